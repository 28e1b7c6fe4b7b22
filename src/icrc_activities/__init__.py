"""A delegation's activities as typed records, and what they read like in English and in Russian."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .errors import (
    ActivitiesError,
    CurrencyMismatchError,
    Fault,
    FaultsError,
    InvalidDocumentError,
    InvalidFactsheetError,
    InvalidRecordError,
    InvalidVocabularyError,
    MessageError,
    MissingExtraError,
    MissingTextError,
    MissingWordError,
    NoFormError,
    NothingToDrawError,
    PeopleDoNotAddError,
    TooSensitiveError,
    UnitMismatchError,
    UnknownKeyError,
    UnprintableError,
    UnwrittenError,
    WrongTypeError,
)
from .model.activities import (
    Activity,
    Allocation,
    Comparison,
    Counting,
    Delivery,
    Engagement,
    EngagementRole,
    Frequency,
    Leg,
    Modality,
    OurRole,
    Partner,
    PartnerRole,
    Programme,
    Sensitivity,
    Trend,
)
from .model.beneficiaries import AgeBand, Beneficiary, Disability, Outcome, Sex
from .model.events import Event, Names, Order
from .model.factsheet import Caption, Entry, Factsheet, Section
from .model.figures import (
    Bounds,
    Change,
    Figure,
    Qualifier,
    about,
    almost,
    at_least,
    between,
    dozens,
    exactly,
    fewer_than,
    hundreds,
    over,
    several_dozen,
    thousands,
    unstated,
    up_to,
    vast_majority,
)
from .model.money import Money, Rate
from .model.organisations import Contact, Delegation, Interlocutor, Organisation, OrganisationKind, Style
from .model.periods import Numerals, Ordinal, Period
from .model.places import Coordinates, Place, PlaceKind, Route
from .model.text import Text

if TYPE_CHECKING:
    from . import datasets
    from .codec import dump, dumps, json_schema, load, loads, make_converter, read_lines, write_lines
    from .language import Vocabulary, vocabulary
    from .model.editions import Added, Differences, FigureChange, Gone, Reworded, diff
    from .model.totals import Total, total, total_money
    from .reading import Agreement, Document, Finding, FindingKind, Found, Pair, check, compare, document, find_figures
    from .sheet import display_language, to_html, to_pdf, vega, year_on_year
    from .text import Context, Parts, diff_text, parts, phrase, render, summary

__version__ = "0.1.0"

_LATER = {
    "datasets": "icrc_activities.datasets",
    **dict.fromkeys(
        ("dump", "dumps", "json_schema", "load", "loads", "make_converter", "read_lines", "write_lines"), "icrc_activities.codec"
    ),
    **dict.fromkeys(("Vocabulary", "vocabulary"), "icrc_activities.language"),
    **dict.fromkeys(("Added", "Differences", "FigureChange", "Gone", "Reworded", "diff"), "icrc_activities.model.editions"),
    **dict.fromkeys(("Total", "total", "total_money"), "icrc_activities.model.totals"),
    **dict.fromkeys(
        ("Agreement", "Document", "Finding", "FindingKind", "Found", "Pair", "check", "compare", "document", "find_figures"),
        "icrc_activities.reading",
    ),
    **dict.fromkeys(("display_language", "to_html", "to_pdf", "vega", "year_on_year"), "icrc_activities.sheet"),
    **dict.fromkeys(("Context", "Parts", "diff_text", "parts", "phrase", "render", "summary"), "icrc_activities.text"),
}
"""Public names that are not needed to hold and read records, and where they live; imported on first use (PEP 562)."""

__all__ = [
    "ActivitiesError",
    "Activity",
    "Added",
    "AgeBand",
    "Agreement",
    "Allocation",
    "Beneficiary",
    "Bounds",
    "Caption",
    "Change",
    "Comparison",
    "Contact",
    "Context",
    "Coordinates",
    "Counting",
    "CurrencyMismatchError",
    "Delegation",
    "Delivery",
    "Differences",
    "Disability",
    "Document",
    "Engagement",
    "EngagementRole",
    "Entry",
    "Event",
    "Factsheet",
    "Fault",
    "FaultsError",
    "Figure",
    "FigureChange",
    "Finding",
    "FindingKind",
    "Found",
    "Frequency",
    "Gone",
    "Interlocutor",
    "InvalidDocumentError",
    "InvalidFactsheetError",
    "InvalidRecordError",
    "InvalidVocabularyError",
    "Leg",
    "MessageError",
    "MissingExtraError",
    "MissingTextError",
    "MissingWordError",
    "Modality",
    "Money",
    "Names",
    "NoFormError",
    "NothingToDrawError",
    "Numerals",
    "Order",
    "Ordinal",
    "Organisation",
    "OrganisationKind",
    "OurRole",
    "Outcome",
    "Pair",
    "Partner",
    "PartnerRole",
    "Parts",
    "PeopleDoNotAddError",
    "Period",
    "Place",
    "PlaceKind",
    "Programme",
    "Qualifier",
    "Rate",
    "Reworded",
    "Route",
    "Section",
    "Sensitivity",
    "Sex",
    "Style",
    "Text",
    "TooSensitiveError",
    "Total",
    "Trend",
    "UnitMismatchError",
    "UnknownKeyError",
    "UnprintableError",
    "UnwrittenError",
    "Vocabulary",
    "WrongTypeError",
    "about",
    "almost",
    "at_least",
    "between",
    "check",
    "compare",
    "datasets",
    "diff",
    "diff_text",
    "display_language",
    "document",
    "dozens",
    "dump",
    "dumps",
    "exactly",
    "fewer_than",
    "find_figures",
    "hundreds",
    "json_schema",
    "load",
    "loads",
    "make_converter",
    "over",
    "parts",
    "phrase",
    "read_lines",
    "render",
    "several_dozen",
    "summary",
    "thousands",
    "to_html",
    "to_pdf",
    "total",
    "total_money",
    "unstated",
    "up_to",
    "vast_majority",
    "vega",
    "vocabulary",
    "write_lines",
    "year_on_year",
]


def __getattr__(name: str) -> Any:
    where = _LATER.get(name)
    if where is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(where)
    found = module if name == "datasets" else getattr(module, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
