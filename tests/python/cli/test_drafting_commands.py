# SPDX-License-Identifier: Apache-2.0
"""init, scenarios, kinds --find, and what validate tells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import Command

import colead as cl
from colead.drafting.shipped import FILES, shipped_file

SIZES = ("--services", 2, "--managers", 6, "--consultants", 8, "--residents", 6)


def test_init_writes_a_scenario_that_validates_without_a_notice(colead: Command, tmp_path: Path) -> None:
    target = tmp_path / "ours.yaml"
    made = colead("init", *SIZES, "--idea", "monthly learning set", "--idea", "away day", "--output", target)
    assert (made.code, made.out) == (0, "")
    assert str(target) in made.err
    assert (tmp_path / "parts" / "health_service.yaml").is_file()
    assert len(target.read_text(encoding="utf-8").splitlines()) < 80
    told = colead("validate", target)
    assert (told.code, told.err) == (0, "")
    assert "20 people in 2 units" in told.out
    assert "look at" not in told.out
    assert "monthly_learning_set" in told.out
    assert "13 more strategies" not in told.out.split("baseline")[0]


def test_init_reads_a_staff_list_and_writes_over_nothing(colead: Command, tmp_path: Path) -> None:
    staff, target = tmp_path / "staff.csv", tmp_path / "ours.yaml"
    staff.write_text("service,role,people\nTheatres,consultant,4\nTheatres,senior manager,1\n")
    assert colead("init", "--staff", staff, "--output", target).code == 0
    assert cl.Scenario.load(target).people == 5
    again = colead("init", "--staff", staff, "--output", target)
    assert (again.code, "--force" in again.err) == (2, True)
    assert colead("init", "--staff", staff, "--output", target, "--force").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--services", 6), "--managers"),
        ((*SIZES, "--idea", "newsleter"), "newsletter"),
        ((*SIZES, "--staff", "x.csv"), "contradicts"),
        ((*SIZES, "--output", "no/such/folder/x.yaml"), "no folder"),
        (("--staff", "nobody.csv"), "cannot read"),
    ],
)
def test_init_says_what_it_lacks(
    colead: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[object, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    outcome = colead("init", *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert not list(tmp_path.glob("*.yaml"))


def test_scenarios_are_listed_and_copied(colead: Command, tmp_path: Path) -> None:
    listed = colead("scenarios")
    assert listed.code == 0
    assert all(name in listed.out for name in FILES)
    assert json.loads(colead("scenarios", "--json").out)[0]["people"] == 24
    assert colead("scenarios", "small_unit", "--output", tmp_path / "mine").code == 0
    copied = cl.Scenario.load(tmp_path / "mine" / "small_unit.yaml")
    assert copied.canonical() == cl.Scenario.load(shipped_file("small_unit")).canonical()
    assert "already" in colead("scenarios", "small_unit", "--output", tmp_path / "mine").err
    assert "did you mean 'small_unit'" in colead("scenarios", "small_unt").err


def test_an_everyday_name_gives_the_line_the_hours_and_what_is_left_out(colead: Command) -> None:
    found = colead("kinds", "--find", "monthly learning set")
    assert found.code == 0
    assert "kind: programme_provider" in found.out
    assert "h a year" in found.out
    assert "left out" in found.out
    (first, *_) = json.loads(colead("kinds", "--find", "away day", "--json").out)
    assert first["yaml"] == ["- {kind: values_exchange, every_months: 12, session_hours: 7, partners: 6}"]
    hospital = colead("kinds", "--find", "away day", "--scenario", shipped_file("acute_hospital"), "--json")
    assert json.loads(hospital.out)[0]["hours_a_year"] > 10 * first["hours_a_year"]
    assert "did you mean 'newsletter'" in colead("kinds", "--find", "newsleter").err


def test_a_kind_is_found_without_its_catalogue(colead: Command) -> None:
    assert colead("kinds", "shadowing").out == colead("kinds", "interventions", "shadowing").out
    wrong = colead("kinds", "shadwing")
    assert (wrong.code, "did you mean 'shadowing'?" in wrong.err) == (2, True)


def test_validate_lists_fifty_strategies_and_tells_of_the_rest(colead: Command, tiny_file: str, tmp_path: Path) -> None:
    more = "".join(f"  extra_{n}: [{{kind: shadowing, every_weeks: 4}}]\n" for n in range(60))
    many = tmp_path / "many.yaml"
    many.write_text(Path(tiny_file).read_text("utf-8").replace("strategies:\n", "strategies:\n" + more), "utf-8")
    told = colead("validate", many).out
    assert ("extra_49" in told, "extra_50" in told) == (True, False)
    assert "14 more strategies are compared; --json has all." in " ".join(told.split())


def test_validate_tells_people_decisions_and_strategies(colead: Command) -> None:
    told = colead("validate", shipped_file("small_unit")).out
    assert "4 managers: 1 senior, 1 middle-grade, 2 early-career" in told
    assert "bed_flow 6" in told
    assert "626" in told
    record = json.loads(colead("validate", shipped_file("small_unit"), "--json", "-").out)
    (there,) = record.values()
    assert there["people"]["medic"] == {"senior": 12, "mid": 4, "early": 4}
