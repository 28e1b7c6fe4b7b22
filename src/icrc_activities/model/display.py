"""What a notebook shows of a record."""

from __future__ import annotations

from importlib import import_module


def shown_as(form: str, record: object) -> str:
    """A record as ``html`` or ``markdown``. The room that writes it is found by its name, and when it is needed."""
    return str(getattr(import_module("icrc_activities.sheet.display"), form)(record))


class Displayed:
    """What a notebook asks of every class of the model."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return shown_as("html", self)

    def _repr_markdown_(self) -> str:
        return shown_as("markdown", self)
