# SPDX-License-Identifier: Apache-2.0
"""Replications of one strategy."""

from __future__ import annotations

import time

from colead import _core
from colead.base.checks import seed_or, share, whole
from colead.experiments.result import Result, result_of
from colead.runs import OnProgress, Workforce, run_tasks
from colead.runs.progress import showing
from colead.store import Store, StorePath, using


def run(
    scenario: _core.Scenario,
    strategy: str | None = None,
    *,
    replications: int = 8,
    seed: int | None = None,
    threads: int | None = None,
    confidence: float | None = None,
    progress: bool | OnProgress = True,
    executor: Workforce | None = None,
    store: Store | StorePath | None = None,
    records: bool = False,
) -> Result:
    """Replications of one strategy, by default the baseline. executor and store as in `compare`.

    records keeps the decision log of every run at once; otherwise `result.decisions` makes the runs once more when it
    is asked for.
    """
    used_seed = seed_or(scenario.seed, seed)
    used_strategy = scenario.baseline if strategy is None else strategy
    began = time.perf_counter()
    with using(store) as kept, showing(progress, "running") as on_progress:
        experiment = _core.Experiment(scenario)
        arm = experiment.strategy(used_strategy)
        tasks = [(arm, used_seed, r) for r in range(whole("replications", replications, 1, 10**8))]
        results = run_tasks(
            experiment,
            tasks,
            threads=threads,
            executor=executor,
            store=kept,
            # People as in a comparison, so that the two share a store.
            keep=_core.Keep(records="summary" if records else "off", people=True),
            progress=on_progress,
        )
    return result_of(
        experiment,
        results,
        scenario=scenario.name,
        strategy=used_strategy,
        seed=used_seed,
        confidence=scenario.confidence if confidence is None else share("confidence", confidence),
        seconds=time.perf_counter() - began,
        source=scenario,
        numbers=tuple(range(len(tasks))),
        records=records,
    )
