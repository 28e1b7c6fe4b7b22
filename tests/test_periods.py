from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import periods

from icrc_activities import InvalidRecordError, Numerals, Ordinal, Period, WrongTypeError
from icrc_activities.model.periods import CalendarDate

EDTF = "an EDTF year, month, day or interval such as 2024, 2024-11, 2024-08-12, 2022/.."
ROMAN = {
    1: "I",
    4: "IV",
    9: "IX",
    14: "XIV",
    25: "XXV",
    32: "XXXII",
    40: "XL",
    75: "LXXV",
    90: "XC",
    400: "CD",
    1949: "MCMXLIX",
    3999: "MMMCMXCIX",
}


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024-08-12", date(2024, 8, 12), date(2024, 8, 12)),
        ("2024-11", date(2024, 11, 1), date(2024, 11, 30)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024-08/2024-10", date(2024, 8, 1), date(2024, 10, 31)),
        ("2023/2024-02", date(2023, 1, 1), date(2024, 2, 29)),
        ("2022/..", date(2022, 1, 1), None),
        ("../2022-06-30", None, date(2022, 6, 30)),
        ("0001/9999", date(1, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last(edtf, first, last):
    """A month ends where it ends in that year, and an open end is none."""
    period = Period(edtf)
    assert (period.first_day, period.last_day) == (first, last)
    assert str(period) == period.edtf == edtf


@pytest.mark.parametrize(
    "edtf",
    [
        *(
            "",
            " ",
            "2024 ",
            "2024\n",
            "24",
            "20244",
            "2024-1",
            "2024-13",
            "2024-00",
            "2024-00-00",
            "2024-05-00",
            "2024-8-12",
            "2023-02-29",
            "1900-02-29",
        ),
        *(
            "2024-04-31",
            "2024-06-31",
            "12.08.2024",
            "2024-08-12T10:00:00Z",
            "0000",
            "-2024",
            "2024/",
            "/2024",
            "../..",
            "/",
            "..",
            "2024/2023",
        ),
        *("2024-05/2024-04-30", "2024/2025/2026", "2024~", "2024?", "202X", "2024-21", "٢٠٢٤", "２０２４", "open/2024", "2024/unknown"),
    ],
)
def test_what_is_no_such_period_is_refused(edtf):
    """Of EDTF, days, months, years, their intervals and one open end are read; nothing is guessed or put right."""
    with pytest.raises(InvalidRecordError) as caught:
        Period(edtf)
    assert caught.value.faults[-1].path == ".edtf"
    assert caught.value.faults[-1].allowed == EDTF
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("value", [None, 2024, date(2024, 8, 12), ["2024"], b"2024"], ids=repr)
def test_a_period_is_given_as_a_text(value):
    """A number or a date is no EDTF."""
    with pytest.raises(InvalidRecordError) as caught:
        Period(value)
    assert [fault.path for fault in caught.value.faults] == [".edtf", ".edtf"]


@given(periods())
def test_a_period_made_from_its_text_is_the_same(period):
    """Reading what was written changes nothing, and its ends are where it says."""
    again = Period(str(period))
    assert again == period
    assert hash(again) == hash(period)
    assert again.ends == period.ends


@given(st.dates())
def test_every_day_of_the_calendar_is_a_period(day):
    """A day, its month and its year are periods, each within the next."""
    text = day.isoformat()
    single, month, year = Period(text), Period(text[:7]), Period(text[:4])
    assert single.first_day == single.last_day == day
    assert month.covers(single)
    assert year.covers(month)
    assert single.is_day
    assert not month.is_day


def test_ends_are_as_exact_as_they_were_stated():
    """From 2022 to May 2024 is a year and a month."""
    assert Period("2022/2024-05").ends == (CalendarDate(2022), CalendarDate(2024, 5))
    assert Period("../2024-05-07").ends == (None, CalendarDate(2024, 5, 7))
    assert Period("2024").ends == (CalendarDate(2024), CalendarDate(2024))
    assert [Period(text).is_interval for text in ("2024", "2024/2024", "2022/..")] == [False, True, True]
    assert [Period(text).is_day for text in ("2024-08-12", "2024-08/..", "../2024-08", "2024-08-12/2024-08-12")] == [
        True,
        False,
        False,
        False,
    ]


@given(periods(), periods(), periods())
def test_covering_is_an_order(one, two, three):
    """Each period covers itself; two that cover each other have the same days; what covers a cover covers what that covers."""
    assert one.covers(one)
    if one.covers(two) and two.covers(one):
        assert (one.first_day, one.last_day) == (two.first_day, two.last_day)
    if one.covers(two) and two.covers(three):
        assert one.covers(three)


@given(periods(), periods())
def test_overlapping_is_mutual_and_follows_from_covering(one, two):
    """If one shares a day with another, so does the other with it; what covers another overlaps it."""
    assert one.overlaps(one)
    assert one.overlaps(two) is two.overlaps(one)
    assert one.overlaps(two) or not one.covers(two)


@given(periods(), periods(), st.dates())
def test_days_decide(one, two, day):
    """A day in both shows that they overlap; a day in the second alone shows that the first does not cover it."""
    single = Period(day.isoformat())
    if one.covers(single) and two.covers(single):
        assert one.overlaps(two)
    if two.covers(single) and not one.covers(single):
        assert not one.covers(two)


@given(periods())
def test_the_day_after_lies_outside(period):
    """No period covers or overlaps the day after its last."""
    if period.last_day not in {None, date.max}:
        after = Period((period.last_day + timedelta(days=1)).isoformat())
        assert not period.covers(after)
        assert not period.overlaps(after)


def test_an_open_end_reaches_past_the_calendar():
    """What has no end is longer than what ends on the last day that a date can have, and starts before the first."""
    assert Period("2022/..").covers(Period("2024-08-12"))
    assert Period("2022/..").overlaps(Period("../2022"))
    assert not Period("2022/..").overlaps(Period("../2021"))
    assert not Period("0001/9999").covers(Period("2022/.."))
    assert not Period("0001/9999").covers(Period("../2022"))


# Ordinals


@pytest.mark.parametrize(("number", "text"), ROMAN.items())
def test_an_ordinal_has_a_roman_numeral(number, text):
    """The numerals subtract as they do in names of meetings."""
    assert Ordinal(number, "roman").roman == text
    assert Ordinal(number).roman == text


@given(st.integers(1, 3999))
def test_a_roman_numeral_adds_up_to_its_number(number):
    """Read from the right, with smaller signs before larger ones taken off, it gives the number back."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[sign] for sign in Ordinal(number).roman]
    assert sum(-value if any(later > value for later in values[index:]) else value for index, value in enumerate(values)) == number


def test_numerals_are_arabic_unless_said_otherwise():
    """A word of a document and the member make the same ordinal."""
    assert Ordinal(15).numerals is Numerals.ARABIC
    assert Ordinal(15, "roman") == Ordinal(15, Numerals.ROMAN)


@pytest.mark.parametrize(
    ("number", "numerals", "message"),
    [
        (0, "arabic", ".number: found 0, allowed is a whole number from 1 to 1000000"),
        (-1, "arabic", ".number: found -1, allowed is a whole number from 1 to 1000000"),
        (10**6 + 1, "arabic", ".number: found 1000001, allowed is a whole number from 1 to 1000000"),
        (4000, "roman", ".number: found 4000, allowed is at most 3999 in Roman numerals"),
        (10**5000, "arabic", ".number: found a value of type int that is too long to show, allowed is a whole number from 1 to 1000000"),
        (5, "greek", ".numerals: found 'greek', allowed is one of arabic, roman"),
    ],
    ids=[*"abcdef"],
)
def test_an_ordinal_is_in_reach(number, numerals, message):
    """There is no nought-th meeting, and Roman numerals end before four thousand."""
    with pytest.raises(InvalidRecordError) as caught:
        Ordinal(number, numerals)
    assert str(caught.value) == f"Ordinal: {message}"


@pytest.mark.parametrize("number", [True, 15.0, "15", None])
def test_an_ordinal_is_a_whole_number(number):
    """Neither a text nor a float nor a truth value counts."""
    with pytest.raises(WrongTypeError) as caught:
        Ordinal(number)
    assert str(caught.value) == f"Ordinal: .number: found {number!r}, allowed is a whole number from 1 to 1000000"


def test_a_large_number_has_no_roman_numeral():
    """It is refused, not written as a row of Ms."""
    with pytest.raises(InvalidRecordError) as caught:
        _ = Ordinal(4000).roman
    assert str(caught.value) == "Ordinal.roman: .number: found 4000, allowed is 1 to 3999"
