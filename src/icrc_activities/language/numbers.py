"""How a language writes numbers, and the classes that decide the noun after them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from babel import Locale
from babel.plural import PluralRule

from ..model.figures import EXACT

_CACHED = 4096


class Scale(NamedTuple):
    """A word for a thousand, a million or a billion, as the data describes it."""

    key: str
    value: Decimal
    data: Mapping[str, Any]


class Numbers:
    """Numbers in digits, their classes, and the scale words that can shorten them."""

    def __init__(self, grammar: Mapping[str, Any], locale: Locale) -> None:
        digits = grammar["digits"]
        self._group: str = digits.get("group") or locale.number_symbols["latn"]["group"]
        self._decimal: str = digits.get("decimal") or locale.number_symbols["latn"]["decimal"]
        self._min_group: int = digits["min_group"]
        self.space: str = digits["space"]
        self._classes: list[tuple[str, Callable[[Decimal], bool]]] = [(name, condition(rule)) for name, rule in grammar["classes"].items()]
        scales = [Scale(key, Decimal(data["value"]), data) for key, data in grammar.get("scale", {}).items() if isinstance(data, dict)]
        self.scales = sorted(scales, key=lambda scale: scale.value, reverse=True)
        # Cached by the digits, not by the number: 1.5 and 1.50 are equal and are not written alike.
        self._written: Callable[[str], str] = lru_cache(_CACHED)(self._write)
        self._class: Callable[[str], str] = lru_cache(_CACHED)(self._find_class)

    def text(self, value: Decimal) -> str:
        """A number in digits, grouped as the language groups them; every digit that it came with is kept."""
        return self._written(format(value, "f"))

    def class_of(self, value: Decimal) -> str:
        """The class that decides the form of the noun after a number."""
        return self._class(format(value, "f"))

    def _write(self, digits: str) -> str:
        whole, _, fraction = digits.partition(".")
        if len(whole) >= self._min_group:
            whole = self._group.join(_threes(whole))
        return f"{whole}{self._decimal}{fraction}" if fraction else whole

    def _find_class(self, digits: str) -> str:
        # The digits as they are written: CLDR's rules ask for visible fractions.
        plain = Decimal(digits)
        return next(name for name, holds in self._classes if holds(plain))

    def scaled(self, value: Decimal) -> tuple[Decimal, Scale] | None:
        """A factor and the scale word that together are the value exactly, the factor with at most two decimals and below a thousand.

        Never rounds: `None` where there is no such pair.
        """
        for scale in self.scales:
            factor = EXACT.divide(value, scale.value)
            if 1 <= factor < 1000:
                short = Decimal(format(factor.normalize(EXACT), "f"))
                exponent = short.as_tuple().exponent
                if isinstance(exponent, int) and exponent >= -2:
                    return short, scale
        return None


def _threes(digits: str) -> list[str]:
    first = len(digits) % 3
    return ([digits[:first]] if first else []) + [digits[at : at + 3] for at in range(first, len(digits), 3)]


def condition(rule: str) -> Callable[[Decimal], bool]:
    """A condition in CLDR's plural syntax as a function; an empty one holds for every number."""
    if not rule:
        return lambda _: True
    # One rule a class: PluralRule takes CLDR's six names alone, and ours are more.
    category = PluralRule({"one": rule})
    return lambda value: category(value) == "one"
