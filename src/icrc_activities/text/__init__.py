"""Writes: phrases, sentences, sections and whole sheets, from records and the words of a language."""

from .checks import check
from .phrases import Parts, parts, phrase
from .sheets import Block, Shown, blocks, render
from .summaries import summary
from .writer import Context

__all__ = ["Block", "Context", "Parts", "Shown", "blocks", "check", "parts", "phrase", "render", "summary"]
