"""Whole documents: a record as JSON text or as a file, and back."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Any, TypeVar, overload

import msgspec

from ..errors import Fault, WrongTypeError, shown
from ..model.activities import Activity
from ..model.factsheet import ACTIVITIES, Factsheet
from . import fast
from .leaves import NotHereError
from .limits import MAX_DEPTH, MAX_SIZE

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")


def dumps(record: object, *, converter: Converter | None = None, indent: int | None = 2) -> str:
    """A record as JSON, its keys in the order of its class; what is not stated is left out.

    Args:
        record: A record of any class, or a tuple of records.
        converter: One from `make_converter` that knows classes or fields of your own.
        indent: By how many spaces a level is indented; without it, all stands in one line.

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
    return written(record, converter, indent).decode("utf-8")


def written(record: object, converter: Converter | None, indent: int | None) -> bytes:
    """A record as JSON in UTF-8, with an end of line."""
    if indent is None or indent > 0:  # any other, Python's json and msgspec read otherwise
        try:
            data = _fast(_annotation(record), converter).write(record, MAX_DEPTH)
            return (data if indent is None else msgspec.json.format(data, indent=indent)) + b"\n"
        except Exception:  # noqa: BLE001, S110  # whatever it is, the slow path says it
            pass
    from .slow import write  # noqa: PLC0415  # cattrs takes its time

    return (write(record, converter, indent=indent) + "\n").encode("utf-8")


def _annotation(record: object) -> Any:
    """What a record, or a tuple of records, is read as again; `None` for a tuple of several classes."""
    if type(record) is not tuple:
        return type(record)
    classes = set(map(type, record))
    if all(issubclass(cls, Activity) for cls in classes):
        return tuple[Activity, ...]
    return tuple[classes.pop(), ...] if len(classes) == 1 else None  # type: ignore[misc]


@overload
def loads(
    data: str | bytes | bytearray | memoryview,
    *,
    converter: Converter | None = None,
    unique_keys: bool = True,
    max_size: int = MAX_SIZE,
    max_depth: int = MAX_DEPTH,
) -> Factsheet: ...
@overload
def loads(
    data: str | bytes | bytearray | memoryview,
    cls: type[T],
    *,
    converter: Converter | None = None,
    unique_keys: bool = True,
    max_size: int = MAX_SIZE,
    max_depth: int = MAX_DEPTH,
) -> T: ...
def loads(
    data: str | bytes | bytearray | memoryview,
    cls: Any = Factsheet,
    *,
    converter: Converter | None = None,
    unique_keys: bool = True,
    max_size: int = MAX_SIZE,
    max_depth: int = MAX_DEPTH,
) -> Any:
    """The record that a JSON text holds; a factsheet unless another class is asked for, the inverse of `dumps`.

    Args:
        data: The text, or its bytes in UTF-8.
        cls: What to read: a class, or a tuple of one such as ``tuple[Activity, ...]``.
        converter: One from `make_converter` that knows classes or fields of your own.
        unique_keys: Whether to look for keys that stand twice in an object. Without that look, which takes a third of
            the time, the last one silently counts: for documents that a program has written.
        max_size: How many bytes the document may have.
        max_depth: How many levels of objects and lists it may have.

    Raises:
        InvalidDocumentError: With every fault of the document (of more than a thousand, a thousand), in the order in which they stand.
        WrongTypeError: If *data* is neither a text nor bytes.

    >>> from icrc_activities import Figure
    >>> loads('{"value": "36000", "unit": "call", "qualifier": "over"}', Figure).value
    Decimal('36000')
    >>> loads('{"value": 36000, "unit": "call", "qualifer": "over"}', Figure)
    Traceback (most recent call last):
    icrc_activities.errors.InvalidDocumentError: Figure: 2 faults
      $.value: found 36000, allowed is a number as text, such as "36000"
      $.qualifer: found the key 'qualifer', allowed is a key of Figure, nearest: qualifier
    """
    if not isinstance(data, str | bytes):
        try:
            data = bytes(memoryview(data))
        except TypeError:
            raise WrongTypeError("loads", (Fault("data", shown(data), "JSON as a text or as bytes"),)) from None
    return read(data, cls, converter, None, unique_keys, max_size, max_depth)


def dump(record: object, path: str | PathLike[str], *, converter: Converter | None = None, indent: int | None = 2) -> None:
    """Write a record to a file, as UTF-8; whoever reads it meanwhile finds the old file or the new one, whole.

    Raises:
        InvalidDocumentError: As `dumps`; the file stays as it was.
        OSError: If it cannot be written; it names the file, which stays as it was.
    """
    from .files import write_whole  # noqa: PLC0415  # most programs only read

    write_whole(path, written(record, converter, indent))


@overload
def load(
    path: str | PathLike[str],
    *,
    converter: Converter | None = None,
    unique_keys: bool = True,
    max_size: int = MAX_SIZE,
    max_depth: int = MAX_DEPTH,
) -> Factsheet: ...
@overload
def load(
    path: str | PathLike[str],
    cls: type[T],
    *,
    converter: Converter | None = None,
    unique_keys: bool = True,
    max_size: int = MAX_SIZE,
    max_depth: int = MAX_DEPTH,
) -> T: ...
def load(
    path: str | PathLike[str],
    cls: Any = Factsheet,
    *,
    converter: Converter | None = None,
    unique_keys: bool = True,
    max_size: int = MAX_SIZE,
    max_depth: int = MAX_DEPTH,
) -> Any:
    """The record that a file holds, the inverse of `dump`.

    Raises:
        InvalidDocumentError: As `loads`; it names the file.
    """
    pieces, room = [], max_size + 1  # no more is needed to refuse it
    with open(path, "rb") as file:  # noqa: PTH123  # pathlib takes its time
        while room > 0 and (piece := file.read(min(room, 2**20))):  # which reserves as much, be it there or not
            pieces.append(piece)
            room -= len(piece)
    return read(b"".join(pieces), cls, converter, str(path), unique_keys, max_size, max_depth)


def read(data: str | bytes, cls: Any, converter: Converter | None, subject: str | None, unique_keys: bool, size: int, depth: int) -> Any:  # noqa: FBT001
    """The record of a document: on the fast path if that can, else on the slow one, which says what is wrong."""
    try:
        raw = data.encode("utf-8") if isinstance(data, str) else data
        if len(raw) <= size:
            record = _fast(cls, converter).read(raw, min(depth, MAX_DEPTH))
            if not (unique_keys and fast.repeats(raw)):
                return record
    except Exception:  # noqa: BLE001, S110  # whatever it is, the slow path says it
        pass
    from . import slow  # noqa: PLC0415  # cattrs takes its time

    named = subject or str(getattr(cls, "__name__", cls))
    return slow.read(data, cls, converter, named, size=size, depth=depth, unique_keys=unique_keys)


def _fast(cls: Any, converter: Any) -> fast.Path:
    """The fast path of a class.

    Raises:
        NotHereError: If it has none, or the converter has hooks of its own.
    """
    if converter is None:
        return fast.path(cls, ACTIVITIES)
    if getattr(converter, "has_own_hooks", True) or not (converter.omit_if_default and converter.forbid_extra_keys):
        raise NotHereError
    return fast.path(cls, converter.kinds)
