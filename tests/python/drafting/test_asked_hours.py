# SPDX-License-Identifier: Apache-2.0
"""Hours asked, by hand and beside those that runs charge."""

from __future__ import annotations

import json
from typing import Any

import pytest

import colead as cl
from colead.drafting.asked_hours import AskedHours, asked_hours, together
from colead.drafting.shipped import reference
from colead.drafting.staff import people_of

YEARS = 104 / 52.1775


def asked(*interventions: dict[str, Any]) -> AskedHours:
    scenario = reference().with_({"strategies.check_ins": list(interventions)})
    resolved = json.loads(scenario.resolved_json())
    people = people_of(resolved)
    return together([asked_hours(one, people, resolved) for one in resolved["strategies"]["check_ins"]])


# small_unit: 24 people, 4 of them managers, 12 consultants; 104 weeks
@pytest.mark.parametrize(
    ("intervention", "hours", "sure"),
    [
        ({"kind": "check_in", "every_weeks": 1, "session_hours": 0.5}, 24 * 104 * 0.5, "all"),
        ({"kind": "check_in", "every_weeks": 1, "session_hours": 0.5, "dose": 2}, 2 * 24 * 104 * 0.5, "all"),
        ({"kind": "check_in", "every_weeks": 10, "session_hours": 1, "start_week": 50}, 24 * 6, "all"),
        ({"kind": "check_in", "every_weeks": 10, "session_hours": 1, "lasts_weeks": 20}, 24 * 2, "all"),
        ({"kind": "check_in", "every_weeks": 0, "session_hours": 1, "professions": ["manager"]}, 4, "all"),
        (
            {"kind": "silo_training", "every_weeks": 52, "session_hours": 2, "share": 0.5, "tiers": ["senior"]},
            26,
            "all",
        ),
        ({"kind": "shadowing", "every_weeks": 52, "session_hours": 7.5, "host_hours": 4}, 24 * 2 * 11.5, "all"),
        ({"kind": "blended_course", "every_weeks": 52, "session_hours": 3, "preparation_hours": 4}, 24 * 2 * 7, "all"),
        ({"kind": "protected_time", "hours_per_week": 0.5}, 24 * 104 * 0.5, "all"),
        ({"kind": "parachute", "every_weeks": 26, "share": 0.5, "session_hours": 10}, 12 * 4 * 10, "most"),
        ({"kind": "structured_tool"}, 0, "none"),
        ({"kind": "check_in", "every_weeks": 1, "session_hours": 0.5, "budget_hours": 2}, 2 * 105, "all"),
    ],
)
def test_hours_are_heads_times_length_times_occasions(intervention: dict[str, Any], hours: float, sure: str) -> None:
    found = asked(intervention)
    assert found.a_year == pytest.approx(hours / YEARS)
    assert found.sure == sure


def test_newcomers_are_counted_by_tenure_and_rotation() -> None:
    # 4 managers of 6, 5, 4, 4 years; 12 consultants of 18; 4 residents a year, 4 three times a year
    entrants = 1 / 6 + 1 / 5 + 2 / 4 + 12 / 18 + 4 + 12
    found = asked({"kind": "entry_curriculum", "session_hours": 10, "share": 0.5})
    assert found.a_year == pytest.approx(0.5 * 10 * entrants)


def test_parts_of_a_strategy_add_up() -> None:
    one, rule = {"kind": "check_in", "every_weeks": 1}, {"kind": "structured_tool"}
    assert asked(one, rule).a_year == asked(one).a_year
    assert asked(one, one).a_year == pytest.approx(2 * asked(one).a_year)


def test_no_run_charges_more_than_was_asked_and_reserved_time_charges_all() -> None:
    strategies = ["protected_time", "silo_training", "real_time", "shadowing", "check_ins", "learning_network"]
    scenario = reference().with_({"horizon_weeks": 52.0})
    resolved = json.loads(scenario.resolved_json())
    people = people_of(resolved)
    comparison = cl.compare(scenario, strategies=strategies, replications=2, mechanisms=False, progress=False)
    charged = {cost.strategy: cost.programme_hours * 52.1775 / 52 for cost in comparison.costs}
    for name in strategies:
        most = together([asked_hours(one, people, resolved) for one in resolved["strategies"][name]])
        assert 0 < charged[name] <= most.a_year * 1.001, name
    assert charged["protected_time"] == pytest.approx(24 * 0.5 * 52.1775)
