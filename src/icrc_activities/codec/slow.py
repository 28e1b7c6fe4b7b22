"""The slow path: a document read by the converter, with every fault told; a record written with every fault told."""

from __future__ import annotations

import json
from functools import cache
from itertools import islice
from typing import Any

from cattrs import BaseValidationError, Converter

from ..errors import ActivitiesError, Fault, InvalidDocumentError
from ..model.factsheet import Factsheet
from .converter import make_converter
from .faults import faults_of, found, in_order
from .formats import FORMAT, NEWEST, UnknownFormatError, migrated
from .limits import MAX_DEPTH, MAX_FAULTS
from .syntax import below, parse, repeated, too_deep, unsound

default_converter = cache(make_converter)


def read(data: str | bytes, cls: Any, converter: Converter | None, subject: str, *, size: int, depth: int, unique_keys: bool) -> Any:
    """The record of a document.

    Raises:
        InvalidDocumentError: With every fault of the document, in the order in which they stand.
    """
    try:
        return _read(data, cls, converter, subject, size, depth, unique_keys)
    except RecursionError as error:
        raise InvalidDocumentError(subject, (too_deep(depth),)) from error


def _read(data: str | bytes, cls: Any, converter: Converter | None, subject: str, size: int, depth: int, unique_keys: bool) -> Any:  # noqa: FBT001
    record = None
    faults: list[Fault] = []
    given = document = parse(data, subject, size)
    odd = list(islice(unsound(given, depth), MAX_FAULTS))
    if isinstance(given, dict) and isinstance(cls, type) and issubclass(cls, Factsheet):
        try:
            document = migrated(given, subject, NEWEST)
        except UnknownFormatError:
            faults.append(Fault("$.format", found(below(given, "format")), FORMAT))
            document = {key: value for key, value in given.items() if key != "format"}
    try:
        record = (converter or default_converter()).structure(document, cls)
    except (BaseValidationError, ActivitiesError, ValueError, TypeError, LookupError) as error:  # the last three: a user's hooks
        faults += islice(faults_of(error, cls, document), MAX_FAULTS)
    refused = {fault.path for fault in faults}
    faults += [fault for fault in odd if fault.path not in refused]
    if unique_keys:
        faults += islice(repeated(given, depth), MAX_FAULTS)
    if faults:
        raise InvalidDocumentError(subject, in_order(faults, given)[:MAX_FAULTS])
    return record


def write(record: object, converter: Converter | None, *, indent: int | None) -> str:
    """The JSON text of a record.

    Raises:
        InvalidDocumentError: With every place that no document could hold.
    """
    subject = type(record).__name__
    try:
        document = (converter or default_converter()).unstructure(record)
        if isinstance(record, Factsheet):
            document = {"format": FORMAT, **document}
        faults = tuple(unsound(document, MAX_DEPTH))
    except RecursionError as error:
        raise InvalidDocumentError(subject, (too_deep(MAX_DEPTH),)) from error
    if faults:
        raise InvalidDocumentError(subject, faults)
    separators = (",", ":") if indent is None else None
    return json.dumps(document, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
