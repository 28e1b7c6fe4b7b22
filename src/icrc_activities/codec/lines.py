"""JSON Lines: one record a line, read and written one at a time, so that a file may be larger than the memory."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar, cast, overload

from ..errors import InvalidDocumentError
from ..model.activities import Activity
from .documents import read, written
from .files import replacing
from .limits import MAX_DEPTH, MAX_LINE

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")
Source = str | PathLike[str] | IO[bytes]


@overload
def read_lines(
    source: Source,
    *,
    converter: Converter | None = None,
    rejects: Source | None = None,
    unique_keys: bool = True,
    max_line: int = MAX_LINE,
    max_depth: int = MAX_DEPTH,
) -> Iterator[Activity]: ...
@overload
def read_lines(
    source: Source,
    cls: type[T],
    *,
    converter: Converter | None = None,
    rejects: Source | None = None,
    unique_keys: bool = True,
    max_line: int = MAX_LINE,
    max_depth: int = MAX_DEPTH,
) -> Iterator[T]: ...
def read_lines(
    source: Source,
    cls: Any = Activity,
    *,
    converter: Converter | None = None,
    rejects: Source | None = None,
    unique_keys: bool = True,
    max_line: int = MAX_LINE,
    max_depth: int = MAX_DEPTH,
) -> Iterator[Any]:
    r"""The records of a file of JSON Lines, one after the other; blank lines are passed over.

    Args:
        source: A file, unpacked as it is read if its name ends in ``.gz`` or ``.zst``; or a stream of bytes, which stays open.
        cls: What each line holds; an activity of any kind unless another class is asked for.
        converter: One from `make_converter` that knows classes or fields of your own.
        rejects: A file, or a stream of bytes, that takes the lines with faults, as they stood; the others are read on.
            It is in its place when all has been read.
        unique_keys: Whether to look for keys that stand twice in an object; see `loads`.
        max_line: How many bytes a line may have.
        max_depth: How many levels of objects and lists it may have.

    Raises:
        InvalidDocumentError: With every fault of the first line that has any, and with its number, unless there are *rejects*.
        OSError: If a file cannot be read or written.
        ImportError: If a ``.zst`` file is to be read and nothing that unpacks it is installed.

    >>> from io import BytesIO
    >>> from icrc_activities import Figure
    >>> list(read_lines(BytesIO(b'{"value": "5", "unit": "call"}\n{"value": 5}\n'), Figure))
    Traceback (most recent call last):
    icrc_activities.errors.InvalidDocumentError: line 2: 2 faults
      $.value: found 5, allowed is a number as text, such as "36000"
      $.unit: found nothing, allowed is a key of lower-case letters, digits, _ and -, a letter first
    """
    with ExitStack() as stack:
        named, lines = stack.enter_context(_opened(source))
        refused = None if rejects is None else stack.enter_context(_taking(rejects))
        for number, line in enumerate(iter(lambda: lines.readline(max_line + 1), b""), 1):
            if line.isspace():
                continue
            try:
                record = read(line, cls, converter, "", unique_keys, max_line, max_depth)
            except InvalidDocumentError as error:
                if refused is None:
                    error.subject = f"{named}line {number}"
                    raise
                for piece in _rest(line, lines, max_line):
                    refused.write(piece)
            else:
                yield record


def write_lines(records: Iterable[object], target: Source, *, converter: Converter | None = None) -> int:
    r"""Write records as JSON Lines, and count them; the inverse of `read_lines`.

    Args:
        records: Records of any class; they are taken one after the other.
        target: A file, packed as it is written if its name ends in ``.gz`` or ``.zst``; or a stream of bytes, which stays open.
            A file stays as it was until all is written, and if anything goes wrong.
        converter: One from `make_converter` that knows classes or fields of your own.

    Raises:
        InvalidDocumentError: As `dumps`, with the number of the record.
        OSError: If the file cannot be written.
        ImportError: If a ``.zst`` file is to be written and nothing that packs it is installed.

    >>> from io import BytesIO
    >>> from icrc_activities import over
    >>> stream = BytesIO()
    >>> write_lines([over(36_000, "call"), over(5, "truck")], stream)
    2
    >>> stream.getvalue()
    b'{"value":"36000","unit":"call","qualifier":"over"}\n{"value":"5","unit":"truck","qualifier":"over"}\n'
    """
    count = 0
    with _taking(target) as file:
        for count, record in enumerate(records, 1):
            try:
                file.write(written(record, converter, None))
            except InvalidDocumentError as error:
                error.subject = f"record {count}: {error.subject}"
                raise
    return count


def _rest(line: bytes, lines: IO[bytes], size: int) -> Iterator[bytes]:
    """A line of which a beginning was read, piece by piece, with an end of line."""
    while line and not line.endswith(b"\n"):
        yield line
        line = lines.readline(size)
    yield line or b"\n"


@contextmanager
def _opened(source: Source) -> Iterator[tuple[str, IO[bytes]]]:
    """What a source is called in an error, and its lines."""
    if not isinstance(source, str | PathLike):
        yield "", source
        return
    with Path(source).open("rb") as file, unpacked(source, file) as lines:
        yield f"{source}, ", lines


@contextmanager
def _taking(target: Source) -> Iterator[IO[bytes]]:
    """What takes the lines of a target."""
    if not isinstance(target, str | PathLike):
        yield target
        return
    with replacing(target) as file:
        suffix = Path(target).suffix.lower()
        if suffix == ".gz":
            from gzip import GzipFile  # noqa: PLC0415  # most files are not packed

            with GzipFile("", "wb", 6, file, 0) as lines:  # without a name and a time, equal records make equal files
                yield cast("IO[bytes]", lines)
        elif suffix == ".zst":
            with _zstd().open(file, "wb") as lines:
                yield lines
        else:
            yield file


@contextmanager
def unpacked(path: str | PathLike[str], file: IO[bytes]) -> Iterator[IO[bytes]]:
    """The lines of an open file, whose name says whether they are packed.

    Raises:
        OSError: If it is broken off or damaged; it names the file.
    """
    suffix = Path(path).suffix.lower()
    damaged: tuple[type[Exception], ...]
    if suffix == ".gz":
        import gzip  # noqa: PLC0415  # most files are not packed
        import zlib  # noqa: PLC0415

        lines, damaged = cast("IO[bytes]", gzip.GzipFile(fileobj=file)), (EOFError, zlib.error, gzip.BadGzipFile)
    elif suffix == ".zst":
        lines, damaged = _zstd().open(file), (EOFError, _zstd().ZstdError)
    else:
        lines, damaged = file, ()
    try:
        yield lines
    except damaged as error:
        raise OSError(errno.EIO, f"broken off or damaged ({error})", str(path)) from error


def _zstd() -> Any:
    for name in ("compression.zstd", "backports.zstd"):  # from Python 3.14 on it comes along
        try:
            return import_module(name)
        except ImportError:
            continue
    raise ImportError("a .zst file needs more than the library: pip install 'icrc-activities[zst]'")
