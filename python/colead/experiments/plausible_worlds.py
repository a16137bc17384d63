# SPDX-License-Identifier: Apache-2.0
"""Plausible worlds: what strategies give in each of them, on the same luck."""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace

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
    tell = options.progress
    with closing(_side_by_side(question, [_changes(ranges, row) for row in values], silent(options))) as worlds:
        for at, world in enumerate(worlds):
            if world is not None and not np.isnan(world[0]).all(axis=1).any():
                possible.append(at)
                figures.append(world[0])
                hours.append(world[1])
            if callable(tell) and tell((at + 1) * runs, len(places) * runs, time.perf_counter() - began) is False:
                raise Interrupted("stopped by the caller")
    with about("scenario"):
        if len(possible) < min(FEWEST_POSSIBLE, len(places)):
            raise ModelError(
                f"only {len(possible)} of {len(places)} worlds are possible: the ranges contradict each other"
            )
    return Tried(possible, question.sign * np.stack(figures), np.stack(hours))


def _side_by_side(
    question: Question, changes: Sequence[Mapping[str, float]], options: RunOptions
) -> Generator[tuple[Array, Array] | None]:
    """Figures of each world, in order; None where there is no such world.

    Threads take a world each, which has few runs. A store belongs to one thread, and an executor has workers of its
    own: with either it is one world after the other.
    """
    if options.store is not None or options.executor is not None:
        yield from (_figures(question, one, options) for one in changes)
        return
    alone = replace(options, threads=1)
    with ThreadPoolExecutor(options.workers) as pool:
        worlds = [pool.submit(_figures, question, one, alone) for one in changes]
        try:
            for world in worlds:
                yield world.result()
        finally:
            pool.shutdown(cancel_futures=True)


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


def _figures(question: Question, changes: Mapping[str, float], options: RunOptions) -> tuple[Array, Array] | None:
    """The judged metric [sides, replications] and hours a year [sides] beyond the baseline, with the same luck in every
    world; None where there is no such world."""
    world = _world(question.scenario, changes)
    if world is None:
        return None
    n = question.replications
    arms = [world.arms.index(side) for side in question.sides]
    results = run_tasks(world, [(arm, question.seed, r) for arm in arms for r in range(n)], options)
    hours = np.array([run.programme_hours + run.joint_hours for run in results]).reshape(len(arms), n).mean(axis=1)
    years = world.scenario.observed_years
    return world.values(results, question.metric.name).reshape(len(arms), n), (hours - hours[0]) / years
