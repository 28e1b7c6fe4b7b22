"""What changed between two editions of a sheet, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from ..language import Vocabulary, default_vocabulary
from ..model.activities import Activity, Measure, Sensitivity
from ..model.editions import Added, Differences, FigureChange, Gone, Reworded
from ..model.factsheet import Caption, Factsheet
from ..model.figures import Figure
from ..model.organisations import Contact
from ..model.periods import Ordinal, Period
from ..model.places import Coordinates
from ..model.text import Text
from .characters import visible
from .lines import line
from .phrases import apart
from .records import field_names, field_value, variables
from .sheets import heading, permitted
from .summaries import stated
from .writer import Clause, Context, Writer


class Item(NamedTuple):
    """One change in words.

    Attributes:
        text: What changed, and of a figure how it is stated now and was before.
        was: What stood there; empty where no word can say it, or where the text does.
        now: What stands there; likewise.
    """

    text: str
    was: str = ""
    now: str = ""


class Changes(NamedTuple):
    """Everything that changed, in words.

    Attributes:
        title: Which editions are compared.
        parts: The changes of each kind, under its heading; a kind without any is not there.
    """

    title: str
    parts: tuple[tuple[str, tuple[Item, ...]], ...]


def diff_text(
    differences: Differences,
    language: str,
    vocabulary: Vocabulary | None = None,
    sensitivity: Sensitivity | str = Sensitivity.PUBLIC,
) -> str:
    """What changed between two editions of a sheet, for an editor to read.

    Args:
        differences: What `diff` found.
        language: BCP 47 tag of a language of the vocabulary.
        vocabulary: Words of your own beside the package's.
        sensitivity: The highest level that may be shown; editions with a record above it are refused.

    Raises:
        TooSensitiveError: If a record of an edition is above that level.
        MissingWordError: If the language lacks a noun, a name or a message.
        UnknownKeyError: If there is no such language.

    >>> from icrc_activities import datasets, diff
    >>> sheet = datasets.moscow_2024()
    >>> print(diff_text(diff(sheet, sheet), "en"), end="")
    No differences
    """
    title, parts = changes(differences, language, vocabulary, sensitivity)
    lines = [title] if parts else [_writer(differences.new, language, vocabulary).message("diff-none", {})]
    for head, items in parts:
        lines += ["", head]
        for item in items:
            lines += [f"• {item.text}", *(f"  {part}" for part in (item.was, item.now) if part)]
    return "\n".join(map(visible, lines)) + "\n"


def changes(
    differences: Differences,
    language: str,
    vocabulary: Vocabulary | None = None,
    sensitivity: Sensitivity | str = Sensitivity.PUBLIC,
) -> Changes:
    """What `diff_text` says, part by part; its arguments and errors."""
    for sheet in (differences.old, differences.new):
        permitted(sheet, sensitivity)
    return _Teller(differences, language, vocabulary).changes()


def title(differences: Differences, language: str, vocabulary: Vocabulary | None = None) -> str:
    """Which editions are compared."""
    return _Teller(differences, language, vocabulary).title()


def edition(sheet: Factsheet, other: Factsheet, writer: Writer, key: str) -> str:
    """What to call an edition beside another: by its period, or, where both have the same, by the message of this key."""
    if sheet.period and sheet.period != other.period:
        return writer.finished(writer.message("sheet-period", {"period": writer.value("period", sheet.period)}))
    return writer.message(key, {})


def _writer(sheet: Factsheet, language: str, vocabulary: Vocabulary | None) -> Writer:
    return Writer((vocabulary or default_vocabulary()).language(language), Context(sheet=sheet), sheet.named)


class _Teller:
    """Two editions with a writer each, so that each edition's ids stand for what it says they do."""

    def __init__(self, differences: Differences, language: str, vocabulary: Vocabulary | None) -> None:
        self.differences = differences
        self.old = _writer(differences.old, language, vocabulary)
        self.new = _writer(differences.new, language, vocabulary)
        self.titles = {(kind, key): text for sheet in (differences.old, differences.new) for kind, key, text in _titles(sheet)}

    def changes(self) -> Changes:
        found = self.differences
        parts = (
            ("diff-figures", tuple(map(self._figure, found.figures))),
            ("diff-added", tuple(map(self._whole, found.added))),
            ("diff-gone", tuple(map(self._whole, found.gone))),
            ("diff-reworded", tuple(map(self._reworded, found.reworded))),
        )
        return Changes(self.title(), tuple((self._said(name), items) for name, items in parts if items))

    def _said(self, name: str, **values: str) -> str:
        return self.new.finished(self.new.message(name, {key: self._ready(key, text) for key, text in values.items()}))

    def _ready(self, key: str, text: str) -> object:
        return self.new.value(key, Clause(partial(str, text)))

    def title(self) -> str:
        old, new = self.differences.old.period, self.differences.new.period
        if not old or not new or old == new:
            return self._said("diff-title-plain")
        periods = {"old": self.new.value("old", old), "new": self.new.value("new", new)}
        spans = old.is_interval or new.is_interval  # "from 2022 to 2023" stands in no case
        return self.new.finished(self.new.message("diff-title-spans" if spans else "diff-title", periods))

    def _of(self, kind: str, key: str) -> str:
        return heading(self.titles[kind, key], self.new)

    def _whole(self, change: Added | Gone) -> Item:
        title = self._of(change.kind, change.id)
        return Item(self._said("diff-section", title=title) if change.kind == "section" else title)

    # Figures

    def _figure(self, change: FigureChange) -> Item:
        title, old, new = self._of("activity", change.activity), change.old, change.new
        if new is None:
            text = self._said("diff-figure-gone", title=title, old=self.old.in_case(old))
        elif old is None:
            text = self._said("diff-figure-added", title=title, new=self.new.in_case(new))
        else:
            name = {True: "diff-figure-more", False: "diff-figure-less", None: "diff-figure"}[change.more]
            text = self._said(name, title=title, new=self.new.in_case(new), old=self._beside(old, new))
        sheet, writer = (self.differences.old, self.old) if new is None else (self.differences.new, self.new)
        activity = sheet[change.activity]
        return Item(f"{text}. {stated(activity.caveat, activity, writer)}" if activity.caveat else text)

    def _beside(self, old: Measure, new: Measure) -> str:
        """The old figure; what it counts is not said again where that is the same."""
        if isinstance(old, Figure) and isinstance(new, Figure) and (old.noun, old.unit) == (new.noun, new.unit):
            language = self.old.language
            parts = apart(old, language, language.cases[0], self.old.numbers(old))
            if parts.number and apart(new, language, language.cases[0], self.new.numbers(new)).number:
                return f"{parts.qualifier} {parts.number}".strip()
        return self.old.in_case(old)

    # All else

    def _reworded(self, change: Reworded) -> Item:
        title = self._of(change.kind, change.id)
        name = f"field-{change.field}"
        field = self.new.message(name, {}) if name in self.new.language.messages else change.field
        if elsewhere := _elsewhere(change, self.new.language.tag):
            return Item(self._said("diff-field-elsewhere", title=title, field=field, languages=", ".join(elsewhere)))
        own_title = change.kind == "factsheet"  # it stands above them all
        text = self.new.finished(field) if own_title else self._said("diff-field", title=title, field=field)
        was, now = (
            self._value(change, value, sheet, writer)
            for value, sheet, writer in ((change.old, self.differences.old, self.old), (change.new, self.differences.new, self.new))
        )
        if was is None or now is None or was == now:
            return Item(text)
        unstated = self.new.message("diff-unstated", {})
        return Item(text, self._said("diff-was", text=was or unstated), self._said("diff-now", text=now or unstated))

    def _value(self, change: Reworded, value: object, sheet: Factsheet, writer: Writer) -> str | None:
        """What stands in a field, empty if nothing does; `None` where there is no word for it."""
        if value is None or value == ():
            return ""
        if change.kind == "activity":
            return _of_activity(sheet[change.id], change.field, value, writer, self.titles)
        if change.field == "lead" and isinstance(value, Text):
            said = value[writer.language.tag]
            return writer.statement(said, variables(said, None, writer))
        if change.field == "places" and isinstance(value, tuple):
            return writer.in_case(value)
        if change.field == "captions" and isinstance(value, tuple):
            return " ".join(line(caption, writer) for caption in value)
        if isinstance(value, Text):
            return heading(value, writer)
        return line(value, writer) if isinstance(value, Contact | Period | Ordinal | Coordinates | Caption) else None


_SENTENCES = frozenset({"statement", "note", "caveat"})


def _of_activity(record: Activity, field: str, value: object, writer: Writer, titles: Mapping[tuple[str, str], Text]) -> str | None:
    if isinstance(value, Text):
        return stated(value, record, writer) if field in _SENTENCES else heading(value, writer)
    if field == "sections" and isinstance(value, tuple):
        return "; ".join(heading(titles["section", key], writer) for key in value)
    kind: type = type(record)
    if field not in field_names(kind):
        return None
    if field in ("legs", "allocations", "partners") and isinstance(value, tuple):
        return "; ".join(line(part, writer) for part in value)
    if field in ("route", "compared_with"):
        return line(value, writer)
    if field == "frequency":
        return writer.message(f"clause-{value}", {})
    return writer.in_case(field_value(record, field))


def _elsewhere(change: Reworded, language: str) -> list[str]:
    """The languages in which a text changed, if it did not in this one."""
    if not isinstance(change.old, Text) or not isinstance(change.new, Text):
        return []
    old, new = dict(change.old), dict(change.new)
    changed = [tag for tag in sorted(old.keys() | new.keys()) if old.get(tag) != new.get(tag)]
    return [] if language in changed else changed


def _titles(sheet: Factsheet) -> Iterator[tuple[str, str, Text]]:
    yield "factsheet", sheet.id, sheet.title
    yield "delegation", sheet.delegation.id, sheet.delegation.name
    for section in sheet.walk():
        yield "section", section.id, section.title
    for activity in sheet.activities:
        yield "activity", activity.id, activity.title
    for kind, named in (("organisation", sheet.organisations), ("place", sheet.places), ("event", sheet.events)):
        for part in named:
            yield kind, part.id, part.name
    for office in sheet.interlocutors:
        yield "interlocutor", office.id, office.office
