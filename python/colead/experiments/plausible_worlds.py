# SPDX-License-Identifier: Apache-2.0
"""Plausible worlds: what strategies give in each of them, on the same luck."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from colead import _core
from colead.base.checks import about
from colead.base.errors import Interrupted, ModelError, ScenarioError
from colead.experiments.at_work import silent
from colead.experiments.question import Question
from colead.experiments.ranges import Ranges
from colead.runs import RunOptions, run_tasks
from colead.statistics.student import Array

FEWEST_POSSIBLE = 10


@dataclass(frozen=True, slots=True)
class Tried:
    """Indices of the worlds that are possible; figures [worlds, sides, replications], greater is better; and hours a
    year [worlds, sides] beyond the baseline."""

    possible: list[int]
    figures: Array
    hours_a_year: Array


def try_worlds(question: Question, ranges: Ranges, places: Array, options: RunOptions) -> Tried:
    """Makes the runs of every world, those of all sides of the question; places are [worlds, numbers] in [0, 1]."""
    values = np.stack([number.at(places[:, column]) for column, number in enumerate(ranges.numbers)], axis=1)
    began = time.perf_counter()
    possible: list[int] = []
    figures: list[Array] = []
    hours: list[Array] = []
    runs = len(question.sides) * question.replications
    for at in range(len(places)):
        world = _world(question.scenario, _changes(ranges, values[at]))
        if world is not None:
            found, taken = _figures(question, world, silent(options))
            if not np.isnan(found).all(axis=1).any():
                possible.append(at)
                figures.append(found)
                hours.append(taken)
        tell = options.progress
        if callable(tell) and tell((at + 1) * runs, len(places) * runs, time.perf_counter() - began) is False:
            raise Interrupted("stopped by the caller")
    with about("scenario"):
        if len(possible) < min(FEWEST_POSSIBLE, len(places)):
            raise ModelError(
                f"only {len(possible)} of {len(places)} worlds are possible: the ranges contradict each other"
            )
    return Tried(possible, question.sign * np.stack(figures), np.stack(hours))


def _changes(ranges: Ranges, values: Array) -> dict[str, float]:
    changes: dict[str, float] = {} if ranges.horizon_weeks is None else {"horizon_weeks": float(ranges.horizon_weeks)}
    for number, value in zip(ranges.numbers, values, strict=True):
        changes[number.path] = int(value) if number.whole else float(value)
    return changes


def _world(scenario: _core.Scenario, changes: Mapping[str, float]) -> _core.Experiment | None:
    """The scenario where the numbers have these values; None where its own rules refuse that."""
    try:
        return _core.Experiment(scenario.with_(changes))
    except (ScenarioError, ModelError):
        return None


def _figures(question: Question, world: _core.Experiment, options: RunOptions) -> tuple[Array, Array]:
    """The judged metric [sides, replications] and hours a year [sides] beyond the baseline, with the same luck in every
    world."""
    n = question.replications
    arms = [world.arms.index(side) for side in question.sides]
    results = run_tasks(world, [(arm, question.seed, r) for arm in arms for r in range(n)], options)
    hours = np.array([run.programme_hours + run.joint_hours for run in results]).reshape(len(arms), n).mean(axis=1)
    years = world.scenario.observed_years
    return world.values(results, question.metric.name).reshape(len(arms), n), (hours - hours[0]) / years
