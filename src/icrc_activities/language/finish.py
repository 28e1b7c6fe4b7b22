"""What is done to every finished line: words that change before others, typography, stray spaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

_Put = Callable[[re.Match[str]], str]
_STRAY = re.compile(r" +(?=[.,;:!?…)])|(?<= ) +|(?<=\() +|,(?=\s*[.,;:!?])")

_SIGNS = ("  ", " .", " ,", " ;", " :", " !", " ?", " …", " )", "( ", ",.", ",,", ",;", ",:", ",!", ",?")
"""What a line holds if it has anything stray: to look for them is far cheaper than the pattern."""


class Finish:
    """The sandhi and typography of a language, as its data lists them, run once over a line.

    *unelided* are words before which none changes, whatever letter they begin with.
    """

    def __init__(self, grammar: Mapping[str, Any], unelided: Iterable[str] = ()) -> None:
        letters: Mapping[str, str] = grammar.get("letters", {})
        kept = "|".join(map(re.escape, sorted(set(unelided))))
        self._sandhi = [sandhi(rule, letters, rf"(?!(?:{kept})\b)" if kept else "") for rule in grammar.get("sandhi", ())]
        self._fuse = [(re.compile(rf"\b{re.escape(apart)}\b"), fused) for apart, fused in grammar.get("fuse", {}).items()]
        self._replace = [(re.compile(rule["find"]), rule["put"]) for rule in grammar.get("replace", ())]

    def words(self, text: str) -> str:
        """A part of a line: only what happens between words."""
        for pattern, becomes in self._sandhi:
            text = pattern.sub(becomes, text)
        return text

    def fused(self, text: str) -> str:
        """Words that the engine put side by side: a preposition and the article after it may become one."""
        if self._fuse:
            text = self.words(text)
            for pattern, fused in self._fuse:
                text = pattern.sub(fused, text)
        return text

    def line(self, text: str) -> str:
        """A whole line: stray spaces and commas closed, typography set, the first letter a capital."""
        text = text.strip()
        if any(sign in text for sign in _SIGNS):
            text = _STRAY.sub("", text)
        text = self.typography(self.words(text.lstrip(", ")))
        return text[:1].upper() + text[1:]

    def typography(self, text: str) -> str:
        """A text that was not written from parts, a title say: only its typography."""
        for pattern, put in self._replace:
            text = pattern.sub(put, text)
        return text


def sandhi(rule: Mapping[str, str], letters: Mapping[str, str], unless: str = "") -> tuple[re.Pattern[str], _Put]:
    """One rule of the data as a pattern and what to put.

    ``word`` before ``before`` becomes ``becomes`` (and loses the space if that ends in an apostrophe), a capital
    at its head stays one; or what a word ``starts`` with, ``after`` something, becomes something else.
    """
    becomes = rule["becomes"]
    if "starts" in rule:
        after = letters.get(rule["after"], rule["after"])
        return re.compile(f"(?<={after} ){re.escape(rule['starts'])}"), lambda _: becomes
    word = f"[{rule['word'][0]}{rule['word'][0].upper()}]{re.escape(rule['word'][1:])}"
    before = letters.get(rule["before"], rule["before"])
    put = becomes if becomes.endswith("’") else f"{becomes} "
    # The word first and what stands before it after: a pattern that begins with a letter is found far sooner.
    pattern = re.compile(rf"{word}(?<!\w{word}) (?={unless}(?:{before}))")
    return pattern, lambda found: put[0].upper() + put[1:] if found[0][0].isupper() else put
