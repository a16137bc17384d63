# SPDX-License-Identifier: Apache-2.0
"""Plausible worlds: which numbers of a scenario vary, between what, and what strategies give in each world."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead import _core
from colead.base.checks import about, share
from colead.base.errors import Interrupted, ModelError, ScenarioError
from colead.base.known_names import did_you_mean
from colead.experiments.at_work import silent
from colead.experiments.judged_metric import judged_metric
from colead.runs import RunOptions, run_tasks
from colead.statistics.space import Varied
from colead.statistics.student import Array

FEWEST_POSSIBLE = 10
NO_ASSUMPTION = ("compare.", "horizon_weeks", "warm_up_weeks", "sample_every_weeks")


def varied_numbers(
    scenario: _core.Scenario, *, spread: float | None = None, only: Sequence[str] | None = None
) -> tuple[tuple[Varied, ...], int]:
    """(numbers that vary, count of those that stay).

    Numbers with a written range vary over it. With `spread`, in (0, 1), other numbers of grade C that are not 0 vary by
    that share to both sides, inside what their field allows and where the scenario stays valid. `only` keeps paths that
    begin with one of these; one that begins none is a ValueError. ModelError where nothing varies.
    """
    with about("spread"):
        wide = None if spread is None else share("spread", spread)
    records = [record for record in scenario.assumptions if not record.path.startswith(NO_ASSUMPTION)]
    found = [one for record in records if (one := _varied(scenario, record, wide)) is not None]
    with about("only"):
        for prefix in only or ():
            if not any(one.path.startswith(prefix) for one in found):
                advice = did_you_mean(prefix, [one.path for one in found])
                raise ValueError(f"no number that varies begins with '{prefix}'{advice}")
    kept = found if only is None else [one for one in found if one.path.startswith(tuple(only))]
    with about("scenario"):
        if not kept:
            raise ModelError("no number of the scenario has a written range: give some, or use `spread`")
    return tuple(kept), len(records) - len(kept)


def _varied(scenario: _core.Scenario, record: _core.Assumption, spread: float | None) -> Varied | None:
    path, value, low, high = record.path, record.value, record.low, record.high
    if not record.ranged:
        if spread is None or record.grade != "C" or value == 0.0 or record.origin == "default":
            return None
        wide = abs(value) * spread
        low, high = max(low, value - wide), min(high, value + wide)
    if not low < high:
        return None
    whole = all(float(number).is_integer() for number in (value, low, high)) and not _takes(scenario, path, value + 0.5)
    one = Varied(path, record.unit, value, low, high, record.grade, record.source, whole)
    if not record.ranged and not (_takes(scenario, path, low) and _takes(scenario, path, high)):
        return None
    return one


def _takes(scenario: _core.Scenario, path: str, value: float) -> bool:
    try:
        scenario.with_({path: value})
    except ScenarioError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class InEveryWorld:
    """What every world is tried with. metric: that of the scenario's `compare.until`, or lead_time_mean, where None."""

    scenario: _core.Scenario
    numbers: tuple[Varied, ...]
    strategies: tuple[str, ...]
    metric: str | None
    replications: int
    seed: int
    horizon_weeks: float | None = None

    def world(self, values: Array) -> _core.Experiment | None:
        """The scenario where the numbers have these values; None where its own rules refuse that."""
        changes: dict[str, float] = {} if self.horizon_weeks is None else {"horizon_weeks": float(self.horizon_weeks)}
        for number, value in zip(self.numbers, values, strict=True):
            changes[number.path] = int(value) if number.whole else float(value)
        try:
            return _core.Experiment(self.scenario.with_(changes))
        except (ScenarioError, ModelError):
            return None

    def figures(self, world: _core.Experiment, metric: str, options: RunOptions) -> Array:
        """The metric [strategies, replications], with the same luck in every world."""
        arms = [world.arms.index(strategy) for strategy in self.strategies]
        tasks = [(arm, self.seed, replication) for arm in arms for replication in range(self.replications)]
        results = run_tasks(world, tasks, options)
        return world.values(results, metric).reshape(len(arms), self.replications)


@dataclass(frozen=True, slots=True)
class Tried:
    """Indices of the worlds that are possible, their figures [worlds, strategies, replications] and whose they are."""

    possible: list[int]
    figures: Array
    output: _core.OutputInfo

    @property
    def sign(self) -> float:
        """What the figures are multiplied by so that greater is better."""
        return -1.0 if self.output.better == "lower" else 1.0


def try_worlds(asked: InEveryWorld, places: Array, options: RunOptions) -> Tried:
    """Makes the runs of every world. The metric is looked up in the first one, before it is run."""
    values = np.stack([number.at(places[:, column]) for column, number in enumerate(asked.numbers)], axis=1)
    began = time.perf_counter()
    possible: list[int] = []
    figures: list[Array] = []
    output: _core.OutputInfo | None = None
    runs = len(asked.strategies) * asked.replications
    for at in range(len(places)):
        world = asked.world(values[at])
        if world is not None:
            output = output if output is not None else _judged(world, asked.metric)
            found = asked.figures(world, output.name, silent(options))
            if not np.isnan(found).all(axis=1).any():
                possible.append(at)
                figures.append(found)
        tell = options.progress
        if callable(tell) and tell((at + 1) * runs, len(places) * runs, time.perf_counter() - began) is False:
            raise Interrupted("stopped by the caller")
    with about("scenario"):
        if output is None or len(possible) < min(FEWEST_POSSIBLE, len(places)):
            raise ModelError(
                f"only {len(possible)} of {len(places)} worlds are possible: the ranges contradict each other"
            )
    return Tried(possible, np.stack(figures), output)


def _judged(world: _core.Experiment, metric: str | None) -> _core.OutputInfo:
    with about("metric"):
        return judged_metric(world, metric)
