"""A text in several languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any

import attrs

from ..errors import Fault, MissingTextError, shown
from .display import Displayed
from .fields import Pattern, check, expect

TAG = Pattern(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*", "a BCP 47 tag such as en, ru, pt-BR"
)
"""Language, script, region and variants, each in the case that BCP 47 recommends."""
_TAG = re.compile(TAG.expression)


def _pairs(value: object) -> Any:
    pairs = tuple(value.items()) if isinstance(value, Mapping) else value
    if isinstance(pairs, tuple) and all(map(_is_pair, pairs)) and all(isinstance(tag, str) for tag, _ in pairs):
        return tuple(sorted(pairs, key=itemgetter(0)))
    return pairs


def _is_pair(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 2


def _faults(given: Any) -> Iterator[Fault]:
    if not isinstance(given, tuple):
        return
    yield from expect(bool(given), ".versions", given, "a text in at least one language")
    for index, pair in enumerate(given):
        if not _is_pair(pair):
            yield Fault(f".versions[{index}]", shown(pair), "a pair of a tag and a text")
            continue
        tag, text = pair
        if not isinstance(tag, str) or not _TAG.fullmatch(tag):
            yield Fault(".versions", shown(tag), TAG.said)
        yield from expect(isinstance(text, str) and bool(text.strip()), f".{tag}", text, "a text that is not blank")
    tags = [pair[0] if isinstance(pair[0], str) else shown(pair[0]) for pair in given if _is_pair(pair)]
    yield from expect(len(set(tags)) == len(tags), ".versions", given, "each language once")


@attrs.frozen
class Text(Displayed):
    """One text in several languages, by BCP 47 tag (``en``, ``ru``, ``sr-Latn``, ``pt-BR``).

    Attributes:
        versions: Pairs of a tag and a text, by tag; a mapping is taken too.

    >>> Text.of(en="Food parcels", fr="Colis alimentaires")["en"]
    'Food parcels'
    >>> Text({"en": "Food parcels"})["be"]
    Traceback (most recent call last):
    icrc_activities.errors.MissingTextError: the text 'Food parcels' has no 'be', it has en
    """

    versions: tuple[tuple[str, str], ...] = attrs.field(converter=_pairs)

    __attrs_post_init__ = check

    def _rules(self) -> Iterable[Fault]:
        return _faults(self.versions)

    @classmethod
    def of(cls, **versions: str) -> Text:
        """A text from keywords; a tag with a hyphen is given as a mapping to the class itself."""
        return cls(versions)

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the languages it is in, in the order of the alphabet."""
        return tuple(tag for tag, _ in self.versions)

    def __getitem__(self, language: str) -> str:
        return self.get(language)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.versions)

    def get(self, language: str, *fallbacks: str) -> str:
        """The text in *language*, or in the first of the *fallbacks* that it has.

        Raises:
            MissingTextError: If it has none of them.

        >>> Text.of(en="Food parcels").get("ru", "en")
        'Food parcels'
        """
        for wanted in (language, *fallbacks):
            for tag, text in self.versions:
                if tag == wanted:
                    return text
        raise MissingTextError(language, self.languages, self.versions[0][1])
