# SPDX-License-Identifier: Apache-2.0
"""`.plot` of runs, sweeps, stress tests and living runs: what is drawn is what was found, without a network."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any, get_type_hints

import pytest

import colead as cl
from colead import plots
from colead.experiments.charted import ChartedResult, ChartedSimulation, ChartedStress, ChartedSweep
from colead.plots.style import Drawn

RATE = "decisions.beds.per_week"
RULE = "decisions.beds.rule"


def rows_of(chart: Any) -> list[dict[str, Any]]:
    return max(json.loads(chart.to_json())["datasets"].values(), key=len)


@pytest.fixture(scope="module")
def swept(tiny: cl.Scenario) -> cl.Sweep:
    axes = {RATE: [3.0, 12.0], RULE: ["unanimity", "majority"]}
    return cl.sweep(tiny, axes, strategies=["baseline", "shadowing"], replications=3, progress=False)


@pytest.fixture(scope="module")
def stress(tiny: cl.Scenario) -> cl.Stress:
    return cl.stress(tiny, worlds=20, strategies=["shadowing"], horizon_weeks=4, progress=False)


@pytest.fixture(scope="module")
def result(tiny: cl.Scenario) -> cl.Result:
    return cl.run(tiny, "shadowing", replications=3, progress=False)


def test_lines_of_a_sweep_are_its_means(swept: cl.Sweep) -> None:
    spec = json.loads(swept.plot.lines("lead_time_mean").to_json())
    drawn = [row for data in spec["datasets"].values() for row in data if "middle" in row]
    means = {(row[RATE], row[RULE], row["strategy"]): row for row in swept.means if row["metric"] == "lead_time_mean"}
    assert len(drawn) == len(means) == 8
    names = {"Baseline": "baseline", "Shadowing": "shadowing"}
    for row in drawn:
        found = means[row["at"], row["panel"], names[row["name"]]]
        assert (row["low"], row["middle"], row["high"]) == pytest.approx(
            (found["low"], found["mean"], found["high"]), rel=1e-5
        )


def test_differences_of_a_sweep_are_its_effects(swept: cl.Sweep) -> None:
    spec = json.loads(swept.plot.lines("lead_time_mean", differences=True).to_json())
    drawn = [row for data in spec["datasets"].values() for row in data if "middle" in row]
    effects = {(row[RATE], row[RULE]): row for row in swept.effects if row["metric"] == "lead_time_mean"}
    for row in drawn:
        assert row["middle"] == pytest.approx(effects[row["at"], row["panel"]]["difference"], rel=1e-5)


def test_a_heat_map_has_a_cell_for_each_point(swept: cl.Sweep) -> None:
    cells = rows_of(swept.plot.heat_map("trust_mean", "shadowing"))
    assert [cell["mean"] for cell in cells] == pytest.approx(swept.mean("shadowing", "trust_mean").tolist(), rel=1e-5)


def test_what_no_picture_can_show_is_refused(tiny: cl.Scenario, swept: cl.Sweep) -> None:
    one = cl.sweep(tiny, {RATE: [3.0, 6.0]}, replications=1, progress=False)
    with pytest.raises(cl.ModelError, match="two axes"):
        one.plot.heat_map()
    with pytest.raises(cl.ModelError, match="one strategy alone"):
        one.plot.lines(differences=True)
    with pytest.raises(cl.ModelError, match="did you mean 'lead_time_mean'"):
        swept.plot.lines("lead_time_mea")


def test_gains_of_a_stress_test_are_those_of_every_world(stress: cl.Stress) -> None:
    drawn = [row["gain"] for row in rows_of(stress.plot.gains())]
    assert drawn == pytest.approx((stress.gains[:, 1] - stress.gains[:, 0]).tolist(), rel=1e-5)
    assert rows_of(stress.plot.robustness())[0]["percent"] == pytest.approx(100 * stress.best.share_best, rel=1e-5)


def test_figures_of_runs_have_a_point_for_each_replication(result: cl.Result) -> None:
    spec = json.loads(result.plot.figures("lead_time_mean").to_json())
    points = [row["value"] for data in spec["datasets"].values() for row in data if "value" in row]
    mean = next(row for data in spec["datasets"].values() for row in data if "mean" in row)
    values = result.figure("lead_time_mean").values
    assert points[:3] == pytest.approx(list(values), rel=1e-5)
    assert mean["mean"] == pytest.approx(sum(values) / 3, rel=1e-5)
    with pytest.raises(ValueError, match="must be one of the result's"):
        result.plot.figures("lead")


def test_weeks_are_means_over_replications(result: cl.Result) -> None:
    drawn = rows_of(result.plot.over_time("trust_mean"))
    frame = result.series.to_pandas().query("metric == 'trust_mean' and group != 'all'")
    first = frame[frame["week"] == frame["week"].min()].groupby("group")["value"].mean()
    own = [row["mean"] for row in drawn if row["week"] == frame["week"].min()]
    assert sorted(own) == pytest.approx(sorted(first.tolist()), rel=1e-5)


def test_a_living_run_shows_its_ties_and_its_open_decisions(tiny: cl.Scenario) -> None:
    living = cl.Simulation(tiny)
    living.run_until(4)
    assert len(rows_of(living.plot.trust())) == len(living.network.ties)
    assert sum(row["count"] for row in rows_of(living.plot.stages())) == len(living.open_decisions)


@pytest.mark.parametrize(
    ("answer", "charts"),
    [
        (cl.Comparison, plots.ComparisonPlots),
        (cl.Result, plots.ResultPlots),
        (cl.Simulation, plots.SimulationPlots),
        (cl.Stress, plots.StressPlots),
        (cl.Sweep, plots.SweepPlots),
    ],
)
def test_an_editor_knows_the_charts_of_an_answer(answer: Any, charts: type) -> None:
    assert get_type_hints(answer.plot.fget) == {"return": charts}


def test_charts_read_no_more_of_an_answer_than_they_say(
    tiny: cl.Scenario, result: cl.Result, stress: cl.Stress, swept: cl.Sweep
) -> None:
    living = cl.Simulation(tiny)
    living.run_until(4)
    for answer, shape, names in (
        (result, ChartedResult, ["figures", "over_time"]),
        (living, ChartedSimulation, ["trust", "stages"]),
        (stress, ChartedStress, ["robustness", "gains"]),
        (swept, ChartedSweep, ["lines", "heat_map"]),
    ):
        read = SimpleNamespace(**{name: getattr(answer, name) for name in vars(shape) if not name.startswith("_")})
        charts = type(answer.plot)(read)
        for name in names:
            assert getattr(charts, name)().to_json() == getattr(answer.plot, name)().to_json(), name


def test_a_notebook_draws_without_a_network(result: cl.Result, comparison: cl.Comparison) -> None:
    for chart in (result.plot.figures(), comparison.plot.effects(), result.plot.figures().properties(title="Mine")):
        assert isinstance(chart, Drawn)
        bundle = chart._repr_mimebundle_()
        kinds = [kind for kind in bundle if kind.startswith("application/vnd.vegalite.v")]
        assert len(kinds) == 1
        assert bundle["image/svg+xml"].startswith("<svg")
        assert "text/html" not in bundle
        assert "<script" not in bundle["image/svg+xml"]
        assert "http" not in bundle["image/svg+xml"].replace("http://www.w3.org/", "")
