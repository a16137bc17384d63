# SPDX-License-Identifier: Apache-2.0
"""What the reporting pages say of the shipped hospital is what its file says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from support import ROOT

import colead as cl
from colead.words.main_metrics import MAIN_METRICS

NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
           "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")  # fmt: skip
PAGE = (ROOT / "docs/stress_des.md").read_text(encoding="utf-8")


def item(number: str) -> str:
    found = re.search(rf"^\| {re.escape(number)} .*$", PAGE, re.MULTILINE)
    assert found is not None, number
    return found[0]


@pytest.fixture(scope="module")
def hospital() -> cl.Scenario:
    return cl.Scenario.load(ROOT / "scenarios/acute_hospital.yaml")


def test_outputs_are_those_of_the_table() -> None:
    assert [metric for metric in MAIN_METRICS if f"`{metric}`" not in item("1.2")] == []


def test_strategies_are_counted(hospital: cl.Scenario) -> None:
    assert f"{NUMBERS[len(hospital.compared) - 1].capitalize()} strategies against a baseline" in item("1.3")


def test_components_are_those_of_the_file(hospital: cl.Scenario) -> None:
    settings = json.loads(hospital.resolved_json())
    said = item("2.5")
    owners = [one["needs"][0]["profession"] for one in settings["decisions"].values()]
    counts = {name: NUMBERS[owners.count(name)] for name in ("manager", "medic", "nurse")}
    assert f"{hospital.people} managers, medics and nurse leaders in {len(settings['units'])} units" in said
    assert (
        f"decisions of {NUMBERS[len(owners)]} classes, {counts['manager']} owned by managers, {counts['medic']} by "
        f"medics, {counts['nurse']} by nurses"
    ) in said


def test_lengths_and_luck_are_those_of_the_file(hospital: cl.Scenario) -> None:
    assert f"Warm-up {hospital.warm_up_weeks:g} weeks" in item("4.1")
    assert f"{hospital.horizon_weeks:g} weeks after the warm-up" in item("4.2")
    assert f"{hospital.replications} replications by default" in item("4.3")
    assert f"Seed {hospital.seed}." in item("5.2")


def test_the_warm_up_does_what_it_says(hospital: cl.Scenario) -> None:
    found = cl.warm_up(hospital, replications=5, progress=False)
    late = {one.metric: one.weeks for one in found.metrics if one.settled and one.weeks > hospital.warm_up_weeks}
    moving = [one.metric for one in found.metrics if not one.settled]
    good = len(found.metrics) - len(late) - len(moving)
    said = item("4.1")
    assert f"{NUMBERS[good]} of {NUMBERS[len(found.metrics)]} series settle within it" in said
    assert [name for name in (*late, *moving) if f"`{name}`" not in said] == []
    assert f"ask for {min(late.values()):g} to {max(late.values()):g} weeks" in said
    assert f"still move after {found.watched_weeks:g}" in said
    shifts = {one.metric: one for one in found.metrics}
    for words, metric in (("E-I index .005", "ei_index"), ("trust .003", "trust_mean"), ("safety .001", "safety_mean")):
        assert words in said
        assert float(words.split()[-1]) == pytest.approx(shifts[metric].shift, abs=0.0005)
    falling = shifts["misperception"]
    assert falling.shift == pytest.approx(-0.007, abs=0.0005)
    assert falling.shift < -4 * falling.shift_error


def test_most_numbers_are_of_grade_c_as_it_says(hospital: cl.Scenario) -> None:
    grades = [one.grade for one in hospital.assumptions]
    assert "Most numbers are of grade C" in item("3.4")
    assert grades.count("C") > len(grades) / 2


@pytest.mark.parametrize(
    "page", ["docs/stress_des.md", "docs/odd_d.md", "docs/trace.md", "docs/reference/parameters.md"]
)
def test_every_row_of_a_table_has_all_its_cells(page: str) -> None:
    lines = Path(ROOT, page).read_text(encoding="utf-8").splitlines()
    tables = [line for line in lines if line.startswith("|")]
    assert len(tables) >= 10
    assert [line for line in tables if not line.rstrip().endswith("|")] == []


def test_the_table_of_parameters_has_every_number(hospital: cl.Scenario) -> None:
    page = (ROOT / "docs/reference/parameters.md").read_text(encoding="utf-8")
    ours = [one for one in hospital.assumptions if not one.path.startswith("evidence")]  # measured, no parameters
    assert len(re.findall(r"^\| `", page, re.MULTILINE)) == len(ours)
