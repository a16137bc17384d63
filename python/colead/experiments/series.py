# SPDX-License-Identifier: Apache-2.0
"""Figures sampled over time, compared pair by pair like those at the end."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeriesEffect:
    """A figure of a strategy at one sampling time, and its mean paired difference to the baseline with the interval.

    `week` counts from the beginning of observation. The baseline's own rows have the difference 0. Pairs in which
    either run has no such figure are left out of both.
    """

    strategy: str
    week: float
    metric: str
    group: str
    unit: str
    pairs: int
    mean: float
    difference: float
    low: float
    high: float
