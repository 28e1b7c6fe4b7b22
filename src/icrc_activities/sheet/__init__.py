"""The sheet that people look at."""

from .html import to_html

__all__ = ["to_html"]
