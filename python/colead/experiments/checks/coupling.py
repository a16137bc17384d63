# SPDX-License-Identifier: Apache-2.0
"""How well the runs of a comparison share their luck, and what that is worth."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from colead import _core
from colead.base.as_json import json_record
from colead.experiments.sequential import RunTasks
from colead.words.main_metrics import MAIN_MEASURES

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class MatchedDraws:
    """Draws of one purpose: how many that either the baseline's run or the strategy's asked for, both asked for."""

    strategy: str
    purpose: str
    both: float
    either: float
    share: float


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


@dataclass(frozen=True, slots=True)
class FirstDivergence:
    """Where a strategy's run first parts from the baseline's: week since observation began, and the two events.

    All None when the runs are the same to the end.
    """

    strategy: str
    week: float | None
    event: str | None
    instead: str | None


@dataclass(frozen=True, slots=True)
class Coupling:
    """Coupling report of a comparison. Draws and divergence are those of replication 0."""

    matched: tuple[MatchedDraws, ...]
    variance: tuple[VarianceReduction, ...]
    divergence: tuple[FirstDivergence, ...]

    def matched_share(self, strategy: str) -> float:
        """Over all purposes; NaN for a strategy that is none."""
        rows = [row for row in self.matched if row.strategy == strategy]
        either = sum(row.either for row in rows)
        return sum(row.both for row in rows) / either if either else math.nan

    @property
    def variance_reduction(self) -> tuple[float, float, float]:
        """(least, median, largest) factor over strategies and main measures; NaN without any."""
        factors = [row.factor for row in self.variance if not math.isnan(row.factor)]
        return (min(factors), statistics.median(factors), max(factors)) if factors else (math.nan,) * 3

    def to_json(self) -> dict[str, Any]:
        """NaN and infinity are null."""
        least, middle, largest = self.variance_reduction
        return {
            "variance_reduction": json_record({"least": least, "median": middle, "largest": largest}),
            "variance": [json_record(asdict(row)) for row in self.variance],
            "matched": [json_record(asdict(row)) for row in self.matched],
            "divergence": [json_record(asdict(row)) for row in self.divergence],
        }


def coupling(
    experiment: _core.Experiment, plan: dict[str, Any], results: Sequence[_core.RunResult], run_noting_draws: RunTasks
) -> Coupling:
    """The report for results in the order of the plan. Each side's replication 0 is run once more, noting its draws."""
    sides, seed, past = plan["sides"], plan["seed"], plan.get("past", 0)
    noted = run_noting_draws([(arm, seed, 0) for arm, _, _ in sides])
    matched = [
        MatchedDraws(name, purpose, both, either, both / either if either else math.nan)
        for (_, name, _), result in zip(sides[1:], noted[1:], strict=True)
        for purpose, both, either in _core.matched_draws(noted[0], result)
    ]
    divergence = [
        FirstDivergence(name, *(_core.first_divergence(experiment, sides[0][0], arm, seed, past) or (None, None, None)))
        for arm, name, _ in sides[1:]
    ]
    return Coupling(tuple(matched), tuple(variance_reductions(experiment, plan, results)), tuple(divergence))


def variance_reductions(
    experiment: _core.Experiment, plan: dict[str, Any], results: Sequence[_core.RunResult]
) -> list[VarianceReduction]:
    """For each strategy and main measure that has a figure."""
    n = plan["replications"]
    known = {output["name"] for output in experiment.outputs}
    rows = []
    for metric in (measure for measure in MAIN_MEASURES if measure in known):
        values = experiment.values(results, metric).reshape(-1, n)
        for (_, name, _), with_strategy in zip(plan["sides"][1:], values[1:], strict=True):
            row = _reduction(values[0], with_strategy)
            if row is not None:
                rows.append(VarianceReduction(name, metric, *row))
    order = {name: at for at, (_, name, _) in enumerate(plan["sides"])}
    return sorted(rows, key=lambda row: order[row.strategy])


def _reduction(baseline: Array, strategy: Array) -> tuple[int, float, float] | None:
    """(pairs, factor, correlation); None with fewer than two pairs or when nothing varies."""
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
    return len(a), independent / paired if paired > 0.0 else math.inf, correlation
