"""Figures year on year: what two editions of a sheet state, bar under bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..language import Vocabulary, default_vocabulary
from ..model.activities import Sensitivity
from ..model.editions import Differences
from ..text.alike import filled
from ..text.editions import edition
from ..text.sheets import permitted
from ..text.writer import Context, Writer
from .charts import Bar, Pair, pairs, undrawn
from .markup import element, html, worded
from .words import Texts, Words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def year_on_year(
    differences: Differences,
    languages: Sequence[str] = ("en",),
    vocabulary: Vocabulary | None = None,
    sensitivity: Sensitivity | str = Sensitivity.PUBLIC,
) -> str:
    """The figures that changed between two editions, as an HTML table with a bar for each edition; empty if there are none.

    Each pair has a scale of its own. The pale part of a bar is not certain; a dotted line has no number: where there are such,
    a line below says so. Another names what changed and is not drawn: a figure that one edition alone states, an amount in
    another currency, a figure in another unit or counted otherwise, a change such as "from 12 to 35", two figures without a
    number. If that is all that changed, there is this line and no table. It needs no style sheet.

    Args:
        differences: What `diff` found.
        languages: Tags of languages of the vocabulary.
        vocabulary: Words of your own beside the package's.
        sensitivity: The highest level that may be shown; editions with a record above it are refused.

    Raises:
        TooSensitiveError: If a record of an edition is above that level.
        MissingTextError: If an edition lacks a language: a title or a caveat of what changed is not in it.
        MissingWordError: If a language lacks a noun, a name or a message.
        UnknownKeyError: If there is no such language.

    >>> from icrc_activities import datasets, diff, over
    >>> last = datasets.moscow_2024()
    >>> this = last.evolve("hotline_calls", services=(over(40_000, "call"), *last["hotline_calls"].services[1:]))
    >>> year_on_year(diff(last, this)).startswith("<table")
    True
    """
    for sheet in (differences.old, differences.new):
        permitted(sheet, sensitivity)
    found = table(differences, (languages,) if isinstance(languages, str) else languages, vocabulary)
    return "" if found is None else html(found)


def table(differences: Differences, languages: Sequence[str], vocabulary: Vocabulary | None = None) -> Element | None:
    """What `year_on_year` gives, as an element."""
    found = pairs(differences, languages, vocabulary)
    below = notes(differences, found, languages, vocabulary)
    if not found:
        return worded("p", *below) if below else None
    old, new = editions(differences, languages, vocabulary)
    bodies = []
    for pair in found:
        label = element("tr", worded("th", pair.new.label, scope="rowgroup", colspan=2, style=f"{_CELL};padding-top:.8rem"))
        first, second = (
            element("tr", worded("th", name, scope="row", style=f"{_CELL};width:25%"), _figure(bar, colour))
            for name, bar, colour in ((old, pair.old, _OLD), (new, pair.new, _NEW))
        )
        if pair.new.caveat:
            second[-1].append(worded("div", pair.new.caveat))
        bodies.append(element("tbody", label, first, second))
    if below:
        said = element("td", *(worded("div", note) for note in below), colspan=2, style=f"{_CELL};padding-top:.8rem;font-size:.9em")
        bodies.append(element("tfoot", element("tr", said)))
    return element("table", *bodies, style=_TABLE)


_TABLE = "border-collapse:collapse;width:100%;max-width:45rem;overflow-wrap:anywhere"
_CELL = "text-align:left;vertical-align:top;font-weight:400;padding:.3rem .6rem .3rem 0"
_OLD, _NEW = "#75808c", "#2b8a9e"
"""Both can be told from a white page and from a black one, and neither looks like a pale end."""
_LEAST = 3
"""As wide is what there is any of, in pixels; a pale end is as much again."""


def _figure(bar: Bar, colour: str) -> Element:
    if bar.value is None:
        drawn = [element("line", x1=0, y1=4, x2="100%", y2=4, stroke=colour, stroke_width=2, stroke_dasharray="2 5")]
    else:
        sure, pale = bar.ends
        least = _LEAST if sure == pale else 2 * _LEAST
        drawn = [
            element("rect", width=f"{width}%" if width >= 1 or not end else shortest, height=8, fill=colour, fill_opacity=opacity)
            for width, end, shortest, opacity in ((bar.pale, pale, least, "0.35"), (bar.sure, sure, _LEAST, "1"))
        ]
    picture = element("svg", *drawn, aria_hidden="true", width="100%", height=8, style="display:block;margin-top:.2rem")
    return element("td", worded("div", bar.figure), picture, style=_CELL)


def notes(differences: Differences, found: Sequence[Pair], languages: Sequence[str], vocabulary: Vocabulary | None) -> tuple[Texts, ...]:
    """How to read the bars, and what is not drawn."""
    bars = [bar for pair in found for bar in pair]
    names = ["chart-pale"] if any(bar.sure < bar.pale for bar in bars) else []
    names += ["chart-dotted"] if any(bar.value is None for bar in bars) else []
    said = [message(name, languages, vocabulary) for name in names]
    if left := undrawn(differences, languages, vocabulary):
        words = vocabulary or default_vocabulary()
        titles = ("; ".join(text for _, text in each) for each in zip(*left, strict=True))
        writers = (Writer(words.language(tag), Context(), {}) for tag in languages)
        lines = (writer.finished(filled(writer, "chart-undrawn", titles=each)) for writer, each in zip(writers, titles, strict=True))
        said.append(tuple(map(Words, languages, lines)))
    return tuple(said)


def editions(differences: Differences, languages: Sequence[str], vocabulary: Vocabulary | None = None) -> tuple[Texts, Texts]:
    """What to call the old edition, and the new."""
    words = vocabulary or default_vocabulary()
    old, new = differences.old, differences.new
    writers = [Writer(words.language(tag), Context(), {}) for tag in languages]
    named = ((old, new, "diff-edition-old"), (new, old, "diff-edition-new"))
    before, after = (tuple(Words(w.language.tag, edition(sheet, other, w, key)) for w in writers) for sheet, other, key in named)
    return before, after


def message(name: str, languages: Sequence[str], vocabulary: Vocabulary | None = None) -> Texts:
    """A message without variables, in each language."""
    words = vocabulary or default_vocabulary()
    return tuple(Words(tag, words.language(tag).messages.write(name, {})) for tag in languages)
