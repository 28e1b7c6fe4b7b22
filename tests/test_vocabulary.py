"""A vocabulary is a value: folders of words, read when a language is first used, refused with every fault."""

from __future__ import annotations

import pickle
import shutil
import tomllib
from pathlib import Path

import pytest

from icrc_activities import InvalidVocabularyError, UnknownKeyError, exactly, phrase, vocabulary
from icrc_activities.language import Vocabulary, default_vocabulary, shape

PACKAGE = Path(shape.__file__).parent


@pytest.fixture
def folder(tmp_path):
    """A folder with an English of its own, called xx, whose files a test may spoil."""
    shutil.copytree(PACKAGE / "en", tmp_path / "xx")
    return tmp_path


@pytest.fixture
def cased(tmp_path):
    """Likewise with the six cases of Russian."""
    shutil.copytree(PACKAGE / "ru", tmp_path / "xx")
    return tmp_path


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    """Put something else in a file of the language."""
    path = folder / "xx" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def faults(folder: Path) -> list[str]:
    """What is found when the language is read, each as a line."""
    with pytest.raises(InvalidVocabularyError) as caught:
        vocabulary(folder).language("xx")
    return [str(fault) for fault in caught.value.faults]


def test_the_package_has_english_and_russian():
    """Their words, and those of the data set that comes with it."""
    assert default_vocabulary().languages == ("en", "ru")
    assert "meeting_and_event" in default_vocabulary().language("ru").nouns


def test_a_language_is_read_once():
    """The second time it is the same object."""
    assert default_vocabulary().language("en") is default_vocabulary().language("en")


def test_a_folder_adds_words_and_overrides_them(tmp_path):
    """Units, nouns, messages; the package's vocabulary stays as it was."""
    (tmp_path / "en").mkdir()
    (tmp_path / "units.txt").write_text("widget = [widget]\n", "utf-8")
    (tmp_path / "en" / "nouns.toml").write_text('[widget]\nsg = "widget"\npl = "widgets"\n[call]\nsg = "ring"\npl = "rings"\n', "utf-8")
    (tmp_path / "en" / "grammar.toml").write_text('[digits]\nmin_group = 6\n[vague.dozens]\n"*" = "scores of"\ncounted = "pl"\n', "utf-8")
    (tmp_path / "en" / "messages.ftl").write_text("own = Own.\n", "utf-8")
    (tmp_path / "en" / "notes.md").write_text("not read", "utf-8")
    (tmp_path / "en" / "other.toml").write_text("not read either", "utf-8")
    words = vocabulary(tmp_path)
    assert "widget" in words.units
    assert phrase(exactly(12_345, "widget"), "en", vocabulary=words) == "12345 widgets"
    assert phrase(exactly(2, "call"), "en", vocabulary=words) == "2 rings"
    assert phrase(exactly(2, "call"), "en") == "2 calls"
    assert "own" in words.language("en").messages
    assert "own" not in default_vocabulary().language("en").messages


def test_a_new_language_is_a_new_folder(folder):
    """Nothing else is needed; the words of the package are still there."""
    words = vocabulary(folder)
    assert words.languages == ("en", "ru", "xx")
    assert phrase(exactly(2, "call"), "xx", vocabulary=words) == "2 calls"


def test_without_a_folder_it_is_the_package():
    """The same value each time."""
    assert vocabulary() is default_vocabulary()
    assert isinstance(vocabulary(), Vocabulary)


def test_a_folder_that_is_none_is_refused(tmp_path):
    """The error says what belongs there."""
    with pytest.raises(InvalidVocabularyError, match=r"nowhere: found no folder, allowed is a folder of units.txt and language folders"):
        vocabulary(tmp_path / "nowhere")


def test_an_unknown_language_names_those_that_there_are():
    """A near one, else all."""
    with pytest.raises(UnknownKeyError, match=r"no language 'de' is known; nearest known: en, ru"):
        default_vocabulary().language("de")
    with pytest.raises(UnknownKeyError, match=r"no language 'eng' is known; nearest known: en$"):
        default_vocabulary().language("eng")


def test_broken_files_are_all_named(folder):
    """TOML that does not parse, and text that is no UTF-8, each with its file."""
    (folder / "xx" / "nouns.toml").write_text("[call\n", "utf-8")
    (folder / "xx" / "names.toml").write_bytes(b"\xff")
    (folder / "xx" / "messages.ftl").write_bytes(b"a = \xff\n")
    found = faults(folder)
    assert [line.split(":")[0] for line in found] == [f"{folder.name}/xx/{name}" for name in ("messages.ftl", "names.toml", "nouns.toml")]
    assert [line.rpartition("allowed is ")[2] for line in found] == ["text in UTF-8", "TOML in UTF-8", "TOML in UTF-8"]


def test_a_message_that_is_no_fluent_is_named(folder):
    """With its file and line, when the first sentence is asked for."""
    (folder / "xx" / "messages.ftl").write_text("good = Good.\nbad { line\n", "utf-8")
    with pytest.raises(InvalidVocabularyError, match=rf"{folder.name}/xx/messages.ftl:2"):
        _ = vocabulary(folder).language("xx").messages


def test_units_that_are_no_text_are_refused(tmp_path):
    """With the name of their file."""
    (tmp_path / "units.txt").write_bytes(b"widget = [widget] # \xff\n")
    with pytest.raises(InvalidVocabularyError, match=rf"{tmp_path.name}/units.txt: found .* allowed is text in UTF-8"):
        vocabulary(tmp_path)


SECTIONS = [key for key, part in tomllib.loads((PACKAGE / "en" / "grammar.toml").read_text("utf-8")).items() if key in shape.GRAMMAR]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_missing_section_of_the_grammar_is_named(folder, section):
    """Never a KeyError when a text is written."""
    lines = (folder / "xx" / "grammar.toml").read_text("utf-8").split("\n")
    table, kept = "", []
    for line in lines:
        if line.startswith("["):
            table = line.strip("[]").split("]")[0].split(".")[0]
        if table != section and not (not table and line.startswith(f"{section} =")):
            kept.append(line)
    (folder / "xx" / "grammar.toml").write_text("\n".join(kept), "utf-8")
    assert f"xx/grammar.toml: {section}: found nothing, allowed is this key" in faults(folder)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('locale = "en_GB"', "locale = 5", "locale: found 5, allowed is a text"),
        ('locale = "en_GB"', 'locale = "xx_YY"', "locale: found \"unknown locale 'xx_YY'\", allowed is a locale that Babel knows"),
        ("min_group = 4", 'min_group = "4"', "digits.min_group: found '4', allowed is a whole number"),
        ("min_group = 4", "min_grop = 4", "digits.min_grop: found an unknown key, allowed is one of min_group"),
        ('million = { value = 1000000, sg = "million", pl = "million" }', "million = 4", "scale.million: found 4, allowed is a table"),
        ("[short]", "[shirt]", "shirt: found an unknown key, allowed is one of short"),
        ('cases = ["nom"]', 'cases = "nom"', "cases: found 'nom', allowed is a list"),
        ('NOM = "nom"', 'NOM = "nim"', "slots.NOM: found 'nim', allowed is one of nom, bare"),
        ('NOM = "nom"', 'Nom = "nom"', "slots.Nom: found 'Nom', allowed is a name in capitals A to Z, as Fluent asks"),
        ('one = "i = 1 and v = 0"', 'one = "i = "', "classes.one: found"),
        ('\nother = ""', '\nother = "n = 2"', "classes: found ['other'], allowed is an empty condition last, for every other number"),
        ('[government]\none = "sg"', "[government]", "classes: found 'one', allowed is one of other"),
        ('[government]\none = "sg"', '[government]\none = "singular"', "government.one: found 'singular', allowed is a form such as"),
        ('[government]\none = "sg"', '[government]\none = "of sg"', "government.one: found 'of sg', allowed is a form such as"),
        ('[government]\none = "sg"', '[government]\none = "paucal"', "government.one: found 'paucal', allowed is a form such as"),
        ('[government]\none = "sg"', '[government]\none = "sg"\ntwo = "pl"', "government.two: found 'two', allowed is one of one, other"),
        ('[government]\none = "sg"', '[government]\none = { dat = "sg" }', "government.one: found 'dat', allowed is one of nom, *"),
        (
            '[government]\none = "sg"',
            '[government]\none = { dat = "sg" }',
            "government.one: found nothing for 'nom', allowed is each slot, or *",
        ),
        ('[government]\none = "sg"', "[government]\none = 5", "government.one: found 5, allowed is a text"),
        ('exact = [["*", "=", ""]]', 'exact = [["*", "="]]', "qualifier.exact: found ['*', '='], allowed is slots, governed case, words"),
        ('exact = [["*", "=", ""]]', 'exact = [["gen", "=", ""]]', "qualifier.exact: found 'gen', allowed is one of nom, *"),
        ('exact = [["*", "=", ""]]', 'exact = [["*", "gen", ""]]', "qualifier.exact: found 'gen', allowed is one of nom, ="),
        ('exact = [["*", "=", ""]]', 'exact = [["*", "=", "{x}"]]', "qualifier.exact: found ['*', '=', '{x}'], allowed is slots"),
        ('exact = [["*", "=", ""]]', 'exact = [["*", "=", ""]]\nexactly = []', "qualifier.exactly: found 'exactly', allowed is one of"),
        ('"between {low} and {high}"', '"between {low}"', "allowed is slots, governed case, words with {low} and {high}"),
        ('"between {low} and {high}"', '"between {low and {high}"', "allowed is slots, governed case, words with {low} and {high}"),
        ('dozens = { counted = "pl", "*" = "dozens of" }', 'dozens = { "*" = "dozens of" }', "vague.dozens.counted: found nothing"),
        ('"*" = "dozens of"', 'gen = "dozens of"', "vague.dozens: found 'gen', allowed is one of nom, *"),
        ('[scale]\ncounted = "pl"', '[scale]\ncounted = "pl"\nagrees = "many"', "scale.agrees: found 'many', allowed is one of one, other"),
        ('million = { value = 1000000, sg = "million"', 'million = { value = "x", sg = "million"', "scale.million.value: found 'x'"),
        (
            'pattern = "{code}\\u00a0{number}"',
            'pattern = "{kode}"',
            "money.pattern: found '{kode}', allowed is a text with number in braces, perhaps code, noun",
        ),
        ('forms = ["sg", "pl"]', 'forms = ["sg", 5]', "agree.forms[1]: found 5, allowed is a text"),
        ('several = "pl"', 'several = "plural"', "agree.several: found 'plural', allowed is one of sg, pl, gender"),
        ('several = "pl"', 'several = "pl"\nmany = "pl"', "agree.many: found 'many', allowed is one of one, other"),
        ('[agree]\nforms = ["sg", "pl"]\none = "sg"', '[agree]\nforms = ["sg", "pl"]', "agree: found 'one', allowed is one of"),
        ('IN = ["in", "nom"]', 'IN = ["in"]', "place.IN: found ['in'], allowed is a preposition and a slot"),
        ('IN = ["in", "nom"]', 'IN = ["in", "dat"]', "place.IN: found 'dat', allowed is one of nom, bare"),
        ('IN = ["in", "nom"]', 'IN = ["in", "nom"]\n"IN.town" = ["in", "nom"]', "place.\"IN.town\": found 'town', allowed is one of"),
        ('IN = ["in", "nom"]', 'IN = ["in", "nom"]\nAT = ["at", "nom"]', "place: found 'AT', allowed is one of IN, TO, FROM"),
        ('months = ["January", ', "months = [", "dates.months: found 11 months, allowed is twelve"),
        ('year = ["nom", "in {date}"]', 'year = ["gen", "in {date}"]', "dates.on.year: found 'gen', allowed is one of nom"),
        ('year = ["nom", "in {date}"]', 'year = ["nom"]', "dates.on.year: found ['nom'], allowed is a case and a text with {date}"),
        ('start = "nom"', 'start = "gen"', "dates: found 'gen', allowed is one of nom"),
        (
            'day = "{d} {month} {y}"',
            'day = "{d} {m} {y}"',
            "dates.day: found '{d} {m} {y}', allowed is a text with d, y in braces, perhaps month, of, year",
        ),
        ('suffix = { one = "st", ', "suffix = { ", "ordinal.suffix: found 'one', allowed is one of"),
        ('"*" = "{n}{suffix}"\n', "", 'ordinal."sg.nom": found nothing, allowed is a pattern, or * for the rest'),
        ('then = "nom"', 'then = "gen"', "ordinal.anniversary.then: found 'gen', allowed is one of nom, bare"),
        ('"*" = "{n}{suffix} anniversary of {name}"', "", "ordinal.anniversary: found 'nom', allowed is one of"),
        ("[lists]", '[lists]\neach = ["DE"]', "lists.each: found 'DE', allowed is one of NOM, BARE, IN, TO, FROM"),
        ("[lint]", '[[sandhi]]\nword = "a"\nbecomes = "an"\n[lint]', "sandhi[0]: found"),
        ("[lint]", '[[sandhi]]\nword = "a"\nbefore = "["\nbecomes = "an"\n[lint]', "sandhi[0]: found"),
        ('find = "\'"', 'find = "("', "replace[0]: found"),
        ('put = "’"', 'put = "\\\\9"', "replace[0]: found"),
        ('numbers = "long"', 'numbers = "lang"', "money.numbers: found 'lang', allowed is one of digits, short, long"),
        ("value = 1000000,", "value = 0,", "scale.million.value: found 0, allowed is more than 1"),
        ('[scale]\ncounted = "pl"', '[scale]\ncounted = "plural"', "scale.counted: found 'plural', allowed is a form such as"),
        ('"in {date}"', '"in date"', "dates.on.year: found ['nom', 'in date'], allowed is a case and a text with {date}"),
        ('forms = ["sg", "pl"]', "forms = []", "cases, agree.forms: found none, allowed is one at least"),
        ("[lint]", '[[sandhi]]\nword = ""\nbefore = "a"\nbecomes = "an"\n[lint]', "sandhi[0]: found"),
        ("[lint]", "[lent]", "lent: found an unknown key, allowed is one of lint"),
    ],
)
def test_a_fault_of_the_grammar_is_named(folder, old, new, expected):
    """Its key, what stands there and what may."""
    spoil(folder, "grammar.toml", old, new)
    assert any(line.startswith("xx/grammar.toml: ") and expected in line for line in faults(folder)), faults(folder)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('paucal = "sg.gen"', 'paucal = "paucal"', "forms.paucal: found 'paucal'"),
        (
            'acc = ["paucal", "paucal"]\n"*" = ["count.=", "pl.="]',
            'acc = ["paucal", "paucal"]',
            "government.few_simple: found nothing for 'gen', allowed is each",
        ),
        ('paucal = "sg.gen"', 'paucal = "sg"', "forms: found 'sg', allowed is a form such as sg.gen"),
        (
            'forms = ["m", "f", "n", "pl"]\n[adjective',
            'forms = ["m", "f", "n", "du"]\n[adjective',
            "adjective.paucal: found 'du', allowed is one of",
        ),
        ('prep = "{n}-летии {name}"', "", "ordinal.anniversary: found 'prep', allowed is one of"),
        ('"m.prep" = "{n}-м"\n', "", 'ordinal."m.prep": found nothing, allowed is a pattern, or * for the rest'),
        ('["январь", "января", ', '["январь", ', "dates.months[0]: found ["),
        ("[dates]\n", '[dates]\nof = "of"\n', "dates: found 'of', allowed is one of nom, gen"),
        ('pattern = "{head} «{name}»" }', "pattern = 5 }", "apposition.organisation.pattern: found 5"),
    ],
)
def test_a_fault_of_a_grammar_with_cases_is_named(cased, old, new, expected):
    """What has cases has all of them."""
    spoil(cased, "grammar.toml", old, new)
    assert any(line.startswith("xx/grammar.toml: ") and expected in line for line in faults(cased)), faults(cased)


def test_a_language_may_do_without_scale_words(folder):
    """Numbers stay in digits then, however they were asked for."""
    path = folder / "xx" / "grammar.toml"
    text = path.read_text("utf-8")
    start = text.index("[scale]")
    path.write_text(text[:start] + text[text.index("[money]") :], "utf-8")
    assert phrase(exactly(24_000_000, "call"), "xx", numbers="long", vocabulary=vocabulary(folder)) == "24,000,000 calls"


SIX = '["а", "б", "в", "г", "д", "е"]'


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('gender = "m"\nsg = ["а", "б"]', "widget.sg: found ['а', 'б'], allowed is a text, or a list of 6, one for each case"),
        (f'gender = "m"\nsgg = {SIX}', "widget.sgg: found an unknown key, allowed is one of sg"),
        ('gender = "m"', "widget: found no form, allowed is sg, pl, head or join"),
        (f"sg = {SIX}", "widget: found gender None, allowed is one of m, f, n, pl"),
        (f'gender = "x"\nsg = {SIX}', "widget: found gender 'x', allowed is one of m, f, n, pl"),
        (f'gender = "m"\nsg = {SIX}\ncount = {{ gem = "а" }}', "widget: found count.gem, allowed is one of nom, gen"),
        ('head = "cal"', "widget: found head 'cal', allowed is a noun with forms of its own"),
        ('head = "food_parcel"', "widget: found head 'food_parcel', allowed is a noun with forms of its own"),
        ('join = ["call", "cal"]', "widget: found join 'cal', allowed is a noun with forms of its own"),
        (
            'head = "call"\nadj = ["открытыи"]',
            "widget: found adj 'открытыи', allowed is an adjective of adjectives.toml; nearest: открытый",
        ),
        ('head = "call"\nafter = "зззз"', "widget: found after 'зззз', allowed is an adjective of adjectives.toml"),
        ('head = "call"\nfew = "pl.gem"', "widget: found few 'pl.gem', allowed is a form such as pl.gen"),
        ('head = "call"\nsynonym_of = "cal"', "widget: found synonym_of 'cal', allowed is a noun; nearest: call"),
        ('head = "call"\nelides = 1', "widget.elides: found 1, allowed is true or false"),
        ('head = "call"\nadj = "открытый"', "widget.adj: found 'открытый', allowed is a list"),
        (
            f'gender = "m"\nsg = {SIX}\n[Widget]\nhead = "call"',
            "Widget: found 'Widget', allowed is a key in lower-case letters, or the code of a currency",
        ),
    ],
)
def test_a_fault_of_a_noun_is_named(cased, entry, expected):
    """Its key, and what it lacks; what refers to another word leads somewhere."""
    path = cased / "xx" / "nouns.toml"
    path.write_text(path.read_text("utf-8") + f"\n[widget]\n{entry}\n", "utf-8")
    (found,) = faults(cased)
    assert found.startswith(f"xx/nouns.toml: {expected}")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('gender = "m"', "found no forms, allowed is forms, or indeclinable = true"),
        (
            f'gender = "m"\nindeclinable = true\nforms = {SIX}',
            "found forms and indeclinable both, allowed is forms, or indeclinable = true",
        ),
        ("indeclinable = true", "found gender None, allowed is one of m, f, n, pl"),
        (
            'gender = "m"\nindeclinable = true\nin = ["на", "loc"]',
            "found in ['на', 'loc'], allowed is a ready phrase, or a preposition and one of nom",
        ),
        ('gender = "m"\nindeclinable = true\nto = ["на"]', "found to ['на'], allowed is a ready phrase, or a preposition"),
    ],
)
def test_a_fault_of_a_name_is_named(cased, entry, expected):
    """A name has its gender, and its cases or none."""
    path = cased / "xx" / "names.toml"
    path.write_text(path.read_text("utf-8") + f'\n["Осло"]\n{entry}\n', "utf-8")
    (found,) = faults(cased)
    assert found.startswith('xx/names.toml: "Осло": ')
    assert expected in found


def test_an_adjective_has_every_gender(cased):
    """In every case."""
    path = cased / "xx" / "adjectives.toml"
    path.write_text(path.read_text("utf-8") + f'\n["новый"]\nm = {SIX}\nf = {SIX}\nn = {SIX}\n', "utf-8")
    assert faults(cased) == ['xx/adjectives.toml: "новый".pl: found nothing, allowed is this key']


def test_an_entry_that_is_no_table_is_named(cased):
    """A key without brackets, say."""
    path = cased / "xx" / "nouns.toml"
    path.write_text('widget = "x"\n' + path.read_text("utf-8"), "utf-8")
    assert faults(cased) == ["xx/nouns.toml: widget: found 'x', allowed is a table"]


def test_a_vocabulary_travels_between_processes():
    """It is pickled as its folders, used or not; a language is read again where it is needed."""
    own = vocabulary(Path(__file__).parent / "data" / "vocabulary")
    before = phrase(exactly(5, "call"), "ru", vocabulary=own)
    copied = pickle.loads(pickle.dumps(own))
    assert copied.folders == own.folders
    assert phrase(exactly(5, "call"), "ru", vocabulary=copied) == before
