import copy
import pickle
from decimal import Decimal
from itertools import permutations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import records

from icrc_activities import (
    Activity,
    Allocation,
    Beneficiary,
    Change,
    Delivery,
    Figure,
    InvalidRecordError,
    Leg,
    Money,
    PeopleDoNotAddError,
    Programme,
    Route,
    Text,
    UnknownKeyError,
    about,
    almost,
    at_least,
    between,
    exactly,
    fewer_than,
    over,
    several_dozen,
    total,
    total_money,
    unstated,
    up_to,
)
from icrc_activities.model.totals import Method
from icrc_activities.model.units import Units, default_units

TITLE = Text.of(en="Title")
METHODS = ("max", "max_then_sum", "sum", "upper_bound")


def activity(key, *figures, **fields):
    """A programme with some figures."""
    return Programme(**{"id": key, "title": TITLE, "figures": figures, **fields})


def people(key, number, *places, **fields):
    """A programme that reached so many at some places."""
    figure = exactly(number, "person") if isinstance(number, int) else number
    return activity(key, figure, places=places, **fields)


def found(*arguments, **options):
    """The figure of a total."""
    return total(*arguments, **options).figure


# What adds


def test_things_add_and_it_is_told_which_entered():
    """Trucks of two deliveries, one of them in a leg, are the trucks there were."""
    leg = Leg(exactly(53, "truck"), Route(destination="donetsk"))
    result = total(
        [
            Delivery(id="aid", title=TITLE, modality="goods", legs=(leg,)),
            activity("b", over(5, "truck")),
            activity("c", exactly(1, "call")),
        ],
        "truck",
    )
    assert result.figure == over(58, "truck")
    assert (result.counted, result.left_out, result.method, result.unknown_units) == (("aid", "b"), (), None, ())


def test_kinds_enter_the_total_of_what_they_are():
    """Food parcels and hygiene parcels are parcels; food parcels alone are totalled alone."""
    pool = [activity("a", exactly(5, "food_parcel"), exactly(7, "hygiene_parcel")), activity("b", exactly(1, "parcel"))]
    assert found(pool, "parcel") == exactly(13, "parcel")
    assert found(pool, "food_parcel") == exactly(5, "food_parcel")
    assert found(pool, "kit") is None


def test_measures_enter_in_whatever_unit_they_were_stated():
    """Two tonnes and 500 kilograms are two and a half tonnes."""
    pool = [activity("a", exactly(2, "tonne")), activity("b", exactly(500, "kilogram"))]
    assert found(pool, "tonne") == exactly("2.5", "tonne")
    assert found(pool, "gram") == exactly(2_500_000, "gram")


def test_a_total_is_a_figure_of_no_ones_noun_key_or_whole():
    """What named one figure of one record does not name the total."""
    pool = [activity("a", exactly(9, "kit"), Figure(5, "parcel", noun="food_parcel", key="x", of="kit"))]
    assert repr(found(pool, "parcel")) == repr(exactly(5, "parcel"))


def test_a_total_travels_between_processes():
    """Pickled and read again, or copied deeply, it says the same, and nobody changes it."""
    result = total([activity("a", exactly(5, "parcel")), activity("b", exactly(5, "parcel"), same_as=("a",))], "parcel", "max")
    for again in (pickle.loads(pickle.dumps(result)), copy.deepcopy(result)):
        assert again == result
        assert hash(again) == hash(result)
    with pytest.raises(AttributeError):
        result.figure = None


def test_changes_are_not_totalled():
    """From 12 to 35 staff is neither 12 nor 35 nor 47 more."""
    record = activity("a", exactly(2, "truck"), changes=(Change(exactly(3, "truck"), exactly(5, "truck"), key="fleet"),))
    assert found([record], "truck") == exactly(2, "truck")


def test_nothing_totals_to_nothing():
    """No figure is not a figure of zero."""
    assert total([], "call") == total([activity("a", exactly(2, "truck"))], "call")
    assert total([], "call").figure is None
    assert total([], "person", "max").figure is None
    assert total_money([], "RUB").figure is None


def test_units_of_a_vocabulary_are_given_with_it():
    """A unit that the table lacks is named, for nobody can tell whether it belongs here; with its table it enters."""
    pool = [activity("a", exactly(5, "winter_parcel"), exactly(1, "parcel")), activity("b", exactly(2, "kursk_branch"))]
    result = total(pool, "parcel")
    assert (result.figure, result.unknown_units) == (exactly(1, "parcel"), ("kursk_branch", "winter_parcel"))
    units = Units.parse("winter_parcel = parcel\nkursk_branch = branch", default_units())
    assert total(pool, "parcel", units=units).figure == exactly(6, "parcel")
    assert total(pool, "winter_parcel", units=units).unknown_units == ()


def test_an_unknown_unit_or_method_is_told_with_the_nearest():
    """A misspelt word totals nothing in silence."""
    with pytest.raises(UnknownKeyError) as caught:
        total([], "truk")
    assert str(caught.value) == "no unit 'truk' is known; nearest known: truck"
    for unit in ("person", "truck"):
        with pytest.raises(UnknownKeyError) as caught:
            total([], unit, "maxx")
        assert str(caught.value) == "no method 'maxx' is known; nearest known: max"
    with pytest.raises(UnknownKeyError) as caught:
        total([], "person", "average")
    assert str(caught.value) == "no method 'average' is known; nearest known: max, max_then_sum, sum, upper_bound"


# What never enters


def test_stocks_never_enter():
    """What there is at one time is no part of what was done; the total says who was left out and why."""
    result = total([activity("a", exactly(5, "case")), activity("open", exactly(900, "case"), counting="stock")], "case")
    assert (result.figure, result.counted, result.left_out) == (exactly(5, "case"), ("a",), (("open", "stock"),))
    cumulative = activity("since", exactly(7, "case"), counting="cumulative")
    assert found([cumulative], "case") == exactly(7, "case")


@pytest.mark.parametrize("unit", ["percent", "share"])
def test_shares_never_enter(unit):
    """Fifty percent of one thing and twenty of another are seventy of nothing."""
    pool = [
        activity("a", exactly(50, "percent")),
        activity("b", exactly("0.2", "share")),
        activity("c", exactly(9, "percent"), counting="stock"),
    ]
    result = total(pool, unit)
    assert (result.figure, result.counted) == (None, ())
    assert result.left_out == (("a", "share"), ("b", "share"), ("c", "stock"))


def test_a_part_does_not_enter_beside_its_whole():
    """Of 200 parcels 50 were food parcels: 200 parcels, 50 food parcels; a part of a part is in the whole too."""
    record = activity(
        "a", exactly(200, "parcel"), Figure(50, "food_parcel", of="parcel"), Figure(5, "parcel", key="last", of="food_parcel")
    )
    assert found([record], "parcel") == exactly(200, "parcel")
    assert found([record], "food_parcel") == exactly(50, "food_parcel")
    assert total([record], "parcel").left_out == ()


# What is stated twice


def test_what_is_the_same_counts_once():
    """Whichever says so of the other, the first by the alphabet enters and the other is left out."""
    for one, two in (({"same_as": ("b",)}, {}), ({}, {"same_as": ("a",)}), ({"same_as": ("b",)}, {"same_as": ("a",)})):
        pool = [activity("a", exactly(5, "call"), **one), activity("b", exactly(5, "call"), **two)]
        result = total(pool, "call")
        assert (result.figure, result.counted, result.left_out) == (exactly(5, "call"), ("a",), (("b", "same_as"),))


def test_sameness_passes_on():
    """Two that are the same as a third are the same, be the third among them or not."""
    pool = [
        activity("a", exactly(5, "call"), same_as=("b",)),
        activity("b", exactly(5, "call")),
        activity("c", exactly(5, "call"), same_as=("b",)),
    ]
    assert total(pool, "call").counted == ("a",)
    assert total([pool[0], pool[2]], "call").counted == ("a",)


def test_of_the_same_the_one_that_has_the_figure_enters():
    """One that states the trucks stands for one that does not."""
    pool = [activity("a", exactly(5, "call"), same_as=("b",)), activity("b", exactly(3, "truck"))]
    assert total(pool, "truck").counted == ("b",)
    assert total(pool, "truck").left_out == ()


def test_a_part_counts_once_with_its_whole():
    """The forum's guests are among the conferences'; a part of a part is in the whole; what is the same as a part is one."""
    whole = activity("whole", exactly(100, "meeting"))
    part = activity("a", exactly(5, "meeting"), part_of=("whole",))
    below = activity("b", exactly(2, "meeting"), part_of=("a",))
    same = activity("c", exactly(2, "meeting"), same_as=("b",))
    result = total([whole, part, below, same], "meeting")
    assert (result.figure, result.counted) == (exactly(100, "meeting"), ("whole",))
    assert result.left_out == (("a", "part_of"), ("b", "part_of"), ("c", "part_of"))
    assert total([whole, below], "meeting").counted == ("b", "whole")


def test_a_part_enters_where_its_whole_has_no_such_figure():
    """Events that count no calls do not swallow the calls of one of them, nor does a stock; a whole elsewhere is none."""
    part = activity("a", exactly(5, "call"), part_of=("whole",))
    assert found([part, activity("whole", exactly(3, "event"))], "call") == exactly(5, "call")
    assert found([part, activity("whole", exactly(30, "call"), counting="stock")], "call") == exactly(5, "call")
    assert found([part], "call") == exactly(5, "call")


@pytest.mark.parametrize("links", [{"same_as": ("a",)}, {"part_of": ("a",)}, {"same_as": ("a",), "part_of": ("a",)}])
def test_an_activity_that_refers_to_itself_counts_once(links):
    """It is the same as itself, which is no news."""
    result = total([activity("a", exactly(5, "call"), **links)], "call")
    assert (result.figure, result.counted, result.left_out) == (exactly(5, "call"), ("a",), ())


def test_parts_of_each_other_count_once():
    """Whoever wrote that meant the same thing; it neither counts twice nor not at all."""
    pool = [activity("a", exactly(5, "call"), part_of=("b",)), activity("b", exactly(5, "call"), part_of=("a",))]
    assert total(pool, "call").counted == ("a",)


def test_an_activity_given_twice_counts_once():
    """Two lists that share a record make one total; two records of one id make none."""
    record = activity("a", exactly(5, "call"))
    assert found([record, record, attrs.evolve(record)], "call") == exactly(5, "call")
    with pytest.raises(InvalidRecordError) as caught:
        total([record, activity("a", exactly(6, "call"))], "call")
    assert str(caught.value) == "total: [1].id: found 'a', allowed is an id of its own; another activity has this one"


# People


@pytest.mark.parametrize("unit", ["person", "student", "first_aid_instructor", "family", "household"])
def test_people_are_not_added_by_default(unit):
    """The same person may get a card and a voucher, and be one of a family; the error names what may be asked for."""
    for pool in ([], [people("a", 5)], [people("a", 5), people("b", 7)]):
        with pytest.raises(PeopleDoNotAddError) as caught:
            total(pool, unit)
        assert str(caught.value) == (
            f"{unit} does not add up, one may stand in several figures; choose a method: max, max_then_sum, sum, upper_bound"
        )
        assert (caught.value.unit, caught.value.methods) == (unit, METHODS)


def test_the_remains_of_the_dead_and_what_people_got_add():
    """Neither is a count of people."""
    assert found([activity("a", exactly(5, "remains"), exactly(7, "fallen_serviceman"))], "remains") == exactly(12, "remains")
    assert found([activity("a", exactly(5, "call"), exactly(7, "phone_call"))], "call") == exactly(12, "call")


def test_kinds_of_people_are_people_by_any_unit_of_a_vocabulary():
    """A crowd of a thousand does not add up either."""
    units = Units.parse("person = [person]\ncrowd = 1000 person\nstudent = person")
    with pytest.raises(PeopleDoNotAddError):
        total([], "crowd", units=units)
    assert found([activity("a", over(2, "crowd"))], "person", "max", units=units) == over(2000, "person")


@pytest.mark.parametrize(
    ("figures", "least"),
    [
        ((exactly(25_000, "person"), exactly(31_000, "person")), at_least(31_000, "person")),
        ((exactly(50, "student"), exactly(30, "person")), at_least(50, "person")),
        ((over(50, "person"), exactly(50, "person")), over(50, "person")),
        ((over(49, "person"), exactly(50, "person")), at_least(50, "person")),
        ((between(10, 90, "person"), exactly(20, "person")), at_least(20, "person")),
        ((about(100, "person"), exactly(20, "person")), at_least(20, "person")),
        ((about(100, "person"), several_dozen("child")), unstated("person")),
        ((up_to(100, "person"), almost(50, "person")), unstated("person")),
        ((over(0, "person"), up_to(100, "person")), over(0, "person")),
    ],
)
def test_max_is_at_least_the_largest_group(figures, least):
    """All the others may be among its people; what may be nobody says nothing."""
    result = total([people(f"a{index}", figure) for index, figure in enumerate(figures)], "person", "max")
    assert (result.figure, result.method) == (least, Method.MAX)


@pytest.mark.parametrize(
    ("groups", "least"),
    [
        ([(100, "a"), (80, "b")], 180),
        ([(100, "a"), (80, "a"), (30, "b")], 130),
        ([(100, "a", "b"), (80, "b")], 100),
        ([(100, "a", "b"), (80, "c", "d")], 180),
        ([(100, "a", "b"), (80, "a"), (70, "b")], 150),
        ([(100, "a", "b"), (80, "b", "c"), (300, "c"), (5, "d")], 305),
        ([(100, "a", "b"), (80, "c", "d"), (200, "b", "c"), (5, "e")], 205),
        ([(5, "a"), (7, "b"), (6, "a", "b"), (9, "c")], 21),
        ([(5, "a"), (7, "a", "a")], 7),
        ([(100,), (80, "a")], 100),
        ([(100,), (80, "a"), (30, "b")], 110),
        ([(100,)], 100),
    ],
)
def test_max_then_sum_adds_the_largest_groups_of_places(groups, least):
    """A group of several places is held against the sum of theirs, and one that names none may have been at any of them."""
    pool = [people(f"a{index}", number, *places) for index, (number, *places) in enumerate(groups)]
    for order in permutations(pool):
        assert found(order, "person", "max_then_sum") == at_least(least, "person")


def test_max_then_sum_asks_each_group_where_it_was():
    """A group's own places come before those of its record."""
    groups = (Beneficiary("student", exactly(5, "student"), places=("minsk",)), Beneficiary("child", exactly(7, "child")))
    assert found([activity("a", beneficiaries=groups, places=("moscow",))], "person", "max_then_sum") == at_least(12, "person")
    allocation = Allocation(Money(1, "CHF"), "training", for_whom=exactly(3, "student"), places=("minsk",))
    assert found([activity("a", exactly(9, "person"), allocations=(allocation,), places=("minsk",))], "person", "max_then_sum") == at_least(
        9, "person"
    )


def test_max_then_sum_is_over_where_a_place_is():
    """Over five at one place and three at another are over eight."""
    pool = [people("a", over(5, "person"), "a"), people("b", 3, "b")]
    assert found(pool, "person", "max_then_sum") == over(8, "person")
    assert found([people("a", about(5, "person"), "a")], "person", "max_then_sum") == unstated("person")


@pytest.mark.parametrize(
    ("figures", "most"),
    [
        ((exactly(5, "person"), exactly(7, "student")), up_to(12, "person")),
        ((exactly(5, "person"), between(7, 9, "person")), up_to(14, "person")),
        ((fewer_than(5, "person"), up_to(7, "person")), fewer_than(12, "person")),
        ((almost(5, "person"),), fewer_than(5, "person")),
        ((exactly(5, "person"), over(7, "person")), unstated("person")),
        ((several_dozen("person"),), unstated("person")),
    ],
)
def test_upper_bound_is_no_more_than_the_sum(figures, most):
    """Nobody stands in two figures at most; where one has no upper end, there is none."""
    result = total([people(f"a{index}", figure) for index, figure in enumerate(figures)], "person", "upper_bound")
    assert (result.figure, result.method) == (most, Method.UPPER_BOUND)


def test_sum_adds_groups_that_are_declared_disjoint():
    """Each that enters has to be declared; what does not enter need not be."""
    pool = [people("a", 5), people("b", over(7, "student")), people("stock", 9, counting="stock"), activity("c", exactly(1, "call"))]
    result = total(pool, "person", Method.SUM, disjoint=("a", "b"))
    assert (result.figure, result.method, result.counted) == (over(12, "person"), Method.SUM, ("a", "b"))
    for disjoint, lacking in (((), ("a", "b")), (("a",), ("b",)), (("a", "B"), ("b",))):
        with pytest.raises(PeopleDoNotAddError) as caught:
            total(pool, "person", "sum", disjoint)
        assert caught.value.overlapping == lacking
        assert str(caught.value).endswith(f"choose a method: max, max_then_sum, sum, upper_bound; not disjoint: {', '.join(lacking)}")


def test_sum_believes_a_record_before_its_caller():
    """Where a record or a group of it says that it may overlap with another that enters, declaring them disjoint does not help."""
    group = Beneficiary("child", exactly(5, "child"), may_overlap=("b",))
    for fields in ({"beneficiaries": (group,)}, {"figures": (exactly(5, "child"),), "may_overlap": ("b",)}):
        pool = [activity("a", **fields), people("b", 7), people("c", 8)]
        with pytest.raises(PeopleDoNotAddError) as caught:
            total(pool, "person", "sum", ("a", "b", "c"))
        assert caught.value.overlapping == ("a", "b")
        assert found([pool[0], pool[2]], "person", "sum", ("a", "c")) == exactly(13, "person")


def test_what_is_no_people_may_be_bounded_too():
    """A method that was asked for is used, and named."""
    pool = [activity("a", exactly(5, "truck")), activity("b", exactly(7, "truck"))]
    assert total(pool, "truck", "max") == attrs.evolve(total(pool, "truck"), figure=at_least(7, "truck"), method=Method.MAX)
    assert found(pool, "truck", "sum") == exactly(12, "truck")


# Money


def test_money_adds_within_a_currency():
    """Allocations are amounts too; other currencies, stocks and what is stated elsewhere stay out."""
    pool = [
        activity("a", money=(Money(24, "RUB", key="x"), Money(5, "CHF", key="y"))),
        activity("b", allocations=(Allocation(Money(3, "RUB", "over"), "training"),)),
        activity("c", money=(Money(3, "RUB"),), part_of=("b",)),
        activity("d", money=(Money(9, "RUB"),), counting="stock"),
    ]
    result = total_money(pool, "RUB")
    assert (result.figure, result.counted, result.left_out) == (Money(27, "RUB", "over"), ("a", "b"), (("c", "part_of"), ("d", "stock")))
    assert total_money(pool, "CHF").figure == Money(5, "CHF")
    assert total_money(pool, "EUR") == total_money([], "EUR")


def test_an_unknown_currency_is_told_with_the_nearest():
    """A misspelt code totals nothing in silence."""
    with pytest.raises(UnknownKeyError) as caught:
        total_money([], "RUP")
    assert str(caught.value) == "no currency 'RUP' is known; nearest known: UYP, RUR, RUB"


# Whatever comes


@st.composite
def pools(draw: st.DrawFn) -> list[Activity]:
    """A few records that count people and calls, linked to each other in every way."""
    keys = ["a", "b", "c", "d"]
    links = st.lists(st.sampled_from(keys), max_size=2).map(tuple)
    qualified = st.sampled_from(
        [exactly(5, "person"), over(3, "student"), about(9, "child"), almost(4, "person"), exactly("1.50", "call"), up_to(7, "call")]
    )
    return [
        activity(
            key,
            *draw(st.lists(qualified, max_size=3, unique_by=lambda figure: figure.unit)),
            part_of=draw(links),
            same_as=draw(links),
            places=draw(st.lists(st.sampled_from(["moscow", "minsk"]), max_size=2).map(tuple)),
            counting=draw(st.sampled_from(["in_period", "stock"])),
        )
        for key in draw(st.lists(st.sampled_from(keys), unique=True))
    ]


@given(pools(), st.randoms(use_true_random=False), st.sampled_from([("call", None), *(("person", method) for method in METHODS)]))
def test_the_order_of_activities_does_not_matter(pool, random, asked):
    """A total is the same, to the text of its number, however the records are shuffled."""
    unit, method = asked
    shuffled = random.sample(pool, len(pool))
    assert repr(total(shuffled, unit, method, "abcd")) == repr(total(pool, unit, method, "abcd"))


@given(pools(), st.sampled_from(["call", "person"]))
def test_whoever_is_left_out_is_accounted_for(pool, unit):
    """Every record that has such a figure is either counted or left out with a reason; if any is no stock, one is counted."""
    result = total(pool, unit, "max")
    holders = {record.id for record in pool if any((figure.unit == "call") is (unit == "call") for figure in record.figures)}
    assert {*result.counted} | {key for key, _ in result.left_out} == holders
    assert not {*result.counted} & {key for key, _ in result.left_out}
    if any(record.id in holders and record.counting == "in_period" for record in pool):
        assert result.counted


@given(pools())
def test_the_methods_agree(pool):
    """The largest group is no more than the largest of each place, and that no more than the sum."""
    least, placed, summed = (found(pool, "person", method, "abcd") for method in ("max", "max_then_sum", "sum"))
    if summed is not None:
        assert least.bounds.low <= placed.bounds.low <= summed.bounds.low
        most = found(pool, "person", "upper_bound").bounds.high
        assert most == summed.bounds.high


@settings(max_examples=40, deadline=None)
@given(st.lists(records(Activity), max_size=4, unique_by=lambda record: record.id), st.sampled_from(Method))
def test_any_records_total(pool, method):
    """Any records make a total or an error of ours: people who may overlap, or a number past what a figure holds."""
    for unit in ("item", "person", "kilogram"):
        declared = [] if method is Method.SUM and unit == "person" else [record.id for record in pool]
        try:
            result = total(pool, unit, method, declared)
        except (PeopleDoNotAddError, InvalidRecordError):
            continue
        assert result.figure is None or isinstance(result.figure.value, Decimal | None)
        assert total_money(pool, "CHF").method is None
