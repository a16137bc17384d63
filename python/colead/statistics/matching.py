# SPDX-License-Identifier: Apache-2.0
"""Which places fit what was measured: implausibility (Craig et al. 1997), and a sample of places that fit.

Places that fit are drawn with the chance that a normal error gives them, by a sequential Monte Carlo sampler that cools
from the whole space (Del Moral, Doucet and Jasra 2006, doi 10.1111/j.1467-9868.2006.00553.x).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from colead.statistics.emulator import Emulator
from colead.statistics.student import Array, generator

LIMIT = 3.0  # Pukelsheim 1994: 95 % of any unimodal distribution lies within three deviations
PARTICLES = 1000
EFFECTIVE = 0.5  # share of the particles
MOVES = 5
STREAM = 11


def implausibility(expected: Array, variances: Array, value: Array, allowed: Array) -> Array:
    """Deviations between what is expected [points, figures], of these variances [figures], and what was measured, of a
    variance `allowed` [figures]."""
    return np.asarray(np.abs(expected - value) / np.sqrt(variances + allowed))


def emulated(emulators: Sequence[Emulator]) -> Callable[[Array], Array]:
    """Expected figures [points, figures] at places."""
    return lambda places: np.stack([one.at(places) for one in emulators], axis=1)


def sample(
    misfit: Callable[[Array], Array], coordinates: int, seed: int, *, moving: Sequence[int], count: int = PARTICLES
) -> Array:
    """Places [count, coordinates], drawn with a density in proportion to exp(-misfit / 2), which is 1 / 2 of the sum of
    squared implausibilities; coordinates that are not `moving` do not matter and stay as drawn from the whole range."""
    luck = generator(seed, STREAM)
    places = luck.random((count, coordinates))
    if not moving:
        return places
    columns = np.asarray(moving)
    cost, heat = misfit(places), 0.0
    while heat < 1.0:
        step = _step(cost, 1.0 - heat)
        weights = np.exp(-0.5 * step * (cost - cost.min()))
        heat = min(1.0, heat + step)
        chosen = _systematic(weights / weights.sum(), luck)
        places, cost = places[chosen], cost[chosen]
        for _ in range(MOVES):
            places, cost = _moved(misfit, (places, cost), heat, columns, luck)
    return places


def _step(cost: Array, most: float) -> float:
    """The largest step at which enough particles still count."""

    def effective(step: float) -> float:
        weights = np.exp(-0.5 * step * (cost - cost.min()))
        return float(weights.sum() ** 2 / (weights**2).sum())

    if effective(most) >= EFFECTIVE * len(cost):
        return most
    low, high = 0.0, most
    for _ in range(40):
        middle = (low + high) / 2.0
        low, high = (middle, high) if effective(middle) >= EFFECTIVE * len(cost) else (low, middle)
    return max(low, 1e-6 * most)


def _systematic(weights: Array, luck: np.random.Generator) -> NDArray[np.int64]:
    ends = np.cumsum(weights)
    ends[-1] = 1.0
    return np.searchsorted(ends, (luck.random() + np.arange(len(weights))) / len(weights))


def _moved(
    misfit: Callable[[Array], Array],
    now: tuple[Array, Array],
    heat: float,
    columns: Array,
    luck: np.random.Generator,
) -> tuple[Array, Array]:
    """One step of differential evolution (ter Braak 2006), which needs no scale; a step out of the space is none."""
    places, cost = now
    count = len(places)
    first, second = luck.permutation(count), luck.permutation(count)
    scale = 2.38 / np.sqrt(2.0 * len(columns)) * luck.choice([0.5, 1.0])
    proposed = places.copy()
    shift = scale * (places[first][:, columns] - places[second][:, columns])
    proposed[:, columns] += shift + luck.normal(0.0, 1e-3, (count, len(columns)))
    inside = ((proposed[:, columns] >= 0.0) & (proposed[:, columns] <= 1.0)).all(axis=1)
    proposed[~inside] = places[~inside]
    new = misfit(proposed)
    taken = inside & (np.log(luck.random(count)) < -0.5 * heat * (new - cost))
    return np.where(taken[:, None], proposed, places), np.where(taken, new, cost)
