"""Charts as plain Vega-Lite: the format, the values, and that nothing in them is taken for a program."""

from __future__ import annotations

import json
import subprocess
import sys

import altair as alt
import attrs
import pytest
import vl_convert
from tests.samples import both, programme, sheet

from icrc_activities import (
    Beneficiary,
    Change,
    Money,
    NothingToDrawError,
    Period,
    TooSensitiveError,
    UnknownKeyError,
    datasets,
    diff,
    exactly,
    over,
    several_dozen,
    vega,
)

SHEET = datasets.moscow_2024()


def editions():
    """Two years of the sheet, the figures of the first invented."""
    last = SHEET.evolve("hotline_calls", services=(over(30_000, "call"), *SHEET["hotline_calls"].services[1:]))
    return diff(attrs.evolve(last, period=Period("2023")), SHEET)


def plain(text):
    """A text with plain spaces."""
    return text.replace("\u00a0", " ")


def strings(value):
    """Every string of a specification."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(part)


@pytest.mark.parametrize("languages", [("en",), ("ru",), ("en", "ru")], ids="+".join)
@pytest.mark.parametrize(
    ("of", "kind"),
    [(SHEET, None), (SHEET, "people"), (SHEET, "deliveries"), (SHEET, "allocations"), (editions(), None), (editions(), "editions")],
    ids=["all", "people", "deliveries", "allocations", "two editions", "editions by name"],
)
def test_it_is_vega_lite(of, kind, languages):
    """Sound by the schema that altair brings, plain JSON, drawn by the engine, and no address in it but the name of the format."""
    spec = vega(of, kind, languages)
    alt.Chart.from_dict(spec)  # it holds the specification against the schema
    text = json.dumps(spec, ensure_ascii=False, allow_nan=False)
    assert text.count("://") == 1
    drawn = vl_convert.vegalite_to_svg(text)
    assert drawn.startswith("<svg")
    assert spec == vega(of, kind, languages)


def test_making_it_needs_nothing_to_draw_it():
    """Neither altair nor its engine is imported, nor is jinja2."""
    code = """
import sys
from icrc_activities import datasets, vega
vega(datasets.moscow_2024())
print([name for name in ("altair", "vl_convert", "jinja2", "pandas") if name in sys.modules])
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_titles_and_labels_are_in_each_language():
    """One line a language in what is drawn, and each on its own for other tools."""
    spec = vega(SHEET, "allocations", ("en", "ru"))
    assert spec["title"]["text"] == ["Funds allocated, by purpose", "Выделенные средства по целям"]
    assert spec["usermeta"]["titles"] == [{"en": "Funds allocated, by purpose", "ru": "Выделенные средства по целям"}]
    first = spec["data"]["values"][0]
    assert (
        first["label"]
        == f"{first['label_en']}\n{first['label_ru']}"
        == "Emergency stocks\nФормирование запасов на случай чрезвычайных ситуаций"
    )
    assert (first["figure_en"], first["figure_ru"]) == ("RUB\u00a024 million", "24\u00a0млн\u00a0рублей")
    assert vega(SHEET, "allocations", "ru")["title"]["text"] == ["Выделенные средства по целям"]


@pytest.mark.parametrize(("languages", "decimal", "thousands"), [(("en", "ru"), ".", ","), (("ru", "en"), ",", "\u00a0")])
def test_numbers_are_written_as_in_the_first_language(languages, decimal, thousands):
    """Whoever embeds the chart is told."""
    locale = vega(SHEET, "people", languages)["usermeta"]["embedOptions"]["formatLocale"]
    assert locale == {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": ["", ""]}


def test_a_row_holds_the_figure_as_it_is_stated():
    """Number, qualifier, what is certain and how far it is drawn; a figure without a number has none."""
    rows = {row["activity"]: row for row in vega(SHEET, "people")["data"]["values"]}
    cash = rows["cash_russia"]
    assert {key: cash[key] for key in ("value", "upper", "qualifier", "sure", "pale")} == {
        "value": 14500,
        "upper": None,
        "qualifier": "over",
        "sure": 14500,
        "pale": 15370,
    }
    assert "over 14,500" in plain(cash["figure"])
    children = rows["children_joining_relatives"]
    assert (children["value"], children["sure"], children["pale"]) == (None, 0, 0)
    assert [row["row"] for row in rows.values()] == list(range(len(rows)))


def test_people_are_never_stacked():
    """Two groups under one label are two rows, and no bar is added to another."""
    record = programme(beneficiaries=(Beneficiary("adult", exactly(5, "adult")), Beneficiary("child", exactly(7, "child"))))
    spec = vega(sheet(record), "people")
    assert [(row["row"], row["value"]) for row in spec["data"]["values"]] == [(0, 7), (1, 5)]
    assert spec["encoding"]["y"]["field"] == "row"
    bars = [layer for layer in spec["layer"] if layer["mark"]["type"] == "bar"]
    assert [layer["encoding"]["x"]["stack"] for layer in bars] == [None, None]


def test_what_is_to_be_said_beside_a_figure_is():
    """How to read the chart, and each caveat."""
    records = (
        programme(beneficiaries=(Beneficiary("adult", exactly(5, "adult")),), caveat=both("Some came twice.")),
        attrs.evolve(programme(beneficiaries=(Beneficiary("adult", over(7, "adult")),)), id="other"),
    )
    spec = vega(sheet(*records), "people", ("en", "ru"))
    said = spec["title"]["subtitle"]
    assert plain(said[0]) == "The same person may be counted more than once, so these figures do not add up to a total."
    assert said[-2:] == ["Record: Some came twice.", "Record: Some came twice."]
    assert [row["caveat"] for row in spec["data"]["values"]] == ["", "Some came twice. Some came twice."]


def test_two_editions_are_pairs_of_bars_each_with_its_scale():
    """The old edition above the new, under what they are about."""
    spec = vega(editions(), languages=("en", "ru"))
    assert spec["title"]["text"] == ["Changes in 2024 compared with 2023", "Изменения в 2024\u00a0году по сравнению с 2023\u00a0годом"]
    assert [(row["pair"], row["row"], row["edition"], row["value"]) for row in spec["data"]["values"]] == [
        (0, 0, "2023\n2023\u00a0год", 30000),
        (0, 1, "2024\n2024\u00a0год", 36000),
    ]
    assert spec["resolve"] == {"scale": {"x": "independent"}}


def test_two_editions_say_how_to_read_them_and_what_is_not_drawn():
    """An amount in another currency and a change are named below the title, in lines that are not endless; alone they are no chart."""
    assert vega(editions())["title"]["subtitle"] == ["The pale part of a bar: the exact number is not stated."]
    records = [
        programme(
            figures=(figure,),
            money=(Money(5, currency),),
            changes=(Change(exactly(12, "staff"), exactly(number, "staff")),),
        )
        for figure, currency, number in ((several_dozen("call"), "RUB", 30), (exactly(7, "call"), "CHF", 35))
    ]
    changed = diff(*(sheet(attrs.evolve(record, title=both("Work " * 25 + "done"))) for record in records))
    said = [plain(line) for line in vega(changed, languages=("en", "ru"))["title"]["subtitle"]]
    assert said[:2] == ["A dotted line: no number is stated.", "Пунктирная линия: число не указано."]
    work = f"{'Work ' * 25}done"
    assert " ".join(said[2:]) == (
        f"Changed, but not drawn: {work} (CHF); {work} (staff). "
        f"Изменилось, но не показано на диаграмме: {work} (швейцарские франки); {work} (сотрудники)."
    )
    assert max(map(len, said)) <= 100
    with pytest.raises(NothingToDrawError, match="two editions"):
        vega(diff(*(sheet(attrs.evolve(record, figures=())) for record in records)))


def test_a_tiny_bar_is_drawn_in_its_full_colour():
    """A few pixels of it are there wherever anything is certain."""
    (least,) = [layer for layer in vega(SHEET, "people")["layer"] if layer["mark"]["type"] == "rect"]
    assert (least["transform"], least["encoding"]) == ([{"filter": "datum.sure > 0"}], {"x": {"value": 0}, "x2": {"value": 3}})
    assert least["mark"] == {"type": "rect", "color": "#2b8a9e"}


def test_several_charts_stand_one_below_the_other():
    """All that the sheet has, each with its title."""
    spec = vega(SHEET)
    assert [part["title"]["text"][0] for part in spec["vconcat"]] == [part["en"] for part in spec["usermeta"]["titles"]]
    assert len(spec["vconcat"]) == 3


def test_a_chart_that_is_not_there_is_refused():
    """The error names those that are."""
    with pytest.raises(UnknownKeyError, match="people"):
        vega(SHEET, "peeple")
    with pytest.raises(NothingToDrawError, match="sheet"):
        vega(sheet(programme()))
    with pytest.raises(UnknownKeyError):
        vega(sheet(programme()), "editions")
    for kind in (None, "editions"):
        with pytest.raises(NothingToDrawError, match="two editions"):
            vega(diff(SHEET, SHEET), kind)
    with pytest.raises(UnknownKeyError, match="editions"):
        vega(editions(), "people")


def test_no_record_reaches_a_program():
    """A hostile name is a value to be drawn; what is an expression is the same for every sheet."""
    name = "'+alert(1)+' \\' </script><script>alert(1)</script> {datum.x} \u202e\n2"
    records = [
        attrs.evolve(programme(beneficiaries=(Beneficiary("adult", exactly(number, "adult")),)), id=key, title=both(name))
        for key, number in (("a", 5), ("b", 7))
    ]
    spec = vega(sheet(*records), "people", ("en", "ru"))
    values = spec["data"].pop("values")
    assert not [text for text in strings(spec) if "alert" in text]
    assert all("[U+202E]" in row["label"] and row["label"].count("\n") == 1 for row in values)
    drawn = vl_convert.vegalite_to_svg(json.dumps(vega(sheet(*records), "people")))
    assert "<script" not in drawn


def test_what_is_not_for_everyone_is_refused():
    """If any sheet holds a record above the level asked for."""
    groups = [Beneficiary("adult", exactly(5, "adult")), Beneficiary("child", exactly(7, "child"))]
    open_, secret = (sheet(programme(beneficiaries=tuple(groups), sensitivity=level)) for level in ("public", "internal"))
    for of in (secret, diff(open_, secret), diff(secret, open_)):
        with pytest.raises(TooSensitiveError):
            vega(of)
    assert vega(secret, sensitivity="internal")["data"] == vega(open_)["data"]
