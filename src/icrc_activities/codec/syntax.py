"""JSON text as dicts and lists, and what JSON itself lets pass: a key given twice, numbers without end, half a character."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from ..errors import Fault, InvalidDocumentError, shown
from ..model.fields import MAX_DIGITS

MAX_DEPTH = 100
"""Objects and lists may stand so deep in one another: the records need nine levels, and two more for each sub-section."""

TOO_DEEP = Fault("$", "a document nested too deep", f"at most {MAX_DEPTH} levels of objects and lists")

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_PLAIN_KEY = re.compile(r"[\w-]+")


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
    """One step of a path: ``.title``, ``[3]``, and ``["a key"]`` for a key of unusual signs."""
    if isinstance(key, int):
        return f"[{key}]"
    return f".{key[:80]}" if _PLAIN_KEY.fullmatch(key) else f"[{json.dumps(key[:80])}]"


def places(document: Any) -> dict[str, Any]:
    """Everything in a document by its path, in the order in which it stands.

    Raises:
        RecursionError: If it is nested deeper than `MAX_DEPTH`.

    >>> list(places({"title": {"en": "Food"}, "sources": ["F1"]}))
    ['$', '$.title', '$.title.en', '$.sources', '$.sources[0]']
    """
    return dict(_nodes(document, "$", 0))


def _nodes(value: Any, path: str, depth: int) -> Iterator[tuple[str, Any]]:
    if depth > MAX_DEPTH:
        raise RecursionError
    yield path, value
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in pairs:
        yield from _nodes(part, path + step(key), depth + 1)


def parse(data: str | bytes, subject: str) -> dict[str, Any]:
    """The places of a JSON text; the document itself stands at ``$``.

    Raises:
        InvalidDocumentError: If it is no UTF-8, no JSON, or nested too deep.
    """
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
        if text.startswith("\ufeff"):
            raise InvalidDocumentError(subject, (Fault("$", "a byte order mark", "UTF-8 without one"),))
        return places(json.loads(text, object_pairs_hook=_object, parse_int=_int, parse_float=_float, parse_constant=OddNumber))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        fault = Fault(f"line {line}", f"the byte 0x{error.object[error.start]:02x}", "UTF-8")
    except json.JSONDecodeError as error:
        rest = error.doc[error.pos : error.pos + 20]
        fault = Fault(f"line {error.lineno}, column {error.colno}", shown(rest) if rest else "the end of the text", f"JSON ({error.msg})")
    except RecursionError:
        fault = TOO_DEEP
    raise InvalidDocumentError(subject, (fault,))


def repeated(at: Mapping[str, Any]) -> Iterator[Fault]:
    """A fault for each key that stands in an object more than once."""
    for path, value in at.items():
        if isinstance(value, Repeating):
            yield from (
                Fault(path + step(key), f"the key {shown(key)} {count} times", "each key once")
                for key, count in value.counts.items()
                if count > 1
            )


def unsound(at: Mapping[str, Any]) -> Iterator[Fault]:
    """A fault for each text that no UTF-8 can hold, and for each number that no one else would read as it was meant."""
    for path, value in at.items():
        if isinstance(value, str) and _HALF_CHARACTER.search(value):
            yield Fault(path, shown(value), "a text of whole characters, without lone surrogates")
        elif isinstance(value, OddNumber):
            yield Fault(path, value.literal[:80], f"a finite number of at most {MAX_DIGITS} digits")
