# SPDX-License-Identifier: Apache-2.0
"""Assumption stress: would the answer survive if our assumptions were wrong?"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

import numpy as np

from colead import _core
from colead.base.as_json import JsonObject, json_record
from colead.experiments.at_work import at_work
from colead.experiments.budget import hours_words
from colead.experiments.plausible_worlds import leads, try_worlds
from colead.experiments.question import Question
from colead.experiments.ranges import Ranges
from colead.experiments.robustness import Robustness, robustness, standing
from colead.experiments.varying import Worlds
from colead.runs import FailedRun, OnError, Progress, RunOptions, RunStore, StorePath, Workforce
from colead.statistics.flips import Flip, find_flips
from colead.statistics.information import (
    Information,
    Spread,
    spread_of,
    value_of_all,
    value_of_each,
)
from colead.statistics.space import Varied, latin_hypercube
from colead.statistics.student import Array
from colead.words import titles


@dataclass(frozen=True)
class Stress:
    """Strategies in plausible worlds. `strategies` and `flips` come in the order of what they say most.

    Fields:
        scenario, metric, unit, seed, baseline: what was run, and judged by which metric in which unit.
        worlds, impossible, lost: how many were compared, could not be, and have no complete replication.
        failures: runs that could not be made, where they were to be collected.
        replications: runs of each strategy in each world.
        strategies: how each does over the worlds, the best first.
        varied, unvaried: the numbers that were varied, and how many were not.
        flips: changes of one number beyond which another strategy is best.
        information, value_of_everything: what exact knowledge of one number, or of all, is worth, in the unit.
        spread: what the spread of the answer rests on.
        budget_hours_a_year: the budget of the scenario, within which the best is sought; None: there is none.
        places: where each world lies in the range of each number, in [0, 1]: an array [worlds, numbers].
        gains: mean of each strategy in each world, positive is better: an array [worlds, strategies].
        seconds: time it took; two may differ in it and be equal.
        question: what was asked; its `command()` asks the same.

    Example:
        >>> found = cl.stress(scenario, worlds=20, strategies=["shadowing"], horizon_weeks=4, progress=False)
        >>> found.best.strategy in scenario.strategies
        True
    """

    scenario: str
    metric: str
    unit: str
    seed: int
    worlds: int
    impossible: int
    replications: int
    baseline: str
    strategies: tuple[Robustness, ...]
    varied: tuple[Varied, ...]
    unvaried: int
    flips: tuple[Flip, ...]
    information: tuple[Information, ...]
    value_of_everything: float
    spread: Spread
    places: Array = field(repr=False, compare=False)
    gains: Array = field(repr=False, compare=False)
    budget_hours_a_year: float | None = None
    lost: int = 0
    failures: tuple[FailedRun, ...] = ()
    seconds: float = field(default=math.nan, compare=False)
    question: Question | None = field(default=None, compare=False, repr=False)

    @property
    def best(self) -> Robustness:
        """The strategy that is best in most worlds."""
        return self.strategies[0]

    def title_of(self, strategy: str) -> str:
        """What a strategy is called where somebody reads; see `Comparison.title_of`.

        Parameters:
            strategy: its name, as commands and functions take it.

        Returns:
            Its title in the scenario, else its name in words; where several share a title, with the name beside it.

        Example:
            >>> found.title_of("shadowing")  # doctest: +SKIP
            'Shadowing'
        """
        scenario = None if self.question is None else self.question.scenario
        return titles.strategies(scenario, [one.strategy for one in self.strategies])[strategy]

    @property
    def sentence(self) -> str:
        """The answer in a sentence."""
        best = self.best
        text = f"{self._within()}{self._said(best.strategy)} is best in {100 * best.share_best:.0f} % of {self.worlds} "
        text += f"plausible worlds [{100 * best.low:.0f}, {100 * best.high:.0f}]"
        clear = [flip for flip in self.flips if flip.chance <= 0.05]
        if clear:
            return text + "; it flips to " + ", or to ".join(self._when(flip) for flip in clear[:2])
        if self.flips:
            return text + "; it may flip, though chance could show as much, to " + self._when(self.flips[0])
        if best.share_best == 1.0:
            return text + "; nothing that was varied flips it"
        other = self.strategies[1]
        share = f"{100 * other.share_best:.0f} %"
        return f"{text}; no single number flips it within its range (next: {self._said(other.strategy)}, {share})"

    def _within(self) -> str:
        if self.budget_hours_a_year is None:
            return ""
        if all(one.over for one in self.strategies if one.strategy != self.baseline):
            return f"No strategy keeps within {hours_words(self.budget_hours_a_year)}; of them all "
        return f"Within {hours_words(self.budget_hours_a_year)} "

    def _said(self, strategy: str) -> str:
        return titles.as_written(None if self.question is None else self.question.scenario, strategy)

    def _when(self, flip: Flip) -> str:
        side = "above" if flip.above else "below"
        return (
            f"{self._said(flip.strategy)} when {flip.path} is {side} {flip.value:.3g} [{flip.low:.3g}, {flip.high:.3g}]"
            f" (best in {100 * flip.share:.0f} % there, against {100 * flip.favourite_share:.0f} %)"
        )

    @property
    def measure_next(self) -> Information | None:
        """The number most worth measuring: by its value for the choice, else by its part in the spread."""
        worth = [one for one in self.information if one.clear]
        if worth:
            return worth[0]
        return max(self.information, key=lambda one: one.share_of_spread, default=None)

    def to_json(self) -> JsonObject:
        """What `colead stress --json` writes.

        Returns:
            A record without the arrays.
        """
        return {
            "scenario": self.scenario,
            "sentence": self.sentence,
            "metric": self.metric,
            "unit": self.unit,
            "seed": self.seed,
            "worlds": self.worlds,
            "impossible": self.impossible,
            "lost": self.lost,
            "failures": [one.to_json() for one in self.failures],
            "replications": self.replications,
            "baseline": self.baseline,
            "strategies": [asdict(one) for one in self.strategies],
            "varied": [asdict(one) for one in self.varied],
            "unvaried": self.unvaried,
            "flips": [asdict(one) for one in self.flips],
            "information": [asdict(one) for one in self.information],
            "value_of_everything": self.value_of_everything,
            "spread": json_record(asdict(self.spread)),
            "budget_hours_a_year": self.budget_hours_a_year,
        }


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
    seed: int | None = None,
    threads: int | None = None,
    progress: Progress = True,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
    on_error: OnError = "stop",
) -> Stress:
    """Draws plausible worlds from the ranges written in a scenario and compares the strategies in each.

    Worlds are a Latin hypercube over every number with a written range, uniform in it, independent of each other. All
    runs share their luck: inside a world and across worlds.

    Parameters:
        scenario: the organisation, with ranges of its numbers.
        worlds: how many, from 20 on.
        metric: what tells which is best; by default that of `compare.until` in the scenario, else lead_time_mean.
        strategies: names; by default all of the scenario.
        replications: runs of each strategy in each world, from 1 on; by default 1.
        horizon_weeks: fewer weeks, to be quicker; by default the scenario's.
        spread: also varies the other written numbers of grade C by this share, in (0, 1), to both sides.
        only: beginnings of paths; no other number varies.
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
    ranges = Ranges.of(scenario, horizon_weeks=horizon_weeks, spread=spread, only=only)
    question = Question.of(
        scenario,
        strategies=strategies,
        replications=replications,
        seed=seed,
        metric=metric,
        form=Worlds(worlds, ranges),
    )
    return stressed(question, options)


def in_worlds(question: Question, worlds: int) -> Question:
    """Whether the answer to a comparison survives: its strategies and its metric, in plausible worlds."""
    return Question.of(
        question.scenario,
        strategies=question.sides,
        seed=question.seed,
        metric=None if question.judged is None else question.judged.name,
        form=Worlds(worlds, Ranges.of(question.scenario)),
    )


def stressed(question: Question, options: RunOptions) -> Stress:
    """Makes the runs of a stress test and judges the strategies by them."""
    began = time.perf_counter()
    form, output = question.formed(Worlds), question.metric
    places = latin_hypercube(form.ranges.paths, form.count, question.seed)
    with at_work(options, question.label) as work:
        tried = try_worlds(question, form.ranges, places, work)
    places, gains = places[tried.possible], np.nanmean(tried.figures, axis=2)
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
        impossible=form.count - len(gains) - tried.lost,
        lost=tried.lost,
        failures=tried.failures,
        replications=question.replications,
        baseline=question.baseline,
        strategies=robustness(question.sides, gains, hours, found),
        varied=numbers,
        unvaried=form.ranges.unvaried,
        flips=find_flips(numbers, values, found.best, question.sides, seed=question.seed),
        information=information,
        value_of_everything=value_of_all(possible),
        spread=spread_of(answers, information),
        budget_hours_a_year=question.scenario.budget_hours_a_year,
        places=places,
        gains=gains,
        seconds=time.perf_counter() - began,
        question=question,
    )
