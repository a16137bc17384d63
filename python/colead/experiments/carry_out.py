# SPDX-License-Identifier: Apache-2.0
"""A planned comparison carried out: the runs, as many as it takes, and what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from colead import _core
from colead.experiments.answer import adjusted, answer_of, check_expectations, half_doses, oriented
from colead.experiments.carried import RunElsewhere, carried
from colead.experiments.checks.coupling import coupling
from colead.experiments.checks.hours_check import hours_checks
from colead.experiments.checks.net_benefit import net_benefits
from colead.experiments.checks.people import people_effects
from colead.experiments.checks.placebo import placebo
from colead.experiments.expectations import CheckedExpectation
from colead.experiments.judged_metric import judged_metric
from colead.experiments.sequential import RunTasks, precision_of, run_until
from colead.experiments.until_text import parse_until
from colead.experiments.verdict import carried_by
from colead.statistics.until import Until

HALF = 0.5


def wanted_until(scenario: _core.Scenario, until: Until | str | None, replications: int | None) -> Until | None:
    """What was asked for; else the scenario's own unless a number of replications was. Both at once is a ValueError."""
    if until is not None and replications is not None:
        raise ValueError("replications and until contradict each other: give one of them")
    if isinstance(until, str):
        return parse_until(until, _core.Experiment(scenario).outputs)
    if until is not None or replications is not None or scenario.until is None:
        return until
    return Until(**scenario.until)


def carry_out(
    scenario: _core.Scenario,
    experiment: _core.Experiment,
    plan: dict[str, Any],
    run: RunTasks,
    *,
    until: Until | None,
    metric: str | None,
    run_noting_draws: RunTasks,
    expecting: bool = True,
    run_elsewhere: RunElsewhere | None = None,
) -> dict[str, Any]:
    """The record of the comparison (experiment.compare) with ranking, verdict, precision, expectations and adjusted
    intervals, both placebos, coupling, net benefit, people and what carries the answer. `run` makes tasks (arm, seed,
    replication), keeping people; the plan says which; run_noting_draws makes the few by which the comparison is
    checked. expecting=False leaves the scenario's expectations alone; run_elsewhere makes runs of a changed scenario,
    and without it nobody asks what carries the answer."""
    names = [strategy for _, strategy, _ in plan["sides"]]
    judged_by = metric
    precision = None
    results: Sequence[Sequence[_core.RunResult]]
    if until is None:
        results = _all(plan, run)
    else:
        output = judged_metric(scenario, until.metric, experiment)
        until = replace(until, metric=output["name"])
        judged_by = metric or output["name"]
        results, judgement, reason = run_until(plan, until, run, lambda sides: oriented(experiment, sides, output))
        precision = precision_of(until, judgement, reason, names, unit=output["unit"])
    by_name = dict(zip(names, results, strict=True))
    confidence, seed = plan["confidence"], plan["seed"]
    record = experiment.compare(
        plan["sides"][0][0],
        [arm for arm, _, _ in plan["sides"][1:]],
        results,
        confidence,
        seed=seed,
        names=names,
    )
    record["effects"] = [
        effect | adjusted(effect, strategies=len(names) - 1, confidence=confidence) for effect in record["effects"]
    ]
    matters = {effect["metric"]: effect["matters"] for effect in record["effects"]}
    answer = answer_of(
        scenario,
        experiment,
        by_name,
        metric=judged_by,
        confidence=confidence,
        seed=seed,
        precision=precision,
        matters=matters,
    )
    if run_elsewhere is not None:
        answer |= _what_carries(experiment, plan, by_name, run_elsewhere, answer, matters)
    expectations: tuple[CheckedExpectation, ...] = ()
    if expecting:
        halved = _halved(scenario, experiment, plan, run, len(results[0]))
        expectations = check_expectations(scenario, experiment, by_name, halved, confidence=confidence)
    made = plan | {"replications": len(results[0])}
    flat = [result for side in results for result in side]
    grounds = {
        "placebo": placebo(experiment, made, run_noting_draws),
        "hours_checks": hours_checks(experiment, made, run_noting_draws),
        "coupling": coupling(experiment, made, flat, run_noting_draws),
        "net_benefit": net_benefits(experiment, made, flat),
        "people": people_effects(experiment, made, flat),
    }
    return record | answer | grounds | {"expectations": expectations, "precision": precision}


def _what_carries(
    experiment: _core.Experiment,
    plan: dict[str, Any],
    results: Mapping[str, Sequence[_core.RunResult]],
    run: RunElsewhere,
    answer: dict[str, Any],
    matters: Mapping[str, float],
) -> dict[str, Any]:
    """{carried, verdict} where the leading strategy is better than the baseline by as much as matters; else nothing."""
    if not answer["ranking"]:
        return {}
    leader = answer["ranking"][0]
    output = next(one for one in experiment.outputs if one["name"] == leader.metric)
    low, high = (-leader.high, -leader.low) if output["better"] == "lower" else (leader.low, leader.high)
    base = next(one.mean for one in answer["ranking"] if one.strategy == next(iter(results)))
    if not 0.0 < low <= high or abs(leader.mean - base) < matters.get(leader.metric, 0.0):
        return {}
    found = carried(experiment, plan, results, run, strategy=leader.strategy, output=output)
    return {"carried": found, "verdict": f"{answer['verdict']} {carried_by(found)}".rstrip()}


def _all(plan: dict[str, Any], run: RunTasks) -> list[Sequence[_core.RunResult]]:
    count = plan["replications"]
    tasks = [(arm, plan["seed"], replication) for arm, _, _ in plan["sides"] for replication in range(count)]
    made = run(tasks)
    return [made[side * count : (side + 1) * count] for side in range(len(plan["sides"]))]


def _halved(
    scenario: _core.Scenario, experiment: _core.Experiment, plan: dict[str, Any], run: RunTasks, count: int
) -> dict[str, Sequence[_core.RunResult]]:
    """Runs at half doses of the strategies that a `more` expectation is about."""
    out: dict[str, Sequence[_core.RunResult]] = {}
    scale = {strategy: factor for _, strategy, factor in plan["sides"]}
    for strategy, interventions in half_doses(scenario, list(scale)).items():
        doses = [HALF * scale[strategy]] * interventions
        arm = experiment.add_arm(f"{strategy}@half", strategy=strategy, doses=doses)
        out[strategy] = run([(arm, plan["seed"], replication) for replication in range(count)])
    return out
