"""What a notebook shows of a record, as HTML and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from ..errors import ActivitiesError
from ..language import Vocabulary, default_vocabulary
from ..model.activities import Activity, Sensitivity
from ..model.editions import Differences
from ..model.factsheet import Entry, Factsheet, Section
from ..model.text import Text
from ..text import summary
from ..text.characters import visible
from ..text.editions import changes
from ..text.sheets import heading
from ..text.writer import Context, Writer
from .editions import message, table
from .markup import element
from .markup import html as written

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class _Chosen(NamedTuple):
    language: str = "en"
    vocabulary: Vocabulary | None = None

    @property
    def words(self) -> Vocabulary:
        return self.vocabulary or default_vocabulary()


_chosen = _Chosen()


def display_language(language: str, vocabulary: Vocabulary | None = None) -> None:
    """Choose the language, and words of your own perhaps, in which notebooks show records from now on; at first that is English.

    Raises:
        UnknownKeyError: If the vocabulary has no such language.

    >>> from icrc_activities import over
    >>> display_language("ru")
    >>> len(over(36_000, "call")._repr_markdown_())
    20
    >>> display_language("en")
    """
    global _chosen  # noqa: PLW0603  # a notebook is one reader's
    (vocabulary or default_vocabulary()).language(language)
    _chosen = _Chosen(language, vocabulary)


class _Cell(NamedTuple):
    """A piece of text: in a language, or else in that of the whole; a name of the code, or words."""

    text: str
    lang: str = ""
    code: bool = False


class _Line(NamedTuple):
    """Pieces of text on a line of their own, an item of a list perhaps."""

    cells: tuple[_Cell, ...]
    strong: bool = False
    item: bool = False


class _Table(NamedTuple):
    """Rows, the first cell of each its heading."""

    rows: tuple[tuple[_Cell, ...], ...]
    head: tuple[_Cell, ...] = ()


class _Drawn(NamedTuple):
    """What only HTML shows."""

    element: Element


_Part = _Line | _Table | _Drawn


def html(record: object) -> str:
    """A record as a fragment of HTML in the chosen language."""
    children: list[Element] = []
    for part in _parts(record):
        made = _element(part)
        if made.tag == "li":
            if not children or children[-1].tag != "ul":
                children.append(element("ul", style="margin:.2rem 0 .6rem;padding-left:1.4rem"))
            children[-1].append(made)
        else:
            children.append(made)
    card = "border-left:3px solid #2b8a9e;padding-left:.8rem;max-width:45rem" if isinstance(record, Activity) else ""
    # The classes keep a notebook from reading a dollar sign as the beginning of a formula.
    return written(element("div", *children, class_="icrc-activities tex2jax_ignore mathjax_ignore", lang=_chosen.language, style=card))


def markdown(record: object) -> str:
    """A record as Markdown in the chosen language."""
    return "\n\n".join(text for part in _parts(record) if (text := _text(part))).replace("\n\n- ", "\n- ")


# What is shown


def _parts(record: object) -> list[_Part]:
    try:
        return list(_written(record))
    except ActivitiesError as error:
        # A notebook shows what there is and says what is missing; it is no place to fail.
        return [_Line((_Cell(str(error), "en"),)), *_facts(record)]


def _written(record: object) -> Iterator[_Part]:
    tag = _chosen.language
    if isinstance(record, Enum):
        yield _Line((_Cell(str(record), code=True),))
    elif isinstance(record, Text):
        yield _Table(tuple((_Cell(language, code=True), _Cell(text, language)) for language, text in record))
    elif isinstance(record, Factsheet):
        yield from _contents(record)
    elif isinstance(record, Differences):
        yield from _changes(record)
    elif isinstance(record, Activity):
        said = summary(record, tag, vocabulary=_chosen.vocabulary)
        yield _Line((_title(record.title),), strong=True)
        yield _Line((_Cell(said),))
        label = (_Cell(record.sensitivity, code=True),) if record.sensitivity != Sensitivity.PUBLIC else ()
        yield _Line((_Cell(record.type, code=True), _Cell(record.id, code=True), *label))
    elif type(record).__name__ in _PLAIN:
        yield from _facts(record)
    else:
        yield _Line((_Cell(summary(record, tag, vocabulary=_chosen.vocabulary)),))
        if type(record).__name__ not in _SAID:
            yield from _facts(record)


_SAID = frozenset({"Figure", "Money", "Change", "Ordinal", "Coordinates", "AgeBand", "Rate"})
"""Classes of which one line says all."""

_PLAIN = frozenset({"Bounds", "Entry", "Names", "Total", "FigureChange", "Added", "Gone", "Reworded"})
"""Classes of which no line says anything that their fields do not."""


def _contents(sheet: Factsheet) -> Iterator[_Part]:
    tag, words = _chosen.language, _chosen.vocabulary
    yield _Line((_Cell(summary(sheet, tag, vocabulary=words)),), strong=True)
    name = _title(sheet.delegation.name)
    yield _Line((name._replace(text=name.text[:1].upper() + name.text[1:]),))
    head = tuple(_Cell(message(f"contents-{name}", (tag,), words)[0].text) for name in ("section", "entries", "figures"))
    yield _Table(tuple(_section(sheet, section, depth) for section, depth in _deep(sheet.sections)), head)


def _deep(sections: tuple[Section, ...], depth: int = 0) -> Iterator[tuple[Section, int]]:
    for section in sections:
        yield section, depth
        yield from _deep(section.sections, depth + 1)


_INDENT = "\u2003"


def _section(sheet: Factsheet, section: Section, depth: int) -> tuple[_Cell, ...]:
    """A section's title, and how many entries and figures stand in it and below it."""
    entries = [entry.activity for part, _ in _deep((section,)) for entry in part.entries]
    figures = sum(len(sheet[key].measures) for key in set(entries))
    title = _title(section.title)
    return (title._replace(text=_INDENT * depth + title.text), _Cell(str(len(entries))), _Cell(str(figures)))


def _changes(differences: Differences) -> Iterator[_Part]:
    tag, words = _chosen
    found = changes(differences, tag, words, Sensitivity.CONFIDENTIAL)
    yield _Line((_Cell(found.title if found.parts else message("diff-none", (tag,), words)[0].text),), strong=True)
    drawn = table(differences, (tag,), words)
    if drawn is not None:
        yield _Drawn(drawn)
    for head, items in found.parts:
        yield _Line((_Cell(head),), strong=True)
        for item in items:
            yield _Line(tuple(_Cell(text) for text in item if text), item=True)


def _title(text: Text) -> _Cell:
    """A title in the chosen language, or in the first that it has."""
    tag = _chosen.language
    if tag in text.languages:
        return _Cell(heading(text, Writer(_chosen.words.language(tag), Context(), {})))
    return _Cell(text[text.languages[0]], text.languages[0])


def _facts(record: object) -> Iterator[_Part]:
    """The fields that are filled, by the names that they have in the code."""
    yield _Line((_Cell(type(record).__name__, code=True),))
    filled = ((name, value) for name, value in _fields(record) if value is not None and value != ())
    rows = tuple((_Cell(name, code=True), _plainly(value)) for name, value in filled)
    if rows:
        yield _Table(rows)


def _fields(record: Any) -> Iterator[tuple[str, object]]:
    names = record._fields if isinstance(record, tuple) else [field.name for field in attrs.fields(type(record)) if field.init]  # type: ignore[attr-defined]
    return ((name, getattr(record, name)) for name in names)


_MANY = 20


def _plainly(value: object) -> _Cell:
    """A field's value in words if it has any here, or else as it stands."""
    if isinstance(value, Text):
        return _title(value)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        shown = [_plainly(part).text for part in value[:_MANY]]
        return _Cell("; ".join([*shown, f"… {len(value)}"] if len(value) > _MANY else shown))
    if isinstance(value, Entry):
        return _Cell(value.activity)
    if isinstance(value, Section | Activity | Factsheet):
        return _Cell(value.id)
    if attrs.has(type(value)):
        try:
            return _Cell(summary(value, _chosen.language, vocabulary=_chosen.vocabulary))
        except ActivitiesError:
            return _Cell(", ".join(_plainly(part).text for _, part in _fields(value) if part is not None and part != ()))
    return _Cell(str(value))


# HTML


def _element(part: _Part) -> Element:
    if isinstance(part, _Drawn):
        return part.element
    if isinstance(part, _Table):
        rows = [
            element("tr", *(_cell("td" if at else "th", cell, scope="" if at else "row") for at, cell in enumerate(row)))
            for row in part.rows
        ]
        head = [element("thead", element("tr", *(_cell("th", cell, scope="col") for cell in part.head)))] if part.head else []
        return element("table", *head, element("tbody", *rows))
    cells = [_cell("code" if cell.code else "div" if part.item and at else "span", cell) for at, cell in enumerate(part.cells)]
    return element("div" if not part.item else "li", *(_spaced(cells)), style="font-weight:600" if part.strong else "")


def _spaced(cells: list[Element]) -> Iterator[Element | str]:
    for index, cell in enumerate(cells):
        if index:
            yield " "
        yield cell


def _cell(tag: str, cell: _Cell, scope: str = "") -> Element:
    text = visible(_LINES.sub(" ", cell.text))
    within: str | Element = element("code", text) if cell.code and tag != "code" else text
    style = ""
    if tag in ("th", "td"):
        style = "text-align:left;vertical-align:top;padding:.1rem .6rem .1rem 0;"
        style += "font-weight:600" if scope == "col" else "font-weight:400;overflow-wrap:anywhere"
    return element(tag, within, lang=cell.lang, scope=scope, style=style)


_LINES = re.compile(r"\s*[\r\n]+\s*")


# Markdown


def _text(part: _Part) -> str:
    if isinstance(part, _Drawn):
        return ""
    if isinstance(part, _Table):
        head = part.head or (_Cell(""),) * max(len(row) for row in part.rows)
        lines = [head, None, *part.rows]
        return "\n".join("|" + " --- |" * len(head) if row is None else f"| {' | '.join(map(_escaped, row))} |" for row in lines)
    text = ("  \n  " if part.item else " ").join(map(_escaped, part.cells))
    return f"- {text}" if part.item else f"**{text}**" if part.strong else text


def _escaped(cell: _Cell) -> str:
    text = visible(_LINES.sub(" ", cell.text)).strip(" ")
    if cell.code and _NAME.fullmatch(text):
        return f"`{text}`"
    return _NUMBERED.sub(r"\1\\\2", _MARKS.sub(_mark, text.replace("&", "&amp;"))).replace(_INDENT, "&emsp;")


def _mark(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};" if found[1] else f"\\{found[0]}"


_NAME = re.compile(r"[\w.-]+")
_MARKS = re.compile(r"([\\@]|:(?=//)|(?<=www)\.)|[`*_\[\]<>#|~$]|^[-+=]", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d+)([.)])")
"""What Markdown, or a notebook's, would read as its own; the second at the beginning of a line alone.

A backslash does not keep a formula, a formula's placeholder or an address from being read as such: those are written by their numbers.
"""
