"""The words of a language as reading looks them up: what writes a figure, and what shows that a number is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar
from unicodedata import category

from babel.numbers import get_currency_name, get_currency_symbol

from ..language.languages import Language
from ..model.figures import Qualifier
from ..model.money import currencies
from ..model.units import Units
from .digits import Digits
from .tokens import split

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases of one or more tokens and what each means; the longest that stands in a text is found."""

    def __init__(self) -> None:
        self._by_word: dict[str, dict[int, dict[tuple[str, ...], T]]] = {}  # of each word the lengths, the longest first

    def add(self, phrase: str, meaning: T, *, forwards: bool = True) -> None:
        """One more phrase; of two meanings the first stays. A phrase that is looked for *backwards* is kept by its last token."""
        words = split(phrase)
        word, length = words[0 if forwards else -1], len(words)
        lengths = self._by_word.setdefault(word, {})
        if length not in lengths:
            lengths = self._by_word[word] = dict(sorted({**lengths, length: {}}.items(), reverse=True))
        lengths[length].setdefault(words, meaning)
        if len(words) > 1 and words[-1] == "." and forwards:  # an abbreviation is read without its full stop, too
            self.add(phrase.rstrip(". "), meaning)

    def firsts(self) -> frozenset[str]:
        """The first words of the phrases."""
        return frozenset(self._by_word)

    def at(self, words: Sequence[str], start: int) -> tuple[int, T] | None:
        """The longest phrase that begins at a token: where it ends, and what it means."""
        lengths = self._by_word.get(words[start]) if start < len(words) else None
        if lengths:
            for length, known in lengths.items():
                phrase = tuple(words[start : start + length])
                if phrase in known:
                    return start + length, known[phrase]
        return None

    def before(self, words: Sequence[str], end: int, floor: int = 0) -> tuple[int, T] | None:
        """The longest phrase that ends before a token and does not begin before *floor*: where it begins, and what it means."""
        lengths = self._by_word.get(words[end - 1]) if 0 < end <= len(words) else None
        if lengths:
            for length, known in lengths.items():
                if end - length >= floor and (phrase := tuple(words[end - length : end])) in known:
                    return end - length, known[phrase]
        return None


class Named(NamedTuple):
    """What a noun of the vocabulary stands for.

    Attributes:
        keys: The keys that are written so, the first defined first.
        classes: The number classes after which it is written so; empty for any.
        singular: Whether it is the form for one and for no other number.
        time: Whether it measures time.
        measure: Whether it measures, so that it may well stand after a fraction.
        person: Whether it is a kind of person.
    """

    keys: tuple[str, ...]
    classes: frozenset[str]
    singular: bool
    time: bool
    measure: bool
    person: bool


class Word(NamedTuple):
    """A number written as a word.

    Attributes:
        value: The number.
        scale: Whether it multiplies what stands before it.
        alone: Whether it may stand without a number before it; only after a qualifier if `None`.
        weak: Whether it is a number only where a noun follows.
    """

    value: Decimal
    scale: bool = False
    alone: bool | None = True
    weak: bool = False


class Lexicon:
    """Everything that reading asks of a language, made from its data once."""

    def __init__(self, language: Language, units: Units) -> None:
        self.language = language
        data: Mapping[str, Any] = language.tables["reading"]
        grammar = language.grammar
        self.alike = {ord(letter): read for letter, read in data.get("letters", {}).items()}
        self._units = units
        scaled = [unit for unit in units.by_key.values() if unit.factor is not None]
        self._measures = {key for unit in scaled for key in (unit.key, unit.base)} | {"percent", "share"}
        self._numbers(data, grammar)
        self._qualifiers(data, grammar)
        self._vague(data, grammar)
        self._ranges(data, grammar)
        self._nouns(data, grammar)
        self._money(data)
        self._left(data, grammar)
        parts = self.fractions.firsts() | self.bare_fractions.firsts() | self.halved.firsts()
        self.starters = frozenset(self.numbers) | self.vague.firsts() | parts

    def text(self, phrase: str) -> str:
        """A phrase with the letters that are read alike made one."""
        return phrase.translate(self.alike)

    def phrases(self, listed: Iterable[str]) -> Iterator[str]:
        """The phrases of a list: in each, ``stem|a,b`` stands for the forms ``stema`` and ``stemb``."""
        for phrase in listed:
            forms = [""]
            for word in self.text(phrase).split(" "):
                stem, bar, endings = word.partition("|")
                forms = [f"{form} {stem}{ending}".strip() for form in forms for ending in (endings.split(",") if bar else ("",))]
            yield from forms

    def _set(self, listed: Iterable[str], *, forwards: bool = True) -> Phrases[str]:
        found: Phrases[str] = Phrases()
        for phrase in self.phrases(listed):
            found.add(phrase, phrase, forwards=forwards)
        return found

    def _numbers(self, data: Mapping[str, Any], grammar: Mapping[str, Any]) -> None:
        rules = data.get("numbers", {})
        symbols = self.language.locale.number_symbols["latn"]
        self.digits = Digits(grammar["digits"].get("decimal") or symbols["decimal"], symbols["group"])
        self.articles = frozenset(rules.get("articles", ()))
        self.multiples: Phrases[Decimal] = Phrases()
        for value, forms in data.get("multiples", {}).items():
            for form in self.phrases(forms):
                self.multiples.add(form, Decimal(value), forwards=False)
        weak = frozenset(rules.get("weak", ()))
        self.numbers: dict[str, Word] = {}
        for value, forms in data.get("words", {}).items():
            for form in self.phrases(forms):
                self.numbers[form] = Word(_whole(value), weak=form in weak)
        self.scales: Phrases[Decimal] = Phrases()
        tables = {**grammar.get("scale", {}), **data.get("scale", {})}
        for table in (table for table in tables.values() if isinstance(table, dict)):
            self._scale(table)
        self.tight = {form: Decimal(value) for value, forms in data.get("tight", {}).items() for form in forms}
        self.joins = frozenset(rules.get("joins", ()))
        self.part_of = frozenset(rules.get("part_of", ()))
        self.turned = Qualifier(rules["turned"]) if "turned" in rules else None
        self.turned_over = frozenset(rules.get("turned_over", ()))
        self.halves = self._set(rules.get("and_half", ()))
        self.one_in: Phrases[Mapping[str, Sequence[int]]] = Phrases()
        for form, parts in data.get("one_in", {}).items():
            self.one_in.add(form, parts)
        self.endings = frozenset(rules.get("endings", ()))
        self.fractions: Phrases[Decimal] = Phrases()
        self.bare_fractions: Phrases[Decimal] = Phrases()
        for kind, into in (("fractions", self.fractions), ("bare_fractions", self.bare_fractions)):
            for value, forms in data.get(kind, {}).items():
                whole, _, parts = value.partition("/")
                for form in self.phrases(forms):
                    into.add(form, Decimal(whole) / Decimal(parts))

    def _scale(self, table: Mapping[str, Any]) -> None:
        """A scale word: its forms stand after a number, those of the singular alone as well."""
        value = Decimal(table["value"])
        singular, plural = (_forms(table.get(number, ())) for number in ("sg", "pl"))
        multiplied = bool(self.multiples.firsts())
        for form in map(self.text, (*singular, *plural)):
            alone: bool | None = form in singular
            if alone and (multiplied or form in plural):
                alone = None
            self.numbers.setdefault(form, Word(value, scale=True, alone=alone))
            self.scales.add(form, value)
        for form in self.phrases((*_forms(table.get("short", ())), *table.get("also", ()))):
            self.scales.add(form, value)

    def _qualifiers(self, data: Mapping[str, Any], grammar: Mapping[str, Any]) -> None:
        self.before: Phrases[Qualifier] = Phrases()
        self.after: Phrases[Qualifier] = Phrases()
        written = {name: rules for name, rules in grammar["qualifier"].items() if name not in ("exact", "between", "change")}
        for name, rules in written.items():
            for _, _, word in rules:
                self.before.add(self.text(word), Qualifier(name.partition(".")[0]), forwards=False)
        for name, listed in data.get("qualifiers", {}).items():
            for phrase in self.phrases(listed):
                self.before.add(phrase, Qualifier(name), forwards=False)
        for name, listed in data.get("qualifiers_after", {}).items():
            for phrase in self.phrases(listed):
                self.after.add(phrase, Qualifier(name))
        numbers = data.get("numbers", {})
        changes = data.get("changes", {})
        self.targets = frozenset(split(phrase) for phrase in changes.get("to", ()))
        self.changes: tuple[str, ...] = tuple(changes.get("stems", ()))
        self.change_words = frozenset(self.phrases(changes.get("words", ())))
        self.within = self._set(numbers.get("within", ()), forwards=False)
        self.direct = frozenset(split(phrase) for phrase in self.phrases(numbers.get("direct", ())))

    def _vague(self, data: Mapping[str, Any], grammar: Mapping[str, Any]) -> None:
        self.vague: Phrases[Qualifier | None] = Phrases()
        for name, forms in grammar.get("vague", {}).items():
            for form in (forms[key] for key in forms if key != "counted" and name != Qualifier.UNSTATED):
                self.vague.add(self.text(form), Qualifier(name))
        for name, listed in data.get("vague", {}).items():
            for phrase in self.phrases(listed):
                self.vague.add(phrase, None if name == "other" else Qualifier(name))

    def _ranges(self, data: Mapping[str, Any], grammar: Mapping[str, Any]) -> None:
        self.opens: Phrases[str] = Phrases()
        self.connects: dict[str, Phrases[str]] = {}
        rules = (*grammar["qualifier"].get("between", ()), *grammar["qualifier"].get("change", ()))
        for pattern in (*(rule[2] for rule in rules), *data.get("ranges", ())):
            self._range(self.text(pattern))

    def _range(self, pattern: str) -> None:
        """A pattern such as ``from {low} to {high}``: what opens it, and what then connects its ends."""
        opening, _, rest = pattern.partition("{low}")
        connector = rest.partition("{high}")[0].strip()
        opening = opening.strip()
        self.connects.setdefault(opening, Phrases()).add(connector, connector)
        if opening:
            self.opens.add(opening, opening, forwards=False)

    def _nouns(self, data: Mapping[str, Any], grammar: Mapping[str, Any]) -> None:
        rules = data.get("nouns", {})
        self.compounds: bool = rules.get("compounds", False)
        self.stops = frozenset(self.phrases(rules.get("stops", ())))
        self.negations = frozenset(data.get("negations", ()))
        self.respectively = frozenset(data.get("respectively", ()))
        self.modifiers: tuple[str, ...] = tuple(rules.get("modifiers", ()))
        self.verbs: tuple[str, ...] = tuple(rules.get("verbs", ()))
        self.singulars: tuple[str, ...] = tuple(rules.get("singulars", ()))
        self.plurals: tuple[str, ...] = tuple(rules.get("plurals", ()))
        written: dict[str, dict[str, set[str]]] = {}
        for key in self.language.nouns.data:
            for form, classes in self._written(key, grammar).items():
                written.setdefault(form, {}).setdefault(key, set()).update(classes)
        for key, also in rules.get("also", {}).items():
            for form in self.phrases(also):
                written.setdefault(form, {}).setdefault(key, set()).add("*")
        self.nouns: Phrases[Named] = Phrases()
        self.currencies: Phrases[str] = Phrases()
        self.halved: Phrases[Named] = Phrases()
        for key, forms in rules.get("halved", {}).items():
            for form in self.phrases(forms):
                self.halved.add(form, self._named((key,), {"*"}))
        for form in self.phrases(rules.get("unnamed", ())):
            self.nouns.add(form, _UNNAMED)
        for form, keys in written.items():
            first = next((key for key in keys if key in self._units), next(iter(keys)))
            if first.isupper():
                self.currencies.add(form, first)
            else:
                self.nouns.add(form, self._named((first, *(key for key in keys if key != first)), set().union(*keys.values())))

    def _named(self, keys: tuple[str, ...], classes: set[str]) -> Named:
        root, unit = self._root(keys[0]), keys[0] in self._units
        measure = unit and keys[0] in self._measures
        free = frozenset() if "*" in classes else frozenset(classes - {"sg"})
        ones = {"sg", "one", self.language.numbers.class_of(Decimal(1))}
        return Named(keys, free, singular=classes <= ones, time=root in TIME, measure=measure, person=root == "person")

    def _root(self, key: str) -> str:
        """The unit that one is, in the end, a kind or a multiple of."""
        while key in self._units and (base := self._units[key].base):
            key = base
        return key

    def _written(self, key: str, grammar: Mapping[str, Any]) -> dict[str, set[str]]:
        """Every form of a noun, with the number classes after which it is written."""
        noun = self.language.nouns[key]
        cases = self.language.cases
        found: dict[str, set[str]] = {}

        def note(pair: Any, case: str, name: str) -> None:
            forms = (pair, pair) if isinstance(pair, str) else pair
            head, adjective = (form.rpartition(" ")[2].replace("=", case) for form in forms)
            found.setdefault(self.text(noun.form(head, adjective)), set()).add(name)

        for name, table in grammar["government"].items():
            if not isinstance(table, dict):
                for case in cases:
                    note(table, case, name)
                continue
            for case in cases:
                keys = (*(f"{case}.{trait}" for trait in noun.traits), case, "*")
                note(next(table[key] for key in keys if key in table), case, name)
        tables = (grammar.get("scale", {}), *grammar.get("vague", {}).values())
        for counted in (table["counted"] for table in tables if "counted" in table):
            for case in cases:
                note(counted, case, "round")
        for number in ("sg", "pl"):
            for case in cases:
                note(f"{number}.{case}" if len(cases) > 1 else number, case, "sg" if number == "sg" else "pl")
        for form in self.language.nouns.data[key].get("also", ()):
            found.setdefault(self.text(form), set()).add("*")
        return found

    def _money(self, data: Mapping[str, Any]) -> None:
        self.codes = currencies()
        self.other_names = frozenset(data.get("numbers", {}).get("other_names", ()))
        self.weights = self._set(data.get("numbers", {}).get("weights", ()))
        self.cents = self._set(data.get("numbers", {}).get("cents", ()))
        self.signs: Phrases[str] = Phrases()
        for code, listed in data.get("currencies", {}).items():
            for phrase in self.phrases(listed):
                self.currencies.add(phrase, code)
        for code, listed in data.get("currency_signs", {}).items():
            for phrase in listed:
                self._sign(phrase, code)
        locale = self.language.locale
        for code in sorted(self.codes):
            if category((symbol := get_currency_symbol(code, locale))[-1]) == "Sc":
                self._sign(symbol, code)
            for count in (1, 2, 5):  # one, few and many, where a language has them
                name = get_currency_name(code, count, locale)
                if "(" not in name and name != code:
                    self.currencies.add(self.text(name), code)

    def _sign(self, sign: str, code: str) -> None:
        """A sign before a number; and behind it, unless it begins with a letter: that may be the next word, an article."""
        self.signs.add(sign, code, forwards=False)
        if not sign[0].isalpha() or category(sign[-1]) != "Sc":
            self.currencies.add(sign, code)

    def _left(self, data: Mapping[str, Any], grammar: Mapping[str, Any]) -> None:
        left = data.get("left", {})
        self.left_before = self._set(left.get("before", ()), forwards=False)
        self.left_before_bare = self._set(left.get("before_bare", ()), forwards=False)
        self.left_after = self._set(left.get("after", ()))
        self.age_bounds = frozenset(self.phrases(left.get("age_bounds", ())))
        self.streets = self._set(left.get("streets", ()))
        self.street_ends = self._set(left.get("street_ends", ()))
        self.times = self._set(left.get("times", ()))
        self.in_year = frozenset(left.get("in_year", ()))
        self.pointing = frozenset(self.phrases(left.get("pointing", ())))
        self.places = frozenset(left.get("places", ()))
        self.hours = frozenset(left.get("hours", ()))
        self.opens_year = frozenset(left.get("opens_year", ()))
        self.definite = frozenset(left.get("definite", ()))
        self.ordinals = frozenset(self.phrases(left.get("ordinals", ())))
        self.lists = frozenset(left.get("lists", ()))
        self.of_month = frozenset(left.get("of_month", ()))
        # In a language with letters of its own, a word in Latin ones is a name.
        self.own_letters = not grammar["lists"]["alphabet"][0].isascii()
        self.months: set[str] = set()
        for forms in grammar.get("dates", {}).get("months", ()):
            self.months.update(self.text(form).lower() for form in _forms(forms))
        self.months.update(self.phrases(left.get("months", ())))
        self.cased_months = frozenset(left.get("cased_months", ()))


_UNNAMED = Named((), frozenset(), singular=False, time=False, measure=True, person=False)
TIME = frozenset({"minute", "month"})
"""What every measure of time is a multiple of."""


def _whole(value: str) -> Decimal:
    """A number of the data, without a fraction of zeros: keys that are equal are written so to differ."""
    number = Decimal(value)
    return number if number % 1 else number.to_integral_value()


def _forms(forms: Sequence[str] | str) -> tuple[str, ...]:
    return (forms,) if isinstance(forms, str) else tuple(forms)


@lru_cache(maxsize=16)
def lexicon(language: Language, units: Units) -> Lexicon:
    """The lexicon of a language, made on first use."""
    return Lexicon(language, units)
