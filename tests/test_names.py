"""Names by the nominative that a record writes."""

from __future__ import annotations

import pytest

from icrc_activities import MissingWordError
from icrc_activities.language import default_vocabulary
from icrc_activities.language.names import NameForms

EN = default_vocabulary().language("en").names
RU = default_vocabulary().language("ru").names
CASES = ("nom", "gen", "dat", "acc", "ins", "prep")


def cases(name: str, kind: str = "organisation") -> list[str]:
    """A Russian name in its six cases."""
    found = RU.get(name, kind)
    return [found.case(index) for index in range(6)]


def test_a_name_is_declined_from_its_curated_forms():
    """The nominative that the record writes finds all six."""
    assert cases("Россия", "country") == ["Россия", "России", "России", "Россию", "Россией", "России"]
    assert RU.get("Россия", "country").gender == "f"


def test_a_tail_stays_as_it_is():
    """The head is declined, what follows it is fixed."""
    assert cases("Международный Комитет Красного Креста")[4] == "Международным Комитетом Красного Креста"


def test_an_indeclinable_name_is_the_same_in_every_case():
    """An abbreviation has a gender for the verb and one form."""
    assert cases("МККК") == ["МККК"] * 6
    assert RU.get("МККК", "organisation").gender == "m"


def test_a_name_without_curated_cases_stands_behind_a_word_that_has_them():
    """The word for its kind is declined for it, and the verb agrees with that."""
    name = RU.get("Врачи всего света", "organisation")
    assert name.case(4) == "организацией «Врачи всего света»"
    assert name.gender == "f"
    assert cases("Нордвик", "city")[5] == "городе Нордвик"


def test_a_name_of_a_kind_without_a_word_is_refused():
    """An office has no word to stand behind: it needs its cases, and the error names near ones."""
    with pytest.raises(MissingWordError, match="has no office 'Росия'; nearest known: Россия"):
        RU.get("Росия", "office")


def test_an_english_name_needs_no_entry():
    """One that the data lacks is written as it stands, without an article."""
    name = EN.get("Nobody's Society", "organisation")
    assert (name.case(0), name.article, name.gender) == ("Nobody's Society", "", "")


def test_an_article_belongs_to_the_name():
    """The data says which names take one."""
    assert EN.get("Netherlands", "country").article == "the"


def test_a_name_may_have_its_own_way_to_and_from():
    """A preposition with its case, where it is not the usual one."""
    assert RU.get("Украина", "country").ways == {
        "IN": ["на территории", "gen"],
        "TO": ["на территорию", "gen"],
        "FROM": ["с территории", "gen"],
    }
    assert RU.get("Россия", "country").ways.get("FROM", ["из", "gen"])[1] == "gen"


def test_names_with_entries_are_made_once_and_others_are_forgotten():
    """Documents bring names without end; those must not fill the memory."""
    assert RU.get("Россия", "country") is RU.get("Россия", "country")
    assert RU.get("Никто", "organisation") is not RU.get("Никто", "organisation")


def test_forms_may_be_one_for_all_cases():
    """A text in place of a list stands in each case, its tail behind it."""
    grammar = {"apposition": {"ship": {"gender": "n", "forms": "судно", "pattern": "{head} {name}"}}}
    forms = NameForms("ru", CASES, grammar, {"Осло порт": {"gender": "m", "forms": "Осло", "tail": "порт"}})
    assert {forms.get("Осло порт", "site").case(index) for index in range(6)} == {"Осло порт"}
    assert forms.get("Фрам", "ship").case(3) == "судно Фрам"
