"""What a delegation did: programmes, engagements, deliveries."""

from __future__ import annotations

import typing
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from enum import StrEnum
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, ClassVar, Self, TypeVar

import attrs

from ..errors import Fault
from .beneficiaries import Beneficiary
from .display import Displayed
from .events import Event, Names
from .fields import ActivityId, CounterpartId, EventId, Key, OrganisationId, PlaceId, check, classes, expect, member, references
from .figures import Change, Figure
from .money import Money
from .organisations import Delegation, Interlocutor, Organisation
from .periods import Period
from .places import Place, Route
from .text import Text

T = TypeVar("T")

Measure = Figure | Money | Change
Named = Organisation | Delegation | Interlocutor | Place | Event


class Counting(Displayed, StrEnum):
    """What the figures of an activity count: what fell in its period, all since a start, or what there is at one time.

    A stock is never totalled.
    """

    IN_PERIOD = "in_period"
    CUMULATIVE = "cumulative"
    STOCK = "stock"


class PartnerRole(Displayed, StrEnum):
    """What a partner does."""

    PARTNER = "partner"
    DONOR = "donor"
    MEDIATOR = "mediator"
    HOST = "host"
    SUPPORTER = "supporter"


class OurRole(Displayed, StrEnum):
    """The part that the reporting body plays, where the source names it."""

    NEUTRAL_INTERMEDIARY = "neutral_intermediary"
    NEUTRAL_OBSERVER = "neutral_observer"
    OBSERVER = "observer"


class Frequency(Displayed, StrEnum):
    """How often, where no count is stated."""

    DAILY = "daily"
    REGULAR = "regular"


class Sensitivity(Displayed, StrEnum):
    """Who may see a record; an export refuses what is above the level asked for."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"


class Trend(Displayed, StrEnum):
    """Which way a figure went against another period whose figure is not stated."""

    INCREASE = "increase"
    SIGNIFICANT_INCREASE = "significant_increase"
    DECREASE = "decrease"
    SIGNIFICANT_DECREASE = "significant_decrease"


class EngagementRole(Displayed, StrEnum):
    """What the reporting body did there."""

    HOSTED = "hosted"
    HELD = "held"
    CO_HOSTED = "co_hosted"
    ATTENDED = "attended"
    SPOKE = "spoke"
    MET = "met"
    ADDRESSED = "addressed"
    TRAINED = "trained"
    DISCUSSED = "discussed"
    JOINED = "joined"
    SUPPORTED = "supported"


class Modality(Displayed, StrEnum):
    """What is handed over. Source of the terms: the modalities of cash and voucher assistance, and goods and services beside them."""

    GOODS = "goods"
    CASH = "cash"
    VOUCHERS = "vouchers"
    SERVICES = "services"
    MESSAGES = "messages"


@attrs.frozen
class Partner(Displayed):
    """Who else took part, and as what."""

    organisation: CounterpartId
    role: PartnerRole = attrs.field(default=PartnerRole.PARTNER, converter=member(PartnerRole))

    __attrs_post_init__ = check


@attrs.frozen
class Comparison(Displayed):
    """A trend against another period, where the source gives no figure for it."""

    trend: Trend = attrs.field(converter=member(Trend))
    period: Period

    __attrs_post_init__ = check


@attrs.frozen
class Allocation(Displayed):
    """Money given for a purpose.

    Attributes:
        money: How much.
        purpose: What for, a key of the nouns.
        recipients: Who received it.
        for_whom: How many it serves: 4 branches.
        places: Where.
    """

    money: Money
    purpose: Key
    recipients: Names | None = None
    for_whom: Figure | None = None
    places: tuple[PlaceId, ...] = ()

    __attrs_post_init__ = check


@attrs.frozen
class Leg(Displayed):
    """Vehicles on a route: 53 trucks to Donetsk."""

    vehicles: Figure
    route: Route

    __attrs_post_init__ = check


class _Kept:
    """Room in a record for what is worked out once.

    A ``cached_property`` would do, but makes every other attribute of a slotted class several times as slow to read.
    """

    __slots__ = ("_measures", "_references")

    _measures: Mapping[str, Measure]
    _references: tuple[tuple[str, tuple[str, ...], str], ...]

    def _keep(self, name: str, value: T) -> T:
        object.__setattr__(self, name, value)
        return value


@attrs.frozen(kw_only=True)
class Activity(_Kept, Displayed):
    """What every activity holds; `Programme`, `Engagement` and `Delivery` are the kinds there are.

    Attributes:
        id: How a sheet refers to it.
        title: A short title.
        theme: What it belongs to, a key.
        period: When; `None` where it is not stated.
        counting: What its figures count.
        by: Who did it; unstated is not "the ICRC".
        partners: Who else took part.
        coordinated_with: With whom it was coordinated.
        our_role: The part played, where the source names it.
        places: Where.
        figures: Its measures.
        money: Its amounts.
        changes: What grew or shrank.
        frequency: How often, without a count.
        beneficiaries: The groups it reached.
        topics: What it was about, keys of the nouns.
        occasion: The event that it marks.
        in_response_to: The event that it answers.
        compared_with: A trend against another period.
        note: Whole sentences that stand beside it; written as a statement is.
        caveat: Whole sentences, written wherever the figure is.
        statement: Its sentence in the author's own words, one line of Fluent a language.
        sources: Ids of the facts that say so.
        sensitivity: Who may see it.
        part_of: Activities that this one is a part of; it counts once.
        same_as: Activities that state the same; they count once.
        may_overlap: Activities that may have reached some of the same.
    """

    type: ClassVar[str] = "activity"

    id: Key
    title: Text
    theme: Key | None = None
    period: Period | None = None
    counting: Counting = attrs.field(default=Counting.IN_PERIOD, converter=member(Counting))
    by: tuple[CounterpartId, ...] = ()
    partners: tuple[Partner, ...] = ()
    coordinated_with: Names | None = None
    our_role: OurRole | None = attrs.field(default=None, converter=member(OurRole))
    places: tuple[PlaceId, ...] = ()
    figures: tuple[Figure, ...] = ()
    money: tuple[Money, ...] = ()
    changes: tuple[Change, ...] = ()
    frequency: Frequency | None = attrs.field(default=None, converter=member(Frequency))
    beneficiaries: tuple[Beneficiary, ...] = ()
    topics: tuple[Key, ...] = ()
    occasion: EventId | None = None
    in_response_to: EventId | None = None
    compared_with: Comparison | None = None
    note: Text | None = None
    caveat: Text | None = None
    statement: Text | None = None
    sources: tuple[str, ...] = ()
    sensitivity: Sensitivity = attrs.field(default=Sensitivity.PUBLIC, converter=member(Sensitivity))
    part_of: tuple[ActivityId, ...] = ()
    same_as: tuple[ActivityId, ...] = ()
    may_overlap: tuple[ActivityId, ...] = ()
    _named: Mapping[str, Named] | None = attrs.field(default=None, init=False, eq=False, repr=False)

    __attrs_post_init__ = check

    def _rules(self) -> Iterable[Fault]:
        measures = held(self)
        if not measures or (len(measures) == 1 and not getattr(measures[0][1], "of", None)):
            return ()  # as most are
        found = [(measure.name, measure) for _, measure in measures]
        keys = Counter(key for key, _ in found)
        twice = sorted(key for key, count in keys.items() if count > 1)
        wholes = {key: figure.of for key, figure in found if isinstance(figure, Figure) and figure.of}
        unknown = sorted(set(wholes.values()) - keys.keys())
        circular = sorted(_circular(wholes))
        return (
            *expect(not twice, ".figures", ", ".join(twice), "measures with different keys"),
            *expect(not unknown, ".figures", ", ".join(unknown), "a part of a measure that the record has"),
            *expect(not circular, ".figures", ", ".join(circular), "a part of a measure that is no part of it"),
        )

    @property
    def named(self) -> Mapping[str, Named]:
        """The organisations, places, events and others of the sheet that it belongs to, by id; empty outside a sheet."""
        return MappingProxyType(self._named or {})

    def within(self, named: Mapping[str, Named]) -> Self:
        """The same activity, knowing what the ids of its sheet stand for."""
        bound = copy(self)
        object.__setattr__(bound, "_named", named)
        return bound

    @property
    def measures(self) -> Mapping[str, Measure]:
        """Every figure, amount and change of the record by the name that a statement calls it, at any depth, in order.

        >>> from icrc_activities import over
        >>> Programme(id="hotline", title=Text.of(en="Hotline"), figures=(over(36_000, "call"),)).measures["call"].unit
        'call'
        """
        try:
            return self._measures
        except AttributeError:
            return self._keep("_measures", MappingProxyType({measure.name: measure for _, measure in held(self)}))

    def wholes(self, key: str) -> tuple[str, ...]:
        """The measures of the record that one of its figures is a part of, the nearest first."""
        return _above(key, {name: measure.of for name, measure in self.measures.items() if isinstance(measure, Figure) and measure.of})

    @property
    def references(self) -> tuple[tuple[str, tuple[str, ...], str], ...]:
        """Every id that the record refers to: the path of its field, the kinds it may be of, the id."""
        try:
            return self._references
        except AttributeError:
            return self._keep("_references", tuple(references(self)))


_MEASURES = (Figure, Money, Change)
_HOLDING = (Beneficiary, Allocation, Leg)
_NONE: tuple[object, ...] = ()


def held(record: Any) -> list[tuple[Any, Measure]]:
    """Every figure, amount and change of a record at any depth, in the order of its class, each after what holds it.

    That is the record itself, or a `Beneficiary`, an `Allocation` or a `Leg` of it.
    """
    found: list[tuple[Any, Measure]] = []
    for value in _values(record.__class__)(record):
        if value is not None and value is not _NONE:  # as most are; of what is wrong here, nothing more may be asked
            found += _within(record, value)
    return found


def placed(record: Any) -> Iterator[tuple[str, Any, Measure]]:
    """What `held` gives, each after the field of the record in which it stands."""
    for name in _measuring(record.__class__):
        for holder, measure in _within(record, getattr(record, name)):
            yield name, holder, measure


def _within(record: Any, value: Any) -> Iterator[tuple[Any, Measure]]:
    """What a field of a record holds."""
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, _MEASURES):
            yield record, item
        elif isinstance(item, _HOLDING):
            yield from held(item)


def _above(key: str, wholes: Mapping[str, str]) -> tuple[str, ...]:
    """What a key is a part of, what that is a part of, and so on; each once, even if they go round."""
    found: list[str] = []
    while (whole := wholes.get(key)) is not None and whole not in found:
        found.append(whole)
        key = whole
    return tuple(found)


def _circular(wholes: Mapping[str, str]) -> Iterator[str]:
    """The keys that are a part of themselves; each key is looked at once, however long the chains are."""
    passed: dict[str, str] = {}  # by the key that the way through it began with
    for begin in wholes:
        key = begin
        while key in wholes and key not in passed:
            passed[key] = begin
            key = wholes[key]
        if passed.get(key) == begin:
            circle = key
            yield key
            while (key := wholes[key]) != circle:
                yield key


@cache
def _measuring(cls: Any) -> tuple[str, ...]:
    """The fields of a class that can hold measures."""
    hints = typing.get_type_hints(cls)
    names = (field.name for field in attrs.fields(cls) if field.init)
    return tuple(name for name in names if any(issubclass(part, _MEASURES + _HOLDING) for part in classes(hints[name])))


@cache
def _values(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What takes their values from a record."""
    names = _measuring(cls)
    values = attrgetter(*names)
    return values if len(names) > 1 else lambda record: (values(record),)


@attrs.frozen(kw_only=True)
class Programme(Activity):
    """A continuing line of work.

    Attributes:
        services: What was rendered, and how often.
        supported: Whom or what it supports: 2 instructors.
        allocations: Money given for purposes.
        route: The way of the people accompanied.
    """

    type: ClassVar[str] = "programme"

    services: tuple[Figure, ...] = ()
    supported: tuple[Figure, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    route: Route | None = None


@attrs.frozen(kw_only=True)
class Engagement(Activity):
    """Dialogue and events.

    Attributes:
        form: What it was, a key: ``meeting``, ``round_table``, ``lecture``, ``competition``.
        role: What the reporting body did there.
        count: How many of that form.
        events: The events it was.
        organisers: Who organised them.
        at: Where it was held: an institution.
        counterparts: With whom.
        audience: Groups that were spoken to.
        participants: Groups that took part.
        speakers: Who spoke.
        outcome: What came of it, a key of the nouns.
    """

    type: ClassVar[str] = "engagement"

    form: Key
    role: EngagementRole = attrs.field(converter=member(EngagementRole))
    count: Figure | None = None
    events: Names | None = None
    organisers: Names | None = None
    at: OrganisationId | None = None
    counterparts: Names | None = None
    audience: tuple[Beneficiary, ...] = ()
    participants: tuple[Beneficiary, ...] = ()
    speakers: Names | None = None
    outcome: Key | None = None


@attrs.frozen(kw_only=True)
class Delivery(Activity):
    """Goods, cash, vouchers, services or messages handed to someone.

    Attributes:
        modality: What is handed over.
        items: How many of what.
        complete: Whether the items are all there was, or "including".
        legs: Vehicles and their ways.
        consignee: Who received it.
    """

    type: ClassVar[str] = "delivery"

    modality: Modality = attrs.field(converter=member(Modality))
    items: tuple[Figure, ...] = ()
    complete: bool = True
    legs: tuple[Leg, ...] = ()
    consignee: OrganisationId | None = None
