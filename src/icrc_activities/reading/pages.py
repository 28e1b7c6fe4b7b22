"""What a reader sees of an HTML page, as plain text."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from typing import NamedTuple

from .spans import Made

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "  # noqa: SIM905 - a list would take a page
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section select summary table "
    "tbody td textarea tfoot th thead title tr ul".split()
)
"""What begins and ends a line; anything else stands within one."""
_KEPT = frozenset({"pre", "textarea"})
"""Where lines are those of the source."""
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
_UNREAD = frozenset("audio canvas code del iframe kbd noscript object s samp script strike style template video".split())  # noqa: SIM905
"""What is no text, is shown only where something fails, is struck out, or is code."""

_ITEMS, _CELLS, _PARTS = frozenset({"li", "dt", "dd"}), frozenset({"td", "th"}), frozenset({"thead", "tbody", "tfoot"})
_LISTS, _TABLE = frozenset({"ul", "ol", "dl", "menu", "table"}), frozenset({"table"})
_ENDS = {
    **dict.fromkeys(_ITEMS, (_ITEMS, _LISTS)),
    **dict.fromkeys(_CELLS, (_CELLS, _TABLE)),
    "tr": (_CELLS | {"tr"}, _TABLE),
    **dict.fromkeys(_PARTS, (_CELLS | _PARTS | {"tr"}, _TABLE)),
}
"""What a tag ends that was left open, and what it does not reach out of; every other block ends a paragraph."""
_PARAGRAPH = frozenset({"p"})
_WALLS = _CELLS | _TABLE | {"caption", "button"}
_OF_TABLE = _ENDS.keys() | _TABLE | {"caption"}

_DEEPEST = 128
"""How deep elements are held; browsers have such a bound, too."""

_PIECE = re.compile(r"([ \t\n\r\f]+)|(&(?:#[0-9]{1,32}|#[xX][0-9a-fA-F]{1,32}|[a-zA-Z][a-zA-Z0-9]{0,31});?)|[^ \t\n\r\f&]+|&")
_UNSHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MARK = re.compile(r"\s*[\[(]?(?:[0-9]+|\*+)[\])]?\s*")
_SYMBOL = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}$")
_POWERS = {"2": "²", "3": "³"}
_TEN = re.compile(r"(?<![\w.,'’])10$")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_JOINED, _SPACE, _LINE, _CELL, _BLOCK = range(5)
_GAPS = ("", " ", "\n", "\t", "\n\n")
_KEPT_LINES = (_SPACE, _LINE, _BLOCK)


def from_html(source: str, language: str | None = None) -> Made:
    """The text of a page; with a language, without the parts whose ``lang`` is another one."""
    page = _Page(source, language)
    # References are left to us: at a broken one the parser gives up and takes all tags after it for text.
    page.feed(source.replace("&", "+"))
    return page.made


class _Open(NamedTuple):
    """An element that was not closed yet."""

    name: str
    shown: bool = True
    foreign: bool = False
    raised: bool = False
    kept: bool = False


class _Page(HTMLParser):
    """One pass over a page.

    The parser is never told that the page ends: what is left unclosed it then drops, as a browser does, and looks at nothing twice.
    """

    def __init__(self, source: str, language: str | None) -> None:
        super().__init__(convert_charrefs=False)
        self.made = Made()
        self.source = source
        self.language = language and _primary(language)
        self.open = [_Open("")]
        self.gap, self.gap_at = _JOINED, (0, 0)
        self.lines = list(accumulate((len(line) + 1 for line in source.split("\n")), initial=0))

    # What the parser tells.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag in _BLOCKS:
            while self._end(*_ENDS.get(tag, (_PARAGRAPH, _WALLS))):
                pass
        self._begin_line(tag)
        if tag in _VOID:
            return
        given = dict(reversed(attrs))
        above = self.open[-1]
        language = given.get("lang", given.get("xml:lang"))
        foreign = above.foreign if language is None else bool(language and self.language and _primary(language) != self.language)
        unseen = tag in _UNREAD or "hidden" in given or (tag == "dialog" and "open" not in given)
        shown = above.shown and not unseen and not _UNSHOWN.search(given.get("style") or "")
        del self.open[_DEEPEST:]
        self.open.append(_Open(tag, shown, foreign, above.raised or tag == "sup", above.kept or tag in _KEPT))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and what was left open in it."""
        self._end(frozenset({tag}), _TABLE if tag in _OF_TABLE else _WALLS)
        self._begin_line(tag)

    def handle_data(self, data: str) -> None:
        """Read a text between two tags."""
        above = self.open[-1]
        if not above.shown or above.foreign:
            return
        line, column = self.getpos()
        start = self.lines[line - 1] + column
        end = start + len(data)
        if above.raised and _MARK.fullmatch(data):
            self._raised(data.strip(), start, end)
            return
        for piece in _PIECE.finditer(self.source, start, end):
            if piece[1]:
                self._space(piece[0], piece.start(), piece.end())
            else:
                self._show(unescape(piece[0]) if piece[2] else piece[0], piece.start(), piece.end())

    def parse_html_declaration(self, i: int) -> int:
        """A document type; or a marked section, which HTML does not know and the parser may stumble over."""
        return self.parse_bogus_comment(i) if self.rawdata.startswith("<![", i) else super().parse_html_declaration(i)

    # What is made of it.

    def _end(self, names: frozenset[str], walls: frozenset[str]) -> bool:
        """Close the innermost element of these names, unless a wall stands before it; whether there was one."""
        for index in range(len(self.open) - 1, 0, -1):
            name = self.open[index].name
            if name in names:
                del self.open[index:]
                return True
            if name in walls:
                break
        return False

    def _begin_line(self, tag: str) -> None:
        self.gap = max(self.gap, _CELL if tag in _CELLS else _BLOCK if tag in _BLOCKS else _LINE if tag == "br" else _JOINED)

    def _space(self, space: str, start: int, end: int) -> None:
        if self.gap == _JOINED:
            self.gap_at = start, end
        lines = min(space.count("\n"), 2) if self.open[-1].kept else 0
        self.gap = max(self.gap, _KEPT_LINES[lines])

    def _show(self, text: str, start: int, end: int) -> None:
        if self.gap and self.made.length:
            self.made.put(_GAPS[self.gap], *(self.gap_at if self.gap == _SPACE else (start, start)))
        self.gap = _JOINED
        self.made.put(text, start, end)

    def _raised(self, mark: str, start: int, end: int) -> None:
        """A power stands behind the symbol of a measure, or behind a ten; any other raised number is that of a note."""
        if mark in _POWERS and self.gap == _JOINED and _SYMBOL.search(self.made.last):
            self._show(_POWERS[mark], start, end)
        elif mark.isdecimal() and self.gap == _JOINED and _TEN.search(self.made.last):
            self._show(mark.translate(_RAISED), start, end)


def _primary(language: str) -> str:
    return language.strip().partition("-")[0].partition("_")[0].lower()
