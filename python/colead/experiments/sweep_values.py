# SPDX-License-Identifier: Apache-2.0
"""What a sweep gives: metrics at points of a parameter space."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from colead import _core
from colead.base.as_json import JsonObject, json_value
from colead.base.errors import ModelError
from colead.base.known_names import known_or_raise
from colead.base.optional_libraries import extra_library
from colead.experiments.kept_runs import KeptRuns
from colead.experiments.question import Question
from colead.runs import FailedRun, run_tasks
from colead.statistics import sensitivity
from colead.statistics.designs import Floats, Points
from colead.tables import Table
from colead.tables.joined import joined

if TYPE_CHECKING:
    import pandas as pd
    import xarray

Key = tuple[str, str]  # strategy, metric


@dataclass(frozen=True, eq=False)
class Sweep:
    """What a sweep gives.

    Fields:
        scenario, seed: what was run.
        points: values of the parameters, and the design they are of.
        strategies, metric_names, units: names, and units by metric.
        values: by (strategy, metric) an array [points, replications]; NaN: no such event, or a run that failed there.
        failures: runs that could not be made, where they were to be collected; `mean` is over the replications that are
            complete in every strategy of the point.
        seconds: time it took; two may differ in it and be equal.
        question: what was asked; its `command()` asks the same.

    Example:
        >>> found = cl.sweep(scenario, {"professions.medic.pressure": [0.1, 0.3]}, replications=2, progress=False)
        >>> found.mean("baseline", "lead_time_mean").shape
        (2,)
    """

    scenario: str
    seed: int
    points: Points
    strategies: tuple[str, ...]
    metric_names: tuple[str, ...]
    units: Mapping[str, str]
    values: Mapping[Key, Floats]
    failures: tuple[FailedRun, ...] = ()
    seconds: float = field(default=math.nan, compare=False)
    question: Question | None = field(default=None, compare=False, repr=False)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sweep):
            return NotImplemented
        return self._facts == other._facts and all(
            np.array_equal(block, other.values[key], equal_nan=True) for key, block in self.values.items()
        )

    def __hash__(self) -> int:
        return hash((self.scenario, self.seed, self.points, self.strategies, self.metric_names))

    @property
    def _facts(self) -> tuple[object, ...]:
        """What it holds beside the arrays of `values`, of which these are the keys."""
        names = (self.strategies, self.metric_names, dict(self.units), set(self.values))
        return (self.scenario, self.seed, self.points, *names, self.failures)

    @property
    def parameters(self) -> tuple[str, ...]:
        """Paths of the parameters."""
        return tuple(parameter.path for parameter in self.points.parameters)

    @property
    def replications(self) -> int:
        """Runs of each strategy at each point."""
        return int(next(iter(self.values.values())).shape[1])

    @cached_property
    def metrics(self) -> Table:
        """What was kept of every run: point, a column for each parameter, strategy, replication, metric, group, unit,
        value (NaN where a run had no such event)."""
        n, points = self.replications, np.arange(len(self.points))
        keys = [(strategy, metric) for strategy in self.strategies for metric in self.metric_names]
        rows = len(points) * n
        columns = self._point_columns(np.tile(np.repeat(points, n), len(keys)))
        columns["strategy"] = [strategy for strategy, _ in keys for _ in range(rows)]
        columns["replication"] = np.tile(np.arange(n), len(keys) * len(points))
        columns["metric"] = [metric for _, metric in keys for _ in range(rows)]
        columns["group"] = ["all"] * (rows * len(keys))
        columns["unit"] = [self.units[metric] for _, metric in keys for _ in range(rows)]
        columns["value"] = np.concatenate([self.values[key].ravel() for key in keys])
        return Table.from_columns(columns)

    @cached_property
    def series(self) -> Table:
        """Figures over time, as `Result.series`, with the point and its parameters first. Runs are made once more."""
        return self._of_points("series")

    @cached_property
    def decisions(self) -> Table:
        """The decision log, as `Result.decisions`, with the point and its parameters first. Runs are made once more."""
        return self._of_points("decisions")

    def _of_points(self, name: str) -> Table:
        made = [({"point": at}, getattr(kept, name)) for at, kept in enumerate(self._made_again(name == "decisions"))]
        table = joined(made, ("point",))
        points = table.column("point")
        rest = {one: table.column(one) for one in table.column_names if one != "point"}
        return Table.from_columns(self._point_columns(points) | rest)

    def _point_columns(self, points: Any) -> dict[str, Any]:
        found: dict[str, Any] = {"point": points}
        for axis, path in enumerate(self.parameters):
            found[path] = column_of([row[axis] for row in self.points.values], points)
        return found

    def _made_again(self, records: bool) -> Iterator[KeptRuns]:
        """The runs of each point: a run is a pure function."""
        if self.question is None:
            raise ModelError("this sweep does not know its question")
        keep = _core.Keep(records="summary" if records else "off")
        for point, whole in zip(self.points, self._complete, strict=True):
            experiment = _core.Experiment(self.question.scenario.with_(point))
            numbers = [r for r in range(self.replications) if whole[r]]
            tasks = {name: [(experiment.strategy(name), self.seed, r) for r in numbers] for name in self.strategies}
            results = {name: run_tasks(experiment, wanted, keep=keep) for name, wanted in tasks.items()}
            yield KeptRuns(experiment, tasks, results, numbers, records=records)

    def mean(self, strategy: str, metric: str, *, against: str | None = None) -> Floats:
        """Mean over replications at each point, those that are complete where runs failed.

        Parameters:
            strategy, metric: names.
            against: a strategy; then the mean paired difference to it.

        Returns:
            An array of shape (points,), in the unit of the metric.

        Raises:
            UnknownNameError: for a name that the sweep does not have.
        """
        values = self._of(strategy, metric)
        if against is not None:
            values = values - self._of(against, metric)
        if not self.failures:
            return np.asarray(values.mean(axis=1))
        rows = [row[whole] for row, whole in zip(values, self._complete, strict=True)]
        return np.array([row.mean() if len(row) else np.nan for row in rows])

    @property
    def _complete(self) -> NDArray[np.bool_]:
        """[points, replications]: whether no run of the replication failed."""
        whole = np.ones((len(self.points), self.replications), dtype=np.bool_)
        for one in self.failures:
            whole[one.place, one.replication] = False
        return whole

    def _of(self, strategy: str, metric: str) -> Floats:
        for what, name, known in (("strategy", strategy, self.strategies), ("metric", metric, self.metric_names)):
            known_or_raise(what, name, known)
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
        stacked = {m: np.stack([self.values[s, m] for s in self.strategies], axis=1) for m in self.metric_names}
        if self.points.design == "grid":
            levels = {p: coordinate(self._levels(axis)) for axis, p in enumerate(self.parameters)}
            dimensions = (*self.parameters, *axes)
            shape = (*map(len, levels.values()), len(self.strategies), self.replications)
            data = {metric: (dimensions, block.reshape(shape)) for metric, block in stacked.items()}
            coords |= levels
        else:
            dimensions = ("point", *axes)
            data = {metric: (dimensions, block) for metric, block in stacked.items()}
            along = {p: [row[axis] for row in self.points.values] for axis, p in enumerate(self.parameters)}
            coords |= {p: ("point", coordinate(values)) for p, values in along.items()}
        made: xarray.Dataset = extra_library("xarray", "frames").Dataset(
            data, coords=coords, attrs={"scenario": self.scenario, "seed": str(self.seed)}
        )
        for metric in self.metric_names:
            made[metric].attrs["unit"] = self.units[metric]
        return made

    def _levels(self, axis: int) -> list[Any]:
        """Values of one parameter of a grid, each once; mappings and lists are told apart as they are written."""
        return list({repr(row[axis]): row[axis] for row in self.points.values}.values())

    def to_json(self) -> JsonObject:
        """What `colead sweep --json` writes.

        Returns:
            A record in which NaN is null; values by strategy and metric are [points][replications].
        """
        return {
            "scenario": self.scenario,
            "seed": self.seed,
            "design": self.points.design,
            "replications": self.replications,
            "strategies": list(self.strategies),
            "units": dict(self.units),
            "points": list(self.points),
            "failures": [one.to_json() for one in self.failures],
            "values": {
                strategy: {metric: json_value(self.values[strategy, metric].tolist()) for metric in self.metric_names}
                for strategy in self.strategies
            },
        }


def coordinate(values: Sequence[Any]) -> list[Any]:
    """Values along a dimension: numbers, truth values and texts as they are; where others are among them, as text."""
    plain = all(isinstance(value, int | float | str) for value in values)
    return list(values) if plain else [str(value) for value in values]


def column_of(values: Sequence[Any], index: Any) -> Any:
    """Values at `index` as a column: numbers stay numbers, anything else is text."""
    if all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        return np.asarray(values, dtype=np.float64)[index]
    return [str(values[int(at)]) for at in index]
