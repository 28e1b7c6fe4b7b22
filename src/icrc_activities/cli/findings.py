"""What is wrong with texts: one line each, as linters print it, or as JSON."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from attrs import frozen
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from ..reading import Document, Finding, Pair

Format = Literal["text", "json"]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_INDENT, _BEFORE = "    ", 30
_FIGURE = "bold red underline"


@frozen
class Place:
    """A part of a file's text."""

    file: Path
    document: "Document"
    start: int
    end: int

    def __str__(self) -> str:
        line, column = self.document.position(self.start)
        return f"{self.file}:{line}:{column}"

    def facts(self) -> dict[str, object]:
        """Where it is, in every way that a program may ask for."""
        line, column = self.document.position(self.start)
        end_line, end_column = self.document.position(self.end)
        return {
            "file": str(self.file),
            "line": line,
            "column": column,
            "end_line": end_line,
            "end_column": end_column,
            "start": self.start,
            "end": self.end,
            "text": self.document.source[self.start : self.end],
        }


@frozen
class Remark:
    """What is wrong with a place.

    Attributes:
        place: Which.
        kind: What is wrong, in a word.
        message: The same in a sentence.
        more: What else a program may ask for.
        beside: The place or the file that it is compared with.
    """

    place: Place
    kind: str
    message: str
    more: dict[str, object]
    beside: Place | Path | None = None

    def __str__(self) -> str:
        beside = f" ({self.beside})" if self.beside else ""
        return f"{self.place}: {_CONTROL.sub(' ', self.message)}{beside}"


def checked(file: Path, document: "Document", findings: "Iterable[Finding]") -> Iterator[Remark]:
    """What a check found in a text."""
    for each in findings:
        yield Remark(Place(file, document, each.start, each.end), each.kind, each.message, {"activity": each.activity})


def compared(files: tuple[Path, Path], documents: "tuple[Document, Document]", pairs: "Iterable[Pair]") -> Iterator[Remark]:
    """What differs between two texts: at its place in the second, or in that which alone has it."""
    for pair in pairs:
        first, second = (
            found and Place(file, document, *document.span(found.start, found.end))
            for file, document, found in zip(files, documents, (pair.a, pair.b), strict=True)
        )
        place = second or first
        if pair.agreement != "same" and place:
            other = first if second else None
            more: dict[str, object] = {"other": other and other.facts()}
            yield Remark(place, pair.agreement, pair.message, more, other or files[0 if second else 1])


def show(remarks: list[Remark], form: Format, console: Console) -> None:
    """Print them, on a terminal with colours each with its line of the text."""
    if form == "json":
        facts = [{**each.place.facts(), "kind": str(each.kind), "message": each.message, **each.more} for each in remarks]
        print(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    for each in remarks:
        if console.color_system:
            console.print(Text(str(each)), soft_wrap=True)
            if each.place.start < each.place.end:
                console.print(_excerpt(each.place), no_wrap=True, overflow="ellipsis")
        else:
            print(each)


def _excerpt(place: Place) -> Text:
    """The line of the text, or its part around the place."""
    source = place.document.source
    begin = source.rfind("\n", 0, place.start) + 1
    end = source.find("\n", place.start)
    cut = max(begin, place.start - _BEFORE)
    lead = _INDENT + ("…" if cut > begin else "")
    line = Text(lead + _CONTROL.sub(" ", source[cut : end if end >= 0 else None]))
    line.stylize(_FIGURE, len(lead) + place.start - cut, len(lead) + place.end - cut)
    return line
