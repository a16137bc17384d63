# SPDX-License-Identifier: Apache-2.0
"""Optimisation by Optuna on common luck."""

from __future__ import annotations

import pytest

import colead as cl

CADENCE = "strategies.shadowing[0].every_weeks"
DOSE = "strategies.shadowing[0].dose"


def search(scenario: cl.Scenario, **options: object) -> cl.Optimisation:
    asked = {"strategy": "shadowing", "metric": "understanding_mean", "trials": 6, "replications": 2} | options
    return cl.optimise(scenario, {DOSE: (0.0, 2.0)}, progress=False, **asked)  # type: ignore[arg-type]


def test_the_best_trial_is_the_best_of_all_trials(tiny: cl.Scenario) -> None:
    found = search(tiny)
    assert len(found.trials) == 6
    assert found.direction == "maximise"
    assert found.best.value == max(trial.value for trial in found.trials)


def test_a_value_is_the_mean_of_the_runs_at_its_point(tiny: cl.Scenario) -> None:
    best = search(tiny).best
    runs = cl.run(tiny.with_(best.point), "shadowing", replications=2, progress=False)
    values = runs.figure("understanding_mean").values
    assert best.value == pytest.approx(sum(values) / 2, abs=1e-12)


def test_against_the_baseline_a_dose_of_nothing_is_worth_nothing(tiny: cl.Scenario) -> None:
    found = cl.optimise(
        tiny,
        {DOSE: [0.0]},
        strategy="shadowing",
        metric="understanding_mean",
        against="baseline",
        trials=1,
        replications=2,
        progress=False,
    )
    assert (found.best.value, found.best.programme_hours) == (0.0, 0.0)


def test_hours_at_most_are_kept(tiny: cl.Scenario) -> None:
    free = search(tiny, trials=8)
    limit = sorted(trial.programme_hours for trial in free.trials)[3]
    kept = search(tiny, trials=8, hours_at_most=limit)
    assert kept.best.programme_hours <= limit
    assert any(not trial.allowed for trial in kept.trials)
    with pytest.raises(cl.ModelError, match="hours"):
        _ = search(tiny, hours_at_most=-1.0).best


def test_the_same_seed_searches_the_same_way(tiny: cl.Scenario) -> None:
    assert search(tiny, seed=5).trials == search(tiny, seed=5).trials


def test_trials_are_a_table(tiny: cl.Scenario) -> None:
    found = search(tiny)
    frame = found.results.to_pandas()
    assert list(frame.columns) == ["trial", DOSE, "value", "programme_hours", "allowed"]
    assert frame["value"].tolist() == [trial.value for trial in found.trials]


def test_whole_numbers_and_lists_of_values_are_searched(tiny: cl.Scenario) -> None:
    found = cl.optimise(
        tiny,
        {CADENCE: (2, 6), DOSE: [0.5, 1.0]},
        strategy="shadowing",
        metric="trust_mean",
        trials=5,
        replications=1,
        progress=False,
    )
    assert all(isinstance(trial.point[CADENCE], int) and 2 <= trial.point[CADENCE] <= 6 for trial in found.trials)
    assert {trial.point[DOSE] for trial in found.trials} <= {0.5, 1.0}


def test_a_metric_without_a_better_side_needs_a_direction(tiny: cl.Scenario) -> None:
    with pytest.raises(ValueError, match="direction"):
        search(tiny, metric="conflict_share")
    with pytest.raises(ValueError, match="minimise"):
        search(tiny, direction="down")
