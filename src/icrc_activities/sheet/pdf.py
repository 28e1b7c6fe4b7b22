"""The sheet as a PDF file, to be printed and to be read out."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from unicodedata import name

import attrs

from ..errors import Fault, MissingExtraError, UnprintableError
from ..language import Vocabulary
from ..model.activities import Sensitivity
from ..model.factsheet import Factsheet
from ..model.text import Text
from .view import Section, view

if TYPE_CHECKING:
    from typst import Fonts


def to_pdf(
    factsheet: Factsheet,
    languages: Sequence[str] = ("en",),
    *,
    vocabulary: Vocabulary | None = None,
    sensitivity: Sensitivity | str = Sensitivity.PUBLIC,
) -> bytes:
    """The sheet to be printed, in one language or in several side by side: tagged PDF/UA-1 on A4, the same bytes for the same sheet.

    Args:
        factsheet: What to show.
        languages: Tags of languages of the vocabulary, the first of them the language of the document.
        vocabulary: Words of your own beside the package's.
        sensitivity: The highest level that may be shown; a sheet with a record above it is refused, not shortened.

    Raises:
        MissingExtraError: Without the extra ``pdf``.
        UnprintableError: If there are characters that the fonts lack; they are Latin, Greek and Cyrillic.
        InvalidRecordError: If there is no language, or one stands twice.

    The other errors are those of `render`.

    >>> from icrc_activities import datasets
    >>> to_pdf(datasets.moscow_2024(), ("en", "ru"))[:8]
    b'%PDF-1.7'
    """
    try:
        from typst import compile_with_warnings  # noqa: PLC0415  # only those who print need it
    except ImportError as error:
        raise MissingExtraError("pdf", "typst") from error
    shown = view(factsheet, languages, vocabulary, sensitivity)
    data = json.dumps(_plain(shown), ensure_ascii=False)
    lacking = set(data) - _characters()
    if lacking:
        raise UnprintableError("sheet", tuple(_faults(factsheet, shown.languages, lacking)))
    made, warnings = compile_with_warnings(_template(), font_paths=_fonts(), sys_inputs={"sheet": data}, pdf_standards=["ua-1"])
    if warnings:
        raise warnings[0]
    return made


def _plain(value: object) -> Any:
    """A part of the view as JSON has it; a section has its entries in rows."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list | tuple) and not hasattr(value, "_asdict"):
        return [_plain(part) for part in value]
    return _fields(value) if hasattr(value, "_asdict") or attrs.has(type(value)) else value


def _fields(value: Any) -> dict[str, Any]:
    pairs = value._asdict() if hasattr(value, "_asdict") else attrs.asdict(value, recurse=False)
    if isinstance(value, Section):
        pairs["entries"] = list(value.rows)
    return {key: _plain(part) for key, part in pairs.items()}


def _faults(factsheet: Factsheet, languages: Sequence[str], lacking: set[str]) -> Iterator[Fault]:
    """Each character that no font has, by its name, wherever a record holds it."""
    found: set[str] = set()
    for path, text in _texts(factsheet, "$", languages):
        for sign in sorted(lacking.intersection(text + text.upper())):
            found.add(sign)
            yield _fault(path, sign)
    for sign in sorted(lacking - found):
        yield _fault("the vocabulary", sign)


def _fault(path: str, sign: str) -> Fault:
    return Fault(
        path, f"{sign} (U+{ord(sign):04X} {name(sign, 'without a name')})", "a character that the fonts have: Latin, Greek or Cyrillic"
    )


def _texts(value: Any, path: str, languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every text of a record that one of the languages may show, and where it stands."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Text):
        yield from ((f"{path}.{tag}", text) for tag, text in value if tag in languages)
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _texts(part, f"{path}[{index}]", languages)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _texts(getattr(value, field.name), f"{path}.{field.name}", languages)


@cache
def _template() -> bytes:
    return files("icrc_activities.sheet").joinpath("templates", "sheet.typ").read_bytes()


@cache
def _characters() -> frozenset[str]:
    data = tomllib.loads(files("icrc_activities.sheet").joinpath("fonts", "characters.toml").read_text("utf-8"))
    return frozenset(chr(code) for low, high in data["ranges"] for code in range(int(low, 16), int(high, 16) + 1))


@cache
def _fonts() -> Fonts:
    """The package's own fonts and no other, so that the sheet looks the same on every machine."""
    from typst import Fonts  # noqa: PLC0415  # only those who print need it

    folder = files("icrc_activities.sheet").joinpath("fonts")
    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
