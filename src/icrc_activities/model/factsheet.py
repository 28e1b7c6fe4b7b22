"""The whole sheet: activities in their sections, and everything that they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

import attrs

from ..errors import Fault, InvalidFactsheetError, UnknownKeyError, nearest, shown
from .activities import Activity, Delivery, Engagement, Measure, Programme
from .events import Event, Names
from .fields import ActivityId, Key, PlaceId, check, references
from .figures import Change, Figure
from .money import Money
from .organisations import Contact, Delegation, Interlocutor, Organisation
from .periods import Period
from .places import Place
from .statements import RESERVED, scan
from .text import Text


@attrs.frozen
class Caption:
    """Words under a picture.

    Attributes:
        statement: What it says, one line of Fluent a language.
        sources: Ids of the facts that say so.
    """

    statement: Text
    sources: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class Entry:
    """An activity where a section shows it.

    Attributes:
        activity: Its id.
        statement: Other words for it here; it still writes every measure and the caveat.
        sources: Ids of the facts that this entry shows.
    """

    activity: ActivityId
    statement: Text | None = None
    sources: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        check(self)


@attrs.frozen
class Section:
    """A part of the sheet.

    Attributes:
        id: Its name in addresses and files.
        title: Its heading.
        lead: Words between the heading and the entries, one line of Fluent a language.
        period: The period it speaks for; its entries do not repeat it.
        places: The places it speaks for; its entries do not repeat them.
        entries: What it shows, in order.
        sections: Its sub-sections, after the entries.
        sources: Ids of the facts that its heading and lead show.
    """

    id: Key
    title: Text
    lead: Text | None = None
    period: Period | None = None
    places: tuple[PlaceId, ...] = ()
    entries: tuple[Entry, ...] = ()
    sections: tuple[Section, ...] = ()
    sources: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        check(self)

    def walk(self) -> Iterator[Section]:
        """The section and all below it, in order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@attrs.frozen(kw_only=True, slots=False)
class Factsheet:
    """A sheet that is whole when built; otherwise one error lists every fault with where it is.

    Attributes:
        id: Its name in files.
        title: Its heading.
        delegation: Whose work it reports.
        contact: How to reach them.
        period: The period it speaks for.
        published: When it came out.
        captions: Words under pictures.
        organisations: Every body that its records refer to.
        interlocutors: Every office that its records refer to.
        places: Every place that its records refer to.
        events: Every event that its records refer to.
        activities: Its records, each of which a section shows once or more.
        sections: Its sections, in order.
        sources: Ids of the facts that its title shows.

    Raises:
        InvalidFactsheetError: If an id stands twice, a reference leads nowhere, a complete list is not as long as its
            exact count, or a statement holds a digit or refers to what is not there.
    """

    id: Key
    title: Text
    delegation: Delegation
    contact: Contact | None = None
    period: Period | None = None
    published: Period | None = None
    captions: tuple[Caption, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    interlocutors: tuple[Interlocutor, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    activities: tuple[Activity, ...] = ()
    sections: tuple[Section, ...] = ()
    sources: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        check(self)
        faults = [*_unique_ids(self), *_dangling(self), *_counts(self), *_statements(self)]
        if faults:
            raise InvalidFactsheetError(f"Factsheet {self.id}", tuple(faults))
        named = self.named
        object.__setattr__(self, "activities", tuple(activity.within(named) for activity in self.activities))

    @cached_property
    def named(self) -> Mapping[str, object]:
        """Every organisation, interlocutor, place and event of the sheet, and its delegation, by id."""
        return {part.id: part for part in (self.delegation, *self.organisations, *self.interlocutors, *self.places, *self.events)}

    @cached_property
    def _by_id(self) -> dict[str, Activity]:
        return {activity.id: activity for activity in self.activities}

    def __getstate__(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in attrs.fields(Factsheet)}

    def __getitem__(self, key: str) -> Activity:
        """The activity of this id.

        Raises:
            UnknownKeyError: If there is none.
        """
        found = self._by_id.get(key)
        if found is None:
            raise UnknownKeyError("activity", key, nearest(key, self._by_id))
        return found

    def walk(self) -> Iterator[Section]:
        """Every section and sub-section, in order."""
        for section in self.sections:
            yield from section.walk()

    def select(self, theme: str | None = None, place: str | None = None, period: Period | None = None) -> tuple[Activity, ...]:
        """The activities of a theme, at a place, within a period; what is not asked for does not matter.

        An activity without a period is within none.
        """
        return tuple(
            activity
            for activity in self.activities
            if (theme is None or activity.theme == theme)
            and (place is None or place in _place_ids(activity))
            and (period is None or (activity.period is not None and period.covers(activity.period)))
        )

    def evolve(self, key: str, **changes: Any) -> Factsheet:
        """The sheet with one activity changed, the whole rechecked.

        Raises:
            UnknownKeyError: If there is no such activity.
            InvalidFactsheetError: If the sheet does not hold together any more.
        """
        changed = attrs.evolve(self[key], **changes)
        return attrs.evolve(self, activities=tuple(changed if activity.id == key else activity for activity in self.activities))

    def rows(self) -> list[dict[str, object]]:
        """One row a measure, in the order of the activities: what a data frame takes.

        Columns: ``activity``, ``type``, ``theme``, ``period`` (EDTF), ``counting``, ``places`` (ids), ``key``,
        ``qualifier``, ``value``, ``upper``, ``unit``, ``currency``. A change gives two rows.
        """
        return [
            {
                "activity": activity.id,
                "type": activity.type,
                "theme": activity.theme,
                "period": activity.period.edtf if activity.period else None,
                "counting": str(activity.counting),
                "places": tuple(_place_ids(activity)),
                "key": key,
                "qualifier": str(number.qualifier),
                "value": number.value,
                "upper": number.upper,
                "unit": number.unit if isinstance(number, Figure) else None,
                "currency": number.currency if isinstance(number, Money) else None,
            }
            for activity in self.activities
            for key, measure in activity.measures.items()
            for number in _numbers(measure)
        ]


def _numbers(measure: Measure) -> tuple[Figure | Money, ...]:
    return (measure.before, measure.after) if isinstance(measure, Change) else (measure,)


def _place_ids(activity: Activity) -> dict[str, None]:
    return dict.fromkeys(key for _, kinds, key in references(activity) if kinds == ("place",))


def _unique_ids(sheet: Factsheet) -> Iterator[Fault]:
    named = ("organisations", "interlocutors", "places", "events")
    yield from _twice([("$.delegation", sheet.delegation.id), *_listed(sheet, *named)])
    yield from _twice(list(_listed(sheet, "activities")))
    yield from _twice([(path, section.id) for path, section in _sections(sheet)])


def _listed(sheet: Factsheet, *fields: str) -> Iterator[tuple[str, str]]:
    for field in fields:
        for index, part in enumerate(getattr(sheet, field)):
            yield f"$.{field}[{index}]", part.id


def _twice(found: list[tuple[str, str]]) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for path, key in found:
        if key in seen:
            yield Fault(f"{path}.id", shown(key), f"an id of its own; {seen[key]} has this one")
        seen.setdefault(key, path)


def _sections(sheet: Factsheet) -> Iterator[tuple[str, Section]]:
    def below(sections: tuple[Section, ...], path: str) -> Iterator[tuple[str, Section]]:
        for index, section in enumerate(sections):
            where = f"{path}.sections[{index}]"
            yield where, section
            yield from below(section.sections, where)

    return below(sheet.sections, "$")


def _dangling(sheet: Factsheet) -> Iterator[Fault]:
    """References that lead nowhere, or to something of another kind."""
    kinds: dict[str, str] = {key: type(part).__name__.lower() for key, part in sheet.named.items()}
    activities = {activity.id for activity in sheet.activities}
    for path, allowed, key in references(sheet, "$"):
        pool: Iterable[str] = activities if allowed == ("activity",) else [known for known, kind in kinds.items() if kind in allowed]
        if key not in pool:
            near = nearest(key, pool)
            yield Fault(path, shown(key), f"the id of a known {' or '.join(allowed)}" + (f", nearest: {', '.join(near)}" if near else ""))


def _counts(sheet: Factsheet) -> Iterator[Fault]:
    """Lists that do not agree with the measure that counts them."""
    for index, activity in enumerate(sheet.activities):
        for path, names in _names(activity, f"$.activities[{index}]"):
            if names.counted_by is None:
                continue
            measure = activity.measures.get(names.counted_by)
            if not isinstance(measure, Figure):
                yield Fault(f"{path}.counted_by", shown(names.counted_by), f"one of the record's figures: {', '.join(activity.measures) or 'it has none'}")
                continue
            high = measure.bounds.high
            count = Decimal(len(names.ids))
            fits = measure.admits(count) if names.complete else high is None or count <= high
            if not fits:
                said = f"as many names as the figure {names.counted_by!r} says ({measure.qualifier} {measure.value})"
                yield Fault(f"{path}.ids", f"{len(names.ids)} names", said if names.complete else f"no more than {said.removeprefix('as ')}")


def _names(record: object, path: str) -> Iterator[tuple[str, Names]]:
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        many = isinstance(value, tuple)
        for index, item in enumerate(value) if many else ((0, value),):
            where = f"{path}.{field.name}[{index}]" if many else f"{path}.{field.name}"
            if isinstance(item, Names):
                yield where, item
            elif attrs.has(type(item)) and not isinstance(item, Text | Figure | Money):
                yield from _names(item, where)


def _statements(sheet: Factsheet) -> Iterator[Fault]:
    """Statements with digits, with variables that nothing stands for, or with other measures in another language."""
    known = sheet.named
    by_id = {activity.id: activity for activity in sheet.activities}
    for index, activity in enumerate(sheet.activities):
        for field in ("statement", "note", "caveat"):
            yield from _scanned(getattr(activity, field), activity, known, f"$.activities[{index}].{field}")
    for path, section in _sections(sheet):
        yield from _scanned(section.lead, None, known, f"{path}.lead")
        for index, entry in enumerate(section.entries):
            yield from _scanned(entry.statement, by_id.get(entry.activity), known, f"{path}.entries[{index}].statement")
    for index, caption in enumerate(sheet.captions):
        yield from _scanned(caption.statement, None, known, f"$.captions[{index}].statement")


def _scanned(text: Text | None, activity: Activity | None, known: Mapping[str, object], path: str) -> Iterator[Fault]:
    if text is None:
        return
    measures = activity.measures if activity else {}
    used: dict[str, frozenset[str]] = {}
    for language, line in text:
        where = f"{path}.{language}"
        found = scan(line, where)
        yield from found.faults
        used[language] = frozenset(measures.keys() & set(found.variables))
        for name in found.variables:
            stands = [name in measures, name in RESERVED, name in known]
            if not any(stands):
                near = nearest(name, [*measures, *RESERVED, *known])
                yield Fault(where, f"${name}", "a measure or field of the record, or an id of the sheet" + (f", nearest: {', '.join(near)}" if near else ""))
            elif name in measures and sum(stands) > 1:
                yield Fault(where, f"${name}", "a measure whose key no field and no id of the sheet has")
    for language, names in used.items():
        other = max(used.values(), key=len)
        if names != other:
            yield Fault(f"{path}.{language}", ", ".join(sorted(names)) or "no measure", f"the measures of the other languages: {', '.join(sorted(other))}")


ACTIVITIES: tuple[type[Activity], ...] = (Programme, Engagement, Delivery)
"""The kinds of activity that there are, by the order of the design."""


__all__ = ["ACTIVITIES", "Caption", "Entry", "Factsheet", "Section"]
