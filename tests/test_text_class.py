import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import plain

from icrc_activities import InvalidRecordError, MissingTextError, Text, WrongTypeError

TAG = "a BCP 47 tag such as en, ru, pt-BR"


@given(st.dictionaries(st.sampled_from(["en", "ru", "be", "sr-Latn", "pt-BR"]), plain(), min_size=1))
def test_a_text_gives_back_each_of_its_versions(versions):
    """What was given for a language is what it answers, unchanged; its languages stand in the order of the alphabet."""
    text = Text(versions)
    assert dict(text) == versions
    assert {tag: text[tag] for tag in text.languages} == versions
    assert list(text.languages) == sorted(versions)


def test_a_text_is_made_from_keywords_a_mapping_or_pairs():
    """Three ways lead to the same text, and the order in which its languages came does not matter."""
    text = Text.of(en="Food parcels", ru="Продуктовые наборы")
    assert text == Text({"ru": "Продуктовые наборы", "en": "Food parcels"})
    assert text == Text((("ru", "Продуктовые наборы"), ("en", "Food parcels")))
    assert hash(text) == hash(Text({"ru": "Продуктовые наборы", "en": "Food parcels"}))


@pytest.mark.parametrize(
    "tag", ["en", "ru", "ceb", "sr-Latn", "pt-BR", "es-419", "zh-Hant-HK", "be-tarask", "de-CH-1996", "ca-ES-valencia", "sl-rozaj-1994"]
)
def test_a_language_is_named_by_its_tag(tag):
    """A language, a script, a region and variants make a tag, in the case that BCP 47 recommends."""
    assert Text({tag: "x"})[tag] == "x"


@pytest.mark.parametrize("tag", ["", "e", "EN", "english", "en_GB", "en-gb", "sr-latn", "pt-BR-", "en\n", " en", "ру", "en-GB-x", "x"])
def test_what_is_no_tag_is_refused(tag):
    """What BCP 47 does not know, or writes otherwise, names no language."""
    with pytest.raises(InvalidRecordError) as caught:
        Text({tag: "Food"})
    assert str(caught.value) == f"Text: .versions: found {tag!r}, allowed is {TAG}"


@pytest.mark.parametrize(
    ("versions", "message"),
    [
        pytest.param({}, "Text: .versions: found (), allowed is a text in at least one language", id="none"),
        pytest.param({"en": ""}, "Text: .en: found '', allowed is a text that is not blank", id="empty"),
        pytest.param({"en": " \t\u00a0"}, "Text: .en: found ' \\t\\xa0', allowed is a text that is not blank", id="blank"),
        pytest.param({"en": 5}, "Text: .en: found 5, allowed is a text that is not blank", id="number"),
        pytest.param({5: "x"}, f"Text: .versions: found 5, allowed is {TAG}", id="tag that is no text"),
        pytest.param(
            (("en", "a"), ("en", "b")), "Text: .versions: found (('en', 'a'), ('en', 'b')), allowed is each language once", id="twice"
        ),
        pytest.param((([], "a"), ([], "b")), "Text: 3 faults", id="lists as tags"),
        pytest.param((("en",),), "Text: .versions[0]: found ('en',), allowed is a pair of a tag and a text", id="no pair"),
        pytest.param(("en",), "Text: 2 faults", id="no tuple"),
    ],
)
def test_what_is_no_text_in_languages_is_refused(versions, message):
    """Each fault of a text is named with the language where it stands."""
    with pytest.raises(InvalidRecordError) as caught:
        Text(versions)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("value", [None, 5, "Food parcels", ["en"], {"en"}])
def test_what_is_no_pairs_is_of_the_wrong_type(value):
    """A bare string is no text: it does not say its language."""
    with pytest.raises(WrongTypeError) as caught:
        Text(value)
    assert [fault.path for fault in caught.value.faults] == [".versions"]


def test_every_fault_of_a_text_is_told_at_once():
    """Two languages that are wrong make two faults in one error."""
    with pytest.raises(InvalidRecordError) as caught:
        Text({"en": "", "Ru": "Продуктовые наборы"})
    assert str(caught.value) == (
        f"Text: 2 faults\n  .versions: found 'Ru', allowed is {TAG}\n  .en: found '', allowed is a text that is not blank"
    )


def test_a_language_that_is_lacking_is_an_error():
    """No other language is taken in its place unless it was asked for."""
    text = Text.of(en="Food parcels", ru="Продуктовые наборы")
    with pytest.raises(MissingTextError) as caught:
        text["be"]
    assert str(caught.value) == "the text 'Food parcels' has no 'be', it has en, ru"
    assert (caught.value.language, caught.value.languages) == ("be", ("en", "ru"))
    with pytest.raises(LookupError):
        text.get("be", "fr")


def test_a_fallback_is_taken_in_the_order_asked_for():
    """The first language that the text has wins; its own comes first."""
    text = Text.of(en="Food parcels", ru="Продуктовые наборы")
    assert text.get("be", "ru", "en") == "Продуктовые наборы"
    assert text.get("be", "fr", "en", "ru") == "Food parcels"
    assert text.get("ru", "en") == "Продуктовые наборы"


def test_a_text_changed_is_checked_again():
    """A copy with other versions is a text like any other."""
    text = Text.of(en="Food parcels")
    assert attrs.evolve(text, versions={"ru": "Продуктовые наборы"}).languages == ("ru",)
    with pytest.raises(InvalidRecordError):
        attrs.evolve(text, versions={})
