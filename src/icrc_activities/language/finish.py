"""What is done to every finished line: words that change before others, typography, stray spaces."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

UNELIDED = "\ue000"
"""A private mark before a word that lets no article fuse with it; it never leaves this module."""

_STRAY = re.compile(r" +(?=[.,;:!?…)])|(?<= ) +|(?<=\() +|,(?=\s*[.,;:!?])")


class Finish:
    """The sandhi and typography of a language, as its data lists them, run once over a line."""

    def __init__(self, grammar: Mapping[str, Any]) -> None:
        self._sandhi = [_rule(rule) for rule in grammar.get("sandhi", ())]
        self._replace = [(rule["find"], rule["put"]) for rule in grammar.get("replace", ())]

    def words(self, text: str) -> str:
        """A part of a line: only what happens between words."""
        for pattern, becomes in self._sandhi:
            text = pattern.sub(becomes, text)
        return text.replace(UNELIDED, "") if UNELIDED in text else text

    def line(self, text: str) -> str:
        """A whole line: stray spaces and commas closed, typography set, the first letter a capital."""
        text = self.typography(self.words(_STRAY.sub("", text).strip()))
        return text[:1].upper() + text[1:]

    def typography(self, text: str) -> str:
        """A text that was not written from parts, a title say: only its typography."""
        for find, put in self._replace:
            text = text.replace(find, put)
        return text


def _rule(rule: Mapping[str, str]) -> tuple[re.Pattern[str], str]:
    """One rule of the data as a pattern and what to put.

    ``word`` before ``before`` becomes ``becomes`` (and loses the space if that ends in an apostrophe);
    or what a word ``starts`` with, ``after`` something, becomes something else.
    """
    becomes = rule["becomes"]
    if "starts" in rule:
        return re.compile(f"(?<={rule['after']} ){re.escape(rule['starts'])}"), becomes
    before = f" (?={rule['before']})" if "before" in rule else r"(?=\W)"
    space = " " if "before" in rule and not becomes.endswith("’") else ""
    word = re.escape(rule["word"])
    # The word first and what stands before it after: a pattern that begins with a letter is found far sooner.
    return re.compile(rf"{word}(?<!\w{word}){before}"), becomes + space
