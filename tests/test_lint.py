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


MESSAGES = {
    "a1 = Own\n    .active = Own.": "found the attribute .active, allowed is passive alone; a line may not begin with a full stop",
    "a2 = { NOMM($x) }": "found the function NOMM, allowed is one of NOM, BARE, IN, TO, FROM",
    "a3 = { GEN($x) }": "found the function GEN, allowed is one of NOM, BARE",
    "a4 = { NOM() }": "found NOM(), allowed is a variable first, as in NOM($x)",
    'a5 = { NOM("x") }': "found NOM(), allowed is a variable first, as in NOM($x)",
    'a6 = { NOM($x, wiht: "in") }': "found the option wiht of NOM, allowed is the option with, of NOM, BARE",
    'a7 = { DATE($x, with: "in") }': "found the option with of DATE, allowed is the option with, of NOM, BARE",
    "a8 = { AGREE($x) }": "found what follows the variable in AGREE, allowed is a message of forms, as in AGREE($x, verb-sent)",
    'a9 = { AGREE($x, "was") }': "found what follows the variable in AGREE, allowed is a message of forms",
    "b1 = { AGREE($x, trend-grew) }": "found what follows the variable in AGREE, allowed is a message of forms",
    "b2 = { NOM($x, verb-was) }": "found what follows the variable in NOM, allowed is a message of forms",
    "b3 = { AGREE($x, verb-nothing) }": "found the message verb-nothing, allowed is a message of this language",
    "b4 = 36 calls.": "found '36 calls.', allowed is no digit: a number is a variable",
    'b5 = { "½" } of it': "found '½', allowed is no digit: a number is a variable",
    "b6 = { 5 }": "found '5', allowed is no digit: a number is a variable",
    "b7 = Two  spaces.": "found 'Two  spaces.', allowed is no two spaces",
    "b8 = { $x ->\n    [one] A call\n   *[other] Calls\n }": "found a selector, allowed is no selector: AGREE chooses a form",
    "verb-b9 = was": "found 'was', allowed is 2 forms: sg|pl",
    "verb-c1 = was|": "found 'was|', allowed is 2 forms: sg|pl",
    "word-c2 = it|them|they": "found 'it|them|they', allowed is 2 forms: sg|pl",
    "trend-c3 = grew": "found 'grew', allowed is 2 forms: more|less",
    "c4 = A.\nc4 = B.": "found the same message again, allowed is each message once in a file",
    "verb-c5 =\n    .passive = was|were|been": "found 'was|were|been', allowed is 2 forms: sg|pl",
}
"""A message with a fault in it, and what is said of it."""

GOOD = """\
d1 = { NOM($x, with: "in") } { AGREE($x, verb-was) } { ATTR($x, word-them) } { TREND($x, trend-grew) }{ $clause }.
    .passive = { BARE($y) } { DATE($period) } { IN($places) }.
verb-d2 = was|were
"""


DIFFERENT = """\
call-own = Own.
tail-period = When?
delivery = { NOM($by) } gave aid.
    .passive = Aid was given to { NOM($consignee) }.
"""

NOUNS = {
    "en/nouns.toml": """\
[ring]
sg = "call"
pl = "calls"
[bell]
sg = "bell"
pl = "calls"
synonym_of = "call"
[brace]
sg = "{brace}"
pl = "braces"
""",
    "ru/nouns.toml": """\
[ring]
head = "call"
[bell]
head = "call"
synonym_of = "call"
[brace]
gender = "m"
sg = "="
[widget]
gender = "m"
sg = ["а", "б", "в", "г", "д", "е"]
""",
}


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """What is said of a folder with a fault of each kind."""
    folder = tmp_path_factory.mktemp("own")
    add(folder, "en/messages.ftl", "\n".join((*MESSAGES, GOOD)) + "\n")
    add(folder, "en/different.ftl", DIFFERENT)
    for name, text in NOUNS.items():
        add(folder, name, text)
    return found(folder)


@pytest.mark.parametrize(("text", "expected"), MESSAGES.items())
def test_a_message_has_a_fault(said, text, expected):
    """It is named with the file and the message that it stands in."""
    name = text.split()[0]
    assert [line for line in said if f"/en/messages.ftl: {name}: {expected}" in line] != []


def test_a_message_without_a_fault_is_not_spoken_of(said):
    """Options, forms, ready clauses and the passive are all allowed."""
    spoken_of = [line for line in said if "/en/messages.ftl: " in line]
    assert [line for line in spoken_of if ": d1" in line or "verb-d2" in line] == []
    assert len(spoken_of) == len(MESSAGES)


@pytest.mark.parametrize(
    "expected",
    [
        "en: found no noun widget, allowed is all that the other languages have",
        "ru: found no message call-own, allowed is all that the other languages have",
        "en: tail-period: found no $period, allowed is the same variables in every language",
        "ru: delivery.passive: found no $consignee, allowed is the same variables in every language",
    ],
)
def test_the_languages_of_the_package_say_the_same(said, expected):
    """A noun, a message or a variable that one of them lacks is a fault."""
    assert expected in said


def test_two_nouns_do_not_share_a_form(said):
    """A reader could not tell them apart; that they are synonyms must be said."""
    assert [line for line in said if "a form of" in line] == [
        "en/nouns.toml: ring: found 'call', a form of call, allowed is forms of its own, or synonym_of = \"call\"",
        "ru/nouns.toml: ring: found 'звонок', a form of call, allowed is forms of its own, or synonym_of = \"call\"",
    ]


def test_a_noun_that_does_not_come_out_as_words_is_a_fault(said):
    """Every noun is written after every sample number, in every slot."""
    lines = [line for line in said if line.endswith("allowed is qualifier, number and noun in the slot nom")]
    assert [line.partition(": found")[0] for line in lines] == ["en/nouns.toml: brace", "ru/nouns.toml: brace"]


def test_a_line_that_is_no_fluent_is_a_fault(tmp_path):
    """Fluent itself would drop it and say nothing."""
    add(tmp_path, "en/messages.ftl", "own = Own.\nbad { line\n")
    (line,) = found(tmp_path)
    assert line.startswith(f"{tmp_path.name}/en/messages.ftl:2: found 'bad {{ line'")


RUSSIAN = {
    "ru/messages.ftl": "verb-own = был|была|было\nverb-yo = полёт|была|было|были\n",
    "ru/grammar.toml": '[vague.dozens]\n"*" = "счёт"\ncounted = "pl.gen"\n',
    "ru/names.toml": """\
["Орёл"]
gender = "m"
indeclinable = true
['"Мир"']
gender = "m"
indeclinable = true
["Мир  дом"]
gender = "m"
indeclinable = true
["Мир "]
gender = "m"
indeclinable = true
["Осло"]
gender = "m"
forms = ["а", "б", "в", "г", "д", "е"]
["а"]
gender = "m"
forms = ["а", "б", "в", "г", "д", "е"]
tail = "порт"
["Осло порт"]
gender = "m"
forms = "Осло"
tail = "морской"
["Филиппины"]
gender = "pl"
indeclinable = true
""",
}


@pytest.fixture(scope="module")
def russian(tmp_path_factory):
    """What is said of a Russian with faults in its words."""
    folder = tmp_path_factory.mktemp("own")
    for name, text in RUSSIAN.items():
        add(folder, name, text)
    return found(folder)


@pytest.mark.parametrize(
    "expected",
    [
        "ru/messages.ftl: verb-own: found 'был|была|было', allowed is 4 forms: m|f|n|pl",
        "ru/messages.ftl: verb-yo: found 'ё', allowed is none of it in this language",
        "ru/names.toml: Орёл: found 'Орёл', allowed is no 'ё'",
        'ru/names.toml: "Мир": found \'"Мир"\', allowed is no \'"\'',
        "ru/names.toml: Мир  дом: found 'Мир  дом', allowed is no '  '",
        "ru/names.toml: Мир : found 'Мир ', allowed is no space at either end",
        "ru/grammar.toml: vague: found 'счёт', allowed is no 'ё'",
        "ru/names.toml: Осло: found 'а', allowed is the name itself: the first form, and the tail",
        "ru/names.toml: а: found 'а порт', allowed is the name itself: the first form, and the tail",
        "ru/names.toml: Осло порт: found 'Осло морской', allowed is the name itself: the first form, and the tail",
        "en/names.toml: Philippines: found nothing, allowed is an entry with its article",
    ],
)
def test_a_word_has_a_fault(russian, expected):
    """Letters and signs are the language's own data; spaces that stray are nobody's; a name is found by its nominative."""
    assert [line for line in russian if line.endswith(expected)] != []
    assert len(russian) == 11


def test_a_language_that_cannot_be_read_is_a_fault_and_stops_nothing(tmp_path):
    """Its faults stand beside those of the others."""
    shutil.copytree(PACKAGE / "en", tmp_path / "xx")
    add(tmp_path, "xx/grammar.toml", 'locale = "en"\n')
    add(tmp_path, "en/messages.ftl", "verb-own = was\n")
    lines = found(tmp_path)
    assert "xx/grammar.toml: cases: found nothing, allowed is this key" in lines
    assert any("verb-own" in line for line in lines)


def test_a_unit_without_a_plural_is_a_fault(tmp_path):
    """What is counted needs one; a word that no unit bears may do without."""
    (tmp_path / "units.txt").write_text("stove = [stove]\n", "utf-8")
    add(tmp_path, "en/nouns.toml", '[stove]\nsg = "stove"\n[warmth]\nsg = "warmth"\n')
    forms = '["печь", "печи", "печи", "печь", "печью", "печи"]'
    add(
        tmp_path,
        "ru/nouns.toml",
        f'[stove]\ngender = "f"\ntraits = ["inan"]\nsg = {forms}\n[warmth]\ngender = "f"\ntraits = ["inan"]\nsg = {forms}\n',
    )
    said = found(tmp_path)
    assert "en/nouns.toml: stove: found no pl, allowed is a plural, for it is counted" in said
    assert "ru/nouns.toml: stove: found no pl, allowed is a plural, for it is counted" in said
    assert not any("warmth" in fault and "no pl" in fault for fault in said)
