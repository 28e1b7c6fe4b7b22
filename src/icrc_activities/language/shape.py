"""What the data files of a language must hold; asked once, when they are read, so that nothing later meets a gap."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from string import Formatter
from typing import Any, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.plural import RuleError

from ..errors import Fault, nearest, shown
from ..model.figures import WITHOUT_VALUE, Qualifier
from ..model.money import currencies
from ..model.organisations import Style
from ..model.places import PlaceKind
from .finish import sandhi
from .numbers import condition

FORMS = "forms"
"""The shape of a word in a language's cases: a text, or a list of one text for each case."""


class Pattern(NamedTuple):
    """The shape of a text with names in braces: those that it must hold, and all that it may."""

    needed: frozenset[str]
    allowed: frozenset[str]


def _pattern(*names: str) -> Pattern:
    """The names of a pattern, those with a question mark may be missing."""
    return Pattern(frozenset(name for name in names if not name.endswith("?")), frozenset(name.rstrip("?") for name in names))


_WORDS = {"*": str}
_CELL = (str, [str])
_WAY = (str, [str])
_RULES = [[str]]  # each: slots, governed case, words
_ON = [str]  # case, words with {date}
_MONTH = ("month?", "of?", "year?")
_VAGUE = {"counted": _CELL, "*": str}
_COUNTED = tuple(sorted(set(Qualifier) - WITHOUT_VALUE))

GRAMMAR: Mapping[str, Any] = {
    "locale": str,
    "cases": [str],
    "slots": _WORDS,
    "prepositions?": _WORDS,
    "letters?": _WORDS,
    "fuse?": _WORDS,
    "link?": _WORDS,
    "digits": {"min_group": int, "space": str, "group?": str, "decimal?": str},
    "classes": _WORDS,
    "forms?": {"paucal": str},
    "adjective?": {"forms": [str], "paucal": _WORDS, "shift?": _WORDS},
    "government": {"*": (*_CELL, {"*": _CELL})},
    "qualifier": {**dict.fromkeys(_COUNTED, _RULES), "between": _RULES, "change": _RULES, "*": _RULES},
    "vague": dict.fromkeys(sorted(WITHOUT_VALUE), _VAGUE),
    "scale?": {"counted": _CELL, "agrees?": str, "*": {"value": int, "short?": str, "gender?": str, "sg": FORMS, "pl": FORMS}},
    "money": {"pattern": _pattern("number", "noun?", "code?"), "unnamed": _pattern("number", "code"), "numbers": str},
    "agree": {"forms": [str], "governed": str, "vague": str, "unstated": str, "uncountable": str, "several": str, "*": str},
    "attribute": {"*": str},
    "lists": {"alphabet": str, "each?": [str]},
    "place": {"IN": [str], "TO": [str], "FROM": [str], "*": [str]},
    "apposition?": {"*": {"gender": str, "article?": str, "forms": FORMS, "pattern": _pattern("head", "name")}},
    "quotes?": {"outer": str, "inner": str},
    "style": {**dict.fromkeys(Style, FORMS), "pattern": _pattern("office", "style", "holder"), "unstyled": _pattern("office", "holder")},
    "short": {"pattern": _pattern("name", "short")},
    "ordinal": {
        "roman": _pattern("roman", "name"),
        "arabic": _pattern("number", "name"),
        "suffix?": _WORDS,
        "*": (_pattern("n", "suffix?"), {"gender?": str, "article?": str, "then": str, "*": _pattern("n", "suffix?", "name")}),
    },
    "dates": {
        "months": [FORMS],
        "year_word?": FORMS,
        "of?": str,
        "days?": _WORDS,
        "year": _pattern("y", "year?"),
        "month": _pattern("y", *_MONTH),
        "day": _pattern("d", "y", *_MONTH),
        "bare": {"year?": _pattern("y", "year?"), "month?": _pattern(*_MONTH), "day?": _pattern("d", *_MONTH)},
        "on": {"year": _ON, "month": _ON, "day": _ON, "since": _ON, "until": _ON},
        "span": {
            "start": str,
            "end": str,
            "both": _pattern("start", "end"),
            "same_month": _pattern("d1", "d2", "y", *_MONTH),
            "same_month_bare": _pattern("d1", "d2", *_MONTH),
        },
    },
    "sandhi?": [{"word?": str, "before?": str, "starts?": str, "after?": str, "becomes": str}],
    "replace?": [{"find": str, "put": str}],
    "lint?": {"forbidden?": [str], "article?": str},
}
"""``grammar.toml``. A key with a question mark may be missing, ``*`` stands for any other."""

NOUN: Mapping[str, Any] = {
    "gender?": str,
    "traits?": [str],
    "sg?": FORMS,
    "pl?": FORMS,
    "count?": _WORDS,
    "paucal?": str,
    "few?": str,
    "adj?": [str],
    "head?": str,
    "join?": [str],
    "after?": str,
    "tail?": str,
    "elides?": bool,
    "also?": [str],
    "synonym_of?": str,
}
"""An entry of ``nouns.toml``."""

NAME: Mapping[str, Any] = {
    "gender?": str,
    "article?": str,
    "forms?": FORMS,
    "tail?": str,
    "indeclinable?": bool,
    "elides?": bool,
    "in?": _WAY,
    "to?": _WAY,
    "from?": _WAY,
}
"""An entry of ``names.toml``."""


def faults(tag: str, tables: Mapping[str, Mapping[str, Any]]) -> list[Fault]:
    """What is wrong with the files of a language: a missing or unknown key, a wrong type, a reference that leads nowhere."""
    grammar = tables["grammar"]
    where = f"{tag}/grammar.toml: "
    cases = grammar.get("cases")
    found = list(_differences(grammar, GRAMMAR, where, len(cases) if isinstance(cases, list) else 0))
    if not found:
        found = list(_Grammar(grammar, where).faults())
    return found or list(_words(tag, tables))


def _differences(value: object, shape: Any, where: str, cases: int) -> Iterator[Fault]:
    """Where a value is not of its shape: a type, a list of one shape, a table of several, alternatives in a tuple."""
    if isinstance(shape, Pattern):
        if not isinstance(value, str) or not shape.needed <= _names(value) <= shape.allowed:
            perhaps = ", ".join(sorted(shape.allowed - shape.needed))
            allowed = f"a text with {', '.join(sorted(shape.needed)) or 'names'} in braces" + (f", perhaps {perhaps}" if perhaps else "")
            yield Fault(where, shown(value), allowed)
    elif shape == FORMS:
        listed = value if isinstance(value, list) and len(value) == cases else [value]
        if not all(isinstance(form, str) and form for form in listed):
            yield Fault(where, shown(value), f"a text, or a list of {cases}, one for each case")
    elif isinstance(shape, tuple):
        if all(any(_differences(value, one, where, cases)) for one in shape):
            yield from _differences(value, next((one for one in shape if isinstance(value, type(one))), shape[0]), where, cases)
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield Fault(where, shown(value), "a list")
            return
        for index, item in enumerate(value):
            yield from _differences(item, shape[0], f"{where}[{index}]", cases)
    elif isinstance(shape, Mapping):
        yield from _table(value, shape, where, cases)
    elif type(value) is not shape:
        yield Fault(where, shown(value), {str: "a text", int: "a whole number", bool: "true or false"}[shape])


def _table(value: object, shape: Mapping[str, Any], where: str, cases: int) -> Iterator[Fault]:
    if not isinstance(value, dict):
        yield Fault(where, shown(value), "a table")
        return
    known = {key.rstrip("?"): part for key, part in shape.items()}
    join = "" if where.endswith(": ") else "."
    for key in shape:
        if key != "*" and not key.endswith("?") and key not in value:
            yield Fault(where + join + _key(key), "nothing", "this key")
    for key, item in value.items():
        part = known.get(key, known.get("*"))
        if part is None:
            advice = ", ".join(nearest(key, known) or known)
            yield Fault(where + join + _key(key), "an unknown key", f"one of {advice}")
        else:
            yield from _differences(item, part, where + join + _key(key), cases)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else f'"{key}"'


def _names(text: str) -> set[str]:
    """The names in braces of a pattern; a brace that stands alone counts as a name that no pattern has."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {text}


class _Grammar:
    """What the tables of a grammar owe one another, once their shapes are right."""

    def __init__(self, grammar: Mapping[str, Any], where: str) -> None:
        self._grammar = grammar
        self._where = where
        self._cases: list[str] = grammar["cases"]
        self._columns = (*self._cases, *grammar.get("prepositions", {}))
        self._forms: list[str] = grammar["agree"]["forms"]

    def faults(self) -> Iterator[Fault]:
        """Every fault, in the order of the sections."""
        yield from self._slots()
        yield from self._classes()
        yield from self._government()
        yield from self._qualifiers()
        yield from self._agreement()
        yield from self._places()
        yield from self._dates()
        yield from self._ordinals()
        yield from self._finish()

    def _known(self, words: Collection[str], allowed: Collection[str], where: str) -> Iterator[Fault]:
        for word in words:
            if word not in allowed:
                yield Fault(self._where + where, shown(word), f"one of {', '.join(allowed)}")

    def _slots(self) -> Iterator[Fault]:
        if not self._cases or not self._forms:
            yield Fault(f"{self._where}cases, agree.forms", "none", "one at least")
        for function, slot in self._grammar["slots"].items():
            if not re.fullmatch(r"[A-Z][A-Z0-9_]*", function):
                yield Fault(f"{self._where}slots.{_key(function)}", shown(function), "a name in capitals A to Z, as Fluent asks")
            yield from self._known([slot], (*self._columns, "bare"), f"slots.{_key(function)}")
        lists = self._grammar["lists"]
        yield from self._known(lists.get("each", ()), (*self._grammar["slots"], "IN", "TO", "FROM"), "lists.each")

    def _classes(self) -> Iterator[Fault]:
        try:
            locale = Locale.parse(self._grammar["locale"])
        except (ValueError, UnknownLocaleError) as error:
            yield Fault(f"{self._where}locale", shown(str(error)), "a locale that Babel knows")
        else:
            suffix = self._grammar["ordinal"].get("suffix")
            yield from self._known(sorted({*locale.ordinal_form.tags, "other"}) if suffix else (), suffix or (), "ordinal.suffix")
        rules = self._grammar["classes"]
        for name, rule in rules.items():
            try:
                condition(rule)
            except RuleError as error:
                yield Fault(f"{self._where}classes.{name}", shown(str(error)), "a condition in CLDR's plural syntax")
        if list(rules.values())[-1:] != [""]:
            yield Fault(f"{self._where}classes", shown(list(rules)[-1:]), "an empty condition last, for every other number")

    def _government(self) -> Iterator[Fault]:
        table = self._grammar["government"]
        yield from self._known(self._grammar["classes"], table, "classes")
        for name, cells in table.items():
            where = f"government.{name}"
            yield from self._known([name], self._grammar["classes"], where)
            if isinstance(cells, dict):
                yield from self._keyed(cells, where)
                yield from self._covered(cells, where)
            for cell in cells.values() if isinstance(cells, dict) else (cells,):
                yield from self._cell(cell, where)
        for name, data in self._grammar["vague"].items():
            yield from self._keyed([key for key in data if key != "counted"], f"vague.{name}")
            yield from self._cell(data["counted"], f"vague.{name}.counted")
        for name, scale in self._grammar.get("scale", {}).items():
            if name == "counted":
                yield from self._cell(scale, "scale.counted")
            elif name != "agrees" and scale["value"] <= 1:
                yield Fault(f"{self._where}scale.{name}.value", str(scale["value"]), "more than 1")
        yield from self._known([self._grammar["money"]["numbers"]], ("digits", "short", "long"), "money.numbers")
        agreeing = self._grammar.get("adjective", {"paucal": {}})
        yield from self._known([form for form in self._grammar.get("forms", {}).values() if form == "paucal"], (), "forms.paucal")
        paucal = [*self._grammar.get("forms", {}).values(), *agreeing["paucal"].values(), *agreeing.get("shift", {}).values()]
        yield from self._cell(paucal, "forms")
        yield from self._known(agreeing.get("forms", ()), agreeing["paucal"], "adjective.paucal")

    def _keyed(self, keys: Collection[str], where: str) -> Iterator[Fault]:
        """A key of a table is a slot, a slot and a trait, or the star."""
        yield from self._known([key.partition(".")[0] for key in keys], (*self._columns, "*"), where)

    def _covered(self, table: Collection[str], where: str) -> Iterator[Fault]:
        if "*" not in table:
            for column in self._columns:
                if column not in table:
                    yield Fault(f"{self._where}{where}", f"nothing for {column!r}", "each slot, or * for the rest")

    def _cell(self, cell: str | Sequence[str], where: str) -> Iterator[Fault]:
        for form in [cell] if isinstance(cell, str) else cell:
            link, _, rest = form.rpartition(" ")
            number, _, case = rest.partition(".")
            cases = ("=", *self._cases) if len(self._cases) > 1 else ("",)
            known = (rest == "paucal" and "forms" in self._grammar) or (number in {"sg", "pl", "count"} and case in cases)
            if not known or (link and link not in self._grammar.get("link", {})):
                yield Fault(self._where + where, shown(form), "a form such as sg.gen, pl.=, count.gen or paucal, a link word before it")

    def _qualifiers(self) -> Iterator[Fault]:
        for name, rules in self._grammar["qualifier"].items():
            where = f"qualifier.{_key(name)}"
            base = name.partition(".")[0]
            yield from self._known([base], (*_COUNTED, "between", "change"), where)
            wanted = {"low", "high"} if base in {"between", "change"} else set()
            for rule in rules:
                if len(rule) != 3 or _names(rule[2]) != wanted:
                    allowed = "slots, governed case, words" + (" with {low} and {high}" if wanted else "")
                    yield Fault(self._where + where, shown(rule), allowed)
                    continue
                yield from self._known(rule[0].split(), (*self._columns, "*"), where)
                yield from self._known([rule[1]], (*self._columns, "="), where)

    def _agreement(self) -> Iterator[Fault]:
        agree, classes = self._grammar["agree"], self._grammar["classes"]
        yield from self._known(classes, agree, "agree")
        bases = (*classes, "forms", "governed", "vague", "unstated", "uncountable", "several")
        for key, form in agree.items():
            yield from self._known([key.partition(".")[0]], bases, f"agree.{_key(key)}")
            if key != "forms":
                yield from self._form(form, f"agree.{_key(key)}")
        attribute = self._grammar["attribute"]
        yield from self._known(attribute, (*classes, "*"), "attribute")
        yield from self._known(["*"], attribute, "attribute")
        for key, form in attribute.items():
            yield from self._form(form, f"attribute.{_key(key)}")
        agrees = self._grammar.get("scale", {}).get("agrees")
        yield from self._known([agrees] if agrees else [], classes, "scale.agrees")

    def _form(self, form: str, where: str) -> Iterator[Fault]:
        if not form.startswith("gender"):
            yield from self._known([form], (*self._forms, "gender"), where)

    def _places(self) -> Iterator[Fault]:
        for key, way in self._grammar["place"].items():
            function, _, kind = key.partition(".")
            yield from self._known([function], ("IN", "TO", "FROM"), "place")
            yield from self._known([kind], ("", *PlaceKind), f"place.{_key(key)}")
            if len(way) != 2:
                yield Fault(f"{self._where}place.{_key(key)}", shown(way), "a preposition and a slot")
            yield from self._known(way[1:], (*self._columns, "bare"), f"place.{_key(key)}")

    def _dates(self) -> Iterator[Fault]:
        dates = self._grammar["dates"]
        if len(dates["months"]) != 12:
            yield Fault(f"{self._where}dates.months", f"{len(dates['months'])} months", "twelve")
        ends = [dates["span"]["start"], dates["span"]["end"]]
        if any(isinstance(month, list) for month in dates["months"]):
            ends.append(dates.get("of", "gen"))
        yield from self._known(ends, self._cases, "dates")
        for key, on in dates["on"].items():
            if len(on) != 2 or _names(on[1]) != {"date"}:
                yield Fault(f"{self._where}dates.on.{key}", shown(on), "a case and a text with {date}")
            yield from self._known(on[:1], self._cases, f"dates.on.{key}")

    def _ordinals(self) -> Iterator[Fault]:
        ordinal = self._grammar["ordinal"]
        own = {key: data for key, data in ordinal.items() if key != "suffix" and isinstance(data, dict)}
        if "*" not in ordinal:
            for key in (f"{gender}.{case}" for gender in self._forms for case in self._cases):
                if key not in ordinal:
                    yield Fault(f'{self._where}ordinal."{key}"', "nothing", "a pattern, or * for the rest")
        for key, data in own.items():
            yield from self._known([data["then"]], (*self._columns, "bare"), f"ordinal.{key}.then")
            if "*" not in data:
                yield from self._known(self._cases, data, f"ordinal.{key}")

    def _finish(self) -> Iterator[Fault]:
        for index, rule in enumerate(self._grammar.get("sandhi", ())):
            if not ((rule.get("word") and "before" in rule) or {"starts", "after"} <= rule.keys()):
                yield Fault(f"{self._where}sandhi[{index}]", shown(rule), "word and before, or starts and after")
                continue
            try:
                sandhi(rule, self._grammar.get("letters", {}))
            except re.error as error:
                yield Fault(f"{self._where}sandhi[{index}]", shown(str(error)), "a regular expression")
        for index, rule in enumerate(self._grammar.get("replace", ())):
            try:
                re.compile(rule["find"]).sub(rule["put"], "")
            except re.error as error:
                yield Fault(f"{self._where}replace[{index}]", shown(str(error)), "a regular expression and what to put")


def _words(tag: str, tables: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    grammar = tables["grammar"]
    adjective = dict.fromkeys(grammar.get("adjective", {}).get("forms", ()), FORMS)
    wrong = False
    for part, shape in (("nouns", NOUN), ("adjectives", adjective), ("names", NAME)):
        for key, entry in tables[part].items():
            for fault in _differences(entry, shape, f"{tag}/{part}.toml: {_key(key)}", len(grammar["cases"])):
                wrong = True
                yield fault
    if not wrong:
        for key, noun in tables["nouns"].items():
            if not re.fullmatch(r"[a-z][a-z0-9_-]*", key) and key not in currencies():
                yield Fault(f"{tag}/nouns.toml: {_key(key)}", shown(key), "a key in lower-case letters, or the code of a currency")
            for found, allowed in _noun(noun, tables):
                yield Fault(f"{tag}/nouns.toml: {_key(key)}", found, allowed)
        for key, name in tables["names"].items():
            for found, allowed in _name(name, grammar):
                yield Fault(f"{tag}/names.toml: {_key(key)}", found, allowed)


def _noun(noun: Mapping[str, Any], tables: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """What is wrong with a noun: what was found and what is allowed."""
    grammar, nouns = tables["grammar"], tables["nouns"]
    own = "sg" in noun or "pl" in noun
    if not own and "head" not in noun and "join" not in noun:
        yield "no form", "sg, pl, head or join"
    yield from _gender(noun, grammar, needed=own)
    for word in noun.get("count", {}):
        if word not in grammar["cases"]:
            yield f"count.{word}", f"one of {', '.join(grammar['cases'])}"
    for key, word in [("head", noun.get("head")), *(("join", part) for part in noun.get("join", ()))]:
        if word is not None and not {"sg", "pl"} & nouns.get(word, {}).keys() and not (key == "join" and "head" in nouns.get(word, {})):
            yield f"{key} {word!r}", "a noun with forms of its own"
    for key, word in [("after", noun.get("after")), *(("adj", word) for word in noun.get("adj", ()))]:
        if word is not None and word not in tables["adjectives"]:
            yield f"{key} {word!r}", f"an adjective of adjectives.toml{_advice(word, tables['adjectives'])}"
    few = noun.get("few")
    if few is not None and few not in {f"{number}.{case}" for number in ("sg", "pl") for case in grammar["cases"]}:
        yield f"few {few!r}", "a form such as pl.gen"
    synonym = noun.get("synonym_of")
    if synonym is not None and synonym not in nouns:
        yield f"synonym_of {synonym!r}", f"a noun{_advice(synonym, nouns)}"


def _name(name: Mapping[str, Any], grammar: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _gender(name, grammar, needed=True)
    if len(grammar["cases"]) > 1 and ("forms" in name) == name.get("indeclinable", False):
        yield "forms and indeclinable both" if "forms" in name else "no forms", "forms, or indeclinable = true"
    for key in ("in", "to", "from"):
        way = name.get(key)
        columns = (*grammar["cases"], *grammar.get("prepositions", ()), "bare")
        if isinstance(way, list) and (len(way) != 2 or way[1] not in columns):
            yield f"{key} {way}", f"a ready phrase, or a preposition and one of {', '.join(columns)}"


def _gender(entry: Mapping[str, Any], grammar: Mapping[str, Any], *, needed: bool) -> Iterator[tuple[str, str]]:
    forms: list[str] = grammar["agree"]["forms"]
    gender = entry.get("gender")
    if (gender is None and needed and "adjective" in grammar) or (gender is not None and gender not in forms):
        yield f"gender {gender!r}", f"one of {', '.join(forms)}"


def _advice(word: str, known: Mapping[str, Any]) -> str:
    near = nearest(word, known)
    return f"; nearest: {', '.join(near)}" if near else ""
