"""The sheet that people look at."""

from .display import display_language
from .editions import year_on_year
from .html import to_html
from .pdf import to_pdf
from .vega import vega

__all__ = ["display_language", "to_html", "to_pdf", "vega", "year_on_year"]
