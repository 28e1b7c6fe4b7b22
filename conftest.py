"""Runs the pages: every Python block, prompt and file shown in README and docs, each page in a folder of its own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sybil import Document, Example, Region, Sybil
from sybil.parsers.abstract.doctest import DocTestStringParser
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

SESSIONS = CodeBlockParser("pycon", evaluator=lambda _: None)
FILES = RawFencedCodeBlockLexer(re.compile(r'\w+ title="(?P<name>[^"\n]+)"\n'))


def sessions(document: Document) -> Iterator[Region]:
    """Each prompt of a ``pycon`` block."""
    for block in SESSIONS(document):
        for prompt in DocTestStringParser()(block.parsed, document.path):
            prompt.adjust(block, block.parsed)
            yield prompt


def files(document: Document) -> Iterator[Region]:
    """Each block that names a file in its title."""
    for block in FILES(document):
        block.parsed, block.evaluator = block.lexemes["source"], write
        yield block


def write(example: Example) -> None:
    """Write what a block shows to its file, for the blocks after it to use; a second block of the same title goes on with it."""
    path = Path(example.region.lexemes["name"])
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(example.parsed)


@pytest.fixture(scope="module")
def _page_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("page"))
        yield


pytest_collect_file = Sybil([PythonCodeBlockParser(), sessions, files], pattern="*.md", fixtures=["_page_folder"]).pytest()
