# SPDX-License-Identifier: Apache-2.0
"""Many scenarios that differ in a few numbers, run on common luck."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from colead import _core
from colead.base.checks import seed_or, whole
from colead.base.errors import ModelError
from colead.base.known_names import require_known
from colead.base.optional_libraries import extra_library
from colead.runs import OnProgress, Workforce, run_tasks
from colead.runs.progress import showing
from colead.statistics import sensitivity
from colead.statistics.designs import Axis, Design, Floats, Parameter, Points, lay_out, parameters_of
from colead.store import Store, StorePath, using
from colead.tables import Table
from colead.words.main_metrics import SWEPT_MEASURES

if TYPE_CHECKING:
    import pandas as pd
    import xarray

Key = tuple[str, str]  # strategy, metric


@dataclass(frozen=True)
class Sweep:
    """What a sweep gives. `values[strategy, metric]` is an array [points, replications]; NaN: no such event."""

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
        return tuple(parameter.path for parameter in self.points.parameters)

    @property
    def replications(self) -> int:
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
        """Mean over replications at each point; with `against` the mean paired difference to that strategy."""
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
        """How much each parameter matters, by SALib: one row a parameter.

        For design "sobol" the first-order and total shares of variance with their 95 % half widths (S1, S1_conf, ST,
        ST_conf: Saltelli et al. 2010), for "morris" the mean, mean absolute value and spread of the elementary effects
        over the whole range (mu, mu_star, sigma, mu_star_conf: Campolongo, Cariboni & Saltelli 2007), of the metric's
        mean in `strategy` (default the last), less that in `against` if given.
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
        """A variable for each metric. A grid has its parameters as dimensions, another design the point; both have
        strategy and replication."""
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
    metrics: Iterable[str] = SWEPT_MEASURES,
    replications: int = 4,
    seed: int | None = None,
    threads: int | None = None,
    executor: Workforce | None = None,
    store: Store | StorePath | None = None,
    progress: bool | OnProgress = True,
) -> Sweep:
    """Runs strategies at many points of a parameter space, all on the same luck.

    parameters: {path: [values]} or {path: (low, high)}, with paths as in `Scenario.with_`. design "grid" takes every
    combination (ranges at `levels` values), "lhs" `points` of a Latin hypercube, "sobol" and "morris" the designs that
    `Sweep.indices` needs: see `colead.statistics.designs.lay_out`. strategies: by default the baseline alone. Needs
    `pip install colead[sweep]` for all designs but the grid. Raises ScenarioError for a path or value the scenario
    refuses, before anything runs.
    """
    used_seed = seed_or(scenario.seed, seed)
    count = whole("replications", replications, 1, 10**6)
    chosen = tuple(dict.fromkeys([scenario.baseline] if strategies is None else strategies))
    wanted = tuple(dict.fromkeys(metrics))
    laid = lay_out(
        parameters_of(parameters),
        design,
        points=points,
        levels=whole("levels", levels, 2, 10**4),
        seed=used_seed % 2**32,
    )
    worlds = [scenario.with_(point) for point in laid]
    units = {output["name"]: output["unit"] for output in _core.Experiment(scenario).outputs}
    require_known("metric", wanted, tuple(units))
    require_known("strategy", chosen, scenario.strategies)
    values = {key: np.empty((len(laid), count)) for key in ((s, m) for s in chosen for m in wanted)}
    began = time.perf_counter()
    with using(store) as kept, showing(progress, "sweeping") as on_progress:
        for at, world in enumerate(worlds):
            experiment = _core.Experiment(world)
            arms = [experiment.arms.index(strategy) for strategy in chosen]
            results = run_tasks(
                experiment,
                [(arm, used_seed, replication) for arm in arms for replication in range(count)],
                threads=threads,
                executor=executor,
                store=kept,
                progress=part_of(on_progress, at, len(worlds), began),
            )
            for n, strategy in enumerate(chosen):
                own = results[n * count : (n + 1) * count]
                for metric in wanted:
                    values[strategy, metric][at] = experiment.values(own, metric)
    for block in values.values():
        block.setflags(write=False)
    return Sweep(
        scenario=scenario.name,
        seed=used_seed,
        points=laid,
        strategies=chosen,
        metrics=wanted,
        units={metric: units[metric] for metric in wanted},
        values=values,
        seconds=time.perf_counter() - began,
    )


def part_of(on_progress: OnProgress | None, at: int, batches: int, began: float) -> OnProgress | bool:
    """Progress of one batch of equally large ones, as progress of all of them."""
    if on_progress is None:
        return False

    def tell(done: int, total: int, _seconds: float) -> bool | None:
        return on_progress(at * total + done, batches * total, time.perf_counter() - began)

    return tell


__all__ = ["SWEPT_MEASURES", "Parameter", "Sweep", "sweep"]
