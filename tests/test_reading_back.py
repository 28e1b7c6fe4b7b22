"""What is written of the 2024 records reads back to the figures of each record, and to nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.test_moscow_2024 import SHEET, next_year

from icrc_activities import Activity, Change, Figure, Found, Money, Qualifier, find_figures, render, summary
from icrc_activities.text import blocks

LANGUAGES = ("en", "ru")
NEXT_YEAR = Path(__file__).parent / "data" / "next_year"


def stated(record: Activity) -> list[Figure | Money]:
    """The figures of a record as a text can state them: a change that rises as its range, any other as two figures."""
    found: list[Figure | Money] = []
    for measure in record.measures.values():
        if not isinstance(measure, Change):
            found.append(measure)
        elif measure.before.value < measure.after.value:
            found.append(Figure(measure.before.value, measure.after.unit, upper=measure.after.value, noun=measure.after.noun))
        else:
            found += [measure.before, measure.after]
    return [one for one in found if one.qualifier is not Qualifier.UNSTATED]


def units(measure: Figure | Money, record: Activity) -> set[str]:
    """What a figure may be read as: its narrower noun or its unit, or ``thing`` where the text need not name what is counted.

    That is most of something named before, and what a text says that something fell from: from 12 to 5 staff.
    """
    if isinstance(measure, Money):
        return {measure.currency}
    whole = record.measures.get(measure.of or "")
    names = {measure.unit, measure.noun}
    if measure.qualifier is Qualifier.VAST_MAJORITY and isinstance(whole, Figure):
        names |= {whole.unit, whole.noun, "thing"}
    if any(isinstance(one, Change) and one.before is measure for one in record.measures.values()):
        names.add("thing")
    return {name for name in names if name}


def answers(found: Found, measure: Figure | Money, record: Activity) -> bool:
    """Whether a found figure is a measure: kind, value, upper value, qualifier, and unit or currency."""
    read = found.value
    if type(read) is not type(measure) or read.qualified != measure.qualified:
        return False
    named = {read.currency} if isinstance(read, Money) else {read.unit, *found.units}
    return not named.isdisjoint(units(measure, record))


def unmatched(text: str, language: str, record: Activity) -> list[str]:
    """What a text states and its record does not, and what the record holds and the text does not state, each figure once."""
    left = stated(record)
    faults = []
    for found in find_figures(text, language):
        match = next((measure for measure in left if answers(found, measure, record)), None)
        if match is None:
            faults.append(f"text: {found.text} = {found.value}")
        else:
            left.remove(match)
    return faults + [f"record: {measure}" for measure in left]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("record", SHEET.activities, ids=lambda record: record.id)
def test_a_summary_reads_back_to_its_record(record, language):
    """The sentences of each record state its figures, each once, and no other."""
    assert unmatched(summary(record, language), language, record) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_of_the_sheet_reads_back_to_its_record(language):
    """What the sheet writes of a record in its own place states its figures, too; nothing but the entries states any."""
    written = blocks(SHEET, language)
    entries = iter([block.text for block in written if block.kind == "entry"])
    faults = {
        entry.activity: found
        for section in SHEET.walk()
        for entry in section.entries
        if (found := unmatched(next(entries), language, SHEET[entry.activity]))
    }
    assert faults == {}
    assert [found.text for block in written if block.kind != "entry" for found in find_figures(block.text, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("as_", ["text", "markdown"])
def test_the_whole_sheet_reads_as_its_parts(language, as_):
    """Headings, emphasis and line ends between the entries add no figure and part none."""
    whole = [found.value for found in find_figures(render(SHEET, language, as_), language)]
    assert whole == [found.value for block in blocks(SHEET, language) for found in find_figures(block.text, language)]


@pytest.mark.parametrize("file", sorted(NEXT_YEAR.iterdir()), ids=lambda file: file.stem)
def test_next_years_numbers_read_back(file):
    """With 1, 2, 5, 21, 22 and 51 in every place that counts, the sentences still read back to their records."""
    n, language = file.stem.split(".")
    lines = (line.split(" | ", 1) for line in file.read_text("utf-8").splitlines())
    faults = {name: found for name, text in lines if (found := unmatched(text, language, next_year(SHEET[name], int(n))[name]))}
    assert faults == {}
