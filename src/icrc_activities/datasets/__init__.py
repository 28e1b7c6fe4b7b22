"""Data sets that come with the library, each in a folder with its records, its words and its licence."""

from functools import cache
from importlib.resources import files

from ..codec import loads
from ..model.factsheet import Factsheet

__all__ = ["moscow_2024"]


@cache
def moscow_2024() -> Factsheet:
    """The "Facts & Figures" sheet of the ICRC's Moscow delegation for 2024, as typed records.

    Source: the delegation's sheet of February 2025; its facts are reused, its sentences are not. See ``LICENCE.md`` beside the data.

    >>> moscow_2024()["hotline_calls"].measures["call"].value
    Decimal('36000')
    """
    return loads(files("icrc_activities.datasets").joinpath("moscow_2024", "factsheet.json").read_bytes())
