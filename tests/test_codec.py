import json
import os
import subprocess
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any, ClassVar

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import factsheets, records

import icrc_activities
from icrc_activities.codec import FORMAT, dump, dumps, load, loads, make_converter
from icrc_activities.codec.faults import in_order
from icrc_activities.errors import Fault, InvalidDocumentError, WrongTypeError
from icrc_activities.model.activities import Activity, Allocation, Comparison, Delivery, Engagement, Leg, Partner, Programme
from icrc_activities.model.beneficiaries import AgeBand, Beneficiary
from icrc_activities.model.events import Event, Names
from icrc_activities.model.factsheet import ACTIVITIES, Caption, Entry, Factsheet, Section
from icrc_activities.model.fields import Key
from icrc_activities.model.figures import Change, Figure, over, several_dozen
from icrc_activities.model.money import Money, Rate
from icrc_activities.model.organisations import Contact, Delegation, Interlocutor, Organisation
from icrc_activities.model.periods import Ordinal, Period
from icrc_activities.model.places import Coordinates, Place, Route
from icrc_activities.model.text import Text

CLASSES: list[Any] = [
    *(Activity, Programme, Engagement, Delivery, Allocation, Comparison, Leg, Partner, AgeBand, Beneficiary, Event, Names),
    *(Caption, Entry, Section, Figure, Change, Money, Rate, Contact, Delegation, Interlocutor, Organisation, Ordinal, Period),
    *(Coordinates, Place, Route, Text),
]

SHEET = """{
  "format": "icrc-activities/1",
  "id": "sheet",
  "title": {
    "en": "Facts",
    "ru": "Факты"
  },
  "delegation": {
    "id": "moscow",
    "name": {
      "en": "Moscow"
    },
    "organisation": "moscow"
  },
  "activities": [
    {
      "type": "programme",
      "id": "hotline",
      "title": {
        "en": "Hotline"
      },
      "period": "2024-08/..",
      "figures": [
        {
          "value": "1.50",
          "unit": "call",
          "qualifier": "over"
        }
      ]
    }
  ]
}
"""

KEY = "a key of lower-case letters, digits, _ and -, a letter first"
NUMBER = 'a number as text, such as "36000"'
TEXT = 'a text by language, such as {"en": "Food parcels"}'
EDTF = "an EDTF year, month, day or interval such as 2024, 2024-11, 2024-08-12, 2022/.."
TAGS = "one of programme, engagement, delivery"
QUALIFIERS = (
    "one of exact, over, at_least, about, almost, up_to, fewer_than, several_dozen, dozens, hundreds, thousands, vast_majority, unstated"
)
ROLES = "one of hosted, held, co_hosted, attended, spoke, met, addressed, trained, discussed, joined, supported"
FINITE = "a finite number of at most 30 digits"
WHOLE = "a text of whole characters, without lone surrogates"


def faults(data: str | bytes, cls: Any = Factsheet, converter: Any = None) -> list[str]:
    """What reading refuses, as texts."""
    with pytest.raises(InvalidDocumentError) as caught:
        loads(data, cls, converter=converter)
    return [str(fault) for fault in caught.value.faults]


def changed(**changes: Any) -> str:
    """The sheet with other values under some of its keys."""
    return json.dumps({**json.loads(SHEET), **changes})


def programme(**changes: Any) -> str:
    """A programme with other values under some of its keys."""
    return json.dumps({"type": "programme", "id": "hotline", "title": {"en": "Hotline"}, **changes})


def figure(**changes: Any) -> str:
    """A figure with other values under some of its keys."""
    return json.dumps({"value": "5", "unit": "call", **changes})


# Writing


def test_a_sheet_reads_well():
    """Keys stand in the order of the classes, what is not stated is left out, letters are kept, a newline ends it."""
    hotline = Programme(id="hotline", title=Text.of(en="Hotline"), period=Period("2024-08/.."), figures=(Figure("1.50", "call", "over"),))
    delegation = Delegation("moscow", Text.of(en="Moscow"), "moscow")
    sheet = Factsheet(id="sheet", title=Text({"ru": "Факты", "en": "Facts"}), delegation=delegation, activities=(hotline,))
    assert dumps(sheet) == SHEET
    assert loads(SHEET) == sheet


def test_only_a_sheet_says_its_format():
    """Any other record is written without the format's name."""
    assert FORMAT == "icrc-activities/1"
    assert dumps(AgeBand(60)) == '{\n  "lower": 60\n}\n'
    assert dumps(Period("2024")) == '"2024"\n'
    assert dumps(Text.of(en="Facts")) == '{\n  "en": "Facts"\n}\n'


def test_required_keys_keep_their_place():
    """A field without a default that comes late in its class comes late in the document, the tag first."""
    record = Engagement(id="talk", title=Text.of(en="Talk"), theme="law", form="lecture", role="held", outcome="trust")
    assert list(json.loads(dumps(record))) == ["type", "id", "title", "theme", "form", "role", "outcome"]


def test_a_figure_without_a_value_says_so():
    """The value has no default, so that one who reads the document sees that there is none."""
    assert json.loads(dumps(several_dozen("child"))) == {"value": None, "unit": "child", "qualifier": "several_dozen"}


@pytest.mark.parametrize(("value", "written"), [("1.50", "1.50"), ("1E+3", "1000"), ("1E-3", "0.001"), ("0.0", "0.0"), (36_000, "36000")])
def test_numbers_are_plain_digits(value, written):
    """A decimal is written digit by digit, with the places it was given."""
    assert json.loads(dumps(Figure(value, "call")))["value"] == written


def test_several_records_make_a_list():
    """A tuple of activities is a list of objects, each with its tag."""
    made = tuple(Programme(id=key, title=Text.of(en=key)) for key in ("a", "b"))
    text = dumps(made)
    assert [each["type"] for each in json.loads(text)] == ["programme", "programme"]
    assert loads(text, tuple[Activity, ...]) == made


# Round trips


@pytest.mark.parametrize("cls", CLASSES)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_record_comes_back(cls, data):
    """What was written reads as an equal record, and that is written as the same text."""
    record = data.draw(records(cls))
    text = dumps(record)
    again = loads(text, cls)
    assert again == record
    assert type(again) is type(record)
    assert dumps(again) == text


@settings(max_examples=20, deadline=None)
@given(factsheets())
def test_a_sheet_comes_back(sheet):
    """A whole sheet reads as an equal one from text and from bytes, and is written as the same text."""
    text = dumps(sheet)
    assert loads(text) == sheet
    assert dumps(loads(text.encode())) == text


def test_every_class_of_the_model_is_tried():
    """The classes that come back are all that a sheet is made of, and the rate beside them."""
    public = {value for value in vars(icrc_activities).values() if isinstance(value, type) and attrs.has(value)}
    beside = {"icrc_activities.model.editions", "icrc_activities.model.totals"}  # what is found out from sheets, and kept in none
    model = {cls for cls in public if cls.__module__.startswith("icrc_activities.model.") and cls.__module__ not in beside}
    assert {cls.__name__ for cls in model} == {"Factsheet", *(cls.__name__ for cls in CLASSES)}


def test_keys_may_stand_in_any_order():
    """The order of keys means nothing on reading; the format and the tag may stand last."""
    reversed_keys = json.loads(SHEET, object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert loads(json.dumps(reversed_keys)) == loads(SHEET)


def test_null_is_not_stated():
    """A null under a key that may be left out says the same as its absence."""
    assert loads(figure(noun=None), Figure) == Figure(5, "call")


# Kinds of activity


def test_the_tag_chooses_the_class():
    """An activity is read as the kind that its type names."""
    assert loads(programme(), Activity) == Programme(id="hotline", title=Text.of(en="Hotline"))
    assert loads(programme(type="delivery", modality="cash"), Activity) == Delivery(
        id="hotline", title=Text.of(en="Hotline"), modality="cash"
    )


@pytest.mark.parametrize(
    ("cls", "changes", "fault"),
    [
        pytest.param(Activity, {"type": "program"}, f"$.type: found 'program', allowed is {TAGS}", id="unknown"),
        pytest.param(Activity, {"type": "activity"}, f"$.type: found 'activity', allowed is {TAGS}", id="base"),
        pytest.param(Activity, {"type": ["programme"]}, f"$.type: found a list, allowed is {TAGS}", id="list"),
        pytest.param(Programme, {"type": "delivery"}, "$.type: found 'delivery', allowed is one of programme", id="other kind"),
    ],
)
def test_a_wrong_tag_is_refused(cls, changes, fault):
    """A tag that is no kind of the class asked for is refused, and the kinds are listed."""
    assert faults(programme(**changes), cls) == [fault]


@pytest.mark.parametrize("cls", [Activity, Programme])
def test_a_missing_tag_is_refused(cls):
    """An activity without a tag is refused, even where its class is asked for."""
    allowed = TAGS if cls is Activity else "one of programme"
    assert faults('{"id": "hotline", "title": {"en": "Hotline"}}', cls) == [f"$.type: found nothing, allowed is {allowed}"]


def test_a_bare_activity_is_not_written():
    """What is none of the three kinds could not be read again, so it is not written."""
    with pytest.raises(InvalidDocumentError) as caught:
        dumps(Activity(id="hotline", title=Text.of(en="Hotline")))
    said = "Activity: .type: found 'activity', allowed is a kind that make_converter was given: Programme, Engagement, Delivery"
    assert str(caught.value) == said


# Shapes


@pytest.mark.parametrize(
    ("cls", "text", "found"),
    [
        pytest.param(Figure, figure(value=36000), [f"$.value: found 36000, allowed is {NUMBER}"], id="number for decimal"),
        pytest.param(Figure, figure(value=5.0), [f"$.value: found 5.0, allowed is {NUMBER}"], id="float for decimal"),
        pytest.param(Figure, figure(value=True), [f"$.value: found true, allowed is {NUMBER}"], id="truth for decimal"),
        pytest.param(Figure, figure(value="1e5"), [f"$.value: found '1e5', allowed is {NUMBER}"], id="exponent"),
        pytest.param(Figure, figure(value="1e999999"), [f"$.value: found '1e999999', allowed is {NUMBER}"], id="exponent beyond reason"),
        pytest.param(Figure, figure(value="NaN"), [f"$.value: found 'NaN', allowed is {NUMBER}"], id="nan as text"),
        pytest.param(Figure, figure(value="Infinity"), [f"$.value: found 'Infinity', allowed is {NUMBER}"], id="infinity as text"),
        pytest.param(Figure, figure(value="36,000"), [f"$.value: found '36,000', allowed is {NUMBER}"], id="grouped"),
        pytest.param(Figure, figure(value="007"), [f"$.value: found '007', allowed is {NUMBER}"], id="leading zeros"),
        pytest.param(Figure, figure(value="٣"), [f"$.value: found '٣', allowed is {NUMBER}"], id="other digits"),
        pytest.param(Figure, figure(value="5\n"), [f"$.value: found '5\\n', allowed is {NUMBER}"], id="line end"),
        pytest.param(Figure, figure(value="9" * 31), [f"$.value: found '{'9' * 31}', allowed is {NUMBER}"], id="31 digits"),
        pytest.param(Figure, figure(value="0." + "3" * 31), [f"$.value: found '0.{'3' * 31}', allowed is {NUMBER}"], id="31 places"),
        pytest.param(Figure, figure(unit=5), [f"$.unit: found 5, allowed is {KEY}"], id="number for key"),
        pytest.param(Figure, figure(unit=None), [f"$.unit: found null, allowed is {KEY}"], id="null for key"),
        pytest.param(Figure, figure(unit="Call"), [f"$.unit: found 'Call', allowed is {KEY}"], id="no key"),
        pytest.param(Figure, figure(qualifier="ovr"), [f"$.qualifier: found 'ovr', allowed is {QUALIFIERS}"], id="no member"),
        pytest.param(Figure, figure(qualifier=[]), [f"$.qualifier: found [], allowed is {QUALIFIERS}"], id="list for member"),
        pytest.param(Figure, "[]", ["$: found [], allowed is an object: Figure"], id="list for object"),
        pytest.param(Figure, "null", ["$: found null, allowed is an object: Figure"], id="null for object"),
        pytest.param(tuple[Activity, ...], "{}", ["$: found {}, allowed is a list"], id="object for list of activities"),
        pytest.param(Activity, "7", ["$: found 7, allowed is an object: Activity"], id="number for activity"),
        pytest.param(AgeBand, '{"lower": "5"}', ["$.lower: found '5', allowed is a whole number"], id="text for int"),
        pytest.param(AgeBand, '{"lower": true}', ["$.lower: found true, allowed is a whole number"], id="truth for int"),
        pytest.param(AgeBand, '{"lower": 5.0}', ["$.lower: found 5.0, allowed is a whole number"], id="float for int"),
        pytest.param(Names, '{"ids": ["a"], "complete": 1}', ["$.complete: found 1, allowed is true or false"], id="number for truth"),
        pytest.param(Names, '{"ids": "a"}', ["$.ids: found 'a', allowed is a list"], id="text for list"),
        pytest.param(Names, '{"ids": {"a": 1}}', ["$.ids: found an object, allowed is a list"], id="object for list"),
        pytest.param(Names, '{"ids": ["a", 1]}', [f"$.ids[1]: found 1, allowed is {KEY}"], id="number in list"),
        pytest.param(Contact, '{"name": {"en": "a"}, "phone": 7}', ["$.phone: found 7, allowed is a text"], id="number for text"),
        pytest.param(Period, "2024", [f"$: found 2024, allowed is {EDTF}"], id="number for period"),
        pytest.param(Period, '"20244"', [f"$: found '20244', allowed is {EDTF}"], id="no period"),
        pytest.param(Period, '""', [f"$: found '', allowed is {EDTF}"], id="blank period"),
        pytest.param(
            Comparison, '{"trend": "increase", "period": {}}', [f"$.period: found {{}}, allowed is {EDTF}"], id="object for period"
        ),
    ],
)
def test_a_wrong_shape_is_refused(cls, text, found):
    """Nothing is guessed from another type, and the fault shows what stood there as JSON."""
    assert faults(text, cls) == found


@pytest.mark.parametrize(
    ("cls", "text", "found"),
    [
        pytest.param(Figure, "{}", [f"$.value: found nothing, allowed is {NUMBER}", f"$.unit: found nothing, allowed is {KEY}"], id="two"),
        pytest.param(Names, "{}", ["$.ids: found nothing, allowed is a list"], id="list"),
        pytest.param(Entry, "{}", [f"$.activity: found nothing, allowed is {KEY}"], id="id"),
        pytest.param(Leg, '{"route": {"origin": "a"}}', ["$.vehicles: found nothing, allowed is an object: Figure"], id="object"),
        pytest.param(Coordinates, '{"latitude": "5"}', [f"$.longitude: found nothing, allowed is {NUMBER}"], id="number"),
        pytest.param(Caption, "{}", [f"$.statement: found nothing, allowed is {TEXT}"], id="text"),
    ],
)
def test_a_missing_key_is_refused(cls, text, found):
    """A key that its class cannot do without is named, with what it takes."""
    assert faults(text, cls) == found


def test_an_unknown_key_is_refused():
    """A key that the class has not is refused with the nearest ones that it has, or with all if none is near."""
    assert faults(figure(qualifer="over"), Figure) == [
        "$.qualifer: found the key 'qualifer', allowed is a key of Figure, nearest: qualifier"
    ]
    assert faults(figure(zzz=1), Figure) == [
        "$.zzz: found the key 'zzz', allowed is a key of Figure: value, unit, qualifier, upper, noun, key, of"
    ]


@pytest.mark.parametrize("key", ["named", "_named"])
def test_what_a_sheet_adds_is_no_key(key):
    """What an activity learns from its sheet is neither written nor read."""
    (fault,) = faults(programme(**{key: {}}), Programme)
    assert fault.startswith(f"$.{key}: found the key '{key}', allowed is a key of Programme")
    assert key not in json.loads(dumps(loads(SHEET).activities[0]))


@pytest.mark.parametrize(
    ("key", "path"),
    [
        pytest.param("a key", '$["a key"]', id="space"),
        pytest.param("a.b", '$["a.b"]', id="dot"),
        pytest.param("", '$[""]', id="empty"),
        pytest.param("\ud800", '$["\\ud800"]', id="half a character"),
        pytest.param("ключ", "$.ключ", id="other letters"),
        pytest.param("k" * 200, "$." + "k" * 200, id="long"),
        pytest.param("k" * 10**6, '$["' + "k" * 200 + '... 6134618e"]', id="endless"),
    ],
)
def test_an_unusual_key_has_a_path(key, path):
    """A path can be read and printed whatever the key is."""
    (fault,) = faults(figure(**{key: 1}), Figure)
    assert fault.startswith(f"{path}: found the key '")
    assert fault.encode()


def test_what_stood_there_is_cut():
    """A long value is shown by its beginning."""
    (fault,) = faults(figure(unit="A" * 500), Figure)
    assert fault == f"$.unit: found '{'A' * 76}..., allowed is {KEY}"


# Texts


@pytest.mark.parametrize(
    ("title", "found"),
    [
        pytest.param("Hotline", [f"$.title: found 'Hotline', allowed is {TEXT}"], id="one language"),
        pytest.param({}, [f"$.title: found {{}}, allowed is {TEXT}"], id="none"),
        pytest.param({"en": 5}, ["$.title.en: found 5, allowed is a text that is not blank"], id="number"),
        pytest.param({"en": None}, ["$.title.en: found null, allowed is a text that is not blank"], id="null"),
        pytest.param({"en": " "}, ["$.title.en: found ' ', allowed is a text that is not blank"], id="blank"),
        pytest.param({"EN": "a"}, ["$.title.EN: found 'EN', allowed is a BCP 47 tag such as en, ru, pt-BR"], id="tag"),
        pytest.param({"en us": "a"}, ["$.title[\"en us\"]: found 'en us', allowed is a BCP 47 tag such as en, ru, pt-BR"], id="odd tag"),
        pytest.param(
            {"ru": "", "english": "a", "pt-BR": True},
            [
                "$.title.ru: found '', allowed is a text that is not blank",
                "$.title.english: found 'english', allowed is a BCP 47 tag such as en, ru, pt-BR",
                "$.title.pt-BR: found true, allowed is a text that is not blank",
            ],
            id="three",
        ),
    ],
)
def test_a_faulty_text_is_refused(title, found):
    """Each version of a text is refused by its own path."""
    assert faults(programme(title=title), Programme) == found


def test_faults_under_long_keys_that_begin_alike_are_all_told():
    """None is taken for the other, be it of another kind."""
    for length in (100, 300):
        keys = ["k" * length + end for end in "ab"]
        found = faults(json.dumps({"value": "5", "unit": "call", keys[0]: 1, keys[1]: ["\ud800"] * 2}), Figure)
        assert sum("a key of Figure" in fault for fault in found) == 2
        assert sum(WHOLE in fault for fault in found) == 2
        assert len({fault.partition(": found")[0] for fault in found}) == 4


def test_what_stands_under_an_endless_key_takes_no_endless_memory():
    """A thousand faults do not hold its megabyte a thousand times."""
    data = json.dumps({"k" * 10**6: ["\ud800"] * 1000})
    assert sum(map(len, faults(data, Figure))) < 10**6


# The model's own rules


@pytest.mark.parametrize(
    ("cls", "text", "found"),
    [
        pytest.param(Figure, figure(value=None), ["$.value: found null, allowed is a value with exact"], id="no value"),
        pytest.param(Figure, figure(upper="3"), ["$.upper: found '3', allowed is more than the value"], id="python's value"),
        pytest.param(Route, "{}", ["$.origin: found nothing, allowed is an origin or a destination"], id="nothing"),
        pytest.param(Names, '{"ids": ["a", "a"]}', ["$.ids: found a list, allowed is each id once"], id="list"),
        pytest.param(Names, '{"ids": []}', ["$.ids: found [], allowed is at least one id"], id="empty list"),
        pytest.param(
            Coordinates,
            '{"latitude": "-91", "longitude": "-5.25"}',
            ["$.latitude: found '-91', allowed is a number from -90 to 90"],
            id="range",
        ),
        pytest.param(
            Change,
            '{"before": {"value": "12", "unit": "staff"}, "after": {"value": "35", "unit": "person"}}',
            ["$.after.unit: found 'person', allowed is the unit of the figure before, staff"],
            id="deeper",
        ),
        pytest.param(
            Programme,
            programme(figures=[{"value": "5", "unit": "call", "of": "truck"}]),
            ["$.figures: found 'truck', allowed is a part of a measure that the record has"],
            id="said by the model",
        ),
    ],
)
def test_a_rule_of_the_model_is_told_of_the_document(cls, text, found):
    """The model's own faults have the document's paths and show what the document held."""
    assert faults(text, cls) == found


def test_parts_that_do_not_fit_are_refused():
    """A sheet whose parts are all sound is refused with what the whole refuses."""
    entries = [{"activity": "hotlin"}]
    sections = [{"id": "a", "title": {"en": "A"}, "entries": entries}, {"id": "a", "title": {"en": "A"}}]
    assert faults(changed(sections=sections, contact={"name": {"en": "A"}})) == [
        "$.sections[0].entries[0].activity: found 'hotlin', allowed is the id of a known activity, nearest: hotline",
        "$.sections[1].id: found 'a', allowed is an id of its own; $.sections[0] has this one",
    ]


def test_a_sheet_is_refused_with_every_fault_in_order():
    """One error has all faults of a document in the order in which they stand; what is missing stands where its object begins."""
    text = """{
      "format": "icrc-activities/1", "published": "soon", "titel": {}, "id": "Sheet",
      "delegation": {"id": "moscow", "name": {"en": 5, "EN": "x"}},
      "activities": [
        {"type": "programe"},
        {"type": "programme", "id": "a", "title": {"en": "A"},
          "figures": [{"value": 5, "unit": "call"}, {"value": "5", "unit": "Call"}, {"value": "5"}, 3]},
        {"form": "talk", "type": "engagement", "frequency": "often"}
      ],
      "places": {}, "sources": ["F1", ""]
    }"""
    assert faults(text) == [
        f"$.title: found nothing, allowed is {TEXT}",
        f"$.published: found 'soon', allowed is {EDTF}",
        "$.titel: found the key 'titel', allowed is a key of Factsheet, nearest: title",
        f"$.id: found 'Sheet', allowed is {KEY}",
        f"$.delegation.organisation: found nothing, allowed is {KEY}",
        "$.delegation.name.en: found 5, allowed is a text that is not blank",
        "$.delegation.name.EN: found 'EN', allowed is a BCP 47 tag such as en, ru, pt-BR",
        f"$.activities[0].type: found 'programe', allowed is {TAGS}",
        f"$.activities[1].figures[0].value: found 5, allowed is {NUMBER}",
        f"$.activities[1].figures[1].unit: found 'Call', allowed is {KEY}",
        f"$.activities[1].figures[2].unit: found nothing, allowed is {KEY}",
        "$.activities[1].figures[3]: found 3, allowed is an object: Figure",
        f"$.activities[2].id: found nothing, allowed is {KEY}",
        f"$.activities[2].title: found nothing, allowed is {TEXT}",
        f"$.activities[2].role: found nothing, allowed is {ROLES}",
        "$.activities[2].frequency: found 'often', allowed is one of daily, regular",
        "$.places: found {}, allowed is a list",
        "$.sources[1]: found '', allowed is a text that is not blank",
    ]


@pytest.mark.parametrize(
    ("cls", "text", "found"),
    [
        (Programme, '{"type": "programme", "id": "X Y"}', ["$.title", "$.id"]),
        (Programme, programme(id="X Y", foo=1, places=["A B", "moscow"]), ["$.id", "$.foo", "$.places[0]"]),
        (Figure, figure(value="-1", unit="Bad Unit", qualifier="zz"), ["$.value", "$.unit", "$.qualifier"]),
        (AgeBand, '{"lower": 131, "x": 1}', ["$.lower", "$.x"]),
        (Comparison, '{"trend": "up", "period": "2023"}', ["$.trend"]),
    ],
)
def test_a_fault_of_one_field_hides_none_of_another(cls, text, found):
    """What could be read of a record that could not be made is held to its rules all the same."""
    with pytest.raises(InvalidDocumentError) as caught:
        loads(text, cls)
    assert sorted(fault.path for fault in caught.value.faults) == sorted(found)


def test_a_class_that_nothing_is_held_to_is_held_to_nothing():
    """The rules of annotations are those of classes whose records are checked at birth."""

    @attrs.frozen
    class Free:
        key: Key
        other: int

    with pytest.raises(InvalidDocumentError) as caught:
        loads('{"key": "A B", "other": "x"}', Free)
    assert [fault.path for fault in caught.value.faults] == ["$.other"]


def test_an_error_reads_well():
    """The message says what was read, how many faults it has, and each on a line of its own."""
    with pytest.raises(InvalidDocumentError) as caught:
        loads("{}", Figure)
    assert str(caught.value).splitlines()[:2] == ["Figure: 2 faults", f"  $.value: found nothing, allowed is {NUMBER}"]


def test_faults_of_a_path_that_is_not_there_stand_at_what_holds_it():
    """A path may lead to what is missing in what is missing; it is sorted by the first part that is there."""
    deep, last = Fault("$.a[3].b", "nothing", "x"), Fault("$.c", "1", "x")
    assert in_order([last, deep], {"a": [], "c": 1}) == (deep, last)


# JSON itself

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["programme", "5", "-5", "CHF", "almost", "{ $a"]),
    lambda part: (
        st.lists(part, max_size=3)
        | st.dictionaries(st.sampled_from(["en", "id", "type", "value", "unit", "of"]) | st.text(max_size=3), part)
    ),
    max_leaves=6,
)


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_any_json_is_read_or_refused(data):
    """Whatever stands anywhere in a sheet, it is read or refused with faults that can be printed; nothing else is raised."""
    document = json.loads(SHEET)
    place = data.draw(st.sampled_from([document, document["title"], document["activities"][0], document["activities"][0]["figures"][0]]))
    place[data.draw(st.sampled_from([*place, "places", "sections", "money"]))] = data.draw(JSON)
    text = json.dumps(document)
    try:
        sheet = loads(text)
    except InvalidDocumentError as error:
        str(error).encode()
    else:
        assert loads(dumps(sheet)) == sheet


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        pytest.param("", "line 1, column 1: found the end of the text, allowed is JSON (Expecting value)", id="empty"),
        pytest.param(b"", "line 1, column 1: found the end of the text, allowed is JSON (Expecting value)", id="no bytes"),
        pytest.param(" \n ", "line 2, column 2: found the end of the text, allowed is JSON (Expecting value)", id="blank"),
        pytest.param('{\n  "id" 5}', "line 2, column 8: found '5}', allowed is JSON (Expecting ':' delimiter)", id="syntax"),
        pytest.param("{} " + "x" * 50, f"line 1, column 4: found '{'x' * 20}', allowed is JSON (Extra data)", id="more"),
        pytest.param("\ufeff{}", "$: found a byte order mark, allowed is UTF-8 without one", id="mark"),
        pytest.param(b"\xef\xbb\xbf{}", "$: found a byte order mark, allowed is UTF-8 without one", id="mark in bytes"),
        pytest.param(b'{"id":\n "\xff"}', "line 2: found the byte 0xff, allowed is UTF-8", id="no utf-8"),
        pytest.param("{}".encode("utf-16"), "line 1: found the byte 0xff, allowed is UTF-8", id="utf-16"),
        pytest.param("[" * 100_000, "$: found a document nested too deep, allowed is at most 100 levels of objects and lists", id="bomb"),
    ],
)
def test_what_is_no_json_is_refused(data, fault):
    """Text that is no JSON is refused with one fault that says where."""
    assert faults(data) == [fault]


def test_depth_has_a_bound():
    """A hundred levels are read, one more is not."""
    deepest = "[" * 100 + "5" + "]" * 100
    assert faults(deepest) == ["$: found a list, allowed is an object: Factsheet"]
    assert faults(f"[{deepest}]") == ["$: found a document nested too deep, allowed is at most 100 levels of objects and lists"]


def test_depth_has_python_s_bound():
    """Where more is allowed than Python can do, that is the one fault."""
    text = '{"id": "a", "title": {"en": "A"}, "sections": [' * 300 + '{"id": "a", "title": {"en": "A"}}' + "]}" * 300
    with pytest.raises(InvalidDocumentError) as caught:
        loads(text, Section, max_depth=605)
    assert str(caught.value) == "Section: $: found a document nested too deep, allowed is at most 605 levels of objects and lists"


@pytest.mark.parametrize("literal", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "9" * 31, "9" * 5000])
def test_a_number_that_is_none_is_refused(literal):
    """A literal that other readers would refuse or round is shown as it was typed."""
    assert faults(f'{{"value": {literal}, "unit": "call"}}', Figure) == [f"$.value: found {literal[:80]}, allowed is {NUMBER}"]
    assert faults(f'{{"lower": {literal}}}', AgeBand) == [f"$.lower: found {literal[:80]}, allowed is a whole number"]
    assert faults(f'{{"en": {literal}}}', Text) == [f"$.en: found {literal[:80]}, allowed is a text that is not blank"]


def test_a_key_stands_once():
    """A key given twice is refused by its path, however deep, beside the other faults."""
    text = """{"value": "5", "unit": "call", "unit": "truck", "unit": "Call", "value": "6"}"""
    assert faults(text, Figure) == [
        "$.value: found the key 'value' 2 times, allowed is each key once",
        f"$.unit: found 'Call', allowed is {KEY}",
        "$.unit: found the key 'unit' 3 times, allowed is each key once",
    ]
    twice = SHEET.replace('"en": "Hotline"', '"en": "Hotline", "en": "Hotline"')
    assert faults(twice) == ["$.activities[0].title.en: found the key 'en' 2 times, allowed is each key once"]
    assert faults(twice.replace('"type": "programme",', '"type": "programme", "type": "programme",'))[0] == (
        "$.activities[0].type: found the key 'type' 2 times, allowed is each key once"
    )


@pytest.mark.parametrize(
    ("cls", "text", "fault"),
    [
        pytest.param(Text, '{"en": "a\\ud800"}', f"$.en: found 'a\\ud800', allowed is {WHOLE}", id="escaped"),
        pytest.param(Text, '{"en": "a\udfff"}', f"$.en: found 'a\\udfff', allowed is {WHOLE}", id="bare"),
        pytest.param(Entry, '{"activity": "\\ud800"}', f"$.activity: found '\\ud800', allowed is {KEY}", id="refused anyway"),
    ],
)
def test_half_a_character_is_refused(cls, text, fault):
    """A lone surrogate is no text that could be written again; a pair of them is a character."""
    assert faults(text, cls) == [fault]
    assert loads('{"en": "\\ud83d\\ude00"}', Text) == Text.of(en="\U0001f600")


# The format


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("icrc-activities", "'icrc-activities'"),
        ("icrc-activities/0", "'icrc-activities/0'"),
        (1, "1"),
        (None, "null"),
        ("icrc-activities/1.1", "'icrc-activities/1.1'"),
    ],
)
def test_another_format_is_refused(stated, found):
    """A sheet of an unknown format is refused beside its other faults."""
    assert faults(changed(format=stated, id="Sheet")) == [
        f"$.format: found {found}, allowed is icrc-activities/1",
        f"$.id: found 'Sheet', allowed is {KEY}",
    ]


def test_a_missing_format_is_refused():
    """A sheet that does not say its format is refused."""
    assert faults(SHEET.replace('"format": "icrc-activities/1",', "")) == ["$.format: found nothing, allowed is icrc-activities/1"]


@pytest.mark.parametrize("version", ["2", "10"])
def test_a_newer_format_needs_a_newer_library(version):
    """Of a newer format only that is said: its other faults would be none to a newer library."""
    said = "allowed is icrc-activities/1; to read a newer format, upgrade icrc_activities"
    assert faults(changed(format=f"icrc-activities/{version}", id="Sheet")) == [f"$.format: found 'icrc-activities/{version}', {said}"]


def test_a_sheet_is_an_object():
    """A list is no sheet, and is not asked for its format."""
    assert faults("[5]") == ["$: found a list, allowed is an object: Factsheet"]


def test_only_a_sheet_has_a_format():
    """The format is no key of any other record."""
    (fault,) = faults(figure(format=FORMAT), Figure)
    assert fault.startswith("$.format: found the key 'format', allowed is a key of Figure")


# Writing refuses what reading would


def test_half_a_character_is_not_written():
    """A record that UTF-8 cannot hold is refused with the path at which it would stand."""
    delegation = Delegation("moscow", Text.of(en="a\ud800"), "moscow")
    with pytest.raises(InvalidDocumentError) as caught:
        dumps(Factsheet(id="sheet", title=Text.of(en="A"), delegation=delegation))
    assert str(caught.value) == f"Factsheet: $.delegation.name.en: found 'a\\ud800', allowed is {WHOLE}"


@pytest.mark.parametrize("depth", [60, 5000])
def test_what_is_too_deep_is_not_written(depth):
    """Sections nested deeper than could be read are not written."""
    section = Section("a", Text.of(en="A"))
    for _ in range(depth):
        section = Section("a", Text.of(en="A"), sections=(section,))
    with pytest.raises(InvalidDocumentError) as caught:
        dumps(section)
    assert str(caught.value) == "Section: $: found a document nested too deep, allowed is at most 100 levels of objects and lists"


# Files


def test_the_size_of_a_text_is_that_of_its_bytes():
    """A text is held to the same limit as its bytes, with half a character in it, too."""
    text = dumps(Text.of(ru="Факты"))
    size = len(text.encode("utf-8"))
    assert loads(text, Text, max_size=size) == loads(text.encode("utf-8"), Text, max_size=size)
    for data in (text, text.encode("utf-8"), '{"en": "\ud800' + "a" * size + '"}'):
        with pytest.raises(InvalidDocumentError, match=f"found a text too long, allowed is at most {size - 1} bytes"):
            loads(data, Text, max_size=size - 1)


def test_a_limit_may_be_as_large_as_one_likes(tmp_path):
    """Nothing is reserved for it; and a file of several megabytes is read whole, or refused by its size."""
    path = tmp_path / "text.json"
    dump(Text.of(en="a" * 3 * 2**20), path)
    for size in (path.stat().st_size, 10**13, sys.maxsize, 10**30):
        assert load(path, Text, max_size=size) == Text.of(en="a" * 3 * 2**20)
    for size in (path.stat().st_size - 1, 2**21, 2**20, 1, 0, -1, -5):
        with pytest.raises(InvalidDocumentError, match=f"found a text too long, allowed is at most {size} bytes"):
            load(path, Text, max_size=size)


def test_no_more_of_a_file_is_held_than_is_needed(tmp_path):
    """Nor of the memory reserved: neither for a short one, nor for one that is refused by its size."""
    path = tmp_path / "text.json"
    for length in (1, 2**24):
        dump(Text.of(en="a" * length), path)
        tracemalloc.start()
        if length == 1:
            load(path, Text)
        else:
            with pytest.raises(InvalidDocumentError, match="a text too long"):
                load(path, Text, max_size=2**20)
        assert tracemalloc.get_traced_memory()[1] < 2**22
        tracemalloc.stop()


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_any_bytes_are_read(kind):
    """Sound ones and faulty ones."""
    assert loads(kind(b'{"en": "a"}'), Text) == Text.of(en="a")
    with pytest.raises(InvalidDocumentError, match=r"Text: \$: found 5, allowed is"):
        loads(kind(b"5"), Text)


@pytest.mark.parametrize("data", [None, 5, 5.0, ["{}"], {"en": "a"}])
def test_what_is_no_text_is_refused(data):
    """A number is not taken for so many bytes."""
    with pytest.raises(WrongTypeError, match=r"^loads: data: found .+, allowed is JSON as a text or as bytes$"):
        loads(data, Text)


def test_a_file_comes_back(tmp_path):
    """A file holds the text as UTF-8 with plain line ends, and reads as the same record."""
    path = tmp_path / "sheet.json"
    dump(loads(SHEET), path)
    assert path.read_bytes() == SHEET.encode("utf-8")
    assert load(path) == loads(SHEET)
    assert load(str(path), Factsheet) == loads(SHEET)
    dump(over(5, "call"), str(path))
    assert load(path, Figure) == over(5, "call")
    assert [each.name for each in tmp_path.iterdir()] == ["sheet.json"]


def test_a_refused_record_leaves_the_file(tmp_path):
    """What cannot be written does not touch what is there."""
    path = tmp_path / "text.json"
    dump(Text.of(en="a"), path)
    with pytest.raises(InvalidDocumentError):
        dump(Text.of(en="a\ud800"), path)
    assert load(path, Text) == Text.of(en="a")


def test_whoever_reads_meanwhile_has_the_old_file(tmp_path):
    """A file is replaced as a whole: one who has it open reads on in the old one."""
    path = tmp_path / "text.json"
    dump(Text.of(en="a"), path)
    with path.open(encoding="utf-8") as reader:
        dump(Text.of(en="b"), path)
        assert reader.read() == dumps(Text.of(en="a"))
    assert load(path, Text) == Text.of(en="b")


def test_a_failed_write_leaves_nothing(tmp_path):
    """Where the file cannot be put in place, no other file stays behind."""
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        dump(Text.of(en="a"), tmp_path / "taken")
    assert [each.name for each in tmp_path.iterdir()] == ["taken"]


def test_a_file_below_a_file_is_told_by_its_own_name(tmp_path):
    """Not by that of the one that would have become it."""
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError) as caught:
        dump(Text.of(en="a"), tmp_path / "file" / "text.json")
    assert caught.value.filename == str(tmp_path / "file" / "text.json")


def test_a_link_stays_a_link(tmp_path):
    """Writing to a link changes the file that it leads to."""
    (tmp_path / "link.json").symlink_to(tmp_path / "text.json")
    dump(Text.of(en="a"), tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert load(tmp_path / "text.json", Text) == Text.of(en="a")


def test_a_file_is_named_in_its_error(tmp_path):
    """The error of a file that cannot be read begins with its path."""
    path = tmp_path / "text.json"
    path.write_bytes(b"{}")
    with pytest.raises(InvalidDocumentError) as caught:
        load(path, Text)
    assert str(caught.value) == f"{path}: $: found {{}}, allowed is {TEXT}"


# Users' own classes


@attrs.frozen(kw_only=True)
class Training(Programme):
    """A kind of activity that a user adds, with a field of a class that JSON lacks and one of a number of its own."""

    type: ClassVar[str] = "training"

    held: date | None = None
    hours: float = 0.0
    seats: int | None = None


TRAINING = Training(id="first-aid", title=Text.of(en="First aid"), held=date(2024, 8, 12), hours=1.5)


def training_converter() -> Any:
    """A converter that knows it."""
    converter = make_converter((*ACTIVITIES, Training))
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_unstructure_hook(date, date.isoformat)
    return converter


def test_a_user_adds_a_kind_of_activity(tmp_path):
    """A kind of one's own stands under its own tag, alone, in a sheet and in a file."""
    converter = training_converter()
    text = dumps(TRAINING, converter=converter)
    assert json.loads(text) == {"type": "training", "id": "first-aid", "title": {"en": "First aid"}, "held": "2024-08-12", "hours": 1.5}
    assert loads(text, Training, converter=converter) == loads(text, Programme, converter=converter) == TRAINING
    sheet = attrs.evolve(loads(SHEET), activities=(TRAINING,))
    dump(sheet, tmp_path / "sheet.json", converter=converter)
    assert load(tmp_path / "sheet.json", converter=converter) == sheet


def test_a_kind_that_is_not_given_is_refused():
    """Without it a converter neither writes nor reads that kind."""
    with pytest.raises(InvalidDocumentError, match="found 'training', allowed is a kind that make_converter was given"):
        dumps(attrs.evolve(loads(SHEET), activities=(TRAINING,)))
    assert faults(programme(type="training"), Activity) == [f"$.type: found 'training', allowed is {TAGS}"]
    assert faults(programme(type="training"), Training) == [
        "$.type: found 'training', allowed is a kind that make_converter was given: Programme, Engagement, Delivery"
    ]


def test_the_users_refusals_are_faults():
    """What a user's hook raises is a fault with the path, the value and the hook's own words."""
    text = programme(type="training", held="soon", hours="2", seats=2.5)
    found = faults(text, Activity, training_converter())
    assert found == [
        "$.held: found 'soon', allowed is date (Invalid isoformat string: 'soon')",
        "$.hours: found '2', allowed is a number",
        "$.seats: found 2.5, allowed is a whole number",
    ]
    assert faults(programme(type="training", hours=True), Activity, training_converter()) == ["$.hours: found true, allowed is a number"]
    assert loads(programme(type="training", hours=2), Training, converter=training_converter()).hours == 2.0


@attrs.frozen
class Codes:
    """What a user's hooks read by looking something up, or take as it is."""

    code: int | None = None
    anything: Any = None


def test_a_users_lookup_is_no_missing_key():
    """A KeyError from a user's hook is told of the value that stood there."""
    converter = make_converter()
    converter.register_structure_hook(int, lambda value, _: {"one": 1}[value])
    assert loads('{"code": "one"}', Codes, converter=converter) == Codes(1)
    assert faults('{"code": "two"}', Codes, converter) == ["$.code: found 'two', allowed is a whole number ('two')"]
    assert faults('"two"', int, converter) == ["$: found 'two', allowed is a whole number ('two')"]


def test_a_users_hook_for_the_whole_is_asked():
    """A class that a user's hook reads is read by it at the top, too."""
    converter = make_converter()
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    assert loads('"2024-08-12"', date, converter=converter) == date(2024, 8, 12)
    assert faults('"soon"', date, converter) == ["$: found 'soon', allowed is date (Invalid isoformat string: 'soon')"]


def test_an_odd_number_gets_in_nowhere():
    """Even where anything is allowed, a number must be one."""
    assert loads('{"anything": [1, "b"]}', Codes) == Codes(anything=[1, "b"])
    assert faults('{"anything": [1, NaN]}', Codes) == [f"$.anything[1]: found NaN, allowed is {FINITE}"]


@attrs.frozen
class Visit:
    """A record of a user's with a field of two classes."""

    when: date | Period


def test_a_union_is_said_in_full():
    """What may stand for one of several classes is each of them."""
    converter = make_converter()
    either: Any = date | Period
    converter.register_structure_hook(either, lambda value, _: date.fromisoformat(value))
    assert loads('{"when": "2024-08-12"}', Visit, converter=converter) == Visit(date(2024, 8, 12))
    assert faults("{}", Visit, converter) == [f"$.when: found nothing, allowed is date or {EDTF}"]
    assert loads('"2024-08-12"', either, converter=converter) == date(2024, 8, 12)
    assert faults("{}", either, converter) == [f"$: found {{}}, allowed is date or {EDTF} (fromisoformat: argument must be str)"]


# Imports


def test_only_the_slow_path_loads_cattrs():
    """Importing the package loads neither msgspec nor cattrs; what can be read and written on the fast path is, without cattrs."""
    code = """
import sys, icrc_activities as a
assert not {'cattrs', 'msgspec'} & {*sys.modules}
assert a.loads(a.dumps(a.over(5, 'call')), a.Figure) == a.over(5, 'call')
assert 'cattrs' not in sys.modules
a.make_converter
assert 'cattrs' in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    """What is no file is never replaced by one."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(pipe.read_text, "utf-8")
        dump(over(5, "call"), pipe)
        assert read.result() == dumps(over(5, "call"))
    assert pipe.is_fifo()


def test_a_file_keeps_its_rights(tmp_path):
    """Who could not read the old file cannot read the new one."""
    path = tmp_path / "figure.json"
    path.write_text("old", "utf-8")
    path.chmod(0o600)
    dump(over(5, "call"), path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert load(path, Figure) == over(5, "call")
