# SPDX-License-Identifier: Apache-2.0
"""What it would be worth to know a number, and how much of an answer's spread it makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead.statistics.space import Varied
from colead.statistics.student import Array, generator

DEGREE = 3
PERMUTATIONS = 200


@dataclass(frozen=True, slots=True)
class Information:
    """worth: expected gain, in the unit of the metric, of choosing the strategy after this number is known exactly
    instead of now. noise: what a number without any influence seems to be worth in one case of twenty; a worth below it
    is none that these worlds can show. share_of_spread: of the variance of the answer, explained by this number alone.
    """

    path: str
    grade: str
    worth: float
    noise: float
    share_of_spread: float

    @property
    def clear(self) -> bool:
        return self.worth > self.noise


def value_of_all(gains: Array) -> float:
    """Expected gain of choosing in each world [worlds, strategies] what is best in it: perfect information."""
    return float(gains.max(axis=1).mean() - gains.mean(axis=0).max())


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
    out = []
    for column, number in enumerate(numbers):
        basis = _basis(places[:, column])
        raw = _worth(basis, apart[None])[0]
        chance = _worth(basis, apart[shuffles])
        out.append(
            Information(
                path=number.path,
                grade=number.grade,
                worth=float(max(0.0, raw - chance.mean())),
                noise=float(np.quantile(chance, 0.95) - chance.mean()),
                share_of_spread=_share(basis, answer),
            )
        )
    return tuple(sorted(out, key=lambda one: (-one.worth, -one.share_of_spread)))


def _basis(place: Array) -> Array:
    """Orthonormal columns that span 1 and polynomials to the third degree; fewer where there are fewer values."""
    degree = min(DEGREE, len(np.unique(place)) - 1)
    basis, _ = np.linalg.qr(np.polynomial.legendre.legvander(2.0 * place - 1.0, degree))
    return np.asarray(basis)


def _worth(basis: Array, apart: Array) -> Array:
    """apart: [samples, worlds, strategies]."""
    fitted = basis @ (basis.T @ apart)
    return np.asarray(fitted.max(axis=2).mean(axis=1) - fitted.mean(axis=1).max(axis=1))


def _share(basis: Array, answer: Array) -> float:
    centred = answer - answer.mean()
    total = float((centred**2).sum())
    left = len(answer) - basis.shape[1]
    if total <= 0.0 or left < 1:
        return 0.0
    rest = total - float(((basis.T @ centred) ** 2).sum())
    return float(1.0 - (rest / left) / (total / (len(answer) - 1)))


@dataclass(frozen=True, slots=True)
class Spread:
    """Shares of the variance of the answer: luck (NaN with one replication a world), numbers of grade C singly, other
    numbers singly, and the rest: numbers acting together, or more crookedly than a cubic."""

    deviation: float
    luck: float
    grade_c: float
    other: float
    together: float


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
    return Spread(float(np.sqrt(total)), luck, grade_c, other, 1.0 - grade_c - other - known)


def ties_shared(gains: Array) -> tuple[Array, NDArray[np.int64]]:
    """(share of each world's first place [worlds, strategies], the first best of each)."""
    best = gains.max(axis=1, keepdims=True)
    tied = gains >= best - 1e-9 * np.maximum(1.0, np.abs(best))
    return tied / tied.sum(axis=1, keepdims=True), tied.argmax(axis=1)
