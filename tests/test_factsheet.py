import time

import attrs
import pytest
from hypothesis import given, settings
from tests.strategies import factsheets

from icrc_activities import (
    Beneficiary,
    Caption,
    Change,
    Delegation,
    Engagement,
    Entry,
    Event,
    Factsheet,
    Figure,
    Interlocutor,
    InvalidFactsheetError,
    InvalidRecordError,
    Money,
    Names,
    Organisation,
    Partner,
    Period,
    Place,
    Programme,
    Section,
    Text,
    UnknownKeyError,
    WrongTypeError,
    about,
    almost,
    exactly,
    over,
    total,
    up_to,
)
from icrc_activities.model.statements import scan

NAME = Text.of(en="Name")
NAMED = "organisation or delegation or interlocutor or event or place"


def sheet(**fields):
    """A whole sheet, with some of its fields changed."""
    parts = {
        "id": "moscow-2024",
        "title": Text.of(en="Facts", ru="Факты"),
        "delegation": Delegation("moscow_delegation", NAME, "icrc", seat="moscow"),
        "organisations": (Organisation("icrc", NAME, "icrc"), Organisation("rrc", NAME, "national_society")),
        "interlocutors": (Interlocutor("minister", NAME, "icrc"),),
        "places": (Place("moscow", NAME, "city"), Place("minsk", NAME, "city")),
        "events": (Event("forum", NAME, "forum", place="moscow"),),
        "activities": (
            programme(),
            programme(id="aid", theme="relief", places=("minsk",), period=Period("2024-08"), money=(Money(24, "RUB"),)),
        ),
        "sections": (Section("first", NAME, entries=(Entry("hotline"),), sections=(Section("below", NAME, entries=(Entry("aid"),)),)),),
    }
    return Factsheet(**{**parts, **fields})


def programme(**fields):
    """A programme with some of its fields."""
    return Programme(**{"id": "hotline", "title": NAME, "figures": (over(36_000, "call"),), **fields})


def faults(**fields):
    """What is wrong with a sheet of which some fields were changed."""
    with pytest.raises(InvalidFactsheetError) as caught:
        sheet(**fields)
    return [str(fault) for fault in caught.value.faults]


def statement(en, ru=None, **fields):
    """A sheet whose one record has a statement."""
    return {"activities": (programme(statement=Text({"en": en} if ru is None else {"en": en, "ru": ru}), **fields),), "sections": ()}


# Whole sheets


@settings(max_examples=15, deadline=None)
@given(factsheets())
def test_a_whole_sheet_has_its_parts_by_id(made):
    """Each activity is found by its id and knows what the ids of the sheet stand for; each named thing is found too."""
    assert [made[activity.id] for activity in made.activities] == list(made.activities)
    assert all(activity.named == made.named for activity in made.activities)
    parts = (made.delegation, *made.organisations, *made.interlocutors, *made.places, *made.events)
    assert made.named == {part.id: part for part in parts}


@settings(max_examples=15, deadline=None)
@given(factsheets())
def test_a_sheet_has_a_row_for_each_number(made):
    """A figure and an amount give a row, a change gives two; the order is that of the records."""
    rows = made.rows()
    expected = [
        activity.id
        for activity in made.activities
        for measure in activity.measures.values()
        for _ in range(1 + isinstance(measure, Change))
    ]
    assert [row["activity"] for row in rows] == expected
    assert all((row["unit"] is None) is not (row["currency"] is None) for row in rows)


def test_an_activity_that_is_not_there_is_told_with_the_nearest():
    """Asked for by a wrong id, a sheet answers with what looks like it."""
    with pytest.raises(UnknownKeyError) as caught:
        sheet()["hot-line"]
    assert str(caught.value) == "no activity 'hot-line' is known; nearest known: hotline"


def test_sections_are_walked_in_order():
    """A section comes before those below it, and they before the next."""
    made = sheet(sections=(*sheet().sections, Section("last", NAME)))
    assert [section.id for section in made.walk()] == ["first", "below", "last"]


def test_a_selection_asks_for_theme_place_and_period():
    """What is not asked for does not matter; a record without a period is within none, one reached at a place is there."""
    there = programme(id="there", figures=(), beneficiaries=(Beneficiary("child", places=("moscow",)),), period=Period("2024-08-12"))
    made = sheet(activities=(*sheet().activities, there))

    def ids(**asked):
        return [activity.id for activity in made.select(**asked)]

    assert ids() == ["hotline", "aid", "there"]
    assert ids(theme="relief") == ["aid"]
    assert ids(place="moscow") == ["there"]
    assert ids(place="minsk", theme="relief", period=Period("2024")) == ["aid"]
    assert ids(period=Period("2024-08")) == ["aid", "there"]
    assert ids(period=Period("2024-08-12")) == ["there"]
    assert ids(period=Period("2023")) == ids(theme="nothing") == ids(place="nowhere") == []


def test_rows_hold_what_a_table_needs():
    """Values stay decimals, what is not stated is None, a change is two rows of one key."""
    change = Change(exactly(12, "staff"), exactly(35, "staff"))
    record = programme(
        money=(Money(2, "CHF", upper=3),), changes=(change,), theme="rfl", places=("minsk",), period=Period("2024"), counting="cumulative"
    )
    rows = sheet(activities=(record,), sections=()).rows()
    same = {"activity": "hotline", "type": "programme", "theme": "rfl", "period": "2024", "counting": "cumulative", "places": ("minsk",)}
    same |= {"noun": None, "of": None, "caveat": None}
    assert rows == [
        {**same, "key": "call", "qualifier": "over", "value": 36000, "upper": None, "unit": "call", "currency": None},
        {**same, "key": "money", "qualifier": "exact", "value": 2, "upper": 3, "unit": None, "currency": "CHF"},
        {**same, "key": "staff", "qualifier": "exact", "value": 12, "upper": None, "unit": "staff", "currency": None},
        {**same, "key": "staff", "qualifier": "exact", "value": 35, "upper": None, "unit": "staff", "currency": None},
    ]
    assert sheet(sections=()).rows()[0]["period"] is None
    part = programme(figures=(exactly(9, "parcel"), Figure(5, "parcel", noun="food_parcel", of="parcel")), caveat=NAME)
    row = sheet(activities=(part,), sections=()).rows()[1]
    assert (row["key"], row["noun"], row["of"], row["caveat"]) == ("food_parcel", "food_parcel", "parcel", NAME)


# Changes


def test_a_changed_sheet_is_another_sheet():
    """One record is changed, the rest stays, the first sheet too; every record knows the new sheet's names."""
    made = sheet()
    changed = made.evolve("hotline", figures=(over(40_000, "call"),))
    assert changed["hotline"].measures["call"] == over(40_000, "call")
    assert made["hotline"].measures["call"] == over(36_000, "call")
    assert changed["aid"] == made["aid"]
    assert changed["hotline"].named == changed.named
    renamed = attrs.evolve(made, places=(Place("moscow", Text.of(en="Moscow"), "city"), made.places[1]))
    assert renamed["hotline"].named["moscow"].name["en"] == "Moscow"
    assert made["hotline"].named["moscow"].name["en"] == "Name"


def test_a_changed_sheet_is_checked_as_a_whole():
    """A change that breaks a reference, or is none of the record's, is refused."""
    with pytest.raises(InvalidFactsheetError) as caught:
        sheet().evolve("hotline", id="line")
    assert str(caught.value) == (
        "Factsheet moscow-2024: $.sections[0].entries[0].activity: found 'hotline', allowed is the id of a known activity, nearest: line"
    )
    with pytest.raises(InvalidRecordError):
        sheet().evolve("hotline", figures=[])
    with pytest.raises(UnknownKeyError):
        sheet().evolve("cold_line", theme="x")


def test_what_a_sheet_knows_cannot_be_changed():
    """Its names are read, never written."""
    with pytest.raises(TypeError):
        sheet().named["x"] = None
    with pytest.raises(AttributeError):
        sheet().activities = ()


# Ids


def test_named_things_have_one_namespace():
    """A statement that writes ``$x`` means one thing: delegation, body, office, place or event."""
    assert faults(
        places=(Place("icrc", NAME, "city"), Place("moscow", NAME, "city"), Place("minsk", NAME, "city"), Place("moscow", NAME, "city"))
    ) == [
        "$.places[0].id: found 'icrc', allowed is an id of its own; $.organisations[0] has this one",
        "$.places[3].id: found 'moscow', allowed is an id of its own; $.places[1] has this one",
    ]
    assert faults(events=(Event("moscow_delegation", NAME, "forum"), Event("minister", NAME, "forum"))) == [
        "$.events[0].id: found 'moscow_delegation', allowed is an id of its own; $.delegation has this one",
        "$.events[1].id: found 'minister', allowed is an id of its own; $.interlocutors[0] has this one",
    ]


def test_activities_and_sections_have_namespaces_of_their_own():
    """Two activities or two sections of one id are told; an activity may be called as a place is, and a section as an activity."""
    assert faults(activities=(programme(), programme(id="aid"), programme())) == [
        "$.activities[2].id: found 'hotline', allowed is an id of its own; $.activities[0] has this one"
    ]
    below = Section("first", NAME, sections=(Section("first", NAME),))
    assert faults(sections=(below,)) == [
        "$.sections[0].sections[0].id: found 'first', allowed is an id of its own; $.sections[0] has this one"
    ]
    sheet(activities=(programme(id="moscow"),), sections=(Section("moscow", NAME),))


# References


def test_a_reference_that_leads_nowhere_is_told_with_the_nearest():
    """Wherever it stands, its path, what it may be and what looks like it are named."""
    record = programme(
        places=("moskow",),
        partners=(Partner("moscow"),),
        coordinated_with=Names(("rrrc",)),
        occasion="moscow",
        part_of=("hot_line",),
        beneficiaries=(Beneficiary("child", of="minister"),),
    )
    assert faults(
        delegation=Delegation("moscow_delegation", NAME, "xyz"),
        activities=(record,),
        sections=(Section("first", NAME, places=("forum",), sections=(Section("below", NAME, entries=(Entry("aid"),)),)),),
    ) == [
        "$.delegation.organisation: found 'xyz', allowed is the id of a known organisation or delegation",
        "$.activities[0].partners[0].organisation: found 'moscow', allowed is the id of a known organisation or delegation or interlocutor",
        f"$.activities[0].coordinated_with.ids[0]: found 'rrrc', allowed is the id of a known {NAMED}, nearest: rrc",
        "$.activities[0].places[0]: found 'moskow', allowed is the id of a known place, nearest: moscow",
        "$.activities[0].beneficiaries[0].of: found 'minister', allowed is the id of a known organisation or delegation",
        "$.activities[0].occasion: found 'moscow', allowed is the id of a known event",
        "$.activities[0].part_of[0]: found 'hot_line', allowed is the id of a known activity, nearest: hotline",
        "$.sections[0].places[0]: found 'forum', allowed is the id of a known place",
        "$.sections[0].sections[0].entries[0].activity: found 'aid', allowed is the id of a known activity",
    ]


def test_a_body_of_ones_own_kind_is_a_body():
    """A subclass of a class of the model stands where the class may."""

    class Hospital(Organisation):
        pass

    assert sheet(organisations=(*sheet().organisations, Hospital("clinic", NAME, "other"))).evolve("aid", by=("clinic",))


# Lists and counts


@pytest.mark.parametrize(
    ("count", "complete", "fits"),
    [
        (exactly(2, "country"), True, True),
        (exactly(3, "country"), True, False),
        (exactly(1, "country"), True, False),
        (over(1, "country"), True, True),
        (over(2, "country"), True, False),
        (up_to(2, "country"), True, True),
        (almost(2, "country"), True, False),
        (about(9, "country"), True, True),
        (exactly(3, "country"), False, True),
        (exactly(2, "country"), False, True),
        (exactly(1, "country"), False, False),
        (over(9, "country"), False, True),
        (almost(3, "country"), False, True),
        (almost(2, "country"), False, False),
    ],
)
def test_a_list_agrees_with_its_count(count, complete, fits):
    """A complete list is as long as the count can be; one of examples is no longer than that."""
    record = programme(figures=(count,), coordinated_with=Names(("icrc", "rrc"), complete=complete, counted_by="country"))
    if fits:
        assert sheet(activities=(record,), sections=())
        return
    said = "as many names as" if complete else "no more names than"
    assert faults(activities=(record,), sections=()) == [
        f"$.activities[0].coordinated_with.ids: found 2 names, allowed is {said} the figure 'country' says ({count.qualifier} {count.value})"
    ]


def test_a_count_that_does_not_fit_is_shown_with_both_its_ends():
    """Between 3 and 5 countries are not two, at whatever depth the list stands."""
    group = Beneficiary("student", Figure(3, "country", upper=5), from_places=Names(("moscow", "minsk"), counted_by="country"))
    assert faults(activities=(programme(beneficiaries=(group,)),), sections=()) == [
        "$.activities[0].beneficiaries[0].from_places.ids: found 2 names, allowed is as many names as the figure 'country' says (exact 3 to 5)"
    ]


def test_events_are_counted_by_the_count_of_their_record():
    """An engagement that lists its events and says how many there were need not say which figure counts them."""

    def meeting(**fields):
        record = Engagement(id="talks", title=NAME, form="forum", role="held", events=Names(("forum",)), **fields)
        return {"activities": (record,), "sections": ()}

    assert sheet(**meeting(count=exactly(1, "event"), counterparts=Names(("rrc", "icrc"))))
    assert sheet(**meeting())
    assert faults(**meeting(count=exactly(2, "event"))) == [
        "$.activities[0].events.ids: found 1 names, allowed is as many names as the figure 'event' says (exact 2)"
    ]


def test_a_list_is_counted_by_a_figure_of_its_record():
    """Money counts no names, and a key that the record lacks counts nothing."""
    for money, said in (((Money(2, "CHF"),), "call"), ((), "call")):
        for key in ("money", "country"):
            record = programme(money=money, coordinated_with=Names(("icrc",), counted_by=key))
            assert faults(activities=(record,), sections=()) == [
                f"$.activities[0].coordinated_with.counted_by: found {key!r}, allowed is one of the record's figures: {said}"
            ]
    record = programme(figures=(), coordinated_with=Names(("icrc",), counted_by="country"))
    assert faults(activities=(record,), sections=()) == [
        "$.activities[0].coordinated_with.counted_by: found 'country', allowed is one of the record's figures: it has none"
    ]


# Statements


def test_a_statement_writes_measures_fields_and_ids():
    """What it refers to is the record's or the sheet's, in every language the same measures."""
    made = sheet(**statement("{ NOM($call) } { DATE($period) } { NOM($rrc) }", "{ DATE($period) } { ACC($call) }"))
    assert made["hotline"].statement["en"].startswith("{ NOM($call) }")


@pytest.mark.parametrize("field", ["statement", "note", "caveat"])
def test_a_digit_is_refused_in_each_text_of_a_record(field):
    """A number typed into a statement, a note or a caveat could disagree with the record."""
    record = programme(**{field: Text.of(en="{ NOM($call) } in 2024", ru="{ ACC($call) } в ½")})
    said = "no digit: a number is a variable such as { NOM($call) }"
    assert faults(activities=(record,), sections=()) == [
        f"$.activities[0].{field}.en: found '{{ NOM($call) }} in 2024', allowed is {said}",
        f"$.activities[0].{field}.ru: found '{{ ACC($call) }} в ½', allowed is {said}",
    ]


def test_texts_of_sections_entries_and_captions_are_scanned_too():
    """An entry may use its record's measures; a lead and a caption have none."""
    sections = (Section("first", NAME, lead=Text.of(en="In { $call }"), entries=(Entry("hotline", Text.of(en="{ $call } { $cal }")),)),)
    said = "allowed is a measure or field of the record, or an id of the sheet"
    assert faults(sections=sections, captions=(Caption(Text.of(en="{ $minister } { $call } 5")),)) == [
        f"$.sections[0].lead.en: found $call, {said}",
        f"$.sections[0].entries[0].statement.en: found $cal, {said}, nearest: call",
        "$.captions[0].statement.en: found '{ $minister } { $call } 5', allowed is no digit: a number is a variable such as { NOM($call) }",
        f"$.captions[0].statement.en: found $call, {said}",
    ]


def test_an_unknown_variable_is_told_with_the_nearest():
    """Measures, fields and ids are looked through."""
    said = "allowed is a measure or field of the record, or an id of the sheet"
    assert faults(**statement("{ $calls } { $perod } { $moskow } { $xyz }")) == [
        f"$.activities[0].statement.en: found $calls, {said}, nearest: call",
        f"$.activities[0].statement.en: found $perod, {said}, nearest: period",
        f"$.activities[0].statement.en: found $moskow, {said}, nearest: moscow",
        f"$.activities[0].statement.en: found $xyz, {said}",
    ]


@pytest.mark.parametrize("key", ["period", "rrc"])
def test_a_measure_called_as_a_field_or_an_id_is_a_clash(key):
    """A variable means one thing."""
    assert faults(**statement(f"{{ ${key} }}", figures=(Figure(5, "call", key=key),))) == [
        f"$.activities[0].statement.en: found ${key}, allowed is a measure whose key no field and no id of the sheet has"
    ]


def test_all_languages_use_the_same_measures():
    """What one language leaves out is told, in whichever it is lacking; fields and ids may differ."""
    visit = {"services": (exactly(5, "visit"),)}
    said = "allowed is the measures of the other languages"
    assert faults(**statement("{ $call } { $visit }", "{ $visit } { $rrc }", **visit)) == [
        f"$.activities[0].statement.ru: found visit, {said}: call, visit"
    ]
    assert faults(**statement("words", "{ $visit }", **visit)) == [f"$.activities[0].statement.en: found no measure, {said}: visit"]
    assert faults(**statement("{ $call }", "{ $visit }", **visit)) == [f"$.activities[0].statement.ru: found visit, {said}: call"]


# All at once


def test_one_error_lists_every_fault_with_its_path():
    """A sheet with a fault of every sort is refused once, as an `ActivitiesError` that is a ValueError too."""
    record = programme(places=("nowhere",), statement=Text.of(en="5"), coordinated_with=Names(("icrc",), counted_by="x"))
    with pytest.raises(InvalidFactsheetError) as caught:
        sheet(activities=(record, record), sections=())
    assert isinstance(caught.value, ValueError)
    assert [fault.path for fault in caught.value.faults] == [
        "$.activities[1].id",
        "$.activities[0].places[0]",
        "$.activities[1].places[0]",
        "$.activities[0].coordinated_with.counted_by",
        "$.activities[1].coordinated_with.counted_by",
        "$.activities[0].statement.en",
        "$.activities[1].statement.en",
    ]
    assert str(caught.value).startswith("Factsheet moscow-2024: 7 faults\n  $.activities[1].id: found 'hotline'")


def test_fields_of_a_wrong_type_are_told_before_the_parts_are_compared():
    """A list for a tuple, a text for a delegation: the class says what it holds."""
    with pytest.raises(WrongTypeError) as caught:
        sheet(activities=[], delegation="moscow")
    assert [str(fault) for fault in caught.value.faults] == [
        ".delegation: found 'moscow', allowed is a Delegation",
        ".activities: found [], allowed is a tuple of: an Activity",
    ]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Caption("words"), "Caption: .statement: found 'words', allowed is a Text"),
        (
            lambda: Entry("Hotline"),
            "Entry: .activity: found 'Hotline', allowed is a key of lower-case letters, digits, _ and -, a letter first",
        ),
        (
            lambda: Section("first", NAME, sections=(Entry("a"),)),
            "Section: .sections[0]: found Entry(activity='a', statement=None, sources=()), allowed is a Section",
        ),
    ],
)
def test_parts_of_a_sheet_hold_what_their_classes_say(make, message):
    """Each field that is wrong is named with what may stand there."""
    with pytest.raises(InvalidRecordError) as caught:
        make()
    assert str(caught.value) == message


# Size


def large(count):
    """The parts of a sheet of so many activities, places and sections, each with references, a list, a statement and a whole."""
    texts = Text.of(en="{ NOM($meeting) } { ACC($student) } { NOM($place) }", ru="{ NOM($student) } { ACC($meeting) }")
    numbers = range(count)
    return {
        "places": (
            Place("moscow", NAME, "city"),
            Place("place", NAME, "site"),
            *(Place(f"place-{index}", NAME, "city") for index in numbers),
        ),
        "activities": tuple(
            Engagement(
                id=f"activity-{index}",
                title=NAME,
                form="meeting",
                role="held",
                count=exactly(1, "meeting"),
                counterparts=Names(("rrc",), counted_by="meeting"),
                participants=(Beneficiary("student", exactly(5, "student"), places=(f"place-{index}",)),),
                statement=texts,
                part_of=(f"activity-{index - 1}",) if index % 2 else (),
            )
            for index in numbers
        ),
        "sections": tuple(Section(f"section-{index}", NAME, entries=(Entry(f"activity-{index}"),)) for index in numbers),
    }


def seconds(work):
    """How long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_thousands_of_activities_are_no_burden():
    """The time to build, change and total grows as the sheet does: ten times the records take some ten times as long, not a hundred."""
    small, big = large(200), large(2000)
    few = min(seconds(lambda: sheet(**small)) for _ in range(3))
    assert seconds(lambda: sheet(**big)) < max(50 * few, 1)
    made = sheet(**big)
    assert seconds(lambda: made.evolve("activity-5", theme="x")) < max(50 * few, 1)
    assert seconds(lambda: total(made.activities, "person", "max_then_sum")) < max(50 * few, 1)
    assert len(made.rows()) == 4000


def test_only_the_first_of_thousands_of_faults_are_advised():
    """Each of a thousand misspelt entries is told; what looks like it is sought for twenty, since to look takes its time."""
    big = large(1000)
    misspelt = tuple(Entry(f"activityy-{index}") for index in range(1000))
    found = faults(**{**big, "sections": (Section("all", NAME, entries=misspelt),)})
    assert len(found) == 1000
    assert found[0].endswith("nearest: activity-0, activity-90, activity-80")
    assert sum("nearest" in fault for fault in found) == 20


def ratio(small, big, work):
    """How many times as long some work takes with the one as with the other; the least of three counts, in turn."""

    def alone(parts):
        scan.cache_clear()  # the small one would fit into it
        work(parts)

    takes = [(seconds(lambda: alone(small)), seconds(lambda: alone(big))) for _ in range(3)]
    return min(take for _, take in takes) / min(take for take, _ in takes)


def refused(parts):
    """The faults of a sheet with more of them than are told."""
    with pytest.raises(InvalidFactsheetError) as caught:
        sheet(**parts)
    assert len(caught.value.faults) == 1000
    return caught.value.faults


def lost_places(size):
    """As many places as references that lead to none."""
    many = range(1500 * size)
    lost = tuple(f"x{index}" for index in many)
    return {"places": (*(Place(f"p{index}", NAME, "city") for index in many),), "activities": (programme(places=lost),), "sections": ()}


def lost_variables(size):
    """As many variables as nothing stands for."""
    many = range(1500 * size)
    words = " ".join(f"{{ $x-{named(index)} }}" for index in many)
    return {
        "places": (*(Place(f"p{index}", NAME, "city") for index in many),),
        "activities": (programme(statement=Text.of(en=words)),),
        "sections": (),
    }


def lost_counts(size):
    """As many lists as figures, none of which counts them."""
    many = range(1500 * size)
    figures = tuple(Figure(5, "call", key=f"k{index}") for index in many)
    groups = tuple(Beneficiary("student", from_places=Names(("icrc",), counted_by="x")) for _ in many)
    return {"activities": (programme(figures=figures, beneficiaries=groups),), "sections": ()}


def lost_measures(size):
    """As many languages without a measure as the first of them has measures."""
    many = range(1500 * size)
    figures = tuple(Figure(5, "call", key=named(index)) for index in many)
    words = {"en": " ".join(f"{{ NOM(${named(index)}) }}" for index in many)}
    return {
        "activities": (programme(figures=figures, statement=Text(words | {f"en-{index + 10_000}": "a" for index in many})),),
        "sections": (),
    }


def named(index):
    """A key without digits, of five letters."""
    return "k" + "".join("abcdefghij"[int(digit)] for digit in f"{index:04d}")


@pytest.mark.parametrize("make", [lost_places, lost_variables, lost_counts, lost_measures])
def test_faults_do_not_take_the_square_of_the_time(make):
    """Nor of the memory: each says no more than its part of them."""
    assert ratio(make(1), make(4), refused) < 8
    assert max(len(fault.allowed) + len(fault.found) for fault in refused(make(2))) < 500


def test_very_many_languages_do_not_take_the_square_of_the_time():
    """Each is compared with one other, not with all."""
    texts = [Text({f"en-{index:05d}": "a" for index in range(10_000, 10_000 + count)}) for count in (3000, 12_000)]
    small, big = ({"activities": (programme(statement=text),), "sections": ()} for text in texts)
    assert ratio(small, big, lambda parts: sheet(**parts)) < 8


def test_a_fault_lists_the_first_of_many_keys():
    """Twenty, and that there are more."""
    figures = tuple(Figure(5, "call", key=f"k{index}") for index in range(21))
    listed = ", ".join(f"k{index}" for index in range(20))
    for count, said in ((20, listed), (21, listed + ", …")):
        groups = (Beneficiary("student", from_places=Names(("icrc",), counted_by="x")),)
        (fault,) = faults(activities=(programme(figures=figures[:count], beneficiaries=groups),), sections=())
        assert fault.endswith(f"allowed is one of the record's figures: {said}")
