"""The units of figures: what each one is a kind of, read without pint; pint itself on the first conversion."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import attrs

from ..errors import Fault, InvalidVocabularyError, UnitMismatchError, UnknownKeyError, nearest, shown

if TYPE_CHECKING:
    import pint

_LINE = re.compile(r"(?P<name>[a-z][a-z0-9_]*) = (\[(?P<own>[a-z_]+)\]|((?P<factor>[0-9]+(\.[0-9]+)?) )?(?P<base>[a-z][a-z0-9_]*))")


@attrs.frozen
class Unit:
    """One unit as ``units.txt`` defines it.

    Attributes:
        key: Its name, a lower-case English singular.
        base: The unit that it is a kind or a multiple of, `None` if it stands for itself.
        factor: How many of the base it is, `None` for a kind.
    """

    key: str
    base: str | None = None
    factor: Decimal | None = None


@attrs.frozen(slots=False, eq=False)
class Units:
    """A table of units.

    >>> units = Units.parse("person = [person]\\nstudent = person\\ngram = [mass]\\nkilogram = 1000 gram")
    >>> units.kinds("student")
    ('student', 'person')
    >>> units.convert(Decimal("2.5"), "kilogram", "gram")
    Decimal('2500.0')
    """

    by_key: Mapping[str, Unit] = attrs.field(repr=False)
    text: str = attrs.field(repr=False)

    @classmethod
    def parse(cls, text: str, beside: Units | None = None) -> Units:
        """A table from the text of a ``units.txt``, *beside* the units of another.

        Raises:
            InvalidVocabularyError: With every line that is none, names a unit twice or builds on one that is not there yet.
        """
        known = dict(beside.by_key) if beside else {}
        faults = []
        for count, line in enumerate(text.splitlines(), 1):
            content = line.partition("#")[0].strip()
            if not content:
                continue
            match = _LINE.fullmatch(content)
            if match is None:
                faults.append(Fault(f"units.txt:{count}", shown(content), "a line such as: student = person"))
                continue
            name, base, factor = match["name"], match["base"], match["factor"]
            if name in known:
                faults.append(Fault(f"units.txt:{count}", shown(name), "a unit that is not defined yet"))
            elif base and base not in known:
                faults.append(Fault(f"units.txt:{count}", shown(base), "a unit defined above"))
            else:
                known[name] = Unit(name, base, Decimal(factor) if factor else None)
        if faults:
            raise InvalidVocabularyError("units", tuple(faults))
        return cls(known, f"{beside.text}\n{text}" if beside else text)

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
        if unit.base is None or unit.factor is not None:
            return (key,)
        return (key, *self.kinds(unit.base))

    def is_measure(self, key: str) -> bool:
        """Whether a unit converts by a factor, as a tonne does and a truck does not."""
        return self[key].factor is not None or any(unit.base == key and unit.factor for unit in self.by_key.values())

    @cached_property
    def registry(self) -> pint.UnitRegistry[Any]:
        """The table as a pint registry with exact decimals, made on first use."""
        import pint

        # Without auto-conversion of floats and from our lines alone: no prefix or plural can invent a unit.
        registry: pint.UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Decimal)
        registry.load_definitions(self.text.splitlines())
        return registry

    def convert(self, value: Decimal, source: str, target: str) -> Decimal:
        """A value of one unit in another: along measures, or from a kind to what it is a kind of.

        Raises:
            UnknownKeyError: If a unit is not in the table.
            UnitMismatchError: For all other pairs, two kinds of one thing among them.
        """
        if target in self.kinds(source):
            return value
        if not (self.is_measure(source) and self[target] and self.is_measure(target)):
            raise UnitMismatchError(source, target)
        import pint

        try:
            return Decimal(self.registry.Quantity(value, source).to(target).magnitude)
        except pint.DimensionalityError as error:
            raise UnitMismatchError(source, target) from error


@cache
def default_units() -> Units:
    """The units that come with the package."""
    return Units.parse(files("icrc_activities.model").joinpath("units.txt").read_text("utf-8"))
