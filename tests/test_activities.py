import pickle
from typing import Any, Literal

import attrs
import pytest
from hypothesis import given, settings
from tests.strategies import records

from icrc_activities import (
    Activity,
    Allocation,
    Beneficiary,
    Change,
    Comparison,
    Counting,
    Delivery,
    Engagement,
    EngagementRole,
    Factsheet,
    Figure,
    InvalidRecordError,
    Leg,
    Modality,
    Money,
    Names,
    Partner,
    PartnerRole,
    Period,
    Place,
    Programme,
    Route,
    Sensitivity,
    Text,
    Trend,
    WrongTypeError,
    exactly,
    over,
)
from icrc_activities.model.activities import held
from icrc_activities.model.factsheet import ACTIVITIES
from icrc_activities.model.fields import PlaceId

KEY = "a key of lower-case letters, digits, _ and -, a letter first"
TITLE = Text.of(en="Hotline", ru="Горячая линия")
ROLES = "hosted, held, co_hosted, attended, spoke, met, addressed, trained, discussed, joined, supported"


def programme(**fields):
    """A programme with some of its fields."""
    return Programme(**{"id": "hotline", "title": TITLE, **fields})


@attrs.frozen
class Step:
    """A record of a user's own, which holds more of its kind."""

    name: str
    below: tuple["Step", ...] = ()
    place: PlaceId | None = None


def test_what_is_not_stated_is_nothing_and_never_zero():
    """A programme of an id and a title has no measure, no partner, nobody who did it; it is public and counts in its period."""
    bare = programme()
    stated = {field.name for field in attrs.fields(Programme) if getattr(bare, field.name) not in (None, ())}
    assert stated == {"id", "title", "counting", "sensitivity"}
    assert (bare.counting, bare.sensitivity) == (Counting.IN_PERIOD, Sensitivity.PUBLIC)
    assert (bare.measures, bare.references, bare.named) == ({}, (), {})


def test_the_kinds_are_told_by_their_type():
    """Each kind of activity has a word of its own."""
    assert [kind.type for kind in (Activity, *ACTIVITIES)] == ["activity", "programme", "engagement", "delivery"]


@pytest.mark.parametrize("kind", [Activity, *ACTIVITIES, Factsheet])
def test_the_fields_of_large_records_are_given_by_name(kind):
    """Nobody counts to the twelfth of thirty."""
    with pytest.raises(TypeError):
        kind("hotline", TITLE)


def test_a_delivery_lists_all_its_items_unless_said_otherwise():
    """As a list of names does."""
    assert Delivery(id="d", title=TITLE, modality="goods").complete is True


def test_measures_are_found_at_any_depth_in_the_order_of_the_class():
    """Figures, amounts and changes of the record, of its groups, its allocations and its legs, by their names."""
    found = programme(
        figures=(over(36_000, "call"),),
        money=(Money(24, "RUB"),),
        changes=(Change(exactly(12, "staff"), exactly(35, "staff")),),
        beneficiaries=(Beneficiary("student", exactly(5, "student")), Beneficiary("child")),
        services=(exactly(2, "visit"),),
        supported=(exactly(1, "instructor"),),
        allocations=(Allocation(Money(3, "CHF", key="grant"), "training", for_whom=exactly(4, "branch")),),
    ).measures
    assert list(found) == ["call", "money", "staff", "student", "visit", "instructor", "grant", "branch"]
    delivery = Delivery(
        id="d", title=TITLE, modality="goods", items=(exactly(1, "tonne"),), legs=(Leg(exactly(53, "truck"), Route(destination="donetsk")),)
    )
    assert list(delivery.measures) == ["tonne", "truck"]
    group = Beneficiary("student", exactly(5, "student"))
    engagement = Engagement(
        id="e",
        title=TITLE,
        form="meeting",
        role="held",
        count=exactly(9, "meeting"),
        audience=(group,),
        participants=(attrs.evolve(group, count=None),),
    )
    assert list(engagement.measures) == ["meeting", "student"]


def test_each_measure_stands_with_what_holds_it():
    """A group's count is held by the group, a record's figure by the record."""
    group = Beneficiary("student", exactly(5, "student"))
    record = programme(figures=(over(36_000, "call"),), beneficiaries=(group,))
    assert list(held(record)) == [(record, record.figures[0]), (group, group.count)]


def test_a_kind_of_ones_own_has_its_measures_and_references_found_too():
    """A field of any spelling that can hold a figure or an id is walked as the library's own are."""

    @attrs.frozen(kw_only=True)
    class Training(Activity):
        type = "training"
        trained: Figure | None = None
        groups: tuple[Beneficiary, ...] = ()
        pair: tuple[int, str] = (1, "a")
        anything: Any = None
        words: tuple[Literal["a", "b"], ...] = ()
        steps: tuple[Step, ...] = ()

    record = Training(
        id="t",
        title=TITLE,
        trained=exactly(3, "trainer"),
        groups=(Beneficiary("child", exactly(2, "child"), "mgimo"),),
        pair=(2, "b"),
        words=("a",),
        steps=(Step("first", (Step("second", place="moscow"),)),),
    )
    assert list(record.measures) == ["trainer", "child"]
    assert record.references == (
        (".groups[0].of", ("organisation", "delegation"), "mgimo"),
        (".steps[0].below[0].place", ("place",), "moscow"),
    )
    with pytest.raises(WrongTypeError):
        Training(id="t", title=TITLE, trained=5)


def test_references_are_found_at_any_depth_with_their_paths_and_kinds():
    """Whatever field an id stands in, it is known what it may stand for."""
    record = programme(
        partners=(Partner("rrc", "donor"),),
        coordinated_with=Names(("mfa",)),
        route=Route("sumy", ("belarus",)),
        occasion="forum",
        part_of=("other",),
        beneficiaries=(Beneficiary("student", of="mgimo", from_places=Names(("minsk",))),),
    )
    body, named = ("organisation", "delegation"), ("organisation", "delegation", "interlocutor", "event", "place")
    assert record.references == (
        (".partners[0].organisation", ("organisation", "delegation", "interlocutor"), "rrc"),
        (".coordinated_with.ids[0]", named, "mfa"),
        (".beneficiaries[0].of", body, "mgimo"),
        (".beneficiaries[0].from_places.ids[0]", named, "minsk"),
        (".occasion", ("event",), "forum"),
        (".part_of[0]", ("activity",), "other"),
        (".route.origin", ("place",), "sumy"),
        (".route.via[0]", ("place",), "belarus"),
    )


def test_words_of_a_document_become_members():
    """Every enumeration takes its values as texts."""
    record = programme(
        counting="stock",
        our_role="observer",
        frequency="daily",
        sensitivity="internal",
        compared_with=Comparison("increase", Period("2023")),
    )
    assert [type(value).__name__ for value in (record.counting, record.our_role, record.frequency, record.sensitivity)] == [
        *("Counting", "OurRole", "Frequency", "Sensitivity")
    ]
    assert record.compared_with.trend is Trend.INCREASE
    assert Partner("rrc").role is PartnerRole.PARTNER
    assert Delivery(id="d", title=TITLE, modality="cash").modality is Modality.CASH
    assert Engagement(id="e", title=TITLE, form="meeting", role="met").role is EngagementRole.MET


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: programme(id="Hot line"), f"Programme: .id: found 'Hot line', allowed is {KEY}"),
        (lambda: programme(title="Hotline"), "Programme: .title: found 'Hotline', allowed is a Text"),
        (lambda: programme(period="2024"), "Programme: .period: found '2024', allowed is a Period or nothing"),
        (lambda: programme(counting="total"), "Programme: .counting: found 'total', allowed is one of in_period, cumulative, stock"),
        (lambda: programme(counting=None), "Programme: .counting: found None, allowed is one of in_period, cumulative, stock"),
        (lambda: programme(by="icrc"), f"Programme: .by: found 'icrc', allowed is a tuple of: {KEY}"),
        (lambda: programme(partners=("rrc",)), "Programme: .partners[0]: found 'rrc', allowed is a Partner"),
        (
            lambda: programme(figures=over(5, "call")),
            "Programme: .figures: found Figure(value=Decimal('5'), unit='call', qualifier=<Qualifier.OVER: 'over'>, u..., allowed is a tuple of: a Figure",
        ),
        (lambda: programme(figures=(5,)), "Programme: .figures[0]: found 5, allowed is a Figure"),
        (lambda: programme(topics=("Law",)), f"Programme: .topics[0]: found 'Law', allowed is {KEY}"),
        (lambda: programme(caveat=""), "Programme: .caveat: found '', allowed is a Text or nothing"),
        (
            lambda: programme(sensitivity="secret"),
            "Programme: .sensitivity: found 'secret', allowed is one of public, internal, confidential",
        ),
        (lambda: programme(same_as=(None,)), f"Programme: .same_as[0]: found None, allowed is {KEY}"),
        (
            lambda: Engagement(id="e", title=TITLE, form="meeting", role="came"),
            f"Engagement: .role: found 'came', allowed is one of {ROLES}",
        ),
        (lambda: Engagement(id="e", title=TITLE, form=None, role="met"), f"Engagement: .form: found None, allowed is {KEY}"),
        (
            lambda: Delivery(id="d", title=TITLE, modality="gold"),
            "Delivery: .modality: found 'gold', allowed is one of goods, cash, vouchers, services, messages",
        ),
        (lambda: Delivery(id="d", title=TITLE, modality="goods", complete="yes"), "Delivery: .complete: found 'yes', allowed is a bool"),
        (lambda: Partner("rrc", "friend"), "Partner: .role: found 'friend', allowed is one of partner, donor, mediator, host, supporter"),
        (
            lambda: Comparison("up", Period("2023")),
            "Comparison: .trend: found 'up', allowed is one of increase, significant_increase, decrease, significant_decrease",
        ),
        (lambda: Allocation(24, "grant"), "Allocation: .money: found 24, allowed is a Money"),
        (lambda: Leg(exactly(5, "truck"), "donetsk"), "Leg: .route: found 'donetsk', allowed is a Route"),
    ],
)
def test_a_record_holds_what_its_class_says(make, message):
    """Each field that is wrong is named with what may stand there."""
    with pytest.raises(InvalidRecordError) as caught:
        make()
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("fields", "found", "allowed"),
    [
        ({"figures": (exactly(1, "call"), exactly(2, "call"))}, "'call'", "measures with different keys"),
        ({"figures": (exactly(1, "call"),), "services": (exactly(2, "call"),)}, "'call'", "measures with different keys"),
        ({"money": (Money(1, "CHF"), Money(1, "RUB"))}, "'money'", "measures with different keys"),
        ({"figures": (exactly(1, "visit"), exactly(2, "call")) * 2}, "'call, visit'", "measures with different keys"),
        ({"figures": (Figure(50, "child", of="person"),)}, "'person'", "a part of a measure that the record has"),
        (
            {"figures": (Figure(5, "child", of="boy"), Figure(3, "boy", of="child"), Figure(1, "girl", of="boy"))},
            "'boy, child'",
            "a part of a measure that is no part of it",
        ),
    ],
)
def test_measures_have_names_of_their_own_and_parts_their_wholes(fields, found, allowed):
    """A statement could not tell two of one name apart, nor could a total tell a part without a whole, or two of each other."""
    with pytest.raises(InvalidRecordError) as caught:
        programme(**fields)
    assert str(caught.value) == f"Programme: .figures: found {found}, allowed is {allowed}"


def test_a_part_knows_its_wholes():
    """Girls are a part of children, who are a part of those reached."""
    record = programme(figures=(exactly(9, "person"), Figure(5, "child", of="person"), Figure(2, "girl", of="child")))
    assert record.wholes("girl") == ("child", "person")
    assert record.wholes("person") == ()
    assert record.wholes("nobody") == ()


def test_a_record_within_a_sheet_knows_what_ids_stand_for():
    """The copy equals the original, has the same hash, and alone has the names; they go along when it is sent elsewhere."""
    record = programme(places=("moscow",), figures=(over(5, "call"),))
    moscow = Place("moscow", Text.of(en="Moscow"), "city")
    bound = record.within({"moscow": moscow})
    assert bound == record
    assert hash(bound) == hash(record)
    assert bound.named == {"moscow": moscow}
    assert record.named == {}
    assert pickle.loads(pickle.dumps(bound)).named == {"moscow": moscow}  # our own bytes
    assert attrs.evolve(bound, theme="rfl").named == {}
    assert repr(bound) == repr(record)


def test_what_a_record_tells_of_itself_cannot_be_changed():
    """Its measures and its names are read, never written."""
    record = programme(figures=(over(5, "call"),)).within({})
    for mapping in (record.measures, record.named):
        with pytest.raises(TypeError):
            mapping["call"] = None


@settings(max_examples=25, deadline=None)
@given(records(Activity))
def test_measures_are_called_by_their_names(record):
    """For any record, every measure stands under its own name, and each reference has a path that begins with a field."""
    assert all(measure.name == key for key, measure in record.measures.items())
    fields = {f".{field.name}" for field in attrs.fields(type(record))}
    assert all(path.startswith(tuple(fields)) for path, _, _ in record.references)
