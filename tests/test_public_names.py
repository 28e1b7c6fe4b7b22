import copy
import importlib
import inspect
import pickle
import subprocess
import sys
import types
from decimal import Decimal
from enum import StrEnum
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies import factsheets, records

import icrc_activities
from icrc_activities import Activity, Factsheet, FaultsError

HEAVY = ("pint", "babel", "fluent", "cattrs", "msgspec", "lxml", "pyarrow", "jinja2", "tomllib", "json", "numpy")
PUBLIC = {name: getattr(icrc_activities, name) for name in icrc_activities.__all__}
CLASSES: list[Any] = [
    kind
    for kind in PUBLIC.values()
    if inspect.isclass(kind)
    and attrs.has(kind)
    and not issubclass(kind, Exception)
    and kind.__module__.startswith("icrc_activities.model.")
    if kind.__module__.rpartition(".")[2] not in {"totals", "editions"}  # what these hold is made by the library alone
]
HOSTILE: list[Any] = [
    *(
        None,
        True,
        0,
        -1,
        10**5000,
        0.1,
        float("nan"),
        float("inf"),
        1j,
        "",
        " ",
        "a",
        "A",
        "a" * 100_000,
        "\ud800",
        "\x00",
        b"a",
        object(),
        object,
    ),
    *(
        Decimal("NaN"),
        Decimal("sNaN"),
        Decimal("Infinity"),
        Decimal("-0"),
        Decimal("1E+999999"),
        Decimal("1E-999999"),
        "1E+99",
        "9**9**9 m",
    ),
    *((), [], {}, set(), (None,), ("a", "a"), ([],), ({},), (("a", "b"),), ((),), range(3), iter(()), lambda: None, NotImplemented, ...),
    *({"en": "a"}, {1: 2}, {"en": None}, types.SimpleNamespace(name="a", of="b"), "{ $x", "2024-00", "../..", "exact", "en"),
]


def alone(code):
    """What a fresh interpreter prints for some code."""
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def others(record):
    """The record again, by each way there is to make another of it."""
    yield copy.copy(record)
    yield copy.deepcopy(record)
    yield attrs.evolve(record)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        yield pickle.loads(pickle.dumps(record, protocol))  # our own bytes


# Names


def test_every_public_name_resolves():
    """Each name of ``__all__`` is there, those that are loaded on first use among them."""
    for name in icrc_activities.__all__:
        assert getattr(icrc_activities, name) is PUBLIC[name]


def test_all_is_sorted_and_says_each_once():
    """Capitals come first, as the alphabet of ASCII has it."""
    assert list(icrc_activities.__all__) == sorted(set(icrc_activities.__all__))


def test_all_is_what_can_be_imported():
    """No name without an underscore is there that ``__all__`` does not say, but for the package's own modules."""
    found = {name for name, value in vars(icrc_activities).items() if not name.startswith("_") and not inspect.ismodule(value)}
    assert found - {"Any", "TYPE_CHECKING", "import_module"} <= set(icrc_activities.__all__)
    space: dict[str, object] = {}
    exec("from icrc_activities import *", space)  # noqa: S102  # the one way to see what a star brings
    assert space.keys() - {"__builtins__"} == set(icrc_activities.__all__)


def test_dir_lists_every_public_name():
    """Completion in an editor offers what is loaded later too."""
    names = alone("import icrc_activities; print(*dir(icrc_activities))").split()
    assert set(icrc_activities.__all__) <= set(names)
    assert names == sorted(names)
    assert dir(icrc_activities) == sorted(set(dir(icrc_activities)))


def test_an_unknown_name_is_an_attribute_error():
    """As with any module, and so for an import."""
    with pytest.raises(AttributeError) as caught:
        _ = icrc_activities.Figures
    assert str(caught.value) == "module 'icrc_activities' has no attribute 'Figures'"
    with pytest.raises(ImportError):
        exec("from icrc_activities import Figures")  # noqa: S102  # as above


@pytest.mark.parametrize("name", sorted(icrc_activities._LATER))
def test_a_name_loaded_later_is_the_one_of_its_module(name):
    """What the package gives on first use is what the module has, and type checkers see the same."""
    module = importlib.import_module(icrc_activities._LATER[name])
    assert PUBLIC[name] in (module, getattr(module, name, None))
    assert name in icrc_activities.__all__


def test_names_say_what_they_are():
    """Every public class and function has a docstring."""
    assert [name for name, value in PUBLIC.items() if not inspect.getdoc(value)] == []


# The import


def test_the_import_loads_nothing_heavy():
    """Neither pint nor Babel, Fluent, cattrs nor any reader of data is loaded before it is needed."""
    loaded = alone("import sys, icrc_activities; print(*sys.modules)").split()
    assert [name for name in HEAVY if name in loaded] == []


def test_the_model_works_without_anything_heavy():
    """Records are made, checked, added, totalled and sent without it."""
    code = """
import pickle, sys
from icrc_activities import Delegation, Factsheet, Money, Programme, Text, over, total
hotline = Programme(id="hotline", title=Text.of(en="Hotline"), figures=(over(36_000, "call"),), money=(Money(5, "CHF"),))
sheet = Factsheet(id="x", title=hotline.title, delegation=Delegation("d", hotline.title, "d"), activities=(hotline,))
assert pickle.loads(pickle.dumps(sheet)) == sheet and total(sheet.activities, "call").figure == over(36_000, "call")
print(*sys.modules)
"""
    loaded = alone(
        code.replace(
            "from icrc_activities import *", "from icrc_activities import Delegation, Factsheet, Money, Programme, Text, over, total"
        )
    )
    assert [name for name in HEAVY if name in loaded.split()] == []


def test_the_import_is_quick():
    """A command that prints its help does not wait: the import takes less than half a second of the processor on any machine of these years."""
    code = "import time; start = time.process_time(); import icrc_activities; print(time.process_time() - start)"
    assert min(float(alone(code)) for _ in range(3)) < 0.5


# Classes


def test_every_class_of_the_model_is_public():
    """What a record may hold can be made with the package's own names."""
    names = ("text", "figures", "money", "periods", "places", "organisations", "events", "beneficiaries", "activities", "factsheet")
    for module in (importlib.import_module(f"icrc_activities.model.{name}") for name in names):
        kinds = [kind for kind in vars(module).values() if inspect.isclass(kind) and kind.__module__ == module.__name__]
        assert [kind for kind in kinds if attrs.has(kind) and kind not in CLASSES] == []
        assert [kind for kind in kinds if issubclass(kind, StrEnum) and kind not in PUBLIC.values()] == []


@pytest.mark.parametrize("cls", CLASSES)
def test_a_record_has_slots_and_no_room_for_more(cls):
    """No misspelt attribute is ever set in silence."""
    assert "__dict__" not in dir(cls)
    assert all("__slots__" in vars(base) for base in cls.__mro__[:-1])


@pytest.mark.parametrize("cls", CLASSES)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_record_cannot_be_changed(cls, data):
    """Neither a field nor anything else can be set or taken away."""
    record = data.draw(records(cls))
    for name in [*(field.name for field in attrs.fields(cls)), "anything"]:
        with pytest.raises(AttributeError):
            setattr(record, name, None)
        with pytest.raises(AttributeError):
            delattr(record, name)
    assert not any(isinstance(getattr(record, field.name), list | dict | set) for field in attrs.fields(cls))


@pytest.mark.parametrize("cls", CLASSES)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_record_made_again_is_equal(cls, data):
    """Copied, copied deeply, evolved or pickled by any protocol, a record equals itself, hashes alike and reads alike."""
    record = data.draw(records(cls))
    for other in others(record):
        assert type(other) is type(record)
        assert other == record
        assert hash(other) == hash(record)
        assert repr(other) == repr(record)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(factsheets())
def test_an_activity_of_a_sheet_made_again_is_equal(sheet):
    """It takes what its ids stand for along, but for one that was evolved, which belongs to no sheet yet."""
    for activity in sheet.activities:
        for index, other in enumerate(others(activity)):
            assert other == activity
            assert hash(other) == hash(activity)
            assert other.named == ({} if index == 2 else sheet.named)
            assert other.measures == activity.measures
    for other in others(sheet):
        assert other.named == sheet.named
        assert all(activity.named == sheet.named for activity in other.activities)


@pytest.mark.parametrize("cls", CLASSES)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_records_that_differ_are_not_equal(cls, data):
    """Two records are equal if their fields are; with another class nothing is."""
    one, two = data.draw(records(cls)), data.draw(records(cls))
    fields = [field.name for field in attrs.fields(cls) if field.eq]
    same = type(one) is type(two) and [getattr(one, name) for name in fields] == [getattr(two, name, None) for name in fields]
    assert cls is Activity or (one == two) is same
    assert one != (one,)
    assert one != "x"


@pytest.mark.parametrize("cls", [cls for cls in CLASSES if cls is not Activity])
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_field_is_given_only_our_own_error_comes_of_it(cls, data):
    """Any value in any field makes a record or an error that lists faults with their paths; nothing else is ever raised."""
    record = data.draw(factsheets() if cls is Factsheet else records(cls))
    refusals = []
    given_as = {field.alias: getattr(record, field.name) for field in attrs.fields(cls) if field.init}
    for name in given_as:
        for value in HOSTILE:
            try:
                made = cls(**{**given_as, name: value})
            except FaultsError as error:
                refusals.append(error)
            else:
                assert hash(made) == hash(copy.copy(made))
    assert all(fault.path for error in refusals for fault in error.faults)
    assert max(len(str(error)) for error in refusals) < 10_000
