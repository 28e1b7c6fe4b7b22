"""Make the pictures of docs/howto/publish-a-sheet.md: the sheet of 2024 as a browser shows it and as it is printed.

    make pictures

It needs Chromium on PATH.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from icrc_activities import datasets, to_html, to_pdf

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
COLOURS = 64
"""Flat pages need no more, and a picture is a quarter of its size."""
SCREENS = {
    "page-en": (("en",), "light", 1200, 1500),
    "page-ru-dark": (("ru",), "dark", 1200, 1500),
    "page-en-ru": (("en", "ru"), "light", 1200, 1500),
    "page-ru-narrow": (("ru",), "light", 320, 1000),
}
"""By the name of the picture: languages, colour scheme, width and height in CSS pixels."""
PAPER = {"print-en": ("en",), "print-ru": ("ru",), "print-en-ru": ("en", "ru")}
PAGES, SCALE, GAP = 2, 1.25, 12
"""Of a PDF the first pages, side by side, a point as so many pixels, with so many pixels between them."""


def main() -> int:
    """Make every picture anew; 1 where there is no browser."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("pictures: Chromium is not on PATH", file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name in SCREENS:
            _keep(name, _screen(browser, name, Path(folder) / "sheet.html"))
        browser.close()
    for name, languages in PAPER.items():
        _keep(name, _paper(to_pdf(datasets.moscow_2024(), languages)))
    return 0


def _screen(browser: Browser, name: str, file: Path) -> Image.Image:
    languages, scheme, width, height = SCREENS[name]
    file.write_text(to_html(datasets.moscow_2024(), languages), "utf-8")
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light", viewport={"width": width, "height": height})
    page.goto(file.as_uri())
    shown = page.screenshot()
    page.close()
    return Image.open(io.BytesIO(shown))


def _paper(content: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(content)
    pages = [document[index].render(scale=SCALE).to_pil() for index in range(PAGES)]
    picture = Image.new("RGB", (sum(page.width for page in pages) + GAP * (len(pages) + 1), pages[0].height + 2 * GAP), "#888")
    at = GAP
    for page in pages:
        picture.paste(page, (at, GAP))
        at += page.width + GAP
    return picture


def _keep(name: str, picture: Image.Image) -> None:
    file = FOLDER / f"{name}.png"
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.relative_to(FOLDER.parent.parent)}: {file.stat().st_size // 1000} kB")


if __name__ == "__main__":
    sys.exit(main())
