"""What is no figure: dates, years, durations, ages, ordinals, addresses, the numbers of articles and telephones."""

from __future__ import annotations

from decimal import Decimal

from ..model.figures import Qualifier
from .amounts import DIGITS, SENTENCE_ENDS, Amount, Amounts, Noun
from .tokens import BREAK

_MANY = Decimal(100)
_BEFORE_HEADING = frozenset("#(")
_AFTER_AGE = frozenset(",)")
_IN_ADDRESS = frozenset(",.-/")


class Left(Amounts):
    """Judges from what stands around a number whether it counts anything."""

    left_at = -1
    """The token after the last number that was left alone."""
    named_at = -1
    """The token after the last number that is the name of something."""

    def left(self, amount: Amount, start: int, noun: Noun | None, qualifier: Qualifier | None) -> int:
        """The token to go on from if a number is no figure, 0 if it is one; *start* is where its qualifier begins."""
        whole = amount.scale == 1 and amount.low == amount.low.to_integral_value()
        end = self._timed(amount, noun) or (self._dated(amount, noun) if whole else 0)
        if end:
            return end
        after = self.lex.left_after.at(self.words, amount.end)
        if after and not (len(self.words[after[0] - 1]) == 1 and self._hyphenated(after[0] - 1)):  # 2 x-ray machines
            return after[0]
        if self._unnamed(amount, start, noun) or self._named_by_number(amount, start, noun):
            return amount.end
        if noun is None and (end := self._listed(amount.end)):
            return end
        if self._framed(amount, noun) or (amount.plain and self._is_year(amount, noun, qualifier)):
            return amount.end
        return 0

    def of_time(self, at: int) -> bool:
        """Whether a time or a year stands here, as in half of the year, half of 2024."""
        words = self.words
        at += at < len(words) and words[at] in self.lex.articles
        if at == len(words):
            return False
        noun = self.noun(at, Amount(at, at, Decimal(1)))
        year = len(words[at]) == 4 and words[at].isdecimal()
        return year or (noun is not None and self.is_time(noun)) or self._month(at) or words[at] in self.lex.ordinals

    def is_time(self, noun: Noun) -> bool:
        """Whether a noun measures time."""
        return (noun.named is not None and noun.named.time) or self.lex.times.at(self.words, noun.start) is not None

    def _timed(self, amount: Amount, noun: Noun | None) -> int:
        """The token after a duration: 12 months, five long years."""
        here = self.lex.times.at(self.words, amount.end)
        if here:
            return here[0]
        if noun and self.is_time(noun):
            return noun.end
        if noun and noun.named is None and noun.start > amount.end:
            before = self.lex.times.at(self.words, noun.start - 1)
            return before[0] if before else 0
        return 0

    def _month(self, at: int) -> bool:
        """Whether a month stands here; one whose name is another word, too, is one with a capital."""
        words, lex = self.words, self.lex
        return 0 <= at < len(words) and words[at] in lex.months and (words[at] not in lex.cased_months or self.capital(at))

    def _dated(self, amount: Amount, noun: Noun | None) -> int:
        """The token after a date, if the number is its day or its year; else 0."""
        words, start, end = self.words, amount.start, amount.end
        last = amount.high or amount.low
        if last <= 31:
            of = end < len(words) and words[end] in self.lex.of_month
            if self._month(end + of):
                return end + of + 1
            return end if self._month(start - 1) and not (noun and noun.named) else 0
        comma = start > 0 and words[start - 1] == ","
        return end if amount.plain and 1000 <= last <= 2100 and self._month(start - 1 - comma) else 0

    def _listed(self, at: int) -> int:
        """The token after a list of numbers that ends in a month or a time: 19 and 20 April, 6, 12 or 18 months, at 8 and at 20 hours."""
        words, lex = self.words, self.lex
        for _ in range(4):
            if at + 2 >= len(words) or words[at] not in lex.lists:
                return 0
            at += 2 if words[at + 1] in lex.lists or lex.within.before(words, at + 2, at + 1) else 1
            if words[at].isdecimal() and len(words[at]) <= 3:
                at += 1
            elif words[at] in lex.numbers and (read := self.in_words(at)):
                at = read.end
            else:
                return 0
            if self._month(at) or lex.times.at(words, at):
                return at + 1
        return 0

    def _unnamed(self, amount: Amount, start: int, noun: Noun | None) -> bool:
        """Whether a number is none because no noun of the vocabulary follows it."""
        words, end = self.words, amount.end
        if noun and noun.named:
            return False
        ordinal = end < len(words) and words[end] in self.lex.ordinals and words[end - 1] in self.lex.numbers
        if ordinal or amount.foreign or amount.weak:
            return True
        return noun is None and (self._points_back(amount, start) or self._bounds_age(amount, start))

    def _points_back(self, amount: Amount, start: int) -> bool:
        """Whether a number in words stands for what has been named before: the two agreed."""
        words, lex = self.words, self.lex
        return start > 0 and amount.low < 20 and words[amount.start] in lex.numbers and words[start - 1] in lex.definite

    def _bounds_age(self, amount: Amount, start: int) -> bool:
        """Whether a number bounds an age: children under 5."""
        if not start or amount.low >= 110 or " ".join(self.words[start : amount.start]) not in self.lex.age_bounds:
            return False
        person = self.lex.nouns.at(self.words, start - 1)
        return person is not None and person[1].person

    def _named_by_number(self, amount: Amount, start: int, noun: Noun | None) -> bool:
        """Whether a number is the name of what stands before it: Article 3, Resolution 2139, phase 2; and 4 after Articles 3."""
        words, lex = self.words, self.lex
        for place in {start, amount.start}:
            always = lex.left_before.before(words, place, self.left_at)  # the abbreviation behind one number names no other
            bare = lex.left_before_bare.before(words, place) if amount.scale == 1 else None
            if (always and not (always[0] and words[always[0] - 1] in lex.pointing)) or (bare and self._names(bare[0], amount, noun)):
                self.named_at = amount.end
                return True
        before = amount.start - 1
        listed = self.left_at == before >= 0 and (words[before] in lex.lists or words[before] in lex.part_of)
        if listed and words[before] == ",":
            listed = self.named_at == before and self._listed_on(amount.end)
        if listed and self.named_at == before:
            self.named_at = amount.end
        return noun is None and ((listed and amount.scale == 1) or self._open_hours(amount, start))

    def _names(self, at: int, amount: Amount, noun: Noun | None) -> bool:
        """Whether a number names what stands at a token before it: in ward 6, Phase 2 begins; but the school lost 60 desks."""
        words, lex, capital = self.words, self.lex, self.capital(at)
        if noun and (noun.named or not capital):
            return not (lex.compounds or self._counted(amount.low, noun))
        return capital or not at or (words[at - 1] not in lex.pointing and words[at - 1] not in lex.articles)

    def _counted(self, number: Decimal, noun: Noun) -> bool:
        """Whether a noun may be in the form that a number asks for; a genitive behind the name of a ward is not."""
        class_of = self.lex.language.numbers.class_of
        if noun.named:
            return not noun.named.classes or class_of(number) in noun.named.classes
        return class_of(number) != class_of(_MANY) or not self.words[noun.end - 1].endswith(self.lex.singulars)

    def _listed_on(self, at: int) -> bool:
        """Whether a list of numbers goes on here: the "and" of Articles 3, 4 and 8."""
        return at + 1 < len(self.words) and self.words[at] in self.lex.lists and self.words[at + 1][0] in DIGITS

    def _open_hours(self, amount: Amount, start: int) -> bool:
        """Whether two small numbers say from what hour to what hour, and not what something grew to."""
        hours = amount.high is not None and amount.high <= 24 and amount.low == int(amount.low)
        return hours and self.words[start] in self.lex.hours and not self.changes(start)

    def _framed(self, amount: Amount, noun: Noun | None) -> bool:
        """Whether a digit's surroundings show that it counts nothing: a heading's number, a footnote, an age, an address, a make."""
        words, start, end = self.words, amount.start, amount.end
        if amount.scale > 1 or words[start] in self.lex.numbers:
            return False
        before = words[start - 1] if start else BREAK
        after = words[end] if end < len(words) else BREAK
        if self._heads(amount, noun, after) or (before == "[" and after == "]"):
            return True
        if not amount.plain:
            return self._addressed(end)
        if before == "," and after in _AFTER_AGE and amount.low < 110 and self._aged(start - 2, amount):
            return True
        if self._addressed(end):
            return True
        return noun is None and self._coded(amount, after)

    def _aged(self, at: int, amount: Amount) -> bool:
        """Whether an age may stand behind a token: John Smith, 45, said; the boy, 6, was; but not in Minsk, 45, and in Brest, 30."""
        if at < 0:
            return False
        who = self.lex.nouns.at(self.words, at)
        if who and who[1].person:
            return who[1].singular
        return amount.low > 10 and self.capital(at) and (at == 0 or self.words[at - 1] not in self.lex.places)

    def _heads(self, amount: Amount, noun: Noun | None, after: str) -> bool:
        """Whether the number of a heading or of an item of a list begins a line."""
        words, tokens, end = self.words, self.tokens, amount.end
        first = amount.start
        while first > max(amount.start - 6, 0) and words[first - 1] in _BEFORE_HEADING:
            first -= 1
        if not tokens.opens_line(first) or amount.high is not None:
            return False
        if after in (".", ")") and tokens.glued(end) and end + 1 < len(words) and not tokens.glued(end + 1):
            return amount.low < 1000
        titled = self.capital(end) and (noun is None or (noun.named is None and noun.start == end))
        return titled and not amount.plain and amount.low < 100 and amount.other is None

    def _addressed(self, at: int) -> bool:
        """Whether the name of a street follows a number: 12 Main Street; 13, build. 1, Grokholsky Lane."""
        words, lex = self.words, self.lex
        for place in range(at, min(at + 7, len(words))):
            if place > at and self.capital(place) and lex.street_ends.at(words, place):
                return True
            part = lex.left_before.before(words, place + 1) or lex.left_before.before(words, min(place + 2, len(words)))
            inside = words[place] in _IN_ADDRESS or words[place].isdecimal() or part
            if not (inside or self.capital(place)):
                return False
        return False

    def _coded(self, amount: Amount, after: str) -> bool:
        """Whether a number without a noun belongs to an address or to a make: ul. Lenina, 5; 129090, Moscow; Boeing 737."""
        words, start, end, lex = self.words, amount.start, amount.end, self.lex
        for place in range(max(start - 5, 0), start):
            if lex.streets.at(words, place) and BREAK not in words[place:start]:
                return True
        place = end + 3 if words[end + 2 : end + 3] == ["."] else end + 1  # a postcode, the abbreviation of a town, its name
        if amount.low >= 100000 and (self.capital(end) or (after == "," and self.capital(place))):
            return True
        make = lex.own_letters and start > 1 and self.capital(start - 1) and words[start - 1].isascii()
        return make and words[start - 2] not in SENTENCE_ENDS

    def _is_year(self, amount: Amount, noun: Noun | None, qualifier: Qualifier | None) -> bool:
        """Whether four digits are a year, to judge from what stands around them."""
        if not (1000 <= amount.low <= 2100 and (amount.high is None or amount.high <= 2100)):
            return False
        likely = amount.low >= 1900
        led = amount.start > 0 and self.words[amount.start - 1] in self.lex.in_year
        if (noun or not likely) and (self.words[amount.start - 1],) in self.lex.targets and self.changes(amount.start):
            return False  # the cases rose to 1998 cases
        if noun is None:
            return (likely or led) and not (qualifier and amount.low % 50 == 0)
        # In 2022 people fled, and the 1949 Conventions; but over 2000 people did, and the 2000 families.
        if likely and led and self.words[amount.start - 1] in self.lex.opens_year and self.capital(amount.start - 1):
            return True  # In 2024 ICRC teams
        round_ = amount.low % 100 == 0 and (qualifier is not None or noun.named is None)
        close = self.lex.compounds and (noun.start == amount.end or self.capital(amount.end))
        return likely and led and not round_ and (noun.named is None or close)
