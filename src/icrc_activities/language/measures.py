"""Figures, amounts and changes in words: qualifier, number, noun, and how each governs the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import MessageError, MissingWordError, NoFormError
from ..model.figures import Change, Figure, Qualifier
from ..model.money import Money
from .nouns import Noun
from .numbers import Scale

if TYPE_CHECKING:
    from .languages import Language

_CACHED = 8192


class Written(NamedTuple):
    """A measure in words, its parts apart.

    Attributes:
        before: What the slot itself puts in front, in a language that has prepositions for cases.
        qualifier: "over", "several dozen"; empty for an exact figure.
        number: The number in digits, with its scale word or currency code.
        noun: What is counted, in the form that the number asks for.
        space: What stands between number and noun.
        agrees: The class, gender and traits that a verb agrees with.
    """

    before: str
    qualifier: str
    number: str
    noun: str
    space: str
    agrees: tuple[str, str, tuple[str, ...]]

    def text(self, preposition: str = "") -> str:
        """The whole; a *preposition* stands before the number, or before a qualifier that stands for the number."""
        counted = self.number + self.space + self.noun if self.number and self.noun else self.number or self.noun
        words = (self.before, self.qualifier, preposition, counted) if self.number else (self.before, preposition, self.qualifier, counted)
        return " ".join(word for word in words if word)


class Measures:
    """How a language writes what is measured."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._grammar = language.grammar
        self._prepositions: Mapping[str, str] = self._grammar.get("prepositions", {})
        self._link: Mapping[str, str] = self._grammar.get("link", {})
        self._agree: Mapping[str, Any] = self._grammar["agree"]
        self._made: dict[tuple[object, ...], tuple[Written, str]] = {}

    def write(self, measure: Figure | Money | Change, case: str, numbers: str = "digits") -> Written:
        """A measure in the case that the sentence asks for.

        Raises:
            MissingWordError: If the language has no such noun.
            NoFormError: If the qualifier cannot stand in that case.
        """
        return self._both(measure, case, numbers)[0]

    def text(self, measure: Figure | Money | Change, case: str, numbers: str = "digits") -> str:
        """The whole of what `write` gives, with what happens between words done; the same errors."""
        return self._both(measure, case, numbers)[1]

    def _both(self, measure: Figure | Money | Change, case: str, numbers: str) -> tuple[Written, str]:
        if isinstance(measure, Figure):
            noun, upper = measure.noun or measure.unit, measure.upper
        elif isinstance(measure, Money):
            noun, upper = measure.currency, measure.upper
        else:
            return self._finished(self._change(measure, case, numbers))
        # The text of a number, not the number: 1.5 and 1.50 are equal and are not written alike. An upper-case key is a currency's.
        key = (str(measure.value), noun, case, measure.qualifier._value_, None if upper is None else str(upper), numbers)
        made = self._made.get(key)
        if made is None:
            written = self._figure(measure, case, numbers) if isinstance(measure, Figure) else self._money(measure, case, numbers)
            made = self._finished(written)
            if len(self._made) >= _CACHED:
                self._made.clear()
            self._made[key] = made
        return made

    def _finished(self, written: Written) -> tuple[Written, str]:
        return written, self._language.finish.words(written.text())

    def _figure(self, figure: Figure, case: str, numbers: str) -> Written:
        noun = self._language.nouns[figure.noun or figure.unit]
        return self._counted(figure.value, figure.upper, figure.qualifier, noun, noun.traits, case, numbers)

    def _money(self, money: Money, case: str, numbers: str) -> Written:
        rules, nouns = self._grammar["money"], self._language.nouns
        named = money.currency in nouns
        pattern: str = rules["pattern" if named else "unnamed"]
        noun = nouns[money.currency] if named else None
        if "{noun}" in pattern:
            return self._counted(money.amount, money.upper, money.qualifier, noun, (), case, numbers)
        wrap, traits = pattern.replace("{code}", money.currency), ("measure", "money")
        return self._counted(money.amount, money.upper, money.qualifier, None, traits, case, numbers, wrap)

    def _counted(
        self,
        value: Decimal | None,
        upper: Decimal | None,
        qualifier: Qualifier,
        noun: Noun | None,
        traits: Sequence[str],
        case: str,
        numbers: str,
        wrap: str = "{number}",
    ) -> Written:
        if value is None:
            return self._vague(qualifier, noun, tuple(traits), case, wrap)
        before, word, governed, slot = self._qualified("between" if upper is not None else qualifier, traits, case)
        numbers_ = self._language.numbers
        space, gender = numbers_.space, noun.gender if noun else ""
        last = value if upper is None else upper
        low_scaled, scaled = (numbers_.scaled(value), numbers_.scaled(last)) if numbers != "digits" else (None, None)
        if low_scaled and scaled and low_scaled[1] is scaled[1]:
            text, own_gender, agreeing, counted = self._scale(*scaled, slot, numbers)
            # The scale word stands once where a noun follows the number, and in each amount that has its code in front.
            low = numbers_.text(low_scaled[0]) if wrap == "{number}" else self._scale(*low_scaled, slot, numbers)[0]
            gender = own_gender or gender
            space = " " if numbers == "long" or "short" not in scaled[1].data else space
        else:
            text, low = numbers_.text(last), numbers_.text(value)
            agreeing = numbers_.class_of(last)
            counted = self._government(agreeing, slot, noun.traits if noun else ())
        self._plural(noun, counted)
        number = wrap.format(number=text)
        if upper is not None:
            number, word = word.format(low=wrap.format(number=low), high=number), ""
        agrees = (f"governed.{agreeing}" if governed else agreeing, gender, tuple(traits))
        return Written(before, word, number, self._noun(noun, counted), space, agrees)

    def _scale(self, factor: Decimal, scale: Scale, slot: str, numbers: str) -> tuple[str, str, str, tuple[str, str]]:
        """A factor with its scale word, the word's gender, the class that a verb agrees with, and the form of what is counted after it."""
        numbers_ = self._language.numbers
        agreeing = numbers_.class_of(factor)
        if numbers == "short" and "short" in scale.data:
            word: str = scale.data["short"]
        else:
            word = Noun(scale.key, self._language.nouns, scale.data).form(*self._government(agreeing, slot, ()))
        rules = self._grammar["scale"]
        text = f"{numbers_.text(factor)}{numbers_.space}{word}"
        return text, scale.data.get("gender", ""), rules.get("agrees", agreeing), _pair(rules["counted"])

    def _vague(self, qualifier: Qualifier, noun: Noun | None, traits: tuple[str, ...], case: str, wrap: str) -> Written:
        data = self._grammar["vague"][qualifier]
        keys = (*(f"{case}.{trait}" for trait in traits), case, "*")
        word = next((data[key] for key in keys if key in data), None)
        if word is None:
            raise NoFormError(str(qualifier), case, self._language.tag)
        counted, adjective = _pair(data["counted"])
        text = self._noun(noun, (counted.replace("=", case), adjective.replace("=", case))) if noun else wrap.format(number="").strip()
        kind = f"vague.{qualifier}" if qualifier is not Qualifier.UNSTATED else "uncountable" if noun and noun.uncountable else "unstated"
        return Written(self._prepositions.get(case, ""), word, "", text, " ", (kind, noun.gender if noun else "", traits))

    def _change(self, change: Change, case: str, numbers: str) -> Written:
        before, pattern, governed, slot = self._qualified("change", (), case)
        first, second = (self.write(figure, slot, numbers) for figure in (change.before, change.after))
        low, high = (Written("", part.qualifier, part.number, "", "", part.agrees).text() for part in (first, second))
        kind, gender, traits = second.agrees
        agrees = (f"governed.{kind}" if governed else kind, gender, traits)
        return Written(before, "", pattern.format(low=low, high=high), second.noun, second.space, agrees)

    def _qualified(self, name: str, traits: Sequence[str], case: str) -> tuple[str, str, bool, str]:
        """What stands in front, the qualifier's words, whether it governs a case, and the case of the number group."""
        table = self._grammar["qualifier"]
        rules = next((table[key] for key in (*(f"{name}.{trait}" for trait in traits), name) if key in table), ())
        for slots, governed, word in rules:
            if slots == "*" or case in slots.split():
                before = self._prepositions.get(case, "")
                if governed == "=":
                    return before, word, False, case
                after = self._prepositions.get(governed, "")
                return before, f"{word} {after}".strip(), governed in self._language.cases[1:], governed
        raise NoFormError(str(name), case, self._language.tag)

    def _government(self, number_class: str, case: str, traits: Sequence[str]) -> tuple[str, str]:
        """The form of a noun and of its adjectives after a number of this class, in this case."""
        table = self._grammar["government"][number_class]
        if isinstance(table, dict):
            keys = (*(f"{case}.{trait}" for trait in traits), case, "*")
            table = next(table[key] for key in keys if key in table)
        noun, adjective = _pair(table)
        return noun.replace("=", case), adjective.replace("=", case)

    def _plural(self, noun: Noun | None, counted: tuple[str, str]) -> None:
        if noun and noun.uncountable and not counted[0].rpartition(" ")[2].startswith("sg"):
            raise MissingWordError("plural of the noun", noun.key, self._language.tag)

    def _noun(self, noun: Noun | None, forms: tuple[str, str]) -> str:
        if noun is None:
            return ""
        link, _, form = forms[0].rpartition(" ")
        text = noun.form(form, forms[1].rpartition(" ")[2])
        return f"{self._link[link]} {text}" if link else text

    def agree(self, agrees: tuple[str, str, tuple[str, ...]], forms: str) -> str:
        """The form of a verb, as a message lists them (``sent|sent``), that agrees with what was written.

        Raises:
            MessageError: If the message lists fewer forms than the agreement needs.
        """
        kind, gender, traits = agrees
        base = kind.partition(".")[0]
        keys = (*(f"{base}.{part}" for part in (gender, *traits) if part), kind, base)
        return self.form(next(self._agree[key] for key in keys if key in self._agree), gender, forms)

    def listed(self, agrees: Sequence[tuple[str, str, tuple[str, ...]]], forms: str) -> str:
        """The form of a verb that agrees with a list of measures; empty for one, and in a language that agrees with the first of them."""
        several = self._agree.get("several.measures")
        genders = {gender for _, gender, _ in agrees}
        return self.form(several, min(genders) if len(genders) == 1 else "", forms) if several and len(agrees) > 1 else ""

    def refer(self, agrees: tuple[str, str, tuple[str, ...]], forms: str) -> str:
        """The form of a pronoun or participle that refers back to what was written: "it" after one, "them" after more."""
        table: Mapping[str, str] = self._grammar["attribute"]
        return self.form(table.get(agrees[0].rpartition(".")[2]) or table["*"], agrees[1], forms)

    def form(self, wanted: str, gender: str, forms: str) -> str:
        """One of the forms that a message lists, by its name in the grammar's ``agree.forms`` or by a gender."""
        names: Sequence[str] = self._agree["forms"]
        wanted = wanted.replace("gender", gender or names[0]).replace("+", "")
        # A plural name's own gender may say so already, and then there is none of it with another plural.
        wanted = next(name for name in (wanted, gender, names[0]) if name in names)
        listed = forms.split("|")
        place = names.index(wanted)
        if place >= len(listed):
            raise MessageError(forms, self._language.tag, f"{len(listed)} forms, none for {wanted!r}; the order is {'|'.join(names)}")
        return listed[place].strip()

    def named(self, genders: Sequence[str], forms: str) -> str:
        """The form of a verb that agrees with one name, or with several."""
        if len(genders) == 1:
            return self.form("gender", genders[0], forms)
        return self.form(self._agree["several"], genders[0] if len(set(genders)) == 1 else "", forms)


def _pair(cell: str | Sequence[str]) -> tuple[str, str]:
    """The form of a noun and of its adjectives; one form serves both."""
    return (cell, cell) if isinstance(cell, str) else (cell[0], cell[1])
