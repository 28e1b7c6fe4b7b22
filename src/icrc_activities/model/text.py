"""A text in several languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from operator import itemgetter

import attrs

from ..errors import MissingTextError
from .fields import check, expect

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def _pairs(value: object) -> object:
    pairs = tuple(value.items()) if isinstance(value, Mapping) else value
    if isinstance(pairs, tuple) and all(isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[0], str) for pair in pairs):
        return tuple(sorted(pairs, key=itemgetter(0)))
    return pairs


@attrs.frozen
class Text:
    """One text in several languages, by BCP 47 tag (``en``, ``ru``, ``sr-Latn``, ``pt-BR``).

    Attributes:
        versions: Pairs of a tag and a text, by tag; a mapping is taken too.

    >>> Text.of(en="Food parcels", ru="Продуктовые наборы")["en"]
    'Food parcels'
    >>> Text({"en": "Food parcels"})["be"]
    Traceback (most recent call last):
    icrc_activities.errors.MissingTextError: this text has no 'be', it has en; add one or ask for a fallback
    """

    versions: tuple[tuple[str, str], ...] = attrs.field(converter=_pairs)

    def __attrs_post_init__(self) -> None:
        given = self.versions
        pairs = isinstance(given, tuple) and all(isinstance(pair, tuple) and len(pair) == 2 for pair in given)
        check(
            self,
            *expect(pairs and bool(given), ".versions", given, "a text in at least one language"),
            *(
                fault
                for tag, text in (given if pairs else ())
                for fault in (
                    *expect(isinstance(tag, str) and _TAG.fullmatch(tag) is not None, ".versions", tag, "a BCP 47 tag such as en, ru, pt-BR"),
                    *expect(isinstance(text, str) and bool(text.strip()), f".{tag}", text, "a text that is not blank"),
                )
            ),
            *expect(not pairs or len(dict(given)) == len(given), ".versions", given, "each language once"),
        )

    @classmethod
    def of(cls, **versions: str) -> Text:
        """A text from keywords; a tag with a hyphen is given as a mapping to the class itself."""
        return cls(_pairs(versions))  # type: ignore[arg-type]  # the converter's own result

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
        raise MissingTextError(language, self.languages)
