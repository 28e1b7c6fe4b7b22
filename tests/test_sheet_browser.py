"""The HTML sheet in a real browser: read, looked at and printed."""

from __future__ import annotations

import base64
import io
import os
import re
import shutil
from importlib.resources import files

import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image, ImageChops
from playwright.sync_api import sync_playwright
from tests.test_sheet_html import hostile

from icrc_activities import datasets, to_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and "CI" not in os.environ, reason="there is no Chromium on PATH"),
]

SHEET = datasets.moscow_2024()
PAGES = {"en": ("en",), "ru": ("ru",), "en+ru": ("en", "ru")}
SCHEMES = ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser():
    """Chromium as it is installed; nothing is downloaded."""
    assert CHROMIUM, "the gate needs Chromium on PATH"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(params=PAGES)
def address(request, tmp_path):
    """A file with the page."""
    path = tmp_path / "sheet.html"
    path.write_text(to_html(SHEET, PAGES[request.param]), "utf-8")
    return path.as_uri()


@pytest.fixture
def open_page(browser):
    """What opens an address; whatever the browser says of it is kept."""
    contexts = []

    def opened(address, scheme="light", width=1200, **options):
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.requests, page.messages = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: page.messages.append(message.text))
        page.on("pageerror", lambda error: page.messages.append(str(error)))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_everyone_can_read_it(open_page, address, scheme):
    """axe-core finds no fault in WCAG 2.2 A and AA and in its best practices, and is left in no doubt."""
    page = open_page(address, scheme, bypass_csp=True)  # the page's own policy would not let axe run
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert {kind: [each["id"] for each in found[kind]] for kind in ("violations", "incomplete")} == {"violations": [], "incomplete": []}
    assert len(found["passes"]) > 20


def test_it_asks_for_nothing_but_itself(open_page, address):
    """One request, that of the file, and not a word on the console."""
    page = open_page(address)
    page.wait_for_load_state("networkidle")
    assert page.requests == [address]
    assert page.messages == []


def test_its_policy_holds(open_page, address):
    """What somebody puts into the page does not run and is not fetched."""
    page = open_page(address)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=https://example.org/a.png><p style=\"color:red\">x</p>')")
    assert len(page.messages) == 2
    assert all("Content Security Policy" in message for message in page.messages)


@pytest.mark.parametrize("width", [320, 700, 800, 1200])
def test_it_never_scrolls_sideways(open_page, address, width):
    """From a telephone's width on."""
    page = open_page(address, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (
        page.evaluate("[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).length") == 0
    )


def test_a_narrow_screen_has_one_column(open_page, address):
    """A card takes the whole width, and so does its other language."""
    page = open_page(address, width=320)
    assert page.evaluate("Math.min(...[...document.querySelectorAll('.card, .point')].map(e => e.getBoundingClientRect().width))") > 280


def test_hostile_names_do_nothing_to_it(open_page, tmp_path):
    """A name of five thousand letters breaks its lines, and a program in a name is text."""
    for index, text in enumerate(("W" * 5_000, "<script>document.title=null</script>", "<img src=x onerror=alert()>")):
        path = tmp_path / f"{index}.html"
        path.write_text(to_html(hostile(text), ("en", "ru")), "utf-8")
        page = open_page(path.as_uri(), width=320)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.evaluate("document.title") == text
        assert (page.messages, page.requests) == ([], [path.as_uri()])


def test_each_figure_is_found_once(open_page, address):
    """To the eye it is there twice, to search, copy and a screen reader once: the large one is drawn."""
    page = open_page(address)
    for element in page.query_selector_all(".card"):
        drawn = element.query_selector("b[data-text]")
        if drawn:
            number = drawn.get_attribute("data-text")
            assert drawn.evaluate("e => getComputedStyle(e, '::before').content") == f'"{number}"'
            written = [each.inner_text() for each in element.query_selector_all("b:not([data-text])")]
            assert len(re.findall(rf"(?<!\d){re.escape(number)}(?!\d)", element.inner_text())) == written.count(number) > 0
            assert element.query_selector("[aria-hidden=true]").inner_text().strip() == ""


@pytest.mark.parametrize("width", [800, 1200])
def test_two_languages_stand_side_by_side(open_page, tmp_path, width):
    """Each card beside its other language, from the same line to the same line."""
    path = tmp_path / "sheet.html"
    path.write_text(to_html(SHEET, ("en", "ru")), "utf-8")
    page = open_page(path.as_uri(), width=width)
    boxes = page.evaluate(
        "[...document.querySelectorAll('li.pair')].map(e => [...e.children].map(c => c.getBoundingClientRect().toJSON()))"
    )
    assert len(boxes) == sum(len(section.entries) for section in SHEET.walk())
    for left, right in boxes:
        assert (left["top"], left["height"]) == (right["top"], right["height"])
        assert left["right"] < right["left"]


def test_the_charts_of_two_languages_stand_side_by_side(open_page, tmp_path):
    """Under the cards of their language, row by row on one line, with bars of one scale; on a narrow screen one below the other."""
    path = tmp_path / "sheet.html"
    path.write_text(to_html(SHEET, ("en", "ru")), "utf-8")
    cells = """[...document.querySelectorAll('.chart tbody tr')].map(row => [...row.cells].map(cell => {
        const range = document.createRange(); range.selectNodeContents(cell);
        return [cell.lang, range.getBoundingClientRect().left, cell.getBoundingClientRect().top]}))"""
    page = open_page(path.as_uri())
    left, right = page.evaluate("[...document.querySelector('li.pair').children].map(e => e.getBoundingClientRect().left)")
    rows = page.evaluate(cells)
    assert len(rows) == 16
    for row in rows:
        assert [lang for lang, _, _ in row] == ["en", "en", "ru", "ru"]
        assert (row[0][1], row[2][1]) == pytest.approx((left, right), abs=0.1)
        assert len({top for _, _, top in row}) == 1
    bars = page.evaluate("[...document.querySelectorAll('.chart svg')].map(e => e.getBoundingClientRect().width)")
    assert max(bars) - min(bars) < 0.1
    for row in open_page(path.as_uri(), width=320).evaluate(cells):
        assert row[0][1] == row[2][1] < row[1][1] == row[3][1]
        assert row[0][2] == row[1][2] < row[2][2] == row[3][2]


# On paper


def printed(page) -> pypdfium2.PdfDocument:
    """The page as it is printed."""
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))


@pytest.mark.parametrize(("languages", "count"), [("en", 5), ("ru", 6), ("en+ru", 9)])
def test_it_prints_on_so_many_sheets_of_a4(open_page, tmp_path, languages, count):
    """Of 210 by 297 mm each, none of them empty."""
    path = tmp_path / "sheet.html"
    path.write_text(to_html(SHEET, PAGES[languages]), "utf-8")
    document = printed(open_page(path.as_uri()))
    assert {tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in document} == {(210, 297)}
    assert len(document) == count
    assert all(len(page.get_textpage().get_text_range()) > 300 for page in document)


def test_no_card_is_cut_in_two(open_page, address):
    """Each entry, its large figure and its caveat stand on one sheet of paper; so does each row of a table."""
    page = open_page(address)
    parts = page.evaluate(
        """[...document.querySelectorAll('.card, .point, .chart tr')].map(part => [
            ...[...part.querySelectorAll('[data-text]')].map(e => e.dataset.text), part.textContent].join(''))"""
    )
    sheets = [closed(each.get_textpage().get_text_range()) for each in printed(page)]
    assert len(parts) > 70
    for part in parts:
        assert any(closed(part) in sheet for sheet in sheets), part


def closed(text: str) -> str:
    """A text without spaces and hyphens: a PDF has signs of its own where a word is broken."""
    return re.sub(r"[-\s\u00ad\u0002\ufffe]", "", text)


def red(image: Image.Image) -> bool:
    """Whether any pixel is red: R above 150, G and B below 80."""
    bands = zip(image.convert("RGB").split(), (lambda v: 255 * (v > 150), lambda v: 255 * (v < 80), lambda v: 255 * (v < 80)), strict=True)
    first, second, third = (band.point(rule) for band, rule in bands)
    return ImageChops.multiply(ImageChops.multiply(first, second), third).getbbox() is not None


def test_what_is_red_is_found():
    """The look at the pixels sees one."""
    image = Image.new("RGB", (9, 9), "white")
    assert not red(image)
    image.putpixel((4, 4), (237, 28, 36))
    assert red(image)


EMBLEMS = "\u271a\u2795\u274c\u2b55\u26d4\u26d1\U0001f3e5\U0001f691\u262a\U0001f319\u2666\U0001f534\U0001f7e5\U0001f53a"
FLAGS = "".join(map(chr, range(0x1F1E6, 0x1F200)))


def emoji(folder) -> bytes:
    """A font that draws each of these as a red square, as fonts with colours draw red crosses, signs and flags."""
    names = [".notdef", *(f"u{ord(sign):X}" for sign in EMBLEMS + FLAGS)]
    pen = TTGlyphPen(None)
    for step, point in enumerate(((0, 0), (0, 800), (800, 800), (800, 0))):
        (pen.lineTo if step else pen.moveTo)(point)
    pen.closePath()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(sign): f"u{ord(sign):X}" for sign in EMBLEMS + FLAGS})
    font.setupGlyf(dict.fromkeys(names, pen.glyph()))
    font.setupHorizontalMetrics(dict.fromkeys(names, (900, 0)))
    font.setupHorizontalHeader(ascent=900, descent=-100)
    font.setupNameTable({"familyName": "Red", "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    font.setupCOLR({name: [(".notdef", 0)] for name in names[1:]})
    font.setupCPAL([[(0.93, 0.11, 0.14, 1.0)]])
    font.save(folder / "red.ttf")
    return (folder / "red.ttf").read_bytes()


def test_no_emoji_in_a_title_is_a_red_emblem(open_page, tmp_path):
    """Crosses, crescents, signs and flags in any text of a record: whatever font the reader has, nothing is red."""
    source = base64.b64encode(emoji(tmp_path)).decode()
    style = f"@font-face {{ font-family: Red; src: url(data:font/ttf;base64,{source}) }} * {{ font-family: Red, sans-serif !important }}"
    path = tmp_path / "sheet.html"
    path.write_text(to_html(hostile(f"Aid {EMBLEMS} {FLAGS}"), ("en", "ru")), "utf-8")

    def shown(*, sign: str) -> Image.Image:
        page = open_page(path.as_uri(), bypass_csp=True)
        page.add_style_tag(content=style)
        page.evaluate("sign => { document.querySelector('h1').append(sign); return document.fonts.load('16px Red', sign || 'a') }", sign)
        return Image.open(io.BytesIO(page.screenshot(full_page=True)))

    assert red(shown(sign=EMBLEMS[0]))  # the font draws it so
    assert not red(shown(sign=""))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_on_the_screen_is_red(open_page, address, scheme):
    """No red cross, crescent or crystal, whatever drew it."""
    assert not red(Image.open(io.BytesIO(open_page(address, scheme).screenshot(full_page=True))))


def test_nothing_on_paper_is_red(open_page, address):
    """Nor there."""
    for page in printed(open_page(address)):
        assert not red(page.render(scale=1.5).to_pil())
