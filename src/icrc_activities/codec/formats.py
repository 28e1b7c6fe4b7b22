"""The formats that documents of factsheets have had, and how one becomes the next."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from ..errors import Fault, InvalidDocumentError, shown
from ..model.fields import MAX_DIGITS

Migration = Callable[[dict[str, Any]], dict[str, Any]]

NEWEST: Final = 1

FORMAT: Final = f"icrc-activities/{NEWEST}"
"""What a factsheet's document says it is."""

MIGRATIONS: dict[int, Migration] = {}
"""What makes a document of a version one of the next, without its format; each version has a recorded document in the tests."""

NUMBER: Final = rf"-?(0|[1-9][0-9]{{0,{MAX_DIGITS - 1}}})(\.[0-9]{{1,{MAX_DIGITS}}})?"
"""What the text of a number matches in full."""


class UnknownFormatError(Exception):
    """A document states no format that there has been."""


_STATED = re.compile(r"icrc-activities/([1-9][0-9]{0,8})")


def migrated(document: dict[str, Any], subject: str, newest: int) -> dict[str, Any]:
    """A factsheet's document as the newest format has it, without the format.

    Raises:
        InvalidDocumentError: If it is of a newer format, whose other faults would be none to a newer library, or if a
            migration can make nothing of it.
        UnknownFormatError: If it states none that there is.
    """
    stated = document.get("format")
    match = _STATED.fullmatch(stated) if isinstance(stated, str) else None
    if match is None:
        raise UnknownFormatError
    version = int(match[1])
    if version > newest:
        allowed = f"icrc-activities/{newest}; to read a newer format, upgrade icrc_activities"
        raise InvalidDocumentError(subject, (Fault("$.format", shown(stated), allowed),))
    document = {key: value for key, value in document.items() if key != "format"}
    for each in range(version, newest):
        try:
            document = MIGRATIONS[each](document)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            fault = Fault("$.format", shown(stated), f"a document of that format, which this is not ({error!r})")
            raise InvalidDocumentError(subject, (fault,)) from error
    return document
