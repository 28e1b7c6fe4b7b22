"""The reader against labelled texts: what it finds, what it reads it as, and what it takes for a figure that is none."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from icrc_activities import Found, Money, Qualifier, find_figures

FOLDER = Path(__file__).parent / "data" / "reading"
DIGITS = re.compile(r"\d(?:.*\d)?", re.DOTALL)


def labelled(name: str) -> dict[str, list[dict[str, Any]]]:
    """The lines of a file of labels by the text that they belong to."""
    found = defaultdict(list)
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        record = json.loads(line)
        found[record["file"]].append(record)
    return found


FIGURES, TRAPS = labelled("figures.jsonl"), labelled("traps.jsonl")


def number(start: int, text: str) -> range:
    """Where the number of a span stands: from its first digit to its last, or the whole span."""
    digits = DIGITS.search(text)
    return range(start + digits.start(), start + digits.end()) if digits else range(start, start + len(text))


def overlap(label, found: Found) -> int:
    """How much of the number a label and a found figure have in common, in code points."""
    left, right = number(label["start"], label["span"]), number(found.start, found.text)
    return min(left.stop, right.stop) - max(left.start, right.start)


def same(label: str | None, read: Decimal | None) -> bool:
    """Whether a number is the one of a label, which may be a fraction that no decimal can write."""
    if label is None or read is None:
        return label is None and read is None
    return abs(Fraction(label) - Fraction(read)) <= Fraction(label) / 1000 if "/" in label else Fraction(label) == Fraction(read)


def right(label, found: Found) -> bool:
    """Whether value, qualifier and currency of a label are read."""
    low, _, high = (label["value"] or "").partition("..")
    value = found.value
    qualifier = label["qualifier"] in {"range", "other", value.qualifier}
    currency = value.currency if isinstance(value, Money) else None
    return same(low or None, value.value) and same(high or None, value.upper) and qualifier and currency == label["currency"]


def score(language: str) -> tuple[float, float]:
    """Whole F1, and the share of traps taken."""
    whole = labels = claimed = traps = taken = 0
    for file in sorted({*FIGURES, *TRAPS}):
        if f".{language}." not in file:
            continue
        text = (FOLDER / file).read_bytes().decode()
        found = find_figures(text, language)
        stated = [label for label in FIGURES[file] if label["qualifier"] != "other" or label["value"]]
        met = set()
        for label in stated:
            best = max(found, key=lambda one: overlap(label, one))
            if overlap(label, best) > 0 and best.start not in met:
                met.add(best.start)
                whole += right(label, best)
        caught = [one for one in found if one.start not in met and any(overlap(trap, one) > 0 for trap in TRAPS[file])]
        labels += len(stated)
        claimed += len(met) + len(caught)
        traps += len(TRAPS[file])
        taken += len({trap["start"] for trap in TRAPS[file] if any(overlap(trap, one) > 0 for one in caught)})
    return 2 * whole / (labels + claimed), taken / traps


@pytest.mark.parametrize("language", ["en", "ru"])
def test_graded_texts_are_read_right(language):
    """Nearly every figure is found with value, qualifier and currency, and hardly anything else."""
    whole, traps = score(language)
    assert whole >= 0.95
    assert traps <= 0.03


@pytest.mark.parametrize("file", sorted(FIGURES))
def test_spans_lie_in_the_text(file):
    """Each span is the part of the text that it says; spans stand in order and never overlap."""
    text = (FOLDER / file).read_bytes().decode()
    found = find_figures(text, file.split(".")[1])
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))
    assert all(isinstance(one.value.qualifier, Qualifier) for one in found)
