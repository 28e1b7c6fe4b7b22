"""The commands. What was asked for goes to standard output, everything else to standard error."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, CycloptsError, Parameter, Token
from rich.console import Console
from rich.status import Status

from .. import __version__
from ..errors import FaultsError, UnknownKeyError
from .streams import STANDARD, factsheet, say, write

if TYPE_CHECKING:
    from ..language import Vocabulary
    from ..text import Block


def _path(_: type, tokens: Sequence[Token]) -> Path:
    """A file by its name; only ``-`` begins like an option, and any other is one that nobody knows."""
    name = tokens[0].value
    if name.startswith("-") and name != STANDARD:
        raise CycloptsError(msg=f"Unknown option: {name}; a file of that name is ./{name}")
    return Path(name)


File = Annotated[Path, Parameter(allow_leading_hyphen=True, converter=_path)]
Output = Annotated[Path, Parameter(alias="-o", allow_leading_hyphen=True, converter=_path)]
Id = Annotated[str, Parameter(name="id")]
Format = Literal["text", "markdown"]
Level = Literal["public", "internal", "confidential"]
Shell = Literal["bash", "zsh", "fish", "powershell"]


class _Console(Console):
    """Rich's, but it leaves a closed pipe to the process."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


_COLOURS: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
_screen = _Console(color_system=_COLOURS, highlight=False)
_notes = _Console(color_system=_COLOURS, highlight=False, stderr=True)

app = App(
    name="icrc-activities",
    help="Write, check and show sheets of humanitarian facts and figures, each kept as typed records in a JSON file.",
    help_format="plaintext",
    version=f"icrc-activities {__version__}",
    version_format="plaintext",
    console=_screen,
    error_console=_notes,
)


@app.command
def demo(*, output: Output = Path("icrc-activities-demo"), vocabulary: Path | None = None) -> None:
    """Write the sheet of the ICRC's Moscow delegation for 2024 and show its highlights.

    The folder gets the sheet as text and as Markdown, in English and in Russian, and its records as JSON.

    Parameters
    ----------
    output
        The folder to write into; made if there is none.
    vocabulary
        A folder of words of your own, beside the package's.
    """
    from ..codec import dumps
    from ..datasets import moscow_2024
    from ..text import blocks, render
    from .columns import page

    with _progress("writing the sheet"):
        words, sheet = _words(vocabulary), moscow_2024()
        files = {"moscow-2024.json": dumps(sheet)}
        for language in sheet.title.languages:
            files[f"facts-and-figures-2024.{language}.txt"] = render(sheet, language, "text", words)
            files[f"facts-and-figures-2024.{language}.md"] = render(sheet, language, "markdown", words)
        highlights = [_highlights(blocks(sheet, language, words)) for language in sheet.title.languages]
        output.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            write(text, output / name)
    for line in page(highlights, _screen.width):
        _screen.print(line, soft_wrap=True)
    print(f"\nWritten to {output}:", *sorted(files), sep="\n  ")


@app.command
def render(
    file: File,
    /,
    *,
    lang: str = "en",
    format_: Format = "text",
    output: Output = Path(STANDARD),
    vocabulary: Path | None = None,
    sensitivity: Level = "public",
) -> None:
    """Write a whole sheet in one language.

    Parameters
    ----------
    file
        The sheet's JSON file; - is standard input.
    lang
        The language to write: a BCP 47 tag.
    format_
        How to write it.
    output
        The file to write; - is standard output.
    vocabulary
        A folder of words of your own, beside the package's.
    sensitivity
        The highest level that may be shown; a sheet with a record above it is refused.
    """
    from .. import text

    words = _words(vocabulary, lang)
    with _progress(f"writing {file}"):
        written = text.render(factsheet(file), lang, format_, words, sensitivity)
    write(written, output)


@app.command
def validate(file: File, /, *more: File, vocabulary: Path | None = None) -> int:
    """Find every fault of sheets: first of the JSON, then of each text that is written from it, in each language.

    The faults go to standard output, one a line. The exit status is 1 if there are any.

    Parameters
    ----------
    file
        A sheet's JSON file; - is standard input.
    more
        More of them.
    vocabulary
        A folder of words of your own, beside the package's.
    """
    words = _words(vocabulary)
    return max([_validated(each, words) for each in (file, *more)])


@app.command
def summary(file: File, key: Id, /, *, lang: str = "en", vocabulary: Path | None = None) -> None:
    """Write one activity of a sheet in a sentence or two.

    Parameters
    ----------
    file
        The sheet's JSON file; - is standard input.
    key
        The activity's id.
    lang
        The language to write: a BCP 47 tag.
    vocabulary
        A folder of words of your own, beside the package's.
    """
    from .. import text

    words = _words(vocabulary, lang)
    print(text.summary(factsheet(file)[key], lang, vocabulary=words))


@app.command
def diff(
    old: File,
    new: File,
    /,
    *,
    lang: str = "en",
    format_: Literal["text", "json"] = "text",
    vocabulary: Path | None = None,
    sensitivity: Level = "public",
) -> int:
    """Find what changed between two editions of a sheet: figures, what is new, what is gone, what is worded otherwise.

    It goes to standard output. The exit status is 1 if anything changed, 0 if nothing did.

    Parameters
    ----------
    old
        The old edition's JSON file; - is standard input.
    new
        The new edition's JSON file; - is standard input.
    lang
        The language to write: a BCP 47 tag.
    format_
        How to write it.
    vocabulary
        A folder of words of your own, beside the package's.
    sensitivity
        The highest level that may be shown; an edition with a record above it is refused.
    """
    from ..codec import dumps
    from ..model.editions import diff
    from ..text import diff_text

    if str(old) == str(new) == STANDARD:
        raise CycloptsError(msg="only one of two editions can be standard input")
    words = _words(vocabulary, lang)
    with _progress(f"comparing {old} with {new}"):
        found = diff(factsheet(old), factsheet(new))
        written = diff_text(found, lang, words, sensitivity)
        if format_ == "json":
            written = dumps({name: getattr(found, name) for name in ("figures", "added", "gone", "reworded")})
    sys.stdout.write(written)
    return 1 if found else 0


@app.command
def languages(*, vocabulary: Path | None = None) -> int:
    """Find every fault in the words of the languages, and list what each lacks that the package's languages have.

    Both go to standard output, one thing a line. The exit status is 1 if there are faults; a language may lack words.

    Parameters
    ----------
    vocabulary
        A folder of words of your own, beside the package's.
    """
    from ..language.lint import lacks, lint

    words = _words(vocabulary)
    with _progress("checking the words"):
        faults = lint(words)
        missing = {} if faults else lacks(words)
    for fault in faults:
        print(fault)
    for tag, lacking in missing.items():
        print(*(f"{tag} lacks {word}" for word in lacking or ("nothing",)), sep="\n")
    if not faults:
        say(f"no faults in {', '.join(words.languages)}")
    return 1 if faults else 0


@app.command
def completion(shell: Shell, /) -> None:
    """Print the script that lets a shell complete these commands, for its start-up file to load.

    Parameters
    ----------
    shell
        Which shell.
    """
    sys.stdout.write(app.generate_completion(shell=shell))


def _words(folder: Path | None, language: str | None = None) -> "Vocabulary":
    """The words to write with; if a language is named, they have it."""
    from ..language import vocabulary

    words = vocabulary(folder)
    if language is not None:
        try:
            words.language(language)
        except UnknownKeyError as error:
            raise CycloptsError(msg=f"--lang: {error}") from error
    return words


def _highlights(blocks: "list[Block]") -> "list[Block]":
    """A sheet's title and its first section."""
    headings = [index for index, block in enumerate(blocks) if block.kind == "heading" and block.level == 2]
    return [block for block in blocks[: headings[1]] if block.kind != "caption"]


def _validated(file: Path, words: "Vocabulary") -> int:
    from ..text import check

    try:
        with _progress(f"checking {file}"):
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


def _progress(note: str) -> Status:
    """A note that stands on standard error while something is done, if that is a terminal."""
    return _notes.status(note)
