"""One language: its data, and the parts of the engine that read them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple
from unicodedata import normalize

from babel import Locale, UnknownLocaleError

from ..errors import UnknownKeyError, nearest
from .dates import Dates
from .finish import Finish
from .measures import Measures
from .messages import Messages
from .names import NameForms
from .nouns import Nouns
from .numbers import Numbers


class Column(NamedTuple):
    """What a slot asks for.

    Attributes:
        slot: What the tables of the grammar go by: a case, or a slot with a preposition of its own.
        case: The case of the words in it.
        preposition: What stands in front; empty in a language whose slots are cases.
        bare: Whether names go without their article.
    """

    slot: str
    case: str
    preposition: str = ""
    bare: bool = False


class Language:
    """A language as its folder describes it; every part is made on first use.

    Attributes:
        tag: BCP 47 tag, the name of its folder.
        tables: Its data: ``grammar``, ``nouns``, ``adjectives``, ``names``, ``reading``, those of all folders together.
        grammar: ``grammar.toml``.
        cases: The cases of its nouns, or what stands for them; the first is the default.
        slots: The functions of its messages, and the slot that each asks for: a case, one of the grammar's prepositions, or ``bare``.
        columns: What each slot asks for.
        each: The slots, and the functions for places, whose preposition stands before every item of a list.
    """

    def __init__(self, tag: str, tables: Mapping[str, Mapping[str, Any]], messages: tuple[tuple[str, str], ...]) -> None:
        grammar = tables["grammar"]
        self.tag = tag
        self.tables = tables
        self.grammar = grammar
        self.cases: tuple[str, ...] = tuple(grammar["cases"])
        self.slots: Mapping[str, str] = grammar["slots"]
        first = self.cases[0]
        self.columns: Mapping[str, Column] = {
            **{case: Column(case, case) for case in self.cases},
            **{slot: Column(slot, first, word) for slot, word in grammar.get("prepositions", {}).items()},
            "bare": Column(first, first, bare=True),
        }
        self.each = frozenset(self.slots.get(function, function) for function in grammar["lists"].get("each", ()))
        self._messages = messages

    def case(self, name: str) -> str:
        """A case, or another slot, of this language by the name that the caller gives it.

        A language that lacks one of the six cases writes its first form instead: English ignores them.

        Raises:
            UnknownKeyError: If it is neither a slot of the language nor one of the six cases.
        """
        if name in self.columns:
            return self.columns[name].slot
        if name in CASES:
            return self.cases[0]
        raise UnknownKeyError("case", name, nearest(name, (*self.columns, *CASES)) or tuple(self.columns))

    @cached_property
    def locale(self) -> Locale:
        """Babel's data for it: separators, list patterns, ordinal categories."""
        return Locale.parse(self.grammar["locale"])

    def called(self, tag: str) -> str:
        """What a language is called in this one; its tag if Babel does not know it.

        >>> from icrc_activities import vocabulary
        >>> vocabulary().language("en").called("pt-BR")
        'Portuguese (Brazil)'
        """
        try:
            return Locale.parse(tag, sep="-").get_display_name(self.locale) or tag
        except (ValueError, UnknownLocaleError):
            return tag

    @cached_property
    def numbers(self) -> Numbers:
        """How it writes numbers, and the classes that they fall into."""
        return Numbers(self.grammar, self.locale)

    @cached_property
    def nouns(self) -> Nouns:
        """Its nouns by key."""
        return Nouns(self.tag, self.cases, self.grammar, self.tables["nouns"], self.tables["adjectives"], self.join)

    @cached_property
    def measures(self) -> Measures:
        """How it writes figures, amounts and changes."""
        return Measures(self)

    @cached_property
    def names(self) -> NameForms:
        """Its names by the nominative that a record writes."""
        return NameForms(self.tag, self.cases, self.grammar, self.tables["names"])

    @cached_property
    def dates(self) -> Dates:
        """How it writes periods."""
        return Dates(self.cases, self.grammar["dates"], self.finish.fused)

    @cached_property
    def messages(self) -> Messages:
        """Its sentences."""
        return Messages(self.tag, self._messages, tuple(self.slots))

    @cached_property
    def finish(self) -> Finish:
        """What is done to every finished line."""
        return Finish(self.grammar, _unelided({**self.tables["nouns"], **self.tables["names"]}))

    @cached_property
    def _list_patterns(self) -> Any:
        return self.locale.list_patterns["standard"]

    def join(self, parts: list[str]) -> str:
        """A list of words as the language writes it: "A, B and C".

        >>> from icrc_activities import vocabulary
        >>> vocabulary().language("en").join(["Armenia", "Belarus", "Russia"])
        'Armenia, Belarus and Russia'
        """
        if len(parts) < 2:
            return "".join(parts)
        patterns = self._list_patterns
        if len(parts) == 2:
            return _put(patterns["2"], *parts)
        text = _put(patterns["end"], *parts[-2:])
        for part in reversed(parts[1:-2]):
            text = _put(patterns["middle"], part, text)
        return _put(patterns["start"], parts[0], text)

    def order(self, text: str) -> tuple[int, ...]:
        """A key that sorts names by the language's alphabet; letters that it lacks sort as their base letters."""
        return tuple(self._letters(text.casefold()))

    def _letters(self, text: str) -> list[int]:
        alphabet: str = self.grammar["lists"]["alphabet"]
        found = []
        for letter in text:
            place = alphabet.find(letter)
            if place < 0:
                place = alphabet.find(normalize("NFKD", letter)[0])
            found.append(place)
        return found


CASES = ("nom", "gen", "dat", "acc", "ins", "prep")
"""The cases that `icrc_activities.phrase` takes for every language."""


def _put(pattern: str, left: str, right: str) -> str:
    before, between, after = _HOLE.split(pattern)
    return f"{before}{left}{between}{right}{after}"


_HOLE = re.compile(r"\{[01]\}")


def _unelided(entries: Mapping[str, Any]) -> Iterator[str]:
    """The nouns and names before which no word changes: every form, and a name that has no forms itself."""
    for key, data in entries.items():
        if data.get("elides") is False:
            yield key
            for forms in (data.get(part, ()) for part in ("sg", "pl", "forms")):
                yield from (forms,) if isinstance(forms, str) else forms
