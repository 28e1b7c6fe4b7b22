"""What is done to a finished line."""

from __future__ import annotations

import pytest

from icrc_activities.language import default_vocabulary
from icrc_activities.language.finish import Finish

EN = default_vocabulary().language("en").finish
RU = default_vocabulary().language("ru").finish
FRENCH = {
    "letters": {"vowel": "[aeiouéhAEIOUÉH]"},
    "fuse": {"de le": "du", "à les": "aux"},
    "sandhi": [
        {"word": "de", "before": "vowel", "becomes": "d’"},
        {"word": "le", "before": "vowel", "becomes": "l’"},
    ],
    "replace": [{"find": r"(?<=\w) ?([;!?])", "put": "\u202f\\1"}],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("в Вьетнаме", "во Вьетнаме"),
        ("В Вьетнаме", "Во Вьетнаме"),
        ("в Москве", "в Москве"),
        ("в Венгрии", "в Венгрии"),
        ("с 100 до 200 звонков", "со 100 до 200 звонков"),
        ("с 1000 до 2000", "со 1000 до 2000"),
        ("с 10 до 20", "с 10 до 20"),
        ("с 1500 до 2000", "с 1500 до 2000"),
        ("с США", "с США"),
        ("с студентами", "со студентами"),
        ("с семьями", "с семьями"),
        ("о Армении", "об Армении"),
        ("О МККК", "Об МККК"),
        ("о России", "о России"),
        ("известно о 11 случаях", "известно об 11 случаях"),
        ("кого в Вене и в Вьетнаме", "кого в Вене и во Вьетнаме"),
        ("ров Вьетнама", "ров Вьетнама"),
    ],
)
def test_a_russian_preposition_changes_before_some_words(text, expected):
    """It is the next word that decides; a capital stays one, and what only ends like a preposition is none."""
    assert RU.words(text) == expected


def test_words_that_were_changed_do_not_change_again():
    """A phrase may be finished on its own, and again in its sentence."""
    assert RU.words(RU.words("с студентами в Вьетнаме")) == RU.words("с студентами в Вьетнаме") == "со студентами во Вьетнаме"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the hotline answered  36 calls .", "The hotline answered 36 calls."),
        (" in 2024 , in Moscow ( and Minsk )", "In 2024, in Moscow (and Minsk)"),
        ("calls,.", "Calls."),
        ("calls, , and", "Calls, and"),
        ("calls,! and calls ,?", "Calls! and calls?"),
        ("", ""),
        ("ICRC", "ICRC"),
    ],
)
def test_stray_spaces_are_closed_and_the_line_begins_with_a_capital(text, expected):
    """Clauses that came out empty leave no trace."""
    assert EN.line(text) == expected


def test_a_russian_dash_stays_with_the_word_before_it():
    """U+00A0 stands before the dash, in a line and in a title."""
    assert RU.line("обмен — дело") == "Обмен\u00a0— дело"
    assert RU.typography("обмен — дело") == "обмен\u00a0— дело"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de enfants", "d’enfants"),
        ("De enfants", "D’enfants"),
        ("de 11 enfants", "de 11 enfants"),
        ("de hangars", "de hangars"),
        ("de hangarage", "d’hangarage"),
        ("de le hôpital", "de l’hôpital"),
        ("monde entier", "monde entier"),
    ],
)
def test_a_vowel_is_elided_before_a_vowel_but_not_before_words_that_forbid_it(text, expected):
    """The data lists the words that let none before them fuse, whatever they begin with."""
    assert Finish(FRENCH, ["hangar", "hangars"]).words(text) == expected


def test_a_preposition_and_its_article_become_one_word():
    """Only where the engine put them side by side: in an author's line «de le faire» stays."""
    finish = Finish(FRENCH)
    assert finish.fused("de le CICR") == "du CICR"
    assert finish.fused("de le hôpital") == "de l’hôpital"
    assert finish.fused("à les BRICS") == "aux BRICS"
    assert finish.line("chargé de le faire") == "Chargé de le faire"


def test_a_language_without_such_pairs_leaves_them_alone():
    """There is nothing to do in Russian until the line is finished."""
    assert RU.fused("в Вьетнаме") == "в Вьетнаме"


def test_typography_is_found_by_a_pattern():
    """A sign may take what stood before it along."""
    assert Finish(FRENCH).line("oui ; non! ") == "Oui\u202f; non\u202f!"
