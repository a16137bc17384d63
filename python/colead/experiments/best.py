# SPDX-License-Identifier: Apache-2.0
"""The best use of so many hours a year: which strategy, for whom, and how often."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from colead import _core
from colead.base.checks import about
from colead.base.errors import ModelError
from colead.base.fronts import front
from colead.base.scenario_parts import require_scenario
from colead.base.text import exact
from colead.experiments.at_work import at_work, silent
from colead.experiments.best_use import BestUse, Contender, NextHours, contenders
from colead.experiments.comparison import Comparison
from colead.experiments.forms import Form, HowOften, Named, Sides, strategies_of
from colead.experiments.halving import Search, Tried, search
from colead.experiments.judge import judge
from colead.experiments.make_runs import make_runs
from colead.experiments.question import Question
from colead.experiments.uses import Use, at_level, scenario_with, uses_of
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce
from colead.statistics.ratio import fieller
from colead.tables import Rows

MORE = 1.5  # times as often: how far the next hours are looked ahead
FEWEST = 4  # replications of the final contest


@dataclass(frozen=True, slots=True)
class Budgeted(Form):
    """The best use of so many hours a year beyond the baseline's."""

    hours: float

    command: ClassVar[str] = "best"
    label: ClassVar[str] = "searching"
    noun: ClassVar[str] = "a search for the best use"
    takes: ClassVar[frozenset[str]] = frozenset({"confidence", "metric"})
    replications: ClassVar[HowOften] = HowOften(None, FEWEST, 10**6)

    @classmethod
    def of(cls, scenario: _core.Scenario, hours: float | None) -> Budgeted:
        """By default the scenario's budget."""
        require_scenario(scenario)
        with about("hours"):
            budget = scenario.budget_hours_a_year if hours is None else hours
            if budget is None:
                raise ValueError(
                    "hours must be given: a number of hours a year, here or as compare.budget_hours_a_year in the "
                    "scenario"
                )
            if isinstance(budget, bool) or not isinstance(budget, int | float):
                raise TypeError(f"hours must be a number of hours a year, not {budget!r}")
            if not (math.isfinite(budget) and budget > 0):
                raise ValueError(f"hours must be above 0, not {budget!r}")
            return cls(float(budget))

    def usual(self, scenario: _core.Scenario) -> int:
        return max(FEWEST, scenario.replications)

    def sides(self, scenario: _core.Scenario, named: Named) -> Sides:
        """Strategies to choose from; by default all but the baseline."""
        rivals = tuple(one for one in strategies_of(scenario, named.strategies) if one != scenario.baseline)
        with about("strategies"):
            if not rivals:
                raise ModelError("there is no strategy to choose from beside the baseline")
        return Sides(scenario.baseline, rivals)

    def words(self) -> list[str]:
        return ["--hours", exact(self.hours)]


@front
def best(
    scenario: _core.Scenario,
    *,
    hours: float | None = None,
    strategies: Iterable[str] | None = None,
    metric: str | None = None,
    replications: int | None = None,
    seed: int | None = None,
    confidence: float | None = None,
    threads: int | None = None,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
    progress: Progress = True,
) -> BestUse:
    """Looks for the best use of so many hours a year: which strategy, for whom, and how often.

    Every strategy is tried as written, for each profession, for senior and junior people, and for the senior people of
    each profession, from an eighth as often to four times as often as far as the budget goes: on common luck, most on
    few replications and ever fewer on more. At most four go on to a final contest on luck that the search has not seen,
    so that the figures of the winner are not those of the luckiest of many.

    Parameters:
        scenario: the organisation.
        hours: hours a year that a use may take beyond the baseline's, above 0; by default the scenario's
            compare.budget_hours_a_year.
        strategies: names of the strategies to choose from; by default all but the baseline.
        metric: what tells which is best; by default that of compare.until in the scenario, else lead_time_mean.
        replications: runs of each finalist in the final contest, from 4 on; by default the scenario's.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's. The final contest takes the
            next one.
        confidence: of every interval, from 0.5 to 0.9999.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        executor: an executor of concurrent.futures or a Dask client that makes the runs. No result depends on it.
        store: a `Store`, or the path of one, in which runs are kept and found. No result depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.

    Returns:
        The finalists with intervals that hold together, the winner, what the next hours would bring, and all that was
        tried. Nothing over the budget wins.

    Raises:
        ModelError: for an unknown strategy, or none to choose from.
        ValueError: without hours, for an unknown metric, or a number outside its limits.

    Example:
        >>> found = cl.best(scenario, hours=200, strategies=["shadowing"], replications=4, progress=False)
        >>> found.hours_a_year
        200.0
    """
    options = RunOptions(threads, executor, store, progress)
    question = Question.of(
        scenario,
        strategies=strategies,
        replications=replications,
        seed=seed,
        confidence=confidence,
        metric=metric,
        form=Budgeted.of(scenario, hours),
    )
    return found_best(question, options)


def found_best(question: Question, options: RunOptions) -> BestUse:
    """Makes the runs of a search and of its final contest."""
    began = time.perf_counter()
    with at_work(options, question.label) as work:
        found = _found(question, work)
    return replace(found, seconds=time.perf_counter() - began)


def _found(question: Question, work: RunOptions) -> BestUse:
    """Search, final contest, and a look at the next hours."""
    scenario, output, hours = question.scenario, question.metric, question.formed(Budgeted).hours
    every = uses_of(scenario, question.strategies)
    if not every:
        raise ModelError("no strategy to choose from has an intervention")
    made, possible = scenario_with(scenario, every, hours)
    runs = Search(made, output, hours, question.seed, work)
    finalists, tried = search(runs, possible, hours)
    unclear = BestUse(
        scenario=scenario.name,
        baseline=question.baseline,
        metric=output.name,
        unit=output.unit,
        seed=question.seed,
        confidence=question.confidence,
        hours_a_year=hours,
        matters=0.0,
        finalists=Rows(of=Contender),
        tried=Rows(tried, of=Tried),
        next_hours=None,
        comparison=None,
        question=question,
    )
    if not finalists:
        return unclear
    comparison = _final(question, finalists, work)
    found = replace(
        unclear,
        matters=comparison.effect(finalists[0].name, output.name).matters,
        finalists=Rows(contenders(comparison, finalists, output.name), of=Contender),
        comparison=comparison,
    )
    return found if found.winner is None else replace(found, next_hours=_next_hours(question, found.winner.use, work))


def fresh(seed: int) -> int:
    """The seed of luck that the search has not seen."""
    return (seed + 1) % 2**64


def _final(asked: Question, finalists: Sequence[Use], work: RunOptions) -> Comparison:
    contest, _ = scenario_with(asked.scenario, finalists, asked.formed(Budgeted).hours)
    contested = Question.of(
        contest,
        replications=asked.replications,
        seed=fresh(asked.seed),
        confidence=asked.confidence,
        metric=asked.metric.name,
        mechanisms=False,
    )
    return judge(contested, make_runs(contested, work))


def _next_hours(asked: Question, use: Use, work: RunOptions) -> NextHours:
    """The winner and more of the same on the luck of the final contest."""
    nothing = math.nan
    interventions = at_level(use.interventions, MORE)
    if interventions is None:
        return NextHours(nothing, nothing, nothing, nothing, "it cannot come more often")
    more = replace(use, name=f"{use.name}-more", often=use.often * MORE, interventions=interventions)
    scenario, _ = scenario_with(asked.scenario, [use, more], asked.formed(Budgeted).hours)
    runs = Search(scenario, asked.metric, asked.formed(Budgeted).hours, fresh(asked.seed), silent(work))
    runs.run([use.name, more.name], asked.replications)
    gains, hours = runs.apart(more.name, use.name)
    there = ~np.isnan(gains)
    found = fieller(gains[there], hours[there] / 100.0, asked.confidence)
    if found is None:
        return NextHours(
            nothing, nothing, nothing, runs.hours_a_year(more.name), "its hours cannot be told from its own"
        )
    return NextHours(*found, runs.hours_a_year(more.name))
