"""Groups of people who were reached."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any

import attrs

from ..errors import Fault
from .display import Displayed
from .events import Names
from .fields import ActivityId, Key, OrganisationId, PlaceId, Span, check, expect, member
from .figures import Figure


class Sex(Displayed, StrEnum):
    """The sex of a whole group."""

    FEMALE = "female"
    MALE = "male"


class Disability(Displayed, StrEnum):
    """Whether all of a group live with a disability, or none."""

    WITH = "with"
    WITHOUT = "without"


class Outcome(Displayed, StrEnum):
    """What came of it for the group."""

    RECEIVED = "received"
    ASSISTED = "assisted"
    TRAINED = "trained"
    INFORMED = "informed"
    ADDRESSED = "addressed"
    ATTENDED = "attended"
    CROSSED = "crossed"
    ACCOMPANIED = "accompanied"
    REUNITED = "reunited"


Age = Annotated[int, Span(0, 130, "a whole number")]


@attrs.frozen
class AgeBand(Displayed):
    """Ages in full years.

    Attributes:
        lower: The lowest age in it.
        upper: The highest age in it, `None` where it is open.

    >>> AgeBand(60).upper is None
    True
    """

    lower: Age
    upper: Age | None = None

    __attrs_post_init__ = check

    def _rules(self) -> Iterable[Fault]:
        lower: Any = self.lower
        upper: Any = self.upper
        whole = isinstance(lower, int) and isinstance(upper, int)
        return expect(not whole or lower <= upper, ".upper", upper, "no less than the lower age")


@attrs.frozen
class Beneficiary(Displayed):
    """A group, never an individual: no field holds personal data.

    Attributes:
        group: A key of the nouns, whose unit it is a kind of: ``student``, ``vulnerable_person``.
        count: How many, `None` where that is not stated.
        of: The institution that they belong to.
        from_places: Where they come from.
        places: Where they were reached.
        sex: Stated only for a group of one sex.
        age: Their ages.
        disability: Stated only where it holds of all.
        outcome: What came of it for them.
        may_overlap: Activities that may have reached some of the same people.
    """

    group: Key
    count: Figure | None = None
    of: OrganisationId | None = None
    from_places: Names | None = None
    places: tuple[PlaceId, ...] = ()
    sex: Sex | None = attrs.field(default=None, converter=member(Sex))
    age: AgeBand | None = None
    disability: Disability | None = attrs.field(default=None, converter=member(Disability))
    outcome: Outcome | None = attrs.field(default=None, converter=member(Outcome))
    may_overlap: tuple[ActivityId, ...] = ()

    __attrs_post_init__ = check
