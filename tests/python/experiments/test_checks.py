# SPDX-License-Identifier: Apache-2.0
"""What a comparison rests on: placebo, coupling, benefit per hour, who gains and who loses, branches."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

import colead as cl
from colead import _core
from colead.cli.app import app
from colead.experiments.checks.coupling import variance_reductions
from colead.experiments.checks.net_benefit import _benefit
from colead.experiments.checks.people import _Of, _of_figure
from colead.report import ReportContent, html


def test_every_comparison_checks_the_placebo(comparison: cl.Comparison) -> None:
    assert comparison.placebo is not None
    assert comparison.placebo.exact
    assert comparison.placebo.replications == 2


def test_a_placebo_that_does_something_is_told_before_the_results(comparison: cl.Comparison) -> None:
    from dataclasses import replace

    from colead.cli.views.answer_view import before_table

    assert comparison.placebo is not None
    broken = replace(comparison, placebo=replace(comparison.placebo, exact=False))
    assert "placebo failed" in str(next(iter(before_table(broken))))
    assert not any("placebo failed" in str(part) for part in before_table(comparison))


def test_the_coupling_of_a_placebo_is_perfect(comparison: cl.Comparison) -> None:
    report = comparison.coupling
    assert report is not None
    shared = [row for row in report.matched if row.strategy == "placebo" and row.both > 0]
    assert all(row.share == 1.0 for row in shared)
    assert report.matched_share("placebo") > 0.999  # its empty sessions ask for luck of their own
    assert all(row.factor == math.inf for row in report.variance if row.strategy == "placebo")
    (placebo,) = (one for one in report.divergence if one.strategy == "placebo")
    assert placebo.week is None


def test_a_strategy_shares_most_luck_and_parts_when_it_begins(comparison: cl.Comparison) -> None:
    report = comparison.coupling
    assert report is not None
    assert 0.5 < report.matched_share("shadowing") < 1.0
    (found,) = (one for one in report.divergence if one.strategy == "shadowing")
    assert found.week is not None
    assert found.week >= 0
    assert found.event is not None


def test_variance_reduction_is_the_mean_over_every_other_pairing(tiny: cl.Scenario) -> None:
    experiment = _core.Experiment(tiny)
    n = 6
    results = experiment.run_tasks([(arm, 1, r) for arm in (0, 2) for r in range(n)], threads=1)
    plan = _core.ComparisonPlan([_core.Side(0, "baseline"), _core.Side(2, "shadowing")], n, seed=1, confidence=0.95)
    (row,) = (one for one in variance_reductions(experiment, plan, results) if one.metric == "lead_time_mean")
    a, b = experiment.values(results, "lead_time_mean").reshape(2, n)
    shifted = [np.roll(b, shift) - a for shift in range(1, n)]
    # Every replication meets every other one once: mean squares of unpaired differences about the mean difference.
    unpaired = np.mean([np.sum((one - (b.mean() - a.mean())) ** 2) for one in shifted]) / n
    paired = np.var(b - a)
    # Re-paired differences carry -1/(n-1) of the covariance; the plain sum of variances does not.
    covariance = np.cov(a, b, ddof=0)[0, 1]
    assert row.factor == pytest.approx((unpaired - 2 * covariance / (n - 1)) / paired)


def test_hours_that_cannot_be_told_from_none_are_not_said_to_be_saved() -> None:
    value, unsure, sure = np.array([1.0, 2.0, 1.5]), np.array([-300.0, 200.0, 40.0]), np.array([-300.0, -310.0, -305.0])
    assert _benefit("a", value, unsure, 0.95).reason == "its hours cannot be told from 0"
    assert _benefit("a", value, sure, 0.95).reason == "it saves hours"
    lost = np.array([1.0, 2.0, np.nan])
    assert _benefit("a", lost, np.array([-300.0, -301.0, 900.0]), 0.95).reason == "it saves hours"


def test_benefit_per_hour_says_why_there_is_none(comparison: cl.Comparison) -> None:
    by_name = {one.strategy: one for one in comparison.net_benefit}
    assert by_name["placebo"].reason == "it takes no hours"
    assert math.isnan(by_name["placebo"].per_100_hours)
    assert by_name["shadowing"].reason == ""
    assert by_name["shadowing"].low < by_name["shadowing"].per_100_hours < by_name["shadowing"].high


def test_people_of_all_groups_are_those_of_all_together(comparison: cl.Comparison) -> None:
    rows = [one for one in comparison.people if (one.strategy, one.figure) == ("shadowing", "programme_hours")]
    whole = next(one for one in rows if one.by == "all")
    for by in ("profession", "tier", "unit"):
        groups = [one for one in rows if one.by == by]
        assert sum(one.posts for one in groups) == whole.posts
        total = sum(one.posts * one.difference for one in groups)
        assert total == pytest.approx(whole.posts * whole.difference)
    cost = next(one for one in comparison.costs if one.strategy == "shadowing")
    assert whole.posts * whole.difference == pytest.approx(cost.programme_hours)


def test_hidden_harm_is_a_group_that_loses_while_all_gain() -> None:
    rng = np.random.default_rng(7)
    differences = rng.normal(-1.0, 0.1, (20, 10))  # regret falls by 1 ...
    differences[:, :2] += 1.5  # ... and rises by half for the first two
    harmed = np.arange(10) < 2
    groups = [("all", "all", np.ones(10, dtype=bool)), ("unit", "a", harmed), ("unit", "b", ~harmed)]
    found = list(_of_figure(_Of("x", "regret", "lower"), differences, groups, 0.95))
    assert [one.hidden_harm for one in found] == [False, True, False]
    rising = list(_of_figure(_Of("x", "regret", "lower"), -differences, groups, 0.95))
    assert [one.hidden_harm for one in rising] == [False, False, False]
    assert [one.worse for one in rising] == [True, False, True]


def test_grounds_stand_in_the_json(comparison: cl.Comparison) -> None:
    record = json.loads(json.dumps(comparison.to_json(), allow_nan=False))
    assert record["placebo"]["exact"] is True
    assert {"variance_reduction", "variance", "matched", "divergence"} <= set(record["coupling"])
    assert len(record["net_benefit"]) == 3
    assert record["people"]


def test_a_branch_with_the_same_luck_is_the_strategy_begun_late(tiny: cl.Scenario) -> None:
    branch = cl.branch(tiny, at_week=4, strategies=["shadowing"], replications=3, progress=False)
    full = cl.compare(tiny, strategies=["shadowing"], replications=3, progress=False)
    late = branch.comparison.effect("shadowing", "lead_time_mean")
    assert late.baseline_mean == full.effect("shadowing", "lead_time_mean").baseline_mean
    assert late.difference != full.effect("shadowing", "lead_time_mean").difference
    assert branch.comparison.coupling is not None
    assert branch.comparison.coupling.divergence[0].week >= 4  # type: ignore[operator]


def test_hours_a_year_of_a_branch_are_of_the_weeks_since_and_are_held_against_the_budget(tiny: cl.Scenario) -> None:
    limited = tiny.with_({"compare.budget_hours_a_year": 600})
    found = cl.branch(limited, at_week=9, strategies=["protected"], replications=3, progress=False).comparison
    (taken,) = (cost for cost in found.costs if cost.strategy == "protected")
    assert found.share_at_work == 0.25  # of 12 weeks
    assert taken.hours_a_year == pytest.approx(taken.all_hours / (0.25 * limited.observed_years))
    assert taken.hours_a_year > 600 > taken.all_hours / limited.observed_years
    assert found.over_budget == ("protected",)
    assert "Strategies begin in week 9 of the 12 observed. Hours a year are of the weeks since" in found._repr_html_()
    assert "Strategies begin in week 9 of the 12 observed" in html(ReportContent(found, limited))
    assert cl.compare(limited, strategies=["protected"], replications=3, progress=False).begun == ""


def test_a_branch_at_week_0_is_a_comparison(tiny: cl.Scenario) -> None:
    branch = cl.branch(tiny, at_week=0, strategies=["shadowing"], replications=3, progress=False)
    full = cl.compare(tiny, strategies=["shadowing"], replications=3, progress=False)
    assert branch.comparison.fingerprint == full.fingerprint


def test_redrawn_futures_differ_and_share_their_past(tiny: cl.Scenario) -> None:
    first = cl.branch(tiny, at_week=4, strategies=["shadowing"], luck="redrawn", replications=3, progress=False)
    other = cl.branch(tiny, at_week=4, strategies=["shadowing"], luck="redrawn", past=1, replications=3, progress=False)
    assert first.past == 0
    assert first.comparison.begun.endswith("All runs have the past of replication 0: what is found holds for it.")
    assert first.comparison.effect("shadowing", "lead_time_mean").pairs == 3
    assert first.comparison.fingerprint != other.comparison.fingerprint
    again = cl.branch(tiny, at_week=4, strategies=["shadowing"], luck="redrawn", replications=3, progress=False)
    assert again.comparison.fingerprint == first.comparison.fingerprint


@pytest.mark.parametrize(("week", "past", "baseline"), [(4, 2, "baseline"), (0, 2, "baseline"), (0, 1, "protected")])
def test_what_works_through_hours_does_nothing_without_them_in_any_past(
    tiny_text: str, week: float, past: int, baseline: str, tmp_path: Path
) -> None:
    file = tmp_path / "other.yaml"
    file.write_text(tiny_text.replace("compare: {baseline: baseline", f"compare: {{baseline: {baseline}"), "utf-8")
    found = cl.branch(
        cl.Scenario.load(file), at_week=week, strategies=["shadowing"], luck="redrawn", past=past, replications=3,
        progress=False,
    )  # fmt: skip
    checks = found.comparison.hours_checks
    assert [one.how for one in checks] == ["no_hours", "nobody"]
    assert all(one.exact for one in checks)
    assert found.comparison.placebo is not None
    assert found.comparison.placebo.exact


def test_the_command_line_says_in_json_where_strategies_begin(tiny: cl.Scenario, tiny_file: str) -> None:
    asked = ["--branch-week", "4", "--luck", "redrawn", "--past", "2", "-n", "2", "--quiet", "--json", "-"]
    written = CliRunner().invoke(app, ["compare", tiny_file, "--strategy", "shadowing", *asked])
    record = json.loads(written.stdout)
    found = cl.branch(
        tiny, at_week=4, strategies=["shadowing"], luck="redrawn", past=2, replications=2, progress=False
    )  # fmt: skip
    assert record["branch"] == {"at_week": 4, "luck": "redrawn", "past": 2}
    assert record == json.loads(json.dumps(found.to_json()))
    assert "branch" not in cl.compare(tiny, replications=2, mechanisms=False, progress=False).to_json()


def test_branches_outside_the_observed_time_are_refused(tiny: cl.Scenario, tiny_file: str) -> None:
    with pytest.raises(ValueError, match="at_week must be from 0"):
        cl.branch(tiny, at_week=1000, progress=False)
    with pytest.raises(ValueError, match="luck must be same or redrawn"):
        cl.branch(tiny, at_week=1, luck="new", progress=False)  # type: ignore[arg-type]
    refused = CliRunner().invoke(app, ["compare", tiny_file, "--branch-week", "2", "--equal-hours", "cheapest"])
    assert refused.exit_code == 2
    assert "cannot be used together" in refused.output
