# SPDX-License-Identifier: Apache-2.0
"""Which assumed number carries the answer: the leading strategy with each of its mechanisms taken away in turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from colead import _core
from colead.base.as_json import Plain
from colead.experiments.question import Question
from colead.statistics.student import Array, half_widths, moments

RunElsewhere = Callable[[_core.Experiment, Sequence[tuple[int, int, int]]], Sequence[_core.RunResult]]

REPLICATIONS = 6
MOST_NUMBERS = 12
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


def mechanism_numbers(scenario: _core.Scenario, strategy: str) -> list[_core.Assumption]:
    """Assumed numbers of the strategy's interventions that may be 0, and what contact does: their records."""
    own = f"strategies.{strategy}["
    records = [record for record in scenario.assumptions if record.grade == "C" and record.value != 0]
    ours = [one for one in records if one.path.startswith(own) and one.low <= 0 and not _of_schedule(one)]
    shared = [one for one in records if one.path in OF_CONTACT]
    return (ours + shared)[:MOST_NUMBERS]


def _of_schedule(record: _core.Assumption) -> bool:
    return record.unit in HOURS or record.path.rsplit(".", 1)[-1] in SCHEDULE


def carried(
    question: Question,
    plan: _core.ComparisonPlan,
    results: Mapping[str, Sequence[_core.RunResult]],
    strategy: str,
    run: RunElsewhere,
) -> Carried:
    """Runs the strategy, on the first replications of the comparison, with each number at 0; the baseline as well where
    the number is not the strategy's own."""
    experiment, scenario, output = question.experiment, question.scenario, question.metric
    sides = {side.strategy: side.arm for side in plan.sides}
    baseline = question.baseline
    count = min(REPLICATIONS, plan.replications)

    def values(made: _core.Experiment, runs: Sequence[_core.RunResult]) -> Array:
        return question.sign * np.asarray(made.values(list(runs), output.name))

    first = {name: values(experiment, results[name][:count]) for name in (baseline, strategy)}
    numbers = mechanism_numbers(scenario, strategy)
    found, runs = [], 0
    for record in numbers:
        other = _core.Experiment(scenario.with_({record.path: 0}))
        changed = (strategy,) if record.path.startswith("strategies.") else (baseline, strategy)
        anew = dict(first)
        for name in changed:
            arm = replace(experiment.arm(sides[name]), id=f"{name}/carried").add_to(other)
            anew[name] = values(other, run(other, [(arm, plan.seed, r) for r in range(count)]))
            runs += count
        found.append(
            _mechanism(record, first[strategy] - first[baseline], anew[strategy] - anew[baseline], plan.confidence)
        )
    ranked = tuple(sorted(found, key=lambda one: -one.carried))
    return Carried(strategy, output.name, output.unit, count, runs, ranked)


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
