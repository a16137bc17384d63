# SPDX-License-Identifier: Apache-2.0
"""How far the work has come is told within a run too: one may take an hour."""

from __future__ import annotations

import itertools

import pytest

import colead as cl
from colead import _core
from colead.experiments.at_work import part_of
from colead.runs import RunOptions, run_tasks
from colead.runs.outcome import Done, share_of
from colead.runs.progress import so_far


def test_a_long_run_is_told_by_its_weeks(tiny: cl.Scenario) -> None:
    told: list[float] = []

    def look(done: int, total: int, _seconds: float) -> None:
        assert total == 1
        assert done in (0, 1)
        told.append(share_of(done, total))

    experiment = _core.Experiment(tiny.with_({"horizon_weeks": 5000}))
    run_tasks(experiment, [(0, 1, 0)], RunOptions(1, progress=look))
    assert all(early <= late for early, late in itertools.pairwise(told))
    assert told[-1] == 1.0
    assert any(0.0 < share < 1.0 for share in told)


@pytest.mark.parametrize(
    ("done", "total", "seconds", "said"),
    [
        (3, 8, 30.0, "3 of 8 runs after 30 s, about 50 s left"),
        (Done.of(0, 0.25), 1, 300.0, "0 of 1 runs (25 %) after 5 min, about 15 min left"),
        (Done.of(1, 0.5), 4, 60.0, "1 of 4 runs (50 %) after 60 s, about 60 s left"),
        (Done.of(0, 0.0), 1, 20.0, "0 of 1 runs after 20 s"),
        (4, 4, 40.0, "4 of 4 runs after 40 s"),
    ],
)
def test_time_left_follows_from_the_share(done: int, total: int, seconds: float, said: str) -> None:
    assert so_far(done, total, seconds) == said


def test_a_batch_is_its_part_of_all_of_them() -> None:
    told: list[tuple[int, int, float]] = []
    tell = part_of(lambda done, total, _: told.append((done, total, share_of(done, total))), 1, 4, 0.0)
    assert callable(tell)
    tell(Done.of(0, 0.5), 2, 1.0)
    assert told == [(2, 8, 0.375)]
