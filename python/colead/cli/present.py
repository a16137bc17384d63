# SPDX-License-Identifier: Apache-2.0
"""The command that is being carried out: its words as they were typed, and the scenarios it has read so far."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from colead import _core
from colead.drafting.shipped import file_behind
from colead.runs.manifest import write_manifest


@dataclass
class Present:
    words: Sequence[str] = ()
    scenarios: list[_core.Scenario] = field(default_factory=list)

    @property
    def command(self) -> str:
        return shlex.join(["colead", *self.words])


_present: ContextVar[Present] = ContextVar("_present")


def begin(words: Sequence[str]) -> None:
    _present.set(Present(tuple(words)))


def note_scenario(scenario: _core.Scenario) -> None:
    _present.get(Present()).scenarios.append(scenario)


def also_read_or_written(target: str) -> bool:
    """Whether a file to be written is named once more in this command, or a scenario that it has read came from it."""
    present, place = _present.get(Present()), os.path.realpath(target)
    named = [word for typed in present.words for word in {typed, typed.partition("=")[2]} if word and "\0" not in word]
    known = Path(target).suffix != "" or Path(target).is_file()
    if known and sum(os.path.realpath(word) == place for word in named) > 1:
        return True
    files = {record.file for scenario in present.scenarios for record in scenario.origins if record.file}
    return place in {os.path.realpath(file_behind(file)) for file in files}


def write_beside(result: str | Path, files: Sequence[Path] = ()) -> None:
    """The manifest of a file that this command has written, or of files in a folder; nothing for a pipe or a device."""
    if Path(result).is_file() or files:
        present = _present.get(Present())
        write_manifest(result, present.command, present.scenarios, files)
