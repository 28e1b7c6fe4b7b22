"""Texts side by side, or one after the other where the terminal is too narrow for columns.

Lines are broken here and not by rich, which breaks them at no-break spaces.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from ..text import Block

NARROWEST, WIDEST = 44, 72
"""How wide a column may be: below, its lines hold too few words; above, the eye loses the next line."""
GAP = "   "
BULLET = "• "


def page(columns: Sequence["Sequence[Block]"], width: int) -> Iterator[Text]:
    """The lines of several texts, block beside block, or whole texts one after the other.

    Args:
        columns: The texts, each with the same kinds of blocks in the same order.
        width: How many characters a line may hold; only a word that is longer goes beyond.
    """
    each = (width - len(GAP) * (len(columns) - 1)) // len(columns)
    if each < NARROWEST:
        for index, column in enumerate(columns):
            if index:
                yield Text()
            yield from _rows([column], min(width, WIDEST))
    else:
        yield from _rows(columns, min(each, WIDEST))


def _rows(columns: Sequence["Sequence[Block]"], width: int) -> Iterator[Text]:
    for index, row in enumerate(zip(*columns, strict=True)):
        kind = row[0].kind
        if index and kind != "entry":
            yield Text()
        for parts in zip_longest(*(_lines(block, width) for block in row), fillvalue=""):
            line = GAP.join(part.ljust(width) for part in parts).rstrip(" ")
            yield Text(line, "bold" if kind in ("title", "heading") else "")


def _lines(block: "Block", width: int) -> list[str]:
    first = BULLET if block.kind == "entry" else ""
    return wrap(block.text, width, initial_indent=first, subsequent_indent=" " * len(first), break_long_words=False, break_on_hyphens=False)
