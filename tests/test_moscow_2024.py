"""The 2024 sheet: every fact is there, once, with its figures, and the grammar follows the numbers when they change."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from icrc_activities import (
    Activity,
    Change,
    Factsheet,
    Figure,
    InvalidFactsheetError,
    Money,
    datasets,
    dumps,
    loads,
    parts,
    summary,
)
from icrc_activities.model.activities import Allocation, Leg
from icrc_activities.model.beneficiaries import Beneficiary
from icrc_activities.text import blocks, check

DATA = Path(__file__).parent / "data"
FACTS = list(csv.DictReader((DATA / "facts_2024.csv").read_text("utf-8").splitlines()))
QUALIFIERS = {"more_than": "over", "around": "about", "dozens_of": "dozens", "from": "exact", "to": "exact"}
IMPLIED = {
    "ipa-gaza": "one of the meetings counted in ipa-commissions; the text says 'one of', no figure of its own",
    "ipa-plenary": "a plenary session: a singular, no count",
}
SHEET = datasets.moscow_2024()
LANGUAGES = ("en", "ru")


def _claims() -> list[tuple[str, tuple[str, ...]]]:
    """Every part of the sheet that names facts, and the facts that it names."""
    contact = SHEET.contact
    assert contact is not None
    found = [("sheet", SHEET.sources), ("contact", contact.sources)]
    found += [("caption", caption.sources) for caption in SHEET.captions]
    found += [(activity.id, activity.sources) for activity in SHEET.activities]
    for section in SHEET.walk():
        found.append((section.id, section.sources))
        found += [(entry.activity, entry.sources) for entry in section.entries]
    return found


def _holders(fact: str) -> list[Activity]:
    ids = {activity.id for activity in SHEET.activities}
    return [SHEET[name] for name, sources in _claims() if fact in sources and name in ids]


def test_every_fact_is_named_and_no_other():
    """The sources of the sheet's parts together are the 125 facts."""
    assert len(FACTS) == 125
    assert {fact for _, sources in _claims() for fact in sources} == {fact["id"] for fact in FACTS}


def test_no_record_claims_more_than_twelve_facts():
    """A record that held more would be no record of a fact."""
    assert max(len(sources) for _, sources in _claims()) <= 12


def test_the_size_is_that_of_the_sheet():
    """About 75 records, and every one of them is shown."""
    shown = {entry.activity for section in SHEET.walk() for entry in section.entries}
    assert shown == {activity.id for activity in SHEET.activities}
    assert 70 <= len(SHEET.activities) <= 80


@pytest.mark.parametrize("fact", [fact for fact in FACTS if fact["figures"]], ids=lambda fact: fact["id"])
def test_the_figures_of_a_fact_are_those_of_its_record(fact):
    """Value and qualifier of every figure stand in a record that names the fact."""
    measures = [measure for record in _holders(fact["id"]) for measure in record.measures.values()]
    flat = [part for measure in measures for part in ((measure.before, measure.after) if isinstance(measure, Change) else (measure,))]
    stated = {(str(part.qualifier), part.value) for part in flat}
    for figure in fact["figures"].split(";"):
        qualifier, value, noun = figure.split(":", 2)
        if qualifier == "ordinal":
            ordinals = {event.ordinal.number for event in SHEET.events if event.ordinal}
            assert int(value) in ordinals
        elif fact["id"] in IMPLIED:
            assert not stated, IMPLIED[fact["id"]]
        else:
            assert (QUALIFIERS.get(qualifier, qualifier), Decimal(value) if value else None) in stated, noun


def test_an_amount_keeps_its_currency():
    """Both allocations are in roubles."""
    amounts = [measure for record in SHEET.activities for measure in record.measures.values() if isinstance(measure, Money)]
    assert [(str(money.amount), money.currency) for money in amounts] == [("24000000", "RUB"), ("2500000", "RUB")]


def test_what_must_not_be_added_says_so():
    """The two kinds of help in Kursk may have reached the same people, and the records know it."""
    assert "kursk_bank_cards" in SHEET["kursk_pharmacy_vouchers"].may_overlap
    assert "kursk_pharmacy_vouchers" in SHEET["kursk_bank_cards"].may_overlap
    assert SHEET["open_cases"].counting == "stock"
    assert SHEET["families_informed"].counting == "cumulative"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_caveat_travels_with_the_messages(language):
    """Wherever the number of messages is written, the sentence about prisoners of war stands directly behind its sentence."""
    record = SHEET["pow_messages"]
    assert record.caveat is not None
    number = parts(record.measures["personal_message"], language).number
    texts = [summary(record, language), *(block.text for block in blocks(SHEET, language) if number in block.text)]
    assert len(texts) == 2
    for text in texts:
        behind = text.partition(number)[2].partition(". ")[2]
        assert behind.replace("\u00a0", " ").startswith(record.caveat[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_a_record_stands_in_its_entry(language):
    """Each entry holds the phrase of each of its record's measures, to the character."""
    written = iter([block for block in blocks(SHEET, language) if block.kind == "entry"])
    for section in SHEET.walk():
        for entry in section.entries:
            text = next(written).text
            for measure in SHEET[entry.activity].measures.values():
                for part in (measure.before, measure.after) if isinstance(measure, Change) else (measure,):
                    numbers = ("short" if language == "ru" else "long") if isinstance(part, Money) else "digits"
                    assert parts(part, language, numbers=numbers).number in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_to_mend_in_the_text(language):
    """No stray space, no brace, no missing stop, no letter that the language does not write."""
    for block in blocks(SHEET, language):
        assert not re.search(r"  | [.,;:]|[{}$]|,,|\.\.|\u00a0\u00a0|[\ue000-\uf8ff]", block.text), block.text
        if block.kind == "entry":
            assert block.text.endswith("."), block.text
            assert block.text[0].isupper(), block.text
        if language == "ru":
            assert "ё" not in block.text.casefold(), block.text
            assert not re.search(r"\d (?!до |по )[а-я]", block.text.replace("д. 13, стр. 1", "")), block.text
        else:
            assert not re.search("[а-яА-Я]", block.text), block.text


def test_no_english_word_stands_in_a_russian_sentence():
    """Names that are kept in Latin letters are the only ones."""
    latin = {word for block in blocks(SHEET, "ru") for word in re.findall(r"[A-Za-z]{2,}", block.text)}
    assert latin == {"BI", "ZONE", "Cyber", "Polygon", "XXV", "XXXII"}


def test_the_sheet_writes_without_a_fault():
    """Every statement compiles and writes its whole record, in every language of the sheet."""
    assert check(SHEET) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reading_covers_every_sentence(language):
    """The table of the reading holds every sentence as it is written now, with its facts, and a verdict for each."""
    table = Path(__file__).parent.parent / "docs" / "reading-2024.md"
    rows = dict(re.findall(r"^\| ([^|]+) \| ([^|]+ \| [^|]+) \|$", table.read_text("utf-8"), re.MULTILINE))
    for block in blocks(SHEET, language):
        cell = block.text.replace("\u00a0", " ").replace("|", "\\|")
        facts, verdict = rows[cell].split(" | ")
        assert facts == (", ".join(block.sources) or "–")
        assert verdict in {"sound", "sound, agreed with the reference"}


def _changed(held: object, n: int) -> object:
    """The same with every counted number set to *n*; amounts and vague figures stay."""
    if isinstance(held, Figure):
        return held if held.value is None else attrs.evolve(held, value=Decimal(n))
    if isinstance(held, Change):
        return attrs.evolve(held, after=_changed(held.after, n))
    if isinstance(held, tuple):
        return tuple(_changed(item, n) for item in held)
    if isinstance(held, Beneficiary | Leg | Allocation):
        fields = {field.name: _changed(getattr(held, field.name), n) for field in attrs.fields(type(held))}
        return attrs.evolve(held, **fields)
    return held


def next_year(record: Activity, n: int) -> Factsheet:
    """The sheet with the counted numbers of one record set to *n*."""
    fields = {field.name: getattr(record, field.name) for field in attrs.fields(type(record)) if field.init}
    changes = {name: _changed(value, n) for name, value in fields.items()}
    return SHEET.evolve(record.id, **{name: value for name, value in changes.items() if value != fields[name]})


COUNTED = [
    record
    for record in SHEET.activities
    if any(isinstance(m, Figure | Change) and (isinstance(m, Change) or m.value is not None) for m in record.measures.values())
]
REFUSED = {
    "presidential_forums": (1, 2, 5, 21, 22, 51),
    "legal_conferences": (1, 2, 5, 21, 22, 51),
    "martens_competition": (1, 2, 5, 21, 22, 51),
    "forensic_conferences": (1,),
    "private_sector_meetings": (1, 2),
}
"""Records whose list of names must agree with the count, and the numbers that it forbids."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", [1, 2, 5, 21, 22, 51])
def test_grammar_follows_next_years_numbers(language, n):
    """Number, noun, adjective, verb and pronoun of every record change with the count; each sentence was read."""
    expected = dict(line.split(" | ", 1) for line in (DATA / "next_year" / f"{n}.{language}.txt").read_text("utf-8").splitlines())
    written = {}
    for record in COUNTED:
        if n in REFUSED.get(record.id, ()):
            with pytest.raises(InvalidFactsheetError, match=r"names, allowed is"):
                next_year(record, n)
            continue
        written[record.id] = summary(next_year(record, n)[record.id], language).replace("\u00a0", " ")
    assert written == expected


def test_the_sheet_is_the_same_after_a_round_trip():
    """JSON read and written again is the same document."""
    assert loads(dumps(SHEET)) == SHEET
    path = Path(datasets.__file__).parent / "moscow_2024" / "factsheet.json"
    assert path.read_text("utf-8") == dumps(SHEET)
