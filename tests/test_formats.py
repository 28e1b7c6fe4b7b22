"""The formats of documents: each that there has been has a recorded document, and is read as the newest."""

import json
from pathlib import Path
from typing import Any

import pytest

from icrc_activities import InvalidDocumentError, Text, dumps, loads
from icrc_activities.codec import formats, slow

RECORDED = Path(__file__).parent / "data" / "formats"


@pytest.mark.parametrize("version", range(1, formats.NEWEST + 1))
def test_a_recorded_document_of_every_format_is_read(version):
    """Whoever raises the format records a document of the one before, and writes what makes it one of the next."""
    recorded = (RECORDED / f"{version}.json").read_text("utf-8")
    assert json.loads(recorded)["format"] == f"icrc-activities/{version}"
    assert dumps(loads(recorded)) == (RECORDED / f"{formats.NEWEST}.json").read_text("utf-8")


def test_every_format_but_the_newest_has_a_migration():
    """There is one for each, and none for what is not there."""
    assert sorted(formats.MIGRATIONS) == list(range(1, formats.NEWEST))


@pytest.fixture
def _third_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were three formats: in the first a title was called a name, in the second a text of one language."""

    def second(document: dict[str, Any]) -> dict[str, Any]:
        return {**{key: value for key, value in document.items() if key != "name"}, "title": document["name"]}

    def third(document: dict[str, Any]) -> dict[str, Any]:
        return {**document, "title": {"en": document["title"]}}

    monkeypatch.setattr(formats, "MIGRATIONS", {1: second, 2: third})
    monkeypatch.setattr(slow, "NEWEST", 3)


DELEGATION = '"delegation": {"id": "moscow", "name": {"en": "Moscow"}, "organisation": "moscow"}'


@pytest.mark.usefixtures("_third_format")
@pytest.mark.parametrize(("version", "title"), [(1, '"name": "Facts"'), (2, '"title": "Facts"')])
def test_an_older_document_is_made_a_newer_one(version, title):
    """One migration after the other, up to the newest."""
    text = f'{{"format": "icrc-activities/{version}", "id": "sheet", {title}, {DELEGATION}, "published": "2025"}}'
    assert loads(text).title == Text.of(en="Facts")


@pytest.mark.usefixtures("_third_format")
def test_the_faults_of_an_older_document_are_told():
    """As those of the document that it became; what a migration itself does not find is told, too."""
    with pytest.raises(InvalidDocumentError) as caught:
        loads(f'{{"format": "icrc-activities/2", "id": 5, "title": " ", {DELEGATION}}}')
    assert [fault.path for fault in caught.value.faults] == ["$.id", "$.title.en"]
    with pytest.raises(InvalidDocumentError, match="found 'icrc-activities/1', allowed is a document of that format"):
        loads(f'{{"format": "icrc-activities/1", "id": "sheet", {DELEGATION}}}')


@pytest.mark.usefixtures("_third_format")
def test_a_document_newer_than_the_newest_is_refused():
    """It says which is the newest."""
    with pytest.raises(InvalidDocumentError, match="allowed is icrc-activities/3; to read a newer format, upgrade"):
        loads('{"format": "icrc-activities/4"}')
