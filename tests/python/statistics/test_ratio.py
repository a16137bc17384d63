# SPDX-License-Identifier: Apache-2.0
"""The interval of a ratio of two means."""

from __future__ import annotations

import math

import numpy as np
import pytest
from claims import Claim, Claims

from colead import _core
from colead.statistics.ratio import fieller


def test_the_ratio_is_fiellers() -> None:
    rng = np.random.default_rng(4)
    hours = rng.normal(10.0, 1.0, 40)
    value = 3.0 * hours + rng.normal(0.0, 2.0, 40)
    found = fieller(value, hours, 0.95)
    assert found is not None
    ratio, low, high = found
    assert ratio == pytest.approx(value.mean() / hours.mean())
    for bound in (low, high):  # at the bounds the mean of value - bound x hours is just as far from 0 as t allows
        rest = value - bound * hours
        t = abs(rest.mean()) / (rest.std(ddof=1) / math.sqrt(40))
        assert t == pytest.approx(_core.student_t_quantile(0.975, 39.0))


def test_a_ratio_to_hours_that_may_be_nothing_is_none() -> None:
    rng = np.random.default_rng(5)
    hours = rng.normal(0.0, 1.0, 20)
    assert fieller(rng.normal(5.0, 1.0, 20), hours - hours.mean(), 0.95) is None
    assert fieller(np.ones(1), np.ones(1), 0.95) is None


def test_the_interval_of_the_ratio_covers_at_its_rate(claims: Claims) -> None:
    rng = np.random.default_rng(6)
    covered = 0
    for _ in range(2000):
        hours = rng.normal(10.0, 3.0, 12)
        value = 2.0 * hours + rng.normal(0.0, 6.0, 12)
        found = fieller(value, hours, 0.95)
        covered += found is not None and found[1] <= 2.0 <= found[2]
    claim = Claim("interval", "fieller_1954", "95 % interval of a ratio of two means: share that hold it")
    claims.share(claim, covered / 2000, 0.95, 2000, tolerance=0.015)
