"""One figure, amount or change in words."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..errors import Fault, UnknownKeyError, WrongTypeError, nearest, shown
from ..language import Vocabulary, default_vocabulary
from ..language.languages import Language
from ..model.activities import Measure
from ..model.figures import Change, Figure
from ..model.money import Money
from .writer import MEASURES

Numbers = Literal["digits", "short", "long"]
_NUMBERS = ("digits", "short", "long")


def phrase(
    x: Figure | Money | Change, language: str, case: str = "nom", numbers: Numbers = "digits", vocabulary: Vocabulary | None = None
) -> str:
    """A figure, an amount or a change in words.

    Args:
        x: What to write.
        language: BCP 47 tag of a language of the vocabulary.
        case: The case that the sentence asks for: ``nom gen dat acc ins prep``. English ignores it.
        numbers: ``digits``, or with ``short`` or ``long`` words for thousands, millions and billions where they are exact.
        vocabulary: Words of your own beside the package's.

    Raises:
        MissingWordError: If the language lacks the noun.
        NoFormError: If the qualifier cannot stand in that case.
        UnknownKeyError: If there is no such language, case or way of writing numbers.

    >>> from icrc_activities import Money, over
    >>> phrase(over(36_000, "call"), "en")
    'over 36,000 calls'
    >>> phrase(Money("24000000", "RUB"), "en", numbers="long").split()
    ['RUB', '24', 'million']
    """
    words = _language(x, language, numbers, vocabulary)
    return words.measures.text(x, words.case(case), numbers)


class Parts(NamedTuple):
    """A phrase in three, for those who set the number large; what is missing is empty."""

    qualifier: str
    number: str
    noun: str


def parts(
    x: Figure | Money | Change, language: str, case: str = "nom", numbers: Numbers = "digits", vocabulary: Vocabulary | None = None
) -> Parts:
    """Qualifier, number and noun of a phrase apart; the arguments and errors are those of `phrase`.

    >>> from icrc_activities import over
    >>> parts(over(36_000, "call"), "en")
    Parts(qualifier='over', number='36,000', noun='calls')
    """
    words = _language(x, language, numbers, vocabulary)
    return apart(x, words, words.case(case), numbers)


def apart(x: Measure, language: Language, case: str, numbers: str) -> Parts:
    """What `parts` gives, in a language that is known already."""
    written = language.measures.write(x, case, numbers)
    qualifier = f"{written.before} {written.qualifier}".strip()
    return Parts(*(language.finish.words(part) for part in (qualifier, written.number, written.noun)))


def _language(x: object, tag: str, numbers: str, vocabulary: Vocabulary | None) -> Language:
    if not isinstance(x, MEASURES):
        raise WrongTypeError("phrase", (Fault("x", shown(x), "a Figure, a Money or a Change"),))
    if numbers not in _NUMBERS:
        raise UnknownKeyError("way of writing numbers", numbers, nearest(numbers, _NUMBERS) or _NUMBERS)
    return (vocabulary or default_vocabulary()).language(tag)
