"""The HTML sheet: what stands in it and where, and what no record can make of it."""

from __future__ import annotations

import re
import sys
import time
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import attrs
import pytest
from tests.pages import Element, read
from tests.samples import both, programme, sheet

from icrc_activities import (
    Allocation,
    Beneficiary,
    Change,
    Contact,
    Delivery,
    Engagement,
    Entry,
    Factsheet,
    InvalidRecordError,
    Leg,
    MissingExtraError,
    MissingTextError,
    Money,
    Period,
    Place,
    Programme,
    Route,
    Section,
    Text,
    TooSensitiveError,
    UnknownKeyError,
    about,
    almost,
    between,
    check,
    datasets,
    document,
    exactly,
    over,
    several_dozen,
    to_html,
    up_to,
)
from icrc_activities.sheet import html
from icrc_activities.sheet.charts import charts
from icrc_activities.sheet.view import Run, view
from icrc_activities.text import blocks
from icrc_activities.text.characters import visible

SHEET = datasets.moscow_2024()
LANGUAGES = (("en",), ("ru",), ("en", "ru"))
IDS = ("en", "ru", "en+ru")
HOSTILE = '<script>alert()</script> "a\' & <b onload=x> #link("x") $x$ **bold** [l](javascript:x) {{ x }} {% y %} --> ]]>'


@pytest.fixture(scope="module", params=LANGUAGES, ids=IDS)
def languages(request):
    """One language, the other, and both."""
    return request.param


@pytest.fixture(scope="module")
def page(languages):
    """The sheet of 2024 as a tree."""
    return read(to_html(SHEET, languages))


def one(*activities: object, entries: tuple[Entry, ...] = (), **changes: object) -> Factsheet:
    """A sheet with one section that shows these activities."""
    shown = entries or tuple(Entry(activity.id) for activity in activities)
    return attrs.evolve(sheet(*activities, sections=(Section("one", both("One"), entries=shown),)), **changes)


def entries(page: Element) -> list[Element]:
    """Every card and bullet, in order."""
    return [each for each in page.all("li", "div") if {"card", "point"} & set(each.classes)]


def closed(text: str) -> str:
    """A text without its spaces: parts that follow each other stand on lines of their own."""
    return re.sub(r"\s", "", text)


def squeezed(text: str) -> str:
    """A text on one line, its spaces plain."""
    return re.sub(r"\s+", " ", text).strip()


# The page


def test_the_page_needs_nothing_from_outside(languages):
    """No element that loads or runs anything, no address that leads anywhere, no attribute with a program in it."""
    page = to_html(SHEET, languages)
    tree = read(page)
    assert not tree.all("script", "img", "link", "iframe", "object", "embed", "a", "base", "form", "audio", "video", "use", "image")
    assert not [each for each in tree if {"href", "src", "style"} & each.attributes.keys()]
    assert not [key for each in tree for key in each.attributes if key.startswith("on")]
    assert not re.search(r"url\(|@import|https?:", page)


def test_the_policy_allows_the_style_of_the_page_and_nothing_else(page):
    """The one style element is allowed by its hash."""
    (policy,) = page.all("meta", http_equiv="Content-Security-Policy")
    (style,) = page.all("style")
    digest = b64encode(sha256("".join(style.inside).encode()).digest()).decode()
    assert policy.attributes["content"] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_the_page_is_the_same_each_time(languages):
    """Equal sheets make equal pages."""
    assert to_html(SHEET, languages) == to_html(datasets.moscow_2024(), languages)


def test_every_part_says_its_language(page, languages):
    """Whatever is written stands under the language it is in; Cyrillic and Latin words are where they belong."""
    assert page.all("html")[0].attributes["lang"] == languages[0]
    body = page.all("body")[0]
    for each in body:
        own = squeezed("".join(part for part in each.inside if isinstance(part, str)))
        if own:
            assert each.lang in languages
            assert any(above.attributes.get("lang") for above in (each, *_above(each)) if above.tag != "html")
            assert each.lang == "ru" or not re.search("[а-яА-Я]", own)
    assert {each.attributes["lang"] for each in body if "lang" in each.attributes} == set(languages)


def _above(element: Element) -> list[Element]:
    return [] if element.above is None else [element.above, *_above(element.above)]


def test_headings_stand_in_order(page):
    """One first heading, and none that skips a level."""
    levels = [int(each.tag[1]) for each in page if re.fullmatch("h[1-6]", each.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert levels.count(2) == len(SHEET.sections) + 3
    assert levels.count(3) == sum(len(section.sections) for section in SHEET.sections)


def test_the_page_has_landmarks(page):
    """A header, one main part with its sections named by their headings, a footer."""
    body = page.all("body")[0]
    assert [each.tag for each in body.inside if isinstance(each, Element)] == ["header", "main", "footer"]
    ids = [each.attributes["id"] for each in page if "id" in each.attributes]
    assert len(set(ids)) == len(ids)
    named = [each.attributes["aria-labelledby"] for each in page if "aria-labelledby" in each.attributes]
    assert named == [f"section-{section.id}" for section in SHEET.sections] + ["charts"]
    assert set(named) <= set(ids)


def test_the_text_of_the_sheet_is_all_there_in_its_order(page, languages):
    """What the plain text holds stands in the page, each part once, in the same order, language by language."""
    texts = [[closed(block.text) for block in blocks(SHEET, tag)] for tag in languages]
    shown = closed(page.all("body")[0].text)
    at = 0
    for text in (text for parts in zip(*texts, strict=True) for text in parts):
        at = shown.index(text, at) + len(text)


def test_every_figure_stands_in_its_entry_once(page, languages):
    """Each number of an activity is found in the text of its card as often as its sentences write it; the large one is no second text."""
    shown = [
        (tag, block)
        for parts in zip(*(blocks(SHEET, tag) for tag in languages), strict=True)
        for tag, block in zip(languages, parts, strict=True)
    ]
    wanted = [(tag, block) for tag, block in shown if block.kind == "entry"]
    found = entries(page)
    assert len(found) == len(wanted)
    for element, (tag, block) in zip(found, wanted, strict=True):
        assert element.lang == tag
        assert closed(element.text) == closed(block.text)
        numbers = [block.text[slice(*measure.number)] for measure in block.measures if measure.parts.number]
        assert [squeezed(each.text) for each in element.all("b") if each.text] == list(map(squeezed, numbers))
        assert ("card" in element.classes) == bool(numbers)
        drawn = element.all("div", class_="big")
        assert all(each.attributes["aria-hidden"] == "true" and not each.text.strip() for each in drawn)
        assert len(drawn) + len(element.all("span", class_="big")) == bool(numbers)


def test_two_languages_show_the_same_figure_large():
    """A card and its other side are about the same measure."""
    for section in view(SHEET, ("en", "ru")).sections:
        for entry in section.entries:
            numbers = [re.sub(r"\D", "", said.big.number) for said in entry.said if said.big]
            assert len(set(numbers)) <= 1
            assert len(numbers) in {0, 2}


def test_a_figure_that_opens_its_sentence_is_written_once():
    """It is set large in its place; one that stands elsewhere is drawn above its sentence."""
    opening = read(to_html(one(programme(figures=(over(36_000, "call"),), period=Period("2024")))))
    (card,) = entries(opening)
    assert squeezed(card.text) == "Over 36,000 calls in 2024."
    assert card.all("span", class_="big")[0].text == "Over 36,000 calls"
    assert not [each for each in card if "data-text" in each.attributes]
    line = both("The line took { NOM($call) }.")
    (card,) = entries(read(to_html(one(programme(figures=(over(36_000, "call"),), statement=line)))))
    assert squeezed(card.text) == "The line took over 36,000 calls."
    assert [each.attributes["data-text"] for each in card if "data-text" in each.attributes] == ["over", "36,000", "calls"]


def test_a_figure_that_is_all_its_sentence_is_drawn_above_it():
    """Nothing would be left to go on with."""
    (card,) = entries(read(to_html(one(programme(figures=(exactly(53, "truck"),))))))
    assert squeezed(card.text) == "53 trucks."
    assert [each.attributes["data-text"] for each in card if "data-text" in each.attributes] == ["53", "trucks"]


def test_a_sentence_that_ends_with_its_figure_has_nothing_behind_it():
    """No empty stretch follows the number."""
    made = view(one(programme(figures=(exactly(53, "truck"),), statement=both("In all: { NUM($truck) }"))), "en")
    (said,) = made.sections[0].entries[0].said
    assert said.runs == (Run("In all: "), Run("53", figure=True))


def test_an_amount_goes_before_other_figures():
    """An allocation is about money, wherever the sentence names it."""
    line = both("For { NOM($call) }, { NOM($money) }.")
    made = view(one(programme(figures=(exactly(4, "call"),), money=(Money("24000000", "RUB"),), statement=line)), ("en", "ru"))
    said = made.sections[0].entries[0].said
    assert [each.big.number for each in said] == ["RUB\u00a024\u00a0million", "24\u00a0млн"]


def test_a_caveat_and_a_note_stand_beside_their_figure():
    """They are in the same card, apart from its sentence."""
    record = programme(figures=(over(36_000, "call"),), caveat=both("Of these { NOM($call) }, none."), note=both("A note."))
    (card,) = entries(read(to_html(one(record))))
    assert [squeezed(each.text) for each in card.all("p", class_="aside")] == ["Of these over 36,000 calls, none.", "A note."]
    assert [each.text for each in card.all("b") if each.text] == ["36,000", "36,000"]


def test_what_is_not_stated_is_not_shown():
    """A sheet without contact, period, dates, captions and charts has no empty parts."""
    page = read(to_html(one(programme(figures=(exactly(53, "truck"),)))))
    assert [each.text for each in page if re.fullmatch("h[1-6]", each.tag)] == ["Test", "One", "Notes"]
    assert not page.all("address", "table")
    assert not [each for each in page.all("p", "h2", "td", "span") if not each.text.strip() and "data-text" not in each.attributes]


def test_a_part_of_a_page_has_no_page_around_it():
    """It carries its style and language, no landmark and no id of its own, so that two of them fit one page."""
    page = to_html(SHEET, ("ru",), page=False)
    tree = read(page)
    (article,) = [each for each in tree.inside if isinstance(each, Element)]
    assert (article.tag, article.lang) == ("article", "ru")
    assert not tree.all("html", "head", "body", "main", "meta", "title")
    assert not [each for each in tree if "id" in each.attributes]
    style = "".join(tree.all("style")[0].inside)
    assert re.findall(r"^(\S.*?) *\{", style, re.MULTILINE) == [".factsheet"]


def test_the_languages_asked_for_are_there_once_each():
    """None, one twice, one that the vocabulary or the sheet lacks: refused."""
    for wrong in ((), ("en", "en")):
        with pytest.raises(InvalidRecordError, match="allowed is at least one language, each once"):
            to_html(SHEET, wrong)
    with pytest.raises(UnknownKeyError, match="no language 'de' is known"):
        to_html(SHEET, ("de",))
    with pytest.raises(MissingTextError):
        to_html(one(programme(), title=Text.of(en="Only")), ("en", "ru"))
    assert to_html(SHEET, "ru") == to_html(SHEET, ("ru",))


def test_a_record_above_the_level_asked_for_is_not_shown():
    """The page is refused, not shortened."""
    secret = one(programme(figures=(exactly(53, "truck"),), sensitivity="internal"))
    with pytest.raises(TooSensitiveError):
        to_html(secret)
    assert "trucks" in to_html(secret, sensitivity="internal")


def test_without_jinja_the_error_names_the_extra(monkeypatch):
    """The rest of the library does without it."""
    html._template.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtraError, match=re.escape("jinja2 is not installed: pip install 'icrc-activities[html]'")):
        to_html(SHEET)


def test_the_line_of_the_delegation_begins_with_a_capital_letter():
    """However the record has it."""
    made = one(programme(figures=(exactly(53, "truck"),)))
    made = attrs.evolve(made, delegation=attrs.evolve(made.delegation, name=Text.of(en="the delegation", ru="региональная делегация")))
    page = read(to_html(made, ("en", "ru")))
    assert [each.text for each in page.all("p", class_="delegation")[0].all("span")] == ["The delegation", "Региональная делегация"]


# Lines


def words_of(record: object) -> list[str]:
    """An entry's words in each language, a no-break space in them shown as ``~``."""
    (entry,) = view(one(record), ("en", "ru")).sections[0].entries
    return ["".join(run.text for run in said.runs).replace("\u00a0", "~") for said in entry.said]


def test_no_line_ends_within_a_figure():
    """What qualifies it, its number, and the word that is counted stand on one; so do a short word and the number after it."""
    line = Text.of(
        en="The team grew { NOM($staff) }, who took { NOM($call) }.", ru="Штат вырос { NOM($staff) } к маю, принято { NOM($call) } и более."
    )
    record = programme(figures=(over(36_000, "call"),), changes=(Change(exactly(12, "staff"), exactly(35, "staff")),), statement=line)
    assert words_of(record) == [
        "The team grew from~12~to~35~staff, who took over~36,000~calls.",
        "Штат вырос с~12~до~35~сотрудников к~маю, принято более~36~000~звонков и~более.",
    ]


def test_a_long_number_may_be_broken():
    """A narrow line could not hold it."""
    line = Text.of(en="It grew { NOM($staff) }.", ru="Штат вырос { NOM($staff) }.")
    record = programme(changes=(Change(exactly(12_000_000, "staff"), exactly(35_000_000, "staff")),), statement=line)
    assert words_of(record) == ["It grew from~12,000,000 to~35,000,000~staff.", "Штат вырос с~12~000~000 до~35~000~000~сотрудников."]


def test_words_of_one_letter_stand_with_the_next():
    """Not so many that a line could not be broken any more; and the name of the page is plain."""
    title = Text.of(en="A b c day in a year of 5 6", ru="В Москве и в 5 городах")
    page = to_html(one(programme(figures=(exactly(53, "truck"),)), title=title), ("en", "ru"))
    tree = read(page)
    shown = [each.text.replace("\u00a0", "~") for each in tree.all("h1")[0].all("span")]
    assert shown == ["A b c~day in a~year of~5 6", "В~Москве и в~5 городах"]
    assert tree.all("title")[0].text == "A b c day in a year of 5 6"


def test_a_caption_is_said_to_be_one():
    """A sheet holds the words alone, without the photograph."""
    (caption,) = view(SHEET, ("en", "ru")).captions
    assert [words.text.partition(": ")[0] for words in caption] == ["Photo caption", "Подпись к фотографии"]


def test_a_page_is_read_back_without_a_finding(languages):
    """Its figures are those of the records; nothing else in it, no heading and no note, is taken for one."""
    for tag in languages:
        assert check(document(to_html(SHEET, languages), "html", tag), SHEET, tag) == []


# Rows


@pytest.mark.parametrize(
    ("kinds", "rows"),
    [
        ("", []),
        ("c", [1]),
        ("cc", [2]),
        ("ccc", [3]),
        ("cccc", [2, 2]),
        ("ccccc", [3, 2]),
        ("ccccccc", [3, 2, 2]),
        ("cccccccc", [3, 3, 2]),
        ("p", [1]),
        ("pp", [2]),
        ("ppp", [2, 1]),
        ("cp", [2]),
        ("pc", [2]),
        ("pccc", [1, 3]),
        ("pcc", [2, 1]),
        ("cpc", [2, 1]),
        ("lc", [1, 1]),
        ("cl", [1, 1]),
        ("cLccc", [1, 1, 3]),
    ],
)
def test_rows_are_full(kinds, rows):
    """Three short cards, two entries, or one: a long one always alone."""
    made = []
    for index, kind in enumerate(kinds):
        figures = (exactly(53, "truck"),) if kind in "cL" else ()
        line = ("Words. " * (60 if kind in "lL" else 1)) + ("{ NOM($truck) }." if figures else "More.")
        made.append(Programme(id=f"r{index}", title=both("R"), figures=figures, statement=both(line)))
    page = view(one(*made), ("en",))
    assert [len(row) for row in page.sections[0].rows] == rows
    assert [entry.activity for row in page.sections[0].rows for entry in row] == [record.id for record in made]


# Charts


def helped(key: str, count: object, **fields: object) -> Programme:
    """A programme that reached so many."""
    return Programme(id=key, title=both(f"Help {key}"), beneficiaries=(Beneficiary("person", count),), **fields)  # type: ignore[arg-type]


def drawn(*activities: object, languages: tuple[str, ...] = ("en",)) -> list[tuple[str, list[tuple[str, str, str, str]]]]:
    """Each chart of a sheet: its kind, and the label, figure and widths of each bar."""
    return [
        (chart.kind, [(bar.label[0].text, bar.figure[0].text.replace("\u00a0", " "), str(bar.sure), str(bar.pale)) for bar in chart.bars])
        for chart in charts(one(*activities), languages)
    ]


def test_people_are_compared_and_never_added():
    """The largest first, each by itself; a table says that they do not add up and has no row for a total."""
    made = one(helped("a", exactly(50, "person")), helped("b", exactly(100, "child")), helped("c", exactly(25, "person")))
    (chart,) = charts(made, ("en", "ru"))
    assert [(bar.activity, bar.label[1].text, bar.sure, bar.pale) for bar in chart.bars] == [
        ("b", "Help b", 100, 100),
        ("a", "Help a", 50, 50),
        ("c", "Help c", 25, 25),
    ]
    assert [[squeezed(words.text) for words in note] for note in chart.notes] == [
        [
            "The same person may be counted more than once, so these figures do not add up to a total.",
            "Один и тот же человек мог быть учтен несколько раз, поэтому складывать эти показатели нельзя.",
        ]
    ]
    page = read(to_html(made))
    (table,) = page.all("table")
    assert [each.text for each in table.all("th", scope="row")] == ["Help b", "Help a", "Help c"]
    assert "175" not in page.text


def test_a_figure_that_is_not_exact_is_drawn_as_such():
    """Pale is what is not certain; what has no number is a dotted line at the end."""
    counts = (exactly(100, "person"), over(50, "person"), about(40, "person"), almost(30, "person"), up_to(20, "person"))
    rows = [helped(f"r{index}", count) for index, count in enumerate((several_dozen("person"), between(60, 80, "person"), *counts))]
    assert drawn(*rows) == [
        (
            "people",
            [
                ("Help r2", "100 people", "100.00", "100.00"),
                ("Help r1", "between 60 and 80 people", "60.00", "80.00"),
                ("Help r3", "over 50 people", "50.00", "53.00"),
                ("Help r4", "around 40 people", "0.00", "40.00"),
                ("Help r5", "almost 30 people", "0.00", "30.00"),
                ("Help r6", "up to 20 people", "0.00", "20.00"),
                ("Help r0", "several dozen people", "0.00", "0.00"),
            ],
        )
    ]
    page = read(to_html(one(*rows)))
    assert [len(each.all("rect")) for each in page.all("svg")] == [2, 2, 2, 2, 2, 2, 0]
    assert len(page.all("line", class_="vague")) == 1
    assert [squeezed(each.text) for each in page.all("p", class_="aside")][1:] == [
        "The pale part of a bar: the exact number is not stated.",
        "A dotted line: no number is stated.",
    ]


def test_one_row_or_none_is_no_comparison():
    """There is no chart for it, and no heading for no chart."""
    assert drawn(helped("a", exactly(50, "person"))) == []
    assert drawn(helped("a", exactly(50, "person")), Programme(id="b", title=both("B"), beneficiaries=(Beneficiary("person"),))) == []
    assert drawn(helped("a", exactly(0, "person")), helped("b", several_dozen("person")))[0][1] == [
        ("Help a", "0 people", "0.00", "0.00"),
        ("Help b", "several dozen people", "0.00", "0.00"),
    ]


def test_what_another_row_states_already_has_none():
    """A part beside its whole, or the same again, would be compared with itself."""
    whole, other = helped("whole", exactly(50, "person")), helped("other", exactly(7, "person"))
    part = helped("part", exactly(20, "person"), part_of=("whole",))
    again = helped("again", exactly(50, "person"), same_as=("whole",))
    assert [row[0] for row in drawn(whole, other, part, again)[0][1]] == ["Help whole", "Help other"]
    mutual = attrs.evolve(whole, same_as=("again",))
    assert [row[0] for row in drawn(mutual, other, again)[0][1]] == ["Help whole", "Help other"]


def test_who_came_to_an_event_was_not_helped_by_it():
    """Participants are left out, and so is what is no number of people."""
    event = Engagement(id="e", title=both("E"), form="meeting", role="held", participants=(Beneficiary("person", exactly(9, "person")),))
    families = [Programme(id=key, title=both("F"), beneficiaries=(Beneficiary("family", exactly(9, "family")),)) for key in ("f", "g")]
    assert drawn(helped("a", exactly(50, "person")), event, *families) == []


def test_deliveries_are_compared_by_destination():
    """Each leg by what came how; a leg without a destination has none to stand under."""
    ways = (Route(destination="minsk"), Route(destination="russia"), Route(origin="minsk"))
    legs = tuple(Leg(attrs.evolve(exactly(10 - index, "truck"), key=f"t{index}x"), way) for index, way in enumerate(ways))
    delivery = Delivery(
        id="d",
        title=both("D"),
        modality="goods",
        legs=tuple(attrs.evolve(leg, vehicles=attrs.evolve(leg.vehicles, key=key)) for leg, key in zip(legs, "abc", strict=True)),
    )
    assert drawn(delivery) == [("deliveries", [("Minsk", "10 trucks", "100.00", "100.00"), ("Russia", "9 trucks", "90.00", "90.00")])]


def test_amounts_of_one_currency_are_compared():
    """By purpose, and never across currencies."""
    line = both("{ NOM($a) }, { NOM($b) }, { NOM($c) }.")
    amounts = (
        ("a", "100", "RUB", "emergency_stocks"),
        ("b", "50", "RUB", "safe_space_improvement"),
        ("c", "70", "CHF", "emergency_stocks"),
    )
    allocations = tuple(Allocation(Money(amount, currency, key=key), purpose) for key, amount, currency, purpose in amounts)
    record = Programme(id="r", title=both("R"), allocations=allocations, statement=line)
    assert drawn(record) == [
        (
            "allocations",
            [("Emergency stocks", "RUB 100", "100.00", "100.00"), ("Improvement of the safe space", "RUB 50", "50.00", "50.00")],
        )
    ]


def test_what_counts_otherwise_has_a_chart_of_its_own():
    """What fell in a period, all since a start and what there is at one time share no scale, and no part of one is left out of another."""
    rows = [
        helped("a", exactly(50, "person")),
        helped("b", exactly(25, "person"), part_of=("c",)),
        helped("c", exactly(9_000, "person"), counting="cumulative"),
        helped("d", exactly(4_500, "person"), counting="cumulative"),
        helped("e", exactly(8, "person"), counting="stock"),
        Programme(id="f", title=both("Help f"), beneficiaries=(Beneficiary("child", exactly(2, "child")),), counting="stock"),
    ]
    assert drawn(*rows) == [
        ("people", [("Help a", "50 people", "100.00", "100.00"), ("Help b", "25 people", "50.00", "50.00")]),
        ("people", [("Help c", "9,000 people", "100.00", "100.00"), ("Help d", "4,500 people", "50.00", "50.00")]),
        ("people", [("Help e", "8 people", "100.00", "100.00"), ("Help f", "2 children", "25.00", "25.00")]),
    ]
    page = read(to_html(one(*rows), ("en", "ru")))
    assert [[squeezed(words.text) for words in each.all("span") if words.lang and not words.classes] for each in page.all("caption")] == [
        ["People reached, by activity", "Участники и получатели помощи по видам деятельности"],
        [
            "People reached, by activity (cumulative)",
            "Участники и получатели помощи по видам деятельности (нарастающим итогом)",
        ],
        ["People reached, by activity (at a given date)", "Участники и получатели помощи по видам деятельности (на определенную дату)"],
    ]
    assert drawn(*rows[1:3], *rows[4:5]) == []


def test_a_row_of_another_period_names_it():
    """Its own, or the one that its section speaks for; what is of the sheet's period needs no word."""
    rows = [
        helped("a", exactly(50, "person"), period=Period("2024")),
        helped("b", exactly(40, "person"), period=Period("2024-11")),
        helped("c", exactly(30, "person")),
        helped("d", exactly(20, "person"), period=Period("2023/2024")),
        helped("e", exactly(10, "person")),
    ]
    below = Section("below", both("Below"), entries=(Entry("c"), Entry("d")))
    sections = (
        Section("one", both("One"), entries=(Entry("a"), Entry("b"), Entry("e"))),
        Section("two", both("Two"), period=Period("2022/.."), entries=(Entry("e"),), sections=(below,)),
    )
    made = attrs.evolve(one(*rows), sections=sections, period=Period("2024"))
    (chart,) = charts(made, ("en", "ru"))
    assert [[squeezed(words.text) for words in bar.label] for bar in chart.bars] == [
        ["Help a", "Help a"],
        ["Help b (November)", "Help b (ноябрь)"],
        ["Help c (since 2022)", "Help c (с 2022 года)"],
        ["Help d (from 2023 to 2024)", "Help d (с 2023 года по 2024 год)"],
        ["Help e", "Help e"],
    ]
    assert charts(attrs.evolve(made, sections=()), ("en",))[0].bars[2].label[0].text == "Help c"


def test_a_caveat_of_figures_that_follow_each_other_is_written_once():
    """Under the last of them; of figures apart it stands beside each."""
    groups = (Beneficiary("person", exactly(50, "person")), Beneficiary("child", exactly(20, "child")))
    two = Programme(id="a", title=both("Help a"), beneficiaries=groups, caveat=both("Counted twice."))
    assert to_html(one(two)).count("Counted twice.") == 2  # once in the card, once in the chart
    (table,) = read(to_html(one(two))).all("table")
    assert [bool(row.all(class_="aside")) for row in table.all("tr")] == [False, False, True]
    between = helped("b", exactly(30, "person"))
    assert to_html(one(two, between)).count("Counted twice.") == 3


def test_a_caveat_goes_where_the_figure_goes():
    """In a chart it stands beside the bar."""
    rows = [helped("a", exactly(50, "person"), caveat=both("Counted twice.")), helped("b", exactly(5, "person"))]
    (table,) = read(to_html(one(*rows))).all("table")
    assert [each.text for each in table.all(class_="aside")] == ["Counted twice."]


# What records can do to a page


def hostile(text: str) -> Factsheet:
    """A sheet with this text wherever it takes any."""
    plain = both(re.sub(r"[{}\d\r\n]", "", text[:500]))
    line = both(f"{plain['en']} {{ NOM($call) }} {{ IN($bad) }}.")
    calls = programme(statement=line, figures=(over(36_000, "call"),), places=("bad",), note=plain, caveat=plain)
    groups = (helped("a", exactly(5, "person"), caveat=plain), helped("b", exactly(5, "person")))
    activities = tuple(attrs.evolve(each, title=both(text)) for each in (calls, *groups))
    entries = tuple(Entry(each.id) for each in activities)
    empty = sheet()
    return attrs.evolve(
        empty,
        title=both(text),
        delegation=attrs.evolve(empty.delegation, name=both(text)),
        places=(*empty.places, Place("bad", both(text), "city")),
        activities=activities,
        sections=(Section("one", both(text), lead=plain, entries=entries),),
        contact=Contact(both(text), both(text), text, text, text),
    )


@pytest.mark.parametrize("page", [True, False])
@pytest.mark.parametrize("languages", LANGUAGES, ids=IDS)
def test_what_looks_like_a_program_is_text(languages, page):
    """Markup, quotes, templates and commands of Markdown and Typst come out as the characters they are."""
    harmless = read(to_html(hostile("Plain"), languages, page=page))
    tree = read(to_html(hostile(HOSTILE), languages, page=page))
    assert [each.tag for each in tree if each.classes != ["word"]] == [each.tag for each in harmless if each.classes != ["word"]]
    assert [set(each.attributes) for each in tree if each.classes != ["word"]] == [
        set(each.attributes) for each in harmless if each.classes != ["word"]
    ]
    # Quotes are set as the language sets them.
    title = tree.all("h1")[0].text.replace("\u00a0", " ")
    for part in ("<script>alert()</script>", "& <b onload=x> #link(", "$x$ **bold** [l](javascript:x) {{ x }} {% y %} --> ]]>"):
        assert title.count(part) == len(languages)
    assert tree.text.count("<script>alert()</script>") >= 10 * len(languages)


def test_a_long_name_is_shown_whole():
    """Five thousand characters without a space, and no time to speak of."""
    name = "Ъ" * 5_000
    began = time.process_time()
    page = to_html(hostile(name), ("en", "ru"))
    assert page.count(name) >= 18
    assert time.process_time() - began < 5


def test_ten_thousand_activities_take_bounded_time():
    """So many times as long as a thousand take, and not much more."""

    def took(count: int) -> float:
        record = programme(figures=(over(36_000, "call"),))
        rest = [attrs.evolve(record, id=f"r{index}", title=both("R")) for index in range(count)]
        made = one(*rest)
        began = time.process_time()
        assert to_html(made).count('class="card') == count
        return time.process_time() - began

    took(100)
    assert took(10_000) < 40 * took(1_000)


SIGNS = [
    "\x00",
    "\x1b",
    "\x7f",
    "\u0085",
    "\u00ad",
    "\u200b",
    "\u200d",
    "\u202a",
    "\u202e",
    "\u2066",
    "\u2069",
    "\u061c",
    "\u2028",
    "\ufeff",
    "\ufff9",
    "\ue000",
    "\ufffe",
    "\U000e0041",
    "\ud800",
    "\u3164",
    "\u2800",
]


@pytest.mark.parametrize("sign", SIGNS, ids=[f"U+{ord(sign):04X}" for sign in SIGNS])
def test_a_character_that_hides_is_shown_as_its_code_point(sign):
    """Controls, zero-width and bidirectional signs, separators, private and lone ones: none reaches the page."""
    page = to_html(hostile(f"a{sign}b"), ("en", "ru"))
    assert sign not in page
    assert page.count(f"a[U+{ord(sign):04X}]b") >= 20
    page.encode("utf-8")


EMBLEMS = [
    "\u271a",
    "\u2795",
    "\u26e8",
    "\U0001f3e5",
    "\U0001f691",
    "\U0001f1e8\U0001f1ed",
    "\u262a",
    "\u263e",
    "\U0001f319",
    "\u25c7",
    "\u2666",
    "\u25c6",
]


@pytest.mark.parametrize("sign", EMBLEMS, ids=[f"U+{ord(sign[0]):04X}" for sign in EMBLEMS])
def test_a_character_that_looks_like_an_emblem_is_not_drawn(sign):
    """Crosses, crescents and crystals are shown as their code points."""
    page = to_html(hostile(f"a {sign} b"))
    assert sign not in page
    assert "".join(f"[U+{ord(part):04X}]" for part in sign) in page


def test_no_page_of_ours_holds_such_a_character(languages):
    """Neither its text nor its style draws one."""
    page = to_html(SHEET, languages)
    assert visible(page.replace("\n", " ")) == page.replace("\n", " ")


@pytest.mark.parametrize("text", ["36\u00a0000\u202f€ “a” – b…", "Ünï", "عربي", "日本語", "+7 (495)", "a|b"])
def test_other_characters_stay_as_they_are(text):
    """No-break spaces, dashes, letters of any script."""
    assert visible(text) == text
