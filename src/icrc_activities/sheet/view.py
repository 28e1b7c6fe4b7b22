"""What the page and the printed sheet both show: the sheet's parts in reading order, each in every language asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from ..errors import Fault, InvalidRecordError, shown
from ..language import Vocabulary
from ..model.activities import Sensitivity
from ..model.factsheet import Factsheet
from ..model.money import Money
from ..text import Block, Shown, blocks
from ..text.characters import visible
from .charts import Chart, charts, title
from .editions import message
from .words import Texts, Words, tied


class Run(NamedTuple):
    """A stretch of a sentence, `figure` if it is the number of a measure."""

    text: str
    figure: bool = False


class Big(NamedTuple):
    """The figure that a card shows large; what is missing is empty.

    Attributes:
        qualifier: "over".
        number: "36,000"; of an amount, with its currency where the language writes it in front.
        noun: "calls".
        opens: Whether the sentence begins with it. It is then written there and nowhere else, and the runs go on after it;
            if not, it is a picture of what the runs say: to be seen above them, not to be read out or searched twice.
    """

    qualifier: str
    number: str
    noun: str
    opens: bool


class Said(NamedTuple):
    """What an entry says in one language.

    Attributes:
        lang: The language.
        big: Its main figure; `None` where no figure has a number, and the entry is a plain bullet.
        runs: The sentence or sentences, cut at the numbers.
        asides: The caveat and the note, cut likewise: small, beside the figure.
    """

    lang: str
    big: Big | None
    runs: tuple[Run, ...]
    asides: tuple[tuple[Run, ...], ...]


class Entry(NamedTuple):
    """An activity where a section shows it, in each language.

    Attributes:
        activity: Its id.
        card: Whether it has a big figure in every language.
        said: Its words, a language each.
    """

    activity: str
    card: bool
    said: tuple[Said, ...]

    @property
    def long(self) -> bool:
        """Whether its text is too long to stand beside another's."""
        return any(sum(len(run.text) for run in said.runs) > _LONG for said in self.said)


_LONG = 320


@attrs.define
class Section:
    """A section, or one below it.

    Attributes:
        id: Its id in the sheet.
        level: The depth of its heading: 2, and more below.
        title: Its heading.
        lead: Words between the heading and the entries; may be empty.
        entries: Its activities, in order.
        sections: Those below it.
    """

    id: str
    level: int
    title: Texts
    lead: Texts = ()
    entries: list[Entry] = attrs.Factory(list)
    sections: list[Section] = attrs.Factory(list)

    @property
    def rows(self) -> Iterator[list[Entry]]:
        """The entries in rows that are full: three short cards, two entries, or one across the page."""
        cards = [0, 0]
        for entry in reversed(self.entries):
            cards.append(cards[-1] + 1 if entry.card and not entry.long else 0)
        cards.reverse()
        at = 0
        while at < len(self.entries):
            pair = self.entries[at : at + 2]
            if cards[at] >= 3 and cards[at] != 4:
                count = 3
            elif len(pair) == 2 and not any(entry.long for entry in pair) and (cards[at] or cards[at + 1] % 3 or not pair[1].card):
                count = 2
            else:
                count = 1
            yield self.entries[at : at + count]
            at += count


@attrs.define
class View:
    """A sheet in reading order.

    Attributes:
        languages: The languages of every text, in order.
        title: Its heading.
        organisation: The body whose delegation reports.
        delegation: The delegation.
        period: The period it speaks for; may be empty.
        captions: Words under pictures, which themselves are not shown: a label says so.
        sections: Its sections.
        charts_title: The heading of the charts; may be empty.
        charts: What can be compared.
        notes_title: The heading of the notes.
        notes: The notes.
        contact_title: The heading of the contact; may be empty.
        contact: Lines of the contact.
        imprint: Who published it, and when; may be empty.
    """

    languages: tuple[str, ...]
    title: Texts = ()
    organisation: Texts = ()
    delegation: Texts = ()
    period: Texts = ()
    captions: list[Texts] = attrs.Factory(list)
    sections: list[Section] = attrs.Factory(list)
    charts_title: Texts = ()
    charts: tuple[Chart, ...] = ()
    notes_title: Texts = ()
    notes: list[Texts] = attrs.Factory(list)
    contact_title: Texts = ()
    contact: list[Texts] = attrs.Factory(list)
    imprint: Texts = ()


def view(
    factsheet: Factsheet,
    languages: Sequence[str],
    vocabulary: Vocabulary | None = None,
    sensitivity: Sensitivity | str = Sensitivity.PUBLIC,
) -> View:
    """The sheet as it is shown, in one language or in several side by side.

    Raises:
        InvalidRecordError: If there is no language, or one stands twice.

    The other errors are those of `render`.

    >>> from icrc_activities import datasets
    >>> view(datasets.moscow_2024(), ("en", "ru")).sections[0].entries[0].said[0].big
    Big(qualifier='', number='31,000', noun='vulnerable people', opens=False)
    """
    tags = (languages,) if isinstance(languages, str) else tuple(languages)
    if not tags or len(set(tags)) < len(tags):
        raise InvalidRecordError("sheet", (Fault(".languages", shown(languages), "at least one language, each once"),))
    made = View(tags)
    above: list[Section] = []
    # One sheet in every language has the same parts in the same order.
    for parts in zip(*(blocks(factsheet, tag, vocabulary, sensitivity) for tag in tags), strict=True):
        part = parts[0]
        texts = tuple(Words(tag, visible(tied(block.text))) for tag, block in zip(tags, parts, strict=True))
        if part.kind == "heading" and part.about:
            section = Section(part.about, part.level, texts)
            del above[part.level - 2 :]
            (above[-1].sections if above else made.sections).append(section)
            above.append(section)
        elif part.kind == "heading" and made.notes_title:
            made.contact_title = texts
        elif part.kind == "heading":
            made.notes_title = texts
        elif part.kind == "lead":
            above[-1].lead = texts
        elif part.kind == "entry":
            above[-1].entries.append(_entry(tags, parts))
        elif part.kind == "delegation":
            made.delegation = tuple(Words(tag, text[:1].upper() + text[1:]) for tag, text in texts)
        elif part.kind == "caption":
            labels = message("sheet-caption", tags, vocabulary)
            made.captions.append(tuple(Words(tag, f"{label.text} {text}") for label, (tag, text) in zip(labels, texts, strict=True)))
        elif part.kind in _LISTS:
            getattr(made, _LISTS[part.kind]).append(texts)
        else:
            setattr(made, part.kind, texts)
    made.charts = charts(factsheet, tags, vocabulary)
    if made.charts:
        made.charts_title = title(tags, vocabulary)
    return made


_LISTS = {"note": "notes", "contact": "contact"}


def _entry(languages: tuple[str, ...], parts: tuple[Block, ...]) -> Entry:
    main = _main(parts)
    said = tuple(_said(tag, _held(part), measure) for tag, part, measure in zip(languages, parts, main, strict=True))
    return Entry(parts[0].about, main[0] is not None, said)


def _held(part: Block) -> Block:
    """An entry in whose text no line ends within a number, or between it and its qualifier or its noun."""
    text = tied(part.text)
    for measure in part.measures:
        low, high = measure.number
        if low < high:
            start, end = max(low - 1, measure.phrase[0]), min(high + 1, measure.phrase[1])
            text = text[:start] + _close(text[start:low]) + _number(text[low:high]) + _close(text[high:end]) + text[end:]
    return part._replace(text=text)


def _number(text: str) -> str:
    """A number on one line, unless a narrow one could not hold it."""
    return _close(text) if len(text) <= _NARROW else text


def _close(text: str) -> str:
    return text.replace(" ", "\u00a0")


_NARROW = 20


def _main(parts: tuple[Block, ...]) -> Sequence[Shown | None]:
    """The same figure in each language: an amount of money, or else the first that the first language writes with a number."""
    written = [{shown.measure.name: shown for shown in reversed(part.measures) if shown.parts.number} for part in parts]
    common = [shown.measure for shown in parts[0].measures if all(shown.measure.name in each for each in written)]
    main = next((measure for measure in common if isinstance(measure, Money)), common[0] if common else None)
    return [each[main.name] for each in written] if main else [None] * len(parts)


def _said(lang: str, part: Block, main: Shown | None) -> Said:
    bounds = [len(part.text)]
    for length in reversed(part.aside):
        bounds.insert(0, bounds[0] - length)
    big, start = None, 0
    if main:
        opens = main.phrase[0] == 0 and _WORDS.search(part.text, main.phrase[1], bounds[0]) is not None
        big = _big(_opening(part.text, main) if opens else main.parts, opens=opens)
        start = main.phrase[1] if opens else 0
    runs = tuple(_runs(part, start, bounds[0]))
    asides = tuple(tuple(_runs(part, low + 1, high)) for low, high in pairwise(bounds))
    return Said(lang, big, runs, asides)


_WORDS = re.compile(r"\w")


def _opening(text: str, main: Shown) -> tuple[str, str, str]:
    """Qualifier, number and noun of the figure as the sentence has them."""
    low, high = main.number
    return text[:low].strip(), text[low:high], text[high : main.phrase[1]].strip()


def _big(parts: tuple[str, str, str], *, opens: bool) -> Big:
    qualifier, number, noun = map(visible, parts)
    return Big(qualifier, _number(number), tied(noun), opens)


def _runs(part: Block, start: int, end: int) -> Iterator[Run]:
    """A stretch of the text, cut at the numbers in it."""
    at = start
    for low, high in (measure.number for measure in part.measures):
        if at <= low < high <= end:
            if at < low:
                yield Run(visible(part.text[at:low]))
            yield Run(visible(part.text[low:high]), figure=True)
            at = high
    if at < end:
        yield Run(visible(part.text[at:end]))
