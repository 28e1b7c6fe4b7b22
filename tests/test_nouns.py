"""Nouns in their forms, with the words that belong to them."""

from __future__ import annotations

import pytest

from icrc_activities import MissingWordError, UnknownKeyError, exactly, phrase, unstated
from icrc_activities.language import default_vocabulary

EN = default_vocabulary().language("en")
RU = default_vocabulary().language("ru")


@pytest.mark.parametrize(
    ("key", "form", "expected"),
    [
        ("call", "sg.nom", "звонок"),
        ("call", "pl.ins", "звонками"),
        ("call", "count.gen", "звонков"),
        ("call", "paucal", "звонка"),
        ("person", "pl.gen", "людей"),
        ("person", "count.gen", "человек"),
        ("person", "count.prep", "человеках"),
        ("year", "count.gen", "лет"),
        ("serviceman", "paucal", "военнослужащих"),
        ("child", "paucal", "ребенка"),
        ("parcel", "pl.dat", "наборам"),
        ("food_parcel", "sg.ins", "продуктовым набором"),
        ("missing_person", "pl.dat", "пропавшим без вести"),
        ("meeting_and_event", "pl.prep", "встречах и мероприятиях"),
    ],
)
def test_a_noun_is_found_in_its_form(key, form, expected):
    """Counting forms, forms after 2 to 4, heads, adjectives and tails are data."""
    assert RU.nouns[key].form(form) == expected


def test_an_adjective_behind_the_noun_follows_it():
    """The participle agrees in case and number, its tail stays as it is."""
    assert phrase(exactly(5, "vulnerable_person"), "ru", "dat").replace("\u00a0", " ") == "5 людям, находящимся в уязвимом положении"
    assert phrase(exactly(1, "vulnerable_person"), "ru", "acc").replace("\u00a0", " ") == "1 человека, находящегося в уязвимом положении"


def test_the_accusative_of_living_beings_is_the_genitive():
    """The adjective of an animate noun shifts, that of a thing does not."""
    nouns = RU.nouns
    word = next(iter(RU.tables["adjectives"]))
    forms = RU.tables["adjectives"][word]
    assert nouns.adjective(word, "pl.acc", "m", ("anim",)) == forms["pl"][1]
    assert nouns.adjective(word, "sg.acc", "m", ("anim",)) == forms["m"][1]
    assert nouns.adjective(word, "sg.acc", "f", ("anim",)) == forms["f"][3]
    assert nouns.adjective(word, "sg.acc", "m", ("inan",)) == forms["m"][3]


def test_an_uncountable_noun_has_its_singular_for_the_plural():
    """Without a number it stands in the singular, its adjectives too; English likewise."""
    uncountable = [key for key in RU.nouns.data if RU.nouns[key].uncountable and RU.nouns.data[key].get("adj")]
    assert uncountable
    for key in uncountable:
        assert phrase(unstated(key), "ru") == RU.nouns[key].form("sg.nom")
    assert EN.nouns["staff"].uncountable == ("pl" not in EN.nouns.data["staff"])


def test_a_noun_with_plural_forms_alone_has_no_singular():
    """Its adjectives stand in the plural, whatever number asks."""
    plural = [key for key in RU.nouns.data if RU.nouns[key].gender == "pl"]
    assert plural
    for key in plural:
        assert RU.nouns[key].form("sg.nom") == RU.nouns[key].form("pl.nom")


def test_every_form_can_be_listed():
    """A reader finds a noun by any of them."""
    assert set(EN.nouns["call"].forms()) == {"call", "calls"}
    forms = set(RU.nouns["person"].forms())
    assert {"человек", "людей", "человеками", "человека"} <= forms
    assert "людьми" in forms


def test_an_unknown_noun_names_the_nearest():
    """The error says which language lacks it and what looks like it."""
    with pytest.raises(MissingWordError, match=r"'ru' has no noun 'truk'; nearest known: truck"):
        RU.nouns["truk"]
    assert "truck" in RU.nouns
    assert "truk" not in RU.nouns


@pytest.mark.parametrize(("name", "slot"), [("dat", "nom"), ("nom", "nom"), ("bare", "nom")])
def test_english_takes_any_case(name, slot):
    """It has one form, and writes it in all six."""
    assert EN.case(name) == slot


def test_a_case_that_no_language_has_is_refused():
    """The error names those that there are."""
    with pytest.raises(UnknownKeyError, match=r"no case 'locative' is known; nearest known: nom, gen"):
        RU.case("locative")
    with pytest.raises(UnknownKeyError, match=r"no case 'inst' is known; nearest known: ins"):
        RU.case("inst")


@pytest.mark.parametrize(
    ("parts", "english", "russian"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A and B", "A и B"),
        (["A", "B", "C"], "A, B and C", "A, B и C"),
        (["A", "B", "C", "D", "E"], "A, B, C, D and E", "A, B, C, D и E"),
        (["{0}", "{1}", "{0}{1}"], "{0}, {1} and {0}{1}", "{0}, {1} и {0}{1}"),
    ],
)
def test_lists_have_one_conjunction_and_no_comma_before_it(parts, english, russian):
    """What the parts hold, braces too, is left alone."""
    assert (EN.join(parts), RU.join(parts)) == (english, russian)


def test_names_are_sorted_by_the_alphabet_of_the_language():
    """Letters that the alphabet lacks sort as what they are made of."""
    assert sorted(["Якутск", "Ереван", "Ёлкино", "Баку", "Йошкар-Ола"], key=RU.order) == [
        "Баку",
        "Ёлкино",
        "Ереван",
        "Йошкар-Ола",
        "Якутск",
    ]
    assert sorted(["Zagreb", "Évian", "Eger", "Fez"], key=EN.order) == ["Eger", "Évian", "Fez", "Zagreb"]
