"""How a language writes periods."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from ..model.periods import CalendarDate, Period


class Dates:
    """Periods as adverbs ("in 2024", "since 2022") and as nouns in a case ("2024", "12 August 2024")."""

    def __init__(self, cases: Sequence[str], data: Mapping[str, Any], fused: Callable[[str], str]) -> None:
        self._cases = cases
        self._data = data
        self._fused = fused

    def adverb(self, period: Period, said: Period | None = None) -> str:
        """When something was, as a sentence says it; the year is left out where the period *said* before is in it."""
        start, end = period.ends
        if end is None:
            return self._on("since", cast("CalendarDate", start), said)  # one of the two is always there
        if start is None:
            return self._on("until", end, said)
        if start != end:
            return self._span(start, end, bare=_same_year(start, said) and _same_year(end, said))
        return self._on(_precision(start), start, said)

    def noun(self, period: Period, case: str, said: Period | None = None) -> str:
        """The period as a noun in a case; one with an open end, or two ends, stands as an adverb."""
        start, end = period.ends
        if start is None or end is None or start != end:
            return self.adverb(period, said)
        return self._date(start, case, bare=_same_year(start, said))

    def _on(self, kind: str, date: CalendarDate, said: Period | None) -> str:
        case, pattern = self._data["on"][kind]
        return self._fused(pattern.format(date=self._date(date, case, bare=_same_year(date, said))))

    def _span(self, start: CalendarDate, end: CalendarDate, *, bare: bool) -> str:
        span = self._data["span"]
        if start.day and end.day and (start.year, start.month) == (end.year, end.month):
            pattern: str = span["same_month_bare" if bare else "same_month"]
            return pattern.format(d1=self._day(start.day), d2=self._day(end.day), **self._words(start, span["start"]))
        first = self._date(start, span["start"], bare=bare or start.year == end.year)
        return self._fused(span["both"].format(start=first, end=self._date(end, span["end"], bare=bare)))

    def _date(self, date: CalendarDate, case: str, *, bare: bool) -> str:
        kind = _precision(date)
        pattern: str = (self._data["bare"].get(kind) if bare else None) or self._data[kind]
        return pattern.format(**self._words(date, case))

    def _words(self, date: CalendarDate, case: str) -> dict[str, object]:
        words: dict[str, object] = {"y": date.year, "year": self._form(self._data.get("year_word", ""), case)}
        if date.month:
            month = self._data["months"][date.month - 1]
            words |= {"month": self._form(month, case), "of": self._form(month, self._data.get("of", "gen"))}
        return words | {"d": self._day(date.day)} if date.day else words

    def _day(self, day: int) -> str:
        written: str = self._data.get("days", {}).get(str(day), str(day))
        return written

    def _form(self, forms: Sequence[str] | str, case: str) -> str:
        return forms if isinstance(forms, str) else forms[self._cases.index(case)]


def _precision(date: CalendarDate) -> str:
    return "day" if date.day else "month" if date.month else "year"


def _same_year(date: CalendarDate, said: Period | None) -> bool:
    if said is None or not date.month:
        return False
    start, end = said.ends
    return start is not None and end is not None and start.year == end.year == date.year
