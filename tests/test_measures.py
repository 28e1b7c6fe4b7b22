"""Figures, amounts and changes in words: every gold row, and tables of the project's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icrc_activities import (
    Change,
    Figure,
    MessageError,
    Money,
    NoFormError,
    Qualifier,
    between,
    exactly,
    over,
    phrase,
    unstated,
    up_to,
    vocabulary,
)
from icrc_activities.language import default_vocabulary
from icrc_activities.language.measures import Measures
from icrc_activities.model.figures import WITHOUT_VALUE

DATA = Path(__file__).resolve().parent / "data"
WORDS = vocabulary(DATA / "vocabulary")
CASES = ("nom", "gen", "dat", "acc", "ins", "prep")
EN = default_vocabulary().language("en")
RU = default_vocabulary().language("ru")
GOLD = [json.loads(line) for line in (DATA / "ru_counts.jsonl").read_text("utf-8").splitlines()]
UNITS = json.loads((DATA / "ru_counts_units.json").read_text("utf-8"))


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ")


def table() -> Iterator[tuple[str, str, list[str]]]:
    """Unit, number and the six phrases of each row of the table."""
    unit = ""
    for line in (DATA / "ru_table.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            unit = line.strip("[]")
        elif line and not line.startswith("#"):
            number, *phrases = (cell.strip() for cell in line.split("|"))
            yield unit, number, phrases


def test_every_gold_phrase_comes_out_exactly():
    """All 489 rows: number, case, qualifier and way of writing, the no-break spaces too."""
    assert len(GOLD) == 489
    wrong = []
    for row in GOLD:
        kind = Money if UNITS[row["noun"]].isupper() else Figure
        found = phrase(kind(row["n"], UNITS[row["noun"]], row["qualifier"]), "ru", row["slot"], row["format"], WORDS)
        if found != row["nbsp"]:
            wrong.append((row["nbsp"], found))
    assert wrong == []


@pytest.mark.parametrize(("unit", "number", "expected"), list(table()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_russian_count_in_six_cases(unit, number, expected):
    """The table was read by eye."""
    assert [plain(phrase(Figure(number, unit), "ru", case)) for case in CASES] == expected


def test_the_table_holds_every_kind_of_number():
    """Each noun of it stands after each of the numbers."""
    numbers = {number for _, number, _ in table()}
    assert {"0", "1", "2", "5", "11", "21", "22", "102", "111", "1000", "1001", "36000", "1.5", "2.5", "24000000"} <= numbers
    assert len(list(table())) == len(numbers) * len({unit for unit, _, _ in table()})


@pytest.mark.parametrize(
    ("measure", "case", "numbers", "expected"),
    [
        (over(36_000, "call"), "nom", "digits", "более 36 000 звонков"),
        (over(36_000, "call"), "dat", "digits", "более чем 36 000 звонков"),
        (Money("24000000", "RUB"), "nom", "short", "24 млн рублей"),
        (Money("24000000", "RUB"), "nom", "long", "24 миллиона рублей"),
        (Money("24000000", "RUB"), "dat", "long", "24 миллионам рублей"),
        (Money("24000001", "RUB"), "nom", "short", "24 000 001 рубль"),
        (Money("1234567", "RUB"), "nom", "long", "1 234 567 рублей"),
        (Money("2500000", "RUB"), "gen", "long", "2,5 миллиона рублей"),
        (Money("24000000", "XAF"), "nom", "short", "24 млн XAF"),
        (exactly(36_000, "call"), "nom", "short", "36 тыс. звонков"),
        (exactly(21_000, "call"), "acc", "long", "21 тысячу звонков"),
        (between(2, 5, "truck"), "nom", "digits", "от 2 до 5 грузовиков"),
        (between(2, 5, "truck"), "dat", "digits", "2–5 грузовикам"),
        (Money("2000000", "RUB", upper="3000000"), "nom", "short", "от 2 до 3 млн рублей"),
        (Money("900000", "RUB", upper="3000000"), "nom", "short", "от 900 000 до 3 000 000 рублей"),
        (Money("2000000", "XAF", upper="3000000"), "nom", "short", "от 2 млн XAF до 3 млн XAF"),
        (unstated("school_kit"), "ins", "digits", "школьными наборами"),
        (Change(exactly(12, "truck"), exactly(35, "truck")), "nom", "digits", "с 12 до 35 грузовиков"),
        (Change(exactly(100, "truck"), over(200, "truck")), "nom", "digits", "со 100 до более чем 200 грузовиков"),
        (Figure(None, "child", Qualifier.SEVERAL_DOZEN), "dat", "digits", "нескольким десяткам детей"),
        (Figure(None, "person", Qualifier.VAST_MAJORITY), "gen", "digits", "подавляющего большинства людей"),
        (Figure(Decimal("1.50"), "tonne"), "nom", "digits", "1,50 тонны"),
        (Figure(Decimal("1.5"), "tonne"), "nom", "digits", "1,5 тонны"),
    ],
)
def test_a_russian_phrase(measure, case, numbers, expected):
    """Qualifiers, short and long numbers, ranges and changes."""
    assert plain(phrase(measure, "ru", case, numbers)) == expected


@pytest.mark.parametrize(
    ("measure", "numbers", "expected"),
    [
        (over(36_000, "call"), "digits", "over 36,000 calls"),
        (exactly(1, "call"), "digits", "1 call"),
        (exactly("1.5", "tonne"), "digits", "1.5 tonnes"),
        (Figure(5, "truck", Qualifier.FEWER_THAN), "digits", "fewer than 5 trucks"),
        (Figure(5, "tonne", Qualifier.FEWER_THAN), "digits", "less than 5 tonnes"),
        (Money("5000", "RUB", Qualifier.FEWER_THAN), "digits", "less than RUB 5,000"),
        (Money("24000000", "RUB"), "long", "RUB 24 million"),
        (Money("21", "RUB"), "long", "RUB 21"),
        (between(2, 5, "truck"), "digits", "between 2 and 5 trucks"),
        (Money("2000000", "RUB", upper="3000000"), "long", "between RUB 2 million and RUB 3 million"),
        (Change(exactly(12, "truck"), exactly(35, "truck")), "digits", "from 12 to 35 trucks"),
        (Figure(None, "child", Qualifier.DOZENS), "digits", "dozens of children"),
        (Money(None, "RUB", Qualifier.SEVERAL_DOZEN), "digits", "several dozen RUB"),
    ],
)
def test_an_english_phrase(measure, numbers, expected):
    """House style: comma from four digits, less than with measures and money, code before the amount."""
    assert plain(phrase(measure, "en", numbers=numbers)) == expected


@pytest.mark.parametrize("case", ["gen", "dat", "ins", "prep"])
def test_up_to_has_no_form_in_an_oblique_slot(case):
    """The sentence must be worded otherwise; the error says so."""
    with pytest.raises(NoFormError, match=f"'up_to' has no form in the slot '{case}' of 'ru'"):
        phrase(up_to(200, "parcel"), "ru", case)


def test_a_vague_word_may_lack_a_slot():
    """A language that gives a vague qualifier no form in a slot refuses it there."""
    folder = vocabulary(DATA / "vocabulary").language("ru")
    grammar = {**folder.grammar, "vague": {**folder.grammar["vague"], "dozens": {"counted": ["count.gen", "pl.gen"], "nom": "десятки"}}}
    language = type(folder)("ru", {**folder.tables, "grammar": grammar}, ())
    with pytest.raises(NoFormError, match="'dozens' has no form in the slot 'ins'"):
        language.measures.write(Figure(None, "call", Qualifier.DOZENS), "ins")


@pytest.mark.parametrize(
    ("measure", "russian", "english"),
    [
        (exactly(1, "call"), "m", "sg"),
        (exactly(21, "tonne"), "f", "pl"),
        (exactly(2, "call"), "n", "pl"),
        (exactly(2, "family"), "pl", "pl"),
        (exactly(3, "child"), "pl", "pl"),
        (exactly(5, "call"), "n", "pl"),
        (exactly(5, "child"), "pl", "pl"),
        (exactly("1.5", "tonne"), "n", "pl"),
        (exactly(0, "call"), "n", "pl"),
        (over(36_000, "call"), "n", "pl"),
        (over(1, "call"), "n", "sg"),
        (over(100, "child"), "pl", "pl"),
        (Figure(None, "call", Qualifier.DOZENS), "pl", "pl"),
        (Figure(None, "call", Qualifier.SEVERAL_DOZEN), "n", "pl"),
        (unstated("truck"), "pl", "pl"),
        (Change(exactly(1, "truck"), exactly(2, "truck")), "n", "pl"),
    ],
)
def test_a_verb_agrees_with_what_was_written(measure, russian, english):
    """People who act take the plural, things in the passive the neuter singular."""
    assert RU.measures.agree(RU.measures.write(measure, "nom").agrees, "m|f|n|pl") == russian
    assert EN.measures.agree(EN.measures.write(measure, "nom").agrees, "sg|pl") == english


@pytest.mark.parametrize(
    ("genders", "expected"),
    [(["m"], "m"), (["f"], "f"), (["pl"], "pl"), ([""], "m"), (["f", "f"], "pl"), (["m", "n"], "pl")],
)
def test_a_verb_agrees_with_names(genders, expected):
    """One name has its gender, several take the plural."""
    assert RU.measures.named(genders, "m|f|n|pl") == expected


@pytest.mark.parametrize(("number", "expected"), [(1, "f"), (21, "pl"), (2, "pl"), (0, "pl")])
def test_a_pronoun_refers_back_to_what_was_written(number, expected):
    """Singular after one, plural otherwise."""
    assert RU.measures.refer(RU.measures.write(exactly(number, "tonne"), "nom").agrees, "m|f|n|pl") == expected


def test_a_message_with_too_few_forms_is_refused():
    """The error names the form that lacks and the order of all."""
    with pytest.raises(MessageError, match=r"2 forms, none for 'pl'; the order is m\|f\|n\|pl"):
        RU.measures.agree(RU.measures.write(exactly(5, "child"), "nom").agrees, "m|f")


def test_a_preposition_stands_where_the_grammar_wants_it():
    """Before the number: «более чем в 20 мероприятиях»; before a qualifier that stands for the number."""
    assert plain(RU.measures.write(over(20, "event"), "prep").text("в")) == "более чем в 20 мероприятиях"
    assert plain(RU.measures.write(exactly(5, "event"), "prep").text("в")) == "в 5 мероприятиях"
    assert RU.measures.write(Figure(None, "event", Qualifier.DOZENS), "prep").text("в") == "в десятках мероприятий"


FIGURES = st.one_of(
    st.builds(
        Figure,
        st.one_of(st.integers(1, 10**7).map(Decimal), st.decimals("0.01", 10**7, allow_nan=False, allow_infinity=False, places=2)),
        st.sampled_from(["call", "child", "food_parcel", "tonne"]),
        st.sampled_from([one for one in Qualifier if one not in WITHOUT_VALUE and one is not Qualifier.UP_TO]),
    ),
    st.builds(Figure, st.none(), st.sampled_from(["call", "child"]), st.sampled_from(sorted(WITHOUT_VALUE))),
)


@given(FIGURES, st.sampled_from(CASES), st.sampled_from(["digits", "short", "long"]), st.sampled_from([EN, RU]))
def test_what_is_remembered_is_what_a_fresh_start_gives(figure, case, numbers, language):
    """A phrase from memory is the phrase that was made, and the one that is made without a memory."""
    slot = language.case(case)
    fresh = Measures(language)
    assert language.measures.write(figure, slot, numbers) == fresh.write(figure, slot, numbers)
    assert (
        language.measures.text(figure, slot, numbers) == language.measures.text(figure, slot, numbers) == fresh.text(figure, slot, numbers)
    )


@given(st.decimals(1, 10**10, allow_nan=False, allow_infinity=False, places=2), st.sampled_from(["short", "long"]))
def test_short_and_long_numbers_never_round(value, numbers):
    """What is written is the number: the factor times its scale word, or every digit."""
    found = phrase(Figure(value, "call"), "en", numbers=numbers).split()
    scale = {"thousand": 1000, "million": 10**6, "billion": 10**9}.get(found[1], 1)
    assert Decimal(found[0].replace(",", "")) * scale == value


def test_the_memory_of_phrases_is_bounded(monkeypatch):
    """It is emptied when it is full, and phrases come out as before."""
    monkeypatch.setattr("icrc_activities.language.measures._CACHED", 3)
    measures = Measures(RU)
    found = [plain(measures.text(exactly(number, "call"), "nom")) for number in range(1, 6)]
    assert found == ["1 звонок", "2 звонка", "3 звонка", "4 звонка", "5 звонков"]
    assert len(measures._made) <= 3
