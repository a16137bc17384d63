# SPDX-License-Identifier: Apache-2.0
"""Student's t against printed tables, closed forms and the quantiles of the C++ library."""

from __future__ import annotations

import math

import pytest

from colead import _core
from colead.statistics.student import t_probability, t_quantile

PROBABILITIES = (0.6, 0.9, 0.95, 0.975, 0.995, 0.9995, 1 - 1e-6, 1 - 1e-9)


@pytest.mark.parametrize(
    ("freedom", "value"), [(1, 12.7062), (2, 4.30265), (5, 2.57058), (10, 2.22814), (19, 2.09302), (100, 1.98397)]
)
def test_students_t_agrees_with_the_printed_tables(freedom: int, value: float) -> None:
    assert t_probability(value, freedom) == pytest.approx(0.975, abs=1e-6)
    assert t_probability(-value, freedom) == pytest.approx(0.025, abs=1e-6)
    assert t_quantile(0.975, freedom) == pytest.approx(value, rel=1e-5)


@pytest.mark.parametrize("probability", PROBABILITIES)
def test_one_and_two_degrees_of_freedom_have_closed_forms(probability: float) -> None:
    tail = 1 - probability
    assert t_quantile(probability, 1) == pytest.approx(1 / math.tan(math.pi * tail), rel=1e-12)
    assert t_quantile(probability, 2) == pytest.approx((1 - 2 * tail) / math.sqrt(2 * probability * tail), rel=1e-12)


@pytest.mark.parametrize("freedom", [1, 2, 3, 7, 30, 199, 399, 400, 401, 5000, 10**5])
def test_quantiles_are_those_of_the_library(freedom: int) -> None:
    for probability in PROBABILITIES:
        expected = _core.student_t_quantile(probability, float(freedom))
        assert t_quantile(probability, freedom) == pytest.approx(expected, rel=1e-11)
        assert t_quantile(1 - probability, freedom) == pytest.approx(-expected, rel=1e-7)
        assert t_probability(-expected, freedom) == pytest.approx(1 - probability, rel=1e-9)
    assert t_quantile(0.5, freedom) == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize(("probability", "freedom"), [(0.0, 3), (1.0, 3), (math.nan, 3), (0.9, 0)])
def test_what_has_no_quantile_is_refused(probability: float, freedom: int) -> None:
    with pytest.raises(ValueError, match=f"no quantile of Student's t at {probability!r} with {freedom} degrees"):
        t_quantile(probability, freedom)
