"""The sentences of a language: Fluent messages, and statements in their authors' words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol, cast

from fluent.runtime import FluentBundle
from fluent.runtime.prepare import Compiler
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser, ast

from ..errors import ActivitiesError, Fault, InvalidVocabularyError, MessageError, MissingWordError, nearest, shown

FUNCTIONS = ("IN", "TO", "FROM", "DATE", "AGREE", "ATTR", "TREND", "NUM", "NOUN", "ORD")
"""The functions of every language's messages, beside those that its grammar lists as slots."""

MAX_PART = 2000
"""Fluent gives up on a placeable of 2,500 characters; what is longer is put in afterwards."""

_CACHED = 4096


class Writes(Protocol):
    """What a writer offers to the functions of a message."""

    def call(self, function: str, value: Value, options: Mapping[str, Any]) -> str:
        """Write a value as a function of a message asks for it."""
        ...


class Value(FluentType):
    """A variable of a message: what it stands for, and the writer that will write it."""

    __slots__ = ("key", "value", "writer")

    def __init__(self, key: str, value: object, writer: Writes) -> None:
        self.key = key
        self.value = value
        self.writer = writer

    def format(self, locale: object) -> str:  # noqa: ARG002  # as Fluent calls it
        """What a variable gives on its own, without a function."""
        return self.writer.call("", self, {})


class Messages:
    """The messages of a language.

    Attributes:
        language: Its tag.
        functions: What may stand in braces before a variable.
        entries: Every message of every file, with the file's name, as Fluent's syntax tree.

    Raises:
        InvalidVocabularyError: If a line is no Fluent; Fluent itself would drop it silently.
    """

    def __init__(self, language: str, sources: Sequence[tuple[str, str]], slots: Sequence[str]) -> None:
        self.language = language
        functions = {name: _function(name) for name in (*slots, *FUNCTIONS)}
        self.functions = tuple(functions)
        self._bundle = FluentBundle([language], functions=functions, use_isolating=False)
        resources = [(where, text, FluentParser().parse(text)) for where, text in sources]
        faults = [fault for where, text, resource in resources for fault in junk(resource, text, where)]
        if faults:
            raise InvalidVocabularyError(f"language {language}", tuple(faults))
        for _, _, resource in resources:
            self._bundle.add_resource(resource, allow_overrides=True)
        entries = [(where, entry) for where, _, resource in resources for entry in resource.body]
        self.entries = tuple((where, entry) for where, entry in entries if isinstance(entry, ast.Message))
        self._statement = lru_cache(_CACHED)(self._compiled)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._bundle.has_message(name)

    def write(self, name: str, values: Mapping[str, Any], attribute: str = "") -> str:
        """A message, or one of its attributes, with its variables filled in.

        Raises:
            MissingWordError: If the language has no such message.
            MessageError: If the message cannot be written; the runtime would print the fault into the text.
        """
        message = self._bundle.get_message(name) if name in self else None
        pattern = message and (message.attributes.get(attribute) if attribute else message.value)
        if pattern is None:
            raise MissingWordError("message", name, self.language, nearest(name, [entry.id.name for _, entry in self.entries]))
        return self._formatted(pattern, values, name, attribute)

    def has_attribute(self, name: str, attribute: str) -> bool:
        """Whether a message has an attribute."""
        return name in self and attribute in self._bundle.get_message(name).attributes

    def statement(self, line: str, values: Mapping[str, Any]) -> str:
        """An author's line with its variables filled in.

        Raises:
            MessageError: If the line is no Fluent, or cannot be written.
        """
        return self._formatted(self._statement(line), values, "statement", line)

    def _compiled(self, line: str) -> object:
        text = f"statement = {line}\n"
        resource = FluentParser().parse(text)
        for fault in junk(resource, text, ""):
            raise MessageError(f"statement {shown(line)}", self.language, fault.found)
        return Compiler()(resource.body[0]).value

    def _formatted(self, pattern: Any, values: Mapping[str, Any], *what: str) -> str:
        # What the bundle's own format_pattern does, but for turning numbers and dates into Fluent's: ours are none.
        errors: list[Exception] = []
        text = ""
        environment = ResolverEnvironment(self._bundle, errors, current=CurrentEnvironment(cast("dict[str, Any]", values)))
        try:
            text = pattern(environment)
        except (TypeError, ValueError) as fault:  # a variable on its own that cannot be written; too many parts
            errors.append(fault)
        for error in errors:
            if isinstance(error, ActivitiesError):
                raise error
            raise MessageError(" ".join(shown(part) if " " in part else part for part in what if part), self.language, str(error))
        return str(text)


def junk(resource: ast.Resource, text: str, where: str) -> list[Fault]:
    """The lines of a Fluent file that are no Fluent."""
    found = []
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            said = "; ".join(note.message or "" for note in entry.annotations)
            line = text.count("\n", 0, entry.span.start if entry.span else 0) + 1
            found.append(Fault(f"{where}:{line}", f"{shown((entry.content or '').strip())} ({said})", "a Fluent message"))
    return found


def _function(name: str) -> Any:
    def call(*given: object, **options: object) -> str:
        value, *more = given
        if not isinstance(value, Value):
            raise TypeError(f"{name} takes a variable first, not {shown(value)}")
        if more:
            options = {**options, "forms": more[0]}
        return value.writer.call(name, value, options)

    return call
