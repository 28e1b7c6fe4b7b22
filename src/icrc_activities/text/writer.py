"""One writer a text: it fills the variables of messages, and notes what of a record has been written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import attrs

from ..errors import UnknownKeyError, nearest
from ..language.languages import Language
from ..language.messages import MAX_PART, Value
from ..language.names import Name
from ..model.activities import Allocation, Leg, Measure, Partner
from ..model.beneficiaries import AgeBand, Beneficiary
from ..model.events import Event, Names, Order
from ..model.factsheet import Factsheet, Section
from ..model.figures import Change, Figure, unstated
from ..model.money import Money
from ..model.organisations import Delegation, Interlocutor, Organisation
from ..model.periods import Ordinal, Period
from ..model.places import Place, Route

Named = Organisation | Delegation | Interlocutor | Place | Event


MEASURES = (Figure, Money, Change)
_BY_NUMBER = frozenset({"AGREE", "ATTR"})
_AGREEING = _BY_NUMBER | {"TREND"}
_BODIES = (Organisation, Delegation)
_REFERRED = (str, Partner)


@attrs.frozen
class Context:
    """What is said around a text already, so that it need not say it again.

    Attributes:
        period: The period that the text around it speaks for.
        places: Ids of the places that it speaks for.
        sheet: Where ids are looked up; an activity taken from a sheet brings its own.
    """

    period: Period | None = None
    places: tuple[str, ...] = ()
    sheet: Factsheet | None = None

    @classmethod
    def of(cls, given: Context | Section | Factsheet | None) -> Context:
        """The context that a sheet or a section makes.

        >>> from icrc_activities import Section, Text
        >>> Context.of(Section("pow", Text.of(en="Prisoners of war"), period=Period("2022/.."))).period
        Period(edtf='2022/..')
        """
        if isinstance(given, Context):
            return given
        if isinstance(given, Section):
            return cls(given.period, given.places)
        return cls(given.period, (), given) if given else cls()

    def within(self, section: Section) -> Context:
        """The context inside a section: its period and places, where it has any."""
        return attrs.evolve(self, period=section.period or self.period, places=section.places or self.places)


class Keys(NamedTuple):
    """Keys of nouns, written as the nouns they stand for."""

    keys: tuple[str, ...]


class Clause(NamedTuple):
    """A part of a sentence that is written only where a message places it.

    Attributes:
        write: What writes it.
        agrees: The measures that a verb agrees with, if one does.
    """

    write: Callable[[], str]
    agrees: object = None


class Writer:
    """Writes the values of one text in one language.

    Attributes:
        language: The language.
        context: What is said around the text.
        written: What has been written: keys of measures, ids of names.
        periods: The periods that have been written, or are said by the context.
        placed: The variables that a message has placed.
        measured: Every measure in the order in which it was written, with its number and its whole phrase as they were written.
        said: Ids of organisations whose full name has been said.
        introduces: Whether a full name is followed by the short one that is used from then on.
    """

    def __init__(self, language: Language, context: Context, named: Mapping[str, object], said: set[str] | None = None) -> None:
        self.language = language
        self.context = context
        self.named = named
        self.written: set[str] = set()
        self.placed: set[str] = set()
        self.measured: list[tuple[Measure, str, str]] = []
        self.periods: set[Period] = set()
        self.introduces = said is not None
        self.own = _own(named)
        self.said = set(self.own) if said is None else said
        self._long: list[str] = []

    def statement(self, line: str, values: Mapping[str, Value]) -> str:
        """An author's line as a finished sentence."""
        return self.finished(self._whole(self.language.messages.statement(line, values)))

    def message(self, name: str, values: Mapping[str, Any], attribute: str = "") -> str:
        """A message as the data has it, not finished yet."""
        return self._whole(self.language.messages.write(name, values, attribute))

    def finished(self, text: str) -> str:
        """A line with its typography done."""
        return self.language.finish.line(text)

    def _whole(self, text: str) -> str:
        """What Fluent wrote, the parts that were too long for it put in."""
        for index in range(len(self._long) - 1, -1, -1):
            text = text.replace(_mark(index), self._long[index])
        return text

    def value(self, key: str, value: object) -> Value:
        """A variable of a message."""
        return Value(key, value, self)

    def find(self, key: str) -> Any:
        """What an id stands for.

        Raises:
            UnknownKeyError: If nothing has it.
        """
        found = self.named.get(key)
        if found is None:
            raise UnknownKeyError("id", key, nearest(key, self.named))
        return found

    def call(self, function: str, value: Value, options: Mapping[str, Any]) -> str:
        """What a function of a message gives for a variable."""
        if function not in _AGREEING:
            self.placed.add(value.key)
        text = self._call(function, value.value, options)
        if len(text) > MAX_PART:
            self._long.append(text)
            return _mark(len(self._long) - 1)
        return text

    def _call(self, function: str, value: object, options: Mapping[str, Any]) -> str:
        if function in _BY_NUMBER:
            return self._agree(function, value.agrees if isinstance(value, Clause) else value, options.get("forms", ""))
        if isinstance(value, Clause):
            return value.write()
        slot = self.language.slots.get(function)
        if slot:
            return self._in_case(value, slot, options.get("with", ""))
        if function == "TREND":
            return self._trend(value, options.get("forms", ""))
        if function == "DATE":
            return self._date(self._period(value))
        if function in ("NUM", "NOUN"):
            return self._part(function, value)
        if function == "ORD":
            return self._ordinal(value)
        if function in self.language.grammar["place"]:
            return self._way(function, self.several(value))
        return self._in_case(value, self.language.cases[0])

    def in_case(self, value: object, case: str = "") -> str:
        """A value as it stands on its own, in the first case of the language or another."""
        return self.language.finish.words(self._in_case(value, case or self.language.cases[0]))

    def _in_case(self, value: object, slot: str, preposition: str = "") -> str:
        column = self.language.columns[slot]
        if isinstance(value, MEASURES):
            return self._measure(value, column.slot, preposition)
        if isinstance(value, tuple) and value and isinstance(value[0], (*MEASURES, Beneficiary)):
            parts = [self._group(item, slot) if isinstance(item, Beneficiary) else self._in_case(item, slot) for item in value]
            return self._behind(preposition, self.language.join(parts))
        if isinstance(value, Period):
            self.periods.add(value)
            text = self.language.dates.noun(value, column.case, self.context.period)
            return text if value.is_interval else self._behind(preposition or column.preposition, text)
        if isinstance(value, Keys):
            parts = [self.language.nouns[key].form(_singular(column.case, self.language)) for key in value.keys]
        else:
            parts = [self._name(item, slot) for item in self.several(value)]
        preposition = preposition or column.preposition
        if slot in self.language.each:
            return self.language.join([self._behind(preposition, part) for part in parts])
        return self._behind(preposition, self.language.join(parts))

    def _measure(self, value: Measure, slot: str, preposition: str = "") -> str:
        measures, numbers = self.language.measures, self.numbers(value)
        written = measures.write(value, slot, numbers)
        text = written.text(preposition) if preposition else measures.text(value, slot, numbers)
        self.written.add(value.name)
        self.measured.append((value, written.number, text))
        return text

    def numbers(self, value: Measure) -> str:
        """How the running text of the language writes the number of a measure: in digits, or with words for thousands and millions."""
        return str(self.language.grammar["money"]["numbers"]) if isinstance(value, Money) else "digits"

    def _behind(self, preposition: str, text: str) -> str:
        return self.language.finish.fused(f"{preposition} {text}") if preposition else text

    def several(self, value: object) -> list[Named]:
        """The named things that a variable stands for, in the order in which the language writes them."""
        if isinstance(value, Names):
            found = [self.find(key) for key in value.ids]
            if value.order is Order.ALPHABETICAL:
                found.sort(key=lambda item: self.language.order(_nominative(item, self.language.tag)))
            return found
        if isinstance(value, tuple):
            return [
                self.find(item.organisation if isinstance(item, Partner) else item) if isinstance(item, _REFERRED) else item
                for item in value
            ]
        if isinstance(value, Named):
            return [value]
        raise TypeError(f"{type(value).__name__} is no name")

    # Names

    def _name(self, item: Named, slot: str) -> str:
        self.written.add(item.id)
        column = self.language.columns[slot]
        case, bare = column.case, column.bare
        if isinstance(item, Interlocutor):
            return self._interlocutor(item, case, bare=bare)
        if isinstance(item, Event):
            return self._event(item, case, bare=bare)
        short = item.short_name if isinstance(item, _BODIES) else None
        if short is None:
            return self._form(self._named(item), case, bare=bare)
        if item.id in self.said:
            return self._form(self._entry(short[self.language.tag], _kind(item)), case, bare=bare)
        full = self._form(self._entry(item.name[self.language.tag], _kind(item)), case, bare=bare)
        self.said.add(item.id)
        if not self.introduces:
            return full
        pattern: str = self.language.grammar["short"]["pattern"]
        return pattern.format(name=full, short=self._form(self._entry(short[self.language.tag], _kind(item)), case, bare=True))

    def _form(self, name: Name, case: str, *, bare: bool) -> str:
        text = name.case(self.language.cases.index(case))
        return text if bare or not name.article else f"{name.article} {text}"

    def _entry(self, nominative: str, kind: str) -> Name:
        return self.language.names.get(nominative, kind)

    def _named(self, item: Named) -> Name:
        """The name that a verb agrees with: of an office-holder theirs, of a body the one that is in use."""
        tag = self.language.tag
        if isinstance(item, Interlocutor):
            return self._entry(item.holder[tag], "holder") if item.holder else self._entry(item.office[tag], "office")
        short = item.short_name if isinstance(item, _BODIES) else None
        return self._entry((short if short and item.id in self.said else item.name)[tag], _kind(item))

    def _interlocutor(self, item: Interlocutor, case: str, *, bare: bool) -> str:
        tag = self.language.tag
        office = self._form(self._entry(item.office[tag], "office"), case, bare=bare)
        if item.holder is None:
            return office
        holder = self._form(self._entry(item.holder[tag], "holder"), case, bare=True)
        styles = self.language.grammar["style"]
        if item.style is None:
            return str(styles["unstyled"].format(office=office, holder=holder))
        style = styles[item.style]
        word = style if isinstance(style, str) else style[self.language.cases.index(case)]
        return str(styles["pattern"].format(office=office, style=word, holder=holder))

    def _event(self, item: Event, case: str, *, bare: bool) -> str:
        name = self._named(item)
        if item.ordinal is None:
            return self._form(name, case, bare=bare)
        own = self.language.grammar["ordinal"].get(item.form)
        if isinstance(own, dict) and "then" in own:
            text = self._number(item.ordinal, own.get(case) or own["*"], own.get("gender", "")).replace(
                "{name}", self._led(("", own["then"]), [name])
            )
            return f"{own['article']} {text}" if "article" in own and not bare else text
        text = name.case(self.language.cases.index(case))
        article = "" if bare or not name.article else f"{name.article} "
        patterns = self.language.grammar["ordinal"]
        if item.ordinal.numerals == "roman":
            return article + str(patterns["roman"].format(roman=item.ordinal.roman, name=text))
        return article + str(patterns["arabic"].format(number=self._spelled(item.ordinal, name.gender, case), name=text))

    def _spelled(self, ordinal: Ordinal, gender: str, case: str) -> str:
        patterns = self.language.grammar["ordinal"]
        return self._number(ordinal, patterns.get(f"{gender}.{case}") or patterns["*"], gender)

    def _number(self, ordinal: Ordinal, pattern: str, gender: str) -> str:
        if "{suffix}" in pattern:
            suffixes, form = self.language.grammar["ordinal"]["suffix"], self.language.locale.ordinal_form(ordinal.number)
            pattern = pattern.replace("{suffix}", suffixes.get(f"{form}.{gender}") or suffixes[form])
        return pattern.replace("{n}", str(ordinal.number))

    def _ordinal(self, value: object) -> str:
        if isinstance(value, Event) and value.ordinal:
            value = value.ordinal
        if not isinstance(value, Ordinal):
            raise TypeError(f"{type(value).__name__} has no ordinal")
        return (
            value.roman
            if value.numerals == "roman"
            else self._spelled(value, self.language.grammar["agree"]["forms"][0], self.language.cases[0])
        )

    # Places and times

    def _way(self, function: str, places: list[Named]) -> str:
        for place in places:
            self.written.add(place.id)
        if function == "IN" and {place.id for place in places} <= set(self.context.places):
            return ""
        rules = self.language.grammar["place"]
        names = [self._named(place) for place in places]
        own = [name.ways[function] for name in names if function in name.ways]
        if function in self.language.each or any(isinstance(way, str) for way in own):
            ways = [
                name.ways.get(function) or rules.get(f"{function}.{_kind(place)}") or rules[function]
                for name, place in zip(names, places, strict=True)
            ]
            return self.language.join(
                [way if isinstance(way, str) else self._led(way, [name]) for name, way in zip(names, ways, strict=True)]
            )
        return self._led(own[0] if own else rules[function], names)

    def _led(self, way: Sequence[str], names: list[Name]) -> str:
        """Names behind the preposition of a way, or of the slot that it asks for."""
        column = self.language.columns[way[1]]
        return self._behind(
            way[0] or column.preposition, self.language.join([self._form(name, column.case, bare=column.bare) for name in names])
        )

    def _period(self, value: object) -> Period:
        if isinstance(value, Event) and value.period:
            self.written.add(value.id)
            value = value.period
        if not isinstance(value, Period):
            raise TypeError(f"{type(value).__name__} is no period")
        return value

    def _date(self, period: Period) -> str:
        self.periods.add(period)
        return "" if period == self.context.period else self.language.dates.adverb(period, self.context.period)

    # Numbers and agreement

    def _part(self, function: str, value: object) -> str:
        if not isinstance(value, MEASURES):
            raise TypeError(f"{type(value).__name__} is no measure")
        written = self.language.measures.write(value, self.language.cases[0])
        if function == "NOUN":
            return written.noun
        self.written.add(value.name)
        text = f"{written.qualifier} {written.number}".strip()
        self.measured.append((value, written.number, text))
        return text

    def _agree(self, function: str, value: object, forms: str) -> str:
        if not forms:
            raise TypeError(f"{function} takes a message of forms after the variable")
        measures = self.language.measures
        agree = measures.agree if function == "AGREE" else measures.refer
        if isinstance(value, MEASURES):
            return agree(measures.write(value, self.language.cases[0], self.numbers(value)).agrees, forms)
        if isinstance(value, tuple) and value and isinstance(value[0], MEASURES):
            agrees = [measures.write(item, self.language.cases[0], self.numbers(item)).agrees for item in value]
            return measures.listed(agrees, forms) or agree(agrees[0], forms)
        if isinstance(value, tuple) and value and isinstance(value[0], Beneficiary):
            return self._agree(function, counted(value[0]), forms) if len(value) == 1 else measures.named(("", ""), forms)
        if isinstance(value, Keys):
            return measures.named([self.language.nouns[key].gender for key in value.keys], forms)
        return measures.named([self._named(item).gender for item in self.several(value)], forms)

    def _trend(self, value: object, forms: str) -> str:
        """The first of two forms for a change upwards, the second for one downwards."""
        if not isinstance(value, Change):
            raise TypeError(f"{type(value).__name__} is no change")
        grew = value.after.definitely_more(value.before)
        if grew is None:
            raise TypeError(f"whether {value.name} grew is not known")
        listed = forms.split("|")
        return listed[0 if grew else -1].strip()

    # Groups of people

    def _group(self, group: Beneficiary, slot: str) -> str:
        count = counted(group)
        self.written.add(count.name)
        written = self.language.measures.write(count, self.language.columns[slot].slot)
        words = [written.text()]
        self.measured.append((count, written.number, words[0]))
        if group.of:
            words.append(self.message("group-of", {"of": self.value("group of", self.find(group.of))}))
        if group.from_places:
            words.append(self.message("group-from", {"from": self.value("group origin", group.from_places)}))
        if group.places:
            words.append(self.message("group-in", {"places": self.value("group places", group.places)}))
        traits = self.traits(group)
        return " ".join(word for word in words if word) + (f" ({', '.join(traits)})" if traits else "")

    def traits(self, group: Beneficiary) -> list[str]:
        """What is said of everyone in a group: sex, ages, disability."""
        traits = []
        if group.sex:
            traits.append(self.message(f"group-sex-{group.sex}", {}))
        if group.age:
            traits.append(self.ages(group.age))
        if group.disability:
            traits.append(self.message(f"group-disability-{group.disability}", {}))
        return traits

    def ages(self, age: AgeBand) -> str:
        """An age band, as its message writes it."""
        name = "group-age" if age.upper is not None else "group-age-open"
        return self.message(name, {"lower": str(age.lower), "upper": str(age.upper)})

    def legs(self, legs: Iterable[Leg]) -> str:
        """Vehicles and their ways, as a list."""
        parts = []
        for leg in legs:
            values: dict[str, object] = {"vehicles": self.value("leg vehicles", leg.vehicles)}
            parts.append(" ".join(part for part in (self.message("leg", values), self.route(leg.route)) if part))
        return self.language.join(parts)

    def allocation(self, item: Allocation) -> str:
        """Money, its purpose, and whom it serves, as the messages write them."""
        values: dict[str, Any] = {
            "money": self.value("allocation money", item.money),
            "purpose": self.value("allocation purpose", Keys((item.purpose,))),
        }
        words = [self.message("allocation", values)]
        if item.for_whom:
            words.append(self.message("allocation-for", {"for": self.value("allocation for", item.for_whom)}))
        if item.recipients:
            words.append(self.message("allocation-to", {"recipients": self.value("allocation recipients", item.recipients)}))
        if item.places:
            words.append(self.message("allocation-in", {"places": self.value("allocation places", item.places)}))
        return " ".join(word for word in words if word)

    def route(self, route: Route) -> str:
        """A way from one place to another, as its message writes it."""
        words = []
        for name, places in (("origin", (route.origin,)), ("via", route.via), ("destination", (route.destination,))):
            known = tuple(place for place in places if place)
            if known:
                words.append(self.message(f"route-{name}", {name: self.value(f"route {name}", known)}))
        return " ".join(words)


def counted(group: Beneficiary) -> Figure:
    """How many of a group there are, in the group's own noun, under the name that its count has."""
    count = group.count or unstated(group.group)
    return attrs.evolve(count, noun=group.group, key=count.name) if count.noun is None and count.unit != group.group else count


def _singular(case: str, language: Language) -> str:
    return f"sg.{case}" if len(language.cases) > 1 else "sg"


def _nominative(item: Named, tag: str) -> str:
    return (item.office if isinstance(item, Interlocutor) else item.name)[tag]


def _kind(item: Named) -> str:
    """The kind that a name without curated cases is set behind."""
    if isinstance(item, Place):
        return str(item.kind)
    return "event" if isinstance(item, Event) else "organisation"


def _own(named: Mapping[str, object]) -> set[str]:
    """Whom a text calls by the short name from the start: the body whose delegation reports."""
    return {part.organisation for part in named.values() if isinstance(part, Delegation)}


def _mark(index: int) -> str:
    return f"\ue001{index}\ue002"
