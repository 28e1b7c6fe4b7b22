"""What tells a figure of a record from the others there that count the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from ..model.activities import Activity, Allocation, Leg, Measure, held
from ..model.beneficiaries import Beneficiary
from ..model.figures import Change, Figure, unstated
from ..model.money import Money
from .lines import line
from .records import field_names
from .writer import Clause, Keys, Writer


class Held(NamedTuple):
    """A figure of a record.

    Attributes:
        record: The record.
        holder: What holds it there: the record itself, a group, an allocation or a leg.
        measure: The figure, amount or change.
        writer: Who writes of it.
    """

    record: Activity
    holder: object
    measure: Measure
    writer: Writer


def figures(record: Activity, writer: Writer) -> dict[str, Held]:
    """Every figure of a record by its name."""
    return {measure.name: Held(record, holder, measure, writer) for holder, measure in held(record)}


def told_apart(title: str, key: str, among: dict[str, Held]) -> str:
    """A title, and behind it what tells a figure from those that count the same; the title alone where there are none.

    That is a way, a place, a body, a purpose, a part of a whole, or the part that a group plays; if nothing else, its key.
    """
    own = among[key]
    alike = [other for name, other in among.items() if name != key and word(other.measure) == word(own.measure)]
    for way in _WAYS if alike else ():
        if (said := way(own)) not in map(way, alike):
            return filled(own.writer, "diff-apart", what=title, apart=said) if said else title
    return title


def word(measure: Measure) -> tuple[str, ...]:
    """What a measure is counted in, as a reader is told."""
    if isinstance(measure, Money):
        return (measure.currency,)
    return ("change", *word(measure.after)) if isinstance(measure, Change) else (measure.noun or measure.unit,)


def periods(measure: Measure, writer: Writer) -> str:
    """The times of a change, as far as they are stated; empty for any other measure."""
    stated = (measure.before_period, measure.after_period) if isinstance(measure, Change) else ()
    return " → ".join(writer.in_case(period) for period in stated if period)


def filled(writer: Writer, name: str, **texts: str) -> str:
    """A message whose variables are ready texts of any length."""
    return writer.message(name, {key: writer.value(key, Clause(partial(str, text))) for key, text in texts.items()})


def _about(figure: Held) -> str:
    """What its holder says beside it."""
    holder, writer = figure.holder, figure.writer
    if isinstance(holder, Leg):
        return line(holder.route, writer)
    if isinstance(holder, Allocation):
        parts: list[object] = [Keys((holder.purpose,)), holder.recipients, holder.places]
        return ", ".join(writer.in_case(part) for part in parts if part)
    if isinstance(holder, Beneficiary):
        group = None if (holder.group,) == word(figure.measure) else unstated(holder.group)
        parts = [group, (holder.of,) if holder.of else None, holder.from_places, holder.places]
        return ", ".join([*(writer.in_case(part) for part in parts if part), *writer.traits(holder)])
    return periods(figure.measure, writer)


def _part(figure: Held) -> str:
    return figure.writer.message("diff-part", {}) if isinstance(figure.measure, Figure) and figure.measure.of else ""


def _field(figure: Held) -> str:
    """The name of the field that it stands in, where that has one."""
    kind: type = type(figure.record)
    for name in field_names(kind):
        value = getattr(figure.record, name)
        items = value if isinstance(value, tuple) else (value,)
        if any(item is figure.holder or item is figure.measure for item in items) and f"field-{name}" in figure.writer.language.messages:
            return figure.writer.message(f"field-{name}", {})
    return ""


def _key(figure: Held) -> str:
    return figure.measure.name


_WAYS: tuple[Callable[[Held], str], ...] = (_about, _part, _field, _key)
"""What may tell a figure from another, the plainest last."""
