# SPDX-License-Identifier: Apache-2.0
"""Where the time between arrival and decision went, by cause and by who was waited for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from colead import _core
from colead.base.as_json import Plain
from colead.base.checks import seed_or, whole
from colead.runs import RunOptions, run_tasks
from colead.words.titles import CAUSES


@dataclass(frozen=True, slots=True)
class DelayStep:
    """Hours for each decision that one cause took, and of those the hours by the profession that was waited for.

    Preparation that takes time, and waiting for somebody to turn to it, belong to whoever was ready last;
    `by_profession` does not hold what belongs to nobody, such as a diary without room.
    """

    cause: str
    hours: float
    by_profession: dict[str, float]


@dataclass(frozen=True, slots=True)
class Waterfall(Plain):
    """Mean hours a decision takes under one strategy, step by step; the steps add up to `hours`."""

    strategy: str
    replications: int
    decisions: int
    hours: float
    steps: tuple[DelayStep, ...]


def waterfall(
    scenario: _core.Scenario,
    *,
    strategy: str | None = None,
    replications: int = 2,
    seed: int | None = None,
    threads: int | None = None,
) -> Waterfall:
    """Mean hours between arrival and decision by cause, over all decisions of some replications of a strategy.

    Parameters:
        scenario: the organisation.
        strategy: the name of a strategy; by default the scenario's baseline.
        replications: runs, from 1 on.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.

    Returns:
        Hours by cause and, where somebody was waited for, by profession; the steps add up to the mean.

    Raises:
        ModelError: for a strategy that the scenario does not have.
        ValueError: for a number outside its limits.

    Example:
        >>> fall = explain.waterfall(scenario, replications=1)
        >>> abs(fall.hours - sum(step.hours for step in fall.steps)) < 1e-9
        True
    """
    used = scenario.baseline if strategy is None else strategy
    used_seed = seed_or(scenario.seed, seed)
    experiment = _core.Experiment(scenario)
    arm = experiment.strategy(used)
    results = run_tasks(
        experiment,
        [(arm, used_seed, r) for r in range(whole("replications", replications, 1, 10**8))],
        RunOptions(threads),
        keep=_core.Keep(records="full"),
    )
    return waterfall_of(experiment, used, results)


def waterfall_of(experiment: _core.Experiment, strategy: str, results: list[_core.RunResult]) -> Waterfall:
    """Of runs that kept their accounts."""
    decisions = sum(len(_core.decision_ids(experiment, result)) for result in results)
    hours: dict[str, float] = defaultdict(float)
    sides: dict[str, dict[str, float]] = defaultdict(dict)
    for row in _core.delay_hours(experiment, results):
        each = row.hours / decisions if decisions else 0.0
        hours[row.cause] += each
        if row.profession is not None:
            sides[row.cause][row.profession] = each
    steps = tuple(DelayStep(cause, hours[cause], sides[cause]) for cause in CAUSES if hours[cause] > 0)
    return Waterfall(strategy, len(results), decisions, sum(step.hours for step in steps), steps)
