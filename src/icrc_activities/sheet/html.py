"""The sheet as one HTML file."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from ..errors import MissingExtraError
from ..language import Vocabulary
from ..model.activities import Sensitivity
from ..model.factsheet import Factsheet
from .view import view

if TYPE_CHECKING:
    from jinja2 import Template


def to_html(
    factsheet: Factsheet,
    languages: Sequence[str] = ("en",),
    *,
    page: bool = True,
    vocabulary: Vocabulary | None = None,
    sensitivity: Sensitivity | str = Sensitivity.PUBLIC,
) -> str:
    r"""The sheet to be looked at, in one language or in several side by side: a file that needs nothing from outside.

    Args:
        factsheet: What to show.
        languages: Tags of languages of the vocabulary, the first of them the language of the page.
        page: A whole page; if not, one element with its style, to be put into a page.
        vocabulary: Words of your own beside the package's.
        sensitivity: The highest level that may be shown; a sheet with a record above it is refused, not shortened.

    Raises:
        MissingExtraError: Without the extra ``html``.
        InvalidRecordError: If there is no language, or one stands twice.

    The other errors are those of `render`.

    >>> from icrc_activities import datasets
    >>> to_html(datasets.moscow_2024(), ("en", "ru")).startswith('<!DOCTYPE html>\n<html lang="en">')
    True
    """
    template, styles = _template(), _styles()[page]
    shown = view(factsheet, languages, vocabulary, sensitivity)
    return template.render(view=shown, page=page, two=len(shown.languages) > 1, style=styles.text, style_hash=styles.digest)


class _Style(NamedTuple):
    text: str
    digest: str


@cache
def _template() -> Template:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  # only those who make pages need it
    except ImportError as error:
        raise MissingExtraError("html", "jinja2") from error
    loader = PackageLoader("icrc_activities.sheet")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.filters["unbroken"] = _unbroken
    return made.get_template("sheet.html")


_HYPHENATED = re.compile(r"(?<![\w-])(\w{1,4}(?:[-\u2013]\w{1,9}){1,2})(?![\w-])")


def _unbroken(text: str) -> str:
    """A text as HTML in which no line ends behind the hyphen of a short word."""
    from markupsafe import Markup  # noqa: PLC0415  # comes with jinja2

    parts = re.split(_HYPHENATED, text)
    return Markup().join(Markup('<span class="word">{}</span>').format(part) if index % 2 else part for index, part in enumerate(parts))


@cache
def _styles() -> dict[bool, _Style]:
    """The style of a page of its own and of a part of another's, each with the hash that the page's policy allows."""
    from markupsafe import Markup  # noqa: PLC0415  # comes with jinja2

    folder = files("icrc_activities.sheet").joinpath("templates")
    part = folder.joinpath("sheet.css").read_text("utf-8")
    made = {}
    for page, text in ((True, part + folder.joinpath("page.css").read_text("utf-8")), (False, part)):
        digest = b64encode(sha256(text.encode()).digest()).decode()
        made[page] = _Style(Markup(text), f"sha256-{digest}")  # noqa: S704  # our own style sheet
    return made
