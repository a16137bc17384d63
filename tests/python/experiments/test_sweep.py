# SPDX-License-Identifier: Apache-2.0
"""Sweeps: points of each design, common luck at every point, tables, sensitivity indices."""

from __future__ import annotations

import json
from typing import Literal

import pytest

import colead as cl

RATE = "decisions.beds.per_week"
PRESSURE = "professions.medic.pressure"
RULE = "decisions.beds.rule"


@pytest.fixture(scope="module")
def grid(tiny: cl.Scenario) -> cl.Sweep:
    axes = {RATE: [3.0, 6.0, 12.0], RULE: ["unanimity", "majority"]}
    return cl.sweep(tiny, axes, strategies=["baseline", "shadowing"], replications=2, progress=False)


def test_a_grid_holds_every_combination_once(grid: cl.Sweep) -> None:
    points = [tuple(point.values()) for point in grid.points]
    assert len(points) == len(set(points)) == 6


def test_a_point_is_the_same_run_as_the_scenario_with_its_values(grid: cl.Sweep, tiny: cl.Scenario) -> None:
    for at, point in enumerate(grid.points):
        alone = cl.run(tiny.with_(point), "shadowing", replications=2, progress=False)
        assert grid.values["shadowing", "lead_time_mean"][at].tolist() == list(alone.figure("lead_time_mean").values)


def test_more_decisions_for_the_same_people_take_longer(grid: cl.Sweep) -> None:
    means = grid.mean("baseline", "lead_time_mean")
    assert means[4] > means[0]


def test_results_are_tidy(grid: cl.Sweep) -> None:
    frame = grid.metrics.to_pandas()
    assert len(frame) == 6 * 2 * 2 * len(grid.metric_names)
    assert not frame.duplicated(["point", "strategy", "replication", "metric"]).any()
    row = frame.query("point == 3 and strategy == 'shadowing' and replication == 1 and metric == 'trust_mean'").iloc[0]
    assert row["value"] == grid.values["shadowing", "trust_mean"][3, 1]
    assert (row[RATE], row[RULE], row["unit"]) == (6.0, "majority", "trust")


def test_a_grid_becomes_an_array_with_its_parameters_as_dimensions(grid: cl.Sweep) -> None:
    made = grid.to_xarray()
    assert dict(made.sizes) == {RATE: 3, RULE: 2, "strategy": 2, "replication": 2}
    cell = made["trust_mean"].sel({RATE: 6.0, RULE: "majority", "strategy": "shadowing"})
    assert cell.to_numpy().tolist() == grid.values["shadowing", "trust_mean"][3].tolist()
    assert {name: made[name].attrs["units"] for name in grid.metric_names} == dict(grid.units)  # as xarray labels axes


def test_values_that_are_mappings_or_lists_are_told_apart_by_their_text(tiny: cl.Scenario) -> None:
    ties = [{"kind": "erdos_renyi", "mean_degree": 2}, {"kind": "erdos_renyi", "mean_degree": 3}]
    found = cl.sweep(tiny, {"network": ties, RATE: [3.0, 6.0]}, replications=1, progress=False)
    made = found.to_xarray()
    assert made["network"].to_numpy().tolist() == [json.dumps(one) for one in ties]
    cell = made["trust_mean"].sel({"network": json.dumps(ties[1]), RATE: 3.0, "strategy": "baseline"})
    assert cell.to_numpy().tolist() == found.values["baseline", "trust_mean"][2].tolist()
    mixed = cl.sweep(tiny, {RULE: ["unanimity", {"kind": "two_key"}]}, replications=1, progress=False)
    assert mixed.to_xarray()[RULE].to_numpy().tolist() == ["unanimity", '{"kind": "two_key"}']


def test_equal_sweeps_are_equal_and_others_are_not(tiny: cl.Scenario) -> None:
    def made(*rates: float, seed: int = 7) -> cl.Sweep:
        asked = {RATE: list(rates)}
        return cl.sweep(tiny, asked, metrics=["lead_time_mean"], replications=1, seed=seed, progress=False)

    assert made(0.001, 6.0) == made(0.001, 6.0)
    assert hash(made(0.001, 6.0)) == hash(made(0.001, 6.0))
    assert made(0.001, 6.0) != made(0.001, 7.0)
    assert made(0.001, 6.0) != made(0.001, 6.0, seed=8)
    assert made(0.001, 6.0) != "a sweep"


def test_a_name_that_a_sweep_does_not_have_is_refused_with_the_nearest(grid: cl.Sweep, tiny: cl.Scenario) -> None:
    for ask in (
        lambda: grid.mean("shadowng", "trust_mean"),
        lambda: cl.sweep(tiny, {RATE: [6.0]}, strategies=["shadowng"], progress=False),
    ):
        with pytest.raises(cl.UnknownNameError, match=r"unknown strategy 'shadowng' \(did you mean 'shadowing'\?\)"):
            ask()


def test_paired_differences_share_their_luck(tiny: cl.Scenario) -> None:
    swept = cl.sweep(tiny, {RATE: [6.0]}, strategies=["baseline", "placebo"], replications=3, progress=False)
    assert swept.mean("placebo", "lead_time_mean", against="baseline").tolist() == [0.0]


@pytest.mark.parametrize(("design", "points", "runs"), [("sobol", 8, 8 * (2 + 2)), ("morris", 6, 6 * (2 + 1))])
def test_sensitivity_designs_rank_a_parameter_that_matters_above_one_that_does_not(
    tiny: cl.Scenario, design: str, points: int, runs: int
) -> None:
    axes = {RATE: (2.0, 20.0), "decisions.beds.outcome_lag_days": (1.0, 1.0001)}
    swept = cl.sweep(tiny, axes, design=design, points=points, replications=1, progress=False)  # type: ignore[arg-type]
    assert len(swept.points) == runs
    indices = swept.indices("overdue_share" if design == "morris" else "lead_time_mean")
    column = "ST" if design == "sobol" else "mu_star"
    assert list(indices.index) == list(axes)
    assert indices[column].iloc[0] > indices[column].iloc[1]


@pytest.mark.parametrize(
    ("axes", "message"),
    [
        ({}, "no parameter"),
        ({RATE: []}, "empty"),
        ({RATE: [1.0, 1.0]}, "twice"),
        ({RATE: (3.0, 1.0)}, "lower one first"),
        ({RATE: (0.0, float("inf"))}, "finite"),
    ],
)
def test_axes_that_make_no_sense_are_refused_by_path(tiny: cl.Scenario, axes: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        cl.sweep(tiny, axes, progress=False)  # type: ignore[arg-type]


@pytest.mark.parametrize("axis", [3.0, "apple", (1.0, 2.0, 3.0), (True, 2.0)])
def test_what_is_neither_values_nor_a_range_is_a_type_error(tiny: cl.Scenario, axis: object) -> None:
    with pytest.raises(TypeError, match=RATE):
        cl.sweep(tiny, {RATE: axis}, progress=False)  # type: ignore[dict-item]


def test_an_unknown_path_is_a_located_scenario_error(tiny: cl.Scenario) -> None:
    with pytest.raises(cl.ScenarioError) as caught:
        cl.sweep(tiny, {"decisions.beds.per_weak": [1.0, 2.0]}, progress=False)
    assert "per_week" in str(caught.value)


def test_unknown_designs_metrics_and_strategies_are_refused_with_what_is_near(tiny: cl.Scenario) -> None:
    with pytest.raises(ValueError, match="sobol"):
        cl.sweep(tiny, {RATE: (1.0, 2.0)}, design="sobel", progress=False)  # type: ignore[arg-type]
    with pytest.raises(cl.ModelError, match="lead_time_mean"):
        cl.sweep(tiny, {RATE: [1.0]}, metrics=["lead_time_mea"], progress=False)
    with pytest.raises(cl.ModelError, match="shadowing"):
        cl.sweep(tiny, {RATE: [1.0]}, strategies=["shadowin"], progress=False)
    with pytest.raises(ValueError, match="power of two"):
        cl.sweep(tiny, {RATE: (1.0, 2.0)}, design="sobol", points=6, progress=False)


@pytest.mark.parametrize("design", ["sobol", "morris"])
def test_what_never_changes_hangs_on_no_parameter(tiny: cl.Scenario, design: Literal["sobol", "morris"]) -> None:
    axes = {RATE: (2.0, 20.0), PRESSURE: (0.1, 0.4)}
    swept = cl.sweep(tiny, axes, design=design, points=2, metrics=["leavers"], replications=1, progress=False)
    assert not swept.indices("leavers").to_numpy().any()


def test_indices_of_a_grid_are_refused(grid: cl.Sweep) -> None:
    with pytest.raises(cl.ModelError, match="sobol"):
        grid.indices("lead_time_mean")


def test_progress_runs_once_over_all_points(tiny: cl.Scenario) -> None:
    told: list[tuple[int, int]] = []
    cl.sweep(tiny, {RATE: [3.0, 6.0]}, replications=2, progress=lambda done, total, _: told.append((done, total)))
    assert told
    assert {total for _, total in told} == {4}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
