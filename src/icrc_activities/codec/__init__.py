"""JSON in and out: strict, fast, and with every fault of a document in one error."""

from typing import TYPE_CHECKING, Any

from .documents import dump, dumps, load, loads
from .formats import FORMAT

if TYPE_CHECKING:
    from .converter import make_converter

__all__ = ["FORMAT", "dump", "dumps", "load", "loads", "make_converter"]


def __getattr__(name: str) -> Any:
    if name != "make_converter":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .converter import make_converter  # noqa: PLC0415  # cattrs takes its time

    return make_converter
