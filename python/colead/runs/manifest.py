# SPDX-License-Identifier: Apache-2.0
"""What a written result came from: a record beside it, from which it can be made again and checked."""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.errors import ModelError
from colead.base.files import write_json
from colead.runs.build import build_id
from colead.runs.written import read_from

ENDING = ".manifest.json"
FOLDER = "manifest.json"


def manifest_path(result: str | Path) -> Path:
    """`results.json.manifest.json` beside `results.json`; `manifest.json` in a folder."""
    path = Path(result)
    return path / FOLDER if path.is_dir() else path.with_name(path.name + ENDING)


def write_manifest(
    result: str | Path, command: str, scenarios: Sequence[_core.Scenario], files: Sequence[Path] = ()
) -> Path:
    """Writes the manifest of a result file that is there, or of these files in a folder, and gives its path.

    What another machine would write too comes first; time, system and build stand under `machine`. The time is that of
    SOURCE_DATE_EPOCH where it is set.
    """
    target = manifest_path(result)
    write_json(str(target), manifest(result, command, scenarios, files))
    return target


def manifest(
    result: str | Path, command: str, scenarios: Sequence[_core.Scenario], files: Sequence[Path] = ()
) -> JsonObject:
    path = Path(result)
    folder = {"folder": path.resolve().name, "files": [_file(one) for one in files]}
    return {
        "manifest": 1,
        "result": folder if path.is_dir() else _file(path),
        "command": command,
        "scenarios": [_scenario(one) for one in scenarios],
        "versions": {"colead": _core.__version__},
        "machine": {
            "written": written_when().isoformat(timespec="seconds"),
            "build": build_id(),
            "system": f"{platform.system()} {platform.machine()}",
            "python": platform.python_version(),
            "numpy": _version_of("numpy"),
        },
    }


def _file(path: Path) -> JsonObject:
    data = path.read_bytes()
    return {"file": path.name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def scenario_hash(scenario: _core.Scenario) -> str:
    """SHA-256 of its meaning: equal for files that say the same."""
    return hashlib.sha256(scenario.canonical().encode("utf-8")).hexdigest()


def _scenario(scenario: _core.Scenario) -> JsonObject:
    return {
        "name": scenario.name,
        "file": Path(read_from(scenario) or f"{scenario.name}.yaml").name,
        "sha256": scenario_hash(scenario),
    }


def _version_of(library: str) -> str:
    from importlib.metadata import version  # a fiftieth of a second, for the few commands that write files

    return version(library)


def written_when() -> datetime:
    """Now, or the time of SOURCE_DATE_EPOCH; ModelError where that is none."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise ModelError(f"SOURCE_DATE_EPOCH must be seconds since 1970, such as 1700000000, not '{epoch}'") from None
