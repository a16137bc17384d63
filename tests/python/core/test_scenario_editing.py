# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest
from support import ROOT

import colead as cl

SHIPPED = sorted(ROOT.joinpath("scenarios").glob("*.yaml"))


@pytest.fixture(scope="module")
def hospital() -> cl.Scenario:
    return cl.Scenario.load(ROOT / "scenarios" / "acute_hospital.yaml")


def assumption(scenario: cl.Scenario, path: str) -> cl._core.Assumption:
    return next(record for record in scenario.assumptions if record.path == path)


def plain(scenario: cl.Scenario) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(scenario.resolved_json())
    return made


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_dict_of_every_value_is_the_same_scenario(file: Path) -> None:
    scenario = cl.Scenario.load(file)
    assert cl.Scenario.from_dict(plain(scenario)).canonical() == scenario.canonical()


def test_a_dict_may_be_any_mapping_of_any_sequences(tiny: cl.Scenario) -> None:
    tree = plain(tiny)
    tree["criteria"] = tuple(tree["criteria"])
    tree["units"]["south"]["load"] = np.float64(1.5)
    tree["seed"] = np.uint64(7)
    assert cl.Scenario.from_dict(MappingProxyType(tree)).canonical() == tiny.canonical()


def test_seeds_are_exact(tiny: cl.Scenario) -> None:
    assert cl.Scenario.from_dict(plain(tiny) | {"seed": 2**64 - 1}).seed == 2**64 - 1
    assert tiny.with_({"seed": 2**53 + 1}).seed == 2**53 + 1


@pytest.mark.parametrize(
    ("path", "value", "code", "what"),
    [
        ("seed", True, "TYPE", "seed"),
        ("seed", -1, "", "seed"),
        ("seed", 2**64, "RANGE", "64 bits"),
        ("seed", 1.5, "", "seed"),
        ("load", float("nan"), "RANGE", "load: NaN"),
        ("load", float("inf"), "RANGE", "load: infinity"),
        ("load", False, "TYPE", "load"),
        ("load", "1", "TYPE", "load"),
        ("load", 1e9, "RANGE", "load"),
        ("load", b"1", "TYPE", "load: a bytes has no place"),
        ("load", object(), "TYPE", "load: a object has no place"),
        ("name", "a\x1bb", "ENCODING", "name"),
        ("name", "\ud800", "ENCODING", "half a character"),
        ("name", "x" * 70_000, "LIMIT", "too long"),
        ("units", {1: {}}, "SCHEMA", "the key 1 is no text"),
        ("units", {"": {}}, "LIMIT", "a key has no"),
        ("extends", "other.yaml", "PATH", "'other.yaml' cannot be extended from here"),
        ("hozirons", 3, "SCHEMA", "unknown key 'hozirons'"),
    ],
)
def test_what_is_wrong_in_a_dict_is_named_with_its_path(
    tiny: cl.Scenario, path: str, value: object, code: str, what: str
) -> None:
    with pytest.raises(cl.ScenarioError, match=what) as caught:
        cl.Scenario.from_dict(plain(tiny) | {path: value}, name="mine")
    first = caught.value.diagnostics[0]
    assert first.file == "mine"
    assert first.path.startswith(path)
    assert code in ("", first.code)


def test_what_holds_itself_is_refused(tiny: cl.Scenario) -> None:
    tree = plain(tiny)
    tree["units"]["north"] = tree
    with pytest.raises(cl.ScenarioError, match="nested too deep, or holds itself"):
        cl.Scenario.from_dict(tree)


@pytest.mark.parametrize("odd", [None, 3, "colead: 1", [("colead", 1)]])
def test_a_scenario_is_made_of_a_mapping(odd: Any) -> None:
    with pytest.raises(TypeError, match="mapping must be a mapping, not "):
        cl.Scenario.from_dict(odd)


def test_a_replaced_value_makes_a_new_scenario(tiny: cl.Scenario) -> None:
    busier = tiny.with_({"decisions.beds.per_week": 12.0})
    assert plain(busier)["decisions"]["beds"]["per_week"] == 12
    assert plain(tiny)["decisions"]["beds"]["per_week"] == 6
    assert busier.with_({"decisions.beds.per_week": 6}).canonical() == tiny.canonical()


def test_nothing_replaced_is_the_same_scenario(hospital: cl.Scenario) -> None:
    assert hospital.with_({}).canonical() == hospital.canonical()


def test_a_stated_value_keeps_range_and_grade(hospital: cl.Scenario) -> None:
    path = "decisions.rota_gap.per_week"
    before, after = assumption(hospital, path), assumption(hospital.with_({path: 2.5}), path)
    assert (before.low, before.high, before.grade, before.source, "stated") == (
        after.low,
        after.high,
        after.grade,
        after.source,
        after.origin,
    )
    assert after.value == 2.5


def test_a_fact_may_be_replaced_as_a_whole(tiny: cl.Scenario) -> None:
    fact = {"value": 0.3, "range": [0.2, 0.5], "grade": "B", "source": "a survey"}
    told = assumption(tiny.with_({"professions.medic.pressure": fact}), "professions.medic.pressure")
    assert (told.value, told.low, told.high, told.grade) == (0.3, 0.2, 0.5, "B")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("unit_types.specialty.staff[0].count", 2),
        ("strategies.real_time[0].every_weeks", 3),
        ("behaviour.spread.values", 21.5),
        ("societal_weights", {"safety": 0.5, "access": 0.5}),
        ("compare.replications", 7),
        ("decisions.rota_gap.needs[1].count", 3),
        ("trust.kind", "beta_evidence"),
        ("question", "Why?"),
    ],
)
def test_values_anywhere_can_be_replaced(hospital: cl.Scenario, path: str, value: Any) -> None:
    changed = plain(hospital.with_({path: value}))
    found: Any = changed
    for step in path.replace("[", ".").replace("]", "").split("."):
        found = found[int(step)] if isinstance(found, list) else found[step]
    if isinstance(value, dict):
        assert {key: weight for key, weight in found.items() if weight} == value
    else:
        assert found == value


def test_only_what_is_named_is_replaced(hospital: cl.Scenario) -> None:
    before, after = plain(hospital), plain(hospital.with_({"behaviour.spread.values": 21.5}))
    assert before["behaviour"]["spread"].pop("values") != after["behaviour"]["spread"].pop("values") == 21.5
    assert before == after


def test_a_kind_written_as_its_name_takes_parameters(tiny_text: str) -> None:
    scenario = cl.Scenario.from_yaml(tiny_text.replace("[{kind: protected_time}]", "[protected_time]"))
    share = next(iter(set(plain(scenario)["strategies"]["protected"][0]) - {"kind"}))
    value = plain(scenario)["strategies"]["protected"][0][share]
    assert scenario.with_({f"strategies.protected[0].{share}": value}).canonical() == scenario.canonical()


def test_later_paths_see_earlier_replacements(tiny: cl.Scenario) -> None:
    changes = {"strategies.baseline": [{"kind": "shadowing"}], "strategies.baseline[0].dose": 2}
    assert plain(tiny.with_(changes))["strategies"]["baseline"][0]["dose"] == 2


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("decisions.beds.per_weak", "per_week"),
        ("decisions.bedz.per_week", "beds"),
        ("decisons.beds.per_week", "decisions"),
        ("strategies.shadowing[0].doze", "dose"),
    ],
)
def test_a_path_that_leads_nowhere_is_refused_with_a_near_name(tiny: cl.Scenario, path: str, near: str) -> None:
    with pytest.raises(cl.ScenarioError, match="unknown key") as caught:
        tiny.with_({path: 1.0})
    assert caught.value.path == path
    assert caught.value.diagnostics[0].suggestion == near
    assert caught.value.diagnostics[0].file.endswith("tiny.yaml")


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("", "empty path"),
        ("seed.part", "'seed' is a single value"),
        ("units[0]", "'units' is no list"),
        ("strategies.shadowing[1].dose", "has 1 items"),
        ("strategies.shadowing[-1].dose", "a position such as"),
        ("strategies.shadowing[0", "a position such as"),
        ("strategies.shadowing[0]dose", "must be followed by"),
        ("strategies.shadowing[99999999999999999999].dose", "a position such as"),
        ("decisions..per_week", "unknown key ''"),
        ("decisions.", "unknown key ''"),
    ],
)
def test_a_path_is_spelt_as_in_assumptions(tiny: cl.Scenario, path: str, what: str) -> None:
    with pytest.raises(cl.ScenarioError, match=what) as caught:
        tiny.with_({path: 1})
    assert caught.value.path == path


def test_every_assumption_can_be_set_by_its_path(tiny: cl.Scenario) -> None:
    for record in tiny.assumptions:
        value = record.value
        whole = record.unit in {"people", "runs", "people needed"} or float(value).is_integer()
        try:
            changed = tiny.with_({record.path: int(value) if whole else value})
        except cl.ScenarioError as error:
            pytest.fail(f"{record.path}: {error}")
        assert changed.canonical() == tiny.canonical(), record.path


@pytest.mark.parametrize(
    ("value", "code"), [(True, "TYPE"), (-1, "RANGE"), ("many", "TYPE"), ([1], "TYPE"), (float("nan"), "RANGE")]
)
def test_a_wrong_value_is_refused_at_its_path(hospital: cl.Scenario, value: object, code: str) -> None:
    path = "decisions.rota_gap.per_week"
    with pytest.raises(cl.ScenarioError) as caught:
        hospital.with_({path: value})
    assert caught.value.code == code
    assert caught.value.path.startswith(path)
    assert caught.value.file


def test_a_value_outside_its_own_range_is_refused(tiny: cl.Scenario) -> None:
    with pytest.raises(cl.ScenarioError, match="outside its own range"):
        tiny.with_({"professions.medic.pressure": 0.9})


def test_changes_are_a_mapping_of_texts(tiny: cl.Scenario) -> None:
    with pytest.raises(TypeError, match="changes must be a mapping, not "):
        tiny.with_([("seed", 1)])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="every path must be a text"):
        tiny.with_({1: 1})  # type: ignore[dict-item]


def test_an_edited_scenario_survives_pickling(hospital: cl.Scenario) -> None:
    edited = hospital.with_({"decisions.rota_gap.per_week": 2.5, "seed": 2**64 - 1})
    assert pickle.loads(pickle.dumps(edited)).canonical() == edited.canonical()


def test_an_edited_scenario_runs(tiny: cl.Scenario) -> None:
    few = cl.run(tiny, replications=2, progress=False).figure("joint_hours")
    many = cl.run(tiny.with_({"decisions.beds.per_week": 30}), replications=2, progress=False).figure("joint_hours")
    assert min(many.values) > max(few.values)


class Odd(Mapping[str, Any]):
    """A mapping that gives something else for its items."""

    def __init__(self, given: Any) -> None:
        self.given = given

    def __getitem__(self, key: str) -> Any:
        return key

    def __iter__(self) -> Iterator[str]:
        return iter("a")

    def __len__(self) -> int:
        return 1

    def items(self) -> Any:
        return self.given


@pytest.mark.parametrize("items", [[1, 2], [("a",)], [("a", 1, 2)], [["a", 1]], ["ab"], 3, None])
def test_a_mapping_whose_items_are_no_pairs_is_refused_where_it_stands(tiny: cl.Scenario, items: Any) -> None:
    for ask, name in ((cl.Scenario.from_dict, "mapping"), (tiny.with_, "changes")):
        for tree, place in ((Odd(items), ""), ({"units": {"north": [Odd(items)]}}, "['units']['north'][0]")):
            told = f"{name}{place}: items of Odd must be pairs of a key and a value, not "
            with pytest.raises(TypeError, match=f"^{re.escape(told)}"):
                ask(tree)


def test_a_mapping_that_holds_itself_often_is_refused_at_once() -> None:
    tree: dict[str, Any] = {}
    tree |= {"a": tree, "b": [tree, tree]}
    with pytest.raises(cl.ScenarioError, match="nested too deep, or holds itself"):
        cl.Scenario.from_dict(tree)
