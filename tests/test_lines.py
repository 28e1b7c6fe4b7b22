"""JSON Lines: records written one a line come back, and faulty lines, damaged files and interruptions lose nothing else."""

import errno
import gzip
import io
import os
import resource
import subprocess
import sys
import tempfile
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import records
from tests.test_codec import CLASSES, TRAINING, Training, training_converter

from icrc_activities import (
    Factsheet,
    Figure,
    InvalidDocumentError,
    InvalidRecordError,
    MissingExtraError,
    Programme,
    Text,
    WrongTypeError,
    dumps,
    exactly,
    over,
    read_lines,
    write_lines,
)
from icrc_activities.codec import lines as module

SUFFIXES = ("", ".gz", ".zst")
FIVE = b'{"value":"5","unit":"call"}'
SIX = b'{"value":"6","unit":"call"}'
BAD = b'{"value":7,"unit":"call"}'
NUMBER = 'a number as text, such as "36000"'


def packed(data: bytes, suffix: str) -> bytes:
    """The bytes of a file of that suffix."""
    if suffix == ".zst":
        stream = io.BytesIO()
        with module._zstd().open(stream, "wb") as file:
            file.write(data)
        return stream.getvalue()
    return gzip.compress(data) if suffix else data


def figures(source: Any, **options: Any) -> list[int]:
    """The values of the figures that are read."""
    return [int(figure.value or 0) for figure in read_lines(source, Figure, **options)]


def refusal(data: bytes, **options: Any) -> str:
    """What is said of the first line with faults."""
    with pytest.raises(InvalidDocumentError) as caught:
        figures(io.BytesIO(data), **options)
    return str(caught.value)


def open_files() -> int:
    """How many files this process has open."""
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208  # the folder itself is one of them, each time


def names(folder: Path) -> list[str]:
    """The files of a folder."""
    return sorted(path.name for path in folder.iterdir())


# There and back


@settings(max_examples=100, deadline=None)
@given(data=st.data(), cls=st.sampled_from([*CLASSES, Factsheet]), suffix=st.sampled_from([*SUFFIXES, ".GZ"]))
def test_what_is_written_is_read(tmp_path_factory, data, cls, suffix):
    """Records of any class come back equal from a file of any kind; equal records make equal files."""
    written = data.draw(st.lists(records(cls), max_size=4))
    path = tmp_path_factory.mktemp("lines") / f"records.jsonl{suffix}"
    assert write_lines(written, path) == len(written)
    assert list(read_lines(path, cls)) == written
    once = path.read_bytes()
    assert write_lines(iter(written), str(path)) == len(written)
    assert path.read_bytes() == once
    stream = io.BytesIO()
    write_lines(written, stream)
    assert stream.getvalue().decode("utf-8") == "".join(dumps(record, indent=None) for record in written)
    stream.seek(0)
    assert list(read_lines(stream, cls)) == written


def test_a_line_is_an_activity_unless_another_class_is_asked_for(tmp_path):
    """Kinds of one's own are read and written by a converter that knows them."""
    path = tmp_path / "own.jsonl"
    assert write_lines([TRAINING], path, converter=training_converter()) == 1
    assert list(read_lines(path, converter=training_converter())) == [TRAINING]
    assert list(read_lines(path, Training, converter=training_converter())) == [TRAINING]
    with pytest.raises(InvalidDocumentError, match=r"line 1: .*found 'training', allowed is one of programme, engagement, delivery"):
        list(read_lines(path))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_of_no_records_is_one_of_no_lines(tmp_path, suffix):
    """It is whole, and no records are read from it."""
    path = tmp_path / f"none.jsonl{suffix}"
    assert write_lines([], path) == 0
    assert list(read_lines(path)) == []


def test_lines_of_other_programs_are_read():
    """Lines may end as on Windows, the last one not at all, and blank ones are passed over."""
    assert figures(io.BytesIO(b"\r\n" + FIVE + b"\r\n\n \t \r\n" + SIX)) == [5, 6]
    assert figures(io.BytesIO(b"\n \n")) == []


def test_a_stream_stays_open(tmp_path):
    """Whoever opened it closes it."""
    source, target, rejects = io.BytesIO(FIVE), io.BytesIO(), io.BytesIO()
    assert write_lines(read_lines(source, Figure, rejects=rejects), target) == 1
    assert not source.closed | target.closed | rejects.closed
    assert target.getvalue() == FIVE + b"\n"


def test_nothing_is_opened_before_it_is_needed(tmp_path):
    """A file that is not there is refused when the first record is asked for."""
    reading = read_lines(tmp_path / "none.jsonl", rejects=tmp_path / "rejects.jsonl")
    with pytest.raises(FileNotFoundError, match=r"none\.jsonl"):
        next(reading)
    assert names(tmp_path) == []


# Lines with faults


def test_the_first_line_with_faults_is_refused_by_its_number(tmp_path):
    """All lines count, blank ones too; the lines before it are read."""
    path = tmp_path / "figures.jsonl"
    path.write_bytes(FIVE + b"\n\n" + b'{"value":7,"unit":"call","qualifer":"over"}\n' + SIX)
    reading = read_lines(path, Figure)
    assert next(reading) == exactly(5, "call")
    with pytest.raises(InvalidDocumentError) as caught:
        next(reading)
    assert str(caught.value).splitlines() == [
        f"{path}, line 3: 2 faults",
        f"  $.value: found 7, allowed is {NUMBER}",
        "  $.qualifer: found the key 'qualifer', allowed is a key of Figure, nearest: qualifier",
    ]
    assert refusal(BAD) == f"line 1: $.value: found 7, allowed is {NUMBER}"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b'{"value"', "column 9: found the end of the text, allowed is JSON (Expecting ':' delimiter)", id="cut off"),
        pytest.param(b'{"value":', "column 10: found the end of the text, allowed is JSON (Expecting value)", id="cut off earlier"),
        pytest.param(FIVE + b",", "column 28: found ',', allowed is JSON (Extra data)", id="comma"),
        pytest.param(b'{"value": "\xff"}', "$: found the byte 0xff, allowed is UTF-8", id="no UTF-8"),
        pytest.param(b"\0", "column 1: found '\\x00', allowed is JSON (Expecting value)", id="zero"),
        pytest.param(b"[]", "$: found [], allowed is an object: Figure", id="list"),
        pytest.param(b"null", "$: found null, allowed is an object: Figure", id="null"),
        pytest.param(
            b"[" * 1000 + b"]" * 1000, "$: found a document nested too deep, allowed is at most 100 levels of objects and lists", id="deep"
        ),
    ],
)
def test_a_line_that_is_no_record_is_told_by_its_number_and_column(data, said):
    """The number of the line is that of the file."""
    for end in (b"", b"\n", b"\n" + FIVE):
        assert refusal(FIVE + b"\n" + data + end) == f"line 2: {said}"


def test_a_byte_order_mark_is_one_clear_fault():
    """It can stand in the first line alone; the others are read."""
    told: list[str] = []
    assert figures(io.BytesIO(b"\xef\xbb\xbf" + FIVE + b"\n" + SIX), on_reject=lambda _, error: told.append(str(error))) == [6]
    assert told == ["line 1: $: found a byte order mark, allowed is UTF-8 without one"]


def test_limits_and_the_look_for_keys_can_be_set():
    """They are those of `loads`, for each line."""
    twice = b'{"value":"4","value":"5","unit":"call"}'
    assert refusal(twice) == "line 1: $.value: found the key 'value' 2 times, allowed is each key once"
    assert figures(io.BytesIO(twice), unique_keys=False) == [5]
    assert "at most 0 levels" in refusal(FIVE, max_depth=0)


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
def test_a_line_has_so_many_bytes_at_most(end):
    """The line feed is not counted."""
    size = len(FIVE + end.removesuffix(b"\n"))
    assert figures(io.BytesIO(FIVE + end), max_line=size) == [5]
    assert refusal(FIVE + end, max_line=size - 1) == f"line 1: $: found a text too long, allowed is at most {size - 1} bytes"


@pytest.mark.parametrize("most", [10**13, sys.maxsize - 1, sys.maxsize, 10**30])
def test_a_limit_may_be_as_large_as_one_likes(tmp_path, most):
    """Nothing is reserved for it."""
    (tmp_path / "figures").write_bytes(FIVE)
    assert figures(io.BytesIO(FIVE + b"\n" + SIX), max_line=most) == [5, 6]
    assert figures(tmp_path / "figures", max_line=most) == [5]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b""])
@pytest.mark.parametrize("filling", [b" " * 28, b" " * 27, b"x" * 28, b"\t" * 27 + b"x"], ids=str)
def test_what_is_beyond_the_limit_is_no_other_line(filling, end):
    """A long line counts once and is rejected whole, though its pieces be blank or sound."""
    long, told, rejects = filling * 50 + FIVE + end, [], io.BytesIO()
    options: dict[str, Any] = {"rejects": rejects, "on_reject": lambda number, _: told.append(number)}
    assert figures(io.BytesIO(SIX + b"\n" + long + SIX * bool(end)), max_line=28, **options) == [6] * (2 if end else 1)
    assert told == [2]
    assert rejects.getvalue() == (long if end else long + b"\n")


def test_a_blank_line_beyond_the_limit_is_a_fault():
    """Nobody knows what stands at its end before it is read."""
    told: list[int] = []
    assert figures(io.BytesIO(b" " * 100 + b"\n" + FIVE), max_line=27, on_reject=lambda number, _: told.append(number)) == [5]
    assert told == [1]


@pytest.mark.parametrize("most", [0, -1, -5])
def test_a_limit_of_nothing_refuses_every_line(most):
    """And never takes a file for an empty one."""
    told: list[int] = []
    assert figures(io.BytesIO(FIVE + b"\n\n" + SIX), max_line=most, on_reject=lambda at, _: told.append(at)) == []
    assert told == [1, 3]


# Rejects


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_rejects_take_the_faulty_lines_as_they_stood(tmp_path, suffix):
    """The others are read on; mended, the rejects can be read as any lines."""
    path, rejects = tmp_path / "figures.jsonl", tmp_path / f"rejects.jsonl{suffix}"
    path.write_bytes(BAD + b"\r\n" + FIVE + b"\n\xff \n\n{\n" + SIX + b"\n" + BAD)
    rejects.write_bytes(b"old")
    told: list[tuple[int, str]] = []
    assert figures(path, rejects=rejects, on_reject=lambda number, error: told.append((number, str(error)))) == [5, 6]
    with rejects.open("rb") as file, module.unpacked(rejects, file) as lines:
        assert lines.read() == BAD + b"\r\n\xff \n{\n" + BAD + b"\n"
    assert told == [
        (1, f"{path}, line 1: $.value: found 7, allowed is {NUMBER}"),
        (3, f"{path}, line 3: $: found the byte 0xff, allowed is UTF-8"),
        (5, f"{path}, line 5: column 2: found the end of the text, allowed is JSON (Expecting property name enclosed in double quotes)"),
        (7, f"{path}, line 7: $.value: found 7, allowed is {NUMBER}"),
    ]
    again: list[int] = []
    assert figures(rejects, on_reject=lambda number, _: again.append(number)) == []
    assert again == [1, 2, 3, 4]


def test_rejects_may_be_a_stream_or_a_function_alone():
    """Each of them has the other lines read on."""
    stream = io.BytesIO()
    assert figures(io.BytesIO(BAD + b"\n" + SIX), rejects=stream) == [6]
    assert stream.getvalue() == BAD + b"\n"
    numbers: list[int] = []
    assert figures(io.BytesIO(SIX + b"\n" + BAD), on_reject=lambda number, _: numbers.append(number)) == [6]
    assert numbers == [2]


def test_rejects_of_a_sound_file_are_empty(tmp_path):
    """Those of an earlier reading do not stay."""
    (tmp_path / "rejects").write_bytes(b"old")
    assert figures(io.BytesIO(FIVE), rejects=tmp_path / "rejects") == [5]
    assert (tmp_path / "rejects").read_bytes() == b""


def test_a_function_may_end_the_reading(tmp_path):
    """What it raises is raised; the rejects of an earlier reading stay."""
    (tmp_path / "rejects").write_bytes(b"old")

    def enough(number: int, _: InvalidDocumentError) -> None:
        if number > 1:
            raise TimeoutError

    with pytest.raises(TimeoutError):
        figures(io.BytesIO(BAD + b"\n" + BAD), rejects=tmp_path / "rejects", on_reject=enough)
    assert (tmp_path / "rejects").read_bytes() == b"old"
    assert names(tmp_path) == ["rejects"]


@pytest.mark.parametrize("how", ["same", "relative", "link", "to a link"])
def test_rejects_do_not_replace_what_is_read(tmp_path, monkeypatch, how):
    """The file that is read is refused for them, however it is called."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "figures.jsonl"
    path.write_bytes(BAD)
    (tmp_path / "link").symlink_to(path)
    source, rejects = {"same": (path, path), "relative": (path, "figures.jsonl"), "link": (path, "link"), "to a link": ("link", path)}[how]
    with pytest.raises(InvalidRecordError, match=r"read_lines: \.rejects: found '.*', allowed is another file than the one that is read"):
        figures(source, rejects=rejects)
    assert path.read_bytes() == BAD


# What breaks off


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("way", ["closed", "consumer", "not read on"])
def test_reading_may_end_early(tmp_path, suffix, way):
    """Every file is closed, and the rejects of an earlier reading stay."""
    path, rejects = tmp_path / f"figures.jsonl{suffix}", tmp_path / f"rejects{suffix}"
    path.write_bytes(packed((BAD + b"\n" + FIVE + b"\n") * 1000, suffix))
    rejects.write_bytes(b"old")
    before = open_files()
    reading = read_lines(path, Figure, rejects=rejects)
    assert next(reading) == exactly(5, "call")
    assert open_files() == before + 2
    if way == "closed":
        reading.close()
    elif way == "consumer":
        with pytest.raises(KeyboardInterrupt), closing(reading):
            raise KeyboardInterrupt
    else:
        del reading
    assert open_files() == before
    assert rejects.read_bytes() == b"old"
    assert names(tmp_path) == sorted([path.name, rejects.name])


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("interruption", [KeyboardInterrupt, MemoryError, ConnectionResetError("reset"), gzip.BadGzipFile("CRC")], ids=str)
def test_an_interrupted_write_leaves_the_old_file(tmp_path, suffix, interruption):
    """Whatever the records raise is raised as it is; no other file stays behind."""
    path = tmp_path / f"figures.jsonl{suffix}"
    path.write_bytes(b"old")
    before = open_files()

    def broken() -> Any:
        yield from repeat(over(5, "call"), 10_000)
        raise interruption

    kind = interruption if isinstance(interruption, type) else type(interruption)
    with pytest.raises(kind) as caught:
        write_lines(broken(), path)
    assert caught.value is interruption or isinstance(interruption, type)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == [path.name]
    assert open_files() == before


def test_a_record_that_cannot_be_written_is_told_by_its_number(tmp_path):
    """The file stays as it was."""
    path = tmp_path / "texts.jsonl"
    path.write_bytes(b"old")
    with pytest.raises(InvalidDocumentError, match=r"record 2: Text: \$\.en: found '\\ud800'"):
        write_lines([Text.of(en="a"), Text.of(en="\ud800")], path)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == [path.name]


def test_lines_may_be_written_over_what_they_are_read_from(tmp_path):
    """The file is replaced once all is read."""
    path = tmp_path / "figures.jsonl"
    path.write_bytes(FIVE + b"\r\n\n" + SIX)
    assert write_lines(read_lines(path, Figure), path) == 2
    assert path.read_bytes() == FIVE + b"\n" + SIX + b"\n"


def test_nobody_else_can_read_what_is_being_written(tmp_path):
    """The new file has the rights of the old one before it has a line."""
    path = tmp_path / "figures.jsonl"
    path.write_bytes(b"old")
    path.chmod(0o600)
    rights: list[int] = []

    def looking() -> Any:
        rights.extend(each.stat().st_mode & 0o777 for each in tmp_path.iterdir())
        yield over(5, "call")

    write_lines(looking(), path)
    assert rights == [0o600] * 2


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_full_disk_is_told_of_the_file(tmp_path, suffix):
    """The error names the file that was asked for, which stays as it was."""
    path = tmp_path / f"figures.jsonl{suffix}"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large") as caught:
            write_lines([over(number, "call") for number in range(10_000)], path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert caught.value.filename == str(path)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == [path.name]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_device_is_told_by_its_name():
    """As a file is."""
    with pytest.raises(OSError, match="No space left on device") as caught:
        write_lines([over(5, "call")], "/dev/full")
    assert caught.value.filename == "/dev/full"


ANOTHER_S = [OSError(errno.EPIPE, "closed"), OSError(errno.EIO, "bad", "other.jsonl"), EOFError("end"), gzip.BadGzipFile("CRC")]


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("raised", ANOTHER_S, ids=repr)
def test_an_error_of_something_else_is_not_taken_for_the_files(tmp_path, suffix, raised):
    """What the records, the consumer, the function or the stream of rejects raise is raised as it is."""
    path = tmp_path / f"figures.jsonl{suffix}"

    def raising(*_: Any) -> Any:
        raise raised

    stream = io.BytesIO()
    path.write_bytes(packed(BAD + b"\n" + FIVE, suffix))
    stream.write = raising  # type: ignore[method-assign]
    reading = [
        lambda: figures(path, on_reject=raising),
        lambda: figures(path, on_reject=raising, rejects=tmp_path / f"rejects{suffix}"),
        lambda: figures(path, rejects=stream),
        lambda: write_lines(read_lines(path, Figure, on_reject=raising), tmp_path / f"out{suffix}"),
        lambda: write_lines((raising() for _ in range(1)), tmp_path / f"out{suffix}"),
        lambda: write_lines([over(5, "call")], stream),
    ]
    for each in reading:
        with pytest.raises(type(raised)) as caught:
            each()
        assert caught.value is raised
    assert raised.args[1:2] == (() if raised.args[0] in {"end", "CRC"} else (raised.strerror,))
    assert names(tmp_path) == [path.name]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="there is no file that cannot be read")
def test_a_file_that_cannot_be_read_on_is_named():
    """The system names it only where it is opened."""
    with pytest.raises(OSError, match="Input/output error") as caught:
        figures("/proc/self/mem")
    assert caught.value.filename == "/proc/self/mem"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_pipe_is_written_to_and_read(tmp_path, suffix):
    """What is no file is never replaced by one."""
    pipe = tmp_path / f"pipe{suffix}"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as pool:
        written = pool.submit(write_lines, [exactly(5, "call")], pipe)
        assert figures(pipe) == [5]
        assert written.result() == 1
    assert pipe.is_fifo()


# Packed files


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_packed_files_may_be_joined(tmp_path, suffix):
    """As their tools read them, one after the other; a line may begin in one and end in the next."""
    path = tmp_path / f"figures.jsonl{suffix}"
    path.write_bytes(packed(FIVE + b"\n" + SIX[:9], suffix) + packed(b"", suffix) + packed(SIX[9:] + b"\n", suffix) + packed(FIVE, suffix))
    assert figures(path) == [5, 6, 5]


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_packed_file_that_is_broken_off_is_never_taken_for_whole(tmp_path, suffix):
    """Wherever it ends, or if anything else follows, the error names it; the rejects of an earlier reading stay."""
    path, rejects = tmp_path / f"figures.jsonl{suffix}", tmp_path / "rejects"
    rejects.write_bytes(b"old")
    write_lines([exactly(5, "call")] * 50, path)
    whole = path.read_bytes()
    for data in (*(whole[:size] for size in range(len(whole))), whole + b"{}", FIVE, whole + whole[:-1]):
        path.write_bytes(data)
        with pytest.raises(OSError, match="broken off or damaged") as caught:
            figures(path, rejects=rejects)
        assert caught.value.filename == str(path)
    assert rejects.read_bytes() == b"old"
    assert names(tmp_path) == sorted([path.name, "rejects"])


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_damaged_digit_of_a_packed_file_is_found(tmp_path, suffix):
    """Packed lines carry a sum, so that no figure changes in silence."""
    path = tmp_path / f"figures.jsonl{suffix}"
    write_lines([exactly(5, "call")], path)
    data = path.read_bytes()
    for place in range(10, len(data)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises((OSError, InvalidDocumentError)):
            figures(path)


def test_without_the_extra_the_error_says_what_to_install(tmp_path, monkeypatch):
    """Neither the old file nor the source is touched."""
    for name in ("compression.zstd", "backports.zstd"):
        monkeypatch.setitem(sys.modules, name, None)
    (tmp_path / "a.zst").write_bytes(b"old")
    with pytest.raises(MissingExtraError, match=r"pip install 'icrc-activities\[zst\]'"):
        write_lines([], tmp_path / "a.zst")
    with pytest.raises(MissingExtraError, match=r"pip install 'icrc-activities\[zst\]'"):
        list(read_lines(tmp_path / "a.zst"))
    assert (tmp_path / "a.zst").read_bytes() == b"old"
    assert names(tmp_path) == ["a.zst"]


# What is no file


@pytest.mark.parametrize("given", [5, None, b"a.jsonl", ["{}"], io.StringIO("{}")], ids=["number", "none", "bytes", "list", "text"])
def test_what_is_neither_a_path_nor_a_stream_of_bytes_is_refused(given):
    """It is said of what is read and of what is written."""
    said = "JSON Lines: file: found .+, allowed is a path or a stream of bytes"
    with pytest.raises(WrongTypeError, match=said):
        list(read_lines(given))
    with pytest.raises(WrongTypeError, match=said):
        write_lines([], given)
    if given is not None:
        with pytest.raises(WrongTypeError, match=said):
            list(read_lines(io.BytesIO(), rejects=given))


def test_a_wrapped_text_stream_is_one(tmp_path):
    """That of a temporary file is of a class of its own."""
    said = "JSON Lines: file: found .+, allowed is a path or a stream of bytes"
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8") as file:
        with pytest.raises(WrongTypeError, match=said):
            write_lines([over(5, "call")], file)  # type: ignore[arg-type]
        with pytest.raises(WrongTypeError, match=said):
            list(read_lines(file))  # type: ignore[arg-type]
    with tempfile.NamedTemporaryFile() as file:
        assert write_lines([exactly(5, "call")], file) == 1
        file.seek(0)
        assert figures(file) == [5]


class Slow(io.RawIOBase):
    """A raw stream that takes seven bytes at a time, and none when it is full."""

    def __init__(self, room: int) -> None:
        self.room, self.data = room, b""

    def write(self, data: Any) -> int | None:
        """So many."""
        taken = bytes(data[: min(7, self.room - len(self.data))])
        self.data += taken
        return len(taken) or None


def test_a_raw_stream_gets_every_byte(tmp_path):
    """It may take less than it was given, and stays open; one that would have to be waited for is refused."""
    slow = Slow(1000)
    assert write_lines([exactly(5, "call"), exactly(6, "call")], slow) == 2  # type: ignore[arg-type]
    assert slow.data == FIVE + b"\n" + SIX + b"\n"
    assert not slow.closed
    with pytest.raises(BlockingIOError):
        write_lines([exactly(5, "call")], Slow(20))  # type: ignore[arg-type]
    with (tmp_path / "figures").open("wb", buffering=0) as file:
        write_lines([exactly(5, "call")], file)
        file.write(SIX)
    assert figures(tmp_path / "figures") == [5, 6]


# Memory


class Asked(io.BytesIO):
    """A stream that counts the lines it was asked for."""

    asked = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        """One more."""
        self.asked += 1
        return super().readline(size)


AGAIN = """
import re, sys
from pathlib import Path
from icrc_activities import Activity, Programme, Text, dumps, loads, read_lines, write_lines
held = lambda: int(re.search("VmHWM:[^0-9]*([0-9]+) kB", Path("/proc/self/status").read_text())[1])
loads(dumps((Programme(id="a", title=Text.of(en="A")),)), tuple[Activity, ...])
loaded = held()
write_lines(read_lines(sys.argv[1]), sys.argv[2])
print(held() - loaded)
"""


def activity(number: int) -> Programme:
    """One whose every text no other has."""
    said = f"{number} and some more that is said in a sentence or two, as they are in earnest"
    return Programme(
        id=f"activity-{number}",
        title=Text.of(en=f"Title {said}", ru=f"Название {said}"),
        figures=(over(number + 1, "call"),),
        statement=Text.of(en=letters(f"Statement {said} ") + "{ NOM($call) }", ru=letters(f"Слова {said} ") + "{ NOM($call) }"),
        note=Text.of(en=letters(f"Note {said}"), ru=letters(f"Заметка {said}")),
        caveat=Text.of(en=letters(f"Caveat {said}"), ru=letters(f"Оговорка {said}")),
        sources=(f"F{number}",),
    )


def letters(text: str) -> str:
    """The text with letters for its digits, which no statement may have."""
    return text.translate({ord("0") + digit: "abcdefghij"[digit] for digit in range(10)})


def test_memory_does_not_grow_with_the_count_of_lines(tmp_path):
    """However many different activities are read and written, they take no more than 40 MB beside the library itself."""
    path, target = tmp_path / "many.jsonl", tmp_path / "again.jsonl"
    write_lines(map(activity, range(30_000)), path)
    ran = subprocess.run([sys.executable, "-c", AGAIN, path, target], capture_output=True, check=True)
    assert target.read_bytes() == path.read_bytes()
    assert int(ran.stdout) < 40 * 1024


def test_memory_does_not_grow_with_a_line(tmp_path):
    """A line without end is passed on in pieces."""
    path, rejects = tmp_path / "long.jsonl.gz", tmp_path / "rejects.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(64):
            file.write(b" " * 2**20)
    tracemalloc.start()
    assert figures(path, rejects=rejects, max_line=2**16) == []
    assert tracemalloc.get_traced_memory()[1] < 2**21
    tracemalloc.stop()
    with gzip.open(rejects) as file:
        assert sum(map(len, iter(lambda: file.read(2**16), b""))) == 2**26 + 1


def test_records_are_there_one_after_the_other():
    """Each before the next line is asked for; and each is written before the next is."""
    source, target = Asked(FIVE + b"\n" + SIX + b"\n" + FIVE), io.BytesIO()
    written = []

    def looking() -> Any:
        for figure in read_lines(source, Figure):
            written.append((source.asked, target.getvalue().count(b"\n")))
            yield figure

    assert write_lines(looking(), target) == 3
    assert written == [(1, 0), (2, 1), (3, 2)]
