# SPDX-License-Identifier: Apache-2.0
"""Mistakes as people and as machines want to read them; always on stderr."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from colead.base.errors import Diagnostic
from colead.base.text import escaped
from colead.drafting.shipped import file_behind

LARGEST_FILE = 1 << 20
CONTEXT = 20  # characters kept before the mistake in a line that does not fit


def print_diagnostics(diagnostics: Iterable[Diagnostic], console: Console) -> None:
    """One line each; on a terminal with the line of the file and a caret."""
    known: dict[str, list[str]] = {}
    for diagnostic in diagnostics:
        if not console.is_terminal:
            print(str(diagnostic), file=console.file)
            continue
        if diagnostic.file not in known:
            known[diagnostic.file] = lines_of(diagnostic.file)
        for text in _shown(diagnostic, known[diagnostic.file], console.width):
            console.print(text, soft_wrap=True)
        console.print()


def print_mistake(message: str, console: Console, help_text: str = "") -> None:
    """A mistake that stands in no file."""
    if console.is_terminal:
        console.print(Text.assemble(("error", "bold red"), (f": {escaped(message)}", "bold")), soft_wrap=True)
        if help_text:
            console.print(Text.assemble(("help", "bold cyan"), f": {escaped(help_text)}"), soft_wrap=True)
    else:
        print(escaped(f"colead: {message}" + (f" ({help_text})" if help_text else "")), file=console.file)


def lines_of(file: str) -> list[str]:
    """The lines of a scenario file, none if it cannot be read (any more)."""
    try:
        with os.fdopen(os.open(file_behind(file), os.O_RDONLY | os.O_NONBLOCK), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return []
            return stream.read(LARGEST_FILE).decode("utf-8-sig", errors="replace").split("\n")
    except (OSError, ValueError):
        return []


def _shown(diagnostic: Diagnostic, lines: list[str], width: int) -> list[Text]:
    head = Text.assemble((f"error[{diagnostic.code}]", "bold red"), (f": {escaped(diagnostic.message)}", "bold"))
    margin = " " * len(str(max(diagnostic.line, 1)))
    out = [head, Text.assemble((f"{margin}--> ", "bold blue"), escaped(diagnostic.place))]
    expected = f"expected {escaped(diagnostic.expected)}" if diagnostic.expected else ""
    if 0 < diagnostic.line <= len(lines):
        out += _source(diagnostic, lines[diagnostic.line - 1], expected, width)
    elif expected:
        out.append(Text.assemble((f"{margin} = ", "bold blue"), expected))
    if diagnostic.suggestion:
        out.append(Text.assemble(("help", "bold cyan"), f": did you mean `{escaped(diagnostic.suggestion)}`?"))
    return out


def _source(diagnostic: Diagnostic, line: str, expected: str, width: int) -> list[Text]:
    """The line, cut around the mistake if it is long, and a caret under the word that is wrong."""
    margin = " " * len(str(diagnostic.line))
    column = min(max(diagnostic.column - 1, 0), len(line))
    room = max(width - len(margin) - 5, 2 * CONTEXT)
    start = max(0, column - CONTEXT) if cell_len(escaped(line)) > room else 0
    before, after = escaped(line[start:column]), escaped(line[column:].rstrip())
    lead = "..." if start > 0 else ""
    after_room = room - cell_len(lead + before) - 3
    tail = "..." if cell_len(after) > after_room + 3 else ""
    word = re.match(r"\"[^\"]*\"?|'[^']*'?|[^\s,:\[\]{}]+|.", after)
    carets = "^" * max(1, min(cell_len(word[0]) if word else 1, after_room))
    bar = (f"{margin} | ", "bold blue")
    pad = " " * cell_len(lead + before)
    shown = after[:after_room] + tail if tail else after
    return [
        Text.assemble((f"{margin} |", "bold blue")),
        Text.assemble((f"{diagnostic.line} | ", "bold blue"), lead + before + shown),
        Text.assemble(bar, pad, (carets, "bold red"), f" {expected}" if expected else ""),
    ]
