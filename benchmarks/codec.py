"""What JSON costs beside other libraries, on the same documents with the same constraints: run with ``make bench``.

Every peer is timed in one process with this library, in turn and for about as long; a figure is the median of the ratios,
so a machine that slows down for a while slows both. The documents are the activities of the 2024 sheet, multiplied: each copy
has ids, numbers and periods of its own, and texts that repeat as they do from year to year; "nothing repeats" has other texts, too.

    python benchmarks/codec.py [--rounds 21] [--lines 1000000]
"""

import argparse
import gc
import io
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
import types
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import cattrs
from codec_peers import Library, module

from icrc_activities import Activity, datasets, dumps, loads, make_converter, write_lines
from icrc_activities.codec.documents import written

Decode = Callable[[bytes], Any]
Encode = Callable[[Any], Any]
MANY = tuple[Activity, ...]
SLICE = 0.03
AIMS = {
    "decode a line": (1.3, 0.45, 3),
    "decode a line, keys looked for": (0.8,),
    "decode a document of 100": (2, 0.5, 3),
    "encode a line": (1.6, 0.35, 1.8),
    "encode a document of 100": (2.5, 0.27, 1.8),
}
"""How many times as fast as pydantic, msgspec.Struct and cattrs with orjson this library is to be, where texts repeat."""


class Contestant(NamedTuple):
    """How a library reads and writes a line, and a document of a hundred."""

    decode: Decode
    encode: Encode
    decode_many: Decode
    encode_many: Encode


def documents(count: int, *, varied: bool = False) -> list[bytes]:
    """So many lines."""
    chance = random.Random(2024)  # noqa: S311  # the same each time
    sheet = [json.loads(dumps(activity)) for activity in datasets.moscow_2024().activities]

    def changed(value: Any, key: str, copy: int) -> Any:
        if isinstance(value, dict):
            if varied and "en" in value:
                return {language: f"{text} {copy}" for language, text in value.items()}
            return {name: changed(part, name, copy) for name, part in value.items()}
        if isinstance(value, list):
            return [changed(part, key, copy) for part in value]
        if key in {"value", "amount"} and value is not None:
            return str(int(float(value)) + chance.randrange(1, 1000))
        if key == "upper" and value is not None:
            return str(int(float(value)) + 1000)
        if key == "period" and value is not None:
            return value.replace("2024", str(1995 + copy % 30))
        return f"{value}-{copy}" if key == "id" else value

    made = (changed(sheet[index % len(sheet)], "", index // len(sheet)) for index in range(count))
    return [json.dumps(each, ensure_ascii=False, separators=(",", ":")).encode() for each in made]


def peer(library: Library) -> Contestant:
    """A library with its own classes."""
    made = types.ModuleType(f"peer_{library}")
    sys.modules[made.__name__] = made
    exec(module(library), made.__dict__)  # noqa: S102
    return Contestant(made.decode, made.encode, made.decode_many, made.encode_many)


def with_cattrs() -> Contestant:
    """Our own classes by cattrs with orjson, as they were before there was a fast path."""
    converter: cattrs.Converter = make_converter()
    orjson: Any = import_module("orjson")
    return Contestant(
        lambda data: converter.structure(orjson.loads(data), Activity),
        lambda record: orjson.dumps(converter.unstructure(record)),
        lambda data: converter.structure(orjson.loads(data), MANY),
        lambda records: orjson.dumps(converter.unstructure(records)),
    )


def ours(*, unique_keys: bool) -> Contestant:
    """This library."""
    return Contestant(
        lambda data: loads(data, Activity, unique_keys=unique_keys),
        lambda record: written(record, None, None),
        lambda data: loads(data, MANY, unique_keys=unique_keys),
        lambda records: written(records, None, None),
    )


def seconds(function: Callable[[Any], Any], items: list[Any], times: int) -> float:
    """The mean time of one call."""
    start = time.perf_counter()
    for index in range(times):
        function(items[index % len(items)])
    return (time.perf_counter() - start) / times


def ratios(contestants: dict[str, Contestant], lines: list[bytes], rounds: int) -> dict[str, dict[str, list[float]]]:
    """For each measure the times of each contestant, round by round."""
    work: dict[str, dict[str, tuple[Callable[[Any], Any], list[Any]]]] = {}
    document = b"[" + b",".join(lines[:100]) + b"]"
    for name, each in contestants.items():
        records = [each.decode(line) for line in lines]
        work.setdefault("decode a line", {})[name] = each.decode, lines
        work.setdefault("encode a line", {})[name] = each.encode, records
        work.setdefault("decode a document of 100", {})[name] = each.decode_many, [document]
        work.setdefault("encode a document of 100", {})[name] = each.encode_many, [each.decode_many(document)]
    gc.collect()
    gc.freeze()
    found: dict[str, dict[str, list[float]]] = {}
    for measure, parts in work.items():
        times = {name: max(1, int(SLICE / seconds(function, items, min(20, len(items))))) for name, (function, items) in parts.items()}
        found[measure] = {name: [] for name in parts}
        for _ in range(rounds):
            for name, (function, items) in parts.items():
                found[measure][name].append(seconds(function, items, times[name]))
    gc.unfreeze()
    return found


def held(each: Contestant, lines: list[bytes]) -> float:
    """Bytes that one activity takes, of many that are held at once."""
    each.decode(lines[0])
    gc.collect()
    tracemalloc.start()
    kept = [each.decode(line) for line in lines]
    gc.collect()
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return taken / len(kept)


def cold(lines: list[bytes], rounds: int) -> dict[str, float]:
    """Seconds from the start of Python to the first record, the median of several."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "line").write_bytes(lines[0])
        reading = f"\nwith open({str(Path(folder) / 'line')!r}, 'rb') as file: decode(file.read())\n"
        library = "from icrc_activities import Activity, loads\ndef decode(data): return loads(data, Activity)\n"
        programs = {"icrc_activities": library, "pydantic v2": module("pydantic"), "msgspec.Struct": module("struct"), "Python alone": ""}
        for name, text in programs.items():
            (Path(folder) / f"first_{_module(name)}.py").write_text(text + (reading if text else ""), "utf-8")
        times: dict[str, list[float]] = {name: [] for name in programs}
        for index in range(rounds + 1):
            for name in programs:
                # Compiled once, as an installed library is.
                start = time.perf_counter()
                program = f"import sys; sys.path.insert(0, {folder!r}); import first_{_module(name)}"
                subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603
                if index:
                    times[name].append(time.perf_counter() - start)
        return {name: statistics.median(taken) for name, taken in times.items()}


def _module(name: str) -> str:
    return re.sub(r"\W", "_", name)


PEAK = """
import sys, icrc_activities
from icrc_activities import loads, read_lines, Activity
def peak():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 1024
loads('{"type": "programme", "id": "a", "title": {"en": "A"}}', Activity)
before = peak()
count = sum(1 for _ in read_lines(sys.stdin.buffer))
print(before, peak(), count)
"""


def peaks(count: int, lines: list[bytes]) -> Iterator[tuple[int, float, float]]:
    """The memory that reading so many lines takes above the library loaded, in MB, and the lines read in a second."""
    block = b"\n".join(lines) + b"\n"
    for blocks in (count // 10 // len(lines), count // len(lines)):
        began = time.perf_counter()
        with subprocess.Popen([sys.executable, "-c", PEAK], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader:  # noqa: S603
            assert reader.stdin  # noqa: S101
            assert reader.stdout  # noqa: S101
            for _ in range(blocks):
                reader.stdin.write(block)
            reader.stdin.close()
            before, after, read = reader.stdout.read().split()
        yield int(read), float(after) - float(before), int(read) / (time.perf_counter() - began)


def faulty(lines: list[bytes]) -> tuple[float, float]:
    """Milliseconds that it takes to find six faults in a record, and one."""

    def refused(line: bytes) -> None:
        try:
            loads(line, Activity)
        except ValueError:
            return
        raise AssertionError

    document = json.loads(next(line for line in lines if b'"form"' in line))
    one = json.dumps({**document, "theme": 5}).encode()
    six = json.dumps({**document, "theme": 5, "period": "soon", "titel": {}, "title": {"EN": ""}, "by": "icrc", "form": None}).encode()
    refused(six)
    return 1000 * seconds(refused, [six], 200), 1000 * seconds(refused, [one], 200)


def main() -> None:
    """Print the tables as Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=21)
    parser.add_argument("--lines", type=int, default=1_000_000)
    asked = parser.parse_args()
    lines, varied = documents(2000), documents(2000, varied=True)
    name, looked = "icrc_activities", "icrc_activities, keys looked for"
    peers = {"pydantic v2": peer("pydantic"), "msgspec.Struct": peer("struct"), "cattrs, orjson": with_cattrs()}
    contestants = {name: ours(unique_keys=False), looked: ours(unique_keys=True), **peers, "mashumaro, orjson": peer("mashumaro")}
    short: list[str] = []
    for title, texts in (("", lines), (", nothing repeats", varied)):
        taken = {other: held(each, texts) for other, each in contestants.items()}  # first, before anything is shared
        print(f"| times as fast as{title} | " + " | ".join(list(contestants)[2:]) + " | µs |")
        print("| --- |" + " ---: |" * (len(contestants) - 1))
        for measure, times in ratios(contestants, texts, asked.rounds).items():
            for mine in (name, looked) if "decode" in measure else (name,):
                said = [statistics.median(b / a for a, b in zip(times[mine], times[other], strict=True)) for other in list(contestants)[2:]]
                row = " | ".join(f"{ratio:.2f}" for ratio in said)
                what = measure + mine.removeprefix(name)
                print(f"| {what} | {row} | {1e6 * statistics.median(times[mine]):.1f} |", flush=True)
                if not title and any(round(ratio, 2) < aim for ratio, aim in zip(said, AIMS.get(what, ()), strict=False)):
                    short.append(what)
        row = " | ".join(f"{taken[name] / taken[other]:.2f}" for other in list(contestants)[2:])
        print(f"| bytes held, of what the other holds | {row} | {taken[name]:.0f} B |\n", flush=True)
    started = cold(lines, max(5, asked.rounds))
    print("| cold start to the first record | ms | times the library's |\n| --- | ---: | ---: |")
    for each, since in started.items():
        print(f"| {each} | {1000 * since:.0f} | {since / started[name]:.2f} |")
    print("\n| lines read | MB above the library loaded | lines a second |\n| ---: | ---: | ---: |")
    for count, memory, rate in peaks(asked.lines, lines):
        print(f"| {count:,} | {memory:.0f} | {rate:,.0f} |", flush=True)
    print("\nA fault report takes {:.2f} ms where a record has six faults, {:.2f} ms where it has one,".format(*faulty(lines)), end=" ")
    out, records = io.BytesIO(), [loads(line, Activity) for line in lines]
    print(f"and write_lines {1e6 * seconds(lambda _: write_lines(records, out), [0], 5) / len(records):.1f} µs a record.")
    if short:
        sys.exit(f"slower than it is to be: {'; '.join(short)}")


if __name__ == "__main__":
    main()
