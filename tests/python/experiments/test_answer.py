# SPDX-License-Identifier: Apache-2.0
"""What a comparison says beyond its table, on a tiny scenario."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import ROOT, Command

import colead as cl

UNTIL = "{metric: lead_time_mean, smallest_difference: 1, budget: 60}"
EXPECTATIONS = """
expectations:
  - {strategy: placebo, metric: trust_mean, direction: must_not_fall}
  - {strategy: placebo, metric: lead_time_mean, direction: must_fall, because: "hope"}
  - {more: protected, metric: strategy_hours, direction: must_not_fall}
  - {strategy: shadowing, than: placebo, metric: lead_time_mean, direction: must_not_rise}
"""


def with_until(text: str) -> str:
    return text.replace("compare: {", f"compare: {{until: {UNTIL}, ")


def test_a_comparison_ranks_and_gives_a_verdict(comparison: cl.Comparison) -> None:
    assert sorted(rank.strategy for rank in comparison.ranking) == sorted(comparison.strategies)
    assert {rank.metric for rank in comparison.ranking} == {"lead_time_mean"}
    assert comparison.ranking[0].strategy in comparison.verdict
    base = next(rank for rank in comparison.ranking if rank.strategy == "baseline")
    for rank in comparison.ranking:
        if rank.strategy != "baseline":
            effect = comparison.effect(rank.strategy, "lead_time_mean")
            assert rank.mean - base.mean == pytest.approx(effect.difference)
            assert rank.low <= effect.low <= effect.high <= rank.high or effect.low == effect.high


def test_adjusted_intervals_hold_the_plain_ones(comparison: cl.Comparison) -> None:
    for effect in comparison.effects:
        if effect.pairs > 1:
            assert effect.low_adjusted <= effect.low <= effect.high <= effect.high_adjusted


def test_one_strategy_needs_no_adjustment(tiny: cl.Scenario) -> None:
    alone = cl.compare(tiny, strategies=["shadowing"], progress=False)
    effect = alone.effect("shadowing", "lead_time_mean")
    assert (effect.low_adjusted, effect.high_adjusted) == pytest.approx((effect.low, effect.high))


def test_runs_are_repeated_until_the_answer_is_settled(tiny: cl.Scenario) -> None:
    wanted = cl.Until("lead_time_mean", 2.0, budget=200)
    found = cl.compare(tiny, strategies=["protected"], until=wanted, progress=False)
    assert found.precision is not None
    assert found.precision.settled
    assert found.precision.replications == found.replications < 200
    assert "practically equal" in found.verdict
    same = cl.compare(tiny, strategies=["protected"], replications=found.replications, progress=False)
    assert same.fingerprint == found.fingerprint
    assert same.effects == found.effects


def test_a_budget_that_does_not_suffice_is_said(tiny: cl.Scenario) -> None:
    wanted = cl.Until("lead_time_mean", 1e-6, confidence=1 - 1e-6, budget=12)  # 10 standard errors: this takes longer
    found = cl.compare(tiny, strategies=["shadowing"], until=wanted, progress=False)
    assert found.precision is not None
    assert (found.precision.reason, found.replications, found.precision.looks) == ("replications", 12, 2)
    assert found.verdict.startswith("Not settled")


def test_a_limit_of_time_stops_at_the_first_look_that_would_pass_it(tiny: cl.Scenario) -> None:
    wanted = cl.Until("lead_time_mean", 1e-6, budget_seconds=1e-9)
    found = cl.compare(tiny, strategies=["shadowing"], until=wanted, progress=False)
    assert found.precision is not None
    assert (found.precision.reason, found.replications) == ("seconds", 10)


def test_threads_change_nothing_of_a_sequential_comparison(tiny: cl.Scenario) -> None:
    one, two = (cl.compare(tiny, until="lead_time 1h", threads=threads, progress=False) for threads in (1, 2))
    assert json.dumps(one.to_json()) == json.dumps(two.to_json())


def test_the_scenarios_own_wish_counts_unless_replications_are_given(tiny_text: str) -> None:
    scenario = cl.Scenario.from_yaml(with_until(tiny_text))
    own = cl.compare(scenario, strategies=["protected"], progress=False)
    assert own.precision is not None
    assert own.precision.budget == 60
    assert cl.compare(scenario, strategies=["protected"], replications=3, progress=False).precision is None


def test_contradicting_wishes_are_refused(tiny: cl.Scenario) -> None:
    with pytest.raises(ValueError, match="contradict"):
        cl.compare(tiny, until="lead_time 1h", replications=4, progress=False)
    with pytest.raises(ValueError, match="unknown metric"):
        cl.compare(tiny, until="happiness 1", progress=False)
    with pytest.raises(ValueError, match="neither side"):
        cl.compare(tiny, metric="utilisation", progress=False)


def test_expectations_are_held_against_the_runs(tiny_text: str) -> None:
    found = cl.compare(cl.Scenario.from_yaml(tiny_text + EXPECTATIONS), progress=False)
    unchanged, hoped, more, against = found.expectations
    assert (unchanged.state, unchanged.low, unchanged.high) == ("supported", 0.0, 0.0)
    assert (hoped.state, hoped.because) == ("violated", "hope")
    assert more.than == "half of protected"
    assert more.state in ("supported", "undecided")
    assert against.difference == pytest.approx(found.effect("shadowing", "lead_time_mean").difference)


def test_expectations_of_strategies_that_are_not_compared_are_left_out(tiny_text: str) -> None:
    scenario = cl.Scenario.from_yaml(tiny_text + EXPECTATIONS)
    found = cl.compare(scenario, strategies=["shadowing"], progress=False)
    assert found.expectations == ()


def test_expectations_change_no_number(tiny_text: str, comparison: cl.Comparison) -> None:
    found = cl.compare(cl.Scenario.from_yaml(tiny_text + EXPECTATIONS), progress=False)
    assert found.fingerprint == comparison.fingerprint
    assert found.effects == comparison.effects


def test_the_command_stops_by_itself_and_tells_all(colead: Command, tiny_text: str, tmp_path: Path) -> None:
    path = tmp_path / "believed.yaml"
    path.write_text(tiny_text + EXPECTATIONS, encoding="utf-8")
    arguments = ("compare", path, "--until", "lead_time 2h 90%", "--quiet")
    outcome = colead(*arguments)
    assert (outcome.code, outcome.err) == (0, "")
    flat = " ".join(outcome.out.split())
    assert flat.startswith("Expectation violated: placebo against baseline must lower lead_time_mean")
    assert "probability best" in flat
    assert "practically equal" in flat or "is better than" in flat
    record = json.loads(colead(*arguments, "--json", "-").out)
    assert record["precision"]["reason"] == "settled"
    assert [one["state"] for one in record["expectations"]][:2] == ["supported", "violated"]
    assert record["verdict"] in flat
    assert {rank["strategy"] for rank in record["ranking"]} == set(record["strategies"])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--until", "lead_time"), "expected METRIC DIFFERENCE"),
        (("--until", "lead_time 5kg"), "not the unit"),
        (("--until", "leed_time_mean 5"), "did you mean 'lead_time_mean'"),
        (("--until", "trust_sd 0.1"), "neither side"),
        (("--until", "lead_time 1h", "-n", "5"), "contradicts"),
        (("--until", "lead_time 1h", "--budget", "much"), "cannot read the budget"),
        (("--budget", "50"), "belongs to until"),
        (("--metric", "luck"), "unknown metric"),
    ],
)
def test_wishes_that_make_no_sense_are_refused_in_one_line(
    colead: Command, tiny_file: str, options: tuple[str, ...], said: str
) -> None:
    outcome = colead("compare", tiny_file, *options)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert said in outcome.err


def test_an_expectation_about_a_metric_that_is_not_watched_is_left_out(tiny_text: str) -> None:
    text = tiny_text + EXPECTATIONS + "metrics: [lead_time]\n"
    found = cl.compare(cl.Scenario.from_yaml(text), progress=False)
    assert {one.metric for one in found.expectations} == {"lead_time_mean"}


@pytest.mark.parametrize("name", ["small_unit", "acute_hospital"])
def test_shipped_scenarios_say_what_they_expect(name: str) -> None:
    scenario = cl.Scenario.load(ROOT / "scenarios" / f"{name}.yaml")
    assert len(scenario.expectations) >= 5
    assert all(record.because for record in scenario.expectations)


def test_no_expectation_of_the_small_unit_is_violated() -> None:
    scenario = cl.Scenario.load(ROOT / "scenarios" / "small_unit.yaml")
    wanted = sorted({record.strategy for record in scenario.expectations})
    found = cl.compare(scenario, strategies=wanted, replications=6, progress=False)
    assert len(found.expectations) == len(scenario.expectations)
    assert [one.statement for one in found.expectations if one.state == "violated"] == []
