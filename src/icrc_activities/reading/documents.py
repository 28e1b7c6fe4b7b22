"""Texts as they are published, and what of them is read."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Literal, get_args

import attrs

from ..errors import UnknownKeyError, nearest
from .markdown import to_html
from .pages import from_html
from .spans import Made

Markup = Literal["text", "markdown", "html"]


@attrs.frozen
class Document:
    """A text as it was given, and as it is read.

    Attributes:
        source: The text with its markup.
        text: What a reader sees of it: without tags, marks, code and comments.
    """

    source: str
    text: str
    _made: tuple[Made, ...] = attrs.field(default=(), repr=False, eq=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        r"""Where a part of the text stands in the source, both in code points.

        >>> page = document("<p>Over <b>36&nbsp;000</b> calls", "html")
        >>> page.text[5:11], page.source[slice(*page.span(5, 11))]
        ('36\xa0000', '36&nbsp;000')
        """
        for made in self._made:
            start, end = made.span(start, end)
        return start, end

    def position(self, at: int) -> tuple[int, int]:
        r"""The line and the column of a place in the source, both from 1; a column is a code point.

        >>> document("One.\nTwo.").position(6)
        (2, 2)
        """
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        return [0, *accumulate(len(line) + 1 for line in self.source.split("\n")[:-1])]


def document(source: str, format: Markup = "text", language: str | None = None) -> Document:  # noqa: A002 - the word that callers expect
    r"""A text with its markup, to be read without it.

    Args:
        source: The text as it is published.
        format: ``text``, ``markdown`` or ``html``.
        language: BCP 47 tag; parts of the page whose ``lang`` is another language are not read.

    Raises:
        UnknownKeyError: If there is no such format.

    >>> document("# Calls\n\n**36\\,000** [calls](https://example.org/2024)", "markdown").text
    'Calls\n\n36,000 calls'
    """
    if format == "text":
        return Document(source, source)
    if format == "html":
        page = from_html(source, language)
        return Document(source, str(page), (page,))
    if format == "markdown":
        blocks, written = to_html(source)
        page = from_html(str(written), language)
        return Document(source, str(page), (page, written, blocks))
    formats = get_args(Markup)
    raise UnknownKeyError("format", format, nearest(format, formats) or formats)
