"""Charts as plain Vega-Lite, for the tools that draw it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from textwrap import wrap
from typing import Any

from ..errors import NothingToDrawError, UnknownKeyError, nearest
from ..language import Vocabulary, default_vocabulary
from ..model.activities import Sensitivity
from ..model.editions import Differences
from ..model.factsheet import Factsheet
from ..text.editions import title
from ..text.sheets import permitted
from .charts import Bar, Chart, charts, pairs
from .editions import editions, notes
from .words import Texts

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
"""The name of the format, not an address that anything asks."""

EDITIONS = "editions"


def vega(
    of: Factsheet | Differences,
    kind: str | None = None,
    languages: Sequence[str] = ("en",),
    vocabulary: Vocabulary | None = None,
    sensitivity: Sensitivity | str = Sensitivity.PUBLIC,
) -> Spec:
    """A chart of a sheet, or of what changed between two editions, as a Vega-Lite 6 specification with its values inside.

    Titles and labels are in each language, one line below the other; the rows hold every label and figure by language
    (``label_en``, ``figure_en``), and ``usermeta`` the titles, and how the first language writes numbers.

    Of two editions only figures that can be compared are drawn; a line below the title names the others that changed, those in
    another currency and changes such as "from 12 to 35" among them (see `year_on_year`).

    Args:
        of: A sheet, or what `diff` found.
        kind: Of a sheet ``people``, ``deliveries`` or ``allocations``; of two editions ``editions``. Without one, all that there are.
        languages: Tags of languages of the vocabulary.
        vocabulary: Words of your own beside the package's.
        sensitivity: The highest level that may be shown; a sheet with a record above it is refused.

    Raises:
        TooSensitiveError: If a record is above that level.
        MissingTextError: If a sheet lacks a language.
        MissingWordError: If a language lacks a noun, a name or a message.
        UnknownKeyError: If there is no such chart or language.
        NothingToDrawError: If nothing can be drawn.

    >>> from icrc_activities import datasets
    >>> sorted(vega(datasets.moscow_2024(), "allocations", ("en", "ru")))
    ['$schema', 'data', 'encoding', 'height', 'layer', 'title', 'usermeta', 'width']
    """
    tags = (languages,) if isinstance(languages, str) else tuple(languages)
    for sheet in (of.old, of.new) if isinstance(of, Differences) else (of,):
        permitted(sheet, sensitivity)
    if isinstance(of, Differences):
        found = [(EDITIONS, _year_on_year(of, tags, vocabulary))] if pairs(of, tags, vocabulary) else []
    else:
        found = [(chart.kind, _bars(chart)) for chart in charts(of, tags, vocabulary)]
    wanted = [spec for name, spec in found if kind in (None, name)]
    if not wanted:
        if not found and kind in ((None, EDITIONS) if isinstance(of, Differences) else (None,)):
            raise NothingToDrawError("two editions" if isinstance(of, Differences) else "sheet")
        there = tuple(dict.fromkeys(name for name, _ in found))
        raise UnknownKeyError("chart", kind or "any", nearest(kind or "", there) or there)
    body = wanted[0] if len(wanted) == 1 else {"vconcat": wanted}
    meta = {"titles": [_by_language(spec["title"]["text"], tags) for spec in wanted], **_format(tags[0], vocabulary)}
    return {"$schema": SCHEMA, "usermeta": meta, **body}


def _bars(chart: Chart) -> Spec:
    lines = len(chart.title)
    rows = [{"row": index, **_row(bar)} for index, bar in enumerate(chart.bars)]
    return {
        "title": {
            "text": _lines(chart.title),
            "subtitle": _below(chart.notes, chart.bars),
            **_TITLE,
        },
        "data": {"values": rows},
        **_view(lines),
        "layer": [*_layers(_lines(chart.measured), lines), _beside("label", lines)],
    }


def _year_on_year(differences: Differences, languages: Sequence[str], vocabulary: Vocabulary | None) -> Spec:
    lines = len(languages)
    rows: list[Spec] = []
    found = pairs(differences, languages, vocabulary)
    said = notes(differences, found, languages, vocabulary)
    for number, pair in enumerate(found):
        for bar, texts in zip(pair, editions(differences, languages, vocabulary), strict=True):
            rows.append({"pair": number, "row": len(rows) % 2, "edition": _joined(texts), **_row(bar)})
    about = {
        "transform": [{"filter": "datum.row === 0"}],
        "mark": {"type": "text", "align": "left", "baseline": "top", "lineBreak": "\n", "fontWeight": "bold"},
        "encoding": {"x": {"value": 0}, "y": {"value": -8 - _LINE * lines}, "text": {"field": "label"}},
    }
    return {
        "title": {
            "text": [title(differences, tag, vocabulary) for tag in languages],
            "subtitle": _below(said, (pair.new for pair in found)),
            **_TITLE,
        },
        "data": {"values": rows},
        "facet": {"row": {"field": "pair", "type": "ordinal", "header": {"labels": False, "title": None}}},
        "spec": {**_view(lines), "layer": [*_layers(None, lines), _beside("edition", lines), about]},
        "resolve": {"scale": {"x": "independent"}},
    }


_TITLE = {"anchor": "start", "frame": "group", "offset": 16}
_COLOUR = "#2b8a9e"
_LINE = 14
_LONGEST = 100
"""How many characters a line below the title has at most."""
_VAGUE = 60
"""How long the line is that stands for no number."""
_LEAST = {"x": {"value": 0}, "x2": {"value": 3}}
"""How long a bar is at least, however small the number."""


def _view(lines: int) -> Spec:
    # Rows are told apart by their number, not by their label: bars of one label would be stacked into a total.
    row = {"field": "row", "type": "ordinal", "axis": None}
    return {"width": 420, "height": {"step": _LINE * (1 + lines)}, "encoding": {"y": row}}


def _beside(field: str, lines: int) -> Spec:
    """What a row is about, to the left of it."""
    mark = {"type": "text", "align": "right", "dx": -8, "limit": 400, **_broken(lines)}
    return {"mark": mark, "encoding": {"x": {"value": 0}, "text": {"field": field}}}


def _broken(lines: int) -> Spec:
    return {"lineBreak": "\n", "lineHeight": _LINE, "baseline": "middle", "dy": -_LINE / 2 * (lines - 1)}


def _layers(measured: list[str] | None, lines: int) -> list[Spec]:
    """What is certain, what may be, a dotted line for what has no number, and the figure as it is stated."""
    sure, pale = ({"field": name, "type": "quantitative", "stack": None} for name in ("sure", "pale"))
    axis = {"title": measured, "axis": {"grid": True, "tickCount": 4}}
    words = {"type": "text", "align": "left", "limit": 600, **_broken(lines)}
    said = {"text": {"field": "figure"}, "tooltip": [{"field": field} for field in ("label", "figure", "caveat")]}
    numbered, vague = ([{"filter": f"datum.value {sign} null"}] for sign in ("!==", "==="))
    rule = {"type": "rule", "color": _COLOUR, "strokeDash": [2, 5], "strokeWidth": 2}
    return [
        {"mark": {"type": "bar", "color": _COLOUR, "opacity": 0.35}, "encoding": {"x": {**pale, **axis}}},
        {"mark": {"type": "bar", "color": _COLOUR}, "encoding": {"x": sure}},
        {"transform": [{"filter": "datum.sure > 0"}], "mark": {"type": "rect", "color": _COLOUR}, "encoding": _LEAST},
        {"transform": numbered, "mark": {**words, "dx": 5}, "encoding": {"x": pale, **said}},
        {"transform": vague, "mark": rule, "encoding": {"x": {"value": 0}, "x2": {"value": _VAGUE}}},
        {"transform": vague, "mark": {**words, "dx": 5}, "encoding": {"x": {"value": _VAGUE}, **said}},
    ]


def _row(bar: Bar) -> Spec:
    sure, pale = bar.ends
    return {
        "activity": bar.activity,
        "label": _joined(bar.label),
        "figure": _joined(bar.figure),
        "value": _plain(bar.value),
        "upper": _plain(bar.upper),
        "qualifier": bar.qualifier,
        "sure": _plain(sure),
        "pale": _plain(pale),
        "caveat": " ".join(_lines(bar.caveat)),
        **{f"label_{lang}": text for lang, text in bar.label},
        **{f"figure_{lang}": text for lang, text in bar.figure},
    }


def _below(notes: Iterable[Texts], bars: Iterable[Bar]) -> list[str]:
    """The lines below a title: how to read the chart, and what is to be said wherever a figure is, each after what it is about."""
    said = [line for note in notes for line in _lines(note)]
    said += [f"{label.text}: {caveat.text}" for bar in bars for label, caveat in zip(bar.label, bar.caveat, strict=False)]
    return [part for line in said for part in wrap(line, _LONGEST, break_on_hyphens=False)]


def _plain(number: Decimal | None) -> int | float | None:
    """A number as JSON has it; it is drawn, and what is read is the figure's own words."""
    return None if number is None else int(number) if number == number.to_integral_value() else float(number)


def _lines(texts: Texts) -> list[str]:
    return [words.text for words in texts]


def _joined(texts: Texts) -> str:
    """One line a language, so that every row has as many."""
    return "\n".join(_lines(texts))


def _by_language(lines: Sequence[str], languages: Sequence[str]) -> dict[str, str]:
    return dict(zip(languages, lines, strict=True))


def _format(language: str, vocabulary: Vocabulary | None) -> Spec:
    """How the language writes numbers, as d3 and all that draw with it are told."""
    symbols = (vocabulary or default_vocabulary()).language(language).locale.number_symbols["latn"]
    locale = {"decimal": symbols["decimal"], "thousands": symbols["group"], "grouping": [3], "currency": ["", ""]}
    return {"embedOptions": {"formatLocale": locale}}
