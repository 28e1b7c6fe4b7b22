"""A line for each class of the model that is no activity."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch

from ..errors import MissingWordError
from ..model.activities import Allocation, Comparison, Leg, Partner
from ..model.beneficiaries import AgeBand, Beneficiary
from ..model.events import Event, Names
from ..model.factsheet import Caption, Factsheet, Section
from ..model.figures import Change, Figure
from ..model.money import Money, Rate
from ..model.organisations import Contact, Delegation, Interlocutor, Organisation
from ..model.periods import Ordinal, Period
from ..model.places import Coordinates, Place, Route
from ..model.text import Text
from .records import variables
from .writer import Clause, Writer


@singledispatch
def line(x: object, writer: Writer) -> str:
    """A value in a line of its own.

    Raises:
        MissingWordError: If it is of no class of the model.
    """
    raise MissingWordError("text for the class", type(x).__name__, writer.language.tag)


@line.register
def _(x: Text, writer: Writer) -> str:
    return x[writer.language.tag]


@line.register(Figure)
@line.register(Money)
@line.register(Change)
@line.register(Names)
@line.register(Period)
def _(x: object, writer: Writer) -> str:
    return writer.in_case(x)


@line.register(Organisation)
@line.register(Delegation)
@line.register(Interlocutor)
@line.register(Place)
@line.register(Beneficiary)
def _(x: object, writer: Writer) -> str:
    return writer.in_case((x,))


@line.register
def _(x: Event, writer: Writer) -> str:
    return _joined("event", {"event": x, "place": (x.place,) if x.place else None, "period": x.period}, writer)


@line.register
def _(x: Allocation, writer: Writer) -> str:
    return writer.language.finish.words(writer.allocation(x))


@line.register
def _(x: Leg, writer: Writer) -> str:
    return writer.language.finish.words(writer.legs((x,)))


@line.register
def _(x: Route, writer: Writer) -> str:
    return writer.language.finish.words(writer.route(x))


@line.register
def _(x: AgeBand, writer: Writer) -> str:
    return writer.ages(x)


@line.register
def _(x: Partner, writer: Writer) -> str:
    return _joined(f"partner-{x.role}", {"partner": (x.organisation,)}, writer)


@line.register
def _(x: Comparison, writer: Writer) -> str:
    return writer.message(f"comparison-{x.trend}", {"compared_with": writer.value("period", x.period)})


@line.register
def _(x: Rate, writer: Writer) -> str:
    value = writer.language.numbers.text(x.value)
    date = writer.value("period", x.date)
    return writer.message("rate", {"base": x.base, "quote": x.quote, "value": value, "date": date, "source": x.source})


@line.register
def _(x: Ordinal, writer: Writer) -> str:
    return writer.call("ORD", writer.value("ordinal", x), {})


@line.register
def _(x: Coordinates, writer: Writer) -> str:
    text = writer.language.numbers.text
    return writer.message("coordinates", {"latitude": text(x.latitude), "longitude": text(x.longitude)})


@line.register
def _(x: Contact, writer: Writer) -> str:
    tag = writer.language.tag
    return ", ".join(part for part in (x.name[tag], x.address and x.address[tag], x.phone, x.email, x.web) if part)


@line.register
def _(x: Caption, writer: Writer) -> str:
    said = x.statement[writer.language.tag]
    return writer.statement(said, variables(said, None, writer))


@line.register
def _(x: Section, writer: Writer) -> str:
    return x.title[writer.language.tag]


@line.register
def _(x: Factsheet, writer: Writer) -> str:
    counted = {"activities": Figure(len(x.activities), "activity"), "figures": Figure(len(x.rows()), "figure")}
    return _joined("factsheet", {"title": x.title[writer.language.tag], **counted}, writer)


_NOTHING = Clause(lambda: "")


def _joined(name: str, values: Mapping[str, object], writer: Writer) -> str:
    """A message whose variables are there, or empty."""
    given = {key: value if isinstance(value, str) else writer.value(key, value or _NOTHING) for key, value in values.items()}
    return writer.finished(writer.message(name, given))
