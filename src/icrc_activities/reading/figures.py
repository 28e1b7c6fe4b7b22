"""The figures of a running text."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import attrs

from ..language import Vocabulary, default_vocabulary
from ..model.fields import MAX_DIGITS
from ..model.figures import Figure, Qualifier
from ..model.money import Money
from .amounts import DIGITS, HYPHENS, Amount, Noun
from .left import Left
from .lexicon import Lexicon, lexicon
from .tokens import blocks

_plain = lru_cache(4096)(Figure)  # what is made is checked at length, and small figures come again and again
_money = lru_cache(1024)(Money)  # numbers go in as text: 1 and 1.0 are equal, and not written alike
_ABOVE_ZERO = frozenset({Qualifier.ALMOST, Qualifier.FEWER_THAN})
_MANY = Decimal(100)
_HALF = Decimal("0.5")

UNNAMED = "thing"
"""The unit of a figure whose noun the vocabulary does not have, or that has none."""


@attrs.frozen
class Found:
    """A figure in a text.

    Attributes:
        start: Where it begins, in code points.
        end: Where it ends: ``text[start:end]`` is the figure with its qualifier and noun.
        text: That part of the text.
        value: The figure, or the amount; its unit is a key of the vocabulary, or ``thing`` where the noun is none of its words.
        noun: What is counted, as it stands in the text; empty where the text leaves it out.
        units: Every unit that the noun may name, that of the value first; several where the language writes them alike.
    """

    start: int
    end: int
    text: str
    value: Figure | Money
    noun: str = ""
    units: tuple[str, ...] = ()


def find_figures(text: str, language: str, vocabulary: Vocabulary | None = None) -> list[Found]:
    """The figures that a text states, in their order.

    Numbers in digits and in words, with their qualifiers, scale words, ranges, nouns and currencies; percentages,
    fractions in words, and words that stand for a number ("dozens of"). Years, dates, durations, ages, ordinals,
    telephone and article numbers and the like are left alone.

    Args:
        text: Plain text.
        language: BCP 47 tag of a language of the vocabulary.
        vocabulary: Words of your own beside the package's.

    Raises:
        UnknownKeyError: If there is no such language.

    >>> find_figures("In 2024 the hotline took over 36,000 calls.", "en")[0].text
    'over 36,000 calls'
    """
    known = vocabulary or default_vocabulary()
    words = lexicon(known.language(language), known.units)
    return [found for place, block in blocks(text) for found in _Reader(words, block, place).read()]


class _Reader(Left):
    """One pass over a block of a text, from left to right; what is read once is never read again."""

    def __init__(self, words: Lexicon, text: str, place: int) -> None:
        super().__init__(words, text)
        self.place = place
        self.found: list[Found] = []
        self.shared: tuple[int, Qualifier, Decimal] | None = None

    def read(self) -> list[Found]:
        starters = self.lex.starters
        done = 0
        for at, word in enumerate(self.words):
            if at >= done and (word in starters or word[0] in DIGITS):
                done = self._digits(at) if word[0] in DIGITS else self._word(at)
        return self.found

    # What begins at a token; each gives the token to go on from.

    def _digits(self, at: int) -> int:
        amount = self.in_digits(at)
        if isinstance(amount, Amount):
            return self._figure(amount)
        share = self.ratio(at)
        return self._parted(at, share) or amount if share else amount

    def _parted(self, at: int, share: Decimal) -> int:
        """Note a fraction in digits, 2/3 of them, if what stands around shows that it is no date; else 0."""
        end = at + 3
        if measured := self._measured(at, end, share):
            return measured
        noun = self.noun(end, Amount(at, end, _MANY))
        named = noun is not None and noun.named is not None and not noun.named.time
        of = end < len(self.words) and self.words[end] in self.lex.part_of
        return self._fraction(at, end, share) if named or of or self.qualifier(at)[1] else 0

    def _word(self, at: int) -> int:
        lex, words = self.lex, self.words
        if at > 1 and words[at - 1] in HYPHENS and self.tokens.glued(at) and self.tokens.glued(at - 1) and words[at - 2].isalpha():
            return at + 1
        halved = lex.halved.at(words, at)
        if halved:  # one word in Russian
            start, qualifier = self.qualifier(at)
            return self._note(start, halved[0], _HALF, qualifier, Noun(at, halved[0], halved[1]))
        fraction = lex.fractions.at(words, at)
        if fraction and lex.scales.at(words, fraction[0]):
            return self._figure(self._scaled(Amount(at, *fraction)))  # a fourth of a million, in a language without articles
        if fraction:
            if self._multiplies(at, fraction[0]):
                return fraction[0]
            return self._measured(at, *fraction) or self._fraction(at, *fraction)
        bare = lex.bare_fractions.at(words, at)
        if bare and (measured := self._measured(at, *bare)):
            return measured
        if bare and lex.before.before(words, at, self.floor) and not lex.multiples.before(words, bare[0] + 1):
            return self._fraction(at, *bare)
        vague = lex.vague.at(words, at)
        amount = self.in_words(at) if words[at] in lex.numbers else None
        if vague and (amount is None or vague[0] > amount.end or not self.qualifier(amount.start)[1]):
            return self._vague(at, *vague)
        return self._figure(amount) if amount else at + 1

    def _multiplies(self, at: int, end: int) -> bool:
        """Whether a fraction multiplies a scale word, which is then read with it: a quarter of a million."""
        for place in (end, end + 1):
            multiple = self.lex.multiples.before(self.words, place) if self.lex.scales.at(self.words, place) else None
            if multiple and multiple[0] <= at:
                return True
        return False

    def _figure(self, amount: Amount) -> int:
        """Note the figure that a number makes, unless it is none."""
        if amount.scale == 1 and (share := self._one_in(amount)):
            return share
        amount, opened = self.ranged(self.priced(amount))
        amount = amount if amount.then else self.followed(amount)
        if (amount.high or amount.low).adjusted() >= MAX_DIGITS:
            return amount.end  # more than any figure may be
        start, qualifier = self.qualifier(opened)
        start, qualifier = min(start, amount.start), qualifier or amount.qualifier
        end, noun = amount.end, None
        after = self.behind(end)
        if after:
            end, qualifier = after
        if amount.currency is None:
            noun = self.noun(amount.then or end, amount)
            turned = None if qualifier or after else self.turned(amount)
            if turned and turned.named and (noun is None or turned.named.measure):
                return end if self.is_time(turned) else self._note(turned.start, end, amount.low, self.lex.turned, turned)
            left = self.left(amount, start, noun, qualifier)
            if left:
                self.left_at = left
                return left
            if noun and not amount.then:
                end = noun.end
                if not after and (after := self.behind(end)):
                    end, qualifier = after
        low = self._settled(amount, noun)
        qualifier = qualifier or self._shared(start, low)
        if amount.high is not None or (low == 0 and qualifier in _ABOVE_ZERO):
            qualifier = None
        if qualifier:
            self.shared = end, qualifier, low
        return self._note(start, end, low, qualifier, noun, amount.high, amount.currency)

    def _settled(self, amount: Amount, noun: Noun | None) -> Decimal:
        """The number, where one separator may group thousands or begin a fraction: what its noun agrees with."""
        if amount.other is None:
            return amount.low
        if amount.currency:
            return amount.other if amount.low % 10 else amount.low
        if noun is None or noun.named is None:
            return amount.low
        class_of, classes = self.lex.language.numbers.class_of, noun.named.classes
        grouped, decimal = (not classes or class_of(value) in classes for value in (amount.low, amount.other))
        if grouped == decimal:
            grouped = not noun.named.measure
        return amount.low if grouped else amount.other

    def _shared(self, start: int, low: Decimal) -> Qualifier | None:
        """The qualifier of the figure before, which counts for this one too: about 1,000 of these and 4,000 of those."""
        if self.shared is None:
            return None
        stop, qualifier, value = self.shared
        near = stop == start - 1 and self.words[stop] in self.lex.lists and self.words[stop] != ","
        alike = near and low >= 10 and value / 10 <= low <= value * 10 and _significant(low) <= _significant(value)
        return qualifier if alike else None

    def _one_in(self, amount: Amount) -> int:
        """Note a share such as one in five, nine in ten; 0 if it is none."""
        joined = self.lex.one_in.at(self.words, amount.end) if not self.lex.left_before.before(self.words, amount.start) else None
        second = self.number_at(joined[0]) if joined else None
        if not joined or second is None or second.high is not None or not amount.low < second.low <= 100 or self.of_time(second.end):
            return 0
        spelt = self.words[amount.start] in self.lex.numbers and self.words[second.start] in self.lex.numbers
        parts = joined[1].get("one" if amount.low == 1 else "words" if spelt else "digits")
        return self._fraction(amount.start, second.end, amount.low / second.low) if parts is None or second.low in parts else 0

    def _fraction(self, at: int, end: int, share: Decimal) -> int:
        """Note a fraction in words, unless it is one of a time, or one of several halves."""
        if (at and self.words[at - 1] in self.lex.ordinals) or self.of_time(end):
            return end
        start, qualifier = self.qualifier(at)
        noun = self.noun(end, Amount(at, end, Decimal(1) if self.words[end - 1] in self.lex.ordinals else _MANY))  # every fifth child
        return self._note(start, noun.end if noun else end, share, qualifier, noun, unit="share")

    def _measured(self, at: int, end: int, part: Decimal) -> int:
        """Note a part of one of a measure, which is no share: half a tonne; 0 if it is none."""
        lex, words = self.lex, self.words
        article = words[end : end + 1] != [] and words[end] in lex.articles
        measure = lex.nouns.at(words, end + article)
        if measure is None or not measure[1].measure or measure[1].time or (lex.articles and not article and words[end - 1] not in DIGITS):
            return 0
        if words[end - 1] in lex.ordinals:
            return 0  # every fifth kilometre
        start, qualifier = self.qualifier(at)
        return self._note(start, measure[0], part, qualifier, Noun(end + article, *measure))

    def _vague(self, at: int, end: int, qualifier: Qualifier | None) -> int:
        """Note a word that stands for a number; what no qualifier names is passed over."""
        if qualifier is None or self.lex.scales.at(self.words, end):
            return end
        priced = self.priced(Amount(at, end, _MANY))
        if priced.currency:
            return self._note(at, priced.end, None, qualifier, None, None, priced.currency)
        noun = self.noun(end, priced)
        if noun and self.is_time(noun):
            return noun.end
        return self._note(at, noun.end if noun else end, None, qualifier, noun)

    def _note(
        self,
        start: int,
        end: int,
        low: Decimal | None,
        qualifier: Qualifier | None,
        noun: Noun | None,
        high: Decimal | None = None,
        currency: str | None = None,
        unit: str | None = None,
    ) -> int:
        text, starts, ends = self.tokens.text, self.tokens.starts, self.tokens.ends
        keys = noun.named.keys if noun and noun.named and not unit else ()
        value: Figure | Money
        if currency:
            value = _money(_text(low), currency, qualifier or Qualifier.EXACT, _text(high))
        else:
            value = _plain(_text(low), unit or (keys[0] if keys else UNNAMED), qualifier or Qualifier.EXACT, _text(high))
        stands = text[starts[noun.start] : ends[noun.end - 1]] if noun else ""
        begin, stop = starts[start], ends[end - 1]
        self.found.append(Found(self.place + begin, self.place + stop, text[begin:stop], value, stands, keys))
        self.floor = end
        return end


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _significant(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
