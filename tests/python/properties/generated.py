# SPDX-License-Identifier: Apache-2.0
"""Scenarios as hypothesis draws them: small organisations of every shape, with numbers from anywhere in their ranges.

The field table says what may be written: `cl.kinds()` which kinds there are, `Scenario.assumptions` which numbers a
scenario rests on and between what limits. So what is new in the library is drawn without a change here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import assume, strategies

import colead as cl
from colead import _core

MOST_PEOPLE = 60
MOST_DECISIONS = 300  # expected in one run: what is larger is for the budget, not for these tests
TRIED = "tried"
SMALLEST = 1e-6  # of numbers that are drawn between the limits; the limits themselves are tried as they are

Json = dict[str, Any]


def kinds(catalogue: str) -> list[str]:
    return next([kind.name for kind in one.kinds] for one in _core.kinds() if one.name == catalogue)


def _network(names: Sequence[str]) -> strategies.SearchStrategy[Json]:
    by_kind = {
        "barabasi_albert": {"edges_per_person": 1},
        "edge_list": {"ties": []},
        "erdos_renyi": {"mean_degree": 1},
        "stochastic_block": {"mean_degree": 1, "within_unit": 0.5},
        "watts_strogatz": {"degree": 2},
    }
    return strategies.sampled_from(sorted(names)).map(lambda kind: {"kind": kind, **by_kind.get(kind, {})})


TIERS = strategies.sampled_from(["early", "mid", "senior", "board"])


@strategies.composite
def _staff(draw: strategies.DrawFn, professions: Sequence[str]) -> list[Json]:
    """At least one of each profession, so that most decisions find whom they need."""
    group = {"calendar": "office", "tenure_years": draw(strategies.sampled_from([0.25, 2, 20]))}
    return [
        {"profession": name, "tier": draw(TIERS), "count": draw(strategies.integers(1, 4)), **group}
        for name in (*professions, *draw(strategies.lists(strategies.sampled_from(professions), max_size=2)))
    ]


@strategies.composite
def _decision(draw: strategies.DrawFn, professions: Sequence[str]) -> Json:
    needed = draw(strategies.lists(strategies.sampled_from(professions), min_size=1, max_size=3, unique=True))
    return {
        "per_week": draw(strategies.sampled_from([0, 0.5, 3, 12])),
        "needs": [{"profession": name} for name in needed],
        "due_days": draw(strategies.sampled_from([0.5, 3, 30])),
        "effort_hours": draw(strategies.sampled_from([0, 0.25, 2])),
        "meeting_minutes": draw(strategies.sampled_from([5, 30, 120])),
        "urgent": draw(strategies.booleans()),
        "rule": draw(strategies.sampled_from(kinds("decisions"))),
    }


@strategies.composite
def written(draw: strategies.DrawFn) -> Json:
    """A scenario as one writes it; not every one is valid."""
    professions = ["manager", "medic", "nurse"][: draw(strategies.integers(2, 3))]
    classes = ["beds", "rota"][: draw(strategies.integers(1, 2))]
    return {
        "colead": 1,
        "name": "drawn",
        "seed": draw(strategies.integers(0, 2**64 - 1)),
        "horizon_weeks": draw(strategies.sampled_from([0.01, 1, 4, 9])),
        "warm_up_weeks": draw(strategies.sampled_from([0, 2])),
        "professions": {name: {} for name in professions},
        "calendars": {
            "office": {"weeks": [{"open": ["mon-fri 10:00-17:00"], "duty": ["mon-fri 09:00-17:00"]}]},
            "nights": {"weeks": [{"open": ["mon-thu 20:00-23:00"], "duty": ["mon-thu 19:00-24:00"]}]},
        },
        "organisations": {name: {} for name in ["trust", "county"][: draw(strategies.integers(1, 2))]},
        "decisions": {name: draw(_decision(professions)) for name in classes},
        "unit_types": {"ward": {"staff": draw(_staff(professions)), "decisions": {name: {} for name in classes}}},
        "units": {name: {"type": "ward"} for name in ["north", "south", "east"][: draw(strategies.integers(1, 3))]},
        "network": draw(_network(kinds("generators"))),
        "trust": draw(strategies.sampled_from(kinds("trust"))),
        "influence": draw(strategies.sampled_from(kinds("influence"))),
        "strategies": {
            "baseline": [],
            TRIED: [
                {"kind": kind, "dose": draw(strategies.sampled_from([0, 0.5, 1, 3]))}
                for kind in draw(strategies.lists(strategies.sampled_from(kinds("interventions")), max_size=3))
            ],
        },
    }


def in_range(low: float, high: float, whole: bool) -> strategies.SearchStrategy[float]:
    if whole:
        return strategies.integers(int(low), int(min(high, low + 100)))
    inside = strategies.floats(max(low, SMALLEST), min(high, max(low, SMALLEST) + 1000)) if high > SMALLEST else None
    ends = strategies.sampled_from([low, high])
    return ends if inside is None else strategies.one_of(ends, inside)


def affordable(scenario: cl.Scenario) -> bool:
    """By the estimate that the library makes of a run before it: whether it takes moments."""
    weeks = scenario.warm_up_weeks + scenario.horizon_weeks
    return scenario.people <= MOST_PEOPLE and weeks <= 30 and scenario.decisions_per_week * weeks <= MOST_DECISIONS


def accepted(scenario: cl.Scenario) -> bool:
    """What `colead validate` looks at beside the file itself."""
    try:
        _core.Experiment(scenario)
    except cl.ScenarioError:
        return False
    return True


@strategies.composite
def scenarios(draw: strategies.DrawFn) -> cl.Scenario:
    """A valid scenario that takes moments: a small organisation, and up to three of its numbers moved."""
    try:
        scenario = cl.Scenario.from_dict(draw(written()))
    except cl.ScenarioError:
        assume(False)
    changes = {}
    for number in draw(strategies.lists(strategies.sampled_from(scenario.assumptions), max_size=3)):
        if number.path not in ("colead", "seed"):
            whole = number.value == int(number.value) and number.unit in ("people", "ties", "options", "cues", "")
            changes[number.path] = draw(in_range(number.low, number.high, whole))
    try:
        scenario = scenario.with_(changes)
    except cl.ScenarioError:  # numbers that do not go together are refused with their line: tests of bad inputs
        assume(False)
    assume(affordable(scenario) and accepted(scenario))
    return scenario
