"""Two language versions side by side."""

from __future__ import annotations

import pytest
from tests.test_checks import PLANTED, planted, release

from icrc_activities import Agreement, UnknownKeyError, compare, datasets, find_figures, render
from icrc_activities.reading.compared import _Fits

MOSCOW = datasets.moscow_2024()


def unlike(text_a: str, text_b: str, language_b: str = "en") -> list[tuple[str, str | None, str | None]]:
    """What is not the same in an English text and another one."""
    return [
        (pair.agreement, pair.a and pair.a.text, pair.b and pair.b.text)
        for pair in compare(text_a, "en", text_b, language_b)
        if pair.agreement is not Agreement.SAME
    ]


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_the_sheet_says_the_same_in_both_languages(format_):
    """Each figure of the one has its answer in the other, and none is left."""
    english, russian = (render(MOSCOW, language, format_) for language in ("en", "ru"))
    pairs = compare(english, "en", russian, "ru")
    assert {pair.agreement for pair in pairs} == {Agreement.SAME}
    assert [pair.a for pair in pairs] == find_figures(english, "en")
    assert sorted(pair.b.start for pair in pairs) == [found.start for found in find_figures(russian, "ru")]
    assert {pair.message for pair in pairs} == {""}


def test_a_press_release_says_the_same_in_both_languages():
    """Freely worded versions, too."""
    assert {pair.agreement for pair in compare(release("en"), "en", release("ru"), "ru")} == {Agreement.SAME}


@pytest.mark.parametrize(("right", "wrong"), [error[:2] for error in PLANTED["ru"]])
def test_an_error_in_one_version_is_found_at_its_place(right, wrong):
    """And nothing else."""
    text, [(start, end)] = planted(release("ru"), [(right, wrong)])
    pairs = [pair for pair in compare(release("en"), "en", text, "ru") if pair.agreement is not Agreement.SAME]
    (pair,) = pairs
    assert pair.agreement is Agreement.CHANGED
    assert pair.b.start < end
    assert start < pair.b.end
    assert pair.message.startswith("the first text says *")


@pytest.mark.parametrize(
    ("text_a", "language", "text_b", "expected"),
    [
        ("dozens of embassies", "ru", "десятки посольств", []),
        ("several dozen children", "ru", "десятки детей", [("changed", "several dozen children", "десятки детей")]),
        ("over 36,000 calls", "ru", "свыше 36 тыс. звонков", []),
        ("over 36,000 calls", "ru", "36 тыс. звонков", [("changed", "over 36,000 calls", "36 тыс. звонков")]),
        ("RUB 24 million", "ru", "24 млн франков", [("changed", "RUB 24 million", "24 млн франков")]),
        ("RUB 24 million", "ru", "24 звонка", [("missing", None, "24 звонка"), ("missing", "RUB 24 million", None)]),
        ("2.5 tonnes", "ru", "2500 кг", []),
        ("half of them", "en", "50 % of them", []),
        ("46 civilians", "ru", "46 человек", []),  # a broader word says no less of the number
        ("46 civilians", "ru", "46 детей", [("changed", "46 civilians", "46 детей")]),
        ("46 civilians", "ru", "46", []),
        ("46 civilians", "en", "46 widgets", []),  # no word of the vocabulary, so nothing is known to differ
        ("5 trucks and 3 planes", "en", "5 trucks", [("missing", "3 planes", None)]),
        ("5 trucks", "en", "3 planes and 5 trucks", [("missing", None, "3 planes")]),
        ("5 trucks", "en", "5 trucks and 3 planes", [("missing", None, "3 planes")]),
        ("5 trucks", "en", "No figure.", [("missing", "5 trucks", None)]),
        ("No figure.", "en", "5 trucks", [("missing", None, "5 trucks")]),
        ("", "en", "", []),
    ],
)
def test_what_is_the_same_and_what_is_not(text_a, language, text_b, expected):
    """Number, qualifier, currency and what is counted, whatever the words."""
    found = unlike(text_a, text_b, language)
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text_a", "text_b", "changed"),
    [
        ("53 trucks to Donetsk and 17 trucks to Luhansk.", "17 trucks to Donetsk and 53 trucks to Luhansk.", 2),
        ("53 trucks went to Donetsk. 17 trucks went to Luhansk.", "17 trucks went to Donetsk. 53 trucks went to Luhansk.", 2),
        ("50 of the 200 calls", "of the 200 calls, 50", 0),  # a share and its whole may stand in any order
        ("5 trucks, 3 planes", "3 planes, 5 trucks", 0),
        ("5 trucks, 5 trucks, 3 trucks", "5 trucks, 5 trucks, 3 trucks", 0),
        (
            "5 trucks came. Rain. Snow. Sun. 3 trucks left.",
            "3 trucks left. Rain. Snow. Sun. 5 trucks came.",
            0,
        ),  # sections in another order
    ],
)
def test_numbers_that_changed_places(text_a, text_b, changed):
    """Two numbers of one kind that stand near each other belong to what stands around them."""
    found = unlike(text_a, text_b)
    assert [agreement for agreement, _, _ in found] == ["changed"] * changed
    if changed:
        pairs = compare(text_a, "en", text_b, "en")
        assert pairs[0].message == "two numbers have changed places: the first text says *53 trucks*, the second *53 trucks*"


def test_a_long_text_is_compared_in_time_that_grows_with_it(monkeypatch):
    """Of very many figures those are looked at that stand near the same place; the rest is paired by what it says."""
    english, russian = ("\n\n".join([release(language)] * 50) for language in ("en", "ru"))
    pairs = compare(english, "en", russian, "ru")
    assert len(pairs) == 50 * len(find_figures(release("en"), "en"))
    assert {pair.agreement for pair in pairs} == {Agreement.SAME}
    looked = []
    same = _Fits.same
    monkeypatch.setattr(_Fits, "same", lambda self, one, other: looked.append(1) or same(self, one, other))
    for times in (1000, 2000):  # the second text has twice as many figures, none of which answers
        looked.clear()
        pairs = compare("5 trucks. " * times, "en", "6 planes. " * times * 2, "en")
        assert len(pairs) == 2 * times
        assert len(looked) <= 300 * times


def test_a_long_text_with_a_part_that_the_other_lacks_is_compared():
    """What stands far from its place is paired by what it says."""
    ballast = "".join(f"{number} planes. " for number in range(2101, 4301))
    pairs = compare(release("en"), "en", ballast + "\n\n" + release("ru"), "ru")
    found = [pair for pair in compare(release("en"), "en", f"{ballast}\n\n{release('en')}", "en") if pair.agreement is Agreement.SAME]
    assert len(found) == len(find_figures(release("en"), "en"))
    assert len([pair for pair in pairs if pair.agreement is Agreement.SAME]) == len(found)


def test_an_unknown_language_is_refused():
    """With the languages that there are."""
    with pytest.raises(UnknownKeyError, match="language"):
        compare("5 trucks", "en", "5 trucks", "xx")
