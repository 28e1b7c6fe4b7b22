"""Periods and ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, NamedTuple

import attrs

from ..errors import Fault, InvalidRecordError, shown
from .display import Displayed
from .fields import Span, check, expect, member

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class CalendarDate(NamedTuple):
    """A year, a month of it or a day of it; what is `None` is not stated."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The first day that it covers."""
        return date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @property
    def last(self) -> date:
        """The last day that it covers."""
        from calendar import monthrange  # noqa: PLC0415  # few records end in a month, and it takes its time

        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


def _date(text: str) -> CalendarDate | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = match.groups()
    parsed = CalendarDate(int(year), int(month) if month else None, int(day) if day else None)
    try:
        _ = parsed.first
    except ValueError:
        return None
    return parsed


def _ends(edtf: object) -> tuple[CalendarDate | None, CalendarDate | None] | None:
    """Start and end of an EDTF text, an open end as `None`; `None` if it is no such text."""
    if not isinstance(edtf, str):
        return None
    start, slash, end = edtf.partition("/")
    if not slash:
        day = _date(edtf)
        return (day, day) if day else None
    ends = tuple(None if part == ".." else _date(part) for part in (start, end))
    if any(part != ".." and found is None for part, found in zip((start, end), ends, strict=True)) or ends == (None, None):
        return None
    first, last = ends
    return None if first and last and first.first > last.last else (first, last)


@attrs.frozen
class Period(Displayed):
    """A day, a month, a year, an interval or an open one, as EDTF writes it.

    Source: ISO 8601-2, the Extended Date/Time Format, level 0 and level 1's open interval.

    Attributes:
        edtf: ``2024-08-12``, ``2024-11``, ``2024``, ``2024-08/2024-10``, ``2022/..`` or ``../2022``.

    >>> Period("2024-02").last_day
    datetime.date(2024, 2, 29)
    >>> Period("2022/..").covers(Period("2024-08-12"))
    True
    """

    edtf: str

    __attrs_post_init__ = check

    def _rules(self) -> Iterable[Fault]:
        said = "an EDTF year, month, day or interval such as 2024, 2024-11, 2024-08-12, 2022/.."
        return expect(_ends(self.edtf) is not None, ".edtf", self.edtf, said)

    def __str__(self) -> str:
        return self.edtf

    @cached_property
    def ends(self) -> tuple[CalendarDate | None, CalendarDate | None]:
        """Where it starts and ends, each as exactly as it was stated; an open end is `None`."""
        return _ends(self.edtf) or (None, None)

    @property
    def is_interval(self) -> bool:
        """Whether it was given as two ends, one of them open perhaps."""
        return "/" in self.edtf

    @property
    def is_day(self) -> bool:
        """Whether it was given as one day."""
        return not self.is_interval and len(self.edtf) == 10

    @property
    def first_day(self) -> date | None:
        """Its first day, `None` where the start is open."""
        start = self.ends[0]
        return start.first if start else None

    @property
    def last_day(self) -> date | None:
        """Its last day, `None` where the end is open."""
        end = self.ends[1]
        return end.last if end else None

    def covers(self, other: Period) -> bool:
        """Whether every day of the other lies in this one."""
        return _low(self.first_day) <= _low(other.first_day) and _high(other.last_day) <= _high(self.last_day)

    def overlaps(self, other: Period) -> bool:
        """Whether any day lies in both."""
        return _low(self.first_day) <= _high(other.last_day) and _low(other.first_day) <= _high(self.last_day)


def _low(day: date | None) -> int:
    return day.toordinal() if day else date.min.toordinal() - 1


def _high(day: date | None) -> int:
    return day.toordinal() if day else date.max.toordinal() + 1


class Numerals(Displayed, StrEnum):
    """How an ordinal is set: 15th or XV."""

    ARABIC = "arabic"
    ROMAN = "roman"


@attrs.frozen
class Ordinal(Displayed):
    """A place in a row: the 15th meeting, the 75th anniversary, the XXV competition.

    Attributes:
        number: From 1; Roman numerals reach 3999.
        numerals: Arabic or Roman.

    >>> Ordinal(32, "roman").roman
    'XXXII'
    """

    number: Annotated[int, Span(1, 10**6, "a whole number")]
    numerals: Numerals = attrs.field(default=Numerals.ARABIC, converter=member(Numerals))

    __attrs_post_init__ = check

    def _rules(self) -> Iterable[Fault]:
        number: Any = self.number
        beyond = self.numerals is Numerals.ROMAN and isinstance(number, int) and number > _MOST_ROMAN
        return expect(not beyond, ".number", number, f"at most {_MOST_ROMAN} in Roman numerals")

    @property
    def roman(self) -> str:
        """The number in Roman numerals.

        Raises:
            InvalidRecordError: If it is above what they reach.
        """
        if self.number > _MOST_ROMAN:
            raise InvalidRecordError("Ordinal.roman", (Fault(".number", shown(self.number), f"1 to {_MOST_ROMAN}"),))
        rest, text = self.number, ""
        for value, sign in _ROMAN:
            count, rest = divmod(rest, value)
            text += sign * count
        return text


_MOST_ROMAN = 3999
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
