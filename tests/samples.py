"""A small sheet that the tests write records into."""

from __future__ import annotations

from icrc_activities import (
    Activity,
    Delegation,
    Event,
    Factsheet,
    Interlocutor,
    Ordinal,
    Organisation,
    Period,
    Place,
    Programme,
    Section,
    Text,
)


def both(text: str) -> Text:
    """The same text in both languages."""
    return Text.of(en=text, ru=text)


ICRC = Organisation(
    "icrc",
    Text.of(en="International Committee of the Red Cross", ru="Международный Комитет Красного Креста"),
    "icrc",
    Text.of(en="ICRC", ru="МККК"),
)
RRC = Organisation("rrc", Text.of(en="Russian Red Cross", ru="Российский Красный Крест"), "national_society", Text.of(en="RRC", ru="РКК"))
CLUB = Organisation("club", both("Zarya"), "association")
LAVROV = Interlocutor(
    "minister", Text.of(en="Minister of Foreign Affairs", ru="Министр иностранных дел"), None, Text.of(en="Lavrov", ru="Лавров"), "mr"
)
OFFICE = Interlocutor("office", Text.of(en="Minister of Foreign Affairs", ru="Министр иностранных дел"))
UNSTYLED = Interlocutor(
    "unstyled", Text.of(en="Minister of Foreign Affairs", ru="Министр иностранных дел"), None, Text.of(en="Lavrov", ru="Лавров")
)
MINSK = Place("minsk", Text.of(en="Minsk", ru="Минск"), "city")
UKRAINE = Place("ukraine", Text.of(en="Ukraine", ru="Украина"), "country", "UA")
RUSSIA = Place("russia", Text.of(en="Russia", ru="Россия"), "country", "RU")
FRANCE = Place("france", Text.of(en="France", ru="Франция"), "country", "FR")
NOWHERE = Place("nowhere", both("Novoe"), "city")
FORUM = Event(
    "forum", Text.of(en="Eurasian Women's Forum", ru="Евразийский женский форум"), "forum", place="minsk", period=Period("2024-09")
)
GC75 = Event("gc75", Text.of(en="Geneva Conventions", ru="Женевские конвенции"), "anniversary", Ordinal(75))
READINGS = Event(
    "readings",
    Text.of(en="International Christmas Educational Readings", ru="Международные Рождественские образовательные чтения"),
    "readings",
    Ordinal(32, "roman"),
)
MEETING = Event("meeting_15", both("Sbor"), "meeting", Ordinal(15), ("icrc",))
NAMED = (ICRC, RRC, CLUB, LAVROV, OFFICE, UNSTYLED, MINSK, UKRAINE, RUSSIA, FRANCE, NOWHERE, FORUM, GC75, READINGS, MEETING)


def sheet(*activities: Activity, sections: tuple[Section, ...] = ()) -> Factsheet:
    """A sheet of these activities, with all that they may refer to."""
    return Factsheet(
        id="test",
        title=Text.of(en="Test", ru="Проба"),
        delegation=Delegation("delegation", Text.of(en="ICRC delegation in Moscow", ru="делегация МККК в Москве"), "icrc"),
        organisations=tuple(part for part in NAMED if isinstance(part, Organisation)),
        interlocutors=tuple(part for part in NAMED if isinstance(part, Interlocutor)),
        places=tuple(part for part in NAMED if isinstance(part, Place)),
        events=tuple(part for part in NAMED if isinstance(part, Event)),
        activities=activities,
        sections=sections,
    )


def programme(**fields: object) -> Programme:
    """A programme with these fields."""
    return Programme(id="record", title=both("Record"), **fields)  # type: ignore[arg-type]  # the tests' own fields
