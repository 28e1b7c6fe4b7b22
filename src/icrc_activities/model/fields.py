"""What the annotations of the model's classes say, checked at birth and walked over afterwards.

Every class of the model has `check` run at the end of its making: each field is
held against its annotation, the class's own ``_rules`` beside it, and all faults
leave together in one error.
"""

import re
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar

import attrs

from ..errors import Fault, InvalidRecordError, WrongTypeError, shown

E = TypeVar("E", bound=StrEnum)


class Pattern(NamedTuple):
    """A rule for a string: what it matches in full, and how that is said in an error."""

    expression: str
    said: str


class Span(NamedTuple):
    """A rule for a number: the least and the most that it may be, and what it is called in an error."""

    low: int
    high: int
    of: str = "a number"


class Codes(NamedTuple):
    """A mark on a code: what the list is called, what a code of it is, and all that there are.

    The rules of a record hold it to them, and say which come near a wrong one.
    """

    name: str
    said: str
    known: Callable[[], frozenset[str]]


class Ref(NamedTuple):
    """A mark on an id: the kinds of record it may refer to."""

    kinds: tuple[str, ...]


_KEY = Pattern(r"[a-z][a-z0-9_-]*", "a key of lower-case letters, digits, _ and -, a letter first")

Key = Annotated[str, _KEY]
PlaceId = Annotated[str, _KEY, Ref(("place",))]
OrganisationId = Annotated[str, _KEY, Ref(("organisation", "delegation"))]
CounterpartId = Annotated[str, _KEY, Ref(("organisation", "delegation", "interlocutor"))]
EventId = Annotated[str, _KEY, Ref(("event",))]
NamedId = Annotated[str, _KEY, Ref(("organisation", "delegation", "interlocutor", "event", "place"))]
ActivityId = Annotated[str, _KEY, Ref(("activity",))]

MAX_DIGITS = 30
"""A number may have so many digits on either side of its point: more than any count or budget on earth needs."""


_NUMBER = re.compile(rf"-?[0-9]{{1,{MAX_DIGITS}}}(\.[0-9]{{1,{MAX_DIGITS}}})?([Ee][+-]?[0-9]{{1,2}})?")


def number(value: int | Decimal | str | None) -> Any:
    """A whole number or the text of a number as a `Decimal`; all else stays as it is, to be refused at birth.

    The text is plain: ASCII digits, a point, an exponent perhaps; no spaces, separators or signs of another script.
    """
    if (isinstance(value, int) and not isinstance(value, bool)) or (isinstance(value, str) and _NUMBER.fullmatch(value)):
        value = Decimal(value)
    if isinstance(value, Decimal) and value.is_zero():
        return value.copy_abs()  # there is no minus zero of anything
    return value


if TYPE_CHECKING:  # of all calls that make a converter, mypy's plugin reads only this one
    from attrs.converters import optional as member
else:

    class member:  # noqa: N801  # it is called as a function
        """A converter from an enumeration's value to its member; all else stays as it is, to be refused at birth."""

        def __init__(self, enum: type[E]) -> None:
            self.members = enum._value2member_map_

        def __call__(self, value: object) -> Any:  # noqa: D102  # as above
            return self.members.get(value, value) if isinstance(value, str) else value


class Rule(NamedTuple):
    """How one annotation is held: is it of the right type, is its value right, and how both are said."""

    typed: Callable[[Any], bool]
    right: Callable[[Any], bool]
    said: str


def _always(_: object) -> bool:
    return True


def sound(value: Decimal) -> bool:
    """Whether a number is finite, not below zero and of a sensible size."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MAX_DIGITS and value.adjusted() < MAX_DIGITS and value >= 0


def rule(annotation: Any) -> Rule:
    """How an annotation of the model holds a value; a list's is that of each of its items."""
    origin = typing.get_origin(annotation)
    if origin is Annotated:
        held = rule(annotation.__origin__)
        for mark in annotation.__metadata__:
            if isinstance(mark, Pattern):
                held = Rule(held.typed, _matching(mark), mark.said)
            elif isinstance(mark, Span):
                held = Rule(held.typed, _within(mark), f"{mark.of} from {mark.low} to {mark.high}")
        return held
    if origin in {typing.Union, types.UnionType}:
        (typed, right, said), nothing = (rule(part) for part in typing.get_args(annotation))  # the model has no other unions
        return Rule(lambda value: value is None or typed(value), lambda value: value is None or right(value), f"{said} or {nothing.said}")
    if annotation is types.NoneType:
        return Rule(lambda value: value is None, _always, "nothing")
    if annotation is int:
        return Rule(lambda value: isinstance(value, int) and not isinstance(value, bool), _always, "a whole number")
    if annotation is Decimal:
        return Rule(
            lambda value: isinstance(value, Decimal),
            sound,
            f"a finite number of at most {MAX_DIGITS} digits, not below 0, as int, Decimal or str, never float",
        )
    if annotation is str:
        return Rule(lambda value: isinstance(value, str), lambda value: bool(value.strip()), "a text that is not blank")
    kind = origin or annotation
    if kind is Any or not isinstance(kind, type):  # in a user's own class; what Literal and its like allow is theirs to check
        return Rule(_always, _always, str(kind))
    said = f"one of {', '.join(kind)}" if issubclass(kind, StrEnum) else _article(kind.__name__)
    return Rule(lambda value: isinstance(value, kind), _always, said)


def _matching(pattern: Pattern) -> Callable[[str], bool]:
    matches = re.compile(pattern.expression).fullmatch
    return lambda value: matches(value) is not None


def _within(span: Span) -> Callable[[Decimal | int], bool]:
    return lambda value: (isinstance(value, int) or sound(value.copy_abs())) and span.low <= value <= span.high


def _article(name: str) -> str:
    return f"an {name}" if name[0] in "AEIOU" else f"a {name}"


class _Field(NamedTuple):
    name: str
    item: Rule
    many: bool
    refs: tuple[str, ...]


def _refs(annotation: Any) -> tuple[str, ...]:
    for part in (annotation, *typing.get_args(annotation)):
        if typing.get_origin(part) is Annotated:
            return tuple(kind for mark in part.__metadata__ if isinstance(mark, Ref) for kind in mark.kinds)
    return ()


@cache
def _plan(cls: Any) -> tuple[_Field, ...]:
    hints = typing.get_type_hints(cls, include_extras=True)
    plan = []
    for field in attrs.fields(cls):
        if not field.init:
            continue
        annotation = hints[field.name]
        args = typing.get_args(annotation)
        many = typing.get_origin(annotation) is tuple and args[-1] is ...
        item = args[0] if many else annotation
        plan.append(_Field(field.name, rule(item), many, _refs(item)))
    return tuple(plan)


def _wrong(field: _Field, value: Any, faults: list[Fault]) -> bool:
    """Add the faults of a field's value to others; whether each of them is a wrong type."""
    name, rule, many, _ = field
    if many and not isinstance(value, tuple):
        faults.append(Fault(f".{name}", shown(value), f"a tuple of: {rule.said}"))
        return True
    typed = True
    for index, item in enumerate(value) if many else ((None, value),):
        if not (of_type := rule.typed(item)) or not rule.right(item):
            path = f".{name}" if index is None else f".{name}[{index}]"
            faults.append(Fault(path, shown(item), rule.said))
            typed = typed and not of_type
    return typed


def wrong(cls: Any, values: Mapping[str, Any]) -> tuple[Fault, ...]:
    """The faults of some fields of a record that was never made, as `check` tells them."""
    faults: list[Fault] = []
    for field in _plan(cls):
        if field.name in values:
            _wrong(field, values[field.name], faults)
    return tuple(faults)


def check(record: Any) -> None:
    """Hold a record just made against its class's annotations, and against the ``_rules`` that its class adds to them.

    Raises:
        WrongTypeError: If every fault is a value of a wrong type.
        InvalidRecordError: If any value cannot be.
    """
    faults: list[Fault] = []
    typed = True
    for field in _plan(record.__class__):
        of_type = _wrong(field, getattr(record, field.name), faults)
        typed = typed and of_type
    rules = getattr(record, "_rules", None)
    own = tuple(rules()) if rules else ()
    faults.extend(own)
    if faults:
        error = WrongTypeError if typed and not own else InvalidRecordError
        raise error(type(record).__name__, tuple(faults))


def expect(holds: object, path: str, found: object, allowed: str) -> tuple[Fault, ...]:
    """No fault if the rule *holds*, otherwise the fault that says so; for a class's own rules."""
    return () if holds else (Fault(path, shown(found), allowed),)


def references(record: Any, path: str = "") -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Every id that a record refers to, at any depth: its path, the kinds it may be of, the id.

    >>> from icrc_activities import Route
    >>> list(references(Route("sumy", ("belarus",), "russia")))[1]
    ('.via[0]', ('place',), 'belarus')
    """
    for name, _, many, kinds in _referring(record.__class__):
        value = getattr(record, name)
        for index, item in enumerate(value) if many else ((None, value),):
            where = f"{path}.{name}" if index is None else f"{path}.{name}[{index}]"
            if item is None:
                continue
            if kinds:
                yield where, kinds, item
            else:
                yield from references(item, where)


@cache
def _referring(cls: Any) -> tuple[_Field, ...]:
    """The fields of a class that hold ids, or records that do."""
    hints = typing.get_type_hints(cls, include_extras=True)
    return tuple(field for field in _plan(cls) if field.refs or any(_refers(part, frozenset()) for part in classes(hints[field.name])))


def classes(annotation: Any) -> Iterator[Any]:
    """The model's classes that an annotation names."""
    if isinstance(annotation, type) and attrs.has(annotation):
        yield annotation
    for part in typing.get_args(annotation):
        yield from classes(part)


def _refers(cls: Any, above: frozenset[Any]) -> bool:
    """Whether records of a class, or of a kind of it, hold ids at any depth."""
    if cls in above:
        return False
    hints = typing.get_type_hints(cls, include_extras=True)
    below = above | {cls}
    own = any(field.refs or any(_refers(part, below) for part in classes(hints[field.name])) for field in _plan(cls))
    return own or any(_refers(kind, below) for kind in cls.__subclasses__())


__all__ = [
    "MAX_DIGITS",
    "ActivityId",
    "CounterpartId",
    "EventId",
    "Key",
    "NamedId",
    "OrganisationId",
    "Pattern",
    "PlaceId",
    "Ref",
    "Span",
    "check",
    "classes",
    "expect",
    "member",
    "number",
    "references",
    "rule",
    "sound",
]
