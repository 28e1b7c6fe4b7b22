"""A text as words, numbers and signs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_TOKEN = re.compile(r"([0-9]+)|([^\W\d_]+)|(\n\s*|\t\s*)|[^\s*_\u00ad\u200b\u2060\ufeff]")
"""Digits, a word, the end of a line, a sign. Marks of emphasis and characters without width belong to nothing."""

BREAK = "\n"
"""The token that ends a line which the next one does not continue; no phrase reaches over it."""


class Tokens:
    """The tokens of a text.

    Attributes:
        text: The text itself.
        words: The tokens in lower case, letters that are read alike made one.
        starts: Where each begins, in code points.
        ends: Where each ends.
        numbers: The places of the tokens that are digits.
    """

    __slots__ = ("ends", "numbers", "starts", "text", "words")

    def __init__(self, text: str, alike: Mapping[int, Any]) -> None:
        self.text = text
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        self.words, self.starts, self.ends = words, starts, ends
        self.numbers: list[int] = []
        for match in _TOKEN.finditer(text.translate(alike) if alike else text):
            kind = match.lastindex
            if kind == 3:
                if not _ends_line(match[0], text[match.end() : match.end() + 1]):
                    continue
                words.append(BREAK)
            else:
                if kind == 1:
                    self.numbers.append(len(words))
                words.append(match[0].lower())
            starts.append(match.start())
            ends.append(match.end())

    def glued(self, at: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return 0 < at < len(self.words) and self.starts[at] == self.ends[at - 1]

    def original(self, at: int) -> str:
        """A token as the text has it."""
        return self.text[self.starts[at] : self.ends[at]]

    def opens_line(self, at: int) -> bool:
        """Whether a token is the first of its line."""
        return at == 0 or "\n" in self.text[self.starts[at - 1] if self.words[at - 1] == BREAK else self.ends[at - 1] : self.starts[at]]


def _ends_line(space: str, after: str) -> bool:
    return space[0] == "\t" or space.count("\n") > 1 or not (after.islower() or after.isdigit())


def split(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase of the data."""
    return tuple(match[0].lower() for match in _TOKEN.finditer(phrase))
