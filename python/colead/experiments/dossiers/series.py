# SPDX-License-Identifier: Apache-2.0
"""Figures of one run over time, and how fast they move."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from colead import _core

COLUMNS = ("week", "metric", "group", "value")
WEEKS_A_YEAR = 52.1775
Points = list[tuple[float, float]]  # week since observation began, value


def series_of(experiment: _core.Experiment, result: _core.RunResult) -> dict[tuple[str, str], Points]:
    """The points of each metric and group of the observed time; without those that have no value."""
    table = _core.series_table(experiment, [result], [0])
    points: dict[tuple[str, str], Points] = {}
    for week, metric, group, value in zip(*(table[name].tolist() for name in COLUMNS), strict=True):
        if week >= 0 and not math.isnan(value):
            points.setdefault((metric, group), []).append((week, value))
    return points


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Change a year by least squares; NaN for fewer than three points."""
    if len(points) < 3:
        return math.nan
    weeks, values = np.array(points).T
    return float(np.polyfit(weeks / WEEKS_A_YEAR, values, 1)[0])
