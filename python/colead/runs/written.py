# SPDX-License-Identifier: Apache-2.0
"""The file that holds a scenario, so that a command can name it; or that none does."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from colead import _core
from colead.base.errors import ScenarioError

IN_MEMORY = "<"  # how texts that were no file are named: <text>


def read_from(scenario: _core.Scenario) -> str:
    """The file that a scenario was read from, as its values name it: where it says `colead: 1`, for what it extends may
    hold its name. Empty: it was read from none."""
    files = {record.path: record.file for record in scenario.origins if record.file}
    found = str(files.get("colead") or files.get("name") or "")
    return "" if found.startswith(IN_MEMORY) else found


def is_in_a_file(scenario: _core.Scenario) -> bool:
    """Whether the file that it was read from holds it as it is. One that is not here may stand elsewhere."""
    file = read_from(scenario)
    return bool(file) and _holds(file, scenario, Path(file).stat().st_mtime_ns if Path(file).exists() else 0)


@lru_cache(maxsize=8)
def _holds(file: str, scenario: _core.Scenario, written: int) -> bool:
    """Asked again where the file was written since."""
    try:
        return _core.Scenario.load(file, kinds=scenario.kinds) == scenario
    except ScenarioError:
        return written == 0


def file_of(scenario: _core.Scenario) -> str:
    """The file that holds a scenario; where it was changed or made in Python and none does, one to save it to."""
    if is_in_a_file(scenario):
        return read_from(scenario)
    return f"{scenario.name}_changed.yaml" if read_from(scenario) else f"{scenario.name}.yaml"


def how_to_save(scenario: _core.Scenario) -> str:
    """The line of Python after which a command that names its file can be given; empty where the file is there."""
    return "" if is_in_a_file(scenario) else f"scenario.save({file_of(scenario)!r})"
