"""JSON Schema 2020-12 of what documents may hold, made from the classes and their annotations."""

from __future__ import annotations

import inspect
import itertools
import re
import types
import typing
from collections.abc import Iterable
from copy import deepcopy
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

import attrs

from ..model.activities import Activity
from ..model.factsheet import ACTIVITIES, Factsheet
from ..model.fields import MAX_DIGITS, Codes, Pattern, Span
from ..model.periods import Period
from ..model.text import TAG, Text
from .formats import FORMAT, NUMBER

_SPACES = "\\t\\n\\u000b\\f\\r\\u001c-\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
_NOT_BLANK = {"type": "string", "pattern": f"[^{_SPACES}]"}
_DATE = r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_EDTF = rf"{_DATE}|{_DATE}/({_DATE}|\.\.)|\.\./{_DATE}"


def json_schema(cls: type = Factsheet, activities: Iterable[type[Activity]] = ACTIVITIES) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the documents that `loads` reads as a class; of a factsheet unless another is asked for.

    It says what any of its parts may be by itself: keys, types, patterns, members. What holds between parts (an id leads
    somewhere, a month has such a day, an upper value is above the value) is for `loads` to say. A list of several types and
    a class that only a hook of yours can read may be anything.

    Args:
        cls: What a document holds; `Activity` for a line of JSON Lines.
        activities: The kinds of activity that a document may hold.

    >>> json_schema(Activity)["title"]
    'icrc-activities/1: Activity'
    """
    definitions: dict[str, Any] = {}
    top = _Schema(definitions, tuple(activities)).of(cls)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{FORMAT}: {cls.__name__}",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


class _Schema:
    def __init__(self, definitions: dict[str, Any], kinds: tuple[type[Activity], ...]) -> None:
        self.definitions = definitions
        self.kinds = kinds
        self.names: dict[Any, str] = {}

    def of(self, annotation: Any) -> dict[str, Any]:
        """The schema of an annotation; that of a class stands among the definitions."""
        origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is Annotated:
            return self.marked(parts[0], parts[1:])
        if origin in {typing.Union, types.UnionType}:
            return {"anyOf": [self.of(part) for part in parts]}
        if origin is tuple and parts[1:] == (...,):
            return {"type": "array", "items": self.of(parts[0])}
        if annotation in _PLAIN:
            return dict(_PLAIN[annotation])
        if not isinstance(annotation, type):
            return {}  # what it may be, a hook of the user's says
        if issubclass(annotation, StrEnum):
            return {"enum": [str(each) for each in annotation]}
        if issubclass(annotation, Activity):
            return self.tagged(annotation)
        if not attrs.has(annotation):
            return {}  # likewise
        return self.defined(annotation, {"format": FORMAT} if issubclass(annotation, Factsheet) else {})

    def marked(self, annotation: Any, marks: tuple[Any, ...]) -> dict[str, Any]:
        """The schema of an annotation with marks on it."""
        for mark in marks:
            if isinstance(mark, Pattern):
                return {"type": "string", "pattern": f"^({mark.expression})$(?!\\n)", "description": mark.said}
            if isinstance(mark, Codes):
                name = self.named(mark, mark.name)
                self.definitions[name] = {"enum": sorted(mark.known()), "description": mark.said}
                return {"$ref": f"#/$defs/{name}"}
            if isinstance(mark, Span) and annotation is int:
                return {"type": "integer", "minimum": mark.low, "maximum": mark.high}
            if isinstance(mark, Span) and annotation is Decimal:  # a text, which can hardly say that it is above more than 0
                return {"type": "string", "pattern": f"^({_up_to(mark.high)}|-({_up_to(max(-mark.low, 0))}))$(?!\\n)"}
        return self.of(annotation)

    def tagged(self, cls: type[Activity]) -> dict[str, Any]:
        """The schema of activities of a class, each under its tag."""
        kinds = [kind for kind in self.kinds if issubclass(kind, cls)]
        chosen = {kind.type: self.defined(kind, {"type": kind.type})["$ref"] for kind in kinds}
        return {"oneOf": [{"$ref": path} for path in chosen.values()], "discriminator": {"propertyName": "type", "mapping": chosen}}

    def defined(self, cls: Any, extra: dict[str, str]) -> dict[str, Any]:
        """A reference to the schema of a class."""
        name = self.named(cls, cls.__name__)
        if name not in self.definitions:
            self.definitions[name] = {}  # a class may stand in itself
            self.definitions[name] = deepcopy(_OWN[cls]) if cls in _OWN else self.object(cls, extra)
        return {"$ref": f"#/$defs/{name}"}

    def named(self, part: Any, wanted: str) -> str:
        """What a part is called among the definitions, where another may have its name already."""
        if part not in self.names:
            numbered = itertools.chain([wanted], (f"{wanted}_{number}" for number in itertools.count(2)))
            self.names[part] = next(name for name in numbered if name not in self.names.values())
        return self.names[part]

    def object(self, cls: Any, extra: dict[str, str]) -> dict[str, Any]:
        """The schema of a class of records."""
        hints = typing.get_type_hints(cls, include_extras=True)
        fields = [field for field in attrs.fields(cls) if field.init]
        said = {key: text for parent in reversed(cls.__mro__) for key, text in _attributes(parent).items()}
        properties: dict[str, Any] = {key: {"const": value} for key, value in extra.items()}
        for field in fields:
            properties[field.name] = self.of(hints[field.name]) | field.metadata.get("json_schema", {})
            if field.name in said:
                properties[field.name] |= {"description": said[field.name]}
        return {
            "type": "object",
            "description": _summary(cls),
            "properties": properties,
            "required": [*extra, *(field.name for field in fields if field.default is attrs.NOTHING)],
            "additionalProperties": False,
        }


def _up_to(most: int) -> str:
    """What the text of a number from 0 to *most* matches."""
    digits = str(most)
    less = [f"[1-9][0-9]{{{more}}}" for more in range(len(digits) - 1)]  # those of fewer digits; then those that part from it at one
    for index, digit in enumerate(digits):
        least = 0 if index else 1
        if int(digit) > least:
            less.append(f"{digits[:index]}[{least}-{int(digit) - 1}][0-9]{{{len(digits) - 1 - index}}}")
    below = rf"({'|'.join(['0', *less])})(\.[0-9]{{1,{MAX_DIGITS}}})?|" if most else ""
    return rf"{below}{most}(\.0{{1,{MAX_DIGITS}}})?"


def _summary(cls: type) -> str:
    return " ".join((inspect.getdoc(cls) or "").partition("\n\n")[0].split())


def _attributes(cls: type) -> dict[str, str]:
    """What the docstring of a class says of its attributes."""
    doc = inspect.cleandoc(cls.__dict__.get("__doc__") or "")  # some Pythons have done so already
    listed = doc.partition("Attributes:\n")[2].partition("\n\n")[0]
    found = re.findall(r"^ {4}(\w+): (.+(?:\n {6,}\S.*)*)", listed, re.MULTILINE)
    return {name: " ".join(text.replace("``", "").split()) for name, text in found}


_PLAIN: dict[Any, dict[str, Any]] = {
    str: _NOT_BLANK,
    bool: {"type": "boolean"},
    int: {"type": "integer", "exclusiveMinimum": -(10 ** (MAX_DIGITS - 1)), "exclusiveMaximum": 10**MAX_DIGITS},
    float: {"type": "number"},
    Decimal: {"type": "string", "pattern": rf"^({NUMBER.removeprefix('-?')}|-0(\.0{{1,{MAX_DIGITS}}})?)$(?!\n)"},
    types.NoneType: {"type": "null"},
}
_OWN: dict[Any, dict[str, Any]] = {
    Period: {"type": "string", "pattern": f"^({_EDTF})$(?!\\n)", "description": _summary(Period)},
    Text: {
        "type": "object",
        "description": _summary(Text),
        "propertyNames": {"pattern": f"^({TAG.expression})$(?!\\n)"},
        "additionalProperties": _NOT_BLANK,
        "minProperties": 1,
    },
}
