# SPDX-License-Identifier: Apache-2.0
"""What a stress test says: how strategies do in plausible worlds, what flips them, and what to find out next."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

import numpy as np

from colead import _core
from colead.base.as_json import JsonObject, json_record
from colead.base.same import Same
from colead.base.shown import Shown, Told, told_of_rows
from colead.experiments import plotted
from colead.experiments.budget import hours_words
from colead.experiments.question import Question
from colead.experiments.ranges import tried_of
from colead.experiments.robustness import Robustness
from colead.experiments.titled import Titled
from colead.runs import FailedRun
from colead.statistics.flips import Flip
from colead.statistics.information import ROUNDING, Information, Spread
from colead.statistics.sample_information import SampleWorth
from colead.statistics.space import Varied
from colead.statistics.student import Array
from colead.tables import Rows
from colead.words import titles
from colead.words.phrases import listed


@dataclass(frozen=True, repr=False, eq=False)
class Stress(Titled, Same, Shown):
    """Strategies in plausible worlds. `strategies` and `flips` come in the order of what they say most.

    Fields:
        scenario, metric, unit, seed, baseline: what was run, and judged by which metric in which unit.
        worlds, impossible, lost: how many were compared, could not be, and have no replication with the metric in every
            strategy.
        failures: runs that could not be made, where they were to be collected.
        replications: runs of each strategy in each world.
        strategies: how each does over the worlds, the best first.
        varied, unvaried: the numbers that were varied, and in how many places stand those that were not.
        flips: changes of one number beyond which another strategy is best.
        information, value_of_everything: what exact knowledge of one number, or of all, is worth, in the unit.
        samples: what measuring the number that is worth most would be worth, by size; none where chance could show as
            much of any number.
        spread: what the spread of the answer rests on.
        budget_hours_a_year: the budget of the scenario, within which the best is sought; None: there is none.
        places: where each world lies in the range of each number, in [0, 1]: an array [worlds, numbers].
        gains: mean of each strategy in each world, positive is better: an array [worlds, strategies].
        fitted_to: the scenario to whose evidence these worlds were fitted; empty: drawn from ranges alone.
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
    strategies: Rows[Robustness]
    varied: Rows[Varied]
    unvaried: int
    flips: Rows[Flip]
    information: Rows[Information]
    value_of_everything: float
    spread: Spread
    places: Array = field(repr=False, compare=False)
    gains: Array = field(repr=False, compare=False)
    fitted_to: str = ""
    budget_hours_a_year: float | None = None
    lost: int = 0
    failures: Rows[FailedRun] = field(default=Rows(of=FailedRun))
    samples: Rows[SampleWorth] = field(default=Rows(of=SampleWorth))
    seconds: float = field(default=float("nan"), compare=False)
    question: Question | None = field(default=None, compare=False, repr=False)

    @property
    def best(self) -> Robustness:
        """The strategy that is best in most worlds."""
        return self.strategies[0]

    def _named(self) -> list[str]:
        return [one.strategy for one in self.strategies]

    @property
    def plot(self) -> plotted.StressPlots:
        """Charts of this stress test."""
        return plotted.StressPlots(self)

    @property
    def sentence(self) -> str:
        """The answer in a sentence."""
        best = self.best
        equals = self._never_beaten()
        if equals and best.share_best < 1.0:
            which = f"all {self.worlds} {self.sort_of_worlds} ({self.tried})"
            if len(equals) == 1:
                return f"{self._within()}{self._said(best.strategy)} is best in {which}, in some as good as others"
            names = listed([self._said(one.strategy) for one in equals])
            others = ", and no other is better in any" if len(equals) < len(self.strategies) else ""
            return f"{self._within()}{names} are equally good in {which}{others}"
        text = f"{self._within()}{self._said(best.strategy)} is best in {100 * best.share_best:.0f} % of {self.worlds} "
        text += f"{self.sort_of_worlds} [{100 * best.low:.0f}, {100 * best.high:.0f}] ({self.tried})"
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

    def _never_beaten(self) -> list[Robustness]:
        """Those that come into question and are not worse than another in any world, but for rounding."""
        least = ROUNDING * max(1.0, float(np.abs(self.gains).max()))
        return [one for one in self.strategies if one.share_best > 0.0 and one.expected_regret <= least]

    def _within(self) -> str:
        if self.budget_hours_a_year is None:
            return ""
        if all(one.over for one in self.strategies if one.strategy != self.baseline):
            return f"No strategy keeps within {hours_words(self.budget_hours_a_year)}; of them all "
        return f"Within {hours_words(self.budget_hours_a_year)} "

    def _said(self, strategy: str) -> str:
        return titles.as_written(self.source, strategy)

    def _when(self, flip: Flip) -> str:
        side = "above" if flip.above else "below"
        return (
            f"{self._said(flip.strategy)} when {flip.path} is {side} {flip.value:.3g} [{flip.low:.3g}, {flip.high:.3g}]"
            f" (best in {100 * flip.share:.0f} % there, against {100 * flip.favourite_share:.0f} %)"
        )

    @property
    def tried(self) -> str:
        """How many of the numbers of the model and of what was compared were varied."""
        return tried_of(sum(len(one.paths) for one in self.varied), self.unvaried)

    @property
    def sort_of_worlds(self) -> str:
        """Where they come from: ranges alone, or the evidence too."""
        return "worlds that fit the evidence" if self.fitted_to else "plausible worlds"

    @property
    def measure_next(self) -> Information | None:
        """The number most worth measuring: by its value for the choice, else by its part in the spread. None where
        chance could show as much of any of them."""
        worth = [one for one in self.information if one.clear]
        if worth:
            return worth[0]
        wide = [one for one in self.information if one.spreads]
        return max(wide, key=lambda one: one.share_of_spread, default=None)

    @property
    def enough_sample(self) -> SampleWorth | None:
        """The smallest measurement of `measure_next` that is worth more than chance shows, so that it would change the
        choice. None where none of those tried is, or where exact knowledge of no number is."""
        noise = 0.0 if self.measure_next is None else self.measure_next.noise
        return next((one for one in self.samples if one.worth > noise), None)

    @property
    def measurement(self) -> str:
        """How large a measurement of `measure_next` to take, in words; empty where there is nothing to tell."""
        found = self.enough_sample
        if found is None:
            return ""
        return f"{found.wanted}; {100 * found.changes:.0f} % of such measurements would change the choice"

    def _told(self) -> Told:
        found = told_of_rows(self.strategies)
        head = f"'{self.scenario}': {self.worlds} plausible worlds, {len(self.varied)} numbers varied, {self.metric}"
        return Told(head, self.sentence, found.columns, found.rows, notes=(f"Gains in {self.unit}.",))

    def _came_out(self) -> tuple[object, ...]:
        return self.scenario, self.seed, self.metric, self.places.tobytes(), self.gains.tobytes(), self.failures

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
            "tried": self.tried,
            "flips": [asdict(one) for one in self.flips],
            "information": [asdict(one) for one in self.information],
            "samples": [asdict(one) for one in self.samples],
            "enough_sample": None if (found := self.enough_sample) is None else asdict(found),
            "value_of_everything": self.value_of_everything,
            "spread": json_record(asdict(self.spread)),
            "budget_hours_a_year": self.budget_hours_a_year,
        }


def require_stress_of(scenario: _core.Scenario, stress: Stress) -> None:
    """ValueError for a stress test of another scenario, or of one of this name with other values."""
    if stress.scenario != scenario.name:
        raise ValueError(f"the stress test is of '{stress.scenario}', not of '{scenario.name}'")
    if stress.question is not None and stress.question.scenario != scenario:
        raise ValueError(
            f"the stress test is of '{scenario.name}' with other values, which `cl.diff(stress.question.scenario, "
            "scenario)` tells; make it of this scenario"
        )
