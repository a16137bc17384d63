# SPDX-License-Identifier: Apache-2.0
"""Benefit per hour: ratios of paired differences, with intervals that know when there is no ratio."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from colead import _core

Array = NDArray[np.float64]
VALUE = "value_per_week"


@dataclass(frozen=True, slots=True)
class NetBenefit:
    """Gain in value of a strategy for each 100 person-hours of programme it takes beyond the baseline.

    The interval is Fieller's (1954, doi 10.1111/j.2517-6161.1954.tb00159.x) for the ratio of two means of pairs. All
    three are NaN where there is no such ratio, and `reason` says why; otherwise it is empty.
    """

    strategy: str
    pairs: int
    per_100_hours: float
    low: float
    high: float
    reason: str = ""

    def to_json(self) -> dict[str, Any]:
        return {k: None if isinstance(v, float) and not math.isfinite(v) else v for k, v in asdict(self).items()}


def fieller(top: Array, bottom: Array, confidence: float) -> tuple[float, float, float] | None:
    """(ratio, low, high) of mean(top) / mean(bottom); None when the interval of the bottom's mean holds 0.

    The ratios r for which mean(top) - r mean(bottom) is not far from 0: they lie between the roots of a quadratic
    exactly when the bottom differs from 0 at the same confidence.
    """
    n = len(top)
    if n < 2:
        return None
    x, y = float(bottom.mean()), float(top.mean())
    error = np.cov(bottom, top, ddof=1) / n
    t = _core.student_t_quantile(0.5 + confidence / 2.0, float(n - 1))
    a = x * x - t * t * float(error[0, 0])
    if not a > 0.0:
        return None
    b = x * y - t * t * float(error[0, 1])
    c = y * y - t * t * float(error[1, 1])
    root = math.sqrt(max(0.0, b * b - a * c))
    return y / x, (b - root) / a, (b + root) / a


def net_benefits(
    experiment: _core.Experiment, plan: dict[str, Any], results: Sequence[_core.RunResult]
) -> tuple[NetBenefit, ...]:
    """One for each strategy, from results in the order of the plan. Equal hours come with the plan's scaled arms."""
    n = plan["replications"]
    hours = np.array([result.programme_hours for result in results]).reshape(-1, n)
    if VALUE not in {output["name"] for output in experiment.outputs}:
        return ()
    value = experiment.values(results, VALUE).reshape(-1, n) * experiment.scenario.horizon_weeks
    return tuple(
        _benefit(name, value[at] - value[0], hours[at] - hours[0], plan["confidence"])
        for at, (_, name, _) in enumerate(plan["sides"])
        if at > 0
    )


def _benefit(strategy: str, value: Array, hours: Array, confidence: float) -> NetBenefit:
    there = ~np.isnan(value)
    pairs = int(there.sum())
    found = fieller(value[there], hours[there] / 100.0, confidence)
    if found is not None:
        return NetBenefit(strategy, pairs, *found)
    if pairs < 2:
        reason = "fewer than two pairs of runs"
    elif not hours.any():
        reason = "it takes no hours"
    else:
        reason = "its hours cannot be told from 0"
    return NetBenefit(strategy, pairs, math.nan, math.nan, math.nan, reason)
