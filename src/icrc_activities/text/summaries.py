"""One or two sentences for a record, a line for a value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, cast

from ..errors import MissingWordError, UnwrittenError, nearest
from ..language import Vocabulary, default_vocabulary
from ..model.activities import Activity, Allocation, Delivery, Engagement, EngagementRole, Leg
from ..model.events import Names
from ..model.factsheet import Entry, Factsheet, Section
from ..model.places import Route
from ..model.text import Text
from .lines import line
from .records import field_values, periods, required, variables
from .writer import Clause, Context, Keys, Writer

_MAIN = {
    "engagement": ("count", "events", "counterparts", "participants", "audience", "speakers"),
    "delivery": ("items", "legs", "consignee", "beneficiaries"),
    "programme": ("allocations", "services", "supported", "route", "beneficiaries", "changes", "figures"),
}
"""The fields that give an activity's message its shape, in the order in which a message's name lists them."""


def summary(x: object, language: str, context: Context | Section | Factsheet | None = None, vocabulary: Vocabulary | None = None) -> str:
    """One or two complete sentences for an activity, a line for a value.

    Args:
        x: An activity, or an object of any other class of the model.
        language: BCP 47 tag of a language of the vocabulary.
        context: What the text around it says already: a `Section` with its period and places, a `Factsheet`, or a `Context`.
            An activity that was not taken from a sheet needs one to know what its ids stand for.
        vocabulary: Words of your own beside the package's.

    Raises:
        UnwrittenError: If the text would leave a measure, a name or the caveat of the record unwritten.
        MissingWordError: If the language lacks a noun, a name or a message.
        UnknownKeyError: If an id stands for nothing that is known.

    >>> from icrc_activities import Period, Programme, Text, over
    >>> hotline = Programme(id="hotline", title=Text.of(en="Hotline"), services=(over(36_000, "call"),), period=Period("2024"))
    >>> summary(hotline, "en")
    'Over 36,000 calls in 2024.'
    """
    around = Context.of(context)
    words = (vocabulary or default_vocabulary()).language(language)
    named = around.sheet.named if around.sheet else {}
    if isinstance(x, Activity):
        named = {**named, **x.named} if named else x.named
        return activity(x, Writer(words, around, named))
    writer = Writer(words, around, named)
    if isinstance(x, Entry):
        return activity(around.sheet[x.activity] if around.sheet else writer.find(x.activity), writer, x.statement)
    return line(x, writer)


def activity(record: Activity, writer: Writer, statement: Text | None = None, elsewhere: frozenset[str] = frozenset()) -> str:
    """The sentences of a record; those of `told`, as one text."""
    return " ".join(told(record, writer, statement, elsewhere))


def told(record: Activity, writer: Writer, statement: Text | None = None, elsewhere: frozenset[str] = frozenset()) -> list[str]:
    """What a record says, by its statement or the one given or else by its message; then its caveat and its note, each apart.

    *elsewhere* are ids of names that another entry of the same record writes.

    Raises:
        UnwrittenError: If anything of the record would be left out.
    """
    writer.written, writer.placed, writer.periods, writer.measured = set(), set(), set(), []
    own = statement or record.statement
    said = [stated(own, record, writer) if own else " ".join(_messages(record, writer))]
    said += [stated(text, record, writer) for text in (record.caveat, record.note) if text]
    left = [key for key in required(record, writer.context) if key not in writer.written and key not in elsewhere]
    left += [f"period {period}" for period in periods(record, writer.context) if not any(map(period.covers, writer.periods))]
    if left:
        raise UnwrittenError(record.id, writer.language.tag, tuple(left))
    return said


def stated(text: Text, record: Activity, writer: Writer) -> str:
    """An author's line about a record as a sentence: its statement, its caveat or its note."""
    line = text[writer.language.tag]
    return writer.statement(line, variables(line, record, writer))


def _messages(record: Activity, writer: Writer) -> list[str]:
    """The record's message, and a sentence of its own for each field that the message does not place."""
    fields = field_values(record)
    values: dict[str, Any] = {name: _value(name, value, writer) for name, value in fields.items()}
    values |= _clauses(record, values, writer)
    name = _message(record, fields, writer)
    attribute = "passive" if not record.by and writer.language.messages.has_attribute(name, "passive") else ""
    sentences = [writer.finished(writer.message(name, values, attribute))]
    if isinstance(record, Engagement) and record.count is None and record.events is None and record.role not in _SAID_BY_ROLE:
        values["form"] = writer.value("form", Keys((record.form,)))
    if not name.endswith("-open") and _opened(record):
        values["open"] = ""
    tails = [*fields, *(extra for extra in ("form", "open") if extra in values)]
    if set(record.by) <= writer.own:
        tails = [field for field in tails if field != "by"]
    for field in tails:
        tail = f"tail-{field}"
        if field not in writer.placed and tail in writer.language.messages:
            sentences.append(writer.finished(writer.message(tail, values)))
    return sentences


_SAID_BY_ROLE = frozenset({EngagementRole.MET, EngagementRole.DISCUSSED})
"""Roles whose sentences say what form it was."""


def _opened(record: Activity) -> bool:
    """Whether a list of the record does not name all."""
    held = [getattr(record, name, None) for name in ("coordinated_with", "events", "organisers", "counterparts", "speakers")]
    return not getattr(record, "complete", True) or any(isinstance(names, Names) and not names.complete for names in held)


def _value(name: str, value: object, writer: Writer) -> object:
    """A field as a variable; what no function can write is a clause."""
    if name == "legs":
        legs = cast("tuple[Leg, ...]", value)
        return writer.value(name, Clause(lambda: writer.legs(legs), tuple(leg.vehicles for leg in legs)))
    if name == "route":
        return writer.value(name, Clause(lambda: writer.route(cast("Route", value))))
    if name == "allocations":
        items = cast("tuple[Allocation, ...]", value)
        amounts = tuple(item.money for item in items)
        return writer.value(name, Clause(lambda: writer.language.join([writer.allocation(item) for item in items]), amounts))
    return writer.value(name, value)


def _clauses(record: Activity, values: Mapping[str, Any], writer: Writer) -> dict[str, Any]:
    """The optional parts of a sentence, ready-written with the space before them; empty where the record has none.

    A clause is a message of the same name (``clause-when``) that uses the field of the record that it needs.
    """
    found = {name: [(f"clause-{name}", {field: values[field]})] for name, field in _FIELD_OF.items() if field in values}
    partners: dict[str, list[str]] = {}
    for partner in record.partners:
        partners.setdefault(partner.role, []).append(partner.organisation)
    if partners:
        found["led"] = [(f"clause-{role}", {"partners": writer.value("partners", tuple(ids))}) for role, ids in partners.items()]
        found["with"] = [(f"clause-{role}", {"partners": writer.value("partners", tuple(ids))}) for role, ids in partners.items()]
    if record.frequency:
        found["often"] = [(f"clause-{record.frequency}", {})]
    if record.compared_with:
        for name, kind in (("compared", "clause-compared"), ("trend", "comparison")):
            found[name] = [(f"{kind}-{record.compared_with.trend}", {"compared_with": values["compared_with"]})]
    what = values.get("events") or values.get("count")
    if "organisers" in values and what is None:
        found["organised"] = [("clause-organised-plain", {"organisers": values["organisers"]})]
    elif "organisers" in values:
        found["organised"] = [("clause-organised", {"organisers": values["organisers"], "what": what})]
    # What leads a sentence is closed by a comma; what stands within it is not.
    ends = {"led": ","}
    return _EMPTY | {
        name: writer.value(_FIELD_OF[name], Clause(partial(_clause, sought, writer, ends.get(name, "")))) for name, sought in found.items()
    }


_FIELD_OF = {
    "when": "period",
    "where": "places",
    "at": "at",
    "with": "partners",
    "led": "partners",
    "together": "partners",
    "coordinated": "coordinated_with",
    "about": "topics",
    "marking": "occasion",
    "responding": "in_response_to",
    "as": "our_role",
    "often": "frequency",
    "compared": "compared_with",
    "trend": "compared_with",
    "organised": "organisers",
}
"""The optional parts of a sentence, and the field that each writes."""

_EMPTY = dict.fromkeys(_FIELD_OF, "")


def _clause(messages: Sequence[tuple[str, Mapping[str, Any]]], writer: Writer, end: str) -> str:
    parts = [writer.message(name, values) for name, values in messages]
    return "".join(part if part[0] in ",;" else f" {part}" for part in parts if part) + end


def _message(record: Activity, fields: Mapping[str, object], writer: Writer) -> str:
    """The message for a record, sought from the most particular name to the plainest.

    A name is the class, the role or modality, the form, and the main fields that are filled (``-open`` after
    them where a list is not complete): ``engagement-attended-conference-count-events-open``. A name with more of the main
    fields goes before one with the form or the role; what a message does not place gets a sentence of its own.

    Raises:
        MissingWordError: If the language has none of them.
    """
    role = record.role if isinstance(record, Engagement) else record.modality if isinstance(record, Delivery) else ""
    form = record.form if isinstance(record, Engagement) else ""
    main = tuple(field for field in _MAIN.get(record.type, ()) if field in fields)
    opened = any(isinstance(fields[field], Names) and not cast("Names", fields[field]).complete for field in main)
    messages = writer.language.messages
    for name in _sought(record.type, role, form, main, opened=opened):
        if name in messages:
            return name
    head = f"{record.type}-{role}" if role else record.type
    raise MissingWordError("message", head, writer.language.tag, nearest(head, [entry.id.name for _, entry in messages.entries]))


@lru_cache(1024)
def _sought(kind: str, role: str, form: str, main: tuple[str, ...], *, opened: bool) -> tuple[str, ...]:
    head = f"{kind}-{role}" if role else kind
    shapes = [*("-".join(("", *main[:count])) for count in range(len(main), 0, -1)), *(f"-{field}" for field in main[1:]), ""]
    heads = dict.fromkeys((f"{head}-{form}" if form else head, head, kind))
    return tuple(f"{name}{shape}{end}" for shape in shapes for name in heads for end in (("-open", "") if opened else ("",)))
