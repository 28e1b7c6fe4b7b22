"""What cattrs, the model and the hooks refuse, as faults of the document that was read."""

from __future__ import annotations

import inspect
import json
import types
import typing
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Final, NoReturn

import attrs
from cattrs import BaseValidationError, ForbiddenExtraKeysError
from cattrs.errors import AttributeValidationNote, IterableValidationNote

from ..errors import Fault, FaultsError, nearest, shown
from ..model.fields import Pattern
from ..model.periods import Period
from ..model.text import Text
from .syntax import OddNumber, step

NOTHING: Final = attrs.NOTHING
"""What stands at a place where nothing stands."""

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


def faults_of(error: BaseException, kind: Any, at: Mapping[str, Any], path: str = "$") -> Iterator[Fault]:
    """Every fault in an error that reading a *kind* at a path has raised, each with its full path."""
    if isinstance(error, BaseValidationError):
        for part in error.exceptions:
            note = next(
                (note for note in getattr(part, "__notes__", ()) if isinstance(note, AttributeValidationNote | IterableValidationNote)),
                None,
            )
            if note is None:
                yield from faults_of(part, error.cl, at, path)
            else:
                key = note.name if isinstance(note, AttributeValidationNote) else note.index
                yield from faults_of(part, note.type, at, path + step(key))
    elif isinstance(error, FaultsError):
        for fault in error.faults:
            where = path + fault.path.removeprefix("$")
            yield Fault(where, _as_it_stood(fault.found, at.get(where, NOTHING)), fault.allowed)
    elif isinstance(error, ForbiddenExtraKeysError):
        keys = tuple(inspect.signature(error.cl).parameters)
        for key in sorted(error.extra_fields):
            near = nearest(key, keys)
            allowed = f", nearest: {', '.join(near)}" if near else f": {', '.join(keys)}"
            yield Fault(path + step(key), f"the key {shown(key)}", f"a key of {error.cl.__name__}{allowed}")
    elif isinstance(error, RefusedError) or (isinstance(error, KeyError) and path not in at):
        yield Fault(path, found(at.get(path, NOTHING)), said(kind))
    else:
        yield Fault(path, found(at.get(path, NOTHING)), f"{said(kind)} ({error})")


def _as_it_stood(shown_by_model: str, value: object) -> str:
    # A model's fault shows Python's value (Decimal('-5'), None); a document held JSON. Texts look the same in both.
    return found(value) if shown_by_model[:1].isupper() else shown_by_model


def in_order(faults: Iterable[Fault], at: Mapping[str, Any]) -> tuple[Fault, ...]:
    """Faults in the order of the document; what is missing stands where its object begins."""
    positions = {path: position for position, path in enumerate(at)}

    def position(fault: Fault) -> int:
        path = fault.path
        while path not in positions:
            path = path[: max(path.rfind("."), path.rfind("["))]
        return positions[path]

    return tuple(sorted(faults, key=position))
