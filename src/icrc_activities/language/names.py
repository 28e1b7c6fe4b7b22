"""Names by the nominative that a record writes: declined, indeclinable, or set behind a word that is declined for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..errors import MissingWordError, nearest


class Name:
    """One name in every case.

    Attributes:
        gender: What a verb agrees with: ``m``, ``f``, ``n``, ``pl``; empty in a language without genders.
        article: The article before it, if any.
        ways: For ``IN``, ``TO``, ``FROM`` its own preposition and case, or a ready-made phrase.
    """

    def __init__(self, forms: Sequence[str], gender: str, data: Mapping[str, Any]) -> None:
        self._forms = forms
        self.gender = gender
        self.article: str = data.get("article", "")
        self.ways: Mapping[str, Sequence[str] | str] = {way.upper(): data[way] for way in ("in", "to", "from") if way in data}

    def case(self, index: int) -> str:
        """The name in a case, by the place of that case in the language's list."""
        return self._forms[index]


class NameForms:
    """The names of a language."""

    def __init__(self, language: str, cases: Sequence[str], grammar: Mapping[str, Any], names: Mapping[str, Mapping[str, Any]]) -> None:
        self.data = names
        self._language = language
        self._count = len(cases)
        self._apposition: Mapping[str, Mapping[str, Any]] = grammar.get("apposition", {})
        quotes: Mapping[str, str] = grammar.get("quotes", {})
        # A name that holds quotation marks of its own gets the inner ones where it is set in quotation marks.
        self._within = str.maketrans(quotes.get("outer", ""), quotes.get("inner", ""))
        self._made: dict[tuple[str, str], Name] = {}

    def get(self, nominative: str, kind: str) -> Name:
        """A name by its nominative; one that the data lacks stands behind the word for its *kind*, if the language has such a word.

        Raises:
            MissingWordError: If the language declines names, has no such name and no word for its kind.
        """
        made = self._made.get((nominative, kind))
        if made is None:
            made = self._make(nominative, kind)
            if nominative in self.data:
                # Names without curated cases come from documents without end: they are made anew each time.
                self._made[nominative, kind] = made
        return made

    def _make(self, nominative: str, kind: str) -> Name:
        data = self.data.get(nominative)
        if data is None:
            word = self._apposition.get(kind)
            if word is None and self._count == 1:
                return Name((nominative,), "", {})
            if word is None:
                raise MissingWordError(kind, nominative, self._language, nearest(nominative, self.data))
            name = nominative.translate(self._within)
            return Name([word["pattern"].format(head=head, name=name) for head in self._each(word["forms"])], word["gender"], word)
        gender: str = data.get("gender", "")
        if "forms" not in data:
            return Name((nominative,) * self._count, gender, data)
        tail = f" {data['tail']}" if "tail" in data else ""
        return Name([form + tail for form in self._each(data["forms"])], gender, data)

    def _each(self, forms: str | Sequence[str]) -> Sequence[str]:
        return (forms,) * self._count if isinstance(forms, str) else forms
