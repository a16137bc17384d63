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
    """Indices of the worlds that are possible, and figures [worlds, sides, replications]: greater is better."""

    possible: list[int]
    figures: Array


def try_worlds(question: Question, ranges: Ranges, places: Array, options: RunOptions) -> Tried:
    """Makes the runs of every world, those of all sides of the question; places are [worlds, numbers] in [0, 1]."""
    values = np.stack([number.at(places[:, column]) for column, number in enumerate(ranges.numbers)], axis=1)
    began = time.perf_counter()
    possible: list[int] = []
    figures: list[Array] = []
    runs = len(question.sides) * question.replications
    for at in range(len(places)):
        world = world_with(question.scenario, ranges.changes(values[at]))
        if world is not None:
            found = _figures(question, world, silent(options))
            if not np.isnan(found).all(axis=1).any():
                possible.append(at)
                figures.append(found)
        tell = options.progress
        if callable(tell) and tell((at + 1) * runs, len(places) * runs, time.perf_counter() - began) is False:
            raise Interrupted("stopped by the caller")
    with about("scenario"):
        if len(possible) < min(FEWEST_POSSIBLE, len(places)):
            raise ModelError(
                f"only {len(possible)} of {len(places)} worlds are possible: the ranges contradict each other"
            )
    return Tried(possible, question.sign * np.stack(figures))


def world_with(scenario: _core.Scenario, changes: Mapping[str, float]) -> _core.Experiment | None:
    """The scenario where the numbers have these values; None where its own rules refuse that."""
    try:
        return _core.Experiment(scenario.with_(changes))
    except (ScenarioError, ModelError):
        return None


def _figures(question: Question, world: _core.Experiment, options: RunOptions) -> Array:
    """The judged metric [sides, replications], with the same luck in every world."""
    n = question.replications
    arms = [world.arms.index(side) for side in question.sides]
    results = run_tasks(world, [(arm, question.seed, r) for arm in arms for r in range(n)], options)
    return world.values(results, question.metric.name).reshape(len(arms), n)
