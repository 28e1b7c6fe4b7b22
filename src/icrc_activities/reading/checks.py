"""Whether a text states what the records state."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

import attrs

from ..language import Vocabulary, default_vocabulary
from ..model.factsheet import Factsheet
from ..model.figures import Figure
from ..model.money import Money
from .documents import Document, document
from .figures import Found, find_figures
from .lexicon import lexicon
from .matches import Likeness, Match, Matches, plain
from .passages import Passages
from .stated import Stated, stated

_EVIDENCE = 2.5
"""How much must speak for another record of the same unit before a number that some record has is held to be misplaced."""
_RATIO = 1.5
"""How many times what speaks for the other record must outweigh what speaks for the one that has the number."""
_COUNTED = {Likeness.SAME: 6.0, Likeness.UNNAMED: 3.0, Likeness.AKIN: 2.0, Likeness.NONE: 0.0}
_EQUAL, _SAME_VALUE = 7.0, 5.0
_PLAUSIBLE = 9.0
"""What a record scores towards being the one that a text means, beside the words around; with less it is not."""
_HELD = 0.6
"""The share of a caveat's words that a text must have near its figure."""


class FindingKind(StrEnum):
    """What is wrong with a place of a text."""

    UNBACKED = "unbacked"
    DIFFERS = "differs"
    CAVEAT = "caveat"
    LACKING = "lacking"


@attrs.frozen
class Finding:
    """A place of a text that does not say what the records say.

    Attributes:
        kind: What is wrong.
        message: The same in words, English.
        start: Where it begins, in code points of the text as given; a figure that the text lacks stands at its end.
        end: Where it ends.
        line: The line it begins in, from 1.
        column: The code point of that line it begins at, from 1.
        text: What stands there.
        activity: The id of the record that it should say, if one comes near.
    """

    kind: FindingKind
    message: str
    start: int
    end: int
    line: int
    column: int
    text: str
    activity: str | None = None


def check(
    text: str | Document, factsheet: Factsheet, language: str, vocabulary: Vocabulary | None = None, *, lacking: bool = False
) -> list[Finding]:
    """What a text says otherwise than the records, in the order of the text.

    A figure that no record has; one that differs from its record's in value, qualifier, unit or currency; a number that stands
    where another of its kind belongs; a caveat that is missing near its figure. Which record is meant is seen from the number,
    from what is counted, and from the words around.

    Args:
        text: The text, or a `document` in Markdown or HTML.
        factsheet: The records.
        language: BCP 47 tag of the text's language, one of the vocabulary.
        vocabulary: Words of your own beside the package's.
        lacking: Whether figures of the records that the text lacks are findings, too.

    Raises:
        UnknownKeyError: If there is no such language.
        MissingWordError: If the language lacks the noun of a record's figure.

    >>> from icrc_activities import datasets
    >>> for finding in check("In 2024, over 35,000 calls were answered.", datasets.moscow_2024(), "en"):
    ...     print(finding.line, finding.column, finding.message)
    1 10 text says *over 35,000 calls*, record hotline_calls says *over 36,000 calls*
    """
    words = vocabulary or default_vocabulary()
    given = text if isinstance(text, Document) else document(text)
    found = _Check(given, factsheet, language, words)
    return [*found.findings(), *(found.lacks() if lacking else ())]


class _Check:
    """One text beside one sheet."""

    def __init__(self, text: Document, sheet: Factsheet, language: str, vocabulary: Vocabulary) -> None:
        self.document = text
        self.language = vocabulary.language(language)
        self.lexicon = lexicon(self.language, vocabulary.units)
        self.found = find_figures(text.text, language, vocabulary)
        self.records = stated(sheet, self.language)
        self.passages = Passages(text.text, self.found, self.lexicon)
        self.matches = Matches(self.records, self.passages, vocabulary.units)
        self.reached: set[Stated] = set()

    def findings(self) -> Iterator[Finding]:
        for index, found in enumerate(self.found):
            matches = self.matches.of(index)
            backing = _backing(matches)
            meant = self._misplaced(index, matches, max(backing, key=_context)) if backing else _nearest(matches)
            if meant:
                self.reached.add(meant.record)
                yield self._differs(found, meant)
            elif backing:
                yield from self._caveat(index, found, self._states(backing))
            else:
                yield self._finding(FindingKind.UNBACKED, f"text says *{plain(found)}*, no record does", found)

    def lacks(self) -> Iterator[Finding]:
        """The figures of the records that no figure of the text has reached."""
        yield from (self._lacks(record) for record in self.records if record not in self.reached)

    def _states(self, backing: list[Match]) -> Stated:
        """The record that a figure states, of those that it may: the one that the words around speak of, or else one not stated yet."""
        stated = max(backing, key=lambda match: (match.context, match.record not in self.reached))
        if stated.likeness is Likeness.SAME or stated.context >= _EVIDENCE:
            same = {stated.record.activity.id, *stated.record.activity.same_as}
            linked = (match.record for match in backing if match.record.activity.id in same)
            self.reached.update((stated.record, *linked))
        return stated.record

    def _misplaced(self, index: int, matches: list[Match], backer: Match) -> Match | None:
        """The record that the words around a figure speak of, where the number is another one's."""
        if self.passages.listed_apart(index):
            return None
        backed = {match.record for match in _backing(matches)}
        rivals = [match for match in matches if match.likeness >= backer.likeness and match.record not in backed]
        for rival in sorted(rivals, key=_context, reverse=True):
            same_record = rival.record.activity is backer.record.activity
            if same_record and _unit(rival) != _unit(backer):
                continue  # what else a record counts speaks of all its figures alike
            speaks, against = self.matches.apart(index, rival.record, backer.record)
            if speaks >= _EVIDENCE and speaks >= _RATIO * against and not self._stated_better(rival, backer, speaks - against):
                return rival
        return None

    def _stated_better(self, rival: Match, backer: Match, lead: float) -> bool:
        """Whether another figure states a record, or may, where the words around speak of it more clearly."""
        for place in self._places.get(rival.record, ()):
            speaks, against = self.matches.apart(place, rival.record, backer.record)
            if speaks - against >= lead:
                return True
        return False

    @cached_property
    def _places(self) -> dict[Stated, list[int]]:
        """For every record, the figures that state it, or that nothing backs and that count what it counts."""
        places: dict[Stated, list[int]] = {}
        for index in range(len(self.found)):
            matches = self.matches.of(index)
            backed = bool(_backing(matches))
            for record in {match.record for match in _near(matches) if match.equal or not backed}:
                places.setdefault(record, []).append(index)
        return places

    def _caveat(self, index: int, found: Found, record: Stated) -> Iterator[Finding]:
        caveat = record.activity.caveat
        if caveat is None or self.language.tag not in caveat.languages:
            return
        text = caveat[self.language.tag]
        if not self.passages.says(index, text, _HELD):
            message = f"text says *{plain(found)}* without the caveat of record {record.activity.id}: {text}"
            yield self._finding(FindingKind.CAVEAT, message, found, record)

    def _differs(self, found: Found, meant: Match) -> Finding:
        says = self._written(meant.record, meant.number)
        return self._finding(
            FindingKind.DIFFERS, f"text says *{plain(found)}*, record {meant.record.activity.id} says *{says}*", found, meant.record
        )

    def _lacks(self, record: Stated) -> Finding:
        says = self._written(record, record.numbers[0])
        end = len(self.document.source)
        line, column = self.document.position(end)
        message = f"record {record.activity.id} says *{says}*, the text does not"
        return Finding(FindingKind.LACKING, message, end, end, line, column, "", record.activity.id)

    def _written(self, record: Stated, number: Figure | Money) -> str:
        """A number of a record in words; the whole change where it is a change."""
        measure = record.measure if number is record.numbers[0] else number
        return self.language.measures.text(measure, self.language.case("nom"), "long" if isinstance(measure, Money) else "digits")

    def _finding(self, kind: FindingKind, message: str, found: Found, record: Stated | None = None) -> Finding:
        start, end = self.document.span(found.start, found.end)
        line, column = self.document.position(start)
        return Finding(kind, message, start, end, line, column, self.document.source[start:end], record.activity.id if record else None)


def _context(match: Match) -> float:
    return match.context


def _backing(matches: list[Match]) -> list[Match]:
    """The numbers that a figure states."""
    return [match for match in matches if match.equal and match.likeness >= Likeness.UNNAMED]


def _near(matches: list[Match]) -> list[Match]:
    """The numbers that a figure may be meant to state."""
    return [match for match in matches if match.equal or match.likeness >= Likeness.UNNAMED]


def _nearest(matches: list[Match]) -> Match | None:
    """The number of a record that a figure comes nearest to, if it comes near any."""
    match = max(_near(matches), key=_points, default=None)
    if match is None:
        return None
    same = {each.record for each in matches if each.likeness is Likeness.SAME}
    alone = match.likeness is Likeness.SAME and len(same) == 1
    return match if alone or _points(match) >= _PLAUSIBLE else None


def _unit(match: Match) -> str:
    return match.number.currency if isinstance(match.number, Money) else match.number.unit


def _points(match: Match) -> float:
    number = _EQUAL if match.equal else _SAME_VALUE if match.same_value else 0
    return match.context + _COUNTED[match.likeness] + number
