"""Figures with their qualifiers, and how they add."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Inexact
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard

import attrs

from ..errors import Fault, InvalidRecordError, UnitMismatchError, WrongTypeError, shown
from .display import Displayed, shown_as
from .fields import Key, check, expect, member, number
from .periods import Period
from .units import Units, default_units

if TYPE_CHECKING:
    import pint

    Number = int | Decimal | str


class Qualifier(Displayed, StrEnum):
    """How exact a figure is; the last six stand without a value.

    ``exact`` over a value and an upper value is a range, "between 100 and 200".
    """

    EXACT = "exact"
    OVER = "over"
    AT_LEAST = "at_least"
    ABOUT = "about"
    ALMOST = "almost"
    UP_TO = "up_to"
    FEWER_THAN = "fewer_than"
    SEVERAL_DOZEN = "several_dozen"
    DOZENS = "dozens"
    HUNDREDS = "hundreds"
    THOUSANDS = "thousands"
    VAST_MAJORITY = "vast_majority"
    UNSTATED = "unstated"


WITHOUT_VALUE = frozenset(
    {Qualifier.SEVERAL_DOZEN, Qualifier.DOZENS, Qualifier.HUNDREDS, Qualifier.THOUSANDS, Qualifier.VAST_MAJORITY, Qualifier.UNSTATED}
)
_ZERO = Decimal(0)

EXACT = Context(prec=200, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[Inexact])
"""Exact, whatever context the caller has set: 200 digits hold every sum and product of sound numbers."""


class Bounds(NamedTuple):
    """The least and the most that a figure can stand for; without a most, ``high`` is `None`."""

    low: Decimal
    high: Decimal | None

    def _repr_html_(self) -> str:
        return shown_as("html", self)

    def _repr_markdown_(self) -> str:
        return shown_as("markdown", self)


_OPEN_ABOVE = frozenset({Qualifier.FEWER_THAN, Qualifier.ALMOST})


class Qualified(NamedTuple):
    """What a figure and an amount have in common: how exact a number is, the number, the upper end of a range."""

    qualifier: Qualifier
    value: Decimal | None
    upper: Decimal | None

    @property
    def bounds(self) -> Bounds:
        """What the qualifier says of the true number; the rules of the table in the class `Figure`."""
        if self.value is None or self.qualifier is Qualifier.ABOUT:
            return Bounds(_ZERO, None)
        if self.qualifier is Qualifier.EXACT:
            return Bounds(self.value, self.value if self.upper is None else self.upper)
        if self.qualifier in {Qualifier.OVER, Qualifier.AT_LEAST}:
            return Bounds(self.value, None)
        return Bounds(_ZERO, self.value)

    def admits(self, candidate: Number) -> bool:
        """Whether the true number can be *candidate*; the ends of over, fewer_than and almost are open."""
        wanted = number(candidate)
        if not isinstance(wanted, Decimal) or not wanted.is_finite():
            fault = Fault("candidate", shown(candidate), "a finite number as int, Decimal or str, never float")
            raise WrongTypeError("admits", (fault,))
        low, high = self.bounds
        if (wanted == low and self.qualifier is Qualifier.OVER) or (wanted == high and self.qualifier in _OPEN_ABOVE):
            return False
        return low <= wanted and (high is None or wanted <= high)

    def definitely_more(self, other: Qualified) -> bool | None:
        """Whether it certainly is more than another; `None` where that is not known."""
        (low, high), (other_low, other_high) = self.bounds, other.bounds
        if high is not None and high <= other_low:
            return False
        if other_high is None or low < other_high:
            return None
        apart = low > other_high or self.qualifier is Qualifier.OVER or other.qualifier in _OPEN_ABOVE
        return True if apart else None

    def plus(self, other: Qualified) -> Qualified:
        """The sum: the bounds end by end, and the qualifier that follows from them.

        Where nothing is known but that there are some (bounds 0 and none), the values
        still add under ``about``; one without a value makes the sum ``unstated``.
        """
        both = (self, other)
        low = EXACT.add(self.bounds.low, other.bounds.low)
        if self.bounds.high is None or other.bounds.high is None:
            if Qualifier.OVER in {part.qualifier for part in both}:
                return Qualified(Qualifier.OVER, low, None)
            if low > 0:
                return Qualified(Qualifier.AT_LEAST, low, None)
            if any(part.value is None for part in both):
                return Qualified(Qualifier.UNSTATED, None, None)
            # A figure from 0 up to a bound adds no count to one that is only about right.
            value = EXACT.add(*(part.value or _ZERO if part.qualifier is Qualifier.ABOUT else _ZERO for part in both))
            return Qualified(Qualifier.ABOUT, value, None) if value else Qualified(Qualifier.AT_LEAST, _ZERO, None)
        high = EXACT.add(self.bounds.high, other.bounds.high)
        if low == high:
            return Qualified(Qualifier.EXACT, low, None)
        if low > 0:
            return Qualified(Qualifier.EXACT, low, high)
        opened = any(part.qualifier in _OPEN_ABOVE for part in both)
        return Qualified(Qualifier.FEWER_THAN if opened else Qualifier.UP_TO, high, None)


@attrs.frozen
class Figure(Displayed):
    """A number as a sheet states it: "over 36,000 calls", "several dozen children".

    | qualifier | bounds |
    | --- | --- |
    | exact | (n, n); with an upper value (n, upper) |
    | over | (n, none), n itself not |
    | at_least | (n, none) |
    | up_to | (0, n) |
    | fewer_than, almost | (0, n), n itself not |
    | about, and those without a value | (0, none) |

    Attributes:
        value: The number, `None` with a qualifier that stands without one.
        unit: What is counted, a key of the units: ``call``, ``truck``, ``person``, ``tonne``, ``percent``.
        qualifier: How exact it is.
        upper: The upper end of a range.
        noun: A narrower word than the unit, a key of the nouns.
        key: Its name in a statement; without one the noun, without that the unit.
        of: The key of the measure that it is a part or a share of; a part never enters a total beside its whole.

    >>> over(36_000, "call").bounds
    Bounds(low=Decimal('36000'), high=None)
    >>> exactly(12, "truck") + up_to(5, "truck")
    Figure(value=Decimal('12'), unit='truck', qualifier=<Qualifier.EXACT: 'exact'>, upper=Decimal('17'), noun=None, key=None, of=None)
    """

    value: Decimal | None = attrs.field(converter=number)
    unit: Key
    qualifier: Qualifier = attrs.field(default=Qualifier.EXACT, converter=member(Qualifier))
    upper: Decimal | None = attrs.field(default=None, converter=number)
    noun: Key | None = None
    key: Key | None = None
    of: Key | None = None

    __attrs_post_init__ = check

    def _rules(self) -> Iterable[Fault]:
        own = () if self.of is None else expect(self.of != self.name, ".of", self.of, "the key of another measure")
        return agreeing(self.qualifier, self.value, self.upper, ".value") + own

    @property
    def name(self) -> str:
        """What a statement calls it: its key, else its noun, else its unit."""
        return self.key or self.noun or self.unit

    @property
    def qualified(self) -> Qualified:
        """Its number and how exact that is, without what is counted."""
        return Qualified(self.qualifier, self.value, self.upper)

    @property
    def bounds(self) -> Bounds:
        """The least and the most that it can stand for."""
        return self.qualified.bounds

    def admits(self, candidate: Number) -> bool:
        """Whether the true number can be *candidate*.

        Raises:
            WrongTypeError: If that is no finite number, or a float.

        >>> over(20, "participant").admits(20)
        False
        """
        return self.qualified.admits(candidate)

    def definitely_more(self, other: Figure) -> bool | None:
        """Whether it certainly is more than another of its unit; `None` where that is not known.

        Raises:
            UnitMismatchError: If the units differ.

        >>> over(50, "person").definitely_more(exactly(50, "person"))
        True
        >>> print(about(50, "person").definitely_more(exactly(40, "person")))
        None
        """
        if self.unit != other.unit:
            raise UnitMismatchError(self.unit, other.unit)
        return self.qualified.definitely_more(other.qualified)

    def __add__(self, other: object) -> Figure:
        if not isinstance(other, Figure):
            return NotImplemented
        if self.unit != other.unit:
            raise UnitMismatchError(self.unit, other.unit)
        total = self.qualified.plus(other.qualified)
        noun = self.noun if self.noun == other.noun else None
        return Figure(total.value, self.unit, total.qualifier, total.upper, noun)

    def quantity(self, units: Units | None = None) -> pint.Quantity[Any]:
        """The value as a pint quantity of exact decimals; its qualifier stays behind.

        Raises:
            UnknownKeyError: If the units have no such unit.
            InvalidRecordError: If it has no value, or two.

        >>> exactly("2.5", "tonne").quantity().to("kilogram").magnitude
        Decimal('2500.0')
        """
        table = units or default_units()
        unit = table[self.unit]
        if self.value is None or self.upper is not None:
            raise InvalidRecordError("Figure.quantity", (Fault(".value", shown(self.value), "one value; a range converts with Figure.to"),))
        quantity: pint.Quantity[Any] = table.registry.Quantity(self.value, unit.key)  # pyright: ignore[reportAssignmentType]
        return quantity

    def to(self, unit: str, units: Units | None = None) -> Figure:
        """The same figure in another unit: a measure in another measure, a kind as what it is a kind of.

        Raises:
            UnknownKeyError: If the units have no such unit.
            UnitMismatchError: If the one does not convert into the other.

        >>> over("2.5", "tonne").to("kilogram").value
        Decimal('2500')
        """
        table = units or default_units()
        if not table.converts(self.unit, unit):
            raise UnitMismatchError(self.unit, unit)
        value, upper = (None if end is None else table.convert(end, self.unit, unit) for end in (self.value, self.upper))
        noun = self.noun if unit in table.kinds(self.unit) else None
        return attrs.evolve(self, value=value, upper=upper, unit=unit, noun=noun)


def _finite(value: object) -> TypeGuard[Decimal]:
    return isinstance(value, Decimal) and value.is_finite()


def agreeing(qualifier: object, value: Any, upper: Any, path: str) -> tuple[Fault, ...]:
    """The rules that hold between a qualifier, a value and an upper value, for figures and amounts alike."""
    if not isinstance(qualifier, Qualifier):
        return ()
    bare = qualifier in WITHOUT_VALUE
    if upper is None and not bare and isinstance(value, Decimal) and value:
        return ()  # as most are
    return (
        *expect(not bare or value is None, path, value, f"no value with {qualifier}"),
        *expect(bare or value is not None, path, value, f"a value with {qualifier}"),
        *expect(qualifier not in _OPEN_ABOVE or not (_finite(value) and value.is_zero()), path, value, f"more than 0 with {qualifier}"),
        *expect(upper is None or qualifier is Qualifier.EXACT, ".upper", upper, "an upper value with the qualifier exact alone"),
        *expect(not (_finite(value) and _finite(upper)) or value < upper, ".upper", upper, "more than the value"),
    )


@attrs.frozen
class Change(Displayed):
    """Two figures of one unit: from 12 to 35 staff.

    Attributes:
        before: What it was.
        after: What it is.
        before_period: When it was so.
        after_period: When it is so.
        key: Its name in a statement; without one that of the second figure.
    """

    before: Figure
    after: Figure
    before_period: Period | None = None
    after_period: Period | None = None
    key: Key | None = None

    __attrs_post_init__ = check

    def _rules(self) -> Iterable[Fault]:
        before, after = (getattr(figure, "unit", None) for figure in (self.before, self.after))
        return expect(not before or not after or before == after, ".after.unit", after, f"the unit of the figure before, {before}")

    @property
    def name(self) -> str:
        """What a statement calls it."""
        return self.key or self.after.name


def exactly(n: Number, unit: str) -> Figure:
    """A figure that is just so: 53 trucks."""
    return Figure(n, unit)


def over(n: Number, unit: str) -> Figure:
    """More than *n*, *n* itself not: over 36,000 calls."""
    return Figure(n, unit, Qualifier.OVER)


def at_least(n: Number, unit: str) -> Figure:
    """*n* or more: at least 20 participants."""
    return Figure(n, unit, Qualifier.AT_LEAST)


def about(n: Number, unit: str) -> Figure:
    """Somewhere near *n*: around 100 people."""
    return Figure(n, unit, Qualifier.ABOUT)


def almost(n: Number, unit: str) -> Figure:
    """Just under *n*: almost 10,000 items."""
    return Figure(n, unit, Qualifier.ALMOST)


def up_to(n: Number, unit: str) -> Figure:
    """*n* or fewer: up to 50 guests."""
    return Figure(n, unit, Qualifier.UP_TO)


def fewer_than(n: Number, unit: str) -> Figure:
    """Fewer than *n*, *n* itself not."""
    return Figure(n, unit, Qualifier.FEWER_THAN)


def between(low: Number, high: Number, unit: str) -> Figure:
    """From *low* to *high*: between 100 and 200 calls."""
    return Figure(low, unit, upper=high)


def several_dozen(unit: str) -> Figure:
    """Several dozen; never 24 or 36."""
    return Figure(None, unit, Qualifier.SEVERAL_DOZEN)


def dozens(unit: str) -> Figure:
    """Dozens of; not a number."""
    return Figure(None, unit, Qualifier.DOZENS)


def hundreds(unit: str) -> Figure:
    """Hundreds of; not a number."""
    return Figure(None, unit, Qualifier.HUNDREDS)


def thousands(unit: str) -> Figure:
    """Thousands of; not a number."""
    return Figure(None, unit, Qualifier.THOUSANDS)


def vast_majority(unit: str) -> Figure:
    """The vast majority of; no percentage."""
    return Figure(None, unit, Qualifier.VAST_MAJORITY)


def unstated(unit: str) -> Figure:
    """Some, their number not stated: school kits."""
    return Figure(None, unit, Qualifier.UNSTATED)
