# SPDX-License-Identifier: Apache-2.0
"""Assumption stress: would the answer survive if our assumptions were wrong?"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace

import numpy as np

from colead import _core
from colead.base.as_json import JsonObject, json_record
from colead.base.checks import about, seed_or, whole
from colead.base.errors import ModelError
from colead.experiments.at_work import at_work
from colead.experiments.plausible_worlds import Trial, Tried, try_worlds, varied_numbers
from colead.experiments.question import strategies_of
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce
from colead.statistics.flips import Flip, find_flips
from colead.statistics.information import (
    Information,
    Spread,
    spread_of,
    ties_shared,
    value_of_all,
    value_of_each,
)
from colead.statistics.shares import wilson
from colead.statistics.space import Varied, latin_hypercube
from colead.statistics.student import Array

FEWEST_WORLDS = 20


@dataclass(frozen=True, slots=True)
class Robustness:
    """How one strategy does over the worlds. share_best: of worlds in which it is the best, with the 95 % interval of
    Wilson (1927). gain: mean advantage over the baseline, with the middle 90 % of worlds; expected_regret: mean loss
    against the best of each world. All in the unit of the metric, positive is better."""

    strategy: str
    share_best: float
    low: float
    high: float
    gain: float
    gain_low: float
    gain_high: float
    expected_regret: float


@dataclass(frozen=True)
class Stress:
    """Strategies in plausible worlds. `strategies` and `flips` come in the order of what they say most.

    Fields:
        scenario, metric, unit, seed, baseline: what was run, and judged by which metric in which unit.
        worlds, impossible: how many were compared, and how many could not be.
        replications: runs of each strategy in each world.
        strategies: how each does over the worlds, the best first.
        varied, unvaried: the numbers that were varied, and how many were not.
        flips: changes of one number beyond which another strategy is best.
        information, value_of_everything: what exact knowledge of one number, or of all, is worth, in the unit.
        spread: what the spread of the answer rests on.
        places: where each world lies in the range of each number, in [0, 1]: an array [worlds, numbers].
        gains: mean of each strategy in each world, positive is better: an array [worlds, strategies].
        seconds: time it took; two may differ in it and be equal.

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
    seconds: float = field(default=float("nan"), compare=False)

    @property
    def best(self) -> Robustness:
        """The strategy that is best in most worlds."""
        return self.strategies[0]

    @property
    def sentence(self) -> str:
        """The answer in a sentence."""
        best = self.best
        text = f"{best.strategy} is best in {100 * best.share_best:.0f} % of {self.worlds} plausible worlds"
        text += f" [{100 * best.low:.0f}, {100 * best.high:.0f}]"
        clear = [flip for flip in self.flips if flip.chance <= 0.05]
        if clear:
            return text + "; it flips to " + ", or to ".join(_when(flip) for flip in clear[:2])
        if self.flips:
            return text + "; it may flip, though chance could show as much, to " + _when(self.flips[0])
        if best.share_best == 1.0:
            return text + "; nothing that was varied flips it"
        others = next(one for one in self.strategies[1:])
        return (
            text
            + f"; no single number flips it within its range (next: {others.strategy}, {100 * others.share_best:.0f} %)"
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
            "replications": self.replications,
            "baseline": self.baseline,
            "strategies": [asdict(one) for one in self.strategies],
            "varied": [asdict(one) for one in self.varied],
            "unvaried": self.unvaried,
            "flips": [asdict(one) for one in self.flips],
            "information": [asdict(one) for one in self.information],
            "value_of_everything": self.value_of_everything,
            "spread": json_record(asdict(self.spread)),
        }


def _when(flip: Flip) -> str:
    side = "above" if flip.above else "below"
    return (
        f"{flip.strategy} when {flip.path} is {side} {flip.value:.3g} [{flip.low:.3g}, {flip.high:.3g}]"
        f" (best in {100 * flip.share:.0f} % there, against {100 * flip.favourite_share:.0f} %)"
    )


def stress(
    scenario: _core.Scenario,
    *,
    worlds: int = 200,
    metric: str | None = None,
    strategies: Iterable[str] | None = None,
    replications: int = 1,
    horizon_weeks: float | None = None,
    spread: float | None = None,
    only: Sequence[str] | None = None,
    seed: int | None = None,
    threads: int | None = None,
    progress: Progress = True,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
) -> Stress:
    """Draws plausible worlds from the ranges written in a scenario and compares the strategies in each.

    Worlds are a Latin hypercube over every number with a written range, uniform in it, independent of each other. All
    runs share their luck: inside a world and across worlds.

    Parameters:
        scenario: the organisation, with ranges of its numbers.
        worlds: how many, from 20 on.
        metric: what tells which is best; by default that of `compare.until` in the scenario, else lead_time_mean.
        strategies: names; by default all of the scenario.
        replications: runs of each strategy in each world, from 1 on.
        horizon_weeks: fewer weeks, to be quicker; by default the scenario's.
        spread: also varies the other written numbers of grade C by this share, in (0, 1), to both sides.
        only: beginnings of paths; no other number varies.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.
        executor: an executor of concurrent.futures or a Dask client that makes the runs. No result depends on it.
        store: a `Store`, or the path of one, in which runs are kept and found. No result depends on it.

    Returns:
        In which share of worlds each strategy is best, what flips the ranking, and which number to find out next.

    Raises:
        ModelError: for an unknown strategy, or nothing to vary or compare.
        ValueError: for a number outside its limits.

    Example:
        >>> found = cl.stress(scenario, worlds=200, replications=2, progress=False)  # doctest: +SKIP
        >>> print(found.sentence)  # doctest: +SKIP
    """
    options = RunOptions(threads, executor, store, progress)
    with about("worlds"):
        count = whole("worlds", worlds, FEWEST_WORLDS, 10**6)
    with about("replications"):
        runs = whole("replications", replications, 1, 10**6)
    with about("seed"):
        key = seed_or(scenario.seed, seed)
    sides = _sides(scenario, strategies)
    numbers, unvaried = varied_numbers(scenario, spread=spread, only=only)
    trial = Trial(scenario, numbers, sides, metric, runs, key, horizon_weeks)
    began = time.perf_counter()
    places = latin_hypercube([number.path for number in numbers], count, key)
    with at_work(options, "stress") as work:
        tried = try_worlds(trial, places, work)
    found = _stress(trial, places[tried.possible], tried)
    impossible = count - len(tried.possible)
    return replace(found, impossible=impossible, unvaried=unvaried, seconds=time.perf_counter() - began)


def _sides(scenario: _core.Scenario, strategies: Iterable[str] | None) -> tuple[str, ...]:
    sides = tuple(dict.fromkeys((scenario.baseline, *strategies_of(scenario, strategies))))
    with about("strategies"):
        if len(sides) < 2:
            raise ModelError("there is nothing to compare the baseline with")
    return sides


def _stress(trial: Trial, places: Array, tried: Tried) -> Stress:
    numbers = trial.numbers
    each_run = tried.sign * tried.figures
    gains = np.nanmean(each_run, axis=2)
    first, best = ties_shared(gains)
    order = np.argsort(-first.mean(axis=0), kind="stable")
    favourite = int(order[0])
    against = 0 if favourite != 0 else int(order[1])
    answers = each_run[:, favourite] - each_run[:, against]
    answers = np.where(np.isnan(answers), np.nanmean(answers), answers)
    information = value_of_each(numbers, places, gains, answers.mean(axis=1), seed=trial.seed)
    values = np.stack([number.at(places[:, column]) for column, number in enumerate(numbers)], axis=1)
    return Stress(
        scenario=trial.scenario.name,
        metric=tried.output.name,
        unit=tried.output.unit,
        seed=trial.seed,
        worlds=len(gains),
        impossible=0,
        replications=trial.replications,
        baseline=trial.strategies[0],
        strategies=tuple(_robustness(trial.strategies[row], gains, first, int(row)) for row in order),
        varied=numbers,
        unvaried=0,
        flips=find_flips(numbers, values, best, trial.strategies, seed=trial.seed),
        information=information,
        value_of_everything=value_of_all(gains),
        spread=spread_of(answers, information),
        places=places,
        gains=gains,
    )


def _robustness(name: str, gains: Array, first: Array, row: int) -> Robustness:
    worlds = len(gains)
    part = float(first[:, row].mean())
    low, high = wilson(part, worlds)
    over = gains[:, row] - gains[:, 0]
    gain_low, gain_high = np.quantile(over, [0.05, 0.95])
    return Robustness(
        strategy=name,
        share_best=part,
        low=low,
        high=high,
        gain=float(over.mean()),
        gain_low=float(gain_low),
        gain_high=float(gain_high),
        expected_regret=float((gains.max(axis=1) - gains[:, row]).mean()),
    )
