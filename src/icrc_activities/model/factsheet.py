"""The whole sheet: activities in their sections, and everything that they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, count, islice
from types import MappingProxyType
from typing import Any

import attrs

from ..errors import Fault, InvalidFactsheetError, UnknownKeyError, nearest, shown
from .activities import Activity, Delivery, Engagement, Measure, Named, Programme
from .display import Displayed
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
class Caption(Displayed):
    """Words under a picture.

    Attributes:
        statement: What it says, one line of Fluent a language.
        sources: Ids of the facts that say so.
    """

    statement: Text
    sources: tuple[str, ...] = ()

    __attrs_post_init__ = check


@attrs.frozen
class Entry(Displayed):
    """An activity where a section shows it.

    Attributes:
        activity: Its id.
        statement: Other words for it here; it still writes every measure and the caveat.
        sources: Ids of the facts that this entry shows.
    """

    activity: ActivityId
    statement: Text | None = None
    sources: tuple[str, ...] = ()

    __attrs_post_init__ = check


@attrs.frozen
class Section(Displayed):
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

    __attrs_post_init__ = check

    def walk(self) -> Iterator[Section]:
        """The section and all below it, in order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@attrs.frozen(kw_only=True)
class Factsheet(Displayed):
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
        activities: Its records; a section shows them by their ids.
        sections: Its sections, in order.
        sources: Ids of the facts that its title shows.

    Raises:
        InvalidFactsheetError: If an id stands twice, a reference leads nowhere, a complete list is not as long as its
            exact count, or a statement holds a digit or refers to what is not there. Of more than a thousand faults, a thousand.
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
        advised = count()
        every = chain(_unique_ids(self), _dangling(self, advised), _counts(self), _statements(self, advised))
        if faults := tuple(islice(every, _TOLD)):
            raise InvalidFactsheetError(f"Factsheet {self.id}", faults)
        object.__setattr__(self, "activities", tuple(activity.within(self._named) for activity in self.activities))

    @property
    def named(self) -> Mapping[str, Named]:
        """Every organisation, interlocutor, place and event of the sheet, and its delegation, by id."""
        return MappingProxyType(self._named)

    @cached_property
    def _named(self) -> dict[str, Named]:
        parts: tuple[Named, ...] = (self.delegation, *self.organisations, *self.interlocutors, *self.places, *self.events)
        return {part.id: part for part in parts}

    @cached_property
    def _by_id(self) -> dict[str, Activity]:
        return {activity.id: activity for activity in self.activities}

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
        ``noun``, ``of``, ``qualifier``, ``value``, ``upper``, ``unit``, ``currency``, ``caveat`` (a `Text`; it goes where the
        figure goes). A change gives two rows.
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
                "noun": number.noun if isinstance(number, Figure) else None,
                "of": number.of if isinstance(number, Figure) else None,
                "qualifier": str(number.qualifier),
                "value": number.value,
                "upper": number.upper,
                "unit": number.unit if isinstance(number, Figure) else None,
                "currency": number.currency if isinstance(number, Money) else None,
                "caveat": activity.caveat,
            }
            for activity in self.activities
            for key, measure in activity.measures.items()
            for number in _numbers(measure)
        ]


def _numbers(measure: Measure) -> tuple[Figure | Money, ...]:
    return (measure.before, measure.after) if isinstance(measure, Change) else (measure,)


def _place_ids(activity: Activity) -> dict[str, None]:
    return dict.fromkeys(key for _, kinds, key in activity.references if kinds == ("place",))


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


_TOLD, _ADVISED = 1000, 20
"""So many faults of a sheet are told, and so many of them name the nearest ids: to look through ten thousand for each takes minutes."""

_LISTED = 20
"""So many keys stand in one fault."""


def _few(keys: Iterable[str]) -> str:
    """The first of some keys as they stand in a fault."""
    first = list(islice(keys, _LISTED + 1))
    return ", ".join([*first[:_LISTED], "…"] if len(first) > _LISTED else first)


def _near(said: str, key: str, pool: Iterable[str], advised: Iterator[int]) -> str:
    near = nearest(key, pool) if next(advised) < _ADVISED else ()
    return f"{said}, nearest: {', '.join(near)}" if near else said


def _dangling(sheet: Factsheet, advised: Iterator[int]) -> Iterator[Fault]:
    """References that lead nowhere, or to something of another kind."""
    ids: dict[str, set[str]] = {
        "delegation": {sheet.delegation.id},
        "organisation": {part.id for part in sheet.organisations},
        "interlocutor": {part.id for part in sheet.interlocutors},
        "place": {part.id for part in sheet.places},
        "event": {part.id for part in sheet.events},
        "activity": {part.id for part in sheet.activities},
    }
    for path, kinds, key in references(sheet, "$"):
        if not any(key in ids[kind] for kind in kinds):
            pool = (known for kind in kinds for known in ids[kind])  # gone through only where it is asked for advice
            yield Fault(path, shown(key), _near(f"the id of a known {' or '.join(kinds)}", key, pool, advised))


def _counts(sheet: Factsheet) -> Iterator[Fault]:
    """Lists that do not agree with the measure that counts them."""
    for index, activity in enumerate(sheet.activities):
        for path, names in _names(activity, f"$.activities[{index}]"):
            counted_by = names.counted_by
            if counted_by is None and isinstance(activity, Engagement) and names is activity.events and activity.count:
                counted_by = activity.count.name
            if counted_by is None:
                continue
            measure = activity.measures.get(counted_by)
            if not isinstance(measure, Figure):
                figures = _few(key for key, known in activity.measures.items() if isinstance(known, Figure))
                said = f"one of the record's figures: {figures or 'it has none'}"
                yield Fault(f"{path}.counted_by", shown(counted_by), said)
                continue
            listed, high = len(names.ids), measure.bounds.high
            if not measure.admits(listed) and (names.complete or not (high is None or listed < high)):
                said = "as many names as" if names.complete else "no more names than"
                stated = f"{measure.qualifier} {measure.value}" + (f" to {measure.upper}" if measure.upper else "")
                yield Fault(f"{path}.ids", f"{listed} names", f"{said} the figure {counted_by!r} says ({stated})")


def _names(record: Any, path: str) -> Iterator[tuple[str, Names]]:
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        many = isinstance(value, tuple)
        for index, item in enumerate(value) if many else ((0, value),):
            where = f"{path}.{field.name}[{index}]" if many else f"{path}.{field.name}"
            if isinstance(item, Names):
                yield where, item
            elif attrs.has(type(item)) and not isinstance(item, Text | Figure | Money):
                yield from _names(item, where)


def _statements(sheet: Factsheet, advised: Iterator[int]) -> Iterator[Fault]:
    """Statements with digits, with variables that nothing stands for, or with other measures in another language."""
    known = sheet.named
    by_id = {activity.id: activity for activity in sheet.activities}
    for path, text, activity in _texts(sheet, by_id):
        yield from _scanned(text, activity.measures if activity else {}, known, path, advised)


def _texts(sheet: Factsheet, by_id: Mapping[str, Activity]) -> Iterator[tuple[str, Text, Activity | None]]:
    """Every line of Fluent: its path, the text, the record whose measures it may use."""
    for index, activity in enumerate(sheet.activities):
        for field in ("statement", "note", "caveat"):
            if text := getattr(activity, field):
                yield f"$.activities[{index}].{field}", text, activity
    for path, section in _sections(sheet):
        if section.lead:
            yield f"{path}.lead", section.lead, None
        for index, entry in enumerate(section.entries):
            if entry.statement:
                yield f"{path}.entries[{index}].statement", entry.statement, by_id.get(entry.activity)
    for index, caption in enumerate(sheet.captions):
        yield f"$.captions[{index}].statement", caption.statement, None


def _scanned(text: Text, measures: Mapping[str, Measure], known: Mapping[str, Named], path: str, advised: Iterator[int]) -> Iterator[Fault]:
    used: dict[str, frozenset[str]] = {}
    for language, line in text:
        where = f"{path}.{language}"
        found = scan(line, where)
        yield from found.faults
        used[language] = frozenset(measures.keys() & set(found.variables))
        for name in found.variables:
            stands = [name in measures, name in RESERVED, name in known]
            if not any(stands):
                said = "a measure or field of the record, or an id of the sheet"
                yield Fault(where, f"${name}", _near(said, name, chain(measures, RESERVED, known), advised))
            elif name in measures and sum(stands) > 1:
                yield Fault(where, f"${name}", "a measure whose key no field and no id of the sheet has")
    other = max(used.values(), key=len)
    said = f"the measures of the other languages: {_few(sorted(other))}"
    for language, names in used.items():
        if names != other:
            yield Fault(f"{path}.{language}", _few(sorted(names)) or "no measure", said)


ACTIVITIES: tuple[type[Activity], ...] = (Programme, Engagement, Delivery)
"""The kinds of activity that there are, by the order of the design."""


__all__ = ["ACTIVITIES", "Caption", "Entry", "Factsheet", "Section"]
