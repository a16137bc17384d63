# SPDX-License-Identifier: Apache-2.0
"""Numbers that vary, each in its range, and places in the space that they span."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from colead.statistics.student import Array, generator


@dataclass(frozen=True, slots=True)
class Varied:
    """A number that differs between worlds, uniform in [low, high]; `whole` ones take each value equally often.

    also: other places where the same number stands, which have its value. part_of: the whole of which it is a part, so
    that all parts are brought back to their sum. why: the reason of a range that no scenario states."""

    path: str
    unit: str
    value: float
    low: float
    high: float
    grade: str
    source: str
    whole: bool = False
    also: tuple[str, ...] = ()
    part_of: str = ""
    why: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """All places where it stands."""
        return (self.path, *self.also)

    def at(self, place: Array) -> Array:
        """Values at places in [0, 1] of its range."""
        return np.asarray(in_range(place, self.low, self.high, whole=self.whole))


def in_range(place: Any, low: float, high: float, *, whole: bool) -> Any:
    """Values at places in [0, 1] of a range, ends included; of whole numbers each at equally many places.

    None lies outside by rounding: 0.15 + (0.45 - 0.15) is more than 0.45.
    """
    if whole:
        return np.minimum(high, np.floor(low + place * (high - low + 1.0)))
    return np.minimum(high, low + place * (high - low))


def latin_hypercube(paths: Sequence[str], count: int, seed: int) -> Array:
    """Places [count, paths] in (0, 1): each path once in each of `count` equal strata (McKay, Beckman and Conover 1979,
    doi 10.1080/00401706.1979.10489755). Keyed by path: one more path changes no other's places."""
    columns = []
    for path in paths:
        stream = int.from_bytes(hashlib.sha256(path.encode()).digest()[:8], "little")
        luck = generator(seed, stream)
        columns.append((luck.permutation(count) + luck.random(count)) / count)
    return np.stack(columns, axis=1)
