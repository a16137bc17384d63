# SPDX-License-Identifier: Apache-2.0
"""Many scenarios that differ in a few numbers, run on common luck."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from colead import _core
from colead.base.checks import about
from colead.base.known_names import require_known
from colead.experiments.at_work import at_work, part_of
from colead.experiments.question import Question
from colead.experiments.sweep_values import Key, Sweep
from colead.experiments.varying import Space
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce, run_tasks
from colead.statistics.designs import Axis, Design, Floats, lay_out
from colead.words.main_metrics import SWEPT_METRICS


def sweep(
    scenario: _core.Scenario,
    parameters: Mapping[str, Axis],
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
) -> Sweep:
    """Runs strategies at many points of a parameter space, all on the same luck.

    All designs but the grid need `pip install colead[sweep]`.

    Parameters:
        scenario: the organisation.
        parameters: by path, as in `Scenario.with_`: a list of values or a range (low, high).
        design: "grid" takes every combination, "lhs" a Latin hypercube, "sobol" and "morris" what `Sweep.indices`
            needs: see `colead.statistics.designs.lay_out`.
        points: size of a design that is no grid.
        levels: values of a range in a grid, from 2 on.
        strategies: names; by default the baseline alone.
        metrics: names of what is kept.
        replications: runs of each strategy at each point, from 1 on; by default 4.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        threads: threads of this process, at least 1; by default one for each core. No result depends on it.
        executor: an executor of concurrent.futures or a Dask client that makes the runs. No result depends on it.
        store: a `Store`, or the path of one, in which runs are kept and found. No result depends on it.
        progress: whether progress is shown, or a function of (done, total, seconds), called at most ten times a second,
            that stops the work by returning False.

    Returns:
        The metrics at each point, by replication.

    Raises:
        ScenarioError: for a path or value that the scenario refuses, before anything runs.
        ModelError: for an unknown strategy or metric.

    Example:
        >>> found = cl.sweep(scenario, {"decisions.beds.per_week": (4, 8)}, levels=2, replications=1, progress=False)
        >>> len(found.points)
        2
    """
    options = RunOptions(threads, executor, store, progress)
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
        values = _values(question, worlds, work)
    return Sweep(
        scenario=scenario.name,
        seed=question.seed,
        points=laid,
        strategies=question.strategies,
        metric_names=form.metrics,
        units=units,
        values=values,
        seconds=time.perf_counter() - began,
        question=question,
    )


def _values(question: Question, worlds: Sequence[_core.Scenario], options: RunOptions) -> dict[Key, Floats]:
    """Arrays [points, replications] by strategy and metric."""
    began = time.perf_counter()
    n, metrics = question.replications, question.formed(Space).metrics
    values = {(name, metric): np.empty((len(worlds), n)) for name in question.strategies for metric in metrics}
    for at, world in enumerate(worlds):
        experiment = _core.Experiment(world)
        told = replace(options, progress=part_of(options.progress, at, len(worlds), began))
        arms = [experiment.arms.index(strategy) for strategy in question.strategies]
        results = run_tasks(experiment, [(arm, question.seed, r) for arm in arms for r in range(n)], told)
        for place, strategy in enumerate(question.strategies):
            for metric in metrics:
                values[strategy, metric][at] = experiment.values(results[place * n : (place + 1) * n], metric)
    for block in values.values():
        block.setflags(write=False)
    return values


def _units(experiment: _core.Experiment, metrics: Sequence[str]) -> dict[str, str]:
    """Units by metric. ModelError for one that there is not."""
    units = {output.name: output.unit for output in experiment.outputs}
    with about("metrics"):
        require_known("metric", metrics, tuple(units))
    return {metric: units[metric] for metric in metrics}
