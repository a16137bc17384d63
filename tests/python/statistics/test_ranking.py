# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import numpy as np
import pytest
from claims import Claim, Claims

from colead.experiments.expectations import state_of
from colead.statistics.ranking import Measured, Rank, rank, simultaneous
from colead.statistics.student import Array, half_widths, mean_draws, moments

NAMES = ("baseline", "a", "b", "c")


def paired(means: tuple[float, ...], replications: int, seed: int) -> Array:
    """Rows share most of their luck, as strategies do."""
    luck = np.random.default_rng(seed)
    shared = 5.0 * luck.standard_normal(replications)
    return np.asarray(means)[:, None] + shared + luck.standard_normal((len(means), replications))


def ranked(values: Array, *, lower_is_better: bool = False) -> tuple[Rank, ...]:
    return rank(values, NAMES, Measured("m", "h", lower_is_better), confidence=0.95, seed=7)


def test_probabilities_sum_to_1_and_the_best_comes_first() -> None:
    ranks = ranked(paired((0, 3, 1, 2), 20, seed=1))
    assert sum(one.probability_best for one in ranks) == pytest.approx(1.0)
    assert ranks[0].strategy == "a"
    assert ranks[0].probability_best > 0.9
    assert ranks[0].expected_regret == min(one.expected_regret for one in ranks)
    assert all(one.expected_regret >= 0 for one in ranks)


def test_a_ranking_reads_from_the_least_regret_to_the_greatest() -> None:
    """Strategies that are hardly ever the best stand in the order of their means, not of a few draws: the spread one,
    worse on average, is the best in more draws than the steady one."""
    values = paired((0, 8, 6, 5), 12, seed=11)
    spread = np.random.default_rng(12).standard_normal(12)
    values[3] += 6.0 * (spread - spread.mean())
    ranks = ranked(values)
    assert [one.strategy for one in ranks] == ["a", "b", "c", "baseline"]
    assert [one.mean for one in ranks] == sorted((one.mean for one in ranks), reverse=True)
    assert [one.expected_regret for one in ranks] == sorted(one.expected_regret for one in ranks)
    by_name = {one.strategy: one for one in ranks}
    assert by_name["c"].probability_best > by_name["b"].probability_best


def test_from_two_replications_the_best_mean_comes_first_and_no_regret_is_told() -> None:
    """Student's distribution with one degree of freedom has no mean: that of its draws would order by chance alone."""
    values = np.asarray([[30.0, 20.0], [29.0, 20.5], [40.0, 12.0], [30.0, 20.0]])  # means 25, 24.75, 26, 25
    for seed in range(20):
        measured = Measured("m", "h", lower_is_better=True)
        ranks = rank(values, NAMES, measured, confidence=0.95, seed=seed)
        assert [one.strategy for one in ranks] == ["a", "baseline", "c", "b"]
        assert all(np.isnan(one.expected_regret) for one in ranks)
    shifted = rank(values[:1] + np.asarray([[0.0], [1.0]]), NAMES[:2], measured, confidence=0.95, seed=1)
    assert [(one.strategy, one.expected_regret) for one in shifted] == [("baseline", 0.0), ("a", pytest.approx(1.0))]


def test_means_order_and_intervals_are_of_the_same_replications() -> None:
    """The baseline has no figure in a good replication: the difference of plain means would be outside the interval."""
    values = np.asarray([[10.0, 11.0, 12.0, np.nan], [9.0, 10.5, 11.2, 60.0], [20.0, 21.0, 22.5, 23.0]])
    ranks = {one.strategy: one for one in rank(values, NAMES[:3], Measured("m", "h", True), confidence=0.95, seed=1)}
    assert next(iter(ranks)) == "a"
    assert [ranks[name].mean for name in NAMES[:3]] == pytest.approx(values[:, :3].mean(axis=1).tolist())
    for one in ranks.values():
        assert (one.low + one.high) / 2 == pytest.approx(one.mean - ranks["baseline"].mean)


def test_lower_is_better_is_higher_is_better_of_the_negative() -> None:
    values = paired((0, 1, 0.5, 0.2), 12, seed=2)
    turned = ranked(-values, lower_is_better=True)
    assert [one.probability_best for one in turned] == [one.probability_best for one in ranked(values)]
    assert [one.strategy for one in turned] == [one.strategy for one in ranked(values)]


def test_ranking_is_a_function_of_its_input() -> None:
    values = paired((0, 1, 0.5, 0.2), 12, seed=3)
    assert ranked(values) == ranked(values.copy())


def test_strategies_that_give_the_same_share_the_probability() -> None:
    values = paired((0, 0, 0, 0), 8, seed=4)
    values[1:] = values[0]
    assert [one.probability_best for one in ranked(values)] == [0.25] * 4
    assert {one.expected_regret for one in ranked(values)} == {0.0}


def test_the_probability_of_being_best_is_calibrated() -> None:
    """Of strategies said to be best with about 70 %, about 70 % are: truths drawn from a wide normal law."""
    luck = np.random.default_rng(5)
    said, right = [], []
    for _ in range(400):
        truth = 3.0 * luck.standard_normal(2)
        values = truth[:, None] + 4.0 * luck.standard_normal((2, 15))
        draws = mean_draws(values, draws=500, seed=1)
        said.append(float((draws[:, 1] > draws[:, 0]).mean()))
        right.append(bool(truth[1] > truth[0]))
    told, true = np.asarray(said), np.asarray(right)
    for low, high in ((0.0, 0.35), (0.35, 0.65), (0.65, 1.0)):
        inside = (told >= low) & (told < high + 1e-9)
        allowed = 3.5 * np.sqrt(0.25 / inside.sum())
        assert abs(told[inside].mean() - true[inside].mean()) <= allowed


def test_differences_of_drawn_means_have_the_plain_interval() -> None:
    values = paired((0, 2, 0, 0), 9, seed=6)
    draws = mean_draws(values, draws=60_000, seed=3)
    mean, error, count = moments(values[1:2] - values[0])
    half = half_widths(error, count, 0.1)
    low, high = np.quantile(draws[:, 1] - draws[:, 0], [0.05, 0.95])
    assert low == pytest.approx(mean[0] - half[0], abs=0.03 * half[0])
    assert high == pytest.approx(mean[0] + half[0], abs=0.03 * half[0])


def test_simultaneous_intervals_cover_all_differences_together(claims: Claims) -> None:
    means = np.array([0.0, 1.0, -1.0, 0.5, 0.0, 2.0])
    together = plain_together = 0
    for experiment in range(1000):
        values = paired(tuple(means), 15, seed=1000 + experiment)
        low, high = simultaneous(values, confidence=0.95, seed=1)
        together += bool(((low <= means) & (means <= high)).all())
        mean, error, count = moments(values[1:] - values[0])
        half = half_widths(error, count, 0.05)
        plain_together += bool((np.abs(mean - means[1:]) <= half).all())
    what = "95 % intervals of five strategies together: share of experiments in which all hold"
    claims.share(Claim("interval", "dunnett_1955", what), together / 1000, 0.95, 1000, tolerance=0.025)
    assert plain_together / 1000 < 0.9


def test_simultaneous_intervals_lie_between_plain_and_bonferroni() -> None:
    values = paired((0, 1, 2, 3), 10, seed=8)
    low, high = simultaneous(values, confidence=0.95, seed=1)
    _, error, count = moments(values[1:] - values[0])
    half = (high - low)[1:] / 2
    assert (half >= half_widths(error, count, 0.05) * (1 - 1e-12)).all()
    assert (half <= half_widths(error, count, 0.05 / 3) * (1 + 1e-12)).all()
    assert low[0] == high[0] == 0.0


def test_incomplete_replications_are_left_out_and_one_is_too_few() -> None:
    values = paired((0, 1, 2, 3), 10, seed=9)
    values[2, 4:] = np.nan
    assert mean_draws(values, draws=10, seed=1).shape == (10, 4)
    values[2, 1:] = np.nan
    with pytest.raises(ValueError, match="at least two replications"):
        mean_draws(values, draws=10, seed=1)
    low, high = simultaneous(values, confidence=0.95, seed=1)
    assert np.isnan([low[2], high[2]]).all()
    assert np.isfinite([low[1], high[1]]).all()


@pytest.mark.parametrize(
    ("direction", "low", "high", "state"),
    [
        ("must_not_rise", 0.1, 1.0, "violated"),
        ("must_not_rise", -1.0, 0.0, "supported"),
        ("must_not_rise", -1.0, 0.5, "undecided"),
        ("must_not_rise", 0.0, 0.0, "supported"),
        ("must_not_fall", -1.0, -0.1, "violated"),
        ("must_not_fall", 0.0, 1.0, "supported"),
        ("must_rise", 0.1, 1.0, "supported"),
        ("must_rise", -1.0, 0.0, "violated"),
        ("must_rise", -1.0, 0.5, "undecided"),
        ("must_fall", -1.0, -0.1, "supported"),
        ("must_fall", 0.0, 0.0, "violated"),
        ("must_fall", float("nan"), 1.0, "undecided"),
    ],
)
def test_an_expectation_is_held_against_an_interval(direction: str, low: float, high: float, state: str) -> None:
    assert state_of(direction, low, high) == state  # type: ignore[arg-type]
