"""What has no parts: strings, numbers, texts by language; read only where nothing at all is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from ..model.fields import MAX_DIGITS, rule
from ..model.text import Text
from .formats import NUMBER


class NotHereError(Exception):
    """The fast path cannot read or write this; the slow one may, or says what is wrong."""


def thawed(cls: type) -> Any:
    """A class of the same layout that is not frozen; its record becomes one of the class itself when it is full."""
    return type(cls.__name__, (cls,), {"__slots__": (), **{name: getattr(object, name) for name in _THAWED}})


_THAWED = ("__init__", "__setattr__", "__delattr__")  # without the last, CPython would take the slow way to the second


def text(annotation: Any) -> Callable[[str], str]:
    """What reads a string, by the rule of an annotation."""
    right = rule(annotation).right

    def read(text: str) -> str:
        if not right(text):
            raise NotHereError
        return text

    return read


def decimal(annotation: Any) -> Callable[[str], Decimal]:
    """What reads a number, which is written as text."""
    matches, right = re.compile(NUMBER).fullmatch, rule(annotation).right

    def read(text: str) -> Decimal:
        if not matches(text):
            raise NotHereError
        value = Decimal(text)
        if not right(value) or (value.is_signed() and value.is_zero()):  # which the slow path makes nought where the field does
            raise NotHereError
        return value

    return read


def texts(tags: Mapping[str, str]) -> Callable[[bytes], Any]:
    """What reads a text by language."""
    right = rule(str).right
    decode, blank = msgspec.json.Decoder(dict[str, str]).decode, thawed(Text)

    def read(data: bytes) -> Any:
        given = decode(data)
        if not given or not all(map(right, given.values())):
            raise NotHereError
        record = blank()
        record.versions = tuple(sorted([(tags[tag], text) for tag, text in given.items()]))
        record.__class__ = Text
        return record

    return read


def whole(annotation: Any) -> Callable[[int], int]:
    """What reads a whole number."""
    right = rule(annotation).right

    def read(value: int) -> int:
        # So many signs, the slow path counts.
        if not (-(10 ** (MAX_DIGITS - 1)) < value < 10**MAX_DIGITS and right(value)):
            raise NotHereError
        return value

    return read


def plain(value: Decimal) -> str:
    """A number as it is written, without an exponent."""
    text = str(value)
    return format(value, "f") if "E" in text else text
