# SPDX-License-Identifier: Apache-2.0
"""Figures of runs over time, and how fast they move: one reader for all that look at them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from colead import _core
from colead.base.year import WEEKS_A_YEAR
from colead.statistics.student import Array

FEWEST_POINTS = 3  # two lie on any line


@dataclass(frozen=True)
class Series:
    """One figure over the observed time: weeks since observation began [points], and its values [runs, points]; NaN
    where a run has none."""

    weeks: Array
    values: Array

    def near(self, week: float) -> Array:
        """The values [runs] at the points nearest to a week, each run's own; NaN for a run without any."""
        there = ~np.isnan(self.values)
        away = np.where(there, np.abs(self.weeks - week), np.inf)
        picked = self.values[np.arange(len(self.values)), away.argmin(axis=1)]
        return np.where(there.any(axis=1), picked, np.nan)

    def slopes(self) -> Array:
        """Change a year of each run [runs] by least squares; NaN where a run has fewer than three values."""
        return np.array([slope(self.weeks, row) for row in self.values])


def series_of(experiment: _core.Experiment, results: Sequence[_core.RunResult]) -> Mapping[tuple[str, str], Series]:
    """By metric and group, in the order in which runs give them; without the warm-up."""
    made = _core.series_table(experiment, results, range(len(results)))
    weeks = np.asarray(made.column("week"), dtype=np.float64)
    rows = np.flatnonzero(weeks >= 0)
    points, at = np.unique(weeks[rows], return_inverse=True)
    run = np.asarray(made.column("replication"), dtype=np.int64)[rows]
    value = np.asarray(made.column("value"), dtype=np.float64)[rows]
    metric, group = (np.asarray(made.column(name))[rows].tolist() for name in ("metric", "group"))
    members: dict[tuple[str, str], list[int]] = {}
    for row, name in enumerate(zip(metric, group, strict=True)):
        members.setdefault(name, []).append(row)
    out = {}
    for name, mine in members.items():
        values = np.full((len(results), len(points)), np.nan)
        values[run[mine], at[mine]] = value[mine]
        out[name] = Series(points, values)
    return out


def slope(weeks: Array, values: Array) -> float:
    """Change a year by least squares over the points that have a value; NaN for fewer than three."""
    there = ~np.isnan(values)
    if there.sum() < FEWEST_POINTS:
        return math.nan
    return float(np.polyfit(weeks[there] / WEEKS_A_YEAR, values[there], 1)[0])
