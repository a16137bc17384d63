# SPDX-License-Identifier: Apache-2.0
"""Intervals of a share."""

from __future__ import annotations

import math
from statistics import NormalDist

from colead.statistics.interval import Ends


def wilson(part: float, count: int, confidence: float = 0.95) -> Ends:
    """Wilson's score interval of a share (1927, doi 10.1080/01621459.1927.10502953)."""
    z = NormalDist().inv_cdf(0.5 + confidence / 2.0)
    middle = (part + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(part * (1 - part) / count + z * z / (4 * count * count))
    return Ends(max(0.0, middle - half), min(1.0, middle + half))
