# SPDX-License-Identifier: Apache-2.0
"""What a scenario offers beside its fields; nothing that is done with it loses ranges, grades or sources."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import ROOT

import colead as cl

SHIPPED = sorted(ROOT.joinpath("scenarios").glob("*.yaml"))
Grounds = dict[str, tuple[float, float, str, str]]


def grounds(scenario: cl.Scenario) -> Grounds:
    """Range, grade and source of every number that states them, by path."""
    stated = [one for one in scenario.assumptions if one.origin == "stated"]
    return {one.path: (one.low, one.high, one.grade, one.source) for one in stated}


def saved(scenario: cl.Scenario, folder: Path) -> cl.Scenario:
    return cl.Scenario.load(scenario.save(folder / "again.yaml"))


WAYS: dict[str, Callable[[cl.Scenario, Path], cl.Scenario]] = {
    "to_dict": lambda one, _: cl.Scenario.from_dict(one.to_dict()),
    "json": lambda one, _: cl.Scenario.from_dict(json.loads(json.dumps(one.to_dict()))),
    "written_yaml": lambda one, _: cl.Scenario.from_yaml(one.written_yaml()),
    "save": saved,
    "pickle": lambda one, _: pickle.loads(pickle.dumps(one)),
    "with_": lambda one, _: one.with_({"seed": 5}),
    "with_strategy": lambda one, _: one.with_strategy("mine", [{"kind": "shadowing"}]),
}


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
@pytest.mark.parametrize("way", WAYS)
def test_every_stated_number_keeps_its_range_grade_and_source(file: Path, way: str, tmp_path: Path) -> None:
    scenario = cl.Scenario.load(file)
    before = grounds(scenario)
    after = grounds(WAYS[way](scenario, tmp_path))
    assert len(before) > 30
    assert {path: after.get(path) for path in before} == before


def test_other_strategies_leave_the_grounds_of_the_rest(tmp_path: Path) -> None:
    scenario = cl.Scenario.load(ROOT / "scenarios" / "acute_hospital.yaml")
    fewer = scenario.only("real_time")
    assert fewer.strategies == (scenario.baseline, "real_time")
    kept = {p: g for p, g in grounds(scenario).items() if not p.startswith("strategies.") or "real_time[" in p}
    assert {path: grounds(fewer).get(path) for path in kept} == kept
    assert saved(fewer, tmp_path) == fewer


def test_what_a_scenario_reads_by_path(tiny: cl.Scenario) -> None:
    assert tiny["seed"] == 7
    assert tiny["decisions.beds.per_week"] == 6
    assert tiny["decisions.beds.needs[1].profession"] == "medic"
    assert tiny["professions.medic.pressure"] == 0.2
    assert tiny["strategies.shadowing"][0]["every_weeks"] == 4
    paths = tiny._ipython_key_completions_()
    assert {"seed", "decisions.beds.per_week", "strategies.shadowing[0].every_weeks"} <= set(paths)
    for path in paths:
        tiny[path]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("decisions.beds.per_weak", r"no 'per_weak' in 'decisions.beds' \(did you mean 'per_week'"),
        ("sede", "no 'sede'.*did you mean 'seed'"),
        ("seed.more", "'seed' has no parts"),
        ("decisions.beds.needs[7]", "has 2 items"),
    ],
)
def test_a_path_that_leads_nowhere_is_told_with_what_is_near(tiny: cl.Scenario, path: str, message: str) -> None:
    with pytest.raises(KeyError, match=message):
        tiny[path]


def test_a_strategy_more(tiny: cl.Scenario) -> None:
    more = tiny.with_strategy("mine", [{"kind": "shadowing", "every_weeks": 2}], title="Mine", description="Often.")
    assert more.strategies == (*tiny.strategies, "mine")
    assert (more.strategy_title("mine"), more.strategy_description("mine")) == ("Mine", "Often.")
    assert more["strategies.mine[0].every_weeks"] == 2
    listed = tiny.with_({"compare.strategies": ["baseline", "shadowing"]})
    assert listed.with_strategy("mine", []).compared == ("baseline", "shadowing", "mine")
    other = tiny.with_strategy("shadowing", [{"kind": "protected_time"}])
    assert other.strategies == tiny.strategies
    assert other["strategies.shadowing[0].kind"] == "protected_time"


def test_another_strategy_of_a_name_is_not_described_as_the_one_before(tiny: cl.Scenario) -> None:
    said = tiny.with_strategy("mine", [{"kind": "shadowing"}], title="Mine", description="Often.")
    silent = said.with_strategy("mine", [{"kind": "protected_time"}])
    assert (silent.strategy_title("mine"), silent.strategy_description("mine")) == ("mine", "")
    partly = said.with_strategy("mine", [], description="Nothing.")
    assert (partly.strategy_title("mine"), partly.strategy_description("mine")) == ("mine", "Nothing.")


def test_a_strategy_may_be_named_with_a_dot_and_by_nothing_that_is_no_id(tiny: cl.Scenario) -> None:
    dotted = tiny.with_strategy("ward.north", [{"kind": "shadowing"}], title="North")
    assert dotted.strategies == (*tiny.strategies, "ward.north")
    assert dotted.strategy_title("ward.north") == "North"
    for name in ("", "a[0]", "a b"):
        with pytest.raises(cl.ScenarioError, match=r"is not an id|no or too many letters"):
            tiny.with_strategy(name, [])


def test_strategies_fewer(tiny: cl.Scenario) -> None:
    assert tiny.only("shadowing").strategies == ("baseline", "shadowing")
    assert tiny.without("placebo", "protected").strategies == ("baseline", "shadowing")
    assert tiny.only("shadowing") == tiny.without("placebo", "protected")
    believed = tiny.with_(
        {
            "expectations": [
                {"strategy": one, "metric": "lead_time_mean", "direction": "must_fall"}
                for one in ("placebo", "shadowing")
            ]
        }
    )
    assert [one.strategy for one in believed.only("shadowing").expectations] == ["shadowing"]
    with pytest.raises(cl.ModelError, match="'baseline' is the baseline"):
        tiny.without("baseline")
    with pytest.raises(cl.ModelError, match="did you mean 'shadowing'"):
        tiny.only("shadowin")


# Where the schema lets the file choose the names, `with_` takes a new one.
NEW: dict[str, Any] = {
    "professions.nurse": {"pressure": 0.2},
    "calendars.shifts": {"weeks": [{"open": ["mon-fri 11:00-17:00"], "duty": ["mon-fri 09:00-17:00"]}]},
    "organisations.clinic": {"title": "A clinic"},
    "decisions.rota": {"per_week": 1, "needs": [{"profession": "manager"}], "due_days": 3, "rule": "unanimity"},
    "arrival_profiles.mornings": {"hours": [{"at": ["mon-fri 08:00-10:00"], "weight": 2}]},
    "unit_types.desk": {"staff": [{"profession": "manager", "count": 1, "calendar": "office"}]},
    "units.west": {"type": "ward"},
    "strategies.mine": [{"kind": "shadowing"}],
    "strategy_texts.shadowing": {"title": "Days beside each other"},
    "compare.matters.lead_time_mean": {"difference": 1.0},
}


@pytest.mark.parametrize("path", NEW)
def test_a_new_name_is_added_where_names_are_the_files_own(tiny: cl.Scenario, path: str) -> None:
    more = tiny.with_({path: NEW[path]})
    assert more != tiny
    above, _, name = path.rpartition(".")
    assert name in more.to_dict()[above] if "." not in above else more[above]
    for key in grounds(tiny):
        assert grounds(more)[key] == grounds(tiny)[key]


def test_every_mapping_whose_names_are_free_takes_a_new_one() -> None:
    """The schema tells which: those whose names follow a pattern and nothing else."""
    free = set()

    def walk(node: Any, path: str) -> None:
        for name, inner in node.get("properties", {}).items():
            own = f"{path}.{name}" if path else name
            if "propertyNames" in inner:
                free.add(own)
            if isinstance(inner, dict):
                walk(inner, own)

    walk(cl.schema(), "")
    tried = {path.rpartition(".")[0] for path in NEW}
    assert free == tried


def test_an_item_is_added_to_a_list(tiny: cl.Scenario) -> None:
    more = tiny.with_({"strategies.shadowing[+]": {"kind": "protected_time"}})
    assert [one["kind"] for one in more["strategies.shadowing"]] == ["shadowing", "protected_time"]
    twice = tiny.with_(
        {"strategies.mine": [{"kind": "shadowing"}], "strategies.mine[+]": {"kind": "protected_time", "dose": 0.5}}
    )
    assert [one["kind"] for one in twice["strategies.mine"]] == ["shadowing", "protected_time"]
    assert (
        tiny.with_({"decisions.beds.needs[+]": {"profession": "medic"}})["decisions.beds.needs[2].profession"]
        == "medic"
    )


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("strategies.mine", 3, "unknown key 'mine' in strategies"),
        ("strategys.mine", [], "did you mean 'strategies'"),
        ("decisions.beds.per_weak", {"value": 3}, "did you mean 'per_week'"),
        ("decisions.rota.per_week", 3, "unknown key 'rota' in decisions"),
        ("strategies.shadowing[+].dose", 1, r"'\[\+\]' adds an item"),
        ("strategies.shadowing[1]", {"kind": "shadowing"}, "has 1 items"),
        ("decisions.beds[+]", {}, "is no list"),
    ],
)
def test_a_slip_is_no_addition(tiny: cl.Scenario, path: str, value: Any, message: str) -> None:
    with pytest.raises(cl.ScenarioError, match=message):
        tiny.with_({path: value})


def test_equal_scenarios_say_the_same(tiny: cl.Scenario, tiny_text: str) -> None:
    again = cl.Scenario.from_yaml(tiny_text)
    assert again == tiny
    assert hash(again) == hash(tiny)
    assert tiny.with_({"seed": 8}) != tiny
    told = {"value": 0.2, "range": [0.1, 0.5], "grade": "C", "source": "a guess"}
    assert tiny.with_({"professions.medic.pressure": told}) != tiny  # another range
    assert tiny != "tiny"
    assert len({tiny, again}) == 1


def test_a_saved_scenario_gives_the_same_runs(tiny: cl.Scenario, tmp_path: Path) -> None:
    again = saved(tiny, tmp_path)
    one, other = (cl.run(each, replications=1, progress=False) for each in (tiny, again))
    assert one == other
    with pytest.raises(OSError, match="no_such_folder"):
        tiny.save(tmp_path / "no_such_folder" / "x.yaml")
