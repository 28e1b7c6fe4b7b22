"""Numbers in digits, their classes, and the words for thousands and millions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icrc_activities.language import default_vocabulary
from icrc_activities.language.numbers import Numbers

EN = default_vocabulary().language("en").numbers
RU = default_vocabulary().language("ru").numbers


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [
        ("0", "0", "0"),
        ("7", "7", "7"),
        ("999", "999", "999"),
        ("2353", "2353", "2,353"),
        ("9999", "9999", "9,999"),
        ("10000", "10\u00a0000", "10,000"),
        ("36000", "36\u00a0000", "36,000"),
        ("1234567", "1\u00a0234\u00a0567", "1,234,567"),
        ("1.5", "1,5", "1.5"),
        ("36000.25", "36\u00a0000,25", "36,000.25"),
        ("2E+3", "2000", "2,000"),
    ],
)
def test_digits_are_grouped_as_each_language_groups_them(value, russian, english):
    """Russian groups from five digits with U+00A0 and has a decimal comma, English from four with a comma."""
    assert (RU.text(Decimal(value)), EN.text(Decimal(value))) == (russian, english)


def test_every_digit_that_a_number_came_with_is_written():
    """1.50 is written 1,50 and 1.5 is written 1,5, in whatever order they come: equal numbers are not one number."""
    assert [RU.text(Decimal(value)) for value in ("1.50", "1.5", "1.50", "1.500", "1.5")] == ["1,50", "1,5", "1,50", "1,500", "1,5"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("fraction", ["0.5", "1.5", "1.50", "2.0", "1000.5"]),
        ("zero", ["0"]),
        ("round", ["1000", "36000", "1E+6", "2000000"]),
        ("single", ["1"]),
        ("one", ["21", "101", "1001", "36001"]),
        ("few_simple", ["2", "3", "4"]),
        ("few", ["22", "23", "34", "102", "1004", "36002"]),
        ("many", ["5", "11", "12", "14", "111", "112", "100", "1011", "36005"]),
    ],
)
def test_a_russian_number_has_a_class(name, values):
    """Besides CLDR's categories: zero, round thousands, and 2 to 4 on their own."""
    assert {RU.class_of(Decimal(value)) for value in values} == {name}


def test_an_english_number_is_one_or_other():
    """1.0 has a visible fraction and takes the plural."""
    assert [EN.class_of(Decimal(value)) for value in ("1", "0", "2", "21", "1.5", "1.0")] == ["one", *["other"] * 5]


@pytest.mark.parametrize(
    ("value", "factor", "key"),
    [
        ("1000", "1", "thousand"),
        ("36000", "36", "thousand"),
        ("1500", "1.5", "thousand"),
        ("24000000", "24", "million"),
        ("24.0E+6", "24", "million"),
        ("2550000", "2.55", "million"),
        ("999990000", "999.99", "million"),
        ("3000000000", "3", "billion"),
    ],
)
def test_a_number_that_a_scale_word_says_exactly_is_shortened(value, factor, key):
    """The factor has at most two decimals and lies below a thousand."""
    found = RU.scaled(Decimal(value))
    assert found is not None
    assert (str(found[0]), found[1].key) == (factor, key)


@pytest.mark.parametrize("value", ["0", "999", "36001", "1234567", "2555000", "0.5", "1000000000000", "1.5"])
def test_a_number_that_would_have_to_be_rounded_is_not_shortened(value):
    """36 001 is no number of thousands with two decimals: it stays in digits."""
    assert RU.scaled(Decimal(value)) is None


@given(st.decimals(0, 10**15, allow_nan=False, allow_infinity=False, places=2))
def test_shortening_never_rounds(value):
    """Factor and scale together are the number itself."""
    found = RU.scaled(value)
    assert found is None or found[0] * found[1].value == value


@given(st.lists(st.decimals(0, 10**12, allow_nan=False, allow_infinity=False, places=2), max_size=5))
def test_what_is_remembered_is_what_a_fresh_start_gives(values):
    """Numbers that were written before leave no trace in those that follow."""
    language = default_vocabulary().language("ru")
    for value in (*values, *values):
        fresh = Numbers(language.grammar, language.locale)
        assert (RU.text(value), RU.class_of(value)) == (fresh.text(value), fresh.class_of(value))
