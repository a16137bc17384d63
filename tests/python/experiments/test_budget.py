# SPDX-License-Identifier: Apache-2.0
"""A budget of hours a year: what it rules out is never recommended, and the answer says so."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from support import Command

import colead as cl
from colead.base.text import exact
from colead.experiments.budget import equal_hours_told, hours_or_cheapest, over_budget
from colead.experiments.question import Question

BUDGET = "compare.budget_hours_a_year"


def with_budget(scenario: cl.Scenario, hours: float, replications: int = 4) -> cl.Comparison:
    limited = scenario.with_({BUDGET: hours})
    return cl.compare(limited, replications=replications, mechanisms=False, progress=False)


def hours(comparison: cl.Comparison, strategy: str) -> float:
    return float(next(cost.hours_a_year for cost in comparison.costs if cost.strategy == strategy))


def test_a_scenario_has_no_budget_unless_it_is_written(tiny: cl.Scenario, comparison: cl.Comparison) -> None:
    assert tiny.budget_hours_a_year is None
    assert comparison.budget_hours_a_year is None
    assert comparison.over_budget == ()
    assert tiny.with_({BUDGET: 250}).budget_hours_a_year == 250


def test_hours_a_year_are_those_of_a_run_by_its_length(tiny: cl.Scenario, comparison: cl.Comparison) -> None:
    assert tiny.observed_years == pytest.approx(12 / 52.1775)
    for cost in comparison.costs:
        assert cost.hours_a_year == pytest.approx(cost.all_hours / tiny.observed_years)


def test_a_budget_changes_no_run(tiny: cl.Scenario, comparison: cl.Comparison) -> None:
    assert with_budget(tiny, 1.0).fingerprint == comparison.fingerprint
    assert tiny.with_({BUDGET: 250}).canonical() == tiny.canonical()


def test_what_is_over_the_budget_is_not_ranked_not_recommended_and_named(
    tiny: cl.Scenario, comparison: cl.Comparison
) -> None:
    taken = {name: hours(comparison, name) for name in ("shadowing", "protected")}
    dear, cheap = sorted(taken, key=lambda name: -taken[name])
    between = (taken[dear] + max(0.0, taken[cheap])) / 2
    found = with_budget(tiny, between)
    assert found.over_budget == (dear,)
    assert dear not in [rank.strategy for rank in found.ranking]
    assert found.best != dear
    assert found.recommended != dear
    assert f"Over the budget of {between:,.0f} hours a year and never recommended: {dear}" in found.verdict


def test_where_everything_is_over_the_budget_the_answer_is_nothing(tiny: cl.Scenario) -> None:
    limited = tiny.with_({BUDGET: 0.001})
    found = cl.compare(limited, strategies=["shadowing", "protected"], mechanisms=False, progress=False)
    assert set(found.over_budget) == {"shadowing", "protected"}
    assert found.recommended is None
    cheapest = min(found.over_budget, key=lambda name: hours(found, name))
    assert found.verdict == (
        f"No strategy keeps within the budget of 0 hours a year: the cheapest, {cheapest}, takes "
        f"{hours(found, cheapest):,.0f}."
    )


def test_only_what_is_better_by_as_much_as_matters_is_recommended(comparison: cl.Comparison) -> None:
    best = comparison.best
    metric = comparison.judged_by

    def with_best(difference: float, low: float, high: float) -> cl.Comparison:
        effects = [
            replace(one, difference=difference, low=low, high=high)
            if (one.strategy, one.metric, one.group) == (best, metric, "all")
            else one
            for one in comparison.effects
        ]
        return replace(comparison, effects=tuple(effects))

    assert with_best(-4.0, -5.0, -3.0).recommended == best
    assert with_best(-4.0, -9.0, 1.0).recommended is None
    assert with_best(-1.0, -1.2, -0.8).recommended is None  # less than the two hours that matter
    assert replace(with_best(-4.0, -5.0, -3.0), budget_hours_a_year=-1e9).recommended is None


def test_a_strategy_at_the_budget_is_within_it(comparison: cl.Comparison) -> None:
    taken = hours(comparison, "protected")
    assert "protected" not in over_budget(comparison.costs, taken)
    assert "protected" in over_budget(comparison.costs, taken * 0.999)


def test_equal_hours_may_be_so_many_a_year(tiny: cl.Scenario) -> None:
    as_written = cl.compare(tiny, strategies=["protected"], replications=2, mechanisms=False, progress=False)
    target = 0.5 * hours(as_written, "protected")
    scaled = cl.compare(
        tiny, strategies=["protected"], replications=2, equal_hours=target, mechanisms=False, progress=False
    )
    assert hours(scaled, "protected") == pytest.approx(target, rel=0.02)
    assert f"--equal-hours {exact(target)}" in scaled.question.command()  # type: ignore[union-attr]
    with pytest.raises(cl.ModelError, match="more than 20 times its doses"):
        cl.compare(tiny, strategies=["protected"], replications=2, equal_hours=1e7, progress=False)


def test_equal_hours_are_said_of_those_that_take_them_and_of_no_others(tmp_path: Path) -> None:
    unit = cl.Scenario.load("small_unit").with_({"horizon_weeks": 26, "warm_up_weeks": 26})
    asked = ["check_ins", "joint_accountability", "leader_behaviour"]
    equal = cl.compare(unit, strategies=asked, replications=2, equal_hours=True, mechanisms=False, progress=False)
    by_name = {cost.strategy: cost for cost in equal.costs}
    unscaled = by_name["joint_accountability"]
    assert (unscaled.dose_scale, unscaled.programme_hours) == (1, 0)
    taken = sorted(by_name[name].hours_a_year for name in ("check_ins", "leader_behaviour"))
    told = equal_hours_told(equal.costs, str.upper)
    assert told == (
        f"Doses are scaled to equal hours: {taken[0]:,.0f} to {taken[1]:,.0f} a year. Not scaled, for want of "
        f"sessions: JOINT_ACCOUNTABILITY ({unscaled.hours_a_year:,.0f})."
    )
    assert equal_hours_told(equal.costs, str) in equal._repr_html_()
    page = equal.report(tmp_path / "page.html").read_text(encoding="utf-8")
    assert f"Joint accountability ({unscaled.hours_a_year:,.0f})" in page
    nothing = cl.compare(
        unit, strategies=["leader_behaviour", "joint_accountability"], replications=2, equal_hours=True,
        mechanisms=False, progress=False,
    )  # fmt: skip
    assert {cost.dose_scale for cost in nothing.costs} == {1}
    assert "Not scaled, for want of sessions: joint_accountability (" in nothing._repr_html_()
    as_written = cl.compare(unit, strategies=asked, replications=2, mechanisms=False, progress=False)
    assert "equal hours" not in as_written._repr_html_()


@pytest.mark.parametrize("wrong", [0, -3, float("nan"), float("inf")])
def test_hours_of_no_sense_are_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="hours a year above 0"):
        hours_or_cheapest(wrong)


def test_equal_hours_is_no_text(tiny: cl.Scenario) -> None:
    with pytest.raises(TypeError, match="True, False or hours a year"):
        Question.of(tiny, equal_hours="3000")  # type: ignore[arg-type]


def test_the_table_marks_what_is_over(colead: Command, tiny_text: str, tmp_path: Path) -> None:
    file = tmp_path / "limited.yaml"
    file.write_text(tiny_text.replace("replications: 4", "replications: 2, budget_hours_a_year: 1"), encoding="utf-8")
    outcome = colead("compare", file, "--quiet", "--strategy", "protected")
    assert outcome.code == 0, outcome.err
    assert "budget 1" in outcome.out
    assert "over" in outcome.out
    assert "No strategy keeps within the budget of 1 hours a year" in outcome.out.replace("\n", " ")


def test_equal_hours_on_the_command_line_with_and_without_a_number(colead: Command, tiny_file: str) -> None:
    asked = ["--strategy", "shadowing", "--strategy", "protected", "-n", 2, "--quiet", "--json", "-"]
    cheapest = colead("compare", "--equal-hours", tiny_file, *asked)
    assert cheapest.code == 0, cheapest.err
    by_name = {cost["strategy"]: cost for cost in json.loads(cheapest.out)["costs"]}
    target = 0.5 * by_name["protected"]["hours_a_year"]
    outcome = colead("compare", tiny_file, "--equal-hours", f"{target:.3f}", *asked)
    costs = {cost["strategy"]: cost["hours_a_year"] for cost in json.loads(outcome.out)["costs"]}
    assert costs["protected"] == pytest.approx(target, rel=0.02)


@pytest.mark.parametrize("written", ["3,000", "many"])
def test_a_number_of_hours_that_is_none_is_refused(colead: Command, tiny_file: str, written: str) -> None:
    outcome = colead("compare", tiny_file, "--equal-hours", written)
    assert outcome.code == 2
    assert f"'{written}' is no number of hours a year; write it as 3000" in outcome.err.replace("\n", " ")
