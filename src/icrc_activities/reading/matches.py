"""How near the figures of a text come to those of the records, by number, by what is counted, and by what stands around."""

from __future__ import annotations

from enum import IntEnum
from math import log

import attrs

from ..model.figures import Figure
from ..model.money import Money
from ..model.units import Units
from .figures import UNNAMED, Found
from .passages import Passages
from .stated import Stated

_PRIOR = 20
"""How many records without a word are taken for granted, so that a word of the one record of a small sheet says something."""


class Likeness(IntEnum):
    """How what a text counts compares with what a record counts."""

    NONE = 0  # something else, or a noun that the vocabulary does not have
    AKIN = 1  # another kind of the same, another currency
    UNNAMED = 2  # the text leaves it out
    SAME = 3


@attrs.frozen(eq=False)
class Match:
    """One number of a record beside one figure of a text.

    Attributes:
        record: The measure that the number is of.
        number: The number.
        likeness: Whether both count the same.
        equal: Whether number and qualifier are the same.
        same_value: Whether the number is the same as it stands, with whatever qualifier or unit.
        context: How much of what the record is about stands around the figure.
    """

    record: Stated
    number: Figure | Money
    likeness: Likeness
    equal: bool
    same_value: bool
    context: float


class Matches:
    """The figures of one text beside those of the records."""

    def __init__(self, records: list[Stated], passages: Passages, units: Units) -> None:
        self._passages = passages
        self._units = units
        self._numbers = [(record, number, said(number, units)) for record in records for number in record.numbers]
        held: dict[str, set[str]] = {}
        for record in records:
            for word in record.words:
                held.setdefault(word, set()).add(record.activity.id)
        count = _PRIOR + len({record.activity.id for record in records})
        self._rarity = {word: log(count / len(ids)) for word, ids in held.items()}
        self._alike: dict[tuple[object, ...], list[Likeness]] = {}

    def of(self, index: int) -> list[Match]:
        """Every number of the records that is that of a figure of the text, or counts the same or something like it."""
        found = self._passages.found[index]
        says, around = said(found.value, self._units), self._passages.around(index)
        return [
            Match(record, number, likeness, same, _same_value(found.value, number), self._context(around, record))
            for (record, number, stated), likeness in zip(self._numbers, self._likenesses(found), strict=True)
            if (same := says == stated) | likeness
        ]

    def apart(self, index: int, one: Stated, other: Stated) -> tuple[float, float]:
        """What stands around a figure and is said of one record only, as against the other."""
        around = self._passages.around(index)
        leads = [self._weight(around, one, word) - self._weight(around, other, word) for word in around]
        return sum(lead for lead in leads if lead > 0), -sum(lead for lead in leads if lead < 0)

    def _context(self, around: dict[str, float], record: Stated) -> float:
        return sum(self._weight(around, record, word) for word in record.words.intersection(around))

    def _weight(self, around: dict[str, float], record: Stated, word: str) -> float:
        if word not in record.words:
            return 0
        return around[word] * self._rarity[word] * (2 if word in record.own else 1)

    def _likenesses(self, found: Found) -> list[Likeness]:
        """For every number of the records, whether it counts what a figure of the text counts; the same for all that count the same."""
        value = found.value
        what = (value.currency,) if isinstance(value, Money) else (bool(found.noun), *counted(found), value.unit)
        alike = self._alike.get(what)
        if alike is None:
            alike = self._alike[what] = [self._likeness(found, number) for _, number, _ in self._numbers]
        return alike

    def _likeness(self, found: Found, number: Figure | Money) -> Likeness:
        value = found.value
        if isinstance(value, Money) or isinstance(number, Money):
            if not (isinstance(value, Money) and isinstance(number, Money)):
                return Likeness.NONE
            return Likeness.SAME if value.currency == number.currency else Likeness.AKIN
        units = counted(found)
        if not units:
            return Likeness.NONE if found.noun else Likeness.UNNAMED
        if number.noun in units or any(self._counts(unit, number.unit) for unit in units):
            return Likeness.SAME
        table = self._units
        return Likeness.AKIN if any(unit in table and table.base(unit) == table.base(number.unit) for unit in units) else Likeness.NONE

    def _counts(self, unit: str, record: str) -> bool:
        """Whether a text that counts *unit* counts what a record does: the same, what it is a kind of, or another measure of it."""
        table = self._units
        return unit == record or (unit in table and record in table and table.converts(record, unit))


def said(value: Figure | Money, units: Units) -> tuple[object, ...]:
    """What a figure says, whatever it counts and in whatever currency: number and qualifier, a measure in what it is a multiple of."""
    if isinstance(value, Money):
        return (*value.qualified, "money")
    if value.unit in units and units[value.unit].factor:
        value = value.to(units.base(value.unit), units)
    return value.qualified


def _same_value(one: Figure | Money, other: Figure | Money) -> bool:
    value, upper = one.qualified[1:]
    return type(one) is type(other) and value is not None and (value, upper) == other.qualified[1:]


def counted(found: Found) -> tuple[str, ...]:
    """The units that a figure of a text may count, and the nouns; none where it names nothing that the vocabulary has."""
    if isinstance(found.value, Money) or found.units or found.value.unit == UNNAMED:
        return found.units
    return (found.value.unit,)


def plain(found: Found) -> str:
    """A figure of a text on one line, without marks of emphasis."""
    return " ".join(found.text.replace("*", "").replace("_", "").split("\n"))
