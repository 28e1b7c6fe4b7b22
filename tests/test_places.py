from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icrc_activities import Coordinates, InvalidRecordError, Place, PlaceKind, Route, Text, WrongTypeError

KEY = "a key of lower-case letters, digits, _ and -, a letter first"
DONETSK = Text.of(en="Donetsk", ru="Донецк")


def test_a_place_may_leave_its_country_unstated():
    """Nothing about a place is inferred from its name: no code, no coordinates, unless they were given."""
    place = Place("donetsk", DONETSK, "city")
    assert place.kind is PlaceKind.CITY
    assert (place.code, place.coordinates, place.sources) == (None, None, ())


@pytest.mark.parametrize("code", ["BY", "RU-KRS", "RU-77", "GB-ENG", "FR-A"])
def test_a_code_is_of_iso_3166(code):
    """A country's two letters, or a subdivision's with up to three signs more."""
    assert Place("x", DONETSK, "region", code).code == code


@pytest.mark.parametrize("code", ["by", "BLR", "RU-", "RU-KURS", "ru-krs", "643", "", "BY\n"])
def test_another_code_is_refused(code):
    """Small letters, three letters and digits are other codes."""
    with pytest.raises(InvalidRecordError) as caught:
        Place("x", DONETSK, "country", code)
    assert str(caught.value) == f"Place: .code: found {code!r}, allowed is an ISO 3166 code such as BY or RU-KRS or nothing"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"id": "Donetsk"}, f".id: found 'Donetsk', allowed is {KEY}"),
        ({"id": ""}, f".id: found '', allowed is {KEY}"),
        ({"name": "Donetsk"}, ".name: found 'Donetsk', allowed is a Text"),
        ({"kind": "town"}, ".kind: found 'town', allowed is one of country, region, city, site, area"),
        ({"coordinates": (1, 2)}, ".coordinates: found (1, 2), allowed is a Coordinates or nothing"),
        ({"sources": "F1"}, ".sources: found 'F1', allowed is a tuple of: a text that is not blank"),
        ({"sources": ("F1", "")}, ".sources[1]: found '', allowed is a text that is not blank"),
    ],
)
def test_a_place_holds_what_its_class_says(arguments, message):
    """Each field that is wrong is named with what may stand there."""
    with pytest.raises(InvalidRecordError) as caught:
        Place(**{"id": "donetsk", "name": DONETSK, "kind": "city", **arguments})
    assert str(caught.value) == f"Place: {message}"


@given(st.decimals(-90, 90, places=5), st.decimals(-180, 180, places=5))
def test_every_point_of_the_earth_has_coordinates(latitude, longitude):
    """Degrees below zero lie south and west."""
    point = Coordinates(str(latitude), longitude)
    assert (point.latitude, point.longitude) == (latitude, longitude)


@pytest.mark.parametrize(
    ("latitude", "longitude", "message"),
    [
        ("90.00001", 0, ".latitude: found Decimal('90.00001'), allowed is a number from -90 to 90"),
        (-91, 0, ".latitude: found Decimal('-91'), allowed is a number from -90 to 90"),
        (0, 181, ".longitude: found Decimal('181'), allowed is a number from -180 to 180"),
        (0, "-180.1", ".longitude: found Decimal('-180.1'), allowed is a number from -180 to 180"),
        (Decimal("NaN"), 0, ".latitude: found Decimal('NaN'), allowed is a number from -90 to 90"),
        (Decimal("1E-31"), 0, ".latitude: found Decimal('1E-31'), allowed is a number from -90 to 90"),
    ],
)
def test_a_point_off_the_earth_is_refused(latitude, longitude, message):
    """There is nothing north of the pole."""
    with pytest.raises(InvalidRecordError) as caught:
        Coordinates(latitude, longitude)
    assert str(caught.value) == f"Coordinates: {message}"


def test_a_float_is_no_coordinate():
    """What a float loses at the last place may be a border."""
    with pytest.raises(WrongTypeError) as caught:
        Coordinates(55.77, 37.63)
    assert [fault.path for fault in caught.value.faults] == [".latitude", ".longitude"]


def test_a_route_is_its_places_in_the_order_of_travel():
    """Origin, what lies between, destination; an end may stay unstated."""
    assert Route("sumy", ("belarus", "minsk"), "russia").places == ("sumy", "belarus", "minsk", "russia")
    assert Route("sumy").places == ("sumy",)
    assert Route(destination="russia").places == ("russia",)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, ".origin: found None, allowed is an origin or a destination"),
        ({"via": ("belarus",)}, ".origin: found None, allowed is an origin or a destination"),
        ({"origin": "Sumy"}, f".origin: found 'Sumy', allowed is {KEY} or nothing"),
        ({"origin": "sumy", "via": "belarus"}, f".via: found 'belarus', allowed is a tuple of: {KEY}"),
        ({"origin": "sumy", "via": ("belarus", 5)}, f".via[1]: found 5, allowed is {KEY}"),
    ],
)
def test_a_route_has_an_end_at_least(arguments, message):
    """A way that neither begins nor ends is none."""
    with pytest.raises(InvalidRecordError) as caught:
        Route(**arguments)
    assert str(caught.value) == f"Route: {message}"
