# SPDX-License-Identifier: Apache-2.0
"""The best use of so many hours a year: which strategy, for whom, and how often."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from colead import _core
from colead.base.checks import about, seed_or, share, whole
from colead.base.errors import ModelError
from colead.experiments.at_work import at_work, silent
from colead.experiments.best_use import BestUse, NextHours, contenders
from colead.experiments.comparison import Comparison
from colead.experiments.forms import strategies_of
from colead.experiments.halving import Search, search
from colead.experiments.judge import judge
from colead.experiments.judged_metric import judged_metric
from colead.experiments.make_runs import make_runs
from colead.experiments.question import Question
from colead.experiments.uses import Use, at_level, scenario_with, uses_of
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce
from colead.statistics.ratio import fieller

MORE = 1.5  # times as often: how far the next hours are looked ahead
FEWEST = 4  # replications of the final contest


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question, checked."""

    scenario: _core.Scenario
    strategies: tuple[str, ...]
    output: _core.OutputInfo
    hours: float
    replications: int
    seed: int
    confidence: float


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
        confidence: of every interval, from 0.5 to below 1.
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
    began = time.perf_counter()
    asked = _Asked(
        scenario,
        _rivals(scenario, strategies),
        _output(scenario, metric),
        _hours(scenario, hours),
        _replications(scenario, replications),
        _seed(scenario, seed),
        _confidence(scenario, confidence),
    )
    with at_work(options, "searching") as work:
        found = _found(asked, work)
    return replace(found, seconds=time.perf_counter() - began)


def _rivals(scenario: _core.Scenario, strategies: Iterable[str] | None) -> tuple[str, ...]:
    rivals = tuple(one for one in strategies_of(scenario, strategies) if one != scenario.baseline)
    with about("strategies"):
        if not rivals:
            raise ModelError("there is no strategy to choose from beside the baseline")
    return rivals


def _output(scenario: _core.Scenario, metric: str | None) -> _core.OutputInfo:
    with about("metric"):
        return judged_metric(_core.Experiment(scenario), metric)


def _hours(scenario: _core.Scenario, hours: float | None) -> float:
    with about("hours"):
        budget = scenario.budget_hours_a_year if hours is None else hours
        if budget is None:
            raise ValueError(
                "hours must be given: a number of hours a year, here or as compare.budget_hours_a_year in the scenario"
            )
        if isinstance(budget, bool) or not isinstance(budget, (int, float)):
            raise TypeError(f"hours must be a number of hours a year, not {budget!r}")
        if not (math.isfinite(budget) and budget > 0):
            raise ValueError(f"hours must be above 0, not {budget!r}")
        return float(budget)


def _replications(scenario: _core.Scenario, replications: int | None) -> int:
    with about("replications"):
        if replications is None:
            return max(FEWEST, scenario.replications)
        return whole("replications", replications, FEWEST, 10**6)


def _seed(scenario: _core.Scenario, seed: int | None) -> int:
    with about("seed"):
        return seed_or(scenario.seed, seed)


def _confidence(scenario: _core.Scenario, confidence: float | None) -> float:
    with about("confidence"):
        return scenario.confidence if confidence is None else share("confidence", confidence)


def _found(asked: _Asked, work: RunOptions) -> BestUse:
    """Search, final contest, and a look at the next hours."""
    every = uses_of(asked.scenario, asked.strategies)
    if not every:
        raise ModelError("no strategy to choose from has an intervention")
    made, possible = scenario_with(asked.scenario, every, asked.hours)
    runs = Search(made, asked.output, asked.hours, asked.seed, work)
    finalists, tried = search(runs, possible, asked.hours)
    unclear = BestUse(
        scenario=asked.scenario.name,
        baseline=asked.scenario.baseline,
        metric=asked.output.name,
        unit=asked.output.unit,
        seed=asked.seed,
        confidence=asked.confidence,
        hours_a_year=asked.hours,
        matters=0.0,
        finalists=(),
        tried=tuple(tried),
        next_hours=None,
        comparison=None,
    )
    if not finalists:
        return unclear
    comparison = _final(asked, finalists, work)
    found = replace(
        unclear,
        matters=comparison.effect(finalists[0].name, asked.output.name).matters,
        finalists=contenders(comparison, finalists),
        comparison=comparison,
    )
    return found if found.winner is None else replace(found, next_hours=_next_hours(asked, found.winner.use, work))


def fresh(seed: int) -> int:
    """The seed of luck that the search has not seen."""
    return (seed + 1) % 2**64


def _final(asked: _Asked, finalists: Sequence[Use], work: RunOptions) -> Comparison:
    contest, _ = scenario_with(asked.scenario, finalists, asked.hours)
    question = Question.of(
        contest,
        replications=asked.replications,
        seed=fresh(asked.seed),
        confidence=asked.confidence,
        metric=asked.output.name,
        mechanisms=False,
    )
    return judge(question, make_runs(question, work))


def _next_hours(asked: _Asked, use: Use, work: RunOptions) -> NextHours:
    """The winner and more of the same on the luck of the final contest."""
    nothing = float("nan")
    interventions = at_level(use.interventions, MORE)
    if interventions is None:
        return NextHours(nothing, nothing, nothing, nothing, "it cannot come more often")
    more = replace(use, name=f"{use.name}-more", often=use.often * MORE, interventions=interventions)
    scenario, _ = scenario_with(asked.scenario, [use, more], asked.hours)
    runs = Search(scenario, asked.output, asked.hours, fresh(asked.seed), silent(work))
    runs.run([use.name, more.name], asked.replications)
    gains, hours = runs.apart(more.name, use.name)
    there = ~np.isnan(gains)
    found = fieller(gains[there], hours[there] / 100.0, asked.confidence)
    if found is None:
        return NextHours(
            nothing, nothing, nothing, runs.hours_a_year(more.name), "its hours cannot be told from its own"
        )
    return NextHours(*found, runs.hours_a_year(more.name))
