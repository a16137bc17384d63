# SPDX-License-Identifier: Apache-2.0
"""Student's t: its distribution, intervals of paired differences, and keyed draws of what their means may be."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from colead.statistics.interval import Moments

Array = NDArray[np.float64]
MOST_STEPS = 200


@lru_cache(maxsize=4096)
def t_quantile(probability: float, freedom: int) -> float:
    """The value below which Student's t lies with a probability in (0, 1); freedom at least 1.

    Newton's steps on the logarithm of the tail, kept inside a bracket. Relative error below 1e-11 up to 100 000
    degrees of freedom.
    """
    if not 0.0 < probability < 1.0 or freedom < 1:
        raise ValueError(f"no quantile of Student's t at {probability!r} with {freedom!r} degrees of freedom")
    if probability < 0.5:
        return -t_quantile(1.0 - probability, freedom)
    tail = 1.0 - probability
    value = max(0.0, NormalDist().inv_cdf(probability))
    low, high = 0.0, math.inf
    for _ in range(MOST_STEPS):
        found = _upper_tail(value, freedom)
        low, high = (value, high) if found > tail else (low, value)
        step = found / _density(value, freedom) * math.log(found / tail)
        following = value + step
        if not low <= following <= high:
            following = (low + high) / 2 if high < math.inf else 2 * value + 1
        if abs(following - value) <= 1e-14 * following:
            return following
        value = following
    return value


def t_probability(value: float, freedom: int) -> float:
    """P(T <= value) of Student's t with `freedom` degrees of freedom, at least 1."""
    tail = _upper_tail(abs(value), freedom)
    return 1.0 - tail if value > 0 else tail


def _density(value: float, freedom: int) -> float:
    half = freedom / 2
    logarithm = _log_gamma_half_step(half) - 0.5 * math.log(freedom * math.pi)
    return math.exp(logarithm - (half + 0.5) * math.log1p(value * value / freedom))


def _upper_tail(value: float, freedom: int) -> float:
    """P(T > value) for value >= 0: half of the incomplete beta function (Abramowitz and Stegun 26.7.1)."""
    square = value * value
    x, rest = freedom / (freedom + square), square / (freedom + square)
    a, b = freedom / 2, 0.5
    if rest == 0.0:
        return 0.5
    powers = b * math.log(rest) - a * math.log1p(square / freedom)
    front = math.exp(_log_gamma_half_step(a) - 0.5 * math.log(math.pi) + powers)
    if x < (a + 1.0) / (a + b + 2.0):
        return 0.5 * front * _beta_fraction(a, b, x) / a
    return 0.5 * (1.0 - front * _beta_fraction(b, a, rest) / b)


def _log_gamma_half_step(a: float) -> float:
    """log(gamma(a + 1/2) / gamma(a)); from 200 on by its asymptotic series, where the difference would lose digits."""
    if a < 200.0:
        return math.lgamma(a + 0.5) - math.lgamma(a)
    y = 1.0 / a
    return 0.5 * math.log(a) + math.log1p(y * (-1 / 8 + y * (1 / 128 + y * (5 / 1024 - y * 21 / 32768))))


def _beta_fraction(a: float, b: float, x: float) -> float:
    """Continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8) by Lentz's method (1976,
    doi 10.1364/AO.15.000668). About the root of the greater of a and b terms."""
    c, d = 1.0, 1.0 / _not_zero(1.0 - (a + b) * x / (a + 1.0))
    fraction = d
    term = 1
    while True:
        even = term * (b - term) * x / ((a + 2 * term - 1.0) * (a + 2 * term))
        d, c = 1.0 / _not_zero(1.0 + even * d), _not_zero(1.0 + even / c)
        fraction *= d * c
        odd = -(a + term) * (a + b + term) * x / ((a + 2 * term) * (a + 2 * term + 1.0))
        d, c = 1.0 / _not_zero(1.0 + odd * d), _not_zero(1.0 + odd / c)
        fraction *= d * c
        if abs(d * c - 1.0) < 1e-16:
            return fraction
        term += 1


def _not_zero(value: float) -> float:
    return value if abs(value) > 1e-300 else 1e-300


def generator(seed: int, stream: int = 0) -> np.random.Generator:
    """Luck of an analysis: keyed, so that the same runs are always judged in the same way."""
    return np.random.Generator(np.random.Philox(key=np.array([seed, stream], dtype=np.uint64)))


def moments(differences: Array) -> Moments:
    """Of each row; NaN is left out."""
    there = ~np.isnan(differences)
    count = there.sum(axis=-1)
    filled = np.where(there, differences, 0.0)
    mean = np.where(count > 0, filled.sum(axis=-1) / np.maximum(count, 1), np.nan)
    squares = (np.where(there, differences - mean[..., None], 0.0) ** 2).sum(axis=-1)
    error = np.sqrt(squares / np.maximum(count - 1, 1) / np.maximum(count, 1))
    return Moments(mean, np.where(count > 1, error, np.inf), count)


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
