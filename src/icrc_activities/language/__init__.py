"""Words: the grammar engine, and one folder of data a language."""

from .vocabulary import Vocabulary, default_vocabulary, vocabulary

__all__ = ["Vocabulary", "default_vocabulary", "vocabulary"]
