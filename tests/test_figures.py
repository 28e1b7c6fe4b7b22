from decimal import Context, Decimal, localcontext
from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import figures

from icrc_activities import (
    Bounds,
    Change,
    Figure,
    InvalidRecordError,
    Period,
    Qualifier,
    UnitMismatchError,
    UnknownKeyError,
    WrongTypeError,
    about,
    almost,
    at_least,
    between,
    dozens,
    exactly,
    fewer_than,
    hundreds,
    over,
    several_dozen,
    thousands,
    unstated,
    up_to,
    vast_majority,
)
from icrc_activities.model.figures import WITHOUT_VALUE
from icrc_activities.model.units import default_units

NUMBER = "a finite number of at most 30 digits, not below 0, as int, Decimal or str, never float or nothing"
SMALL = st.integers(0, 12) | st.decimals(0, 12, places=1)


@st.composite
def calls(draw: st.DrawFn) -> Figure:
    """Small figures of every qualifier, so that their ends often meet."""
    qualifier = draw(st.sampled_from(Qualifier))
    if qualifier in WITHOUT_VALUE:
        return Figure(None, "call", qualifier)
    value = draw(SMALL.filter(bool) if qualifier in {Qualifier.ALMOST, Qualifier.FEWER_THAN} else SMALL)
    upper = draw(st.none() | SMALL.filter(lambda number: number > value)) if qualifier is Qualifier.EXACT and value < 12 else None
    return Figure(value, "call", qualifier, upper)


@st.composite
def calls_and_a_number(draw: st.DrawFn) -> tuple[Figure, Decimal]:
    """A figure and a number that it can stand for."""
    figure = draw(calls())
    low, high = figure.bounds
    candidate = draw(st.decimals(low, low + 30 if high is None else high, places=1))
    assume(figure.admits(candidate))
    return figure, candidate


# What a figure may say


@pytest.mark.parametrize(
    ("figure", "low", "high", "admitted", "refused"),
    [
        (exactly(53, "truck"), 53, 53, [53, "53.0"], [52, 54]),
        (between(100, 200, "call"), 100, 200, [100, 150, 200], [99, 201]),
        (over(36_000, "call"), 36_000, None, ["36000.1", 10**9], [36_000, 35_999]),
        (at_least(20, "participant"), 20, None, [20, 21], [19]),
        (up_to(50, "person"), 0, 50, [0, 50], [51, -1]),
        (fewer_than(50, "person"), 0, 50, [0, 49], [50, -1]),
        (almost(10_000, "item"), 0, 10_000, [9_999], [10_000]),
        (about(100, "person"), 0, None, [0, 100, 10**9], [-1]),
        (several_dozen("child"), 0, None, [0, 36], [-1]),
        (dozens("child"), 0, None, [24], [-1]),
        (hundreds("child"), 0, None, [24], [-1]),
        (thousands("child"), 0, None, [24], [-1]),
        (vast_majority("child"), 0, None, [24], [-1]),
        (unstated("school_kit"), 0, None, [0, 24], [-1]),
    ],
)
def test_a_qualifier_says_what_the_number_can_be(figure, low, high, admitted, refused):
    """Each qualifier has the bounds of the table, and the ends of over, almost and fewer_than are open."""
    assert figure.bounds == Bounds(Decimal(low), None if high is None else Decimal(high))
    assert [number for number in (*admitted, *refused) if figure.admits(number)] == admitted


def test_every_qualifier_has_a_function_that_makes_it():
    """A range too: it is exact over two values."""
    made = [exactly(1, "call"), over(1, "call"), at_least(1, "call"), about(1, "call"), almost(1, "call"), up_to(1, "call")]
    made += [fewer_than(1, "call"), *(make("call") for make in (several_dozen, dozens, hundreds, thousands, vast_majority, unstated))]
    assert [figure.qualifier for figure in made] == list(Qualifier)
    assert between(1, 2, "call") == Figure(1, "call", Qualifier.EXACT, upper=2)


def test_a_qualifier_is_given_by_its_value_too():
    """The word of a document makes the same figure as the member."""
    assert Figure(5, "call", "over") == over(5, "call")
    assert Figure(5, "call", "over").qualifier is Qualifier.OVER


def test_a_figure_is_called_by_its_key_else_its_noun_else_its_unit():
    """The name in a statement is the narrowest that was given."""
    assert exactly(5, "parcel").name == "parcel"
    assert Figure(5, "parcel", noun="food_parcel").name == "food_parcel"
    assert Figure(5, "parcel", noun="food_parcel", key="winter").name == "winter"


@pytest.mark.parametrize("given_as", [36000, "36000", Decimal(36000), "3.6E+4"], ids=repr)
def test_a_value_is_a_whole_number_a_decimal_or_its_text(given_as):
    """However it was given, it is held as a decimal."""
    figure = Figure(given_as, "call")
    assert figure.value == 36000
    assert isinstance(figure.value, Decimal)


def test_a_number_keeps_its_text():
    """1.50 and 1.5 are one number with one hash, and each is written as it was given."""
    long, short = exactly("1.50", "tonne"), exactly("1.5", "tonne")
    assert long == short
    assert hash(long) == hash(short)
    assert (str(long.value), str(short.value)) == ("1.50", "1.5")


@pytest.mark.parametrize("zero", ["-0", "-0.00", Decimal("-0"), Decimal("-0.00")], ids=repr)
def test_there_is_no_minus_zero(zero):
    """Nought is nought, with as many places as it was given."""
    figure = exactly(zero, "call")
    assert not figure.value.is_signed()
    assert str(figure.value) == str(zero).removeprefix("-")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1.5, "1.5"),
        (float("nan"), "nan"),
        (True, "True"),
        ("five", "'five'"),
        ("NaN", "'NaN'"),
        ("Infinity", "'Infinity'"),
        ("1_000", "'1_000'"),
        (" 5", "' 5'"),
        ("٥", "'٥'"),
        ("", "''"),
        ([5], "[5]"),
        (b"5", "b'5'"),
        ("9" * 31, "'9999999999999999999999999999999'"),
    ],
)
def test_what_is_no_number_is_of_the_wrong_type(value, shown):
    """A float never gets in, nor a truth value, nor a text that is not plainly a number."""
    with pytest.raises(WrongTypeError) as caught:
        Figure(value, "call")
    assert str(caught.value) == f"Figure: .value: found {shown}, allowed is {NUMBER}"
    with pytest.raises(TypeError):
        Figure(1, "call", upper=value)


@pytest.mark.parametrize(
    "value",
    [-1, "-0.01", Decimal("NaN"), Decimal("sNaN"), Decimal("-Infinity"), 10**30, "1E+30", "1E-31", Decimal("0E-31"), Decimal("0E+99")],
)
def test_a_number_is_finite_not_below_zero_and_of_a_sensible_size(value):
    """What no count on earth needs is refused at birth, so that nothing later chokes on it."""
    with pytest.raises(InvalidRecordError) as caught:
        Figure(value, "call")
    assert [(fault.path, fault.allowed) for fault in caught.value.faults] == [(".value", NUMBER)]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"unit": "9**9**9 m"}, ".unit: found '9**9**9 m', allowed is a key of lower-case letters, digits, _ and -, a letter first"),
        ({"unit": "Call"}, ".unit: found 'Call', allowed is a key of lower-case letters, digits, _ and -, a letter first"),
        ({"unit": None}, ".unit: found None, allowed is a key of lower-case letters, digits, _ and -, a letter first"),
        ({"unit": "call\n"}, ".unit: found 'call\\n', allowed is a key of lower-case letters, digits, _ and -, a letter first"),
        ({"noun": "é"}, ".noun: found 'é', allowed is a key of lower-case letters, digits, _ and -, a letter first or nothing"),
        (
            {"qualifier": "ovr"},
            f".qualifier: found 'ovr', allowed is one of {', '.join(Qualifier)}",
        ),
        ({"qualifier": "dozens"}, ".value: found Decimal('5'), allowed is no value with dozens"),
        ({"value": None, "qualifier": "about"}, ".value: found None, allowed is a value with about"),
        ({"value": None}, ".value: found None, allowed is a value with exact"),
        ({"value": 0, "qualifier": "fewer_than"}, ".value: found Decimal('0'), allowed is more than 0 with fewer_than"),
        ({"value": "0.0", "qualifier": "almost"}, ".value: found Decimal('0.0'), allowed is more than 0 with almost"),
        ({"qualifier": "over", "upper": 9}, ".upper: found Decimal('9'), allowed is an upper value with the qualifier exact alone"),
        ({"upper": 5}, ".upper: found Decimal('5'), allowed is more than the value"),
        ({"upper": 4}, ".upper: found Decimal('4'), allowed is more than the value"),
        ({"of": "call"}, ".of: found 'call', allowed is the key of another measure"),
        ({"key": "a", "of": "a"}, ".of: found 'a', allowed is the key of another measure"),
    ],
)
def test_what_contradicts_itself_is_refused(arguments, message):
    """A vague qualifier has no value, the others have one, a range goes up, and nothing is a part of itself."""
    with pytest.raises(InvalidRecordError) as caught:
        Figure(**{"value": 5, "unit": "call", **arguments})
    assert str(caught.value) == f"Figure: {message}"


def test_every_fault_of_a_figure_is_told_at_once():
    """A wrong value, unit and upper value make one error of three lines and a head."""
    with pytest.raises(InvalidRecordError) as caught:
        Figure(-1, "Call", "over", upper=5)
    assert [fault.path for fault in caught.value.faults] == [".value", ".unit", ".upper"]
    assert str(caught.value).startswith("Figure: 3 faults\n  .value: found Decimal('-1'), allowed is a finite number")


# Sums


@given(calls(), calls())
def test_the_order_of_two_does_not_matter(left, right):
    """A sum is the same from the left as from the right, whatever the qualifiers."""
    assert left + right == right + left


@given(calls(), calls(), calls())
def test_the_grouping_of_three_does_not_matter(first, second, third):
    """Three figures have one sum, whichever two are added first."""
    assert (first + second) + third == first + (second + third)


@given(st.lists(calls_and_a_number(), min_size=2, max_size=4))
def test_a_sum_admits_the_sum_of_what_its_parts_can_be(parts):
    """Whatever the true numbers are, their sum lies within the bounds of the sum of the figures."""
    total = sum((figure for figure, _ in parts[1:]), start=parts[0][0])
    number = sum(number for _, number in parts)
    low, high = total.bounds
    assert low <= number
    assert high is None or number <= high
    assert total.admits(number)


@given(calls(), calls())
def test_the_bounds_of_a_sum_are_the_sums_of_the_bounds(left, right):
    """No bound is wider than it has to be: each end is the sum of the ends."""
    total = (left + right).bounds
    assert total.low == left.bounds.low + right.bounds.low
    highs = (left.bounds.high, right.bounds.high)
    assert total.high == (None if None in highs else highs[0] + highs[1])


@pytest.mark.parametrize(
    ("left", "right", "total"),
    [
        (exactly(12, "call"), exactly("0.50", "call"), exactly("12.50", "call")),
        (exactly(12, "call"), up_to(5, "call"), between(12, 17, "call")),
        (exactly(12, "call"), over(5, "call"), over(17, "call")),
        (over(12, "call"), about(5, "call"), over(12, "call")),
        (at_least(12, "call"), exactly(5, "call"), at_least(17, "call")),
        (exactly(12, "call"), about(5, "call"), at_least(12, "call")),
        (exactly(12, "call"), dozens("call"), at_least(12, "call")),
        (about(12, "call"), about(5, "call"), about(17, "call")),
        (about(12, "call"), up_to(5, "call"), about(12, "call")),
        (about(0, "call"), at_least(0, "call"), at_least(0, "call")),
        (dozens("call"), dozens("call"), unstated("call")),
        (about(12, "call"), hundreds("call"), unstated("call")),
        (up_to(12, "call"), almost(5, "call"), fewer_than(17, "call")),
        (up_to(12, "call"), up_to(5, "call"), up_to(17, "call")),
        (up_to(0, "call"), exactly(0, "call"), exactly(0, "call")),
        (between(1, 2, "call"), fewer_than(5, "call"), between(1, 7, "call")),
    ],
)
def test_the_qualifier_of_a_sum_follows_from_its_bounds(left, right, total):
    """What is known of both is known of the sum, and no more."""
    assert left + right == total


def test_a_sum_is_exact_in_any_context():
    """A caller's precision of three digits rounds no count."""
    with localcontext(Context(prec=3)):
        assert (exactly("123456789.123", "call") + exactly("0.0001", "call")).value == Decimal("123456789.1231")


def test_a_sum_keeps_a_noun_that_both_have():
    """Food parcels and food parcels are food parcels; with others they are parcels. A key and a whole belong to one figure alone."""
    food, other = Figure(5, "parcel", noun="food_parcel", key="a"), Figure(2, "parcel", of="kit")
    assert food + food == Figure(10, "parcel", noun="food_parcel")
    assert food + other == exactly(7, "parcel")


def test_a_sum_past_every_bound_is_refused():
    """Two numbers of thirty digits whose sum has one more do not add."""
    with pytest.raises(InvalidRecordError):
        exactly("9E+29", "call") + exactly("9E+29", "call")


@given(figures(), figures())
def test_two_units_never_add(left, right):
    """Not even a kind and what it is a kind of: students and persons are two counts."""
    assume(left.unit != right.unit)
    for refused in (lambda: left + right, lambda: left.definitely_more(right)):
        with pytest.raises(UnitMismatchError) as caught:
            refused()
        assert str(caught.value) == f"cannot combine {left.unit} with {right.unit}: only a unit and what it is a kind of can stand together"


@pytest.mark.parametrize("other", [1, Decimal(1), "1", None], ids=repr)
def test_a_figure_adds_to_nothing_but_a_figure(other):
    """A bare number has no unit."""
    with pytest.raises(TypeError):
        exactly(1, "call") + other
    with pytest.raises(TypeError):
        other + exactly(1, "call")


# Comparison


@pytest.mark.parametrize(
    ("left", "right", "answer"),
    [
        (over(50, "call"), exactly(50, "call"), True),
        (exactly(50, "call"), over(50, "call"), False),
        (exactly(50, "call"), almost(50, "call"), True),
        (almost(50, "call"), exactly(50, "call"), False),
        (exactly(51, "call"), exactly(50, "call"), True),
        (exactly(50, "call"), exactly(50, "call"), False),
        (at_least(50, "call"), exactly(50, "call"), None),
        (at_least(50, "call"), up_to(49, "call"), True),
        (about(50, "call"), exactly(40, "call"), None),
        (thousands("call"), exactly(2, "call"), None),
        (exactly(50, "call"), dozens("call"), None),
        (between(10, 20, "call"), between(20, 30, "call"), False),
        (between(20, 30, "call"), between(10, 20, "call"), None),
    ],
)
def test_more_is_answered_with_yes_no_or_unknown(left, right, answer):
    """Only what follows from both qualifiers is said."""
    assert left.definitely_more(right) is answer


@given(calls_and_a_number(), calls_and_a_number())
def test_a_certain_answer_holds_for_all_that_the_figures_can_be(left, right):
    """Where the answer is yes, no admitted number of the left is as small as one of the right; where no, none is larger."""
    answer = left[0].definitely_more(right[0])
    assert answer is not True or left[1] > right[1]
    assert answer is not False or left[1] <= right[1]


@given(calls(), calls())
def test_two_figures_are_not_both_more(left, right):
    """What is certainly more than another is certainly not less than it."""
    if left.definitely_more(right):
        assert right.definitely_more(left) is False


@pytest.mark.parametrize("candidate", [1.5, "five", None, Decimal("NaN"), True])
def test_only_a_number_can_be_admitted(candidate):
    """A float is no count, here as elsewhere."""
    with pytest.raises(WrongTypeError) as caught:
        exactly(5, "call").admits(candidate)
    assert caught.value.faults[0].allowed == "a finite number as int, Decimal or str, never float"


# Other units


def test_a_figure_is_a_quantity_of_pint():
    """The value goes to pint as an exact decimal, and pint converts it."""
    quantity = exactly("2.50", "tonne").quantity()
    assert str(quantity.magnitude) == "2.50"
    assert quantity.to("kilogram").magnitude == 2500
    assert over(5, "student").quantity().to("person").magnitude == 5


@pytest.mark.parametrize(("figure", "shown"), [(several_dozen("child"), "None"), (between(1, 2, "call"), "Decimal('1')")])
def test_a_figure_without_one_value_is_no_quantity(figure, shown):
    """Neither a vague figure nor a range has the one number that a quantity needs."""
    with pytest.raises(InvalidRecordError) as caught:
        figure.quantity()
    assert str(caught.value) == f"Figure.quantity: .value: found {shown}, allowed is one value; a range converts with Figure.to"


def test_a_measure_converts_with_its_qualifier_and_both_its_ends():
    """Over 2.5 tonnes are over 2,500 kilograms, and a range stays one."""
    assert over("2.5", "tonne").to("kilogram") == over(2500, "kilogram")
    assert between("0.5", 2, "tonne").to("kilogram") == between(500, 2000, "kilogram")
    assert several_dozen("tonne").to("kilogram") == several_dozen("kilogram")


def test_a_kind_converts_to_its_base_and_never_to_a_sibling():
    """A student is a person; a student is no child, and a person is no student."""
    assert over(5, "student").to("person") == over(5, "person")
    assert Figure(5, "cadet", key="a").to("student") == Figure(5, "student", key="a")
    for target in ("child", "call", "remains"):
        with pytest.raises(UnitMismatchError) as caught:
            dozens("student").to(target)
        assert (caught.value.left, caught.value.right) == ("student", target)
    with pytest.raises(UnitMismatchError):
        exactly(5, "person").to("student")


def test_a_noun_stays_with_what_it_names():
    """A student called a cadet is a person called so; a bag of flour by the tonne is none by the kilogram."""
    assert Figure(5, "student", noun="cadet").to("person") == Figure(5, "person", noun="cadet")
    assert Figure(5, "tonne", noun="flour_bag").to("kilogram") == exactly(5000, "kilogram")


@pytest.mark.parametrize("unit", ["9**9**9 m", "m**(9**9**9)", "kperson", "persons", "kilogramm"])
def test_a_unit_is_looked_up_and_never_evaluated(unit):
    """What is not in the table is unknown, be it a program, a prefix or a plural."""
    with pytest.raises(UnknownKeyError) as caught:
        exactly(5, "person").to(unit)
    assert caught.value.key == unit


def test_an_unknown_unit_is_told_with_the_nearest():
    """A figure may have any key as its unit; whether that is known is asked when it is converted."""
    with pytest.raises(UnknownKeyError) as caught:
        exactly(5, "studnet").to("person")
    assert str(caught.value) == "no unit 'studnet' is known; nearest known: student, student_team"
    with pytest.raises(UnknownKeyError):
        exactly(5, "studnet").quantity()


@given(figures(st.just("kilogram")))
def test_there_and_back_is_the_same(figure):
    """Kilograms in grams are the kilograms that they were."""
    assume(figure.value is None or figure.value < 10**26)
    assume(figure.upper is None or figure.upper < 10**26)
    assert figure.to("gram").to("kilogram") == attrs.evolve(figure, noun=None)


@given(st.integers(0, 10**9), st.sampled_from(["minute", "hour", "day", "week"]), st.sampled_from(["minute", "hour", "day", "week"]))
def test_a_conversion_is_right_to_the_last_place(value, source, target):
    """What no decimal holds exactly is right to thirty places, in any context."""
    minutes = {"minute": 1, "hour": 60, "day": 1440, "week": 10080}
    with localcontext(Context(prec=2)):
        found = default_units().convert(Decimal(value), source, target)
    assert abs(Fraction(found) - Fraction(value * minutes[source], minutes[target])) < Fraction(1, 10**30)


# Changes


def test_a_change_is_called_by_its_key_else_as_its_second_figure():
    """From 12 to 35 staff: the staff there are now give it its name."""
    change = Change(exactly(12, "staff"), Figure(35, "staff", key="now"), Period("2023"), Period("2024"))
    assert change.name == "now"
    assert attrs.evolve(change, key="growth").name == "growth"


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (exactly(12, "staff"), exactly(35, "truck"), "Change: .after.unit: found 'truck', allowed is the unit of the figure before, staff"),
        (exactly(12, "staff"), 35, "Change: .after: found 35, allowed is a Figure"),
        (None, exactly(35, "staff"), "Change: .before: found None, allowed is a Figure"),
    ],
)
def test_a_change_has_two_figures_of_one_unit(before, after, message):
    """What changes is one thing."""
    with pytest.raises(InvalidRecordError) as caught:
        Change(before, after)
    assert str(caught.value) == message
