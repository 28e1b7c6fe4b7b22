"""Whether two language versions of a text state the same."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import StrEnum

import attrs

from ..language import Vocabulary, default_vocabulary
from ..model.money import Money
from ..model.units import Units
from .documents import Document, document
from .figures import Found, find_figures
from .lexicon import lexicon
from .matches import counted, plain, said
from .passages import Passages

_ALL = 1_000_000
"""So many pairs of figures are all looked at; of more, those that lie near the same place of both versions."""
_BAND = 60
"""How many figures that may be on or back."""
_NEAR = 2
"""How many figures on or back one that has changed, or changed places, may stand."""


class Agreement(StrEnum):
    """How two versions of a text stand to each other at one figure."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"


@attrs.frozen
class Pair:
    """A figure of one version and what answers it in the other.

    Attributes:
        agreement: Whether they are the same, differ, or one has no answer.
        a: The figure of the first version, `None` where that lacks it.
        b: The figure of the second version, `None` where that lacks it.
        message: What differs, in words, English; empty where they are the same.
    """

    agreement: Agreement
    a: Found | None
    b: Found | None
    message: str = ""


def compare(
    text_a: str | Document, language_a: str, text_b: str | Document, language_b: str, vocabulary: Vocabulary | None = None
) -> list[Pair]:
    """Two versions of a text side by side, their figures matched by meaning, in the order of the first.

    Two figures are the same if number, qualifier and currency are, and what they count is not known to differ; so a word
    for dozens answers that of the other language. What has no answer is paired with what stands in its place in the other
    version, if that counts the same. Numbers near each other that have changed places are changed.

    Args:
        text_a: One version: a text, or a `document` in Markdown or HTML.
        language_a: BCP 47 tag of its language.
        text_b: The other version.
        language_b: BCP 47 tag of its language.
        vocabulary: Words of your own beside the package's.

    Raises:
        UnknownKeyError: If the vocabulary has no such language.

    >>> same, missing = compare("Over 50 trucks and 3 planes came.", "en", "More than fifty lorries came.", "en")
    >>> same.agreement, missing.message
    (<Agreement.SAME: 'same'>, 'the second text lacks *3 planes*')
    """
    words = vocabulary or default_vocabulary()
    a, b = (
        _Version(text if isinstance(text, Document) else document(text), language, words)
        for text, language in ((text_a, language_a), (text_b, language_b))
    )
    return list(_pairs(a, b, words.units))


class _Version:
    """The figures of one version, what each says, and which sentence it stands in."""

    def __init__(self, text: Document, language: str, vocabulary: Vocabulary) -> None:
        self.found = find_figures(text.text, language, vocabulary)
        passages = Passages(text.text, self.found, lexicon(vocabulary.language(language), vocabulary.units))
        self.sentences = [passages.sentence(index) for index in range(len(self.found))]
        self.says = [(said(found.value, vocabulary.units), _currency(found)) for found in self.found]


def _pairs(a: _Version, b: _Version, units: Units) -> Iterator[Pair]:
    fits = _Fits(a, b, units)
    answers = _aligned(fits)
    _moved(fits, answers)
    _changed(fits, answers)
    crossed = _crossed(fits, answers)
    unasked = sorted(set(range(len(b.found))) - set(answers.values()), reverse=True)
    for index, one in enumerate(a.found):
        answer = answers.get(index)
        while unasked and answer is not None and unasked[-1] < answer:
            yield _missing("first", b=b.found[unasked.pop()])
        if answer is None:
            yield _missing("second", a=one)
            continue
        other = b.found[answer]
        same = fits.same(index, answer)
        if same and index not in crossed:
            yield Pair(Agreement.SAME, one, other)
        else:
            message = f"the first text says *{plain(one)}*, the second *{plain(other)}*"
            yield Pair(Agreement.CHANGED, one, other, f"two numbers have changed places: {message}" if same else message)
    while unasked:
        yield _missing("first", b=b.found[unasked.pop()])


def _missing(lacking: str, a: Found | None = None, b: Found | None = None) -> Pair:
    return Pair(Agreement.MISSING, a, b, "".join(f"the {lacking} text lacks *{plain(found)}*" for found in (a, b) if found))


def _currency(found: Found) -> str | None:
    return found.value.currency if isinstance(found.value, Money) else None


class _Fits:
    """How well the figures of one version fit those of the other."""

    def __init__(self, a: _Version, b: _Version, units: Units) -> None:
        self.a = a
        self.b = b
        self._units = units

    def counts(self, one: int, other: int) -> int:
        """2 if both count the same, 1 if they may (one says more or less exactly what, or nothing that is known), else 0."""
        left, right = self.a.found[one], self.b.found[other]
        if isinstance(left.value, Money) and isinstance(right.value, Money):
            return 2 if left.value.currency == right.value.currency else 1
        if isinstance(left.value, Money) or isinstance(right.value, Money):
            return 0
        here, there = counted(left), counted(right)
        if not here or not there:
            return 1
        if not set(here).isdisjoint(there):
            return 2
        units = self._units
        known = [(near, far) for near in here for far in there if near in units and far in units]
        return int(any(units.converts(near, far) or units.converts(far, near) for near, far in known))

    def same(self, one: int, other: int) -> bool:
        """Whether both say the same, of what may be the same."""
        return self.a.says[one] == self.b.says[other] and self.counts(one, other) > 0


def _aligned(fits: _Fits) -> dict[int, int]:
    """The most figures that say the same in the same order: for those of the first version, their answers in the second.

    In long texts an answer is sought near the same place alone, so that the work grows with the text.
    """
    rows, columns = len(fits.a.found), len(fits.b.found)
    reach = columns if rows * columns <= _ALL else _BAND
    firsts = [max(0, row * columns // max(rows, 1) - reach) for row in range(rows + 1)]
    steps: list[bytearray] = []  # from the last row up: for each column whether to pair, to go down, or to go on
    below: list[int] = [0] * (columns - firsts[rows] + 2)
    for row in range(rows - 1, -1, -1):
        first, next_first = firsts[row], firsts[row + 1]
        last = min(columns, row * columns // rows + reach)
        here, step = [0] * (last - first + 2), bytearray(last - first + 1)
        for column in range(last - 1, first - 1, -1):
            at = column - first
            down = _at(below, column - next_first)
            step[at], here[at] = (_ON, here[at + 1]) if here[at + 1] > down else (_DOWN, down)
            worth = _worth(fits, row, column)
            if worth and worth + _at(below, column + 1 - next_first) >= here[at]:
                step[at], here[at] = _PAIR, worth + _at(below, column + 1 - next_first)
        steps.append(step)
        below = here
    answers: dict[int, int] = {}
    row = column = 0
    while row < rows and column < columns:
        step, at = steps[rows - row - 1], column - firsts[row]
        move = step[at] if 0 <= at < len(step) else _DOWN if at >= len(step) else _ON
        if move == _PAIR:
            answers[row] = column
        row += move != _ON
        column += move != _DOWN
    return answers


_DOWN, _ON, _PAIR = range(3)


def _at(scores: list[int], column: int) -> int:
    return scores[column] if 0 <= column < len(scores) else 0


def _worth(fits: _Fits, row: int, column: int) -> int:
    return 2 + fits.counts(row, column) if fits.same(row, column) else 0


def _left(fits: _Fits, answers: dict[int, int]) -> list[int]:
    """The figures of the second version that answer none of the first yet."""
    return sorted(set(range(len(fits.b.found))) - set(answers.values()))


def _moved(fits: _Fits, answers: dict[int, int]) -> None:
    """Pair what says the same elsewhere, where the order of both is not the same."""
    left: dict[tuple[object, ...], list[int]] = {}
    for index in reversed(_left(fits, answers)):
        left.setdefault(fits.b.says[index], []).append(index)
    for index, says in enumerate(fits.a.says):
        if index not in answers:
            waiting = left.get(says, [])
            for at in range(len(waiting) - 1, max(-1, len(waiting) - 1 - _BAND), -1):
                if fits.same(index, waiting[at]):
                    answers[index] = waiting.pop(at)
                    break


def _changed(fits: _Fits, answers: dict[int, int]) -> None:
    """Pair what has no equal with what stands in its place: first what counts the same, then what may, or says the same."""
    left = _left(fits, answers)
    for least in (2, 1, 0):
        place = 0
        for index, says in enumerate(fits.a.says):
            if index not in answers:
                near = [
                    other
                    for other in left[bisect_left(left, place - _NEAR) : bisect_right(left, place + _NEAR)]
                    if fits.counts(index, other) >= least and (least or says == fits.b.says[other])
                ]
                if near:
                    answers[index] = min(near, key=lambda other: abs(other - place))
                    del left[bisect_left(left, answers[index])]
            place = answers.get(index, place) + 1


def _crossed(fits: _Fits, answers: dict[int, int]) -> set[int]:
    """Figures near each other whose numbers have changed places: each fits what the other counts as well as its own.

    Where only one of the two says the same as its answer, it may as well have the other's, and nothing is crossed.
    """
    crossed: set[int] = set()
    order = sorted(answers)
    for at, one in enumerate(order):
        for other in order[at + 1 : at + 1 + _NEAR]:
            here, there = answers[one], answers[other]
            beside = fits.a.sentences[other] - fits.a.sentences[one] <= 1 and 0 <= fits.b.sentences[here] - fits.b.sentences[there] <= 1
            if beside and here > there and fits.a.says[one] != fits.a.says[other]:
                straight = fits.counts(one, here) + fits.counts(other, there)
                swapped = fits.counts(one, there), fits.counts(other, here)
                if min(swapped) and sum(swapped) >= straight:
                    if fits.same(one, here) and fits.same(other, there):
                        crossed |= {one, other}
                    else:
                        answers[one], answers[other] = there, here
    return crossed
