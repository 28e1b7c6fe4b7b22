"""The commands about JSON: activities one a line, and the schema of documents."""

import io
import json
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cyclopts import CycloptsError

from ..errors import FaultsError, InvalidDocumentError, MissingExtraError
from .app import File, Output, app, notes, progress, words_of
from .streams import STANDARD, factsheet, say, standard_input, write

if TYPE_CHECKING:
    from ..language import Vocabulary
    from ..model.activities import Activity

Kind = Literal["factsheet", "activity"]
Told = Callable[[int, InvalidDocumentError], None]


@app.command
def validate(file: File, /, *more: File, vocabulary: Path | None = None) -> int:
    """Find every fault of sheets: first of the JSON, then of each text that is written from it, in each language.

    The faults go to standard output, one a line. The exit status is 1 if there are any.

    Parameters
    ----------
    file
        A sheet's JSON file, or activities as JSON Lines (.jsonl, .jsonl.gz, .jsonl.zst); - is standard input, a sheet.
    more
        More of them.
    vocabulary
        A folder of words of your own, beside the package's.
    """
    words = words_of(vocabulary)
    return max([_validated_lines(each) if _is_lines(each) else _validated_sheet(each, words) for each in (file, *more)])


@app.command
def lines(file: File, /, *, output: Output = Path(STANDARD), rejects: File | None = None) -> int:
    """Write the activities of a sheet, or of JSON Lines, as JSON Lines: one a line, as short as can be.

    The first line with faults ends it, and the output stays as it was; with --rejects each is told, and the others are written.
    The exit status is 1 if there are any.

    Parameters
    ----------
    file
        A sheet's JSON file (.json) or JSON Lines (any other), packed if it ends with .gz or .zst; - is standard input.
    output
        The file to write, packed likewise; - is standard output.
    rejects
        A file for the lines with faults, as they stand; - is standard output.
    """
    from ..codec import write_lines

    if rejects and (_same(rejects, output) or (_same(rejects, file) and str(file) != STANDARD)):
        raise CycloptsError(msg=f"--rejects: found {rejects}, allowed is a file that is neither read nor written otherwise")
    target = _target(output)
    if file.suffix.lower() == ".json":
        if rejects:
            raise CycloptsError(msg=f"--rejects: {file} is a sheet, which is read as a whole or not at all")
        with progress(f"writing {output}"):
            count = write_lines(factsheet(file).activities, target)
        say(f"{output}: {count} activities")
        return 0
    refused = 0

    def told(number: int, error: InvalidDocumentError) -> None:
        nonlocal refused
        refused += 1
        error.subject = f"{file}:{number}"
        if rejects is None:
            raise error
        for fault in error.faults:
            say(f"{error.subject}: {fault}")

    with _records(file, told, rejects and _target(rejects), hidden=STANDARD in {str(output), str(rejects)}) as records:
        count = write_lines(records, target)
    say(f"{output}: {count} activities" + (f"; {rejects}: {refused} lines with faults" if rejects else ""))
    return 1 if refused else 0


@app.command
def schema(*, kind: Kind = "factsheet", output: Output = Path(STANDARD)) -> None:
    """Write the JSON Schema (2020-12) of the documents that are read.

    Parameters
    ----------
    kind
        What a document holds: a sheet, or an activity, as a line of JSON Lines does.
    output
        The file to write; - is standard output.
    """
    from ..codec import json_schema
    from ..model.activities import Activity
    from ..model.factsheet import Factsheet

    made = json_schema(Factsheet if kind == "factsheet" else Activity)
    write(json.dumps(made, indent=2) + "\n", output)


def _validated_sheet(file: Path, words: "Vocabulary") -> int:
    from ..text import check

    try:
        with progress(f"checking {file}"):
            sheet = factsheet(file)
            faults = check(sheet, words)
        if not faults:
            say(f"{file}: {len(sheet.activities)} activities, {len(sheet.rows())} figures, no faults in {', '.join(sheet.title.languages)}")
            return 0
    except FaultsError as error:
        faults = error.faults
    except OSError as error:
        say(f"{file}: {error.strerror}")
        return 1
    for fault in faults:
        print(f"{file}: {fault}")
    return 1


def _is_lines(file: Path) -> bool:
    """Whether a file's name says that it holds JSON Lines."""
    return file.name.lower().removesuffix(".gz").removesuffix(".zst").endswith((".jsonl", ".ndjson"))


def _validated_lines(file: Path) -> int:
    """Print every fault of every line, and give the exit status."""
    faulty = 0

    def told(number: int, error: InvalidDocumentError) -> None:
        nonlocal faulty
        faulty += 1
        for fault in error.faults:
            print(f"{file}:{number}: {fault}")

    try:
        with _records(file, told) as records:
            count = sum(1 for _ in records)
    except OSError as error:
        if error.filename is None:  # standard output's
            raise
        say(f"{file}: {error.strerror}")
        return 1
    except MissingExtraError as error:
        say(f"{file}: {error}")
        return 1
    say(f"{file}: {count} activities, {faulty or 'no'} lines with faults")
    return 1 if faulty else 0


class _Counted(io.RawIOBase):
    """A stream of bytes that tells how many were read."""

    def __init__(self, stream: Any, tell: Callable[[int], None]) -> None:
        self._stream, self._tell = stream, tell

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count: int = self._stream.readinto1(buffer)
        self._tell(count)
        return count


@contextmanager
def _records(file: Path, told: Told, rejects: Any = None, *, hidden: bool = False) -> "Iterator[Iterator[Activity]]":
    """The activities of a file of JSON Lines; while they are read, a bar stands on standard error, if that is a terminal."""
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    from ..codec.lines import read_lines, unpacked

    columns = TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TimeRemainingColumn()
    bar = Progress(
        *columns,
        console=notes,
        transient=True,
        redirect_stdout=sys.stdout.isatty(),  # only there would what is printed run into the bar
        disable=not notes.is_terminal or (hidden and sys.stdout.isatty()),
    )
    with ExitStack() as stack:
        stream = standard_input() if str(file) == STANDARD else stack.enter_context(file.open("rb"))
        task = stack.enter_context(bar).add_task(str(file), total=_size(stream))
        counted = io.BufferedReader(_Counted(stream, partial(bar.advance, task)), 2**16)
        yield stack.enter_context(closing(read_lines(unpacked(file, counted), rejects=rejects, on_reject=told)))


def _size(stream: Any) -> int | None:
    """How many bytes a stream has, if it is a file's."""
    try:
        found = os.fstat(stream.fileno())
    except OSError:
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None


def _target(file: Path) -> Any:
    return sys.stdout.buffer if str(file) == STANDARD else file


def _same(one: Path, other: Path) -> bool:
    return one == other or (one.is_file() and other.is_file() and one.samefile(other))
