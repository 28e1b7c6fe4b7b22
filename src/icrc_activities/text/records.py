"""What a record holds that its text must write, and the variables that stand for it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ..language.messages import Value
from ..model.activities import Activity
from ..model.beneficiaries import Beneficiary
from ..model.fields import references
from ..model.statements import scan
from .writer import Context, Keys, Writer

def required(record: Activity, context: Context) -> dict[str, None]:
    """What a text of the record must write: keys of measures, ids of names, its period; in the order of the fields.

    Places that the context speaks for, and a period that it speaks for, are written already.
    """
    found = dict.fromkeys(record.measures)
    for path, kinds, key in references(record):
        if kinds != ("activity",) and not path.startswith(".by") and not (kinds == ("place",) and key in context.places):
            found[key] = None
    if record.period and record.period != context.period:
        found["period"] = None
    if record.compared_with:
        found["compared_with"] = None
    return found


def variables(line: str, record: Activity | None, writer: Writer) -> dict[str, Value]:
    """The variables of an author's line: measures by key, fields by name, the rest by id."""
    measures = record.measures if record else {}
    return {name: writer.value(name, measures[name] if name in measures else _stands_for(name, record, writer)) for name in scan(line).variables}


def _stands_for(name: str, record: Activity | None, writer: Writer) -> object:
    if record is not None:
        fields = field_values(record)
        if name in fields:
            return fields[name]
    if record is None and name == "period" and writer.context.period:
        return writer.context.period
    if record is None and name == "places" and writer.context.places:
        return writer.context.places
    return writer.find(name)


def field_values(record: Activity) -> dict[str, object]:
    """The fields of a record that are filled, by name, each as a message's function takes it."""
    return dict(_field_values(record))


def _field_values(record: Activity) -> Iterator[tuple[str, object]]:
    for field in attrs.fields(type(record)):
        if not field.init:
            continue
        value = getattr(record, field.name)
        if value is None or value == ():
            continue
        if field.name in ("topics", "our_role", "outcome", "frequency"):
            yield field.name, Keys(value if isinstance(value, tuple) else (str(value),))
        elif field.name == "compared_with":
            yield field.name, value.period
        elif field.name in ("by", "at", "consignee", "occasion", "in_response_to"):
            yield field.name, value if isinstance(value, tuple) else (value,)
        else:
            yield field.name, value
    yield from _nested(record)


def _nested(record: Activity) -> Iterator[tuple[str, object]]:
    """Lists that lie deeper and that a record has one of."""
    groups = [item for name in ("beneficiaries", "audience", "participants") for item in getattr(record, name, ())]
    origins = [group.from_places for group in groups if isinstance(group, Beneficiary) and group.from_places]
    recipients = [allocation.recipients for allocation in getattr(record, "allocations", ()) if allocation.recipients]
    for name, lists in (("from_places", origins), ("recipients", recipients)):
        if len(lists) == 1:
            yield name, lists[0]

