"""Sentences for records, lines for values."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import FORUM, GC75, ICRC, LAVROV, MEETING, MINSK, OFFICE, RRC, both, programme, sheet

from icrc_activities import (
    Activity,
    AgeBand,
    Allocation,
    Beneficiary,
    Caption,
    Change,
    Comparison,
    Contact,
    Context,
    Coordinates,
    Delivery,
    Engagement,
    EngagementRole,
    Entry,
    Factsheet,
    Interlocutor,
    InvalidFactsheetError,
    Leg,
    MessageError,
    MissingTextError,
    MissingWordError,
    Modality,
    Money,
    Names,
    Ordinal,
    Organisation,
    Partner,
    Period,
    Place,
    Rate,
    Route,
    Section,
    Text,
    UnknownKeyError,
    UnwrittenError,
    about,
    exactly,
    over,
    phrase,
    summary,
    unstated,
    vocabulary,
)


def written(activity: Activity, language: str, context: Context | Section | Factsheet | None = None) -> str:
    """The summary of an activity in a sheet, with ordinary spaces."""
    return summary(sheet(activity)[activity.id], language, context).replace("\u00a0", " ")


def engagement(role: str, form: str = "meeting", **fields: object) -> Engagement:
    """An engagement with these fields."""
    return Engagement(id="record", title=both("Record"), role=role, form=form, **fields)  # type: ignore[arg-type]  # likewise


def delivery(modality: str, **fields: object) -> Delivery:
    """A delivery with these fields."""
    return Delivery(id="record", title=both("Record"), modality=modality, **fields)  # type: ignore[arg-type]  # likewise


CASES = [
    (
        engagement("attended", "forum", by=("icrc",), events=Names(("forum", "readings")), places=("minsk",), period=Period("2024-09")),
        "In Minsk in September 2024 the ICRC took part in the Eurasian Women’s Forum and the XXXII International Christmas Educational Readings.",
        "В сентябре 2024 года в Минске МККК участвовал в Евразийском женском форуме и XXXII Международных Рождественских образовательных чтениях.",
    ),
    (
        engagement("attended", by=("icrc",), count=over(20, "event"), organisers=Names(("rrc", "club"))),
        "The ICRC took part in over 20 events organised by the Russian Red Cross and Zarya.",
        "МККК участвовал более чем в 20 мероприятиях, которые организовали Российский Красный Крест и организация «Zarya».",
    ),
    (
        engagement("met", by=("icrc",), counterparts=Names(("minister",)), period=Period("2024-08-12")),
        "On 12 August 2024 the ICRC met the Minister of Foreign Affairs Mr Lavrov.",
        "12 августа 2024 года МККК проводил встречи с Министром иностранных дел г-ном Лавровым.",
    ),
    (
        engagement("held", by=("icrc",), count=exactly(8, "meeting"), counterparts=Names(("rrc",), complete=False), places=("minsk",)),
        "The ICRC held 8 meetings in Minsk, including with the Russian Red Cross.",
        "МККК провел в Минске 8 встреч, в том числе с Российским Красным Крестом.",
    ),
    (
        delivery(
            "cash",
            by=("icrc",),
            partners=(Partner("rrc"),),
            beneficiaries=(Beneficiary("displaced_person", exactly(2353, "displaced_person")),),
            places=("ukraine", "russia"),
        ),
        "In partnership with the Russian Red Cross, the ICRC provided cash assistance to 2,353 displaced people in Ukraine and Russia.",
        "Денежную помощь, которую МККК в партнерстве с Российским Красным Крестом оказал на территории Украины и России, получили 2353 перемещенных лица.",
    ),
    (
        delivery("goods", items=(exactly(22, "food_parcel"), unstated("school_kit")), consignee="rrc"),
        "22 food parcels and school kits were donated to the Russian Red Cross.",
        "Российскому Красному Кресту в дар передано 22 продуктовых набора и школьные наборы.",
    ),
    (
        delivery(
            "goods",
            legs=(
                Leg(exactly(53, "truck"), Route(None, (), "minsk")),
                Leg(attrs.evolve(exactly(1, "truck"), key="more"), Route("russia", ("france",), "ukraine")),
            ),
        ),
        "53 trucks to Minsk and 1 truck from Russia through France to Ukraine were sent.",
        "Направлено 53 грузовика в Минск и 1 грузовик из России через Францию на территорию Украины.",
    ),
    (
        programme(allocations=(Allocation(Money("24000000", "RUB"), "safe_space", Names(("rrc",)), exactly(4, "branch"), ("minsk",)),)),
        "RUB 24 million for safe space of 4 branches (recipients: the Russian Red Cross) in Minsk was allocated.",
        "Выделено 24 млн рублей на безопасное пространство 4 отделений (получатели: Российский Красный Крест) в Минске.",
    ),
    (
        programme(
            services=(over(36_000, "call"),), period=Period("2022/.."), compared_with=Comparison("significant_increase", Period("2023"))
        ),
        "Over 36,000 calls since 2022, many more than in 2023.",
        "Более 36 000 звонков с 2022 года, значительно больше, чем в 2023 году.",
    ),
    (
        programme(
            by=("icrc",),
            beneficiaries=(Beneficiary("civilian", exactly(46, "civilian")),),
            route=Route("russia", (), "france"),
            our_role="neutral_intermediary",
        ),
        "The ICRC accompanied 46 civilians from Russia to France as neutral intermediary.",
        "МККК в качестве нейтрального посредника сопроводил 46 гражданских лиц из России во Францию.",
    ),
    (
        engagement("co_hosted", by=("icrc",), partners=(Partner("rrc"),), count=exactly(2, "training_session"), occasion="gc75"),
        "The ICRC organised 2 training sessions together with the Russian Red Cross for the 75th anniversary of the Geneva Conventions.",
        "МККК совместно с Российским Красным Крестом организовал 2 учебных занятия к 75-летию Женевских конвенций.",
    ),
]


@pytest.mark.parametrize(("record", "english", "russian"), CASES, ids=[english for _, english, _ in CASES])
def test_a_record_without_a_statement_is_written_from_its_fields(record, english, russian):
    """Who, what, how many, to whom, where, with whom, when."""
    assert written(record, "en").replace("\u00a0", " ") == english
    assert written(record, "ru") == russian


GROUP = Beneficiary(
    "student",
    exactly(21, "student"),
    of="rrc",
    from_places=Names(("france",)),
    places=("minsk",),
    sex="female",
    age=AgeBand(6, 12),
    disability="with",
)
OPTIONAL: dict[str, object] = {
    "period": Period("2024"),
    "by": ("icrc",),
    "partners": (Partner("rrc"), Partner("club", "donor"), Partner("icrc", "supporter")),
    "coordinated_with": Names(("office",)),
    "our_role": "observer",
    "places": ("minsk",),
    "figures": (about(7, "visit"), exactly(3, "school")),
    "money": (Money("2500000", "CHF", key="budget"),),
    "changes": (Change(exactly(12, "staff"), exactly(35, "staff")),),
    "frequency": "regular",
    "beneficiaries": (GROUP, Beneficiary("family")),
    "topics": ("food_security", "migration"),
    "occasion": "gc75",
    "in_response_to": "forum",
    "compared_with": Comparison("decrease", Period("2023")),
    "note": both("A note."),
    "caveat": both("A caveat."),
}
OF_KIND: dict[str, dict[str, object]] = {
    "programme": {
        "services": (over(5, "call"),),
        "supported": (exactly(2, "instructor"),),
        "allocations": (Allocation(Money("5", "EUR"), "assistance"),),
        "route": Route("russia", ("ukraine",), "france"),
    },
    "engagement": {
        "count": exactly(4, "lecture"),
        "events": Names(("forum",), complete=False),
        "organisers": Names(("club",)),
        "at": "club",
        "counterparts": Names(("minister", "unstyled"), complete=False),
        "audience": (Beneficiary("officer", about(9, "officer")),),
        "participants": (Beneficiary("journalist", exactly(26, "journalist")),),
        "speakers": Names(("minister",)),
        "outcome": "observer_status",
    },
    "delivery": {
        "items": (exactly(10, "blanket"),),
        "legs": (Leg(exactly(17, "truck"), Route(None, (), "minsk")),),
        "consignee": "club",
    },
}


@st.composite
def records(draw: st.DrawFn) -> Activity:
    """An activity of any kind and role with any of its fields filled."""
    kind = draw(st.sampled_from(sorted(OF_KIND)))
    pool = OPTIONAL | OF_KIND[kind]
    chosen = draw(st.sets(st.sampled_from(sorted(pool))))
    fields = {name: pool[name] for name in chosen}
    if kind == "programme":
        return programme(**fields)
    if kind == "engagement":
        return engagement(draw(st.sampled_from(list(EngagementRole))), draw(st.sampled_from(["meeting", "forum"])), **fields)
    return delivery(draw(st.sampled_from(list(Modality))), **fields)


@settings(max_examples=400, deadline=None)
@given(records(), st.sampled_from(["en", "ru"]))
def test_nothing_of_any_record_is_left_out(record, language):
    """Whatever fields are filled, every measure and every name stands in the text, and note and caveat end it."""
    text = written(record, language)
    for measure in record.measures.values():
        numbers = ("short" if language == "ru" else "long") if isinstance(measure, Money) else "digits"
        forms = {
            phrase(measure, language, case=case, numbers=numbers).replace("\u00a0", " ")
            for case in ("nom", "gen", "dat", "acc", "ins", "prep")
        }
        assert any(form in text for form in forms) or any(form[0].upper() + form[1:] in text for form in forms), (measure, text)
    if record.caveat:
        assert text.endswith("A caveat. A note." if record.note else "A caveat.")
    if record.note:
        assert "A note." in text
    assert text[0].isupper() or text[0].isdigit()
    assert "  " not in text
    assert text.endswith(".")


LINES = [
    (over(36_000, "call"), "over 36,000 calls", "более 36 000 звонков"),
    (Money("24000000", "RUB"), "RUB 24 million", "24 млн рублей"),
    (Change(exactly(12, "staff"), exactly(35, "staff")), "from 12 to 35 staff", "с 12 до 35 сотрудников"),
    (Period("2022/.."), "since 2022", "с 2022 года"),
    (Period("2024-08"), "August 2024", "август 2024 года"),
    (ICRC, "the ICRC", "МККК"),
    (RRC, "the Russian Red Cross", "Российский Красный Крест"),
    (LAVROV, "the Minister of Foreign Affairs Mr Lavrov", "Министр иностранных дел г-н Лавров"),
    (OFFICE, "the Minister of Foreign Affairs", "Министр иностранных дел"),
    (MINSK, "Minsk", "Минск"),
    (FORUM, "The Eurasian Women’s Forum in Minsk in September 2024", "Евразийский женский форум в Минске в сентябре 2024 года"),
    (GC75, "The 75th anniversary of the Geneva Conventions", "75-летие Женевских конвенций"),
    (MEETING, "15th Sbor", "15-е мероприятие «Sbor»"),
    (Names(("russia", "ukraine")), "Russia and Ukraine", "Россия и Украина"),
    (Names(("ukraine", "france", "russia"), order="alphabetical"), "France, Russia and Ukraine", "Россия, Украина и Франция"),
    (Route("russia", ("ukraine",), "france"), "from Russia through Ukraine to France", "из России через Украину во Францию"),
    (Leg(exactly(1, "truck"), Route(None, (), "minsk")), "1 truck to Minsk", "1 грузовик в Минск"),
    (AgeBand(6, 12), "aged 6 to 12", "6–12 лет"),
    (AgeBand(60), "aged 60 and over", "60 лет и старше"),
    (
        Beneficiary("student", exactly(30, "student"), of="rrc"),
        "30 students of the Russian Red Cross",
        "30 студентов (Российский Красный Крест)",
    ),
    (Partner("rrc", "donor"), "Donor: the Russian Red Cross", "Донор: Российский Красный Крест"),
    (Comparison("increase", Period("2023")), "an increase on 2023", "увеличение по сравнению с 2023 годом"),
    (Allocation(Money("5", "EUR"), "assistance"), "EUR 5 for assistance", "5 евро на помощь"),
    (
        Rate("CHF", "RUB", "101.5", Period("2024-12-31"), "CBR"),
        "CHF/RUB: 101.5 (31 December 2024, CBR)",
        "CHF/RUB: 101,5 (31 декабря 2024 года, CBR)",
    ),
    (Ordinal(3), "3rd", "3-й"),
    (Ordinal(15, "roman"), "XV", "XV"),
    (Coordinates("55.77", "-37.6"), "55.77°, -37.6°", "55,77°, -37,6°"),
    (Text.of(en="Calls", ru="Звонки"), "Calls", "Звонки"),
    (Contact(both("Office"), address=both("1 Lane"), phone="+7 495 0"), "Office, 1 Lane, +7 495 0", "Office, 1 Lane, +7 495 0"),
    (
        Caption(Text.of(en="{ NOM($icrc) } in { NOM($minsk) }.", ru="{ NOM($icrc) } { IN($minsk) }.")),
        "The ICRC in Minsk.",
        "МККК в Минске.",
    ),
    (Section("one", Text.of(en="Calls", ru="Звонки")), "Calls", "Звонки"),
]


@pytest.mark.parametrize(("value", "english", "russian"), LINES, ids=[f"{type(value).__name__}: {english}" for value, english, _ in LINES])
def test_every_class_has_a_line(value, english, russian):
    """A value in a line of its own, its ids looked up in the sheet."""
    context = sheet()
    assert summary(value, "en", context).replace("\u00a0", " ") == english
    assert summary(value, "ru", context).replace("\u00a0", " ") == russian


def test_a_factsheet_says_what_it_holds():
    """Title and counts."""
    held = sheet(programme(figures=(over(5, "call"),)))
    assert summary(held, "en") == "Test: 1 activity and 1 figure"
    assert summary(held, "ru").replace("\u00a0", " ") == "Проба: 1 запись, 1 показатель"


def test_an_entry_is_the_text_of_its_activity():
    """Its own statement, or that of the record."""
    record = programme(figures=(over(5, "call"),))
    held = sheet(record, sections=(Section("one", both("One"), entries=(Entry("record"),)),))
    assert summary(held.sections[0].entries[0], "en", held) == summary(held["record"], "en")
    with pytest.raises(UnknownKeyError, match="no id 'record'"):
        summary(Entry("record"), "en")


def test_what_is_no_class_of_the_model_has_no_text():
    """A plain object is refused by the name of its class."""
    with pytest.raises(MissingWordError, match="no text for the class 'Decimal'"):
        summary(Decimal(5), "en")


def test_a_statement_is_the_authors_own_line():
    """Its variables are measures, fields and ids; the words are free."""
    line = Text.of(en="{ NOM($icrc) } took { NOM($call) } { DATE($period) }.", ru="{ DATE($period) } принято { NOM($call) }.")
    record = programme(figures=(over(36_000, "call"),), period=Period("2024"), statement=line)
    assert written(record, "en") == "The ICRC took over 36,000 calls in 2024."
    assert written(record, "ru") == "В 2024 году принято более 36 000 звонков."


def test_the_context_says_the_period_and_the_places_already():
    """What the section speaks for is not repeated in its entries, and the sentence still begins with a capital."""
    line = Text.of(en="{ DATE($period) } { IN($places) } there were { NOM($call) }.")
    record = programme(figures=(over(5, "call"),), period=Period("2024"), places=("minsk",), statement=line)
    around = Section("one", both("One"), period=Period("2024"), places=("minsk",))
    assert written(record, "en") == "In 2024 in Minsk there were over 5 calls."
    assert written(record, "en", around) == "There were over 5 calls."
    assert written(record, "en", Context(period=Period("2024"))) == "In Minsk there were over 5 calls."


def test_a_month_stands_without_a_year_that_is_said():
    """In a section of 2024, November needs no year."""
    record = programme(figures=(over(5, "call"),), period=Period("2024-11"))
    assert written(record, "ru", Context(period=Period("2024"))) == "Более 5 звонков в ноябре."


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_statement_that_leaves_a_measure_out_is_refused(language):
    """The error names the record and what is missing."""
    record = programme(figures=(over(5, "call"), exactly(3, "truck")), places=("minsk",), statement=both("{ NOM($call) }."))
    with pytest.raises(UnwrittenError, match=f"the '{language}' text of 'record' leaves out truck, minsk"):
        written(record, language)


def test_a_record_outside_a_sheet_needs_one_for_its_ids():
    """Without a sheet an id stands for nothing; with one as the context it does."""
    record = programme(figures=(over(5, "call"),), places=("minsk",))
    with pytest.raises(UnknownKeyError, match="no id 'minsk' is known"):
        summary(record, "en")
    assert summary(record, "en", sheet()) == "Over 5 calls in Minsk."


def test_a_statement_that_is_no_fluent_is_refused():
    """The parser's own words say what is wrong."""
    record = programme(figures=(over(5, "call"),), statement=both("{ NOM($call } )"))
    with pytest.raises(MessageError, match="statement"):
        written(record, "en")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{ NOM($call) } { IN($call) }", "Figure is no name"),
        ("{ NOM($call) } { DATE($icrc) }", "Organisation is no period"),
        ("{ NOM($call) } { ORD($icrc) }", "Organisation has no ordinal"),
        ("{ NOM($call) } { NUM($icrc) }", "Organisation is no measure"),
        ("{ NOM($call) } { TREND($call, verb-was) }", "Figure is no change"),
        ("{ NOM($call) } { COUNT($call) }", "Unknown function"),
        ("{ NOM($call) } { AGREE($call, verb-nothing) }", "Unknown message: verb-nothing"),
        ("{ NOM($call) } { AGREE($call) }", "AGREE takes a message of forms after the variable"),
    ],
)
def test_a_function_used_on_the_wrong_thing_is_refused(line, said):
    """The runtime would print the fault into the text; here it is an error."""
    with pytest.raises(MessageError, match=said):
        written(programme(figures=(over(5, "call"),), statement=both(line)), "en")


@pytest.mark.parametrize(
    "line", ["{ statement } { NOM($call) }", "{ verb-was } { NOM($call) }", "{ -term } { NOM($call) }", '{ "x" } { NOM($call) }']
)
def test_a_statement_refers_to_its_record_alone(line):
    """A message or a literal in braces is refused when the sheet is built: it could print what is no part of the record."""
    with pytest.raises(InvalidFactsheetError, match="allowed is a variable, or a function of one"):
        sheet(programme(figures=(over(5, "call"),), statement=both(line)))


def test_a_list_that_names_only_some_says_so():
    """What no "including" in the sentence says, a sentence of its own does."""
    record = delivery("goods", items=(exactly(5, "blanket"),), complete=False)
    assert written(record, "en") == "5 blankets were delivered. The list is not complete."
    assert written(record, "ru") == "Передано 5 одеял. Перечень неполный."


def test_who_did_it_is_said_unless_it_is_the_reporting_body():
    """A message without a place for it is followed by a sentence that has one."""
    group = (Beneficiary("student", exactly(5, "student")),)
    ours, theirs = (engagement("hosted", "lecture", by=(by,), participants=group) for by in ("icrc", "rrc"))
    assert "Carried out by" not in written(ours, "en")
    assert "Carried out by the Russian Red Cross." in written(theirs, "en")


def test_a_group_is_called_what_the_record_calls_it():
    """A count in people of a group of students is written in students."""
    record = delivery("cash", beneficiaries=(Beneficiary("student", exactly(5, "person")),))
    assert written(record, "en") == "5 students received cash assistance."


def test_an_activity_of_no_kind_has_no_sentence():
    """The base class is written by no message, and says so."""
    with pytest.raises(MissingWordError, match="no message 'activity'"):
        summary(Activity(id="bare", title=both("Bare")), "en")


def test_numbers_nouns_and_ordinals_stand_alone_too():
    """NUM, NOUN, ORD, and a date of an event."""
    line = both("{ NUM($call) } / { NOUN($call) } / { ORD($gc75) } / { ORD($readings) } / { DATE($forum) } / { $call }")
    record = programme(figures=(over(36_000, "call"),), statement=line)
    assert written(record, "en") == "Over 36,000 / calls / 75th / XXXII / in September 2024 / over 36,000 calls"


def test_a_language_that_the_statement_lacks_is_an_error():
    """An English statement never stands in a Russian text."""
    record = programme(figures=(over(5, "call"),), statement=Text.of(en="{ NOM($call) }."))
    with pytest.raises(MissingTextError, match="has no 'ru', it has en"):
        written(record, "ru")


def test_a_name_without_cases_stands_behind_a_word_that_has_them():
    """Organisation, place and event; a person's name is refused, for there is no such word."""
    record = engagement("attended", by=("icrc",), partners=(Partner("club"),), events=Names(("meeting_15",)), places=("nowhere",))
    assert written(record, "ru") == "В городе Novoe МККК в партнерстве с организацией «Zarya» участвовал в 15-м мероприятии «Sbor»."
    stranger = Interlocutor("stranger", both("Chair"))
    with pytest.raises(MissingWordError, match="'ru' has no office 'Chair'"):
        summary(stranger, "ru", sheet())


def test_a_vocabulary_without_messages_names_what_it_lacks(tmp_path):
    """A language that has a grammar and nothing else cannot write a sentence."""
    folder = tmp_path / "xx"
    folder.mkdir()
    package = vocabulary().folders[0]
    (folder / "grammar.toml").write_text(package.joinpath("en", "grammar.toml").read_text("utf-8"), "utf-8")
    (folder / "nouns.toml").write_text('[call]\nsg = "call"\npl = "calls"\n', "utf-8")
    record = programme(figures=(over(5, "call"),))
    with pytest.raises(MissingWordError, match="'xx' has no message 'programme'"):
        summary(record, "xx", vocabulary=vocabulary(tmp_path))


def test_a_long_list_is_joined_outside_fluent():
    """Fluent gives up at 2,500 characters; a list of any length is written."""
    many = tuple(
        Place(f"place-{n}", both(f"A place with a rather long name, number {chr(97 + n % 26)}{n // 26}"), "city") for n in range(200)
    )
    record = engagement("met", by=("icrc",), counterparts=Names(tuple(place.id for place in many)))
    record = attrs.evolve(record, counterparts=None, places=tuple(place.id for place in many))
    held = sheet()
    whole = attrs.evolve(held, places=(*held.places, *many), activities=(record,))
    text = summary(whole["record"], "en")
    assert len(text) > 8000
    assert all(place.name["en"] in text for place in many)


def test_a_verb_follows_a_change_up_or_down():
    """The first form for more, the second for fewer; where neither is known, the author must say it otherwise."""
    line = both("{ TREND($staff, trend-grew) } { NOM($staff) }.")
    for before, after, said in ((12, 35, "Grew from 12 to 35 staff."), (35, 12, "Shrank from 35 to 12 staff.")):
        record = programme(changes=(Change(exactly(before, "staff"), exactly(after, "staff")),), statement=line)
        assert written(record, "en") == said
    unknown = programme(changes=(Change(about(12, "staff"), about(35, "staff")),), statement=line)
    with pytest.raises(MessageError, match="whether staff grew is not known"):
        written(unknown, "en")


def test_nouns_of_a_record_agree_too():
    """A topic is the subject of its verb; several topics take the plural."""
    record = programme(topics=("food_security",), statement=both("{ NOM($topics) } { AGREE($topics, verb-was) }."))
    assert written(record, "en") == "Food security was."
    assert written(attrs.evolve(record, topics=("food_security", "migration")), "en") == "Food security and migration were."


def test_a_field_that_the_record_lacks_stands_for_nothing():
    """A statement that uses the period of a record without one is refused."""
    record = programme(figures=(over(5, "call"),), statement=both("{ NOM($call) } { DATE($period) }."))
    with pytest.raises(UnknownKeyError, match="no id 'period' is known"):
        written(record, "en")


def test_a_counted_noun_needs_a_plural():
    """A noun without one cannot be counted; it is not written in a wrong form."""
    with pytest.raises(MissingWordError, match="'ru' has no plural of the noun 'assistance'"):
        phrase(exactly(5, "assistance"), "ru")
    assert phrase(unstated("assistance"), "ru") == "помощь"


def test_the_form_of_an_engagement_is_said():
    """Where neither a count nor an event says what it was, its form has a sentence."""
    record = engagement("held", "round_table", by=("icrc",))
    assert written(record, "en") == "The ICRC held an event. Form: round table."
    assert written(record, "ru") == "МККК провел мероприятие. Форма: круглый стол."
    with pytest.raises(MissingWordError, match="no noun 'rond_table'; nearest known: round_table"):
        written(engagement("held", "rond_table", by=("icrc",)), "en")


def test_quotation_marks_within_quotation_marks_are_the_inner_ones():
    """A name that brings its own is set in the language's outer ones."""
    clinic = Organisation("clinic", both("Клиника «Рассвет»"), "health_facility")
    assert summary(clinic, "ru", sheet()) == "организация «Клиника „Рассвет“»"


def test_a_variable_on_its_own_that_cannot_be_written_is_refused():
    """A route is written by its places; as a whole it has no words in a statement."""
    record = programme(figures=(over(5, "call"),), route=Route("russia"), statement=both("{ NOM($call) } { $route }."))
    with pytest.raises(MessageError, match="Route is no name"):
        written(record, "en")


def test_an_english_verb_takes_the_plural_after_a_list_of_measures():
    """Amounts, vehicles and goods alike; one of them keeps its singular, and in Russian the verb agrees with the first."""
    amounts = (Allocation(Money(2_000_000, "RUB"), "assistance"), Allocation(Money(3, "CHF", key="swiss"), "emergency_stocks"))
    trucks = [attrs.evolve(exactly(1, "truck"), key=key) for key in ("first", "second")]
    legs = tuple(Leg(truck, Route(destination=place)) for truck, place in zip(trucks, ("minsk", "russia"), strict=True))
    for record, english, russian in (
        (
            programme(allocations=amounts),
            "RUB 2 million for assistance and CHF 3 for emergency stocks were allocated.",
            "Выделено 2 млн рублей на помощь и 3 швейцарских франка на формирование запасов на случай чрезвычайных ситуаций.",
        ),
        (programme(allocations=amounts[:1]), "RUB 2 million for assistance was allocated.", "Выделено 2 млн рублей на помощь."),
        (
            Delivery(id="record", title=both("Record"), modality="goods", legs=legs),
            "1 truck to Minsk and 1 truck to Russia were sent.",
            "Направлен 1 грузовик в Минск и 1 грузовик в Россию.",
        ),
        (
            Delivery(id="record", title=both("Record"), modality="goods", items=(trucks[0], exactly(1, "food_parcel"))),
            "1 truck and 1 food parcel were delivered.",
            "Передан 1 грузовик и 1 продуктовый набор.",
        ),
    ):
        assert summary(record, "en", sheet()).replace("\u00a0", " ") == english
        assert summary(record, "ru", sheet()).replace("\u00a0", " ") == russian
