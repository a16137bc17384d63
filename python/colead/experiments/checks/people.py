# SPDX-License-Identifier: Apache-2.0
"""Who gains and who loses: what a strategy does to the people of each profession, tier and unit."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from colead import _core
from colead.base.as_json import Plain
from colead.base.better import Better
from colead.statistics.student import half_widths, moments

Array = NDArray[np.float64]
FIGURES: dict[str, Better] = {
    "regret": "lower",
    "own_score": "higher",
    "trust_received": "higher",
    "understanding": "higher",
    "displaced_hours": "lower",
    "joint_hours": "neither",
    "programme_hours": "neither",
}
KEYS = ("profession", "tier", "unit")


@dataclass(frozen=True, slots=True)
class PeopleEffect(Plain):
    """Mean paired difference of a figure over the posts of a group, with Student's interval over replications.

    `by` is all, profession, tier or unit. `worse` says that the group is worse off at the given confidence after
    Bonferroni's adjustment for the groups of its figure and strategy; `hidden_harm` that it is so while all together
    are better off.
    """

    strategy: str
    figure: str
    by: str
    group: str
    better: Better
    posts: int
    pairs: int
    difference: float
    low: float
    high: float
    worse: bool = False
    hidden_harm: bool = False


@dataclass(frozen=True, slots=True)
class _Of:
    strategy: str
    figure: str
    better: Better


def people_effects(
    experiment: _core.Experiment, plan: _core.ComparisonPlan, results: Sequence[_core.RunResult]
) -> tuple[PeopleEffect, ...]:
    """For every strategy and figure: all posts, then each group. Results in the order of the plan, people kept."""
    posts = _core.posts(experiment)
    groups = [("all", "all", np.ones(len(posts), dtype=bool))]
    for key in KEYS:
        names = np.array([getattr(post, key) for post in posts])
        groups += [(key, str(name), names == name) for name in dict.fromkeys(names.tolist())]
    n = plan.replications
    rows: list[PeopleEffect] = []
    for figure, better in FIGURES.items():
        values = _core.people_values(results, figure).reshape(len(plan.sides), n, len(posts))
        for at, side in enumerate(plan.sides):
            if at > 0:
                of = _Of(side.strategy, figure, better)
                rows += _of_figure(of, values[at] - values[0], groups, plan.confidence)
    order = {side.strategy: at for at, side in enumerate(plan.sides)}
    return tuple(sorted(rows, key=lambda row: order[row.strategy]))


def _of_figure(
    of: _Of, differences: Array, groups: Sequence[tuple[str, str, NDArray[np.bool_]]], confidence: float
) -> Iterator[PeopleEffect]:
    """`differences` [replications, posts]; a post without the figure in either run is left out of that pair."""
    means = np.array([_row_means(differences[:, members]) for _, _, members in groups])
    mean, error, count = moments(means)
    half = half_widths(error, count, 1.0 - confidence)
    strict = half_widths(error, count, (1.0 - confidence) / max(1, len(groups) - 1))
    sign = {"higher": 1.0, "lower": -1.0, "neither": 0.0}[of.better]
    gain = sign * mean
    all_better = bool(gain[0] - half[0] > 0.0)
    for at, (by, group, members) in enumerate(groups):
        worse = bool(sign and gain[at] + (half if at == 0 else strict)[at] < 0.0)
        known = count[at] > 1
        yield PeopleEffect(
            of.strategy,
            of.figure,
            by,
            group,
            of.better,
            posts=int(members.sum()),
            pairs=int(count[at]),
            difference=float(mean[at]),
            low=float(mean[at] - half[at]) if known else math.nan,
            high=float(mean[at] + half[at]) if known else math.nan,
            worse=worse,
            hidden_harm=worse and all_better,
        )


def _row_means(values: Array) -> Array:
    there = ~np.isnan(values)
    count = there.sum(axis=1)
    total = np.where(there, values, 0.0).sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)
