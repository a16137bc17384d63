# SPDX-License-Identifier: Apache-2.0
"""Which points of a parameter space to look at: grids, Latin hypercubes, and the designs of Sobol and Morris."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from colead.base.checks import whole
from colead.base.known_names import known_or_raise
from colead.statistics import sensitivity
from colead.statistics.space import in_range, latin_hypercube

Design = Literal["grid", "lhs", "sobol", "morris"]
Axis = Sequence[Any] | tuple[float, float]
Axes = Mapping[str, Axis] | Mapping[tuple[str, ...], Axis] | Mapping[str | tuple[str, ...], Axis]
Settings: TypeAlias = dict[str, Any]  # the value that each path is set to
Floats = NDArray[np.float64]
MOST_POINTS = 10**6
USUAL_POINTS: dict[str, int] = {"lhs": 32, "sobol": 64, "morris": 16}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One axis: listed values, or a range when `values` is empty. Whole ends make a range of whole numbers.

    linked: the paths that move together, where there are several; each value is then a tuple, one for each of them, and
    `path` is the paths with commas between.
    """

    path: str
    values: tuple[Any, ...] = ()
    low: float = 0.0
    high: float = 1.0
    whole: bool = False
    linked: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path that it sets."""
        return self.linked or (self.path,)

    def settings(self, value: Any) -> Settings:
        """What a value of the axis sets, by path."""
        return dict(zip(self.linked, value, strict=True)) if self.linked else {self.path: value}

    def at(self, share: float) -> Any:
        """The value at a share of the way, in [0, 1]: what a sampler's unit coordinate stands for."""
        if self.values:
            return self.values[min(int(share * len(self.values)), len(self.values) - 1)]
        value = in_range(share, self.low, self.high, whole=self.whole)
        return int(value) if self.whole else float(value)

    def levels(self, count: int) -> tuple[Any, ...]:
        """The listed values, or so many evenly spaced ones, ends included."""
        if self.values:
            return self.values
        if self.whole and self.high - self.low + 1 <= count:
            return tuple(range(int(self.low), int(self.high) + 1))
        spaced = np.linspace(self.low, self.high, count)
        return tuple(dict.fromkeys(round(x) if self.whole else float(x) for x in spaced))


def parameters_of(axes: Axes) -> tuple[Parameter, ...]:
    """Paths of the scenario with their values (a list) or their range (a tuple of two numbers). A tuple of paths moves
    together: its values are tuples, one for each path.

    Raises TypeError or ValueError naming the path for anything else.
    """
    if not axes:
        raise ValueError("there is no parameter to vary: give {'path': [values]} or {'path': (low, high)}")
    found = tuple(
        _linked(path, axis) if isinstance(path, tuple) else _parameter(path, axis) for path, axis in axes.items()
    )
    every = [path for parameter in found for path in parameter.paths]
    for path in every:
        if every.count(path) > 1:
            raise ValueError(f"{path}: a path is varied once, by itself or together with others")
    return found


def _linked(paths: tuple[Any, ...], axis: Axis) -> Parameter:
    if len(paths) < 2 or not all(isinstance(path, str) for path in paths):
        raise TypeError(f"paths that move together are a tuple of two texts or more, not {paths!r}")
    label = ",".join(paths)
    if isinstance(axis, tuple):
        raise TypeError(f"{label}: paths that move together take a list of tuples, a value for each path, not a range")
    rows = _parameter(label, axis).values
    for row in rows:
        if not isinstance(row, tuple | list) or len(row) != len(paths):
            raise TypeError(f"{label}: expected a tuple of {len(paths)} values, one for each path, not {row!r}")
    return Parameter(label, values=tuple(map(tuple, rows)), linked=paths)


def _parameter(path: Any, axis: Axis) -> Parameter:
    if not isinstance(path, str):
        raise TypeError(f"a parameter is named by its path in the scenario, not by {path!r}")
    if isinstance(axis, tuple):
        return _range(path, axis)
    if isinstance(axis, str | bytes) or not isinstance(axis, Sequence | np.ndarray):
        raise TypeError(f"{path}: expected a list of values or a (low, high) tuple, not {axis!r}")
    values = tuple(value.item() if isinstance(value, np.generic) else value for value in axis)
    if not values:
        raise ValueError(f"{path}: the list of values is empty")
    if len(set(map(repr, values))) < len(values):
        raise ValueError(f"{path}: a value stands twice in {list(values)!r}")
    return Parameter(path, values=values)


def _range(path: str, axis: tuple[Any, ...]) -> Parameter:
    numbers = [end for end in axis if isinstance(end, int | float | np.number) and not isinstance(end, bool)]
    if len(axis) != 2 or len(numbers) != 2:
        raise TypeError(f"{path}: a range is a tuple of two numbers, (low, high), not {axis!r}; values go into a list")
    low, high = (end.item() if isinstance(end, np.number) else end for end in numbers)
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError(f"{path}: a range needs two finite ends, the lower one first, not {axis!r}")
    return Parameter(path, low=float(low), high=float(high), whole=isinstance(low, int) and isinstance(high, int))


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Points of a design. `unit` holds their coordinates in [0, 1), one row a point, or nothing for a grid. Equal where
    design and values are."""

    design: Design
    parameters: tuple[Parameter, ...]
    values: tuple[tuple[Any, ...], ...]
    unit: Floats

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Points):
            return NotImplemented
        return (self.design, self.parameters, self.values) == (other.design, other.parameters, other.values)

    def __hash__(self) -> int:
        return hash((self.design, tuple(one.path for one in self.parameters), len(self.values)))

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[Settings]:
        for row in self.values:
            point: Settings = {}
            for parameter, value in zip(self.parameters, row, strict=True):
                point |= parameter.settings(value)
            yield point


def lay_out(parameters: tuple[Parameter, ...], design: Design, *, points: int | None, levels: int, seed: int) -> Points:
    """The points to look at.

    grid: every combination; ranges at `levels` evenly spaced values. lhs: `points` of a Latin hypercube (McKay, Beckman
    & Conover 1979). sobol: Saltelli's extension of a Sobol sequence of `points`, a power of two, without second order:
    points x (parameters + 2) in all (Saltelli et al. 2010). morris: `points` trajectories of parameters + 1 points on
    four levels (Morris 1991).
    """
    if design == "grid":
        if points is not None:
            raise ValueError("a grid has as many points as its values make: leave `points` out, or choose 'lhs'")
        rows = tuple(itertools.product(*(parameter.levels(levels) for parameter in parameters)))
        return Points(design, parameters, rows, np.empty((0, 0)))
    known_or_raise("design", str(design), ["grid", *USUAL_POINTS])
    count = USUAL_POINTS[design] if points is None else points
    paths = [parameter.path for parameter in parameters]
    if design == "lhs":
        unit = latin_hypercube(paths, whole("points", count, 1, MOST_POINTS), seed)
    else:
        unit = sensitivity.design(design, paths, count, seed)
    rows = tuple(
        tuple(parameter.at(share) for parameter, share in zip(parameters, point, strict=True)) for point in unit
    )
    return Points(design, parameters, rows, unit)
