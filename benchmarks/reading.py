"""How fast figures are read: megabytes a second on 1 MB and 10 MB, and on digits and separators alone.

    python benchmarks/reading.py

The script fails if the rates of the two sizes lie apart, whatever they are.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from time import process_time

from icrc_activities import find_figures

TEXTS = Path(__file__).parent.parent / "tests" / "data" / "reading" / "texts"
MEGABYTE = 1_000_000
NEARLY = 0.2
"""How far the rates of two sizes may lie apart, as a share of the greater one."""


def prose(language: str, size: int) -> str:
    """The labelled texts again and again: dense with figures, so slower than most."""
    text = "\n\n".join(path.read_text("utf-8") for path in sorted(TEXTS.glob(f"*.{language}.txt"))) + "\n\n"
    return text * (size // len(text.encode()) + 1)


def digits(size: int) -> str:
    """Digits and what separates them, in no order."""
    chance = random.Random(1)  # noqa: S311  # no secret hangs on it
    return "".join(chance.choices("0123456789" * 3 + " ,.'-–:/\u00a0", k=size))


def rate(text: str, language: str) -> float:
    """Megabytes a second of the processor's time, the best of three."""
    best = min(_seconds(text, language) for _ in range(3))
    return len(text.encode()) / MEGABYTE / best


def _seconds(text: str, language: str) -> float:
    start = process_time()
    find_figures(text, language)
    return process_time() - start


def rates() -> list[tuple[str, float, float]]:
    """What was read, and the rates on 1 MB and on 10 MB of it."""
    small, large = MEGABYTE, 10 * MEGABYTE
    found = [
        (f"{language} prose", rate(prose(language, small), language), rate(prose(language, large), language)) for language in ("en", "ru")
    ]
    return [*found, ("digits alone", rate(digits(small), "en"), rate(digits(large), "en"))]


def main() -> int:
    """Print a table of the rates; 1 if ten times the text does not take ten times as long."""
    for language in ("en", "ru"):
        find_figures("1", language)
    any_apart = False
    for name, small, large in rates():
        apart = abs(small - large) > NEARLY * max(small, large)
        any_apart |= apart
        print(f"{name:14}{small:6.2f} MB/s on 1 MB {large:6.2f} MB/s on 10 MB{'   APART' if apart else ''}")
    return int(any_apart)


if __name__ == "__main__":
    sys.exit(main())
