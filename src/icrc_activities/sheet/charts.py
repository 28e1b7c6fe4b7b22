"""What a sheet compares: people by activity, deliveries by destination, allocations by purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from ..language import Vocabulary, default_vocabulary
from ..model.activities import Activity, Allocation, Counting, Delivery, Leg
from ..model.editions import Differences, FigureChange, comparable
from ..model.factsheet import Factsheet, Section
from ..model.figures import Figure
from ..model.money import Money
from ..model.periods import Period
from ..text.characters import visible
from ..text.editions import figure_title
from ..text.sheets import heading
from ..text.summaries import stated
from ..text.writer import Clause, Context, Keys, Writer, counted
from .words import Texts, Words, tied

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
    """Figures that can be compared: at least two of one unit or currency that count alike, the largest first.

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

    Nothing is totalled: the same person may stand in several rows. A row whose period is not the sheet's names it.

    >>> from icrc_activities import datasets
    >>> [(chart.kind, len(chart.bars)) for chart in charts(datasets.moscow_2024(), ("en",))]
    [('people', 12), ('deliveries', 2), ('allocations', 2)]
    """
    words = vocabulary or default_vocabulary()
    writers = [Writer(words.language(tag), Context.of(factsheet), factsheet.named) for tag in languages]
    around = dict(_periods(factsheet.sections, factsheet.period))
    found = (("people", _people), ("deliveries", _deliveries), ("allocations", _allocations))
    return tuple(
        _chart(kind, [_dated(row, around, factsheet) for row in rows], writers, words)
        for kind, find in found
        for rows in _alike(find(factsheet.activities, words), words)
        if len(rows) > 1
    )


def _periods(sections: Iterable[Section], around: Period | None) -> Iterator[tuple[str, Period | None]]:
    """Each activity with the period that the text around it speaks for; where there are several, the first comes last."""
    for section in reversed(tuple(sections)):
        within = section.period or around
        yield from _periods(section.sections, within)
        yield from ((entry.activity, within) for entry in section.entries)


def _dated(row: _Row, around: Mapping[str, Period | None], factsheet: Factsheet) -> _Row:
    """The row, with its period after its label where that is another than the sheet's."""
    activity, label, measure = row
    period = activity.period or around.get(activity.id, factsheet.period)
    if period is None or period == factsheet.period:
        return row
    return activity, partial(_with_period, label, period), measure


def pairs(differences: Differences, languages: Sequence[str], vocabulary: Vocabulary | None = None) -> tuple[Pair, ...]:
    """The figures that changed from one edition to the next, where both state one and count alike, at least one with a number.

    >>> from icrc_activities import datasets, diff, over
    >>> last = datasets.moscow_2024()
    >>> this = last.evolve("hotline_calls", services=(over(40_000, "call"), *last["hotline_calls"].services[1:]))
    >>> [(pair.old.sure, pair.new.sure) for pair in pairs(diff(last, this), ("en",))]
    [(Decimal('84.91'), Decimal('94.34'))]
    """
    words = vocabulary or default_vocabulary()
    writers = _writers(differences, languages, words)
    both = (_sides(differences, change) for change in differences.figures)
    return tuple(Pair(*_bars(rows, writers, words)) for rows in both if rows)


def undrawn(differences: Differences, languages: Sequence[str], vocabulary: Vocabulary | None = None) -> tuple[Texts, ...]:
    """What those figures are about that changed and are no pair: only one edition states them, or the two count otherwise.

    What is counted is named too where another figure of the same title is drawn.
    """
    words = vocabulary or default_vocabulary()
    writers = _writers(differences, languages, words)
    drawn = {_said(writers, partial(figure_title, differences, change)) for change in differences.figures if _sides(differences, change)}
    left = [change for change in differences.figures if not _sides(differences, change)]
    titles = ((change, _said(writers, partial(figure_title, differences, change))) for change in left)
    full = (_said(writers, partial(figure_title, differences, change, counted=True)) if said in drawn else said for change, said in titles)
    return tuple(dict.fromkeys(full))


def _writers(differences: Differences, languages: Sequence[str], words: Vocabulary) -> list[Writer]:
    return [Writer(words.language(tag), Context.of(differences.new), differences.new.named) for tag in languages]


def _sides(differences: Differences, change: FigureChange) -> list[_Row]:
    """The old row and the new of a figure that changed; none where they cannot be compared."""
    old, new = differences.old[change.activity], differences.new[change.activity]
    label = partial(figure_title, differences, change)
    rows: list[_Row] = [(new, label, measure) for measure in (change.old, change.new) if isinstance(measure, Figure | Money)]
    alike = old.counting == new.counting and comparable(change.old, change.new)
    return rows if alike and any(measure.value is not None for _, _, measure in rows) else []


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
    """Rows of one unit or currency that count alike together, the largest first, those without a number last."""
    groups: dict[tuple[str, Counting], list[_Row]] = {}
    for activity, label, measure in rows:
        groups.setdefault((_base(measure, words), activity.counting), []).append((activity, label, measure))
    return [sorted(_once(alike), key=lambda row: _length(row[2], words), reverse=True) for alike in groups.values()]


def _once(rows: Sequence[_Row]) -> Iterator[_Row]:
    """The rows but for those that are parts of others, or the same again."""
    ids = {activity.id for activity, _, _ in rows}
    said: set[str] = set()
    for activity, label, measure in rows:
        if not ids.intersection(activity.part_of) and not said.intersection(activity.same_as):
            yield activity, label, measure
            said.add(activity.id)


def _length(measure: Figure | Money, words: Vocabulary) -> Decimal:
    value = _based(measure, words)
    return Decimal(-1) if value is None else value


def _chart(kind: str, rows: list[_Row], writers: list[Writer], words: Vocabulary) -> Chart:
    bars = _bars(rows, writers, words)
    notes = [f"chart-{kind}-note"] if kind == "people" else []
    notes += ["chart-pale"] if any(bar.sure < bar.pale for bar in bars) else []
    notes += ["chart-dotted"] if any(bar.value is None for bar in bars) else []
    compared = _said(writers, partial(_heading, kind, rows[0][0].counting))
    about, measured, *rest = (_said(writers, partial(_message, name)) for name in (f"chart-{kind}-about", f"chart-{kind}-figure", *notes))
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
    return tuple(Words(writer.language.tag, visible(tied(write(writer)))) for writer in writers)


def _message(name: str, writer: Writer) -> str:
    return writer.finished(writer.message(name, {}))


def _heading(kind: str, counting: Counting, writer: Writer) -> str:
    said = _message(f"chart-{kind}", writer)
    return said if counting is Counting.IN_PERIOD else writer.message(f"chart-{counting}", {"title": said})


def _with_period(label: Callable[[Writer], str], period: Period, writer: Writer) -> str:
    said = Clause(partial(label, writer))
    return writer.message("chart-dated", {"label": writer.value("label", said), "period": writer.value("period", period)})


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
