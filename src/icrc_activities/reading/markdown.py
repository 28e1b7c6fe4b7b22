"""Markdown as HTML, as far as reading its figures needs it: CommonMark with the tables, notes and strike-outs of GitHub."""

from __future__ import annotations

import re
from html import escape

from .spans import Made

_FRONT = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:(?!\1).*\n)*\1[ \t]*(?:\r?\n|\Z)")
_MARKER = re.compile(r"(?:>|[-+*](?=\s|\Z)|([0-9]{1,9})[.)](?=\s|\Z))[ \t]?")
_FENCE = re.compile(r"(`{3,})[^`\n]*\Z|(~{3,})")
_HEADING = re.compile(r"#{1,6}(?=\s|\Z)[ \t]*")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*\Z")
_RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}\s*\Z")
_UNDER_HEAD = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?\s*\Z")
_CELL = re.compile(r"(?:[^|\\]|\\.|\\\Z)+")
_DEFINITION = re.compile(
    r"""\[(?!\^)((?:[^\[\]\\]|\\.)+)\]:[ \t]*(?:<[^<>]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\Z""",
)
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]:[ \t]*")
_RAW = {"<!--": "-->", "<script": "</script>", "<style": "</style>", "<pre": "</pre>", "<textarea": "</textarea>"}
_RAW_TAG = re.compile(r"<!--|<(?:script|style|pre|textarea)(?=[\s>]|\Z)", re.IGNORECASE)

_INLINE = re.compile(
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
    |(?P<line>\\\n|\x20{2,}\n)
    |(?P<code>`+)
    |(?P<drop><(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>|\[\^[^\[\]\s]+\]|~~[^~]+~~)
    |(?P<tag></?[a-zA-Z][a-zA-Z0-9-]*(?:\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*/?>|<[?!](?!--)[^<>]*>)
    |(?P<less><)
    |(?P<open>!?\[)
    |(?P<close>\])
    |(?P<mark>[*_]+)
    |\x20{2,}""",
    re.VERBOSE,
)
_DESTINATION = re.compile(
    r"""\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\([^\s()]*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)""",
)
_LONGEST = 999
_LABEL = re.compile(rf"\[([^\[\]]{{0,{_LONGEST}}})\]")


_TICKS = re.compile("`+")


_DEEPEST = 64
"""How many marks of quotes and items may begin a line."""


def to_html(source: str) -> tuple[Made, Made]:
    """The blocks of a Markdown text, and these as HTML: marks as tags or left out, links without destinations, no code."""
    blocks = _Blocks(source)
    return blocks.made, _Inline(blocks).made


class _Blocks:
    """A text cut into paragraphs, headings, items and cells, without what marks them.

    Attributes:
        made: Their lines.
        ends: Where each begins and ends in it, and whether it is HTML to be left as it is; and the tag that opens it.
        defined: The labels that have a destination.
    """

    def __init__(self, source: str) -> None:
        self.made = Made()
        self.ends: list[tuple[int, int, bool, str]] = []
        self.defined: set[str] = set()
        self.lines: list[tuple[int, str]] = []
        self.items: list[int] = []
        self.quotes = 0
        self.fence = self.raw = ""
        self.table = False
        front = _FRONT.match(source)
        at = front.end() if front else 0
        while at < len(source):
            end = source.find("\n", at) + 1 or len(source)
            self._line(at, source[at:end].rstrip("\r\n"))
            at = end
        self._close()

    def _line(self, start: int, line: str) -> None:
        if self.raw:
            self._hold(start, line, 0)
        elif self.fence:
            if self.fence in line and not line.strip(" \t>").rstrip(self.fence[0]):
                self.fence = ""
        else:
            at, indent = self._content(line)
            text = line[at:]
            if not text.strip():
                self._close()
                self.table = False
            elif indent < 4:
                self._text(start + at, text)
            elif self.lines:
                self.lines.append((start + at, text))

    def _content(self, line: str) -> tuple[int, int]:
        """Where the content of a line begins, behind the marks of quotes and items; and how far it is indented there."""
        at = base = marks = quotes = 0
        while True:
            begin = at + len(line[at:]) - len(line[at:].lstrip(" \t"))
            column = len(line[:begin].expandtabs(4))
            inside = max([base, *(item for item in self.items if item <= column)])
            marker = None if _RULE.match(line, begin) else _MARKER.match(line, begin)
            indent = column - inside
            if marks == _DEEPEST or marker is None or indent >= 4 or self._goes_on(line, marker, column):
                break
            marks += 1
            at = marker.end()
            base = len(line[:at].expandtabs(4))
            quotes += marker[0][0] == ">"
            if marker[0][0] != ">" or quotes > self.quotes:
                self._close()
                self.table = False
            if marker[0][0] != ">":
                self.items = [*(item for item in self.items if item <= column), base]
        if begin < len(line) and not self.lines:
            self.items = [item for item in self.items if item <= column]
        self.quotes = quotes
        return begin, indent

    def _goes_on(self, line: str, marker: re.Match[str], column: int) -> bool:
        """Whether what looks like an item goes on with a paragraph: an empty one does, and a number other than 1 outside a list."""
        if not self.lines or marker[0][0] == ">":
            return False
        later = marker[1] not in {None, "1"} and not (self.items and column < self.items[-1])
        return later or not line[marker.end() :].strip()

    def _text(self, start: int, text: str) -> None:
        if fence := _FENCE.match(text):
            self._close()
            self.fence = fence[1] or fence[2]
        elif heading := _HEADING.match(text):
            inner = text[heading.end() :].rstrip()
            bare = inner.rstrip("#")
            self._alone(start + heading.end(), bare if bare[-1:] in {"", " ", "\t"} else inner)
        elif (self.lines and _UNDERLINE.match(text)) or _RULE.match(text):
            self._close()
        elif tag := _RAW_TAG.match(text):
            self._close()
            self.raw = _RAW[tag[0].lower()]
            self._hold(start, text, tag.end())
        elif not self.lines and (definition := _DEFINITION.match(text)):
            self.defined.add(_label(definition[1]))
        elif note := _NOTE.match(text):
            self._close()
            self.lines.append((start + note.end(), text[note.end() :]))
        elif self.table:
            self._cells(start, text)
        elif len(self.lines) == 1 and "|" in text and "|" in self.lines[0][1] and _UNDER_HEAD.match(text):
            self.table = True
            self._cells(*self.lines.pop())
        else:
            self.lines.append((start, text))

    def _hold(self, start: int, text: str, at: int) -> None:
        """Keep a line of HTML as it is, and see whether it ends here."""
        self.lines.append((start, text))
        if self.raw in text[at:].lower():
            self._close()

    def _cells(self, start: int, text: str) -> None:
        for index, cell in enumerate(_CELL.finditer(text)):
            self._alone(start + cell.start(), cell[0], "<td>" if index else "<tr><td>")

    def _alone(self, start: int, text: str, opening: str = "<p>") -> None:
        self._close()
        self.lines.append((start, text))
        self._close(opening)

    def _close(self, opening: str = "<p>") -> None:
        """End the block that is open, if one is."""
        begin = end = self.made.length
        for index, (start, text) in enumerate(self.lines):
            if index:
                self.made.put("\n", end, start)
            end = start + len(text)
            self.made.put(text, start, end)
        if self.lines:
            self.ends.append((begin, self.made.length, bool(self.raw), opening))
        self.lines.clear()
        self.raw = ""


class _Inline:
    """The marks within blocks."""

    def __init__(self, blocks: _Blocks) -> None:
        self.made = Made()
        self.text = str(blocks.made)
        self.defined = blocks.defined
        table = False
        for begin, end, raw, opening in blocks.ends:
            cell = opening != "<p>"
            edge = "" if cell == table else "<table>" if cell else "</table>"
            self.made.put(edge + opening, begin, begin)
            table = cell
            done = begin
            for start, stop, instead in [] if raw else self._changes(begin, end):
                self.made.put(self.text[done:start], done, start)
                self.made.put(instead, start, stop)
                done = stop
            self.made.put(self.text[done:end], done, end)

    def _changes(self, begin: int, end: int) -> list[tuple[int, int, str]]:
        """What of a block reads otherwise than it stands, in order: from where to where, and how."""
        text = self.text
        changes: list[tuple[int, int, str]] = []
        opened: list[int] = []
        ticks = {len(run[0]): run.start() for run in _TICKS.finditer(text, begin, end)}
        comments_end = text.rfind("-->", begin, end)
        at = begin
        while token := _INLINE.search(text, at, end):
            start, at = token.span()
            match token.lastgroup:
                case "escape":
                    changes += [(start, start + 1, ""), (start + 1, at, escape(text[start + 1], quote=False))]
                case "line":
                    changes.append((start, at, "<br>"))
                case "drop":
                    changes.append((start, at, ""))
                case "code" if ticks[at - start] > start:
                    at = self._closing(at, at - start)
                    changes.append((start, at, ""))
                case "less" if text.startswith("<!--", start) and start < comments_end:
                    at = text.index("-->", start) + 3
                case "less":
                    changes.append((start, at, "&lt;"))
                case "open":
                    opened.append(len(changes))
                    changes.append((start, at, token[0]))
                case "close" if opened:
                    index = opened.pop()
                    target = self._target(changes[index][1], start, at, end)
                    if target:
                        changes[index] = (*changes[index][:2], "")
                        changes.append((start, target, ""))
                        at = target
                case "mark" if self._emphasis(text[begin:start][-1:], text[at:end][:1]):
                    changes.append((start, at, ""))
                case _:
                    pass
        return changes

    def _closing(self, at: int, length: int) -> int:
        """Where the code ends that so many backticks began."""
        return next(run.end() for run in _TICKS.finditer(self.text, at) if len(run[0]) == length)

    def _target(self, opening: int, closing: int, at: int, end: int) -> int:
        """Where a link with this label ends, 0 if it is none."""
        if given := _DESTINATION.match(self.text, at, end):
            return given.end()
        if not self.defined or closing - opening > _LONGEST:
            return 0
        own = _label(self.text[opening:closing])
        other = _LABEL.match(self.text, at, end)
        if other and (_label(other[1]) or own) in self.defined:
            return other.end()
        return at if own in self.defined else 0

    def _emphasis(self, before: str, after: str) -> bool:
        """Whether stars or underscores between these characters are a mark, and no sign of their own."""
        within = before.isalnum() and after.isalnum()
        return not within and bool((before + after).strip())


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()
