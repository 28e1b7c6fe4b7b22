"""The records written out for other libraries: the same fields, the same constraints, from the annotations of our own classes.

What comes of it is the text of a module a library, so that each can be started alone and none borrows from us.
"""

import types
import typing
from enum import StrEnum
from typing import Annotated, Any, Literal

import attrs

from icrc_activities.model.activities import Activity
from icrc_activities.model.factsheet import ACTIVITIES, Factsheet
from icrc_activities.model.fields import Pattern
from icrc_activities.model.periods import Period
from icrc_activities.model.text import TAG, Text

Library = Literal["pydantic", "struct", "mashumaro"]

EDTF = r"(\d{4}(-\d\d(-\d\d)?)?|\.\.)(/(\d{4}(-\d\d(-\d\d)?)?|\.\.))?"
RULES = {
    "Figure": "agree(self.qualifier, self.value, self.upper)\nheld(self.of is None or self.of != (self.key or self.noun or self.unit))",
    "Money": "agree(self.qualifier, self.amount, self.upper)\nheld(self.currency in CURRENCIES)",
    "Change": "held(self.before.unit == self.after.unit)",
    "Names": "held(len(set(self.ids)) == len(self.ids) > 0)",
    "Route": "held(self.origin is not None or self.destination is not None)",
    "Ordinal": "held(1 <= self.number <= (3999 if self.numerals == 'roman' else 10**6))",
    "AgeBand": "held(0 <= self.lower <= 130 and (self.upper is None or self.lower <= self.upper <= 130))",
    "Programme": "distinct(self, 'figures', 'money', 'changes', 'beneficiaries', 'services', 'supported', 'allocations')",
    "Engagement": "distinct(self, 'figures', 'money', 'changes', 'beneficiaries', 'count', 'audience', 'participants')",
    "Delivery": "distinct(self, 'figures', 'money', 'changes', 'beneficiaries', 'items', 'legs')",
}
"""What no annotation says, in the words of a user of the library."""

COMMON = """
import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, Optional, Union

TAG = re.compile({tag!r}).fullmatch

CURRENCIES = frozenset({currencies!r}.split())
BARE = frozenset(("several_dozen", "dozens", "hundreds", "thousands", "vast_majority", "unstated"))

def held(right):
    if not right:
        raise ValueError("a rule")

def agree(qualifier, value, upper):
    if qualifier in BARE:
        held(value is None and upper is None)
    else:
        held(value is not None and value.is_finite() and value >= 0 and (value or qualifier not in ("almost", "fewer_than")))
        held(upper is None or (qualifier == "exact" and value < upper))

def measures(record, names):
    for name in names:
        value = getattr(record, name)
        if not value:
            continue
        for each in value if isinstance(value, (tuple, list)) else (value,):
            if isinstance(each, Figure):
                yield each.key or each.noun or each.unit, each.of
            elif isinstance(each, Money):
                yield each.key or "money", None
            elif isinstance(each, Change):
                yield each.key or each.after.key or each.after.noun or each.after.unit, None
            elif isinstance(each, Beneficiary):
                yield from measures(each, ("count",))
            elif isinstance(each, Allocation):
                yield from measures(each, ("money", "for_whom"))
            elif isinstance(each, Leg):
                yield from measures(each, ("vehicles",))

def distinct(record, *names):
    found = list(measures(record, names))
    keys = {{key for key, _ in found}}
    held(len(keys) == len(found) and all(of is None or of in keys for _, of in found))

"""

HEADS: dict[Library, str] = {
    "pydantic": """
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, model_validator
class Base(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
""",
    "struct": """
import msgspec
from msgspec import Meta, Struct
""",
    "mashumaro": """
from dataclasses import dataclass
from typing import Tuple
import orjson
from mashumaro.codecs.orjson import ORJSONDecoder, ORJSONEncoder
from mashumaro.config import BaseConfig
from mashumaro.mixins.orjson import DataClassORJSONMixin
from mashumaro.types import Discriminator
class Base(DataClassORJSONMixin):
    class Config(BaseConfig):
        forbid_extra_keys = True
        omit_default = True
def checked(record, patterns):
    for name, matches in patterns:
        value = getattr(record, name)
        for each in value if isinstance(value, (tuple, list)) else () if value is None else (value,):
            held(matches(each))
def texts(value):
    held(value)
    for tag, text in value.items():
        held(TAG(tag) and text.strip())
    return True
""",
}
TAILS: dict[Library, str] = {
    "pydantic": """
Activities = Annotated[Union[Programme, Engagement, Delivery], Field(discriminator="type")]
one, many = TypeAdapter(Activities), TypeAdapter(tuple[Activities, ...])
decode, decode_many = one.validate_json, many.validate_json
def encode(record): return record.__pydantic_serializer__.to_json(record, exclude_defaults=True)
def encode_many(records): return many.dump_json(records, exclude_defaults=True)
""",
    "struct": """
Activities = Union[Programme, Engagement, Delivery]
decode, decode_many = msgspec.json.Decoder(Activities).decode, msgspec.json.Decoder(tuple[Activities, ...]).decode
encode = encode_many = msgspec.json.Encoder().encode
""",
    "mashumaro": """
Activities = Annotated[Union[Programme, Engagement, Delivery], Discriminator(field="type", include_supertypes=True)]
decode, decode_many = ORJSONDecoder(Activities).decode, ORJSONDecoder(Tuple[Activities, ...]).decode
encode, encode_many = ORJSONEncoder(Activities).encode, ORJSONEncoder(Tuple[Activities, ...]).encode
""",
}


def module(library: Library) -> str:
    """The text of a module with ``decode``, ``encode`` and the same of a list, for a library."""
    from icrc_activities.model.money import currencies  # noqa: PLC0415  # a function's own

    done: dict[type, str] = {}
    for kind in (*ACTIVITIES, Factsheet):
        _write(kind, library, done)
    common = COMMON.format(currencies=" ".join(sorted(currencies())), tag=TAG.expression)
    return common + HEADS[library] + "\n".join(done.values()) + TAILS[library]


def _write(cls: Any, library: Library, done: dict[type, str]) -> None:
    if cls in done:
        return
    if issubclass(cls, StrEnum):
        done[cls] = f"class {cls.__name__}(StrEnum):\n" + "".join(f"    {each.name} = {each.value!r}\n" for each in cls)
        return
    hints = typing.get_type_hints(cls, include_extras=True)
    fields = [field for field in attrs.fields(cls) if field.init]
    for field in fields:
        for part in _classes(hints[field.name]):
            if part not in {cls, Activity}:
                _write(part, library, done)
    tag = cls.type if issubclass(cls, Activity) else None
    lines, patterns = [], []
    for field in sorted(fields, key=lambda each: each.default is not attrs.NOTHING):
        default = "" if field.default is attrs.NOTHING else f" = {_default(field.default)}"
        annotation = _annotation(hints[field.name], library).replace(f"tuple[{cls.__name__}, ", f"tuple['{cls.__name__}', ")
        lines.append(f"    {field.name}: {annotation}{default}")
        if library == "mashumaro" and (check := _check(hints[field.name])):
            patterns.append(f"({field.name!r}, {check})")
    rules = RULES.get(cls.__name__, "").splitlines()
    if patterns:
        rules = [f"checked(self, PATTERNS_{cls.__name__})", *rules]
    name = cls.__name__
    head = {
        "pydantic": f"class {name}(Base):\n" + (f"    type: Literal[{tag!r}]\n" if tag else ""),
        "struct": f"class {name}(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True"
        + (f", tag={tag!r}" if tag else "")
        + "):\n",
        "mashumaro": (f"PATTERNS_{name} = ({', '.join(patterns)},)\n" if patterns else "")
        + f"@dataclass(frozen=True, kw_only=True)\nclass {name}(Base):\n"
        + (f"    type: Literal[{tag!r}] = {tag!r}\n" if tag else ""),
    }[library]
    birth = {
        "pydantic": "\n    @model_validator(mode='after')\n    def rules(self):\n",
        "struct": "\n    def __post_init__(self):\n",
        "mashumaro": "\n    def __post_init__(self):\n",
    }[library]
    body = birth + "".join(f"        {rule}\n" for rule in rules) + ("        return self\n" if library == "pydantic" else "")
    if library == "mashumaro" and tag:  # a default is left out, and its tag needs one
        lines.append(f"    def __post_serialize__(self, made):\n        return {{'type': {tag!r}, **made}}")
    done[cls] = head + "\n".join(lines) + "\n" + (body if rules else "")


def _classes(annotation: Any) -> typing.Iterator[Any]:
    if annotation in {Text, Period}:
        return
    if isinstance(annotation, type) and (attrs.has(annotation) or issubclass(annotation, StrEnum)):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _classes(part)


def _default(value: object) -> str:
    return f"{type(value).__name__}.{value.name}" if isinstance(value, StrEnum) else repr(value)


def _annotation(annotation: Any, library: Library) -> str:
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    mark = {"pydantic": "Field", "struct": "Meta"}.get(library)

    def text(pattern: str) -> str:
        return f"Annotated[str, {mark}(pattern={pattern!r})]" if mark else "str"

    if origin is Annotated:
        pattern = next((each.expression for each in parts[1:] if isinstance(each, Pattern)), None)
        return text(f"^(?:{pattern})$") if pattern else _annotation(parts[0], library)
    if origin in {typing.Union, types.UnionType}:
        return f"Optional[{_annotation(parts[0], library)}]"
    if origin is tuple:
        return f"tuple[{_annotation(parts[0], library)}, ...]"
    if annotation is Text:
        constrained = f"dict[{text(f'^(?:{TAG.expression})$')}, {text(r'[^ ]')}]"
        return f"Annotated[{constrained}, {mark}(min_length=1)]" if mark else "dict[str, str]"
    if annotation is Period:
        return text(f"^(?:{EDTF})$")
    if annotation is Activity:
        return f"Union[{', '.join(kind.__name__ for kind in ACTIVITIES)}]"
    return text(r"[^ ]") if annotation is str else str(annotation.__name__)


def _check(annotation: Any) -> str | None:
    """What a library without patterns is to call, for one value or each of a list."""
    for part in (annotation, *typing.get_args(annotation)):
        if typing.get_origin(part) is Annotated:
            for mark in part.__metadata__:
                if isinstance(mark, Pattern):
                    return f"re.compile({mark.expression!r}).fullmatch"
        if part is Text:
            return "texts"
        if part is Period:
            return f"re.compile({EDTF!r}).fullmatch"
        if part is str:
            return "str.strip"
    return None
