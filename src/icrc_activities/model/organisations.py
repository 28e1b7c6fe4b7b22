"""Organisations, the delegation that reports, and the offices it speaks with."""

from __future__ import annotations

from enum import StrEnum

import attrs

from .display import Displayed
from .fields import Key, OrganisationId, PlaceId, check, member
from .text import Text


class OrganisationKind(Displayed, StrEnum):
    """What sort of body it is."""

    ICRC = "icrc"
    NATIONAL_SOCIETY = "national_society"
    AUTHORITY = "authority"
    ARMED_FORCES = "armed_forces"
    CHURCH = "church"
    ACADEMIA = "academia"
    THINK_TANK = "think_tank"
    COMPANY = "company"
    ASSOCIATION = "association"
    MEDIA = "media"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    HEALTH_FACILITY = "health_facility"
    OTHER = "other"


class Style(Displayed, StrEnum):
    """How an office-holder is addressed, where the source says so."""

    MR = "mr"
    MRS = "mrs"
    MS = "ms"


@attrs.frozen
class Organisation(Displayed):
    """A body, a part of one or a group of them.

    Attributes:
        id: How records refer to it.
        name: Its full name.
        short_name: What it is called once the full name has been said.
        kind: What sort of body it is.
        part_of: The body that it is a part of.
        sources: Ids of the facts that say so.
    """

    id: Key
    name: Text
    kind: OrganisationKind = attrs.field(converter=member(OrganisationKind))
    short_name: Text | None = None
    part_of: OrganisationId | None = None
    sources: tuple[str, ...] = ()

    __attrs_post_init__ = check


@attrs.frozen
class Delegation(Displayed):
    """The delegation whose work a sheet reports.

    Attributes:
        id: How records refer to it.
        name: Its full name.
        organisation: The body that it is a delegation of; texts call that body by its short name.
        short_name: What it is called in running text.
        seat: Where it sits.
        sources: Ids of the facts that say so.
    """

    id: Key
    name: Text
    organisation: OrganisationId
    short_name: Text | None = None
    seat: PlaceId | None = None
    sources: tuple[str, ...] = ()

    __attrs_post_init__ = check


@attrs.frozen
class Interlocutor(Displayed):
    """An office that a delegation speaks with; its holder stands here only if the source names them.

    Attributes:
        id: How records refer to it.
        office: The office: Minister of Foreign Affairs.
        organisation: The body that the office belongs to.
        holder: The name of the one who holds it.
        style: How the source addresses them.
        sources: Ids of the facts that say so.
    """

    id: Key
    office: Text
    organisation: OrganisationId | None = None
    holder: Text | None = None
    style: Style | None = attrs.field(default=None, converter=member(Style))
    sources: tuple[str, ...] = ()

    __attrs_post_init__ = check


@attrs.frozen
class Contact(Displayed):
    """How to reach the delegation.

    Attributes:
        name: What stands above the address.
        address: One line.
        phone: As it is dialled from abroad.
        email: An address of the office, never of a person.
        web: A site.
        sources: Ids of the facts that say so.
    """

    name: Text
    address: Text | None = None
    phone: str | None = None
    email: str | None = None
    web: str | None = None
    sources: tuple[str, ...] = ()

    __attrs_post_init__ = check
