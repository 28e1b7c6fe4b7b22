"""Reads: the figures of a text, found by the words that write them, beside what records or another text say."""

from .checks import Finding, FindingKind, check
from .compared import Agreement, Pair, compare
from .documents import Document, document
from .figures import Found, find_figures

__all__ = [
    "Agreement",
    "Document",
    "Finding",
    "FindingKind",
    "Found",
    "Pair",
    "check",
    "compare",
    "document",
    "find_figures",
]
