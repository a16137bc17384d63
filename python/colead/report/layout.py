# SPDX-License-Identifier: Apache-2.0
"""Where the people of a network stand: computed beforehand, the same on every machine that runs NumPy."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
ROUNDS = 150


@dataclass(frozen=True)
class Post:
    """A position in the network: it keeps its name when its holder leaves."""

    id: str
    profession: str
    unit: str


def positions(posts: Sequence[Post], ties: Collection[tuple[int, int]]) -> Array:
    """[posts, 2] within the unit circle. Units that share many ties stand near to each other (springs after
    Fruchterman and Reingold 1991); in a unit its professions stand in rings, the smallest innermost."""
    units = list(dict.fromkeys(post.unit for post in posts))
    unit_of = np.array([units.index(post.unit) for post in posts])
    sizes = np.bincount(unit_of, minlength=len(units)).astype(float)
    centres = _centres(_between(unit_of, ties, len(units)), np.sqrt(sizes))
    placed = np.zeros((len(posts), 2))
    radius = np.sqrt(sizes / sizes.sum()) * (0.72 if len(units) > 1 else 1.0)
    for unit in range(len(units)):
        members = np.flatnonzero(unit_of == unit)
        placed[members] = centres[unit] + radius[unit] * _sunflower(_by_profession(posts, members))
    return np.asarray(placed / max(1e-9, np.abs(np.hypot(*placed.T)).max()), dtype=float)


def _between(unit_of: npt.NDArray[np.int64], ties: Collection[tuple[int, int]], count: int) -> Array:
    strength = np.zeros((count, count))
    for a, b in ties:
        strength[unit_of[a], unit_of[b]] += 1.0
    strength += strength.T
    np.fill_diagonal(strength, 0.0)
    top = strength.max()
    return strength / top if top > 0 else strength


def _centres(strength: Array, room: Array) -> Array:
    """Centres of units around 0; each begins at its place on a spiral, so nothing is left to chance."""
    count = len(room)
    if count == 1:
        return np.zeros((1, 2))
    steps = np.arange(count)
    at = np.sqrt((steps + 0.5) / count)[:, None] * np.column_stack(
        [np.cos(steps * GOLDEN_ANGLE), np.sin(steps * GOLDEN_ANGLE)]
    )
    wanted = 1.5 * room / math.sqrt(float((room**2).sum()))
    apart = wanted[:, None] + wanted[None, :]
    for step in range(ROUNDS):
        offset = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.hypot(offset[..., 0], offset[..., 1]), 1e-6)
        push = 0.05 * (apart / distance) ** 2 - 0.12 * strength * distance - 0.01 * distance
        np.fill_diagonal(push, 0.0)
        move = (push[..., None] * offset / distance[..., None]).sum(axis=1)
        length = np.maximum(np.hypot(*move.T), 1e-9)[:, None]
        at = at + move / length * np.minimum(length, 0.15 * (1 - step / ROUNDS))
    return np.asarray(at - at.mean(axis=0), dtype=float)


def _by_profession(posts: Sequence[Post], members: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Ranks of the members: the smallest profession of the unit comes first."""
    professions = [posts[member].profession for member in members]
    order = sorted(range(len(members)), key=lambda i: (professions.count(professions[i]), professions[i], i))
    ranks = np.empty(len(members), dtype=np.int64)
    ranks[order] = np.arange(len(members))
    return ranks


def _sunflower(ranks: npt.NDArray[np.int64]) -> Array:
    """Even places in the unit circle, low ranks in the middle (Vogel 1979)."""
    away = np.sqrt((ranks + 0.5) / len(ranks))
    angle = ranks * GOLDEN_ANGLE
    return np.column_stack([away * np.cos(angle), away * np.sin(angle)])
