# SPDX-License-Identifier: Apache-2.0
"""Strategies against a baseline on common random numbers."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from colead import _core
from colead.base.checks import key_number, share, thread_count, whole
from colead.experiments.carry_out import carry_out, wanted_until
from colead.experiments.comparison import Comparison, comparison_from
from colead.experiments.plans import planned, remember
from colead.runs import OnProgress, Workforce, run_tasks
from colead.runs.progress import showing
from colead.statistics.until import Until
from colead.store import Store, StorePath, using


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
    progress: bool | OnProgress = True,
    executor: Workforce | None = None,
    store: Store | StorePath | None = None,
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
    if isinstance(strategies, str):
        raise TypeError("strategies must be a list of ids, not one text")
    options: dict[str, Any] = {
        "baseline": baseline,
        "strategies": None if strategies is None else list(strategies),
        "replications": None if replications is None else whole("replications", replications, 2, 10**8),
        "seed": None if seed is None else key_number("seed", seed),
        "confidence": None if confidence is None else share("confidence", confidence),
        "equal_hours": equal_hours,
        "judge_by": judge_by,
    }
    workers = thread_count(threads)
    precision = wanted_until(scenario, until, replications)
    options["until"] = None if precision is None else asdict(precision)
    began = time.perf_counter()
    with using(store) as kept, showing(progress, "comparing") as on_progress:
        experiment = _core.Experiment(scenario)
        plan = planned(kept, experiment, options, lambda: _plan(experiment, options, workers, on_progress))

        def run_all(tasks: Sequence[tuple[int, int, int]]) -> Sequence[_core.RunResult]:
            return run_tasks(
                experiment,
                tasks,
                threads=workers,
                executor=executor,
                store=kept,
                keep=_core.Keep(people=True),
                progress=on_progress,
            )

        def run_noting_draws(tasks: Sequence[tuple[int, int, int]]) -> Sequence[_core.RunResult]:
            return run_tasks(
                experiment,
                tasks,
                threads=workers,
                executor=executor,
                store=kept,
                keep=_core.Keep(draws=True),
                progress=False,
            )

        def run_elsewhere(other: _core.Experiment, tasks: Sequence[tuple[int, int, int]]) -> Sequence[_core.RunResult]:
            return run_tasks(other, tasks, threads=workers, executor=executor, store=kept, progress=False)

        record = carry_out(
            scenario,
            experiment,
            plan,
            run_all,
            until=precision,
            metric=judge_by,
            run_noting_draws=run_noting_draws,
            run_elsewhere=run_elsewhere if mechanisms else None,
        )
        if kept is not None and precision is not None and precision.budget_seconds > 0:
            asked = replace(precision, budget=record["replications"], budget_seconds=0.0)  # what came of the time
            remember(kept, experiment, options | {"until": asdict(asked)}, plan)
    return comparison_from(scenario, record, time.perf_counter() - began)


def _plan(
    experiment: _core.Experiment, options: dict[str, Any], threads: int, on_progress: OnProgress | None
) -> dict[str, Any]:
    """Arms, replications, seed and confidence; equal hours are found on pilot runs here."""
    return experiment.plan(
        baseline=options["baseline"] or "",
        strategies=options["strategies"] or [],
        replications=options["replications"] or 0,
        seed=options["seed"],
        confidence=options["confidence"] or 0.0,
        equal_hours=options["equal_hours"],
        threads=threads,
        on_progress=on_progress,
    )
