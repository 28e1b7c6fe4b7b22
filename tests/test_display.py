"""What a notebook shows of a record, as HTML and as Markdown."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from decimal import Decimal
from enum import StrEnum

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.pages import read
from tests.samples import both, programme, sheet
from tests.strategies import records

import icrc_activities
from icrc_activities import (
    Added,
    Beneficiary,
    Bounds,
    Change,
    Entry,
    Event,
    FigureChange,
    Gone,
    Money,
    Names,
    Partner,
    Period,
    Place,
    Programme,
    Qualifier,
    Reworded,
    Route,
    Section,
    Sex,
    Text,
    TooSensitiveError,
    UnknownKeyError,
    datasets,
    diff,
    display_language,
    exactly,
    over,
    several_dozen,
    total,
    vocabulary,
    year_on_year,
)

PUBLIC = [
    value
    for value in map(icrc_activities.__dict__.get, icrc_activities.__all__)
    if inspect.isclass(value) and value.__module__.startswith("icrc_activities.model.")
]
RECORDS = [kind for kind in PUBLIC if attrs.has(kind) and kind.__module__.rpartition(".")[2] not in {"totals", "editions"}]
HOSTILE = '<script>alert(1)</script> <img src=x onerror=alert(1)> "&amp; [a](b) `c` **d** _e_ $f$ | g \u202eh\u200b ![i](j) https://x.y WWW.x.y k@x.y @@0@@ \\(l\\) \\[m\\] \\begin{n}'


@pytest.fixture(autouse=True)
def _english():
    yield
    display_language("en")


def html(record):
    """A record's fragment as a tree."""
    (root,) = [part for part in read(record._repr_html_()).inside if not isinstance(part, str)]
    return root


def rendered(text):
    """Markdown as HTML, as GitHub and notebooks render it."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table"]).render(text)


def last_year():
    """The sheet of 2024, with figures invented for a year before."""
    this = datasets.moscow_2024()
    last = this.evolve("hotline_calls", services=(over(30_000, "call"), *this["hotline_calls"].services[1:]))
    return attrs.evolve(last, period=Period("2023")), this


# The hook


@pytest.mark.parametrize("kind", PUBLIC)
def test_every_public_class_of_the_model_can_be_shown(kind):
    """After a plain import, each has both methods."""
    assert callable(kind._repr_html_)
    assert callable(kind._repr_markdown_)


def test_there_are_classes_of_every_sort():
    """Records, choices of a key, bounds and what changed."""
    assert {Place, Sex, Bounds, FigureChange, Programme} <= set(PUBLIC)
    assert sum(issubclass(kind, StrEnum) for kind in PUBLIC) > 10


def test_showing_is_loaded_when_it_is_asked_for():
    """An import loads neither words nor the room of the sheet."""
    code = """
import sys
from icrc_activities import over
before = "icrc_activities.sheet" in sys.modules or "babel" in sys.modules
print(before, over(5, "call")._repr_markdown_(), "jinja2" in sys.modules)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False over 5 calls False\n"


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", RECORDS)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_record_is_shown_and_none_fails(kind, language, data):
    """What cannot be written is shown as it stands: in a fragment that says its language, and in Markdown."""
    display_language(language)
    record = data.draw(records(kind))
    root = html(record)
    assert (root.tag, root.lang) == ("div", language)
    assert not {part.tag for part in root} & {"html", "body", "script", "style", "img", "a"}
    assert record._repr_markdown_().strip()


# The language


def test_the_language_is_english_unless_it_is_set():
    """From then on everything is shown in the one that was set."""
    assert over(36_000, "call")._repr_markdown_() == "over 36,000 calls"
    display_language("ru")
    assert over(36_000, "call")._repr_markdown_() == "более 36\u00a0000\u00a0звонков"
    assert html(over(5, "call")).lang == "ru"


def test_a_language_that_is_not_there_is_refused():
    """The one before stays."""
    with pytest.raises(UnknownKeyError):
        display_language("xx")
    assert over(5, "call")._repr_markdown_() == "over 5 calls"


def test_words_of_ones_own_are_used(tmp_path):
    """A unit of the user's is written with the user's words, and without them shown as it stands."""
    (tmp_path / "units.txt").write_text("balloon = [balloon]\n", "utf-8")
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "nouns.toml").write_text('[balloon]\nsg = "balloon"\npl = "balloons"\n', "utf-8")
    assert "has no noun 'balloon'" in exactly(5, "balloon")._repr_markdown_()
    display_language("en", vocabulary(tmp_path))
    assert exactly(5, "balloon")._repr_markdown_() == "5 balloons"


# What is shown


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        pytest.param(several_dozen("child"), "several dozen children", id="figure"),
        pytest.param(Money("24000000", "RUB"), "RUB\u00a024\u00a0million", id="money"),
        pytest.param(Change(exactly(12, "staff"), exactly(35, "staff")), "from 12 to 35 staff", id="change"),
    ],
)
def test_a_measure_is_its_phrase(record, expected):
    """And nothing else."""
    assert html(record).text.replace("\u00a0", " ") == expected.replace("\u00a0", " ")
    assert record._repr_markdown_().replace("\u00a0", " ") == expected.replace("\u00a0", " ")


def test_a_text_is_shown_in_every_language():
    """Each version says which it is."""
    text = Text.of(en="Food parcels", ru="Продуктовые наборы")
    cells = [(part.text, part.lang) for part in html(text) if part.tag == "td"]
    assert cells == [("Food parcels", "en"), ("Продуктовые наборы", "ru")]
    assert text._repr_markdown_().splitlines()[2:] == ["| `en` | Food parcels |", "| `ru` | Продуктовые наборы |"]


def test_an_activity_is_a_card():
    """Its title, what it says, its kind and id; its level where that is not the lowest."""
    record = datasets.moscow_2024()["hotline_calls"]
    assert record._repr_markdown_().splitlines()[0::2] == [
        "**Calls to the ICRC in Moscow**",
        "In 2024 the ICRC team in Moscow answered over 36,000 calls; the vast majority of them had to do with families in search of relatives.",
        "`programme` `hotline_calls`",
    ]
    secret = programme(figures=(exactly(5, "call"),), sensitivity="internal")
    assert secret._repr_markdown_().endswith("`programme` `record` `internal`")
    assert "5 calls" in html(secret).text


def test_a_sheet_is_its_table_of_contents():
    """Every section in its depth, how many entries it has, and how many figures these state."""
    sheet = datasets.moscow_2024()
    lines = sheet._repr_markdown_().splitlines()
    assert lines[0].endswith("Facts & Figures: 77 activities and 72 figures**".replace("&", "&amp;"))
    assert lines[4:6] == ["| Section | Entries | Figures |", "| --- | --- | --- |"]
    assert "| Missing people &amp; their families | 3 | 4 |" in lines
    assert [part.text for part in html(sheet) if part.tag == "th"][4:6] == [
        "\u2003Throughout the year",
        "Prisoners of war & their families",
    ]
    rows = [part for part in html(sheet) if part.tag == "tr"]
    assert len(rows) == 1 + len(list(sheet.walk()))
    assert {part.attributes.get("scope") for part in html(sheet) if part.tag == "th"} == {"col", "row"}
    display_language("ru")
    assert "| Раздел | Записи | Показатели |" in sheet._repr_markdown_()


def test_a_section_counts_what_stands_below_it():
    """Each figure once; above the table stands the delegation, with a capital letter."""
    made = attrs.evolve(
        sheet(*(attrs.evolve(programme(figures=(exactly(5, "call"),)), id=key) for key in ("a", "b"))),
        sections=(Section("top", both("Top"), sections=(Section("one", both("One"), entries=(Entry("a"), Entry("b"), Entry("a"))),)),),
    )
    made = attrs.evolve(made, delegation=attrs.evolve(made.delegation, name=both("the delegation")))
    lines = made._repr_markdown_().splitlines()
    assert lines[2] == "The delegation"
    assert lines[-2:] == ["| Top | 3 | 2 |", "| &emsp;One | 3 | 2 |"]


def test_other_records_are_a_line_and_their_filled_fields():
    """By the names of the code; what is empty is left out."""
    place = Place("minsk", Text.of(en="Minsk", ru="Минск"), "city", "BY")
    assert place._repr_markdown_().splitlines() == [
        *("Minsk", "", "`Place`", "", "|  |  |", "| --- | --- |"),
        *("| `id` | minsk |", "| `name` | Minsk |", "| `kind` | city |", "| `code` | BY |"),
    ]
    assert [part.text for part in html(place) if part.tag == "th"] == ["id", "name", "kind", "code"]
    section = Section("a", both("Part"), period=Period("2024"), entries=(Entry("x"), Entry("y")), sections=(Section("b", both("Below")),))
    assert section._repr_markdown_().splitlines()[-4:] == [
        "| `title` | Part |",
        "| `period` | 2024 |",
        "| `entries` | x; y |",
        "| `sections` | b |",
    ]


def test_a_name_in_another_language_says_so():
    """A fallback is marked, so that it is read out right."""
    event = Event("forum", Text.of(ru="Форум"), "forum")
    marked = [part.lang for part in html(event) if part.text == "Форум" and part.tag == "td"]
    assert marked == ["ru"]


def test_what_cannot_be_written_is_shown_and_the_reason_said():
    """An id that stands for nothing here, a word that is not there; the reason is English, and marked so."""
    display_language("ru")
    for record, reason in (
        (Route("minsk", (), "sumy"), "no id 'minsk' is known"),
        (Partner("rrc"), "no id 'rrc' is known"),
        (exactly(5, "balloon"), "has no noun 'balloon'"),
        (programme(places=("minsk",)), "no id 'minsk' is known"),
        (Beneficiary("student", of="icrc"), "no id 'icrc' is known"),
    ):
        root = html(record)
        (said,) = [part for part in root if part.tag == "span" and reason in part.text]
        assert said.lang == "en"
        assert "table" in {part.tag for part in root}
        assert reason in record._repr_markdown_()
    assert "| `unit` | balloon |" in exactly(5, "balloon")._repr_markdown_()


@pytest.mark.parametrize(
    ("record", "rows"),
    [
        pytest.param(Bounds(Decimal(1), None), ["| `low` | 1 |"], id="bounds"),
        pytest.param(Bounds(None, None), [], id="no bounds"),
        pytest.param(Names(("a", "b"), complete=False), ["| `ids` | a; b |", "| `complete` | False |", "| `order` | given |"], id="names"),
        pytest.param(
            FigureChange("a", "call", exactly(5, "call"), None, more=False),
            ["| `activity` | a |", "| `key` | call |", "| `old` | 5 calls |", "| `more` | False |"],
            id="change",
        ),
        pytest.param(Added("section", "a"), ["| `kind` | section |", "| `id` | a |"], id="added"),
        pytest.param(Gone("section", "a"), ["| `kind` | section |", "| `id` | a |"], id="gone"),
        pytest.param(
            Reworded("activity", "a", "places", (), tuple("abcdefghijklmnopqrstuvwxyz")),
            [
                "| `kind` | activity |",
                "| `id` | a |",
                "| `field` | places |",
                "| `new` | a; b; c; d; e; f; g; h; i; j; k; l; m; n; o; p; q; r; s; t; … 26 |",
            ],
            id="many",
        ),
        pytest.param(
            Reworded("activity", "a", "route", None, Route("x", (), "y")),
            ["| `kind` | activity |", "| `id` | a |", "| `field` | route |", "| `new` | x, y |"],
            id="unwritten part",
        ),
        pytest.param(Entry("hotline"), ["| `activity` | hotline |"], id="entry"),
    ],
)
def test_what_no_line_says_better_is_shown_by_its_fields(record, rows):
    """A long list is cut, with its length."""
    assert [line.replace("\u00a0", " ") for line in record._repr_markdown_().splitlines()[4:]] == rows
    assert [row.split("`")[1] for row in rows] == re.findall("<th[^>]*><code>(.*?)</code>", record._repr_html_())


def test_a_key_of_a_choice_is_shown_as_code():
    """It is a name of the code and no word."""
    assert Qualifier.OVER._repr_markdown_() == "`over`"
    assert [part.text for part in html(Sex.FEMALE) if part.tag == "code"] == ["female"]


def test_a_total_is_shown():
    """Its figure, and what went into it."""
    found = total([programme(figures=(exactly(5, "call"),))], "call")
    assert "| `figure` | 5 calls |" in found._repr_markdown_().replace("\u00a0", " ")


# What changed


def test_what_changed_is_shown_with_bars():
    """A table of both editions, then the changes in words; Markdown has the words."""
    found = diff(*last_year())
    root = html(found)
    headings = [part.text for part in root if part.tag == "th"]
    assert headings == ["Calls to the ICRC in Moscow", "2023", "2024"]
    widths = [part.attributes["width"] for part in root if part.tag == "rect"]
    assert widths == ["83.33%", "78.62%", "100.00%", "94.34%"]
    (item, *_) = [part.text for part in root if part.tag == "li"]
    assert item.replace("\u00a0", " ") == "Calls to the ICRC in Moscow: over 36,000 calls (was over 30,000)"
    assert (
        found._repr_markdown_()
        .replace("\u00a0", " ")
        .startswith(
            "**Changes in 2024 compared with 2023**\n\n**Figures**\n- Calls to the ICRC in Moscow: over 36,000 calls (was over 30,000)\n\n**Other changes**\n- Period"
        )
    )
    assert rendered(found._repr_markdown_()).count("<li>") == 2


def test_nothing_changed_is_said():
    """There is no table then."""
    sheet = datasets.moscow_2024()
    assert diff(sheet, sheet)._repr_markdown_() == "**No differences**"
    assert year_on_year(diff(sheet, sheet)) == ""


def two(old, new, **fields):
    """Two editions of a sheet of one record."""
    return diff(*(sheet(programme(figures=(figure,), **fields)) for figure in (old, new)))


def test_a_year_on_year_table_is_a_real_table():
    """Headings for each pair and for each row; a picture that a screen reader passes over."""
    root = read(year_on_year(diff(*last_year()), ("ru", "en")))
    scopes = [part.attributes.get("scope") for part in root if part.tag == "th"]
    assert scopes == ["rowgroup", "row", "row"]
    assert [part.attributes.get("colspan") for part in root if part.attributes.get("scope") == "rowgroup"] == ["2"]
    assert {part.attributes.get("aria-hidden") for part in root if part.tag == "svg"} == {"true"}
    texts = [(part.lang, part.text.replace("\u00a0", " ")) for part in root if part.tag == "div"]
    assert ("ru", "более 36 000 звонков") in texts
    assert ("en", "over 36,000 calls") in texts


def test_editions_of_one_period_are_told_apart_by_words():
    """The old one and the new one."""
    root = read(year_on_year(two(exactly(5, "call"), exactly(7, "call")), ("ru",)))
    assert [part.text for part in root if part.attributes.get("scope") == "row"] == ["Прежняя редакция", "Новая редакция"]


def test_a_figure_without_a_number_is_a_dotted_line():
    """Beside one with a number, and it is said what that means; two without are not drawn."""
    root = read(year_on_year(two(several_dozen("child"), exactly(40, "child"))))
    assert [part.tag for part in root if part.tag in ("line", "rect")] == ["line", "rect", "rect"]
    assert below(root) == ["A dotted line: no number is stated."]
    found = two(several_dozen("child"), attrs.evolve(several_dozen("child"), qualifier="hundreds"))
    assert found
    assert undrawn(found)


def below(root):
    """The lines below a table."""
    return [part.text for foot in root if foot.tag == "tfoot" for part in foot if part.tag == "div"]


def undrawn(found):
    """Whether all that is drawn of two editions is a line that names what is not."""
    root = read(year_on_year(found, ("en", "ru")))
    return {part.tag for part in root if part is not root} == {"p", "div"} and [part.text for part in root if part.tag == "div"] == [
        "Changed, but not drawn: Record.",
        "Изменилось, но не показано на диаграмме: Record.",
    ]


def test_only_what_counts_alike_is_drawn():
    """No bar stands beside one of another unit, currency or way to count, and none where there is but one figure; these are named."""
    people, families = (attrs.evolve(exactly(5, unit), key="k") for unit in ("person", "family"))
    assert undrawn(two(people, families))
    for fields in (
        [{"figures": (exactly(number, "call"),), "counting": way} for number, way in ((5, "in_period"), (7, "cumulative"))],
        [{"money": (Money(5, currency),)} for currency in ("RUB", "CHF")],
        [{"changes": (Change(exactly(12, "staff"), exactly(number, "staff")),)} for number in (30, 35)],
    ):
        assert undrawn(diff(*(sheet(programme(**each)) for each in fields)))
    assert undrawn(two(exactly(5, "call"), exactly(5, "truck")))
    both_kinds = diff(
        *(sheet(programme(figures=(exactly(number, "call"),), money=(Money(5, code),))) for number, code in ((5, "RUB"), (7, "CHF")))
    )
    assert below(read(year_on_year(both_kinds))) == ["Changed, but not drawn: Record (CHF)."]
    assert year_on_year(both_kinds) in both_kinds._repr_html_()
    for old, new in (
        ({"unit": "person"}, {"unit": "student"}),
        ({"unit": "journalist"}, {"unit": "person"}),
        ({"noun": "adult"}, {"noun": "student"}),
    ):
        assert undrawn(two(*(attrs.evolve(exactly(5, "person"), key="k", **fields) for fields in (old, new))))
    weight = two(attrs.evolve(exactly(500, "kilogram"), key="k"), attrs.evolve(exactly(1, "tonne"), key="k"))
    assert [part.attributes["width"] for part in read(year_on_year(weight)) if part.tag == "rect"] == [
        "50.00%",
        "50.00%",
        "100.00%",
        "100.00%",
    ]


def test_what_is_not_drawn_is_told_from_what_is():
    """By what it counts, where the two stand under one title; as in a record of kits whose vouchers are gone."""
    kits, vouchers = (tuple(exactly(number, unit) for number in (10, 12)) for unit in ("school_kit", "clothes_voucher"))
    staff = tuple((Change(exactly(12, "staff"), exactly(number, "staff")),) for number in (30, 35))
    found = diff(
        *(
            sheet(programme(figures=figures, changes=changes))
            for figures, changes in zip(((kits[0], vouchers[0]), kits[1:]), staff, strict=True)
        )
    )
    assert below(read(year_on_year(found, "en"))) == ["Changed, but not drawn: Record (staff); Record (clothes vouchers)."]
    assert below(read(year_on_year(found, "ru"))) == [
        "Изменилось, но не показано на диаграмме: Record (сотрудники); Record (ваучеры на одежду)."
    ]


def test_a_pale_end_is_explained_and_the_old_edition_is_not_pale():
    """Only what is not certain is drawn pale, in either edition, and a line below says what that means."""
    root = read(year_on_year(two(over(5, "call"), exactly(7, "call"))))
    bars = [(part.attributes["fill"], part.attributes["fill-opacity"]) for part in root if part.tag == "rect"]
    assert [opacity for _, opacity in bars] == ["0.35", "1", "0.35", "1"]
    assert len({colour for colour, _ in bars}) == 2
    assert below(root) == ["The pale part of a bar: the exact number is not stated."]


def test_a_tiny_bar_can_be_seen_in_its_full_colour():
    """It is no shorter than a few pixels, and its pale end is as long again; nothing stays nothing."""
    for figure, widths in ((exactly(1, "call"), ["3", "3"]), (over(1, "call"), ["6", "3"]), (exactly(0, "call"), ["0.00%", "0.00%"])):
        root = read(year_on_year(two(figure, exactly(90_000, "call"))))
        assert [part.attributes["width"] for part in root if part.tag == "rect"] == [*widths, "100.00%", "100.00%"]


def test_alike_figures_have_headings_of_their_own():
    """By what tells them apart, in each language."""
    pair = [
        tuple(Beneficiary("student", attrs.evolve(exactly(number, "student"), key=place), places=(place,)) for place in ("minsk", "russia"))
        for number in (5, 7)
    ]
    root = read(year_on_year(diff(*(sheet(programme(beneficiaries=groups)) for groups in pair)), ("en", "ru")))
    headings = [part.text for part in root if part.attributes.get("scope") == "rowgroup"]
    assert headings == ["Record (Minsk)Record (Минск)", "Record (Russia)Record (Россия)"]


def test_bars_of_what_is_not_for_everyone_are_refused():
    """A notebook shows them; what is made to be published does not."""
    found = two(exactly(5, "call"), exactly(7, "call"), sensitivity="internal")
    with pytest.raises(TooSensitiveError):
        year_on_year(found)
    assert year_on_year(found, sensitivity="internal") in found._repr_html_()
    assert "(up; was 5)" in found._repr_markdown_()


def test_a_caveat_stands_beside_the_bars():
    """It goes where the figure goes."""
    drawn = year_on_year(two(exactly(5, "call"), exactly(7, "call"), caveat=both("Some were counted twice.")))
    assert "Some were counted twice." in read(drawn).text


# Hostile texts


def hostile():
    """A sheet whose every text is hostile, an edition of it that changed, and records of it."""
    text = both(HOSTILE)
    record = attrs.evolve(programme(figures=(exactly(5, "call"),), caveat=None), title=text)
    old = attrs.evolve(sheet(record, sections=(Section("a", text, entries=(Entry("record"),)),)), title=text)
    new = attrs.evolve(old.evolve("record", figures=(exactly(7, "call"),)), title=both(f"{HOSTILE} 2"))
    place = Place("a", text, "city")
    return [text, record, old, diff(old, new), place, Event("e", text, "forum"), Section("a", text), Entry("x", text)]


@pytest.mark.parametrize("record", hostile(), ids=lambda record: type(record).__name__)
def test_hostile_text_is_text(record):
    """No element, no link and no formula comes of it in HTML or in Markdown; hidden characters are shown as code points."""
    root = html(record)
    tags = {"div", "span", "code", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "svg", "rect"}
    assert {part.tag for part in root} <= tags
    assert "<script>alert(1)</script>" in root.text
    assert "[U+202E]h[U+200B]" in root.text
    assert {"tex2jax_ignore", "mathjax_ignore"} <= set(root.classes)
    source = record._repr_markdown_()
    page = rendered(source)
    assert set(re.findall(r"<(\w+)", page)) <= {"p", "strong", "code", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "br"}
    shown = read(page).text
    assert '<script>alert(1)</script> <img src=x onerror=alert(1)> "&amp; [a](b) `c` **d** _e_ ' in shown
    assert r"https://x.y WWW.x.y k@x.y @@0@@ \(l\) \[m\] \begin{n}" in shown
    assert re.search(r"(?<!\\)\$|://|www\.|@|\\\\|\\[a-z()]", source, re.IGNORECASE) is None
    assert "\u202e" not in source + root.text


@pytest.mark.parametrize(
    "text", ["- a", "+ a", "# a", "1. a", "12) a", "> a", "= a", "---", "a\n\n# b", "    a", "~~~", "***", "&lt;b&gt;"]
)
def test_a_line_that_markdown_would_read_as_its_own_is_a_plain_line(text):
    """A title that begins like a list, a heading or a rule is a line of text."""
    from icrc_activities.sheet.display import _Cell, _Line, _text

    page = read(rendered(_text(_Line((_Cell(text),)))))
    assert {part.tag for part in page if part is not page} == {"p"}
    assert page.text.strip() == " ".join(text.split())
