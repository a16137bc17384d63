# SPDX-License-Identifier: Apache-2.0
"""Error rates and coverage over synthetic experiments with known truth; the seeds are fixed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np
import pytest
from claims import Claim, Claims
from support import ROOT

from colead import _core
from colead.experiments.until_text import parse_until
from colead.statistics.precision import Judgement, decision_on, error_share, judge, looks
from colead.statistics.student import Array, half_widths, moments
from colead.statistics.until import Until


def output(name: str, unit: str, better: Literal["higher", "lower", "neither"]) -> _core.OutputInfo:
    return _core.OutputInfo(name=name, title="", unit=unit, better=better, groups="", doc="")


OUTPUTS = [
    output("lead_time_mean", "h", "lower"),
    output("lead_time_p90", "h", "lower"),
    output("overdue_share", "share", "lower"),
    output("trust_mean", "1", "higher"),
    output("trust_gap", "1", "neither"),
    output("value_per_100_hours", "", "higher"),
]
EXPERIMENTS = 1000
Noise = Callable[[np.random.Generator, tuple[int, ...]], Array]


def normal(luck: np.random.Generator, shape: tuple[int, ...]) -> Array:
    return luck.standard_normal(shape)


def mildly_skewed(luck: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Gamma of shape 16, centred and of variance 1: skewness 0.5."""
    return np.asarray(luck.gamma(16.0, 0.25, shape) - 4.0)


def skewed(luck: np.random.Generator, shape: tuple[int, ...]) -> Array:
    """Gamma of shape 4, centred and of variance 1: skewness 1."""
    return np.asarray(luck.gamma(4.0, 0.5, shape) - 2.0)


def settled(gains: Array, until: Until) -> Judgement:
    for count in looks(until.budget):
        judgement = judge(gains[:, :count], until)
        if judgement.settled:
            break
    return judgement


# ---- Coverage ----


@pytest.mark.parametrize("noise", [normal, mildly_skewed])
@pytest.mark.parametrize("pairs", [10, 20, 40])
def test_95_percent_intervals_cover_95_percent_of_2000_experiments(claims: Claims, noise: Noise, pairs: int) -> None:
    truth = 3.0
    samples = truth + noise(np.random.default_rng(20260 + pairs), (2000, pairs))
    covered = 0
    for sample in samples:
        found = _core.interval(sample.tolist(), 0.95)
        covered += found.low <= truth <= found.high
    what = f"95 % intervals of {pairs} pairs with {noise.__name__.replace('_', ' ')} noise: share that hold the truth"
    claims.share(Claim("interval", "student_1908", what), covered / 2000, 0.95, 2000, tolerance=0.015)


def test_the_intervals_of_an_analysis_are_those_of_the_table() -> None:
    sample = normal(np.random.default_rng(1), (3, 17)) * 4
    sample[1, 3] = np.nan
    mean, error, count = moments(sample)
    half = half_widths(error, count, 0.05)
    for row in range(3):
        there = sample[row][~np.isnan(sample[row])]
        found = _core.interval(there.tolist(), 0.95)
        assert found.size == count[row]
        expected = (found.mean, found.low, found.high)
        assert (mean[row], mean[row] - half[row], mean[row] + half[row]) == pytest.approx(expected)


# ---- Error rates of the sequential procedure ----


@pytest.mark.parametrize("noise", [normal, skewed])
@pytest.mark.parametrize("truth", [0.0, 0.3, 1.0, 1.2])
def test_two_strategies_are_wrongly_told_apart_or_called_equal_at_most_as_often_as_stated(
    noise: Noise, truth: float
) -> None:
    until = Until("m", 1.0, confidence=0.9, budget=300)
    luck = np.random.default_rng(5)
    wrong = 0
    for _ in range(EXPERIMENTS):
        gains = noise(luck, (2, until.budget))
        gains[1] += truth
        judgement = settled(gains, until)
        assert judgement.settled
        lead = judgement.lead
        true_lead = truth if judgement.leader == 1 else -truth
        true_claims = {
            "better": true_lead >= 1.0,
            "practically equal": abs(true_lead) <= 1.0,
            "slightly better": true_lead > 0.0,
        }
        wrong += not (true_claims[lead.decision] and lead.low <= true_lead <= lead.high)
    assert wrong / EXPERIMENTS <= 0.1


@pytest.mark.parametrize("means", [(0, 0, 0, 0), (0, 1.5, 1.5, 0.2), (0, 2.2, 1.1, 1.1), (2.1, 0, 1, 1)])
def test_of_several_strategies_the_best_is_chosen_and_every_interval_holds(means: Sequence[float]) -> None:
    until = Until("m", 1.0, confidence=0.9, budget=300)
    luck = np.random.default_rng(6)
    wrong = 0
    for _ in range(EXPERIMENTS):
        gains = np.asarray(means, dtype=float)[:, None] + skewed(luck, (len(means), until.budget))
        judgement = settled(gains, until)
        good = max(means) - means[judgement.leader] <= until.smallest_difference
        covered = all(one.low <= means[one.strategy] - means[0] <= one.high for one in judgement.over_baseline)
        wrong += not (judgement.settled and good and covered)
    assert wrong / EXPERIMENTS <= 0.1


def test_looking_without_paying_for_it_would_break_the_promise() -> None:
    """The control: plain 90 % intervals at every look are wrong more often than stated."""
    luck = np.random.default_rng(7)
    wrong = 0
    for _ in range(EXPERIMENTS):
        differences = luck.standard_normal((1, 300))
        for count in looks(300):
            mean, error, size = moments(differences[:, :count])
            if abs(mean[0]) > half_widths(error, size, 0.1)[0]:
                wrong += 1
                break
    assert wrong / EXPERIMENTS > 0.2


# ---- The rules ----


def test_looks_grow_and_end_with_the_budget() -> None:
    assert looks(2) == (2,)
    for budget in (10, 11, 100, 1000):
        grid = looks(budget)
        assert grid[-1] == budget
        assert list(grid) == sorted(set(grid))


def test_the_guide_names_the_looks_that_are_taken() -> None:
    guide = (ROOT / "docs/guides/how_sure.md").read_text(encoding="utf-8")
    for text in (guide, looks.__doc__ or ""):
        (named,) = re.findall(r"(\d+), (\d+), (\d+), \.\.\.", text)
        assert tuple(map(int, named)) == looks(1000)[:3] == (10, 15, 22)


def test_errors_of_all_looks_and_comparisons_sum_to_what_is_stated() -> None:
    until = Until("m", 1.0, confidence=0.95, budget=200)
    for strategies in (2, 3, 12):
        comparisons = (strategies - 1) + (strategies - 2) / 2
        assert error_share(until, strategies) * len(looks(200)) * comparisons == pytest.approx(0.05)


@pytest.mark.parametrize(
    ("low", "high", "decision"),
    [
        (1.0, 9.0, "better"),
        (-9.0, -1.0, "worse"),
        (-1.0, 1.0, "practically equal"),
        (0.2, 0.9, "practically equal"),
        (0.6, 1.5, "slightly better"),
        (-1.5, -0.6, "slightly worse"),
        (0.1, 1.5, "open"),
        (-np.inf, np.inf, "open"),
    ],
)
def test_a_decision_is_read_off_an_interval(low: float, high: float, decision: str) -> None:
    assert decision_on(low, high, 1.0) == decision


def test_an_interval_no_wider_than_the_smallest_difference_always_decides() -> None:
    for low in np.linspace(-5, 5, 401):
        assert decision_on(float(low), float(low) + 1.0, 1.0) != "open"


def test_strategies_that_give_the_same_are_practically_equal_at_the_first_look() -> None:
    gains = np.tile(np.random.default_rng(8).standard_normal(10), (3, 1))
    judgement = judge(gains, Until("m", 0.01))
    assert judgement.settled
    assert judgement.lead.decision == "practically equal"


def test_runs_without_the_figure_are_left_out_and_too_few_settle_nothing() -> None:
    gains = np.full((2, 10), np.nan)
    assert not judge(gains, Until("m", 1.0)).settled
    gains[:, :5] = [[0.0] * 5, [3.0, 3.1, 2.9, 3.0, 3.0]]
    lead = judge(gains, Until("m", 1.0)).lead
    assert lead.decision == "better"
    assert lead.gain == pytest.approx(3.0)


# ---- What is typed ----


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lead_time 0.5h 95%", Until("lead_time_mean", 0.5, 0.95)),
        ("lead_time_mean 0.5", Until("lead_time_mean", 0.5, 0.95)),
        ("  lead_time_p 2 hours, 99 % ", Until("lead_time_p90", 2.0, 0.99)),
        ("overdue 2% 90%", Until("overdue_share", 0.02, 0.90)),
        ("overdue_share: 0.02", Until("overdue_share", 0.02)),
        ("value 1e-1", Until("value_per_100_hours", 0.1)),
    ],
)
def test_a_wish_for_precision_is_read(text: str, expected: Until) -> None:
    assert parse_until(text, OUTPUTS) == expected


@pytest.mark.parametrize(
    ("text", "budget", "said"),
    [
        ("", None, "cannot read"),
        ("lead_time", None, "expected METRIC DIFFERENCE"),
        ("leed_time_mean 1", None, "did you mean 'lead_time_mean'"),
        ("lead 1", None, "lead_time_mean, lead_time_p90"),
        ("lead_time 0.5min", None, "not the unit of lead_time_mean, which is h"),
        ("lead_time 0.5h 40%", None, "confidence"),
        ("lead_time 0h", None, "above 0"),
        ("lead_time -1h", None, "above 0"),
        ("lead_time 1.2.3h", None, "not a number"),
        ("lead_time 1h", "1.5", "whole number"),
        ("lead_time 1h", "1", "from 2"),
        ("lead_time 1h", "soon", "cannot read the budget"),
    ],
)
def test_a_wish_that_cannot_be_read_says_why(text: str, budget: str | None, said: str) -> None:
    with pytest.raises(ValueError, match=said.replace(".", r"\.")):
        parse_until(text, OUTPUTS, budget=budget)


def test_a_budget_is_replications_or_time() -> None:
    assert parse_until("lead_time 1h", OUTPUTS, budget="200").budget == 200
    assert parse_until("lead_time 1h", OUTPUTS, budget="10min").budget_seconds == 600.0
