# SPDX-License-Identifier: Apache-2.0
"""Where a difference turns its sign."""

from __future__ import annotations

import numpy as np
import pytest

from colead.statistics.crossing import find_crossing
from colead.statistics.student import generator

LEVELS = np.array([0.0, 1.0, 4.0])


def lines(means: list[float], spread: float = 0.1, count: int = 30, seed: int = 1) -> np.ndarray:
    """Differences with exactly these means."""
    noise = generator(seed).standard_normal((len(means), count)) * spread
    return np.array(means)[:, None] + noise - noise.mean(axis=1, keepdims=True)


def test_it_lies_on_the_straight_line_between_two_means() -> None:
    found = find_crossing(LEVELS, lines([2.0, 1.0, -2.0]), 0.95, seed=3)
    assert found is not None
    assert found.level == pytest.approx(2.0)
    assert found.low < 2.0 < found.high
    assert found.falls


def test_a_rise_is_told_from_a_fall() -> None:
    found = find_crossing(LEVELS, lines([-1.0, 1.0, 2.0]), 0.95, seed=3)
    assert found is not None
    assert (found.level, found.falls) == (pytest.approx(0.5), False)


@pytest.mark.parametrize("means", [[2.0, 1.0, 3.0], [1.0, -1.0, 1.0], [0.02, 0.01, -0.01]])
def test_none_where_no_sign_turns_or_turns_twice_or_may_be_chance(means: list[float]) -> None:
    assert find_crossing(LEVELS, lines(means, spread=1.0 if max(means) < 1 else 0.1), 0.95, seed=3) is None


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_no_difference_at_one_end_is_no_turn(sign: float) -> None:
    """A dose of none changes nothing, exactly; more of it gains ever more."""
    differences = sign * np.vstack([np.zeros(30), lines([0.5, 1.0])])
    assert find_crossing(LEVELS, differences, 0.95, seed=3) is None
    assert find_crossing(LEVELS, differences[::-1], 0.95, seed=3) is None


def test_replications_without_a_value_are_left_out() -> None:
    values = lines([2.0, 1.0, -2.0])
    with_gaps = np.hstack([values, np.full((3, 2), np.nan)])
    assert find_crossing(LEVELS, with_gaps, 0.95, 3) == find_crossing(LEVELS, values, 0.95, 3)
    assert find_crossing(LEVELS, values[:, :1], 0.95, 3) is None
    two = find_crossing(LEVELS, lines([2.0, 1.0, -2.0], count=2), 0.95, 3)
    assert two is not None
    assert two.level == pytest.approx(2.0)


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    truth, inside, tried = 2.0, 0, 200
    for seed in range(tried):
        noise = generator(seed, 7).standard_normal((3, 20))
        found = find_crossing(LEVELS, np.array([2.0, 1.0, -2.0])[:, None] + 0.8 * noise, 0.9, seed)
        inside += found is not None and found.low <= truth <= found.high
    assert 0.83 <= inside / tried <= 0.96
