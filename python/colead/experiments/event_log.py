# SPDX-License-Identifier: Apache-2.0
"""The event log: steps of decisions, leave, turnover and sessions, as a table."""

from __future__ import annotations

from typing import Any

import numpy as np

from colead import _core
from colead.base.errors import ModelError
from colead.experiments.kept_runs import KeptRuns
from colead.runs import run_tasks
from colead.tables import Table
from colead.tables.dated import dated
from colead.tables.joined import table_of_runs

COLUMNS = ("strategy", "replication", "week", "kind", "decision", "person", "other", "unit", "intervention")


def events_of(kept: KeptRuns) -> Table:
    """A row a step of each decision that closed, and one a spell of leave that began or ended, a post that changed
    hands, a session and everybody who came to it; in the order of the runs, and in each of time.

    Behind `week` stands `date` where the scenario says on which day observation begins. The runs are made once more,
    with everything kept, one by one; they must come out the same. ModelError else.
    """
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for strategy, tasks in kept.tasks.items():
        for task, known, number in zip(tasks, kept.results[strategy], kept.numbers, strict=True):
            (run,) = run_tasks(kept.experiment, [task], keep=_core.Keep(records="full"))
            if run.fingerprint != known.fingerprint:
                raise ModelError("the same run gave another result: it was made by another version of colead")
            _append(columns, kept.experiment, task[0], run, (strategy, number))
    weeks = np.array(columns["week"], dtype=np.float64)
    return table_of_runs(dated(columns | {"week": weeks}, kept.experiment.scenario.observed_from))


def _append(
    columns: dict[str, list[Any]], experiment: _core.Experiment, arm: int, run: _core.RunResult, first: tuple[str, int]
) -> None:
    units = {brief.id: brief.unit for brief in _core.decision_briefs(experiment, run)}
    rows: list[tuple[float, str, str, str, str, str, str]] = [
        (one.week, one.step, one.decision, one.who or "", one.other or "", units[one.decision], "")
        for one in _core.decision_steps(experiment, run)
    ]
    rows += [
        (one.week, one.kind, "", one.who or "", "", one.unit or "", one.intervention or "")
        for one in _core.run_happenings(experiment, arm, run)
    ]
    for row in sorted(rows, key=lambda one: one[0]):
        for name, value in zip(COLUMNS, (*first, *row), strict=True):
            columns[name].append(value)
