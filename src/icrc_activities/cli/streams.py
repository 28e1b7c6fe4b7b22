"""What the commands read and write: files, and the standard streams where a file is ``-``."""

import errno
import os
import sys
from pathlib import Path
from typing import BinaryIO

from ..errors import Fault, InvalidDocumentError
from ..model.factsheet import Factsheet

STANDARD = "-"
"""The file that is standard input where one is read, standard output where one is written."""


def say(note: str) -> None:
    """Tell the operator something, on standard error."""
    if sys.stderr is not None:  # print would take standard output instead
        print(f"icrc-activities: {note}", file=sys.stderr)


def factsheet(file: Path) -> Factsheet:
    """The sheet that a JSON file holds.

    Raises:
        InvalidDocumentError: With every fault of the document.
        OSError: If the file cannot be read; it names the file.
    """
    from ..codec import load, loads

    if str(file) != STANDARD:
        return load(file)
    try:
        return loads(standard_input().read())
    except InvalidDocumentError as error:
        error.subject = STANDARD
        raise


def text(file: Path) -> str:
    """The text that a file holds, in UTF-8, with or without a byte order mark; its lines end as they do there.

    Raises:
        InvalidDocumentError: If it is not UTF-8.
        OSError: If the file cannot be read; it names the file.
    """
    data = standard_input().read() if str(file) == STANDARD else file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = Fault(f"line {line}", f"the byte 0x{data[error.start]:02x}", "UTF-8")
        raise InvalidDocumentError(str(file), (fault,)) from error


def standard_input() -> BinaryIO:
    """The bytes of standard input.

    Raises:
        OSError: If it is closed.
    """
    if sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), STANDARD)
    return sys.stdin.buffer


def write(content: str | bytes, file: Path) -> None:
    """Write a text, as UTF-8, or bytes; whoever reads the file meanwhile finds the old one or the new one, whole.

    Raises:
        OSError: If it cannot be written; it names the file, which stays as it was.
    """
    if str(file) == STANDARD:
        if isinstance(content, str):
            sys.stdout.write(content)
        else:
            sys.stdout.buffer.write(content)
        return
    from ..codec.files import write_whole

    write_whole(file, content.encode("utf-8") if isinstance(content, str) else content)
