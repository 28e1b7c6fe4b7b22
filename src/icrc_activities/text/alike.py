"""What tells a figure of a record from the others there that count the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from ..model.activities import Activity, Allocation, Leg, Measure, placed
from ..model.beneficiaries import Beneficiary
from ..model.figures import Change, Figure, Qualifier, unstated
from ..model.money import Money
from .lines import line
from .writer import Clause, Keys, Writer


class Held(NamedTuple):
    """A figure of a record.

    Attributes:
        field: The field of the record in which it stands.
        holder: What holds it there: the record itself, a group, an allocation or a leg.
        measure: The figure, amount or change.
        writer: Who writes of it.
    """

    field: str
    holder: object
    measure: Measure
    writer: Writer


def figures(record: Activity, writer: Writer) -> dict[str, Held]:
    """Every figure of a record by its name."""
    return {measure.name: Held(field, holder, measure, writer) for field, holder, measure in placed(record)}


def told_apart(title: str, key: str, among: dict[str, Held], *, counted: bool = False) -> str:
    """A title, and behind it what tells a figure from those that count the same; the title alone where there are none.

    That is a way, a place, a body, a purpose, a part of a whole, or the part that a group plays; if nothing of that, nothing. What
    is counted stands before it where that is asked for.
    """
    own = among[key]
    alike = [other for name, other in among.items() if name != key and word(other.measure) == word(own.measure)]
    found = next((said for way in _WAYS if alike and (said := way(own)) not in map(way, alike)), "")
    apart = ", ".join(filter(None, (_counted(own) if counted else "", found)))
    return filled(own.writer, "diff-apart", what=title, apart=apart) if apart else title


def word(measure: Measure) -> tuple[str, ...]:
    """What a measure is counted in, as a reader is told."""
    if isinstance(measure, Money):
        return (measure.currency,)
    return ("change", *word(measure.after)) if isinstance(measure, Change) else (measure.noun or measure.unit,)


def noun(key: str, writer: Writer) -> str:
    """What is counted, in words; its key where the language has none."""
    return writer.in_case(unstated(key)) if key in writer.language.nouns else key


def periods(measure: Measure, writer: Writer) -> str:
    """The times of a change, as far as they are stated; empty for any other measure."""
    stated = (measure.before_period, measure.after_period) if isinstance(measure, Change) else ()
    return " → ".join(writer.in_case(period) for period in stated if period)


def filled(writer: Writer, name: str, **texts: str) -> str:
    """A message whose variables are ready texts of any length."""
    return writer.message(name, {key: writer.value(key, Clause(partial(str, text))) for key, text in texts.items()})


def _counted(figure: Held) -> str:
    if isinstance(figure.measure, Money):
        return figure.writer.in_case(Money(None, figure.measure.currency, Qualifier.UNSTATED))
    return noun(word(figure.measure)[-1], figure.writer)


def _about(figure: Held) -> str:
    """What its holder says beside it."""
    holder, writer = figure.holder, figure.writer
    if isinstance(holder, Leg):
        return line(holder.route, writer)
    if isinstance(holder, Allocation):
        serves = None if holder.for_whom is figure.measure else holder.for_whom
        parts: list[object] = [Keys((holder.purpose,)), serves, holder.recipients, holder.places]
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
    name = f"field-{figure.field}"
    return figure.writer.message(name, {}) if name in figure.writer.language.messages else ""


_WAYS: tuple[Callable[[Held], str], ...] = (_about, _part, _field)
"""What may tell a figure from another, the plainest last."""
