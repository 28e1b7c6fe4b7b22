import pytest

from icrc_activities import Event, InvalidRecordError, Names, Order, Ordinal, Period, Text

KEY = "a key of lower-case letters, digits, _ and -, a letter first"
FORUM = Text.of(en="BRICS Legal Forum", ru="Юридический форум БРИКС")


def test_an_event_is_known_by_its_name_and_form():
    """Its ordinal, organisers, place and period may stay unstated."""
    event = Event("brics_forum", FORUM, "forum")
    assert (event.ordinal, event.organisers, event.place, event.period, event.sources) == (None, (), None, None, ())
    Event("brics_forum", FORUM, "forum", Ordinal(10), ("rrc", "mfa"), "moscow", Period("2024-09"), ("F1",))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"id": "BRICS"}, f".id: found 'BRICS', allowed is {KEY}"),
        ({"form": "legal forum"}, f".form: found 'legal forum', allowed is {KEY}"),
        ({"ordinal": 10}, ".ordinal: found 10, allowed is an Ordinal or nothing"),
        ({"organisers": "rrc"}, f".organisers: found 'rrc', allowed is a tuple of: {KEY}"),
        ({"organisers": ("rrc", None)}, f".organisers[1]: found None, allowed is {KEY}"),
        ({"period": "2024"}, ".period: found '2024', allowed is a Period or nothing"),
    ],
)
def test_an_event_holds_what_its_class_says(arguments, message):
    """Each field that is wrong is named with what may stand there."""
    with pytest.raises(InvalidRecordError) as caught:
        Event(**{"id": "brics_forum", "name": FORUM, "form": "forum", **arguments})
    assert str(caught.value) == f"Event: {message}"


def test_a_list_of_names_is_complete_unless_said_otherwise():
    """It stands in the order in which it was given."""
    names = Names(("armenia", "belarus"))
    assert (names.complete, names.counted_by, names.order) == (True, None, Order.GIVEN)
    assert Names(("armenia",), complete=False, counted_by="country", order="alphabetical").order is Order.ALPHABETICAL


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"ids": ()}, ".ids: found (), allowed is at least one id"),
        ({"ids": ("armenia", "belarus", "armenia")}, ".ids: found ('armenia', 'belarus', 'armenia'), allowed is each id once"),
        ({"ids": "armenia"}, f".ids: found 'armenia', allowed is a tuple of: {KEY}"),
        ({"ids": ("Armenia",)}, f".ids[0]: found 'Armenia', allowed is {KEY}"),
        ({"ids": ("armenia", ["belarus"])}, f".ids[1]: found ['belarus'], allowed is {KEY}"),
        ({"complete": None}, ".complete: found None, allowed is a bool"),
        ({"complete": 1}, ".complete: found 1, allowed is a bool"),
        ({"counted_by": "Country"}, f".counted_by: found 'Country', allowed is {KEY} or nothing"),
        ({"order": "random"}, ".order: found 'random', allowed is one of given, alphabetical"),
    ],
)
def test_a_list_names_each_once_and_one_at_least(arguments, message):
    """An empty list says nothing, and a name twice is one name."""
    with pytest.raises(InvalidRecordError) as caught:
        Names(**{"ids": ("armenia", "belarus"), **arguments})
    assert str(caught.value) == f"Names: {message}"
