# SPDX-License-Identifier: Apache-2.0
"""Where the points of a sweep lie."""

from __future__ import annotations

import numpy as np
import pytest

from colead.statistics.designs import Parameter, lay_out, parameters_of

RATE = "decisions.beds.per_week"
PRESSURE = "professions.medic.pressure"


def test_a_latin_hypercube_has_one_point_in_every_layer_of_every_axis() -> None:
    laid = lay_out(parameters_of({"a": (0.0, 1.0), "b": (2.0, 4.0)}), "lhs", points=16, levels=2, seed=1)
    assert len(laid) == 16
    for axis in range(2):
        assert sorted((laid.unit[:, axis] * 16).astype(int)) == list(range(16))
    assert all(2 <= point["b"] <= 4 for point in laid)


def test_whole_ends_give_whole_numbers_and_every_one_of_them() -> None:
    axis = Parameter("n", low=2, high=5, whole=True)
    assert {axis.at(share) for share in np.linspace(0, 1, 41)} == {2, 3, 4, 5}
    assert axis.levels(9) == (2, 3, 4, 5)
    assert all(isinstance(value, int) for value in axis.levels(3))


def test_a_seed_gives_one_design_and_another_seed_another() -> None:
    axes = parameters_of({"a": (0.0, 1.0), "b": (0.0, 1.0)})
    first, again, other = (lay_out(axes, "lhs", points=8, levels=2, seed=seed) for seed in (1, 1, 2))
    assert first.values == again.values != other.values


@pytest.mark.parametrize(
    ("axes", "error", "message"),
    [
        ({(RATE,): [(1.0,)]}, TypeError, "two texts or more"),
        ({(RATE, PRESSURE): [(1.0,)]}, TypeError, "a tuple of 2 values"),
        ({(RATE, PRESSURE): (1.0, 2.0)}, TypeError, "not a range"),
        ({(RATE, PRESSURE): [(1.0, 0.1)], RATE: [2.0]}, ValueError, "varied once"),
    ],
)
def test_paths_that_cannot_move_together_are_refused(axes: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        parameters_of(axes)  # type: ignore[arg-type]


def test_linked_axes_stand_in_a_latin_hypercube_too() -> None:
    laid = lay_out(parameters_of({("a", "b"): [(1, 2), (3, 4)], "c": (0.0, 1.0)}), "lhs", points=8, levels=2, seed=1)
    assert {(point["a"], point["b"]) for point in laid} == {(1, 2), (3, 4)}
    assert np.unique([point["c"] for point in laid]).size == 8


def test_a_grid_has_every_combination_of_listed_values_and_levels() -> None:
    axes = parameters_of({"a": ["x", "y"], "b": (0.0, 1.0), "n": (1, 2)})
    laid = lay_out(axes, "grid", points=None, levels=3, seed=1)
    assert len(laid) == 2 * 3 * 2
    assert list(laid)[:3] == [{"a": "x", "b": 0.0, "n": 1}, {"a": "x", "b": 0.0, "n": 2}, {"a": "x", "b": 0.5, "n": 1}]
    with pytest.raises(ValueError, match="as many points as its values make"):
        lay_out(axes, "grid", points=4, levels=3, seed=1)


def test_listed_values_take_equal_shares_of_the_way() -> None:
    axis = Parameter("a", values=("x", "y", "z"))
    assert [axis.at(share) for share in (0.0, 0.33, 0.34, 0.66, 0.67, 1.0)] == ["x", "x", "y", "y", "z", "z"]
    assert axis.levels(7) == ("x", "y", "z")
    assert Parameter("b", low=2.0, high=4.0).levels(3) == (2.0, 3.0, 4.0)
    assert Parameter("n", low=0, high=10, whole=True).levels(3) == (0, 5, 10)
    assert Parameter("n", low=1, high=3, whole=True).levels(3) == (1, 2, 3)


@pytest.mark.parametrize(("design", "usual"), [("lhs", 32), ("sobol", 64 * 4), ("morris", 16 * 3)])
def test_designs_have_their_usual_number_of_points(design: str, usual: int) -> None:
    laid = lay_out(parameters_of({"a": (0.0, 1.0), "b": [1, 2]}), design, points=None, levels=3, seed=1)  # type: ignore[arg-type]
    assert len(laid) == usual
    assert {point["b"] for point in laid} == {1, 2}
    for share, point in zip(laid.unit[:, 0], laid, strict=True):
        assert point["a"] == pytest.approx(share)


def test_designs_that_there_are_not_and_numbers_of_points_that_cannot_be_are_refused() -> None:
    axes = parameters_of({"a": (0.0, 1.0)})
    with pytest.raises(ValueError, match="did you mean 'lhs'"):
        lay_out(axes, "lsh", points=None, levels=3, seed=1)  # type: ignore[arg-type]
    for points in (0, 10**6 + 1):
        with pytest.raises(ValueError, match="points"):
            lay_out(axes, "lhs", points=points, levels=3, seed=1)
    assert len(lay_out(axes, "lhs", points=1, levels=3, seed=1)) == 1


@pytest.mark.parametrize(
    ("axes", "error", "message"),
    [
        ({}, ValueError, "no parameter to vary"),
        ({3: [1]}, TypeError, "named by its path"),
        ({"a": "text"}, TypeError, "a list of values or"),
        ({"a": 7}, TypeError, "a list of values or"),
        ({"a": []}, ValueError, "is empty"),
        ({"a": [1, 2, 1]}, ValueError, "stands twice"),
        ({"a": (1.0,)}, TypeError, "two numbers"),
        ({"a": (1.0, "b")}, TypeError, "two numbers"),
        ({"a": (True, 2)}, TypeError, "two numbers"),
        ({"a": (2.0, 2.0)}, ValueError, "lower one first"),
        ({"a": (0.0, float("inf"))}, ValueError, "two finite ends"),
    ],
)
def test_axes_that_make_no_sense_are_refused(axes: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        parameters_of(axes)  # type: ignore[arg-type]


def test_ends_and_values_of_numpy_are_plain_numbers() -> None:
    (whole, mixed, listed) = parameters_of(
        {"n": (np.int64(1), np.int64(3)), "x": (1, 2.0), "l": np.array([1.5, 2.5])}  # type: ignore[dict-item]
    )
    assert (whole.whole, mixed.whole) == (True, False)
    assert listed.values == (1.5, 2.5)
    assert all(type(value) is float for value in listed.values)


def test_points_are_equal_where_design_axes_and_values_are() -> None:
    axes = parameters_of({"a": (0.0, 1.0)})
    one, same, other = (lay_out(axes, "lhs", points=4, levels=2, seed=seed) for seed in (1, 1, 2))
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one != "points"
    assert one != lay_out(axes, "grid", points=None, levels=4, seed=1)
