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
