# SPDX-License-Identifier: Apache-2.0
"""Numbers that vary, each in its range, and places in the space that they span."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from colead.statistics.student import Array, generator


@dataclass(frozen=True, slots=True)
class Varied:
    """A number that differs between worlds, uniform in [low, high]; `whole` ones take each value equally often."""

    path: str
    unit: str
    value: float
    low: float
    high: float
    grade: str
    source: str
    whole: bool = False

    def at(self, place: Array) -> Array:
        """Values at places in [0, 1] of its range."""
        if self.whole:
            return np.minimum(self.high, np.floor(self.low + place * (self.high - self.low + 1.0)))
        return np.asarray(self.low + place * (self.high - self.low))


def latin_hypercube(numbers: Sequence[Varied], worlds: int, seed: int) -> Array:
    """Places [worlds, numbers] in (0, 1): each number once in each of `worlds` equal strata (McKay, Beckman and Conover
    1979, doi 10.1080/00401706.1979.10489755). Keyed by path: one more number changes no other's places."""
    columns = []
    for number in numbers:
        stream = int.from_bytes(hashlib.sha256(number.path.encode()).digest()[:8], "little")
        luck = generator(seed, stream)
        columns.append((luck.permutation(worlds) + luck.random(worlds)) / worlds)
    return np.stack(columns, axis=1)
