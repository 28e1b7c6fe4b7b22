"""Whole documents: a record as JSON text or as a file, and back."""

from __future__ import annotations

import json
import re
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Any, TypeVar, overload

from cattrs import BaseValidationError, Converter

from ..errors import ActivitiesError, Fault, InvalidDocumentError
from ..model.factsheet import Factsheet
from .converter import make_converter
from .faults import NOTHING, faults_of, found, in_order
from .files import write_whole
from .syntax import TOO_DEEP, parse, places, repeated, unsound

T = TypeVar("T")

FORMAT = "icrc-activities/1"
"""What a factsheet's document says it is."""

_NEWER = re.compile(r"icrc-activities/[1-9][0-9]*")

_default_converter = cache(make_converter)


def dumps(record: object, *, converter: Converter | None = None) -> str:
    """A record as JSON, its keys in the order of its class; what is not stated is left out.

    Raises:
        InvalidDocumentError: If it is of a kind that the converter was not given, nested too deep, or holds half a character.

    >>> from icrc_activities import over
    >>> print(dumps(over(36_000, "call")), end="")
    {
      "value": "36000",
      "unit": "call",
      "qualifier": "over"
    }
    """
    subject = type(record).__name__
    try:
        document = (converter or _default_converter()).unstructure(record)
        if isinstance(record, Factsheet):
            document = {"format": FORMAT, **document}
        faults = tuple(unsound(places(document)))
    except RecursionError as error:
        raise InvalidDocumentError(subject, (TOO_DEEP,)) from error
    if faults:
        raise InvalidDocumentError(subject, faults)
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


@overload
def loads(data: str | bytes, *, converter: Converter | None = None) -> Factsheet: ...
@overload
def loads(data: str | bytes, cls: type[T], *, converter: Converter | None = None) -> T: ...
def loads(data: str | bytes, cls: Any = Factsheet, *, converter: Converter | None = None) -> Any:
    """The record that a JSON text holds; a factsheet unless another class is asked for, the inverse of `dumps`.

    Raises:
        InvalidDocumentError: With every fault of the document, in the order in which they stand.

    >>> from icrc_activities import Figure
    >>> loads('{"value": "36000", "unit": "call", "qualifier": "over"}', Figure).value
    Decimal('36000')
    >>> loads('{"value": 36000, "unit": "call", "qualifer": "over"}', Figure)
    Traceback (most recent call last):
    icrc_activities.errors.InvalidDocumentError: Figure: 2 faults
      $.value: found 36000, allowed is a number as text, such as "36000"
      $.qualifer: found the key 'qualifer', allowed is a key of Figure, nearest: qualifier
    """
    return _read(data, cls, converter, getattr(cls, "__name__", str(cls)))


def dump(record: object, path: str | PathLike[str], *, converter: Converter | None = None) -> None:
    """Write a record to a file, as UTF-8; whoever reads it meanwhile finds the old file or the new one, whole.

    Raises:
        InvalidDocumentError: As `dumps`; the file stays as it was.
        OSError: If it cannot be written; it names the file, which stays as it was.
    """
    write_whole(path, dumps(record, converter=converter).encode("utf-8"))


@overload
def load(path: str | PathLike[str], *, converter: Converter | None = None) -> Factsheet: ...
@overload
def load(path: str | PathLike[str], cls: type[T], *, converter: Converter | None = None) -> T: ...
def load(path: str | PathLike[str], cls: Any = Factsheet, *, converter: Converter | None = None) -> Any:
    """The record that a file holds, the inverse of `dump`.

    Raises:
        InvalidDocumentError: As `loads`; it names the file.
    """
    return _read(Path(path).read_bytes(), cls, converter, str(path))


def _read(data: str | bytes, cls: Any, converter: Converter | None, subject: str) -> Any:
    at = parse(data, subject)
    document, record = at["$"], None
    faults: list[Fault] = []
    if isinstance(document, dict) and isinstance(cls, type) and issubclass(cls, Factsheet):
        faults += _format_faults(at.get("$.format", NOTHING), subject)
        document = {key: value for key, value in document.items() if key != "format"}
    try:
        record = (converter or _default_converter()).structure(document, cls)
    except (BaseValidationError, ActivitiesError, ValueError, TypeError, LookupError) as error:  # the last three: a user's hooks
        faults += faults_of(error, cls, at)
    refused = {fault.path for fault in faults}
    faults += [fault for fault in unsound(at) if fault.path not in refused]
    faults += repeated(at)
    if faults:
        raise InvalidDocumentError(subject, in_order(faults, at))
    return record


def _format_faults(stated: object, subject: str) -> tuple[Fault, ...]:
    if stated == FORMAT:
        return ()
    if isinstance(stated, str) and _NEWER.fullmatch(stated):
        # Whatever else is wrong would only show that the format is a newer one.
        raise InvalidDocumentError(
            subject, (Fault("$.format", found(stated), f"{FORMAT}; to read a newer format, upgrade icrc_activities"),)
        )
    return (Fault("$.format", found(stated), FORMAT),)
