# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from support import Command

import colead as cl
from colead import _core
from colead.experiments.warm_up import WarmUp, WarmUpCheck, check_series, mser, replications_needed
from colead.statistics.student import Array


def autoregressive(luck: np.random.Generator, *, runs: int, points: int, start: float, memory: float) -> Array:
    """x(t + 1) = memory x(t) + e, from `start`: its mean is start * memory^t and forgets to 0."""
    series = np.empty((runs, points))
    series[:, 0] = start
    for point in range(1, points):
        series[:, point] = memory * series[:, point - 1] + luck.standard_normal(runs)
    return series


@pytest.mark.parametrize("memory", [0.8, 0.9, 0.95])
def test_mser_cuts_where_the_start_of_an_autoregression_is_forgotten(memory: float) -> None:
    """The bias at the cut, start * memory^cut, is below a standard error of the stationary mean of what is left."""
    start, points, runs = 50.0, 500, 20
    series = autoregressive(np.random.default_rng(1), runs=runs, points=points, start=start, memory=memory)
    cut = mser(series.mean(axis=0))
    assert cut.settled
    left = points - cut.points
    remaining_bias = start * memory**cut.points / (1 - memory) / left
    error = 1.0 / (1 - memory) / np.sqrt(left * runs)
    assert 0 < cut.points < points / 2
    assert remaining_bias < error


def test_mser_cuts_longer_where_memory_is_longer() -> None:
    def usual_cut(memory: float) -> float:
        luck = np.random.default_rng(2)
        runs = [autoregressive(luck, runs=20, points=500, start=50.0, memory=memory).mean(axis=0) for _ in range(20)]
        return float(np.mean([mser(run).points for run in runs]))

    assert usual_cut(0.5) < usual_cut(0.9) < usual_cut(0.98)


def test_mser_cuts_the_transient_of_an_empty_queue() -> None:
    """M/M/1 at load 0.9 from empty: waits of the first customers are too short (Lindley's recursion)."""
    luck = np.random.default_rng(3)
    runs, customers = 200, 4000
    waits = np.zeros((runs, customers))
    for customer in range(1, customers):
        step = luck.exponential(0.9, runs) - luck.exponential(1.0, runs)
        waits[:, customer] = np.maximum(0.0, waits[:, customer - 1] + step)
    mean = waits.mean(axis=0)
    stationary = 0.9 * 0.9 / (1 - 0.9)
    cut = mser(mean)
    assert cut.settled
    assert mean.mean() < stationary  # the control: the whole series is biased
    assert abs(mean[cut.points :].mean() - stationary) < abs(mean.mean() - stationary)
    assert 100 <= cut.points <= 2000  # relaxation takes about 1 / (1 - sqrt(load))^2 = 380 services


def test_a_series_without_a_transient_is_hardly_cut() -> None:
    luck = np.random.default_rng(4)
    cuts = [mser(luck.standard_normal(400)).points for _ in range(200)]
    assert np.median(cuts) <= 100


def test_a_series_that_only_rises_is_not_settled() -> None:
    assert not mser(np.linspace(0, 1, 200)).settled


def test_a_series_that_is_too_short_or_has_gaps_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 20 points"):
        mser(np.zeros(19))
    with pytest.raises(ValueError, match="without a value"):
        mser(np.full(40, np.nan))


def test_a_check_tells_weeks() -> None:
    series = np.concatenate([np.full((3, 10), 9.0), np.tile([0.1, -0.1], (3, 45))], axis=1)
    found = check_series(series, [4.0 * (point + 1) for point in range(100)], "trust_mean")
    assert (found.metric, found.weeks, found.settled) == ("trust_mean", 40.0, True)


def test_the_shift_is_what_the_weeks_after_the_warm_up_do_to_the_mean() -> None:
    """20 points of 9 and 80 of 0 in mean; the first 4 are warm-up: 16 of 96 points add 1.5 to the mean."""
    series = np.concatenate([np.full((3, 20), 9.0), np.tile([0.1, -0.1], (3, 40))], axis=1)
    weeks = np.arange(1.0, 101.0)
    found = check_series(series, weeks, "trust_mean", warm_up_weeks=4.0)
    assert (found.weeks, found.settled) == (20.0, True)
    assert found.shift == pytest.approx(-1.5)
    assert found.shift_error == pytest.approx(0.0, abs=1e-12)
    assert check_series(series, weeks, "trust_mean", warm_up_weeks=20.0).shift == 0.0
    rising = np.tile(weeks, (2, 1))
    still = check_series(rising, weeks, "trust_mean", warm_up_weeks=20.0)
    assert not still.settled
    assert still.shift == pytest.approx(20.0)  # the mean of 61 to 100, against that of 21 to 100


def test_replications_needed_is_the_least_that_is_enough() -> None:
    pilot = np.random.default_rng(6).standard_normal(20) * 3
    for half_width in (0.1, 0.5, 2.0, 50.0):
        count = replications_needed(pilot, half_width=half_width)
        deviation = pilot.std(ddof=1)
        assert _core.student_t_quantile(0.975, count - 1) * deviation / count**0.5 <= half_width
        if count > 2:
            assert _core.student_t_quantile(0.975, count - 2) * deviation / (count - 1) ** 0.5 > half_width


def test_replications_needed_of_a_pilot_with_unit_spread_is_that_of_the_table() -> None:
    """For s = 1 and a half width of 0.5 at 95 %: t(17) / sqrt(18) = 0.4973, t(16) / sqrt(17) = 0.5142."""
    assert replications_needed([-1.0, 0.0, 1.0], half_width=0.5) == 18


def test_replications_that_cannot_be_told_or_reached_are_refused() -> None:
    with pytest.raises(ValueError, match="at least two"):
        replications_needed([1.0, np.nan], half_width=1.0)
    with pytest.raises(ValueError, match="half_width"):
        replications_needed([1.0, 2.0], half_width=0.0)
    with pytest.raises(cl.ModelError, match="more than"):
        replications_needed([1.0, 2.0], half_width=1e-9)


def test_the_warm_up_of_a_scenario_is_checked(tiny: cl.Scenario) -> None:
    long = tiny.with_({"horizon_weeks": 58.0})
    found = cl.warm_up(long, replications=2, progress=False)
    assert (found.scenario, found.strategy, found.watched_weeks) == ("tiny", "baseline", 60.0)
    assert {"trust_mean", "understanding_mean"} <= {one.metric for one in found.metrics}
    assert all(0.0 <= one.weeks <= 60.0 for one in found.metrics if one.settled)
    assert found == cl.warm_up(long, replications=2, threads=1, progress=False)
    assert found.to_json()["sentence"] == found.sentence
    if found.enough:
        assert found.needed_weeks <= long.warm_up_weeks


def test_too_short_a_scenario_cannot_be_judged(tiny: cl.Scenario) -> None:
    found = cl.warm_up(tiny, replications=1, progress=False)
    assert not found.enough
    assert not any(one.settled for one in found.metrics)


def test_without_a_series_there_is_nothing_to_judge(colead: Command, tiny_text: str, tmp_path: Path) -> None:
    file = tmp_path / "one_metric.yaml"
    file.write_text(tiny_text + "metrics: [lead_time]\n", encoding="utf-8")
    outcome = colead("warm-up", file, "--replications", 2, "--quiet")
    assert outcome.code == 0
    assert outcome.out.startswith("nothing to judge the warm-up by: no metric of the scenario is sampled over time")


def test_equal_checks_are_equal_though_some_weeks_cannot_be_told(tiny: cl.Scenario) -> None:
    one, other = (cl.warm_up(tiny, replications=2, progress=False) for _ in range(2))
    assert any(metric.weeks != metric.weeks for metric in one.metrics)
    assert one == other


def test_what_still_moves_what_needs_longer_and_what_is_too_short_are_told_apart() -> None:
    metrics = (WarmUp("a", 9.0, True), WarmUp("b", 20.0, False), WarmUp("c", math.nan, False))
    assert WarmUpCheck("s", "base", 4.0, 40.0, 5, metrics).sentence == (
        "the warm-up of 4 weeks is short: a needs 9; still moving after 40 weeks: b; "
        "not told, of fewer than 20 points: c"
    )


def test_no_more_replications_are_said_to_be_needed_than_are_looked_for() -> None:
    pilot = [0.0, 1.0, 2.0, 3.0]
    assert replications_needed(pilot, half_width=0.235, most=119) == 119
    for most in (118, 100, 64, 2):
        with pytest.raises(cl.ModelError, match=f"more than {most} replications would be needed"):
            replications_needed(pilot, half_width=0.235, most=most)


def test_the_command_says_what_each_metric_needs(colead: Command, tiny_file: str) -> None:
    outcome = colead("warm-up", tiny_file, "-n", 1, "--quiet")
    assert (outcome.code, outcome.err) == (0, "")
    assert "trust_mean" in outcome.out
    assert "not told, of fewer than 20 points: " in " ".join(outcome.out.split())
    assert "still moving after" not in outcome.out
    record = json.loads(colead("warm-up", tiny_file, "-n", 1, "--quiet", "--json", "-").out)
    assert (record["enough"], record["needed_weeks"]) == (False, None)
    assert colead("warm-up", tiny_file, "--strategy", "shadwing").code == 2
