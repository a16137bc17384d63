# SPDX-License-Identifier: Apache-2.0
"""Running strategies and comparing them."""

from __future__ import annotations

import operator
import os
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, SupportsIndex

from . import _core
from .results import Comparison, Effect, Figure, Run, Runs, StrategyCost
from .terminal.progress import showing

OnProgress = Callable[[int, int, float], bool | None]
MOST_THREADS = 1024


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
    progress: bool | OnProgress = True,
) -> Comparison:
    """Compares strategies on common random numbers; what is not given is the scenario's own.

    equal_hours scales doses until every strategy costs what the cheapest does. progress may be a function of
    (done, total, seconds), called at most ten times a second, that stops the work by returning False.
    """
    if isinstance(strategies, str):
        raise TypeError("strategies must be a list of ids, not one text")
    began = time.perf_counter()
    with showing(progress, "comparing") as on_progress:
        experiment = _core.Experiment(scenario)
        plan = experiment.plan(
            baseline=baseline or "",
            strategies=list(strategies or ()),
            replications=0 if replications is None else whole("replications", replications, 2, 10**8),
            seed=None if seed is None else whole("seed", seed, 0, 2**64 - 1),
            confidence=0.0 if confidence is None else share("confidence", confidence),
            equal_hours=equal_hours,
            threads=thread_count(threads),
            on_progress=on_progress,
        )
        results = experiment.run_tasks(
            [(arm, plan["seed"], r) for arm, _, _ in plan["sides"] for r in range(plan["replications"])],
            threads=thread_count(threads),
            on_progress=on_progress,
        )
    record = summary(experiment, plan, results)
    return _comparison(scenario, record, time.perf_counter() - began)


def run(
    scenario: _core.Scenario,
    strategy: str | None = None,
    *,
    replications: int = 8,
    seed: int | None = None,
    threads: int | None = None,
    confidence: float | None = None,
    progress: bool | OnProgress = True,
) -> Runs:
    """Replications of one strategy, by default the baseline."""
    used_seed = scenario.seed if seed is None else whole("seed", seed, 0, 2**64 - 1)
    used_strategy = scenario.baseline if strategy is None else strategy
    began = time.perf_counter()
    with showing(progress, "running") as on_progress:
        experiment = _core.Experiment(scenario)
        arm = experiment.strategy(used_strategy)
        tasks = [(arm, used_seed, r) for r in range(whole("replications", replications, 1, 10**8))]
        results = experiment.run_tasks(tasks, threads=thread_count(threads), on_progress=on_progress)
    record = experiment.figures(results)
    return Runs(
        scenario=scenario.name,
        strategy=used_strategy,
        seed=used_seed,
        confidence=scenario.confidence if confidence is None else share("confidence", confidence),
        figures=tuple(Figure(**figure) for figure in record["figures"]),
        runs=tuple(Run(**one) for one in record["runs"]),
        seconds=time.perf_counter() - began,
    )


def summary(experiment: _core.Experiment, plan: dict[str, Any], results: Sequence[_core.RunResult]) -> dict[str, Any]:
    """The comparison of results in the order of the plan: side by side, replication by replication."""
    sides, n = plan["sides"], plan["replications"]
    return experiment.compare(
        sides[0][0],
        [arm for arm, _, _ in sides[1:]],
        [results[s * n : (s + 1) * n] for s in range(len(sides))],
        plan["confidence"],
        seed=plan["seed"],
        names=[strategy for _, strategy, _ in sides],
    )


def _comparison(scenario: _core.Scenario, record: dict[str, Any], seconds: float) -> Comparison:
    plain = record | {
        "strategies": tuple(record["strategies"]),
        "effects": tuple(Effect(**effect) for effect in record["effects"]),
        "costs": tuple(StrategyCost(**cost) for cost in record["costs"]),
    }
    return Comparison(**plain, seconds=seconds, source=scenario)


def thread_count(threads: int | None) -> int:
    """As many as this process may use, unless told otherwise."""
    if threads is None:
        return max(1, min(MOST_THREADS, len(os.sched_getaffinity(0))))
    return whole("threads", threads, 1, MOST_THREADS)


def whole(name: str, value: SupportsIndex, low: int, high: int) -> int:
    """A whole number in its range; True and 8.0 are none."""
    if isinstance(value, bool) or not isinstance(value, SupportsIndex):
        raise TypeError(f"{name} must be a whole number, not {value!r}")
    exact = operator.index(value)
    if not low <= exact <= high:
        raise ValueError(f"{name} must be from {low} to {high}, not {exact}")
    return exact


def share(name: str, value: float) -> float:
    if isinstance(value, bool):
        raise TypeError(f"{name} must be a number, not {value!r}")
    if not 0 < value < 1:
        raise ValueError(f"{name} must lie between 0 and 1, not {value!r}")
    return float(value)
