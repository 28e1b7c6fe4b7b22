"""The units of figures: what each one is a kind of, read without pint; pint itself on the first conversion."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Context, Decimal
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from ..errors import Fault, InvalidVocabularyError, UnitMismatchError, UnknownKeyError, nearest, shown
from .fields import MAX_DIGITS, sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pint

_LINE = re.compile(r"(?P<name>[a-z][a-z0-9_]*) = (\[(?P<own>[a-z_]+)\]|((?P<factor>[0-9]+(\.[0-9]+)?) )?(?P<base>[a-z][a-z0-9_]*))")


@attrs.frozen
class Unit:
    """One unit as ``units.txt`` defines it.

    Attributes:
        key: Its name, a lower-case English singular.
        base: The unit that it is a kind or a multiple of, `None` if it stands for itself.
        factor: How many of the base it is, `None` for a kind.
        dimension: What it measures, if it stands for itself.
    """

    key: str
    base: str | None = None
    factor: Decimal | None = None
    dimension: str | None = None


@attrs.frozen(eq=False)
class Units:
    r"""A table of units.

    >>> units = Units.parse("person = [person]\nstudent = person\ngram = [mass]\nkilogram = 1000 gram")
    >>> units.kinds("student")
    ('student', 'person')
    >>> units.convert(Decimal("2.5"), "kilogram", "gram")
    Decimal('2500')
    """

    by_key: Mapping[str, Unit] = attrs.field(repr=False)
    text: str = attrs.field(repr=False)

    @classmethod
    def parse(cls, text: str, beside: Units | None = None) -> Units:
        """A table from the text of a ``units.txt``, *beside* the units of another.

        Raises:
            InvalidVocabularyError: With every line that is none, that names a unit or a dimension twice, or that builds on a
                unit which is not there yet.
        """
        known = dict(beside.by_key) if beside else {}
        dimensions = {unit.dimension for unit in known.values()}
        faults = []
        for count, line in enumerate(text.splitlines(), 1):
            content = line.partition("#")[0].strip()
            if not content:
                continue
            match = _LINE.fullmatch(content)
            if match is None:
                faults.append(Fault(f"units.txt:{count}", shown(content), "a line such as: student = person"))
                continue
            name, base, own = match["name"], match["base"], match["own"]
            factor = Decimal(match["factor"]) if match["factor"] else None
            if name in known:
                faults.append(Fault(f"units.txt:{count}", shown(name), "a unit that is not defined yet"))
            elif base and base not in known:
                faults.append(Fault(f"units.txt:{count}", shown(base), "a unit defined above"))
            elif own and own in dimensions:
                faults.append(Fault(f"units.txt:{count}", shown(own), "a dimension of its own"))
            elif factor is not None and not (factor and sound(factor)):
                faults.append(Fault(f"units.txt:{count}", shown(match["factor"]), f"a factor above 0 of at most {MAX_DIGITS} digits"))
            else:
                known[name] = Unit(name, base, factor, own)
                dimensions.add(own)
        if faults:
            raise InvalidVocabularyError("units", tuple(faults))
        return cls(MappingProxyType(known), f"{beside.text}\n{text}" if beside else text)

    def __contains__(self, key: object) -> bool:
        return key in self.by_key

    def __getitem__(self, key: str) -> Unit:
        unit = self.by_key.get(key)
        if unit is None:
            raise UnknownKeyError("unit", key, nearest(key, self.by_key))
        return unit

    def kinds(self, key: str) -> tuple[str, ...]:
        """The unit itself, what it is a kind of, what that is a kind of, and so on to the base.

        Raises:
            UnknownKeyError: If the unit is not in the table.
        """
        unit = self[key]
        found = [key]
        while unit.base is not None and unit.factor is None:
            found.append(unit.base)
            unit = self[unit.base]
        return tuple(found)

    def base(self, key: str) -> str:
        """What a unit comes down to in the end: a cadet to a person, a tonne to a kilogram.

        Raises:
            UnknownKeyError: If the unit is not in the table.
        """
        return list(self._chain(key))[-1][0]

    def converts(self, source: str, target: str) -> bool:
        """Whether one unit converts into another: a measure along its factors, a kind as what it is a kind of.

        Raises:
            UnknownKeyError: If a unit is not in the table.
        """
        return self._whole(target)[0] in dict(self._chain(source))

    def same_measure(self, one: str, other: str) -> bool:
        """Whether two units measure the same, as kilograms and tonnes do: they are one, or a factor converts them; no kind of a thing.

        >>> units = default_units()
        >>> units.same_measure("week", "day"), units.same_measure("child", "person")
        (True, False)

        Raises:
            UnknownKeyError: If a unit is not in the table.
        """
        return self._whole(one)[0] == self._whole(other)[0]

    @cached_property
    def registry(self) -> pint.UnitRegistry[Any]:
        """The table as a pint registry with exact decimals, made on first use."""
        import pint  # noqa: PLC0415  # half a second that most programs never need

        # From our lines alone: no prefix can invent a unit.
        registry: pint.UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Decimal)  # pyright: ignore[reportArgumentType]  # its annotations are too narrow
        registry.load_definitions(self.text.splitlines())
        return registry

    def convert(self, value: Decimal, source: str, target: str) -> Decimal:
        """A value of one unit in another, exactly, or where no decimal is exact (a day in weeks) to 30 places.

        It needs no registry, whose factors are rounded as the context was when they were first asked for.

        Raises:
            UnknownKeyError: If a unit is not in the table.
            UnitMismatchError: If the one does not convert into the other, as two kinds of one thing do not.
        """
        if target in self.kinds(source):
            return value
        whole, divisor = self._whole(target)
        factor = dict(self._chain(source)).get(whole)
        if factor is None:
            raise UnitMismatchError(source, target)
        converted = _WIDE.divide(_WIDE.multiply(value, factor), divisor)
        rounded = _WIDE.quantize(converted, _LAST) if converted.adjusted() >= _LAST.adjusted() else converted
        return Decimal(format(rounded.normalize(_WIDE), "f"))

    def _chain(self, key: str) -> Iterator[tuple[str, Decimal]]:
        """A unit and all that it builds on, each with how many of it one is."""
        unit, factor = self[key], Decimal(1)
        yield key, factor
        while unit.base is not None:
            factor = _WIDE.multiply(factor, unit.factor or Decimal(1))
            unit = self[unit.base]
            yield unit.key, factor

    def _whole(self, key: str) -> tuple[str, Decimal]:
        """The unit that a measure is a multiple of, and how many of it one is; anything else is one of itself."""
        unit, factor = self[key], Decimal(1)
        while unit.base is not None and unit.factor is not None:
            factor = _WIDE.multiply(factor, unit.factor)
            unit = self[unit.base]
        return unit.key, factor

    def __reduce__(self) -> tuple[object, ...]:
        return Units.parse, (self.text,)


_WIDE = Context(prec=200)
_LAST = Decimal(f"1E-{MAX_DIGITS}")


@cache
def default_units() -> Units:
    """The units that come with the package."""
    from importlib.resources import files  # noqa: PLC0415  # it takes its time, and many records need no unit

    return Units.parse(files("icrc_activities.model").joinpath("units.txt").read_text("utf-8"))
