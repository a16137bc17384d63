# SPDX-License-Identifier: Apache-2.0
"""Intervals of a ratio of two means."""

from __future__ import annotations

import math

import numpy as np

from colead.statistics.interval import RatioInterval
from colead.statistics.student import Array, t_quantile


def fieller(top: Array, bottom: Array, confidence: float) -> RatioInterval | None:
    """Of mean(top) / mean(bottom); None when the interval of the bottom's mean holds 0.

    The ratios r for which mean(top) - r mean(bottom) is not far from 0: they lie between the roots of a quadratic
    exactly when the bottom differs from 0 at the same confidence.
    """
    n = len(top)
    if n < 2:
        return None
    x, y = float(bottom.mean()), float(top.mean())
    error = np.cov(bottom, top, ddof=1) / n
    t = t_quantile(0.5 + confidence / 2.0, n - 1)
    a = x * x - t * t * float(error[0, 0])
    if not a > 0.0:
        return None
    b = x * y - t * t * float(error[0, 1])
    c = y * y - t * t * float(error[1, 1])
    root = math.sqrt(max(0.0, b * b - a * c))
    return RatioInterval(y / x, (b - root) / a, (b + root) / a)
