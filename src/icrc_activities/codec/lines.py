"""JSON Lines: one record a line, read and written one at a time, so that a file may be larger than the memory."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar, cast, overload

import attrs

from ..errors import Fault, InvalidDocumentError, InvalidRecordError, MissingExtraError, WrongTypeError, shown
from ..model.activities import Activity
from .documents import read, written
from .files import naming, replacing
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
    on_reject: Callable[[int, InvalidDocumentError], object] | None = None,
    unique_keys: bool = True,
    max_line: int = MAX_LINE,
    max_depth: int = MAX_DEPTH,
) -> Generator[Activity, None, None]: ...
@overload
def read_lines(
    source: Source,
    cls: type[T],
    *,
    converter: Converter | None = None,
    rejects: Source | None = None,
    on_reject: Callable[[int, InvalidDocumentError], object] | None = None,
    unique_keys: bool = True,
    max_line: int = MAX_LINE,
    max_depth: int = MAX_DEPTH,
) -> Generator[T, None, None]: ...
def read_lines(
    source: Source,
    cls: Any = Activity,
    *,
    converter: Converter | None = None,
    rejects: Source | None = None,
    on_reject: Callable[[int, InvalidDocumentError], object] | None = None,
    unique_keys: bool = True,
    max_line: int = MAX_LINE,
    max_depth: int = MAX_DEPTH,
) -> Generator[Any, None, None]:
    r"""The records of a file of JSON Lines, one after the other; blank lines are passed over.

    Nothing is opened, and no argument is looked at, before the first record is asked for.

    Args:
        source: A file, unpacked as it is read if its name ends in ``.gz`` or ``.zst``; or a stream of bytes, which stays open.
        cls: What each line holds; an activity of any kind unless another class is asked for.
        converter: One from `make_converter` that knows classes or fields of your own.
        rejects: A file, or a stream of bytes, that takes the lines with faults, as they stood; the others are read on.
            A file is in its place, be it empty, when all has been read; if reading ends before, the old one stays.
        on_reject: A function that is told the number and the error of each line with faults; the others are read on, unless it raises.
        unique_keys: Whether to look for keys that stand twice in an object; see `loads`.
        max_line: How many bytes a line may have; never more of one are held.
        max_depth: How many levels of objects and lists it may have.

    Raises:
        InvalidDocumentError: With every fault of the first line that has any, and with its number, unless there are *rejects*
            or *on_reject*.
        InvalidRecordError: If *source* is neither a path nor a stream of bytes, or if *rejects* would replace it.
        OSError: If a file cannot be read or written, or is packed and broken off; it names the file.
        MissingExtraError: If a ``.zst`` file is to be read or written and nothing that can is installed.

    >>> from io import BytesIO
    >>> from icrc_activities import Figure
    >>> lines = BytesIO(b'{"value": "5", "unit": "call"}\n{"value": 5, "unit": "call", "qualifer": "over"}\n')
    >>> list(read_lines(lines, Figure))
    Traceback (most recent call last):
    icrc_activities.errors.InvalidDocumentError: line 2: 2 faults
      $.value: found 5, allowed is a number as text, such as "36000"
      $.qualifer: found the key 'qualifer', allowed is a key of Figure, nearest: qualifier
    """
    _not_over(source, rejects)
    number, size = 0, min(max(max_line, 0), sys.maxsize - 1)
    with ExitStack() as stack:
        named, lines = stack.enter_context(_opened(source))
        refused = None if rejects is None else stack.enter_context(_taking(rejects))
        while line := lines.readline(size + 1):
            number += 1
            data = line.removesuffix(b"\n")
            if len(data) <= size and not data.strip():
                continue
            try:
                record = read(data, cls, converter, "", unique_keys, size, max_depth)
            except InvalidDocumentError as error:
                error.subject, error.faults = f"{named}line {number}", tuple(map(_in_line, error.faults))
                if refused is None and on_reject is None:
                    raise
                if on_reject is not None:
                    on_reject(number, error)
                for piece in _whole(line, lines, size + 1):
                    if refused is not None:
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
        WrongTypeError: If *target* is neither a path nor a stream of bytes.
        OSError: If the file cannot be written; it names the file, which stays as it was.
        MissingExtraError: If a ``.zst`` file is to be written and nothing that can is installed.

    >>> from io import BytesIO
    >>> from icrc_activities import over
    >>> stream = BytesIO()
    >>> write_lines([over(36_000, "call"), over(5, "truck")], stream)
    2
    >>> stream.getvalue()
    b'{"value":"36000","unit":"call","qualifier":"over"}\n{"value":"5","unit":"truck","qualifier":"over"}\n'
    """
    number = 0
    with _taking(target) as file:
        for number, record in enumerate(records, 1):
            try:
                data = written(record, converter, None)
            except InvalidDocumentError as error:
                error.subject = f"record {number}: {error.subject}"
                raise
            file.write(data)
    return number


def _in_line(fault: Fault) -> Fault:
    """A fault of a line, whose path has no line in it: that is always the first."""
    return attrs.evolve(fault, path=fault.path.removeprefix("line 1").removeprefix(", ") or "$")


def _whole(line: bytes, lines: IO[bytes], size: int) -> Iterator[bytes]:
    """A line of which a beginning was read, piece by piece, with an end of line."""
    while line and not line.endswith(b"\n"):
        yield line
        line = lines.readline(size)
    yield line or b"\n"


def _not_over(source: Source, rejects: Source | None) -> None:
    """Refuse rejects that would take the place of what is read."""
    if isinstance(source, str | PathLike) and isinstance(rejects, str | PathLike):
        path = Path(rejects)
        if path.is_file() and path.samefile(source):
            raise InvalidRecordError("read_lines", (Fault(".rejects", shown(str(rejects)), "another file than the one that is read"),))


def _stream(given: Any, method: str) -> IO[bytes]:
    """What was given, if it may be a stream of bytes."""
    if hasattr(given, "encoding") or not hasattr(given, method):  # a text stream has one, however it is wrapped
        raise WrongTypeError("JSON Lines", (Fault("file", shown(given), "a path or a stream of bytes"),))
    return cast("IO[bytes]", given)


class _Whole(io.RawIOBase):
    """A raw stream that takes all it is given; by itself it may take a part and say how much that was."""

    def __init__(self, stream: io.RawIOBase) -> None:
        self._stream = stream

    def write(self, data: Any) -> int:
        done = 0
        while done < len(data):
            count = self._stream.write(memoryview(data)[done:])
            if count is None:
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
            done += count
        return done


@contextmanager
def _opened(source: Source) -> Iterator[tuple[str, IO[bytes]]]:
    """What a source is called in an error, and its lines."""
    if not isinstance(source, str | PathLike):
        yield "", _stream(source, "readline")
        return
    with Path(source).open("rb") as file:
        yield f"{source}, ", unpacked(source, file)


@contextmanager
def _taking(target: Source) -> Iterator[IO[bytes]]:
    """What takes the lines of a target."""
    if not isinstance(target, str | PathLike):
        stream = _stream(target, "write")
        yield cast("IO[bytes]", _Whole(stream)) if isinstance(stream, io.RawIOBase) else stream
        return
    with replacing(target) as file:
        suffix = Path(target).suffix.lower()
        if suffix == ".gz":
            from gzip import GzipFile  # noqa: PLC0415  # most files are not packed

            with GzipFile("", "wb", 6, file, 0) as lines:  # without a name and a time, equal records make equal files
                yield cast("IO[bytes]", lines)
        elif suffix == ".zst":
            zstd = _zstd()
            with zstd.open(file, "wb", options={zstd.CompressionParameter.checksum_flag: 1}) as lines:
                lines.write(b"")  # or a file of no lines would have no bytes, which nobody can unpack
                yield lines
        else:
            yield file


class _Unpacked(io.RawIOBase):
    """What a file holds, unpacked; its errors name the file."""

    def __init__(self, path: str | PathLike[str], packed: Any, damaged: tuple[type[Exception], ...]) -> None:
        self._path, self._packed, self._damaged = path, packed, damaged

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with naming(self._path, self._damaged):
            count: int = self._packed.readinto1(buffer)
            return count


def unpacked(path: str | PathLike[str], file: io.BufferedReader[Any]) -> IO[bytes]:
    """The lines of an open file, whose name says whether they are packed.

    Raises:
        OSError: If it cannot be read, is broken off or damaged, then or later; it names the file.
    """
    suffix = Path(path).suffix.lower()
    packed: Any = file
    damaged: tuple[type[Exception], ...] = ()
    if suffix == ".gz":
        import gzip  # noqa: PLC0415  # most files are not packed
        import zlib  # noqa: PLC0415

        packed, damaged = gzip.GzipFile(fileobj=file), (EOFError, zlib.error, gzip.BadGzipFile)
    elif suffix == ".zst":
        packed, damaged = _zstd().open(file), (EOFError, _zstd().ZstdError)
    with naming(path, damaged):
        if damaged and not file.peek(1):
            raise EOFError("no bytes")  # which gzip would take for no lines
    return io.BufferedReader(_Unpacked(path, packed, damaged), 2**16)


def _zstd() -> Any:
    for name in ("compression.zstd", "backports.zstd"):  # from Python 3.14 on it comes along
        try:
            return import_module(name)
        except ImportError:
            continue
    raise MissingExtraError("zst", "backports.zstd")
