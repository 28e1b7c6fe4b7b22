"""The fast path and the slow one are held equal: one accepts exactly what the other accepts, with equal results."""

import json
import random
import tracemalloc
from copy import deepcopy
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, ClassVar

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import factsheets, records
from tests.test_codec import CLASSES, SHEET, Training, training_converter

from icrc_activities import datasets
from icrc_activities.codec import dumps, fast, loads, make_converter, slow
from icrc_activities.codec.limits import MAX_DEPTH, MAX_SIZE
from icrc_activities.codec.shared import Room, Shared, Written
from icrc_activities.errors import ActivitiesError, InvalidDocumentError
from icrc_activities.model.activities import Activity
from icrc_activities.model.beneficiaries import AgeBand
from icrc_activities.model.factsheet import ACTIVITIES, Factsheet, Section
from icrc_activities.model.fields import Key, Pattern, check, member, number
from icrc_activities.model.figures import Change, Figure
from icrc_activities.model.text import Text

REFUSED = object()
READABLE = [cls for cls in CLASSES if cls is not Activity]


def quickly(data: bytes, cls: Any) -> Any:
    """What the fast path makes of a document."""
    try:
        return fast.path(cls, ACTIVITIES).read(data, MAX_DEPTH)
    except Exception:  # noqa: BLE001  # whatever it is, it refuses
        return REFUSED


def slowly(data: bytes, cls: Any) -> Any:
    """What the slow path makes of it."""
    try:
        return slow.read(data, cls, None, "it", size=MAX_SIZE, depth=MAX_DEPTH, unique_keys=False)
    except InvalidDocumentError as refused:
        return REFUSED if refused.faults and str(refused).encode() else None


def same(data: bytes, cls: Any) -> Any:
    """What both make of it, to the last type."""
    one, other = quickly(data, cls), slowly(data, cls)
    assert repr(one) == repr(other)
    assert one == other
    return one


# Valid documents


@pytest.mark.parametrize("cls", [*READABLE, Activity])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_both_read_and_write_the_same(cls, data):
    """A record of any class passes on either path, to and fro, with one text."""
    record = data.draw(records(cls))
    text = slow.write(record, None, indent=None)
    assert same(text.encode(), cls) == record
    path = fast.path(Activity if isinstance(record, Activity) else cls, ACTIVITIES)
    assert path.write(record, MAX_DEPTH) == text.encode()
    assert dumps(record) == slow.write(record, None, indent=2) + "\n"


@settings(max_examples=15, deadline=None)
@given(factsheets())
def test_both_read_and_write_the_same_sheet(sheet):
    """So does a sheet."""
    text = slow.write(sheet, None, indent=None)
    assert same(text.encode(), Factsheet) == sheet
    assert fast.path(Factsheet, ACTIVITIES).write(sheet, MAX_DEPTH) == text.encode()


def test_records_of_one_class_and_of_several_are_written_as_a_list():
    """A tuple of records is a document, too; of several classes only the slow path writes one."""
    figure, text = Figure(5, "call"), Text.of(en="A")
    activities = datasets.moscow_2024().activities[:3]
    for records_, cls in (((), Figure), ((figure, Figure(6, "call")), Figure), ((text,), Text), (activities, Activity)):
        assert loads(dumps(records_), tuple[cls, ...]) == records_
        assert dumps(records_) == slow.write(records_, None, indent=2) + "\n"
    assert json.loads(dumps((figure, text))) == [{"value": "5", "unit": "call"}, {"en": "A"}]


# Hostile documents

ODD: list[Any] = [
    *(
        None,
        True,
        False,
        0,
        1,
        -1,
        5,
        131,
        4000,
        10**6,
        10**29,
        -(10**29),
        10**30,
        2**63,
        2**64,
        0.0,
        5.0,
        1e300,
        float("nan"),
        float("inf"),
    ),
    *(
        "",
        " ",
        "\n",
        "5",
        "-5",
        "-0",
        "007",
        "1e5",
        "1E+999999",
        "NaN",
        "Infinity",
        "٣",
        "1.50",
        "9" * 30,
        "9" * 31,
        "0." + "3" * 31,
        "1_000",
    ),
    *("a", "A", "a\n", "ключ", "\ud800", "\x00", "\u2028", "\u3000", "en", "over", "programme", "delivery", "none", "CHF", "XXX", "roman"),
    *("2024", "2024-13", "2024-02-30", "2022/..", "../..", "icrc-activities/1", "{ $a", "{ NOM($call) } 5"),
    *([], [[]], [None], ["a"], ["a", "a"], [{}], {}, {"en": ""}, {"en": "a"}, {"EN": "a"}, {"": ""}, {"type": "programme"}, {"value": "5"}),
]


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every place of a document at which something stands: what holds it, and under what."""
    pairs = list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ())
    return [(value, key) for key, _ in pairs] + [place for _, part in pairs for place in places(part)]


def mutated(document: Any, chance: random.Random) -> None:
    """Change one thing in a document: another value, a key less, a key more, a key under another name, a part of elsewhere."""
    everywhere = places(document)
    holder, key = chance.choice(everywhere)
    change = chance.randrange(6)
    if change < 3:
        holder[key] = deepcopy(chance.choice(ODD))
    elif change == 3:
        del holder[key]
    elif isinstance(holder, dict):
        name = chance.choice(["id", "type", "unit", "of", "key", "value", "en", "format", "_named", "x", "\ud800", "sections"])
        holder[name] = deepcopy(holder[key]) if change == 4 else holder.pop(key)
    else:
        other, under = chance.choice(everywhere)
        holder.append(deepcopy(other.get(under)) if isinstance(other, dict) else None)


def broken(data: bytes, chance: random.Random) -> bytes:
    """Change a few bytes of a document."""
    at = chance.randrange(len(data) + 1)
    piece = chance.choice(
        [
            b"",
            b'"',
            b"\\",
            b"\\ud800",
            b"\\u0000",
            b"\xff",
            b"\xc3",
            b"\xed\xa0\x80",
            b" ",
            b",",
            b"}",
            b"]",
            b"{",
            b"0",
            b"\x00",
            b"\xef\xbb\xbf",
        ]
    )
    return data[:at] + piece + data[at + chance.randrange(3) :]


@pytest.mark.parametrize("cls", [*READABLE, Activity, Factsheet])
@settings(max_examples=60, deadline=None)
@given(data=st.data(), chance=st.randoms(use_true_random=False))
def test_both_refuse_the_same(cls, data, chance):
    """Valid documents, changed in one to three places or in their bytes, are accepted by both with equal results or by neither."""
    document = [json.loads(slow.write(data.draw(factsheets() if cls is Factsheet else records(cls)), None, indent=None))]
    for _ in range(chance.randrange(1, 4)):
        mutated(document, chance)
        if len(document) != 1:
            return
    text = json.dumps(document[0], ensure_ascii=chance.random() < 0.5, indent=chance.choice([None, 1]))
    raw = text.encode("utf-8", "surrogatepass")
    same(raw, cls)
    same(broken(raw, chance), cls)


@pytest.mark.parametrize(
    "literal",
    [
        "NaN",
        "-Infinity",
        "1e999",
        "-1e999",
        "1E400",
        "0e0",
        "1.0",
        "1e2",
        "-0",
        "-0.0",
        "00",
        "+1",
        "1.",
        ".5",
        "9" * 5000,
        "0x1",
        "1" + "0" * 29,
    ],
)
def test_both_refuse_the_same_numbers(literal):
    """Whatever a number looks like."""
    for text in ('{"lower": %s}', '{"lower": 1, "upper": %s}'):
        same((text % literal).encode(), AgeBand)
    same(b'{"value": %s, "unit": "call"}' % literal.encode(), Figure)
    same(b'{"en": %s}' % literal.encode(), Text)


@pytest.mark.parametrize("letters", ["x" * 10**7, "\\ud83d\\ude00" * 10**6, "я" * 5 * 10**6, "{" * 10**6, '\\"' * 10**6])
def test_a_long_text_is_read_by_both(letters):
    """A text of ten megabytes is read in little more memory than it takes."""
    raw = f'{{"en": "{letters}"}}'.encode()
    assert same(raw, Text) is not REFUSED
    tracemalloc.start()
    try:
        loads(raw, Text)
        assert tracemalloc.get_traced_memory()[1] < 12 * len(raw)
    finally:
        tracemalloc.stop()


def section(levels: int) -> str:
    """A section with others in it, so many levels of objects and lists deep."""
    return '{"id": "a", "title": {"en": "A"}, "sections": [' * levels + '{"id": "a", "title": {"en": "A"}}' + "]}" * levels


@pytest.mark.parametrize("levels", [0, 1, 20, 45, 48, 49, 50, 200, 100_000])
def test_depth_has_one_bound(levels):
    """The fast path leaves what is nearly too deep to the slow one, and reads nothing that is."""
    raw = section(levels).encode()
    one, other = quickly(raw, Section), slowly(raw, Section)
    assert one is REFUSED if other is REFUSED else one in (other, REFUSED)
    assert (other is REFUSED) == (levels > 49)
    assert (one is REFUSED) == (levels > 45)


@pytest.mark.parametrize("bomb", [b"[" * 10**6, b'{"a":' * 10**6, b"[" * 50_000 + b"]" * 50_000, b'{"sections": [' * 50_000])
@pytest.mark.parametrize("cls", [Section, Activity, Text, Figure, Factsheet])
def test_a_bomb_is_refused(cls, bomb):
    """Neither path crashes on what is nested without end."""
    assert same(bomb, cls) is REFUSED


def test_many_faults_are_told_up_to_a_thousand():
    """A document with a million faults is refused soon, with the first thousand."""
    for count, cls, raw in (
        (1000, tuple[Activity, ...], b"[" + b"{}," * 300_000 + b"{}]"),
        (1000, Figure, b"{" + b",".join(b'"k%d":0' % n for n in range(100_000)) + b"}"),
        (1000, Text, b"{" + b",".join(b'"K%d":0' % n for n in range(100_000)) + b"}"),
        (1, Text, b"{" + b'"en":"a",' * 100_000 + b'"ru": "b"}'),
    ):
        with pytest.raises(InvalidDocumentError) as caught:
            loads(raw, cls)
        assert len(caught.value.faults) == count


# Keys that stand twice


@given(
    st.dictionaries(
        st.text(max_size=4), st.recursive(st.text(max_size=4) | st.none(), lambda part: st.dictionaries(st.text(max_size=4), part))
    )
)
def test_no_key_is_taken_for_a_second(document):
    """Texts with colons and escapes are no keys, however the document is typed."""
    for text in (json.dumps(document, ensure_ascii=False), json.dumps(document, ensure_ascii=False, indent=3, separators=(" , ", " : "))):
        if "\\u003" not in text:
            assert not fast.repeats(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        '{"en": "a", "en": "b"}',
        '{"en": "a", "ru": "b", "en": "a:b"}',
        '{"en" : "a", "\\u0065n":"b"}',
        '{"en": "a\\u003a", "en": "b"}',
        '{"en": "\\"en\\":", "en": "b"}',
        '{"ru": "\\u003A\\u003a", "en": ":", "en": "::"}',
    ],
)
def test_a_second_key_is_found(text):
    """However the two are typed, and whatever stands under them."""
    assert fast.repeats(text.encode())
    with pytest.raises(InvalidDocumentError, match="2 times"):
        loads(text, Text)
    assert loads(text, Text, unique_keys=False) == Text(json.loads(text))


# Shared parts


def test_repeated_parts_are_shared():
    """Two records with equal texts, periods and lists hold the same objects, within a document and between two."""
    text = dumps(datasets.moscow_2024().activities[0], indent=None)
    one, other = loads(text, Activity), loads(text, Activity)
    assert one is not other
    assert one.title is other.title
    assert one.period is other.period
    assert one.sources is other.sources


def test_what_is_shared_is_bounded():
    """However many different texts are read, some megabytes of them are kept, and none that is long, be it a text or a list of them."""
    room = Room()
    texts, lists = Shared(room, str.upper), Shared(room, list)
    for count in range(40_000):
        assert texts[f"text {count}"] == f"TEXT {count}"
        assert lists[f"text {count}", "x" * 1000] == [f"text {count}", "x" * 1000]
        assert sum(len(key) for key in texts) < 2**23 if count % 1000 == 0 else True
    assert 0 < len(texts) < 8000
    assert 0 < len(lists) < 8000
    assert texts["x" * 5000] == "X" * 5000
    assert "x" * 5000 not in texts
    assert lists["x" * 1500, "y" * 1500] == ["x" * 1500, "y" * 1500]
    assert ("x" * 1500, "y" * 1500) not in lists
    written = Written(room, list)
    assert bytes(written.keep("x" * 5000)[0]) == b"[%b]" % b",".join([b'"x"'] * 5000)
    assert not written


# Classes of one's own


def test_kinds_of_ones_own_are_fast_without_hooks():
    """A converter that has only been given kinds leaves the fast path on; any hook takes it off."""

    @attrs.frozen(kw_only=True)
    class Visit(ACTIVITIES[0]):
        type = "visit"
        guests: int | None = None

    converter = make_converter([*ACTIVITIES, Visit])
    assert not converter.has_own_hooks
    assert fast.path(Activity, converter.kinds)
    visit = Visit(id="a", title=Text.of(en="A"), guests=5)
    assert loads(dumps(visit, converter=converter), Activity, converter=converter) == visit
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    assert converter.has_own_hooks
    assert loads('{"value": 5, "unit": "call"}', Figure, converter=converter) == Figure(5, "call")


def test_what_the_fast_path_does_not_know_goes_the_slow_way():
    """A field of an unknown class, a default made anew, lists of lists, a nested sheet: no fast path, and nothing is lost."""
    with pytest.raises(fast.NotHereError):
        fast.path(Training, training_converter().kinds)

    @attrs.frozen
    class Anew:
        names: tuple[Key, ...] = attrs.Factory(tuple)

    @attrs.frozen
    class Lists:
        names: tuple[tuple[Key, ...], ...] = ()

    @attrs.frozen
    class Sheets:
        sheet: Factsheet

    for cls in (Anew, Lists, tuple[tuple[Key, ...], ...], Sheets, list[Key], 5, type("Kind", (Text,), {})):
        with pytest.raises(fast.NotHereError):
            fast.path(cls, ACTIVITIES)
    assert loads('{"names": [["a"], []]}', Lists) == Lists((("a",), ()))
    with pytest.raises(fast.NotHereError):
        fast.path(Activity, ())


class Level(StrEnum):
    """An enumeration of one's own."""

    HIGH = "high"
    LOW = "low"


def strange_classes() -> list[tuple[Any, str]]:
    """Classes that are not made as ours are, each with a document that a reading which took them for ours would read otherwise."""

    def even(_: object, __: object, value: int) -> None:
        if value % 2:
            raise ValueError("an even number")

    @attrs.frozen
    class Validated:
        count: int = attrs.field(validator=even)
        name: Key = attrs.field(default="pair", converter=str.upper)

    @attrs.define
    class Mutable:
        name: str
        __attrs_post_init__ = check

    @attrs.frozen(slots=False, cache_hash=True)
    class Hashed:
        name: str
        __attrs_post_init__ = check

    @attrs.frozen
    class Defaulted:
        name: str = "a"
        level: Level = attrs.field(default="high", converter=member(Level))
        __attrs_post_init__ = check

    @attrs.frozen
    class Working:
        name: str
        cache: dict[str, str] = attrs.field(init=False, factory=dict)
        __attrs_post_init__ = check

    @attrs.frozen
    class Late:
        name: str
        late: object = attrs.field(init=False, eq=False, repr=False)
        __attrs_post_init__ = check

    @attrs.frozen
    class Unchecked:
        name: str

    @attrs.frozen
    class Marked:
        level: Annotated[Level, Pattern("low", "only low")]
        __attrs_post_init__ = check

    class Registry:
        __slots__ = ()
        known: ClassVar[list[type]] = []

        def __init_subclass__(cls, **kwargs: Any) -> None:
            super().__init_subclass__(**kwargs)
            cls.known.append(cls)

    @attrs.frozen
    class Registered(Registry):
        name: str
        __attrs_post_init__ = check

    class Undecorated(Figure):
        pass

    return [
        *((Validated, text) for text in ('{"count": 4, "name": "both"}', '{"count": 4}', '{"count": 5}')),
        *((cls, '{"name": "a"}') for cls in (Mutable, Hashed, Defaulted, Working, Late, Unchecked, Registered)),
        (Defaulted, "{}"),
        (Marked, '{"level": "high"}'),
        (Undecorated, '{"value": "5", "unit": "call"}'),
    ]


@pytest.mark.parametrize(("cls", "text"), strange_classes())
def test_a_class_of_another_make_has_no_fast_path(cls, text):
    """What is done at its birth is done, and what it holds is not shared: the slow path reads and writes it."""
    with pytest.raises(fast.NotHereError):
        fast.path(cls, ACTIVITIES)
    slowly_read = slowly(text.encode(), cls)
    try:
        record = loads(text, cls)
    except InvalidDocumentError:
        record = REFUSED
    assert record == slowly_read
    assert record is REFUSED or loads(dumps(record), cls) == record


def test_a_record_that_can_change_is_read_and_written_as_it_is():
    """Two of them are two, and what was written before is not written again."""
    mutable = next(cls for cls, _ in strange_classes() if cls.__name__ == "Mutable")
    one, other = loads('{"name": "a"}', mutable), loads('{"name": "a"}', mutable)
    assert json.loads(dumps(one)) == {"name": "a"}
    one.name = "b"
    assert json.loads(dumps(one)) == {"name": "b"}
    assert other.name == loads('{"name": "a"}', mutable).name == "a"


@pytest.mark.parametrize("value", [b"abc", float("nan"), date(2024, 1, 1)], ids=repr)
def test_what_json_cannot_hold_is_not_written(value):
    """Nor something else in its place."""
    unchecked = next(cls for cls, _ in strange_classes() if cls.__name__ == "Unchecked")
    with pytest.raises(InvalidDocumentError, match=r"\$\.name: found .* allowed is what JSON can hold"):
        dumps(unchecked(value))


def test_a_number_of_a_class_of_ones_own_is_read_alike():
    """A nought with a sign keeps it where the field has no converter that takes it away."""

    @attrs.frozen
    class Kept:
        value: Decimal
        __attrs_post_init__ = check

    @attrs.frozen
    class Made:
        value: Decimal = attrs.field(converter=number)
        __attrs_post_init__ = check

    for cls in (Kept, Made):
        for text in ("-0", "-0.00", "0", "1.50", "-1", "1e5"):
            raw = f'{{"value": "{text}"}}'.encode()
            one, other = quickly(raw, cls), slowly(raw, cls)
            assert one is REFUSED or repr(one) == repr(other)
            assert (one is REFUSED) == (other is REFUSED or text.startswith("-0"))


@pytest.mark.parametrize("indent", [-1, 0, 1, 2, 7, None])
def test_both_indent_alike(indent):
    """By whatever is asked for."""
    figure = Figure(5, "call")
    assert dumps(figure, indent=indent) == slow.write(figure, None, indent=indent) + "\n"


@pytest.mark.parametrize(
    ("switch", "text"),
    [("omit_if_default", '{"value": "5", "unit": "call"}'), ("forbid_extra_keys", '{"value": "5", "unit": "call", "x": 1}')],
)
def test_a_converter_that_was_switched_otherwise_is_asked(switch, text):
    """The fast path does only what a converter does as it was made."""
    converter = make_converter()
    setattr(converter, switch, False)
    figure = loads(text, Figure, converter=converter)
    assert figure == Figure(5, "call")
    assert ("qualifier" in dumps(figure, converter=converter)) == (switch == "omit_if_default")


def test_a_record_in_itself_of_ones_own():
    """A class whose records stand in one another is read level by level."""
    raw = section(3).encode()
    assert same(raw, Section).sections[0].sections[0].sections[0].id == "a"


# Limits


def test_limits_can_be_set():
    """A document above the size or the depth that was asked for is refused; with other limits it is read."""
    text = section(3)
    for limits, said in (({"max_size": 50}, "at most 50 bytes"), ({"max_depth": 7}, "at most 7 levels")):
        with pytest.raises(InvalidDocumentError, match=said):
            loads(text, Section, **limits)
    assert loads(text, Section, max_size=len(text), max_depth=8) == loads(text, Section)
    assert loads(section(80), Section, max_depth=200).id == "a"
    with pytest.raises(InvalidDocumentError, match="at most 1 levels"):
        loads('{"before": {"value": "1", "unit": "call"}}', Change, max_depth=1)
    with pytest.raises(fast.NotHereError):
        fast.path(Figure, ACTIVITIES).write(Figure(5, "call"), 0)


def test_a_sheet_is_read_alike_with_and_without_the_look_for_keys():
    """Without it a key that stands twice is read as the last one."""
    twice = SHEET.replace('"en": "Hotline"', '"en": "Telephone", "en": "Hotline"')
    assert loads(twice, unique_keys=False) == loads(SHEET)
    with pytest.raises(ActivitiesError):
        loads(twice)
