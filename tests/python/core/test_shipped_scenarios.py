# SPDX-License-Identifier: Apache-2.0
"""What a referee asks of the shipped organisations: whoever owns what, who is away, and what each number rests on."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import Any

import pytest
from support import ROOT

import colead as cl
from colead.base.grades import by_grade
from colead.sources import cited

NAMES = ["small_unit", "acute_hospital", "care_system", "health_service_england"]


@cache
def shipped(name: str) -> cl.Scenario:
    return cl.Scenario.load(ROOT / "scenarios" / f"{name}.yaml")


@cache
def resolved(name: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(shipped(name).resolved_json())
    return made


@pytest.mark.parametrize("name", NAMES)
def test_nothing_needs_attention(name: str) -> None:
    assert list(shipped(name).notices) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_profession_owns_most_of_what_is_decided(name: str) -> None:
    """By classes, and by the hours of preparation they take a week in a unit of load 1."""
    classes = resolved(name)["decisions"].values()
    owned: Counter[str] = Counter()
    hours: Counter[str] = Counter()
    for one in classes:
        owner = one["needs"][0]["profession"]
        owned[owner] += 1
        hours[owner] += one["per_week"] * one["effort_hours"]
    takes_part = {need["profession"] for one in classes for need in one["needs"]}
    assert set(owned) == takes_part
    assert max(owned.values()) <= 0.6 * owned.total()
    assert max(hours.values()) <= 0.6 * hours.total()


@pytest.mark.parametrize("name", NAMES)
def test_everybody_is_away_as_much_as_is_published(name: str) -> None:
    rates = {"medic": 0.0119, "manager": 0.0412, "nurse": 0.0412, "employee": 0.0412}  # hscic_2012
    for unit_type in resolved(name)["unit_types"].values():
        for group in unit_type["staff"]:
            assert group["absence"]["sickness_share"] == rates[group["profession"]]
            assert group["absence"]["annual_leave_weeks"] == 7.6  # leave_terms


@pytest.mark.parametrize("name", NAMES)
def test_meetings_are_late_as_often_as_is_published(name: str) -> None:
    meetings = resolved(name)["behaviour"]["meetings"]
    assert meetings["late"] == pytest.approx(1 - 0.27)  # hsj_2008
    assert 0 < meetings["cancelled"] < 0.2


@pytest.mark.parametrize("name", NAMES)
def test_each_hypothesis_of_a_programme_has_its_strategies(name: str) -> None:
    wanted = {"upstream", "late_merge", "learning_network", "open_conversation", "values_exchange", "leader_behaviour"}
    assert wanted <= set(shipped(name).strategies)


def test_programmes_are_voluntary_unless_the_idea_is_that_they_are_not() -> None:
    not_asked = {"protected_time", "parachute", "entry_curriculum", "common_standards", "joint_accountability"}
    for interventions in resolved("small_unit")["strategies"].values():
        for one in interventions:
            if one["kind"] not in not_asked | {"structured_tool"}:
                assert one["selection"] == "voluntary", one["kind"]


def test_some_decisions_of_the_hospital_need_all_three_professions_and_another_unit() -> None:
    needs = [one["needs"] for one in resolved("acute_hospital")["decisions"].values()]
    assert sum(len({need["profession"] for need in each}) == 3 for each in needs) >= 4
    assert sum(any(need["unit"] == "other" for need in each) for each in needs) >= 3


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_says_what_it_rests_on(name: str) -> None:
    """Numbers with grounds of their own cite a source that there is; an assumption says its range."""
    for number in shipped(name).assumptions:
        if number.origin != "stated":
            continue
        assert cited(number.source), f"{number.path}: {number.source}"
        assert number.low < number.high, number.path


def test_one_measurement_counts_once() -> None:
    assert by_grade(shipped("acute_hospital").assumptions)["A"] < 10
