"""Belarusian and French: languages that are data alone, and that ask of the grammar what Russian and English do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from icrc_activities import (
    Change,
    Event,
    Figure,
    Money,
    NoFormError,
    Ordinal,
    Organisation,
    Period,
    Place,
    Text,
    about,
    between,
    exactly,
    over,
    parts,
    phrase,
    unstated,
    up_to,
    vocabulary,
)
from icrc_activities.text.writer import Context, Keys, Writer

DATA = Path(__file__).resolve().parent / "data"
WORDS = vocabulary(DATA / "vocabulary")


def place(key, kind, be, fr):
    """A place by its two names."""
    return Place(key, Text.of(be=be, fr=fr), kind)


def organisation(key, be, fr):
    """A body by its two names."""
    return Organisation(key, Text.of(be=be, fr=fr), "other")


def event(key, form, number, be, fr):
    """An event by its two names, and which of its row it is."""
    return Event(key, Text.of(be=be, fr=fr), form, Ordinal(number))


NAMED = {
    item.id: item
    for item in (
        place("russia", "country", "Расія", "Russie"),
        place("ukraine", "country", "Украіна", "Ukraine"),
        place("belarus", "country", "Беларусь", "Bélarus"),
        place("iran", "country", "Іран", "Iran"),
        place("hungary", "country", "Венгрыя", "Hongrie"),
        place("usa", "country", "ЗША", "États-Unis"),
        place("moscow", "city", "Масква", "Moscou"),
        place("minsk", "city", "Мінск", "Minsk"),
        organisation("icrc", "МКЧК", "CICR"),
        organisation("otsc", "АДКБ", "OTSC"),
        organisation("brics", "БРІКС", "BRICS"),
        organisation("hcr", "УВКБ", "Haut-Commissariat des Nations Unies pour les réfugiés"),
        organisation("rrc", "Беларускае Таварыства Чырвонага Крыжа", "Croix-Rouge russe"),
        organisation("bsu", "Беларускі дзяржаўны ўніверсітэт", "Université d’État du Bélarus"),
        event("session", "session", 75, "пасяджэнне", "session"),
        event("first", "session", 1, "пасяджэнне", "session"),
        event("forum", "forum", 2, "форум", "forum"),
        event("conventions", "anniversary", 75, "Жэнеўскія канвенцыі", "Conventions de Genève"),
    )
}


def rows(language: str) -> list[dict[str, str]]:
    """The expected phrases of a language."""
    return [json.loads(line) for line in (DATA / f"{language}_counts.jsonl").read_text("utf-8").splitlines()]


def writer(language: str) -> Writer:
    """A writer that knows the names above."""
    return Writer(WORDS.language(language), Context(), NAMED)


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def statement(language, line, **values):
    """A line in an author's words."""
    own = writer(language)
    return plain(own.statement(line, {key: own.value(key, value) for key, value in values.items()}))


def message(language, name, **values):
    """A message of the language's own file."""
    own = writer(language)
    return plain(own.finished(own.message(name, {key: own.value(key, value) for key, value in values.items()})))


@pytest.mark.parametrize("language", ["be", "fr"])
def test_every_phrase_comes_out_exactly(language):
    """Number, slot, qualifier and way of writing, each space as it should be."""
    expected = rows(language)
    assert len(expected) >= 60
    wrong = []
    for row in expected:
        kind = Money if row["noun"].isupper() else Figure
        found = phrase(kind(row["n"] or None, row["noun"], row["qualifier"]), language, row["slot"], row["format"], WORDS)
        if found != row["nbsp"] or plain(found) != row["expected"]:
            wrong.append((row["nbsp"], found))
    assert wrong == []


@pytest.mark.parametrize("language", ["be", "fr"])
def test_a_language_is_a_folder_of_data(language):
    """No line of code was written for it."""
    assert {path.suffix for path in (DATA / "vocabulary" / language).iterdir()} == {".toml", ".ftl"}


# French


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0 appel a été reçu en novembre 2024."),
        (1, "1 appel a été reçu en novembre 2024."),
        ("1.5", "1,5 appel a été reçu en novembre 2024."),
        (2, "2 appels ont été reçus en novembre 2024."),
        (36_000, "36 000 appels ont été reçus en novembre 2024."),
        (2_000_000, "2 000 000 d’appels ont été reçus en novembre 2024."),
    ],
)
def test_a_french_participle_agrees_in_number(number, expected):
    """Singular below two, and a million links its noun by a word."""
    assert message("fr", "calls-came", call=exactly(number, "call"), period=Period("2024-11")) == expected


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (exactly(1, "person"), "1 personne a été aidée en Russie."),
        (over("1.5", "person"), "Plus de 1,5 personne a été aidée en Russie."),
        (exactly(46, "person"), "46 personnes ont été aidées en Russie."),
        (Figure(None, "person", "dozens"), "Des dizaines de personnes ont été aidées en Russie."),
        (Figure(None, "person", "vast_majority"), "La grande majorité des personnes a été aidée en Russie."),
        (unstated("person"), "Des personnes ont été aidées en Russie."),
    ],
)
def test_a_french_participle_agrees_in_gender(measure, expected):
    """With the noun; "plus de" governs no case, so the number decides; a majority is one."""
    assert message("fr", "people-helped", person=measure, places=("russia",)) == expected


def test_a_french_scale_word_leaves_the_verb_to_its_noun():
    """1 million de personnes ont été aidées."""
    measures = WORDS.language("fr").measures
    written = measures.write(exactly(1_000_000, "person"), "none", "long")
    assert plain(written.text()) == "1 million de personnes"
    assert measures.agree(written.agrees, "m|f|mpl|fpl") == "fpl"


@pytest.mark.parametrize(
    ("genders", "expected"),
    [(["f"], "f"), (["mpl"], "mpl"), (["f", "f"], "fpl"), (["m", "f"], "mpl"), (["mpl", "mpl"], "mpl"), ([""], "m")],
)
def test_several_french_names_agree_together(genders, expected):
    """Feminine if all are, a plural name has its own plural."""
    assert WORDS.language("fr").measures.named(genders, "m|f|mpl|fpl") == expected


def test_a_french_list_of_figures_takes_the_plural_of_its_gender():
    """Feminine if all are; where the grammar does not say so, as in Belarusian, a verb agrees with the first of the list."""
    for tag, units, expected in (("fr", ("person", "family"), "fpl"), ("fr", ("person", "truck"), "mpl"), ("be", ("truck", "person"), "m")):
        writer = Writer(WORDS.language(tag), Context(), {})
        figures = tuple(exactly(1, unit) for unit in units)
        forms = "|".join(writer.language.grammar["agree"]["forms"])
        assert writer._agree("AGREE", figures, forms) == expected
        assert writer._agree("AGREE", figures[:1], forms) == forms.split("|")[0 if tag == "be" else 1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{ NOM($x) }", "Le CICR, l’OTSC et les BRICS"),
        ("{ BARE($x) }", "CICR, OTSC et BRICS"),
        ("{ DE($x) }", "Du CICR, de l’OTSC et des BRICS"),
        ("{ A($x) }", "Au CICR, à l’OTSC et aux BRICS"),
        ('{ NOM($x, with: "avec") }', "Avec le CICR, l’OTSC et les BRICS"),
        ("Il est chargé de les aider.", "Il est chargé de les aider."),
    ],
)
def test_a_french_preposition_fuses_with_the_article_and_is_repeated(line, expected):
    """Before every name of a list; a pronoun of the author's stays as it is."""
    assert statement("fr", line, x=("icrc", "otsc", "brics")) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{ IN($x) }", "En Russie, au Bélarus, en Iran, aux États-Unis, en Hongrie et à Minsk"),
        ("{ TO($x) }", "En Russie, au Bélarus, en Iran, aux États-Unis, en Hongrie et à Minsk"),
        ("{ FROM($x) }", "De Russie, du Bélarus, d’Iran, des États-Unis, de Hongrie et de Minsk"),
        ("{ DE($x) }", "De la Russie, du Bélarus, de l’Iran, des États-Unis, de la Hongrie et de Minsk"),
    ],
)
def test_a_french_country_has_its_own_way(line, expected):
    """A ready phrase, a preposition by the kind of place, or the usual one; an aspirate h lets nothing elide."""
    assert statement("fr", line, x=("russia", "belarus", "iran", "usa", "hungary", "minsk")) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{ DE($x) }", "Du Haut-Commissariat des Nations Unies pour les réfugiés"),
        ("Une réunion de haut niveau, de hasard, de humanité", "Une réunion de haut niveau, de hasard, d’humanité"),
        ("Le onze et le huit, le hameau et le hôpital", "Le onze et le huit, le hameau et l’hôpital"),
        ("De entrepôts et de hangars", "D’entrepôts et de hangars"),
    ],
)
def test_a_french_h_may_be_aspirate(line, expected):
    """The grammar lists the common words, a noun or name says it of itself."""
    assert statement("fr", line, x=("hcr",)) == expected


@pytest.mark.parametrize(
    ("edtf", "on", "of"),
    [
        ("2024", "En 2024", "De 2024"),
        ("2024-08", "En août 2024", "D’août 2024"),
        ("2024-08-01", "Le 1er août 2024", "Du 1er août 2024"),
        ("2024-08-12", "Le 12 août 2024", "Du 12 août 2024"),
        ("2022/..", "Depuis 2022", "Depuis 2022"),
        ("2024-08-01/..", "Depuis le 1er août 2024", "Depuis le 1er août 2024"),
        ("../2024-08-12", "Jusqu’au 12 août 2024", "Jusqu’au 12 août 2024"),
        ("2022/2024", "De 2022 à 2024", "De 2022 à 2024"),
        ("2024-08/2024-10", "D’août à octobre 2024", "D’août à octobre 2024"),
        ("2024-08-01/2024-08-12", "Du 1er au 12 août 2024", "Du 1er au 12 août 2024"),
        ("2024-08-12/2024-10-01", "Du 12 août au 1er octobre 2024", "Du 12 août au 1er octobre 2024"),
    ],
)
def test_a_french_date(edtf, on, of):
    """The first of a month is an ordinal, the article fuses, months elide."""
    assert statement("fr", "{ DATE($p) }", p=Period(edtf)) == on
    assert statement("fr", "{ DE($p) }", p=Period(edtf)) == of


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("session", "La 75e session, de la 75e session"),
        ("first", "La 1re session, de la 1re session"),
        ("forum", "Le 2e forum, du 2e forum"),
        ("conventions", "Le 75e anniversaire des Conventions de Genève, du 75e anniversaire des Conventions de Genève"),
    ],
)
def test_a_french_ordinal(key, expected):
    """By class and gender, behind the article of the name."""
    assert statement("fr", "{ NOM($x) }, { DE($x) }", x=(key,)) == expected


def test_french_punctuation_has_its_spaces():
    """U+202F before ; ! ?, U+00A0 before a colon and within guillemets; not in an address or a time."""
    own = writer("fr")
    line = "Ils disent : « oui » ; non ! Et https://a.b/c:d, à 10:30 ?"
    assert own.finished(line) == "Ils disent\u00a0: «\u00a0oui\u00a0»\u202f; non\u202f! Et https://a.b/c:d, à 10:30\u202f?"


def test_a_french_name_without_an_entry_stands_behind_a_word():
    """With the article that the word takes; a place of no known kind stands as it is."""
    own = writer("fr")
    unknown = Organisation("msf", Text.of(fr="Médecins"), "other")
    elsewhere = place("oslo", "city", "Осла", "Oslo")
    assert (
        plain(own.statement("{ DE($x) } { IN($y) }", {"x": own.value("x", unknown), "y": own.value("y", elsewhere)}))
        == "De l’organisation « Médecins » à Oslo"
    )


@pytest.mark.parametrize(
    ("slot", "expected"),
    [("none", "entre 2 et 3 appels"), ("de", "de 2 à 3 appels"), ("bare", "entre 2 et 3 appels"), ("dat", "entre 2 et 3 appels")],
)
def test_a_french_slot_is_a_preposition(slot, expected):
    """And a case of other languages is its first form."""
    assert plain(phrase(between(2, 3, "call"), "fr", slot, vocabulary=WORDS)) == expected


def test_french_has_no_short_words_and_no_thousands():
    """Short numbers fall to long ones, and those to digits."""
    assert plain(phrase(Money("24000000", "RUB"), "fr", numbers="short", vocabulary=WORDS)) == "24 millions de roubles"
    assert plain(phrase(exactly(36_000, "call"), "fr", numbers="short", vocabulary=WORDS)) == "36 000 appels"
    assert phrase(Money("24000000", "RUB"), "fr", numbers="long", vocabulary=WORDS) == "24\u00a0millions de roubles"


def test_french_parts_of_a_phrase_are_whole_words():
    """What is between words within a part is done, no sign of the engine's own is left."""
    assert parts(exactly(2_000_000, "call"), "fr", vocabulary=WORDS)[2] == "d’appels"
    assert parts(exactly(2_000_000, "warehouse"), "fr", vocabulary=WORDS)[2] == "de hangars"
    assert parts(up_to(5, "call"), "fr", vocabulary=WORDS)[0] == "jusqu’à"


@pytest.mark.parametrize("slot", ["de", "à"])
def test_a_french_qualifier_may_lack_a_slot(slot):
    """Jusqu’à cannot follow another preposition."""
    with pytest.raises(NoFormError, match=f"'up_to' has no form in the slot '{slot}' of 'fr'"):
        phrase(up_to(5, "call"), "fr", slot, vocabulary=WORDS)


def test_a_french_change_and_a_list_of_keys():
    """From and to; nouns without a number repeat their preposition too."""
    assert plain(phrase(Change(exactly(12, "truck"), exactly(35, "truck")), "fr", vocabulary=WORDS)) == "de 12 à 35 camions"
    assert statement("fr", "{ DE($x) }", x=Keys(("call", "lecture"))) == "D’appel et de conférence"


def test_french_measures_of_a_list_repeat_their_preposition():
    """Each has its own."""
    assert statement("fr", "{ DE($x) }", x=(about(20, "call"), exactly(5, "lecture"))) == "D’environ 20 appels et de 5 conférences"
    assert message("fr", "attended", by=("rrc", "otsc"), meeting=about(20, "meeting"), places=("ukraine",)) == (
        "La Croix-Rouge russe et l’OTSC ont participé à environ 20 réunions organisées par le ministère d’Ukraine."
    )


# Belarusian


@pytest.mark.parametrize(
    ("number", "calls", "trucks"),
    [
        (1, "паступіў 1 званок", "Адпраўлены 1 грузавік у Беларусь."),
        (2, "паступілі 2 званкі", "Адпраўлены 2 грузавікі ў Беларусь."),
        (22, "паступілі 22 званкі", "Адпраўлены 22 грузавікі ў Беларусь."),
        (36_000, "паступіла 36 000 званкоў", "Адпраўлена 36 000 грузавікоў у Беларусь."),
        ("1.5", "паступіла 1,5 званка", "Адпраўлена 1,5 грузавіка ў Беларусь."),
    ],
)
def test_a_belarusian_sentence(number, calls, trucks):
    """2 to 4 take the nominative plural and a plural verb; у is short after a vowel."""
    came = message("be", "calls-came", call=exactly(number, "call"), period=Period("2024-11"))
    assert came == f"У лістападзе 2024 года ў МКЧК {calls}."
    assert message("be", "trucks-sent", truck=exactly(number, "truck"), places=("belarus",)) == trucks


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("органы улады", "Органы ўлады"),
        ("органаў улады", "Органаў улады"),
        ("на Украіне", "На Украіне"),
        ("20 удзельнікаў", "20 удзельнікаў"),
        ("усе ўдзельнікі, усе удзельнікі", "Усе ўдзельнікі, усе ўдзельнікі"),
        ("{ IN($u) }", "Ва Украіне"),
        ("была { IN($u) }", "Была ва Украіне"),
        ("была { IN($m) }", "Была ў Маскве"),
        ("быў { IN($m) }", "Быў у Маскве"),
        ("была { IN($both) }", "Была ва Украіне і Маскве"),
        ("з { INS($hundred) }", "Са 100 студэнтамі"),
        ("сустрэчы з { INS($some) }", "Сустрэчы са студэнтамі"),
        ("з { INS($bsu) }", "З Беларускім дзяржаўным універсітэтам"),
        ("{ NOM($bsu) }", "Беларускі дзяржаўны ўніверсітэт"),
        ("{ NOM($universities) }", "2 дзяржаўныя ўніверсітэты"),
        ('{ PREP($meetings, with: "у") }', "Больш чым у 20 сустрэчах"),
        ("{ ACC($meetings) }", "Больш за 20 сустрэч"),
        ("{ INS($rrc) }", "Беларускім Таварыствам Чырвонага Крыжа"),
    ],
)
def test_belarusian_words_change_at_their_borders(line, expected):
    """After heads and tails are joined, never after a figure, and a capital stays."""
    values = {
        "u": ("ukraine",),
        "m": ("moscow",),
        "both": ("ukraine", "moscow"),
        "hundred": exactly(100, "student"),
        "some": unstated("student"),
        "bsu": ("bsu",),
        "rrc": ("rrc",),
        "universities": exactly(2, "university"),
        "meetings": over(20, "meeting"),
    }
    assert statement("be", line, **values) == expected


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2024", "Былі ў 2024 годзе"),
        ("2024-11", "Былі ў лістападзе 2024 года"),
        ("2024-08-12", "Былі 12 жніўня 2024 года"),
        ("2022/..", "Былі з 2022 года"),
        ("2024-08-12/2024-08-19", "Былі з 12 па 19 жніўня 2024 года"),
    ],
)
def test_a_belarusian_date(edtf, expected):
    """The prepositional of months is data, since CLDR has none."""
    assert statement("be", "былі { DATE($p) }", p=Period(edtf)) == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("session", "75-е пасяджэнне, 75-га пасяджэння"),
        ("forum", "2-і форум, 2-га форуму"),
        ("conventions", "75-годдзе Жэнеўскіх канвенцый, 75-годдзя Жэнеўскіх канвенцый"),
    ],
)
def test_a_belarusian_ordinal(key, expected):
    """By gender and case, and by CLDR's class where that changes the ending."""
    assert statement("be", "{ NOM($x) }, { GEN($x) }", x=(key,)) == expected


def test_a_belarusian_name_without_cases_stands_behind_a_word():
    """As in Russian."""
    own = writer("be")
    assert own.statement("{ GEN($x) }", {"x": own.value("x", NAMED["hcr"])}) == "Арганізацыі «УВКБ»"
