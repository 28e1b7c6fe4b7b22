"""Totals: what adds, what does not, and the methods that bound how many people were reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from operator import add
from typing import TypeVar

import attrs

from ..errors import Fault, InvalidRecordError, PeopleDoNotAddError, UnknownKeyError, nearest, shown
from .activities import Activity, Counting, held
from .display import Displayed
from .figures import EXACT, Figure, Qualifier
from .money import Money, currencies
from .units import Units, default_units

T = TypeVar("T")
_Placed = tuple[tuple[str, ...], Figure]
_Floor = tuple[Decimal, bool]

PEOPLE = ("person", "family")
"""The bases of units that do not add up: the same person may get a card and a voucher."""

_NONE: _Floor = (Decimal(0), False)

SHARE = "percent"
"""The base of units that say how much of a whole, and never add up."""


class Method(Displayed, StrEnum):
    """How people are totalled, when a total is asked for; what each gives is a bound, not a count.

    Source of the first two: the practice of humanitarian reporting (maximum by activity, summed over places).
    """

    MAX = "max"
    MAX_THEN_SUM = "max_then_sum"
    SUM = "sum"
    UPPER_BOUND = "upper_bound"


@attrs.frozen
class Total(Displayed):
    """A total, and what went into it; the same in whatever order the activities came.

    Attributes:
        figure: The total, `None` if nothing entered it.
        counted: Ids of the activities that entered, by the alphabet.
        left_out: Ids of those that hold such figures and of which none entered, each with the reason: ``stock``,
            ``share``, ``part_of``, ``same_as``.
        method: How it was totalled; `None` where all was added.
        unknown_units: Units of figures that the table lacks: nobody can tell whether these belong here.
    """

    figure: Figure | Money | None
    counted: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    method: Method | None = None
    unknown_units: tuple[str, ...] = ()


def total(
    activities: Iterable[Activity],
    unit: str,
    method: Method | str | None = None,
    disjoint: Sequence[str] = (),
    units: Units | None = None,
) -> Total:
    """The total of all figures of a unit, of its kinds and of what converts into it.

    What is stated twice counts once: of activities that are the `same_as` each other, the first by the alphabet enters; a
    `part_of` another stays out where its whole enters, as does a figure that is a part `of` another. Stocks and shares never
    enter. People need a *method*; what is no people may have one too:

    * ``max``: at least as many as the largest group;
    * ``max_then_sum``: the largest group of each place, summed: at least so many, if nobody was reached in two places.
      A group of several places is held against the sum of theirs, one of no place against the sum of all;
    * ``sum``: the sum, if the ids of all that enter are declared *disjoint*: nobody stands in two of their figures;
    * ``upper_bound``: no more than the sum.

    Args:
        activities: What to total; one given twice counts once.
        unit: What to count.
        method: How to total people.
        disjoint: Ids of activities that reached different people.
        units: The table of units, a vocabulary's perhaps; the package's own without one.

    Raises:
        PeopleDoNotAddError: If people are totalled without a method, or summed where they were not declared disjoint or
            a record says that they may overlap.
        UnknownKeyError: If the unit or the method is not known.
        InvalidRecordError: If two different activities have one id, or the total is past what a figure holds.

    >>> from icrc_activities import Programme, Text, exactly
    >>> calls = [Programme(id=key, title=Text.of(en=key), figures=(exactly(n, "call"),)) for key, n in (("a", 5), ("b", 7))]
    >>> total(calls, "call").figure.value
    Decimal('12')
    """
    table = units or default_units()
    people = table.base(unit) in PEOPLE
    if people and method is None:
        raise PeopleDoNotAddError(unit, tuple(Method))
    chosen = None if method is None else _method(method)
    pool = _pool(activities)
    figures = {key: _figures(activity, unit, table) for key, activity in pool.items()}
    entering, left_out = _once(pool, figures, "share" if table.base(unit) == SHARE else "")
    if people and chosen is Method.SUM and (together := _overlapping([pool[key] for key in entering], disjoint)):
        raise PeopleDoNotAddError(unit, tuple(Method), together)
    placed = [(places, figure.to(unit, table)) for found in entering.values() for places, figure in found]
    measured = (measure.unit for activity in pool.values() for measure in activity.measures.values() if isinstance(measure, Figure))
    unknown = tuple(sorted({unit for unit in measured if unit not in table}))
    return Total(_bounded(placed, unit, chosen), tuple(entering), tuple(left_out.items()), chosen, unknown)


def total_money(activities: Iterable[Activity], currency: str) -> Total:
    """The total of all amounts in one currency; what is stated twice counts once, as in `total`.

    Raises:
        UnknownKeyError: If there is no such currency.
        InvalidRecordError: If two different activities have one id.

    >>> from icrc_activities import Money, Programme, Text
    >>> stocks = Programme(id="stocks", title=Text.of(en="Stocks"), money=(Money("24000000", "RUB"),))
    >>> total_money([stocks], "RUB").figure.amount
    Decimal('24000000')
    """
    if currency not in currencies():
        raise UnknownKeyError("currency", currency, nearest(currency, currencies()))
    pool = _pool(activities)
    entering, left_out = _once(pool, {key: _amounts(activity, currency) for key, activity in pool.items()})
    amounts = [attrs.evolve(money, key=None) for found in entering.values() for money in found]
    return Total(reduce(add, amounts) if amounts else None, tuple(entering), tuple(left_out.items()))


def _method(method: str) -> Method:
    if method not in tuple(Method):
        raise UnknownKeyError("method", method, nearest(method, Method) or tuple(Method))
    return Method(method)


def _pool(activities: Iterable[Activity]) -> dict[str, Activity]:
    """The activities by id, in the order of the alphabet."""
    pool: dict[str, Activity] = {}
    for index, activity in enumerate(activities):
        if pool.setdefault(activity.id, activity) != activity:
            fault = Fault(f"[{index}].id", shown(activity.id), "an id of its own; another activity has this one")
            raise InvalidRecordError("total", (fault,))
    return dict(sorted(pool.items()))


def _figures(activity: Activity, unit: str, table: Units) -> list[_Placed]:
    """An activity's figures that convert into a unit, each with the places where it was counted; no part beside its whole."""
    fitting = {
        figure.name: (getattr(holder, "places", ()) or activity.places, figure)
        for holder, figure in held(activity)
        if isinstance(figure, Figure) and figure.unit in table and table.converts(figure.unit, unit)
    }
    return [placed for name, placed in fitting.items() if fitting.keys().isdisjoint(activity.wholes(name))]


def _amounts(activity: Activity, currency: str) -> list[Money]:
    return [amount for amount in activity.measures.values() if isinstance(amount, Money) and amount.currency == currency]


def _once(pool: Mapping[str, Activity], holding: Mapping[str, list[T]], reason: str = "") -> tuple[dict[str, list[T]], dict[str, str]]:
    """What enters, each fact by one activity that states it; and the activities left out, each with why.

    Where there is a *reason* to leave out all that they hold, nothing enters.
    """
    holders = {key: "stock" if pool[key].counting is Counting.STOCK else reason for key in pool if holding[key]}
    left_out = {key: why for key, why in holders.items() if why}
    candidates = holders.keys() - left_out.keys()
    links: defaultdict[str, set[str]] = defaultdict(set)
    for key, activity in pool.items():
        links[key].update(activity.part_of, activity.same_as)
        for other in activity.same_as:
            links[other].add(key)
    entering = {}
    for key in sorted(candidates):
        stating = (_stating(key, links) & candidates) - {key}
        same = {other for other in stating if key in _stating(other, links)}
        if stating - same:
            left_out[key] = "part_of"
        elif min(same, default=key) < key:
            left_out[key] = "same_as"
        else:
            entering[key] = holding[key]
    return entering, dict(sorted(left_out.items()))


def _stating(key: str, links: Mapping[str, set[str]]) -> set[str]:
    """The activities that state what this one states, or a whole of it; itself too, where they lead back to it."""
    found: set[str] = set()
    ahead = [key]
    while ahead:
        new = links[ahead.pop()] - found
        found |= new
        ahead += new
    return found


def _overlapping(activities: Sequence[Activity], disjoint: Sequence[str]) -> tuple[str, ...]:
    """Which of the activities are not declared disjoint, or may reach the same people by a record of theirs."""
    entering = {activity.id for activity in activities}
    found = entering - set(disjoint)
    for activity in activities:
        others = {key for path, _, key in activity.references if "may_overlap" in path} & entering - {activity.id}
        found |= others | {activity.id} if others else set()
    return tuple(sorted(found))


def _bounded(placed: Sequence[_Placed], unit: str, method: Method | None) -> Figure | None:
    if not placed:
        return None
    if method is Method.MAX:
        return _at_least(max(_floor(figure) for _, figure in placed), unit)
    if method is Method.MAX_THEN_SUM:
        return _at_least(_by_place(placed), unit)
    summed = reduce(add, (attrs.evolve(figure, noun=None, key=None, of=None) for _, figure in placed))
    if method is Method.UPPER_BOUND:
        high = summed.bounds.high
        if high is None:
            return Figure(None, unit, Qualifier.UNSTATED)
        return Figure(high, unit, Qualifier.UP_TO if summed.admits(high) else Qualifier.FEWER_THAN)
    return summed


def _floor(figure: Figure) -> _Floor:
    """The least that a figure can stand for, and whether it is more than that."""
    return figure.bounds.low, figure.qualifier is Qualifier.OVER


def _at_least(floor: _Floor, unit: str) -> Figure:
    low, more = floor
    if more:
        return Figure(low, unit, Qualifier.OVER)
    return Figure(low, unit, Qualifier.AT_LEAST) if low else Figure(None, unit, Qualifier.UNSTATED)


def _by_place(placed: Iterable[_Placed]) -> _Floor:
    """The largest group of each place, summed; a group of several places against the sum of theirs."""
    anywhere = _NONE
    single: dict[str, _Floor] = {}
    regions: list[tuple[set[str], _Floor]] = []
    for places, figure in placed:
        region, floor = set(places), _floor(figure)
        if not region:
            anywhere = max(anywhere, floor)
        elif len(region) == 1:
            single[places[0]] = max(floor, single.get(places[0], _NONE))
        else:
            for other, most in [found for found in regions if found[0] & region]:
                regions.remove((other, most))
                region |= other
                floor = max(floor, most)
            regions.append((region, floor))
    several = [max(floor, _sum(single.pop(place, _NONE) for place in region)) for region, floor in regions]
    return max(anywhere, _sum([*several, *single.values()]))


def _sum(floors: Iterable[_Floor]) -> _Floor:
    return reduce(lambda one, two: (EXACT.add(one[0], two[0]), one[1] or two[1]), floors, _NONE)


__all__ = ["Method", "Total", "total", "total_money"]
