"""JSON in and out: one converter, and every fault of a document in one error."""

from .converter import make_converter
from .documents import FORMAT, dump, dumps, load, loads

__all__ = ["FORMAT", "dump", "dumps", "load", "loads", "make_converter"]
