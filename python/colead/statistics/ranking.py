# SPDX-License-Identifier: Apache-2.0
"""Which strategy is best, with what probability, and what choosing another would cost; intervals that hold together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead.statistics.student import Array, half_widths, mean_draws, moments

DRAWS = 20_000
DRAWS_FOR_INTERVALS = 4_000
LEAST_FOR_A_MEAN = 3  # replications: with one degree of freedom Student's distribution has none
ROUNDING = 1e-9  # relative; strategies that differ by less are the same one


@dataclass(frozen=True, slots=True)
class Rank:
    """One strategy on one metric. `expected_regret` is what choosing it is expected to lose against the best, in the
    unit of the metric, NaN from two complete replications, of which Student's distribution has no mean; low and high
    bound its difference to the baseline together with all other strategies. All is of the complete replications, in
    which every strategy has the figure."""

    strategy: str
    metric: str
    unit: str
    mean: float
    probability_best: float
    expected_regret: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What is ranked."""

    metric: str
    unit: str
    lower_is_better: bool


def rank(
    values: Array, strategies: Sequence[str], measured: Measured, *, confidence: float, seed: int
) -> tuple[Rank, ...]:
    """Ranks paired values [strategies, replications], the baseline first.

    Only complete replications count, in means and intervals too: means over other replications than the differences
    could lie outside their intervals. The best mean comes first, which is the least expected regret. By probability,
    strategies that are hardly ever the best would stand in the order of a few draws. Both are taken over keyed draws of
    the true means (student.mean_draws). They say how sure the simulation is, not how sure the assumptions are.
    """
    sign = -1.0 if measured.lower_is_better else 1.0
    complete = complete_of(values)
    means = sign * complete.mean(axis=1)
    draws = mean_draws(sign * complete, draws=DRAWS, seed=seed)
    best = draws.max(axis=1, keepdims=True)
    ties = draws >= best - ROUNDING * np.maximum(1.0, np.abs(best))
    probability = (ties / ties.sum(axis=1, keepdims=True)).mean(axis=0)
    regret = np.where(ties, 0.0, best - draws).mean(axis=0)
    if complete.shape[1] < LEAST_FOR_A_MEAN and np.ptp(complete - complete[0], axis=1).any():
        regret[:] = np.nan
    low, high = simultaneous(complete, confidence=confidence, seed=seed)
    ranked = [
        Rank(
            strategy=name,
            metric=measured.metric,
            unit=measured.unit,
            mean=float(sign * means[row]),
            probability_best=float(probability[row]),
            expected_regret=float(regret[row]),
            low=float(low[row]),
            high=float(high[row]),
        )
        for row, name in enumerate(strategies)
    ]
    return tuple(ranked[row] for row in sorted(range(len(ranked)), key=lambda row: (-means[row], -probability[row])))


def complete_of(values: Array) -> Array:
    """The replications in which every strategy has the figure."""
    return np.asarray(values[:, ~np.isnan(values).any(axis=0)])


def simultaneous(values: Array, *, confidence: float, seed: int) -> tuple[Array, Array]:
    """Intervals (low, high) of each row's mean difference to row 0 that all hold together with `confidence`.

    Dunnett's comparison with a control, with the correlation that the paired sample shows: the greatest of the
    Studentised differences over keyed draws (Dunnett 1955, doi 10.1080/01621459.1955.10501294; Hothorn, Bretz and
    Westfall 2008, doi 10.1002/bimj.200810425). Never narrower than plain nor wider than Bonferroni's; where
    fewer than two replications are complete it is Bonferroni's.
    """
    mean, error, count = moments(values[1:] - values[0])
    tail = 1.0 - confidence
    plain = half_widths(error, count, tail)
    safe = half_widths(error, count, tail / max(1, len(mean)))
    known = np.isfinite(error)
    half = np.full(error.shape, np.nan)
    multiplier = _multiplier(values, error, confidence, seed)
    half[known] = safe[known]
    if multiplier is not None:
        half[known] = np.clip(multiplier * error[known], plain[known], safe[known])
    zero = np.zeros(1)
    return np.concatenate([zero, mean - half]), np.concatenate([zero, mean + half])


def _multiplier(values: Array, error: Array, confidence: float, seed: int) -> float | None:
    complete = complete_of(values)
    varies = np.isfinite(error) & (error > 0)
    if complete.shape[1] < 2 or not varies.any():
        return None
    apart = complete[1:][varies] - complete[0]
    draws = mean_draws(apart, draws=DRAWS_FOR_INTERVALS, seed=seed, stream=1)
    greatest = np.abs((draws - apart.mean(axis=1)) / error[varies]).max(axis=1)
    return float(np.quantile(greatest, confidence))
