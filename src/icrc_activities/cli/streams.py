"""What the commands read and write: files, and the standard streams where a file is ``-``."""

import errno
import os
import sys
from pathlib import Path

from ..errors import InvalidDocumentError
from ..model.factsheet import Factsheet

STANDARD = "-"
"""The file that is standard input where one is read, standard output where one is written."""


def say(note: str) -> None:
    """Tell the operator something, on standard error."""
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
    if sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF), STANDARD)
    try:
        return loads(sys.stdin.buffer.read())
    except InvalidDocumentError as error:
        error.subject = STANDARD
        raise


def write(text: str, file: Path) -> None:
    """Write a text as UTF-8; whoever reads the file meanwhile finds the old one or the new one, whole.

    Raises:
        OSError: If it cannot be written; it names the file, which stays as it was.
    """
    if str(file) == STANDARD:
        sys.stdout.write(text)
        return
    from ..codec.files import write_whole

    write_whole(file, text.encode("utf-8"))
