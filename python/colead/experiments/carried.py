# SPDX-License-Identifier: Apache-2.0
"""Which assumed number carries the answer: the leading strategy with each of its mechanisms taken away in turn."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from itertools import count as count_from

import numpy as np

from colead import _core
from colead.base.as_json import Plain
from colead.experiments.kept_runs import KeptRuns
from colead.experiments.question import Question
from colead.statistics.student import Array, half_widths, moments

RunElsewhere = Callable[[_core.Experiment, Sequence[tuple[int, int, int]]], Sequence[_core.RunResult]]

REPLICATIONS = 6
MOST_NUMBERS = 12  # those of contact among them
CARRIES = 0.5  # of the gain, from which on a number is said to carry it
HOURS = ("hours", "minutes", "weeks", "hours per week")  # what a strategy costs is no mechanism
SCHEDULE = ("threshold", "probability", "share", "dose", "talk", "bad_contact")
# What contact at any session does; these act in the baseline too, which is run anew.
OF_CONTACT = (
    "behaviour.learning.contact_understanding",
    "behaviour.learning.contact_perception",
    "behaviour.learning.contact_prior",
)


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One number taken to 0. `gain` is the strategy's with it, `without` its gain once it is 0, `carried` their
    difference with its interval; all in the unit of the metric, positive is better."""

    path: str
    value: float
    grade: str
    gain: float
    without: float
    carried: float
    low: float
    high: float

    @property
    def reverses(self) -> bool:
        return self.gain > 0 > self.without

    @property
    def carries(self) -> bool:
        """Whether at least half of the gain goes with it, and it is not chance."""
        return self.gain > 0 and self.low > 0 and self.carried >= CARRIES * self.gain


@dataclass(frozen=True, slots=True)
class Carried(Plain):
    """What the gain of the leading strategy on one metric rests on; the number that carries most comes first."""

    strategy: str
    metric: str
    unit: str
    replications: int
    runs: int  # made for this
    mechanisms: tuple[Mechanism, ...]
    untried: int = 0  # numbers of its own that may be 0 as well, and were not taken to it


def mechanism_numbers(scenario: _core.Scenario, strategy: str) -> list[_core.Assumption]:
    """All assumed numbers of the strategy's interventions that may be 0, and what contact does: their records."""
    own = f"strategies.{strategy}["
    records = [record for record in scenario.assumptions if record.grade == "C" and record.value != 0]
    ours = [one for one in records if one.path.startswith(own) and one.low <= 0 and not _of_schedule(one)]
    shared = [one for one in records if one.path in OF_CONTACT]
    return ours + shared


def _tried(records: Sequence[_core.Assumption]) -> list[_core.Assumption]:
    """As many as are taken to 0: first of the strategy's own, always with those of contact."""
    shared = [one for one in records if one.path in OF_CONTACT]
    ours = [one for one in records if one.path not in OF_CONTACT]
    return ours[: MOST_NUMBERS - len(shared)] + shared


def _of_schedule(record: _core.Assumption) -> bool:
    return record.unit in HOURS or record.path.rsplit(".", 1)[-1] in SCHEDULE


def carried(
    question: Question,
    plan: _core.ComparisonPlan,
    kept: KeptRuns,
    strategy: str,
    run: RunElsewhere,
) -> Carried:
    """Runs the strategy, on the first replications of the comparison, with each number at 0; the baseline as well where
    the number is not the strategy's own."""
    experiment, output = question.experiment, question.metric
    arms = {
        side.strategy: experiment.arm(side.arm) for side in plan.sides if side.strategy in (question.baseline, strategy)
    }
    count = min(REPLICATIONS, plan.replications)
    every = mechanism_numbers(question.scenario, strategy)
    numbers = _tried(every)
    own = [record for record in numbers if record.path.startswith("strategies.")]
    maker = _Variants(question, strategy, kept.numbers[:count], plan.seed, run)
    values = {name: maker.values(experiment, kept.results[name][:count]) for name in arms}
    gain = values[strategy] - values[question.baseline]
    without = dict(zip((record.path for record in own), maker.of_the_strategy(arms[strategy], own), strict=True))
    found = []
    for record in numbers:
        if record.path in without:
            anew = without[record.path] - values[question.baseline]
        else:
            base, ours = maker.of_the_scenario([arms[question.baseline], arms[strategy]], record)
            anew = ours - base
        found.append(_mechanism(record, gain, anew, plan.confidence))
    ranked = tuple(sorted(found, key=lambda one: (math.isnan(one.carried), -one.carried)))
    runs = count * (len(own) + 2 * (len(numbers) - len(own)))
    return Carried(strategy, output.name, output.unit, count, runs, ranked, len(every) - len(numbers))


@dataclass(frozen=True, slots=True)
class _Variants:
    """Values of the judged metric where a number is 0, greater is better."""

    question: Question
    strategy: str
    replications: Sequence[int]
    seed: int
    run: RunElsewhere

    def values(self, made: _core.Experiment, runs: Sequence[_core.RunResult]) -> Array:
        return self.question.sign * np.asarray(made.values(list(runs), self.question.metric.name))

    def of_the_strategy(self, arm: _core.Arm, records: Sequence[_core.Assumption]) -> list[Array]:
        """For each number of the strategy. As strategies of one scenario they have their warm-up in common."""
        if not records:
            return []
        scenario = self.question.scenario
        settings = json.loads(scenario.resolved_json())
        names = []
        for record in records:
            changed = json.loads(scenario.with_({record.path: 0}).resolved_json())
            names.append(_free_name(self.strategy, settings["strategies"]))
            settings["strategies"][names[-1]] = changed["strategies"][self.strategy]
        text = json.dumps(settings, allow_nan=False)
        other = _core.Experiment(_core.Scenario.from_yaml(text, "<numbers at 0>", kinds=scenario.kinds))
        return self._made(other, [replace(arm, id=f"{name}/carried", strategy=name) for name in names])

    def of_the_scenario(self, arms: Sequence[_core.Arm], record: _core.Assumption) -> list[Array]:
        """Of each arm."""
        other = _core.Experiment(self.question.scenario.with_({record.path: 0}))
        return self._made(other, [replace(arm, id=f"{arm.strategy}/carried") for arm in arms])

    def _made(self, other: _core.Experiment, arms: Sequence[_core.Arm]) -> list[Array]:
        numbers = [arm.add_to(other) for arm in arms]
        count = len(self.replications)
        made = self.run(other, [(number, self.seed, r) for number in numbers for r in self.replications])
        return [self.values(other, made[at * count : (at + 1) * count]) for at in range(len(arms))]


def _free_name(strategy: str, taken: Container[str]) -> str:
    return next(name for n in count_from(1) if (name := f"{strategy}_{n}") not in taken)


def _mechanism(record: _core.Assumption, gain: Array, without: Array, confidence: float) -> Mechanism:
    mean, error, pairs = moments((gain - without)[np.newaxis, :])
    half = float(half_widths(error, pairs, 1.0 - confidence)[0])
    return Mechanism(
        path=record.path,
        value=float(record.value),
        grade=record.grade,
        gain=float(np.nanmean(gain)),
        without=float(np.nanmean(without)),
        carried=float(mean[0]),
        low=float(mean[0]) - half,
        high=float(mean[0]) + half,
    )
