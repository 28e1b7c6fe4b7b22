"""How a language writes numbers, and the classes that decide the noun after them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from babel import Locale

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
        self._classes = [(name, _condition(rule)) for name, rule in grammar["classes"].items()]
        scales = [Scale(key, Decimal(data["value"]), data) for key, data in grammar.get("scale", {}).items() if isinstance(data, dict)]
        self.scales = sorted(scales, key=lambda scale: scale.value, reverse=True)
        self.text: Callable[[Decimal], str] = lru_cache(_CACHED)(self._text)
        self.class_of: Callable[[Decimal], str] = lru_cache(_CACHED)(self._class_of)

    def _text(self, value: Decimal) -> str:
        whole, _, fraction = format(value, "f").partition(".")
        if len(whole) >= self._min_group:
            whole = self._group.join(_threes(whole))
        return f"{whole}{self._decimal}{fraction}" if fraction else whole

    def _class_of(self, value: Decimal) -> str:
        # "1.50" has a visible fraction for CLDR, and so for us; an exponent has none of its own.
        plain = Decimal(format(value, "f"))
        return next(name for name, holds in self._classes if holds(plain))

    def scaled(self, value: Decimal) -> tuple[Decimal, Scale] | None:
        """A factor and the scale word that together are the value exactly, the factor with at most two decimals and below a thousand.

        Never rounds: `None` where there is no such pair.
        """
        for scale in self.scales:
            factor = value / scale.value
            if 1 <= factor < 1000 and factor * scale.value == value:
                short = Decimal(format(factor.normalize(), "f"))
                exponent = short.as_tuple().exponent
                if isinstance(exponent, int) and exponent >= -2:
                    return short, scale
        return None


def _threes(digits: str) -> list[str]:
    first = len(digits) % 3
    return ([digits[:first]] if first else []) + [digits[at : at + 3] for at in range(first, len(digits), 3)]


def _condition(rule: str) -> Callable[[Decimal], bool]:
    """A condition in CLDR's plural syntax as a function; an empty one holds for every number."""
    if not rule:
        return lambda _: True
    from babel.plural import PluralRule

    # One rule a class: PluralRule takes CLDR's six names alone, and ours are more.
    category = PluralRule({"one": rule})
    return lambda value: category(value) == "one"
