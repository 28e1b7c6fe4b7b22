"""The printed sheet: its pages, its tags, its text, its fonts, and what no record can make of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from itertools import pairwise

import attrs
import pypdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import ImageChops
from tests.samples import both, programme
from tests.test_sheet_browser import closed, red
from tests.test_sheet_html import HOSTILE, IDS, LANGUAGES, hostile, one

from icrc_activities import (
    Beneficiary,
    InvalidRecordError,
    MissingExtraError,
    Period,
    Programme,
    Text,
    TooSensitiveError,
    UnprintableError,
    datasets,
    exactly,
    over,
    to_pdf,
    vocabulary,
)
from icrc_activities.sheet import pdf
from icrc_activities.sheet.view import Section, view
from icrc_activities.text import blocks

SHEET = datasets.moscow_2024()
FONTS = files("icrc_activities.sheet").joinpath("fonts")
PAGES = {("en",): 4, ("ru",): 4, ("en", "ru"): 7}
read_out = pytest.mark.skipif(shutil.which("pdftotext") is None and "CI" not in os.environ, reason="there is no pdftotext on PATH")


@pytest.fixture(scope="module", params=LANGUAGES, ids=IDS)
def languages(request):
    """One language, the other, and both."""
    return request.param


@pytest.fixture(scope="module")
def made(languages):
    """The sheet of 2024."""
    return to_pdf(SHEET, languages)


@pytest.fixture(scope="module")
def pages(made):
    """Its pages as pictures."""
    return [page.render(scale=1.5).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(made)]


def raw(made: bytes) -> str:
    """The text as it stands in the file, in its order."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    return subprocess.run(command, input=made, capture_output=True, check=True).stdout.decode("utf-8")


def tags(made: bytes) -> Iterator[tuple[str, str, pypdf.generic.DictionaryObject]]:
    """Every element of the tag tree, with the language it is in."""

    def below(part: object, lang: str) -> Iterator[tuple[str, str, pypdf.generic.DictionaryObject]]:
        part = part.get_object() if isinstance(part, pypdf.generic.PdfObject) else part
        if isinstance(part, list):
            for each in part:
                yield from below(each, lang)
        elif isinstance(part, dict) and "/S" in part:
            lang = part.get("/Lang", lang)
            yield part["/S"], lang, part
            yield from below(part.get("/K"), lang)

    root = pypdf.PdfReader(BytesIO(made)).root_object
    yield from below(root["/StructTreeRoot"]["/K"], root["/Lang"])


# Pages


def test_it_takes_so_many_pages_of_a4(made, languages):
    """Of 210 by 297 mm each."""
    document = pypdfium2.PdfDocument(made)
    assert {tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in document} == {(210, 297)}
    assert len(document) == PAGES[languages]


def test_no_page_but_the_last_is_half_empty(pages):
    """What stands above the page number fills each of them to three quarters at least."""
    for page in pages[:-1]:
        body = page.crop((0, 0, page.width, round(page.height * 0.96)))
        assert ImageChops.invert(body).getbbox()[3] > 0.75 * page.height


def test_nothing_on_a_page_is_red(pages):
    """No red cross, crescent or crystal, whatever drew it."""
    assert not any(map(red, pages))


def test_nothing_is_printed_on_the_margins(pages):
    """Beside the band at the head of the first page."""
    for page in pages[1:]:
        left, _, right, lower = ImageChops.invert(page).getbbox()
        assert left > 0.045 * page.width
        assert right < 0.955 * page.width
        assert lower < 0.985 * page.height


def test_no_entry_is_cut_in_two(made, languages):
    """Each card with its large figure, its sentence and its asides, each bullet and each row of a table stand on one page."""
    texts = [closed(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(made)]
    shown = view(SHEET, languages)
    parts = [part for section in walk(shown.sections) for entry in section.entries for said in entry.said for part in entry_texts(said)]
    rows = [
        "".join(words.text for pair in zip(bar.label, bar.figure, strict=True) for words in pair)
        for chart in shown.charts
        for bar in chart.bars
    ]
    assert len(parts) > 70
    for part in (*parts, *rows):
        assert any(closed(part) in text for text in texts), part


def walk(sections: list[Section]) -> Iterator[Section]:
    """The sections and those below them, in order."""
    for section in sections:
        yield section
        yield from walk(section.sections)


def entry_texts(said) -> list[str]:
    """The large figure and what follows it, in one text."""
    words = "".join(run.text for runs in (said.runs, *said.asides) for run in runs)
    return [("".join(said.big[:3]) if said.big else "") + words]


# Tags


def test_it_says_that_it_is_tagged_and_accessible(made, languages):
    """Typst has checked PDF/UA-1 and set its mark; title, language and the reading of the title are there."""
    reader = pypdf.PdfReader(BytesIO(made))
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == languages[0]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == SHEET.title[languages[0]]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_every_part_says_its_language(made, languages):
    """What is not in the language of the document is marked as being in the other."""
    found = Counter(lang for _, lang, _ in tags(made))
    assert set(found) == set(languages)
    assert len(languages) == 1 or found["ru"] > 200
    headings = Counter((name, lang) for name, lang, _ in tags(made) if re.fullmatch("/H[1-6]", name))
    assert all(headings[name, languages[0]] == count for (name, _), count in headings.items())


def test_headings_stand_in_order(made, languages):
    """A first heading, and none that skips a level; two languages have each of their own."""
    levels = [int(name[2]) for name, lang, _ in tags(made) if re.fullmatch("/H[1-6]", name) and lang == languages[-1]]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert levels.count(2) == len(SHEET.sections) + 3
    assert levels.count(3) == sum(len(section.sections) for section in SHEET.sections)


def test_charts_are_tables(made, languages):
    """With a caption and header cells, two a language; a row for each bar."""
    found = Counter(name for name, _, _ in tags(made))
    charts = view(SHEET, languages).charts
    assert found["/Table"] == found["/Caption"] == found["/THead"] == len(charts)
    assert found["/TH"] == 2 * len(charts) * len(languages)
    assert found["/TR"] == sum(len(chart.bars) + 1 for chart in charts)
    assert {cell["/A"][0]["/Scope"] if isinstance(cell["/A"], list) else cell["/A"]["/Scope"] for cell in named(made, "/TH")} == {"/Column"}
    assert not named(made, "/Figure")


def named(made: bytes, name: str) -> list[pypdf.generic.DictionaryObject]:
    """The elements of one name."""
    return [part for each, _, part in tags(made) if each == name]


# Text


@read_out
def test_the_text_is_all_there_in_reading_order(made, languages):
    """Every part stands where the view has it, language by language, each number before its caption."""
    text, at = closed(raw(made)), 0

    def follows(*parts: str) -> None:
        nonlocal at
        for part in parts:
            at = text.index(closed(part), at) + len(closed(part))

    shown = view(SHEET, languages)
    for texts in (shown.organisation, shown.title, shown.delegation, shown.period, *shown.captions):
        follows(*(words.text for words in texts))
    for section in walk(shown.sections):
        follows(*(words.text for texts in (section.title, section.lead) for words in texts))
        for entry in section.entries:
            for said in entry.said:
                follows(*entry_texts(said))
    follows(*(words.text for words in shown.charts_title))
    for chart in shown.charts:
        follows(*(words.text for words in chart.title))
        for cells in ((chart.about, chart.measured), *((bar.label, bar.figure) for bar in chart.bars)):
            follows(*(words.text for pair in zip(*cells, strict=True) for words in pair))
    for texts in (shown.notes_title, *shown.notes, shown.contact_title, *shown.contact, shown.imprint):
        follows(*(words.text for words in texts))


@read_out
def test_every_figure_stands_in_its_entry(languages, made):
    """Each number of an activity is in the text at least as often as its sentences write it."""
    text = closed(raw(made))
    numbers = Counter(
        closed(block.text[slice(*measure.number)])
        for tag in languages
        for block in blocks(SHEET, tag)
        for measure in block.measures
        if measure.parts.number
    )
    assert len(numbers) > 30
    assert [number for number, count in numbers.items() if text.count(number) < count] == []


@read_out
def test_a_figure_that_opens_its_sentence_is_written_once():
    """One that stands elsewhere is drawn once more above it, and left out when the sheet is read out."""
    opening = to_pdf(one(programme(figures=(over(36_000, "call"),), period=Period("2024"))))
    assert "Over 36,000 calls\nin 2024." in raw(opening)
    inside = to_pdf(one(programme(figures=(over(36_000, "call"),), statement=both("The line took { NOM($call) }."))))
    assert "over 36,000 calls\nThe line took over 36,000 calls." in raw(inside)
    for file in (opening, inside):
        assert b"/Artifact" in pypdf.PdfReader(BytesIO(file)).pages[0].get_contents().get_data()
        document = pypdfium2.PdfDocument(file)
        assert document[0].get_textpage().get_text_range().count("36,000") == (1 if file is opening else 2)


@read_out
def test_what_is_not_stated_is_not_shown():
    """A sheet without contact, period, captions and charts has no empty parts."""
    made = to_pdf(one(programme(figures=(exactly(53, "truck"),))))
    assert [name for name, _, _ in tags(made) if re.fullmatch("/(H[1-6]|Table)", name)] == ["/H1", "/H2", "/H2"]
    assert raw(made).split("\n")[:2] == ["International Committee of the Red Cross (ICRC)", "Test"]


# The file


def test_equal_sheets_make_equal_files(made, languages):
    """There is no date and no chance in them."""
    assert to_pdf(datasets.moscow_2024(), languages) == made
    assert not [key for key in pypdf.PdfReader(BytesIO(made)).metadata if "Date" in key]


def test_fonts_are_in_the_file_and_have_cyrillic(made):
    """The two of the package and no other."""
    found = set()
    for page in pypdf.PdfReader(BytesIO(made)).pages:
        for font in page["/Resources"]["/Font"].values():
            (below,) = font.get_object()["/DescendantFonts"]
            descriptor = below.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & descriptor.keys()
            found.add(font.get_object()["/BaseFont"].split("+")[1])
    assert found == {"FactsheetSans-Regular", "FactsheetSans-SemiBold"}


@pytest.mark.parametrize("style", ["Regular", "SemiBold"])
def test_the_fonts_have_the_characters_that_are_listed(style):
    """No more and no fewer; Russian, Belarusian, Ukrainian and what transcribes others among them, and nothing like an emblem."""
    font = TTFont(str(FONTS.joinpath(f"FactsheetSans-{style}.ttf")))
    assert {chr(code) for code in font.getBestCmap()} == pdf._characters()
    assert (
        set(map(chr, range(0x410, 0x450)))
        | set("\u0401\u0451\u0406\u0456\u040e\u045e\u20bd\u2116\u00ab\u00bb\u2014\u202f\u00a0")
        | set("\u0404\u0454\u0407\u0457\u0490\u0491\u02b9\u02bb\u02bc\u02be\u02bf")
        <= pdf._characters()
    )
    emblems = tomllib.loads(files("icrc_activities.text").joinpath("characters.toml").read_text("utf-8"))["emblems"]
    assert not set(emblems.replace("\n", "").replace(" ", "")) & pdf._characters()
    assert "Source" not in "".join(str(font["name"].getDebugName(number)) for number in (1, 4, 6, 16))  # the name is reserved


def test_a_warning_is_an_error(monkeypatch):
    """A font that is not there would be one."""
    monkeypatch.setattr(pdf, "_template", lambda: b'#set document(title: "T")\n#set text(font: "Nowhere Sans")\n')
    with pytest.raises(Warning, match="unknown font family: nowhere sans"):
        to_pdf(SHEET)


def test_without_typst_the_error_names_the_extra(monkeypatch):
    """The rest of the library does without it."""
    pdf._fonts.cache_clear()
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtraError, match=re.escape("typst is not installed: pip install 'icrc-activities[pdf]'")):
        to_pdf(SHEET)


# What records can do to it


@read_out
@pytest.mark.parametrize("languages", LANGUAGES, ids=IDS)
@pytest.mark.parametrize(
    "text", [HOSTILE, '#import "x.typ" #read("/etc/passwd") \\ $x$ *b* _c_ `d` <e> @f = g // h /* i #{ panic() } ~ ---']
)
def test_what_looks_like_a_program_is_text(text, languages):
    """Markup, quotes, templates and commands of Markdown and Typst come out as the characters they are."""
    shown = closed(raw(to_pdf(hostile(text), languages)))
    wanted = view(hostile(text), languages)
    for texts in (
        wanted.title,
        wanted.delegation,
        wanted.sections[0].title,
        *wanted.contact,
        *(bar.label for bar in wanted.charts[0].bars),
    ):
        for words in texts:
            assert closed(words.text) in shown
    assert shown.count(closed(text)[-30:]) >= 8 * len(languages)


@read_out
@pytest.mark.parametrize("sign", ["W", "\u042a", "-", "i "])
def test_a_long_name_is_shown_whole(sign):
    """Five thousand characters, with or without a place to break at, and none of them beyond the page."""
    sheet = hostile((f"a{sign}" if sign == "-" else sign) * 5_000)
    text = raw(to_pdf(sheet, ("en", "ru")))
    shown = view(sheet, ("en", "ru"))
    parts = [shown.title, shown.delegation, *shown.contact, *(bar.label for chart in shown.charts for bar in chart.bars)]
    assert text.count(sign[0]) >= sum(words.text.count(sign[0]) for texts in (*parts, shown.sections[0].title) for words in texts) > 60_000


@read_out
def test_ten_thousand_activities_take_bounded_time():
    """So many times as long as a thousand take, and not much more."""

    def took(count: int) -> float:
        record = programme(figures=(over(36_000, "call"),), statement=both("Took { NOM($call) }."))
        sheet = one(*(attrs.evolve(record, id=f"r{index}", title=both("R")) for index in range(count)))
        began = time.process_time()
        text = raw(to_pdf(sheet))
        assert text.count("36,000") == 2 * count
        return time.process_time() - began

    took(100)
    assert took(10_000) < 40 * took(1_000)


def test_a_character_that_no_font_has_is_refused():
    """By its name and wherever a record holds it in a language that is shown."""
    first = Programme(id="a", title=Text.of(en="A \u65e5", ru="A"), figures=(exactly(53, "truck"),))
    second = Programme(id="b", title=Text.of(en="B", ru="\u05d0 B"), figures=(exactly(53, "truck"),), note=both("A \U0001f600 b."))
    sheet = one(first, second, title=Text.of(en="T", ru="T \u65e5"))
    with pytest.raises(UnprintableError) as error:
        to_pdf(sheet)
    assert [(fault.path, fault.found) for fault in error.value.faults] == [
        ("$.activities[1].note.en", "\U0001f600 (U+1F600 GRINNING FACE)"),
    ]
    with pytest.raises(UnprintableError, match=re.escape("$.title.ru: found \u65e5 (U+65E5 CJK UNIFIED IDEOGRAPH-65E5)")):
        to_pdf(sheet, ("ru",))


@read_out
@pytest.mark.parametrize("name", ["Слов\u02bcянськ", "O\u02bbahu", "\u02bfAmman"])
def test_an_apostrophe_that_is_a_letter_is_printed(name):
    """Ukrainian, Hawaiian and transcribed Arabic names have one."""
    record = Programme(id="a", title=both("A"), figures=(exactly(53, "truck"),), note=both(f"To {name}."))
    assert f"To {name}." in raw(to_pdf(one(record)))


@read_out
def test_a_caveat_of_figures_that_follow_each_other_is_printed_once():
    """Under the last of them, in the card and in the chart."""
    groups = (Beneficiary("person", exactly(50, "person")), Beneficiary("child", exactly(20, "child")))
    record = Programme(id="a", title=both("Help a"), beneficiaries=groups, caveat=both("Counted twice."))
    assert raw(to_pdf(one(record))).count("Counted twice.") == 2


def test_a_character_of_the_vocabulary_is_refused_too(tmp_path):
    """Where no record holds it, the words do."""
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "nouns.toml").write_text('[truck]\nsg = "tr\u65e5ck"\npl = "tr\u65e5cks"\n', "utf-8")
    with pytest.raises(UnprintableError, match="the vocabulary: found \u65e5"):
        to_pdf(one(Programme(id="a", title=both("A"), figures=(exactly(53, "truck"),))), vocabulary=vocabulary(tmp_path))


@read_out
@pytest.mark.parametrize("sign", ["\x00", "\u200b", "\u202e", "\u2028", "\u271a", "\u25c7"])
def test_a_character_that_hides_or_is_no_letter_is_shown_as_its_code_point(sign):
    """As in the page."""
    assert raw(to_pdf(hostile(f"a{sign}b"))).count(f"a[U+{ord(sign):04X}]b") >= 10


def test_what_the_page_refuses_is_refused():
    """The same languages, the same levels."""
    with pytest.raises(InvalidRecordError, match="at least one language, each once"):
        to_pdf(SHEET, ("en", "en"))
    secret = one(programme(figures=(exactly(53, "truck"),), sensitivity="internal"))
    with pytest.raises(TooSensitiveError):
        to_pdf(secret)
    assert to_pdf(secret, sensitivity="internal").startswith(b"%PDF")
