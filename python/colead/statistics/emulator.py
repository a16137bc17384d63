# SPDX-License-Identifier: Apache-2.0
"""What runs would give where none were made: a polynomial in the few coordinates that matter, with its error."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from colead.statistics.student import Array

MOST_ACTIVE = 12
RUNS_A_TERM = 4  # fewer runs for each term would fit luck


@dataclass(frozen=True)
class Emulator:
    """A figure as a function of places in [0, 1]: quadratic in `active` coordinates; the others are luck to it.

    variance: of what is left, runs not used for the fit taken into account (leave one out), luck of runs among it.
    """

    active: tuple[int, ...]
    terms: tuple[tuple[int, ...], ...]
    weights: Array
    variance: float
    explained: float

    def at(self, places: Array) -> Array:
        """Expected figures at places [points, coordinates]."""
        return np.asarray(_design(places, self.terms) @ self.weights)


def fitted(places: Array, figures: Array) -> Emulator:
    """Chooses the coordinates by forward selection, then terms to the second degree, each while the mean square of the
    error of leaving one out (Allen's PRESS, 1974) falls."""
    terms: list[tuple[int, ...]] = [()]
    most = max(1, len(figures) // RUNS_A_TERM)
    linear: list[tuple[int, ...]] = [(at,) for at in range(places.shape[1])]
    terms = _grown(places, figures, terms, linear, min(most, 1 + MOST_ACTIVE))
    active = sorted({term[0] for term in terms if term})
    second: list[tuple[int, ...]] = [(one, other) for n, one in enumerate(active) for other in active[n:]]
    terms = _grown(places, figures, terms, second, most)
    weights, press = _fit(_design(places, tuple(terms)), figures)
    total = float(figures.var()) * (len(figures) / max(1, len(figures) - 1)) ** 2
    explained = 0.0 if total <= 0 else max(0.0, 1.0 - press / total)
    return Emulator(tuple(active), tuple(terms), weights, press, explained)


def _grown(
    places: Array, figures: Array, terms: list[tuple[int, ...]], candidates: list[tuple[int, ...]], most: int
) -> list[tuple[int, ...]]:
    terms = list(terms)
    columns = _design(places, tuple(candidates)) if candidates else np.empty((len(places), 0))
    weights, press = _fit(_design(places, tuple(terms)), figures)
    while len(terms) < most and len(terms) < len(candidates) + 1 + len(places):
        design = _design(places, tuple(terms))
        left = figures - design @ weights
        basis, _ = np.linalg.qr(design)
        free = columns - basis @ (basis.T @ columns)
        sizes = np.sqrt((free**2).sum(axis=0))
        good = sizes > 1e-9
        pull = np.where(good, np.abs(free.T @ left) / np.where(good, sizes, 1.0), 0.0)
        if not pull.size or pull.max() <= 0:
            return terms
        best = candidates[int(pull.argmax())]
        wider = [*terms, best]
        new_weights, new_press = _fit(_design(places, tuple(wider)), figures)
        # Picking the best of so many candidates makes a fit look better than it is: it has to be clearly so.
        needed = 2.0 * math.log(max(2, len(candidates))) / len(figures)
        if not new_press < press * (1.0 - needed):
            return terms
        terms, weights, press = wider, new_weights, new_press
    return terms


def _design(places: Array, terms: tuple[tuple[int, ...], ...]) -> Array:
    centred = 2.0 * places - 1.0
    columns = [np.prod(centred[:, list(term)], axis=1) if term else np.ones(len(places)) for term in terms]
    return np.stack(columns, axis=1)


def _fit(design: Array, figures: Array) -> tuple[Array, float]:
    """Least squares, and the mean square of the error of leaving one out."""
    weights, *_ = np.linalg.lstsq(design, figures, rcond=None)
    basis, _ = np.linalg.qr(design)
    leverage = np.minimum((basis**2).sum(axis=1), 1.0 - 1e-6)
    left = (figures - design @ weights) / (1.0 - leverage)
    return np.asarray(weights), float((left**2).mean())


def prior_share(column: Array) -> float:
    """Which part of a range [0, 1] the middle 90 % of places take; 1: as much as of places that are everywhere."""
    low, high = np.quantile(column, [0.05, 0.95])
    return float((high - low) / 0.9)
