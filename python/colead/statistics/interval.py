# SPDX-License-Identifier: Apache-2.0
"""What intervals are made of, by name; they unpack in the order of their fields."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class RatioInterval(NamedTuple):
    """A ratio of two means with its interval."""

    ratio: float
    low: float
    high: float


class Ends(NamedTuple):
    """The ends of an interval."""

    low: float
    high: float


class Moments(NamedTuple):
    """Of rows: means, their standard errors (infinite for fewer than two values), and how many values there were."""

    mean: NDArray[np.float64]
    error: NDArray[np.float64]
    size: NDArray[np.int64]
