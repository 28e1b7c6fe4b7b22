"""A text as words, numbers and signs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate

_TOKEN = re.compile(r"([0-9]+|[^\W\d_]+|[\n\t]|[^\s*_\u00ad\u200b\u2060\ufeff])")
"""Digits, a word, the end of a line, a sign. Marks of emphasis and characters without width belong to nothing."""
_SPACE = re.compile(r"\n\s*|\t\s*")
_BLOCK = 16_384

BREAK = "\n"
"""The token that ends a line which the next one does not continue; no phrase reaches over it."""


class Tokens:
    """The tokens of a text.

    Attributes:
        text: The text itself.
        words: The tokens in lower case, letters that are read alike made one.
        starts: Where each begins, in code points.
        ends: Where each ends.
    """

    __slots__ = ("ends", "starts", "text", "words")

    def __init__(self, text: str, alike: Mapping[int, str]) -> None:
        self.text = text
        pieces = _TOKEN.split(_lower(_SPACE.sub(_as_break, text), alike))
        places = list(accumulate(map(len, pieces)))
        self.words, self.starts, self.ends = pieces[1::2], places[:-1:2], places[1::2]

    def glued(self, at: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return 0 < at < len(self.words) and self.starts[at] == self.ends[at - 1]

    def original(self, at: int) -> str:
        """A token as the text has it."""
        return self.text[self.starts[at] : self.ends[at]]

    def opens_line(self, at: int) -> bool:
        """Whether a token is the first of its line."""
        return at == 0 or "\n" in self.text[self.starts[at - 1] if self.words[at - 1] == BREAK else self.ends[at - 1] : self.starts[at]]


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """A text in pieces of some pages, each with its place: what is read at a time stays small, however long the text is.

    They end where a line does that the next one does not continue, so nothing is read over their ends.
    """
    start = 0
    while start < len(text):
        spaces = _SPACE.finditer(text, start + _BLOCK)
        end = next((space.end() for space in spaces if "\n" in space[0] and _ends_line(space)), len(text))
        yield start, text[start:end]
        start = end


def _ends_line(space: re.Match[str]) -> bool:
    after = space.string[space.end() : space.end() + 1]
    return space[0][0] == "\t" or space[0].count("\n") > 1 or not (after.islower() or after.isdigit())


def _as_break(space: re.Match[str]) -> str:
    """As much space, which ends a line at its beginning or nowhere."""
    return (BREAK if _ends_line(space) else " ") + " " * (len(space[0]) - 1)


def _lower(text: str, alike: Mapping[int, str]) -> str:
    """A text in lower case, of the same length."""
    text = text.replace("\u0130", "I").lower()  # the one letter that two are the lower case of
    for letter, read in alike.items():
        text = text.replace(chr(letter), read)
    return text


def split(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase of the data."""
    return tuple(_TOKEN.findall(phrase.lower()))
