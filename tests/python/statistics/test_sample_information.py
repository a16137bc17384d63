# SPDX-License-Identifier: Apache-2.0
"""What a measurement would be worth, held against the posterior of a share asked of so many people."""

from __future__ import annotations

import numpy as np
import pytest

from colead.statistics.information import value_of_each
from colead.statistics.sample_information import sampling_of, value_of_samples
from colead.statistics.space import Varied

WORLDS = 400
PLACES = (np.arange(WORLDS) + 0.5) / WORLDS
SHARE = Varied("x", "share", 0.5, 0.0, 1.0, "C", "")


def gains(better: float) -> np.ndarray:
    """Of choosing nothing, and of a strategy that is better by what the number is above `better`."""
    return np.stack([np.zeros(WORLDS), PLACES - better], axis=1)


def beta_binomial(size: int, better: float) -> float:
    """Of a share that is uniform before: of x yes among n the posterior mean is (x + 1) / (n + 2), each x as likely."""
    means = (np.arange(size + 1) + 1) / (size + 2)
    return float(np.maximum(0.0, means - better).mean() - max(0.0, 0.5 - better))


@pytest.mark.parametrize("better", [0.5, 0.6])
def test_the_worth_of_asking_people_is_that_of_the_posterior(better: float) -> None:
    sizes = (3, 10, 100, 1000)
    found = value_of_samples(SHARE, PLACES, gains(better), seed=1, sizes=sizes)
    # What is taken off for chance is a little too much where there is a signal.
    for one in found:
        exact = beta_binomial(one.size, better)
        assert exact - 0.012 <= one.worth <= exact + 0.003
    assert [one.worth for one in found] == sorted(one.worth for one in found)
    assert found[1].error == pytest.approx(np.sqrt(0.25 / 10))
    assert found[1].wanted == "10 people asked or more"


def test_many_people_are_worth_what_exact_knowledge_is() -> None:
    places = PLACES[:, None]
    (exact,) = value_of_each([SHARE], places, gains(0.6), gains(0.6)[:, 1], seed=1)
    (many,) = value_of_samples(SHARE, PLACES, gains(0.6), seed=1, sizes=(100_000,))
    assert many.worth == pytest.approx(exact.worth, abs=0.003)
    assert many.changes == pytest.approx(0.4, abs=0.02)  # the strategy is better in two worlds of five


def test_a_number_that_changes_no_choice_is_worth_no_measurement() -> None:
    for one in value_of_samples(SHARE, PLACES, gains(-0.5), seed=1):
        assert one.worth == 0.0
        assert one.changes == 0.0


def test_how_a_number_is_measured_follows_from_its_unit() -> None:
    assert sampling_of(SHARE) == "people asked"
    hours = Varied("h", "hours", 4.0, 2.0, 8.0, "C", "")
    assert sampling_of(hours) == "cases"
    weight = Varied("w", "logit", 0.0, -1.0, 1.0, "C", "")
    assert sampling_of(weight) == "steps"
    (of_hours,) = value_of_samples(hours, PLACES, gains(0.6), seed=1, sizes=(100,))
    assert of_hours.error == pytest.approx(0.4)  # as great as the mean, divided by the root of 100
    (of_weight,) = value_of_samples(weight, PLACES, gains(0.6), seed=1, sizes=(100,))
    assert of_weight.error == pytest.approx(2.0 / np.sqrt(12.0) / 10.0)
    assert of_weight.wanted == "a measurement with a standard error of 0.058 or less"
