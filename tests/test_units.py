import copy
import pickle
import subprocess
import sys
from decimal import Context, Decimal, localcontext
from importlib.resources import files

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from icrc_activities import InvalidRecordError, InvalidVocabularyError, UnitMismatchError, UnknownKeyError, exactly
from icrc_activities.model.units import Unit, Units, default_units

TABLE = default_units()
KEYS = st.sampled_from(sorted(TABLE.by_key))
SMALL = """
person = [person]      # the base
student = person
cadet = student
child = person
pair_of_students = 2 student
pair_of_children = 2 child
crowd = 1000 person

gram = [mass]
kilogram = 1000 gram
parcel = 2.5 kilogram
winter_parcel = parcel
"""


def test_a_table_holds_what_its_lines_say():
    """A unit stands for itself, is a kind of another or is so many of it; blank lines and remarks say nothing."""
    units = Units.parse(SMALL)
    assert list(units.by_key) == [line.split(" ")[0] for line in SMALL.splitlines() if line]
    assert units["person"] == Unit("person", dimension="person")
    assert units["student"] == Unit("student", "person")
    assert units["parcel"] == Unit("parcel", "kilogram", Decimal("2.5"))
    assert "student" in units
    assert "truck" not in units


def test_kinds_lead_to_the_base():
    """A cadet is a student and a person; a measure is no kind of what it is a multiple of, but comes down to it."""
    units = Units.parse(SMALL)
    assert units.kinds("cadet") == ("cadet", "student", "person")
    assert units.kinds("person") == ("person",)
    assert units.kinds("winter_parcel") == ("winter_parcel", "parcel")
    assert [units.base(key) for key in ("cadet", "crowd", "winter_parcel", "gram")] == ["person", "person", "gram", "gram"]


@pytest.mark.parametrize(
    ("value", "source", "target", "found"),
    [
        ("5", "cadet", "person", "5"),
        ("5.0", "cadet", "cadet", "5.0"),
        ("2.50", "kilogram", "gram", "2500"),
        ("250", "gram", "kilogram", "0.25"),
        ("2", "winter_parcel", "parcel", "2"),
        ("2", "winter_parcel", "gram", "5000"),
        ("5", "kilogram", "parcel", "2"),
        ("3", "pair_of_students", "student", "6"),
        ("3", "pair_of_students", "person", "6"),
        ("500", "pair_of_students", "crowd", "1"),
        ("1E+3", "kilogram", "gram", "1000000"),
        ("0", "kilogram", "gram", "0"),
    ],
)
def test_a_value_converts_along_its_factors_and_kinds(value, source, target, found):
    """The result is exact and plain, without an exponent or zeros that say nothing."""
    assert str(Units.parse(SMALL).convert(Decimal(value), source, target)) == found
    assert Units.parse(SMALL).converts(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("student", "child"),
        ("person", "student"),
        ("student", "cadet"),
        ("cadet", "gram"),
        ("gram", "person"),
        ("pair_of_students", "pair_of_children"),
        ("pair_of_students", "child"),
        ("crowd", "student"),
        ("gram", "winter_parcel"),
    ],
)
def test_no_other_pair_converts(source, target):
    """Two kinds of one thing are siblings, in pairs too; a person is not known to be a student, nor a gram a parcel's."""
    units = Units.parse(SMALL)
    assert not units.converts(source, target)
    with pytest.raises(UnitMismatchError) as caught:
        units.convert(Decimal(1), source, target)
    assert (caught.value.left, caught.value.right) == (source, target)


@pytest.mark.parametrize("ask", [Units.__getitem__, Units.kinds, Units.base])
@pytest.mark.parametrize("key", ["studnet", "9**9**9 m", "kgram", "persons", ""])
def test_what_is_not_in_the_table_is_unknown(ask, key):
    """No prefix, plural or product makes a unit, and no unit is ever evaluated."""
    with pytest.raises(UnknownKeyError) as caught:
        ask(Units.parse(SMALL), key)
    assert (caught.value.kind, caught.value.key) == ("unit", key)
    for pair in ((key, "person"), ("person", key)):
        with pytest.raises(UnknownKeyError):
            Units.parse(SMALL).converts(*pair)
        with pytest.raises(UnknownKeyError):
            Units.parse(SMALL).convert(Decimal(1), *pair)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Person = [person]", "units.txt:2: found 'Person = [person]', allowed is a line such as: student = person"),
        ("student = 9**9**9 person", "units.txt:2: found 'student = 9**9**9 person', allowed is a line such as: student = person"),
        ("student = person = s", "units.txt:2: found 'student = person = s', allowed is a line such as: student = person"),
        ("student", "units.txt:2: found 'student', allowed is a line such as: student = person"),
        ("@alias a = b", "units.txt:2: found '@alias a = b', allowed is a line such as: student = person"),
        ("student = persn", "units.txt:2: found 'persn', allowed is a unit defined above"),
        ("student = student", "units.txt:2: found 'student', allowed is a unit defined above"),
        ("person = [people]", "units.txt:2: found 'person', allowed is a unit that is not defined yet"),
        ("student = [person]", "units.txt:2: found 'person', allowed is a dimension of its own"),
        ("pair = 0 person", "units.txt:2: found '0', allowed is a factor above 0 of at most 30 digits"),
        (f"pair = {'9' * 31} person", f"units.txt:2: found '{'9' * 31}', allowed is a factor above 0 of at most 30 digits"),
    ],
    ids=[*"abcdefghijk"],
)
def test_a_line_that_is_none_is_refused_with_its_number(line, message):
    """The table is checked as a whole, and pint sees it only after that."""
    with pytest.raises(InvalidVocabularyError) as caught:
        Units.parse(f"person = [person]\n{line}\n")
    assert str(caught.value) == f"units: {message}"


def test_every_faulty_line_is_told_at_once():
    """Two wrong lines make two faults."""
    with pytest.raises(InvalidVocabularyError) as caught:
        Units.parse("student = person\n\nA\nperson = [person]")
    assert [fault.path for fault in caught.value.faults] == ["units.txt:1", "units.txt:3"]


def test_a_table_may_stand_beside_another():
    """A vocabulary's own units build on the package's, and may not name one of them anew."""
    units = Units.parse("kursk_resident = resident\n", TABLE)
    assert units.kinds("kursk_resident") == ("kursk_resident", "resident", "person")
    assert "kursk_resident" not in TABLE
    assert units.registry.Quantity(5, "kursk_resident").to("person").magnitude == 5
    for line in ("person = [x]", "x = [person]"):
        with pytest.raises(InvalidVocabularyError):
            Units.parse(line, TABLE)


# The package's own


def test_pint_reads_the_same_table():
    """Loaded in pint, the file has these units and no others, each of the dimension that the table says."""
    assert set(TABLE.registry._units) - set(Units.parse("x = [x]").registry._units) == TABLE.by_key.keys()
    for key in TABLE.by_key:
        base = TABLE[TABLE.base(key)]
        assert dict(TABLE.registry.Quantity(1, key).dimensionality) == {f"[{base.dimension}]": 1}


@given(KEYS, KEYS, st.integers(1, 10**6))
def test_pint_agrees_with_every_conversion(source, target, value):
    """What converts here converts in pint to the same value; between siblings, where pint would, nothing does."""
    quantity = TABLE.registry.Quantity(Decimal(value), source)
    if TABLE.converts(source, target):
        assert abs(quantity.to(target).magnitude - TABLE.convert(Decimal(value), source, target)) < Decimal("1E-15")
    elif TABLE.base(source) != TABLE.base(target):
        with pytest.raises(pint.DimensionalityError):
            quantity.to(target)


@pytest.mark.parametrize("unit", ["kperson", "m", "second", "megatonne"])
def test_the_registry_knows_no_unit_but_these(unit):
    """It is made from these lines alone: no prefix, none of pint's own thousand units."""
    with pytest.raises(pint.UndefinedUnitError):
        TABLE.registry.Unit(unit)


def test_the_registry_counts_in_exact_decimals():
    """No float stands between two units."""
    assert TABLE.registry.Quantity(Decimal("0.1"), "tonne").to("gram").magnitude == Decimal(100_000)
    assert isinstance(TABLE.registry.Quantity(Decimal(1), "gram").to("tonne").magnitude, Decimal)


def test_the_remains_of_the_dead_are_no_kind_of_person():
    """Nothing that counts the living counts them."""
    assert TABLE.base("fallen_serviceman") == "remains"
    assert not TABLE.converts("remains", "person")


def test_the_table_is_read_once_and_never_changed():
    """Everyone shares one table, so nobody can add to it."""
    assert default_units() is TABLE
    with pytest.raises(TypeError):
        TABLE.by_key["x"] = Unit("x")
    with pytest.raises(AttributeError):
        TABLE.text = ""


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda units: pickle.loads(pickle.dumps(units))], ids=["copy", "deepcopy", "pickle"]
)
def test_a_table_travels_between_processes(again):
    """Its text goes along and is read anew; pint's registry, which may not be sent, is not."""
    units = Units.parse("kursk_resident = resident", TABLE)
    assert units.registry
    assert dict(again(units).by_key) == dict(units.by_key)


def test_a_conversion_does_not_depend_on_anyones_context():
    """Neither a coarse context now nor one at the time of the first conversion rounds anything."""
    with localcontext(Context(prec=2)):
        units = Units.parse(TABLE.text)
        assert units.convert(Decimal(123456), "week", "minute") == 123456 * 10080
    assert units.convert(Decimal(123456), "week", "minute") == 123456 * 10080


@pytest.mark.parametrize(("value", "found"), [("90", "1.5"), ("1", "0.016666666666666666666666666667")])
def test_what_no_decimal_holds_is_rounded_at_the_last_place(value, found):
    """A minute in hours has thirty places, ninety minutes have one."""
    assert str(TABLE.convert(Decimal(value), "minute", "hour")) == found


def test_a_small_value_never_becomes_zero():
    """What is less than the last of thirty places keeps its digits, and no figure holds it."""
    assert TABLE.convert(Decimal("1E-29"), "minute", "hour") > 0
    with pytest.raises(InvalidRecordError):
        exactly("1E-29", "minute").to("hour")


def test_the_file_is_read_without_pint():
    """Neither the table nor a conversion in it needs pint; a quantity does."""
    lines = ["import sys; from icrc_activities import exactly; figure = exactly('2.5', 'tonne')"]
    lines += ["assert figure.to('kilogram').value == 2500", "assert 'pint' not in sys.modules"]
    lines += ["figure.quantity()", "assert 'pint' in sys.modules"]
    subprocess.run([sys.executable, "-c", "\n".join(lines)], check=True)


def test_the_file_is_in_the_package():
    """It is data that translators read beside the nouns."""
    assert files("icrc_activities.model").joinpath("units.txt").read_text("utf-8") == TABLE.text
