import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icrc_activities.errors import Fault
from icrc_activities.model.statements import RESERVED, scan

DIGIT = "no digit: a number is a variable such as { NOM($call) }"
LITERAL = "no number among the words in braces: it belongs to the record"
BRACES = "braces that close, none within another"
CALL = "a variable, or a function of one such as { NOM($call) }"
NUMBERS = [sign for sign in map(chr, range(0x110000)) if unicodedata.category(sign).startswith("N")]


def allowed(line):
    """What the faults of a line say may stand there."""
    return [fault.allowed for fault in scan(line).faults]


@pytest.mark.parametrize(
    ("line", "variables"),
    [
        ("The hotline answered { NOM($call) } { DATE($period) }.", ("call", "period")),
        ("Горячая линия приняла { ACC($call) } { DATE($period) }.", ("call", "period")),
        ("{ NOM($call) }{NOM($call)} { $b }", ("call", "b")),
        ("{ AGREE($call, verb-sent) } { NOM($gc75) } { $first_aid-kit }", ("call", "gc75", "first_aid-kit")),
        ('{ PREP($event, with: "в") } of { PREP($call, with: "$visit") }', ("event", "call")),
        ("No more than words, and a dollar: $call.", ()),
        ("", ()),
    ],
)
def test_a_line_refers_to_its_variables(line, variables):
    """They stand in the order of the line, each once; what stands outside braces or in quotes is no variable."""
    assert scan(line) == (variables, ())


@given(st.sampled_from(NUMBERS), st.text(st.characters(exclude_categories=["N", "Cs"], exclude_characters="{}\r\n"), max_size=5))
def test_no_sign_of_any_script_that_is_a_number_may_be_typed(number, words):
    """Digits of all scripts, fractions, Roman and circled numerals, superscripts: none stands in the words, none in braces."""
    assert allowed(f"{words}{number}") == [DIGIT]
    assert allowed(f"{number}{words}") == [DIGIT]
    assert LITERAL in allowed(f'{{ "{number}" }}')
    assert allowed(f'{{ PREP($call, with: "{number}") }}') == [LITERAL]


@pytest.mark.parametrize("line", ["36 calls", "٣٦", "३६", "½ of them", "Ⅷ", "⑧", "m²", "３６", "𝟛", "in 2024,", "gc75"])
def test_a_digit_among_the_words_is_refused(line):
    """The fault shows the line and says what to write instead."""
    assert scan(line, "$.statement.en").faults == (Fault("$.statement.en", repr(line), DIGIT),)


@pytest.mark.parametrize(
    "content",
    ["36", "3.5", '"36"', '"a 5"', "NUM($call, least: 5)", r'"\u0035"', r'"\" x5"', r'"\\" 5', '"٣"', "½", "$call 5", "é5", '"5'],
)
def test_a_number_in_braces_is_refused(content):
    """A literal, an option, an escape: whatever Fluent would print or read as a number, be it in quotes."""
    assert Fault("", repr(f" {content} "), LITERAL) in scan(f"a {{ {content} }} b").faults


@pytest.mark.parametrize("content", ["", "call", "verb-sent", "-brand", '"word"', "NOM(call)", "nom($call)", '"a" $call'])
def test_braces_hold_a_variable_or_a_function_of_one(content):
    """Words stand outside braces, and another message's words may hold what no record has."""
    assert scan(f"a {{ {content} }} b").faults == (Fault("", repr(f" {content} "), CALL),)


@pytest.mark.parametrize("line", ["{ $a", "$a }", "{ { $a } }", "{}}", "{{}", '{ "{" }', "{ $a -> [one] { $b } *[other] c }"])
def test_braces_close_and_do_not_nest(line):
    """What the scan cannot read it refuses, so that nothing hides in it."""
    assert BRACES in allowed(line)


def test_a_selector_is_refused():
    """Forms are chosen by AGREE, from messages of the language."""
    assert scan("{ $call -> [one] call *[other] calls }").faults[0].allowed == "no selector: AGREE chooses a form"


@pytest.mark.parametrize("line", ["one\ntwo", "one\r\ntwo", "{ $a\n }"])
def test_a_statement_is_one_line(line):
    """A second line could be an attribute, or another message."""
    assert "one line" in allowed(line)


def test_every_fault_of_a_line_is_told():
    """Digits outside and inside, a selector and a brace too many are four faults."""
    assert allowed('5 { "6" } { $a -> b } }') == [BRACES, DIGIT, CALL, LITERAL, "no selector: AGREE chooses a form"]


@given(st.text(max_size=30))
def test_any_line_is_scanned(line):
    """No text makes the scan fail, and one without a number, a brace or a line break has no fault."""
    found = scan(line)
    if not any(sign in "{}\r\n" or unicodedata.category(sign).startswith("N") for sign in line):
        assert found == ((), ())


def test_the_fields_of_records_have_names_of_their_own():
    """A statement may use these beside its measures and ids; ``money`` is a measure."""
    assert len(set(RESERVED)) == len(RESERVED)
    assert {"period", "partners", "places", "by", "events"} < set(RESERVED)
    assert "money" not in RESERVED
