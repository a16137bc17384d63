# SPDX-License-Identifier: Apache-2.0
"""What a sweep tells at its points: paths that move together, figures of groups, intervals, effects, arrays."""

from __future__ import annotations

import pytest

import colead as cl
from colead.experiments.axis_text import axis_text, parse_axes
from colead.experiments.sweep_tables import figure_of
from colead.statistics.designs import parameters_of

RATE = "decisions.beds.per_week"
PRESSURE = "professions.medic.pressure"
RULE = "decisions.beds.rule"
GROUP = "trust_mean:manager->medic"


@pytest.fixture(scope="module")
def swept(tiny: cl.Scenario) -> cl.Sweep:
    return cl.sweep(
        tiny,
        {(RATE, PRESSURE): [(3.0, 0.1), (6.0, 0.2)], "load": [1.0, 1.5]},
        strategies=["baseline", "shadowing"],
        metrics=["lead_time_mean", GROUP],
        replications=3,
        progress=False,
    )


def test_paths_of_one_axis_move_together(swept: cl.Sweep, tiny: cl.Scenario) -> None:
    assert [tuple(point.values()) for point in swept.points] == [
        (3.0, 0.1, 1.0),
        (3.0, 0.1, 1.5),
        (6.0, 0.2, 1.0),
        (6.0, 0.2, 1.5),
    ]
    alone = cl.run(tiny.with_({RATE: 6.0, PRESSURE: 0.2, "load": 1.5}), replications=3, progress=False)
    assert swept.values["baseline", "lead_time_mean"][3].tolist() == list(alone.figure("lead_time_mean").values)
    assert {RATE, PRESSURE, "load"} < set(swept.metrics.columns)


def test_a_figure_of_one_group_is_that_of_the_runs(swept: cl.Sweep, tiny: cl.Scenario) -> None:
    alone = cl.run(tiny.with_({RATE: 3.0, PRESSURE: 0.1, "load": 1.0}), "shadowing", replications=3, progress=False)
    figure = alone.figure("trust_mean", "manager->medic")
    assert swept.values["shadowing", GROUP][0].tolist() == list(figure.values)
    rows = [row for row in swept.metrics if row["group"] == "manager->medic"]
    assert {row["metric"] for row in rows} == {"trust_mean"}
    assert {row["unit"] for row in rows} == {figure.unit}
    assert figure_of("lead_time_mean") == ("lead_time_mean", "all")


def test_a_group_that_there_is_not_is_refused(tiny: cl.Scenario) -> None:
    with pytest.raises(cl.ModelError, match="unknown group of trust_mean"):
        cl.sweep(tiny, {RATE: [6.0]}, metrics=["trust_mean:nurse"], replications=1, progress=False)


def test_means_and_effects_have_students_interval(swept: cl.Sweep, tiny: cl.Scenario) -> None:
    world = tiny.with_({RATE: 3.0, PRESSURE: 0.1, "load": 1.0})
    compared = cl.compare(world, strategies=["shadowing"], replications=3, mechanisms=False, progress=False)
    effect = compared.effect("shadowing", "lead_time_mean")
    (row,) = [one for one in swept.effects if one["point"] == 0 and one["metric"] == "lead_time_mean"]
    assert (row["pairs"], row["difference"], row["low"], row["high"]) == pytest.approx(
        (effect.pairs, effect.difference, effect.low, effect.high), rel=1e-9
    )
    means = [one for one in swept.means if one["point"] == 0 and one["metric"] == "lead_time_mean"]
    assert [one["strategy"] for one in means] == ["baseline", "shadowing"]
    assert means[0]["mean"] == pytest.approx(effect.baseline_mean, rel=1e-12)
    assert means[0]["runs"] == 3
    assert means[0]["low"] < means[0]["mean"] < means[0]["high"]


def test_differences_are_of_the_same_luck(swept: cl.Sweep) -> None:
    assert swept.differences.columns == swept.metrics.columns
    values = [row["value"] for row in swept.differences if row["metric"] == "lead_time_mean"]
    own, other = (swept.values[name, "lead_time_mean"] for name in ("shadowing", "baseline"))
    assert values == (own - other).ravel().tolist()


def test_one_strategy_alone_has_no_differences(tiny: cl.Scenario) -> None:
    one = cl.sweep(tiny, {RATE: [6.0]}, replications=2, progress=False)
    assert len(one.differences) == len(one.effects) == 0
    assert one.differences.columns == one.metrics.columns


def test_any_axes_become_an_array(swept: cl.Sweep, tiny: cl.Scenario) -> None:
    made = swept.to_xarray()
    assert dict(made.sizes) == {f"{RATE},{PRESSURE}": 2, "load": 2, "strategy": 2, "replication": 3}
    assert made[RATE].to_numpy().tolist() == [3.0, 6.0]
    cell = made["lead_time_mean"].isel({f"{RATE},{PRESSURE}": 1}).sel({"load": 1.5, "strategy": "shadowing"})
    assert cell.to_numpy().tolist() == swept.values["shadowing", "lead_time_mean"][3].tolist()
    rules = [{"kind": "unanimity"}, "majority"]
    mapped = cl.sweep(tiny, {RULE: rules}, replications=1, progress=False).to_xarray()
    assert mapped[RULE].to_numpy().tolist() == ['{"kind": "unanimity"}', "majority"]


def test_equal_sweeps_are_equal(swept: cl.Sweep, tiny: cl.Scenario) -> None:
    axes = {(RATE, PRESSURE): [(3.0, 0.1), (6.0, 0.2)], "load": [1.0, 1.5]}
    asked = {"strategies": ["baseline", "shadowing"], "metrics": ["lead_time_mean", GROUP], "progress": False}
    again = cl.sweep(tiny, axes, replications=3, threads=1, **asked)  # type: ignore[arg-type]
    assert again == swept
    assert hash(again) == hash(swept)
    assert cl.sweep(tiny, axes, replications=3, seed=8, **asked) != swept  # type: ignore[arg-type]


def test_linked_axes_are_written_for_a_command_and_read_again(swept: cl.Sweep) -> None:
    for axis in swept.points.parameters:
        (again,) = parameters_of(parse_axes([axis_text(axis)]))
        assert again == axis
    assert swept.question is not None
    assert f"{RATE},{PRESSURE}=[[3.0, 0.1], [6.0, 0.2]]" in swept.question.command()
