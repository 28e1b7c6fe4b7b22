"""The application: what its commands share, from the kinds of their parameters to the words that they write with."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, CycloptsError, Parameter, Token
from rich.console import Console
from rich.status import Status

from .. import __version__
from ..errors import UnknownKeyError
from .streams import STANDARD

if TYPE_CHECKING:
    from ..language import Vocabulary


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


class _Console(Console):
    """Rich's, but it leaves a closed pipe to the process."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


_COLOURS: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
screen = _Console(color_system=_COLOURS, highlight=False)
notes = _Console(color_system=_COLOURS, highlight=False, stderr=True)

app = App(
    name="icrc-activities",
    help="Write, check and show sheets of humanitarian facts and figures, each kept as typed records in a JSON file.",
    help_format="plaintext",
    version=f"icrc-activities {__version__}",
    version_format="plaintext",
    console=screen,
    error_console=notes,
)


def words_of(folder: Path | None) -> "Vocabulary":
    """The words to write with."""
    from ..language import vocabulary

    return vocabulary(folder)


def languages_of(words: "Vocabulary", *given: str) -> tuple[str, ...]:
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


def progress(note: str) -> Status:
    """A note that stands on standard error while something is done, if that is a terminal."""
    return notes.status(note)
