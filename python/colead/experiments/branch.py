# SPDX-License-Identifier: Apache-2.0
"""One past, many futures: strategies that begin in the middle of a run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.checks import about, real
from colead.base.fronts import front
from colead.base.shown import Shown, Told
from colead.experiments.compare import answered
from colead.experiments.comparison import Comparison
from colead.experiments.forms import Branch, Luck
from colead.experiments.question import Question
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce


@dataclass(frozen=True, repr=False)
class Branching(Shown):
    """Strategies from a week on, compared with the baseline going on as before.

    With the same luck every replication is another past. With luck redrawn all share the past of one replication, and
    every pair of runs is another future of it: what is found holds for that past.

    Fields:
        at_week: where strategies begin, in weeks since observation began.
        luck: "same" or "redrawn".
        past: the replication whose past is shared; None with the same luck.
        comparison: the strategies held against the baseline.

    Example:
        >>> found = cl.branch(scenario, at_week=4, strategies=["shadowing"], replications=2, progress=False)
        >>> found.comparison.strategies
        ('baseline', 'shadowing')
    """

    at_week: float
    luck: Luck
    past: int | None
    comparison: Comparison

    def _told(self) -> Told:
        told = self.comparison._told()
        return replace(told, head=f"{told.head}; from week {self.at_week:g} on, luck {self.luck}")

    def to_json(self) -> JsonObject:
        """What `colead compare --branch-week --json` writes.

        Returns:
            The record of the comparison, with where strategies begin, and whose past they share, under "branch".
        """
        return self.comparison.to_json()


@front
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
    """Runs the scenario's baseline until a week, then each strategy from there.

    A strategy's own start_week counts from the branch; what it shares with the baseline runs on, what it lacks ends.
    Hours a year are of the weeks since the branch; all other figures are of all weeks observed, so what lasts is larger
    from the branch on than they say. The scenario's expectations are about strategies from the beginning and are not
    checked.

    Parameters:
        scenario: the organisation, and what is asked of it.
        at_week: where strategies begin, in weeks since observation began.
        strategies: names of the strategies to compare; by default all of the scenario.
        luck: "same": every replication is another past. "redrawn": everything after the branch is drawn anew for each
            replication.
        past: with luck redrawn, the replication whose past all futures share.
        replications: runs of each strategy, from 2 on; by default the scenario's.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        confidence: of the intervals, from 0.5 to 0.9999; by default the scenario's.
        metric: the metric of ranking and verdict; by default lead_time_mean.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.
        executor: an executor of concurrent.futures or a Dask client that makes the runs. No result depends on it.
        store: a `Store`, or the path of one, in which runs are kept and found. No result depends on it.

    Returns:
        The comparison, and where it branches.

    Raises:
        ValueError: for a week outside the observed time, or a number outside its limits.
        ModelError: for a strategy that the scenario does not have.

    Example:
        >>> found = cl.branch(scenario, at_week=4, luck="redrawn", past=1, replications=2, progress=False)
        >>> found.past
        1
    """
    options = RunOptions(threads, executor, store, progress)
    with about("at_week"):
        week = real("at_week", at_week)
    begins = Branch(week, luck, past)
    question = Question.of(
        scenario,
        strategies=strategies,
        replications=replications,
        seed=seed,
        confidence=confidence,
        metric=metric,
        form=begins,
    )
    compared = answered(question, options)
    return Branching(begins.week, begins.luck, begins.past if begins.redrawn else None, compared)
