# SPDX-License-Identifier: Apache-2.0
"""Answers are equal by what was asked and by what came out; names that are not there are told with what is near."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace

import pytest

import colead as cl


def test_equal_comparisons_are_equal(tiny: cl.Scenario, tiny_text: str, comparison: cl.Comparison) -> None:
    again = cl.compare(tiny, threads=1, progress=False)
    assert again == comparison
    assert hash(again) == hash(comparison)
    assert cl.compare(cl.Scenario.from_yaml(tiny_text), progress=False) == comparison
    assert pickle.loads(pickle.dumps(comparison)) == comparison


def test_another_question_is_another_comparison(tiny: cl.Scenario, comparison: cl.Comparison) -> None:
    for other in (
        cl.compare(tiny, seed=8, mechanisms=False, progress=False),
        cl.compare(tiny, replications=3, mechanisms=False, progress=False),
        cl.compare(tiny, strategies=["shadowing"], mechanisms=False, progress=False),
        replace(comparison, fingerprint=comparison.fingerprint + 1),
    ):
        assert other != comparison
    assert comparison != "tiny"


def test_the_same_figures_of_another_question_are_another_answer(comparison: cl.Comparison, tiny: cl.Scenario) -> None:
    judged = cl.compare(tiny, metric="trust_mean", progress=False)
    assert judged.fingerprint == comparison.fingerprint
    assert judged != comparison


def test_results_stress_tests_and_living_networks_are_compared_too(tiny: cl.Scenario) -> None:
    one, other = (cl.run(tiny, "shadowing", replications=2, threads=n, progress=False) for n in (1, 2))
    assert one == other == copy.copy(one)
    assert one != cl.run(tiny, "placebo", replications=2, progress=False)
    asked = {"worlds": 20, "strategies": ["shadowing"], "horizon_weeks": 3, "progress": False}
    first, second = (cl.stress(tiny, **asked) for _ in range(2))  # type: ignore[arg-type]
    assert first == second
    assert first != cl.stress(tiny, **asked | {"seed": 8})  # type: ignore[arg-type]
    assert cl.Simulation(tiny).network == cl.Simulation(tiny).network
    assert cl.Simulation(tiny).network != cl.Simulation(tiny, seed=8).network


def test_lookups_tell_what_is_near(tiny: cl.Scenario, comparison: cl.Comparison) -> None:
    with pytest.raises(cl.ModelError, match=r"unknown metric 'lead_time_mea' .did you mean 'lead_time_mean'"):
        comparison.effect("shadowing", "lead_time_mea")
    with pytest.raises(cl.ModelError, match=r"unknown strategy 'shadowin' .did you mean 'shadowing'"):
        comparison.effect("shadowin", "lead_time_mean")
    with pytest.raises(
        cl.ModelError, match=r"unknown group of trust_mean 'medic->manage' .did you mean 'medic->manager'"
    ):
        comparison.effect("shadowing", "trust_mean", "medic->manage")
    result = cl.run(tiny, replications=1, progress=False)
    with pytest.raises(cl.ModelError, match=r"unknown metric 'trust_mea' .did you mean 'trust_mean'"):
        result.figure("trust_mea")
    with pytest.raises(cl.ModelError, match=r"unknown group of trust_mean 'medic->manage'"):
        result.figure("trust_mean", "medic->manage")
