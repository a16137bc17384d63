# SPDX-License-Identifier: Apache-2.0
"""Commands and code of the page on failures, manifests, differences and checkpoints run as they stand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support import ROOT, Command
from test_docs import commands, example

GUIDE = ROOT / "docs/guides/keeping_track.md"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_commands_run_one_after_another(checkout: Path, colead: Command) -> None:
    for words in commands(GUIDE.read_text(encoding="utf-8")):
        outcome = colead(*words, *([] if words[0] == "diff" else ["--quiet"]))
        assert outcome.code == 0, outcome.err
    assert (checkout / "events.csv.manifest.json").exists()


def test_a_saved_run_goes_on(checkout: Path) -> None:
    exec(compile(example(GUIDE, "checkpoint"), str(GUIDE), "exec"), {})
    assert (checkout / "run.json").exists()
