# SPDX-License-Identifier: Apache-2.0
"""observed_from, the Monday of week 0: how it is written, what it moves (nothing), and the days of weeks."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
from support import Command

import colead as cl

MONDAY = dt.date(2027, 1, 4)


@pytest.fixture(scope="module")
def dated(tiny: cl.Scenario) -> cl.Scenario:
    return tiny.with_({"observed_from": "2027-01-04"})


def test_it_is_a_date_or_none(tiny: cl.Scenario, dated: cl.Scenario) -> None:
    assert (tiny.observed_from, dated.observed_from) == (None, MONDAY)
    assert tiny["observed_from"] == ""
    assert tiny.with_({"observed_from": MONDAY}) == dated != tiny
    assert cl.Scenario.from_dict(tiny.to_dict() | {"observed_from": MONDAY}) == dated
    assert cl.Scenario.from_yaml(dated.resolved_yaml()).observed_from == MONDAY
    assert json.loads(dated.resolved_json())["observed_from"] == "2027-01-04"
    assert [one.path for one in cl.diff(tiny, dated).partings] == ["observed_from"]


def test_no_run_depends_on_it_and_stored_ones_stay_good(tiny: cl.Scenario, dated: cl.Scenario, tmp_path: Path) -> None:
    with cl.Store(tmp_path / "runs.db", create=True) as store:
        asked: dict[str, Any] = {"replications": 2, "store": store, "progress": False}
        one, other = (cl.run(which, "shadowing", **asked) for which in (tiny, dated))
        assert len(store) == 2
    fresh = cl.run(dated, "shadowing", replications=2, progress=False)
    assert [run.trace for run in fresh.runs] == [run.trace for run in one.runs]
    assert [run.outputs for run in fresh.runs] == [run.outputs for run in one.runs]
    assert [run.trace for run in one.runs] == [run.trace for run in other.runs]
    assert [run.outputs for run in one.runs] == [run.outputs for run in other.runs]
    assert tiny.canonical() == dated.canonical()


def test_the_day_of_a_week(dated: cl.Scenario, tiny: cl.Scenario) -> None:
    assert dated.date_of(0) == MONDAY
    assert dated.date_of(1 / 7) == MONDAY + dt.timedelta(days=1)
    assert dated.date_of(0.999 / 7) == MONDAY
    assert dated.date_of(-1) == dt.date(2026, 12, 28)
    assert dated.date_of(-0.01) == dt.date(2027, 1, 3)
    assert [dated.date_of(day / 7) for day in range(1500)] == [MONDAY + dt.timedelta(days=day) for day in range(1500)]
    found = dated.date_of([0, 12.5, float("nan")])
    assert found.dtype == np.dtype("datetime64[D]")
    assert found.tolist() == [MONDAY, dt.date(2027, 4, 1), None]
    for wrong, error in ((float("nan"), ValueError), (1e6, ValueError), ("0", TypeError), (True, TypeError)):
        with pytest.raises(error, match="weeks must"):
            dated.date_of(wrong)
    with pytest.raises(cl.ModelError, match="does not say when observation begins: give it observed_from"):
        tiny.date_of(0)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (dt.date(2027, 1, 5), "2027-01-05 is a Tuesday, and weeks begin on a Monday"),
        ("4.1.2027", "'4.1.2027' is not a date from 1900 to 2999"),
        (dt.datetime(2027, 1, 4), "'2027-01-04T00:00:00' is not a date from 1900 to 2999"),
        (20270104, "'20270104' is not a date from 1900 to 2999"),
    ],
)
def test_what_is_no_monday_is_refused_with_the_one_meant(tiny: cl.Scenario, value: Any, told: str) -> None:
    with pytest.raises(cl.ScenarioError) as refused:
        tiny.with_({"observed_from": value})
    (problem,) = refused.value.diagnostics
    assert problem.message == f"observed_from: {told}"
    assert (problem.expected, problem.suggestion) == ("a Monday as year-month-day, such as 2027-01-04", "2027-01-04")


def test_the_command_says_where_it_stands(colead: Command, tiny_text: str, tmp_path: Path) -> None:
    file = tmp_path / "dated.yaml"
    file.write_text(tiny_text.replace("seed: 7", "seed: 7\nobserved_from: 04.01.2027"), encoding="utf-8")
    outcome = colead("validate", file)
    assert outcome.code == 2
    assert f"{file}:8:16: TYPE: observed_from: '04.01.2027' is not a date" in outcome.err.replace("\n", "")
    assert "did you mean '2027-01-04'?" in outcome.err


def test_commands_say_from_when_to_when(colead: Command, tiny_text: str, tiny_file: str, tmp_path: Path) -> None:
    file = tmp_path / "dated.yaml"
    file.write_text(tiny_text.replace("seed: 7", "seed: 7\nobserved_from: 2027-01-04"), encoding="utf-8")
    assert "observed: 2027-01-04 to 2027-03-28 " in colead("validate", file).out  # 12 weeks
    shown = colead("show", file).out
    assert shown.startswith("# observed from 2027-01-04 to 2027-03-28\n")
    assert cl.Scenario.from_yaml(shown).observed_from == MONDAY
    assert "observed" not in colead("validate", tiny_file).out
    assert "2027-01-04 to 2027-03-28" in cl.Scenario.load(file)._repr_html_()


def test_the_schema_knows_its_form() -> None:
    form = cl.schema()["properties"]["observed_from"]
    for good in ("2027-01-04", ""):
        jsonschema.validate(good, form)
    for bad in ("04.01.2027", 20270104, "soon"):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, form)
