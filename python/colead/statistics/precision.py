# SPDX-License-Identifier: Apache-2.0
"""Sequential precision: when enough runs have been made to say which strategy is best, or that it does not matter.

Looks are taken at a geometric grid of replications fixed in advance. At every look, Student intervals of paired
differences are drawn with a level so small that all of them, over all looks and comparisons, hold together with the
stated confidence (repeated confidence intervals, Jennison and Turnbull 1989, J. R. Stat. Soc. B 51:305-361;
the error is shared out equally by Bonferroni's inequality, so it is exact for normal differences, needs no
independence and allows any reason to stop). What is said is read off these intervals.

Of k strategies, k - 1 intervals are those to the baseline, and k - 2 further ones, one-sided, are those between the
truly best strategy and the others: an error there is what a wrong selection needs (multiple comparisons with the best,
Hsu 1984, Ann. Stat. 12:1136-1144). So the error at each look and comparison is alpha / (looks * (1.5 k - 2)).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from colead.statistics.student import Array, half_widths, moments
from colead.statistics.until import Until

FIRST_LOOK = 10
GROWTH = 1.5

Decision = Literal["better", "slightly better", "practically equal", "slightly worse", "worse", "open"]


@dataclass(frozen=True, slots=True)
class Gain:
    """What is known, at the joint confidence, of how much better one strategy is than another (negative: worse)."""

    strategy: int
    gain: float
    low: float
    high: float
    decision: Decision


@dataclass(frozen=True, slots=True)
class Judgement:
    """State at one look. `leader` has the greatest mean so far; `rival` is whom it must beat for the answer to count:
    the baseline, or the runner-up where the baseline leads."""

    replications: int
    settled: bool
    leader: int
    rival: int
    lead: Gain
    over_baseline: tuple[Gain, ...]


def looks(budget: int) -> tuple[int, ...]:
    """Numbers of replications at which one looks: 10, 15, 22, ... and last the budget."""
    out = [min(FIRST_LOOK, budget)]
    while out[-1] < budget:
        out.append(min(budget, round(GROWTH * out[-1])))
    return tuple(out)


def error_share(until: Until, strategies: int) -> float:
    """The chance of missing that one two-sided interval at one look may have."""
    return (1.0 - until.confidence) / (len(looks(until.budget)) * (1.5 * strategies - 2.0))


def decision_on(low: float, high: float, smallest: float) -> Decision:
    """An interval no wider than `smallest` always decides; a wider one may."""
    if low >= smallest:
        return "better"
    if high <= -smallest:
        return "worse"
    if -smallest <= low and high <= smallest:
        return "practically equal"
    if high - low <= smallest:
        return "slightly better" if low > 0 else "slightly worse"
    return "open"


def judge(gains: Array, until: Until) -> Judgement:
    """Judges paired values [strategies, replications]: row 0 is the baseline, greater is better, NaN is no such event.

    Settled when no other strategy can be better than the leader by more than the smallest difference, and it is known
    whether the leader's advantage over its rival matters.
    """
    if gains.ndim != 2 or gains.shape[0] < 2:
        raise ValueError("values must be [strategies, replications] with at least two strategies")
    tail = error_share(until, gains.shape[0])
    over_baseline = _gains(gains - gains[0], until, tail)
    leader = _leader(over_baseline)
    over_others = _gains(gains[leader] - gains, until, tail)
    rival = 0 if leader != 0 else _runner_up(over_baseline)
    unbeaten = all(one.low >= -until.smallest_difference for one in over_others if one.strategy != leader)
    lead = over_others[rival]
    return Judgement(
        replications=gains.shape[1],
        settled=unbeaten and lead.decision != "open",
        leader=leader,
        rival=rival,
        lead=lead,
        over_baseline=tuple(over_baseline[1:]),
    )


def _gains(differences: Array, until: Until, tail: float) -> list[Gain]:
    mean, error, count = moments(differences)
    half = half_widths(error, count, tail)
    low, high = mean - half, mean + half
    out = []
    for row, gain in enumerate(mean):
        known = bool(np.isfinite(gain) and np.isfinite(half[row]))
        bounds = (float(low[row]), float(high[row])) if known else (-np.inf, np.inf)
        out.append(Gain(row, float(gain), *bounds, decision_on(*bounds, until.smallest_difference)))
    return out


def _leader(over_baseline: list[Gain]) -> int:
    return max(over_baseline, key=lambda one: (one.gain if np.isfinite(one.gain) else -np.inf, -one.strategy)).strategy


def _runner_up(over_baseline: list[Gain]) -> int:
    return _leader(over_baseline[1:])
