# SPDX-License-Identifier: Apache-2.0
"""Successive halving on common luck: many uses of hours on a few replications, fewer on more, never above a budget.

After Jamieson and Talwalkar (2016, arXiv:1502.07943). Every use meets the same replications, so the few that remain are
told apart by what they do and not by their luck.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from colead import _core
from colead.experiments.uses import Use
from colead.runs import RunOptions, run_tasks
from colead.statistics.student import Array

FIRST_REPLICATIONS = 2
MOST_REPLICATIONS = 16
KEPT = 3  # one of so many goes on to the next round
FINALISTS = 4
MOST_LEVELS = 3  # of a strategy and audience: those that use most of the budget


@dataclass(frozen=True, slots=True)
class Tried:
    """A use that was tried in the search.

    Fields:
        use: which strategy, for whom, how often.
        replications: how many pairs of runs it had.
        gain: mean advantage over the baseline in the unit of the metric, positive is better. The best of many uses
            flatters itself: only the final contest's figures are to be believed.
        hours_a_year: beyond the baseline's.
        outcome: "final", "outdone" by others, or "over" the budget.
    """

    use: Use
    replications: int
    gain: float
    hours_a_year: float
    outcome: str


class Search:
    """Runs of uses on the replications of one seed; each is made once."""

    def __init__(
        self, scenario: _core.Scenario, output: _core.OutputInfo, budget: float, seed: int, options: RunOptions
    ) -> None:
        self._experiment = _core.Experiment(scenario)
        self._sign = -1.0 if output.better == "lower" else 1.0
        self._metric, self._budget, self._seed, self._options = output.name, budget, seed, options
        self._years = scenario.observed_years
        self._baseline = scenario.baseline
        self._values: dict[str, Array] = {}
        self._hours: dict[str, Array] = {}

    def run(self, names: Sequence[str], replications: int) -> None:
        """Makes what is missing of the first replications of each."""
        tasks, whose = [], []
        for name in (self._baseline, *names):
            arm = self._experiment.strategy(name)
            for replication in range(len(self._hours.get(name, ())), replications):
                tasks.append((arm, self._seed, replication))
                whose.append(name)
        results = run_tasks(self._experiment, tasks, self._options)
        of: dict[str, list[_core.RunResult]] = {}
        for name, result in zip(whose, results, strict=True):
            of.setdefault(name, []).append(result)
        for name, made in of.items():
            values = self._sign * np.asarray(self._experiment.values(made, self._metric))
            hours = np.array([one.programme_hours + one.joint_hours for one in made])
            self._values[name] = np.concatenate([self._values.get(name, np.empty(0)), values])
            self._hours[name] = np.concatenate([self._hours.get(name, np.empty(0)), hours])

    def gain(self, name: str) -> float:
        """Mean advantage over the baseline; NaN where no pair has the metric."""
        apart = self._values[name] - self._values[self._baseline][: len(self._values[name])]
        return float(np.nanmean(apart)) if np.isfinite(apart).any() else math.nan

    def hours_a_year(self, name: str) -> float:
        """Mean of all hours beyond the baseline's, a year."""
        own = self._hours[name]
        return float((own - self._hours[self._baseline][: len(own)]).mean()) / self._years

    def apart(self, name: str, other: str) -> tuple[Array, Array]:
        """(gain, hours a year) of one use beyond another, pair by pair."""
        return self._values[name] - self._values[other], (self._hours[name] - self._hours[other]) / self._years

    def tried(self, use: Use, outcome: str) -> Tried:
        name = use.name
        return Tried(use, len(self._hours[name]), self.gain(name), self.hours_a_year(name), outcome)

    def is_over(self, name: str) -> bool:
        return self.hours_a_year(name) > self._budget


class Searched(NamedTuple):
    """Who goes on to the final contest, and everything that was tried."""

    finalists: list[Use]
    tried: list[Tried]


def search(found: Search, uses: Sequence[Use], budget: float) -> Searched:
    """Begins with every strategy and audience as often as written, which tells
    what they cost; then the levels that by this cost keep within the budget; then ever fewer on ever more replications.
    """
    by_arm: dict[tuple[str, str], list[Use]] = {}
    for use in uses:
        by_arm.setdefault((use.which, use.who), []).append(use)
    written = [use for use in uses if use.often == 1.0]
    found.run([use.name for use in written], FIRST_REPLICATIONS)
    costs = {(use.which, use.who): found.hours_a_year(use.name) for use in written}
    pool = [use for arm, levels in by_arm.items() for use in affordable_levels(levels, costs[arm], budget)]
    tried = [found.tried(use, "over") for use in written if use not in pool and found.is_over(use.name)]
    tried += [found.tried(use, "outdone") for use in written if use not in pool and not found.is_over(use.name)]
    replications = FIRST_REPLICATIONS
    while pool:
        found.run([use.name for use in pool], replications)
        tried += [found.tried(use, "over") for use in pool if found.is_over(use.name)]
        pool = sorted((use for use in pool if not found.is_over(use.name)), key=lambda use: _order(found, use))
        last = len(pool) <= FINALISTS or replications >= MOST_REPLICATIONS
        kept = FINALISTS if last else max(FINALISTS, -(-len(pool) // KEPT))
        tried += [found.tried(use, "outdone") for use in pool[kept:]]
        pool = pool[:kept]
        if last:
            break
        replications *= 2
    return Searched(pool, tried + [found.tried(use, "final") for use in pool])


def _order(found: Search, use: Use) -> tuple[float, float, str]:
    """The greatest gain first; of equals the cheapest."""
    gain = found.gain(use.name)
    return (-gain if np.isfinite(gain) else np.inf, found.hours_a_year(use.name), use.name)


def affordable_levels(levels: Sequence[Use], cost_as_written: float, budget: float) -> list[Use]:
    """The levels that come nearest to the budget from below, if hours grow as the level does; at most three. Of what
    takes no hours, the highest."""
    inside = [use for use in levels if use.often * max(0.0, cost_as_written) <= budget]
    return sorted(inside, key=lambda use: -use.often)[:MOST_LEVELS]


def counts(tried: Sequence[Tried]) -> Mapping[str, int]:
    """How many uses came to which end."""
    return {outcome: sum(one.outcome == outcome for one in tried) for outcome in ("final", "outdone", "over")}
