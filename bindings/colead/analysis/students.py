# SPDX-License-Identifier: Apache-2.0
"""Student's intervals of paired differences, and keyed draws of what their means may be."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from colead import _core

Array = NDArray[np.float64]


@lru_cache(maxsize=4096)
def t_quantile(probability: float, freedom: int) -> float:
    return _core.student_t_quantile(probability, float(freedom))


def generator(seed: int, stream: int = 0) -> np.random.Generator:
    """Luck of an analysis: keyed, so that the same runs are always judged in the same way."""
    return np.random.Generator(np.random.Philox(key=np.array([seed, stream], dtype=np.uint64)))


def moments(differences: Array) -> tuple[Array, Array, NDArray[np.int64]]:
    """(mean, standard error of the mean, count) of each row, NaN left out; the error of fewer than two is infinite."""
    there = ~np.isnan(differences)
    count = there.sum(axis=-1)
    filled = np.where(there, differences, 0.0)
    mean = np.where(count > 0, filled.sum(axis=-1) / np.maximum(count, 1), np.nan)
    squares = (np.where(there, differences - mean[..., None], 0.0) ** 2).sum(axis=-1)
    error = np.sqrt(squares / np.maximum(count - 1, 1) / np.maximum(count, 1))
    return mean, np.where(count > 1, error, np.inf), count


def half_widths(error: Array, count: NDArray[np.int64], tail: float) -> Array:
    """Half widths of two-sided Student intervals; `tail` is the chance of missing on both sides together."""
    widths = np.full(error.shape, np.inf)
    for freedom in np.unique(count[count > 1]) - 1:
        rows = count == freedom + 1
        widths[rows] = t_quantile(1.0 - tail / 2.0, int(freedom)) * error[rows]
    return widths


def mean_draws(values: Array, *, draws: int, seed: int, stream: int = 0) -> Array:
    """Draws [draws, rows] of what the true means of paired rows [rows, replications] may be.

    Multivariate Student with the sample's covariance, which every difference of two rows has as a marginal: the
    posterior under the usual reference prior (Box and Tiao 1973, ch. 8; in ranking and selection Chick and Inoue 2001,
    Oper. Res. 49:732-743). Works for more rows than replications. Columns with a NaN are left out; at least
    two must remain.
    """
    complete = values[:, ~np.isnan(values).any(axis=0)]
    count = complete.shape[1]
    if count < 2:
        raise ValueError("at least two replications must have the figure in every strategy")
    mean = complete.mean(axis=1)
    left, singular, _ = np.linalg.svd(complete - mean[:, None], full_matrices=False)
    normal = _multivariate(draws, len(singular), count - 1, seed, stream)
    return np.asarray(mean + normal @ (left * (singular / np.sqrt((count - 1) * count))).T)


@lru_cache(maxsize=8)
def _multivariate(draws: int, dimensions: int, freedom: int, seed: int, stream: int) -> Array:
    """Uncorrelated multivariate Student variates [draws, dimensions]."""
    luck = generator(seed, stream)
    normal = luck.standard_normal((draws, dimensions))
    return np.asarray(normal * np.sqrt(freedom / luck.chisquare(freedom, draws))[:, None])
