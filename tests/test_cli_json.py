"""The commands about JSON Lines and the schema: what they print and where, what they write, and their exit statuses."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests import test_cli
from tests.test_cli import COMMAND, SHEET, UNTOUCHED, icrc, on_a_terminal

from icrc_activities import Activity, Factsheet, Programme, Text, dumps, json_schema, load, over, read_lines, write_lines

run, sheet = test_cli.run, test_cli.sheet

DOCS = Path(__file__).resolve().parent.parent / "docs"
HOTLINE = Programme(id="hotline", title=Text.of(en="Hotline"), figures=(over(36_000, "call"),))
PARCELS = Programme(id="parcels", title=Text.of(en="Parcels"))
ONE, TWO = (dumps(each, indent=None) for each in (HOTLINE, PARCELS))
BAD = ONE.replace('"36000"', "36000").replace('"over"', '"ober"')
QUALIFIERS = "exact, over, at_least, about, almost, up_to, fewer_than, several_dozen, dozens, hundreds, thousands, vast_majority, unstated"
FAULTS = [
    '$.figures[0].value: found 36000, allowed is a number as text, such as "36000"',
    f"$.figures[0].qualifier: found 'ober', allowed is one of {QUALIFIERS}",
]
BROKEN = '{"type": "pro" programme"\n'
TOLD = [*(f"2: {fault}" for fault in FAULTS), "4: column 16: found 'programme\"', allowed is JSON (Expecting ',' delimiter)"]


@pytest.fixture
def faulty(tmp_path, monkeypatch):
    """A file of two sound lines and two with faults, in the folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text(ONE + BAD + "\n" + BROKEN + TWO, "utf-8")


# lines


def test_the_activities_of_a_sheet_are_written_one_a_line(run, sheet):
    """They go to standard output, their count to standard error."""
    small = load(sheet)
    expected = "".join(dumps(activity, indent=None) for activity in small.activities)
    assert run("lines", sheet) == (0, expected, "icrc-activities: -: 1 activities\n")
    assert run("lines", sheet, "-o", "-") == run("lines", sheet)


def test_lines_are_written_as_their_file_is_called(run, sheet, tmp_path):
    """They are packed and unpacked by suffix; a file may be replaced by what is read from it."""
    source = sheet
    for name in ("a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "b.jsonl"):
        assert run("lines", source, "-o", tmp_path / name) == (0, "", f"icrc-activities: {tmp_path / name}: 1 activities\n")
        assert tuple(read_lines(tmp_path / name)) == load(sheet).activities
        source = tmp_path / name
    assert (tmp_path / "b.jsonl").read_bytes() == (tmp_path / "a.jsonl").read_bytes()
    assert run("lines", source, "-o", source).status == 0
    assert (tmp_path / "b.jsonl").read_bytes() == (tmp_path / "a.jsonl").read_bytes()


def test_lines_come_from_standard_input(run):
    """``-`` is JSON Lines, which other programs may have written otherwise."""
    assert run("lines", "-", stdin=f"\r\n{TWO}\n{json.dumps(json.loads(ONE))}") == (0, TWO + ONE, "icrc-activities: -: 2 activities\n")
    assert run("lines", "-") == (0, "", "icrc-activities: -: 0 activities\n")


@pytest.mark.usefixtures("faulty")
def test_the_first_line_with_faults_ends_it(run):
    """All its faults are told; the old output stays."""
    Path("out.jsonl").write_bytes(b"old")
    ended = run("lines", "in.jsonl", "-o", "out.jsonl")
    assert ended == (1, "", "\n  ".join(["icrc-activities: in.jsonl:2: 2 faults", *FAULTS]) + "\n")
    assert Path("out.jsonl").read_bytes() == b"old"
    assert sorted(os.listdir()) == ["in.jsonl", "out.jsonl"]  # noqa: PTH208  # names are what is asked for


@pytest.mark.usefixtures("faulty")
def test_rejects_let_the_others_be_written(run):
    """Each fault is told with the number of its line; the rejects hold the lines as they stand."""
    ended = run("lines", "in.jsonl", "-o", "out.jsonl", "--rejects", "rejects.jsonl")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.splitlines() == [
        *(f"icrc-activities: in.jsonl:{fault}" for fault in TOLD),
        "icrc-activities: out.jsonl: 2 activities; rejects.jsonl: 2 lines with faults",
    ]
    assert Path("out.jsonl").read_text("utf-8") == ONE + TWO
    assert Path("rejects.jsonl").read_text("utf-8") == BAD + BROKEN
    mended = Path("rejects.jsonl").read_text("utf-8").splitlines(keepends=True)[0].replace("36000,", '"36000",').replace("ober", "over")
    again = run("lines", "-", "--rejects", "rejects.jsonl", stdin=mended)
    assert again == (0, ONE, "icrc-activities: -: 1 activities; rejects.jsonl: 0 lines with faults\n")
    assert Path("rejects.jsonl").read_bytes() == b""


@pytest.mark.usefixtures("faulty")
def test_rejects_may_go_to_standard_output(run):
    """Where the others go to a file."""
    data = Path("in.jsonl").read_bytes()
    assert run("lines", "-", "-o", "out.jsonl", "--rejects", "-", stdin=data).out == BAD + BROKEN
    assert Path("out.jsonl").read_text("utf-8") == ONE + TWO


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["in.jsonl", "--rejects", "-"], "--rejects: found -, allowed is a file that is neither read nor written otherwise"),
        (
            ["in.jsonl", "--rejects", "./in.jsonl"],
            "--rejects: found in.jsonl, allowed is a file that is neither read nor written otherwise",
        ),
        (["in.jsonl", "--rejects", "link"], "--rejects: found link, allowed is a file that is neither read nor written otherwise"),
        (["in.jsonl", "--rejects", "a", "-o", "a"], "--rejects: found a, allowed is a file that is neither read nor written otherwise"),
        (["a.JSON", "--rejects", "a"], "--rejects: a.JSON is a sheet, which is read as a whole or not at all"),
        (["in.jsonl", "--rejects", "--bogus"], "Unknown option: --bogus; a file of that name is ./--bogus"),
    ],
)
def test_rejects_that_cannot_be_meant_are_wrong_usage(run, arguments, said):
    """Nothing is read or written."""
    Path("link").symlink_to("in.jsonl")
    before = Path("in.jsonl").read_bytes()
    ended = run("lines", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err
    assert Path("in.jsonl").read_bytes() == before
    assert not Path("a").exists()


@pytest.mark.parametrize("arguments", [["lines"], ["lines", "a", "b"], ["schema", "--kind", "bogus"], ["schema", "a"]])
def test_wrong_usage_ends_with_2(run, arguments):
    """It is told in one line on standard error, which names the help."""
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert re.fullmatch(r"icrc-activities: .+ \(icrc-activities --help says more\)\n", ended.err)


def test_files_of_lines_that_cannot_be_read_or_written_are_named(run, sheet, tmp_path):
    """In one line each, without a trace."""
    (tmp_path / "off.jsonl.gz").write_bytes(b"\x1f\x8b")
    (tmp_path / "bad.json").write_bytes(b"{")
    for arguments, said in (
        (["none.jsonl"], "none.jsonl: No such file or directory"),
        ([tmp_path], f"{tmp_path}: Is a directory"),
        ([sheet, "-o", tmp_path], f"{tmp_path}: Is a directory"),
        ([sheet, "-o", tmp_path / "none" / "x"], f"{tmp_path / 'none' / 'x'}: No such file or directory"),
        ([tmp_path / "off.jsonl.gz"], f"{tmp_path / 'off.jsonl.gz'}: broken off or damaged ("),
        ([tmp_path / "bad.json"], f"{tmp_path / 'bad.json'}: line 1, column 2: found the end of the text"),
    ):
        ended = run("lines", *arguments)
        assert (ended.status, ended.out) == (1, "")
        assert ended.err.startswith(f"icrc-activities: {said}")
        assert ended.err.count("\n") == 1


def test_without_the_extra_one_line_says_what_to_install(run, sheet, tmp_path, monkeypatch):
    """A ``.zst`` file ends with 1, to read, to write and to validate; the other files are validated."""
    write_lines([HOTLINE], tmp_path / "a.jsonl.zst")
    for name in ("compression.zstd", "backports.zstd"):
        monkeypatch.setitem(sys.modules, name, None)
    said = "backports.zstd is not installed: pip install 'icrc-activities[zst]'\n"
    assert run("lines", sheet, "-o", tmp_path / "b.zst") == (1, "", f"icrc-activities: {said}")
    assert run("lines", tmp_path / "a.jsonl.zst") == (1, "", f"icrc-activities: {said}")
    checked = run("validate", tmp_path / "a.jsonl.zst", sheet)
    assert (checked.status, checked.out) == (1, "")
    assert checked.err.startswith(f"icrc-activities: {tmp_path / 'a.jsonl.zst'}: {said}icrc-activities: {sheet}: 1 activities, ")


# validate


@pytest.mark.usefixtures("faulty")
def test_validating_lines_lists_every_fault_of_every_line(run, sheet):
    """Each stands on a line with its file, number and path; the other files are read all the same."""
    Path("off.jsonl.gz").write_bytes(b"\x1f\x8b")
    checked = run("validate", "in.jsonl", "none.jsonl", "off.jsonl.gz", sheet)
    assert checked.status == 1
    assert checked.out.splitlines() == [f"in.jsonl:{fault}" for fault in TOLD]
    assert checked.err.splitlines() == [
        "icrc-activities: in.jsonl: 2 activities, 2 lines with faults",
        "icrc-activities: none.jsonl: No such file or directory",
        "icrc-activities: off.jsonl.gz: broken off or damaged (Compressed file ended before the end-of-stream marker was reached)",
        f"icrc-activities: {sheet}: 1 activities, 1 figures, no faults in en, ru",
    ]


@pytest.mark.usefixtures("faulty")
def test_faults_alone_end_validating_with_1(run):
    """As a file that cannot be read does."""
    for name in ("in.jsonl", "none.jsonl"):
        assert run("validate", name).status == 1


@pytest.mark.parametrize("name", ["a.jsonl", "a.JSONL.GZ", "a.x.jsonl.zst", "a.ndjson"])
def test_the_name_of_a_file_says_that_it_holds_lines(run, tmp_path, name):
    """What has no fault is counted; any other name is a sheet's."""
    write_lines([HOTLINE, PARCELS], tmp_path / name)
    assert run("validate", tmp_path / name) == (0, "", f"icrc-activities: {tmp_path / name}: 2 activities, no lines with faults\n")
    (tmp_path / "jsonl").write_text(SHEET, "utf-8")
    assert run("validate", tmp_path / "jsonl").status == 0


# schema


@pytest.mark.parametrize(("arguments", "cls"), [([], Factsheet), (["--kind", "factsheet"], Factsheet), (["--kind", "activity"], Activity)])
def test_the_schema_is_that_of_the_library(run, tmp_path, arguments, cls):
    """It goes to standard output or to a file, as the copy in the docs was made."""
    printed = run("schema", *arguments)
    assert (printed.status, printed.err) == (0, "")
    assert json.loads(printed.out) == json_schema(cls)
    assert run("schema", *arguments, "-o", tmp_path / "schema.json") == (0, "", "")
    assert (tmp_path / "schema.json").read_text("utf-8") == printed.out
    if cls is Factsheet:
        assert printed.out == (DOCS / "schema.json").read_text("utf-8")


# Terminals, pipes and signals


@pytest.fixture
def many(faulty, tmp_path):
    """The faulty lines a thousand times over."""
    path = tmp_path / "many.jsonl"
    path.write_bytes((tmp_path / "in.jsonl").read_bytes() * 1000)
    return path


@pytest.mark.usefixtures("faulty")
def test_a_bar_stands_on_a_terminal_while_lines_are_read():
    """It counts the bytes of the file, is gone at the end, and the faults stand above it."""
    size = Path("in.jsonl").stat().st_size
    shown = on_a_terminal("lines", "in.jsonl", "-o", "out.jsonl", "--rejects", "rejects.jsonl", width=200).replace("\r\n", "\n")
    assert re.search(rf"in\.jsonl .*━.*m{size}/{size} bytes", shown)
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)
    assert f"in.jsonl:2: {FAULTS[0]}" in plain
    assert "\x1b[1A\x1b[2Kicrc-activities: out.jsonl: " in shown
    assert plain.endswith("icrc-activities: out.jsonl: 2 activities; rejects.jsonl: 2 lines with faults\n")
    checked = on_a_terminal("validate", "in.jsonl", width=200)
    assert re.search(rf"in\.jsonl .*━.*m{size}/{size} bytes", checked)
    assert f"in.jsonl:2: {FAULTS[0]}" in checked


@pytest.mark.usefixtures("faulty")
def test_what_is_asked_for_never_goes_to_the_bars_terminal():
    """Faults go to standard output, though standard error alone be a terminal."""
    ours, its = pty.openpty()
    env = UNTOUCHED | {"TERM": "xterm-256color", "COLUMNS": "60"}
    ran = subprocess.run([*COMMAND, "validate", "in.jsonl"], stdout=subprocess.PIPE, stderr=its, env=env, check=False)
    os.close(its)
    assert ran.stdout.decode("utf-8").splitlines() == [f"in.jsonl:{fault}" for fault in TOLD]
    assert "━".encode() in os.read(ours, 65536)
    os.close(ours)


@pytest.mark.usefixtures("faulty")
def test_no_bar_stands_where_the_lines_do():
    """On a terminal that shows the lines nothing else is drawn; nor on a pipe."""
    shown = on_a_terminal("lines", "in.jsonl", "--rejects", "rejects.jsonl", width=200).replace("\r\n", "\n")
    assert ONE in shown
    assert TWO in shown
    assert "━" not in shown
    assert "\x1b" not in shown
    piped = icrc("lines", "in.jsonl", "-o", "out.jsonl", "--rejects", "rejects.jsonl")
    assert "━" not in piped.err
    assert "\x1b" not in piped.err


def test_lines_into_a_closed_pipe_end_quietly(many, tmp_path):
    """Nothing is said but of the faults that were met; the rejects of an earlier reading stay."""
    (tmp_path / "rejects").write_bytes(b"old")
    for command in (["lines", many, "--rejects", tmp_path / "rejects"], ["validate", many], ["schema"]):
        ours, its = os.pipe()
        os.close(ours)
        ran = subprocess.run([*COMMAND, *command], stdout=its, stderr=subprocess.PIPE, env=UNTOUCHED, check=False)
        os.close(its)
        assert ran.returncode == 141
        assert all(re.match(rb"icrc-activities: .*many\.jsonl:\d+: ", line) for line in ran.stderr.splitlines())
    assert (tmp_path / "rejects").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "many.jsonl", "rejects"]


def test_rejects_into_a_closed_pipe_end_quietly(tmp_path):
    """Though the output goes to a file, which stays as it was."""
    (tmp_path / "bad.jsonl").write_text((BAD + "\n") * 3000, "utf-8")
    (tmp_path / "out.jsonl").write_bytes(b"old")
    ours, its = os.pipe()
    os.close(ours)
    command = [*COMMAND, "lines", tmp_path / "bad.jsonl", "-o", tmp_path / "out.jsonl", "--rejects", "-"]
    ran = subprocess.run(command, stdout=its, stderr=subprocess.PIPE, env=UNTOUCHED, check=False)
    os.close(its)
    assert ran.returncode == 141
    assert all(re.match(rb"icrc-activities: .*bad\.jsonl:\d+: ", line) for line in ran.stderr.splitlines())
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*") if path.name != "bad.jsonl"} == {"out.jsonl": b"old"}


def test_a_closed_pipe_that_has_a_name_ends_quietly(tmp_path):
    """As one that has none."""
    (tmp_path / "in.jsonl").write_text(ONE * 3000, "utf-8")
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(
        [*COMMAND, "lines", tmp_path / "in.jsonl", "-o", tmp_path / "pipe"], stderr=subprocess.PIPE, env=UNTOUCHED
    ) as running:
        with (tmp_path / "pipe").open("rb") as pipe:
            assert pipe.read(1) == b"{"
        assert running.stderr
        said = running.stderr.read()
    assert (running.returncode, said) == (141, b"")


def test_an_interrupt_leaves_the_old_files(tmp_path):
    """Ctrl-C ends the command with 130, without a word; neither output nor rejects are touched."""
    for name in ("out.jsonl", "rejects.jsonl"):
        (tmp_path / name).write_bytes(b"old")
    command = [*COMMAND, "lines", "-", "-o", tmp_path / "out.jsonl", "--rejects", tmp_path / "rejects.jsonl"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=UNTOUCHED) as waiting:
        assert waiting.stdin
        waiting.stdin.write(ONE.encode() * 2000)  # more than a pipe holds, so it is reading now
        waiting.stdin.flush()
        waiting.send_signal(signal.SIGINT)
        said = waiting.communicate()
    assert (waiting.returncode, *said) == (130, b"", b"")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"out.jsonl": b"old", "rejects.jsonl": b"old"}


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.usefixtures("faulty")
def test_closed_streams_raise_no_traceback(closed):
    """A process without one of its streams does what it can."""
    words = ["lines", "-" if "<" in closed else "in.jsonl", "--rejects", "rejects.jsonl"]
    ran = subprocess.run(["sh", "-c", f'"$@" {closed}', "sh", *COMMAND, *words], capture_output=True, env=UNTOUCHED, check=False)
    assert b"Traceback" not in ran.stderr
    assert ran.returncode == 1
    assert ran.stdout.decode("utf-8") == (ONE + TWO if closed == "2>&-" else "")
