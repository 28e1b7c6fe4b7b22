"""What cattrs, the model and the hooks refuse, as faults of the document that was read."""

from __future__ import annotations

import inspect
import json
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, NoReturn

import attrs
from cattrs import BaseValidationError, ForbiddenExtraKeysError
from cattrs.errors import AttributeValidationNote, IterableValidationNote

from ..errors import Fault, FaultsError, nearest, shown
from ..model.fields import Pattern
from ..model.periods import Period
from ..model.text import Text
from .syntax import NOTHING, OddNumber, below, standing, step, way

_SAID: Mapping[object, str] = {
    str: "a text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    Decimal: 'a number as text, such as "36000"',
    Period: "an EDTF year, month, day or interval such as 2024, 2024-11, 2024-08-12, 2022/..",
    Text: 'a text by language, such as {"en": "Food parcels"}',
}


def said(kind: Any) -> str:
    """What may stand in a document for a class or an annotation.

    >>> said(Decimal | None)
    'a number as text, such as "36000"'
    """
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is Annotated:
        return next((mark.said for mark in kind.__metadata__ if isinstance(mark, Pattern)), said(parts[0]))
    if origin in {typing.Union, types.UnionType}:
        return " or ".join(said(part) for part in parts if part is not types.NoneType)
    if origin is tuple:
        return "a list"
    if kind in _SAID:
        return _SAID[kind]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return f"one of {', '.join(kind)}"
    name = getattr(kind, "__name__", str(kind))
    return f"an object: {name}" if attrs.has(kind) else name


def found(value: object) -> str:
    """What stood in a document, shortened if it is long; of a list or an object only that it is one."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, OddNumber):
        return value.literal[:80]
    if isinstance(value, dict | list) and value:
        return "an object" if isinstance(value, dict) else "a list"
    return "nothing" if value is NOTHING else json.dumps(value)


class RefusedError(ValueError):
    """What stands here is none of what its annotation allows."""


def refuse(kind: Any) -> NoReturn:
    """Refuse what a hook was given as a *kind*; its place and value are found in the document later."""
    raise RefusedError(said(kind))


def faults_of(error: BaseException, kind: Any, document: Any, path: str = "$") -> Iterator[Fault]:
    """Every fault in an error that reading a *kind* at a path has raised, each with its full path.

    Raises:
        RecursionError: If that is one of them: the document is nested too deep for Python.
    """
    if isinstance(error, BaseValidationError):
        for part in error.exceptions:
            note = next(
                (note for note in getattr(part, "__notes__", ()) if isinstance(note, AttributeValidationNote | IterableValidationNote)),
                None,
            )
            if note is None:
                yield from faults_of(part, error.cl, document, path)
            else:
                key = note.name if isinstance(note, AttributeValidationNote) else note.index
                yield from faults_of(part, note.type, document, path + step(key))
    elif isinstance(error, FaultsError):
        for fault in error.faults:
            where = path + fault.path.removeprefix("$")
            yield Fault(where, _as_it_stood(fault.found, standing(document, where)), fault.allowed)
    elif isinstance(error, RecursionError):
        raise error
    elif isinstance(error, ForbiddenExtraKeysError):
        keys = tuple(inspect.signature(error.cl).parameters)
        for key in sorted(error.extra_fields):
            near = nearest(key, keys)
            allowed = f", nearest: {', '.join(near)}" if near else f": {', '.join(keys)}"
            yield Fault(path + step(key), f"the key {shown(key)}", f"a key of {error.cl.__name__}{allowed}")
    elif isinstance(error, RefusedError) or (isinstance(error, KeyError) and standing(document, path) is NOTHING):
        yield Fault(path, found(standing(document, path)), said(kind))
    else:
        yield Fault(path, found(standing(document, path)), f"{said(kind)} ({error})")


def _as_it_stood(shown_by_model: str, value: object) -> str:
    # A model's fault shows Python's value (Decimal('-5'), None, a tuple); a document held JSON. Texts look the same in both.
    return found(value) if shown_by_model[:1].isupper() or shown_by_model[:1] == "(" else shown_by_model


def count_of(error: BaseException) -> int:
    """How many faults an error has."""
    if isinstance(error, BaseValidationError):
        return sum(map(count_of, error.exceptions))
    if isinstance(error, FaultsError):
        return len(error.faults)
    return len(error.extra_fields) if isinstance(error, ForbiddenExtraKeysError) else 1


def in_order(faults: Iterable[Fault], document: Any) -> tuple[Fault, ...]:
    """Faults in the order of the document; what is missing stands where its object begins."""
    ranks: dict[int, dict[str, int]] = {}

    def position(fault: Fault) -> tuple[int, ...]:
        found: list[Any] = []
        value = document
        for key in way(fault.path):
            part = below(value, key)
            if part is NOTHING:
                break
            if isinstance(value, dict) and id(value) not in ranks:
                ranks[id(value)] = {each: rank for rank, each in enumerate(value)}
            found.append(ranks[id(value)][str(key)] if isinstance(value, dict) else key)
            value = part
        return tuple(found)

    return tuple(sorted(faults, key=position))
