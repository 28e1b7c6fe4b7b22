"""Figures read out of running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icrc_activities import Figure, Money, NoFormError, Qualifier, UnknownKeyError, find_figures, phrase, vocabulary
from icrc_activities.language import default_vocabulary
from icrc_activities.model.figures import WITHOUT_VALUE
from icrc_activities.model.money import currencies

DATA = Path(__file__).parent / "data"
CASES = ("nom", "gen", "dat", "acc", "ins", "prep")


def shown(found) -> str:
    """A found figure as the files of expected ones have it."""
    value = found.value
    stated = None if value.value is None else str(round(value.value, 4)) if value.value % 1 else str(value.value)
    stated = stated.rstrip("0").rstrip(".") if stated and "." in stated else stated
    stated = stated if value.upper is None else f"{stated}..{value.upper}"
    parts = (value.qualifier, stated, value.currency if isinstance(value, Money) else value.unit)
    return f"{found.text} | {' '.join(part for part in parts if part)}"


def news() -> Iterator[Any]:
    """Lines of text in each language with the figures that they state."""
    for language in ("en", "ru"):
        blocks = (DATA / "reading" / f"news.{language}.txt").read_text("utf-8").split("\n> ")[1:]
        for block in blocks:
            text, *expected = block.rstrip("\n").split("\n")
            yield pytest.param(language, text, expected, id=f"{language}: {text[:30]}")


@pytest.mark.parametrize(("language", "text", "expected"), list(news()))
def test_news_is_read(language, text, expected):
    """Sentences as the press writes them: what is a figure is found, what is none is left alone."""
    assert [shown(found) for found in find_figures(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "as of 31 December 2024, in 2024, since 1863, the 1990s, FY 2024, 2023/24, mid-2023, May 5, 5 of May, 2024-08-12"),
        ("en", "at 15:30, 9 am, 24/7, for 5 days, 3 to 4 weeks, 2 long years, a six-month course, half of the year, half of 2024"),
        ("en", "aged 12, Ms Roe, 45, said, a 10-year-old, children under 5, the 3rd round, the twenty-first century, COVID-19, A4, Mi-8"),
        ("en", "Article 3, Articles 3 and 4, No. 5, page 12, Room 101, +41 22 734 60 01, 0800 300 115, 12 Main Street, 21 °C, 6 times"),
        ("en", "at 13, build. 1, Grokholsky Lane"),
        ("en", "[12] 13:0 11.0.0.1 01234 1,23,4 9.123,456.7 12'34 1234567890123456789012345678901 12-34-56 5-3 ABC12DEF3 3rd 7X"),
        ("ru", "на 31 декабря 2024 года, в 2024 году, с 1863 года, 1990-е, 2023/24, 5 мая, 19 и 20 апреля, 12.08.2024, в 17.30"),
        ("ru", "в 15:30, 9 утра, 5 дней, от 3 до 4 недель, два долгих года, половина 2024 года, полчаса, 6, 12 или 18 месяцев"),
        ("ru", "45 лет, 10-летняя девочка, дети до 14, 3-й раунд, двадцать первый век, Ми-8, Boeing 777, ст. 15, № 5, 5 «А» класс"),
        ("ru", "ул. Ленина, 12, +7 495 626-54-26, 8 (800) 250-18-62, 129090, Москва, 21 °C, 6 раз, магнитуда 6,4, палата 6"),
    ],
)
def test_what_is_no_figure_is_left_alone(language, text):
    """Dates, times, durations, ages, ordinals, numbers of articles, telephones and houses count nothing."""
    assert [found.text for found in find_figures(text, language)] == []


@pytest.mark.parametrize("heading", ["1. Background", "# 2. Methods", "2.3 Results", "(1) trucks came", "1) trucks came"])
def test_the_number_of_a_heading_is_no_figure(heading):
    """What numbers a line counts nothing."""
    assert find_figures(f"Text.\n{heading}", "en") == []


def test_a_line_that_wraps_is_read_on():
    """A noun may stand on the next line if that goes on with a small letter; a blank line or a capital ends it."""
    assert [found.text for found in find_figures("over\n12 new\ntrucks", "en")] == ["over\n12 new\ntrucks"]
    assert [found.text for found in find_figures("over 12\n\ntrucks, 5\nTrucks, 7\ttrucks", "en")] == ["over 12", "5", "7"]


def test_marks_of_emphasis_are_read_over():
    """Markdown's asterisks stand between words without parting them."""
    found = find_figures("over **14,500 vulnerable people** came", "en")
    assert [one.text for one in found] == ["over **14,500 vulnerable people"]
    assert found[0].value == Figure(14500, "vulnerable_person", Qualifier.OVER)


@pytest.mark.parametrize(("text", "value"), [("полдюжины", "6"), ("полсотни", "50"), ("с полтысячи", "500"), ("полмиллиона", "500000")])
def test_half_a_number_is_written_plainly(text, value):
    """What one word halves is a number without a fraction of zeros."""
    (found,) = find_figures(text, "ru")
    assert str(found.value.value) == value


def test_a_noun_that_stands_for_several_units_names_them_all():
    """An event and an engagement are written alike; the first is the value's unit, the noun is kept as it stands."""
    (found,) = find_figures("в 20 мероприятиях", "ru")
    assert set(found.units) >= {"event", "engagement"}
    assert found.noun == "мероприятиях"
    assert found.value == Figure(20, found.units[0])


def test_a_noun_of_no_vocabulary_is_kept_as_it_stands():
    """The figure has the unit that says so."""
    (found,) = find_figures("12 broken bicycles", "en")
    assert (found.value, found.noun, found.units) == (Figure(12, "thing"), "bicycles", ())


def test_words_of_your_own_are_read(tmp_path):
    """A vocabulary's nouns name units, and its reading.toml adds what is read."""
    folder = tmp_path / "en"
    folder.mkdir()
    (tmp_path / "units.txt").write_text("bicycle = item\n", "utf-8")
    (folder / "nouns.toml").write_text('[bicycle]\nsg = "bicycle"\npl = "bicycles"\nalso = ["bike", "bikes"]\n', "utf-8")
    (folder / "reading.toml").write_text('[qualifiers]\nover = ["north of"]\n[numbers]\nweak = []\n[mine]\nx = 1\n', "utf-8")
    own = vocabulary(tmp_path)
    for words in ("north of", "upwards of", "over"):  # what is added takes nothing away
        assert find_figures(f"{words} 12 bikes", "en", own)[0].value == Figure(12, "bicycle", Qualifier.OVER)


def test_a_language_needs_no_reading_data(tmp_path):
    """What writes a figure reads it: grammar and nouns alone serve for digits."""
    folder = tmp_path / "xx"
    folder.mkdir()
    grammar = vocabulary().folders[0].joinpath("en", "grammar.toml").read_text("utf-8")
    grammar, replaced = re.subn(r"^over = .*$", 'over = [["*", "=", "plu ol"]]', grammar, flags=re.MULTILINE)
    assert replaced == 1
    (folder / "grammar.toml").write_text(grammar, "utf-8")
    (folder / "nouns.toml").write_text('[truck]\nsg = "kamiono"\npl = "kamionoj"\n', "utf-8")
    found = find_figures("plu ol 1,200 kamionoj, 5 USD", "xx", vocabulary(tmp_path))
    assert [one.value for one in found] == [Figure(1200, "truck", Qualifier.OVER), Money(5, "USD")]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "177.000 people", "177000"),  # people are whole
        ("en", "2.125 tonnes", "2.125"),
        ("en", "177.000 walls", "177000"),
        ("en", "€177.000", "177000"),
        ("en", "€177.125", "177.125"),
        ("en", "1.125 million people", "1125000"),
        ("en", "1.234.567 people", "1234567"),
        ("en", "1,5 tonnes", "1.5"),
        ("en", "1,234.5 tonnes", "1234.5"),
        ("ru", "36,000 человек", "36000"),  # the noun agrees with thousands
        ("ru", "36,125 человека", "36.125"),  # and here with a fraction
        ("ru", "1.234,5 тонны", "1234.5"),
        ("ru", "36'000 человек", "36000"),
        ("ru", "36\u2009000 человек", "36000"),
        *(("en", f"36{space}000 people", "36000") for space in "\u2002\u2003\u2006\u2008\u200a\u3000"),
        *(("en", f"36{mark}000 people", "36000") for mark in ("\u200b", "\u2060", "\u00ad,", ",\u00ad", "\u200b\u00ad")),
    ],
)
def test_one_separator_groups_or_parts(language, text, value):
    """Where a point or comma may be either, the noun decides."""
    (found,) = find_figures(text, language)
    assert found.value.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100 (one hundred) trucks", ["100 (one hundred) trucks"]),
        ("100 (two) trucks", ["100", "two"]),
        ("walls of 5m. Then", ["5m"]),
        ("5 $10 notes", ["5", "$10"]),
        ("hundreds of years, tens of thousands of trucks", []),
        ("hundreds of roubles", ["hundreds of roubles"]),
        (
            "about 1,000 Armenians and 4,000 others, about 700 schools and 131 hospitals",
            ["about 1,000 Armenians", "4,000 others", "about 700 schools", "131 hospitals"],
        ),
        ("two million three hundred, three million seven", ["two million three hundred", "three million seven"]),
        ("two three four", ["two", "three", "four"]),
        ("2 million 1,200 trucks, 2 million 12 trucks", ["2 million", "1,200 trucks", "2 million", "12 trucks"]),
        ("5 trucks or more, 5 trucks plus 3 cars", ["5 trucks or more", "5 trucks", "3 cars"]),
        ("fewer than 0 trucks", ["fewer than 0 trucks"]),
        ("5 CHF 20 USD", ["5 CHF", "20 USD"]),
        ("from 5 USD to 7 CHF, 7 to 5 trucks", ["5 USD", "7 CHF", "7", "5 trucks"]),
    ],
)
def test_where_a_figure_ends(text, expected):
    """What belongs to one figure and what to the next."""
    assert [found.text for found in find_figures(text, "en")] == expected


def test_an_unknown_language_is_refused():
    """The error names it."""
    with pytest.raises(UnknownKeyError, match="'xx'"):
        find_figures("12 trucks", "xx")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\ufeff",
        "İ 12 trucks",
        "12",
        "a million",
        "half",
        "-",
        "5-",
        "million-",
        "5 млн",
        "1 in",
        "1" * 40,
        "1.234'56",
        "9.1,2.3",
        "1,2345",
        "01.5",
        "5, 6, 7, 8 and 9, 10 trucks",
        "half of",
        "in May",
        "5 and 6",
        "5, 6 and x",
        "over half",
        "more than a third",
        "almost half a",
        "1/2 a",
        "более половины",
        "10⁶",
        "10 ⁶",
        ".5",
        "-5",
        "A$",
        "A$5",
        "x$5m",
        "5 million-",
        "5 million-x",
        "$5 5",
        "5 USD 5",
        "5 +",
        "5+",
        "5% -",
        "5 %–",
        "from 5 to",
        "5 kg-5",
        "5B",
        "ward 5B",
        ", 5,",
        "rose to 1500",
        "полтонны",
    ],
)
def test_any_text_is_read(text):
    """Nothing makes the reader fail, and spans are the text's own."""
    for language in ("en", "ru"):
        assert all(text[found.start : found.end] == found.text for found in find_figures(text, language))


MEDLEY = (
    *"0123456789 ,.'-–:/()\n$€%№+«»а",
    *[" млн ", " million", " one", " и", " and", " up to", " до ", " May ", "one hundred", "-two", "half a ", " times", " лет"],
    *[" over", " half", " A", ".", " roubles", " and a half", " from", " to", " out of 10", "%", " kg", " rose", " v", "\u200b", "⁶"],
)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(MEDLEY), max_size=40))
def test_any_medley_is_read(parts):
    """Numbers, signs and words in any order: no failure, true spans in order."""
    text = "".join(parts)
    for language in ("en", "ru"):
        found = find_figures(text, language)
        assert all(text[one.start : one.end] == one.text for one in found)
        assert all(one.end <= after.start for one, after in pairwise(found))


def countable(language) -> list[str]:
    """The units that a language has a noun for, measures of time apart."""
    known = default_vocabulary()
    nouns = known.language(language).nouns
    timely = {"minute", "hour", "day", "week", "month", "year"}
    return sorted(key for key in known.units.by_key if key in nouns and key not in timely)


NUMBERS = st.one_of(
    st.integers(0, 130).map(Decimal),
    st.integers(0, 10**9).map(Decimal),
    st.builds(lambda number, power: Decimal(number) * 10**power, st.integers(1, 9999), st.integers(0, 8)),
    st.decimals(0, 10**6, places=1),
    st.decimals(0, 10**6, places=2),
)


@st.composite
def measures(draw, language):
    """Figures and amounts that phrase can write."""
    qualifier = draw(st.sampled_from([one for one in Qualifier if one is not Qualifier.UNSTATED]))
    value = None if qualifier in WITHOUT_VALUE else draw(NUMBERS)
    if qualifier in {Qualifier.ALMOST, Qualifier.FEWER_THAN}:
        value = value or Decimal(1)
    upper = value + draw(NUMBERS) + 1 if qualifier is Qualifier.EXACT and draw(st.booleans()) else None
    if draw(st.integers(0, 3)):
        return Figure(value, draw(st.sampled_from(countable(language))), qualifier, upper)
    return Money(value, draw(st.sampled_from(sorted(currencies()))), qualifier, upper)


@settings(max_examples=600)
@given(st.data(), st.sampled_from(["en", "ru"]), st.sampled_from(CASES), st.sampled_from(["digits", "short", "long"]))
def test_what_is_written_is_read_back(data, language, case, numbers):
    """Every figure and amount, with every qualifier, in every case and way of writing numbers, up to nouns that are written alike."""
    measure = data.draw(measures(language))
    try:
        text = phrase(measure, language, case, numbers)
    except NoFormError:
        return
    for line, start in ((text, 0), (f"({text}).", 1)):
        (found,) = find_figures(line, language)
        assert found.text.rstrip(".") == text.rstrip(".")
        assert found.start == start
        if isinstance(measure, Money):
            assert found.value == measure
        else:
            assert (found.value.value, found.value.upper, found.value.qualifier) == (measure.value, measure.upper, measure.qualifier)
            assert measure.unit in found.units
