"""A text of a sheet in each of its languages."""

from __future__ import annotations

import re
from typing import NamedTuple


class Words(NamedTuple):
    """A text in one language."""

    lang: str
    text: str


Texts = tuple[Words, ...]
"""The same words in each language of the sheet, in the order of its languages."""


def tied(text: str) -> str:
    r"""A text of the same length in which no line ends behind a word of one letter, or between a short word and a number.

    >>> tied("a day from 12 to 35")
    'a\xa0day from\xa012 to\xa035'
    """
    return _SHORT.sub("\\1\u00a0", text)


_SHORT = re.compile(r"(?<![\w'\u2019-])([^\W\d_]{1,4}(?= \d)|[^\W\d_](?= \w\w)) ")
