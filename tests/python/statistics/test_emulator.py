# SPDX-License-Identifier: Apache-2.0
"""Emulator and sampler: of a simulator whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from colead.statistics.emulator import fitted, prior_share
from colead.statistics.matching import emulated, implausibility, sample
from colead.statistics.space import latin_hypercube
from colead.statistics.student import Array

NAMES = [f"x{n}" for n in range(30)]


def truth(places: Array) -> Array:
    """Two of thirty coordinates matter."""
    x, y = 2 * places[:, 4] - 1, 2 * places[:, 9] - 1
    return np.asarray(3 * x - y + 2 * x * y)


def test_an_emulator_finds_the_numbers_that_matter_and_their_effects() -> None:
    places = latin_hypercube(NAMES, 150, 1)
    noise = np.random.default_rng(2).normal(0.0, 0.3, 150)
    found = fitted(places, truth(places) + noise)
    assert set(found.active) >= {4, 9}
    assert len(found.active) <= 4
    weights = dict(zip(found.terms, found.weights, strict=True))
    assert weights[(4,)] == pytest.approx(3.0, abs=0.15)
    assert weights[(9,)] == pytest.approx(-1.0, abs=0.15)
    assert weights[(4, 9)] == pytest.approx(2.0, abs=0.3)
    assert found.variance == pytest.approx(0.09, rel=0.4)
    assert found.explained > 0.95


def test_an_emulator_of_luck_alone_explains_nothing() -> None:
    places = latin_hypercube(NAMES, 100, 1)
    assert fitted(places, np.random.default_rng(5).normal(size=100)).explained < 0.1


def test_the_sampler_draws_from_the_density_of_the_closed_form() -> None:
    """A figure that is a coordinate itself, measured as 0.5 +- 0.1: a normal one, far from the ends."""
    places = latin_hypercube(NAMES[:3], 60, 1)
    emulators = [fitted(places, places[:, 1])]
    assert emulators[0].variance < 1e-12
    expected = emulated(emulators)

    def misfit(where: Array) -> Array:
        return implausibility(expected(where), np.zeros(1), np.array([0.5]), np.array([0.01]))[:, 0] ** 2

    found = sample(misfit, 3, 1, moving=[1])
    assert found[:, 1].mean() == pytest.approx(0.5, abs=0.02)
    assert found[:, 1].std() == pytest.approx(0.1, abs=0.02)
    assert prior_share(found[:, 1]) == pytest.approx(2 * 1.645 * 0.1 / 0.9, abs=0.05)
    assert prior_share(found[:, 0]) == pytest.approx(1.0, abs=0.06)  # says nothing of it
