"""Characters that no sheet shows."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import category


def visible(text: str) -> str:
    r"""A text in which no character hides, turns others round or looks like an emblem; such a one is shown as its code point.

    Those are controls, formats (zero-width and bidirectional ones among them), private, unassigned and lone surrogate
    characters, separators of lines and paragraphs, and those of ``characters.toml``.

    >>> visible("A\u202eB and \u271a")
    'A[U+202E]B and [U+271A]'
    """
    if not any(map(_suspect, set(text))):
        return text
    return "".join(_code_point(sign) if _suspect(sign) else sign for sign in text)


@lru_cache(4096)
def _suspect(sign: str) -> bool:
    return _hides(sign) or _listed().match(sign) is not None


def _hides(sign: str) -> bool:
    kind = category(sign)
    return kind[0] == "C" or kind in ("Zl", "Zp")


def _code_point(sign: str) -> str:
    return f"[U+{ord(sign):04X}]"


@cache
def _listed() -> re.Pattern[str]:
    data = tomllib.loads(files("icrc_activities.text").joinpath("characters.toml").read_text("utf-8"))
    ranges = "".join(f"{chr(int(low, 16))}-{chr(int(high, 16))}" for low, high in data["ranges"])
    return re.compile("[" + "".join(data["emblems"].split()) + "".join(chr(int(code, 16)) for code in data["invisible"]) + ranges + "]")
