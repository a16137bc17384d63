# SPDX-License-Identifier: Apache-2.0
"""What has been measured of an organisation, held against the runs of its baseline."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Protocol

import numpy as np

from colead import _core
from colead.experiments.comparison import Comparison
from colead.experiments.dossiers.row import DossierRow, near
from colead.experiments.dossiers.series import series_of, slope

MOST_ERRORS = 3.0  # of measurement and runs together, beyond which a figure is implausible (Pukelsheim 1994)


class Measured(Protocol):
    """One entry of the section `evidence` of a scenario; `time` is run, week or slope (a year)."""

    @property
    def metric(self) -> str: ...
    @property
    def group(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def tolerance(self) -> float: ...
    @property
    def time(self) -> str: ...
    @property
    def week(self) -> float: ...
    @property
    def source(self) -> str: ...


def evidence_rows(comparison: Comparison, evidence: Iterable[Measured], command: str) -> Iterator[DossierRow]:
    """A row for each figure: the mean of the baseline's runs, within three errors of measurement and runs together."""
    kept = comparison.runs
    assert kept is not None
    runs = kept.results[comparison.baseline]
    when = {"run": "", "slope": ", change a year"}
    for one in evidence:
        values = _values(one, kept.experiment, runs)
        there = values[~np.isnan(values)]
        got = float(there.mean()) if len(there) else math.nan
        error = float(there.std(ddof=1) / math.sqrt(len(there))) if len(there) > 1 else math.nan
        tolerance = MOST_ERRORS * math.hypot(one.tolerance, 0.0 if math.isnan(error) else error)
        part = "" if one.group == "all" else f" ({one.group})"
        claim = f"{one.metric}{part} of the baseline{when.get(one.time, f', week {one.week:g}')}"
        verdict = near(got, one.value, tolerance)
        source = one.source or "the scenario"
        yield DossierRow("evidence", claim, source, "=", one.value, tolerance, got, error, verdict, command)


def _values(one: Measured, experiment: _core.Experiment, runs: Iterable[_core.RunResult]) -> np.ndarray:
    """Its figure of each run; NaN where a run has none."""
    made = list(runs)
    if one.time == "run":
        return np.asarray(experiment.values(made, one.metric, one.group), dtype=float)
    series = [series_of(experiment, result).get((one.metric, one.group), []) for result in made]
    if one.time == "slope":
        return np.array([slope(points) for points in series])
    return np.array([_at(points, one.week) for points in series])


def _at(points: list[tuple[float, float]], week: float) -> float:
    """The value of the week nearest to it."""
    return min(points, key=lambda point: abs(point[0] - week))[1] if points else math.nan
