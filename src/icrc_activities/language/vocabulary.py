"""A vocabulary: the units and the words of every language, as one value that is never changed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import attrs

from ..errors import Fault, InvalidVocabularyError, UnknownKeyError, nearest, shown
from ..model.units import Units, default_units
from .languages import Language
from .shape import faults

PARTS = ("grammar", "nouns", "adjectives", "names", "reading")
"""The TOML files of a language folder, beside its ``*.ftl``."""


@attrs.frozen(slots=False, eq=False)
class Vocabulary:
    """The units and words that writing and reading use.

    Attributes:
        units: What can be counted and measured.
        folders: The folders whose words it holds, the package's first; a later one adds to those before and overrides them.
    """

    units: Units
    folders: tuple[Traversable, ...]
    _languages: dict[str, Language] = attrs.field(factory=dict, init=False, repr=False)

    def __reduce__(self) -> tuple[type[Vocabulary], tuple[Units, tuple[Traversable, ...]]]:
        return Vocabulary, (self.units, self.folders)  # a language is read again where it is needed

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of every language that has a grammar in one of the folders.

        >>> default_vocabulary().languages
        ('en', 'ru')
        """
        parts = [part for folder in self.folders for part in folder.iterdir() if part.is_dir()]
        return tuple(sorted({part.name for part in parts if part.joinpath("grammar.toml").is_file()}))

    def language(self, tag: str) -> Language:
        """The words of one language, read on first use.

        Raises:
            UnknownKeyError: If no folder has it.
            InvalidVocabularyError: If its data cannot be used.
        """
        found = self._languages.get(tag)
        if found is None:
            if tag not in self.languages:
                raise UnknownKeyError("language", tag, nearest(tag, self.languages) or self.languages)
            found = self._languages[tag] = _read(tag, self.folders)
        return found

    def with_folder(self, folder: Traversable) -> Vocabulary:
        """This vocabulary and the words of one more folder."""
        units = self.units
        own = folder.joinpath("units.txt")
        if own.is_file():
            try:
                units = Units.parse(own.read_text("utf-8"), units)
            except UnicodeDecodeError as error:
                raise InvalidVocabularyError("units", (Fault(f"{folder.name}/units.txt", shown(str(error)), "text in UTF-8"),)) from error
        return Vocabulary(units, (*self.folders, folder))


def _read(tag: str, folders: Iterable[Traversable]) -> Language:
    tables: dict[str, dict[str, Any]] = {part: {} for part in PARTS}
    messages: list[tuple[str, str]] = []
    found: list[Fault] = []
    for folder in folders:
        own = folder.joinpath(tag)
        if not own.is_dir():
            continue
        for part in sorted(own.iterdir(), key=lambda part: part.name):
            where = f"{folder.name}/{tag}/{part.name}"
            stem, _, kind = part.name.rpartition(".")
            try:
                if kind == "ftl":
                    messages.append((where, part.read_text("utf-8")))
                elif kind == "toml" and stem in PARTS:
                    data = tomllib.loads(part.read_text("utf-8"))
                    if stem == "reading":
                        _add(tables[stem], data)
                    else:
                        _merge(tables[stem], data, 2 if stem == "grammar" else 1)
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                found.append(Fault(where, shown(str(error)), "TOML in UTF-8" if kind == "toml" else "text in UTF-8"))
    found = found or faults(tag, tables)
    if found:
        raise InvalidVocabularyError(f"language {tag}", tuple(found))
    return Language(tag, tables, tuple(messages))


def _add(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    """More words to read: lists grow, since whoever adds a synonym gives up none."""
    for key, value in more.items():
        old = into.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            _add(old, value)
        else:
            into[key] = [*old, *value] if isinstance(old, list) and isinstance(value, list) else value


def _merge(into: dict[str, Any], more: Mapping[str, Any], depth: int) -> None:
    for key, value in more.items():
        if depth > 1 and isinstance(value, dict) and isinstance(into.get(key), dict):
            into[key] = dict(into[key])
            _merge(into[key], value, depth - 1)
        else:
            into[key] = value


@cache
def default_vocabulary() -> Vocabulary:
    """The package's own words, those of the data sets that come with it included."""
    package = files("icrc_activities")
    bare = Vocabulary(default_units(), (package.joinpath("language"),))
    return bare.with_folder(package.joinpath("datasets", "moscow_2024"))


def vocabulary(folder: str | Path | None = None) -> Vocabulary:
    """The package's words, and those of a folder of your own beside them.

    The folder holds what the package's does, any of it: ``units.txt``, and for each language
    ``nouns.toml``, ``adjectives.toml``, ``names.toml``, ``grammar.toml`` and messages (``*.ftl``).
    What it names again is overridden.

    Raises:
        InvalidVocabularyError: If the folder is none, or its units cannot be read; a language's files are read when it is first used.

    >>> vocabulary().language("en").nouns["call"].form("pl")
    'calls'
    """
    known = default_vocabulary()
    if folder is None:
        return known
    path = Path(folder)
    if not path.is_dir():
        raise InvalidVocabularyError("vocabulary", (Fault(str(path), "no folder", "a folder of units.txt and language folders"),))
    return known.with_folder(path)
