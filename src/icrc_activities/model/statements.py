"""The scan of statements: what an author's sentence refers to, and what it may not hold.

A statement is one line of Fluent a language. Its words are free; its numbers are
not: a digit typed into it, even as a literal in braces, could disagree with the
record unnoticed, so it is refused. This scan needs no Fluent; whether the line
compiles and writes all of its record is asked by `icrc_activities.text.check`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from ..errors import Fault, shown

_PLACEABLE = re.compile(r"\{([^{}]*)\}")
_VARIABLE = re.compile(r"\$([A-Za-z][A-Za-z0-9_-]*)")
_NAMES = re.compile(r"\$?[A-Za-z][A-Za-z0-9_-]*")
_CALL = re.compile(r"\s*(\$|[A-Z]+\s*\(\s*\$)")
_STRING = re.compile(r'"(?:\\.|[^"\\])*"')

RESERVED = (
    *("period", "by", "partners", "coordinated_with", "places", "events", "organisers", "at", "counterparts", "speakers"),
    *("route", "consignee", "occasion", "in_response_to", "topics", "compared_with", "our_role", "from_places", "recipients"),
)
"""The fields of a record that a statement may use by their own names, beside its measures and the ids of its sheet."""


class Scan(NamedTuple):
    """What one line of a statement holds: its variables in order, each once, and its faults."""

    variables: tuple[str, ...]
    faults: tuple[Fault, ...]


@lru_cache(4096)
def scan(line: str, path: str = "") -> Scan:
    """Read one line of a statement without Fluent.

    >>> scan("The hotline answered { NOM($call) } { DATE($period) }.").variables
    ('call', 'period')
    >>> scan("The hotline answered 36 calls.").faults[0].allowed
    'no digit: a number is a variable such as { NOM($call) }'
    """
    faults = []
    inside = _PLACEABLE.findall(line)
    outside = _PLACEABLE.sub(" ", line)
    if "{" in outside or "}" in outside:
        faults.append(Fault(path, shown(line), "braces that close, none within another"))
    if _numbers(outside):
        faults.append(Fault(path, shown(line), "no digit: a number is a variable such as { NOM($call) }"))
    if "\n" in line or "\r" in line:
        faults.append(Fault(path, shown(line), "one line"))
    for content in inside:
        if not _CALL.match(content):
            faults.append(Fault(path, shown(content), "a variable, or a function of one such as { NOM($call) }"))
        if "->" in content:
            faults.append(Fault(path, shown(content), "no selector: AGREE chooses a form"))
        rest = _NAMES.sub(" ", _STRING.sub(" ", content))
        if any(map(_numbers, (rest, *_STRING.findall(content)))):
            faults.append(Fault(path, shown(content), "no number among the words in braces: it belongs to the record"))
    variables = dict.fromkeys(name for content in inside for name in _VARIABLE.findall(_STRING.sub("", content)))
    return Scan(tuple(variables), tuple(faults))


def _numbers(text: str) -> bool:
    """Whether any sign is a number in Unicode's eyes: a digit of any script, a fraction, a Roman or circled numeral."""
    return any(category(sign).startswith("N") for sign in text)
