"""Amounts of money and the rates that convert them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

import attrs

from ..errors import CurrencyMismatchError, Fault, nearest, shown
from .display import Displayed
from .fields import Codes, Key, check, expect, member, number
from .figures import EXACT, Bounds, Qualified, Qualifier, agreeing
from .periods import Period

if TYPE_CHECKING:
    Number = int | Decimal | str


@cache
def currencies() -> frozenset[str]:
    """Every ISO 4217 code that an amount may have. Source: the currencies of CLDR, held equal to Babel's by a test."""
    from importlib.resources import files  # noqa: PLC0415  # it takes its time, and many records need no currency

    return frozenset(files("icrc_activities.model").joinpath("currencies.txt").read_text("utf-8").split())


Currency = Annotated[str, Codes("Currency", "an ISO 4217 code", currencies)]


def _code(code: object, path: str) -> tuple[Fault, ...]:
    if isinstance(code, str) and code in currencies():
        return ()
    near = nearest(code.upper(), currencies()) if isinstance(code, str) else ()
    said = "an ISO 4217 code" + (f", nearest: {', '.join(near)}" if near else "")
    return (Fault(path, shown(code), said),)


@attrs.frozen
class Money(Displayed):
    """An amount in a currency, never a float.

    Attributes:
        amount: The amount, `None` with a qualifier that stands without one.
        currency: ISO 4217 code.
        qualifier: How exact it is.
        upper: The upper end of a range.
        key: Its name in a statement; without one ``money``.

    >>> Money("24000000", "RUB") + Money(2_500_000, "RUB")
    Money(amount=Decimal('26500000'), currency='RUB', qualifier=<Qualifier.EXACT: 'exact'>, upper=None, key=None)
    >>> Money(1, "CHF") + Money(1, "EUR")
    Traceback (most recent call last):
    icrc_activities.errors.CurrencyMismatchError: cannot combine CHF with EUR; convert one of them with a Rate first
    """

    amount: Decimal | None = attrs.field(converter=number)
    currency: Currency
    qualifier: Qualifier = attrs.field(default=Qualifier.EXACT, converter=member(Qualifier))
    upper: Decimal | None = attrs.field(default=None, converter=number)
    key: Key | None = None

    __attrs_post_init__ = check

    def _rules(self) -> Iterable[Fault]:
        return (*_code(self.currency, ".currency"), *agreeing(self.qualifier, self.amount, self.upper, ".amount"))

    @property
    def value(self) -> Decimal | None:
        """The amount, under the name that a figure's has."""
        return self.amount

    @property
    def name(self) -> str:
        """What a statement calls it."""
        return self.key or "money"

    @property
    def qualified(self) -> Qualified:
        """Its number and how exact that is, without the currency."""
        return Qualified(self.qualifier, self.amount, self.upper)

    @property
    def bounds(self) -> Bounds:
        """The least and the most that it can stand for; see `Figure`."""
        return self.qualified.bounds

    def admits(self, candidate: Number) -> bool:
        """Whether the true amount can be *candidate*.

        Raises:
            WrongTypeError: If that is no finite number, or a float.

        >>> Money(1000, "CHF", "up_to").admits(1001)
        False
        """
        return self.qualified.admits(candidate)

    def definitely_more(self, other: Money) -> bool | None:
        """Whether it certainly is more than another amount in its currency; `None` where that is not known.

        Raises:
            CurrencyMismatchError: If the currencies differ.

        >>> Money(24, "RUB", "over").definitely_more(Money(24, "RUB"))
        True
        """
        if self.currency != other.currency:
            raise CurrencyMismatchError(self.currency, other.currency)
        return self.qualified.definitely_more(other.qualified)

    def __add__(self, other: object) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        if self.currency != other.currency:
            raise CurrencyMismatchError(self.currency, other.currency)
        total = self.qualified.plus(other.qualified)
        return Money(total.value, self.currency, total.qualifier, total.upper)

    def convert(self, rate: Rate) -> Money:
        """The same amount in the rate's other currency, exactly: rounding is left to whoever writes it out.

        Raises:
            CurrencyMismatchError: If the rate starts from another currency.

        >>> Money("100", "CHF").convert(Rate("CHF", "RUB", "101.5", Period("2024-12-31"), "cbr.ru")).amount
        Decimal('10150.0')
        """
        if self.currency != rate.base:
            raise CurrencyMismatchError(self.currency, rate.base)
        amount = None if self.amount is None else rate.apply(self.amount)
        upper = None if self.upper is None else rate.apply(self.upper)
        return attrs.evolve(self, amount=amount, upper=upper, currency=rate.quote)


@attrs.frozen
class Rate(Displayed):
    """What one unit of a currency was worth in another, when, and who said so.

    Attributes:
        base: ISO 4217 code of the currency converted from.
        quote: ISO 4217 code of the currency converted to.
        value: Units of *quote* for one of *base*, above zero.
        date: The day of the rate.
        source: Who published it.

    >>> Rate("CHF", "RUB", "101.5", Period("2024-12"), "cbr.ru")
    Traceback (most recent call last):
    icrc_activities.errors.InvalidRecordError: Rate: .date: found Period(edtf='2024-12'), allowed is one day
    """

    base: Currency
    quote: Currency
    value: Decimal = attrs.field(converter=number)
    date: Period
    source: str

    __attrs_post_init__ = check

    def _rules(self) -> Iterable[Fault]:
        value: Any = self.value
        date: Any = self.date
        return (
            *_code(self.base, ".base"),
            *_code(self.quote, ".quote"),
            *expect(self.base != self.quote, ".quote", self.quote, "another currency than the base"),
            *expect(not (isinstance(value, Decimal) and value.is_zero()), ".value", value, "a rate above 0"),
            *expect(not isinstance(date, Period) or date.is_day, ".date", date, "one day"),
        )

    def apply(self, amount: Decimal) -> Decimal:
        """The exact product of an amount and the rate."""
        return EXACT.multiply(amount, self.value)
