"""The command line: what it prints and where, what it writes, and its exit statuses."""

import fcntl
import io
import json
import os
import pty
import re
import shutil
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

import icrc_activities
from icrc_activities.cli import commands, main
from icrc_activities.cli.columns import NARROWEST, WIDEST, page
from icrc_activities.text import Block, sheets

PAGES = Path(__file__).resolve().parent.parent / "docs" / "howto"
WORDS = Path(__file__).resolve().parent / "data" / "vocabulary"
COMMAND = [sys.executable, "-m", "icrc_activities"]
UNTOUCHED = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"}}
FILES = [
    "facts-and-figures-2024.en-ru.html",
    "facts-and-figures-2024.en-ru.pdf",
    "facts-and-figures-2024.en.html",
    "facts-and-figures-2024.en.md",
    "facts-and-figures-2024.en.pdf",
    "facts-and-figures-2024.en.txt",
    "facts-and-figures-2024.ru.html",
    "facts-and-figures-2024.ru.md",
    "facts-and-figures-2024.ru.pdf",
    "facts-and-figures-2024.ru.txt",
    "moscow-2024.json",
]

SHEET = """{
  "format": "icrc-activities/1",
  "id": "small",
  "title": {"en": "A small sheet", "ru": "Небольшой лист"},
  "delegation": {"id": "delegation", "name": {"en": "Moscow delegation", "ru": "Московская делегация"}, "organisation": "icrc"},
  "organisations": [{"id": "icrc", "name": {"en": "ICRC", "ru": "МККК"}, "kind": "icrc"}],
  "activities": [
    {
      "type": "programme",
      "id": "hotline",
      "title": {"en": "Hotline", "ru": "Горячая линия"},
      "period": "2024",
      "statement": {"en": "{ NOM($call) } { DATE($period) }.", "ru": "{ NOM($call) } { DATE($period) }."},
      "services": [{"value": "36000", "unit": "call", "qualifier": "over"}]
    }
  ],
  "sections": [{"id": "calls", "title": {"en": "Calls", "ru": "Звонки"}, "entries": [{"activity": "hotline"}]}]
}
"""
NBSP = "\u00a0"
ENGLISH = "Over 36,000 calls in 2024.\n"
RUSSIAN = f"Более 36{NBSP}000{NBSP}звонков в 2024{NBSP}году.\n"


class Ran(NamedTuple):
    """What a command ended with."""

    status: int
    out: str
    err: str


def icrc(*arguments: str | Path, stdin: str | bytes = b"", **environment: str) -> Ran:
    """Run the command as a process of its own."""
    data = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
    ran = subprocess.run([*COMMAND, *arguments], input=data, capture_output=True, env=UNTOUCHED | environment, check=False)
    return Ran(ran.returncode, ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"))


def on_a_terminal(*arguments: str | Path, width: int = 80, **environment: str) -> str:
    """Everything that the command shows on a terminal of that width."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    env = UNTOUCHED | {"TERM": "xterm-256color"} | environment
    with subprocess.Popen([*COMMAND, *arguments], stdin=its, stdout=its, stderr=its, env=env):
        os.close(its)
        shown = b""
        try:
            while chunk := os.read(ours, 65536):
                shown += chunk
        except OSError:  # the terminal's other end is closed
            pass
    os.close(ours)
    return shown.decode("utf-8")


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command in this process, which is quicker."""

    def run(*arguments: str | Path, stdin: str | bytes = b"") -> Ran:
        data = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "argv", ["icrc-activities", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        with pytest.raises(SystemExit) as exited:
            main()
        status = exited.value.code
        assert isinstance(status, int)
        return Ran(status, *capsys.readouterr())

    return run


@pytest.fixture
def sheet(tmp_path):
    """The file of a small sheet."""
    path = tmp_path / "small.json"
    path.write_text(SHEET, "utf-8")
    return path


# What is asked for


def test_the_version_goes_to_standard_output():
    """``--version`` names the command and the version of the package."""
    assert icrc("--version") == (0, f"icrc-activities {icrc_activities.__version__}\n", "")


def test_help_names_each_command(run):
    """``--help`` lists the commands, and each command's its options."""
    assert set(re.findall(r"^│ ([a-z]+)  ", run("--help").out, re.MULTILINE)) == {
        "check",
        "compare",
        "completion",
        "demo",
        "diff",
        "languages",
        "lines",
        "render",
        "schema",
        "sheet",
        "summary",
        "validate",
    }
    assert {"--lang", "--format", "--output", "-o", "--vocabulary"} <= set(run("render", "--help").out.split())


def test_every_command_that_writes_texts_takes_a_vocabulary(run):
    """``--vocabulary`` is known wherever words are used."""
    for command in ("demo", "render", "validate", "summary", "languages", "check", "compare", "diff", "sheet"):
        assert "--vocabulary" in run(command, "--help").out


@pytest.mark.parametrize(("language", "expected"), [("en", ENGLISH), ("ru", RUSSIAN)])
def test_a_summary_is_a_sentence(run, sheet, language, expected):
    """``summary`` writes one activity, in the language asked for."""
    assert run("summary", sheet, "hotline", "--lang", language) == (0, expected, "")


def test_a_sheet_is_written_in_english_as_text_unless_asked_otherwise(run, sheet):
    """``render`` writes the whole sheet, and adds nothing to what the library writes."""
    small = icrc_activities.load(sheet)
    assert run("render", sheet) == (0, icrc_activities.render(small, "en"), "")
    markdown = icrc_activities.render(small, "ru", "markdown")
    assert run("render", sheet, "--lang", "ru", "--format", "markdown") == (0, markdown, "")
    assert markdown.startswith("# Небольшой лист\n")


def test_the_formats_are_those_of_the_library():
    """What ``--format`` takes is what `render` takes."""
    assert get_args(commands.Format) == get_args(sheets.Format)


@pytest.mark.parametrize("command", [("render", "-"), ("summary", "-", "hotline"), ("validate", "-")])
def test_a_dash_is_standard_input(run, sheet, command):
    """``-`` reads the sheet from standard input, and does what the file would."""
    of_file = run(*(str(sheet) if word == "-" else word for word in command))
    piped = run(*command, stdin=SHEET)
    assert (piped.status, piped.out) == (of_file.status, of_file.out)
    assert piped.status == 0


def test_words_of_a_folder_are_used(run, sheet, tmp_path):
    """``--vocabulary`` adds the folder's words to the package's."""
    (tmp_path / "words" / "en").mkdir(parents=True)
    (tmp_path / "words" / "en" / "nouns.toml").write_text('[call]\nsg = "telephone call"\npl = "telephone calls"\n', "utf-8")
    asked = run("summary", sheet, "hotline", "--vocabulary", tmp_path / "words")
    assert asked == (0, "Over 36,000 telephone calls in 2024.\n", "")


def test_validating_a_whole_sheet_says_what_it_holds(run, sheet):
    """``validate`` finds nothing, prints nothing to standard output, and counts the activities and figures on standard error."""
    assert run("validate", sheet) == (0, "", f"icrc-activities: {sheet}: 1 activities, 1 figures, no faults in en, ru\n")


def test_validating_lists_every_fault_of_every_file(run, sheet, tmp_path):
    """Each fault of the JSON stands on a line with its file and path; the other files are read all the same."""
    broken = tmp_path / "broken.json"
    broken.write_text(SHEET.replace('"36000"', "36000").replace('"over"', '"ober"').replace('"kind": "icrc"', '"kind": "club"'), "utf-8")
    found = run("validate", broken, sheet, tmp_path / "none.json")
    assert found.status == 1
    assert [line.partition(": found")[0] for line in found.out.splitlines()] == [
        f"{broken}: $.organisations[0].kind",
        f"{broken}: $.activities[0].services[0].value",
        f"{broken}: $.activities[0].services[0].qualifier",
    ]
    assert found.err.splitlines() == [
        f"icrc-activities: {sheet}: 1 activities, 1 figures, no faults in en, ru",
        f"icrc-activities: {tmp_path / 'none.json'}: No such file or directory",
    ]


def test_validating_tries_every_text(run, tmp_path):
    """A sheet that is sound as JSON fails if a text cannot be written from it, or leaves something out."""
    path = tmp_path / "small.json"
    path.write_text(SHEET.replace('"ru": "{ NOM($call) }', '"ru": "{ NUM($call) }').replace(" { DATE($period) }.", "."), "utf-8")
    found = run("validate", path)
    assert found.status == 1
    assert [line.partition(": found")[0] for line in found.out.splitlines()] == [
        f"{path}: $.activities[0] (hotline, en)",
        f"{path}: $.activities[0] (hotline, ru)",
    ]
    assert "leaves out period" in found.out


def test_the_packages_own_languages_are_whole(run):
    """``languages`` finds nothing wrong with the package's words, and says of each that it lacks nothing."""
    assert run("languages") == (0, "en lacks nothing\nru lacks nothing\n", "icrc-activities: no faults in en, ru\n")


def test_what_a_language_lacks_is_listed(run):
    """A language of one's own may lack words of the package's; they are listed, and are no fault."""
    found = run("languages", "--vocabulary", WORDS)
    assert found.status == 0
    assert {"en lacks nothing", "fr lacks message delivery", "fr lacks noun working_meeting"} <= set(found.out.splitlines())


def test_every_fault_of_the_words_is_listed(run, tmp_path):
    """Faults in a folder of words stand one on a line, with their file and key, and end with 1."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "nouns.toml").write_text('[call]\nsg = "phone  call"\npl = "phone calls "\n', "utf-8")
    found = run("languages", "--vocabulary", tmp_path)
    assert (found.status, found.err) == (1, "")
    assert sum(line.startswith("en/nouns.toml: call: found 'phone") for line in found.out.splitlines()) == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_has_its_completion(run, shell):
    """``completion`` prints a script that knows the commands."""
    printed = run("completion", shell)
    assert printed.status == 0
    assert "icrc-activities" in printed.out
    assert "validate" in printed.out


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not here")
def test_bash_completes_commands_options_and_choices(run):
    """The script for bash completes a command, an option and a value."""
    script = run("completion", "bash").out
    for words, expected in (("ren", "render"), ("render x --voc", "--vocabulary"), ("render x --format mark", "markdown")):
        typed = f'COMP_WORDS=(icrc-activities {words}); COMP_CWORD={len(words.split())}; _icrc_activities; echo "${{COMPREPLY[@]}}"'
        answered = subprocess.run(["bash", "-c", f"{script}\n{typed}"], capture_output=True, check=True, text=True)
        assert answered.stdout.split() == [expected]


# Files


def test_output_goes_to_a_file_as_utf_8(run, sheet, tmp_path):
    """``-o FILE`` writes UTF-8 with line feeds, prints nothing, and leaves no other file behind."""
    target = tmp_path / "out" / "sheet.md"
    target.parent.mkdir()
    assert run("render", sheet, "--lang", "ru", "--format", "markdown", "-o", target) == (0, "", "")
    assert target.read_bytes() == run("render", sheet, "--lang", "ru", "--format", "markdown").out.encode("utf-8")
    assert b"\r" not in target.read_bytes()
    assert list(target.parent.iterdir()) == [target]


def test_output_to_a_dash_is_standard_output(run, sheet):
    """``-o -`` is what no ``-o`` is."""
    assert run("render", sheet, "-o", "-") == run("render", sheet)


def test_a_file_stays_whole_when_writing_fails(run, sheet, tmp_path, monkeypatch):
    """The old file stays as it was and nothing lies beside it, however the new one fails."""
    target = tmp_path / "out" / "sheet.txt"
    target.parent.mkdir()
    target.write_text("old", "utf-8")

    def refuse(self, target):
        raise OSError(28, os.strerror(28), str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    assert run("render", sheet, "-o", target) == (1, "", f"icrc-activities: {target}: No space left on device\n")
    monkeypatch.undo()
    assert [path.read_text("utf-8") for path in target.parent.iterdir()] == ["old"]


def test_output_through_a_link_keeps_the_link(run, sheet, tmp_path):
    """Where the file is a symbolic link, what it points to is replaced."""
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert run("render", sheet, "-o", tmp_path / "link").status == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text("utf-8").startswith("A small sheet\n")


def test_output_to_a_pipe_does_not_replace_it(sheet, tmp_path):
    """What is no regular file, a device or a named pipe, is written to and stays what it is."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert icrc("render", sheet, "-o", pipe) == (0, "", "")
    assert os.read(reading, 65536).startswith(b"A small sheet\n")
    os.close(reading)
    assert pipe.is_fifo()


# Texts checked and compared


TEXT = "# Calls\n\nWe took **over 35,000** [calls](x)\nin 2024.\n\n5 trucks came.\n"
SAYS = (
    "text says *over 35,000 calls*, record hotline says *over 36,000 calls*",
    "text says *5 trucks*, no record does",
)


@pytest.fixture
def texts(tmp_path, monkeypatch):
    """Write texts into a folder that the command runs in."""

    def texts(**contents: str | bytes) -> None:
        monkeypatch.chdir(tmp_path)
        for name, content in contents.items():
            data = content.encode("utf-8") if isinstance(content, str) else content
            Path(name.replace("_", ".")).write_bytes(data)

    return texts


def test_a_text_that_says_what_the_records_say_is_counted(run, sheet, texts):
    """``check`` finds nothing, prints nothing to standard output, and counts the figures on standard error."""
    texts(a_en_txt="Over 36,000 calls.", a_ru_html="<p>Принято более 36&nbsp;тыс. <b>звонков</b>.", none_en_md="", c_en_html="<p lang=ru>5")
    checked = run("check", "a.en.txt", "a.ru.html", "none.en.md", "c.en.html", "--data", sheet)
    assert (checked.status, checked.out) == (0, "")
    assert checked.err.splitlines() == [
        "icrc-activities: a.en.txt: no findings, figures checked: 1",
        "icrc-activities: a.ru.html: no findings, figures checked: 1",
        "icrc-activities: none.en.md: no findings, figures checked: 0",
        "icrc-activities: c.en.html: nothing of it is shown and in the language en",
    ]


def test_what_is_wrong_with_a_text_is_told_as_linters_do(run, sheet, texts):
    """Each finding stands on a line with its file, line and column; every text is checked."""
    texts(a_en_md=TEXT, b_en_md="Over 36,000 calls.", c_en_markdown="\r\n\ufeff12 *planes*.")
    checked = run("check", "a.en.md", "b.en.md", "c.en.markdown", "--data", sheet)
    assert checked.status == 1
    assert checked.out.splitlines() == [
        f"a.en.md:3:11: {SAYS[0]}",
        f"a.en.md:6:1: {SAYS[1]}",
        "c.en.markdown:2:2: text says *12 planes*, no record does",
    ]
    assert checked.err == "icrc-activities: b.en.md: no findings, figures checked: 1\n"


def test_figures_that_a_text_lacks_are_told_on_request(run, sheet, texts):
    """``--lacking`` adds what the records state and the text does not, at its end."""
    texts(a_en_txt="Nothing.\n")
    assert run("check", "a.en.txt", "--data", sheet).status == 0
    lacking = run("check", "a.en.txt", "--data", sheet, "--lacking")
    assert (lacking.status, lacking.out) == (1, "a.en.txt:2:1: record hotline says *over 36,000 calls*, the text does not\n")


def test_findings_as_json_have_every_place(run, sheet, texts):
    """``--format json`` is a list of objects, whatever is found; their text is that of the file."""
    texts(a_en_md=TEXT)
    found = json.loads(run("check", "a.en.md", "--data", sheet, "--format", "json").out)
    assert [list(each.values()) for each in found] == [
        ["a.en.md", 3, 11, 3, 31, 19, 39, "over 35,000** [calls", "differs", SAYS[0], "hotline"],
        ["a.en.md", 6, 1, 6, 9, 54, 62, "5 trucks", "unbacked", SAYS[1], None],
    ]
    keys = ["file", "line", "column", "end_line", "end_column", "start", "end", "text", "kind", "message", "activity"]
    assert [list(each) for each in found] == [keys] * 2
    texts(a_en_md="")
    lacking = json.loads(run("check", "a.en.md", "--data", sheet, "--format", "json", "--lacking").out)
    assert [(each["kind"], each["activity"], each["text"]) for each in lacking] == [("lacking", "hotline", "")]
    assert run("check", "a.en.md", "--data", sheet, "--format", "json").out == "[]\n"


def test_a_text_may_come_from_standard_input(run, sheet, texts):
    """``-`` reads the text, with a byte order mark or without, as ``--as`` says; or the sheet, but not both."""
    for text in (TEXT, "\ufeff" + TEXT):
        assert run("check", "-", "--lang", "en", "--as", "markdown", "--data", sheet, stdin=text).out.startswith(f"-:3:11: {SAYS[0]}\n")
    assert run("check", "-", "--lang", "en", "--data", sheet, stdin="\ufeff5 trucks").out == f"-:1:1: {SAYS[1]}\n"
    texts(a_en_md=TEXT)
    assert run("check", "a.en.md", "--data", "-", stdin=SHEET).out.startswith("a.en.md:3:11: ")
    said = "icrc-activities: only one file can be -, standard input (icrc-activities --help says more)\n"
    assert run("check", "-", "--lang", "en", "--data", "-", stdin=SHEET) == (2, "", said)
    assert run("compare", "-", "-", "--lang", "en,ru") == (2, "", said)


def test_the_language_of_a_text_stands_in_its_name(run, sheet, texts):
    """Without ``--lang`` the name tells the language; a name that does not is wrong usage, before anything is read."""
    texts(a_x_en_y_md="5 trucks", a_en_ru_md="5 грузовиков", en_md="5 trucks", a_en="5 trucks")
    assert run("check", "a.x.en.y.md", "a.en.ru.md", "--data", sheet).out.splitlines() == [
        f"a.x.en.y.md:1:1: {SAYS[1]}",
        "a.en.ru.md:1:1: text says *5 грузовиков*, no record does",
    ]
    for name in ("en.md", "a.en", "-"):
        said = f"--lang: the name {name} has no language, as in name.ru.md; name one of en, ru"
        assert run("check", name, "--data", sheet) == (2, "", f"icrc-activities: {said} (icrc-activities --help says more)\n")
        assert run("check", name, "--data", sheet, "--lang", "en", stdin="5 trucks").status == 1


def test_texts_that_cannot_be_read_are_named(run, sheet, texts, tmp_path):
    """A text that is not there, no file or no UTF-8 is told in one line, and the others are checked all the same."""
    texts(bad_en_md=b"5 trucks\n\xff", a_en_md="5 trucks")
    (tmp_path / "folder.en.md").mkdir()
    checked = run("check", "none.en.md", "folder.en.md", "bad.en.md", "a.en.md", "--data", sheet)
    assert (checked.status, checked.out) == (1, f"a.en.md:1:1: {SAYS[1]}\n")
    assert checked.err.splitlines() == [
        "icrc-activities: none.en.md: No such file or directory",
        "icrc-activities: folder.en.md: Is a directory",
        "icrc-activities: bad.en.md: line 2: found the byte 0xff, allowed is UTF-8",
    ]
    assert run("check", "bad.en.md", "--data", sheet).status == 1
    assert run("check", "a.en.md", "--data", "none.json") == (1, "", "icrc-activities: none.json: No such file or directory\n")
    compared = run("compare", "a.en.md", "bad.en.md")
    assert compared == (1, "", "icrc-activities: bad.en.md: line 2: found the byte 0xff, allowed is UTF-8\n")


def test_texts_that_say_the_same_are_counted(run, texts):
    """``compare`` finds nothing between two versions, and counts their figures."""
    texts(a_en_md="Over **36,000** calls, dozens of people.", b_ru_html="<p>Более 36&nbsp;000 звонков, десятки людей.")
    assert run("compare", "a.en.md", "b.ru.html") == (0, "", "icrc-activities: a.en.md, b.ru.html: no findings, figures compared: 2\n")
    assert run("compare", "a.en.md", "b.ru.html", "--format", "json").out == "[]\n"


def test_what_two_texts_do_not_share_is_told_at_its_place(run, texts):
    """A change stands at its place in the second text, with that in the first; what one lacks stands where the other has it."""
    texts(a_en_md="Over 36,000 calls.\n\n5 trucks came.\n", b_ru_md="Нет.\n\nБолее 35 000 **звонков**.\n", c_ru_md="Более 36 000 звонков.")
    changed = "the first text says *over 36,000 calls*, the second *более 35 000 звонков*".replace("over", "Over").replace("более", "Более")
    compared = run("compare", "a.en.md", "b.ru.md")
    assert compared.status == 1
    assert compared.out.splitlines() == [
        f"b.ru.md:3:1: {changed} (a.en.md:1:1)",
        "a.en.md:3:1: the second text lacks *5 trucks* (b.ru.md)",
    ]
    assert run("compare", "c.ru.md", "a.en.md", "--lang", "ru,en").out == "a.en.md:3:1: the first text lacks *5 trucks* (c.ru.md)\n"
    first, second = json.loads(run("compare", "a.en.md", "b.ru.md", "--format", "json").out)
    assert (first["kind"], first["message"], first["other"]["text"]) == ("changed", changed, "Over 36,000 calls")
    assert (second["kind"], second["file"], second["other"]) == ("missing", "a.en.md", None)


def test_two_texts_have_two_languages(run, texts):
    """``--lang`` of ``compare`` names two languages that the vocabulary has."""
    texts(a_en_md="", b_md="")
    for given, said in (
        ("en", "found en, allowed are two"),
        ("en,ru,en", "found en,ru,en, allowed are two"),
        ("en,xx", "no language 'xx'"),
    ):
        ended = run("compare", "a.en.md", "b.md", "--lang", given)
        assert (ended.status, ended.out) == (2, "")
        assert f"--lang: {said}" in ended.err
    assert "the name b.md has no language" in run("compare", "a.en.md", "b.md").err
    assert run("compare", "a.en.md", "b.md", "--lang", "en,ru").status == 0


@pytest.mark.parametrize("given", ["RU", "ru-RU", "ru_ru", "Ru-643"])
def test_a_language_is_known_in_either_case_and_with_a_region(run, sheet, texts, tmp_path, given):
    """In every command that takes ``--lang``; one that the vocabulary has not is refused as it was given."""
    assert run("summary", sheet, "hotline", "--lang", given) == (0, RUSSIAN, "")
    assert run("render", sheet, "--lang", given) == run("render", sheet, "--lang", "ru")
    assert run("diff", sheet, sheet, "--lang", given).out == "Различий нет\n"
    texts(a_en_md="5 trucks.", b_md="5 грузовиков.")
    assert run("check", "b.md", "--data", sheet, "--lang", given).out == run("check", "b.md", "--data", sheet, "--lang", "ru").out != ""
    assert run("compare", "a.en.md", "b.md", "--lang", f"EN-gb,{given}").status == 0
    assert run("sheet", sheet, "--lang", f"en,{given}", "-o", tmp_path / "a.html").status == 0
    assert 'lang="ru"' in (tmp_path / "a.html").read_text("utf-8")
    assert "--lang: found ru," in run("sheet", sheet, "--lang", f"ru,{given}", "-o", tmp_path / "b.html").err


@pytest.mark.parametrize("given", ["ru-Latn", "RUS", "xx-RU", ""])
def test_a_language_that_may_be_another_is_refused(run, sheet, given):
    """Another script or another code is no region."""
    ended = run("summary", sheet, "hotline", "--lang", given)
    assert (ended.status, ended.out) == (2, "")
    assert f"--lang: no language '{given}' is known" in ended.err


def test_words_of_a_folder_are_read(run, sheet, texts, tmp_path):
    """``--vocabulary`` adds the folder's words to those that a text is read with."""
    (tmp_path / "words" / "en").mkdir(parents=True)
    (tmp_path / "words" / "en" / "nouns.toml").write_text('[call]\nsg = "ring"\npl = "rings"\n', "utf-8")
    texts(a_en_md="Over 36,000 rings.", b_en_md="Over 36,000 rings.")
    assert run("check", "a.en.md", "--data", sheet, "--vocabulary", tmp_path / "words").status == 0
    assert run("compare", "a.en.md", "b.en.md", "--vocabulary", tmp_path / "words").status == 0


def test_a_terminal_shows_the_line_and_the_figure_in_it(sheet, texts):
    """On a terminal the line of the text follows, cut to its width, the figure in colour; ``NO_COLOR`` leaves it out."""
    texts(a_en_md="Word " * 20 + "and 5 trucks\nof 7 \x1b[2Jtents; " + "more " * 20, b_en_md="None.")
    shown = on_a_terminal("check", "a.en.md", "b.en.md", "--data", sheet, "--lacking").replace("\r\n", "\n")
    assert f"a.en.md:1:105: {SAYS[1]}\n    …" in shown
    assert "Word and \x1b[1;4;31m5 trucks\x1b[0m\n" in shown
    assert "    of \x1b[1;4;31m7" in shown
    assert "\x1b[2J" not in shown
    assert "…\n" in shown
    assert re.search(r"the text does not\n.*b\.en\.md:1:6", shown, re.DOTALL)
    plain = on_a_terminal("check", "a.en.md", "--data", sheet, NO_COLOR="1")
    assert "Word" not in plain
    assert not re.search("\x1b\\[[0-9;]*m", plain)


# What is refused


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["bogus"], id="command"),
        pytest.param(["render"], id="no file"),
        pytest.param(["render", "--bogus"], id="option for a file"),
        pytest.param(["render", "FILE", "--bogus"], id="option"),
        pytest.param(["render", "FILE", "extra"], id="one too many"),
        pytest.param(["render", "FILE", "--format", "pdf"], id="format"),
        pytest.param(["render", "FILE", "--lang", "xx"], id="language"),
        pytest.param(["render", "FILE", "-o"], id="option without value"),
        pytest.param(["summary", "FILE"], id="no id"),
        pytest.param(["summary", "FILE", "hotline", "--lang", "xx"], id="language of a summary"),
        pytest.param(["validate"], id="no file to validate"),
        pytest.param(["completion", "tcsh"], id="shell"),
        pytest.param(["check", "FILE"], id="no data"),
        pytest.param(["check", "FILE", "--data", "FILE", "--lang", "xx"], id="language of a check"),
        pytest.param(["check", "FILE", "--data", "FILE", "--lang", "en", "--as", "pdf"], id="markup"),
        pytest.param(["compare", "FILE"], id="one text to compare"),
    ],
)
def test_wrong_usage_ends_with_2(run, sheet, arguments):
    """Wrong usage is told in one line on standard error, which names the help."""
    ended = run(*(sheet if word == "FILE" else word for word in arguments))
    assert (ended.status, ended.out) == (2, "")
    assert re.fullmatch(r"icrc-activities: .+ \(icrc-activities --help says more\)\n", ended.err)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "line 1, column 1: found the end of the text, allowed is JSON (Expecting value)", id="empty"),
        pytest.param(b'{"id": ', "line 1, column 8: found the end of the text, allowed is JSON (Expecting value)", id="cut off"),
        pytest.param(b'{"id":\n"\xff"}', "line 2: found the byte 0xff, allowed is UTF-8", id="not UTF-8"),
        pytest.param(b"[" * 100_000, "$: found a document nested too deep", id="nested"),
    ],
)
def test_bad_data_ends_with_1(run, tmp_path, content, said):
    """A file that cannot be read as a sheet is told in one line that names it, by each command, from a file and from a pipe."""
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    for arguments in (["render"], ["summary", "hotline"]):
        command, *rest = arguments
        for file, stdin in ((str(path), b""), ("-", content)):
            ended = run(command, file, *rest, stdin=stdin)
            assert (ended.status, ended.out) == (1, "")
            assert ended.err.startswith(f"icrc-activities: {file}: {said}")
            assert ended.err.count("\n") == 1
    ended = run("validate", path)
    assert (ended.status, ended.err) == (1, "")
    assert ended.out.startswith(f"{path}: {said}")


def test_files_that_cannot_be_opened_are_named(run, sheet, tmp_path):
    """A file that is not there, and a folder, are told in one line each."""
    for path, said in ((tmp_path / "none.json", "No such file or directory"), (tmp_path, "Is a directory")):
        for command in (["render", path], ["validate", path], ["summary", path, "hotline"], ["render", sheet, "-o", path / "under" / "x"]):
            ended = run(*command)
            assert (ended.status, ended.out) == (1, "")
            if "-o" not in command:
                assert ended.err == f"icrc-activities: {path}: {said}\n"
    assert run("render", sheet, "-o", tmp_path) == (1, "", f"icrc-activities: {tmp_path}: Is a directory\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(run, sheet):
    """A file without permission is told in one line."""
    sheet.chmod(0)
    assert run("render", sheet) == (1, "", f"icrc-activities: {sheet}: Permission denied\n")


def test_an_unknown_id_is_answered_with_the_nearest(run, sheet):
    """``summary`` of an id that the sheet lacks ends with 1 and names the nearest."""
    assert run("summary", sheet, "hotlin") == (
        1,
        "",
        "icrc-activities: no activity 'hotlin' is known; nearest known: hotline\n",
    )


def test_a_vocabulary_that_is_no_folder_is_named(run, sheet, tmp_path):
    """``--vocabulary`` with a folder that is not there ends with 1."""
    ended = run("render", sheet, "--vocabulary", tmp_path / "none")
    assert (ended.status, ended.out) == (1, "")
    assert (
        ended.err
        == f"icrc-activities: vocabulary: {tmp_path / 'none'}: found no folder, allowed is a folder of units.txt and language folders\n"
    )


def test_a_text_in_a_language_that_the_sheet_lacks_is_refused(run, sheet):
    """A sheet that has no Russian is bad data for Russian, not wrong usage."""
    sheet.write_text(re.sub(r', "ru": "[^"]*"', "", SHEET), "utf-8")
    ended = run("render", sheet, "--lang", "ru")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith("icrc-activities: the text 'A small sheet' has no 'ru'")


@pytest.mark.parametrize("missing", ["cyclopts", "rich"])
def test_without_the_extra_one_line_says_what_to_install(tmp_path, missing):
    """Where the packages of the extra are not installed, every command ends with 2 and names the extra in one line."""
    (tmp_path / f"{missing}.py").write_text(f"raise ModuleNotFoundError('No module named {missing}', name={missing!r})\n", "utf-8")
    path = os.pathsep.join([str(tmp_path), *sys.path])
    for arguments in (["demo"], ["--version"], []):
        ended = icrc(*arguments, PYTHONPATH=path)
        assert ended == (2, "", "icrc-activities: the command line needs more than the library: pip install 'icrc-activities[cli]'\n")


# Terminals, pipes and signals


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo as it is piped, 80 characters wide, and the folder it wrote."""
    folder = tmp_path_factory.mktemp("demo") / "a" / "b"
    return icrc("demo", "--output", folder), folder


def test_the_demo_writes_the_sheet_in_every_form(demo):
    """``demo`` makes the folder and writes both languages as text, Markdown, page and PDF, both side by side, and the records as JSON."""
    ran, folder = demo
    assert (ran.status, ran.err) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == FILES
    assert ran.out.endswith("\n  ".join([f"\nWritten to {folder}:", *FILES]) + "\n")
    data_set = icrc_activities.datasets.moscow_2024()
    assert icrc_activities.load(folder / "moscow-2024.json") == data_set
    for language in ("en", "ru"):
        text = (folder / f"facts-and-figures-2024.{language}.txt").read_bytes()
        markdown = (folder / f"facts-and-figures-2024.{language}.md").read_bytes()
        assert text.decode("utf-8") == icrc_activities.render(data_set, language, "text")
        assert markdown.decode("utf-8") == icrc_activities.render(data_set, language, "markdown")
        assert b"\r" not in text + markdown
    for languages in (("en",), ("ru",), ("en", "ru")):
        designed = folder / f"facts-and-figures-2024.{'-'.join(languages)}"
        assert designed.with_suffix(f"{designed.suffix}.html").read_text("utf-8") == icrc_activities.to_html(data_set, languages)
        assert designed.with_suffix(f"{designed.suffix}.pdf").read_bytes() == icrc_activities.to_pdf(data_set, languages)


def test_the_demo_shows_the_first_section_in_both_languages(demo):
    """The highlights are the title and the first section as they are written, one language after the other at 80 characters."""
    shown = demo[0].out
    lines = shown.splitlines()
    assert lines[0].startswith("Activities of the ICRC Regional Delegation")
    assert (
        lines.index("Main highlights") < lines.index("Throughout the year") < lines.index("Основные итоги") < lines.index("В течение года")
    )
    assert "over 36,000 calls" in shown
    assert f"36{NBSP}000{NBSP}звонков" in shown
    assert max(map(len, lines[: lines.index(next(line for line in lines if line.startswith("Written to")))])) <= 80


def test_the_demo_stands_side_by_side_on_a_wide_terminal(tmp_path, demo):
    """At 160 characters both languages share their lines; the files are the same ones."""
    shown = icrc("demo", "-o", tmp_path, COLUMNS="160").out
    assert re.search(r"^Main highlights {20,}Основные итоги$", shown, re.MULTILINE)
    assert all((tmp_path / name).read_bytes() == (demo[1] / name).read_bytes() for name in FILES)


def test_files_of_the_demo_hold_no_path_and_no_time(demo):
    """The files are the same wherever and whenever they are written."""
    for name in FILES:
        assert str(demo[1]).encode() not in (demo[1] / name).read_bytes()


def test_colour_is_for_terminals_that_want_it(tmp_path):
    """On a terminal headings are bold and a note stands while the sheet is written; ``NO_COLOR`` takes the style away."""
    shown = on_a_terminal("demo", "-o", tmp_path / "a", width=100)
    assert re.search("\x1b\\[1mMain highlights", shown)
    assert "writing the sheet" in shown
    plain = on_a_terminal("demo", "-o", tmp_path / "a", width=100, NO_COLOR="1")
    assert not re.search("\x1b\\[[0-9;]*m", plain)
    assert "Main highlights" in plain


def test_a_pipe_gets_no_escape_sequence(demo, sheet):
    """Where standard output is no terminal, nothing is styled and nothing is noted."""
    assert "\x1b" not in demo[0].out + demo[0].err
    assert "\x1b" not in icrc("--help").out + icrc("render", sheet).out


@pytest.mark.parametrize("arguments", [["render", "FILE"], ["summary", "FILE", "hotline"], ["--help"], ["completion", "bash"]])
def test_a_closed_pipe_ends_quietly(sheet, arguments):
    """When nobody reads the output, the command ends as one that SIGPIPE has ended, and says nothing."""
    ours, its = os.pipe()
    os.close(ours)
    words = [str(sheet) if word == "FILE" else word for word in arguments]
    ran = subprocess.run([*COMMAND, *words], stdout=its, stderr=subprocess.PIPE, env=UNTOUCHED, check=False)
    os.close(its)
    assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_told_in_one_line(sheet):
    """When standard output takes nothing, the command ends with 1 and one line."""
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*COMMAND, "render", sheet], stdout=full, stderr=subprocess.PIPE, env=UNTOUCHED, check=False)
    assert (ran.returncode, ran.stderr) == (1, b"icrc-activities: standard output: No space left on device\n")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_raise_no_traceback(sheet, closed):
    """A process without one of its streams does what it can."""
    ran = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", *COMMAND, "render", "-" if "<" in closed else sheet],
        capture_output=True,
        env=UNTOUCHED,
        check=False,
    )
    assert b"Traceback" not in ran.stderr
    assert ran.returncode == (0 if closed == "2>&-" else 1)


def test_an_interrupt_ends_quietly(tmp_path):
    """Ctrl-C ends the command with 130, without a word and without a file."""
    with subprocess.Popen(
        [*COMMAND, "render", "-", "-o", tmp_path / "x"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=UNTOUCHED,
    ) as waiting:
        assert waiting.stdin
        waiting.stdin.write(b"[" * 200_000)  # more than a pipe holds, so it is reading now
        waiting.send_signal(signal.SIGINT)
        said = waiting.communicate()
    assert (waiting.returncode, *said) == (130, b"", b"")
    assert list(tmp_path.iterdir()) == []


def test_output_is_utf_8_whatever_the_locale_says(sheet):
    """The encoding of the machine does not reach the output."""
    assert icrc("summary", sheet, "hotline", "--lang", "ru", PYTHONIOENCODING="ascii", LC_ALL="C") == (0, RUSSIAN, "")


# Columns


def blocks(*texts: str) -> list[Block]:
    """A title, a heading and entries."""
    return [Block("title", 1, texts[0]), Block("heading", 2, texts[1]), *(Block("entry", 2, text) for text in texts[2:])]


LEFT = blocks("Facts", "Calls", "The hotline took many calls.", "Some.")
RIGHT = blocks("Факты", "Звонки", "Много звонков.", f"Более 36{NBSP}000{NBSP}звонков.")


def shown(columns: list[list[Block]], width: int) -> list[str]:
    """The lines of a page, as plain text."""
    return [line.plain for line in page(columns, width)]


def test_columns_stand_beside_one_another_where_they_fit():
    """Each block begins beside its other language; there are no spaces at a line's end."""
    width = 2 * NARROWEST + 3
    gap = " " * (NARROWEST + 3)
    assert shown([LEFT, RIGHT], width) == [
        "Facts".ljust(len(gap)) + "Факты",
        "",
        "Calls".ljust(len(gap)) + "Звонки",
        "• The hotline took many calls.".ljust(len(gap)) + "• Много звонков.",
        "• Some.".ljust(len(gap)) + f"• Более 36{NBSP}000{NBSP}звонков.",
    ]


def test_columns_stand_one_after_the_other_where_they_do_not_fit():
    """One character less, and the second language follows the first."""
    assert shown([LEFT, RIGHT], 2 * NARROWEST + 2) == [
        *["Facts", "", "Calls", "• The hotline took many calls.", "• Some."],
        "",
        *["Факты", "", "Звонки", "• Много звонков.", f"• Более 36{NBSP}000{NBSP}звонков."],
    ]


@pytest.mark.parametrize("width", [1, 10, 20, 30, 40, 50, 60])
def test_no_line_ends_where_a_no_break_space_stands(width):
    """A line is broken at plain spaces alone, at any width, and no word is cut."""
    text = f"Горячая линия приняла более 36{NBSP}000{NBSP}звонков, г-н{NBSP}Савчук «Б{NBSP}—{NBSP}В» и 5{NBSP}детей."
    lines = shown([[Block("entry", 2, text)]], width)
    assert " ".join(line.removeprefix("• ").removeprefix("  ") for line in lines).strip() == text
    assert not any(line.endswith(NBSP) or line.lstrip(" •").startswith(NBSP) for line in lines)


def test_no_column_is_too_wide_to_read():
    """However wide the terminal, lines stay of a length that the eye can follow."""
    long = [Block("entry", 2, "слово " * 80)]
    assert max(map(len, shown([long], 1000))) <= WIDEST
    assert max(map(len, shown([long, long], 1000))) <= 2 * WIDEST + 3


# The sheet


@pytest.mark.parametrize(("name", "languages"), [("a.html", "en"), ("b.PDF", "ru"), ("c.html", "ru, en")])
def test_a_sheet_is_written_as_its_name_says(run, sheet, tmp_path, name, languages):
    """``sheet`` writes a page or a PDF, in one language or several, and says where."""
    file = tmp_path / name
    assert run("sheet", sheet, "--lang", languages, "-o", file) == (0, "", f"icrc-activities: written: {file}\n")
    tags, data = tuple(languages.split(", ")), icrc_activities.loads(SHEET)
    if name.endswith("html"):
        assert file.read_text("utf-8") == icrc_activities.to_html(data, tags)
    else:
        assert file.read_bytes() == icrc_activities.to_pdf(data, tags)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "a.docx"], "--output: found a.docx, allowed is a file that ends with .html or .pdf"),
        (["-o", "a"], "--output: found a, allowed is a file that ends with .html or .pdf"),
        (["-o", "a.pdf", "--lang", "en,en"], "--lang: found en,en, allowed are languages, each once, as in en,ru"),
        (["-o", "a.pdf", "--lang", "en,"], "--lang: found en,, allowed are languages, each once, as in en,ru"),
    ],
)
def test_a_sheet_that_cannot_be_meant_is_wrong_usage(run, sheet, arguments, said):
    """Another ending, or languages that are none or the same, are refused before anything is written."""
    assert run("sheet", sheet, *arguments) == (2, "", f"icrc-activities: {said} (icrc-activities --help says more)\n")


def test_a_sheet_above_the_level_asked_for_is_not_written(run, tmp_path):
    """The old file stays as it was."""
    secret = tmp_path / "secret.json"
    secret.write_text(SHEET.replace('"id": "hotline",', '"id": "hotline", "sensitivity": "internal",'), "utf-8")
    (tmp_path / "a.html").write_text("old", "utf-8")
    assert run("sheet", secret, "-o", tmp_path / "a.html").status == 1
    assert (tmp_path / "a.html").read_text("utf-8") == "old"
    assert run("sheet", secret, "-o", tmp_path / "a.html", "--sensitivity", "internal").status == 0


def test_the_demo_says_what_it_cannot_write(run, tmp_path, monkeypatch):
    """Without an extra the rest is written, and a note names what to install."""
    monkeypatch.setitem(sys.modules, "typst", None)
    ran = run("demo", "-o", tmp_path / "demo")
    assert ran.err == "icrc-activities: no .pdf is written: typst is not installed: pip install 'icrc-activities[pdf]'\n"
    assert sorted(path.name for path in (tmp_path / "demo").iterdir()) == [name for name in FILES if not name.endswith(".pdf")]


# The page


@pytest.mark.parametrize("page", ["command-line", "check-texts", "publish-a-sheet"])
def test_the_page_shows_what_the_commands_do(tmp_path, page):
    """Every command of the page runs, in order, and prints what the page shows after it."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "icrc-activities"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m icrc_activities "$@"\n', "utf-8")
    command.chmod(0o755)
    env = UNTOUCHED | {"PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "160"}
    steps = [
        step.partition("\n")
        for block in re.findall(r"```console\n(.*?)```", (PAGES / f"{page}.md").read_text("utf-8"), re.DOTALL)
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    ]
    assert len(steps) > 2
    for line, _, expected in steps:
        ran = subprocess.run(line, shell=True, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)  # noqa: S602 - the page is ours
        if expected:
            assert ran.stdout.decode("utf-8").replace(NBSP, " ") == expected, line
