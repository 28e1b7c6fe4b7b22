"""The parts of a figure in a text: number, scale words, currency, range, qualifier, noun."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from typing import NamedTuple
from unicodedata import category

from ..model.fields import MAX_DIGITS
from ..model.figures import EXACT, Qualifier
from .digits import CLUSTER, DASHES
from .lexicon import Lexicon, Named, Phrases
from .tokens import BREAK, Tokens

DIGITS = frozenset("0123456789")
SENTENCE_ENDS = frozenset((*".!?:;", BREAK))
HYPHENS = frozenset("-‐‑–—")
_HALF = Decimal("0.5")
_ONE = Decimal(1)
_INFINITY = Decimal("Infinity")
_WINDOW = 7
"""A noun stands among so many tokens behind its number."""


class Amount(NamedTuple):
    """A number of the text, or two as a range, with scale words and currency.

    Attributes:
        start: Its first token.
        end: The token after its last.
        low: The number.
        high: The upper end of a range.
        other: The number if its separator is a decimal sign.
        scale: What it was multiplied by.
        currency: The code of its currency.
        plain: Whether it is nothing but digits, so that it may be a year or a day.
        weak: Whether it is a number only if a noun follows.
        qualifier: What stands between it and its scale word: 20-odd thousand.
        foreign: Whether it has a decimal sign that is not the language's own.
        then: The token behind the next number, whose noun counts for this one as well: from 7 to 6 million people.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None = None
    other: Decimal | None = None
    scale: Decimal = _ONE
    currency: str | None = None
    plain: bool = False
    weak: bool = False
    qualifier: Qualifier | None = None
    foreign: bool = False
    then: int = 0


class Noun(NamedTuple):
    """The noun behind a number: its tokens, and what the vocabulary knows of it."""

    start: int
    end: int
    named: Named | None


class Amounts:
    """Reads the parts of figures at given tokens of one text; each reading looks a bounded number of tokens ahead."""

    def __init__(self, lexicon: Lexicon, text: str) -> None:
        self.lex = lexicon
        self.tokens = Tokens(text, lexicon.alike)
        self.words = self.tokens.words
        self.floor = 0  # what stands before this token belongs to figures found already

    # Numbers in digits.

    def in_digits(self, at: int) -> Amount | int:
        """The number that digits write, or the token to go on from where they write none."""
        match = next(CLUSTER.finditer(self.tokens.text, self.tokens.starts[at]))
        cluster, end = match["number"], self._token_at(at, match.end("number"))
        row = self._token_at(end, match.end())
        if row > end and (row > end + 2 or self._called(at) or not cluster.isascii() or " " in cluster):
            return row
        point = self._pointed(at) and cluster.isdecimal()
        values = [] if self._attached(at) else self.lex.digits.values("0." + cluster if point else cluster)
        at -= point
        if not values:
            return end
        first, last = values[0], values[-1]
        high, other = (None, first.other) if len(values) == 1 else (last.number, None)
        glued = self._glued_after(end)
        if glued < 0:
            return -glued
        part = self.ratio(end) if first.plain and not glued and high is None else None
        if part:
            return self._scaled(Amount(at, end + 3, first.number + part))
        end = self._again(glued or end, first.number)
        amount = self._scaled(Amount(at, end, first.number, high, other, plain=first.plain, foreign=first.foreign))
        return amount._replace(end=self._again(amount.end, amount.low)) if amount.scale > 1 else amount

    def ratio(self, at: int) -> Decimal | None:
        """The fraction that two digits and a slash write: 2/3, and the rest of 3 1/2."""
        tokens, row = self.tokens, self.words[at : at + 3]
        if len(row) < 3 or row[1] != "/" or row[0] not in DIGITS or row[2] not in _PARTS or int(row[0]) >= int(row[2]):
            return None
        alone = not tokens.glued(at) or self.words[at - 1] in '([«“"'
        joined = tokens.glued(at + 1) and tokens.glued(at + 2) and not (tokens.glued(at + 3) and self.words[at + 3] in _JOINTS - {"."})
        return Decimal(row[0]) / Decimal(row[2]) if alone and joined and row[0] != "0" else None

    def _token_at(self, at: int, place: int) -> int:
        """The first token from here on that does not begin before a place."""
        return bisect_left(self.tokens.starts, place, at)

    def _called(self, at: int) -> bool:
        """Whether a telephone number begins here: with a plus, with a zero, or behind a word that says so."""
        word = self.words[at]
        plus = self.tokens.glued(at) and self.words[at - 1] == "+"
        return plus or (word[0] == "0" and len(word) > 1) or self.lex.left_before.before(self.words, at) is not None

    def _attached(self, at: int) -> bool:
        """Whether digits belong to what stands before them: COVID-19, A4, +374."""
        tokens, words = self.tokens, self.words
        if not tokens.glued(at):
            between = tokens.text[tokens.ends[at - 1] : tokens.starts[at]] if at else ""
            return between == "_" and words[at - 1].isalnum()  # a file's name: photo_12
        before = words[at - 1]
        if before.isalpha():
            code = self.code(at - 1)
            return not (self.lex.signs.before(words, at, self.floor) or (code and code not in self.lex.other_names))
        if before == "+":
            return len(words[at]) > 2
        if before in _MINUS and not tokens.glued(at - 1):
            return at < 2 or words[at - 2].isalpha() or words[at - 2] in _OPENS
        name = before in _JOINTS and tokens.glued(at - 1) and words[at - 2].isalnum()
        unit = at > 2 and words[at - 3][0] in DIGITS and self.lex.nouns.at(words, at - 2)
        return name and not unit and tokens.original(at - 2) not in self.lex.codes

    def _pointed(self, at: int) -> bool:
        """Whether digits are a fraction that begins with its point: .5 per cent."""
        return at > self.floor and self.words[at - 1] == "." and self.tokens.glued(at) and not self.tokens.glued(at - 1)

    def _glued_after(self, end: int) -> int:
        """What a letter or hyphen right behind digits makes of them: the token after them, negative if no number, or 0 if nothing."""
        tokens, words, lex = self.tokens, self.words, self.lex
        if not tokens.glued(end):
            return 0
        word = words[end]
        if word[0].isdigit() and words[end - 1] == "10":
            return -(end + 1)  # a power of ten
        if word[0].isalpha():
            if word in lex.tight:
                if len(word) == 1 and tokens.original(end).isupper() and self._lettered_name(end):
                    return -(end + 1)
                numbered = tokens.glued(end + 1) and words[end + 1][0] in DIGITS and not lex.nouns.at(words, end)
                return -(end + 2) if numbered else 0  # the house 7k2
            unit = lex.nouns.at(words, end) and not (len(word) == 1 and tokens.original(end).isupper())
            known = unit or lex.scales.at(words, end) or lex.currencies.at(words, end) or self.code(end)
            return 0 if known else -(end + 1)
        if word in DASHES and tokens.glued(end + 1) and words[end + 1][0].isalpha():
            if lex.after.at(words, end):
                return 0
            if words[end + 1] in lex.endings:
                return end + 2
            return end + 1 if lex.scales.at(words, end + 1) else -(end + 2)
        return -(end + 1) if self._suspended(end) else 0

    def _lettered_name(self, at: int) -> bool:
        """Whether a capital letter behind digits belongs to a name, as in Apartment 4B, and is no short form of a million."""
        lex, words = self.lex, self.words
        named = lex.left_before.before(words, at - 1) or lex.left_before_bare.before(words, at - 1)
        return bool(named) and not (lex.currencies.at(words, at + 1) or self.code(at + 1) or lex.nouns.at(words, at + 1))

    def _suspended(self, at: int) -> bool:
        """Whether a hyphen stands for the end of a compound that comes later: two- or three-storey."""
        tokens, words = self.tokens, self.words
        hangs = tokens.glued(at) and words[at] in HYPHENS and at + 1 < len(words) and not tokens.glued(at + 1)
        return hangs and words[at + 1].isalpha() and words[at + 1] in self.lex.lists

    def _again(self, end: int, value: Decimal) -> int:
        """The token after a number, and after the same number in words and brackets, as contracts have it: 100 (one hundred)."""
        words = self.words
        spelt = self.in_words(end + 1) if words[end : end + 1] == ["("] else None
        same = spelt is not None and spelt.low == value and words[spelt.end : spelt.end + 1] == [")"]
        return spelt.end + 1 if spelt and same else end

    # Scale words, and numbers in words.

    def _scaled(self, amount: Amount, below: Decimal = _INFINITY) -> Amount:
        """A number with the scale words that follow it, and what smaller numbers follow those; alone where it is not *below* a scale."""
        lex, words = self.lex, self.words
        half = lex.halves.at(words, amount.end)
        if half and amount.high is None:
            amount = amount._replace(end=half[0], low=amount.low + _times(_HALF, amount.scale))
        middle = lex.after.at(words, amount.end)
        if middle and lex.scales.at(words, middle[0]):
            amount = amount._replace(end=middle[0], qualifier=middle[1])
        end, scale = self._scale(amount)
        if scale == _ONE:
            return amount
        low = _times(amount.low if amount.other is None else amount.other, scale)
        high = None if amount.high is None else _times(amount.high, scale)
        amount = amount._replace(end=end, low=low, high=high, other=None, scale=scale, plain=False, foreign=False)
        return self._smaller(amount) if high is None and 1000 <= scale < below else amount

    def _scale(self, amount: Amount) -> tuple[int, Decimal]:
        """What the scale words behind a number multiply it by, and the token after them."""
        lex, words = self.lex, self.words
        end, scale = amount.end, _ONE
        if self.tokens.glued(end) and words[end] in lex.tight:
            unit = lex.nouns.at(words, end)  # 5m are metres, unless money or a noun shows that they are millions
            if not unit or self._signed(amount.start) or self.noun(end + 1, amount):
                return end + 1, lex.tight[words[end]]
        while scale.adjusted() < MAX_DIGITS and (named := lex.scales.at(words, end)):
            end, scale = named[0], scale * named[1]
        return end, scale

    def _smaller(self, amount: Amount) -> Amount:
        """What follows a scale word and belongs to the same number: 6 billion 600 million, 2 thousand 685."""
        words, end = self.words, amount.end
        if end == len(words):
            return amount
        rest: Amount | None
        if words[end][0] in DIGITS:
            if len(words[end]) > 3 or self._continued(end):
                return amount
            rest = self._scaled(Amount(end, end + 1, Decimal(words[end])), amount.scale)
            if rest.scale == _ONE and len(words[end]) < 3:
                return amount
        else:
            rest = self.in_words(end, amount.scale)
        if rest is None or rest.weak or rest.scale >= amount.scale or rest.low >= amount.scale:
            return amount
        return amount._replace(end=rest.end, low=amount.low + rest.low)

    def _continued(self, at: int) -> bool:
        """Whether digits go on behind a separator without a space, so that they are no plain number."""
        return self.tokens.glued(at + 1) and self.tokens.glued(at + 2) and self.words[at + 2][0] in DIGITS

    def in_words(self, at: int, below: Decimal = _INFINITY) -> Amount | None:
        """The number that words write from here on: twenty-six, six thousand, a million; see `_scaled`."""
        lex, words = self.lex, self.words
        total, start, end, weak, scale = Decimal(0), at, at, False, _ONE
        group: Decimal | None = None  # what no scale word from a thousand on has multiplied yet
        room: Decimal | None = None  # the next word must be worth less
        least: Decimal | None = None  # the next scale word must be worth less
        while True:
            step = end + self._links(end, room) if end > at else end
            word = lex.numbers.get(words[step]) if step < len(words) else None
            if word is None:
                break
            if not word.scale:
                if room is not None and not 0 < word.value < room:
                    break
                weak = word.weak and end == at
                group, room, scale = (group or 0) + word.value, _room(word.value), _ONE
            else:
                if end == at:
                    start, group = self._multiple(at)
                if group is None or (least is not None and word.value >= least) or (word.value < 1000 and group >= word.value):
                    break
                if word.value >= 1000:
                    total, group, room, least = total + _times(group, word.value), None, word.value, word.value
                else:
                    group, room = _times(group, word.value), (word.value if word.value == 100 else Decimal(0))
                scale = (
                    word.value if word.value >= 1000 or (end > at and not total) else _ONE
                )  # a hundred is one number, two hundred are some
            end = step + 1
        if end == at or self._compound(end):
            return None
        return self._scaled(Amount(start, end, total + (group or 0), scale=scale, weak=weak and end == at + 1), below)

    def _links(self, at: int, room: Decimal | None) -> int:
        """How many tokens link two words of one number here: a hyphen, or the "and" after a hundred."""
        if self.words[at : at + 1] == [] or room is None:
            return 0
        hyphen = self.words[at] in HYPHENS and self.tokens.glued(at) and self.tokens.glued(at + 1)
        return int(hyphen or (self.words[at] in self.lex.joins and room >= 100))

    def _multiple(self, at: int) -> tuple[int, Decimal | None]:
        """What multiplies a scale word with no number before it, and where that begins: a million, half a million."""
        multiple = self.lex.multiples.before(self.words, at, self.floor)
        if multiple:
            return multiple
        alone = self.lex.numbers[self.words[at]].alone
        return at, _ONE if alone or (alone is None and self.qualifier(at)[1]) else None

    def _compound(self, at: int) -> bool:
        """Whether a hyphen makes an adjective of a number in words: five-year."""
        tokens, words = self.tokens, self.words
        if not (tokens.glued(at) and words[at] in HYPHENS and tokens.glued(at + 1) and words[at + 1].isalpha()):
            return self._suspended(at)
        return not (words[at + 1] in self.lex.numbers or self.lex.scales.at(words, at + 1) or self.lex.after.at(words, at))

    # Currency and range.

    def code(self, at: int) -> str | None:
        """The currency whose code stands here in capitals."""
        code = self.tokens.original(at) if self.floor <= at < len(self.words) else ""
        return code if len(code) == 3 and code in self.lex.codes else None

    def sign_before(self, at: int) -> tuple[int, str] | None:
        """The sign or code of a currency before a token: where it begins, and what it stands for."""
        sign = self.lex.signs.before(self.words, at, self.floor)
        if sign and not self._lettered(sign[0], at):
            sign = self.lex.signs.before(self.words, at, at - 1)
        if sign:
            return None if self._cut(sign[0], at) else sign
        code = self.code(at - 1)
        return (at - 1, code) if code else None

    def _lettered(self, start: int, end: int) -> bool:
        """Whether the letters of a sign such as A$ belong to it: one of them needs its capital and no space, more need either."""
        word, last = self.tokens.original(start), self.words[end - 1]
        if not word.isalpha() or category(last[-1]) != "Sc":
            return True
        tight = self.tokens.glued(start + 1)
        return tight and word.isupper() if len(word) == 1 else tight or word.isupper()

    def _signed(self, at: int) -> bool:
        """Whether a sign of a currency, perhaps of one that nobody here knows, stands before a token."""
        return self.sign_before(at) is not None or (at > 0 and self._cut(at - 1, at))

    def _cut(self, start: int, end: int) -> bool:
        """Whether other letters are written on to a sign, so that it is one that nobody here knows."""
        return category(self.words[end - 1][-1]) == "Sc" and self.tokens.glued(start) and self.words[start - 1].isalpha()

    def priced(self, amount: Amount) -> Amount:
        """A number with the currency before or after it."""
        before = self.sign_before(amount.start)
        place = amount.end
        if amount.scale > 1 and self._hyphenated(place - 1) and self.tokens.glued(place + 1) and self.words[place + 1].isalpha():
            place += 1  # a 5-million-dollar grant
        after = self.lex.currencies.at(self.words, place)
        if not after and (code := self.code(amount.end)):
            after = amount.end + 1, code
        weight = amount.scale == 1 and self.lex.weights.at(self.words, amount.end)  # 12 pounds of rice
        if after and not before and (weight or self._leads(amount, after)):
            after = None
        if before:
            end = after[0] if after and after[1] == before[1] else amount.end
            return amount._replace(start=before[0], end=end, currency=before[1])
        return self._with_cents(amount._replace(end=after[0], currency=after[1])) if after else amount

    def _with_cents(self, amount: Amount) -> Amount:
        """An amount with the hundredths that follow it: 100 roubles 50 kopecks."""
        words, end = self.words, amount.end
        if end == len(words) or words[end][0] not in DIGITS or len(words[end]) > 2 or amount.high is not None:
            return amount
        cents = self.lex.cents.at(words, end + 1)
        if cents is None:
            return amount
        return amount._replace(end=cents[0], low=EXACT.add(amount.low, Decimal(words[end]).scaleb(-2)), other=None)

    def _leads(self, amount: Amount, after: tuple[int, str]) -> bool:
        """Whether a sign or code behind a number belongs to the next one: 5 $10 notes; in 2024 CHF 5 million went."""
        tokens, words, end = self.tokens, self.words, after[0]
        if tokens.glued(amount.end) or end == len(words) or words[end][0] not in DIGITS:
            return False
        if tokens.glued(end):
            return True
        leads = (self.sign_before(end) or (0, ""))[1] == after[1]
        following = self.in_digits(end) if leads and amount.plain else None
        return isinstance(following, Amount) and not (self.lex.currencies.at(words, following.end) or self.code(following.end))

    def number_at(self, at: int) -> Amount | None:
        """A number that begins here, perhaps with the sign of its currency."""
        words = self.words
        for place in range(at, min(at + 4, len(words))):
            if words[place][0] in DIGITS:
                sign = self.sign_before(place)
                read = self.in_digits(place) if place == at or (sign and sign[0] == at) else None
                return self.priced(read) if isinstance(read, Amount) else None
            if words[place] in self.lex.numbers and (spelt := self.in_words(place)) and spelt.start == at:
                return self.priced(spelt)
        return None

    def ranged(self, amount: Amount) -> tuple[Amount, int]:
        """A number with the second one of its range, and the token where what opens the range begins."""
        lex, words = self.lex, self.words
        if amount.high is None:
            opened = lex.opens.before(words, amount.start, self.floor)
            for start, opening in (opened, (amount.start, "")) if opened else ((amount.start, ""),):
                connector = lex.connects.get(opening)
                second = self._second(amount, connector) if connector else None
                if second and not self._apart(amount, second):
                    if opening and (fallen := _fallen(amount, second)):
                        return fallen, fallen.start
                    if both := _joined(amount, second):
                        return both, start
        return amount, amount.start

    def _second(self, first: Amount, connector: Phrases[str]) -> Amount | None:
        """The second number of a range, behind the first one or behind its unit, if that stands behind both: from 85 % to 90 %."""
        joined = connector.at(self.words, first.end)
        if joined:
            return self.number_at(joined[0])
        unit = self.lex.nouns.at(self.words, first.end)
        joined = connector.at(self.words, unit[0]) if unit else None
        second = self.number_at(joined[0]) if joined else None
        again = self.lex.nouns.at(self.words, second.end) if second else None
        return second if unit and again and unit[1].keys[:1] == again[1].keys[:1] else None

    def followed(self, amount: Amount) -> Amount:
        """A number with the currency or the per cent that stand behind the next one: 24 and 26 million roubles, 10 and 15 %."""
        words, end = self.words, amount.end
        if amount.currency or amount.high is not None or end == len(words) or words[end] not in self.lex.lists or words[end] == ",":
            return amount
        second = self.number_at(end + 1) if not (amount.plain and 1900 <= amount.low <= 2100) else None
        if second is None or second.start != end + 1 or second.scale != amount.scale or self._apart(amount, second):
            return amount
        noun = self.lex.nouns.at(words, second.end)
        if second.currency or (noun and noun[1].keys[:1] == ("percent",)):
            return amount._replace(currency=second.currency, then=second.end)
        return amount

    def _apart(self, first: Amount, second: Amount) -> bool:
        """Whether two numbers are no range: the first is a year or has no currency, and the sign of the second's stands before it."""
        year = first.plain and 1900 <= first.low <= 2100 and second.scale > 1
        sign = self.words[second.start]
        signed = second.currency is not None and sign[0] not in DIGITS and sign not in self.lex.numbers
        return first.currency is None and (year or signed)

    # What stands around.

    def qualifier(self, start: int) -> tuple[int, Qualifier | None]:
        """The qualifier before a number, and where it begins."""
        lex, words = self.lex, self.words
        direct = lex.before.before(words, start, self.floor)
        if direct:
            return (start, None) if self._reached(direct[0], start) else direct
        between = lex.within.before(words, start, self.floor)
        if between:
            through = lex.before.before(words, between[0], self.floor)
            if through and tuple(words[through[0] : between[0]]) not in lex.direct:
                return through
        return start, None

    def behind(self, end: int) -> tuple[int, Qualifier] | None:
        """The qualifier behind a figure, unless it stands before the next one: 20 tents and over 40 kits."""
        lex, words = self.lex, self.words
        after = lex.after.at(words, end)
        if after is None or not (words[end].isalpha() or self.tokens.glued(end)):
            return None
        if after[0] == len(words):
            return after
        longer = lex.before.before(words, after[0] + 1, end)
        if longer and longer[0] < after[0]:
            return None
        counted = words[after[0]] in lex.articles or self.number_at(after[0])
        return None if counted and lex.before.before(words, after[0], end) else after

    def _reached(self, start: int, end: int) -> bool:
        """Whether what looks like a bound is what something grew or fell to, by a verb before it in the sentence."""
        return tuple(self.words[start:end]) in self.lex.targets and (0 < self.floor == start or self.changes(start))

    def changes(self, start: int) -> bool:
        """Whether a verb of change stands before a token in its sentence."""
        for place in range(start - 1, max(start - 13, -1), -1):
            word = self.words[place]
            short = word == "." and self.words[place + 1].isalpha() and not self.capital(place + 1)
            if word in SENTENCE_ENDS and not short:
                break
            if word.startswith(self.lex.changes) or word in self.lex.change_words:
                return True
        return False

    def noun(self, at: int, amount: Amount) -> Noun | None:
        """The noun that a number counts, behind the words that belong to it."""
        lex, words = self.lex, self.words
        place = at
        last: Noun | None = None
        while place < min(at + _WINDOW, len(words)):
            word, known = words[place], lex.nouns.at(words, place)
            if known and not (lex.compounds and known[1].singular and (amount.high or amount.low) > _ONE):
                return Noun(place, known[0], known[1]) if lex.compounds or self._agrees(known[1], amount) else last
            if not word[0].isalpha() or word in lex.stops:
                if not self._goes_on(place, at):
                    break
            elif lex.compounds:
                if (
                    not known
                    and not (amount.low == _ONE and amount.high is None and amount.start < amount.end)  # 1 doctor serves
                    and len(word) > 2
                    and word.endswith(lex.plurals)
                    and not word.endswith(lex.singulars)
                    and not self._hyphenated(place)
                ):
                    return Noun(place, place + 1, None)
            elif word.endswith(lex.verbs):
                break
            else:
                last = Noun(place, place + 1, None)
                if len(word) < 4 or not word.endswith(lex.modifiers):
                    break
            place = known[0] if known else place + 1
        return last  # a word that looks like an adjective and has no noun behind it is one itself

    def _agrees(self, named: Named, amount: Amount) -> bool:
        """Whether a noun can stand in its form after a number; what is in the singular alone is the next word of the sentence."""
        number = amount.low if amount.high is None else amount.high
        return not named.singular or not named.classes or self.lex.language.numbers.class_of(number) in named.classes

    def turned(self, amount: Amount) -> Noun | None:
        """The noun before a number in words that is only about right, as Russian has it, perhaps with a preposition between."""
        lex, words, at = self.lex, self.words, amount.start - 1
        if words[amount.start] not in lex.numbers or amount.high is not None:
            return None
        place = at - (at >= 0 and words[at] in lex.turned_over)
        known = lex.nouns.at(words, place) if lex.turned and place >= self.floor else None
        if (
            known is None
            or known[0] != place + 1
            or (place and words[place - 1] in lex.stops)
            or (amount.low < 5 and place == at and not known[1].time)
        ):
            return None
        return Noun(place, place + 1, known[1]) if lex.language.numbers.class_of(amount.low) in known[1].classes else None

    def _goes_on(self, place: int, at: int) -> bool:
        """Whether words that belong to a noun go on behind this token: a hyphen, a comma or an "and" between adjectives."""
        word = self.words[place]
        if word in HYPHENS:
            return self.tokens.glued(place) and self.tokens.glued(place + 1)
        if word[0] in DIGITS:  # 2 Mi-8 helicopters
            return place > at and self.tokens.glued(place) and self.words[place - 1] in HYPHENS and self.words[place - 2].isalpha()
        return self.lex.compounds and place > at and (word == "," or (word in self.lex.joins and self.words[place - 1] == ","))

    def _hyphenated(self, place: int) -> bool:
        """Whether a hyphen follows, so that the word only belongs to a noun that comes later."""
        return self.tokens.glued(place + 1) and self.words[place + 1] in HYPHENS

    def capital(self, at: int) -> bool:
        """Whether a token begins with a capital letter."""
        return 0 <= at < len(self.words) and self.tokens.original(at)[:1].isupper()


_MINUS = frozenset("-−–")
_OPENS = frozenset((*"([,;:", BREAK))
_JOINTS = frozenset((*DASHES, *"/\\.=@&"))
_PARTS = frozenset(("2", "3", "4", "5", "6", "8", "10"))


def _joined(first: Amount, second: Amount) -> Amount | None:
    """Two numbers as one range, if they can be: the second is more, and of the same currency."""
    if second.high is not None or second.weak or len({first.currency, second.currency, None}) > 2:
        return None
    low = first.other if first.other is not None and second.scale > 1 else first.low
    if first.scale == _ONE and second.scale > 1 and _times(low, second.scale) < second.low:
        low = _times(low, second.scale)
    if not low < second.low:
        return None
    currency, plain = first.currency or second.currency, first.plain and second.plain
    return second._replace(start=first.start, low=low, high=second.low, other=None, currency=currency, plain=plain)


def _fallen(first: Amount, second: Amount) -> Amount | None:
    """The first of two numbers that fall, if the scale behind the second is that of both: from 7.1 to 6.8 million people."""
    high = _times(first.low if first.other is None else first.other, second.scale)
    if first.scale > 1 or second.scale < 1000 or not second.low <= high < 10 * second.low:
        return None
    return first._replace(
        low=high, other=None, scale=second.scale, currency=first.currency or second.currency, plain=False, then=second.end
    )


def _times(value: Decimal, scale: Decimal) -> Decimal:
    """The exact product, without a fraction of nothing but zeros."""
    product = EXACT.multiply(value, scale)
    whole = product.to_integral_value()
    return whole if whole == product else product


def _room(value: Decimal) -> Decimal:
    """What may follow a word of this value in one number is less than this: after twenty, less than ten."""
    if value >= 100 and value % 100 == 0:
        return Decimal(100)
    return Decimal(10) if value >= 20 and value % 10 == 0 else Decimal(0)
