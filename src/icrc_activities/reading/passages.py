"""What stands around the figures of a text: sentences, paragraphs, and the words between one figure and the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from .amounts import DIGITS
from .figures import Found
from .lexicon import Lexicon
from .stated import stem
from .tokens import BREAK, Tokens

_STOPS = frozenset(".!?;")
_CLAUSE_STOPS = _STOPS | frozenset(",:()")
CLAUSE, BEHIND, BETWEEN, SENTENCE, PARAGRAPH = 1.0, 0.5, 0.3, 0.2, 0.1
"""How much a word says of a figure: in its clause; behind it up to the next; after the one before; elsewhere near it."""


class Passages:
    """One text as tokens, cut into sentences and paragraphs.

    Attributes:
        found: The figures of the text.
    """

    def __init__(self, text: str, found: Sequence[Found], lexicon: Lexicon) -> None:
        self.found = found
        self._lexicon = lexicon
        self._tokens = tokens = Tokens(text, lexicon.alike)
        self._sentences = [0, *(at + 1 for at, word in enumerate(tokens.words) if self._ends(at, word)), len(tokens.words)]
        self._paragraphs = [0, *(at + 1 for at, word in enumerate(tokens.words) if word == BREAK), len(tokens.words)]
        self._spans = [(bisect_left(tokens.starts, one.start), bisect_left(tokens.starts, one.end)) for one in found]

    def _ends(self, at: int, word: str) -> bool:
        """Whether a sentence ends here: at a sign that a space and no small letter follows."""
        if word == BREAK:
            return True
        tokens = self._tokens
        return (
            word in _STOPS and not tokens.glued(at + 1) and not tokens.original(at + 1 if at + 1 < len(tokens.words) else at)[0].islower()
        )

    def around(self, index: int) -> dict[str, float]:
        """The words around a figure, as stems, each with how much it says of it."""
        start, end = self._spans[index]
        first, last = _within(self._sentences, start)
        weights: dict[str, float] = {}

        def note(begin: int, stop: int, weight: float) -> None:
            for word in self._stems(begin, stop):
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
        paragraph, stop = _within(self._paragraphs, start)
        note(paragraph, start, PARAGRAPH)
        note(end, stop, PARAGRAPH)
        return weights

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

    def says(self, index: int, line: str, share: float) -> bool:
        """Whether sentences near a figure say what a line says: most of its words, and no less where it denies something.

        Near are the figure's own paragraph, the one before and the one after.
        """
        at = bisect_left(self._paragraphs, self._spans[index][0] + 1) - 1
        near = list(self._said(self._paragraphs[max(at - 1, 0)], self._paragraphs[min(at + 2, len(self._paragraphs) - 1)]))
        wanted = Passages(line, (), self._lexicon)
        return all(
            any(len(stems & said) >= share * len(stems) and (said_no or not no) for said, said_no in near)
            for stems, no in wanted._said(0, len(wanted._tokens.words))
        )

    def _said(self, begin: int, stop: int) -> Iterator[tuple[frozenset[str], bool]]:
        """The sentences between two tokens: the words of each, as stems, and whether it denies something."""
        while begin < stop:
            _, end = _within(self._sentences, begin)
            words = self._tokens.words[begin:end]
            yield frozenset(self._stems(begin, end)), not self._lexicon.negations.isdisjoint(words)
            begin = end

    def _stems(self, begin: int, stop: int) -> Iterator[str]:
        for word in self._tokens.words[begin:stop]:
            if word[0].isalpha() and word not in self._lexicon.stops and word[0] not in DIGITS:
                yield stem(word)


def _within(borders: Sequence[int], at: int) -> tuple[int, int]:
    """The part that a token lies in: where it begins, and where the next one does."""
    place = bisect_left(borders, at + 1)
    return borders[place - 1], borders[min(place, len(borders) - 1)]
