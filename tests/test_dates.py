"""Periods in words, in both languages."""

from __future__ import annotations

import pytest

from icrc_activities import Period
from icrc_activities.language import default_vocabulary

EN = default_vocabulary().language("en").dates
RU = default_vocabulary().language("ru").dates
CASES = ("nom", "gen", "dat", "acc", "ins", "prep")


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("edtf", "russian", "english"),
    [
        ("2024", "в 2024 году", "in 2024"),
        ("2024-11", "в ноябре 2024 года", "in November 2024"),
        ("2024-08-12", "12 августа 2024 года", "on 12 August 2024"),
        ("2022/..", "с 2022 года", "since 2022"),
        ("2022-02/..", "с февраля 2022 года", "since February 2022"),
        ("2022-02-24/..", "с 24 февраля 2022 года", "since 24 February 2022"),
        ("../2023", "до 2023 года", "until 2023"),
        ("../2023-05", "до мая 2023 года", "until May 2023"),
        ("2022/2024", "с 2022 года по 2024 год", "from 2022 to 2024"),
        ("2024-08/2024-10", "с августа по октябрь 2024 года", "from August to October 2024"),
        ("2023-11/2024-02", "с ноября 2023 года по февраль 2024 года", "from November 2023 to February 2024"),
        ("2024-08-12/2024-08-19", "с 12 по 19 августа 2024 года", "from 12 to 19 August 2024"),
        ("2024-08-12/2024-09-03", "с 12 августа по 3 сентября 2024 года", "from 12 August to 3 September 2024"),
        ("2023-12-30/2024-01-02", "с 30 декабря 2023 года по 2 января 2024 года", "from 30 December 2023 to 2 January 2024"),
        ("2024-08-12/2024-08-12", "12 августа 2024 года", "on 12 August 2024"),
    ],
)
def test_a_period_says_when_something_was(edtf, russian, english):
    """Years, months, days, spans and open ends."""
    assert (plain(RU.adverb(Period(edtf))), EN.adverb(Period(edtf))) == (russian, english)


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024", ["2024 год", "2024 года", "2024 году", "2024 год", "2024 годом", "2024 годе"]),
        (
            "2024-05",
            ["май 2024 года", "мая 2024 года", "маю 2024 года", "май 2024 года", "маем 2024 года", "мае 2024 года"],
        ),
    ],
)
def test_a_period_is_a_noun_in_every_case(edtf, expected):
    """By comparison with 2023: a year and a month are declined."""
    found = [plain(RU.noun(Period(edtf), case)) for case in CASES]
    assert found[:5] == expected[:5]


def test_a_day_does_not_change_in_any_case():
    """12 August is a genitive already."""
    assert {plain(RU.noun(Period("2024-08-12"), case)) for case in CASES} == {"12 августа 2024 года"}
    assert EN.noun(Period("2024-08-12"), "nom") == "12 August 2024"


@pytest.mark.parametrize("edtf", ["2022/..", "../2023", "2024-08/2024-10"])
def test_a_period_with_two_ends_stands_as_an_adverb(edtf):
    """Since 2022 has no cases."""
    assert RU.noun(Period(edtf), "ins") == RU.adverb(Period(edtf))


@pytest.mark.parametrize(
    ("edtf", "said", "russian", "english"),
    [
        ("2024-11", "2024", "в ноябре", "in November"),
        ("2024-08-12", "2024", "12 августа", "on 12 August"),
        ("2024-08-12", "2024-08", "12 августа", "on 12 August"),
        ("2024-08-12/2024-08-19", "2024", "с 12 по 19 августа", "from 12 to 19 August"),
        ("2024-08/2024-10", "2024", "с августа по октябрь", "from August to October"),
        ("2024-08/..", "2024", "с августа", "since August"),
        ("2024", "2024", "в 2024 году", "in 2024"),
        ("2023-11", "2024", "в ноябре 2023 года", "in November 2023"),
        ("2024-11", "2022/..", "в ноябре 2024 года", "in November 2024"),
        ("2024-11", "2023/2024", "в ноябре 2024 года", "in November 2024"),
    ],
)
def test_a_year_that_was_said_is_not_said_again(edtf, said, russian, english):
    """Only where the period around it is within that one year."""
    assert plain(RU.adverb(Period(edtf), Period(said))) == russian
    assert EN.adverb(Period(edtf), Period(said)) == english
    assert plain(RU.noun(Period("2024-11"), "gen", Period("2024"))) == "ноября"


def test_day_and_month_and_year_stay_on_one_line():
    """U+00A0 stands between the day and its month, and between the year and its word."""
    assert RU.adverb(Period("2024-08-12")) == "12\u00a0августа 2024\u00a0года"
