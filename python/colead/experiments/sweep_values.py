# SPDX-License-Identifier: Apache-2.0
"""What a sweep gives: metrics at points of a parameter space."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from colead import _core
from colead.base.as_json import JsonObject, json_value
from colead.base.errors import ModelError
from colead.base.fronts import front
from colead.base.known_names import require_known
from colead.base.optional_libraries import extra_library
from colead.base.same import Same
from colead.base.shown import SHOWN_ROWS, Shown, Told, counted
from colead.experiments import plotted
from colead.experiments.kept_runs import KeptRuns
from colead.experiments.question import Question
from colead.experiments.sweep_arrays import dataset_of
from colead.experiments.sweep_tables import SweptValues
from colead.runs import FailedRun, run_tasks
from colead.statistics import sensitivity
from colead.statistics.designs import Floats, Points
from colead.tables import Rows, Table
from colead.tables.joined import joined, table_of_runs

if TYPE_CHECKING:
    import pandas as pd
    import xarray

Key = tuple[str, str]  # strategy, metric


@dataclass(frozen=True, repr=False, eq=False)
class Sweep(Same, Shown):
    """What a sweep gives.

    Fields:
        scenario, seed: what was run.
        points: values of the parameters, and the design they are of.
        strategies, metric_names, units: names, and units by metric. A metric of one group is named `metric:group`.
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
    failures: Rows[FailedRun] = field(default=Rows(of=FailedRun))
    seconds: float = field(default=float("nan"), compare=False)
    question: Question | None = field(default=None, compare=False, repr=False)

    def _told(self) -> Told:
        head = f"'{self.scenario}': {counted(len(self.points), 'point')} ({self.points.design}), "
        head += f"{counted(self.replications, 'replication')}, seed {self.seed}"
        metric = self.metric_names[0]
        means = [self.mean(strategy, metric) for strategy in self.strategies]
        rows = [[*row, *(float(mean[at]) for mean in means)] for at, row in enumerate(self.points.values[:SHOWN_ROWS])]
        unit = f" ({self.units[metric]})" if self.units[metric] else ""
        others = f"Mean {metric}{unit} by strategy; also watched: {', '.join(self.metric_names[1:])}."
        note = others if self.metric_names[1:] else f"Mean {metric}{unit} by strategy."
        return Told(head, "", (*self.parameters, *self.strategies), rows, len(self.points), (note,))

    def _came_out(self) -> tuple[object, ...]:
        values = tuple((key, block.tobytes()) for key, block in self.values.items())
        return self.scenario, self.seed, self.points.values, values, self.failures

    @property
    def plot(self) -> plotted.SweepPlots:
        """Charts of this sweep."""
        return plotted.SweepPlots(self)

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
        return self._swept.each()

    @cached_property
    def differences(self) -> Table:
        """Each replication less that of the first strategy at the same point, for every other strategy.

        Columns as those of `metrics`; no row where one strategy alone was run.
        """
        return self._swept.differences(self.strategies[0])

    @cached_property
    def means(self) -> Table:
        """A row for each point, strategy and metric: point, a column for each parameter, strategy, metric, group, unit,
        runs, and mean, low and high of Student's interval, at the confidence of the scenario."""
        return self._swept.means(self._confidence)

    @cached_property
    def effects(self) -> Table:
        """Paired differences to the first strategy at the same point: columns as those of `means`, with pairs and
        difference in place of runs and mean; no row where one strategy alone was run."""
        return self._swept.effects(self.strategies[0], self._confidence)

    @property
    def _confidence(self) -> float:
        if self.question is None:
            raise ModelError("this sweep does not know its question")
        return self.question.confidence

    @property
    def _swept(self) -> SweptValues:
        return SweptValues(self.points, self.strategies, self.metric_names, self.units, self.values)

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
        rest = {one: table.column(one) for one in table.column_names if one != "point"}
        told = {one: table.text_of(one) for one in rest}
        return table_of_runs(self._swept.point_columns(table.column("point")) | rest, **told)

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

    @front
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
        require_known("strategy", [strategy], self.strategies)
        require_known("metric", [metric], self.metric_names)
        return self.values[strategy, metric]

    @front
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
            A variable for each metric. A grid has its axes as dimensions, another design the point; both have strategy
                and replication. Values that are no numbers, booleans or texts are JSON texts; paths that move together
                are coordinates along one dimension, which counts their steps.
        """
        return dataset_of(self._swept, {"scenario": self.scenario, "seed": str(self.seed)})

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
