# SPDX-License-Identifier: Apache-2.0
"""Where the ranking of strategies flips: on which number, and at which value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from colead.statistics.space import Varied
from colead.statistics.student import generator

Floats = NDArray[np.floating[Any]]
SMALLEST_SIDE = 0.1  # share of the worlds
PERMUTATIONS = 200
RESAMPLES = 100
MOST_FLIPS = 10


@dataclass(frozen=True, slots=True)
class Flip:
    """Beyond `value` (above or below it) `strategy` is best more often than the favourite.

    share is how often it is best there, favourite_share how often the favourite is, in `worlds` worlds. low and
    high hold the middle 90 % of `value` over resampled worlds. chance: how often permuted worlds show as strong a split
    on any number; above 0.05 the flip is no more than a hint.
    """

    path: str
    above: bool
    value: float
    low: float
    high: float
    strategy: str
    share: float
    favourite_share: float
    worlds: int
    chance: float


@dataclass(frozen=True, slots=True)
class _Winners:
    """Who is best where: shares [worlds, strategies], and the index of the one that is best most often."""

    strategies: Sequence[str]
    counted: Floats
    favourite: int


def find_flips(
    numbers: Sequence[Varied], values: Floats, first: Floats, strategies: Sequence[str], *, seed: int
) -> tuple[Flip, ...]:
    """Splits worlds in two on each number, values [worlds, numbers], where the winners differ most. first: of each
    world's first place [worlds, strategies], which those that tie share, so that the favourite is the same as theirs.

    A tree of one split with Gini's measure (Breiman et al. 1984), each side at least a tenth of the worlds; its
    chance is that of the greatest gain over all numbers when worlds are permuted (Westfall and Young 1993), so the
    search is paid for. Least chance first, at most ten.
    """
    counted = np.asarray(first, dtype=np.float32)
    winners = _Winners(strategies, counted, int(first.sum(axis=0).argmax()))
    orders = np.argsort(values, axis=0, kind="stable")
    luck = generator(seed, 2)
    shuffles = np.stack([luck.permutation(len(first)) for _ in range(PERMUTATIONS)])
    greatest = np.max([_gains(counted[shuffles][:, order]).max(axis=1) for order in orders.T], axis=0)
    flips = []
    for column, number in enumerate(numbers):
        order = orders[:, column]
        gains = _gains(counted[None, order])[0]
        if not np.isfinite(gains).any():
            continue
        chance = float((1 + (greatest >= gains.max()).sum()) / (1 + PERMUTATIONS))
        flip = _flip(number, values[:, column], winners, chance)
        if flip is not None:
            flips.append((column, flip))
    flips.sort(key=lambda found: (found[1].chance, found[1].favourite_share - found[1].share))
    return tuple(_bounded(flip, values[:, column], counted, luck) for column, flip in flips[:MOST_FLIPS])


def _gains(sorted_counts: Floats) -> Floats:
    """Fall of Gini's impurity for a split after each world but the last; -inf where a side is too small.

    sorted_counts: [samples, worlds, strategies], shares, in the order of the number."""
    worlds = sorted_counts.shape[1]
    left = sorted_counts.cumsum(axis=1)[:, :-1]
    right = sorted_counts.sum(axis=1, keepdims=True) - left
    sizes = np.arange(1, worlds)
    purity = (left**2).sum(axis=2) / sizes + (right**2).sum(axis=2) / (worlds - sizes)
    whole = (sorted_counts.sum(axis=1) ** 2).sum(axis=1, keepdims=True) / worlds
    smallest = max(3, round(SMALLEST_SIDE * worlds))
    return np.where((sizes >= smallest) & (worlds - sizes >= smallest), purity - whole, -np.inf)


def _split(column: Floats, counted: Floats) -> tuple[float, NDArray[np.bool_]]:
    order = np.argsort(column, kind="stable")
    at = int(_gains(counted[None, order])[0].argmax())
    value = float((column[order[at]] + column[order[at + 1]]) / 2.0)
    return value, column > value


def _flip(number: Varied, column: Floats, winners: _Winners, chance: float) -> Flip | None:
    counted, favourite = winners.counted, winners.favourite
    value, above = _split(column, counted)
    sides = []
    for side, is_above in ((above, True), (~above, False)):
        if not side.any():
            continue
        shares = counted[side].mean(axis=0)
        other = int(np.where(np.arange(len(shares)) == favourite, -1.0, shares).argmax())
        sides.append((shares[other] - shares[favourite], is_above, other, shares, int(side.sum())))
    lead, is_above, other, shares, size = max(sides, key=lambda side: side[0])
    if lead <= 0:
        return None
    return Flip(
        path=number.path,
        above=is_above,
        value=value,
        low=value,
        high=value,
        strategy=winners.strategies[other],
        share=float(shares[other]),
        favourite_share=float(shares[favourite]),
        worlds=size,
        chance=chance,
    )


def _bounded(flip: Flip, column: Floats, counted: Floats, luck: np.random.Generator) -> Flip:
    worlds = len(column)
    found = []
    for _ in range(RESAMPLES):
        again = luck.integers(0, worlds, worlds)
        found.append(_split(column[again], counted[again])[0])
    low, high = np.quantile(found, [0.05, 0.95])
    return replace(flip, low=float(low), high=float(high))
