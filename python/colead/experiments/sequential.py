# SPDX-License-Identifier: Apache-2.0
"""Runs in rounds until an answer is settled."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from colead import _core
from colead.runs import Outcome
from colead.statistics.precision import Decision, Judgement, judge, looks
from colead.statistics.student import Array
from colead.statistics.until import Until

RunTasks = Callable[[Sequence[tuple[int, int, int]]], Sequence[_core.RunResult]]
TryTasks = Callable[[Sequence[tuple[int, int, int]]], Sequence[Outcome]]
Reason = Literal["settled", "replications", "seconds"]


@dataclass(frozen=True, slots=True)
class Precision:
    """What was asked of a sequential comparison and how it ended.

    gain, low, high: how much better `leader` is than `rival`, in the unit of the metric (positive is better), with the
    interval that holds with `confidence` over all looks and strategies. looks: how often one looked.
    """

    metric: str
    unit: str
    smallest_difference: float
    confidence: float
    budget: int
    reason: Reason
    replications: int
    looks: int
    leader: str
    rival: str
    gain: float
    low: float
    high: float
    decision: Decision

    @property
    def settled(self) -> bool:
        return self.reason == "settled"


class Settled(NamedTuple):
    """Results of each side, the judgement at the last look, and why it was the last."""

    sides: list[list[Outcome]]
    judgement: Judgement
    reason: Reason


def run_until(
    plan: _core.ComparisonPlan, until: Until, run: TryTasks, gains_of: Callable[[list[list[Outcome]]], Array]
) -> Settled:
    """Rounds of all sides up to the next look, as many as it takes.

    Replications that have been made are never made again. Time is looked at between rounds, and a round that would
    probably end past the limit is not begun.
    """
    began = time.perf_counter()
    results: list[list[Outcome]] = [[] for _ in plan.sides]
    done = 0
    for count in looks(until.budget):
        fresh = range(done, count)
        made = run([(side.arm, plan.seed, replication) for side in plan.sides for replication in fresh])
        for at, kept in enumerate(results):
            kept.extend(made[at * len(fresh) : (at + 1) * len(fresh)])
        done = count
        judgement = judge(gains_of(results), until)
        if judgement.settled:
            return Settled(results, judgement, "settled")
        spent = time.perf_counter() - began
        if done < until.budget and 0 < until.budget_seconds < spent + _next_round(done, until) * spent / done:
            return Settled(results, judgement, "seconds")
    return Settled(results, judgement, "replications")


def _next_round(done: int, until: Until) -> int:
    return next(count for count in looks(until.budget) if count > done) - done


def precision_of(until: Until, found: Settled, strategies: Sequence[str], *, unit: str) -> Precision:
    judgement, lead = found.judgement, found.judgement.lead
    return Precision(
        metric=until.metric,
        unit=unit,
        smallest_difference=until.smallest_difference,
        confidence=until.confidence,
        budget=until.budget,
        reason=found.reason,
        replications=judgement.replications,
        looks=looks(until.budget).index(judgement.replications) + 1,
        leader=strategies[judgement.leader],
        rival=strategies[judgement.rival],
        gain=lead.gain,
        low=lead.low,
        high=lead.high,
        decision=lead.decision,
    )
