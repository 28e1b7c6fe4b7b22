"""What a sheet compares: people by activity, deliveries by destination, allocations by purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from ..language import Vocabulary, default_vocabulary
from ..model.activities import Activity, Allocation, Delivery, Leg
from ..model.editions import Differences
from ..model.factsheet import Factsheet
from ..model.figures import Figure
from ..model.money import Money
from ..text.characters import visible
from ..text.sheets import heading
from ..text.summaries import stated
from ..text.writer import Context, Keys, Writer, counted
from .words import Texts, Words

_Row = tuple[Activity, Callable[[Writer], str], Figure | Money]
"""An activity, what labels its bar in a language, and how long that is."""


class Bar(NamedTuple):
    """One row of a chart.

    Attributes:
        activity: The id of the activity whose figure it is.
        label: What it is about.
        figure: The figure as it is stated, with its qualifier.
        value: The number; `None` where none is stated.
        upper: The upper end of a range, or else `None`.
        qualifier: The qualifier's key.
        sure: How much of the width is certain, in percent.
        pale: How far the figure may reach, in percent of the width: no less than `sure`. Both are 0 where no number is stated.
        caveat: The activity's caveat, written wherever the figure is; may be empty.
        ends: `sure` and `pale` not in percent but in the unit that all bars of the chart come down to.
    """

    activity: str
    label: Texts
    figure: Texts
    value: Decimal | None
    upper: Decimal | None
    qualifier: str
    sure: Decimal
    pale: Decimal
    caveat: Texts
    ends: tuple[Decimal, Decimal]


class Pair(NamedTuple):
    """A figure as two editions of a sheet state it; the longer of the two bars is as long as can be.

    Attributes:
        old: What the old edition states.
        new: What the new edition states.
    """

    old: Bar
    new: Bar


class Chart(NamedTuple):
    """Figures that can be compared: at least two of one unit or currency, the largest first.

    Attributes:
        kind: ``people``, ``deliveries`` or ``allocations``.
        title: What is compared.
        about: The heading of the labels.
        measured: The heading of the figures.
        bars: The rows.
        notes: How to read it.
    """

    kind: str
    title: Texts
    about: Texts
    measured: Texts
    bars: tuple[Bar, ...]
    notes: tuple[Texts, ...]


def charts(factsheet: Factsheet, languages: Sequence[str], vocabulary: Vocabulary | None = None) -> tuple[Chart, ...]:
    """Every chart of a sheet that has at least two rows; what is a part of another row, or the same, is left out.

    Nothing is totalled: the same person may stand in several rows.

    >>> from icrc_activities import datasets
    >>> [(chart.kind, len(chart.bars)) for chart in charts(datasets.moscow_2024(), ("en",))]
    [('people', 12), ('deliveries', 2), ('allocations', 2)]
    """
    words = vocabulary or default_vocabulary()
    writers = [Writer(words.language(tag), Context.of(factsheet), factsheet.named) for tag in languages]
    found = (("people", _people), ("deliveries", _deliveries), ("allocations", _allocations))
    return tuple(
        _chart(kind, rows, writers, words)
        for kind, find in found
        for rows in _alike(find(factsheet.activities, words), words)
        if len(rows) > 1
    )


def pairs(differences: Differences, languages: Sequence[str], vocabulary: Vocabulary | None = None) -> tuple[Pair, ...]:
    """The figures that changed from one edition to the next, where both state one and count alike, at least one with a number.

    >>> from icrc_activities import datasets, diff, over
    >>> last = datasets.moscow_2024()
    >>> this = last.evolve("hotline_calls", services=(over(40_000, "call"), *last["hotline_calls"].services[1:]))
    >>> [(pair.old.sure, pair.new.sure) for pair in pairs(diff(last, this), ("en",))]
    [(Decimal('84.91'), Decimal('94.34'))]
    """
    words = vocabulary or default_vocabulary()
    writers = [Writer(words.language(tag), Context.of(differences.new), differences.new.named) for tag in languages]
    found = []
    for change in differences.figures:
        old, new = differences.old[change.activity], differences.new[change.activity]
        rows = [(new, partial(_title, new), measure) for measure in (change.old, change.new) if isinstance(measure, Figure | Money)]
        alike = len(rows) == 2 and old.counting == new.counting and len({_base(measure, words) for _, _, measure in rows}) == 1
        if alike and any(measure.value is not None for _, _, measure in rows):
            found.append(Pair(*_bars(rows, writers, words)))
    return tuple(found)


def title(languages: Sequence[str], vocabulary: Vocabulary | None = None) -> Texts:
    """The heading over the charts of a sheet."""
    words = vocabulary or default_vocabulary()
    return _said([Writer(words.language(tag), Context(), {}) for tag in languages], partial(_message, "chart-heading"))


def _people(activities: Iterable[Activity], words: Vocabulary) -> Iterator[_Row]:
    """The groups that were reached; who came to an event was not helped by it."""
    for activity in activities:
        for group in activity.beneficiaries:
            if group.count and words.units.converts(group.count.unit, "person"):
                yield activity, partial(_title, activity), counted(group)


def _deliveries(activities: Iterable[Activity], words: Vocabulary) -> Iterator[_Row]:  # noqa: ARG001  # one of three
    for activity in activities:
        for leg in activity.legs if isinstance(activity, Delivery) else ():
            if leg.route.destination:
                yield activity, partial(_destination, leg), leg.vehicles


def _allocations(activities: Iterable[Activity], words: Vocabulary) -> Iterator[_Row]:  # noqa: ARG001  # one of three
    for activity in activities:
        for allocation in getattr(activity, "allocations", ()):
            yield activity, partial(_purpose, allocation), allocation.money


def _alike(rows: Iterable[_Row], words: Vocabulary) -> Iterable[list[_Row]]:
    """Rows of one unit or currency together, the largest first, those without a number last."""
    found = list(rows)
    ids = {activity.id for activity, _, _ in found}
    groups: dict[str, list[_Row]] = {}
    said: set[str] = set()
    for row in found:
        activity, _, measure = row
        if not ids.intersection(activity.part_of) and not said.intersection(activity.same_as):
            groups.setdefault(_base(measure, words), []).append(row)
            said.add(activity.id)
    for alike in groups.values():
        alike.sort(key=lambda row: -1 if (value := _based(row[2], words)) is None else value, reverse=True)
    return groups.values()


def _chart(kind: str, rows: list[_Row], writers: list[Writer], words: Vocabulary) -> Chart:
    bars = _bars(rows, writers, words)
    notes = [f"chart-{kind}-note"] if kind == "people" else []
    notes += ["chart-pale"] if any(bar.sure < bar.pale for bar in bars) else []
    notes += ["chart-dotted"] if any(bar.value is None for bar in bars) else []
    compared, about, measured, *rest = (
        _said(writers, partial(_message, name)) for name in (f"chart-{kind}", f"chart-{kind}-about", f"chart-{kind}-figure", *notes)
    )
    return Chart(kind, compared, about, measured, bars, tuple(rest))


def _bars(rows: Sequence[_Row], writers: list[Writer], words: Vocabulary) -> tuple[Bar, ...]:
    """Bars of one scale, the longest over the whole width."""
    ends = [_ends(measure, words) for _, _, measure in rows]
    most = max(pale for _, pale in ends) or Decimal(1)
    return tuple(
        Bar(
            activity.id,
            _said(writers, label),
            _said(writers, partial(Writer.in_case, value=measure)),
            measure.value,
            measure.upper,
            str(measure.qualifier),
            _percent(sure, most),
            _percent(pale, most),
            _said(writers, partial(_caveat, activity)) if activity.caveat else (),
            (sure, pale),
        )
        for (activity, label, measure), (sure, pale) in zip(rows, ends, strict=True)
    )


def _said(writers: list[Writer], write: Callable[[Writer], str]) -> Texts:
    return tuple(Words(writer.language.tag, visible(write(writer))) for writer in writers)


def _message(name: str, writer: Writer) -> str:
    return writer.finished(writer.message(name, {}))


def _title(activity: Activity, writer: Writer) -> str:
    return heading(activity.title, writer)


def _destination(leg: Leg, writer: Writer) -> str:
    return writer.in_case((leg.route.destination,))


def _purpose(allocation: Allocation, writer: Writer) -> str:
    return writer.finished(writer.in_case(Keys((allocation.purpose,))))


def _caveat(activity: Activity, writer: Writer) -> str:
    return stated(activity.caveat, activity, writer) if activity.caveat else ""


_BEYOND = Decimal("1.06")
"""How far the pale end of an open figure reaches: far enough to be seen, no guess at how much more it is."""


def _ends(measure: Figure | Money, words: Vocabulary) -> tuple[Decimal, Decimal]:
    """What is certain of a figure, and how far it is drawn."""
    value = _based(measure, words)
    if value is None:
        return Decimal(0), Decimal(0)
    low, high = measure.bounds
    if measure.upper is not None:
        return value, value / measure.value * measure.upper if measure.value else measure.upper
    return (Decimal(0) if low == 0 else value), (value * _BEYOND if high is None and low else value)


def _base(measure: Figure | Money, words: Vocabulary) -> str:
    """What the measure counts, at bottom: a unit or a currency."""
    return measure.currency if isinstance(measure, Money) else words.units.base(measure.unit)


def _based(measure: Figure | Money, words: Vocabulary) -> Decimal | None:
    """The number in the unit that all rows come down to."""
    if measure.value is None or isinstance(measure, Money):
        return measure.value
    return words.units.convert(measure.value, measure.unit, words.units.base(measure.unit))


def _percent(part: Decimal, whole: Decimal) -> Decimal:
    return round(100 * part / whole, 2)
