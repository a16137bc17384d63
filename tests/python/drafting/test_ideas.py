# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from typing import Any

import pytest

import colead as cl
from colead.base.errors import ModelError
from colead.drafting.cannot_act import why_it_cannot_act
from colead.drafting.ideas import find_ideas, ideas, near_names, priced
from colead.drafting.shipped import reference
from colead.drafting.staff import people_of
from colead.drafting.wanted import wanted
from colead.drafting.yaml_text import flow

EVERYDAY = (
    *("learning set", "away day", "buddy scheme", "Schwartz round", "board round", "huddle", "joint induction"),
    *("paired learning", "360 feedback", "action learning", "coaching", "newsletter", "mentoring", "town hall"),
)


@pytest.mark.parametrize("idea", ideas(), ids=lambda idea: idea.id)
def test_every_idea_fits_into_the_shipped_unit_and_can_act_there(idea: Any) -> None:
    (one,) = priced([idea], reference())
    lines = "\n".join(f"    {line}" for line in idea.lines)
    resolved = json.loads(reference().resolved_json())
    text = json.dumps(resolved | {"strategies": "HERE", "expectations": [], "compare": {}})
    read = cl.Scenario.from_yaml(text.replace('"HERE"', json.dumps({"baseline": []}), 1))
    written = cl.Scenario.from_yaml(f"strategies:\n  baseline: []\n  idea:\n{lines}\n" + without_strategies(read))
    (kinds,) = [[part["kind"] for part in json.loads(written.resolved_json())["strategies"]["idea"]]]
    assert tuple(kinds) == one.kinds
    people = people_of(resolved)
    assert not any(
        why_it_cannot_act(part, people, resolved) for part in json.loads(written.resolved_json())["strategies"]["idea"]
    )
    assert idea.left_out
    assert one.hours.a_year >= 0


def without_strategies(scenario: cl.Scenario) -> str:
    resolved = json.loads(scenario.resolved_json())
    return "\n".join(
        f"{key}: {json.dumps(value)}" for key, value in resolved.items() if key not in ("strategies", "strategy_texts")
    )


def test_there_are_at_least_forty_and_no_name_stands_twice() -> None:
    names = [name.lower() for idea in ideas() for name in idea.names]
    assert len(ideas()) >= 40
    assert len(names) == len(set(names))
    assert len({idea.id for idea in ideas()}) == len(ideas())


@pytest.mark.parametrize("name", [name for idea in ideas() for name in idea.names])
def test_every_name_finds_its_own_idea_first(name: str) -> None:
    assert name in find_ideas(name)[0].names


@pytest.mark.parametrize("name", EVERYDAY)
def test_everyday_names_are_found(name: str) -> None:
    assert find_ideas(name)


def test_what_nobody_calls_anything_is_not_found_and_a_slip_is_near_something() -> None:
    assert find_ideas("xylophone") == ()
    assert "newsletter" in near_names("newsleter")
    assert near_names("blah") == ()
    assert find_ideas("monthly") == ()


def test_hours_are_those_of_the_scenario_that_is_asked() -> None:
    (idea,) = find_ideas("away day")[:1]
    (small,) = priced([idea], reference())
    assert small.hours.a_year == pytest.approx(24 * 7 * 2 / (104 / 52.1775))  # twice in 104 weeks


def test_words_of_rhythm_length_and_people_change_the_line() -> None:
    (one,) = wanted("weekly learning set for consultants, 90 minutes").interventions
    assert one["every_weeks"] == 1
    assert "every_months" not in one
    assert one["session_hours"] == 1.5
    assert (one["tiers"], one["professions"]) == (["senior"], ["medic"])
    (kept,) = wanted("protected hour, 2 hours").interventions
    assert kept["hours_per_week"] == 2
    with pytest.raises(ModelError, match="no idea is called 'xylophone'"):
        wanted("xylophone")


def test_flow_writes_what_yaml_reads_back() -> None:
    assert flow({"a": True, "b": [1, 0.5, "x y"], "c": "word"}) == '{a: true, b: [1, 0.5, "x y"], c: word}'
