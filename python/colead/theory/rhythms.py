# SPDX-License-Identifier: Apache-2.0
"""Arrivals that rise and fall with the day, and people who come and go."""

from __future__ import annotations

from dataclasses import dataclass

from colead import _core
from colead.base.shown import ShownFields


@dataclass(frozen=True, slots=True)
class Cycle(ShownFields):
    """A rate of arrivals that rises and falls: mean + swing sin(2 pi t / period).

    Fields:
        mean: arrivals a unit of time.
        swing: by how much the rate rises above the mean; its size is at most the mean.
        period: time from one peak to the next, above 0.

    Example:
        >>> theory.Cycle(mean=2.0, swing=1.0).period
        24.0
    """

    mean: float
    swing: float = 0.0
    period: float = 24.0


@dataclass(frozen=True, slots=True)
class JointAvailability(ShownFields):
    """When two people who come and go independently are there together.

    Fields:
        both: share of time.
        wait: mean time from a random moment until both are there.
        wait_from_none: the same from a moment at which neither is.

    Example:
        >>> theory.joint_availability((1.0, 1.0), (1.0, 1.0)).both
        0.25
    """

    both: float
    wait: float
    wait_from_none: float


def mean_arrivals(cycle: Cycle, start: float, end: float) -> float:
    """Mean number of arrivals in a stretch of time; it is Poisson, so this is its variance too.

    Parameters:
        cycle: the rate.
        start, end: the stretch, the end not before the start.

    Returns:
        The mean number.

    Raises:
        ModelError: outside these ranges.

    Example:
        >>> theory.mean_arrivals(theory.Cycle(mean=2.0), 0.0, 12.0)
        24.0
    """
    return _core.theory_mean_arrivals(cycle.mean, cycle.swing, cycle.period, start, end)


def mean_present(cycle: Cycle, mean_service: float, at: float) -> float:
    """Mean number present where nobody waits and services are exponential (Eick, Massey & Whitt 1993).

    Parameters:
        cycle: the rate of arrivals.
        mean_service: above 0.
        at: the time that is asked about, long after the beginning.

    Returns:
        The mean number; the number is Poisson.

    Raises:
        ModelError: outside these ranges.

    Example:
        >>> theory.mean_present(theory.Cycle(mean=2.0), 3.0, at=100.0)
        6.0
    """
    return _core.theory_mean_present(cycle.mean, cycle.swing, cycle.period, mean_service, at)


def joint_availability(one: tuple[float, float], other: tuple[float, float]) -> JointAvailability:
    """When two people who come and go at exponential times are there together.

    Parameters:
        one, other: (mean time away, mean time there) of each, above 0.

    Returns:
        Share of time and mean waits.

    Raises:
        ModelError: for a mean that is not above 0.

    Example:
        >>> round(theory.joint_availability((3.0, 1.0), (1.0, 1.0)).both, 3)
        0.125
    """
    return JointAvailability(*_core.theory_joint_availability(*one, *other))
