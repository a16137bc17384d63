# SPDX-License-Identifier: Apache-2.0
"""Runs that could not be made: which each was, what went wrong, and how it is made again."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from colead import _core
from colead.base.as_json import Plain
from colead.runs.outcome import Outcome, RunFailure, Task
from colead.runs.recipe import as_written
from colead.runs.written import file_of, is_in_a_file


@dataclass(frozen=True, slots=True)
class FailedRun(Plain):
    """One run that could not be made.

    strategy, replication, seed: which it was. arm: how the strategy was run; its own name where as written. error:
    type and message. again: the command, or the line of Python, that makes this run again; empty where only the command
    that was given does. place: number of the world or point, from 0 on; None in the scenario as it is written.
    """

    strategy: str
    arm: str
    replication: int
    seed: int
    error: str
    again: str
    place: int | None = None

    @property
    def which(self) -> str:
        """The run in words."""
        arm = "" if self.arm == self.strategy else f" (as '{self.arm}')"
        where = "" if self.place is None else f" at point {self.place}"
        return f"strategy '{self.strategy}'{arm}, replication {self.replication}, seed {self.seed}{where}"

    @property
    def advice(self) -> str:
        return f"to make it again: {self.again}" if self.again else "the same command makes it again"

    def __str__(self) -> str:
        return f"{self.which} failed: {self.error}; {self.advice}"


def failed_run(experiment: _core.Experiment, failure: RunFailure) -> FailedRun:
    """What is told of a failure; said once with the error itself too, which keeps its type."""
    number, seed, replication = failure.task
    arm = experiment.arm(number)
    known = failed_run_of(failure.error)
    if known is not None and (known.arm, known.seed, known.replication) == (arm.id, seed, replication):
        return known
    told = FailedRun(
        strategy=arm.strategy,
        arm=arm.id,
        replication=replication,
        seed=seed,
        error=failure.message,
        again=_again(experiment, failure.task, {}),
    )
    if known is None:
        note(failure.error, told)
    return told


def failed_run_of(error: BaseException) -> FailedRun | None:
    """The run that failed with this error; None where it is no error of a run."""
    found: FailedRun | None = getattr(error, "failed_run", None)
    return found


def note(error: BaseException, told: FailedRun) -> None:
    """From now on the error, and its traceback, say which run it was; what was noted of it before gives way."""
    before = failed_run_of(error)
    kept = [one for one in getattr(error, "__notes__", []) if before is None or one != _noted(before)]
    error.__dict__["failed_run"] = told
    error.__dict__["__notes__"] = [*kept, _noted(told)]


def _noted(told: FailedRun) -> str:
    return f"{told.which}; {told.advice}"


def at_place(
    told: FailedRun, experiment: _core.Experiment, scenario: _core.Scenario, place: int, changes: Mapping[str, object]
) -> FailedRun:
    """The same, of a run in the scenario with some values changed: the world or point of that number."""
    task = (experiment.arms.index(told.arm), told.seed, told.replication)
    return replace(told, place=place, again=_again(experiment, task, changes, scenario))


def complete(outcomes: Sequence[Outcome], sides: int) -> list[int]:
    """Places of the replications that every side has; outcomes stand side by side."""
    count = len(outcomes) // sides
    failed = [isinstance(outcome, RunFailure) for outcome in outcomes]
    return [place for place in range(count) if not any(failed[place::count])]


def _again(
    experiment: _core.Experiment, task: Task, changes: Mapping[str, object], scenario: _core.Scenario | None = None
) -> str:
    """scenario: that which was changed; by default the experiment's own."""
    number, seed, replication = task
    arm, asked = experiment.arm(number), experiment.scenario if scenario is None else scenario
    if arm != replace(as_written(arm.strategy), id=arm.id):
        return ""
    if asked.kinds or not is_in_a_file(asked):  # no command knows them
        of = f"scenario.with_({dict(changes)!r})" if changes else "scenario"
        return f"cl.run({of}, {arm.strategy!r}, replication={replication}, seed={seed})"
    words: list[Any]
    if changes:
        axes = [word for path, value in changes.items() for word in ("--vary", f"{path}={json.dumps([value])}")]
        words = [
            "sweep",
            file_of(asked),
            *axes,
            "--strategy",
            arm.strategy,
            "--replications",
            replication + 1,
        ]
    else:
        words = ["run", file_of(asked), "--strategy", arm.strategy, "--replication", replication]
    return shlex.join(["colead", *map(str, words), "--seed", str(seed)])
