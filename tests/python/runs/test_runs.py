# SPDX-License-Identifier: Apache-2.0
"""Results as a currency: made in any batch, stored, sent, and compared as if just made."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

import colead as cl
from colead import _core

Tasks = list[tuple[int, int, int]]


def tasks(arms: int, replications: int) -> Tasks:
    return [(arm, 1, r) for arm in range(arms) for r in range(replications)]


def test_a_result_survives_bytes_and_pickle(tiny: cl.Scenario) -> None:
    experiment = _core.Experiment(tiny)
    keep = _core.Keep(records="summary")
    (result,) = experiment.run_tasks([(0, 1, 0)], threads=1, keep=keep)
    for again in (_core.RunResult.from_bytes(result.to_bytes()), pickle.loads(pickle.dumps(result))):
        assert again.fingerprint == result.fingerprint
        assert again.to_bytes() == result.to_bytes()
    assert pickle.loads(pickle.dumps(keep)) == keep


def test_damaged_bytes_are_a_value_error(tiny: cl.Scenario) -> None:
    (result,) = _core.Experiment(tiny).run_tasks([(0, 1, 0)], threads=1)
    good = result.to_bytes()
    for bad in (b"", good[:-1], good[:40] + b"?" + good[41:], b"CLRR" + good[4:6][::-1] + good[6:]):
        with pytest.raises(ValueError, match="no result of a run"):
            _core.RunResult.from_bytes(bad)


def test_what_is_kept_changes_nothing(tiny: cl.Scenario) -> None:
    experiment = _core.Experiment(tiny)
    (plain,) = experiment.run_tasks([(1, 1, 0)], threads=1)
    keep = _core.Keep(records="full", trust=True, people=True, draws=True)
    (watched,) = experiment.run_tasks([(1, 1, 0)], threads=1, keep=keep)
    assert watched.fingerprint == plain.fingerprint


def test_results_from_stored_bytes_give_the_same_comparison(tiny: cl.Scenario) -> None:
    experiment = _core.Experiment(tiny)
    results = experiment.run_tasks(tasks(2, 3), threads=2)
    stored = [_core.RunResult.from_bytes(result.to_bytes()) for result in reversed(results)][::-1]
    sides = [_core.Side(0, "baseline"), _core.Side(1, "placebo")]
    plan = _core.ComparisonPlan(sides, replications=3, seed=1, confidence=0.9)
    fresh, again = experiment.compare(plan, results), experiment.compare(plan, stored)
    assert repr(again) == repr(fresh)  # NaN is no reason to differ


def test_results_that_are_not_those_of_the_plan_are_refused(tiny: cl.Scenario) -> None:
    experiment = _core.Experiment(tiny)
    results = experiment.run_tasks(tasks(2, 3), threads=1)
    sides = [_core.Side(0, "baseline"), _core.Side(1, "placebo")]
    with pytest.raises(cl.ModelError, match="cannot have 5 results"):
        experiment.compare(_core.ComparisonPlan(sides, replications=3, seed=1, confidence=0.9), results[:5])
    with pytest.raises(IndexError, match="no arm 9"):
        experiment.compare(_core.ComparisonPlan([_core.Side(9, "x")], replications=6, seed=1, confidence=0.9), results)
    with pytest.raises(ValueError, match="at least a baseline"):
        experiment.compare(_core.ComparisonPlan([], replications=3, seed=1, confidence=0.9), [])


def test_each_result_is_handed_over_once(tiny: cl.Scenario) -> None:
    told: dict[int, tuple[int, int]] = {}
    results = _core.Experiment(tiny).run_tasks(
        tasks(1, 4), threads=2, on_result=lambda index, result: told.update({index: result.fingerprint})
    )
    assert told == {n: result.fingerprint for n, result in enumerate(results)}


def test_values_are_those_of_the_figures(tiny: cl.Scenario) -> None:
    experiment = _core.Experiment(tiny)
    results = experiment.run_tasks(tasks(1, 3), threads=1)
    figure = next(f for f in experiment.figures(results) if f.metric == "lead_time_mean")
    np.testing.assert_array_equal(experiment.values(results, "lead_time_mean", figure.group), figure.values)
    assert np.isnan(experiment.values(results, "lead_time_mean", "nobody")).all()


def test_an_arm_of_zero_doses_is_the_baseline(tiny: cl.Scenario) -> None:
    experiment = _core.Experiment(tiny)
    arm = experiment.add_arm("nothing", strategy="shadowing", doses=[0.0])
    assert experiment.arms[arm] == "nothing"
    base, placebo = experiment.run_tasks([(0, 1, 0), (arm, 1, 0)], threads=1)
    assert placebo.fingerprint == base.fingerprint


def test_arms_that_cannot_be_are_refused(tiny: cl.Scenario) -> None:
    experiment = _core.Experiment(tiny)
    with pytest.raises(RuntimeError, match="2 doses for the 1 interventions"):
        experiment.add_arm("x", strategy="shadowing", doses=[1, 1])
    with pytest.raises(RuntimeError, match="unknown strategy"):
        experiment.add_arm("x", strategy="shadow")
    with pytest.raises(IndexError, match="no arm 9"):
        experiment.run_tasks([(9, 1, 0)], threads=1)
    with pytest.raises(ValueError, match="records must be"):
        _core.Keep(records="everything")  # type: ignore[arg-type]
