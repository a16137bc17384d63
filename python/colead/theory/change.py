# SPDX-License-Identifier: Apache-2.0
"""What changes over time: opinions that are averaged, habits that spread, skills that fade; and silos."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from colead import _core
from colead.base.checks import whole
from colead.base.errors import ModelError
from colead.base.shown import ShownFields

Floats = NDArray[np.float64]
MOST_PEOPLE = 1_000_000


@dataclass(frozen=True, slots=True)
class BassPeak(ShownFields):
    """Where the spread of a habit is fastest.

    Fields:
        time: of the fastest growth; 0 where growth only slows.
        share: those who have it then.

    Example:
        >>> theory.bass_peak(0.1, 0.05).time
        0.0
    """

    time: float
    share: float


@dataclass(frozen=True, slots=True)
class DoseSchedule(ShownFields):
    """A level that is raised again and again and decays between.

    Fields:
        peak: just after a dose, once settled, 0 to 1.
        mean: over time.

    Example:
        >>> theory.dose_schedule(gain=1.0, period=4.0, decay=0.0).mean
        1.0
    """

    peak: float
    mean: float


@dataclass(frozen=True, slots=True)
class SiloFigures(ShownFields):
    """Expected ties of two professions.

    Fields:
        ties_within, ties_across: mean numbers.
        ei_index: (across - within) / all, -1 to 1 (Krackhardt & Stern 1988).
        modularity: of the split into professions (Newman & Girvan 2004).

    Example:
        >>> theory.silo_figures(50, 50, within=0.2, across=0.2).ties_across
        500.0
    """

    ties_within: float
    ties_across: float
    ei_index: float
    modularity: float


def degroot_influence(weights: ArrayLike) -> Floats:
    """Share of each person's first opinion in the consensus (DeGroot 1974).

    Parameters:
        weights: [n, n], who listens to whom: a row a person, none negative, rows summing to 1.

    Returns:
        [n], summing to 1.

    Raises:
        ModelError: for other weights, and where two groups do not listen to each other.

    Example:
        >>> theory.degroot_influence([[0.5, 0.5], [0.25, 0.75]]).round(3).tolist()
        [0.333, 0.667]
    """
    return np.array(_core.theory_degroot_influence(_square(weights)), dtype=float)


def friedkin_johnsen(weights: ArrayLike, susceptibility: ArrayLike, anchor: ArrayLike) -> Floats:
    """Where opinions settle of people who hold on to what they thought at first (Friedkin & Johnsen 1999).

    Parameters:
        weights: [n, n], as of `degroot_influence`.
        susceptibility: [n], how much each is moved by others, 0 to 1.
        anchor: [n] or [n, options], what each thought at first.

    Returns:
        Opinions in the shape of the anchor.

    Raises:
        ModelError: outside these ranges, and for a group in which nobody holds on to anything.

    Example:
        >>> theory.friedkin_johnsen([[0, 1], [1, 0]], [0.5, 0.0], [0.0, 1.0]).tolist()
        [0.5, 1.0]
    """
    first = np.asarray(anchor, dtype=float)
    found = _core.theory_friedkin_johnsen(_square(weights), _flat(susceptibility), _flat(first))
    return np.array(found, dtype=float).reshape(first.shape)


def total_influence(weights: ArrayLike, susceptibility: ArrayLike) -> Floats:
    """How much of one's settled opinion is what another thought at first.

    Parameters:
        weights, susceptibility: as of `friedkin_johnsen`.

    Returns:
        [n, n], rows summing to 1.

    Raises:
        ModelError: as `friedkin_johnsen`.

    Example:
        >>> theory.total_influence([[0, 1], [1, 0]], [0.5, 0.0]).tolist()
        [[0.5, 0.5], [0.0, 1.0]]
    """
    flat = _square(weights)
    people = len(np.asarray(weights))
    found = _core.theory_total_influence(flat, _flat(susceptibility))
    return np.array(found, dtype=float).reshape(people, people)


def bass_share(p: float, q: float, t: float) -> float:
    """Share that has a habit by a time (Bass 1969): the hazard of joining is p + q times the share.

    Parameters:
        p: rate at which people begin by themselves, 0 or more.
        q: rate at which they are drawn by others, 0 or more.
        t: time, 0 or more, in the unit of the rates.

    Returns:
        The share.

    Raises:
        ModelError: outside these ranges.

    Example:
        >>> theory.bass_share(0.03, 0.4, 0.0)
        0.0
    """
    return _core.theory_bass_share(p, q, t)


def bass_peak(p: float, q: float) -> BassPeak:
    """When it spreads fastest.

    Parameters:
        p, q: as of `bass_share`, p above 0.

    Returns:
        The time, and the share then.

    Raises:
        ModelError: outside these ranges.

    Example:
        >>> round(theory.bass_peak(0.03, 0.38).time, 2)
        6.19
    """
    return BassPeak(*_core.theory_bass_peak(p, q))


def trained_share(tau: float, phi: float, mu: float, delta: float) -> float:
    """Where the share of those trained settles under turnover and forgetting.

    Parameters:
        tau: rate at which the untrained are trained.
        phi: share of successors who are trained, 0 to 1.
        mu: rate at which people leave.
        delta: rate at which training is forgotten.

    Returns:
        (tau + mu phi) / (tau + mu + delta).

    Raises:
        ModelError: for a rate below 0, or where all are 0.

    Example:
        >>> theory.trained_share(tau=1.0, phi=0.0, mu=0.5, delta=0.5)
        0.5
    """
    return _core.theory_trained_share(tau, phi, mu, delta)


def dose_schedule(gain: float, period: float, decay: float) -> DoseSchedule:
    """The level that doses keep up which decay between.

    Parameters:
        gain: share of the gap to 1 that a dose closes.
        period: time from dose to dose, above 0.
        decay: rate between doses, 0 or more; see `decay_rate`.

    Returns:
        The level just after a dose, and its mean over time.

    Raises:
        ModelError: outside these ranges.

    Example:
        >>> schedule = theory.dose_schedule(gain=0.5, period=13.0, decay=theory.decay_rate(26.0))
        >>> schedule.mean < schedule.peak < 1
        True
    """
    return DoseSchedule(*_core.theory_dose_schedule(gain, period, decay))


def decay_rate(half_life: float) -> float:
    """The rate at which half is gone after a half-life.

    Parameters:
        half_life: above 0.

    Returns:
        ln 2 / half_life.

    Raises:
        ModelError: for a half-life that is not above 0.

    Example:
        >>> round(theory.decay_rate(1.0), 4)
        0.6931
    """
    return _core.theory_decay_rate(half_life)


def silo_figures(first: int, second: int, *, within: float, across: float) -> SiloFigures:
    """How separate two professions are whose members know each other by chance.

    Parameters:
        first, second: how many people each has.
        within: probability that two of one profession know each other.
        across: the same of two of different ones.

    Returns:
        Figures of the expected numbers of ties.

    Raises:
        ModelError: for a probability outside 0 to 1, or where no ties are expected.

    Example:
        >>> theory.silo_figures(50, 50, within=0.2, across=0.0).ei_index
        -1.0
    """
    sizes = (whole("first", first, 0, MOST_PEOPLE), whole("second", second, 0, MOST_PEOPLE))
    return SiloFigures(*_core.theory_silo_figures(*sizes, within, across))


def _flat(values: ArrayLike) -> list[float]:
    flat: list[float] = np.asarray(values, dtype=float).ravel().tolist()
    return flat


def _square(weights: ArrayLike) -> list[float]:
    matrix = np.asarray(weights, dtype=float)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
        raise ModelError(f"weights must be [n, n], not of shape {matrix.shape}")
    return _flat(matrix)
