"""Files that are written whole or not at all, and errors that name their file."""

import errno
import io
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import IO, Any


@contextmanager
def naming(path: str | PathLike[str], damaged: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Around what is done to a file itself: its error names the file; what else is *damaged* becomes such an error.

    Raises:
        OSError: If it cannot be done.
    """
    try:
        yield
    except damaged as error:
        raise OSError(errno.EIO, f"broken off or damaged ({error})", str(path)) from error
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


class _File(io.FileIO):
    """A file to write whose errors name what it is, or what it will be."""

    def __init__(self, file: Path, path: str | PathLike[str]) -> None:
        self._path = path
        with naming(path):
            super().__init__(file, "wb")

    def write(self, data: Any) -> Any:
        with naming(self._path):
            return super().write(data)

    def close(self) -> None:
        with naming(self._path):
            super().close()


@contextmanager
def replacing(path: str | PathLike[str]) -> Iterator[IO[bytes]]:
    """A file to write that takes the place of another when all is written; until then, and if anything goes wrong, the old one stays.

    Whoever reads it meanwhile finds the old file or the new one, whole, with the rights that the old one had.
    A link stays a link. A device or a pipe is written to, never replaced.

    Raises:
        OSError: If it cannot be written; it names the file, which stays as it was.
    """
    given = Path(path)
    if given.exists() and not given.is_file():
        with io.BufferedWriter(_File(given, path)) as file:
            yield file
        return
    target = given.resolve()
    beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
    raw = _File(beside, path)
    try:
        with io.BufferedWriter(raw) as file:
            if target.exists():
                with naming(path):
                    beside.chmod(target.stat().st_mode)  # before there is anything to read in it
            yield file
        with naming(path):
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def write_whole(path: str | PathLike[str], data: bytes) -> None:
    """Write a file as `replacing` does.

    Raises:
        OSError: If it cannot be written; it names the file, which stays as it was.
    """
    with replacing(path) as file:
        file.write(data)
