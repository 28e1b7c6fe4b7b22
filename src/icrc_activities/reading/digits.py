"""Numbers as digits write them, with every usual separator."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ..model.fields import MAX_DIGITS

DASHES = "–—‒−-"
_SPACE = r"[ \u00a0\u2002-\u200a\u202f\u3000]"
_UNSEEN = r"[\u00ad\u200b\u2060]"
_NUMBER = rf"(?:[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:(?:[.,'’ʼ]{_UNSEEN}*|{_UNSEEN}+[.,'’ʼ]?)[0-9]+)*)"
CLUSTER = re.compile(rf"(?P<number>{_NUMBER}(?:[:/{DASHES}]{_NUMBER})*)(?:[ \u00a0\u202f(){DASHES}]{{1,3}}[0-9]+)*")
"""Digits with whatever separates them without a space, or with one between thousands.

More digits may stand behind the number, as a telephone number or a row of a table has them.
"""
_SEPARATORS = re.compile(r"[.,'’ʼ]")
_CUT = re.compile(f"[{DASHES}]")
_SPACES = re.compile(_SPACE)
_MARKS = re.compile(_UNSEEN)


class Value(NamedTuple):
    """Digits as a number.

    Attributes:
        number: What they write.
        other: What they write if their one separator is a decimal sign and does not group thousands.
        plain: Whether they have no separator.
        foreign: Whether they have a decimal sign that is not the language's own.
    """

    number: Decimal
    other: Decimal | None = None
    plain: bool = False
    foreign: bool = False


class Digits:
    """How a language reads digits: by its decimal sign and the sign that groups thousands."""

    def __init__(self, decimal: str, group: str) -> None:
        self._decimal = decimal
        self._group = group

    def values(self, cluster: str) -> list[Value]:
        """The number of a cluster, or the two of a range; none if it is a date, a time or the like.

        >>> [str(value.number) for value in Digits(".", ",").values("36,000")]
        ['36000']
        >>> Digits(".", ",").values("29-04-2008")
        []
        """
        parts = _CUT.split(_MARKS.sub("", cluster))
        if len(parts) > 2 or ":" in cluster or "/" in cluster:
            return []
        values = [value for part in parts if (value := self._value(part))]
        if len(values) < len(parts) or (len(values) == 2 and not values[0].number < values[1].number):
            return []
        return values

    def _value(self, piece: str) -> Value | None:
        if len(piece) > MAX_DIGITS:
            return None
        spaced = _SPACES.sub("", piece)
        if len(spaced) < len(piece):
            return None if spaced[0] == "0" else Value(Decimal(spaced.replace(",", ".")))
        if piece.isdecimal():
            return None if _numbered(piece) else Value(Decimal(piece), plain=True)
        signs = _SEPARATORS.findall(piece)
        groups = _SEPARATORS.split(piece)
        if len(set(signs)) == 1:
            return self._one_sign(signs[0], groups)
        if len(set(signs)) == 2 and signs.count(signs[-1]) == 1 and signs[-1] in ".," and _threes(groups[:-1]):
            return Value(Decimal("".join(groups[:-1]) + "." + groups[-1]))
        return None

    def _one_sign(self, sign: str, groups: list[str]) -> Value | None:
        """Groups of digits with one kind of sign between them: thousands, or a decimal fraction."""
        grouped = Decimal("".join(groups)) if _threes(groups) else None
        if len(groups) > 2 or sign not in ".," or (grouped is not None and sign == self._group):
            return None if grouped is None else Value(grouped)
        if _numbered(groups[0]) or (sign == self._group and len(groups[1]) > 2):
            return None
        decimal = Decimal(".".join(groups))
        return Value(decimal, foreign=sign != self._decimal) if grouped is None else Value(grouped, decimal)


def _numbered(digits: str) -> bool:
    """Whether digits begin with a zero too many, as the numbers of telephones and files do."""
    return digits[0] == "0" and len(digits) > 1


def _threes(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and groups[0][0] != "0" and len(groups) > 1 and all(len(group) == 3 for group in groups[1:])
