# SPDX-License-Identifier: Apache-2.0
"""What worlds say of an answer: flips, worth, spread; on worlds whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from colead.statistics.flips import Flip, find_flips
from colead.statistics.information import Spread, spread_of, ties_shared, value_of_all, value_of_each
from colead.statistics.shares import wilson
from colead.statistics.space import Varied, latin_hypercube
from colead.statistics.student import Array

WORLDS = 200


NAMES = ("baseline", "a", "b")


def number(path: str, low: float = 0.0, high: float = 1.0, *, grade: str = "C", whole: bool = False) -> Varied:
    return Varied(path, "1", (low + high) / 2, low, high, grade, "", whole)


NUMBERS = (number("x"), number("y", grade="B"), *(number(f"idle_{n}") for n in range(20)))


PATHS = [one.path for one in NUMBERS]


def worlds(seed: int = 1) -> Array:
    return latin_hypercube(PATHS, WORLDS, seed)


def flipping(places: Array) -> Array:
    """`a` gains 1 everywhere, `b` 0.4 + x: b is better where x is above 0.6."""
    return np.stack([np.zeros(WORLDS), np.ones(WORLDS), 0.4 + places[:, 0]], axis=1)


def flips_of(gains: Array, places: Array) -> tuple[Flip, ...]:
    first, _ = ties_shared(gains)
    return find_flips(NUMBERS, places, first, NAMES, seed=1)


def test_a_latin_hypercube_puts_each_number_once_in_each_stratum() -> None:
    places = worlds()
    assert ((places > 0) & (places < 1)).all()
    for column in places.T:
        assert sorted((column * WORLDS).astype(int)) == list(range(WORLDS))


def test_one_more_number_changes_no_others_places() -> None:
    fewer = latin_hypercube(PATHS[:3], WORLDS, 1)
    assert (worlds()[:, :3] == fewer).all()
    assert not (worlds(seed=2)[:, :3] == fewer).any()


def test_a_whole_number_takes_each_of_its_values_equally_often() -> None:
    values = number("n", 2, 5, whole=True).at(worlds()[:, 0])
    assert np.unique(values, return_counts=True)[1].tolist() == [50, 50, 50, 50]
    assert set(values) == {2.0, 3.0, 4.0, 5.0}


@pytest.mark.parametrize(("low", "high"), [(0.15, 0.45), (0.3, 0.85), (0.3, 0.9)])
def test_the_end_of_a_range_is_its_end_whatever_the_rounding(low: float, high: float) -> None:
    assert low + 1.0 * (high - low) > high  # as it was reckoned, and refused
    assert Varied("n", "", low, low, high, "C", "").at(np.array([0.0, 1.0])).tolist() == [low, high]


def test_the_number_on_which_the_ranking_flips_is_found_with_its_value() -> None:
    places = worlds()
    (flip, *others) = flips_of(flipping(places), places)
    assert (flip.path, flip.strategy, flip.above) == ("x", "b", True)
    assert flip.value == pytest.approx(0.6, abs=0.01)
    assert flip.low <= 0.6 <= flip.high
    assert (flip.share, flip.favourite_share) == (1.0, 0.0)
    assert flip.chance < 0.01
    assert all(other.chance > 0.05 for other in others)


def test_a_flip_by_chance_alone_is_claimed_in_at_most_one_case_of_twenty() -> None:
    claimed = 0
    numbers = NUMBERS[:6]
    for seed in range(30):
        places = latin_hypercube([one.path for one in numbers], 100, seed)
        best = np.random.default_rng(1000 + seed).choice(3, p=[0.1, 0.5, 0.4], size=100)
        claimed += any(flip.chance <= 0.05 for flip in find_flips(numbers, places, np.eye(3)[best], NAMES, seed=1))
    assert claimed <= 5  # 1.5 expected; more than 5 has a chance of three in a thousand


def test_a_strategy_that_is_best_everywhere_flips_nowhere() -> None:
    places = worlds()
    gains = np.stack([np.zeros(WORLDS), 2 + places[:, 0], places[:, 1]], axis=1)
    assert flips_of(gains, places) == ()


def test_strategies_that_tie_share_their_wins_in_flips_too() -> None:
    """The first two are one and the same and win 60 % together: neither is the favourite, and it flips away from b."""
    places = worlds()
    gains = np.stack([np.ones(WORLDS), np.ones(WORLDS), 0.4 + places[:, 0]], axis=1)
    (flip, *_) = flips_of(gains, places)
    assert (flip.path, flip.strategy, flip.above) == ("x", NAMES[0], False)
    assert (flip.share, flip.favourite_share) == (0.5, 0.0)


def test_the_worth_of_everything_is_never_negative() -> None:
    gains = np.random.default_rng(3).normal(1e3, 1e-3, (200, 20, 1))
    assert {value_of_all(one - np.array([0.0, 1.0])) for one in gains} == {0.0}


def test_the_worth_of_a_number_is_that_of_the_closed_form() -> None:
    """b - a = x - 0.6 with x uniform: knowing x is worth E[max(0, x - 0.6)] = 0.4^2 / 2, since a is chosen now."""
    places = worlds()
    gains = flipping(places)
    first, *others = value_of_each(NUMBERS, places, gains, gains[:, 2], seed=1)
    assert first.path == "x"
    assert first.worth == pytest.approx(0.08, abs=0.005)
    assert first.clear
    assert value_of_all(gains) == pytest.approx(0.08, abs=0.001)
    assert not any(other.clear for other in others)  # all of them together, in one case of twenty
    assert first.share_of_spread == pytest.approx(1.0)


def test_numbers_that_change_no_choice_are_worth_nothing_but_may_make_the_spread() -> None:
    places = worlds()
    gains = np.stack([np.zeros(WORLDS), 5 + places[:, 0], 4 + places[:, 0]], axis=1)
    each = value_of_each(NUMBERS, places, gains, gains[:, 1], seed=1)
    assert value_of_all(gains) == 0.0
    assert all(one.worth == 0.0 for one in each)
    assert max(each, key=lambda one: one.share_of_spread).path == "x"


def test_the_spread_is_shared_out_between_luck_grades_and_the_rest() -> None:
    """Variances: x (grade C) 4 / 12, y (grade B) 1 / 12, luck 1 / 12 over two replications."""
    places = worlds()
    luck = np.random.default_rng(3).standard_normal((WORLDS, 2)) * np.sqrt(2.0 / 12.0)
    answers = (2 * places[:, 0] + places[:, 1])[:, None] + luck
    gains = np.stack([np.zeros(WORLDS), answers.mean(axis=1)], axis=1)
    spread = spread_of(answers, value_of_each(NUMBERS, places, gains, gains[:, 1], seed=1))
    assert spread.deviation == pytest.approx(np.sqrt(6 / 12), rel=0.1)
    assert spread.grade_c == pytest.approx(4 / 6, abs=0.15)
    assert spread.other == pytest.approx(1 / 6, abs=0.1)
    assert spread.luck == pytest.approx(1 / 6, abs=0.05)
    assert spread.together == pytest.approx(0.0, abs=0.2)


def test_of_hundreds_of_numbers_without_influence_none_stands_out() -> None:
    """By chance alone the most worthy of 300 is beyond what one of them is worth in one case of twenty."""
    numbers = [Varied(f"n{at}", "1", 0.5, 0.0, 1.0, "C", "", False) for at in range(300)]
    places = latin_hypercube([one.path for one in numbers], 60, 1)
    gains = np.random.default_rng(4).standard_normal((60, 2))
    each = value_of_each(numbers, places, gains, gains[:, 1], seed=1)
    assert not any(one.clear or one.spreads for one in each)
    assert not spread_of(gains[:, 1:], each).told
    pushed = gains + 4.0 * (places[:, :1] - 0.5) * np.array([0.0, 1.0])
    first, *_ = value_of_each(numbers, places, pushed, pushed[:, 1], seed=1)
    assert (first.path, first.clear, first.spreads) == ("n0", True, True)


def test_an_answer_that_never_changes_has_no_spread() -> None:
    spread = spread_of(np.ones((WORLDS, 1)), ())
    assert (spread.deviation, spread.grade_c, spread.together) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("luck", "grade_c", "other", "told"),
    [(0.1, 0.5, 0.3, True), (np.nan, 0.6, 0.45, True), (0.1, 2.5, 0.63, False), (0.1, -2.23, 0.5, False)],
)
def test_shares_that_cannot_be_are_not_told(luck: float, grade_c: float, other: float, told: bool) -> None:
    """The rest is what the others leave: -223 % where they came to 323 %. A little beyond the end is the error's."""
    rest = 1.0 - grade_c - other - (0.0 if np.isnan(luck) else luck)
    assert Spread(1.0, luck, grade_c, other, rest, 0.1).told == told
    assert not Spread(1.0, luck, grade_c, other, rest, 0.5).told  # too few worlds


def test_ties_share_a_world() -> None:
    share, best = ties_shared(np.array([[0.0, 1.0, 1.0], [2.0, 1.0, 1.0]]))
    assert share.tolist() == [[0.0, 0.5, 0.5], [1.0, 0.0, 0.0]]
    assert best.tolist() == [1, 0]


def test_wilsons_interval_is_that_of_the_textbook() -> None:
    assert wilson(0.0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(0.5, 100) == pytest.approx((0.4038, 0.5962), abs=1e-4)
    assert wilson(1.0, 10)[1] == pytest.approx(1.0)
