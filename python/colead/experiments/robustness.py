# SPDX-License-Identifier: Apache-2.0
"""How strategies do over the worlds of a stress test."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead.statistics.shares import wilson
from colead.statistics.student import Array


@dataclass(frozen=True, slots=True)
class Robustness:
    """How one strategy does over the worlds. share_best: of worlds in which it is the best, with the 95 % interval of
    Wilson (1927). gain: mean advantage over the baseline, with the middle 90 % of worlds; expected_regret: mean loss
    against the best of each world. All in the unit of the metric, positive is better."""

    strategy: str
    share_best: float
    low: float
    high: float
    gain: float
    gain_low: float
    gain_high: float
    expected_regret: float


def leads(figures: Array, order: NDArray[np.int64]) -> Array:
    """[worlds, replications]: how far the most often best strategy leads the baseline, or the next if it is that."""
    favourite = int(order[0])
    against = 0 if favourite != 0 else int(order[1])
    leads = figures[:, favourite] - figures[:, against]
    return np.where(np.isnan(leads), np.nanmean(leads), leads)


def robustness_of(name: str, gains: Array, first: Array, row: int) -> Robustness:
    worlds = len(gains)
    part = float(first[:, row].mean())
    low, high = wilson(part, worlds)
    over = gains[:, row] - gains[:, 0]
    gain_low, gain_high = np.quantile(over, [0.05, 0.95])
    return Robustness(
        strategy=name,
        share_best=part,
        low=low,
        high=high,
        gain=float(over.mean()),
        gain_low=float(gain_low),
        gain_high=float(gain_high),
        expected_regret=float((gains.max(axis=1) - gains[:, row]).mean()),
    )
