"""Writes: phrases, sentences, sections and whole sheets, from records and the words of a language."""

from .checks import check
from .editions import diff_text
from .phrases import Parts, parts, phrase
from .sheets import Block, Shown, blocks, render
from .summaries import summary
from .writer import Context

__all__ = ["Block", "Context", "Parts", "Shown", "blocks", "check", "diff_text", "parts", "phrase", "render", "summary"]
