import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from icrc_activities import AgeBand, Beneficiary, Disability, InvalidRecordError, Names, Outcome, Sex, WrongTypeError, over

KEY = "a key of lower-case letters, digits, _ and -, a letter first"
OUTCOMES = "received, assisted, trained, informed, addressed, attended, crossed, accompanied, reunited"


@given(st.integers(0, 130), st.integers(0, 130))
def test_an_age_band_runs_upwards(one, two):
    """Any two ages in order make one, and the upper may stay open."""
    lower, upper = sorted((one, two))
    assert (AgeBand(lower, upper).lower, AgeBand(lower, upper).upper) == (lower, upper)
    assert AgeBand(lower).upper is None


@pytest.mark.parametrize(
    ("lower", "upper", "message"),
    [
        (-1, None, ".lower: found -1, allowed is a whole number from 0 to 130"),
        (131, None, ".lower: found 131, allowed is a whole number from 0 to 130"),
        (0, 131, ".upper: found 131, allowed is a whole number from 0 to 130 or nothing"),
        (18, 17, ".upper: found 17, allowed is no less than the lower age"),
        (10**5000, None, ".lower: found a value of type int that is too long to show, allowed is a whole number from 0 to 130"),
    ],
    ids=[*"abcde"],
)
def test_ages_that_nobody_has_are_refused(lower, upper, message):
    """An age is between nought and a hundred and thirty, and a band does not run backwards."""
    with pytest.raises(InvalidRecordError) as caught:
        AgeBand(lower, upper)
    assert str(caught.value) == f"AgeBand: {message}"


@pytest.mark.parametrize("age", [True, 1.5, "18", None], ids=repr)
def test_an_age_is_a_whole_number(age):
    """Years are counted in full."""
    with pytest.raises(WrongTypeError) as caught:
        AgeBand(age, 5)
    assert str(caught.value) == f"AgeBand: .lower: found {age!r}, allowed is a whole number from 0 to 130"


def test_a_group_may_be_known_by_its_name_alone():
    """Everything else about it stays unstated, and unstated is not zero, not both, not none."""
    group = Beneficiary("student")
    assert {field.name: getattr(group, field.name) for field in attrs.fields(Beneficiary)} == {
        "group": "student",
        **dict.fromkeys(("count", "of", "from_places", "sex", "age", "disability", "outcome")),
        **dict.fromkeys(("places", "may_overlap"), ()),
    }


def test_a_group_tells_how_many_of_whom_and_what_came_of_it():
    """Words of a document become members."""
    group = Beneficiary(
        "student", over(50, "student"), "mgimo", Names(("minsk",)), ("moscow",), "female", AgeBand(18), "with", "trained", ("course",)
    )
    assert (group.sex, group.disability, group.outcome) == (Sex.FEMALE, Disability.WITH, Outcome.TRAINED)


def test_no_field_can_hold_an_individual():
    """A group is named by keys, ids, counts and fixed words: there is no free text about anyone."""
    assert set(Beneficiary.__annotations__.values()) == {
        *("Key", "Figure | None", "OrganisationId | None", "Names | None", "tuple[PlaceId, ...]"),
        *("Sex | None", "AgeBand | None", "Disability | None", "Outcome | None", "tuple[ActivityId, ...]"),
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"group": "Anna Petrova"}, f".group: found 'Anna Petrova', allowed is {KEY}"),
        ({"count": 50}, ".count: found 50, allowed is a Figure or nothing"),
        ({"of": "MGIMO"}, f".of: found 'MGIMO', allowed is {KEY} or nothing"),
        ({"from_places": ("minsk",)}, ".from_places: found ('minsk',), allowed is a Names or nothing"),
        ({"places": ["moscow"]}, f".places: found ['moscow'], allowed is a tuple of: {KEY}"),
        ({"sex": "both"}, ".sex: found 'both', allowed is one of female, male or nothing"),
        ({"age": 18}, ".age: found 18, allowed is an AgeBand or nothing"),
        ({"disability": True}, ".disability: found True, allowed is one of with, without or nothing"),
        ({"outcome": "happy"}, f".outcome: found 'happy', allowed is one of {OUTCOMES} or nothing"),
        ({"may_overlap": ("",)}, f".may_overlap[0]: found '', allowed is {KEY}"),
    ],
)
def test_a_group_holds_what_its_class_says(arguments, message):
    """Each field that is wrong is named with what may stand there."""
    with pytest.raises(InvalidRecordError) as caught:
        Beneficiary(**{"group": "student", **arguments})
    assert str(caught.value) == f"Beneficiary: {message}"
