# SPDX-License-Identifier: Apache-2.0
"""Values of a sweep as tidy tables: a row for each run, or a row for each mean with its interval."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from colead.experiments.intervals import mean_interval
from colead.statistics.designs import Floats, Points
from colead.tables import Table
from colead.tables.dated import Columns
from colead.tables.joined import table_of_runs

ALL = "all"


def figure_of(name: str) -> tuple[str, str]:
    """Metric and group of `trust_mean:manager->medic`; a metric alone is of all."""
    metric, _, group = name.partition(":")
    return metric, group or ALL


@dataclass(frozen=True, slots=True)
class SweptValues:
    """Values [points, replications] by strategy and figure, at points, in units by figure."""

    points: Points
    strategies: tuple[str, ...]
    figures: tuple[str, ...]
    units: Mapping[str, str]
    values: Mapping[tuple[str, str], Floats]

    def each(self) -> Table:
        """A row for each run: point, its parameters, strategy, replication, metric, group, unit, value."""
        return self._runs({key: self.values[key] for key in self._keys(self.strategies)})

    def differences(self, against: str) -> Table:
        """The same of differences to a strategy at the same point, of the same luck."""
        others = [strategy for strategy in self.strategies if strategy != against]
        return self._runs({key: self.values[key] - self.values[against, key[1]] for key in self._keys(others)})

    def means(self, confidence: float) -> Table:
        """A row for each point, strategy and figure: runs, mean, low, high."""
        found = {key: self.values[key] for key in self._keys(self.strategies)}
        return self._intervals(found, confidence, ("runs", "mean"))

    def effects(self, against: str, confidence: float) -> Table:
        """The same of paired differences to a strategy: pairs, difference, low, high."""
        others = [strategy for strategy in self.strategies if strategy != against]
        found = {key: self.values[key] - self.values[against, key[1]] for key in self._keys(others)}
        return self._intervals(found, confidence, ("pairs", "difference"))

    def point_columns(self, at: Any) -> Columns:
        """The number of each point, and a column for each path."""
        columns: Columns = {"point": at}
        settings = list(self.points)
        for parameter in self.points.parameters:
            for path in parameter.paths:
                columns[path] = column_of([point[path] for point in settings], at)
        return columns

    def _keys(self, strategies: Sequence[str]) -> Iterator[tuple[str, str]]:
        return ((strategy, figure) for strategy in strategies for figure in self.figures)

    def _runs(self, found: Mapping[tuple[str, str], Floats]) -> Table:
        points = np.arange(len(self.points))
        n = next(iter(self.values.values())).shape[1]
        columns = self.point_columns(np.tile(np.repeat(points, n), len(found)))
        rows = len(points) * n
        columns |= self._named(found, rows)
        order = ("strategy", "metric", "group", "unit")
        named = {name: columns.pop(name) for name in order}
        columns["strategy"] = named["strategy"]
        columns["replication"] = np.tile(np.arange(n), len(found) * len(points))
        columns |= {name: named[name] for name in order[1:]}
        columns["value"] = np.concatenate([block.ravel() for block in found.values()]) if found else np.empty(0)
        return table_of_runs(columns)

    def _intervals(self, found: Mapping[tuple[str, str], Floats], confidence: float, names: tuple[str, str]) -> Table:
        points = np.arange(len(self.points))
        columns = self.point_columns(np.tile(points, len(found)))
        columns |= self._named(found, len(points))
        made = [mean_interval(row, confidence) for block in found.values() for row in block]
        columns[names[0]] = np.array([one.size for one in made], dtype=np.int64)
        columns[names[1]] = np.array([one.mean for one in made], dtype=np.float64)
        columns["low"] = np.array([one.low for one in made], dtype=np.float64)
        columns["high"] = np.array([one.high for one in made], dtype=np.float64)
        return table_of_runs(columns)

    def _named(self, found: Mapping[tuple[str, str], Floats], rows: int) -> Columns:
        every = [(strategy, *figure_of(figure), self.units[figure]) for strategy, figure in found for _ in range(rows)]
        names = ("strategy", "metric", "group", "unit")
        return {name: np.array([row[at] for row in every], dtype=np.str_) for at, name in enumerate(names)}


def column_of(values: Sequence[Any], index: Any) -> Any:
    """Values at `index` as a column: numbers stay numbers, anything else is text."""
    if all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        return np.asarray(values, dtype=np.float64)[index]
    texts = [label_of(value) for value in values]
    return [texts[int(at)] for at in index]


def label_of(value: Any) -> str:
    """A value as text: what is more than a number or a text as JSON."""
    return value if isinstance(value, str) else json.dumps(value, default=str)
