import copy
import inspect
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import icrc_activities
from icrc_activities import errors
from icrc_activities.errors import ActivitiesError, Fault, nearest, shown

FAULT = Fault(".value", "-1", "not below 0")
TWO = (FAULT, Fault(".unit", "''", "a key"))

MESSAGES = [
    (errors.FaultsError("Figure", (FAULT,)), "Figure: .value: found -1, allowed is not below 0"),
    (
        errors.InvalidRecordError("Figure", TWO),
        "Figure: 2 faults\n  .value: found -1, allowed is not below 0\n  .unit: found '', allowed is a key",
    ),
    (errors.WrongTypeError("Figure", (FAULT,)), "Figure: .value: found -1, allowed is not below 0"),
    (errors.InvalidFactsheetError("Factsheet x", (FAULT,)), "Factsheet x: .value: found -1, allowed is not below 0"),
    (errors.InvalidDocumentError("sheet.json", (FAULT,)), "sheet.json: .value: found -1, allowed is not below 0"),
    (errors.InvalidVocabularyError("units", (FAULT,)), "units: .value: found -1, allowed is not below 0"),
    (errors.UnprintableError("sheet", (FAULT,)), "sheet: .value: found -1, allowed is not below 0"),
    (
        errors.UnitMismatchError("call", "truck"),
        "cannot combine call with truck: only a unit and what it is a kind of can stand together",
    ),
    (errors.CurrencyMismatchError("CHF", "EUR"), "cannot combine CHF with EUR; convert one of them with a Rate first"),
    (
        errors.PeopleDoNotAddError("person", ("max", "sum")),
        "person does not add up, one may stand in several figures; choose a method: max, sum",
    ),
    (
        errors.PeopleDoNotAddError("person", ("max", "sum"), ("a", "b")),
        "person does not add up, one may stand in several figures; choose a method: max, sum; not disjoint: a, b",
    ),
    (errors.UnknownKeyError("unit", "truk", ("truck",)), "no unit 'truk' is known; nearest known: truck"),
    (errors.UnknownKeyError("unit", "xyz"), "no unit 'xyz' is known"),
    (errors.MissingTextError("be", ("en", "ru"), "Food parcels"), "the text 'Food parcels' has no 'be', it has en, ru"),
    (errors.MissingWordError("noun", "truk", "en", ("truck",)), "the vocabulary of 'en' has no noun 'truk'; nearest known: truck"),
    (
        errors.NoFormError("up_to", "gen", "ru"),
        "'up_to' has no form in the slot 'gen' of 'ru'; word the sentence so that the figure stands elsewhere",
    ),
    (errors.MessageError("verb-sent", "ru", "no such function"), "verb-sent (ru): no such function"),
    (errors.NothingToDrawError("two editions"), "nothing in the two editions can be drawn: a chart needs two figures that can be compared"),
    (errors.UnwrittenError("hotline", "en", ("call", "period")), "the 'en' text of 'hotline' leaves out call, period"),
    (
        errors.TooSensitiveError("public", ("a", "b")),
        "a, b may not be shown at the level 'public'; take them out, or ask for a higher level",
    ),
    (errors.MissingExtraError("html", "jinja2"), "jinja2 is not installed: pip install 'icrc-activities[html]'"),
]


@pytest.mark.parametrize(("error", "message"), MESSAGES)
def test_a_message_is_made_from_the_fields(error, message):
    """An error says what was wrong, with which values, and what to do."""
    assert str(error) == message


def test_every_error_has_a_message_that_is_tested():
    """No error of the tree stands outside the list above."""
    made = {type(error) for error, _ in MESSAGES} | {ActivitiesError}
    assert made == {kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, Exception)}


@pytest.mark.parametrize("error", [error for error, _ in MESSAGES])
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_an_error_travels_between_processes(error, protocol):
    """Pickled and read again, copied or copied deeply, an error says the same with the same fields."""
    for again in (pickle.loads(pickle.dumps(error, protocol)), copy.copy(error), copy.deepcopy(error)):  # our own bytes
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert again.args == error.args


def test_the_tree_is_the_one_that_is_drawn():
    """The drawing at the head of the module names every error, under its parent and with the builtin it inherits."""
    drawn: dict[str, tuple[str, str | None]] = {}
    above: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        if match := re.match(r"^([ │├└─]+)(\w+Error)\b([^(]*(\((\w+)\))?)?", line):
            depth = len(match[1])
            above = [(outer, name) for outer, name in above if outer < depth]
            drawn[match[2]] = (above[-1][1] if above else "Exception", match[5])
            above.append((depth, match[2]))
    real = {name: kind for name, kind in vars(errors).items() if inspect.isclass(kind) and issubclass(kind, Exception)}
    assert drawn.keys() == real.keys()
    for name, (parent, builtin) in drawn.items():
        bases = {base.__name__ for base in real[name].__bases__}
        assert bases == {parent, *([builtin] if builtin else [])}


def test_every_error_is_caught_by_the_one_base_and_is_public():
    """Whoever catches `ActivitiesError` catches all, and finds each under the package's own name."""
    for name, kind in vars(errors).items():
        if inspect.isclass(kind) and issubclass(kind, Exception):
            assert issubclass(kind, ActivitiesError)
            assert getattr(icrc_activities, name) is kind


def test_a_fault_is_seen_from_what_holds_it():
    """The path of a fault grows from the left, the rest of it stays."""
    assert Fault(".value", "5", "less").under("$.figures[0]") == Fault("$.figures[0].value", "5", "less")


def test_the_nearest_words_come_first():
    """Advice names at most three known words that look alike, the likest first, and none that does not."""
    known = ["call", "truck", "track", "trunk", "tuck"]
    assert nearest("trucks", known) == ("truck", "tuck", "trunk")
    assert nearest("trucks", known, 1) == ("truck",)
    assert nearest("xyz", known) == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("truk", "'truk'"),
        (None, "None"),
        ("x" * 100, "'" + "x" * 76 + "..."),
        (tuple(range(100)), "(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21..."),
        pytest.param(10**5000, "a value of type int that is too long to show", id="number"),
    ],
)
def test_a_value_is_shown_short(value, text):
    """A message holds at most 80 characters of a value, whatever it is."""
    assert shown(value) == text


def test_what_holds_itself_too_deep_is_shown_by_its_type():
    """Lists nested a hundred thousand deep have no text; the message says what they are."""
    nested: list[object] = []
    for _ in range(100_000):
        nested = [nested]
    assert shown(nested) == "a value of type list that is too long to show"


@given(st.text() | st.integers() | st.lists(st.text()) | st.dictionaries(st.text(), st.text()))
def test_no_value_makes_a_long_message(value):
    """A value takes at most 80 characters of a message."""
    assert len(shown(value)) <= 80
