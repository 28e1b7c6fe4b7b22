"""Events, and lists of names."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import attrs

from ..errors import Fault
from .display import Displayed
from .fields import CounterpartId, Key, NamedId, PlaceId, check, expect, member
from .periods import Ordinal, Period
from .text import Text


@attrs.frozen
class Event(Displayed):
    """Something that takes place once, whoever speaks of it: a forum that stands in two lists is one event.

    Attributes:
        id: How records refer to it.
        name: Its name, without the ordinal.
        form: What it is, a key: ``forum``, ``conference``, ``round_table``, ``anniversary``, ``escalation``.
        ordinal: Which of its row it is.
        organisers: Who holds it.
        place: Where.
        period: When.
        sources: Ids of the facts that say so.
    """

    id: Key
    name: Text
    form: Key
    ordinal: Ordinal | None = None
    organisers: tuple[CounterpartId, ...] = ()
    place: PlaceId | None = None
    period: Period | None = None
    sources: tuple[str, ...] = ()

    __attrs_post_init__ = check


class Order(Displayed, StrEnum):
    """The order in which a language writes a list: as it was given, or by its own alphabet."""

    GIVEN = "given"
    ALPHABETICAL = "alphabetical"


@attrs.frozen
class Names(Displayed):
    """A list of ids, complete or "including".

    Attributes:
        ids: What it names, each once.
        complete: Whether it names all.
        counted_by: The key of the measure that counts them; a complete list is as long as its exact count.
        order: As given, or alphabetical in each language.

    >>> Names(("armenia", "armenia"))
    Traceback (most recent call last):
    icrc_activities.errors.InvalidRecordError: Names: .ids: found ('armenia', 'armenia'), allowed is each id once
    """

    ids: tuple[NamedId, ...] = attrs.field(metadata={"json_schema": {"minItems": 1, "uniqueItems": True}})
    complete: bool = True
    counted_by: Key | None = None
    order: Order = attrs.field(default=Order.GIVEN, converter=member(Order))

    __attrs_post_init__ = check

    def _rules(self) -> Iterable[Fault]:
        ids: Any = self.ids
        texts = [key for key in ids if isinstance(key, str)] if isinstance(ids, tuple) else []
        return (
            *expect(ids != (), ".ids", ids, "at least one id"),
            *expect(len(set(texts)) == len(texts), ".ids", ids, "each id once"),
        )
