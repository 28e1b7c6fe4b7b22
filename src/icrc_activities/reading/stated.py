"""What the records of a sheet state, and the words that each figure has about it there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from ..language.languages import Language
from ..model.activities import Activity, Measure, held
from ..model.factsheet import Factsheet
from ..model.figures import Change, Figure, Qualifier
from ..model.money import Money
from ..model.text import Text
from .tokens import split

_PLACEABLE = re.compile(r"{[^{}]*}")


@attrs.frozen(eq=False)
class Stated:
    """A measure of a record.

    Attributes:
        activity: The record.
        measure: The figure, amount or change.
        numbers: What a text may state of it: the figure, or a change as a range and each of its two figures.
        own: Words of what alone it belongs to: its noun, the place of its leg, the purpose of its allocation.
        words: Words of the whole record.
    """

    activity: Activity
    measure: Measure
    numbers: tuple[Figure | Money, ...]
    own: frozenset[str]
    words: frozenset[str]


def stated(sheet: Factsheet, language: Language) -> list[Stated]:
    """Every measure of a sheet that has a number or a word for one, in the order of the records."""
    known = _Words(sheet, language)
    lines: dict[str, set[str]] = {}
    for section in sheet.walk():
        for entry in section.entries:
            lines.setdefault(entry.activity, set()).update(known.of(entry.statement))
    found = []
    for activity in sheet.activities:
        words = known.of(activity) | lines.get(activity.id, set())
        for holder, measure in held(activity):
            numbers = tuple(_numbers(measure))
            if numbers[0].qualifier is not Qualifier.UNSTATED:
                own = known.of(measure if holder is activity else holder)
                found.append(Stated(activity, measure, numbers, frozenset(own), frozenset(words | own)))
    return found


def _numbers(measure: Measure) -> Iterator[Figure | Money]:
    if isinstance(measure, Change):
        before, after = measure.before, measure.after
        rises = before.qualifier is after.qualifier is Qualifier.EXACT and before.value and after.value and before.value < after.value
        if rises:
            yield attrs.evolve(before, upper=after.value)
        yield after
        yield before
    else:
        yield measure


def stem(word: str) -> str:
    """A word without its ending, near enough to compare words of a text: its first letters."""
    return word[:4]


class _Words:
    """The words that a part of a sheet may be written with, as stems."""

    def __init__(self, sheet: Factsheet, language: Language) -> None:
        self.named = sheet.named
        self.language = language

    def of(self, part: object) -> set[str]:
        return {stem(word) for text in self._texts(part) for word in split(_PLACEABLE.sub(" ", text)) if word[0].isalpha()}

    def _texts(self, part: object) -> Iterator[str]:
        if isinstance(part, Text):
            if self.language.tag in part.languages:
                yield part[self.language.tag]
        elif isinstance(part, str):
            if part in self.named:
                yield from self._texts(self._name(part))
            elif part in self.language.nouns.data:
                yield from self.language.nouns[part].forms()
        elif isinstance(part, tuple):
            for each in part:
                yield from self._texts(each)
        elif attrs.has(part.__class__):
            for field in attrs.fields(part.__class__):
                yield from self._texts(getattr(part, field.name))

    def _name(self, key: str) -> tuple[object, ...]:
        named = self.named[key]
        return tuple(value for field in attrs.fields(type(named)) if isinstance(value := getattr(named, field.name), Text))
