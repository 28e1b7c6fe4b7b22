"""What changed between two editions of a sheet, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from ..language import Vocabulary, default_vocabulary
from ..language.languages import Language
from ..model.activities import Activity, Allocation, Comparison, Leg, Measure, Partner, Sensitivity
from ..model.beneficiaries import Beneficiary
from ..model.editions import Added, Differences, FigureChange, Gone, Reworded
from ..model.events import Names
from ..model.factsheet import Caption, Factsheet
from ..model.figures import Change, Figure, unstated
from ..model.organisations import Contact
from ..model.periods import Ordinal, Period
from ..model.places import Coordinates, Route
from ..model.text import Text
from .alike import figures, filled, noun, periods, told_apart, word
from .characters import visible
from .lines import line
from .phrases import apart
from .records import variables
from .sheets import heading, permitted
from .summaries import stated
from .writer import Context, Keys, Writer, counted


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
        MissingTextError: If an edition lacks the language: a text of what changed is not in it.
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


def figure_title(differences: Differences, change: FigureChange, writer: Writer, *, counted: bool = False) -> str:
    """What a figure is about: the title of its activity, and what tells it there from others that count the same; what it counts too."""
    old, new = differences.old[change.activity], differences.new[change.activity]
    among = figures(old, Writer(writer.language, Context(sheet=differences.old), differences.old.named)) | figures(new, writer)
    if change.old and change.new and change.old.name != change.key:
        del among[change.old.name]  # it is the same figure, which the new edition calls otherwise
    return told_apart(heading(new.title, writer), change.key, among, counted=counted)


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
            ("diff-added", tuple(self._whole(change, found.new, self.new) for change in found.added)),
            ("diff-gone", tuple(self._whole(change, found.old, self.old) for change in found.gone)),
            ("diff-reworded", tuple(map(self._reworded, found.reworded))),
        )
        return Changes(self.title(), tuple((self._said(name), items) for name, items in parts if items))

    def _said(self, name: str, **values: str) -> str:
        return self.new.finished(filled(self.new, name, **values))

    def title(self) -> str:
        old, new = self.differences.old.period, self.differences.new.period
        if not old or not new or old == new:
            return self._said("diff-title-plain")
        periods = {"old": self.new.value("old", old), "new": self.new.value("new", new)}
        spans = old.is_interval or new.is_interval  # "from 2022 to 2023" stands in no case
        return self.new.finished(self.new.message("diff-title-spans" if spans else "diff-title", periods))

    def _of(self, kind: str, key: str) -> str:
        title = heading(self.titles[kind, key], self.new)
        return filled(self.new, "diff-of-section", title=title) if kind == "section" else title

    def _whole(self, change: Added | Gone, sheet: Factsheet, writer: Writer) -> Item:
        """What is there in one edition alone: an activity with the first of its figures."""
        if change.kind == "section":
            return Item(self._said("diff-section", title=heading(self.titles["section", change.id], writer)))
        activity = sheet[change.id]
        title = heading(activity.title, writer)
        first = next(iter(activity.measures.values()), None)
        text = self._said("diff-activity", title=title, figure=writer.in_case(first)) if first else title
        return Item(_with_caveat(text, activity, writer))

    # Figures

    def _figure(self, change: FigureChange) -> Item:
        title, old, new = figure_title(self.differences, change, self.new), change.old, change.new
        if new is None:
            text = self._said("diff-figure-gone", title=title, old=self.old.in_case(old))
        elif old is None:
            text = self._said("diff-figure-added", title=title, new=self.new.in_case(new))
        else:
            name = {True: "diff-figure-more", False: "diff-figure-less", None: "diff-figure"}[change.more]
            now, was = self._both(old, new)
            text = self._said(name, title=title, new=now, old=was)
        sheet, writer = (self.differences.old, self.old) if new is None else (self.differences.new, self.new)
        return Item(_with_caveat(text, sheet[change.activity], writer))

    def _both(self, old: Measure, new: Measure) -> tuple[str, str]:
        """The new figure, and the old one so that they differ; what it counts is not said again where that is the same."""
        now, was = self.new.in_case(new), self.old.in_case(old)
        if now == was or (word(old) == word(new) and _unit(old) != _unit(new)):
            return _detailed(now, new, old, self.new), _detailed(was, old, new, self.old)
        if isinstance(old, Figure) and isinstance(new, Figure) and word(old) == word(new):
            language = self.old.language
            parts = apart(old, language, language.cases[0], self.old.numbers(old))
            if parts.number and apart(new, language, language.cases[0], self.new.numbers(new)).number:
                return now, f"{parts.qualifier} {parts.number}".strip()
        return now, was

    # All else

    def _reworded(self, change: Reworded) -> Item:
        title = self._of(change.kind, change.id)
        name = f"field-{change.field}"
        field = self.new.message(name, {}) if name in self.new.language.messages else change.field
        if elsewhere := _elsewhere(change, self.new.language):
            return Item(self._said("diff-field-elsewhere", title=title, field=field, languages=elsewhere))
        own_title = change.kind == "factsheet"  # it stands above them all
        text = self.new.finished(field) if own_title else self._said("diff-field", title=title, field=field)
        sides = ((change.old, self.differences.old, self.old), (change.new, self.differences.new, self.new))
        was, now = (_Values(change, sheet, writer, self.titles).said(value) for value, sheet, writer in sides)
        if was is None or now is None or was == now:
            return Item(text)
        nothing = self.new.message("diff-unstated", {})
        return Item(text, self._said("diff-was", text=was or nothing), self._said("diff-now", text=now or nothing))


class _Values:
    """The values of a field in words."""

    def __init__(self, change: Reworded, sheet: Factsheet, writer: Writer, titles: Mapping[tuple[str, str], Text]) -> None:
        self.field = change.field
        self.record = sheet[change.id] if change.kind == "activity" else None
        self.writer = writer
        self.titles = titles
        self.outcomes = _outcomes(change.old) != _outcomes(change.new)

    def said(self, value: object) -> str | None:
        """A value, empty if there is none; `None` where there is no word for it."""
        writer = self.writer
        if value is None or value == ():
            return ""
        if isinstance(value, Text):
            return self._text(value)
        if isinstance(value, str):
            return writer.in_case((value,)) if self.field in _NAMED else self._word(value)
        if isinstance(value, bool):
            return self._word(str(value).lower())
        if isinstance(value, tuple):
            return self._list(value)
        if isinstance(value, Names):
            return writer.in_case(value) if value.complete else self._open(value)
        return line(value, writer) if isinstance(value, Contact | Period | Ordinal | Coordinates | Route | Comparison) else None

    def _open(self, value: Names) -> str:
        writer = self.writer
        names = [writer.in_case((item,)) for item in writer.several(value)]
        return writer.language.join([*names, writer.message("diff-others", {})])

    def _text(self, value: Text) -> str:
        if self.record and self.field in _SENTENCES:
            return stated(value, self.record, self.writer)
        if self.field == "lead":
            said = value[self.writer.language.tag]
            return self.writer.statement(said, variables(said, None, self.writer))
        return heading(value, self.writer)

    def _word(self, key: str) -> str:
        """A key in the words of the language: by a message of its own, as a noun, or else as it stands."""
        language = self.writer.language
        name = f"{'clause' if self.field == 'frequency' else self.field}-{key}"
        if name in language.messages:
            return self.writer.message(name, {}).strip()
        if self.field == "style":
            return language.finish.words(self._style(key))
        return self.writer.in_case(Keys((key,))) if key in language.nouns else key

    def _style(self, key: str) -> str:
        word = self.writer.language.grammar["style"][key]
        return str(word if isinstance(word, str) else word[0])

    def _list(self, value: tuple[object, ...]) -> str | None:
        writer, first = self.writer, value[0]
        if isinstance(first, Partner):
            return "; ".join(_partners(cast("tuple[Partner, ...]", value), writer))
        if isinstance(first, Caption):
            return " ".join(line(part, writer) for part in value)
        if isinstance(first, Leg | Allocation):
            return "; ".join(line(part, writer) for part in value)
        if isinstance(first, Beneficiary):
            return "; ".join(map(self._group, cast("tuple[Beneficiary, ...]", value)))
        if not isinstance(first, str):
            return None
        if self.field in _TITLED:
            return "; ".join(heading(self.titles[_TITLED[self.field], str(key)], writer) for key in value)
        if self.field in _NAMED:
            return writer.in_case(value)
        return writer.language.join([self._word(str(key)) for key in value])

    def _group(self, group: Beneficiary) -> str:
        """A group with what its own words leave out: what it is, and what came of it if that is what changed."""
        writer = self.writer
        said = writer.in_case((group,))
        apart = [] if word(counted(group)) == (group.group,) else [writer.in_case(unstated(group.group))]
        if self.outcomes and group.outcome:
            apart.append(writer.message(f"outcome-{group.outcome}", {}))
        return filled(writer, "diff-group", group=said, apart=", ".join(apart)) if apart else said


def _outcomes(value: object) -> list[object]:
    """What came of groups, one by one."""
    return [part.outcome for part in value if isinstance(part, Beneficiary)] if isinstance(value, tuple) else []


_SENTENCES = frozenset({"statement", "note", "caveat"})
_NAMED = frozenset(
    {"organisation", "seat", "place", "part_of", "at", "consignee", "occasion", "in_response_to", "by", "places", "organisers"}
)
"""Fields that hold ids of what has a name, alone or in a list."""
_TITLED = {"sections": "section", "part_of": "activity", "same_as": "activity", "may_overlap": "activity"}
"""Fields that hold a list of ids of what has a title, and what that is."""


def _partners(partners: Iterable[Partner], writer: Writer) -> Iterator[str]:
    """Partners, those of one role together; the words do not depend on how many they are, as the name of one may be a plural."""
    roles: dict[str, list[str]] = {}
    for partner in partners:
        roles.setdefault(partner.role, []).append(partner.organisation)
    for role, ids in roles.items():
        yield writer.language.finish.words(writer.message(f"partners-{role}", {"partners": writer.value("partners", tuple(ids))}))


def _with_caveat(text: str, activity: Activity, writer: Writer) -> str:
    return f"{text}. {stated(activity.caveat, activity, writer)}" if activity.caveat else text


def _unit(measure: Measure) -> str:
    if isinstance(measure, Change):
        return measure.after.unit
    return measure.unit if isinstance(measure, Figure) else ""


def _detailed(said: str, measure: Measure, other: Measure, writer: Writer) -> str:
    """A figure with what its words leave out and another does not share: its unit, the times of a change."""
    unit = _unit(measure)
    details = [periods(measure, writer)]
    if unit != _unit(other):
        details.append(filled(writer, "diff-unit", unit=noun(unit, writer)))
    told = ", ".join(filter(None, details))
    return filled(writer, "diff-detailed", what=said, details=told) if told else said


def _elsewhere(change: Reworded, language: Language) -> str:
    """The languages in which a text changed, if it did not in this one."""
    if not isinstance(change.old, Text) or not isinstance(change.new, Text):
        return ""
    old, new = dict(change.old), dict(change.new)
    changed = [tag for tag in sorted(old.keys() | new.keys()) if old.get(tag) != new.get(tag)]
    return "" if language.tag in changed else language.join([language.called(tag) for tag in changed])


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
