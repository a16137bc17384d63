# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import colead as cl
from colead import _core
from colead.base.errors import ScenarioError
from colead.drafting.draft import Draft, decisions_for, draft_text
from colead.drafting.shipped import FILES, PART, folder, scenarios, shipped_file
from colead.drafting.teams import Team, read_staff, teams_of
from colead.drafting.wanted import wanted
from colead.drafting.what_is_there import what_is_there

IDEAS = ("monthly learning set", "away day", "shadowing day", "protected hour")


def loaded(tmp_path: Path, draft: Draft) -> cl.Scenario:
    (tmp_path / "parts").mkdir(exist_ok=True)
    shutil.copyfile(folder() / PART, tmp_path / PART)
    path = tmp_path / "own.yaml"
    path.write_text(draft_text(draft), encoding="utf-8")
    return cl.Scenario.load(path)


def draft(teams: tuple[Team, ...], title: str = "Our hospital") -> Draft:
    return Draft(title, teams, tuple(wanted(one) for one in IDEAS), None)


@pytest.mark.parametrize(
    "sizes", [(6, 14, 40, 30), (1, 1, 1, 0), (1, 4, 12, 8), (3, 3, 7, 2), (20, 60, 150, 160), (2, 2, 2, 1)]
)
def test_a_draft_of_any_size_is_read_without_a_mistake_or_a_notice(tmp_path: Path, sizes: tuple[int, ...]) -> None:
    services, managers, consultants, residents = sizes
    scenario = loaded(tmp_path, draft(teams_of(services, managers, consultants, residents)))
    _core.Experiment(scenario)
    there = what_is_there(scenario)
    assert scenario.people == managers + consultants + residents
    assert len(scenario.units) == services
    assert sum(there.people["manager"].values()) == managers
    assert there.people["medic"]["senior"] == consultants
    assert there.look_at == ()
    assert set(scenario.compared) == {"monthly_learning_set", "away_day", "shadowing_day", "protected_hour"}


def test_a_draft_runs(tmp_path: Path) -> None:
    scenario = loaded(tmp_path, draft(teams_of(1, 3, 4, 2))).with_({"horizon_weeks": 13.0})
    found = cl.compare(scenario, replications=2, mechanisms=False, progress=False)
    assert found.strategies == ("baseline", "monthly_learning_set", "away_day", "shadowing_day", "protected_hour")
    assert scenario.strategy_title("away_day") == "Away day"
    assert "all 9 people" in next(one.words for one in what_is_there(scenario).strategies if one.id == "away_day")


def test_classes_whose_people_are_not_there_do_not_arise() -> None:
    assert "business_case" not in decisions_for({"senior manager": 1, "consultant": 5})
    assert "business_case" in decisions_for({"senior manager": 1, "manager": 1, "consultant": 5})
    assert decisions_for({"consultant": 5}) == []


def test_names_with_signs_of_yaml_are_kept(tmp_path: Path) -> None:
    teams = tuple(
        Team(name, {"senior manager": 1, "consultant": 2}) for name in ('Ear: "nose", #throat', "Ear - nose - throat")
    )
    scenario = loaded(tmp_path, draft(teams, title="Yes: 100 % {ours}"))
    assert scenario.title == "Yes: 100 % {ours}"
    assert len(scenario.units) == 2


def test_a_staff_list_is_read_with_either_sign_between(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("Service;Role;People\nCardiology;consultant;7\nCardiology;Manager;2\n\nTheatres;consultant;4\n")
    assert read_staff(str(path)) == (
        Team("Cardiology", {"consultant": 7, "manager": 2}),
        Team("Theatres", {"consultant": 4}),
    )
    path.write_text("people,service,role,note\n7,Cardiology,consultant,x\n")
    assert read_staff(str(path)) == (Team("Cardiology", {"consultant": 7}),)


def test_every_mistake_of_a_staff_list_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("service,role,people\nA,consultnat,7\nA,consultant,7.5\n,consultant,3\n")
    with pytest.raises(ScenarioError) as caught:
        read_staff(str(path))
    found = caught.value.diagnostics
    assert [(one.line, one.column) for one in found] == [(2, 3), (3, 14), (4, 1)]
    assert found[0].suggestion == "consultant"
    assert "7.5" in found[1].message
    for text, said in (("service,role\n", "people"), ("", "service"), ("service,role,people\n", "nobody")):
        path.write_text(text)
        with pytest.raises(ScenarioError, match=said):
            read_staff(str(path))
    with pytest.raises(ScenarioError, match="cannot read"):
        read_staff(str(tmp_path / "nobody.csv"))


def test_shipped_scenarios_are_all_there_and_ask_something() -> None:
    found = scenarios()
    assert [one.name for one in found] == list(FILES)
    assert all(one.asks and one.people > 0 for one in found)
    files = {path.relative_to(folder()).as_posix() for path in folder().rglob("*.yaml")}
    assert files == {*FILES.values(), PART}
    with pytest.raises(cl.ModelError, match="small_unit"):
        shipped_file("small_unt")
