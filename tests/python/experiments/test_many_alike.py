# SPDX-License-Identifier: Apache-2.0
"""Counts of a file: what is written once stands so often in the run, in tables, what is told and the report."""

from __future__ import annotations

from pathlib import Path

import pytest

import colead as cl
from colead.drafting.what_is_there import what_is_there


@pytest.fixture(scope="module")
def many(tiny: cl.Scenario) -> cl.Scenario:
    """Two hospitals of three wards each: two of the north, one of the south."""
    return tiny.with_({"organisations.hospital.count": 2, "units.north.count": 2})


def test_each_stands_for_itself(tiny: cl.Scenario, many: cl.Scenario) -> None:
    assert list(tiny.units) == ["north", "south"]
    places = ["north_1", "north_2", "south"]
    assert list(many.organisations) == ["hospital_1", "hospital_2"]
    assert list(many.units) == [f"hospital_{n}_{place}" for n in (1, 2) for place in places]
    heads = what_is_there(tiny).units
    assert many.people == 2 * (2 * heads["north"] + heads["south"])


def test_sums_before_a_run_are_of_all(tiny: cl.Scenario, many: cl.Scenario) -> None:
    one, all_of_them = what_is_there(tiny), what_is_there(many)
    assert all_of_them.units == {"north": 4 * one.units["north"], "south": 2 * one.units["south"]}
    assert sum(all_of_them.units.values()) == many.people
    assert 2 * sum(one.decisions.values()) < sum(all_of_them.decisions.values()) < 4 * sum(one.decisions.values())


def test_what_is_written_is_read_back(many: cl.Scenario) -> None:
    again = cl.Scenario.from_yaml(many.written_yaml())
    assert list(again.units) == list(many.units)
    assert again.resolved_json() == many.resolved_json()


def test_once_is_the_scenario_without_counts(tiny: cl.Scenario) -> None:
    once = tiny.with_({"organisations.hospital.count": 1, "units.north.count": 1})
    made = [cl.compare(one, replications=3, progress=False).fingerprint for one in (once, tiny)]
    assert made[0] == made[1]


def test_a_run_and_its_report_tell_of_all(many: cl.Scenario, tmp_path: Path) -> None:
    made = cl.run(many, replications=1, progress=False)
    assert {row["unit"] for row in made.decisions.to_dicts()} == set(many.units)
    page = tmp_path / "report.html"
    cl.compare(many, replications=3, progress=False).report(page)
    assert "6 units" in page.read_text(encoding="utf-8")


def test_what_comes_out_twice_is_refused(tiny: cl.Scenario) -> None:
    text = tiny.written_yaml().replace("  south:\n", "  north_1:\n", 1)
    with pytest.raises(cl.ScenarioError, match="the counts make a second unit 'north_1'"):
        cl.Scenario.from_yaml(text).with_({"units.north.count": 2})
