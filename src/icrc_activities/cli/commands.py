"""The commands. What was asked for goes to standard output, everything else to standard error."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cyclopts import CycloptsError

from .app import File, Format, Id, Level, Output, Shell, app, languages_of, progress, screen, words_of
from .streams import STANDARD, factsheet, say, write

if TYPE_CHECKING:
    from ..language import Vocabulary
    from ..model.factsheet import Factsheet
    from ..text import Block


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
    with progress("writing the sheet"):
        words, sheet = words_of(vocabulary), moscow_2024()
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
    for line in page(highlights, screen.width):
        screen.print(line, soft_wrap=True)
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

    words = words_of(vocabulary)
    (lang,) = languages_of(words, lang)
    with progress(f"writing {file}"):
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
    words = words_of(vocabulary)
    tags = languages_of(words, *tags) if all(tags) else ()
    if not tags or len(set(tags)) < len(tags):
        raise CycloptsError(msg=f"--lang: found {lang}, allowed are languages, each once, as in en,ru")
    with progress(f"writing {output}"):
        write(_designed(form, factsheet(file), tags, words, sensitivity), output)
    say(f"written: {output}")


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

    words = words_of(vocabulary)
    (lang,) = languages_of(words, lang)
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
    words = words_of(vocabulary)
    (lang,) = languages_of(words, lang)
    with progress(f"comparing {old} with {new}"):
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

    words = words_of(vocabulary)
    with progress("checking the words"):
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
