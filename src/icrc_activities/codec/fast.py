"""The fast path: JSON straight into records and back, by code made from their classes at first use.

A class of records gets three things, all derived from its annotations:

- a mirror, a msgspec Struct of the same fields, which refuses wrong types, missing and unknown keys in C;
- a reader, straight-line code that fills a record from its mirror and asks what the mirror cannot prove (a pattern, a
  number's size, the class's own rules) of the very rules that a record is held to at birth;
- a writer, straight-line code that makes the dict of what the record states.

Texts, periods, keys and whole parts without a number repeat from record to record: each is read once and then shared, and
written once.

Whatever cannot be read or written here, a class of another make or a document with a fault, is refused without a word;
the slow path then reads it again and says what is wrong.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cache
from threading import Lock
from typing import Annotated, Any, Literal, NamedTuple

import attrs
import msgspec

from ..model.activities import Activity
from ..model.factsheet import Factsheet
from ..model.fields import check, member, number
from ..model.periods import Period
from ..model.text import TAG, Text
from .formats import FORMAT
from .leaves import NotHereError, decimal, plain, text, texts, thawed, whole
from .shared import Room, Shared, Written


class _Form(NamedTuple):
    """How the values of an annotation pass between JSON and records.

    Attributes:
        mirror: What msgspec reads one as.
        read: The expression that makes one of what msgspec has read, which is called ``{0}``.
        write: The expression that makes what msgspec writes of one.
        height: How many levels of objects and lists one is deep; what stands in itself counts once.
        fixed: Whether it holds no number, which would differ from record to record.
        endless: Whether it may hold what stands in itself; then the expressions know how many levels there may be.
    """

    mirror: Any
    read: str = "{0}"
    write: str = "{0}"
    height: int = 0
    fixed: bool = True
    endless: bool = False


class _Class(NamedTuple):
    """What is made of a class of records; if it is endless, the functions are told how many levels there may be."""

    mirror: Any
    read: Callable[..., Any]
    write: Callable[..., dict[str, Any]]
    height: int
    fixed: bool
    endless: bool


class Path(NamedTuple):
    """How a record, or a list of them, is read from JSON and made what msgspec can write; any error at all refuses it."""

    read: Callable[[bytes, int], Any]
    write: Callable[[Any, int], bytes]


def path(annotation: Any, kinds: tuple[type[Activity], ...]) -> Path:
    """The fast path of an annotation; *kinds* are the activities that there are.

    Raises:
        NotHereError: If it has none.
    """
    made = _path(annotation, kinds)
    if made is None:
        raise NotHereError
    return made


@cache
def _path(annotation: Any, kinds: tuple[type[Activity], ...]) -> Path | None:
    with _MAKING:
        maker = _maker(kinds)
        try:
            form = maker.form(annotation, root=True)
            decode = maker.name(msgspec.json.Decoder(form.mirror).decode)
        except (NotHereError, TypeError):  # the latter says what msgspec cannot mirror
            return None
        encode = maker.name(msgspec.json.Encoder().encode)
        guard = f"if room < {form.height}: raise NotHereError"
        read = maker.function("read(data, room)", guard, f"room += 1; value = {decode}(data)", f"return {form.read.format('value')}")
        write = maker.function("write(value, room)", guard, "room += 1", f"return {encode}({form.write.format('value')})")
        return Path(read, write)


def repeats(data: bytes) -> bool:
    """Whether a key may stand twice in an object of a JSON text.

    Read into dicts and written again, only the last of two equal keys is left, and with the first goes its colon.

    >>> repeats(b'{"en": "a: b", "ru": "b"}'), repeats(b'{"en": "a", "en": "b"}')
    (False, True)
    """
    again = msgspec.json.encode(msgspec.json.decode(data))
    if data.rstrip() == again:
        return False
    return data.count(b":") != again.count(b":") or b"\\u003" in data  # which may spell a colon


class _Maker:
    """Makes the code of annotations and all that they lead to."""

    def __init__(self, kinds: tuple[type[Activity], ...]) -> None:
        self.kinds = kinds
        self.names: dict[str, Any] = {"NotHereError": NotHereError}
        self.room = Room()
        self.leaves: dict[Any, _Form] = {}
        self.lists: dict[_Form, str] = {}
        self.classes: dict[type, _Class | None] = {}  # None while it is being made

    def name(self, value: Any) -> str:
        """A name for a value in the code."""
        name = f"part_{len(self.names)}"
        self.names[name] = value
        return name

    def function(self, signature: str, *lines: str) -> Any:
        """A function of the code, whose every word is ours or the name of a field."""
        scope: dict[str, Any] = {}
        exec("\n    ".join((f"def {signature}:", *lines)), self.names, scope)  # noqa: S102
        return scope.popitem()[1]

    def form(self, annotation: Any, *, root: bool = False) -> _Form:
        """How the values of an annotation pass.

        Raises:
            NotHereError: If this path does not know it.
        """
        origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
        bare = parts[0] if origin is Annotated else annotation
        if bare in _LEAVES:
            if annotation not in self.leaves:
                self.leaves[annotation] = self.leaf(bare, annotation)
            return self.leaves[annotation]
        if origin is Annotated:  # its marks would not be looked at
            raise NotHereError
        if origin in {typing.Union, types.UnionType} and parts[1:] == (types.NoneType,):
            return self.optional(self.form(parts[0]))
        if origin is tuple and parts[1:] == (...,):
            return self.listed(self.form(parts[0]))
        if not isinstance(bare, type):
            raise NotHereError
        if bare is bool or issubclass(bare, StrEnum):
            return _Form(bare)
        if issubclass(bare, Activity):
            return self.tagged(bare)
        if attrs.has(bare) and (root or not issubclass(bare, Factsheet)):
            return self.one(bare)
        raise NotHereError

    def leaf(self, bare: Any, annotation: Any) -> _Form:
        """How values without parts, periods and texts pass."""
        if bare is int:
            return _Form(int, f"{self.name(whole(annotation))}({{0}})")
        if bare is Decimal:
            return _Form(str, f"{self.shared(decimal(annotation))}[{{0}}]", f"{self.name(plain)}({{0}})", fixed=False)
        if bare is Period:
            return _Form(str, f"{self.shared(Period)}[{{0}}]", "{0}.edtf")
        if bare is Text:
            tags = Shared(self.room, text(Annotated[str, TAG]))
            return _Form(msgspec.Raw, f"{self.shared(texts(tags))}[bytes({{0}})]", self.once(lambda text: dict(text.versions)), 1)
        return _Form(str, f"{self.shared(text(annotation))}[{{0}}]")

    def shared(self, make: Callable[[Any], Any]) -> str:
        """The name of what makes each value once."""
        return self.name(Shared(self.room, make))

    def once(self, write: Callable[[Any], Any]) -> str:
        """An expression that writes a part once and gives the same text for the same part again."""
        written = Written(self.room, write)
        return f"({self.name(written.get)}(id({{0}})) or {self.name(written.keep)}({{0}}))[0]"

    def optional(self, form: _Form) -> _Form:
        """How a thing or nothing passes."""
        if form.mirror is msgspec.Raw:  # which may be null, too
            held = form.read.replace("bytes({0})", "data")
            read = f"None if {{0}} is None or (data := bytes({{0}})) == b'null' else {held}"
            return form._replace(read=read, write=_OR_NONE + form.write)
        read, write = (each if each == "{0}" else _OR_NONE + each for each in (form.read, form.write))
        return form._replace(mirror=form.mirror | None, read=read, write=write)

    def listed(self, form: _Form) -> _Form:
        """How a list of things passes."""
        if typing.get_origin(form.mirror) is tuple:  # the depth of lists of lists is not counted
            raise NotHereError
        read, write = map(_each, (form.read, form.write))
        if form.mirror is str and form.fixed:  # lists of ids repeat
            if form not in self.lists:
                every = self.function("every(value)", f"return tuple({read.format('value')})")
                self.lists[form] = f"{self.shared(every)}[{{0}}] if {{0}} else ()"
            read = self.lists[form]
        else:
            read = f"tuple({read}) if {{0}} else ()"
        return _Form(tuple[form.mirror, ...], read, write, form.height + 1, form.fixed, form.endless)  # type: ignore[name-defined]

    def one(self, cls: type) -> _Form:
        """How records of a class pass."""
        made = self.made(cls, {"format": FORMAT} if issubclass(cls, Factsheet) else {})
        if made is None:  # it stands in itself: read when its turn comes
            whole: Any = self.classes
            decoder = cache(lambda: msgspec.json.Decoder(whole[cls].mirror))

            def within(room: int) -> Any:
                if room < whole[cls].height:
                    raise NotHereError
                return whole[cls]

            read = self.name(lambda raw, room: within(room).read(decoder().decode(raw), room))
            write = self.name(lambda record, room: within(room).write(record, room))
            return _Form(msgspec.Raw, f"{read}({{0}}, room - 2)", f"{write}({{0}}, room - 2)", 1, fixed=False, endless=True)
        read, write = (f"{self.name(part)}({{0}}{', room - 2' if made.endless else ''})" for part in (made.read, made.write))
        if made.fixed:  # what is written alike is read once
            decode = msgspec.json.Decoder(made.mirror).decode
            read = f"{self.shared(lambda data: made.read(decode(data)))}[bytes({{0}})]"
            write = self.once(made.write)
        return _Form(msgspec.Raw if made.fixed else made.mirror, read, write, made.height, made.fixed, made.endless)

    def tagged(self, cls: type[Activity]) -> _Form:
        """How activities of a class pass, each under the tag of its kind."""
        made = {kind: part for kind in self.kinds if (part := self.made(kind, {"type": kind.type})) is not None}
        if len(made) < len(self.kinds) or not any(issubclass(kind, cls) for kind in made) or any(part.endless for part in made.values()):
            raise NotHereError
        # A union of one would not need its tag, so there is one more, whose tag no kind has.
        mirrors = [*(part.mirror for part in made.values()), msgspec.defstruct("Nothing", (), tag="", tag_field="type")]
        read = self.name({part.mirror: part.read for kind, part in made.items() if issubclass(kind, cls)})
        write = self.name({kind: part.write for kind, part in made.items() if issubclass(kind, cls)})
        return _Form(
            typing.Union[tuple(mirrors)],  # noqa: UP007  # as many as there are
            f"{read}[{{0}}.__class__]({{0}})",
            f"{write}[{{0}}.__class__]({{0}})",
            max(part.height for part in made.values()),
            fixed=False,
        )

    def made(self, cls: type, extra: dict[str, str]) -> _Class | None:
        """What is made of a class, once; `None` while that is under way."""
        if cls not in self.classes:
            self.classes[cls] = None
            try:
                self.classes[cls] = self.make(cls, extra)
            finally:
                if self.classes[cls] is None:
                    del self.classes[cls]
        return self.classes[cls]

    def make(self, cls: Any, extra: dict[str, str]) -> _Class:
        """The mirror, the reader and the writer of a class, whose objects say something *extra* first."""
        hints = typing.get_type_hints(cls, include_extras=True)
        fields = [field for field in attrs.fields(cls) if field.init]
        if not (_fillable(cls) or cls is Factsheet) or any(field.name in extra for field in fields):
            raise NotHereError
        forms = {field.name: self.form(hints[field.name]) for field in fields}
        endless = any(form.endless for form in forms.values())
        room = ", room" if endless else ""
        height = 1 + max((form.height for form in forms.values()), default=0)
        tag: dict[str, Any] = {"tag": extra["type"], "tag_field": "type"} if "type" in extra else {}
        mirrored: list[Any] = [] if tag else [(key, Literal[value]) for key, value in extra.items()]
        for field in fields:
            default = () if field.default is attrs.NOTHING else (field.default,)
            mirrored.append((field.name, forms[field.name].mirror, *default))
        mirror = msgspec.defstruct(cls.__name__, mirrored, kw_only=True, forbid_unknown_fields=True, gc=False, **tag)
        return _Class(
            mirror,
            self.function(f"read(mirror{room})", *self.reading(cls, fields, forms)),
            self.function(f"write(record{room})", *self.writing(fields, forms, extra)),
            height,
            all(form.fixed for form in forms.values()),
            endless,
        )

    def reading(self, cls: Any, fields: list[Any], forms: dict[str, _Form]) -> Iterator[str]:
        """The lines that make a record of its mirror."""
        if cls is Factsheet:  # its birth looks at how its parts fit together
            for field in fields:
                yield f"value = mirror.{field.name}"
                yield f"value_{field.name} = {forms[field.name].read.format('value')}"
            yield f"return {self.name(cls)}({', '.join(f'{field.name}=value_{field.name}' for field in fields)})"
            return
        yield f"record = {self.name(thawed(cls))}()"
        for field in fields:
            yield f"value = mirror.{field.name}"
            yield f"record.{field.name} = {forms[field.name].read.format('value')}"
        for field in attrs.fields(cls):
            if not field.init:
                yield f"record.{field.name} = {self.name(field.default)}"
        yield f"record.__class__ = {self.name(cls)}"
        if hasattr(cls, "_rules"):
            yield "for fault in record._rules(): raise NotHereError"
        yield "return record"

    def writing(self, fields: list[Any], forms: dict[str, _Form], extra: dict[str, str]) -> Iterator[str]:
        """The lines that make a dict of what a record states."""
        first = [field for field in fields if field.default is attrs.NOTHING]
        if first != fields[: len(first)]:  # a document has its keys in the order of the class
            first = []
        stated = [f"{key!r}: {value!r}" for key, value in extra.items()]
        stated += [f"{field.name!r}: {forms[field.name].write.format(f'record.{field.name}')}" for field in first]
        yield f"made = {{{', '.join(stated)}}}"
        for field in fields[len(first) :]:
            yield f"value = record.{field.name}"
            put = f"made[{field.name!r}] = {forms[field.name].write.format('value')}"
            if field.default is attrs.NOTHING:
                yield put
            elif field.default is None:
                yield f"if value is not None: {put.replace(_OR_NONE.format('value'), '')}"
            elif field.default == ():
                yield f"if value: {put}"
            else:
                differs = "is not" if isinstance(field.default, StrEnum | bool) else "!="
                yield f"if value {differs} {self.name(field.default)}: {put}"
        yield "return made"


def _each(expression: str) -> str:
    """An expression that makes of every part of a list what another makes of one."""
    if expression == "{0}":
        return expression
    called = expression.removesuffix("({0})")
    return f"[*map({called}, {{0}})]" if called.isidentifier() else f"[{expression.format('each')} for each in {{0}}]"


_OR_NONE = "None if {0} is None else "
_maker = cache(_Maker)
_LEAVES = frozenset((str, int, Decimal, Period, Text))
_FACTORY: Any = attrs.Factory  # this and the next are classes, which the type checkers take for functions
_MEMBER: Any = member
_MAKING = Lock()


def _fillable(cls: Any) -> bool:
    """Whether a class is made as ours are: frozen, in slots, and with no more at its birth than a `check`.

    Then its slots may be filled with what is proved, and a record that is shared stays as it is.
    """
    if "__attrs_attrs__" not in vars(cls):
        return False
    made = attrs.inspect(cls)
    return (
        getattr(cls, "__attrs_post_init__", None) is check
        and made.is_frozen
        and made.added_init
        and cls.__dictoffset__ == 0
        and not any(hasattr(cls, name) for name in ("__attrs_init__", "__attrs_pre_init__", "_attrs_cached_hash"))
        and not any("__init_subclass__" in vars(base) for base in cls.__mro__[:-1])
        and all(map(_plain_field, attrs.fields(cls)))
    )


def _plain_field(field: Any) -> bool:
    """Whether a field takes what is right as it is, and its default, too."""
    converter, default = field.converter, field.default
    return (
        (field.alias == field.name or not field.init)
        and field.validator is None
        and (converter is None or converter is number or isinstance(converter, _MEMBER))
        and not isinstance(default, _FACTORY)
        and (field.init if default is attrs.NOTHING else converter is None or converter(default) is default)
    )
