# SPDX-License-Identifier: Apache-2.0
"""Running strategies and comparing them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from . import _core
from .analysis.conduct import conduct, wanted_until
from .analysis.until import Until
from .result import Result, result_of
from .results import Comparison, Effect, StrategyCost
from .running import OnProgress, Workforce, run_tasks
from .running.options import MOST_THREADS, share, thread_count, whole
from .series import SeriesEffect
from .store import Store, StorePath, using
from .store.plans import planned, remember
from .tables import Rows
from .terminal.progress import showing

__all__ = ["MOST_THREADS", "OnProgress", "compare", "run", "share", "thread_count", "whole"]


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
    progress: bool | OnProgress = True,
    executor: Workforce | None = None,
    store: Store | StorePath | None = None,
) -> Comparison:
    """Compares strategies on common random numbers; what is not given is the scenario's own.

    until repeats in rounds until the answer is settled, in place of replications: an `Until` or a text such as
    "lead_time 0.5h 95%". judge_by is the measure of ranking and verdict; else that of until, else lead_time_mean.
    equal_hours scales doses until every strategy costs what the cheapest does. progress may be a function of
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
        "seed": None if seed is None else whole("seed", seed, 0, 2**64 - 1),
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

        record = conduct(
            scenario,
            experiment,
            plan,
            run_all,
            until=precision,
            metric=judge_by,
            run_noting_draws=run_noting_draws,
        )
        if kept is not None and precision is not None and precision.budget_seconds > 0:
            asked = replace(precision, budget=record["replications"], budget_seconds=0.0)  # what came of the time
            remember(kept, experiment, options | {"until": asdict(asked)}, plan)
    return comparison_from(scenario, record, time.perf_counter() - began)


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
    used_seed = scenario.seed if seed is None else whole("seed", seed, 0, 2**64 - 1)
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


def comparison_from(scenario: _core.Scenario, record: dict[str, Any], seconds: float) -> Comparison:
    """A record of `conduct` as an object."""
    plain = record | {
        "strategies": tuple(record["strategies"]),
        "effects": Rows((Effect(**effect) for effect in record["effects"]), of=Effect),
        "series": tuple(SeriesEffect(*point) for point in record["series"]),
        "costs": Rows((StrategyCost(**cost) for cost in record["costs"]), of=StrategyCost),
    }
    return Comparison(**plain, seconds=seconds, source=scenario)
