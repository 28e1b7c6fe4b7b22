"""The commands that read texts. What they find goes to standard output, everything else to standard error."""

from pathlib import Path
from typing import TYPE_CHECKING

from cyclopts import CycloptsError

from ..errors import InvalidDocumentError
from . import streams
from .app import File, Flag, Markup, Report, app, languages_of, progress, screen, words_of
from .streams import STANDARD, factsheet, say

if TYPE_CHECKING:
    from ..language import Vocabulary
    from ..reading import Document

_MARKUP: dict[str, Markup] = {
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
}


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
    words = words_of(vocabulary)
    named = languages_of(words, lang)[0] if lang is not None else ""
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
        with progress(f"checking {file}"):
            found = list(checked(file, read, check(read, sheet, language, words, lacking=lacking)))
        if read.source.strip() and not read.text.strip():
            say(f"{file}: nothing of it is shown and in the language {language}")
        elif not found:
            say(f"{file}: no findings, figures checked: {len(find_figures(read.text, language, words))}")
        remarks += found
    show(remarks, format_, screen)
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
    words = words_of(vocabulary)
    one, other = languages_of(words, *tags) or (_language(file, words) for file in files)
    texts = _document(first, as_, one), _document(second, as_, other)
    with progress(f"comparing {first} and {second}"):
        pairs = compare(texts[0], one, texts[1], other, words)
    remarks = list(compared(files, texts, pairs))
    if not remarks:
        say(f"{first}, {second}: no findings, figures compared: {len(pairs)}")
    show(remarks, format_, screen)
    return 1 if remarks else 0


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
