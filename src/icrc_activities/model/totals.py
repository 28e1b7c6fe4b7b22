"""Totals: what adds, what does not, and the methods that bound how many people were reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

import attrs

from ..errors import PeopleDoNotAddError
from .activities import Activity, Counting
from .figures import Figure, Qualifier
from .money import Money
from .units import Units, default_units

PEOPLE = ("person", "family")
"""The bases of units that do not add up: the same person may get a card and a voucher."""


class Method(StrEnum):
    """How people are totalled, when a total is asked for.

    Source of the first two: the practice of humanitarian reporting (maximum by activity, summed over places).
    """

    MAX = "max"
    MAX_THEN_SUM = "max_then_sum"
    SUM = "sum"
    UPPER_BOUND = "upper_bound"


@attrs.frozen
class Total:
    """A total, and what went into it.

    Attributes:
        figure: The total, `None` if nothing entered it.
        counted: Ids of the activities that entered, in order.
        left_out: Ids of those that hold such figures and did not enter, each with the reason: ``stock``, ``share``, ``part_of``, ``same_as``.
        method: How people were totalled; `None` where all adds.
    """

    figure: Figure | Money | None
    counted: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    method: Method | None = None


def total(
    activities: Iterable[Activity],
    unit: str,
    method: Method | str | None = None,
    disjoint: Sequence[str] = (),
    units: Units | None = None,
) -> Total:
    """The total of all figures of a unit and its kinds.

    What is stated twice (`Activity.same_as`, `Activity.part_of`) counts once; stocks and shares never enter. People need a *method*:

    * ``max``: at least as many as the largest group;
    * ``max_then_sum``: the largest group of each place, summed; about so many;
    * ``sum``: the sum, if the ids of all that enter are declared *disjoint*;
    * ``upper_bound``: no more than the sum.

    Raises:
        PeopleDoNotAddError: If people are totalled without a method, or summed without being declared disjoint.
        UnknownKeyError: If the unit is not known.

    >>> from icrc_activities import Programme, Text, about, exactly
    >>> calls = [Programme(id=key, title=Text.of(en=key), figures=(exactly(n, "call"),)) for key, n in (("a", 5), ("b", 7))]
    >>> total(calls, "call").figure.value
    Decimal('12')
    """
    table = units or default_units()
    people = table.kinds(unit)[-1] in PEOPLE
    if people and method is None:
        raise PeopleDoNotAddError(unit, tuple(Method))
    chosen = Method(method) if people and method else None
    found: list[tuple[Activity, Figure]] = []
    left_out: dict[str, str] = {}
    pool = list(activities)
    known = {activity.id for activity in pool}
    counted: set[str] = set()
    for activity in pool:
        for figure in (measure for measure in activity.measures.values() if isinstance(measure, Figure)):
            if figure.unit not in table or unit not in table.kinds(figure.unit):
                continue
            reason = _left_out(activity, figure, known, counted)
            if reason:
                left_out[activity.id] = reason
                continue
            found.append((activity, figure.to(unit, table)))
        if any(activity is entered for entered, _ in found):
            counted.add(activity.id)
    if chosen is Method.SUM and {activity.id for activity, _ in found} - set(disjoint):
        raise PeopleDoNotAddError(unit, tuple(Method))
    figure = _bounded(found, unit, chosen)
    return Total(figure, tuple(dict.fromkeys(activity.id for activity, _ in found)), tuple(left_out.items()), chosen)


def total_money(activities: Iterable[Activity], currency: str) -> Total:
    """The total of all amounts in one currency; what is stated twice counts once.

    >>> from icrc_activities import Money, Programme, Text
    >>> stocks = Programme(id="stocks", title=Text.of(en="Stocks"), money=(Money("24000000", "RUB"),))
    >>> total_money([stocks], "RUB").figure.amount
    Decimal('24000000')
    """
    pool = list(activities)
    known = {activity.id for activity in pool}
    amount: Money | None = None
    counted: set[str] = set()
    left_out: dict[str, str] = {}
    for activity in pool:
        for money in (measure for measure in activity.measures.values() if isinstance(measure, Money) and measure.currency == currency):
            reason = _left_out(activity, money, known, counted - {activity.id})
            if reason:
                left_out[activity.id] = reason
                continue
            amount = attrs.evolve(money, key=None) if amount is None else amount + money
            counted.add(activity.id)
    return Total(amount, tuple(activity.id for activity in pool if activity.id in counted), tuple(left_out.items()))


def _left_out(activity: Activity, measure: Figure | Money, known: set[str], counted: set[str]) -> str:
    """Why a measure does not enter a total; empty if it does."""
    if activity.counting is Counting.STOCK:
        return "stock"
    if isinstance(measure, Figure) and (measure.of or measure.unit in ("share", "percent")):
        return "share"
    if known & set(activity.part_of):
        return "part_of"
    if counted & set(activity.same_as):
        return "same_as"
    return ""


def _bounded(found: Sequence[tuple[Activity, Figure]], unit: str, method: Method | None) -> Figure | None:
    figures = [attrs.evolve(figure, noun=None, key=None) for _, figure in found]
    if not figures:
        return None
    if method is Method.MAX:
        return Figure(max(figure.bounds.low for figure in figures), unit, Qualifier.AT_LEAST)
    if method is Method.MAX_THEN_SUM:
        by_place: dict[str, Decimal] = {}
        for activity, figure in found:
            for place in activity.places[:1] or ("",):
                by_place[place] = max(by_place.get(place, Decimal(0)), figure.value or Decimal(0))
        return Figure(sum(by_place.values(), Decimal(0)), unit, Qualifier.ABOUT)
    summed = figures[0]
    for figure in figures[1:]:
        summed = summed + figure
    if method is Method.UPPER_BOUND:
        high = summed.bounds.high
        return Figure(None, unit, Qualifier.UNSTATED) if high is None else Figure(high, unit, Qualifier.UP_TO)
    return summed


__all__ = ["Method", "Total", "total", "total_money"]

