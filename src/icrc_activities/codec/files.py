"""Files that are written whole or not at all."""

import secrets
from os import PathLike
from pathlib import Path


def write_whole(path: str | PathLike[str], data: bytes) -> None:
    """Write a file; whoever reads it meanwhile finds the old one or the new one, whole, with the rights that the old one had.

    A link stays a link. A device or a pipe is written to, never replaced.

    Raises:
        OSError: If it cannot be written; it names the file, which stays as it was.
    """
    given = Path(path)
    if given.exists() and not given.is_file():
        given.write_bytes(data)
        return
    target = given.resolve()
    beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        beside.write_bytes(data)
        if target.exists():
            beside.chmod(target.stat().st_mode)
        beside.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        beside.unlink(missing_ok=True)
