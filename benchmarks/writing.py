"""What writing costs, in units of one ``format_decimal`` of Babel: run with ``make bench``.

Everything is timed in one process, contestant and yardstick in turn and for about as long, in time of the processor;
the figure is the median of the ratios, so a machine that slows down for a while slows both.
"""

import statistics
import sys
import time
from collections.abc import Callable

from babel import Locale
from babel.numbers import format_decimal

from icrc_activities import Programme, Text, datasets, exactly, over, phrase, render, summary

ROUNDS = 31
RUSSIAN = Locale("ru")
CALLS = over(36_000, "call")
SHEET = datasets.moscow_2024()
TWO_COUNTS = Programme(
    id="hotline",
    title=Text.of(ru="-"),
    figures=(CALLS, exactly(53, "truck")),
    statement=Text.of(ru="{ ACC($call) }, { AGREE($truck, verb-was-sent) } { NOM($truck) }."),
)

CONTESTANTS: dict[str, tuple[Callable[[], object], int, float]] = {
    "a warm phrase": (lambda: phrase(CALLS, "ru"), 4000, 0.4),
    "a sentence with two counts": (lambda: summary(TWO_COUNTS, "ru"), 400, 5),
    "the 2024 sheet in English": (lambda: render(SHEET, "en"), 2, 1500),
    "the 2024 sheet in Russian": (lambda: render(SHEET, "ru"), 2, 1500),
}
"""What is timed, how often a round, and the most that it may cost."""


def seconds(function: Callable[[], object], times: int) -> float:
    """The mean time of one call."""
    start = time.process_time()
    for _ in range(times):
        function()
    return (time.process_time() - start) / times


def main() -> int:
    """Print a table of the medians; 1 if one is over its bound."""
    for function, _, _ in CONTESTANTS.values():
        function()
    ratios: dict[str, list[float]] = {name: [] for name in CONTESTANTS}
    for _ in range(ROUNDS):
        for name, (function, times, _) in CONTESTANTS.items():
            unit = seconds(lambda: format_decimal(36000, locale=RUSSIAN), 1500)
            ratios[name].append(seconds(function, times) / unit)
    over_bound = False
    print(f"{'':28} {'median':>9} {'bound':>7}   (1 = one babel.numbers.format_decimal)")
    for name, (_, _, bound) in CONTESTANTS.items():
        median = statistics.median(ratios[name])
        over_bound |= median > bound
        print(f"{name:28} {median:9.2f} {bound:7}{'   OVER' if median > bound else ''}")
    return int(over_bound)


if __name__ == "__main__":
    sys.exit(main())
