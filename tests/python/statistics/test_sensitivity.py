# SPDX-License-Identifier: Apache-2.0
"""Designs and indices of Morris and Sobol, on functions whose indices are known."""

from __future__ import annotations

import numpy as np
import pytest

from colead.statistics.sensitivity import LARGEST_SEED, Method, design, group_design, group_indices, indices

NAMES = ("a", "b", "c")


def additive(places: np.ndarray) -> np.ndarray:
    """Does not depend on the last; variances of its parts 9 / 12 and 4 / 45."""
    return np.asarray(3 * places[:, 0] - places[:, 1] ** 2)


@pytest.mark.parametrize(
    ("method", "count", "points"), [("morris", 2, 2 * 4), ("morris", 7, 7 * 4), ("sobol", 2, 2 * 5)]
)
def test_a_design_has_the_points_of_its_method(method: Method, count: int, points: int) -> None:
    places = design(method, NAMES, count, 1)
    assert places.shape == (points, 3)
    assert ((places >= 0.0) & (places <= 1.0)).all()
    assert (places == design(method, NAMES, count, 1)).all()
    assert not (places == design(method, NAMES, count, 2)).all()
    assert (places == design(method, NAMES, count, 1 + LARGEST_SEED)).all()


def test_a_trajectory_of_morris_moves_one_coordinate_at_a_time_by_two_of_four_levels() -> None:
    places = design("morris", NAMES, 5, 1).reshape(5, 4, 3)
    steps = np.abs(np.diff(places, axis=1))
    assert steps[steps > 0] == pytest.approx(2.0 / 3.0)
    assert ((steps > 0).sum(axis=2) == 1).all()
    assert ((steps > 0).sum(axis=1) == 1).all()
    assert set(np.round(places * 3).astype(int).ravel()) <= {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("method", "count", "said"),
    [("morris", 1, "at least 2 trajectories, not 1"), ("sobol", 1, "power of two, not 1"), ("sobol", 6, "not 6")],
)
def test_too_few_points_and_no_power_of_two_are_refused(method: Method, count: int, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        design(method, NAMES, count, 1)


def test_morris_finds_mean_effects_with_their_sign() -> None:
    places = design("morris", NAMES, 200, 1)
    found = indices("morris", NAMES, places, additive(places), 1)
    assert set(found) == {"mu", "mu_star", "sigma", "mu_star_conf"}
    assert found["mu"] == pytest.approx([3.0, -1.0, 0.0], abs=0.1)
    assert found["mu_star"] == pytest.approx([3.0, 1.0, 0.0], abs=0.1)
    assert found["sigma"][0] == pytest.approx(0.0, abs=1e-9)
    assert found["sigma"][1] > 0.1


def test_sobol_finds_shares_of_the_variance() -> None:
    places = design("sobol", NAMES, 1024, 1)
    found = indices("sobol", NAMES, places, additive(places), 1)
    assert set(found) == {"S1", "S1_conf", "ST", "ST_conf"}
    total = 9 / 12 + 4 / 45
    shares = [9 / 12 / total, 4 / 45 / total, 0.0]
    assert found["S1"] == pytest.approx(shares, abs=0.02)
    assert found["ST"] == pytest.approx(shares, abs=0.02)
    assert (found["S1_conf"] < 0.2).all()


def test_a_group_moves_at_once_and_has_the_effect_of_its_coordinates_together() -> None:
    groups = ["x", "x", "y"]
    places = group_design(groups, 50, 1)
    assert places.shape == (50 * 3, 3)
    steps = np.diff(places.reshape(50, 3, 3), axis=1) != 0
    assert (steps[:, :, 0] == steps[:, :, 1]).all()
    assert (steps[:, :, 0] != steps[:, :, 2]).all()
    found = group_indices(groups, places, additive(places), 1)
    assert set(found) == {"x", "y"}
    assert found["x"][0] == pytest.approx(3.0, abs=0.4)
    assert found["x"][1] > 0.0
    assert found["y"] == (0.0, 0.0)


@pytest.mark.parametrize("method", ["morris", "sobol"])
@pytest.mark.parametrize("value", [0.0, 0.1, -3.0])
def test_an_outcome_that_never_changes_hangs_on_nothing_without_a_warning(method: Method, value: float) -> None:
    places = design(method, NAMES, 4, 1)
    for column in indices(method, NAMES, places, np.full(len(places), value), 1).values():
        assert column.tolist() == [0.0, 0.0, 0.0]


def test_shares_of_a_variance_that_its_samples_do_not_show_are_not_told() -> None:
    """The outcome changes at one point between the two samples alone."""
    places = design("sobol", NAMES, 2, 1)
    outcome = np.zeros(len(places))
    outcome[1] = 1.0
    for column in indices("sobol", NAMES, places, outcome, 1).values():
        assert np.isnan(column).all()


def test_groups_of_an_outcome_that_never_changes_do_nothing() -> None:
    groups = ["x", "x", "y"]
    places = group_design(groups, 4, 1)
    assert group_indices(groups, places, np.ones(len(places)), 1) == {"x": (0.0, 0.0), "y": (0.0, 0.0)}
