"""The one cattrs converter between records and what JSON can hold, open to hooks of its users."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum
from functools import partial, wraps
from typing import Any

import attrs
from cattrs import ClassValidationError, Converter, ForbiddenExtraKeysError
from cattrs.errors import AttributeValidationNote, IterableValidationError, IterableValidationNote

from ..errors import Fault, InvalidDocumentError, InvalidRecordError, shown
from ..model.activities import Activity
from ..model.factsheet import ACTIVITIES, Factsheet
from ..model.fields import check, wrong
from ..model.periods import Period
from ..model.text import Text
from .faults import count_of, found, refuse
from .formats import NUMBER
from .limits import MAX_FAULTS
from .syntax import NOTHING, step

_NUMBER = re.compile(NUMBER)

_Read = Callable[[Any, Any], Any]
_Write = Callable[[Any], Any]


def _noted(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def register(self: RecordConverter, *args: Any, **kwargs: Any) -> Any:
        self.has_own_hooks = True
        return method(self, *args, **kwargs)

    return register


class RecordConverter(Converter):
    """A cattrs converter that knows whether it was given hooks; while it has none, the fast path does what it would do.

    Attributes:
        kinds: The kinds of activity that it reads and writes.
        has_own_hooks: Whether a hook was registered with it since `make_converter` made it.
    """

    kinds: tuple[type[Activity], ...] = ()
    has_own_hooks: bool = True  # of a copy, nobody knows

    register_structure_hook = _noted(Converter.register_structure_hook)
    register_structure_hook_func = _noted(Converter.register_structure_hook_func)
    register_structure_hook_factory = _noted(Converter.register_structure_hook_factory)
    register_unstructure_hook = _noted(Converter.register_unstructure_hook)
    register_unstructure_hook_func = _noted(Converter.register_unstructure_hook_func)
    register_unstructure_hook_factory = _noted(Converter.register_unstructure_hook_factory)


def make_converter(activities: Iterable[type[Activity]] = ACTIVITIES) -> RecordConverter:
    """A converter of every class of the model; register hooks with it before its first use, then pass it to `loads` and `dumps`.

    Args:
        activities: The kinds of activity that a document may hold, each under the tag that its ``type`` is.

    >>> make_converter().unstructure(Period("2024-08"))
    '2024-08'
    """
    converter = RecordConverter(omit_if_default=True, forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    for kind, accepted in {str: (str,), bool: (bool,), int: (int,), float: (int, float)}.items():
        converter.register_structure_hook(kind, partial(_exactly, accepted))
    converter.register_structure_hook(StrEnum, _member)
    converter.register_unstructure_hook(StrEnum, str)
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_unstructure_hook(Decimal, lambda value: format(value, "f"))
    converter.register_structure_hook(Period, _period)
    converter.register_unstructure_hook(Period, str)
    converter.register_structure_hook(Text, _text)
    converter.register_unstructure_hook(Text, dict)
    converter.register_structure_hook_factory(_is_list, _list_reader)
    converter.register_structure_hook_factory(attrs.has, _object_reader)
    converter.register_unstructure_hook_factory(attrs.has, _object_writer)
    kinds = tuple(activities)
    converter.register_structure_hook_factory(_is_activity, lambda cls: _activity_reader(cls, kinds, converter))
    converter.register_unstructure_hook_factory(_is_activity, lambda cls: _activity_writer(cls, kinds, converter))
    converter.kinds, converter.has_own_hooks = kinds, False
    return converter


def _exactly(accepted: tuple[type, ...], value: Any, kind: Any) -> Any:
    return kind(value) if type(value) in accepted else refuse(kind)


def _member(value: Any, kind: type[StrEnum]) -> StrEnum:
    try:
        return kind(value)
    except ValueError:
        refuse(kind)


def _decimal(value: Any, kind: Any) -> Decimal:
    return Decimal(value) if type(value) is str and _NUMBER.fullmatch(value) else refuse(kind)


def _period(value: Any, kind: type[Period]) -> Period:
    try:
        return kind(value)
    except InvalidRecordError:
        refuse(kind)


def _text(value: Any, kind: type[Text]) -> Text:
    if not isinstance(value, dict) or not value:
        refuse(kind)
    faults: list[Fault] = []
    for tag, text in value.items():
        try:
            kind({tag: text})
        except InvalidRecordError as error:
            faults.extend(Fault(step(tag), fault.found, fault.allowed) for fault in error.faults)
        if len(faults) >= MAX_FAULTS:
            break
    if faults:
        raise InvalidRecordError(kind.__name__, tuple(faults))
    return kind(value)


def _is_list(kind: Any) -> bool:
    return typing.get_origin(kind) is tuple and typing.get_args(kind)[-1] is ...


def _list_reader(kind: Any, converter: Converter) -> _Read:
    item = typing.get_args(kind)[0]
    one = converter.get_structure_hook(item)

    def read(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            refuse(kind)
        made, errors, faults = [], [], 0
        for index, part in enumerate(value):
            try:
                made.append(one(part, item))
            except Exception as error:  # noqa: BLE001  # a user's hook may raise any; all are told
                note = IterableValidationNote(f"at {index}", index, item)
                error.add_note(note)
                errors.append(error)
                faults += count_of(error)
                if faults >= MAX_FAULTS:
                    break
        if errors:
            raise IterableValidationError("faulty items", errors, kind)  # pyright: ignore[reportCallIssue]  # it has a class more
        return tuple(made)

    return read


def _object_reader(cls: type, converter: Converter) -> _Read:
    make: _Read = converter.gen_structure_attrs_fromdict(cls)

    def read(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            refuse(cls)
        try:
            return make(value, cls)
        except ClassValidationError as error:
            faults = _of_the_others(value, cls, converter, error)
            if not faults:
                raise
            raise error.derive([*error.exceptions, InvalidRecordError(cls.__name__, faults)]) from None

    return read


def _of_the_others(value: dict[str, Any], cls: Any, converter: Converter, error: ClassValidationError) -> tuple[Fault, ...]:
    """The faults that a record would have been refused for at its birth, of the fields that could be read; it was not born."""
    unread = {
        note.name for part in error.exceptions for note in getattr(part, "__notes__", ()) if isinstance(note, AttributeValidationNote)
    }
    unborn = unread or any(isinstance(part, ForbiddenExtraKeysError) for part in error.exceptions)
    if not unborn or not (issubclass(cls, Factsheet) or getattr(cls, "__attrs_post_init__", None) is check):
        return ()
    hints = typing.get_type_hints(cls, include_extras=True)
    read = [field.name for field in attrs.fields(cls) if field.init and field.name in value and field.name not in unread]
    return wrong(cls, {name: converter.structure(value[name], hints[name]) for name in read})


def _object_writer(cls: type, converter: Converter) -> _Write:
    write: _Write = converter.gen_unstructure_attrs_fromdict(cls)
    # cattrs writes what has no default first; a document has its keys in the order of the class.
    rank = {field.name: index for index, field in enumerate(attrs.fields(cls))}
    return lambda record: dict(sorted(write(record).items(), key=lambda pair: rank.get(pair[0], len(rank))))


def _is_activity(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Activity)


def _given(kinds: tuple[type[Activity], ...]) -> str:
    return f"a kind that make_converter was given: {', '.join(kind.__name__ for kind in kinds)}"


def _activity_reader(cls: type[Activity], kinds: tuple[type[Activity], ...], converter: Converter) -> _Read:
    readers = {kind.type: _object_reader(kind, converter) for kind in kinds if issubclass(kind, cls)}
    allowed = f"one of {', '.join(readers)}" if readers else _given(kinds)

    def read(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            refuse(cls)
        tag = value.get("type", NOTHING)
        if not isinstance(tag, str) or tag not in readers:
            raise InvalidRecordError(cls.__name__, (Fault(".type", found(tag), allowed),))
        return readers[tag]({key: part for key, part in value.items() if key != "type"}, cls)

    return read


def _activity_writer(cls: type[Activity], kinds: tuple[type[Activity], ...], converter: Converter) -> _Write:
    writers = {kind: _object_writer(kind, converter) for kind in kinds if issubclass(kind, cls)}

    def write(record: Activity) -> dict[str, Any]:
        kind = type(record)
        if kind not in writers:
            raise InvalidDocumentError(kind.__name__, (Fault(".type", shown(kind.type), _given(kinds)),))
        return {"type": kind.type, **writers[kind](record)}

    return write
