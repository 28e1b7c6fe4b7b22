"""What is wrong with the words of a vocabulary, asked of the data itself: no record and no sheet is needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from fluent.syntax import FluentSerializer, ast

from ..errors import Fault, InvalidVocabularyError, MissingWordError, NoFormError, shown
from ..model.figures import WITHOUT_VALUE, Figure, Qualifier
from ..model.money import Money
from ..model.units import Units
from .languages import Language
from .vocabulary import Vocabulary

SAMPLES = tuple(map(Decimal, ("0", "1", "2", "5", "11", "21", "22", "102", "111", "1000", "1001", "36000", "1.5", "2.5", "2000000")))
"""Numbers of every class that a language is known to have."""

ATTRIBUTES = ("passive",)
"""What may stand below a message behind a full stop; any other is a sentence that Fluent took for one."""

_TAKES = {"AGREE": ("verb-", "word-"), "ATTR": ("verb-", "word-"), "TREND": ("trend-",)}
"""The functions that choose one of a message's forms, and how the ids of such messages begin."""

_FORMS = ("verb-", "word-", "trend-")
_TREND = ("more", "less")


def lint(vocabulary: Vocabulary) -> tuple[Fault, ...]:
    """Everything that is wrong with the words of every language, each fault with its file and key.

    A language that comes with the package must also have all that another of them has (see `lacks`); one that a
    folder of the user brings may be partial.

    >>> from icrc_activities import vocabulary
    >>> lint(vocabulary())
    ()
    """
    languages: dict[str, Language] = {}
    found: list[Fault] = []
    for tag in vocabulary.languages:
        try:
            language = vocabulary.language(tag)
            found.extend(_Messages(language).faults())
        except InvalidVocabularyError as error:
            found.extend(error.faults)
            continue
        languages[tag] = language
        for rule in (_spelling, _names, _shared):
            found.extend(rule(language))
        found.extend(_rendered(language, vocabulary.units))
    own = {tag: language for tag, language in languages.items() if tag in _packaged(vocabulary)}
    for tag, missing in _lacking(own, own).items():
        found.extend(Fault(tag, f"no {what}", "all that the other languages have") for what in missing)
    found.extend(_differing(own))
    found.extend(_countries(own))
    return tuple(found)


def lacks(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """What each language lacks of the messages and nouns that the package's languages have: ``noun call``, ``message delivery``.

    >>> from icrc_activities import vocabulary
    >>> lacks(vocabulary())
    {'en': (), 'ru': ()}
    """
    languages = {tag: vocabulary.language(tag) for tag in vocabulary.languages}
    return _lacking(languages, {tag: language for tag, language in languages.items() if tag in _packaged(vocabulary)})


def _packaged(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The languages that come with the package: those of the first folder."""
    return Vocabulary(vocabulary.units, vocabulary.folders[:1]).languages


def _lacking(languages: Mapping[str, Language], reference: Mapping[str, Language]) -> dict[str, tuple[str, ...]]:
    wanted = dict.fromkeys(word for language in reference.values() for word in _has(language))
    return {tag: tuple(sorted(wanted.keys() - set(_has(language)))) for tag, language in languages.items()}


def _has(language: Language) -> Iterator[str]:
    """The nouns and messages of a language; verbs and other words are its own affair."""
    for key in language.nouns.data:
        yield f"noun {key}"
    for _, entry in language.messages.entries:
        if not entry.id.name.startswith(_FORMS):
            for name, _ in _patterns(entry):
                yield f"message {name}"


# Messages


class _Messages:
    """The faults of a language's messages, from Fluent's own syntax trees."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._messages = {entry.id.name: entry for _, entry in language.messages.entries}

    def faults(self) -> Iterator[Fault]:
        """Every fault of every message."""
        seen: set[tuple[str, str]] = set()
        for where, entry in self._language.messages.entries:
            path = f"{where}: {entry.id.name}"
            if (where, entry.id.name) in seen:
                yield Fault(path, "the same message again", "each message once in a file")
            seen.add((where, entry.id.name))
            for found, allowed in self._entry(entry):
                yield Fault(path, found, allowed)

    def _entry(self, entry: ast.Message) -> Iterator[tuple[str, str]]:
        for attribute in entry.attributes:
            if attribute.id.name not in ATTRIBUTES:
                yield f"the attribute .{attribute.id.name}", f"{', '.join(ATTRIBUTES)} alone; a line may not begin with a full stop"
        parts = _Parts(pattern for _, pattern in _patterns(entry))
        written = _IN_BRACES.sub(lambda braces: braces[0].replace('"', ""), FluentSerializer().serialize_entry(entry))
        for text in self._language.grammar.get("lint", {}).get("forbidden", ()):
            if text in written:
                yield shown(text), "none of it in this language"
        for text in parts.texts:
            if any(sign.isnumeric() for sign in text):
                yield shown(text.strip()), "no digit: a number is a variable"
            if "  " in text:
                yield shown(text.strip()), "no two spaces"
        if parts.selects:
            yield "a selector", "no selector: AGREE chooses a form"
        for name in parts.messages:
            if name not in self._messages:
                yield f"the message {name}", "a message of this language"
        for call in parts.calls:
            yield from self._call(call)
        if entry.id.name.startswith(_FORMS):
            yield from self._verb(parts, trend=entry.id.name.startswith("trend-"))

    def _verb(self, parts: _Parts, *, trend: bool) -> Iterator[tuple[str, str]]:
        names = _TREND if trend else self._language.grammar["agree"]["forms"]
        listed = "".join(parts.texts).split("|")
        if len(listed) != len(names) or not all(form.strip() for form in listed):
            yield shown("".join(parts.texts)), f"{len(names)} forms: {'|'.join(names)}"

    def _call(self, call: ast.FunctionReference) -> Iterator[tuple[str, str]]:
        name, given, options = call.id.name, call.arguments.positional, call.arguments.named
        functions = self._language.messages.functions
        if name not in functions:
            yield f"the function {name}", f"one of {', '.join(functions)}"
        if not given or not isinstance(given[0], ast.VariableReference):
            yield f"{name}()", f"a variable first, as in {name}($x)"
        for option in options:
            if name not in self._language.slots or option.name.name != "with":
                yield f"the option {option.name.name} of {name}", f"the option with, of {', '.join(self._language.slots)}"
        forms = [part.id.name if isinstance(part, ast.MessageReference) else "" for part in given[1:]]
        if len(forms) != (name in _TAKES) or not all(form.startswith(_TAKES[name]) for form in forms):
            allowed = "a message of forms, as in AGREE($x, verb-sent) and TREND($x, trend-grew); nothing in other functions"
            yield f"what follows the variable in {name}", allowed


class _Parts:
    """What a message, or a part of it, is made of."""

    def __init__(self, patterns: Iterable[ast.Pattern]) -> None:
        nodes = [node for pattern in patterns for node in _walk(pattern)]
        self.texts = [node.value for node in nodes if isinstance(node, ast.TextElement | ast.StringLiteral | ast.NumberLiteral)]
        self.calls = [node for node in nodes if isinstance(node, ast.FunctionReference)]
        self.messages = [node.id.name for node in nodes if isinstance(node, ast.MessageReference)]
        self.selects = any(isinstance(node, ast.SelectExpression) for node in nodes)
        written = [call for call in self.calls if call.id.name not in _TAKES]
        self.variables = {part.id.name for call in written for part in call.arguments.positional if isinstance(part, ast.VariableReference)}


def _patterns(entry: ast.Message) -> Iterator[tuple[str, ast.Pattern]]:
    """A message and its attributes, by name."""
    if entry.value:
        yield entry.id.name, entry.value
    for attribute in entry.attributes:
        yield f"{entry.id.name}.{attribute.id.name}", attribute.value


def _walk(node: ast.BaseNode) -> Iterator[ast.BaseNode]:
    yield node
    for value in vars(node).values():
        for child in value if isinstance(value, list) else (value,):
            if isinstance(child, ast.BaseNode):
                yield from _walk(child)


_IN_BRACES = re.compile(r"\{[^{}]*\}")


def _differing(languages: Mapping[str, Language]) -> Iterator[Fault]:
    """Messages that write other variables in one language than in another.

    What counts is what a function writes; a clause that comes ready-written, as a bare variable, stands where
    the language likes, or in a sentence of its own.
    """
    variables: dict[str, dict[str, set[str]]] = {}
    for tag, language in languages.items():
        for _, entry in language.messages.entries:
            for name, pattern in _patterns(entry):
                variables.setdefault(name, {})[tag] = _Parts([pattern]).variables
    for name, by_language in variables.items():
        union = set().union(*by_language.values())
        for tag, own in by_language.items():
            for missing in sorted(union - own):
                yield Fault(f"{tag}: {name}", f"no ${missing}", "the same variables in every language")


# Words


def _spelling(language: Language) -> Iterator[Fault]:
    """Letters, signs and spaces that may not be written."""
    forbidden = [*language.grammar.get("lint", {}).get("forbidden", ()), "  "]
    tables = {**language.tables, "grammar": {key: part for key, part in language.grammar.items() if key not in _NOT_WRITTEN}}
    for table, entries in tables.items():
        for key, entry in entries.items():
            for text in (key, *_texts(entry)):
                for sign in forbidden:
                    if sign in text.casefold():
                        yield Fault(f"{language.tag}/{table}.toml: {key}", shown(text), f"no {sign!r}")
                if table != "grammar" and text != text.strip():
                    yield Fault(f"{language.tag}/{table}.toml: {key}", shown(text), "no space at either end")


_NOT_WRITTEN = ("lint", "lists", "letters", "sandhi", "replace")
"""Sections of a grammar that hold letters and patterns to look for."""


def _texts(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, Mapping):
        for part in entry.values():
            yield from _texts(part)
    elif isinstance(entry, list):
        for part in entry:
            yield from _texts(part)


def _names(language: Language) -> Iterator[Fault]:
    """A name is found by its nominative, so that is what its first form and its tail make."""
    for key, name in language.tables["names"].items():
        forms = name.get("forms", ())
        first = forms if isinstance(forms, str) else forms[0] if forms else key
        written = f"{first} {name['tail']}" if "tail" in name else first
        if written != key:
            yield Fault(f"{language.tag}/names.toml: {key}", shown(written), "the name itself: the first form, and the tail")


def _shared(language: Language) -> Iterator[Fault]:
    """Nouns that are written alike: a reader could not tell them apart, so it must be said that they are synonyms."""
    nouns, seen = language.nouns, dict[str, str]()
    for key, data in nouns.data.items():
        meant = data.get("synonym_of", key)
        alike: dict[str, str] = {}
        for form in nouns[key].forms():
            other = seen.setdefault(form.casefold(), meant)
            if other != meant:
                alike.setdefault(other, form)
        for other, form in alike.items():
            allowed = f'forms of its own, or synonym_of = "{other}"'
            yield Fault(f"{language.tag}/nouns.toml: {key}", f"{shown(form)}, a form of {other}", allowed)


def _countries(languages: Mapping[str, Language]) -> Iterator[Fault]:
    """Countries that one language has and whose name takes an article in another that does not say so."""
    for tag, language in languages.items():
        article = language.grammar.get("lint", {}).get("article")
        if article:
            named = {code for other in languages.values() for code, name in other.locale.territories.items() if name in other.names.data}
            for code in sorted(named):
                name = language.locale.territories.get(code, "")
                if re.search(article, name) and name not in language.names.data:
                    yield Fault(f"{tag}/names.toml: {name}", "nothing", "an entry with its article")


# Everything is written once


def _rendered(language: Language, units: Units) -> Iterator[Fault]:
    """Every noun that is counted after every sample number, every qualifier with a noun of each kind, in every slot.

    A qualifier with no form in a slot is no fault: the grammar says so.
    """
    kinds: dict[tuple[object, ...], str] = {}
    for key in language.nouns.data:
        noun = language.nouns[key]
        if noun.uncountable and key not in units:
            yield from _written(language, key, [(None, Qualifier.UNSTATED, None)])
            continue
        wrong = list(_written(language, key, [(number, Qualifier.EXACT, None) for number in SAMPLES]))
        yield from wrong
        if not wrong:
            kinds.setdefault((noun.gender, noun.traits, noun.uncountable), key)
    qualified = [(number, qualifier, None) for qualifier in Qualifier if qualifier not in WITHOUT_VALUE for number in SAMPLES if number]
    vague = [(None, qualifier, None) for qualifier in sorted(WITHOUT_VALUE)]
    for key in kinds.values():
        yield from _written(language, key, [*qualified, *vague, (SAMPLES[2], Qualifier.EXACT, SAMPLES[3])])


def _written(language: Language, key: str, samples: Sequence[tuple[Decimal | None, Qualifier, Decimal | None]]) -> Iterator[Fault]:
    measure = Money if key.isupper() else Figure
    for value, qualifier, upper in samples:
        figure = measure(value, key, qualifier, upper)
        for slot in language.columns:
            try:
                written = language.measures.write(figure, language.case(slot))
            except NoFormError:
                continue
            except MissingWordError:
                yield Fault(f"{language.tag}/nouns.toml: {key}", "no pl", "a plural, for it is counted")
                return
            if not _WHOLE.fullmatch(written.text()) or not (written.noun or key.isupper()):
                yield Fault(f"{language.tag}/nouns.toml: {key}", shown(written.text()), f"qualifier, number and noun in the slot {slot}")
                return


_WHOLE = re.compile(r"[^\s{}=]+(\s[^\s{}=]+)*")
