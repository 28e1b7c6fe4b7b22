"""A text of a sheet in each of its languages."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """A text in one language."""

    lang: str
    text: str


Texts = tuple[Words, ...]
"""The same words in each language of the sheet, in the order of its languages."""
