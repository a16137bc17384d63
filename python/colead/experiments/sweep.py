# SPDX-License-Identifier: Apache-2.0
"""Many scenarios that differ in a few numbers, run on common luck."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from colead import _core
from colead.base.checks import about
from colead.base.fronts import front
from colead.base.known_names import require_known
from colead.experiments.at_work import at_work, part_of
from colead.experiments.failing import complete_in, in_place, naming_place, values_of
from colead.experiments.question import Question
from colead.experiments.sweep_tables import ALL, figure_of
from colead.experiments.sweep_values import Key, Sweep
from colead.experiments.varying import Space
from colead.runs import FailedRun, OnError, Outcome, Progress, RunOptions, RunStore, StorePath, Workforce, as_asked
from colead.statistics.designs import Axes, Design, Floats, lay_out
from colead.tables import Rows
from colead.words.main_metrics import SWEPT_METRICS


@front
def sweep(
    scenario: _core.Scenario,
    parameters: Axes,
    *,
    design: Design = "grid",
    points: int | None = None,
    levels: int = 5,
    strategies: Iterable[str] | None = None,
    metrics: Iterable[str] = SWEPT_METRICS,
    replications: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    executor: Workforce | None = None,
    store: RunStore | StorePath | None = None,
    progress: Progress = True,
    on_error: OnError = "stop",
) -> Sweep:
    """Runs strategies at many points of a parameter space, all on the same luck.

    All designs but the grid need `pip install 'colead[sweep]'`.

    Parameters:
        scenario: the organisation.
        parameters: by path, as in `Scenario.with_`: a list of values or a range (low, high). A tuple of paths moves
            together: a list of tuples, one value for each path.
        design: "grid" takes every combination, "lhs" a Latin hypercube, "sobol" and "morris" what `Sweep.indices`
            needs: see `colead.statistics.designs.lay_out`.
        points: size of a design that is no grid.
        levels: values of a range in a grid, from 2 on.
        strategies: names; by default the baseline alone.
        metrics: names of what is kept; `metric:group` is the figure of one group, such as
            `trust_mean:manager->medic`.
        replications: runs of each strategy at each point, from 1 on; by default 4.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        executor: an executor of concurrent.futures or a Dask client that makes the runs. No result depends on it.
        store: a `Store`, or the path of one, in which runs are kept and found. No result depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.
        on_error: "stop": what the first failing run raises is raised, with a note that says which run it was;
            "collect": the others are made all the same. A replication that failed in one strategy counts in none of
            that point.

    Returns:
        The metrics at each point, by replication.

    Raises:
        ScenarioError: for a path or value that the scenario refuses, before anything runs.
        UnknownNameError: for an unknown strategy, metric or design.

    Example:
        >>> found = cl.sweep(scenario, {"decisions.beds.per_week": (4, 8)}, levels=2, replications=1, progress=False)
        >>> len(found.points)
        2
    """
    options = RunOptions(threads, executor, store, progress, on_error)
    question = Question.of(
        scenario,
        strategies=strategies,
        replications=replications,
        seed=seed,
        form=Space.of(parameters, design, points, levels, metrics),
    )
    return swept(question, options)


def swept(question: Question, options: RunOptions) -> Sweep:
    """Makes the runs of a sweep. Every point is a valid scenario before the first run is made."""
    began = time.perf_counter()
    form, scenario = question.formed(Space), question.scenario
    with about("points"):
        laid = lay_out(form.parameters, form.design, points=form.points, levels=form.levels, seed=question.seed)
    worlds = [scenario.with_(point) for point in laid]
    units = _units(question.experiment, form.metrics)
    with at_work(options, question.label) as work:
        values, failures = _values(question, list(zip(laid, worlds, strict=True)), work)
    return Sweep(
        scenario=scenario.name,
        seed=question.seed,
        points=laid,
        strategies=question.strategies,
        metric_names=form.metrics,
        units=units,
        values=values,
        failures=Rows(failures, of=FailedRun),
        seconds=time.perf_counter() - began,
        question=question,
    )


def _values(
    question: Question, places: Sequence[tuple[Mapping[str, object], _core.Scenario]], options: RunOptions
) -> tuple[dict[Key, Floats], tuple[FailedRun, ...]]:
    """Arrays [points, replications] by strategy and metric, and the runs that failed."""
    began = time.perf_counter()
    n, metrics, sides = question.replications, question.formed(Space).metrics, question.strategies
    values = {(name, metric): np.empty((len(places), n)) for name in sides for metric in metrics}
    failures: list[FailedRun] = []
    for at, (point, world) in enumerate(places):
        experiment = _core.Experiment(world)
        told = replace(options, progress=part_of(options.progress, at, len(places), began))
        arms = [experiment.arms.index(strategy) for strategy in sides]
        with naming_place(experiment, question.scenario, at, point):
            outcomes = as_asked(experiment, [(arm, question.seed, r) for arm in arms for r in range(n)], told)
        failures += in_place(experiment, outcomes, question.scenario, at, point)
        whole = complete_in(outcomes, len(sides))
        if at == 0:
            _require_groups(experiment, outcomes, metrics)
        for metric in metrics:
            name, group = figure_of(metric)
            found = np.where(whole, values_of(experiment, outcomes, name, len(sides), group), np.nan)
            for strategy, row in zip(sides, found, strict=True):
                values[strategy, metric][at] = row
    for block in values.values():
        block.setflags(write=False)
    return values, tuple(failures)


def _units(experiment: _core.Experiment, metrics: Sequence[str]) -> dict[str, str]:
    """Units by metric. UnknownNameError for one that there is not."""
    units = {output.name: output.unit for output in experiment.outputs}
    named = {metric: figure_of(metric)[0] for metric in metrics}
    with about("metrics"):
        require_known("metric", named.values(), tuple(units))
    return {metric: units[name] for metric, name in named.items()}


def _require_groups(experiment: _core.Experiment, outcomes: Sequence[Outcome], metrics: Sequence[str]) -> None:
    """ModelError for a group that its metric does not have in the runs of the first point."""
    figures = experiment.figures([one for one in outcomes if isinstance(one, _core.RunResult)])
    known = [(figure.metric, figure.group) for figure in figures]
    for name, group in map(figure_of, metrics):
        groups = [one for metric, one in known if metric == name]
        if groups and group != ALL:
            with about("metrics"):
                require_known(f"group of {name}", [group], groups)
