"""What stands around the figures of a text: sentences, paragraphs, and the words between one figure and the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from .figures import Found
from .lexicon import Lexicon
from .stated import stem
from .tokens import BREAK, Tokens

_STOPS = frozenset(".!?;")
_CLAUSE_STOPS = _STOPS | frozenset(",()")
CLAUSE, BEHIND, BETWEEN, SENTENCE, PARAGRAPH = 1.0, 0.5, 0.3, 0.2, 0.1
"""How much a word says of a figure: in its clause; behind it up to the next; after the one before; elsewhere near it."""
_REACH = 80
"""How many words on or back may say something of a figure, however long its paragraph is."""


class Passages:
    """One text as tokens, cut into sentences and paragraphs; the cells of a row are one sentence.

    Attributes:
        found: The figures of the text.
    """

    def __init__(self, text: str, found: Sequence[Found], lexicon: Lexicon) -> None:
        self.found = found
        self._tokens = tokens = Tokens(text, lexicon.alike)
        self._lexicon = lexicon
        self._stems = [stem(word) if word[0].isalpha() and len(word) > 1 and word not in lexicon.stops else "" for word in tokens.words]
        breaks = [at + 1 for at, word in enumerate(tokens.words) if word == BREAK and tokens.text[tokens.starts[at]] != "\t"]
        self._paragraphs = [0, *breaks, len(tokens.words)]
        ends = [at + 1 for at, word in enumerate(tokens.words) if word in _STOPS and self._ends(at)]
        self._sentences = sorted({*self._paragraphs, *ends})
        self._spans = [(bisect_left(tokens.starts, one.start), bisect_left(tokens.starts, one.end)) for one in found]

    def _ends(self, at: int) -> bool:
        """Whether a sign ends a sentence: a space and no small letter follows."""
        tokens = self._tokens
        return at + 1 == len(tokens.words) or not (tokens.glued(at + 1) or tokens.original(at + 1)[0].islower())

    def around(self, index: int) -> dict[str, float]:
        """The words around a figure, as stems, each with how much it says of it."""
        start, end = self._spans[index]
        first, last = self._reached(self._sentences, start)
        weights: dict[str, float] = {}

        def note(begin: int, stop: int, weight: float) -> None:
            for word in self._stems[begin:stop]:
                if word:
                    weights.setdefault(word, weight)

        before = max(self._spans[index - 1][1], first) if index else first
        after = min(self._spans[index + 1][0], last) if index + 1 < len(self._spans) else last
        opened, closed = self._clause(start, end, before, after)
        note(end, closed, CLAUSE)
        note(opened, start, CLAUSE if opened > before or before == first else BETWEEN)
        note(closed, after, BEHIND)
        note(before, opened, BETWEEN)
        note(first, start, SENTENCE)
        note(end, last, SENTENCE)
        paragraph, stop = self._reached(self._paragraphs, start)
        note(paragraph, start, PARAGRAPH)
        note(end, stop, PARAGRAPH)
        return weights

    def _reached(self, borders: Sequence[int], at: int) -> tuple[int, int]:
        first, last = _within(borders, at)
        return max(first, at - _REACH), min(last, at + _REACH)

    def _clause(self, start: int, end: int, first: int, last: int) -> tuple[int, int]:
        """Where the clause of a figure begins and ends, no further than from *first* to *last*."""
        words = self._tokens.words
        while start > first and words[start - 1] not in _CLAUSE_STOPS:
            start -= 1
        while end < last and words[end] not in _CLAUSE_STOPS:
            end += 1
        return start, end

    def sentence(self, index: int) -> int:
        """Which sentence of the text a figure stands in, from 1."""
        return bisect_left(self._sentences, self._spans[index][0] + 1)

    def listed_apart(self, index: int) -> bool:
        """Whether a sentence lists its figures apart from what they belong to: 10 and 20 in Minsk and Brest respectively."""
        first, last = _within(self._sentences, self._spans[index][0])
        return not self._lexicon.respectively.isdisjoint(self._tokens.words[first:last])

    def says(self, index: int, line: str, share: float) -> bool:
        """Whether sentences near a figure say what a line says: most of its words, and that they deny what it denies, no more.

        Near are the figure's own paragraph, the one before and the one after.
        """
        at = bisect_left(self._paragraphs, self._spans[index][0] + 1) - 1
        begin, stop = self._paragraphs[max(at - 1, 0)], self._paragraphs[min(at + 2, len(self._paragraphs) - 1)]
        here = self._spans[index][0]
        near = list(self._said(max(begin, here - 3 * _REACH), min(stop, here + 3 * _REACH)))
        wanted = Passages(line, (), self._lexicon)
        return all(
            any(len(stems & said) >= share * len(stems) and denied == denies & stems for said, denies in near)
            for stems, denied in wanted._said(0, len(wanted._tokens.words))
        )

    def _said(self, begin: int, stop: int) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """The sentences between two tokens: the words of each, and those that it denies, as stems."""
        while begin < stop:
            _, end = _within(self._sentences, begin)
            stems, words = self._stems[begin:end], self._tokens.words[begin:end]
            negations = (at for at, word in enumerate(words) if word in self._lexicon.negations)
            denied = (next(filter(None, stems[at + 1 :]), "") for at in negations)
            yield frozenset(stems) - {""}, frozenset(denied) - {""}
            begin = end


def _within(borders: Sequence[int], at: int) -> tuple[int, int]:
    """The part that a token lies in: where it begins, and where the next one does."""
    place = bisect_left(borders, at + 1)
    return borders[place - 1], borders[min(place, len(borders) - 1)]
