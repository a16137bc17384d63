# SPDX-License-Identifier: Apache-2.0
"""Benefit per hour: ratios of paired differences, with intervals that know when there is no ratio."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead import _core
from colead.base.as_json import Plain
from colead.statistics.ratio import fieller

Array = NDArray[np.float64]
VALUE = "net_value_per_week"


@dataclass(frozen=True, slots=True)
class NetBenefit(Plain):
    """Gain in net value of a strategy for each 100 person-hours of all kinds it takes beyond the baseline.

    Net value is value less the price of displaced duty, as in the metric value_per_100_hours.

    The interval is Fieller's (1954, doi 10.1111/j.2517-6161.1954.tb00159.x) for the ratio of two means of pairs. All
    three are NaN where there is no such ratio, and `reason` says why; otherwise it is empty.
    """

    strategy: str
    pairs: int
    per_100_hours: float
    low: float
    high: float
    reason: str = ""


def net_benefits(
    experiment: _core.Experiment, plan: _core.ComparisonPlan, results: Sequence[_core.RunResult]
) -> tuple[NetBenefit, ...]:
    """One for each strategy, from results in the order of the plan. Equal hours come with the plan's scaled arms."""
    n = plan.replications
    hours = np.array([result.programme_hours + result.joint_hours for result in results]).reshape(-1, n)
    if VALUE not in {output.name for output in experiment.outputs}:
        return ()
    value = experiment.values(results, VALUE).reshape(-1, n) * experiment.scenario.horizon_weeks
    return tuple(
        _benefit(side.strategy, value[at] - value[0], hours[at] - hours[0], plan.confidence)
        for at, side in enumerate(plan.sides)
        if at > 0
    )


def _benefit(strategy: str, value: Array, hours: Array, confidence: float) -> NetBenefit:
    there = ~np.isnan(value)
    pairs = int(there.sum())
    hours = hours[there]
    found = fieller(value[there], hours / 100.0, confidence)
    if found is not None and float(hours.mean()) > 0:
        return NetBenefit(strategy, pairs, *found)
    if pairs < 2:
        reason = "fewer than two pairs of runs"
    elif not hours.any():
        reason = "it takes no hours"
    elif found is not None:
        reason = "it saves hours"
    else:
        reason = "its hours cannot be told from 0"
    return NetBenefit(strategy, pairs, math.nan, math.nan, math.nan, reason)
