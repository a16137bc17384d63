# SPDX-License-Identifier: Apache-2.0
"""Which coordinates a number hangs on, by the designs of Morris and Sobol: SALib's (`pip install 'colead[sweep]'`).

Coordinates lie in [0, 1], so that listed values and whole numbers need no telling.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypedDict

import numpy as np

from colead.base.optional_libraries import extra_library
from colead.statistics.student import Array

Method = Literal["morris", "sobol"]
LEVELS = 4  # of a trajectory's grid
LARGEST_SEED = 2**32  # what SALib takes


class Problem(TypedDict):
    """How SALib is told of the space. groups: which coordinates move together."""

    num_vars: int
    names: list[str]
    bounds: list[list[float]]
    groups: NotRequired[list[str]]


def design(method: Method, names: Sequence[str], count: int, seed: int) -> Array:
    """Places [points, names]. morris: `count` trajectories of names + 1 points on four levels (Morris 1991). sobol:
    Saltelli's extension of a Sobol sequence of `count` points, a power of two, without second order: names + 2 times as
    many (Saltelli et al. 2010)."""
    if method == "morris" and count < 2:
        raise ValueError(f"the design 'morris' needs at least 2 trajectories, not {count}")
    if method == "sobol" and (count < 2 or count & (count - 1)):
        raise ValueError(f"the design 'sobol' needs a power of two, not {count}")
    sample = extra_library(f"SALib.sample.{method}", "sweep").sample
    return np.asarray(sample(_problem(names), count, seed=seed % LARGEST_SEED, **_options(method)), dtype=np.float64)


def indices(method: Method, names: Sequence[str], places: Array, outcome: Array, seed: int) -> Mapping[str, Array]:
    """What the outcome at the places of a design says of each name.

    morris: mu, mu_star, sigma, mu_star_conf (Campolongo, Cariboni & Saltelli 2007); sobol: S1, S1_conf, ST, ST_conf
    (Saltelli et al. 2010). `_conf` are the half widths of 95 % intervals. All are 0 where the outcome never changes,
    and NaN of sobol where it changes only beside the two samples that its variance is taken from.
    """
    columns = ("mu", "mu_star", "sigma", "mu_star_conf") if method == "morris" else ("S1", "S1_conf", "ST", "ST_conf")
    if _never_changes(_variance_from(method, names, outcome)):
        untold = 0.0 if _never_changes(outcome) else np.nan
        return {column: np.full(len(names), untold) for column in columns}
    analyze = extra_library(f"SALib.analyze.{method}", "sweep").analyze
    data = (places, outcome) if method == "morris" else (outcome,)
    found = analyze(_problem(names), *data, seed=seed % LARGEST_SEED, **_options(method))
    return {column: np.asarray(found[column], dtype=np.float64) for column in columns}


def group_design(groups: Sequence[str], count: int, seed: int) -> Array:
    """Places [points, coordinates] of Morris's design in which all coordinates of a group move at once, each up or down
    by its own luck: `count` trajectories of groups + 1 points (Campolongo, Cariboni & Saltelli 2007)."""
    sample = extra_library("SALib.sample.morris", "sweep").sample
    places = sample(_grouped(groups), count, seed=seed % LARGEST_SEED, num_levels=LEVELS)
    return np.asarray(places, dtype=np.float64)


def group_indices(groups: Sequence[str], places: Array, outcome: Array, seed: int) -> Mapping[str, tuple[float, float]]:
    """mu_star and its mu_star_conf of each group, at the places of `group_design`; 0 where nothing changes."""
    if _never_changes(outcome):
        return dict.fromkeys(groups, (0.0, 0.0))
    analyze = extra_library("SALib.analyze.morris", "sweep").analyze
    found = analyze(_grouped(groups), places, outcome, seed=seed % LARGEST_SEED, num_levels=LEVELS)
    columns = (found["names"], found["mu_star"], found["mu_star_conf"])
    return {str(name): (float(size), float(error)) for name, size, error in zip(*columns, strict=True)}


def _never_changes(outcome: Array) -> bool:
    return float(np.ptp(outcome)) == 0.0


def _variance_from(method: Method, names: Sequence[str], outcome: Array) -> Array:
    """Outcomes that the variance is taken from: for sobol those of the first and last point of each block of Saltelli's
    design, between which one coordinate after the other is exchanged."""
    return outcome if method == "morris" else outcome.reshape(-1, len(names) + 2)[:, [0, -1]]


def _grouped(groups: Sequence[str]) -> Problem:
    return {**_problem([str(at) for at in range(len(groups))]), "groups": list(groups)}


def _problem(names: Sequence[str]) -> Problem:
    return {"num_vars": len(names), "names": list(names), "bounds": [[0.0, 1.0]] * len(names)}


def _options(method: Method) -> dict[str, int]:
    return {"num_levels": LEVELS} if method == "morris" else {"calc_second_order": False}
