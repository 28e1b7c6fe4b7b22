"""Remake the fonts of the printed sheet: ``python tools/fonts.py 'SourceSans3[wght].ttf'`` (the package fontpkg-source-sans-3 has it).

The licence reserves the name of the original, so what is made of it has a name of its own.
"""

import sys
import tomllib
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FOLDER = Path(__file__).parent.parent / "src" / "icrc_activities" / "sheet" / "fonts"
FAMILY = "Factsheet Sans"
STYLES = {"Regular": 400, "SemiBold": 600}


def make(source: str, style: str, weight: int) -> None:
    """Write one weight with the characters of ``characters.toml``."""
    data = tomllib.loads((FOLDER / "characters.toml").read_text("utf-8"))
    font = instantiateVariableFont(TTFont(source, recalcTimestamp=False), {"wght": weight}, updateFontNames=True)
    options = Options(hinting=False, layout_features=["ccmp", "kern", "locl", "mark", "mkmk"], name_IDs=[0, 1, 2, 3, 4, 5, 6, 7, 13, 14])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in data["ranges"] for code in range(int(low, 16), int(high, 16) + 1)])
    subsetter.subset(font)
    plain = f"{FAMILY.replace(' ', '')}-{style}"
    for number, name in {1: FAMILY, 2: style, 3: plain, 4: f"{FAMILY} {style}", 6: plain}.items():
        font["name"].setName(name, number, 3, 1, 0x409)
    font["name"].removeNames(nameID=7)  # a trademark of the original's name
    font.save(FOLDER / f"{plain}.ttf")


if __name__ == "__main__":
    for each, heaviness in STYLES.items():
        make(sys.argv[1], each, heaviness)
