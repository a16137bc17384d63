# SPDX-License-Identifier: Apache-2.0
"""Every hostile file is refused with its code, file and line, or accepted; neither takes long."""

from __future__ import annotations

import time
from pathlib import Path

import hostile
import pytest

import colead as cl
from colead import _core
from colead.drafting.what_is_there import what_is_there

MOST = 101  # mistakes, the last of which says that there are more
SECONDS = 2.0  # of processor time, as docs/concepts/promises.md has it
TRIES = 3  # a second of it does less while others share the core: what the work takes is the least of them


def mistakes(path: Path) -> tuple[cl.Diagnostic, ...]:
    """What `colead validate` finds."""
    try:
        scenario = cl.Scenario.load(path)
        _core.Experiment(scenario)
        what_is_there(scenario)
    except cl.ScenarioError as error:
        return tuple(error.diagnostics)
    return ()


@pytest.mark.parametrize("file", list(hostile.files()), ids=lambda file: file.name)
def test_a_hostile_file_is_refused_or_read_soon(file: hostile.HostileFile, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(file.content())
    for _ in range(TRIES):
        began = time.process_time()
        found = mistakes(path)
        seconds = time.process_time() - began
        if seconds < SECONDS:
            break
    assert seconds < SECONDS
    assert (found[0].code if found else hostile.ACCEPTED) == file.code
    assert len(found) <= MOST
    for mistake in found[:1]:
        assert mistake.file == str(path)
        assert mistake.line > 0 or mistake.code in ("IO", "LIMIT", "ENCODING"), mistake


def test_a_mistake_in_what_is_not_written_is_told_where_the_nearest_part_above_it_stands() -> None:
    (found,) = mistakes(hostile.CORPUS / "quorum_never_shared_calendar.yaml")
    assert found.path == "decisions.rota.meeting_minutes"
    assert (found.line, found.column) == (17, 5)


def test_every_file_of_the_corpus_is_tried() -> None:
    assert {path.stem for path in hostile.CORPUS.glob("*.yaml")} == set(hostile.IN_THE_CORPUS)
