from decimal import Context, Decimal, localcontext
from fractions import Fraction
from importlib.resources import files

import pytest
from babel.numbers import list_currencies
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.strategies import days, money

from icrc_activities import Bounds, CurrencyMismatchError, InvalidRecordError, Money, Period, Rate, WrongTypeError, exactly
from icrc_activities.model.money import currencies

NUMBER = "a finite number of at most 30 digits, not below 0, as int, Decimal or str, never float"
CHF = st.integers(0, 1000).map(lambda amount: Money(amount, "CHF"))


def francs(value, qualifier="exact", upper=None):
    """An amount in francs."""
    return Money(value, "CHF", qualifier, upper)


@st.composite
def amounts_and_a_number(draw: st.DrawFn) -> tuple[Money, Decimal]:
    """An amount in francs and a number that it can stand for."""
    amount = draw(money().filter(lambda given: given.bounds.low < 10**28 and (given.bounds.high or 0) < 10**28))
    low, high = amount.bounds
    candidate = draw(st.sampled_from([low, low + 1, low + 1000] if high is None else [low, high, (low + high) / 2]))
    assume(amount.admits(candidate))
    return Money(amount.amount, "CHF", amount.qualifier, amount.upper), candidate


# Currencies


def test_the_currencies_are_those_of_babel():
    """The file holds every code that Babel knows, each once, by the alphabet, and no other."""
    text = files("icrc_activities.model").joinpath("currencies.txt").read_text("utf-8")
    assert text.split() == sorted(list_currencies())
    assert currencies() == list_currencies()


def test_every_code_that_babel_knows_is_accepted():
    """Any ISO 4217 code in CLDR makes an amount."""
    for code in list_currencies():
        assert Money(1, code).currency == code


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("RUP", "an ISO 4217 code, nearest: UYP, RUR, RUB"),
        ("chf", "an ISO 4217 code, nearest: CHF, MCF, HUF"),
        ("", "an ISO 4217 code"),
        ("€", "an ISO 4217 code"),
        ("CHF\n", "an ISO 4217 code, nearest: CHF"),
    ],
)
def test_another_code_is_refused_with_the_nearest(code, said):
    """Codes are looked up, in capitals; what is not there is refused and what looks like it is named."""
    with pytest.raises(InvalidRecordError) as caught:
        Money(1, code)
    assert (caught.value.faults[-1].path, caught.value.faults[-1].allowed) == (".currency", said)


@pytest.mark.parametrize("code", [None, 5, ["CHF"], b"CHF"], ids=repr)
def test_a_code_is_a_text(code):
    """Nothing but a text names a currency."""
    with pytest.raises(InvalidRecordError) as caught:
        Money(1, code)
    assert {fault.path for fault in caught.value.faults} == {".currency"}


# Amounts


@pytest.mark.parametrize("value", [1.5, float("inf"), True, "1,5", "RUB 5", [1]], ids=repr)
def test_a_float_is_no_money(value):
    """An amount is a whole number, a decimal or its text."""
    with pytest.raises(WrongTypeError) as caught:
        Money(value, "CHF")
    assert str(caught.value) == f"Money: .amount: found {value!r}, allowed is {NUMBER} or nothing"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"amount": -1}, f".amount: found Decimal('-1'), allowed is {NUMBER} or nothing"),
        ({"amount": None}, ".amount: found None, allowed is a value with exact"),
        ({"qualifier": "thousands"}, ".amount: found Decimal('5'), allowed is no value with thousands"),
        ({"amount": 0, "qualifier": "fewer_than"}, ".amount: found Decimal('0'), allowed is more than 0 with fewer_than"),
        ({"upper": 3}, ".upper: found Decimal('3'), allowed is more than the value"),
        ({"upper": 9, "qualifier": "about"}, ".upper: found Decimal('9'), allowed is an upper value with the qualifier exact alone"),
        ({"key": "Grants"}, ".key: found 'Grants', allowed is a key of lower-case letters, digits, _ and -, a letter first or nothing"),
    ],
)
def test_what_is_no_amount_is_refused(arguments, message):
    """The rules of figures hold for money."""
    with pytest.raises(InvalidRecordError) as caught:
        Money(**{"amount": 5, "currency": "CHF", **arguments})
    assert str(caught.value) == f"Money: {message}"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ((1.5, "CHF"), WrongTypeError),
        ((1.5, "CHG"), InvalidRecordError),
        ((-1, "CHF"), InvalidRecordError),
        (("1.5", "CHF", "ovr"), WrongTypeError),
        ((-1, "CHF", "exact", None, 5), InvalidRecordError),
    ],
)
def test_only_wrong_types_make_an_error_of_types(arguments, error):
    """Where anything else is wrong too, the error is one of values."""
    with pytest.raises(InvalidRecordError) as caught:
        Money(*arguments)
    assert type(caught.value) is error


def test_an_amount_is_called_money_or_by_its_key():
    """A statement writes it as ``$money`` unless it has a name of its own."""
    assert francs(5).name == "money"
    assert Money(5, "CHF", key="grants").name == "grants"


def test_an_amount_keeps_its_text():
    """1.50 and 1.5 are one amount with one hash, and each is written as it was given."""
    assert francs("1.50") == francs("1.5")
    assert hash(francs("1.50")) == hash(francs("1.5"))
    assert str(francs("1.50").amount) == str(francs("1.50").value) == "1.50"


def test_an_amount_has_the_bounds_of_its_qualifier():
    """Over 24 million may be any amount above, and a range admits both its ends."""
    assert francs(24, "over").bounds == Bounds(Decimal(24), None)
    assert [number for number in (23, 24, 25) if francs(24, "over").admits(number)] == [25]
    assert [number for number in (1, 2, 3, 4) if francs(2, upper=3).admits(number)] == [2, 3]
    with pytest.raises(WrongTypeError):
        francs(24).admits(24.0)


# Sums


@settings(max_examples=50, deadline=None)
@given(amounts_and_a_number(), amounts_and_a_number(), amounts_and_a_number())
def test_amounts_in_one_currency_add(first, second, third):
    """Order and grouping do not matter, and the sum admits whatever the parts can add up to."""
    (left, _), (middle, _), (right, _) = first, second, third
    assert left + middle == middle + left
    assert (left + middle) + right == left + (middle + right)
    with localcontext(Context(prec=100)):
        number = first[1] + second[1] + third[1]
    assert (left + middle + right).admits(number)


@settings(max_examples=50, deadline=None)
@given(money(), money())
def test_two_currencies_never_meet(left, right):
    """Without a rate nobody knows what francs and euros are together, nor which is more."""
    assume(left.currency != right.currency)
    for refused in (lambda: left + right, lambda: left.definitely_more(right)):
        with pytest.raises(CurrencyMismatchError) as caught:
            refused()
        assert str(caught.value) == f"cannot combine {left.currency} with {right.currency}; convert one of them with a Rate first"


@pytest.mark.parametrize("other", [0, Decimal(1), exactly(1, "item"), None])
def test_money_adds_to_nothing_but_money(other):
    """A bare number has no currency."""
    with pytest.raises(TypeError):
        francs(1) + other


def test_the_sum_of_two_amounts_has_no_key():
    """A key names one amount of one record."""
    assert Money(1, "CHF", key="a") + Money(2, "CHF", key="a") == francs(3)


@pytest.mark.parametrize(
    ("left", "right", "answer"),
    [(francs(24, "over"), francs(24), True), (francs(1), francs(2), False), (francs(2), francs(1, "about"), None)],
)
def test_more_money_is_answered_with_yes_no_or_unknown(left, right, answer):
    """As with figures, only what follows from both qualifiers is said."""
    assert left.definitely_more(right) is answer


# Rates


@given(st.decimals(0, 10**12, places=4), st.decimals("0.0001", 10**6, places=10), days(), st.integers(1, 28))
def test_a_conversion_is_exact_in_any_context(amount, value, day, precision):
    """The product of amount and rate is never rounded, whatever precision the caller works with."""
    rate = Rate("CHF", "RUB", value, day, "cbr.ru")
    with localcontext(Context(prec=precision)):
        converted = Money(amount, "CHF").convert(rate)
    assert converted.currency == "RUB"
    assert Fraction(converted.amount) == Fraction(amount) * Fraction(value)


def test_a_conversion_keeps_qualifier_range_and_key():
    """Between 1 and 2 francs are between 90 and 180 roubles, and nothing in roubles is nothing stated."""
    rate = Rate("CHF", "RUB", 90, Period("2024-12-31"), "cbr.ru")
    assert Money(1, "CHF", upper=2, key="a").convert(rate) == Money(90, "RUB", upper=180, key="a")
    assert francs(2, "over").convert(rate) == Money(180, "RUB", "over")
    assert francs(None, "thousands").convert(rate) == Money(None, "RUB", "thousands")


def test_a_rate_starts_from_its_base():
    """Euros do not convert with a rate of francs, nor roubles back with it."""
    rate = Rate("CHF", "RUB", 90, Period("2024-12-31"), "cbr.ru")
    with pytest.raises(CurrencyMismatchError) as caught:
        Money(1, "RUB").convert(rate)
    assert (caught.value.left, caught.value.right) == ("RUB", "CHF")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"value": 0}, ".value: found Decimal('0'), allowed is a rate above 0"),
        ({"value": -1}, f".value: found Decimal('-1'), allowed is {NUMBER}"),
        ({"value": 1.5}, f".value: found 1.5, allowed is {NUMBER}"),
        ({"value": None}, f".value: found None, allowed is {NUMBER}"),
        ({"quote": "CHF"}, ".quote: found 'CHF', allowed is another currency than the base"),
        ({"base": "XXY"}, ".base: found 'XXY', allowed is an ISO 4217 code, nearest: XXX"),
        ({"date": Period("2024-12")}, ".date: found Period(edtf='2024-12'), allowed is one day"),
        ({"date": Period("2024-08/..")}, ".date: found Period(edtf='2024-08/..'), allowed is one day"),
        ({"date": None}, ".date: found None, allowed is a Period"),
        ({"source": " "}, ".source: found ' ', allowed is a text that is not blank"),
    ],
)
def test_a_rate_is_above_zero_dated_and_sourced(arguments, message):
    """Without a day and a source a rate is hearsay."""
    with pytest.raises(InvalidRecordError) as caught:
        Rate(**{"base": "CHF", "quote": "RUB", "value": "101.5", "date": Period("2024-12-31"), "source": "cbr.ru", **arguments})
    assert str(caught.value) == f"Rate: {message}"
