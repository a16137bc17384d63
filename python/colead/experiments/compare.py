# SPDX-License-Identifier: Apache-2.0
"""Strategies against a baseline on common random numbers."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace

from colead import _core
from colead.experiments.comparison import Comparison
from colead.experiments.judge import judge
from colead.experiments.make_runs import make_runs
from colead.experiments.question import Question
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce
from colead.statistics.until import Until


def compare(
    scenario: _core.Scenario,
    *,
    baseline: str | None = None,
    strategies: Iterable[str] | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    confidence: float | None = None,
    equal_hours: bool = False,
    until: Until | str | None = None,
    judge_by: str | None = None,
    mechanisms: bool = True,
    progress: Progress = True,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
) -> Comparison:
    """Compares strategies on common random numbers; what is not given is the scenario's own.

    until repeats in rounds until the answer is settled, in place of replications: an `Until` or a text such as
    "lead_time 0.5h 95%". judge_by is the measure of ranking and verdict; else that of until, else lead_time_mean.
    equal_hours scales doses until every strategy costs what the cheapest does. mechanisms takes each assumed number of
    a leading strategy to 0 on a few more runs (at most 12 times 6, twice that for three numbers of contact) and says
    which of them carries its gain. progress may be a function of
    (done, total, seconds), called at most ten times a second, that stops the work by returning False. executor is any
    executor of concurrent.futures or a Dask client, store a file in which runs are kept and found: none of threads,
    executor and store changes a bit of the result.
    """
    options = RunOptions(threads, executor, store, progress)
    question = Question.of(
        scenario,
        baseline=baseline,
        strategies=strategies,
        replications=replications,
        until=until,
        seed=seed,
        confidence=confidence,
        equal_hours=equal_hours,
        judge_by=judge_by,
        mechanisms=mechanisms,
    )
    return answered(question, options)


def answered(question: Question, options: RunOptions) -> Comparison:
    """Makes the runs of a question and judges it by them."""
    began = time.perf_counter()
    comparison = judge(question, make_runs(question, options))
    return replace(comparison, seconds=time.perf_counter() - began)
