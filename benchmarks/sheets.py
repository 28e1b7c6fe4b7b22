"""What the sheet to look at and to print costs: run with ``make bench``; it takes some minutes.

HTML against the same sheet as Markdown, PDF against WeasyPrint on the same HTML, and the memory that a thousand sheets
leave behind. Everything is timed in one process and in turn; the figure is the median of the ratios, so a machine that
slows down for a while slows both. No sheet is made twice: each has another title, and nobody gains by remembering the last.
"""

import gc
import itertools
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs

from icrc_activities import Factsheet, Text, datasets, render, to_html, to_pdf

ROUNDS = 15
LANGUAGES = ("en", "ru")
MEGABYTE = 2**20
GRIDS = ".factsheet ul, .factsheet .pair, .factsheet .charts, .factsheet .row, .factsheet .card"


def sheets() -> Iterator[Factsheet]:
    """The sheet of 2024, again and again, each time with another title."""
    sheet = datasets.moscow_2024()
    for number in itertools.count():
        yield attrs.evolve(sheet, title=Text({tag: f"{text} ({number})" for tag, text in sheet.title}))


def ratio(contestant: Callable[[], object], yardstick: Callable[[], object], clock: Callable[[], float]) -> float:
    """How many times as long the one takes as the other."""
    began = clock()
    contestant()
    between = clock()
    yardstick()
    return (between - began) / (clock() - between)


def html_to_markdown(made: Iterator[Factsheet]) -> float:
    """The time of a page in units of the same sheet as Markdown."""

    def once(sheet: Factsheet) -> float:
        return statistics.mean(
            ratio(partial(to_html, sheet, tag), partial(render, sheet, tag, "markdown"), time.process_time) for tag in LANGUAGES
        )

    return statistics.median(once(next(made)) for _ in range(ROUNDS))


def weasyprint_to_pdf(made: Iterator[Factsheet]) -> float | None:
    """The time of WeasyPrint, which is given the page, in units of ours, which is given the records; `None` where it cannot be loaded.

    Version 70 fails on the page's grids after a long time, so it may lay them out one below the other: less than ours does.
    """
    try:
        weasyprint: Any = import_module("weasyprint")
    except (ImportError, OSError) as error:  # it opens Pango by name
        print(f"sheets: WeasyPrint cannot be loaded, so its bound is not checked: {str(error).splitlines()[0]}", file=sys.stderr)
        print("sheets: it is in requirements-bench.lock, and it needs Pango (Debian: apt install libpangoft2-1.0-0)", file=sys.stderr)
        return None

    def once(sheet: Factsheet) -> float:
        page = weasyprint.HTML(string=to_html(sheet, LANGUAGES))
        simpler = weasyprint.CSS(string=f"{GRIDS} {{ display: block !important }}")
        theirs = partial(page.write_pdf, stylesheets=[simpler], pdf_variant="pdf/ua-1")
        return ratio(theirs, partial(to_pdf, sheet, LANGUAGES), time.perf_counter)

    once(next(made))
    return statistics.median(once(next(made)) for _ in range(5))


def resident() -> int:
    """The memory of this process, in bytes."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096


def growth(make: Callable[[Factsheet], object], made: Iterator[Factsheet], early: int = 100, late: int = 1000) -> float:
    """How many megabytes more are held after so many sheets than after the first few."""
    held = 0
    for number, sheet in enumerate(itertools.islice(made, late), start=1):
        make(sheet)
        if number == early:
            held = resident()
    return (resident() - held) / MEGABYTE


def main() -> int:
    """Print a table; 1 if a figure is beyond its bound, or could not be measured."""
    made = sheets()
    for tag in LANGUAGES:
        to_html(next(made), tag)
    to_pdf(next(made), LANGUAGES)
    found = [
        ("HTML : Markdown (time)", html_to_markdown(made), "at most", 3.0),
        ("WeasyPrint : PDF (time)", weasyprint_to_pdf(made), "at least", 5.0),
        ("1,000 pages of HTML over 100 (MB held)", growth(partial(to_html, languages="en"), made), "at most", 10.0),
        ("1,000 files of PDF over 100 (MB held)", growth(partial(to_pdf, languages="en"), made), "at most", 10.0),
    ]
    beyond = False
    for name, figure, bound, limit in found:
        over = figure is None or (figure > limit if bound == "at most" else figure < limit)
        beyond |= over
        shown = "none" if figure is None else f"{figure:.2f}"
        print(f"{name:44} {shown:>8}   {bound} {limit:g}{'   NOT MEASURED' if figure is None else '   BEYOND' if over else ''}")
    return int(beyond)


if __name__ == "__main__":
    sys.exit(main())
