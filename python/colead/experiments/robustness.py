# SPDX-License-Identifier: Apache-2.0
"""How each strategy does over plausible worlds, and which come into question within a budget."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead.statistics.information import ties_shared
from colead.statistics.shares import wilson
from colead.statistics.student import Array


@dataclass(frozen=True, slots=True)
class Robustness:
    """How one strategy does over the worlds. share_best: of worlds in which it is the best, with the 95 % interval of
    Wilson (1927). gain: mean advantage over the baseline, with the middle 90 % of worlds; expected_regret: mean loss
    against the best of each world. All in the unit of the metric, positive is better. hours_a_year: mean over the
    worlds of what it takes beyond the baseline. over: whether that is more than the budget; such a strategy is the best
    of no world unless all are over."""

    strategy: str
    share_best: float
    low: float
    high: float
    gain: float
    gain_low: float
    gain_high: float
    expected_regret: float
    hours_a_year: float = math.nan
    over: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Who is best in which world: share of each world's first place [worlds, sides], the first best of each, the order
    of the sides, the most often best first and those over the budget last, and which sides come into question."""

    first: Array
    best: NDArray[np.int64]
    order: NDArray[np.int64]
    rivals: NDArray[np.int64]
    over: NDArray[np.bool_]


def standing(gains: Array, hours: Array, budget: float | None) -> Standing:
    """Of mean figures [worlds, sides], greater is better, the baseline's first, and hours a year beyond the baseline
    [sides]."""
    over = np.zeros(gains.shape[1], dtype=bool) if budget is None else hours > budget
    over[0] = False
    rivals = np.arange(gains.shape[1]) if over[1:].all() else np.flatnonzero(~over)
    first = np.zeros_like(gains)
    first[:, rivals], best = ties_shared(gains[:, rivals])
    order = np.lexsort((np.arange(gains.shape[1]), -first.mean(axis=0), ~np.isin(np.arange(gains.shape[1]), rivals)))
    return Standing(first, rivals[best], order, rivals, over)


def robustness(names: Sequence[str], gains: Array, hours: Array, found: Standing) -> tuple[Robustness, ...]:
    """A row for each side, in the order of what it says most."""
    return tuple(_row(names[row], gains, float(hours[row]), found, int(row)) for row in found.order)


def _row(name: str, gains: Array, hours: float, found: Standing, row: int) -> Robustness:
    part = float(found.first[:, row].mean())
    low, high = wilson(part, len(gains))
    ahead = gains[:, row] - gains[:, 0]
    gain_low, gain_high = np.quantile(ahead, [0.05, 0.95])
    return Robustness(
        strategy=name,
        share_best=part,
        low=low,
        high=high,
        gain=float(ahead.mean()),
        gain_low=float(gain_low),
        gain_high=float(gain_high),
        expected_regret=float((gains[:, found.rivals].max(axis=1) - gains[:, row]).mean()),
        hours_a_year=hours,
        over=bool(found.over[row]),
    )
