"""Everything the library refuses, as one tree of errors.

    ActivitiesError
     ├─ FaultsError                 many faults at once: ``.faults``
     │   ├─ InvalidRecordError      a value that cannot be (ValueError)
     │   │   └─ WrongTypeError      a value of the wrong type (TypeError)
     │   ├─ InvalidFactsheetError   parts that do not fit together (ValueError)
     │   ├─ InvalidDocumentError    a document that cannot be read (ValueError)
     │   ├─ InvalidVocabularyError  language data that cannot be used (ValueError)
     │   └─ UnprintableError        characters that the printed sheet's fonts lack (ValueError)
     ├─ UnitMismatchError           two units that do not add or convert (TypeError)
     ├─ CurrencyMismatchError       two currencies that do not add (TypeError)
     ├─ PeopleDoNotAddError         people totalled without a method (TypeError)
     ├─ UnknownKeyError             an id, unit or language nobody knows (LookupError)
     ├─ NothingToDrawError          a chart of what has nothing that can be drawn (LookupError)
     ├─ MissingTextError            a text that lacks a language (LookupError)
     ├─ MissingWordError            a noun, name or message that a language lacks (LookupError)
     ├─ NoFormError                 a qualifier with no form in this case (ValueError)
     ├─ MessageError                a message or statement that does not work (ValueError)
     ├─ UnwrittenError              something of a record that its summary leaves out (ValueError)
     ├─ TooSensitiveError           a record above the level that was asked for (ValueError)
     └─ MissingExtraError           a package that an extra would have brought (ImportError)

The messages are English: they speak to programmers and operators, and are made
from the errors' own fields.
"""

from collections.abc import Iterable
from difflib import get_close_matches

import attrs


@attrs.frozen
class Fault:
    """One thing that is wrong, where it stands and what was allowed there.

    Attributes:
        path: Where, as a JSON path (``$.activities[3].figures[0].value``), or from the record itself (``.value``).
        found: What stood there, shortened if it is long.
        allowed: What may stand there.

    >>> str(Fault("$.period", "'20244'", "an EDTF period such as 2024-08"))
    "$.period: found '20244', allowed is an EDTF period such as 2024-08"
    """

    path: str
    found: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.path}: found {self.found}, allowed is {self.allowed}"

    def under(self, path: str) -> "Fault":
        """The same fault seen from the record or document that holds this one."""
        return attrs.evolve(self, path=path + self.path)


def nearest(word: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The *count* known words that look most like *word*, best first; for the advice in an error.

    >>> nearest("truk", ["call", "truck", "track"])
    ('truck', 'track')
    """
    return tuple(get_close_matches(str(word), list(dict.fromkeys(known)), count, 0.6))


def shown(value: object) -> str:
    """A value as it stands in a message: its repr, cut at 80 characters.

    >>> shown(10**5000)
    'a value of type int that is too long to show'
    """
    try:
        text = f"{value[:80]!r}" if isinstance(value, str) else repr(value)
    except (ValueError, RecursionError):
        return f"a value of type {type(value).__name__} that is too long to show"
    return text if len(text) <= 80 else text[:77] + "..."


class ActivitiesError(Exception):
    """Base of every error that this library raises on purpose."""


def _advice(near: tuple[str, ...]) -> str:
    return f"; nearest known: {', '.join(near)}" if near else ""


@attrs.define(eq=False)
class FaultsError(ActivitiesError):
    """Several faults reported at once.

    Attributes:
        subject: What was being made or read: a class, a file.
        faults: Every fault found, in the order in which they stand.
    """

    subject: str
    faults: tuple[Fault, ...]

    def __str__(self) -> str:
        if len(self.faults) == 1:
            return f"{self.subject}: {self.faults[0]}"
        return "\n".join([f"{self.subject}: {len(self.faults)} faults", *(f"  {fault}" for fault in self.faults)])


class InvalidRecordError(FaultsError, ValueError):
    """A record was given values that it cannot hold."""


class WrongTypeError(InvalidRecordError, TypeError):
    """A record was given values of a wrong type, a float for money among them."""


class InvalidFactsheetError(FaultsError, ValueError):
    """The parts of a factsheet do not fit together."""


class InvalidDocumentError(FaultsError, ValueError):
    """A document is not what it should be."""


class InvalidVocabularyError(FaultsError, ValueError):
    """Language data cannot be used."""


class UnprintableError(FaultsError, ValueError):
    """A sheet holds characters that the fonts of the printed sheet lack."""


@attrs.define(eq=False)
class UnitMismatchError(ActivitiesError, TypeError):
    """Two units do not add, or one does not convert into the other."""

    left: str
    right: str

    def __str__(self) -> str:
        return f"cannot combine {self.left} with {self.right}: only a unit and what it is a kind of can stand together"


@attrs.define(eq=False)
class CurrencyMismatchError(ActivitiesError, TypeError):
    """Two currencies do not add without a rate."""

    left: str
    right: str

    def __str__(self) -> str:
        return f"cannot combine {self.left} with {self.right}; convert one of them with a Rate first"


@attrs.define(eq=False)
class PeopleDoNotAddError(ActivitiesError, TypeError):
    """People were to be totalled, and the same person may stand in several figures.

    Attributes:
        unit: What was to be totalled.
        methods: The methods there are.
        overlapping: Where they were to be summed, ids of the activities that nobody declared disjoint.
    """

    unit: str
    methods: tuple[str, ...]
    overlapping: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = f"{self.unit} does not add up, one may stand in several figures; choose a method: {', '.join(self.methods)}"
        return f"{said}; not disjoint: {', '.join(self.overlapping)}" if self.overlapping else said


@attrs.define(eq=False)
class UnknownKeyError(ActivitiesError, LookupError):
    """Nobody knows this id, unit or language."""

    kind: str
    key: str
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"no {self.kind} {self.key!r} is known{_advice(self.near)}"


@attrs.define(eq=False)
class NothingToDrawError(ActivitiesError, LookupError):
    """A chart is asked for of what has nothing that can be drawn."""

    what: str

    def __str__(self) -> str:
        return f"nothing in the {self.what} can be drawn: a chart needs two figures that can be compared"


@attrs.define(eq=False)
class MissingTextError(ActivitiesError, LookupError):
    """A text lacks the language that was asked for."""

    language: str
    languages: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        return f"the text {shown(self.text)} has no {self.language!r}, it has {', '.join(self.languages)}"


@attrs.define(eq=False)
class MissingWordError(ActivitiesError, LookupError):
    """A language lacks a noun, a name or a message."""

    kind: str
    key: str
    language: str
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"the vocabulary of {self.language!r} has no {self.kind} {self.key!r}{_advice(self.near)}"


@attrs.define(eq=False)
class NoFormError(ActivitiesError, ValueError):
    """A qualifier has no form where the sentence asks for this case."""

    qualifier: str
    case: str
    language: str

    def __str__(self) -> str:
        slot = f"the slot {self.case!r} of {self.language!r}"
        return f"{self.qualifier!r} has no form in {slot}; word the sentence so that the figure stands elsewhere"


@attrs.define(eq=False)
class MessageError(ActivitiesError, ValueError):
    """A message or a statement does not work."""

    message: str
    language: str
    reason: str

    def __str__(self) -> str:
        return f"{self.message} ({self.language}): {self.reason}"


@attrs.define(eq=False)
class UnwrittenError(ActivitiesError, ValueError):
    """A summary would leave something of its record unwritten."""

    record: str
    language: str
    unwritten: tuple[str, ...]

    def __str__(self) -> str:
        return f"the {self.language!r} text of {self.record!r} leaves out {', '.join(self.unwritten)}"


@attrs.define(eq=False)
class TooSensitiveError(ActivitiesError, ValueError):
    """Records are above the sensitivity that a text was asked for."""

    level: str
    records: tuple[str, ...]

    def __str__(self) -> str:
        return f"{', '.join(self.records)} may not be shown at the level {self.level!r}; take them out, or ask for a higher level"


@attrs.define(eq=False)
class MissingExtraError(ActivitiesError, ImportError):
    """A package is not installed that an extra of this one brings."""

    extra: str
    package: str

    def __str__(self) -> str:
        return f"{self.package} is not installed: pip install 'icrc-activities[{self.extra}]'"
