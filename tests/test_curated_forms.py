"""The curated Russian forms against pymorphy3, and what the files of words owe one another."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pymorphy3
import pytest

from icrc_activities.model.units import Units, default_units

TESTS = Path(__file__).resolve().parent
PACKAGE = TESTS.parent / "src" / "icrc_activities"
FOLDERS = {
    "language": PACKAGE / "language",
    "moscow_2024": PACKAGE / "datasets" / "moscow_2024",
    "vocabulary": TESTS / "data" / "vocabulary",
}
CASES = {"nom": "nomn", "gen": "gent", "dat": "datv", "acc": "accs", "ins": "ablt", "prep": "loct"}
NUMBERS = {"sg": "sing", "pl": "plur"}
GENDERS = {"m": "masc", "f": "femn", "n": "neut"}


class Row(NamedTuple):
    """One word in its cases: where it stands, its nominative, and for each form what pymorphy3 should call it."""

    where: str
    nominative: str
    forms: tuple[tuple[str, frozenset[str]], ...]


@cache
def table(folder: str, name: str) -> dict[str, Any]:
    """A file of words; empty where the folder has none."""
    path = FOLDERS[folder] / name
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def rows(where: str, forms: Sequence[str], every: set[str], accusative: set[str]) -> Iterator[Row]:
    """The words of six forms; one that stays as it is stands beside one that changes, or is indeclinable."""
    columns = list(zip(*(form.split() for form in forms), strict=True))
    for column in columns:
        words = [word.strip("«»,") for word in column]
        if len(set(words)) > 1:
            tags = [{*every, case, *(accusative if case == "accs" else ())} for case in CASES.values()]
            yield Row(where, words[0], tuple((word, frozenset(tag)) for word, tag in zip(words, tags, strict=True)))
        elif len(columns) == 1:
            yield Row(where, words[0], ((words[0], frozenset({"Fixd"})),))


def nouns(folder: str) -> Iterator[Row]:
    """Nouns: in the singular with their gender, in the accusative as living or not."""
    for key, noun in table(folder, "ru/nouns.toml").items():
        where = f"{folder} nouns {key}"
        for number in NUMBERS.keys() & noun.keys():
            gender = {GENDERS[noun["gender"]]} if number == "sg" and " " not in noun["sg"][0] else set()
            yield from rows(f"{where}.{number}", noun[number], {NUMBERS[number], *gender}, set(noun["traits"]))
        if counted := noun.get("count"):
            forms = tuple((form, frozenset({"plur", CASES[case]})) for case, form in counted.items())
            singular = noun.get("sg") or table(folder, "ru/nouns.toml")[noun["head"]]["sg"]
            yield Row(f"{where}.count", singular[0], forms)


def adjectives(folder: str) -> Iterator[Row]:
    """Adjectives and participles: the accusatives of m and pl are those of things."""
    for key, adjective in table(folder, "ru/adjectives.toml").items():
        for gender, forms in adjective.items():
            tags = {"plur"} if gender == "pl" else {"sing", GENDERS[gender]}
            things = {"inan"} if gender in {"m", "pl"} else set()
            yield from rows(f"{folder} adjectives {key}.{gender}", forms, tags, things)


def names(folder: str) -> Iterator[Row]:
    """Names: the words that change."""
    for key, name in table(folder, "ru/names.toml").items():
        tags = {"plur" if name["gender"] == "pl" else "sing"}
        yield from rows(f"{folder} names {key}", name.get("forms", ()), tags, set())


@cache
def found() -> dict[str, str]:
    """Words that pymorphy3 has in no reading as they should be, word by word: where they stand, and which forms."""
    parse = cache(pymorphy3.MorphAnalyzer(lang="ru").parse)  # it takes е for ё
    different = {}
    for folder in FOLDERS:
        for row in (*nouns(folder), *adjectives(folder), *names(folder)):
            same = {reading.normal_form for reading in parse(row.nominative) if "nomn" in reading.tag}
            unknown = [
                form
                for form, tags in row.forms
                if not any(tags <= reading.tag.grammemes and reading.normal_form in same for reading in parse(form))
            ]
            if unknown:
                different[f"{row.where} {row.nominative}"] = ", ".join(unknown)
    return different


def listed() -> dict[str, str]:
    """The differences that are known."""
    lines = (TESTS / "data" / "pymorphy_differences.txt").read_text("utf-8").splitlines()
    entries = [line.partition("#") for line in lines if line and not line.startswith("#")]
    assert all(reason.strip() for _, _, reason in entries), "a difference without its reason"
    return dict(entry.strip().split(": ", 1) for entry, _, _ in entries)


def test_pymorphy3_knows_every_form():
    """Each declined word has the reading that it should have, or is listed with a reason."""
    assert {where: forms for where, forms in found().items() if listed().get(where) != forms} == {}


def test_no_listed_difference_is_out_of_date():
    """What is listed as different still is, form by form."""
    assert {where: forms for where, forms in listed().items() if found().get(where) != forms} == {}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_form_after_2_is_one_of_the_plural(folder):
    """A noun that was an adjective takes the genitive after 2, 3, 4; a noun whose tail has a plural, the nominative."""
    for key, noun in table(folder, "ru/nouns.toml").items():
        if {"sg", "pl"} <= noun.keys():
            nominative, genitive = noun["pl"][:2]
            adjectival = noun["sg"][1].endswith(("ого", "его"))
            expected = nominative if " " in nominative else genitive if adjectival else None
            assert noun.get("paucal") == expected, key


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_a_noun_refers_to_is_there(folder):
    """Adjectives are curated; a joined noun is in the folder or the package, a head too, with forms of its own."""
    known = table("language", "ru/nouns.toml") | table("moscow_2024", "ru/nouns.toml") | table(folder, "ru/nouns.toml")
    words = table("language", "ru/adjectives.toml").keys() | table(folder, "ru/adjectives.toml").keys()
    for key, noun in table(folder, "ru/nouns.toml").items():
        assert {*noun.get("adj", ()), *([noun["after"]] if "after" in noun else [])} <= words, key
        assert set(noun.get("join", ())) <= known.keys(), key
        assert {"sg", "pl"} & known.get(noun.get("head"), noun).keys() or "join" in noun, key


@pytest.mark.parametrize("folder", FOLDERS)
def test_forms_are_six_and_without_yo(folder):
    """A noun, an adjective or a name has its six cases, and the letter is written as it is in print."""
    for name in ("nouns", "adjectives", "names"):
        for key, entry in table(folder, f"ru/{name}.toml").items():
            lists = [entry[part] for part in ("sg", "pl", "m", "f", "n", "forms") if part in entry]
            assert all(len(forms) == len(CASES) for forms in lists), key
            assert "ё" not in f"{key}{entry}".casefold(), key


@pytest.mark.parametrize("folder", FOLDERS)
def test_english_and_russian_have_the_same_nouns(folder):
    """A noun that one language lacks could be written in the other only."""
    assert table(folder, "en/nouns.toml").keys() == table(folder, "ru/nouns.toml").keys()


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_unit_has_a_noun(folder):
    """What can be counted can be written."""
    package = folder == "language"
    text = (PACKAGE / "model" / "units.txt" if package else FOLDERS[folder] / "units.txt").read_text("utf-8")
    before = None if package else default_units()
    own = Units.parse(text, before).by_key.keys() - (before.by_key.keys() if before else set())
    assert own
    assert own <= table(folder, "ru/nouns.toml").keys()
