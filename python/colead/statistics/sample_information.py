# SPDX-License-Identifier: Apache-2.0
"""What a measurement of a number on so many people or cases would be worth, and whether the choice could change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from colead.statistics.information import PERMUTATIONS, polynomials, worth_of
from colead.statistics.space import Varied
from colead.statistics.student import Array, generator

SIZES = (10, 30, 100, 300, 1000, 3000, 10000)
DRAWS = 10  # samples of each size drawn in every world
STREAM = 12
SHARES = ("share", "probability")
MEASURED = (
    *("minutes", "hours", "hours per week", "days", "calendar days", "weeks", "months", "years"),
    *("people", "meetings", "cues", "options", "per week", "per year"),
)  # amounts of which one case varies about as much as their mean

Sampling = Literal["people asked", "cases", "steps"]


@dataclass(frozen=True, slots=True)
class SampleWorth:
    """What measuring a number on `size` people or cases is worth.

    sampling: "people asked": each says yes or no, and the number is their share; "cases": each is as far from the mean
    as the mean itself; "steps": nobody knows what one case of it is, and each step tells as much as its range does.
    error: the standard error of the measurement at the number's written value. worth: expected gain of choosing after
    it, in the unit of the metric. changes: the share of such measurements after which another strategy is chosen.
    """

    path: str
    size: int
    sampling: Sampling
    error: float
    worth: float
    changes: float

    @property
    def wanted(self) -> str:
        """How large a measurement, in words."""
        if self.sampling == "steps":
            return f"a measurement with a standard error of {self.error:.2g} or less"
        return f"{self.size:,} {self.sampling} or more"


def sampling_of(number: Varied) -> Sampling:
    """How a number is measured, by its unit."""
    if number.unit in SHARES and number.low >= 0.0 and number.high <= 1.0:
        return "people asked"
    return "cases" if number.unit in MEASURED and number.low >= 0.0 else "steps"


def value_of_samples(
    number: Varied, place: Array, gains: Array, *, seed: int, sizes: Sequence[int] = SIZES
) -> tuple[SampleWorth, ...]:
    """Expected value of sample information of one number, by size.

    Strong, Oakley, Brennan and Breeze (2015, doi 10.1177/0272989X15575286): in every world a measurement is drawn from
    its value there [worlds], and the strategies' gains [worlds, strategies] are regressed on what was measured, here by
    a cubic polynomial. The mean of the same over permuted worlds, which is what chance alone gives, is taken off.
    """
    worlds = len(gains)
    now = int(gains.mean(axis=0).argmax())
    apart = gains - gains[:, [now]]
    luck = generator(seed, STREAM)
    shuffles = [luck.permutation(worlds) for _ in range(PERMUTATIONS)]
    truths = np.tile(number.at(place), DRAWS)
    out = []
    for size in sizes:
        basis = polynomials(_ranked(_measured(number, truths, size, luck)))
        fitted = basis @ (basis.T @ np.tile(apart, (DRAWS, 1)))
        usual = np.mean([worth_of(basis, np.tile(apart[one], (DRAWS, 1))[None])[0] for one in shuffles])
        out.append(
            SampleWorth(
                path=number.path,
                size=size,
                sampling=sampling_of(number),
                error=float(_deviation(number, np.array([number.value]), size)[0]),
                worth=float(max(0.0, worth_of(basis, np.tile(apart, (DRAWS, 1))[None])[0] - usual)),
                changes=float((fitted.argmax(axis=1) != now).mean()),
            )
        )
    return tuple(out)


def _measured(number: Varied, truths: Array, size: int, luck: np.random.Generator) -> Array:
    """What a measurement of each truth gives."""
    if sampling_of(number) == "people asked":
        return np.asarray(luck.binomial(size, np.clip(truths, 0.0, 1.0)) / size)
    return np.asarray(truths + _deviation(number, truths, size) * luck.standard_normal(len(truths)))


def _deviation(number: Varied, truths: Array, size: int) -> Array:
    """The standard error of a measurement at these truths."""
    sampling = sampling_of(number)
    if sampling == "people asked":
        return np.asarray(np.sqrt(truths * (1.0 - truths) / size))
    one = truths if sampling == "cases" else np.full(len(truths), (number.high - number.low) / np.sqrt(12.0))
    return np.asarray(np.abs(one) / np.sqrt(size))


def _ranked(measured: Array) -> Array:
    """Measurements as places in [0, 1]."""
    low, high = measured.min(), measured.max()
    return np.asarray((measured - low) / (high - low)) if high > low else np.zeros(len(measured))
