# SPDX-License-Identifier: Apache-2.0
"""What the runs of a question say: a pure function of them."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from colead._core import Effect, FirstDivergence, MatchedDraws, SeriesEffect, StrategyCost
from colead.experiments.answer import check_expectations, of_how_many, ranked, what_matters
from colead.experiments.budget import left_out, none_within, over_budget
from colead.experiments.checks.acted import NeverActed, never_decided
from colead.experiments.checks.coupling import Coupling, VarianceReduction, variance_reductions
from colead.experiments.checks.hours_check import HoursCheck
from colead.experiments.checks.net_benefit import NetBenefit, net_benefits
from colead.experiments.checks.people import PeopleEffect, people_effects
from colead.experiments.comparison import Comparison
from colead.experiments.expectations import CheckedExpectation
from colead.experiments.make_runs import Runs
from colead.experiments.question import Question
from colead.experiments.sequential import Precision
from colead.experiments.verdict import Held, carried_by, sentence
from colead.runs import FailedRun
from colead.statistics.ranking import Rank
from colead.tables import Rows
from colead.words import titles


def judge(question: Question, runs: Runs) -> Comparison:
    """Effects with their intervals, ranking, verdict, expectations, and the checks of the comparison itself."""
    experiment, plan, record = question.experiment, runs.plan, runs.summary
    budget = question.scenario.budget_hours_a_year
    over = over_budget(runs.costs, budget)
    within = {name: made for name, made in runs.by_strategy.items() if name not in over}
    ranking = ranked(question, within)
    expectations = check_expectations(question, runs.by_strategy, runs.halved) if question.branch is None else ()
    return Comparison(
        scenario=record.scenario,
        seed=plan.seed,
        replications=plan.replications,
        confidence=plan.confidence,
        baseline=question.baseline,
        strategies=question.sides,
        effects=Rows(record.effects, of=Effect),
        costs=Rows(runs.costs, of=StrategyCost),
        fingerprint=record.fingerprint,
        decision_count=record.decisions,
        event_count=record.events,
        ranking=Rows(ranking, of=Rank),
        verdict=_verdict(question, runs, ranking, over, of_how_many(question, within)),
        budget_hours_a_year=budget,
        precision=runs.precision,
        expectations=Rows(expectations, of=CheckedExpectation),
        carried=runs.carried,
        placebo=runs.placebo,
        hours_checks=Rows(runs.hours_checks, of=HoursCheck),
        coupling=Coupling(
            Rows(runs.matched, of=MatchedDraws),
            Rows(variance_reductions(experiment, plan, runs.results), of=VarianceReduction),
            Rows(runs.divergence, of=FirstDivergence),
        ),
        net_benefit=Rows(net_benefits(experiment, plan, runs.results), of=NetBenefit),
        people=Rows(people_effects(experiment, plan, runs.results), of=PeopleEffect),
        series_effects=Rows(record.series, of=SeriesEffect, observed_from=question.scenario.observed_from),
        never_acted=Rows([*runs.never_acted, *_never_decided(question, runs, expectations)], of=NeverActed),
        replications_asked=runs.asked,
        failures=Rows(runs.failures, of=FailedRun),
        runs=runs.kept,
        question=question.settled_after(runs.asked),
    )


def _never_decided(question: Question, runs: Runs, checked: Sequence[CheckedExpectation]) -> tuple[NeverActed, ...]:
    """Nobody holds expectations against a branch."""
    if question.branch is not None:
        return ()
    return never_decided(question.scenario, question.sides, checked, runs.plan.replications)


def _verdict(question: Question, runs: Runs, ranking: Sequence[Rank], over: Sequence[str], of_them: str) -> str:
    if question.judged is None:
        return ""
    budget = question.scenario.budget_hours_a_year or 0.0
    costs = runs.costs
    called = functools.partial(titles.as_written, question.scenario)
    if over and set(over) == set(question.strategies):
        return none_within(costs, budget, over, called)
    lower, metric = question.judged.better == "lower", question.judged.name
    least = what_matters(runs.summary).get(metric, 0.0)
    ranks = [replace(rank, strategy=called(rank.strategy)) for rank in ranking]
    settled = _within(runs.precision, over)
    if settled is not None:
        settled = replace(settled, leader=called(settled.leader), rival=called(settled.rival))
    parts = [sentence(ranks, called(question.baseline), lower, settled, Held(least, question.confidence))]
    parts.append("" if settled is not None else of_them)
    if runs.carried is not None:
        parts.append(carried_by(runs.carried))
    parts.append(left_out(costs, budget, over, called))
    return " ".join(part for part in parts if part)


def _within(precision: Precision | None, over: Sequence[str]) -> Precision | None:
    """What was settled, unless it was about a strategy that the budget rules out."""
    if precision is None or {precision.leader, precision.rival} & set(over):
        return None
    return precision
