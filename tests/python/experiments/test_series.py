# SPDX-License-Identifier: Apache-2.0
"""Figures over time: one reader for evidence, warm-up and dossier."""

from __future__ import annotations

import math

import numpy as np
import pytest

import colead as cl
from colead import _core
from colead.experiments.series import Series, series_of, slope

NAN = math.nan


def test_the_value_near_a_week_is_each_runs_own() -> None:
    series = Series(np.array([4.0, 8.0, 12.0]), np.array([[1.0, 2.0, 3.0], [1.0, NAN, 5.0], [NAN, NAN, NAN]]))
    assert series.near(9.0)[:2].tolist() == [2.0, 5.0]
    assert math.isnan(series.near(9.0)[2])


def test_slopes_are_those_of_a_year_and_need_three_values() -> None:
    series = Series(np.array([0.0, 26.0, 52.0]), np.array([[1.0, 1.5, 2.0], [1.0, NAN, 2.0]]))
    assert series.slopes()[0] == pytest.approx(52.1775 / 52)
    assert math.isnan(series.slopes()[1])
    assert slope(series.weeks, np.array([3.0, 3.0, 3.0])) == pytest.approx(0.0, abs=1e-12)


def test_the_series_of_runs_are_those_of_their_table(tiny: cl.Scenario) -> None:
    result = cl.run(tiny, replications=2, progress=False)
    kept = result.series.to_pandas()
    experiment = _core.Experiment(tiny)
    runs = experiment.run_tasks([(0, tiny.seed, 0), (0, tiny.seed, 1)], threads=1)
    found = series_of(experiment, runs)["trust_mean", "all"]
    mine = kept[(kept.metric == "trust_mean") & (kept.group == "all") & (kept.week >= 0)]
    assert found.values.shape == (2, len(found.weeks))
    for run in range(2):
        rows = mine[mine.replication == run]
        assert found.weeks.tolist() == rows.week.tolist()
        assert found.values[run].tolist() == rows.value.tolist()
    assert (found.weeks >= 0).all()


@pytest.mark.parametrize(
    ("horizon", "weeks"),
    [(12, [0, 4, 8, 12]), (11.5, [0, 4, 8, 11.5]), (10, [0, 4, 8, 10]), (4, [0, 4]), (0.5, [0, 0.5])],
)
def test_the_last_sample_is_at_the_horizon(tiny: cl.Scenario, horizon: float, weeks: list[float]) -> None:
    scenario = tiny.with_({"horizon_weeks": horizon})
    result = cl.run(scenario, replications=2, progress=False)
    assert sorted(set(result.series.column("week"))) == weeks
    found = cl.compare(scenario, strategies=["shadowing"], replications=2, mechanisms=False, progress=False)
    assert sorted({point.week for point in found.series_effects}) == weeks


def test_the_order_of_metrics_changes_no_figure(tiny: cl.Scenario) -> None:
    metrics = ["lead_time", "trust", "regret", "understanding"]
    found = []
    for order in (metrics, metrics[::-1], [*metrics[2:], *metrics[:2]]):
        result = cl.run(tiny.with_({"metrics": order}), "shadowing", replications=2, progress=False)
        series = result.series.to_pandas().sort_values(["metric", "group", "replication", "week"])
        figures = {(one.metric, one.group): repr(one.values) for one in result.figures}
        found.append((figures, series.to_csv(index=False), [one.trace for one in result.runs]))
    assert found[0] == found[1] == found[2]
    assert len(found[0][0]) > len(metrics)
