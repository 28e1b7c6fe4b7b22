"""One language: its data, and the parts of the engine that read them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..model.units import Units
from .dates import Dates
from .finish import Finish
from .measures import Measures
from .messages import Messages
from .names import NameForms
from .nouns import Nouns
from .numbers import Numbers

if TYPE_CHECKING:
    from babel import Locale


class Language:
    """A language as its folder describes it; every part is made on first use.

    Attributes:
        tag: BCP 47 tag, the name of its folder.
        grammar: ``grammar.toml``.
        cases: The cases of its nouns, or what stands for them; the first is the default.
        slots: The functions of its messages, and the case that each asks for.
    """

    def __init__(
        self,
        tag: str,
        grammar: Mapping[str, Any],
        nouns: Mapping[str, Any],
        adjectives: Mapping[str, Any],
        names: Mapping[str, Any],
        messages: tuple[tuple[str, str], ...],
        units: Units,
    ) -> None:
        self.tag = tag
        self.grammar = grammar
        self.cases: tuple[str, ...] = tuple(grammar["cases"])
        self.slots: Mapping[str, str] = grammar["slots"]
        self.units = units
        self._data = nouns, adjectives, names, messages

    def case(self, name: str) -> str:
        """A case of this language by the name that the caller gives it.

        A language that lacks one of the six cases writes its first form instead: English ignores them.
        """
        from ..errors import UnknownKeyError, nearest

        if name in self.cases or name in self.slots.values():
            return name
        if name in CASES:
            return self.cases[0]
        raise UnknownKeyError("case", name, nearest(name, (*self.cases, *CASES)) or self.cases)

    @cached_property
    def locale(self) -> Locale:
        """Babel's data for it: separators, list patterns, ordinal categories."""
        from babel import Locale

        return Locale.parse(self.grammar["locale"])

    @cached_property
    def numbers(self) -> Numbers:
        """How it writes numbers, and the classes that they fall into."""
        return Numbers(self.grammar, self.locale)

    @cached_property
    def nouns(self) -> Nouns:
        """Its nouns by key."""
        return Nouns(self.tag, self.cases, self.grammar, self._data[0], self._data[1], self.join)

    @cached_property
    def measures(self) -> Measures:
        """How it writes figures, amounts and changes."""
        return Measures(self)

    @cached_property
    def names(self) -> NameForms:
        """Its names by the nominative that a record writes."""
        return NameForms(self.tag, self.cases, self.grammar, self._data[2])

    @cached_property
    def dates(self) -> Dates:
        """How it writes periods."""
        return Dates(self.cases, self.grammar["dates"])

    @cached_property
    def messages(self) -> Messages:
        """Its sentences."""
        return Messages(self.tag, self._data[3], tuple(self.slots))

    @cached_property
    def finish(self) -> Finish:
        """What is done to every finished line."""
        return Finish(self.grammar)

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
        from unicodedata import normalize

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
    return pattern.replace("{0}", left, 1).replace("{1}", right, 1) if "{1}" not in left else "".join((left, pattern[3:-3], right))
