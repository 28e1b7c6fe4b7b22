"""The commands. What was asked for goes to standard output, everything else to standard error."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, CycloptsError, Parameter, Token
from rich.console import Console
from rich.status import Status

from .. import __version__
from ..errors import FaultsError, InvalidDocumentError, UnknownKeyError
from . import streams
from .streams import STANDARD, factsheet, say, write

if TYPE_CHECKING:
    from ..language import Vocabulary
    from ..model.factsheet import Factsheet
    from ..reading import Document
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
Markup = Literal["text", "markdown", "html"]
Report = Literal["text", "json"]
Level = Literal["public", "internal", "confidential"]
Flag = Annotated[bool, Parameter(negative="")]
Shell = Literal["bash", "zsh", "fish", "powershell"]


_MARKUP: dict[str, Markup] = {
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
}


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

    The folder gets the sheet as text, as Markdown, as a page and as a PDF, in English and in Russian, the last two also in
    both side by side, and its records as JSON. Without the extras html and pdf there is no page and no PDF.

    Parameters
    ----------
    output
        The folder to write into; made if there is none.
    vocabulary
        A folder of words of your own, beside the package's.
    """
    from ..codec import dumps
    from ..datasets import moscow_2024
    from ..errors import MissingExtraError
    from ..text import blocks, render
    from .columns import page

    missing = []
    with _progress("writing the sheet"):
        words, sheet = _words(vocabulary), moscow_2024()
        files: dict[str, str | bytes] = {"moscow-2024.json": dumps(sheet)}
        every = sheet.title.languages
        for form in _DESIGNED:
            try:
                for tags in (*((tag,) for tag in every), every):
                    files[f"facts-and-figures-2024.{'-'.join(tags)}.{form}"] = _designed(form, sheet, tags, words, "public")
            except MissingExtraError as error:
                missing.append(f"no .{form} is written: {error}")
        for language in every:
            files[f"facts-and-figures-2024.{language}.txt"] = render(sheet, language, "text", words)
            files[f"facts-and-figures-2024.{language}.md"] = render(sheet, language, "markdown", words)
        highlights = [_highlights(blocks(sheet, language, words)) for language in every]
        output.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            write(content, output / name)
    for line in page(highlights, _screen.width):
        _screen.print(line, soft_wrap=True)
    print(f"\nWritten to {output}:", *sorted(files), sep="\n  ")
    for note in missing:
        say(note)


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

    words = _words(vocabulary)
    (lang,) = _languages(words, lang)
    with _progress(f"writing {file}"):
        written = text.render(factsheet(file), lang, format_, words, sensitivity)
    write(written, output)


@app.command
def sheet(
    file: File,
    /,
    *,
    lang: str = "en",
    output: Output,
    vocabulary: Path | None = None,
    sensitivity: Level = "public",
) -> None:
    """Write a whole sheet for readers: as a page (.html) or a PDF, in one language or in several side by side.

    Parameters
    ----------
    file
        The sheet's JSON file; - is standard input.
    lang
        The language to write, a BCP 47 tag; or several, as in en,ru.
    output
        The file to write; its ending, .html or .pdf, says how.
    vocabulary
        A folder of words of your own, beside the package's.
    sensitivity
        The highest level that may be shown; a sheet with a record above it is refused.
    """
    tags = tuple(tag.strip() for tag in lang.split(","))
    form = output.suffix.lower().removeprefix(".")
    if form not in _DESIGNED:
        raise CycloptsError(msg=f"--output: found {output}, allowed is a file that ends with .html or .pdf")
    words = _words(vocabulary)
    tags = _languages(words, *tags) if all(tags) else ()
    if not tags or len(set(tags)) < len(tags):
        raise CycloptsError(msg=f"--lang: found {lang}, allowed are languages, each once, as in en,ru")
    with _progress(f"writing {output}"):
        write(_designed(form, factsheet(file), tags, words, sensitivity), output)
    say(f"written: {output}")


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
    from .json_commands import is_lines, validated

    words = _words(vocabulary)
    return max([validated(each) if is_lines(each) else _validated(each, words) for each in (file, *more)])


@app.command
def check(
    text: File,
    /,
    *more: File,
    data: File,
    lang: str | None = None,
    lacking: Flag = False,
    as_: Markup | None = None,
    format_: Report = "text",
    vocabulary: Path | None = None,
) -> int:
    """Find every figure of published texts that says otherwise than the records of a sheet.

    The findings go to standard output, one a line: file:line:column: what is wrong. The exit status is 1 if there are any.

    Parameters
    ----------
    text
        A text; - is standard input.
    more
        More of them.
    data
        The sheet's JSON file; - is standard input.
    lang
        The texts' language: a BCP 47 tag. Where it is left out, a text's name has it: sheet.ru.md.
    lacking
        Whether a figure of the records that a text lacks is a finding, too.
    as_
        How the texts are written. Where it is left out, the ending of a text's name tells: .md, .html; any other is plain text.
    format_
        How to print the findings.
    vocabulary
        A folder of words of your own, beside the package's.
    """
    from ..reading import check, find_figures
    from .findings import checked, show

    files = (text, *more)
    _at_most_one_standard(*files, data)
    words = _words(vocabulary)
    named = _languages(words, lang)[0] if lang is not None else ""
    languages = [named or _language(file, words) for file in files]
    sheet = factsheet(data)
    remarks, unread = [], False
    for file, language in zip(files, languages, strict=True):
        try:
            read = _document(file, as_, language)
        except (InvalidDocumentError, OSError) as error:
            say(f"{file}: {error.strerror}" if isinstance(error, OSError) else str(error))
            unread = True
            continue
        with _progress(f"checking {file}"):
            found = list(checked(file, read, check(read, sheet, language, words, lacking=lacking)))
        if read.source.strip() and not read.text.strip():
            say(f"{file}: nothing of it is shown and in the language {language}")
        elif not found:
            say(f"{file}: no findings, figures checked: {len(find_figures(read.text, language, words))}")
        remarks += found
    show(remarks, format_, _screen)
    return 1 if remarks or unread else 0


@app.command
def compare(
    first: File,
    second: File,
    /,
    *,
    lang: str | None = None,
    as_: Markup | None = None,
    format_: Report = "text",
    vocabulary: Path | None = None,
) -> int:
    """Find every figure that two texts, as a rule in two languages, do not have in common.

    The findings go to standard output, one a line: file:line:column: what is wrong. The exit status is 1 if there are any.

    Parameters
    ----------
    first
        A text; - is standard input.
    second
        The text to compare it with.
    lang
        Their languages: two BCP 47 tags, as in en,ru. Where it is left out, the texts' names have them: sheet.en.md sheet.ru.md.
    as_
        How the texts are written. Where it is left out, the ending of a text's name tells: .md, .html; any other is plain text.
    format_
        How to print the findings.
    vocabulary
        A folder of words of your own, beside the package's.
    """
    from ..reading import compare
    from .findings import compared, show

    files = first, second
    _at_most_one_standard(*files)
    tags = [tag.strip() for tag in lang.split(",")] if lang else []
    if lang and (len(tags) != len(files) or not all(tags)):
        raise CycloptsError(msg=f"--lang: found {lang}, allowed are two languages, as in en,ru")
    words = _words(vocabulary)
    one, other = _languages(words, *tags) or (_language(file, words) for file in files)
    texts = _document(first, as_, one), _document(second, as_, other)
    with _progress(f"comparing {first} and {second}"):
        pairs = compare(texts[0], one, texts[1], other, words)
    remarks = list(compared(files, texts, pairs))
    if not remarks:
        say(f"{first}, {second}: no findings, figures compared: {len(pairs)}")
    show(remarks, format_, _screen)
    return 1 if remarks else 0


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

    words = _words(vocabulary)
    (lang,) = _languages(words, lang)
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
    words = _words(vocabulary)
    (lang,) = _languages(words, lang)
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


def _words(folder: Path | None) -> "Vocabulary":
    """The words to write with."""
    from ..language import vocabulary

    return vocabulary(folder)


def _languages(words: "Vocabulary", *given: str) -> tuple[str, ...]:
    """The languages of the vocabulary that --lang names, in letters of either case, with a region that the vocabulary need not know."""
    known = {tag.lower(): tag for tag in words.languages}
    found = []
    for name in given:
        tag = name.lower().replace("_", "-")
        found.append(known.get(tag) or known.get(_REGION.sub("", tag)) or name)
        try:
            words.language(found[-1])
        except UnknownKeyError as error:
            raise CycloptsError(msg=f"--lang: {error}") from error
    return tuple(found)


_REGION = re.compile(r"-([a-z]{2}|[0-9]{3})$")


def _language(file: Path, words: "Vocabulary") -> str:
    """The language that a file's name has before its ending: sheet.ru.md."""
    for part in file.name.split(".")[-2:0:-1]:
        if part in words.languages:
            return part
    raise CycloptsError(msg=f"--lang: the name {file} has no language, as in name.ru.md; name one of {', '.join(words.languages)}")


def _at_most_one_standard(*files: Path) -> None:
    if [str(file) for file in files].count(STANDARD) > 1:
        raise CycloptsError(msg=f"only one file can be {STANDARD}, standard input")


def _document(file: Path, markup: Markup | None, language: str) -> "Document":
    from ..reading import document

    return document(streams.text(file), markup or _MARKUP.get(file.suffix.lower(), "text"), language)


_DESIGNED = ("html", "pdf")


def _designed(form: str, sheet: "Factsheet", languages: tuple[str, ...], words: "Vocabulary", sensitivity: Level) -> str | bytes:
    """The sheet as a page or as a PDF."""
    from ..sheet import to_html, to_pdf

    make = to_pdf if form == "pdf" else to_html
    return make(sheet, languages, vocabulary=words, sensitivity=sensitivity)


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
