# SPDX-License-Identifier: Apache-2.0
"""Where a difference that is known at several levels turns its sign."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from colead.statistics.student import Array, generator

DRAWS = 2000
STREAM = 11


@dataclass(frozen=True, slots=True)
class Crossing:
    """The level at which the mean difference is 0, with its interval, and whether it falls there."""

    level: float
    low: float
    high: float
    falls: bool


def find_crossing(levels: Array, differences: Array, confidence: float, seed: int) -> Crossing | None:
    """By straight lines between means of differences [levels, replications]; the interval from replications drawn with
    replacement, the same at every level (Efron and Tibshirani 1993, ch. 13). None where the means turn their sign not
    once, or where so few draws turn it the same way that no interval of this confidence can be given.
    """
    complete = differences[:, ~np.isnan(differences).any(axis=0)]
    count = complete.shape[1]
    if count < 2:
        return None
    own = _zeros(levels, complete.mean(axis=1)[None])
    if np.isnan(own[0]):
        return None
    falls = bool(complete[0].mean() > 0)
    picks = generator(seed, STREAM).integers(count, size=(DRAWS, count))
    means = complete[:, picks].mean(axis=2).T
    found = _zeros(levels, means)
    found = found[~np.isnan(found) & ((means[:, 0] > 0) == falls)]
    if len(found) < confidence * DRAWS:
        return None
    tail = (1.0 - confidence) / 2.0
    low, high = np.quantile(found, [tail, 1.0 - tail])
    return Crossing(float(own[0]), float(low), float(high), falls)


def _zeros(levels: Array, means: Array) -> Array:
    """Of each row the level at which it is 0; NaN where it turns its sign never or more than once: a difference that is
    0 at one end, as that of a dose of none, has no other sign there."""
    above = means > 0
    turns = above[:, 1:] != above[:, :-1]
    once = (turns.sum(axis=1) == 1) & above.any(axis=1) & (means < 0).any(axis=1)
    at = turns.argmax(axis=1)
    rows = np.arange(len(means))
    before, after = means[rows, at], means[rows, at + 1]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = before / (before - after)
    return np.where(once, levels[at] + share * (levels[at + 1] - levels[at]), np.nan)
