# SPDX-License-Identifier: Apache-2.0
"""Plausible worlds: which numbers of a scenario vary, between what, and what strategies give in each world."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from colead import _core
from colead.base.errors import Interrupted, ModelError, ScenarioError
from colead.base.known_names import did_you_mean
from colead.runs import OnProgress
from colead.statistics.space import Varied
from colead.statistics.student import Array

RunTasks = Callable[[_core.Experiment, list[tuple[int, int, int]]], Sequence[_core.RunResult]]
FEWEST_POSSIBLE = 10
NO_ASSUMPTION = ("compare.", "horizon_weeks", "warm_up_weeks", "sample_every_weeks")


def varied_numbers(
    scenario: _core.Scenario, *, spread: float | None = None, only: Sequence[str] | None = None
) -> tuple[tuple[Varied, ...], int]:
    """(numbers that vary, count of those that stay).

    Numbers with a written range vary over it. With `spread`, in (0, 1), other numbers of grade C that are not 0 vary by
    that share to both sides, inside what their field allows and where the scenario stays valid. `only` keeps paths that
    begin with one of these; one that begins none is a ValueError.
    """
    records = [record for record in scenario.assumptions if not record["path"].startswith(NO_ASSUMPTION)]
    found = [one for record in records if (one := _varied(scenario, record, spread)) is not None]
    if only is not None:
        for prefix in only:
            if not any(one.path.startswith(prefix) for one in found):
                advice = did_you_mean(prefix, [one.path for one in found])
                raise ValueError(f"no number that varies begins with '{prefix}'{advice}")
        found = [one for one in found if one.path.startswith(tuple(only))]
    return tuple(found), len(records) - len(found)


def _varied(scenario: _core.Scenario, record: dict[str, object], spread: float | None) -> Varied | None:
    path, value = str(record["path"]), float(record["value"])  # type: ignore[arg-type]
    low, high = float(record["low"]), float(record["high"])  # type: ignore[arg-type]
    if not record["ranged"]:
        if spread is None or record["grade"] != "C" or value == 0.0 or record["origin"] == "default":
            return None
        wide = abs(value) * spread
        low, high = max(low, value - wide), min(high, value + wide)
    if not low < high:
        return None
    whole = all(float(number).is_integer() for number in (value, low, high)) and not _takes(scenario, path, value + 0.5)
    one = Varied(path, str(record["unit"]), value, low, high, str(record["grade"]), str(record["source"]), whole)
    if not record["ranged"] and not (_takes(scenario, path, low) and _takes(scenario, path, high)):
        return None
    return one


def _takes(scenario: _core.Scenario, path: str, value: float) -> bool:
    try:
        scenario.with_({path: value})
    except ScenarioError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Trial:
    """What a world is tried with."""

    strategies: tuple[str, ...]
    metric: str
    replications: int
    seed: int
    changes: dict[str, float]
    run: RunTasks


def outcome(scenario: _core.Scenario, numbers: Sequence[Varied], values: Array, trial: Trial) -> Array | None:
    """The metric [strategies, replications] in the world where the numbers have these values, with the same luck in
    every world; None where the scenario's own rules refuse that world."""
    written = {
        number.path: int(value) if number.whole else float(value) for number, value in zip(numbers, values, strict=True)
    }
    try:
        experiment = _core.Experiment(scenario.with_(trial.changes | written))
    except (ScenarioError, ModelError):
        return None
    arms = [experiment.arms.index(strategy) for strategy in trial.strategies]
    tasks = [(arm, trial.seed, replication) for arm in arms for replication in range(trial.replications)]
    results = trial.run(experiment, tasks)
    return experiment.values(results, trial.metric).reshape(len(arms), trial.replications)


def try_worlds(
    scenario: _core.Scenario, numbers: Sequence[Varied], places: Array, trial: Trial, on_progress: OnProgress | None
) -> tuple[list[int], Array]:
    """(indices of the worlds that are possible, their figures [worlds, strategies, replications])."""
    values = np.stack([number.at(places[:, column]) for column, number in enumerate(numbers)], axis=1)
    began = time.perf_counter()
    possible: list[int] = []
    figures: list[Array] = []
    runs = len(trial.strategies) * trial.replications
    for world in range(len(places)):
        found = outcome(scenario, numbers, values[world], trial)
        if found is not None and not np.isnan(found).all(axis=1).any():
            possible.append(world)
            figures.append(found)
        done = (world + 1) * runs
        if on_progress and on_progress(done, len(places) * runs, time.perf_counter() - began) is False:
            raise Interrupted("stopped by the caller")
    if len(possible) < min(FEWEST_POSSIBLE, len(places)):
        raise ModelError(f"only {len(possible)} of {len(places)} worlds are possible: the ranges contradict each other")
    return possible, np.stack(figures)
