"""Hypothesis strategies for every class of the model, whole factsheets among them.

Each class is built from its own annotations, so a new field is covered the day it is added; only the rules
that an annotation does not state (a qualifier without a value, a list that is counted) are written out here.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import count
from string import ascii_lowercase
from typing import Annotated, Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from icrc_activities.model.activities import Activity, Allocation, Engagement, Leg
from icrc_activities.model.beneficiaries import AgeBand, Beneficiary
from icrc_activities.model.events import Event, Names, Order
from icrc_activities.model.factsheet import ACTIVITIES, Caption, Entry, Factsheet, Section
from icrc_activities.model.fields import Key, Pattern, Ref, Span
from icrc_activities.model.figures import EXACT, WITHOUT_VALUE, Change, Figure, Qualifier
from icrc_activities.model.money import Money, Rate, currencies
from icrc_activities.model.organisations import Contact, Delegation, Interlocutor, Organisation
from icrc_activities.model.periods import Numerals, Ordinal, Period
from icrc_activities.model.places import Place, Route
from icrc_activities.model.statements import RESERVED
from icrc_activities.model.text import Text
from icrc_activities.model.units import default_units

TAGS = ("en", "ru", "be", "sr-Latn", "pt-BR", "es-419")
_WORDS = st.text("abcXYZ éßя«»Ж—,.;'\"\\/$<&", min_size=1, max_size=12).filter(str.strip)

IDS = {
    "delegation": ("moscow",),
    "organisation": ("red-cross", "bank"),
    "interlocutor": ("minister", "governor"),
    "place": ("minsk", "sumy"),
    "event": ("forum", "lecture_2"),
    "activity": ("hotline", "parcels"),
}
"""The ids of every sheet's parts; a record that is *linked* refers to these, another one to keys that lead nowhere."""


def keys() -> SearchStrategy[str]:
    """Keys, as ids, units and nouns have them."""
    return st.from_regex(r"[a-z][a-z0-9_-]{0,6}", fullmatch=True)


def plain() -> SearchStrategy[str]:
    """Any text that is not blank: all of Unicode but lone surrogates."""
    return st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).filter(str.strip)


def texts(versions: SearchStrategy[str] | None = None) -> SearchStrategy[Text]:
    """Texts in one language or several."""
    return st.builds(Text, st.dictionaries(st.sampled_from(TAGS), plain() if versions is None else versions, min_size=1, max_size=3))


@st.composite
def statements(draw: st.DrawFn, variables: tuple[str, ...] = ()) -> Text:
    """Lines of Fluent without digits, which use the same of the *variables* in each language."""
    used = draw(st.lists(st.sampled_from(variables), unique=True, max_size=3)) if variables else []
    placeables = "".join(f" {{ NOM(${name}) }}" for name in used)
    return draw(texts(_WORDS.map(lambda words: words.replace("$", "") + "." + placeables)))


def numbers() -> SearchStrategy[Decimal]:
    """Sound numbers, plain and with exponents, among them the longest that there may be."""
    return st.one_of(
        st.integers(0, 10**6).map(Decimal),
        st.decimals(0, 10**30 - 1, allow_nan=False, allow_infinity=False, places=2),
        st.sampled_from(["0", "-0", "0.00", "1.50", "1E+3", "9E+29", "1E-30", "9" * 30, "0." + "9" * 30]).map(Decimal),
    )


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Years, months, days and intervals, open ones too."""
    first, last = sorted(draw(st.tuples(st.dates(date(1, 1, 1)), st.dates(date(1, 1, 1)))))
    size = draw(st.sampled_from([4, 7, 10]))
    start, end = first.isoformat()[:size], last.isoformat()[:size]
    return Period(draw(st.sampled_from([start, f"{start}/{end}", f"{start}/..", f"../{end}"])))


def days() -> SearchStrategy[Period]:
    """Periods of one day."""
    return st.dates().map(lambda day: Period(day.isoformat()))


def units() -> SearchStrategy[str]:
    """Units that the package knows."""
    return st.sampled_from(sorted(default_units().by_key))


@st.composite
def _qualified(draw: st.DrawFn) -> tuple[Decimal | None, Qualifier, Decimal | None]:
    """A value, a qualifier and an upper value that can stand together."""
    qualifier = draw(st.sampled_from(Qualifier))
    if qualifier in WITHOUT_VALUE:
        return None, qualifier, None
    value = draw(numbers())
    if qualifier in {Qualifier.ALMOST, Qualifier.FEWER_THAN} and not value:
        value = Decimal(1)
    above = draw(st.none() | st.integers(1, 10**6)) if qualifier is Qualifier.EXACT and value < 9 * 10**29 else None
    return value, qualifier, EXACT.add(value, above) if above else None


@st.composite
def figures(draw: st.DrawFn, unit: SearchStrategy[str] | None = None) -> Figure:
    """Figures of every qualifier; those of an activity get keys of their own there."""
    value, qualifier, upper = draw(_qualified())
    return Figure(value, draw(units() if unit is None else unit), qualifier, upper, draw(st.none() | keys()), draw(st.none() | keys()))


@st.composite
def money(draw: st.DrawFn) -> Money:
    """Amounts of every qualifier and currency."""
    amount, qualifier, upper = draw(_qualified())
    return Money(amount, draw(st.sampled_from(sorted(currencies()))), qualifier, upper, draw(st.none() | keys()))


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """Two figures of one unit."""
    unit = st.just(draw(units()))
    return Change(
        draw(figures(unit)), draw(figures(unit)), draw(st.none() | periods()), draw(st.none() | periods()), draw(st.none() | keys())
    )


@st.composite
def rates(draw: st.DrawFn) -> Rate:
    """Rates between two currencies, above zero."""
    base, quote = draw(st.lists(st.sampled_from(sorted(currencies())), unique=True, min_size=2, max_size=2))
    return Rate(base, quote, draw(numbers().filter(bool)), draw(days()), draw(plain()))


@st.composite
def ordinals(draw: st.DrawFn) -> Ordinal:
    """Ordinals within what their numerals can write."""
    numerals = draw(st.sampled_from(Numerals))
    return Ordinal(draw(st.integers(1, 3999 if numerals is Numerals.ROMAN else 10**6)), numerals)


@st.composite
def age_bands(draw: st.DrawFn) -> AgeBand:
    """Ages, with an upper end or open."""
    lower = draw(st.integers(0, 130))
    return AgeBand(lower, draw(st.none() | st.integers(lower, 130)))


def names(*, linked: bool = False) -> SearchStrategy[Names]:
    """Lists of ids, each once."""
    listed = st.lists(_reference(("organisation", "interlocutor", "event", "place"), linked), unique=True, min_size=1, max_size=3)
    return st.builds(Names, listed.map(tuple), st.booleans(), st.none() if linked else st.none() | keys(), st.sampled_from(Order))


def routes(*, linked: bool = False) -> SearchStrategy[Route]:
    """Ways with an origin or a destination at least."""
    place = _reference(("place",), linked)
    return st.builds(Route, place, _listed(place), st.none() | place) | st.builds(Route, st.none(), _listed(place), place)


@cache
def records(cls: Any, *, linked: bool = False, deep: int = 2) -> SearchStrategy[Any]:
    """Records of any class of the model, a section with sub-sections *deep* levels down; a whole sheet is one of `factsheets`."""
    if cls in _OWN:
        return _OWN[cls]()
    if cls in _REFERRING:
        return _REFERRING[cls](linked=linked)
    if cls is Activity:
        kinds: tuple[Any, ...] = ACTIVITIES
        return st.one_of([records(kind, linked=linked) for kind in kinds])
    hints = typing.get_type_hints(cls, include_extras=True)
    required: dict[Any, SearchStrategy[Any]] = {}
    optional: dict[Any, SearchStrategy[Any]] = {}
    for field in attrs.fields(cls):
        if field.init:
            fields = required if field.default is attrs.NOTHING else optional
            fields[field.name] = _part(field.name, hints[field.name], linked, deep)
    values = st.fixed_dictionaries(required, optional=optional)
    return values.map(lambda given: cls(**(_distinct(given) if issubclass(cls, Activity) else given)))


@st.composite
def factsheets(draw: st.DrawFn) -> Factsheet:
    """Whole sheets: ids of their own, references that lead somewhere, lists that agree with their counts."""

    def parts(cls: Any, kind: str) -> tuple[Any, ...]:
        return tuple(attrs.evolve(draw(records(cls, linked=True)), id=key) for key in IDS[kind])

    entries = tuple(attrs.evolve(draw(records(Entry, linked=True)), activity=key) for key in IDS["activity"])
    others = draw(_listed(records(Section, linked=True)))
    headings = count()
    return Factsheet(
        id=draw(keys()),
        title=draw(texts()),
        delegation=parts(Delegation, "delegation")[0],
        contact=draw(st.none() | records(Contact)),
        period=draw(st.none() | periods()),
        published=draw(st.none() | days()),
        captions=draw(_listed(records(Caption))),
        organisations=parts(Organisation, "organisation"),
        interlocutors=parts(Interlocutor, "interlocutor"),
        places=parts(Place, "place"),
        events=parts(Event, "event"),
        activities=tuple(draw(_worded(_counted(activity))) for activity in parts(Activity, "activity")),
        sections=tuple(_numbered(section, headings) for section in (Section("all", draw(texts()), entries=entries), *others)),
        sources=draw(_listed(plain())),
    )


_OWN: Mapping[type[Any], Callable[[], SearchStrategy[Any]]] = {
    Text: texts,
    Period: periods,
    Ordinal: ordinals,
    AgeBand: age_bands,
    Figure: figures,
    Money: money,
    Change: changes,
    Rate: rates,
    Factsheet: factsheets,
}
_REFERRING: Mapping[type[Any], Callable[..., SearchStrategy[Any]]] = {Names: names, Route: routes}
_KEY_MARKS = typing.get_args(Key)
_TAKEN = {*RESERVED, *(key for keys_of_kind in IDS.values() for key in keys_of_kind)}
_FLUENT = {"statement", "note", "caveat", "lead"}


def _reference(kinds: tuple[str, ...], linked: bool) -> SearchStrategy[str]:
    return st.sampled_from([key for kind in kinds for key in IDS[kind]]) if linked else keys()


def _listed(items: SearchStrategy[Any]) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=2).map(tuple)


def _part(name: str, annotation: Any, linked: bool, deep: int) -> SearchStrategy[Any]:
    """What a field may hold, by its annotation."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        for mark in reversed(annotation.__metadata__):
            if isinstance(mark, Ref):
                return _reference(mark.kinds, linked)
            if isinstance(mark, Pattern):
                return keys() if mark in _KEY_MARKS else st.from_regex(mark.expression, fullmatch=True)
            if isinstance(mark, Span):
                return st.decimals(mark.low, mark.high, places=3)
    if origin in {typing.Union, types.UnionType}:
        return st.one_of([_part(name, part, linked, deep) for part in sorted(inner, key=lambda part: part is not types.NoneType)])
    if origin is tuple:
        if inner[0] is Section:
            return _listed(records(Section, linked=linked, deep=deep - 1)) if deep else st.just(())
        return _listed(_part(name, inner[0], linked, deep))
    if annotation is Text and name in _FLUENT:
        return statements()
    if annotation is str:
        return plain()
    if isinstance(annotation, type) and attrs.has(annotation):
        return records(annotation, linked=linked, deep=deep)
    return st.from_type(annotation)


def _distinct(given: dict[str, Any]) -> dict[str, Any]:
    """The fields of an activity, its measures with names of their own; the second figure is a part of the first."""
    taken: set[str] = set()
    fresh = (f"measure-{letter}" for letter in ascii_lowercase)

    def renamed(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(renamed, value))
        if isinstance(value, Figure | Money | Change):
            value = attrs.evolve(value, key=next(fresh)) if value.name in taken else value
            taken.add(value.name)
        elif isinstance(value, Beneficiary | Allocation | Leg):
            return attrs.evolve(value, **{field.name: renamed(getattr(value, field.name)) for field in attrs.fields(type(value))})
        return value

    given = {name: renamed(value) for name, value in given.items()}
    if len(given.get("figures", ())) == 2:
        whole, part = given["figures"]
        given["figures"] = (whole, attrs.evolve(part, of=whole.name))
    return given


def _counted(activity: Activity) -> Activity:
    """An engagement whose list of events is counted by its count."""
    if isinstance(activity, Engagement) and activity.events:
        events = attrs.evolve(activity.events, complete=True, counted_by="counted-events")
        return attrs.evolve(activity, events=events, count=Figure(len(events.ids), "day", key="counted-events"))
    return activity


def _worded(activity: Activity) -> SearchStrategy[Activity]:
    """The activity with a statement that writes some of its measures."""
    variables = tuple(name for name in activity.measures if name not in _TAKEN)
    return st.just(activity) | statements(variables).map(lambda text: attrs.evolve(activity, statement=text))


def _numbered(section: Section, headings: Iterator[int]) -> Section:
    key = f"part-{next(headings)}"
    return attrs.evolve(section, id=key, sections=tuple(_numbered(below, headings) for below in section.sections))
