# SPDX-License-Identifier: Apache-2.0
"""Standard streams that are closed, or whose reader has seen enough."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

WIDEST = 9_999  # columns; what asks for more is no terminal


def open_streams() -> None:
    """What is closed goes nowhere, and no file that is opened later takes its number."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115 - open to the end
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def forget_no_width() -> None:
    """COLUMNS and LINES that are no size of a terminal say as little as if they were not there."""
    for name in ("COLUMNS", "LINES"):
        written = os.environ.get(name, "")
        if not (written.isdecimal() and len(written) <= len(str(WIDEST)) and int(written) > 0):
            os.environ.pop(name, None)


@contextlib.contextmanager
def while_read() -> Iterator[None]:
    """As with `| head -1`: who reads may have seen enough. Then nothing more is printed, and the work goes on."""
    try:
        yield
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except BrokenPipeError:
                os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


class Terminal(Console):
    """Standard output, or standard error, as people read it."""

    def on_broken_pipe(self) -> None:
        """Left to `while_read`; the library would end the program."""
        raise BrokenPipeError
