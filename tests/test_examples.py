"""Each example prints what it says it prints; the pages themselves are run by ``conftest.py``."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import icrc_activities

ROOT = Path(__file__).resolve().parent.parent
REPORTS = sorted(ROOT.glob("examples/*/report.py"))


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.parent.name)
def test_an_example_prints_what_is_expected(report):
    """An example runs and prints its ``expected.txt``."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    ran = subprocess.run([sys.executable, report], cwd=ROOT, env=environment, capture_output=True, check=False)
    assert ran.stderr.decode() == ""
    assert ran.stdout.decode() == report.with_name("expected.txt").read_text("utf-8")


def test_there_are_examples():
    """The folder of examples is found."""
    assert REPORTS


def test_every_public_name_stands_in_the_reference():
    """A name that can be imported from the package has one entry on the pages of ``docs/reference``, beside the tree of errors."""
    pages = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs" / "reference").glob("*.md"))
    listed = re.findall(r"^::: icrc_activities\.(\w+)$", pages, re.MULTILINE)
    assert sorted(listed) == sorted({*icrc_activities.__all__, "errors"} - {"datasets"})
