# SPDX-License-Identifier: Apache-2.0
"""Many scenarios that differ in a few numbers, run on common luck."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from colead import _core
from colead.base.checks import seed_or, whole
from colead.base.errors import ModelError
from colead.base.known_names import require_known
from colead.base.optional_libraries import extra_library
from colead.experiments.at_work import at_work, part_of
from colead.experiments.question import strategies_of
from colead.runs import Progress, RunOptions, RunStore, StorePath, Workforce, run_tasks
from colead.statistics import sensitivity
from colead.statistics.designs import Axis, Design, Floats, Parameter, Points, lay_out, parameters_of
from colead.tables import Table
from colead.words.main_metrics import SWEPT_METRICS

if TYPE_CHECKING:
    import pandas as pd
    import xarray

Key = tuple[str, str]  # strategy, metric


@dataclass(frozen=True)
class Sweep:
    """What a sweep gives.

    Fields:
        scenario, seed: what was run.
        points: values of the parameters, and the design they are of.
        strategies, metrics, units: names, and units by metric.
        values: by (strategy, metric) an array [points, replications]; NaN: no such event.
        seconds: time it took; two may differ in it and be equal.

    Example:
        >>> found = cl.sweep(scenario, {"professions.medic.pressure": [0.1, 0.3]}, replications=2, progress=False)
        >>> found.mean("baseline", "lead_time_mean").shape
        (2,)
    """

    scenario: str
    seed: int
    points: Points
    strategies: tuple[str, ...]
    metrics: tuple[str, ...]
    units: Mapping[str, str]
    values: Mapping[Key, Floats]
    seconds: float = field(default=float("nan"), compare=False)

    @property
    def parameters(self) -> tuple[str, ...]:
        """Paths of the parameters."""
        return tuple(parameter.path for parameter in self.points.parameters)

    @property
    def replications(self) -> int:
        """Runs of each strategy at each point."""
        return int(next(iter(self.values.values())).shape[1])

    @cached_property
    def results(self) -> Table:
        """Tidy: point, a column for each parameter, strategy, replication, metric, unit, value."""
        replications = self.replications
        pieces = len(self.strategies) * len(self.metrics)
        point = np.tile(np.repeat(np.arange(len(self.points)), replications), pieces)
        columns: dict[str, Any] = {"point": point}
        for axis, path in enumerate(self.parameters):
            columns[path] = column_of([row[axis] for row in self.points.values], point)
        keys = [(strategy, metric) for strategy in self.strategies for metric in self.metrics]
        rows = len(self.points) * replications
        columns["strategy"] = [strategy for strategy, _ in keys for _ in range(rows)]
        columns["replication"] = np.tile(np.arange(replications), pieces * len(self.points))
        columns["metric"] = [metric for _, metric in keys for _ in range(rows)]
        columns["unit"] = [self.units[metric] for _, metric in keys for _ in range(rows)]
        columns["value"] = np.concatenate([self.values[key].ravel() for key in keys])
        return Table.from_columns(columns)

    def mean(self, strategy: str, metric: str, *, against: str | None = None) -> Floats:
        """Mean over replications at each point.

        Parameters:
            strategy, metric: names.
            against: a strategy; then the mean paired difference to it.

        Returns:
            An array of shape (points,), in the unit of the metric.

        Raises:
            ModelError: for a name that the sweep does not have.
        """
        values = self._of(strategy, metric)
        if against is not None:
            values = values - self._of(against, metric)
        return np.asarray(values.mean(axis=1))

    def _of(self, strategy: str, metric: str) -> Floats:
        for what, name, known in (("strategy", strategy, self.strategies), ("metric", metric, self.metrics)):
            if name not in known:
                raise ModelError(f"the sweep has no {what} '{name}'; it has: {', '.join(known)}")
        return self.values[strategy, metric]

    def indices(self, metric: str, *, strategy: str | None = None, against: str | None = None) -> pd.DataFrame:
        """How much each parameter matters, by SALib.

        Parameters:
            metric: its mean at each point is taken apart.
            strategy: the strategy it is of; by default the last.
            against: a strategy whose mean is subtracted.

        Returns:
            One row a parameter. Design "sobol": first-order and total shares of variance with their 95 % half widths
                (S1, S1_conf, ST, ST_conf: Saltelli et al. 2010). Design "morris": mean, mean absolute value and spread
                of the elementary effects over the whole range (mu, mu_star, sigma, mu_star_conf: Campolongo, Cariboni &
                Saltelli 2007).

        Raises:
            ModelError: for another design, or a metric without a value at some points.
        """
        outcome = self.mean(self.strategies[-1] if strategy is None else strategy, metric, against=against)
        if np.isnan(outcome).any():
            raise ModelError(f"'{metric}' has no value at some points: no such event happened there")
        design = self.points.design
        if design not in ("morris", "sobol"):
            raise ModelError(f"indices need the design 'sobol' or 'morris', not '{design}'")
        columns = sensitivity.indices(design, self.parameters, self.points.unit, outcome, self.seed)
        frame: pd.DataFrame = extra_library("pandas", "frames").DataFrame(columns, index=list(self.parameters))
        return frame.rename_axis("parameter")

    def to_xarray(self) -> xarray.Dataset:
        """Needs xarray.

        Returns:
            A variable for each metric. A grid has its parameters as dimensions, another design the point; both have
                strategy and replication.
        """
        axes = ("strategy", "replication")
        coords: dict[str, Any] = {"strategy": list(self.strategies), "replication": np.arange(self.replications)}
        stacked = {m: np.stack([self.values[s, m] for s in self.strategies], axis=1) for m in self.metrics}
        if self.points.design == "grid":
            levels = {
                p: list(dict.fromkeys(row[n] for row in self.points.values)) for n, p in enumerate(self.parameters)
            }
            dimensions = (*self.parameters, *axes)
            shape = (*map(len, levels.values()), len(self.strategies), self.replications)
            data = {metric: (dimensions, block.reshape(shape)) for metric, block in stacked.items()}
            coords |= levels
        else:
            dimensions = ("point", *axes)
            data = {metric: (dimensions, block) for metric, block in stacked.items()}
            coords |= {p: ("point", [row[n] for row in self.points.values]) for n, p in enumerate(self.parameters)}
        made: xarray.Dataset = extra_library("xarray", "frames").Dataset(
            data, coords=coords, attrs={"scenario": self.scenario, "seed": str(self.seed)}
        )
        for metric in self.metrics:
            made[metric].attrs["unit"] = self.units[metric]
        return made


def column_of(values: Sequence[Any], index: Any) -> Any:
    """Values at `index` as a column: numbers stay numbers, anything else is text."""
    if all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        return np.asarray(values, dtype=np.float64)[index]
    return [str(values[int(at)]) for at in index]


def sweep(
    scenario: _core.Scenario,
    parameters: Mapping[str, Axis],
    *,
    design: Design = "grid",
    points: int | None = None,
    levels: int = 5,
    strategies: Iterable[str] | None = None,
    metrics: Iterable[str] = SWEPT_METRICS,
    replications: int = 4,
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
        replications: runs of each strategy at each point, from 1 on.
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
    used_seed = seed_or(scenario.seed, seed)
    laid = lay_out(
        parameters_of(parameters),
        design,
        points=points,
        levels=whole("levels", levels, 2, 10**4),
        seed=used_seed % 2**32,
    )
    began = time.perf_counter()
    asked = _Asked(
        worlds=tuple(scenario.with_(point) for point in laid),
        strategies=strategies_of(scenario, [scenario.baseline] if strategies is None else strategies),
        metrics=tuple(dict.fromkeys(metrics)),
        seed=used_seed,
        replications=whole("replications", replications, 1, 10**6),
    )
    with at_work(options, "sweeping") as work:
        values, units = asked.run(work)
    return Sweep(
        scenario=scenario.name,
        seed=used_seed,
        points=laid,
        strategies=asked.strategies,
        metrics=asked.metrics,
        units=units,
        values=values,
        seconds=time.perf_counter() - began,
    )


@dataclass(frozen=True)
class _Asked:
    """What is run at every point, each a scenario of its own."""

    worlds: tuple[_core.Scenario, ...]
    strategies: tuple[str, ...]
    metrics: tuple[str, ...]
    seed: int
    replications: int

    def run(self, options: RunOptions) -> tuple[dict[Key, Floats], dict[str, str]]:
        """(arrays [points, replications] by strategy and metric, units). Metrics are looked up before anything runs."""
        began = time.perf_counter()
        n = self.replications
        keys = [(strategy, metric) for strategy in self.strategies for metric in self.metrics]
        values = {key: np.empty((len(self.worlds), n)) for key in keys}
        units: dict[str, str] = {}
        for at, world in enumerate(self.worlds):
            experiment = _core.Experiment(world)
            units = units or self._units(experiment)
            told = replace(options, progress=part_of(options.progress, at, len(self.worlds), began))
            arms = [experiment.arms.index(strategy) for strategy in self.strategies]
            results = run_tasks(experiment, [(arm, self.seed, r) for arm in arms for r in range(n)], told)
            for strategy, metric in keys:
                first = self.strategies.index(strategy) * n
                values[strategy, metric][at] = experiment.values(results[first : first + n], metric)
        for block in values.values():
            block.setflags(write=False)
        return values, units

    def _units(self, experiment: _core.Experiment) -> dict[str, str]:
        units = {output.name: output.unit for output in experiment.outputs}
        require_known("metric", self.metrics, tuple(units))
        return {metric: units[metric] for metric in self.metrics}


__all__ = ["SWEPT_METRICS", "Parameter", "Sweep", "sweep"]
