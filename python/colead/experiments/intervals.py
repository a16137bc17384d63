# SPDX-License-Identifier: Apache-2.0
"""Student's interval of a mean, as the compiled module computes it."""

from __future__ import annotations

import numpy as np

from colead import _core
from colead.statistics.student import Array


def mean_interval(values: Array, confidence: float) -> _core.MeanInterval:
    """Of the values that are there: NaN is left out."""
    return _core.interval(values[~np.isnan(values)].tolist(), confidence)
