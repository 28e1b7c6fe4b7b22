"""The sentences of a language: what Fluent drops in silence is refused here."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from icrc_activities import InvalidVocabularyError, MessageError, MissingWordError, NoFormError, exactly, up_to
from icrc_activities.language import default_vocabulary
from icrc_activities.language.messages import Messages, Value

SOURCE = """\
greeting = Hello, { $name }.
    .passive = Hello was said.
answered = { NOM($call) } { AGREE($call, verb-was) } answered.
verb-was = was|were
"""


class Echo:
    """A writer that says what it was asked."""

    def call(self, function, value, options):
        """The function, the key and the options."""
        return f"<{function} {value.key} {options.get('forms', '')}>"


@pytest.fixture
def messages():
    """A language with four messages."""
    return Messages("en", [("en/messages.ftl", SOURCE)], ("NOM", "BARE"))


def test_a_message_is_written_with_its_variables(messages):
    """A variable alone and a function of one are both the writer's to write."""
    assert messages.write("greeting", {"name": Value("icrc", None, Echo())}) == "Hello, <  >.".replace("<  >", "< icrc >")
    assert messages.write("answered", {"call": Value("call", 5, Echo())}) == "<NOM call > <AGREE call was|were> answered."


def test_an_attribute_is_a_second_wording(messages):
    """It is asked for by its name."""
    assert messages.has_attribute("greeting", "passive")
    assert not messages.has_attribute("greeting", "active")
    assert not messages.has_attribute("nothing", "passive")
    assert messages.write("greeting", {}, "passive") == "Hello was said."


def test_a_language_knows_its_messages(messages):
    """By id; nothing else is one."""
    assert "greeting" in messages
    assert "farewell" not in messages
    assert 5 not in messages
    assert [entry.id.name for _, entry in messages.entries] == ["greeting", "answered", "verb-was"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{ $nobody }", "nobody"),
        ("{ NOMM($call) }", "NOMM"),
        ("{ NOM() }", "NOM"),
        ("{ NOM(5) }", "takes a variable first, not"),
        ("{ nothing }", "nothing"),
    ],
)
def test_what_the_runtime_would_print_into_the_text_is_raised(messages, line, reason):
    """A variable, function or message that there is none of."""
    with pytest.raises(MessageError, match=reason):
        messages.statement(line, {"call": Value("call", 5, Echo())})


def test_an_error_of_ours_stays_what_it_is(messages):
    """A figure that has no form in a case says so itself."""

    class Failing:
        def call(self, function, value, options):
            raise NoFormError("up_to", "dat", "ru")

    with pytest.raises(NoFormError, match=r"'up_to' has no form in the slot 'dat'"):
        messages.write("greeting", {"name": Value("x", None, Failing())})


@pytest.mark.parametrize("line", ["{ NOM($call }", "{ $call -> [one] a }", "{ }"])
def test_a_statement_that_is_no_fluent_is_refused(messages, line):
    """Fluent itself would drop it and say nothing."""
    with pytest.raises(MessageError, match="statement"):
        messages.statement(line, {})


def test_statements_do_not_get_in_each_others_way(messages):
    """Each keeps its own words, whichever was written last."""
    for _ in range(2):
        assert messages.statement("First.", {}) == "First."
        assert messages.statement("Second.", {}) == "Second."


def test_lines_that_are_no_fluent_fail_the_load():
    """Every one of them is named, with its file and line."""
    source = "good = Good.\nbad line\nworse = { NOM($x }\n"
    with pytest.raises(InvalidVocabularyError) as caught:
        Messages("en", [("moscow_2024/en/messages.ftl", source)], ("NOM",))
    assert [fault.path for fault in caught.value.faults] == ["moscow_2024/en/messages.ftl:2", "moscow_2024/en/messages.ftl:3"]
    assert caught.value.faults[0].allowed == "a Fluent message"


def test_comments_are_no_faults():
    """They are for the translator."""
    messages = Messages("en", [("en/messages.ftl", "# A comment.\n\n## A heading\ngood = Good.\n")], ("NOM",))
    assert [entry.id.name for _, entry in messages.entries] == ["good"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_messages_of_the_package_load(language):
    """The engine's sentences, and those of the data set."""
    assert "clause-when" in default_vocabulary().language(language).messages


def test_a_figure_that_no_form_fits_fails_its_sentence():
    """The error reaches the caller through Fluent."""
    from icrc_activities.text.writer import Context, Writer

    writer = Writer(default_vocabulary().language("ru"), Context(), {})
    assert writer.statement("{ NOM($call) }", {"call": writer.value("call", exactly(Decimal(5), "call"))}) == "5\u00a0звонков"
    with pytest.raises(NoFormError, match="up_to"):
        writer.statement("{ DAT($call) }", {"call": writer.value("call", up_to(5, "call"))})


@pytest.mark.parametrize(("name", "attribute"), [("nothing", ""), ("greeting", "other")])
def test_a_message_that_the_language_lacks_is_named(messages, name, attribute):
    """A missing message or wording is an error of ours, never a KeyError."""
    with pytest.raises(MissingWordError, match=f"no message {name!r}"):
        messages.write(name, {}, attribute)


def test_statements_of_many_threads_do_not_get_in_each_others_way(messages):
    """Each line is compiled apart: whatever else is compiled at the time, it stays what it says."""
    lines = ["Line " + "x" * n + "." for n in range(400)]
    with ThreadPoolExecutor(8) as pool:
        written = list(pool.map(lambda line: messages.statement(line, {}), lines))
    assert written == lines
