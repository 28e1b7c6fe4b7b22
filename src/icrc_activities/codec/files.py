"""Files that are written whole or not at all."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path
from typing import IO


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
        with given.open("wb") as file:
            yield file
        return
    target = given.resolve()
    beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("wb") as file:
            if target.exists():
                beside.chmod(target.stat().st_mode)  # before there is anything to read in it
            yield file
        beside.replace(target)
    except OSError as error:
        if error.errno is None or error.filename not in {None, str(beside)}:  # from whoever writes, about something else
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        beside.unlink(missing_ok=True)


def write_whole(path: str | PathLike[str], data: bytes) -> None:
    """Write a file as `replacing` does.

    Raises:
        OSError: If it cannot be written; it names the file, which stays as it was.
    """
    with replacing(path) as file:
        file.write(data)
