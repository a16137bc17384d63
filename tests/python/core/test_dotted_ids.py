# SPDX-License-Identifier: Apache-2.0
"""Ids with a dot: their paths lead where they should, or they are refused where a dot parts names."""

from __future__ import annotations

import pytest

import colead as cl
from colead.experiments.ranges import varied_numbers
from colead.experiments.studies.changes import changed

# By what they name: as it is written in tiny.yaml and with a dot, and the beginning of paths to it.
DOTTED = {
    "strategy": ("  shadowing: [", "  'sha.dow': [", "strategies.sha.dow"),
    "profession": ("medic", "me.dic", "professions.me.dic"),
    "calendar": ("office", "of.fice", "calendars.of.fice"),
    "organisation": ("hospital:", "hos.pital:", "organisations.hos.pital"),
    "unit type": ("ward", "w.ard", "unit_types.w.ard"),
}
PARTING = {"unit": ("north", "n.orth"), "decision class": ("beds", "be.ds")}


@pytest.mark.parametrize("what", DOTTED)
def test_paths_through_an_id_with_a_dot_are_read_and_written(tiny_text: str, what: str) -> None:
    old, new, path = DOTTED[what]
    scenario = cl.Scenario.from_yaml(tiny_text.replace(old, new))
    assert scenario[path] is not None
    assert cl.Scenario.from_yaml(scenario.written_yaml()) == scenario
    assert cl.Scenario.from_dict(scenario.to_dict()) == scenario
    within = [one for one in scenario.assumptions if one.path.startswith(path)]
    for one in within:
        assert scenario[one.path] == one.value
        assert scenario.with_({one.path: scenario[one.path]})[one.path] == one.value
    assert within or what in ("calendar", "organisation")
    assert cl.run(scenario, scenario.strategies[2], replications=1, progress=False).figures


@pytest.mark.parametrize("what", PARTING)
def test_a_dot_in_what_parts_names_is_refused(tiny_text: str, what: str) -> None:
    old, new = PARTING[what]
    with pytest.raises(cl.ScenarioError, match=f"the id '{new}' of a {what} holds a dot, which parts the names of"):
        cl.Scenario.from_yaml(tiny_text.replace(old, new))


@pytest.mark.parametrize("what", DOTTED)
def test_the_same_numbers_vary_whether_an_id_has_a_dot_or_not(tiny: cl.Scenario, tiny_text: str, what: str) -> None:
    old, new, _ = DOTTED[what]
    dotted = cl.Scenario.from_yaml(tiny_text.replace(old, new))
    for at in (None, 1, 2, 3):
        plain, other = (
            varied_numbers(one, strategies=None if at is None else [one.strategies[at]]) for one in (tiny, dotted)
        )
        assert [(one.low, one.high, len(one.also)) for one in other.varied] == [
            (one.low, one.high, len(one.also)) for one in plain.varied
        ]
        assert other.unvaried == plain.unvaried


def test_a_strategy_with_a_dot_is_compared_swept_and_stressed(tiny_text: str) -> None:
    old, new, path = DOTTED["strategy"]
    scenario = cl.Scenario.from_yaml(tiny_text.replace(old, new))
    assert scenario.only("sha.dow").strategies == ("baseline", "sha.dow")
    found = cl.compare(scenario, strategies=["sha.dow"], replications=2, mechanisms=False, progress=False)
    assert found.effect("sha.dow", "trust_mean").pairs == 2
    dose = f"{path}[0].dose"
    swept = cl.sweep(scenario, {dose: [0.5, 1.0]}, strategies=["sha.dow"], replications=1, progress=False)
    assert [point[dose] for point in swept.points] == [0.5, 1.0]
    stressed = cl.stress(scenario, worlds=20, strategies=["sha.dow"], replications=2, only=[path], progress=False)
    assert {one.path.startswith(path) for one in stressed.varied} == {True}


def test_a_mapping_in_a_study_joins_what_stands_at_a_path_with_a_dot(tiny_text: str) -> None:
    old, new, path = DOTTED["profession"]
    scenario = cl.Scenario.from_yaml(tiny_text.replace(old, new))
    assert changed(scenario, {path: {"title": "Medics"}})[f"{path}.pressure"] == scenario[f"{path}.pressure"]
