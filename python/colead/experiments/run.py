# SPDX-License-Identifier: Apache-2.0
"""Replications of one strategy."""

from __future__ import annotations

import time

from colead import _core
from colead.base.fronts import front
from colead.experiments.at_work import at_work
from colead.experiments.failing import parted
from colead.experiments.forms import OneStrategy
from colead.experiments.question import Question
from colead.experiments.result import Result, result_of
from colead.runs import OnError, Progress, RunOptions, RunStore, StorePath, Workforce, as_asked
from colead.runs.memory import require_results


@front
def run(
    scenario: _core.Scenario,
    strategy: str | None = None,
    *,
    replications: int | None = None,
    replication: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    confidence: float | None = None,
    progress: Progress = True,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
    records: bool = False,
    on_error: OnError = "stop",
) -> Result:
    """Makes replications of one strategy.

    Parameters:
        scenario: the organisation.
        strategy: the name of a strategy; by default the scenario's baseline.
        replications: how many runs, from 1 on; by default 8.
        replication: this one alone, by its number from 0 on, in place of replications.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        confidence: of the intervals, from 0.5 to 0.9999; by default the scenario's.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.
        executor: an executor of concurrent.futures or a Dask client that makes the runs. No result depends on it.
        store: a `Store`, or the path of one, in which runs are kept and found. No result depends on it.
        records: whether the decision log of every run is kept at once; otherwise `Result.decisions` makes the runs once
            more when it is asked for.
        on_error: "stop": what the first failing run raises is raised, with a note that says which run it was;
            "collect": the others are made all the same, and `Result.failures` tells of those that failed.

    Returns:
        The figures of every run, and what was sampled over time.

    Raises:
        ModelError: for a strategy that the scenario does not have.
        ValueError: for a number outside its limits, or replication and replications at once.

    Example:
        >>> result = cl.run(scenario, replications=2, progress=False)
        >>> len(result.figure("lead_time_mean").values)
        2
    """
    options = RunOptions(threads, executor, store, progress, on_error)
    form = OneStrategy.of(replications, replication, records)
    question = Question.of(
        scenario,
        strategies=None if strategy is None else [strategy],
        replications=form.count(replications),
        seed=seed,
        confidence=confidence,
        form=form,
    )
    return runs_of(question, options)


def runs_of(question: Question, options: RunOptions) -> Result:
    """Makes the replications of one strategy."""
    began = time.perf_counter()
    experiment, (strategy,) = question.experiment, question.strategies
    form = question.formed(OneStrategy)
    records, planned = form.records, form.numbers(question.replications)
    require_results(len(planned))
    arm = experiment.strategy(strategy)
    # People as in a comparison, so that the two share a store.
    keep = _core.Keep(records="summary" if records else "off", people=True)
    with at_work(options, question.label) as work:
        outcomes = as_asked(experiment, [(arm, question.seed, r) for r in planned], work, keep)
    made, failures = parted(experiment, outcomes, 1)
    return result_of(
        experiment,
        [outcome for outcome in outcomes if isinstance(outcome, _core.RunResult)],
        scenario=question.scenario.name,
        strategy=strategy,
        seed=question.seed,
        confidence=question.confidence,
        seconds=time.perf_counter() - began,
        source=question.scenario,
        numbers=tuple(planned[place] for place in made),
        records=records,
        failures=failures,
        question=question,
    )
