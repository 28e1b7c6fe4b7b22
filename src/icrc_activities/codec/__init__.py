"""JSON in and out: strict, fast, and with every fault of a document in one error."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .documents import dump, dumps, load, loads
from .formats import FORMAT

if TYPE_CHECKING:
    from .converter import make_converter
    from .lines import read_lines, write_lines
    from .schema import json_schema

_LATER = {"json_schema": ".schema", "make_converter": ".converter", "read_lines": ".lines", "write_lines": ".lines"}
"""What most programs never need, cattrs above all; loaded on first use."""

__all__ = ["FORMAT", "dump", "dumps", "json_schema", "load", "loads", "make_converter", "read_lines", "write_lines"]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_LATER[name], __name__), name)
    globals()[name] = found
    return found
