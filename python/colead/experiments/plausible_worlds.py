# SPDX-License-Identifier: Apache-2.0
"""Plausible worlds: what strategies give in each of them, on the same luck."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from colead import _core
from colead.base.checks import about
from colead.base.errors import Interrupted, ModelError, ScenarioError
from colead.base.shown import counted
from colead.experiments.at_work import silent
from colead.experiments.failing import complete_in, in_place, naming_place, values_of
from colead.experiments.question import Question
from colead.experiments.ranges import Ranges
from colead.experiments.worlds_together import TOGETHER, differ_in_strategies_alone, run_together
from colead.runs import FailedRun, Outcome, RunOptions, as_asked
from colead.statistics.student import Array

FEWEST_POSSIBLE = 10
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Tried:
    """Indices of the worlds that are possible; figures [worlds, sides, replications], greater is better; and hours a
    year [worlds, sides] beyond the baseline.

    failures: runs that could not be made, where they are to be collected. A replication that failed in one strategy,
    or has no such figure in it, counts in none of that world; a world without any is `lost`.
    """

    possible: list[int]
    figures: Array
    hours_a_year: Array
    failures: tuple[FailedRun, ...] = ()
    lost: int = 0


class InWorld(NamedTuple):
    """The judged metric [sides, replications], NaN where a side has no such run; hours a year [sides] beyond the
    baseline; and the runs that failed."""

    figures: Array
    hours_a_year: Array
    failures: tuple[FailedRun, ...]


def try_worlds(question: Question, ranges: Ranges, places: Array, options: RunOptions) -> Tried:
    """Makes the runs of every world, those of all sides of the question; places are [worlds, numbers] in [0, 1]."""
    values = np.stack([number.at(places[:, column]) for column, number in enumerate(ranges.numbers)], axis=1)
    began = time.perf_counter()
    possible: list[int] = []
    figures: list[Array] = []
    hours: list[Array] = []
    failures: list[FailedRun] = []
    lost = 0
    runs = len(question.sides) * question.replications
    tell = options.progress
    changes = [ranges.changes(row) for row in values]
    with closing(_worlds(question, ranges, changes, silent(options))) as worlds:
        for at, world in enumerate(worlds):
            if world is not None:
                failures += world.failures
                whole = ~np.isnan(world.figures).any(axis=0)
                if whole.any():
                    possible.append(at)
                    figures.append(np.where(whole, world.figures, np.nan))
                    hours.append(world.hours_a_year)
                else:
                    lost += 1
            if callable(tell) and tell((at + 1) * runs, len(places) * runs, time.perf_counter() - began) is False:
                raise Interrupted("stopped by the caller")
    if len(possible) < min(FEWEST_POSSIBLE, len(places)) and lost:
        why = f"{lost} lost to failures; {failures[0]}" if failures else lacking(question, lost)
        raise ModelError(f"{len(possible)} of {len(places)} worlds are left, {why}")
    with about("scenario"):
        if len(possible) < min(FEWEST_POSSIBLE, len(places)):
            raise ModelError(
                f"only {len(possible)} of {len(places)} worlds are possible: the ranges contradict each other"
            )
    return Tried(possible, question.sign * np.stack(figures), np.stack(hours), tuple(failures), lost)


def lacking(question: Question, lost: int) -> str:
    """What is said of worlds that are lost though no run failed."""
    whole = f"no replication in which every strategy has {question.metric.name}"
    return f"{counted(lost, 'has', 'have')} {whole}: take more replications, or more weeks"


def _worlds(
    question: Question, ranges: Ranges, changes: Sequence[Mapping[str, float]], options: RunOptions
) -> Generator[InWorld | None]:
    """What is found in each, in order. Worlds that differ in strategies alone share a past, where threads make them and
    no run fails: what fails is told by its own world, which has the name of it."""
    within = partial(_in_world, question)
    if options.store is not None or options.executor is not None or not differ_in_strategies_alone(ranges):
        yield from each_world(within, changes, options)
        return
    for first in range(0, len(changes), TOGETHER):
        block = changes[first : first + TOGETHER]
        try:
            found = run_together(question, block, replace(options, on_error="stop"))
        except Interrupted:
            raise
        except Exception:
            yield from each_world(within, block, options, first)
            continue
        yield from (None if one is None else InWorld(one.figures, one.hours_a_year, ()) for one in found)


def each_world(
    within: Callable[[int, Mapping[str, float], RunOptions], Found | None],
    changes: Sequence[Mapping[str, float]],
    options: RunOptions,
    first: int = 0,
) -> Generator[Found | None]:
    """What is found in each world, in order: by its number, from `first` on, and by what it changes in the scenario.

    A world has few runs, so threads take one each; with an executor as many as it has workers ask it for their runs at
    once. A store belongs to one thread: with it there is one world after the other. Who stops need not wait until the
    worlds that are being run are done.
    """
    if options.store is not None:
        yield from (within(at, one, options) for at, one in enumerate(changes, first))
        return
    stopped = threading.Event()
    alone = replace(options, threads=1, progress=lambda *_: not stopped.is_set())
    with ThreadPoolExecutor(options.at_once) as pool:
        worlds = [pool.submit(within, at, one, alone) for at, one in enumerate(changes, first)]
        try:
            for world in worlds:
                yield world.result()
        finally:
            stopped.set()
            pool.shutdown(cancel_futures=True)


def watched(outputs: Iterable[str], options: RunOptions) -> tuple[str, ...]:
    """For which outputs metrics have to watch: these; all (none is named) where whole runs are kept in a store."""
    return () if options.kept_in is not None else tuple(dict.fromkeys(outputs))


def world_with(
    scenario: _core.Scenario, changes: Mapping[str, float], outputs: Sequence[str] = ()
) -> _core.Experiment | None:
    """The scenario where the numbers have these values; None where its own rules refuse that. Only metrics that give
    one of these outputs watch, where some are named."""
    try:
        return _core.Experiment(scenario.with_(changes), outputs)
    except (ScenarioError, ModelError):
        return None


def _in_world(question: Question, at: int, changes: Mapping[str, float], options: RunOptions) -> InWorld | None:
    """All sides, with the same luck in every world; None where there is no such world."""
    world = world_with(question.scenario, changes, watched([question.metric.name], options))
    if world is None:
        return None
    n, sides = question.replications, len(question.sides)
    arms = [world.arms.index(side) for side in question.sides]
    with naming_place(world, question.scenario, at, changes):
        outcomes = as_asked(world, [(arm, question.seed, r) for arm in arms for r in range(n)], options)
    whole = complete_in(outcomes, sides)
    found = np.where(whole, values_of(world, outcomes, question.metric.name, sides), np.nan)
    hours = np.array([_hours(one) for one in outcomes]).reshape(sides, n)
    kept = hours if whole.all() else hours[:, whole]
    spent = kept.mean(axis=1) if whole.any() else np.full(sides, np.nan)
    failed = in_place(world, outcomes, question.scenario, at, changes)
    return InWorld(found, (spent - spent[0]) / world.scenario.observed_years, failed)


def _hours(outcome: Outcome) -> float:
    """Of sessions and of joint work; NaN for a run that failed."""
    return outcome.programme_hours + outcome.joint_hours if isinstance(outcome, _core.RunResult) else np.nan


def leads(figures: Array, order: NDArray[np.int64]) -> Array:
    """[worlds, replications]: how far the most often best strategy leads the baseline, or the next if it is that."""
    favourite = int(order[0])
    against = 0 if favourite != 0 else int(order[1])
    found = figures[:, favourite] - figures[:, against]
    return np.where(np.isnan(found), np.nanmean(found), found)
