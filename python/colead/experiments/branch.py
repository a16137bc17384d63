# SPDX-License-Identifier: Apache-2.0
"""One past, many futures: strategies that begin in the middle of a run."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from colead import _core
from colead.base.checks import key_number, seed_or, share, whole
from colead.experiments.carry_out import carry_out
from colead.experiments.comparison import Comparison, comparison_from
from colead.runs import OnProgress, Task, Workforce, run_tasks
from colead.runs.progress import showing
from colead.store import Store, StorePath, using

Luck = Literal["same", "redrawn"]


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

    def to_json(self) -> dict[str, Any]:
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
    progress: bool | OnProgress = True,
    executor: Workforce | None = None,
    store: Store | StorePath | None = None,
) -> Branching:
    """Runs the scenario's baseline until `at_week` after the end of the warm-up, then each strategy from there.

    A strategy's own start_week counts from the branch; what it shares with the baseline runs on, what it lacks ends.
    luck="redrawn" draws everything after the branch anew for each of the `replications` futures of the past that
    replication `past` has. metric is the measure of ranking and verdict. The scenario's expectations are about
    strategies from the beginning and are not checked. Raises ValueError for a week outside the observed time.
    """
    if luck not in ("same", "redrawn"):
        raise ValueError(f"luck must be same or redrawn, not {luck!r}")
    if not 0 <= at_week < scenario.horizon_weeks:
        raise ValueError(f"at_week must be from 0 to before {scenario.horizon_weeks:g}, not {at_week!r}")
    if isinstance(strategies, str):
        raise TypeError("strategies must be a list of ids, not one text")
    began = time.perf_counter()
    experiment = _core.Experiment(scenario)
    named = [one for one in strategies or scenario.strategies if one != scenario.baseline]
    n = scenario.replications if replications is None else whole("replications", replications, 2, 10**6)
    used_seed = seed_or(scenario.seed, seed)
    the_past = key_number("past", past)
    names = (scenario.baseline, *named)
    futures = {
        arm: tuple(_arm(experiment, name, at_week, redraw) for redraw in range(2, n + 1)) if luck == "redrawn" else ()
        for name in names
        for arm in [_arm(experiment, name, at_week, 1 if luck == "redrawn" else 0)]
    }
    plan: dict[str, Any] = {
        "sides": [(arm, name, 1.0) for arm, name in zip(futures, names, strict=True)],
        "replications": n,
        "seed": used_seed,
        "confidence": scenario.confidence if confidence is None else share("confidence", confidence),
        "past": the_past if luck == "redrawn" else 0,
    }

    def translated(tasks: Sequence[Task]) -> list[Task]:
        """The n-th replication of a redrawn arm is its n-th future of the one past."""
        if luck == "same":
            return list(tasks)
        return [
            ((arm, *futures[arm])[r], seed, the_past) if arm in futures else (arm, seed, r) for arm, seed, r in tasks
        ]

    with using(store) as kept, showing(progress, "branching") as on_progress:

        def run(tasks: Sequence[Task]) -> Sequence[_core.RunResult]:
            made = translated(tasks)
            return run_tasks(
                experiment,
                made,
                threads=threads,
                executor=executor,
                store=kept,
                keep=_core.Keep(people=True),
                progress=on_progress,
            )

        def run_noting_draws(tasks: Sequence[Task]) -> Sequence[_core.RunResult]:
            return run_tasks(
                experiment,
                translated(tasks),
                threads=threads,
                executor=executor,
                store=kept,
                keep=_core.Keep(draws=True),
                progress=False,
            )

        record = carry_out(
            scenario,
            experiment,
            plan,
            run,
            until=None,
            metric=metric,
            run_noting_draws=run_noting_draws,
            expecting=False,
        )
    compared = replace(comparison_from(scenario, record, time.perf_counter() - began), branch_week=float(at_week))
    return Branching(float(at_week), luck, the_past if luck == "redrawn" else None, compared)


def _arm(experiment: _core.Experiment, strategy: str, week: float, redraw: int = 0) -> int:
    if week == 0 and redraw == 0:
        return experiment.strategy(strategy)
    future = f"~{redraw}" if redraw else ""
    return experiment.add_arm(f"{strategy}@{week:g}{future}", strategy=strategy, begins_week=week, redraw=redraw)
