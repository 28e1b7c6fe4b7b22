"""Nouns and their adjectives, from curated forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ..errors import MissingWordError, nearest


class Noun:
    """A noun, or a noun with words that belong to it, in every form that the data gives.

    Attributes:
        key: Its key in the data.
        gender: ``m``, ``f``, ``n``, or ``pl`` for a word without a singular; empty in a language without genders.
        traits: What else a government table may ask of it: ``anim``, ``measure``.
        base: The entry that has its forms: its own, or that of its head.
    """

    def __init__(self, key: str, nouns: Nouns, data: Mapping[str, Any]) -> None:
        self.key = key
        self._nouns = nouns
        self._data = data
        self._parts = [nouns[part] for part in data.get("join", ())]
        head = self._parts[0] if self._parts else nouns[data["head"]] if "head" in data else None
        self.base: Mapping[str, Any] = head.base if head else data
        self.gender: str = data.get("gender") or self.base.get("gender", "")
        self.traits: tuple[str, ...] = tuple(data.get("traits") or self.base.get("traits", ()))
        self._made: dict[tuple[str, str], str] = {}

    def form(self, form: str, adjective: str | None = None) -> str:
        """The noun in a form (``sg.nom``, ``count.gen``, ``paucal``, ``pl``), its adjectives in another."""
        key = (form, adjective or form)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(*key)
        return made

    def forms(self) -> Iterator[str]:
        """Every form that it can take, its adjectives with it, for those who look for it in a text."""
        for case in self._nouns.cases:
            yield self.form(f"sg.{case}")
            yield self.form(f"pl.{case}")
            yield self.form(f"count.{case}", f"pl.{case}")
        if self._nouns.paucal:
            yield self.form("paucal")

    @property
    def uncountable(self) -> bool:
        """Whether it has no plural."""
        return not self._parts and "pl" not in self.base

    def _make(self, form: str, adjective: str) -> str:
        if self._parts:
            return self._nouns.join([part.form(form, adjective) for part in self._parts])
        data = self._data
        words = [self._nouns.adjective(word, self._agreeing(adjective), self.gender, self.traits) for word in data.get("adj", ())]
        words.append(self._head(form))
        text = " ".join(words)
        if "after" in data:
            text += f", {self._nouns.adjective(data['after'], self._agreeing(adjective), self.gender, self.traits)}"
        return f"{text} {data['tail']}" if "tail" in data else text

    def _head(self, form: str) -> str:
        base = self.base
        if form == "paucal":
            own: str | None = base.get("paucal")
            return own if own is not None else self._head(self._nouns.paucal)
        number, _, case = form.partition(".")
        if number == "count":
            counted: str | None = self._data.get("count", {}).get(case) or base.get("count", {}).get(case)
            return counted if counted is not None else self._head(f"pl.{case}")
        forms = base.get(number) or base["pl" if number == "sg" else "sg"]
        if isinstance(forms, str):
            return forms
        found: str = forms[self._nouns.cases.index(case)]
        return found

    def _agreeing(self, form: str) -> str:
        """The form that an adjective takes beside this noun, where the government asks for the paucal."""
        if form == "paucal":
            form = self._data.get("few") or self.base.get("few") or self._nouns.paucal_adjective[self.gender]
        if self.gender == "pl":
            form = form.replace("sg.", "pl.")
        elif self.uncountable:
            form = form.replace("pl.", "sg.")
        return form


class Nouns:
    """The nouns of a language by key."""

    def __init__(
        self,
        language: str,
        cases: Sequence[str],
        grammar: Mapping[str, Any],
        nouns: Mapping[str, Mapping[str, Any]],
        adjectives: Mapping[str, Mapping[str, str | Sequence[str]]],
        join: Callable[[list[str]], str],
    ) -> None:
        self.data = nouns
        self.cases = cases
        self.join = join
        self.paucal: str = grammar.get("forms", {}).get("paucal", "")
        agreement = grammar.get("adjective", {})
        self.paucal_adjective: Mapping[str, str] = agreement.get("paucal", {})
        self._shift: Mapping[str, str] = agreement.get("shift", {})
        self._language = language
        self._adjectives = adjectives
        self._made: dict[str, Noun] = {}

    def __contains__(self, key: object) -> bool:
        return key in self.data

    def __getitem__(self, key: str) -> Noun:
        noun = self._made.get(key)
        if noun is None:
            data = self.data.get(key)
            if data is None:
                raise MissingWordError("noun", key, self._language, nearest(key, self.data))
            noun = self._made[key] = Noun(key, self, data)
        return noun

    def adjective(self, word: str, form: str, gender: str, traits: Sequence[str]) -> str:
        """An adjective beside a noun of this gender and these traits."""
        for trait in traits:
            form = self._shift.get(f"{gender}.{form}.{trait}") or self._shift.get(f"{form}.{trait}") or form
        number, _, case = form.partition(".")
        forms = self._adjectives[word]["pl" if number == "pl" else gender]
        return forms if isinstance(forms, str) else forms[self.cases.index(case)]
