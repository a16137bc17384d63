# SPDX-License-Identifier: Apache-2.0
"""What a comparison says beyond its effects: ranking, expectations, intervals that hold together."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import numpy as np

from colead import _core
from colead.experiments.expectations import CheckedExpectation, state_of
from colead.experiments.failing import values_of
from colead.experiments.intervals import mean_interval
from colead.experiments.judged_metric import sign_of
from colead.experiments.question import Question
from colead.runs import Outcome
from colead.statistics.ranking import Measured, Rank, complete_of, rank
from colead.statistics.student import Array

Results = Sequence[_core.RunResult]
FEWEST_COMPLETE = 2  # replications that a ranking takes


def oriented(experiment: _core.Experiment, outcomes: Sequence[Sequence[Outcome]], output: _core.OutputInfo) -> Array:
    """Values [strategies, replications] of a metric, greater is better; NaN for a run that failed."""
    return sign_of(output) * np.concatenate([values_of(experiment, side, output.name, 1) for side in outcomes])


def ranked(question: Question, results: Mapping[str, Results]) -> tuple[Rank, ...]:
    """Results by strategy, ranked by the judged metric, the best first; nothing where no metric tells better from worse
    or fewer than two replications have it in every strategy."""
    output = question.judged
    if output is None:
        return ()
    values = _stacked(question, results)
    if complete_of(values).shape[1] < FEWEST_COMPLETE:
        return ()
    measured = Measured(output.name, output.unit, lower_is_better=output.better == "lower")
    return rank(values, list(results), measured, confidence=question.confidence, seed=question.seed)


def of_how_many(question: Question, results: Mapping[str, Results]) -> str:
    """A sentence on what a ranking is of, or why there is none, where some replications have no such figure in every
    strategy; else empty."""
    if question.judged is None:
        return ""
    values = _stacked(question, results)
    complete, count = complete_of(values).shape[1], values.shape[1]
    if complete == count:
        return ""
    which = f"{complete} of {count} replications"
    if complete < FEWEST_COMPLETE:
        return f"Nothing is ranked: in {which} every strategy has {question.judged.name}, and it takes two."
    return f"This is of the {which} in which every strategy has {question.judged.name}."


def _stacked(question: Question, results: Mapping[str, Results]) -> Array:
    """The judged metric, [strategies, replications]."""
    return np.stack([question.experiment.values(runs, question.metric.name) for runs in results.values()])


def what_matters(summary: _core.ComparedRuns) -> dict[str, float]:
    """Smallest differences that matter, by metric."""
    return {effect.metric: effect.matters for effect in summary.effects}


def clear_leader(question: Question, ranking: Sequence[Rank], matters: Mapping[str, float]) -> str | None:
    """The strategy that is better than the baseline by as much as matters, for sure; None where there is none."""
    if not ranking or question.judged is None:
        return None
    leader = ranking[0]
    low, high = (-leader.high, -leader.low) if question.judged.better == "lower" else (leader.low, leader.high)
    base = next(one.mean for one in ranking if one.strategy == question.baseline)
    if not 0.0 < low <= high or abs(leader.mean - base) < matters.get(leader.metric, 0.0):
        return None
    return leader.strategy


def half_doses(scenario: _core.Scenario, strategies: Sequence[str]) -> dict[str, int]:
    """Number of interventions of each compared strategy of which an expectation says what more of it does."""
    resolved = json.loads(scenario.resolved_json())["strategies"]
    wanted = {record.more for record in scenario.expectations if record.more}
    return {name: len(resolved[name]) for name in strategies if name in wanted and resolved[name]}


def check_expectations(
    question: Question, results: Mapping[str, Results], halved: Mapping[str, Results]
) -> tuple[CheckedExpectation, ...]:
    """Those of the scenario whose strategies were compared and whose metric was watched.

    results: by strategy, the baseline first; halved: by strategy, at half its doses."""
    experiment, scenario, confidence = question.experiment, question.scenario, question.confidence
    baseline = next(iter(results))
    units = {output.name: output.unit for output in experiment.outputs}
    out = []
    for record in scenario.expectations:
        strategy, than = record.strategy or record.more, record.than or baseline
        others = halved.get(strategy) if record.more else results.get(than)
        ones = results.get(strategy)
        if ones is None or others is None or ones is others:
            continue
        metric, group = record.metric, record.group
        if metric not in units:
            continue
        difference = experiment.values(ones, metric, group) - experiment.values(others, metric, group)
        found = mean_interval(difference, confidence)
        out.append(
            CheckedExpectation(
                strategy=strategy,
                than=f"half of {strategy}" if record.more else than,
                metric=metric,
                group=group,
                unit=units[metric],
                direction=record.direction,
                because=record.because,
                state=state_of(record.direction, found.low, found.high),
                difference=found.mean,
                low=found.low,
                high=found.high,
            )
        )
    return tuple(out)
