"""One figure, amount or change in words."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest

from icrc_activities import (
    Change,
    MissingWordError,
    Money,
    NoFormError,
    Parts,
    UnknownKeyError,
    WrongTypeError,
    about,
    between,
    exactly,
    over,
    parts,
    phrase,
    several_dozen,
    unstated,
    up_to,
    vast_majority,
)


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ")


def test_a_russian_phrase_keeps_its_number_and_noun_on_one_line():
    """U+00A0 stands within the number and before the noun, and nowhere else."""
    assert phrase(over(36_000, "call"), "ru") == "более 36\u00a0000\u00a0звонков"


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("nom", "более 36 000 звонков"),
        ("gen", "более чем 36 000 звонков"),
        ("dat", "более чем 36 000 звонков"),
        ("acc", "более 36 000 звонков"),
        ("ins", "более чем 36 000 звонков"),
        ("prep", "более чем 36 000 звонков"),
    ],
)
def test_a_qualifier_has_a_form_for_every_case(case, expected):
    """A slot whose case is taken gets the form that governs nothing."""
    assert plain(phrase(over(36_000, "call"), "ru", case=case)) == expected


@pytest.mark.parametrize(
    ("amount", "numbers", "russian", "english"),
    [
        ("24000000", "digits", "24 000 000 рублей", "RUB 24,000,000"),
        ("24000000", "short", "24 млн рублей", "RUB 24 million"),
        ("24000000", "long", "24 миллиона рублей", "RUB 24 million"),
        ("250000", "short", "250 тыс. рублей", "RUB 250,000"),
        ("250000", "long", "250 тысяч рублей", "RUB 250,000"),
    ],
)
def test_an_amount_in_each_way_of_writing_numbers(amount, numbers, russian, english):
    """Russian has short and long words for a thousand and a million, English the long one for a million, and thousands in digits."""
    money = Money(amount, "RUB")
    assert plain(phrase(money, "ru", numbers=numbers)) == russian
    assert plain(phrase(money, "en", numbers=numbers)) == english


def test_the_english_code_stays_with_its_number():
    """U+00A0 stands between the code and the number."""
    assert phrase(Money("21", "RUB"), "en") == "RUB\u00a021"


@pytest.mark.parametrize("value", ["24555000", "2353", "999", "0", "1234567", "0.5"])
def test_short_and_long_numbers_never_round(value):
    """What is no round thousand, million or billion stays in digits."""
    digits = phrase(exactly(value, "call"), "ru")
    assert phrase(exactly(value, "call"), "ru", numbers="short") == digits
    assert phrase(exactly(value, "call"), "ru", numbers="long") == digits


def test_the_callers_decimal_context_does_not_round_either():
    """A context of three digits changes nothing."""
    with localcontext(prec=3):
        assert plain(phrase(exactly("24000000", "call"), "ru", numbers="short")) == "24 млн звонков"
        assert plain(phrase(exactly("24550000", "call"), "ru", numbers="short")) == "24,55 млн звонков"
        assert plain(phrase(exactly("12345678", "call"), "en", numbers="short")) == "12,345,678 calls"


@pytest.mark.parametrize(
    ("figure", "russian", "english"),
    [
        (between(100, 200, "call"), "от 100 до 200 звонков", "between 100 and 200 calls"),
        (several_dozen("child"), "несколько десятков детей", "several dozen children"),
        (vast_majority("call"), "подавляющее большинство звонков", "the vast majority of calls"),
        (unstated("school_kit"), "школьные наборы", "school kits"),
        (about(100, "person"), "около 100 человек", "around 100 people"),
        (exactly("1.50", "tonne"), "1,50 тонны", "1.50 tonnes"),
        (exactly("1.5", "tonne"), "1,5 тонны", "1.5 tonnes"),
        (exactly(2353, "person"), "2353 человека", "2,353 people"),
        (Change(exactly(12, "staff"), exactly(35, "staff")), "с 12 до 35 сотрудников", "from 12 to 35 staff"),
        (Change(exactly(100, "call"), exactly(200, "call")), "со 100 до 200 звонков", "from 100 to 200 calls"),
    ],
    ids=str,
)
def test_every_kind_of_measure_has_its_words(figure, russian, english):
    """Ranges, vague qualifiers, fractions and changes in both languages."""
    assert plain(phrase(figure, "ru")) == russian
    assert plain(phrase(figure, "en")) == english


def test_english_ignores_the_case():
    """All six cases give the same English."""
    assert {phrase(over(5, "call"), "en", case=case) for case in ("nom", "gen", "dat", "acc", "ins", "prep")} == {"over 5 calls"}


def test_parts_stand_apart():
    """Qualifier, number and noun, for those who set the number large."""
    assert parts(over(36_000, "call"), "ru") == Parts("более", "36\u00a0000", "звонков")
    assert parts(over(36_000, "call"), "en") == Parts("over", "36,000", "calls")
    assert parts(several_dozen("child"), "en") == Parts("several dozen", "", "children")
    assert parts(Money("24000000", "RUB"), "ru", numbers="short") == Parts("", "24\u00a0млн", "рублей")


def test_a_currency_without_a_noun_is_written_by_its_code():
    """A code is no English word: it stands in a Russian phrase too."""
    assert plain(phrase(Money(100, "XAF"), "ru")) == "100 XAF"
    assert plain(phrase(Money(None, "XAF", "dozens"), "ru")) == "десятки XAF"


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda: phrase(exactly(5, "trukc"), "ru"), MissingWordError, "'ru' has no noun 'trukc'; nearest known: truck"),
        (lambda: phrase(exactly(5, "call"), "xx"), UnknownKeyError, "no language 'xx'"),
        (lambda: phrase(exactly(5, "call"), "ru", case="vocative"), UnknownKeyError, "no case 'vocative'"),
        (lambda: phrase(exactly(5, "call"), "ru", numbers="roman"), UnknownKeyError, "no way of writing numbers 'roman'"),
        (lambda: phrase(up_to(5, "call"), "ru", case="dat"), NoFormError, "'up_to' has no form in the slot 'dat' of 'ru'"),
    ],
    ids=["noun", "language", "case", "numbers", "form"],
)
def test_what_cannot_be_written_is_refused_by_name(call, error, said):
    """The error names what is missing, and what is nearest to it."""
    with pytest.raises(error, match=said):
        call()


def test_equal_numbers_keep_their_own_text():
    """1.5 and 1.50 are equal, and a cache must not mix them."""
    first, second = exactly(Decimal("1.5"), "tonne"), exactly(Decimal("1.50"), "tonne")
    assert first == second
    assert phrase(first, "ru") != phrase(second, "ru")


@pytest.mark.parametrize("given", [5, "five calls", None, exactly])
def test_what_is_no_measure_has_no_phrase(given):
    """A number without a unit is refused by what was allowed."""
    with pytest.raises(WrongTypeError, match="allowed is a Figure, a Money or a Change"):
        phrase(given, "en")
