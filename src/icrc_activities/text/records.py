"""What a record holds that its text must write, and the variables that stand for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

import attrs

from ..language.messages import Value
from ..model.activities import Activity, Comparison
from ..model.events import Names
from ..model.periods import Period
from ..model.statements import RESERVED, scan
from .writer import Context, Keys, Writer


def required(record: Activity, context: Context) -> dict[str, None]:
    """What a text of the record must write: keys of measures and ids of names, in the order of the fields.

    Places that the context speaks for are written already.
    """
    found = dict.fromkeys(record.measures)
    for path, kinds, key in record.references:
        if kinds != ("activity",) and not path.startswith(".by") and not (kinds == ("place",) and key in context.places):
            found[key] = None
    return found


def periods(record: Activity, context: Context) -> list[Period]:
    """The periods that a text of the record must write, or a part of each: its own, and what it is compared with.

    Its own is left out where the context says it.
    """
    own = [record.period] if record.period and record.period != context.period else []
    return [*own, record.compared_with.period] if record.compared_with else own


def variables(line: str, record: Activity | None, writer: Writer) -> dict[str, Value]:
    """The variables of an author's line: measures by key, fields by name, the rest by id."""
    measures = record.measures if record else {}
    return {
        name: writer.value(name, measures[name] if name in measures else _stands_for(name, record, writer)) for name in scan(line).variables
    }


def _stands_for(name: str, record: Activity | None, writer: Writer) -> object:
    if name in RESERVED:
        found = field_value(record, name) if record else getattr(writer.context, name, None)
        if found:
            return found
    return writer.find(name)


def field_values(record: Activity) -> dict[str, object]:
    """The fields of a record that are filled, by name, each as a message's function takes it."""
    kind: type = type(record)
    values = {name: field_value(record, name) for name in (*field_names(kind), *_NESTED)}
    return {name: value for name, value in values.items() if value is not None}


@cache
def field_names(cls: type) -> tuple[str, ...]:
    """The fields of a class of activity that messages take as variables."""
    return tuple(field.name for field in attrs.fields(cls) if field.init and field.name not in _BESIDE)


_BESIDE = frozenset(
    {
        *("id", "title", "theme", "counting", "statement", "note", "caveat", "sources", "sensitivity"),
        *("part_of", "same_as", "may_overlap", "form", "role", "modality", "complete"),
    }
)
"""Fields that no message takes as a variable: they order a record, choose its message, or are sentences of their own."""


def field_value(record: Activity, name: str) -> object:
    """One field of a record as a message's function takes it, `None` where it is empty.

    Keys of nouns come as `Keys`, a single id as a tuple of one, a comparison as its period. ``from_places`` and
    ``recipients`` lie deeper; they are there where the record has one such list.
    """
    if name in _NESTED:
        lists = list(_NESTED[name](record))
        return lists[0] if len(lists) == 1 else None
    value = getattr(record, name, None)
    if value is None or value == ():
        return None
    if name in ("topics", "our_role", "outcome", "frequency"):
        return Keys(value if isinstance(value, tuple) else (str(value),))
    if name in ("at", "consignee", "occasion", "in_response_to"):
        return (value,)
    return value.period if isinstance(value, Comparison) else value


def _origins(record: Activity) -> Iterator[Names]:
    for name in ("beneficiaries", "audience", "participants"):
        for group in getattr(record, name, ()):
            if group.from_places:
                yield group.from_places


def _recipients(record: Activity) -> Iterator[Names]:
    for allocation in getattr(record, "allocations", ()):
        if allocation.recipients:
            yield allocation.recipients


_NESTED: Mapping[str, Callable[[Activity], Iterator[Names]]] = {"from_places": _origins, "recipients": _recipients}
