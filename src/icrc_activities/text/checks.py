"""Whether every text of a sheet can be written, and writes all of its record."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import ActivitiesError, Fault
from ..language import Vocabulary, default_vocabulary
from ..model.activities import Sensitivity
from ..model.factsheet import Factsheet
from .sheets import render
from .summaries import summary


def check(factsheet: Factsheet, vocabulary: Vocabulary | None = None, languages: tuple[str, ...] = ()) -> tuple[Fault, ...]:
    """Write every record and the sheet in every language of its title, and report what fails.

    Every activity is written on its own, then the sheet as a whole; a statement that does not compile, that
    leaves something of its record out, or that needs a word which the language lacks, is a fault.

    >>> from icrc_activities import datasets
    >>> check(datasets.moscow_2024())
    ()
    """
    words = vocabulary or default_vocabulary()
    return tuple(fault for language in languages or factsheet.title.languages for fault in _faults(factsheet, language, words))


def _faults(sheet: Factsheet, language: str, words: Vocabulary) -> Iterator[Fault]:
    alone = []
    for index, activity in enumerate(sheet.activities):
        try:
            summary(activity, language, vocabulary=words)
        except ActivitiesError as error:
            alone.append(Fault(f"$.activities[{index}] ({activity.id}, {language})", str(error), "a text that writes its whole record"))
    yield from alone
    if not alone:
        try:
            render(sheet, language, vocabulary=words, sensitivity=Sensitivity.CONFIDENTIAL)
        except ActivitiesError as error:
            yield Fault(f"$ ({language})", str(error), "a sheet that writes all of its records")
