"""Figures year on year: what two editions of a sheet state, bar under bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..language import Vocabulary, default_vocabulary
from ..model.activities import Sensitivity
from ..model.editions import Differences
from ..text.editions import edition
from ..text.sheets import permitted
from ..text.writer import Context, Writer
from .charts import Bar, pairs
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

    Each pair has a scale of its own. The pale part of a bar is not certain; a dotted line has no number. It needs no style sheet.

    Args:
        differences: What `diff` found.
        languages: Tags of languages of the vocabulary.
        vocabulary: Words of your own beside the package's.
        sensitivity: The highest level that may be shown; editions with a record above it are refused.

    Raises:
        TooSensitiveError: If a record of an edition is above that level.

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
    if not found:
        return None
    old, new = editions(differences, languages, vocabulary)
    bodies = []
    for pair in found:
        label = element("tr", worded("th", pair.new.label, scope="rowgroup", colspan=2, style=f"{_CELL};padding-top:.8rem"))
        first, second = (
            element("tr", worded("th", name, scope="row", style=f"{_CELL};width:25%"), _figure(bar, strength))
            for name, bar, strength in ((old, pair.old, "0.55"), (new, pair.new, "1"))
        )
        if pair.new.caveat:
            second[-1].append(worded("div", pair.new.caveat))
        bodies.append(element("tbody", label, first, second))
    return element("table", *bodies, style=_TABLE)


_TABLE = "border-collapse:collapse;width:100%;max-width:45rem;overflow-wrap:anywhere"
_CELL = "text-align:left;vertical-align:top;font-weight:400;padding:.3rem .6rem .3rem 0"
_COLOUR = "#2b8a9e"
"""It can be told from a white page and from a black one."""


def _figure(bar: Bar, strength: str) -> Element:
    if bar.value is None:
        drawn = [element("line", x1=0, y1=4, x2="100%", y2=4, stroke=_COLOUR, stroke_width=2, stroke_dasharray="2 5")]
    else:
        drawn = [
            element("rect", width=f"{width}%", height=8, fill=_COLOUR, fill_opacity=opacity)
            for width, opacity in ((bar.pale, "0.35"), (bar.sure, strength))
        ]
    picture = element("svg", *drawn, aria_hidden="true", width="100%", height=8, style="display:block;margin-top:.2rem")
    return element("td", worded("div", bar.figure), picture, style=_CELL)


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
