# SPDX-License-Identifier: Apache-2.0
"""Tables of runs and charts over time have dates where the scenario says on which Monday observation begins."""

from __future__ import annotations

import csv
import datetime as dt
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from support import Command

import colead as cl

MONDAY = dt.date(2027, 1, 4)


@pytest.fixture(scope="module")
def dated(tiny: cl.Scenario) -> cl.Scenario:
    return tiny.with_({"observed_from": MONDAY, "sample_every_weeks": 1.5})


@pytest.fixture(scope="module")
def result(dated: cl.Scenario) -> cl.Result:
    return cl.run(dated, "shadowing", replications=2, progress=False)


def days_of(table: cl.Table) -> list[dt.date]:
    return [MONDAY + dt.timedelta(days=int(np.floor(round(7 * week, 9)))) for week in table["week"].tolist()]


def tables(dated: cl.Scenario, result: cl.Result) -> dict[str, cl.Table]:
    return {
        "series": result.series,
        "events": result.events,
        "panel": result.panel([0, 3.5, 12], progress=False),
        "sweep": cl.sweep(dated, {"load": [1.0, 1.2]}, replications=2, progress=False).series,
        "comparison": cl.compare(
            dated, strategies=["shadowing"], replications=2, mechanisms=False, progress=False
        ).series,
    }


def test_a_date_stands_behind_each_week(tiny: cl.Scenario, dated: cl.Scenario, result: cl.Result) -> None:
    plain = cl.run(tiny, "shadowing", replications=2, progress=False)
    for name, table in tables(dated, result).items():
        columns = table.column_names
        assert columns[columns.index("week") + 1] == "date", name
        assert table["date"].dtype == np.dtype("datetime64[D]")
        assert table["date"].tolist() == days_of(table), name
        assert table.text_of("date") == ("", "day in which the week's moment lies")
    for table in (plain.series, plain.events, plain.panel([0], progress=False)):
        assert "date" not in table.column_names


def test_effects_over_time_are_a_table_with_dates(tiny: cl.Scenario, dated: cl.Scenario) -> None:
    asked: dict[str, Any] = {"strategies": ["shadowing"], "replications": 2, "mechanisms": False, "progress": False}
    effects = cl.compare(dated, **asked).series_effects
    assert effects.column_names[:3] == ("strategy", "week", "date")
    assert effects["date"].tolist() == days_of(effects.table)
    again = pickle.loads(pickle.dumps(effects))
    assert again == effects
    assert again[:3].to_dicts() == effects.to_dicts()[:3]
    assert effects.to_polars()["date"].dtype == pl.Date
    assert effects.to_pandas()["date"].dtype.kind == "M"
    plain = cl.compare(tiny.with_({"sample_every_weeks": 1.5}), **asked).series_effects
    assert plain == effects
    assert "date" not in plain.column_names


def logs(scenario: cl.Scenario) -> dict[str, cl.Table]:
    """Every decision log there is."""
    sim = cl.Simulation(scenario, "shadowing")
    sim.run_until(6)
    few: dict[str, Any] = {"strategies": ["shadowing"], "replications": 2, "progress": False}
    return {
        "result": cl.run(scenario, "shadowing", replications=2, records=True, progress=False).decisions,
        "made again": cl.run(scenario, "shadowing", replications=2, progress=False).decisions,
        "comparison": cl.compare(scenario, mechanisms=False, **few).decisions,
        "sweep": cl.sweep(scenario, {"load": [1.0, 1.2]}, **few).decisions,
        "closed": sim.decisions,
        "open": sim.open_decisions,
    }


def test_a_decision_log_has_the_day_on_which_each_came_up(tiny: cl.Scenario, dated: cl.Scenario) -> None:
    plain = logs(tiny)
    for name, table in logs(dated).items():
        columns = table.column_names
        assert columns[columns.index("arrived_weeks") + 1] == "date", name
        assert table["date"].tolist() == dated.date_of(table["arrived_weeks"]).tolist(), name
        assert table.text_of("date") == ("", "day on which it came up"), name
        assert tuple(column for column in columns if column != "date") == plain[name].column_names, name
        assert len(table) == len(plain[name]) > 0, name
        for column in plain[name].column_names:
            assert table[column].dtype == plain[name][column].dtype, (name, column)
            assert table.text_of(column) == plain[name].text_of(column), (name, column)


def stored(path: Path, scenarios: dict[str, cl.Scenario]) -> None:
    with cl.Store(path, create=True) as store:
        for name, scenario in scenarios.items():
            cl.run(scenario.with_({"name": name}), "shadowing", replications=2, store=store, progress=False)


def test_tables_of_a_store_have_them(tiny: cl.Scenario, dated: cl.Scenario, tmp_path: Path) -> None:
    stored(tmp_path / "runs.db", {"dated": dated})
    with cl.open_store(tmp_path / "runs.db") as store:
        for table, week in ((store.series, "week"), (store.decisions, "arrived_weeks")):
            assert table.column_names[table.column_names.index(week) + 1] == "date"
            assert table["date"].tolist() == dated.date_of(table[week]).tolist()
        assert "date" not in store.metrics.column_names
    stored(tmp_path / "plain.db", {"plain": tiny})
    with cl.open_store(tmp_path / "plain.db") as store:
        assert "date" not in {*store.series.column_names, *store.decisions.column_names}


def test_a_store_of_several_scenarios_has_those_that_there_are(
    colead: Command, tiny: cl.Scenario, dated: cl.Scenario, tmp_path: Path
) -> None:
    """Files leave the others empty; a table in memory knows no missing day."""
    later = dated.with_({"observed_from": "2028-01-03", "load": 1.1})
    stored(tmp_path / "two.db", {"dated": dated, "later": later})
    with cl.open_store(tmp_path / "two.db") as store:
        for table, week in ((store.series, "week"), (store.decisions, "arrived_weeks")):
            for name, scenario in (("dated", dated), ("later", later)):
                own = table["scenario"] == name
                assert table["date"][own].tolist() == scenario.date_of(table[week][own]).tolist()
    stored(tmp_path / "mixed.db", {"plain": tiny, "later": later})
    with cl.open_store(tmp_path / "mixed.db") as store:
        assert "date" not in {*store.series.column_names, *store.decisions.column_names}
    to = tmp_path / "tables"
    assert colead("export", tmp_path / "mixed.db", "--csv", to, "--parquet", to).code == 0
    rows = pq.read_table(to / "series.parquet")
    assert rows.schema.names[rows.schema.names.index("week") + 1] == "date"
    assert rows.schema.field("date").type == pa.date32()
    for row in rows.to_pylist():
        assert row["date"] == (later.date_of(row["week"]) if row["scenario"] == "later" else None)
    with (to / "series.csv").open(encoding="utf-8", newline="") as stream:
        written = [row["date"] for row in csv.DictReader(stream)]
    assert written == [str(row["date"] or "") for row in rows.to_pylist()]
    assert "date" not in pq.read_schema(to / "metrics.parquet").names


def test_a_sweep_over_the_date_itself_has_those_of_each_point(tiny: cl.Scenario) -> None:
    asked: dict[str, Any] = {"replications": 1, "progress": False}
    found = cl.sweep(tiny, {"observed_from": ["2027-01-04", "2028-01-03"]}, **asked)
    for table, week in ((found.series, "week"), (found.decisions, "arrived_weeks")):
        for point, monday in enumerate((MONDAY, dt.date(2028, 1, 3))):
            own = table["point"] == point
            days = tiny.with_({"observed_from": monday}).date_of(table[week][own])
            assert table["date"][own].tolist() == days.tolist()
    some = cl.sweep(tiny, {"observed_from": ["", "2027-01-04"]}, **asked)
    assert "date" not in {*some.series.column_names, *some.decisions.column_names}


def test_every_reader_finds_dates(result: cl.Result) -> None:
    series = result.series
    expected = series["date"].tolist()
    assert series.to_arrow().schema.field("date").type == pa.date32()
    assert series.to_arrow()["date"].to_pylist() == expected
    assert pl.DataFrame(series)["date"].dtype == pl.Date
    assert pl.DataFrame(series)["date"].to_list() == expected
    frame = series.to_pandas()
    assert frame["date"].dtype.kind == "M"
    assert frame["date"].dt.date.tolist() == expected
    assert pickle.loads(pickle.dumps(series)).to_dicts()[0]["date"] == expected[0]
    assert series[:3]["date"].tolist() == expected[:3]
    assert "2027-01-04" in result.panel([0], progress=False)._repr_html_()


def test_a_table_takes_days_and_nothing_finer() -> None:
    days = np.array(["2027-01-04", "1969-12-31"], dtype="datetime64[D]")
    assert cl.Table.from_columns({"day": days})["day"].tolist() == days.tolist()
    assert cl.Table.from_columns({"day": days.astype("datetime64[ns]")})["day"].tolist() == days.tolist()
    with pytest.raises(TypeError, match="column 'day' holds a time of day"):
        cl.Table.from_columns({"day": np.array(["2027-01-04T12:00"], dtype="datetime64[s]")})
    with pytest.raises(TypeError, match="column 'day' holds a day that is none"):
        cl.Table.from_columns({"day": np.array(["NaT"], dtype="datetime64[D]")})


def test_the_file_of_events_has_them(colead: Command, tiny_text: str, tmp_path: Path) -> None:
    file, target = tmp_path / "dated.yaml", tmp_path / "events.csv"
    file.write_text(tiny_text.replace("seed: 7", "seed: 7\nobserved_from: 2027-01-04"), encoding="utf-8")
    assert colead("run", file, "--replications", 1, "--quiet", "--events", target).code == 0
    with target.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows
    for row in rows:
        assert dt.date.fromisoformat(row["date"]) == MONDAY + dt.timedelta(days=int(np.floor(7 * float(row["week"]))))


def axis_of(chart: Any) -> tuple[dict[str, Any], list[str], list[dict[str, Any]]]:
    drawn = json.loads(chart.to_json())
    layers = drawn["concat"][0]["layer"] if "concat" in drawn else drawn["layer"]
    tooltip = [one["title"] for layer in layers for one in layer["encoding"].get("tooltip", [])]
    data = max(drawn["datasets"].values(), key=len)
    return layers[0]["encoding"]["x"], tooltip, data


def test_charts_over_time_have_dates(tiny: cl.Scenario, dated: cl.Scenario, result: cl.Result) -> None:
    asked: dict[str, Any] = {"strategies": ["shadowing"], "replications": 2, "mechanisms": False, "progress": False}
    axis, tooltip, data = axis_of(cl.compare(dated, **asked).plot.trust())
    assert (axis["field"], axis["type"], axis["scale"]["type"], axis["title"]) == ("date", "temporal", "utc", "Date")
    assert tooltip == ["Strategy", "Week", "Date", "Mean"]
    assert {row["date"] for row in data if row["week"] == 3} == {"2027-01-25"}
    axis, _, data = axis_of(result.plot.over_time("trust_mean"))
    assert axis["field"] == "date"
    assert all(row["date"] == str(dated.date_of(row["week"])) for row in data)
    axis, tooltip, data = axis_of(cl.compare(tiny, **asked).plot.trust())
    assert (axis["field"], "Date" in tooltip, "date" in data[0]) == ("week", False, False)
