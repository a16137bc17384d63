# SPDX-License-Identifier: Apache-2.0
"""The runs that a question needs: every side on every replication, and the few by which the answer is checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from colead import _core
from colead.experiments.answer import clear_leader, half_doses, oriented, ranked, what_matters
from colead.experiments.at_work import at_work, silent
from colead.experiments.budget import over_budget
from colead.experiments.carried import Carried, carried
from colead.experiments.checks.hours_check import HoursCheck, hours_checks
from colead.experiments.checks.placebo import Placebo, placebo
from colead.experiments.futures import Futures
from colead.experiments.judged_metric import metric_named
from colead.experiments.kept_runs import KeptRuns, Results
from colead.experiments.plans import plan_of, remember, with_replications
from colead.experiments.question import Question
from colead.experiments.sequential import Precision, RunTasks, precision_of, run_until
from colead.runs import RunOptions, Task, run_tasks

HALF = 0.5


@dataclass(frozen=True)
class Runs:
    """What was run for a question. `plan` says how many replications it became; `kept` are the runs of all sides, the
    baseline first, and `summary` is what the compiled core says of them; `halved` by strategy those at half its doses,
    where an expectation is about more of it."""

    plan: _core.ComparisonPlan
    kept: KeptRuns
    precision: Precision | None
    halved: Mapping[str, Results]
    summary: _core.ComparedRuns
    carried: Carried | None
    placebo: Placebo
    hours_checks: tuple[HoursCheck, ...]
    matched: tuple[_core.MatchedDraws, ...]
    divergence: tuple[_core.FirstDivergence, ...]

    @property
    def results(self) -> Results:
        """Side by side, replication by replication."""
        return [result for results in self.kept.results.values() for result in results]

    @property
    def by_strategy(self) -> Mapping[str, Results]:
        """The baseline first."""
        return self.kept.results


def make_runs(question: Question, options: RunOptions) -> Runs:
    """Makes what is not in the store. With a limit of time the store is told what came of it."""
    with at_work(options, question.label) as work:
        maker = _Maker(question, work)
        results, precision = maker.all_sides()
        plan = with_replications(maker.plan, len(results) // len(maker.plan.sides))
        settled = question.settled_after(plan.replications)
        if settled is not question:
            remember(settled, maker.plan, work)
        return maker.checked(plan, results, precision)


class _Maker:
    """Makes runs of one question."""

    def __init__(self, question: Question, options: RunOptions) -> None:
        self._question = question
        self._options = options
        self._futures = None if question.branch is None else Futures(question)
        self.plan = plan_of(question, options) if self._futures is None else self._futures.plan

    def keeping_people(self, tasks: Sequence[Task]) -> Results:
        return self._run(tasks, self._options, _core.Keep(people=True))

    def noting_draws(self, tasks: Sequence[Task]) -> Results:
        return self._run(tasks, silent(self._options), _core.Keep(draws=True))

    def beside(self, made: Mapping[Task, _core.RunResult]) -> RunTasks:
        """Runs of which figures and fingerprint are wanted; those that are `made` are not made again."""

        def run(tasks: Sequence[Task]) -> Results:
            missing = [task for task in tasks if task not in made]
            found = dict(made) | dict(zip(missing, self.noting_draws(missing), strict=True))
            return [found[task] for task in tasks]

        return run

    def all_sides(self) -> tuple[Results, Precision | None]:
        """Results side by side: as many as were planned, or as it takes."""
        plan, until, experiment = self.plan, self._question.until, self._question.experiment
        if until is None:
            replications = range(plan.replications)
            return self.keeping_people([(side.arm, plan.seed, r) for side in plan.sides for r in replications]), None
        output = metric_named(until.metric, experiment.outputs)
        found = run_until(plan, until, self.keeping_people, lambda made: oriented(experiment, made, output))
        names = [side.strategy for side in plan.sides]
        precision = precision_of(until, found, names, unit=output.unit)
        return [result for side in found.sides for result in side], precision

    def checked(self, plan: _core.ComparisonPlan, results: Results, precision: Precision | None) -> Runs:
        """These runs with the few by which the answer is checked."""
        question, experiment = self._question, self._question.experiment
        branch = question.branch
        summary = experiment.compare(plan, results)
        kept = self._kept(plan, results)
        tasks = [(side.arm, plan.seed, r) for side in plan.sides for r in range(plan.replications)]
        beside = self.beside(dict(zip(tasks, results, strict=True)))
        return Runs(
            plan=plan,
            kept=kept,
            precision=precision,
            summary=summary,
            halved=self.halved(plan.replications) if branch is None else {},
            carried=self._what_carries(plan, kept.results, summary) if question.mechanisms else None,
            placebo=placebo(experiment, plan, beside),
            hours_checks=hours_checks(experiment, plan, beside),
            matched=_core.matched_draws(plan, self.noting_draws([(side.arm, plan.seed, 0) for side in plan.sides])),
            divergence=_core.first_divergences(
                experiment,
                plan,
                branch.past if branch is not None and branch.redrawn else 0,
                threads=self._options.workers,
            ),
        )

    def _kept(self, plan: _core.ComparisonPlan, results: Results) -> KeptRuns:
        n = plan.replications
        tasks = {side.strategy: self._made([(side.arm, plan.seed, r) for r in range(n)]) for side in plan.sides}
        by_strategy = {side.strategy: results[at * n : (at + 1) * n] for at, side in enumerate(plan.sides)}
        return KeptRuns(self._question.experiment, tasks, by_strategy, range(n))

    def _what_carries(
        self, plan: _core.ComparisonPlan, by_strategy: Mapping[str, Results], summary: _core.ComparedRuns
    ) -> Carried | None:
        """Where the leading strategy is better than the baseline by as much as matters; else nobody asks."""
        over = over_budget(summary.costs, self._question.scenario.budget_hours_a_year)
        within = {name: made for name, made in by_strategy.items() if name not in over}
        leader = clear_leader(self._question, ranked(self._question, within), what_matters(summary))
        if leader is None:
            return None
        options = silent(self._options)
        return carried(self._question, plan, by_strategy, leader, lambda other, tasks: run_tasks(other, tasks, options))

    def halved(self, replications: int) -> dict[str, Results]:
        """Runs at half doses of the strategies that a `more` expectation is about."""
        out: dict[str, Results] = {}
        experiment = self._question.experiment
        scale = {side.strategy: side.dose_scale for side in self.plan.sides}
        for strategy, interventions in half_doses(self._question.scenario, list(scale)).items():
            doses = [HALF * scale[strategy]] * interventions
            arm = experiment.add_arm(f"{strategy}@half", strategy=strategy, doses=doses)
            out[strategy] = self.keeping_people([(arm, self.plan.seed, r) for r in range(replications)])
        return out

    def _run(self, tasks: Sequence[Task], options: RunOptions, keep: _core.Keep) -> Results:
        return run_tasks(self._question.experiment, self._made(tasks), options, keep)

    def _made(self, tasks: Sequence[Task]) -> Sequence[Task]:
        """Those that make these replications."""
        return tasks if self._futures is None else self._futures.tasks(tasks)
