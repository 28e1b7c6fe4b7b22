"""The lint of a vocabulary: the package's words are clean, and each rule fails once on a small broken folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from icrc_activities import vocabulary
from icrc_activities.language import lint as module
from icrc_activities.language.lint import lacks, lint

PACKAGE = Path(module.__file__).parent
WORDS = Path(__file__).resolve().parent / "data" / "vocabulary"
SIX = '["а", "б", "в", "г", "д", "е"]'


def found(folder: Path) -> list[str]:
    """The faults of the package's words and those of a folder, each as a line."""
    return [str(fault) for fault in lint(vocabulary(folder))]


def add(folder: Path, name: str, text: str) -> None:
    """Write a file of the folder."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def test_the_words_of_the_package_have_no_fault():
    """Nor has the data set that comes with it."""
    assert lint(vocabulary()) == ()


def test_the_words_of_the_tests_have_no_fault():
    """Belarusian and French, which are no languages of the package, among them."""
    assert lint(vocabulary(WORDS)) == ()


def test_no_language_of_the_package_lacks_anything():
    """English and Russian have the same nouns and messages."""
    assert lacks(vocabulary()) == {"en": (), "ru": ()}


def test_a_language_of_ones_own_may_be_partial():
    """What it lacks can be asked for, and is no fault."""
    missing = lacks(vocabulary(WORDS))
    assert missing["en"] == missing["ru"] == ()
    assert {"noun bank_card", "message delivery", "message delivery.passive"} <= set(missing["fr"])
    assert "noun call" not in missing["fr"]
    assert not any("verb-" in what for what in missing["fr"])


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("en/messages.ftl", "call-own = Own.", "ru: found no message call-own, allowed is all that the other languages have"),
        ("ru/nouns.toml", f'[widget]\ngender = "m"\nsg = {SIX}', "en: found no noun widget, allowed is all that the other languages have"),
        ("en/messages.ftl", "tail-period = When?", "en: tail-period: found no $period, allowed is the same variables in every language"),
        (
            "en/messages.ftl",
            "delivery = Assistance.\n    .passive = Assistance was given to { NOM($consignee) }.",
            "ru: delivery.passive: found no $consignee, allowed is the same variables in every language",
        ),
    ],
)
def test_the_languages_of_the_package_say_the_same(tmp_path, name, text, expected):
    """A noun, a message or a variable that one of them lacks is a fault."""
    add(tmp_path, name, text)
    assert expected in found(tmp_path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("own = Own.\nbad { line", "own/en/messages.ftl:2: found 'bad { line'"),
        ("own = Own\n    .active = Own.", "own: found the attribute .active, allowed is passive alone; a line may not begin with a full stop"),
        ("own = { NOMM($x) }", "own: found the function NOMM, allowed is one of NOM, BARE, IN, TO, FROM"),
        ("own = { GEN($x) }", "own: found the function GEN, allowed is one of NOM, BARE"),
        ("own = { NOM() }", "own: found NOM(), allowed is a variable first, as in NOM($x)"),
        ('own = { NOM("x") }', "own: found NOM(), allowed is a variable first, as in NOM($x)"),
        ('own = { NOM($x, wiht: "in") }', "own: found the option wiht of NOM, allowed is the option with, of NOM, BARE"),
        ('own = { DATE($x, with: "in") }', "own: found the option with of DATE, allowed is the option with, of NOM, BARE"),
        ("own = { AGREE($x) }", "own: found what follows the variable in AGREE, allowed is a message of forms, as in AGREE($x, verb-sent)"),
        ('own = { AGREE($x, "was") }', "own: found what follows the variable in AGREE, allowed is a message of forms"),
        ("own = { AGREE($x, trend-grew) }", "own: found what follows the variable in AGREE, allowed is a message of forms"),
        ("own = { NOM($x, verb-was) }", "own: found what follows the variable in NOM, allowed is a message of forms"),
        ("own = { AGREE($x, verb-nothing) }", "own: found the message verb-nothing, allowed is a message of this language"),
        ("own = 36 calls.", "own: found '36 calls.', allowed is no digit: a number is a variable"),
        ('own = { "½" } of it', "own: found '½', allowed is no digit: a number is a variable"),
        ("own = { 5 }", "own: found '5', allowed is no digit: a number is a variable"),
        ("own = Two  spaces.", "own: found 'Two  spaces.', allowed is no two spaces"),
        ("own = { $x ->\n    [one] A call\n   *[other] Calls\n }", "own: found a selector, allowed is no selector: AGREE chooses a form"),
        ("verb-own = was", "verb-own: found 'was', allowed is 2 forms: sg|pl"),
        ("verb-own = was|", "verb-own: found 'was|', allowed is 2 forms: sg|pl"),
        ("word-own = it|them|they", "word-own: found 'it|them|they', allowed is 2 forms: sg|pl"),
        ("trend-own = grew", "trend-own: found 'grew', allowed is 2 forms: more|less"),
        ("verb-own =\n    .passive = was|were", "verb-own: found 'was|were'")
        if False
        else ("own = A.\nown = B.", "own: found the same message again, allowed is each message once in a file"),
    ],
)
def test_a_message_has_a_fault(tmp_path, text, expected):
    """Each with the file and the message that it stands in."""
    folder = tmp_path / "own"
    add_english(folder, text)
    assert any(expected in line for line in found(folder)), found(folder)


def add_english(folder: Path, text: str) -> None:
    """Messages of one's own beside the package's."""
    folder.mkdir()
    add(folder, "en/messages.ftl", f"{text}\n")


def test_russian_verbs_have_four_forms(tmp_path):
    """As many as the grammar's agreement needs."""
    add(tmp_path, "ru/messages.ftl", "verb-own = был|была|было\n")
    assert found(tmp_path) == [f"{tmp_path.name}/ru/messages.ftl: verb-own: found 'был|была|было', allowed is 4 forms: m|f|n|pl"]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("ru/messages.ftl", "verb-own = полёт|была|было|были", "verb-own: found 'ё', allowed is none of it in this language"),
        ("ru/names.toml", '["Орёл"]\ngender = "m"\nindeclinable = true', "ru/names.toml: Орёл: found 'Орёл', allowed is no 'ё'"),
        ("ru/names.toml", "['\"Мир\"']\ngender = \"m\"\nindeclinable = true", "allowed is no '\"'"),
        ("ru/names.toml", '["Мир  дом"]\ngender = "m"\nindeclinable = true', "ru/names.toml: Мир  дом: found 'Мир  дом', allowed is no '  '"),
        ("ru/names.toml", '["Мир "]\ngender = "m"\nindeclinable = true', "ru/names.toml: Мир : found 'Мир ', allowed is no space at either end"),
        ("ru/grammar.toml", '[vague.dozens]\nnom = "счёт"\ncounted = "pl.gen"', "ru/grammar.toml: vague: found 'счёт', allowed is no 'ё'"),
    ],
)
def test_what_may_not_be_written_is_a_fault(tmp_path, name, text, expected):
    """The letters and signs are the language's own data; spaces that stray are nobody's."""
    add(tmp_path, name, text)
    assert any(expected in line for line in found(tmp_path)), found(tmp_path)


@pytest.mark.parametrize(
    "entry",
    [
        f'["Осло"]\ngender = "m"\nforms = {SIX}',
        f'["а"]\ngender = "m"\nforms = {SIX}\ntail = "порт"',
        '["Осло порт"]\ngender = "m"\nforms = "Осло"\ntail = "морской"',
    ],
)
def test_a_name_is_found_by_its_nominative(tmp_path, entry):
    """The key is the first form and the tail, or nothing would ever find it."""
    add(tmp_path, "ru/names.toml", entry)
    (line,) = found(tmp_path)
    assert line.startswith("ru/names.toml: ")
    assert line.endswith("allowed is the name itself: the first form, and the tail")


def test_two_nouns_do_not_share_a_form(tmp_path):
    """A reader could not tell them apart; that they are synonyms must be said."""
    add(tmp_path, "en/nouns.toml", '[ring]\nsg = "call"\npl = "calls"\n[bell]\nsg = "bell"\npl = "calls"\nsynonym_of = "call"\n')
    add(tmp_path, "ru/nouns.toml", '[ring]\nhead = "call"\n[bell]\nhead = "call"\nsynonym_of = "call"\n')
    assert found(tmp_path) == [
        "en/nouns.toml: ring: found 'call', a form of call, allowed is forms of its own, or synonym_of = \"call\"",
        "ru/nouns.toml: ring: found 'звонок', a form of call, allowed is forms of its own, or synonym_of = \"call\"",
    ]


def test_a_noun_that_comes_out_empty_is_a_fault(tmp_path):
    """Every noun is written after every sample number, in every slot."""
    add(tmp_path, "en/nouns.toml", '[widget]\nsg = "widget"\npl = ""\n[gadget]\nsg = "{gadget}"\npl = "gadgets"\n')
    add(tmp_path, "ru/nouns.toml", f'[widget]\ngender = "m"\nsg = {SIX}\n[gadget]\ngender = "m"\nsg = "="\n')
    lines = [line for line in found(tmp_path) if "qualifier, number and noun in the slot nom" in line]
    assert [line.partition(": found")[0] for line in lines] == ["en/nouns.toml: widget", "en/nouns.toml: gadget", "ru/nouns.toml: gadget"]


def test_a_country_that_takes_an_article_has_an_entry(tmp_path):
    """Where another language knows the country, English must say its article."""
    add(tmp_path, "ru/names.toml", '["Филиппины"]\ngender = "pl"\nindeclinable = true')
    assert found(tmp_path) == ["en/names.toml: Philippines: found nothing, allowed is an entry with its article"]


def test_a_language_that_cannot_be_read_is_a_fault_and_stops_nothing(tmp_path):
    """Its faults stand beside those of the others."""
    shutil.copytree(PACKAGE / "en", tmp_path / "xx")
    add(tmp_path, "xx/grammar.toml", 'locale = "en"\n')
    add(tmp_path, "en/messages.ftl", "verb-own = was\n")
    lines = found(tmp_path)
    assert "xx/grammar.toml: cases: found nothing, allowed is this key" in lines
    assert any("verb-own" in line for line in lines)
