"""JSON text as dicts and lists, and what JSON itself lets pass: a key given twice, numbers without end, half a character."""

from __future__ import annotations

import json
import math
import re
import types
from collections import Counter
from collections.abc import Iterator
from functools import reduce
from typing import Any, Final
from zlib import crc32

import attrs

from ..errors import Fault, InvalidDocumentError, shown
from ..model.fields import MAX_DIGITS

NOTHING: Final = attrs.NOTHING
"""What stands at a place where nothing stands."""

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_LONGEST = 200  # signs of a key in a path
_PLAIN_KEY = re.compile(r"[\w-]+")
_STEP = re.compile(r'\.(?P<plain>[\w-]+)|\[(?P<index>[0-9]+)\]|\[(?P<odd>"(?:[^"\\]|\\.)*")\]')


_JSON = (str, int, float, bool, dict, list, types.NoneType)


@attrs.frozen
class OddNumber:
    """A number as it was typed that is infinite, too long or none at all; whatever reads numbers refuses it."""

    literal: str


class Repeating(dict[str, Any]):
    """A JSON object in which a key stood more than once; it holds the last value of each."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.counts = Counter(key for key, _ in pairs)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    return made if len(made) == len(pairs) else Repeating(pairs)


def _int(literal: str) -> int | OddNumber:
    return int(literal) if len(literal) <= MAX_DIGITS else OddNumber(literal)


def _float(literal: str) -> float | OddNumber:
    return value if math.isfinite(value := float(literal)) else OddNumber(literal)


def step(key: str | int) -> str:
    """One step of a path: ``.title``, ``[3]``, and ``["a key"]`` for a key of unusual signs; a very long one ends in its checksum."""
    if isinstance(key, int):
        return f"[{key}]"
    if len(key) > _LONGEST:  # a thousand faults may stand under one key of megabytes
        key = f"{key[:_LONGEST]}... {crc32(key.encode('utf-8', 'surrogatepass')):08x}"
    return f".{key}" if _PLAIN_KEY.fullmatch(key) else f"[{json.dumps(key)}]"


def way(path: str) -> list[str | int]:
    """The keys and numbers that a path leads along.

    >>> way('$.activities[3]["a key"]')
    ['activities', 3, 'a key']
    """
    steps = _STEP.finditer(path)
    return [int(each["index"]) if each["index"] else json.loads(each["odd"]) if each["odd"] else each["plain"] for each in steps]


def below(value: Any, key: str | int) -> Any:
    """What stands in an object or a list under a key or a number, `NOTHING` if nothing does."""
    if isinstance(value, dict):
        return value.get(key, NOTHING)
    return value[key] if isinstance(value, list) and isinstance(key, int) and key < len(value) else NOTHING


def standing(document: Any, path: str) -> Any:
    """What stands at a path of a document, `NOTHING` if nothing does."""
    return reduce(below, way(path), document)


def nodes(value: Any, depth: int, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Everything in a document, each with the keys and numbers that lead to it, in the order in which it stands.

    Raises:
        RecursionError: If it is nested deeper than *depth*.

    >>> [path for path, _ in nodes({"title": {"en": "Food"}, "sources": ["F1"]}, 2)]
    [(), ('title',), ('title', 'en'), ('sources',), ('sources', 0)]
    """
    if len(path) > depth:
        raise RecursionError
    yield path, value
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from nodes(part, depth, (*path, key))


def parse(data: str | bytes, subject: str, size: int) -> Any:
    """The dicts and lists of a JSON text.

    Raises:
        InvalidDocumentError: If it is no UTF-8, no JSON, or larger than *size*.
        RecursionError: If it is nested too deep for Python.
    """
    if len(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data) > size:
        raise InvalidDocumentError(subject, (Fault("$", "a text too long", f"at most {size} bytes"),))
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
        if text.startswith("\ufeff"):
            raise InvalidDocumentError(subject, (Fault("$", "a byte order mark", "UTF-8 without one"),))
        return json.loads(text, object_pairs_hook=_object, parse_int=_int, parse_float=_float, parse_constant=OddNumber)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        fault = Fault(f"line {line}", f"the byte 0x{error.object[error.start]:02x}", "UTF-8")
    except json.JSONDecodeError as error:
        rest = error.doc[error.pos : error.pos + 20]
        fault = Fault(f"line {error.lineno}, column {error.colno}", shown(rest) if rest else "the end of the text", f"JSON ({error.msg})")
    raise InvalidDocumentError(subject, (fault,))


def too_deep(depth: int) -> Fault:
    """The fault of a document that is nested deeper than that."""
    return Fault("$", "a document nested too deep", f"at most {depth} levels of objects and lists")


def _written(path: tuple[str | int, ...]) -> str:
    return "$" + "".join(map(step, path))


def repeated(document: Any, depth: int) -> Iterator[Fault]:
    """A fault for each key that stands in an object more than once."""
    for path, value in nodes(document, depth):
        if isinstance(value, Repeating):
            for key, count in value.counts.items():
                if count > 1:
                    yield Fault(_written((*path, key)), f"the key {shown(key)} {count} times", "each key once")


def unsound(document: Any, depth: int) -> Iterator[Fault]:
    """A fault for each text that no UTF-8 can hold, and for each number that no one else would read as it was meant."""
    for path, value in nodes(document, depth):
        if isinstance(value, str) and _HALF_CHARACTER.search(value):
            yield Fault(_written(path), shown(value), "a text of whole characters, without lone surrogates")
        elif isinstance(value, OddNumber):
            yield Fault(_written(path), value.literal[:80], f"a finite number of at most {MAX_DIGITS} digits")
        elif not isinstance(value, _JSON) or (isinstance(value, float) and not math.isfinite(value)):
            yield Fault(_written(path), shown(value), "what JSON can hold, or a hook that makes it so")
