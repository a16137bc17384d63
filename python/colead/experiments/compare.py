# SPDX-License-Identifier: Apache-2.0
"""Strategies against a baseline on common random numbers."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace

from colead import _core
from colead.base.checks import about
from colead.base.fronts import front
from colead.experiments.comparison import Comparison
from colead.experiments.judge import judge
from colead.experiments.make_runs import make_runs
from colead.experiments.question import Question
from colead.runs import OnError, Progress, RunOptions, RunStore, StorePath, Workforce
from colead.statistics.until import Until


@front
def compare(
    scenario: _core.Scenario,
    *,
    baseline: str | None = None,
    strategies: Iterable[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    confidence: float | None = None,
    equal_hours: bool | float = False,
    until: Until | str | None = None,
    metric: str | None = None,
    judge_by: str | None = None,
    mechanisms: bool = True,
    progress: Progress = True,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
    on_error: OnError = "stop",
) -> Comparison:
    """Compares strategies with a baseline on common random numbers.

    What is not given is the scenario's own.

    Parameters:
        scenario: the organisation, and what is asked of it.
        baseline: the strategy that the others are compared with.
        strategies: names of the strategies to compare; by default all of the scenario.
        replications: runs of each strategy, from 2 on.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        confidence: of every interval, from 0.5 to 0.9999.
        equal_hours: True: doses are scaled until every strategy costs as many hours as the cheapest; a number above 0:
            until every strategy costs that many hours a year.
        until: repeats in rounds until the answer is settled, in place of replications: an `Until`, or a text such as
            "lead_time 0.5h 95%".
        metric: the metric of ranking and verdict; by default that of until, else lead_time_mean.
        mechanisms: whether each assumed number of a leading strategy is taken to 0 on a few more runs (at most 12 times
            6, twice that for three numbers of contact), which says which of them carries its gain.
        judge_by: the older name of metric.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.
        executor: an executor of concurrent.futures or a Dask client that makes the runs. No result depends on it.
        store: a `Store`, or the path of one, in which runs are kept and found. No result depends on it.
        on_error: "stop": what the first failing run raises is raised, with a note that says which run it was;
            "collect": the others are made all the same and compared on the replications that every strategy has, at
            least two; `Comparison.failures` tells of those that failed.

    Returns:
        The effects of each strategy with their intervals, their costs in hours, the ranking and the verdict.

    Raises:
        ModelError: for a strategy that the scenario does not have, or nothing to compare.
        ValueError: for an unknown metric, metric and judge_by at once, or a number outside its limits.

    Example:
        >>> found = cl.compare(scenario, strategies=["shadowing"], replications=2, mechanisms=False, progress=False)
        >>> found.effect("shadowing", "lead_time_mean").unit
        'h'
    """
    options = RunOptions(threads, executor, store, progress, on_error)
    with about("metric"):
        if metric is not None and judge_by is not None:
            raise ValueError("metric and judge_by are two names of one thing: give metric alone")
    question = Question.of(
        scenario,
        baseline=baseline,
        strategies=strategies,
        replications=replications,
        until=until,
        seed=seed,
        confidence=confidence,
        equal_hours=equal_hours,
        metric=judge_by if metric is None else metric,
        mechanisms=mechanisms,
    )
    return answered(question, options)


def answered(question: Question, options: RunOptions) -> Comparison:
    """Makes the runs of a question and judges it by them."""
    began = time.perf_counter()
    comparison = judge(question, make_runs(question, options))
    return replace(comparison, seconds=time.perf_counter() - began)
