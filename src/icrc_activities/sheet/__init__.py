"""The sheet that people look at."""

from .display import display_language
from .editions import year_on_year
from .html import to_html

__all__ = ["display_language", "to_html", "year_on_year"]
