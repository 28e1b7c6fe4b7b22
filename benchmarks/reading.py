"""How fast figures are read, whether ten times the text takes ten times as long, and how fast others read: run with ``make bench``.

Everything is timed in one process, one contestant right after the other and for about as long, in time of the processor.
Each figure is a median, those that compare are medians of ratios, so a machine that slows down for a while slows both.

1 says that a bound is broken, 2 that a contestant is not installed and the rest is right.
"""

import random
import statistics
import sys
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

from icrc_activities import find_figures

TEXTS = Path(__file__).parent.parent / "tests" / "data" / "reading" / "texts"
MEGABYTE = 1_000_000
ROUNDS = 3
SMALL, TIMES = MEGABYTE, 10
"""The smaller text, and how many times as long the greater one is; it is read as often, so that both take as long."""
APART = 0.2
"""How far the two rates may lie apart."""
BESIDE = 50_000
"""How much is read beside others."""
FASTER = 10
"""How many times as fast this package is at least."""

Reader = Callable[[str], object]


def prose(language: str, size: int) -> str:
    """The labelled texts again and again: dense with figures, so slower than most."""
    text = "\n\n".join(path.read_text("utf-8") for path in sorted(TEXTS.glob(f"*.{language}.txt"))) + "\n\n"
    return (text * (size // len(text.encode()) + 1)).encode()[:size].decode(errors="ignore")


def digits(_: str, size: int) -> str:
    """Digits and what separates them, in no order."""
    chance = random.Random(1)  # noqa: S311  # no secret hangs on it
    return "".join(chance.choices("0123456789" * 3 + " ,.'-–:/\u00a0", k=size)).encode()[:size].decode(errors="ignore")


KINDS: dict[str, tuple[Callable[[str, int], str], str]] = {
    "English prose": (prose, "en"),
    "Russian prose": (prose, "ru"),
    "digits and separators": (digits, "en"),
}


def seconds(read: Reader, texts: Sequence[str], times: int = 1) -> float:
    """How long it takes to read all of some texts, so many times."""
    start = process_time()
    for _ in range(times):
        for text in texts:
            read(text)
    return process_time() - start


def by(language: str) -> Reader:
    """What this package reads a language with."""
    return lambda text: find_figures(text, language)


def size_matters() -> bool:
    """Print the rates on both sizes; whether any two lie apart."""
    any_apart = False
    most = 1 / (1 - APART)
    print(f"{'MB/s':24} {'on 1 MB':>9} {'on 10 MB':>9} {'ratio':>7}   (bounds {1 / most:.2f} and {most:.2f})")
    for name, (made, language) in KINDS.items():
        read, small, large = by(language), made(language, SMALL), made(language, SMALL * TIMES)
        seconds(read, [small])
        rounds = [(seconds(read, [small], TIMES), seconds(read, [large])) for _ in range(ROUNDS)]
        megabytes = SMALL * TIMES / MEGABYTE
        rates = [statistics.median(megabytes / spent for spent in column) for column in zip(*rounds, strict=True)]
        ratio = statistics.median(first / second for first, second in rounds)
        apart = not 1 / most <= ratio <= most
        any_apart |= apart
        print(f"{name:24} {rates[0]:9.2f} {rates[1]:9.2f} {ratio:7.2f}{'   APART' if apart else ''}")
    return any_apart


def quantulum() -> Reader:
    """quantulum3 without its classifier, which tells units apart and makes it slower."""
    read: Reader = import_module("quantulum3.parser").parse
    return read


def natasha(name: str) -> Reader:
    """One of natasha's extractors, asked for all that it finds."""
    package: Any = import_module("natasha")
    extractor = getattr(package, name)(package.MorphVocab())
    return lambda text: list(extractor(text))


OTHERS: dict[str, tuple[str, Callable[[], Reader]]] = {
    "quantulum3": ("en", quantulum),
    "natasha, money": ("ru", lambda: natasha("MoneyExtractor")),
    "natasha, dates": ("ru", lambda: natasha("DatesExtractor")),
}


def others_are_near() -> bool:
    """Print how many times as fast this package is; whether it is too few.

    All read the same text one paragraph at a time, which suits quantulum3: it takes three times as long for twice as much at once.
    """
    any_near = False
    print(f"\n{'on 50 kB':24} {'kB/s':>9} {'here':>9} {'ratio':>7}   (bound {FASTER})")
    for name, (language, made) in OTHERS.items():
        other, read = made(), by(language)
        texts = prose(language, BESIDE).split("\n\n")
        first = texts[:20]
        seconds(other, first)
        times = max(round(seconds(other, first) / seconds(read, first)), 1)
        rounds = [(seconds(other, texts), seconds(read, texts, times) / times) for _ in range(ROUNDS)]
        rates = [statistics.median(BESIDE / 1000 / spent for spent in column) for column in zip(*rounds, strict=True)]
        ratio = statistics.median(theirs / ours for theirs, ours in rounds)
        any_near |= ratio < FASTER
        print(f"{name:24} {rates[0]:9.0f} {rates[1]:9.0f} {ratio:7.1f}{'   NEAR' if ratio < FASTER else ''}")
    return any_near


def main() -> int:
    """Print both tables; 1 if a bound is broken, 2 if a contestant is missing."""
    warnings.simplefilter("ignore")  # quantulum3 says that it has no classifier, natasha that pkg_resources is old
    for language in ("en", "ru"):
        find_figures("1", language)
    broken = size_matters()
    try:
        broken |= others_are_near()
    except ModuleNotFoundError as missing:
        print(f"\n{missing.name} is not installed, so nothing is measured beside it: run `make bench`, or install requirements-bench.lock")
        return 1 if broken else 2
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
