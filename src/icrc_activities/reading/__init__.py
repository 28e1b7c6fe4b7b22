"""Reads: the figures of a text, found by the words that write them."""

from .figures import Found, find_figures

__all__ = ["Found", "find_figures"]
