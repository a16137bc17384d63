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
    against the best of each world. All in the unit of the measure, positive is better."""

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
    """Strategies in plausible worlds. `strategies` and `flips` come in the order of what they say most."""

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
    """Draws plausible worlds from the ranges written in the scenario and compares the strategies in each.

    Worlds are a Latin hypercube over every number with a written range, uniform in it, independent of each other. All
    runs share their luck: inside a world and across worlds. spread, in (0, 1), also varies the other numbers of grade C
    that stand in the file, by that share to both sides; only keeps paths that begin with one of these. The metric is
    the scenario's `compare.until.metric` or lead_time_mean unless given; fewer weeks of horizon make it quicker.
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
    places = latin_hypercube(numbers, count, key)
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
