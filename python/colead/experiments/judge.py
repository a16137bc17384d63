# SPDX-License-Identifier: Apache-2.0
"""What the runs of a question say: a pure function of them."""

from __future__ import annotations

from collections.abc import Sequence

from colead._core import Effect, StrategyCost
from colead.experiments.answer import check_expectations, ranked, what_matters
from colead.experiments.checks.coupling import Coupling, variance_reductions
from colead.experiments.checks.net_benefit import net_benefits
from colead.experiments.checks.people import people_effects
from colead.experiments.comparison import Comparison
from colead.experiments.make_runs import Runs
from colead.experiments.question import Question
from colead.experiments.verdict import carried_by, sentence
from colead.statistics.ranking import Rank
from colead.tables import Rows


def judge(question: Question, runs: Runs) -> Comparison:
    """Effects with their intervals, ranking, verdict, expectations, and the checks of the comparison itself."""
    experiment, plan = question.experiment, runs.plan
    record = runs.summary
    ranking = ranked(question, runs.by_strategy)
    expectations = check_expectations(question, runs.by_strategy, runs.halved) if question.branch is None else ()
    return Comparison(
        scenario=record.scenario,
        seed=plan.seed,
        replications=plan.replications,
        confidence=plan.confidence,
        baseline=question.baseline,
        strategies=question.sides,
        effects=Rows(record.effects, of=Effect),
        costs=Rows(record.costs, of=StrategyCost),
        fingerprint=record.fingerprint,
        decision_count=record.decisions,
        event_count=record.events,
        ranking=ranking,
        verdict=_verdict(question, runs, ranking),
        precision=runs.precision,
        expectations=expectations,
        carried=runs.carried,
        placebo=runs.placebo,
        hours_checks=runs.hours_checks,
        coupling=Coupling(runs.matched, variance_reductions(experiment, plan, runs.results), runs.divergence),
        net_benefit=net_benefits(experiment, plan, runs.results),
        people=people_effects(experiment, plan, runs.results),
        series_effects=record.series,
        runs=runs.kept,
        question=question.settled_after(plan.replications),
    )


def _verdict(question: Question, runs: Runs, ranking: Sequence[Rank]) -> str:
    if question.judged is None:
        return ""
    lower, metric = question.judged.better == "lower", question.judged.name
    least = what_matters(runs.summary).get(metric, 0.0)
    text = sentence(ranking, question.baseline, lower, runs.precision, least)
    return text if runs.carried is None else f"{text} {carried_by(runs.carried)}".rstrip()
