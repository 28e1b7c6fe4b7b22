"""Two editions of a sheet: what changed from the one to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from .activities import Activity, Allocation, Leg, Measure, placed
from .beneficiaries import Beneficiary
from .display import Displayed
from .factsheet import Caption, Factsheet
from .figures import Change, Figure
from .money import Money
from .organisations import Contact
from .text import Text
from .units import default_units


@attrs.frozen
class FigureChange(Displayed):
    """A figure, an amount or a change that the two editions state differently.

    Attributes:
        activity: The id of its activity.
        key: Its name in the activity; where the editions call it otherwise, that of the new one.
        old: What the old edition states; `None` if nothing.
        new: What the new edition states; `None` if nothing.
        more: Whether it certainly is more, `False` if it certainly is less; `None` where that is not known, or where the two
            count different things.
    """

    activity: str
    key: str
    old: Measure | None
    new: Measure | None
    more: bool | None = None


@attrs.frozen
class Added(Displayed):
    """What the new edition alone has.

    Attributes:
        kind: ``activity`` or ``section``.
        id: Its id.
    """

    kind: str
    id: str


@attrs.frozen
class Gone(Displayed):
    """What the old edition alone has.

    Attributes:
        kind: ``activity`` or ``section``.
        id: Its id.
    """

    kind: str
    id: str


@attrs.frozen
class Reworded(Displayed):
    """A text, a name or any other field that stands otherwise.

    Attributes:
        kind: What has it: ``factsheet``, ``delegation``, ``section``, ``activity``, ``organisation``, ``interlocutor``, ``place``
            or ``event``.
        id: The id of what has it.
        field: The field. An activity has ``type`` and ``sections`` too: what kind it is, and which sections show it.
        old: What the old edition has there.
        new: What the new edition has there.
    """

    kind: str
    id: str
    field: str
    old: Any
    new: Any


@attrs.frozen
class Differences(Displayed):
    """What changed between two editions of a sheet; false if nothing did.

    Attributes:
        old: The old edition.
        new: The new edition.
        figures: Figures that are stated differently.
        added: Activities and sections that are new.
        gone: Activities and sections that are there no more.
        reworded: All else.
    """

    old: Factsheet = attrs.field(repr=False)
    new: Factsheet = attrs.field(repr=False)
    figures: tuple[FigureChange, ...] = ()
    added: tuple[Added, ...] = ()
    gone: tuple[Gone, ...] = ()
    reworded: tuple[Reworded, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.figures or self.added or self.gone or self.reworded)


def diff(old: Factsheet, new: Factsheet) -> Differences:
    """What changed between two editions of a sheet, in the order of the new one.

    Activities, sections and what has a name match by their ids, figures by their keys. A figure without a key of its own is
    still the same one in another unit: 1,000 kilograms become 2 tonnes; 10 families and 4 households are two figures. A
    period that moved on with the sheet's own is no change, nor is the order of records or what no reader sees: sources, and
    names that nothing refers to.

    >>> from icrc_activities import datasets, over
    >>> last = datasets.moscow_2024()
    >>> this = last.evolve("hotline_calls", services=(over(40_000, "call"), *last["hotline_calls"].services[1:]))
    >>> (change,) = diff(last, this).figures
    >>> change.activity, change.key, change.more
    ('hotline_calls', 'call', None)
    >>> bool(diff(last, last))
    False
    """
    before, after = _by_id(old.activities), _by_id(new.activities)
    were, are = _by_id(old.walk()), _by_id(new.walk())
    both = [(before[key], activity) for key, activity in after.items() if key in before]
    return Differences(
        old,
        new,
        tuple(change for pair in both for change in _figures(*pair)),
        tuple(Added(kind, key) for kind, key in (*_only("activity", after, before), *_only("section", are, were))),
        tuple(Gone(kind, key) for kind, key in (*_only("activity", before, after), *_only("section", were, are))),
        tuple(_reworded(old, new)),
    )


def _by_id(parts: Iterable[Any]) -> dict[str, Any]:
    return {part.id: part for part in parts}


def _only(kind: str, here: Mapping[str, object], there: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    return ((kind, key) for key in here if key not in there)


def _figures(old: Activity, new: Activity) -> Iterator[FigureChange]:
    comparable = old.counting == new.counting
    renamed = _renamed(old, new)
    for key in (*new.measures, *(key for key in old.measures if key not in new.measures and key not in renamed.values())):
        was, now = old.measures.get(renamed.get(key, key)), new.measures.get(key)
        if _stated(was) != _stated(now):
            yield FigureChange(old.id, key, was, now, _more(was, now) if comparable else None)


def _renamed(old: Activity, new: Activity) -> dict[str, str]:
    """The figures that are called otherwise for their unit or key alone: the new name and the old one of each."""
    gone = [found for found in placed(old) if found[2].name not in new.measures]
    came = [found for found in placed(new) if found[2].name not in old.measures]
    alike = [(now[2].name, was[2].name) for now in came for was in gone if was[0] == now[0] and _same(*was[1:], *now[1:])]
    news, olds = Counter(now for now, _ in alike), Counter(was for _, was in alike)
    return {now: was for now, was in alike if news[now] == olds[was] == 1}


def _same(held_by: object, was: Measure, holds: object, now: Measure) -> bool:
    """Whether a figure of a field is another one there in another unit or with a key; two with keys say themselves that they differ."""
    if not isinstance(was, Figure) or not isinstance(now, Figure) or (was.key and now.key) or was.of != now.of:
        return False
    return comparable(was, now) and (isinstance(held_by, Activity) or _unmeasured(held_by) == _unmeasured(holds))


def comparable(old: Measure | None, new: Measure | None) -> bool:
    """Whether two measures count the same: one noun in one unit or in two that a factor converts, or one currency.

    A kind is not its whole: 5 students are not fewer than 7 people were, they are some of them. Of units, those of a user are
    not known here.
    """
    if isinstance(old, Figure) and isinstance(new, Figure):
        units, pair = default_units(), (old.unit, new.unit)
        return old.noun == new.noun and (old.unit == new.unit or (all(unit in units for unit in pair) and units.same_measure(*pair)))
    return isinstance(old, Money) and isinstance(new, Money) and old.currency == new.currency


def _stated(measure: Measure | None) -> tuple[object, ...]:
    """What a reader is told of a measure."""
    if isinstance(measure, Figure):
        return (*measure.qualified, measure.unit, measure.noun)
    if isinstance(measure, Money):
        return (*measure.qualified, measure.currency)
    if isinstance(measure, Change):
        return (_stated(measure.before), _stated(measure.after), measure.before_period, measure.after_period)
    return ()


def _more(old: Measure | None, new: Measure | None) -> bool | None:
    if not isinstance(old, Figure | Money) or not isinstance(new, Figure | Money) or not comparable(old, new):
        return None
    if isinstance(old, Figure) and isinstance(new, Figure) and old.unit != new.unit:
        old = old.to(new.unit)
    was, now = old.qualified, new.qualified
    return True if now.definitely_more(was) else False if was.definitely_more(now) else None


_SHEET: Mapping[str, object] = dict.fromkeys(("title", "period", "published", "captions", "contact"))
_SECTION: Mapping[str, object] = dict.fromkeys(("title", "lead", "period", "places"))
_NOT_READ = ("id", "sources")


def _reworded(old: Factsheet, new: Factsheet) -> Iterator[Reworded]:
    yield from _fields("factsheet", old, new, _SHEET)
    yield from _fields("delegation", old.delegation, new.delegation, _names(new.delegation))
    moved = (old.period, new.period)
    were = _by_id(old.walk())
    for section in new.walk():
        if section.id in were:
            yield from _fields("section", were[section.id], section, _SECTION, moved)
    before, shown, showed = _by_id(old.activities), _shown(new), _shown(old)
    for activity in new.activities:
        was = before.get(activity.id)
        if was is not None:
            yield from _fields("activity", was, activity, {"type": None, **_names(was), **_names(activity)}, moved)
            yield from _entries(activity.id, showed.get(activity.id, {}), shown.get(activity.id, {}))
    for kind in ("organisation", "interlocutor", "place", "event"):
        known = _by_id(getattr(old, f"{kind}s"))
        for part in getattr(new, f"{kind}s"):
            if part.id in known:
                yield from _fields(kind, known[part.id], part, _names(part))


def _names(record: Any) -> dict[str, object]:
    """The fields of a record that a reader may see, each with what an empty one holds."""
    fields = (field for field in attrs.fields(type(record)) if field.init and field.name not in _NOT_READ)
    return {field.name: None if field.default is attrs.NOTHING else field.default for field in fields}


def _fields(kind: str, old: Any, new: Any, names: Mapping[str, object], moved: tuple[object, object] | None = None) -> Iterator[Reworded]:
    for name, empty in names.items():
        was, now = getattr(old, name, empty), getattr(new, name, empty)
        if _unmeasured(was) != _unmeasured(now) and not (name == "period" and (was, now) == moved):
            yield Reworded(kind, new.id, name, was, now)


def _unmeasured(value: object) -> object:
    """A value without the measures in it, which are compared by their keys, and without its sources."""
    if isinstance(value, Figure | Money | Change):
        return None
    if isinstance(value, tuple):
        return tuple(part for part in map(_unmeasured, value) if part is not None)
    if isinstance(value, Beneficiary | Allocation | Leg):
        return (type(value), *(_unmeasured(getattr(value, name)) for name in _names(value)))
    return attrs.evolve(value, sources=()) if isinstance(value, Caption | Contact) else value


def _shown(sheet: Factsheet) -> dict[str, dict[str, Text | None]]:
    """Which sections show an activity, and with which words of their own."""
    found: dict[str, dict[str, Text | None]] = {}
    for section in sheet.walk():
        for entry in section.entries:
            found.setdefault(entry.activity, {})[section.id] = entry.statement
    return found


def _entries(key: str, old: Mapping[str, Text | None], new: Mapping[str, Text | None]) -> Iterator[Reworded]:
    if old.keys() != new.keys():
        yield Reworded("activity", key, "sections", tuple(old), tuple(new))
    for section in new:
        if section in old and old[section] != new[section]:
            yield Reworded("activity", key, "statement", old[section], new[section])
