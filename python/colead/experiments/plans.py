# SPDX-License-Identifier: Apache-2.0
"""What a comparison plans to run, remembered: equal hours, found on pilot runs, need not be found again."""

from __future__ import annotations

from dataclasses import asdict

from colead import _core
from colead.experiments.question import Question
from colead.runs import RunOptions
from colead.runs.options import PlanRecord
from colead.runs.recipe import recipe_from

KIND = "compare"


def plan_of(question: Question, options: RunOptions) -> _core.ComparisonPlan:
    """The plan of the same question where the store remembers one, else a new one, which is remembered."""
    store = options.kept_in
    if store is None:
        return _new_plan(question, options)
    known = store.recall(KIND, question.scenario, question.asked())
    plan = _new_plan(question, options) if known is None else _taken_up(question.experiment, known)
    remember(question, plan, options)
    return plan


def remember(question: Question, plan: _core.ComparisonPlan, options: RunOptions) -> None:
    """From now on this is the comparison that the store, if there is one, tells."""
    if options.kept_in is not None:
        record = _portable(question.experiment, plan)
        options.kept_in.remember(KIND, question.scenario, question.asked(), record)


def with_replications(plan: _core.ComparisonPlan, replications: int) -> _core.ComparisonPlan:
    return _core.ComparisonPlan(plan.sides, replications, plan.seed, plan.confidence)


def _new_plan(question: Question, options: RunOptions) -> _core.ComparisonPlan:
    """Equal hours are found on pilot runs here. BudgetError for more runs than anybody should wait for."""
    return question.experiment.plan(
        baseline=question.baseline,
        strategies=question.strategies,
        replications=question.replications,
        seed=question.seed,
        confidence=question.confidence,
        equal_hours=question.equal_hours is not False,
        hours_a_year=0.0 if isinstance(question.equal_hours, bool) else question.equal_hours,
        threads=options.workers,
        on_progress=options.progress if callable(options.progress) else None,
    )


def _portable(experiment: _core.Experiment, plan: _core.ComparisonPlan) -> PlanRecord:
    """Arms as recipes: their numbers mean something only in this experiment."""
    sides = [(asdict(experiment.arm(side.arm)), side.strategy, side.dose_scale) for side in plan.sides]
    return {"sides": sides, "replications": plan.replications, "seed": plan.seed, "confidence": plan.confidence}


def _taken_up(experiment: _core.Experiment, known: PlanRecord) -> _core.ComparisonPlan:
    sides = []
    for recipe, name, scale in known["sides"]:
        arm = recipe_from(recipe)
        number = experiment.arms.index(arm.id) if arm.id in experiment.arms else arm.add_to(experiment)
        sides.append(_core.Side(number, name, scale))
    return _core.ComparisonPlan(sides, known["replications"], known["seed"], known["confidence"])
