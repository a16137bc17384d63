# SPDX-License-Identifier: Apache-2.0
"""What it would be worth to know a number, and how much of an answer's spread it makes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead.statistics.space import Varied
from colead.statistics.student import Array, generator

DEGREE = 3
PERMUTATIONS = 200
ERROR_TOLD = 0.2  # of the variance
ROUNDING = 1e-9  # relative; figures that differ by less are equal


@dataclass(frozen=True, slots=True)
class Information:
    """worth: expected gain, in the unit of the metric, of choosing the strategy after this number is known exactly
    instead of now. share_of_spread: of the variance of the answer, explained by this number alone. noise, share_noise:
    what the greatest of all of them seems to be in one case of twenty where no number has any influence (Westfall and
    Young 1993), so that the search among many is paid for; below it is nothing that these worlds can show.
    """

    path: str
    grade: str
    worth: float
    noise: float
    share_of_spread: float
    share_noise: float = 0.0

    @property
    def clear(self) -> bool:
        return self.worth > self.noise

    @property
    def spreads(self) -> bool:
        """Whether it clearly makes a part of the spread."""
        return self.share_of_spread > self.share_noise


def value_of_all(gains: Array) -> float:
    """Expected gain of choosing in each world [worlds, strategies] what is best in it: perfect information."""
    return float((gains.max(axis=1) - gains[:, int(gains.mean(axis=0).argmax())]).mean())


def value_of_each(
    numbers: Sequence[Varied], places: Array, gains: Array, answer: Array, *, seed: int
) -> tuple[Information, ...]:
    """Value of partial perfect information of each number, the greatest first.

    Regression of the strategies' gains on one number at a time (Strong, Oakley and Brennan 2014,
    doi 10.1177/0272989X13505910), here a cubic polynomial in its place [worlds, numbers] in its range; the mean of the
    same over permuted worlds, which is what chance alone gives, is taken off. answer: [worlds], whose spread is shared
    out (first-order index, corrected for the number of terms).
    """
    worlds = len(gains)
    apart = gains - gains[:, [int(gains.mean(axis=0).argmax())]]
    luck = generator(seed, 3)
    shuffles = np.stack([luck.permutation(worlds) for _ in range(PERMUTATIONS)])
    bases = [polynomials(column) for column in places.T]
    by_chance = np.stack([worth_of(basis, apart[shuffles]) for basis in bases])
    usual = by_chance.mean(axis=1)
    noise = float(np.quantile((by_chance - usual[:, None]).max(axis=0), 0.95))
    shares = np.stack([_shares(basis, answer[shuffles]) for basis in bases])
    share_noise = float(np.quantile(shares.max(axis=0), 0.95))
    found = [
        Information(
            path=number.path,
            grade=number.grade,
            worth=float(max(0.0, worth_of(basis, apart[None])[0] - without)),
            noise=noise,
            share_of_spread=float(_shares(basis, answer[None])[0]),
            share_noise=share_noise,
        )
        for number, basis, without in zip(numbers, bases, usual, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: (-one.worth, -one.share_of_spread)))


def polynomials(place: Array) -> Array:
    """Orthonormal columns that span 1 and polynomials to the third degree; fewer where there are fewer values."""
    degree = min(DEGREE, len(np.unique(place)) - 1)
    basis, _ = np.linalg.qr(np.polynomial.legendre.legvander(2.0 * place - 1.0, degree))
    return np.asarray(basis)


def worth_of(basis: Array, apart: Array) -> Array:
    """What choosing by these columns gains over choosing once, for each of `apart` [samples, worlds, strategies]."""
    fitted = basis @ (basis.T @ apart)
    return np.asarray(fitted.max(axis=2).mean(axis=1) - fitted.mean(axis=1).max(axis=1))


def _shares(basis: Array, answers: Array) -> Array:
    """Of the variance of answers [samples, worlds]."""
    worlds = answers.shape[1]
    centred = answers - answers.mean(axis=1, keepdims=True)
    total = (centred**2).sum(axis=1)
    left = worlds - basis.shape[1]
    if left < 1 or not total.any():
        return np.zeros(len(answers))
    rest = total - ((centred @ basis) ** 2).sum(axis=1)
    return np.asarray(1.0 - (rest / left) / (total / (worlds - 1)))


@dataclass(frozen=True, slots=True)
class Spread:
    """Shares of the variance of the answer: luck (NaN with one replication a world), numbers of grade C singly, other
    numbers singly, and the rest: numbers acting together, or more crookedly than a cubic. error: the standard error of
    the sum of both, which grows with the count of numbers and falls with that of worlds."""

    deviation: float
    luck: float
    grade_c: float
    other: float
    together: float
    error: float = 0.0

    @property
    def told(self) -> bool:
        """Whether there are worlds enough to share it out: no share lies farther outside 0 to 1 than the error."""
        shares = [one for one in (self.luck, self.grade_c, self.other, self.together) if not math.isnan(one)]
        possible = all(-self.error <= one <= 1.0 + self.error for one in shares)
        return self.error <= ERROR_TOLD and possible


def spread_of(answers: Array, each: Sequence[Information]) -> Spread:
    """answers: [worlds, replications], the difference that is the answer."""
    worlds, replications = answers.shape
    means = answers.mean(axis=1)
    total = float(means.var(ddof=1)) if worlds > 1 else 0.0
    if total <= 0.0:
        return Spread(0.0, 0.0, 0.0, 0.0, 0.0)
    luck = np.nan
    if replications > 1:
        # The luck is the same in every world; what it adds to the spread between worlds is how unlike it acts in them.
        common = answers - answers.mean(axis=0) - means[:, None] + answers.mean()
        luck = float((common**2).sum() / ((worlds - 1) * (replications - 1)) / replications / total)
    grade_c = sum(one.share_of_spread for one in each if one.grade == "C")
    other = sum(one.share_of_spread for one in each if one.grade != "C")
    known = 0.0 if np.isnan(luck) else luck
    error = math.sqrt(2.0 * DEGREE * len(each)) / max(1, worlds - DEGREE - 1)
    return Spread(float(np.sqrt(total)), luck, grade_c, other, 1.0 - grade_c - other - known, error)


def ties_shared(gains: Array) -> tuple[Array, NDArray[np.int64]]:
    """(share of each world's first place [worlds, strategies], the first best of each)."""
    best = gains.max(axis=1, keepdims=True)
    tied = gains >= best - ROUNDING * np.maximum(1.0, np.abs(best))
    return tied / tied.sum(axis=1, keepdims=True), tied.argmax(axis=1)
