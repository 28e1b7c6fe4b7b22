"""Texts checked against records."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples import sheet

from icrc_activities import (
    Change,
    Figure,
    FindingKind,
    Money,
    Programme,
    Qualifier,
    Text,
    UnknownKeyError,
    about,
    check,
    datasets,
    document,
    dozens,
    exactly,
    find_figures,
    over,
    render,
    unstated,
    vocabulary,
)
from icrc_activities.reading.passages import Passages

RELEASES = Path(__file__).parent / "data" / "reading"
MOSCOW = datasets.moscow_2024()


def release(language: str) -> str:
    """A press release about the sheet's year, in other words than the sheet's."""
    return (RELEASES / f"release.{language}.txt").read_text("utf-8")


def said(findings) -> list[str]:
    """Findings as the command line prints them."""
    return [f"{one.line}:{one.column} {one.kind}: {one.message}" for one in findings]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_sound_text_gives_no_finding(language):
    """What is written from the records, and what is told after them, says nothing else."""
    assert said(check(release(language), MOSCOW, language)) == []
    for format_ in ("text", "markdown"):
        assert said(check(render(MOSCOW, language, format_), MOSCOW, language, lacking=True)) == []


# Each error: what stands in the release, what the planted text says instead, and what the finding says that the records say.
PLANTED = {
    "en": [
        ("over 36,000 calls", "over 35,000 calls", "over 36,000 calls"),
        ("the vast majority of them", "dozens of them", "over 36,000 calls"),
        ("from 12 to 35 staff", "from 12 to 53 staff", "from 12 to 35 staff"),
        ("43,000 cases of people", "43 million cases of people", "43,000 open cases"),
        ("11,000 messages", "11,000 parcels", "11,000 personal messages"),
        ("Around 100 vulnerable", "Over 100 vulnerable", "around 100 vulnerable people"),
        ("several dozen children", "dozens of children", "several dozen children"),
        ("46 civilians", "64 civilians", "46 Russian civilians"),
        ("25,000 people were given", "31,000 people were given", "25,000 vulnerable people"),
        ("31,000 people received", "25,000 people received", "31,000 vulnerable people"),
        ("more than 14,500 people", "14,500 people", "over 14,500 vulnerable people"),
        ("2,353 vulnerable", "2,335 vulnerable", "2,353 vulnerable displaced people"),
        ("53 trucks", "17 trucks", "53 trucks"),
        ("17 trucks to", "53 trucks to", "17 trucks"),
        ("more than 40,000 food", "more than 4,000 food", "over 40,000 food parcels"),
        ("32,500 hygiene", "up to 32,500 hygiene", "32,500 hygiene parcels"),
        ("RUB 24 million", "CHF 24 million", "RUB 24 million"),
        ("RUB 2.5 million", "RUB 2.5 thousand", "RUB 2.5 million"),
        ("9,536 adults", "9,536 children", "9,536 adults"),
        ("Almost 10,000 medical", "More than 10,000 medical", "almost 10,000 items of medical consumables and equipment"),
        ("four sessions on", "five sessions on", "4 sessions"),
    ],
    "ru": [
        ("свыше 36 тысяч звонков", "свыше 35 тысяч звонков", "более 36 000 звонков"),
        ("с 12 до 35 сотрудников", "с 12 до 53 сотрудников", "с 12 до 35 сотрудников"),
        ("43 000 дел", "43 дела", "43 000 открытых дел о розыске"),
        ("11 000 посланий", "11 000 наборов", "11 000 личных посланий"),
        ("Примерно 100 уязвимых", "Более 100 уязвимых", "около 100 человек, находящихся в уязвимом положении"),
        ("несколько десятков детей", "десятки детей", "несколько десятков детей"),
        ("46 гражданских лиц", "64 гражданских лица", "46 российских гражданских лиц"),
        ("25 000 человек получили", "31 000 человек получили", "25 000 человек, находящихся в уязвимом положении"),
        ("31 000 человек — пред", "25 000 человек — пред", "31 000 человек, находящихся в уязвимом положении"),
        ("более 14 500 человек", "14 500 человек", "более 14 500 человек, находящихся в уязвимом положении"),
        ("2353 человека", "2335 человек", "2353 перемещенных лица, находящихся в уязвимом положении"),
        ("53 грузовика", "17 грузовиков", "53 грузовика"),
        ("— 17 грузовиков", "— 53 грузовика", "17 грузовиков"),
        ("более 40 000 продуктовых", "более 4000 продуктовых", "более 40 000 продуктовых наборов"),
        ("32 500 гигиенических", "до 32 500 гигиенических", "32 500 гигиенических наборов"),
        ("24 млн рублей", "24 млн франков", "24 миллиона рублей"),
        ("2,5 млн рублей", "2,5 тыс. рублей", "2,5 миллиона рублей"),
        ("9536 взрослых", "9536 детей", "9536 взрослых"),
        ("Почти 10 000 единиц", "Более 10 000 единиц", "почти 10 000 единиц медицинских расходных материалов и оборудования"),
        ("четырех занятиях", "пяти занятиях", "4 занятия"),
    ],
}


def planted(text: str, errors: list[tuple[str, str]]) -> tuple[str, list[tuple[int, int]]]:
    """A text with errors, and where each of them stands."""
    for right, wrong in errors:
        assert text.count(right) == 1, right
        text = text.replace(right, f"\x01{wrong}\x02")
    places, plain = [], ""
    for part in re.split("(\x01[^\x02]*\x02)", text):
        if part.startswith("\x01"):
            places.append((len(plain), len(plain) + len(part) - 2))
        plain += part.strip("\x01\x02")
    return plain, places


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_planted_error_is_found_and_nothing_else(language):
    """Wrong digits, dropped and other qualifiers, scales, currencies, nouns, numbers in each other's place: each at its place."""
    text, places = planted(release(language), [(right, wrong) for right, wrong, _ in PLANTED[language]])
    says = {text[start:end]: right for (start, end), (_, _, right) in zip(places, sorted_by_place(language), strict=True)}
    found = check(text, MOSCOW, language)
    assert len(found) == len(places)
    for one, (start, end) in zip(found, places, strict=True):
        assert one.start < end
        assert start < one.end
        assert one.text == text[one.start : one.end]
        assert one.message.replace("\u00a0", " ").endswith(f" says *{says[text[start:end]]}*")
        assert (one.line, one.column) == (text.count("\n", 0, one.start) + 1, one.start - text.rfind("\n", 0, one.start))


def sorted_by_place(language: str) -> list[tuple[str, str, str]]:
    """The planted errors in the order of the text."""
    return sorted(PLANTED[language], key=lambda error: release(language).index(error[0]))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_error_is_found_alone(language):
    """No error hides behind another one."""
    for right, wrong, says in PLANTED[language]:
        text, [(start, end)] = planted(release(language), [(right, wrong)])
        (found,) = check(text, MOSCOW, language)
        assert found.start < end
        assert start < found.end
        assert says in found.message.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "caveat", "kept", "lost"),
    [
        ("en", "does not reflect", "doesn't reflect", "reflects"),
        ("ru", "не отражает числа", "не отражает число", "отражает число"),
    ],
)
def test_a_lost_caveat_is_found(language, caveat, kept, lost):
    """The caveat must stand near its figure, in its own or other words, and must deny what it denies."""
    text = release(language)
    sentence = next(line for line in re.split(r"(?<=\.) ", text.replace("\n", " \n ")) if caveat in line)
    assert said(check(text.replace(caveat, kept), MOSCOW, language)) == []
    for without in (text.replace(sentence, ""), text.replace(caveat, lost)):
        (found,) = check(without, MOSCOW, language)
        assert found.kind is FindingKind.CAVEAT
        assert found.activity == "pow_messages"
        assert MOSCOW["pow_messages"].caveat[language] in found.message
    far = text.replace(sentence, "") + "\n\n" + sentence
    assert [found.kind for found in check(far, MOSCOW, language)] == [FindingKind.CAVEAT]


def test_a_caveat_may_have_several_sentences():
    """Each of them must be said."""
    caveat = Text.of(en="Totals are estimates. Not all centres reported.", ru="Это оценка.")
    records = sheet(programme_of(exactly(12, "call"), caveat=caveat))
    assert check("There were 12 calls. Totals are estimates. Not all centres reported.", records, "en") == []
    assert [one.kind for one in check("There were 12 calls. Totals are estimates.", records, "en")] == [FindingKind.CAVEAT]


def test_a_caveat_of_another_language_is_not_asked_for():
    """What the records do not say in a language cannot be missing in it."""
    records = sheet(programme_of(exactly(12, "call"), caveat=Text.of(be="Гэта ацэнка.")))
    assert check("There were 12 calls.", records, "en") == []


def programme_of(*figures, key="record", **fields) -> Programme:
    """A programme that states these."""
    amounts = tuple(figure for figure in figures if isinstance(figure, Money))
    changes = tuple(figure for figure in figures if isinstance(figure, Change))
    counts = tuple(figure for figure in figures if isinstance(figure, Figure))
    title = fields.pop("title", Text.of(en="Hotline", ru="Горячая линия"))
    return Programme(id=key, title=title, figures=counts, money=amounts, changes=changes, **fields)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The hotline took over 50 calls.", []),
        ("The hotline took more than fifty calls.", []),
        ("The hotline took 50 calls.", ["differs"]),
        ("The hotline took over 50.", []),  # what it counts is left out
        ("The hotline took over 50 helicopters.", ["differs"]),  # no word that the vocabulary has
        ("Over 50 helicopters flew past.", ["unbacked"]),
        ("The hotline took over 50 letters.", ["differs"]),
        ("The hotline was given CHF 50.", ["unbacked"]),
        ("3 safe spaces were made.", ["unbacked"]),  # a noun that no figure of a record counts
        ("7 calls were missed.", ["differs"]),  # no other record counts calls
        ("Some time ago 12 planes came.", ["unbacked"]),
    ],
)
def test_what_is_the_same_and_what_is_not(text, kinds):
    """Number, qualifier and what is counted must be the record's; what a text leaves out is no error."""
    assert [one.kind for one in check(text, sheet(programme_of(over(50, "call"))), "en")] == kinds


@pytest.mark.parametrize(
    ("measure", "text", "kinds"),
    [
        (exactly("2.5", "tonne"), "2,500 kilograms of food", []),
        (exactly(2500, "kilogram"), "2.5 tonnes of food", []),
        (exactly("2.5", "tonne"), "2.5 kilograms of food", ["differs"]),
        (exactly(50, "percent"), "half of them", []),
        (Figure("0.5", "share"), "50 % of them", []),
        (exactly(12, "student"), "12 people", []),  # every student is one
        (exactly(12, "person"), "12 students of the hotline", ["differs"]),
        (Money(24_000_000, "RUB"), "RUB 24 million", []),
        (Money(24_000_000, "RUB"), "CHF 24 million", ["differs"]),
        (Money(24_000_000, "RUB"), "24 million calls", ["unbacked"]),
        (Change(exactly(12, "staff"), exactly(35, "staff")), "from 12 to 35 staff", []),
        (Change(exactly(12, "staff"), exactly(35, "staff")), "35 staff, after 12 staff the year before", []),
        (Change(exactly(35, "staff"), exactly(12, "staff")), "12 staff", []),
        (Change(exactly(12, "staff"), exactly(35, "staff")), "from 12 to 36 staff of the hotline", ["differs"]),
        (dozens("embassy"), "dozens of embassies", []),
    ],
)
def test_measures_kinds_amounts_and_changes(measure, text, kinds):
    """Measures are compared in whatever unit, kinds with what they are kinds of, a change as a whole or by its ends."""
    records = sheet(programme_of(measure))
    assert [one.kind for one in check(text, records, "en")] == kinds


def test_what_the_text_lacks_is_told_on_request():
    """Every figure of the records that no figure of the text states or comes near; what has no number cannot be lacking."""
    records = sheet(
        programme_of(over(50, "call"), Money(24_000_000, "RUB"), unstated("visit")),
        programme_of(about(7, "truck"), key="b", title=Text.of(en="Convoys", ru="Колонны")),
    )
    text = "The hotline took over 40 calls.\n"
    assert [one.kind for one in check(text, records, "en")] == ["differs"]
    found = check(text, records, "en", lacking=True)
    assert [one.kind for one in found] == ["differs", "lacking", "lacking"]
    assert said(found)[1:] == [
        "2:1 lacking: record record says *RUB\u00a024 million*, the text does not",
        "2:1 lacking: record b says *around 7 trucks*, the text does not",
    ]
    assert (found[1].start, found[1].end, found[1].text, found[1].activity) == (len(text), len(text), "", "record")


def test_the_same_number_of_two_records_is_told_apart_by_the_words_around():
    """A number that some record has is no proof: the words around it say which record is meant."""
    cash = programme_of(exactly(25_000, "person"), key="cash", title=Text.of(en="Cash assistance", ru="Деньги"))
    cards = programme_of(exactly(31_000, "person"), key="cards", title=Text.of(en="Prepaid bank cards", ru="Карты"))
    records = sheet(cash, cards)
    assert check("25,000 people received cash assistance, 31,000 people prepaid bank cards.", records, "en") == []
    swapped = check("31,000 people received cash assistance, 25,000 people prepaid bank cards.", records, "en")
    assert [(one.kind, one.activity) for one in swapped] == [("differs", "cash"), ("differs", "cards")]
    assert check("31,000 people, 25,000 people.", records, "en") == []


def test_a_sheet_without_records_backs_nothing():
    """And lacks nothing."""
    assert [one.kind for one in check("5 trucks", sheet(), "en", lacking=True)] == ["unbacked"]
    assert check("", sheet(), "en", lacking=True) == []


def test_words_of_your_own_are_checked_with(tmp_path):
    """A vocabulary's synonyms name the records' units."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "reading.toml").write_text('[nouns.also]\ntruck = ["tipper", "tippers"]\n', "utf-8")
    records = sheet(programme_of(exactly(53, "truck"), title=Text.of(en="Aid convoy", ru="Колонна")))
    assert [one.kind for one in check("A convoy of 53 tippers", records, "en")] == ["differs"]
    assert check("A convoy of 53 tippers", records, "en", vocabulary(tmp_path)) == []


def test_an_unknown_language_is_refused():
    """With the languages that there are."""
    with pytest.raises(UnknownKeyError, match="language"):
        check("5 trucks", MOSCOW, "xx")


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(["en", "ru"]), st.data())
def test_a_changed_figure_never_passes(language, data):
    """Whatever figure of a sound text is given another number, a finding stands at its place and nowhere else."""
    text = release(language)
    numbers = [found for found in find_figures(text, language) if re.search(r"\d", found.text)]
    found = data.draw(st.sampled_from(numbers))
    places = [place for place in range(found.start, found.end) if text[place] in "123456789"]
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([digit for digit in "123456789" if digit != text[place]]))
    changed = text[:place] + digit + text[place + 1 :]
    findings = check(changed, MOSCOW, language)
    assert len(findings) == 1
    assert findings[0].start <= place < findings[0].end


@pytest.mark.parametrize("qualifier", [None, Qualifier.OVER])
def test_a_repeated_figure_is_checked_each_time(qualifier):
    """A fact stated twice must be right twice."""
    records = sheet(programme_of(Figure(Decimal(50), "call", qualifier or Qualifier.EXACT)))
    word = "over " if qualifier else ""
    assert check(f"The hotline took {word}50 calls. Again: {word}50 calls.", records, "en") == []
    assert [one.column for one in check(f"The hotline took {word}50 calls. Again: {word}60 calls.", records, "en")] == [
        len(f"The hotline took {word}50 calls. Again: ") + 1
    ]


@pytest.mark.parametrize(
    ("format_", "right", "wrong"),
    [
        ("text", "Trucks to Donetsk: 53\nTrucks to Luhansk: 17", "Trucks to Donetsk: 17\nTrucks to Luhansk: 53"),
        ("text", "Donetsk: 53 trucks.\nLuhansk: 17 trucks.", "Donetsk: 17 trucks.\nLuhansk: 53 trucks."),
        ("text", "Open cases: 43,000; families informed: 10,800.", "Open cases: 10,800; families informed: 43,000."),
        (
            "markdown",
            "| To | Trucks |\n|---|---|\n| Donetsk | 53 |\n| Luhansk | 17 |\n\nNews.",
            "| To | Trucks |\n|---|---|\n| Donetsk | 17 |\n| Luhansk | 53 |\n\nNews.",
        ),
        (
            "html",
            "<table><tr><td>Donetsk<td>53 trucks<tr><td>Luhansk<td>17 trucks</table>",
            "<table><tr><td>Donetsk<td>17 trucks<tr><td>Luhansk<td>53 trucks</table>",
        ),
    ],
)
def test_labels_and_rows_say_what_a_number_is_of(format_, right, wrong):
    """What stands before a colon, or in another cell of the row, belongs to the number as words of its sentence do."""
    assert check(document(right, format_), MOSCOW, "en") == []
    assert [one.kind for one in check(document(wrong, format_), MOSCOW, "en")] == ["differs", "differs"]


def test_figures_listed_apart_are_not_held_to_the_words_beside_them():
    """With "respectively" the order says what belongs to what, and that is not read."""
    assert check("17 and 53 trucks went to Luhansk and Donetsk respectively.", MOSCOW, "en") == []


def test_what_a_record_counts_besides_speaks_for_all_its_figures():
    """That instructors teach first aid does not make them those who learned it."""
    assert check("9,536 people learned first aid.", MOSCOW, "en") == []


@pytest.mark.parametrize(
    ("caveat", "said_so", "findings"),
    [
        ("Not all centres reported.", "Not all centres reported.", 0),
        ("Not all centres reported.", "All centres reported, not only some.", 1),
        ("Children are counted.", "Children are counted, not adults.", 0),
        ("Children are counted.", "Children are not counted.", 1),
        ("Numbers do not add up.", "The numbers do not add up.", 0),
        ("Numbers do not add up.", "The numbers add up.", 1),
    ],
)
def test_a_caveat_must_deny_what_it_denies(caveat, said_so, findings):
    """A negation elsewhere in the sentence is none of it, and one more turns it round."""
    records = sheet(programme_of(exactly(12, "call"), caveat=Text.of(en=caveat)))
    assert len(check(f"There were 12 calls. {said_so}", records, "en")) == findings


def test_a_bare_number_states_no_record_that_nothing_speaks_of():
    """So it is still lacking; and of two records with one number, one is stated at a time."""
    lacking = len(check("", MOSCOW, "en", lacking=True))
    assert len(check("There were 4.", MOSCOW, "en", lacking=True)) == lacking
    records = sheet(programme_of(exactly(5, "truck"), key="a"), programme_of(exactly(5, "truck"), key="b"))
    assert [one.activity for one in check("5 trucks", records, "en", lacking=True)] == ["b"]
    assert check("5 trucks, then 5 trucks", records, "en", lacking=True) == []
    same = sheet(programme_of(exactly(5, "truck"), key="a", same_as=("b",)), programme_of(exactly(5, "truck"), key="b"))
    assert check("5 trucks", same, "en", lacking=True) == []


@pytest.mark.parametrize("piece", ["over 36,000 calls. ", "25,000 people, ", "11,000 messages ", "17 trucks to Donetsk "])
def test_work_grows_with_the_text(piece, monkeypatch):
    """However long a paragraph is, the words that are looked at for one figure are not more than in a short one."""
    looked = []
    within = Passages._reached
    monkeypatch.setattr(Passages, "_reached", lambda self, borders, at: looked.append(within(self, borders, at)) or looked[-1])
    work = []
    for times in (100, 400):
        looked.clear()
        check(piece * times, MOSCOW, "en")
        assert max(last - first for first, last in looked) <= 160
        work.append(len(looked))
    assert work[1] <= 4.2 * work[0]
