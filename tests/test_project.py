"""What holds of the tree itself: its lock files, its extras, its licence notes."""

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import icrc_activities

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
DEV = PROJECT["dependency-groups"]["dev"]
PACKAGE = ROOT / "src" / "icrc_activities"

CYRILLIC = re.compile(r"[\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f]")
# A class of one letter keeps each pattern from matching its own line.
INDEX_HOST = re.compile(r"py[p]i\.(?:python\.)?org|python[h]osted|://\S*/[s]imple\b|(?:index|links)[-_][u]rl\s*[=:]", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w.~<*-])/(?:[h]ome|[r]oot|[w]ork|[t]mp|[o]pt|[U]sers|[m]nt|[s]rv)/[\w.]")
MACHINE_ADDRESS = re.compile(r"[l]ocalhost|(?<![\d.])(?:10\.\d+|127\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\d.])")


def tracked() -> list[Path]:
    """The files that git keeps or would keep, which are what a clone holds."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    names = [name for name in listed.stdout.decode("utf-8").split("\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def findings(pattern: re.Pattern[str]) -> list[str]:
    """Where the pattern occurs in the tree."""
    found = []
    for path in tracked():
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1):
            if match := pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {match.group()}")
    return found


def requirements(lines: list[str]) -> dict[str, Requirement]:
    """Requirements by the names of what they require."""
    parsed = map(Requirement, lines)
    return {canonicalize_name(each.name): each for each in parsed}


def locked(lock: str) -> dict[str, list[Requirement]]:
    """A lock file's lines by name: a name may stand twice, for older and newer Pythons."""
    pins: dict[str, list[Requirement]] = {}
    for line in (ROOT / lock).read_text("utf-8").splitlines():
        if re.match(r"[a-z0-9]", line):
            pin = Requirement(line.removesuffix("\\").strip())
            pins.setdefault(canonicalize_name(pin.name), []).append(pin)
    return pins


def test_lock_files_hold_no_address():
    """A lock file says what to install, never from where."""
    locks = sorted(ROOT.glob("*.lock"))
    assert ROOT / "requirements.lock" in locks
    assert [path.name for path in locks if "://" in path.read_text("utf-8")] == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-bench.lock"])
def test_every_locked_package_has_a_hash(name):
    """Each package of a lock file is pinned and hashed, so that pip may require hashes."""
    text = (ROOT / name).read_text("utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert [block.splitlines()[0] for block in blocks if "==" not in block or "--hash=sha256:" not in block] == []


@pytest.mark.parametrize(
    ("lock", "more"),
    [
        ("requirements.lock", [*(line for extra in EXTRAS.values() for line in extra), *DEV]),
        ("requirements-bench.lock", PROJECT["dependency-groups"]["bench"]),
    ],
)
def test_each_lock_serves_what_the_project_asks_for(lock, more):
    """Each dependency, extra and tool is in its lock file, at versions that its bounds allow."""
    pins = locked(lock)
    for line in [*PROJECT["project"]["dependencies"], *more]:
        wanted = Requirement(line)
        name = canonicalize_name(wanted.name)
        if name == "icrc-activities":
            continue
        versions = [str(pin.specifier).removeprefix("==") for pin in pins[name]]
        assert [each for each in versions if not wanted.specifier.contains(each)] == [], line


@pytest.mark.parametrize(
    ("pattern", "bait"),
    [
        pytest.param(INDEX_HOST, "py" + "pi.org", id="index host"),
        pytest.param(INDEX_HOST, "extra-index-" + "url = file", id="index setting"),
        pytest.param(MACHINE_PATH, "see /ho" + "me/anna/x.py", id="absolute path"),
        pytest.param(MACHINE_PATH, '"/wo' + 'rk/main"', id="work directory"),
        pytest.param(MACHINE_ADDRESS, "http://local" + "host:80", id="host name"),
        pytest.param(MACHINE_ADDRESS, "at 192.168" + ".0.12", id="machine address"),
    ],
)
def test_no_file_names_a_machine(pattern, bait):
    """No file of the tree names an index host, a folder of someone's machine or a machine's address."""
    assert pattern.search(bait)
    assert findings(pattern) == []


def test_all_is_every_extra_but_spark():
    """The extra ``all`` brings each other extra, and leaves out spark alone."""
    (everything,) = EXTRAS["all"]
    wanted = Requirement(everything)
    assert wanted.name == "icrc-activities"
    assert wanted.extras == set(EXTRAS) - {"all", "spark"}


def test_no_extra_is_empty():
    """An extra is declared only once it brings something."""
    assert [name for name, lines in EXTRAS.items() if not lines] == []


def test_the_group_dev_runs_everything():
    """What an extra brings stands in the group ``dev`` too, within the same bounds."""
    dev = requirements(DEV)
    for name, lines in EXTRAS.items():
        if name in {"all", "spark"}:
            continue
        for key, wanted in requirements(lines).items():
            assert str(dev[key].specifier) == str(wanted.specifier), f"{name}: {key}"


def test_python_files_hold_no_word_of_russian():
    """Words are data: no Python file of the package holds a Cyrillic letter."""
    assert CYRILLIC.search("\u0437\u0432\u043e\u043d\u043e\u043a")
    files = list(PACKAGE.rglob("*.py"))
    assert [str(path.relative_to(ROOT)) for path in files if CYRILLIC.search(path.read_text("utf-8"))] == []


def test_the_version_is_one():
    """The version that the package gives is the one it was installed as, and the changelog has it."""
    assert icrc_activities.__version__ == version("icrc-activities") == PROJECT["project"]["version"]
    assert f"## {icrc_activities.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_installed_package_asks_for_what_the_project_says():
    """The installation is that of this pyproject.toml, not an older one."""
    installed = requirements([line for line in requires("icrc-activities") or () if "extra ==" not in line])
    written = requirements(PROJECT["project"]["dependencies"])
    assert sorted(installed) == sorted(written)
    assert [name for name in written if installed[name].specifier != written[name].specifier] == []


def test_each_data_set_states_its_licence():
    """Each data set says whose facts it holds and that nobody endorsed it."""
    folders = [path for path in (PACKAGE / "datasets").iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert folders
    for folder in folders:
        note = (folder / "LICENCE.md").read_text("utf-8")
        assert "©" in note
        assert "not endorsed by" in note


def test_the_package_says_that_it_is_typed():
    """Type checkers read the package's own annotations."""
    assert (PACKAGE / "py.typed").read_bytes() == b""


def test_the_wheel_holds_the_data_files(tmp_path):
    """A wheel built from this tree holds every file of the package, the words and the data set among them."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    kept = {str(path.relative_to(PACKAGE.parent)) for path in tracked() if path.is_relative_to(PACKAGE)}
    assert kept <= packed
