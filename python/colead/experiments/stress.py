# SPDX-License-Identifier: Apache-2.0
"""Assumption stress: would the answer survive if our assumptions were wrong?"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

import numpy as np

from colead import _core
from colead.base.fronts import front
from colead.experiments.at_work import at_work
from colead.experiments.fitted_worlds import FittedWorlds
from colead.experiments.plausible_worlds import leads, try_worlds
from colead.experiments.question import Question
from colead.experiments.ranges import Ranges
from colead.experiments.robustness import Robustness, robustness, standing
from colead.experiments.stress_answer import Stress
from colead.experiments.varying import Worlds
from colead.runs import FailedRun, OnError, Progress, RunOptions, RunStore, StorePath, Workforce
from colead.statistics.flips import Flip, find_flips
from colead.statistics.information import Information, spread_of, value_of_all, value_of_each
from colead.statistics.sample_information import SampleWorth, value_of_samples
from colead.statistics.space import Varied, latin_hypercube
from colead.statistics.student import Array
from colead.tables import Rows


@front
def stress(
    scenario: _core.Scenario,
    *,
    worlds: int = 200,
    metric: str | None = None,
    strategies: Iterable[str] | None = None,
    replications: int | None = None,
    horizon_weeks: float | None = None,
    spread: float | None = None,
    only: Sequence[str] | None = None,
    stated_only: bool = False,
    worlds_from: FittedWorlds | None = None,
    seed: int | None = None,
    threads: int | None = None,
    progress: Progress = True,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
    on_error: OnError = "stop",
) -> Stress:
    """Draws plausible worlds from the ranges of what is assumed and compares the strategies in each.

    Worlds are a Latin hypercube over every number with a written range and every other assumption (grade C), which has
    the range of its sort (`colead kinds` shows it), uniform in it, independent of each other. Numbers of strategies
    that are not compared stay. All runs share their luck: inside a world and across worlds.

    Parameters:
        scenario: the organisation, with ranges of its numbers.
        worlds: how many, from 20 on.
        metric: what tells which is best; by default that of `compare.until` in the scenario, else lead_time_mean.
        strategies: names; by default all of the scenario.
        replications: runs of each strategy in each world, from 1 on; by default 1.
        horizon_weeks: fewer weeks, to be quicker; by default the scenario's.
        spread: assumptions without a written range vary by this share, in (0, 1), to both sides.
        only: beginnings of paths; no other number varies.
        stated_only: only numbers vary whose range is written in the scenario.
        worlds_from: worlds that fit the evidence, of `calibrate`, in place of those drawn from ranges; what they do not
            hold varies over its range. `worlds` is then how many are taken, at most as many as fit.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.
        executor: an executor of concurrent.futures or a Dask client that makes the runs. No result depends on it.
        store: a `Store`, or the path of one, in which runs are kept and found. No result depends on it.
        on_error: "stop": what the first failing run raises is raised, with a note that says which run it was;
            "collect": the others are made all the same. A replication that failed in one strategy counts in none of
            that world.

    Returns:
        In which share of worlds each strategy is best, what flips the ranking, and which number to find out next.

    Raises:
        ModelError: for an unknown strategy, or nothing to vary or compare.
        ValueError: for a number outside its limits.

    Example:
        >>> found = cl.stress(scenario, worlds=200, replications=2, progress=False)  # doctest: +SKIP
        >>> print(found.sentence)  # doctest: +SKIP
    """
    options = RunOptions(threads, executor, store, progress, on_error)
    named = strategies if strategies is None or isinstance(strategies, str) else tuple(strategies)
    ranges = Ranges.of(
        scenario, strategies=named, horizon_weeks=horizon_weeks, spread=spread, only=only, stated_only=stated_only
    )
    question = Question.of(
        scenario,
        strategies=named,
        replications=replications,
        seed=seed,
        metric=metric,
        form=Worlds(worlds, ranges, worlds_from),
    )
    return stressed(question, options)


def in_worlds(question: Question, worlds: int) -> Question:
    """Whether the answer to a comparison survives: its strategies and its metric, in plausible worlds."""
    return Question.of(
        question.scenario,
        strategies=question.sides,
        seed=question.seed,
        metric=None if question.judged is None else question.judged.name,
        form=Worlds(worlds, Ranges.of(question.scenario, strategies=question.sides)),
    )


def stressed(question: Question, options: RunOptions) -> Stress:
    """Makes the runs of a stress test and judges the strategies by them."""
    began = time.perf_counter()
    form, output = question.formed(Worlds), question.metric
    drawn = _drawn(form, question.seed)
    with at_work(options, question.label) as work:
        tried = try_worlds(question, form.ranges, drawn, work)
    places, gains = drawn[tried.possible], np.nanmean(tried.figures, axis=2)
    numbers = form.ranges.numbers
    hours = tried.hours_a_year.mean(axis=0)
    found = standing(gains, hours, question.scenario.budget_hours_a_year)
    answers = leads(tried.figures, found.order)
    possible = gains[:, found.rivals]
    information = value_of_each(numbers, places, possible, answers.mean(axis=1), seed=question.seed)
    values = np.stack([number.at(places[:, column]) for column, number in enumerate(numbers)], axis=1)
    return Stress(
        scenario=question.scenario.name,
        metric=output.name,
        unit=output.unit,
        seed=question.seed,
        worlds=len(gains),
        impossible=len(drawn) - len(gains) - tried.lost,
        lost=tried.lost,
        failures=Rows(tried.failures, of=FailedRun),
        replications=question.replications,
        baseline=question.baseline,
        strategies=Rows(robustness(question.sides, gains, hours, found), of=Robustness),
        varied=Rows(numbers, of=Varied),
        unvaried=form.ranges.unvaried,
        flips=Rows(find_flips(numbers, values, found.first, question.sides, seed=question.seed), of=Flip),
        information=Rows(information, of=Information),
        samples=Rows(_samples(information, numbers, places, possible, question.seed), of=SampleWorth),
        value_of_everything=value_of_all(possible),
        spread=spread_of(answers, information),
        budget_hours_a_year=question.scenario.budget_hours_a_year,
        places=places,
        gains=gains,
        fitted_to="" if form.fitted is None else form.fitted.scenario,
        seconds=time.perf_counter() - began,
        question=question,
    )


def _drawn(form: Worlds, seed: int) -> Array:
    """Places in the ranges of the numbers, where those that fit the evidence come first."""
    places = latin_hypercube(form.ranges.paths, form.count, seed)
    return places if form.fitted is None else form.fitted.places_among(form.ranges.numbers, places)


def _samples(
    information: Sequence[Information], numbers: Sequence[Varied], places: Array, gains: Array, seed: int
) -> tuple[SampleWorth, ...]:
    """What measuring the number that is worth most would be worth; empty where none is clearly worth anything."""
    clear = next((one.path for one in information if one.clear), None)
    for at, number in enumerate(numbers):
        if number.path == clear:
            return value_of_samples(number, places[:, at], gains, seed=seed)
    return ()
