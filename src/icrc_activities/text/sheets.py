"""The whole sheet as plain text or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Literal, NamedTuple

from ..errors import TooSensitiveError, UnknownKeyError, UnwrittenError, nearest
from ..language import Vocabulary, default_vocabulary
from ..model.activities import Measure, Sensitivity
from ..model.factsheet import Entry, Factsheet, Section
from ..model.organisations import Contact
from ..model.text import Text
from .characters import visible
from .phrases import Parts, apart
from .records import required, variables
from .summaries import told
from .writer import Clause, Context, Writer

Format = Literal["text", "markdown"]
_FORMATS = ("text", "markdown")


_LINES = re.compile(r"\s*[\r\n]+\s*")


class Shown(NamedTuple):
    """A measure where a text writes it.

    Attributes:
        measure: What is measured.
        parts: Its qualifier, number and noun as they stand on their own.
        phrase: Where the text writes it: the first character, and the one after the last.
        number: Where the text writes its number; empty, at the end of the phrase, where it has none.
    """

    measure: Measure
    parts: Parts
    phrase: tuple[int, int]
    number: tuple[int, int]


class Block(NamedTuple):
    """A part of the sheet in reading order.

    Attributes:
        kind: ``title``, ``organisation``, ``delegation``, ``period``, ``heading``, ``lead``, ``entry``, ``caption``, ``note``,
            ``contact`` or ``imprint``.
        level: The depth of a heading, from 1.
        text: Its words.
        sources: Ids of the facts that it shows.
        about: The id of the section that a heading opens, or of the activity that an entry shows.
        aside: How many characters at the end of an entry are its caveat and its note, each with the space before it.
        measures: What an entry measures, in the order of its text.
    """

    kind: str
    level: int
    text: str
    sources: tuple[str, ...] = ()
    about: str = ""
    aside: tuple[int, ...] = ()
    measures: tuple[Shown, ...] = ()


def render(
    factsheet: Factsheet,
    language: str,
    format: Format = "text",  # noqa: A002 - the word that callers expect
    vocabulary: Vocabulary | None = None,
    sensitivity: Sensitivity | str = Sensitivity.PUBLIC,
) -> str:
    """The whole sheet in one language: title, delegation, every section in order, notes and contact.

    Args:
        factsheet: What to write.
        language: BCP 47 tag of a language of the vocabulary.
        format: ``text`` or ``markdown``.
        vocabulary: Words of your own beside the package's.
        sensitivity: The highest level that may be shown; a sheet with a record above it is refused, not shortened.

    Raises:
        TooSensitiveError: If a record is above that level.
        UnwrittenError: If a text would leave something of its record unwritten, or no section shows a record.
        MissingWordError: If the language lacks a noun, a name or a message.
        UnknownKeyError: If there is no such language or format.

    >>> from icrc_activities import datasets
    >>> render(datasets.moscow_2024(), "en", "markdown").startswith("# ")
    True
    """
    if format not in _FORMATS:
        raise UnknownKeyError("format", format, nearest(format, _FORMATS) or _FORMATS)
    write = _markdown if format == "markdown" else _text
    shown = [
        part._replace(text="\n".join(map(visible, part.text.split("\n")))) for part in blocks(factsheet, language, vocabulary, sensitivity)
    ]
    return "\n".join(write(shown)).strip() + "\n"


def blocks(
    factsheet: Factsheet, language: str, vocabulary: Vocabulary | None = None, sensitivity: Sensitivity | str = Sensitivity.PUBLIC
) -> list[Block]:
    """The sheet in reading order, part by part; the arguments and errors are those of `render`."""
    words = (vocabulary or default_vocabulary()).language(language)
    permitted(factsheet, sensitivity)
    shown = {entry.activity for section in factsheet.walk() for entry in section.entries}
    if lost := tuple(activity.id for activity in factsheet.activities if activity.id not in shown):
        raise UnwrittenError(factsheet.id, language, lost)
    return list(_Sheet(factsheet, Writer(words, Context.of(factsheet), factsheet.named, set())).blocks())


def permitted(factsheet: Factsheet, sensitivity: Sensitivity | str) -> None:
    """Refuse a sheet with a record above a level of sensitivity.

    Raises:
        TooSensitiveError: If there is one.
        UnknownKeyError: If there is no such level.
    """
    levels = list(Sensitivity)
    if sensitivity not in levels:
        raise UnknownKeyError("level of sensitivity", sensitivity, nearest(sensitivity, levels) or tuple(levels))
    above = levels[levels.index(Sensitivity(sensitivity)) + 1 :]
    if secret := tuple(activity.id for activity in factsheet.activities if activity.sensitivity in above):
        raise TooSensitiveError(str(sensitivity), secret)


class _Sheet:
    """One pass over a sheet with one writer, so that a full name is said once."""

    def __init__(self, sheet: Factsheet, writer: Writer) -> None:
        self.sheet = sheet
        self.writer = writer
        self.tag = writer.language.tag
        self._elsewhere = _written_elsewhere(sheet)

    def blocks(self) -> Iterator[Block]:
        sheet, writer = self.sheet, self.writer
        yield Block("title", 1, heading(sheet.title, writer), sheet.sources)
        values = {"organisation": writer.value("organisation", (sheet.delegation.organisation,))}
        yield Block("organisation", 1, writer.finished(writer.message("sheet-organisation", values)))
        yield Block("delegation", 1, heading(sheet.delegation.name, writer))
        if sheet.period:
            writer.context = Context()
            yield Block("period", 1, writer.finished(writer.message("sheet-period", {"period": writer.value("period", sheet.period)})))
            writer.context = Context.of(sheet)
        for caption in sheet.captions:
            line = caption.statement[self.tag]
            yield Block("caption", 1, writer.statement(line, variables(line, None, writer)), caption.sources)
        for section in sheet.sections:
            yield from self._section(section, 2, writer.context)
        yield Block("heading", 2, writer.message("sheet-notes", {}))
        yield Block("note", 2, writer.finished(writer.message("note-boundaries", values)))
        if sheet.contact:
            yield from self._contact(sheet.contact)
        if sheet.published:
            yield Block("imprint", 2, writer.message("sheet-imprint", values | {"published": writer.value("published", sheet.published)}))

    def _section(self, section: Section, level: int, around: Context) -> Iterator[Block]:
        writer = self.writer
        yield Block("heading", level, heading(section.title, writer), section.sources, section.id)
        if section.lead:
            writer.context = around
            line = section.lead[self.tag]
            inside = Writer(
                writer.language, Context(section.period or around.period, section.places or around.places), writer.named, writer.said
            )
            values = variables(line, None, inside)
            for value in values.values():
                value.writer = writer
            yield Block("lead", level, writer.statement(line, values))
        elif section.period and section.period != around.period:
            writer.context = around
            yield Block("lead", level, writer.finished(writer.message("section-lead", {"period": writer.value("period", section.period)})))
        within = around.within(section)
        for entry in section.entries:
            writer.context = within
            yield self._entry(entry, level)
        for below in section.sections:
            yield from self._section(below, level + 1, within)
        writer.context = around

    def _entry(self, entry: Entry, level: int) -> Block:
        record = self.sheet[entry.activity]
        elsewhere = self._elsewhere.get(entry.activity, frozenset()) if entry.statement else frozenset()
        said = told(record, self.writer, entry.statement, elsewhere)
        text = " ".join(said)
        aside = tuple(len(part) + 1 for part in said[1:])
        return Block("entry", level, text, (*record.sources, *entry.sources), record.id, aside, _shown(text, self.writer))

    def _contact(self, contact: Contact) -> Iterator[Block]:
        writer = self.writer
        yield Block("heading", 2, writer.message("sheet-contact", {}), contact.sources)
        yield Block("contact", 2, contact.name[self.tag])
        for name, given in (
            ("address", contact.address and contact.address[self.tag]),
            ("phone", contact.phone),
            ("email", contact.email),
            ("web", contact.web),
        ):
            if given:
                yield Block("contact", 2, writer.message(f"contact-{name}", {name: writer.value(name, Clause(partial(str, given)))}))


def heading(title: Text, writer: Writer) -> str:
    """A title as it stands over something: on one line, its typography done."""
    return writer.language.finish.typography(_LINES.sub(" ", title[writer.language.tag]))


def _shown(text: str, writer: Writer) -> tuple[Shown, ...]:
    """The measures that the writer has just written, each where it stands in the finished text."""
    found: list[Shown] = []
    language = writer.language
    plain = _plain(text)
    for measure, number, words in writer.measured:
        taken = [shown.phrase for shown in found]
        phrase = _place(plain, _plain(words), taken) or _place(plain, _plain(words[:1].upper() + words[1:]), taken)
        digits = _place(plain, _plain(number), taken, *(phrase or ())) if number else None
        phrase = phrase or digits
        if phrase:
            parts = apart(measure, language, language.cases[0], writer.numbers(measure))
            found.append(Shown(measure, parts, phrase, digits or (phrase[1], phrase[1])))
    return tuple(sorted(found, key=lambda shown: shown.phrase))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _place(text: str, words: str, taken: Sequence[tuple[int, int]], start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Where words stand in a text as words of their own, outside what is taken."""
    end = len(text) if end is None else end
    while (start := text.find(words, start, end)) >= 0:
        after = start + len(words)
        inside = text[start - 1 : start].isalnum() or text[after : after + 1].isalnum()
        if not inside and all(after <= low or start >= high for low, high in taken):
            return start, after
        start += 1
    return None


def _written_elsewhere(sheet: Factsheet) -> dict[str, frozenset[str]]:
    """For an activity with an entry that writes it whole: its names, which its other entries may leave out."""
    entries = [entry for section in sheet.walk() for entry in section.entries]
    whole = {entry.activity for entry in entries if entry.statement is None} & {entry.activity for entry in entries if entry.statement}
    return {key: frozenset(required(sheet[key], Context())) - set(sheet[key].measures) for key in whole}


def _text(parts: list[Block]) -> Iterator[str]:
    for part in parts:
        if part.kind == "title":
            yield from (part.text, "=" * len(part.text), "")
        elif part.kind == "heading":
            yield from ("", part.text, ("-" if part.level == 2 else "·") * len(part.text), "")
        elif part.kind == "entry":
            yield f"• {part.text}"
        else:
            yield part.text
            if part.kind not in ("contact", "imprint"):
                yield ""


def _markdown(parts: list[Block]) -> Iterator[str]:
    for part in parts:
        text = _ESCAPED.sub(r"\\\g<0>", part.text)
        if part.kind == "title":
            yield from (f"# {text}", "")
        elif part.kind == "heading":
            yield from ("", f"{'#' * min(part.level, 6)} {text}", "")
        elif part.kind in ("entry", "contact", "imprint"):
            yield f"- {text}"
        elif part.kind == "caption":
            yield from (f"*{text}*", "")
        else:
            yield from (text, "")


_ESCAPED = re.compile(r"[\\`*_\[\]<>#|~]|(?<=^)[-+](?= )|^\d+(?=[.)] )")
"""What Markdown would read as its own."""
