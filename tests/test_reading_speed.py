"""Ten times the text is ten times the work, whatever the text is; and what makes reading fast does not show."""

from __future__ import annotations

import gc
import random
from itertools import pairwise
from math import inf
from time import process_time

import pytest

from icrc_activities import find_figures
from icrc_activities.reading.tokens import Tokens, blocks

CHANCE = random.Random(1)  # noqa: S311  # no secret hangs on it
HOSTILE = {
    "digits": "1234567890",
    "digits and separators": "".join(CHANCE.choices("0123456789" * 3 + " ,.'-–:/\u00a0", k=997)),
    "a row of digits": "1 ",
    "thousands": "111 ",
    "a chain of digits": "1-",
    "separators": ",.'-–:/ \u00a0",
    "brackets": "(",
    "bracketed digits": "(1",
    "spaces": " ",
    "lines": "\n",
    "lines that go on": "\na",
    "one long word": "x",
    "a word of many parts": "x-",
    "letters and digits": "x1",
    "number words": "five hundred ",
    "scale words": "million ",
    "numbers with scale words": "five million ",
    "thousands in words": "one thousand ",
    "fractions": "one in ",
    "qualifiers": "more than ",
    "ranges": "between 1 and ",
    "lists": "5, 6 ",
    "numbers that share": "5 and ",
    "units again and again": "5% to ",
    "units on to numbers": "5kg-",
    "signs of money": "$5 ",
    "signs with letters": "A $",
    "adjectives": "5 long ",
    "streets": "12 Main, ",
    "headings": "#1 ",
}
RUSSIAN = {
    "number words": "пятьсот ",
    "numbers with scale words": "1 тыс. ",
    "scale words": "миллион ",
    "qualifiers": "более чем ",
    "ranges": "от 1 до ",
    "streets": "ул. Ленина, 5 ",
}
ENGLISH = [pytest.param("en", part, id=f"en: {name}") for name, part in HOSTILE.items()]
TEXTS = [*ENGLISH, *(pytest.param("ru", part, id=f"ru: {name}") for name, part in RUSSIAN.items())]


def text(part: str, size: int) -> str:
    """A part again and again."""
    return (part * (size // len(part) + 1))[:size]


class Counted(list):
    """The tokens of a text, and how many times one was looked at."""

    looks = 0

    def __getitem__(self, at):
        """Count what is looked at."""
        found = super().__getitem__(at)
        Counted.looks += len(found) if isinstance(at, slice) else 1
        return found


@pytest.fixture
def counted(monkeypatch):
    """How many times a token is looked at in reading a text."""
    whole = Tokens.__init__

    def init(self, *args):
        whole(self, *args)
        self.words = Counted(self.words)

    monkeypatch.setattr(Tokens, "__init__", init)

    def looks(language, text):
        Counted.looks = 0
        find_figures(text, language)
        return Counted.looks

    return looks


@pytest.mark.parametrize(("language", "part"), TEXTS)
def test_each_token_is_looked_at_so_many_times(language, part, counted):
    """In a text ten times as long no token is looked at more often."""
    short, long = (counted(language, text(part, size)) for size in (1_000, 10_000))
    assert long <= 11 * short + 100


def seconds(text: str, language: str) -> float:
    """How long it takes to read a text, in time of the processor."""
    start = process_time()
    find_figures(text, language)
    return process_time() - start


@pytest.fixture
def bare():
    """What other tests have left in memory is not gone through while the clock runs; what reading makes still is."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize(("language", "part"), ENGLISH)
def test_time_grows_as_the_text_does(language, part):
    """Four times the text takes four times as long, give or take: the square of it would take sixteen times as long."""
    short, long = text(part, 25_000), text(part, 100_000)
    least = most = inf
    for _ in range(5):
        least, most = min(least, seconds(short, language)), min(most, seconds(long, language))
        if most < 8 * least:
            return
    pytest.fail(f"{most / least:.0f} times as long")


def test_a_text_is_cut_where_nothing_is_read_over():
    """A long text is read in blocks that end with lines which the next ones do not continue."""
    lines = "Over 36,000 calls came in 2024.\nMore than\n500 came on\n\n5 May; RUB 2 million.\n" * 2000
    cut = list(blocks(lines))
    assert "".join(block for _, block in cut) == lines
    assert len(cut) > 5
    assert all(block[-1] == "\n" and lines[after].isupper() for (_, block), (after, _) in pairwise(cut))
    found = find_figures(lines, "en")
    assert (
        [lines[one.start : one.end] for one in found]
        == [one.text for one in found]
        == [
            "Over 36,000 calls",
            "More than\n500",
            "RUB 2 million",
        ]
        * 2000
    )


def test_a_line_without_an_end_is_read_whole():
    """Where no line ends a block is as long as the text."""
    line = "and over\n" * 10_000 + "36,000 calls"
    assert list(blocks(line)) == [(0, line)]
    assert [one.text for one in find_figures(line, "en")] == ["over\n36,000 calls"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_text_has_no_blocks(language):
    """There is nothing in an empty text."""
    assert list(blocks("")) == find_figures("", language) == []


def test_letters_keep_their_places():
    """A capital letter that two small ones stand for moves nothing."""
    assert [one.start for one in find_figures("İİİ 5 tents", "en")] == [4]


@pytest.mark.parametrize("number", ["5" + " million" * 5, "5" + " миллионов" * 5])
def test_more_than_a_figure_may_be_is_none(number):
    """A number that no figure can hold is passed over, and the next one is read."""
    language = "en" if number.isascii() else "ru"
    found = find_figures(f"{number}\n\n7 %", language)
    assert [one.text for one in found] == ["7 %"]


def test_one_text_does_not_show_in_another():
    """Equal numbers that are not written alike stay apart, in whatever order they are read."""
    texts = ("7.50 tonnes", "7.5 tonnes", "USD 7.50", "USD 7.5")
    assert [str(find_figures(one, "en")[0].value.value) for one in (*texts, *texts)] == ["7.50", "7.5"] * 4
