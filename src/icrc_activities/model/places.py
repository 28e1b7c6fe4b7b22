"""Places and routes."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import attrs

from ..errors import Fault
from .display import Displayed
from .fields import Key, Pattern, PlaceId, Span, check, expect, member, number
from .text import Text

IsoCode = Annotated[str, Pattern(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", "an ISO 3166 code such as BY or RU-KRS")]


class PlaceKind(Displayed, StrEnum):
    """What sort of place it is."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    SITE = "site"
    AREA = "area"


@attrs.frozen
class Coordinates(Displayed):
    """A point in WGS 84, in degrees; north and east are above zero.

    >>> Coordinates("55.77", "37.63").latitude
    Decimal('55.77')
    """

    latitude: Annotated[Decimal, Span(-90, 90)] = attrs.field(converter=number)
    longitude: Annotated[Decimal, Span(-180, 180)] = attrs.field(converter=number)

    __attrs_post_init__ = check


@attrs.frozen
class Place(Displayed):
    """A place by the name that the source gives it. Its country is never inferred and may stay unstated.

    Attributes:
        id: How records refer to it.
        name: Its name in each language.
        kind: Country, region, city, site or area.
        code: ISO 3166-1 code of a country or 3166-2 of a subdivision, where the source is certain of it.
        coordinates: Where it lies.
        sources: Ids of the facts that say so.
    """

    id: Key
    name: Text
    kind: PlaceKind = attrs.field(converter=member(PlaceKind))
    code: IsoCode | None = None
    coordinates: Coordinates | None = None
    sources: tuple[str, ...] = ()

    __attrs_post_init__ = check


@attrs.frozen
class Route(Displayed):
    """A way from one place to another.

    Attributes:
        origin: Where it begins.
        via: What it leads through, in order.
        destination: Where it ends.

    >>> Route("sumy", ("belarus",), "russia").places
    ('sumy', 'belarus', 'russia')
    """

    origin: PlaceId | None = None
    via: tuple[PlaceId, ...] = ()
    destination: PlaceId | None = None

    __attrs_post_init__ = check

    def _rules(self) -> Iterable[Fault]:
        ends = (self.origin, self.destination)
        return expect(ends != (None, None), ".origin", self.origin, "an origin or a destination")

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of its places, in the order of travel."""
        return tuple(place for place in (self.origin, *self.via, self.destination) if place)
