"""The command line, ``icrc-activities``: a thin face over the other rooms."""

from .process import main

__all__ = ["main"]
