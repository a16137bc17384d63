# SPDX-License-Identifier: Apache-2.0
"""How well the runs of a comparison share their luck, and what that is worth."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from colead import _core
from colead.base.as_json import JsonObject, json_record, json_value
from colead.base.shown import Shown, Told, told_of_rows
from colead.tables import Rows
from colead.words.main_metrics import COUPLED_METRICS

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class VarianceReduction:
    """Variance of a difference between independent runs over that between paired ones, on the same replications.

    (Var(strategy) + Var(baseline)) / Var(strategy - baseline): what re-pairing every replication with every other one
    comes to in the mean. So many times as many independent replications would be needed. Infinite when every pair
    differs by the same.
    """

    strategy: str
    metric: str
    pairs: int
    factor: float
    correlation: float


class Span(NamedTuple):
    """Of several numbers."""

    least: float
    median: float
    largest: float


@dataclass(frozen=True, slots=True, repr=False)
class Coupling(Shown):
    """Coupling report of a comparison. Draws and divergence are those of replication 0."""

    matched: Rows[_core.MatchedDraws]
    variance: Rows[VarianceReduction]
    divergence: Rows[_core.FirstDivergence]

    def _told(self) -> Told:
        known = told_of_rows(self.variance)
        median = self.variance_reduction.median
        saved = "" if math.isnan(median) else f": a pair is worth {median:.3g} independent ones (median)"
        return Told(f"luck in common{saved}", columns=known.columns, rows=known.rows, count=known.count)

    def matched_share(self, strategy: str) -> float:
        """Over all purposes; NaN for a strategy that is none."""
        rows = [row for row in self.matched if row.strategy == strategy]
        either = sum(row.either for row in rows)
        return sum(row.both for row in rows) / either if either else math.nan

    @property
    def variance_reduction(self) -> Span:
        """Of the factor over strategies and main metrics; NaN without any."""
        factors = [row.factor for row in self.variance if not math.isnan(row.factor)]
        if not factors:
            return Span(math.nan, math.nan, math.nan)
        return Span(min(factors), statistics.median(factors), max(factors))

    def to_json(self) -> JsonObject:
        """NaN and infinity are null."""
        return {
            "variance_reduction": json_record(self.variance_reduction._asdict()),
            "variance": [json_value(row) for row in self.variance],
            "matched": [json_value(row) for row in self.matched],
            "divergence": [json_value(row) for row in self.divergence],
        }


def variance_reductions(
    experiment: _core.Experiment, plan: _core.ComparisonPlan, results: Sequence[_core.RunResult]
) -> tuple[VarianceReduction, ...]:
    """For each strategy and main metric that has a figure."""
    n = plan.replications
    known = {output.name for output in experiment.outputs}
    rows = []
    for metric in (metric for metric in COUPLED_METRICS if metric in known):
        values = experiment.values(results, metric).reshape(-1, n)
        for side, with_strategy in zip(plan.sides[1:], values[1:], strict=True):
            row = _reduction(VarianceReduction(side.strategy, metric, 0, math.nan, math.nan), values[0], with_strategy)
            rows += [] if row is None else [row]
    order = {side.strategy: at for at, side in enumerate(plan.sides)}
    return tuple(sorted(rows, key=lambda row: order[row.strategy]))


def _reduction(named: VarianceReduction, baseline: Array, strategy: Array) -> VarianceReduction | None:
    """With its figures; None with fewer than two pairs or when nothing varies."""
    there = ~(np.isnan(baseline) | np.isnan(strategy))
    a, b = baseline[there], strategy[there]
    if len(a) < 2:
        return None
    independent = float(a.var(ddof=1) + b.var(ddof=1))
    paired = float((b - a).var(ddof=1))
    if independent == 0.0:
        return None
    spread = math.sqrt(float(a.var(ddof=1)) * float(b.var(ddof=1)))
    correlation = (independent - paired) / (2.0 * spread) if spread > 0.0 else math.nan
    factor = independent / paired if paired > 0.0 else math.inf
    return replace(named, pairs=len(a), factor=factor, correlation=correlation)
