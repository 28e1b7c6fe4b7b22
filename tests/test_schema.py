"""The JSON Schema: what is read validates, what is refused for its shape does not, and the copy in docs is the current one."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import attrs
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import factsheets, records
from tests.test_codec import CLASSES, Training, changed, figure, programme
from tests.test_fast_path import mutated

from icrc_activities import InvalidDocumentError, datasets, json_schema
from icrc_activities.codec import dumps, loads
from icrc_activities.errors import Fault
from icrc_activities.model.activities import Activity
from icrc_activities.model.beneficiaries import AgeBand
from icrc_activities.model.events import Names
from icrc_activities.model.factsheet import ACTIVITIES, Factsheet
from icrc_activities.model.fields import Span
from icrc_activities.model.figures import Figure
from icrc_activities.model.money import Currency, Money
from icrc_activities.model.periods import Ordinal, Period
from icrc_activities.model.places import Coordinates
from icrc_activities.model.text import Text

DOCS = Path(__file__).parents[1] / "docs"
VALIDATORS = {cls: jsonschema.Draft202012Validator(json_schema(cls)) for cls in (*CLASSES, Factsheet)}
# What a fault says is allowed where the part itself is wrong, not what it has to do with others.
SHAPES = (
    *("a BCP 47 tag", "a key of ", "a list", "a number as text", "a text", "a whole number", "an ISO 3166 code", "an ISO 4217 code"),
    *(
        "an object: ",
        "icrc-activities/1",
        "one of ",
        "true or false",
        "a finite number",
        "a number from",
        "at least one id",
        "each id once",
    ),
)


def coordinates(**changes: str) -> str:
    """A point on earth, with one of its numbers changed."""
    return json.dumps({"latitude": "5", "longitude": "5", **changes})


def test_the_schema_is_one():
    """It is a schema of the draft that it names, with a description of every field that has one."""
    for cls, validator in VALIDATORS.items():
        validator.check_schema(validator.schema)
        assert validator.schema["title"] == f"icrc-activities/1: {cls.__name__}"
    parts = json_schema()["$defs"]
    assert parts["Programme"]["properties"]["type"] == {"const": "programme"}
    assert parts["Programme"]["properties"]["caveat"]["description"] == "Whole sentences, written wherever the figure is."
    assert parts["Programme"]["properties"]["services"]["description"] == "What was rendered, and how often."
    assert parts["Figure"]["description"] == 'A number as a sheet states it: "over 36,000 calls", "several dozen children".'
    assert parts["Factsheet"]["properties"]["activities"]["items"]["discriminator"]["mapping"]["delivery"] == "#/$defs/Delivery"
    assert all(part.get("description") for part in parts.values())


def test_the_copy_in_docs_is_the_current_one():
    """Remake it with: icrc-activities schema --output docs/schema.json."""
    assert json.loads((DOCS / "schema.json").read_text("utf-8")) == json_schema()


def test_a_kind_of_ones_own_has_a_schema():
    """A user's kinds of activity stand under their tags; a class that JSON Schema knows nothing of is an object."""
    schema = json_schema(Activity, [*ACTIVITIES, Training])
    assert schema["discriminator"]["mapping"]["training"] == "#/$defs/Training"
    assert schema["$defs"]["Training"]["properties"]["hours"] == {"type": "number"}
    assert "date" not in schema["$defs"]


def test_the_sheet_validates():
    """So does that of 2024."""
    VALIDATORS[Factsheet].validate(json.loads(dumps(datasets.moscow_2024())))


@pytest.mark.parametrize("cls", CLASSES)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_what_is_written_validates(cls, data):
    """A record of any class, as it is written."""
    VALIDATORS[cls].validate(json.loads(dumps(data.draw(records(cls)))))


@settings(max_examples=10, deadline=None)
@given(factsheets())
def test_a_sheet_that_is_written_validates(sheet):
    """And any sheet."""
    VALIDATORS[Factsheet].validate(json.loads(dumps(sheet)))


@pytest.mark.parametrize("cls", [*CLASSES, Factsheet])
@settings(max_examples=40, deadline=None)
@given(data=st.data(), chance=st.randoms(use_true_random=False))
def test_what_is_read_validates_and_what_is_refused_for_its_shape_does_not(cls, data, chance):
    """Valid documents, changed in one place."""
    document = [json.loads(dumps(data.draw(factsheets() if cls is Factsheet else records(cls))))]
    mutated(document, chance)
    if len(document) != 1 or not sound(document[0]):
        return
    text = json.dumps(document[0])
    try:
        loads(text, cls)
        faults: tuple[Fault, ...] = ()
    except InvalidDocumentError as error:
        faults = error.faults
    if not faults:
        VALIDATORS[cls].validate(document[0])
    elif any(fault.allowed.startswith(SHAPES) for fault in faults):
        assert not VALIDATORS[cls].is_valid(document[0]), faults


def sound(value: Any) -> bool:
    """Whether JSON Schema sees what we see: to it 5.0 is a whole number, and it knows no halves of characters, no NaN."""
    if isinstance(value, dict):
        return all(sound(key) and sound(part) for key, part in value.items())
    if isinstance(value, list):
        return all(map(sound, value))
    return not isinstance(value, float) and not (isinstance(value, str) and any("\ud800" <= sign <= "\udfff" for sign in value))


@pytest.mark.parametrize(
    ("cls", "text"),
    [
        *((Figure, figure(value=value)) for value in (5, 5.0, True, "1e5", "NaN", "36,000", "007", "٣", "5\n", "9" * 31)),
        *((Figure, figure(unit=unit)) for unit in (5, None, "Call", "a\n", "", [])),
        *((Figure, figure(**odd)) for odd in ({"qualifier": "ovr"}, {"qualifer": "over"}, {"noun": ""}, {"qualifier": None})),
        *((Figure, text) for text in ("{}", "[]", "null", "5", '{"unit": "call"}')),
        *((Figure, figure(value=value)) for value in ("-5", "-0.1", "-0." + "0" * 31)),
        *((Coordinates, coordinates(latitude=value)) for value in ("91", "-91", "90.1", "-90.01", "100", "900", "090", "9" * 30, "5.")),
        *((Coordinates, coordinates(longitude=value)) for value in ("181", "-181", "180.1", "190", "200", "1800")),
        *((Ordinal, json.dumps({"number": number})) for number in (0, -1, 10**6 + 1)),
        *((Money, f'{{"amount": "5", "currency": "{code}"}}') for code in ("XXY", "rub", "", "RUB\\n")),
        *(
            (AgeBand, text)
            for text in ('{"lower": "5"}', '{"lower": 131}', '{"lower": -1}', '{"lower": true}', '{"lower": 5.5}', '{"lower": null}')
        ),
        *(
            (Names, text)
            for text in (
                '{"ids": []}',
                '{"ids": ["a", "b", "a"]}',
                '{"ids": "a"}',
                '{"ids": [1]}',
                '{"ids": null}',
                '{"ids": ["a"], "complete": 1}',
            )
        ),
        *(
            (Period, json.dumps(text))
            for text in ("20244", "", "2024-13", "2024-01-32", "0000", "../..", "2024/", "2024\n", " 2024", "/2024", 2024)
        ),
        *((Text, json.dumps(text)) for text in ("a", {}, {"en": 5}, {"en": ""}, {"en": " \u3000\x1f\n"}, {"EN": "a"}, {"en\n": "a"}, [])),
        *((Activity, programme(**odd)) for odd in ({"type": "program"}, {"type": None}, {"title": None}, {"route": []}, {"services": {}})),
        *((Factsheet, changed(**odd)) for odd in ({"format": "icrc-activities/2"}, {"format": None}, {"activities": None}, {"x": 1})),
    ],
)
def test_a_wrong_shape_does_not_validate(cls, text):
    """What the reader refuses of a part by itself, the schema refuses, too."""
    with pytest.raises(InvalidDocumentError):
        loads(text, cls)
    assert not VALIDATORS[cls].is_valid(json.loads(text))


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("number", [*range(91), *(f"{number}.{part}" for number in (0, 5, 9, 10, 79, 89) for part in (0, 9, "0" * 30))])
def test_every_place_on_earth_validates(number, sign):
    """A number within bounds is a text like any other, minus zero and all."""
    assert loads(coordinates(latitude=f"{sign}{number}"), Coordinates)
    assert VALIDATORS[Coordinates].is_valid(json.loads(coordinates(latitude=f"{sign}{number}")))
    assert VALIDATORS[Coordinates].is_valid(json.loads(coordinates(longitude=f"{sign}{180 - float(number):g}")))


@pytest.mark.parametrize("value", ["0", "-0", "-0.0", "-0." + "0" * 30, "0.5", "9" * 30])
def test_no_number_is_refused_for_its_sign_alone(value):
    """Minus zero is zero."""
    assert loads(figure(value=value), Figure)
    assert VALIDATORS[Figure].is_valid(json.loads(figure(value=value)))


Mine = attrs.make_class("Figure", {"side": attrs.field(type=int, default=1)}, frozen=True)
Coin = attrs.make_class("Currency", {"code": attrs.field(type=Currency, default="CHF")}, frozen=True)


@attrs.frozen
class Own:
    """A class of a user's."""

    pair: tuple[int, str] = (1, "a")
    said: Annotated[str, "a mark of another library"] = "a"
    share: Annotated[Decimal, Span(0, 1)] = Decimal(1)
    least: Annotated[Decimal, Span(5, 7)] = Decimal(5)
    mine: Mine | None = None
    figure: Figure | None = None
    coin: Coin | None = None


def test_classes_of_ones_own_are_not_refused():
    """A list of several types may be anything; classes and lists of codes that are called alike have definitions of their own."""
    schema = json_schema(Own)
    validator = jsonschema.Draft202012Validator(schema)
    for document in ({"pair": [1, "a"]}, {"mine": {"side": 5}, "figure": {"value": "5", "unit": "call"}}, {"coin": {"code": "RUB"}}):
        assert loads(json.dumps(document), Own)
        validator.validate(document)
    assert set(schema["$defs"]) == {"Own", "Figure", "Figure_2", "Currency", "Currency_2"}
    for field, wrong in {"share": ("1.5", "-0.5", "-1", "2"), "least": ("8", "-5"), "mine": ({"side": "5"},), "said": (" ", 5)}.items():
        assert not any(validator.is_valid({field: value}) for value in wrong)


def test_whoever_changes_a_schema_changes_no_other():
    """Each is made anew."""
    schema = json_schema()
    for part in schema["$defs"].values():
        for value in part.values():
            if isinstance(value, dict):
                value.clear()
        part.clear()
    assert json_schema() == json.loads((DOCS / "schema.json").read_text("utf-8"))


@given(st.text(max_size=3))
def test_both_hold_the_same_for_blank(text):
    """No sign is blank to one and not to the other."""
    if sound(text):
        assert VALIDATORS[Text].is_valid({"en": text}) == bool(text.strip())


@pytest.mark.parametrize("sign", [chr(code) for code in range(0x3100) if chr(code).isspace()])
def test_every_space_is_blank(sign):
    """All that Python strips."""
    assert not VALIDATORS[Text].is_valid({"en": sign})


DATES = st.from_regex(r"[0-9]{4}(-[0-3][0-9]){0,2}", fullmatch=True) | st.dates().map(str) | st.just("..")


@given(DATES | st.tuples(DATES, DATES).map("/".join) | st.text("0123456789-/.", max_size=12))
def test_periods_differ_by_the_calendar_alone(text):
    """What is read as a period validates; what validates and is none has a day that its month lacks, or ends before it begins."""
    valid = VALIDATORS[Period].is_valid(text)
    try:
        Period(text)
    except ValueError:
        if valid:
            first, _, last = re.sub(r"(-[0-9]{2})-[0-9]{2}", r"\1-01", text).partition("/")
            assert any(is_period(each) for each in (first, f"{first}/{last}", f"{last}/{first}"))
    else:
        assert valid


def is_period(text: str) -> bool:
    """Whether it is read as one."""
    try:
        return bool(Period(text))
    except ValueError:
        return False
