# SPDX-License-Identifier: Apache-2.0
"""Do the intervals of a comparison keep their word? Differences drawn again from those of its own runs.

The pairs of a comparison stand for all pairs there could be: samples are drawn from them, and each makes its interval,
which should hold the mean of them all as often as it says (Loh 1987). The second check knows the truth without that
step: the runs of the baseline are divided by chance into two halves, between which there is no difference.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from colead.statistics.student import t_quantile

Array = NDArray[np.float64]
SAMPLES = 4000
FEWEST = 10


def coverage_of_mean(differences: Array, size: int, confidence: float, seed: int) -> float:
    """Share of samples of `size` pairs whose Student interval holds the mean of all `differences`; NaN where fewer than
    ten are other than the commonest: so few rare events stand for no others."""
    values = differences[~np.isnan(differences)]
    if len(values) == 0 or len(values) - int(np.unique(values, return_counts=True)[1].max()) < FEWEST:
        return math.nan
    draws = np.random.default_rng(seed).integers(0, len(values), size=(SAMPLES, size))
    return _share_that_hold(values[draws], float(values.mean()), confidence)


def coverage_of_nothing(runs: Array, confidence: float, seed: int) -> float:
    """Share of intervals that hold 0 between two halves of the same runs, paired by chance."""
    values = runs[~np.isnan(runs)]
    half = len(values) // 2
    if half < FEWEST // 2 or float(values.std()) == 0.0:
        return math.nan
    order = np.random.default_rng(seed).permuted(np.tile(values, (SAMPLES, 1)), axis=1)
    return _share_that_hold(order[:, :half] - order[:, half : 2 * half], 0.0, confidence)


def _share_that_hold(samples: Array, truth: float, confidence: float) -> float:
    size = samples.shape[1]
    half = t_quantile(0.5 + confidence / 2.0, size - 1) * samples.std(axis=1, ddof=1) / math.sqrt(size)
    return float((np.abs(samples.mean(axis=1) - truth) <= half).mean())
