# SPDX-License-Identifier: Apache-2.0
"""Replications of one strategy."""

from __future__ import annotations

import time

from colead import _core
from colead.base.checks import about, seed_or, share, whole
from colead.base.known_names import require_known
from colead.experiments.at_work import at_work
from colead.experiments.result import Result, result_of
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce, run_tasks


def run(
    scenario: _core.Scenario,
    strategy: str | None = None,
    *,
    replications: int = 8,
    seed: int | None = None,
    threads: int | None = None,
    confidence: float | None = None,
    progress: Progress = True,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
    records: bool = False,
) -> Result:
    """Replications of one strategy, by default the baseline. executor and store as in `compare`.

    records keeps the decision log of every run at once; otherwise `result.decisions` makes the runs once more when it
    is asked for.
    """
    options = RunOptions(threads, executor, store, progress)
    used_strategy = scenario.baseline if strategy is None else strategy
    with about("strategy"):
        require_known("strategy", [used_strategy], scenario.strategies)
    used_seed, count = seed_or(scenario.seed, seed), whole("replications", replications, 1, 10**8)
    sure = scenario.confidence if confidence is None else share("confidence", confidence)
    began = time.perf_counter()
    experiment = _core.Experiment(scenario)
    arm = experiment.strategy(used_strategy)
    # People as in a comparison, so that the two share a store.
    keep = _core.Keep(records="summary" if records else "off", people=True)
    with at_work(options, "running") as work:
        results = run_tasks(experiment, [(arm, used_seed, r) for r in range(count)], work, keep)
    return result_of(
        experiment,
        results,
        scenario=scenario.name,
        strategy=used_strategy,
        seed=used_seed,
        confidence=sure,
        seconds=time.perf_counter() - began,
        source=scenario,
        numbers=tuple(range(count)),
        records=records,
    )
