"""The whole sheet, as plain text and as Markdown, and the check of a sheet's texts."""

from __future__ import annotations

import attrs
import pytest
from tests.samples import both, programme, sheet

from icrc_activities import (
    Beneficiary,
    Caption,
    Contact,
    Entry,
    Factsheet,
    Period,
    Programme,
    Section,
    Text,
    TooSensitiveError,
    UnknownKeyError,
    UnwrittenError,
    datasets,
    exactly,
    over,
    render,
    several_dozen,
)
from icrc_activities.text import blocks, check

CALLS = programme(figures=(over(36_000, "call"),), period=Period("2024"), caveat=both("Calls, not callers."), sources=("fact-1",))


def whole(**changes: object) -> Factsheet:
    """A sheet with one of everything."""
    built = sheet(
        CALLS,
        Programme(id="trucks", title=both("Trucks"), figures=(exactly(53, "truck"),), places=("minsk",)),
        sections=(
            Section(
                "hotline",
                Text.of(en="Hotline's calls", ru="Горячая линия"),
                lead=both("{ DATE($period) } { IN($places) }:"),
                period=Period("2022/.."),
                places=("minsk",),
                entries=(
                    Entry("record"),
                    Entry(
                        "record",
                        Text.of(en="Again { NOM($call) } { DATE($period) }.", ru="Снова { NOM($call) } { DATE($period) }."),
                        ("fact-2",),
                    ),
                ),
                sections=(Section("logistics", both("Logistics"), entries=(Entry("trucks"),)),),
                sources=("fact-0",),
            ),
        ),
    )
    rest: dict[str, object] = {
        "period": Period("2024"),
        "published": Period("2025-02"),
        "contact": Contact(both("Office"), both("1 Lane"), "+7 495 000", "office@example.org", "example.org", ("fact-9",)),
        "captions": (Caption(both("{ NOM($icrc) }."), ("fact-8",)),),
    }
    return attrs.evolve(built, **(rest | changes))  # type: ignore[arg-type]  # the tests' own fields


ENGLISH = """\
Test
====

International Committee of the Red Cross (ICRC)

ICRC delegation in Moscow

2024

The ICRC.


Hotline’s calls
---------------

Since 2022 in Minsk:

• Over 36,000 calls in 2024. Calls, not callers.
• Again over 36,000 calls in 2024. Calls, not callers.

Logistics
·········

• 53 trucks.

Notes
-----

The names and boundaries used in this document do not imply official endorsement, nor do they express a political opinion on the part of the ICRC.


Contact
-------

Office
1 Lane
T +7 495 000
Email: office@example.org
example.org
© ICRC, February 2025
"""


def test_the_plain_text_holds_everything_in_its_place():
    """Title, delegation, period, caption, sections with leads and entries, sub-sections, notes, contact."""
    assert render(whole(), "en").replace("\u00a0", " ") == ENGLISH


def test_markdown_has_headings_and_lists():
    """The same parts in Markdown; a line of a list an entry."""
    text = render(whole(), "ru", "markdown").replace("\u00a0", " ")
    assert text.startswith("# Проба\n\nМеждународный Комитет Красного Креста (МККК)\n\nделегация МККК в Москве\n\n2024 год\n\n*МККК.*\n")
    assert "\n## Горячая линия\n\nС 2022 года в Минске:\n\n- Более 36 000 звонков в 2024 году. Calls, not callers.\n" in text
    assert "\n### Logistics\n\n- 53 грузовика.\n" in text
    assert text.endswith("- © МККК, февраль 2025 года\n")


def test_markdown_of_the_records_is_shown_not_run():
    """What Markdown would read as its own is escaped."""
    hostile = both("<script> *a* _b_ [c](d) # `e` | \\")
    text = render(whole(title=hostile), "en", "markdown")
    assert text.startswith("# \\<script\\> \\*a\\* \\_b\\_ \\[c\\](d) \\# \\`e\\` \\| \\\\\n")


def test_blocks_keep_the_facts_that_they_show():
    """An entry's facts are its record's and its own."""
    shown = {(block.kind, block.sources) for block in blocks(whole(), "en") if block.sources}
    assert shown == {
        ("caption", ("fact-8",)),
        ("heading", ("fact-0",)),
        ("entry", ("fact-1",)),
        ("entry", ("fact-1", "fact-2")),
        ("heading", ("fact-9",)),
    }


def shown(record: Programme, language: str = "en") -> list[tuple[str, str, str]]:
    """The measures of a record's entry: the key, and the phrase and the number where its text has them."""
    made = sheet(record, sections=(Section("one", both("One"), entries=(Entry(record.id),)),))
    (entry,) = [block for block in blocks(made, language) if block.kind == "entry"]
    return [(each.measure.name, entry.text[slice(*each.phrase)], entry.text[slice(*each.number)]) for each in entry.measures]


def test_an_entry_says_where_its_measures_stand():
    """In the order of the text, whatever the language did to the first letter, the case and the spaces."""
    line = Text.of(en="{ NOM($truck) } { DATE($period) } and { NOM($call) }.", ru="{ NOM($call) } и { GEN($truck) } { DATE($period) }.")
    record = programme(figures=(exactly(21, "truck"), over(36_000, "call")), statement=line, period=Period("2021"))
    assert shown(record) == [("truck", "21 trucks", "21"), ("call", "over 36,000 calls", "36,000")]
    assert [(key, number) for key, _, number in shown(record, "ru")] == [("call", "36\u00a0000"), ("truck", "21")]
    assert shown(record, "ru")[0][1] == "Более 36\u00a0000\u00a0звонков"


def test_a_number_within_another_word_is_not_the_measure():
    """A name that holds the same digits goes before."""
    record = programme(figures=(exactly(5, "call"),), statement=both("{ NOM($meeting_15) }, { NUM($call) } of { NOUN($call) }."))
    assert shown(record) == [("call", "5", "5")]


def test_a_measure_that_its_sentence_glues_to_a_word_stands_nowhere():
    """It is in the text, but not as a phrase of its own."""
    record = programme(figures=(exactly(5, "call"),), statement=both("Line x{ NOM($call) }."))
    assert shown(record) == []


def test_measures_that_are_alike_stand_each_in_its_place():
    """Two of five calls: the first that was written is the first in the text; a vague one has no number."""
    alike = (attrs.evolve(exactly(5, "call"), key="a"), attrs.evolve(exactly(5, "call"), key="b"), several_dozen("truck"))
    record = programme(figures=alike, statement=both("{ NOM($a) }, { NOM($b) }, { NOM($truck) }."))
    assert shown(record) == [("a", "5 calls", "5"), ("b", "5 calls", "5"), ("truck", "several dozen trucks", "")]


def test_an_entry_says_how_long_its_caveat_and_note_are():
    """They are the end of its text."""
    record = attrs.evolve(CALLS, note=both("A note."))
    (entry,) = [
        block for block in blocks(sheet(record, sections=(Section("one", both("One"), entries=(Entry("record"),)),)), "en") if block.aside
    ]
    caveat, note = entry.aside
    assert (entry.text[-caveat - note : -note], entry.text[-note:]) == (" Calls, not callers.", " A note.")


def test_a_group_is_measured_in_its_own_noun():
    """Under the name that its count has."""
    record = programme(beneficiaries=(Beneficiary("student", exactly(30, "person")),))
    assert shown(record) == [("person", "30 students", "30")]


def test_a_section_of_another_period_says_so_itself():
    """Without a lead of its own, a section that speaks for another period gets one."""
    section = Section("later", both("Later"), period=Period("2025"), entries=(Entry("trucks"), Entry("record")))
    text = render(whole(sections=(section,)), "en")
    assert "\nIn 2025:\n" in text


def test_a_full_name_is_said_once_with_its_short_one():
    """The first mention introduces the abbreviation, the later ones use it."""
    line = both("{ NOM($rrc) } and { NOM($rrc) }.")
    first = Programme(id="first", title=both("First"), statement=line)
    again = Programme(id="again", title=both("Again"), statement=line)
    text = render(sheet(first, again, sections=(Section("one", both("One"), entries=(Entry("first"), Entry("again"))),)), "en")
    assert "• The Russian Red Cross (RRC) and the RRC.\n• The RRC and the RRC.\n" in text


def test_a_sheet_without_contact_and_dates_is_a_sheet():
    """What is not stated is not written."""
    text = render(sheet(CALLS, sections=(Section("one", both("One"), entries=(Entry("record"),)),)), "en")
    assert "Contact" not in text
    assert "©" not in text
    bare = whole(contact=Contact(both("Office")), published=None)
    assert render(bare, "en").endswith("Contact\n-------\n\nOffice\n")


def test_an_entry_may_leave_out_names_that_another_entry_writes():
    """It must write every measure all the same."""
    record = Programme(id="trucks", title=both("Trucks"), figures=(exactly(53, "truck"),), places=("minsk",))
    short = Entry("trucks", both("{ NOM($truck) }."))
    both_entries = sheet(record, sections=(Section("one", both("One"), entries=(short, Entry("trucks"))),))
    assert "• 53 trucks.\n• 53 trucks in Minsk.\n" in render(both_entries, "en")
    with pytest.raises(UnwrittenError, match="leaves out minsk"):
        render(sheet(record, sections=(Section("one", both("One"), entries=(short,)),)), "en")
    silent = Entry("trucks", both("{ IN($minsk) }."))
    with pytest.raises(UnwrittenError, match="leaves out truck"):
        render(sheet(record, sections=(Section("one", both("One"), entries=(silent, Entry("trucks"))),)), "en")


def test_a_record_that_no_section_shows_is_not_lost():
    """The sheet is refused by the ids of such records, and the check says so too."""
    lost = sheet(CALLS)
    with pytest.raises(UnwrittenError, match="the 'en' text of 'test' leaves out record"):
        render(lost, "en")
    assert [fault.path for fault in check(lost)] == ["$ (en)", "$ (ru)"]


def test_a_record_above_the_level_asked_for_is_not_shown():
    """The sheet is refused, not shortened: what is left out would not be missed by its reader."""
    secret = sheet(attrs.evolve(CALLS, sensitivity="internal"), sections=(Section("one", both("One"), entries=(Entry("record"),)),))
    with pytest.raises(TooSensitiveError, match="record may not be shown at the level 'public'"):
        render(secret, "en")
    assert "36,000 calls" in render(secret, "en", sensitivity="internal")
    assert "36,000 calls" in render(secret, "en", sensitivity="confidential")
    assert check(secret) == ()
    with pytest.raises(UnknownKeyError, match="no level of sensitivity 'secret'"):
        render(secret, "en", sensitivity="secret")


def test_the_year_of_the_sheet_stands_at_its_head():
    """The sheet's own period is written in full, whatever part of a year it is."""
    assert "\nFrom January to March 2026\n" in render(whole(period=Period("2026-01/2026-03")), "en")
    assert "\n2024\u00a0год\n" in render(whole(), "ru")


def test_an_unknown_format_is_refused():
    """The error names those there are."""
    with pytest.raises(UnknownKeyError, match="no format 'html' is known; nearest known: text, markdown"):
        render(whole(), "en", "html")  # type: ignore[arg-type]  # what a caller without types may do


def test_the_check_finds_what_cannot_be_written():
    """Every record and the sheet, in every language of its title; the fault says where and what."""
    assert check(whole()) == ()
    broken = attrs.evolve(CALLS, statement=Text.of(en="{ NOM($call) }.", ru="Ничего."), caveat=None)
    held = sheet(attrs.evolve(broken, statement=both("Nothing.")), sections=(Section("one", both("One"), entries=(Entry("record"),)),))
    paths = [fault.path for fault in check(held)]
    assert paths == ["$.activities[0] (record, en)", "$.activities[0] (record, ru)"]
    assert "leaves out call, period 2024" in check(held)[0].found
    entry = Entry("record", both("Nothing."))
    shown = sheet(CALLS, sections=(Section("one", both("One"), entries=(entry,)),))
    assert [fault.path for fault in check(shown, languages=("en",))] == ["$ (en)"]


def test_the_2024_sheet_renders_in_both_formats():
    """Both languages, both formats, and the same number of entries in each."""
    sheet_2024 = datasets.moscow_2024()
    entries = sum(len(section.entries) for section in sheet_2024.walk())
    for language in ("en", "ru"):
        assert render(sheet_2024, language).count("\n• ") == entries
        assert render(sheet_2024, language, "markdown").count("\n- ") == entries + 4


@pytest.mark.parametrize("sign", ["\u202e", "\x1b", "\u200b", "\ufe0f", "\U000e0101", "\u271a", "\u263e", "\u25c7", "\U0001f1f9", "\ufffc"])
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_no_character_hides_or_looks_like_an_emblem(format_, sign):
    """What a page shows as its code point stands so in text and in Markdown, too."""
    written = render(attrs.evolve(sheet(), title=both(f"a{sign}b")), "en", format_)
    assert sign not in written
    assert f"[U+{ord(sign):04X}]" in written.replace("\\", "")
