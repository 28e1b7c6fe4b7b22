"""The process around a command: its streams, what it says when it refuses, and its exit status."""

import io
import os
import sys
from importlib import import_module

from ..errors import ActivitiesError
from .streams import say

DONE, BAD_DATA, WRONG_USAGE, INTERRUPTED, CLOSED_PIPE = 0, 1, 2, 130, 141
"""Exit statuses; the last two are what a shell gives for a program that SIGINT or SIGPIPE has ended."""


def main() -> None:
    """Run the command that the process was started with, and exit with its status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if sys.stdout is None:
        say("standard output is closed")
        sys.exit(BAD_DATA)
    try:
        status = _status()
        sys.stdout.flush()
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BrokenPipeError:
        status = CLOSED_PIPE
        _let_go()
    except OSError as error:
        status = BAD_DATA
        _let_go()
        say(f"standard output: {error.strerror}")
    sys.exit(status)


def _status() -> int:
    try:
        for needed in ("cyclopts", "rich"):
            import_module(needed)
    except ImportError:
        say("the command line needs more than the library: pip install 'icrc-activities[cli]'")
        return WRONG_USAGE
    from cyclopts import CycloptsError

    from . import commands, json_commands, text_commands  # noqa: F401  # they bring the commands
    from .app import app

    try:
        return app(sys.argv[1:], exit_on_error=False, print_error=False, result_action="return_value") or DONE
    except CycloptsError as error:
        say(f"{str(error).rstrip()} (icrc-activities --help says more)")
        return WRONG_USAGE
    except ActivitiesError as error:
        say(str(error))
        return BAD_DATA
    except OSError as error:
        if error.filename is None or isinstance(error, BrokenPipeError):  # no file's, so a stream's
            raise
        say(f"{error.filename}: {error.strerror}")
        return BAD_DATA


def _let_go() -> None:
    """Let what is still to be written to standard output go nowhere, or the interpreter would complain of it on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
