"""The notebooks under ``examples``: each runs from its first cell to its last in a kernel of its own, and shows what it says."""

from __future__ import annotations

import warnings
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def ran(path, folder):
    """The notebook after its run, in a folder without anything."""
    notebook = nbformat.read(path, as_version=4)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Jupyter's own packages deprecate is theirs
        NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    return notebook


def shown(notebook, kind):
    """All that a run notebook shows in one form."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return ["".join(output["data"][kind]) for output in outputs if kind in output.get("data", ())]


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory):
    """Each notebook, run once."""
    return {path.stem: ran(path, tmp_path_factory.mktemp(path.stem)) for path in NOTEBOOKS}


def test_there_are_two_notebooks():
    """They are found."""
    assert [path.stem for path in NOTEBOOKS] == ["from-records-to-a-sheet", "what-changed"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_holds_no_outputs(path):
    """What a run shows is not kept: neither outputs nor counts nor anything of a machine."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert [cell for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")] == []
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert set(notebook.metadata.language_info) == {"name"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_invented_figures_are_called_so(path):
    """In the first cell."""
    assert "invented" in nbformat.read(path, as_version=4).cells[0].source


def test_from_records_to_a_sheet(notebooks):
    """A figure in both languages, the reason why a record alone cannot be written, the contents, the sheet."""
    html = shown(notebooks["from-records-to-a-sheet"], "text/html")
    assert "over 36,000 calls" in html[0]
    assert "более 36\u00a0000\u00a0звонков" in html[1]
    assert "no id 'minsk' is known" in html[3]
    assert "Third quarter of 2026: 2 activities and 3 figures" in html[4].replace("\u00a0", " ")
    assert "96 families" in html[5].replace("\u00a0", " ")
    assert "120 продуктовых наборов 96 семьям" in html[6].replace("\u00a0", " ")
    assert 'class="factsheet two"' in html[7]
    assert len(shown(notebooks["from-records-to-a-sheet"], "text/markdown")) == 7


def test_what_changed(notebooks):
    """The changes with bars, in words in Russian, as objects; a chart; and all again in Russian."""
    notebook = notebooks["what-changed"]
    html = shown(notebook, "text/html")
    assert "Changes in 2024 compared with 2023" in html[0]
    assert html[0].count("<svg") == 2 * 3
    (told,) = [output["text"] for cell in notebook.cells for output in cell.get("outputs", ()) if output.output_type == "stream"]
    assert "Звонки в МККК в Москве: более 36 000 звонков (было: более 30 000)" in told.replace("\u00a0", " ")
    assert any("('border_meetings', 'working_meeting', True)" in text for text in shown(notebook, "text/plain"))
    (chart,) = shown(notebook, "image/svg+xml")
    assert "30\u00a0000" in chart
    assert "Изменения в 2024\u00a0году по сравнению с 2023\u00a0годом" in html[-1]
