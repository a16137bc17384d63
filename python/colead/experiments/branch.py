# SPDX-License-Identifier: Apache-2.0
"""One past, many futures: strategies that begin in the middle of a run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from colead import _core
from colead.base.as_json import JsonObject
from colead.experiments.compare import answered
from colead.experiments.comparison import Comparison
from colead.experiments.question import Branch, Luck, Question
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce


@dataclass(frozen=True)
class Branching:
    """Strategies from a week on, compared with the baseline going on as before.

    With the same luck every replication is another past. With luck redrawn all share the past of one replication, and
    every pair of runs is another future of it: what is found holds for that past.
    """

    at_week: float
    luck: Luck
    past: int | None
    comparison: Comparison

    def to_json(self) -> JsonObject:
        branch = {"at_week": self.at_week, "luck": self.luck, "past": self.past}
        return self.comparison.to_json() | {"branch": branch}


def branch(
    scenario: _core.Scenario,
    *,
    at_week: float,
    strategies: Iterable[str] | None = None,
    luck: Luck = "same",
    past: int = 0,
    replications: int | None = None,
    seed: int | None = None,
    confidence: float | None = None,
    metric: str | None = None,
    threads: int | None = None,
    progress: Progress = True,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
) -> Branching:
    """Runs the scenario's baseline until `at_week` after the end of the warm-up, then each strategy from there.

    A strategy's own start_week counts from the branch; what it shares with the baseline runs on, what it lacks ends.
    luck="redrawn" draws everything after the branch anew for each of the `replications` futures of the past that
    replication `past` has. metric is the measure of ranking and verdict. The scenario's expectations are about
    strategies from the beginning and are not checked. Raises ValueError for a week outside the observed time.
    """
    options = RunOptions(threads, executor, store, progress)
    begins = Branch(float(at_week), luck, past)
    question = Question.of(
        scenario,
        strategies=strategies,
        replications=replications,
        seed=seed,
        confidence=confidence,
        judge_by=metric,
        branch=begins,
    )
    compared = answered(question, options)
    return Branching(begins.week, begins.luck, begins.past if begins.redrawn else None, compared)
