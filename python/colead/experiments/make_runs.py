# SPDX-License-Identifier: Apache-2.0
"""The runs that a question needs: every side on every replication, and the few by which the answer is checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from colead import _core
from colead.experiments.answer import clear_leader, half_doses, oriented, ranked, what_matters
from colead.experiments.at_work import at_work, silent
from colead.experiments.budget import over_budget, while_at_work
from colead.experiments.carried import Carried, carried
from colead.experiments.checks.acted import NeverActed, never_acted
from colead.experiments.checks.hours_check import HoursCheck, hours_checks
from colead.experiments.checks.placebo import Placebo, placebo
from colead.experiments.checks.took_place import never_took_place
from colead.experiments.failing import parted
from colead.experiments.futures import Futures
from colead.experiments.judged_metric import metric_named
from colead.experiments.kept_runs import KeptRuns, Results
from colead.experiments.plans import plan_of, remember, with_replications
from colead.experiments.question import Question
from colead.experiments.sequential import Precision, RunTasks, precision_of, run_until
from colead.runs import FailedRun, Outcome, RunOptions, Task, as_asked, run_tasks
from colead.runs.failed import failed_run_of

HALF = 0.5
FEWEST_COMPLETE = 2
T = TypeVar("T")


@dataclass(frozen=True)
class Runs:
    """What was run for a question. `plan` says how many replications it became; `kept` are the runs of all sides, the
    baseline first, and `summary` is what the compiled core says of them, `costs` what strategies take while they are at
    work; `halved` by strategy those at half its doses, where an expectation is about more of it. `asked` is how many
    replications were made or tried, `failures` those runs that could not be made: the plan holds the replications that
    every side has."""

    plan: _core.ComparisonPlan
    kept: KeptRuns
    precision: Precision | None
    halved: Mapping[str, Results]
    summary: _core.ComparedRuns
    costs: Sequence[_core.StrategyCost]
    carried: Carried | None
    placebo: Placebo | None
    hours_checks: tuple[HoursCheck, ...]
    matched: tuple[_core.MatchedDraws, ...]
    divergence: tuple[_core.FirstDivergence, ...]
    never_acted: tuple[NeverActed, ...]
    asked: int
    failures: tuple[FailedRun, ...]

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
        outcomes, precision = maker.all_sides()
        settled = question.settled_after(len(outcomes) // len(maker.plan.sides))
        if settled is not question:
            remember(settled, maker.plan, work)
        return maker.checked(outcomes, precision)


class _Maker:
    """Makes runs of one question."""

    def __init__(self, question: Question, options: RunOptions) -> None:
        self._question = question
        self._options = options
        self._futures = None if question.branch is None else Futures(question)
        self.plan = plan_of(question, options) if self._futures is None else self._futures.plan
        self._failures: list[FailedRun] = []

    def keeping_people(self, tasks: Sequence[Task]) -> Sequence[Outcome]:
        """With failures in their places, where they are to be collected."""
        made = self._made(tasks)
        return as_asked(self._question.experiment, made, self._options, _core.Keep(people=True))

    def noting_draws(self, tasks: Sequence[Task]) -> Results:
        return run_tasks(self._question.experiment, tasks, silent(self._options), _core.Keep(draws=True))

    def beside(self, kept: KeptRuns) -> RunTasks:
        """Runs of which figures and fingerprint are wanted; those that are kept are not made again."""
        made = {
            task: result
            for strategy, results in kept.results.items()
            for task, result in zip(kept.tasks[strategy], results, strict=True)
        }

        def run(tasks: Sequence[Task]) -> Results:
            missing = [task for task in tasks if task not in made]
            found = made | dict(zip(missing, self.noting_draws(missing), strict=True))
            return [found[task] for task in tasks]

        return run

    def all_sides(self) -> tuple[Sequence[Outcome], Precision | None]:
        """Side by side: as many as were planned, or as it takes."""
        plan, until, experiment = self.plan, self._question.until, self._question.experiment
        if until is None:
            replications = range(plan.replications)
            return self.keeping_people([(side.arm, plan.seed, r) for side in plan.sides for r in replications]), None
        output = metric_named(until.metric, experiment.outputs)
        found = run_until(plan, until, self.keeping_people, lambda made: oriented(experiment, made, output))
        names = [side.strategy for side in plan.sides]
        precision = precision_of(until, found, names, unit=output.unit)
        return [result for side in found.sides for result in side], precision

    def checked(self, outcomes: Sequence[Outcome], precision: Precision | None) -> Runs:
        """The runs of the replications that are complete, with the few by which the answer is checked."""
        question, experiment, sides = self._question, self._question.experiment, self.plan.sides
        numbers, failures = parted(experiment, outcomes, len(sides), FEWEST_COMPLETE)
        self._failures += failures
        plan, asked = with_replications(self.plan, len(numbers)), len(outcomes) // len(sides)
        kept = self._kept(outcomes, numbers)
        results = [result for made in kept.results.values() for result in made]
        summary = experiment.compare(plan, results)
        firsts = {strategy: tasks[0] for strategy, tasks in kept.tasks.items()}
        noted = self.noting_draws(list(firsts.values()))
        beside = self.beside(kept)
        return Runs(
            plan=plan,
            kept=kept,
            precision=precision,
            summary=summary,
            costs=while_at_work(summary.costs, question.share_at_work),
            halved=(self._or_none(lambda: self.halved(numbers)) or {}) if question.branch is None else {},
            carried=self._or_none(lambda: self._what_carries(plan, kept, summary)) if question.mechanisms else None,
            placebo=self._or_none(lambda: placebo(experiment, plan, numbers, beside)),
            hours_checks=self._or_none(lambda: hours_checks(experiment, firsts, beside)) or (),
            matched=_core.matched_draws(plan, noted),
            divergence=self._divergences(plan, numbers[0]),
            never_acted=(
                *never_acted(experiment, question.sides, kept, self._run_checks),
                *never_took_place(experiment, question.sides, kept),
            ),
            asked=asked,
            failures=tuple(self._failures),
        )

    def _divergences(self, plan: _core.ComparisonPlan, first: int) -> tuple[_core.FirstDivergence, ...]:
        """Of the first complete replication. Futures of one past are told apart by arms; the plan has the first's."""
        branch, threads = self._question.branch, self._options.workers
        if branch is None or not branch.redrawn:
            return _core.first_divergences(self._question.experiment, plan, first, threads=threads)
        if first != 0:
            return ()
        return _core.first_divergences(self._question.experiment, plan, branch.past, threads=threads)

    def _or_none(self, check: Callable[[], T]) -> T | None:
        """What a check finds; None, and the failure noted, where a run of it fails and failures are collected."""
        try:
            return check()
        except Exception as error:
            told = failed_run_of(error)
            if told is None or self._options.on_error == "stop":
                raise
            self._failures.append(told)
            return None

    def _kept(self, outcomes: Sequence[Outcome], numbers: Sequence[int]) -> KeptRuns:
        """Of the replications of these numbers."""
        count = len(outcomes) // len(self.plan.sides)
        tasks: dict[str, Sequence[Task]] = {}
        results: dict[str, Results] = {}
        for at, side in enumerate(self.plan.sides):
            tasks[side.strategy] = self._made([(side.arm, self.plan.seed, r) for r in numbers])
            made = [outcomes[at * count + r] for r in numbers]
            results[side.strategy] = [one for one in made if isinstance(one, _core.RunResult)]
        return KeptRuns(self._question.experiment, tasks, results, tuple(numbers))

    def _what_carries(self, plan: _core.ComparisonPlan, kept: KeptRuns, summary: _core.ComparedRuns) -> Carried | None:
        """Where the leading strategy is better than the baseline by as much as matters; else nobody asks."""
        costs = while_at_work(summary.costs, self._question.share_at_work)
        over = over_budget(costs, self._question.scenario.budget_hours_a_year)
        within = {name: made for name, made in kept.results.items() if name not in over}
        leader = clear_leader(self._question, ranked(self._question, within), what_matters(summary))
        if leader is None:
            return None
        options = silent(self._options)
        return carried(self._question, plan, kept, leader, lambda other, tasks: run_tasks(other, tasks, options))

    def halved(self, numbers: Sequence[int]) -> dict[str, Results]:
        """Runs at half doses of the strategies that a `more` expectation is about."""
        out: dict[str, Results] = {}
        experiment = self._question.experiment
        scale = {side.strategy: side.dose_scale for side in self.plan.sides}
        for strategy, interventions in half_doses(self._question.scenario, list(scale)).items():
            doses = [HALF * scale[strategy]] * interventions
            arm = experiment.add_arm(f"{strategy}@half", strategy=strategy, doses=doses)
            tasks = [(arm, self.plan.seed, r) for r in numbers]
            out[strategy] = self._run(tasks, self._options, _core.Keep(people=True))
        return out

    def _run_checks(self, tasks: Sequence[Task]) -> Results:
        return self._run(tasks, silent(self._options), _core.Keep(people=True))

    def _run(self, tasks: Sequence[Task], options: RunOptions, keep: _core.Keep) -> Results:
        return run_tasks(self._question.experiment, self._made(tasks), options, keep)

    def _made(self, tasks: Sequence[Task]) -> Sequence[Task]:
        """Those that make these replications."""
        return tasks if self._futures is None else self._futures.tasks(tasks)
