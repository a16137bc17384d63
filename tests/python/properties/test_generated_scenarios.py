# SPDX-License-Identifier: Apache-2.0
"""Any valid scenario runs, keeps what every run keeps, and gives the same bits on two threads."""

from __future__ import annotations

import generated
import promises
import pytest
from hypothesis import given

import colead as cl


@given(generated.scenarios())
def test_whatever_is_accepted_runs_and_keeps_what_is_promised(scenario: cl.Scenario) -> None:
    promises.check_all(scenario, generated.TRIED)


# What once failed. A week of 40 hours on duty, 35 of them open, and courses with more to prepare than that.
def _prepared_at_home(session_hours: float, preparation_hours: float, dose: float, weeks: float = 1) -> cl.Scenario:
    course = {
        "kind": "blended_course",
        "dose": dose,
        "session_hours": session_hours,
        "preparation_hours": preparation_hours,
        "selection": "everybody",
    }
    needs = [{"profession": name} for name in ("manager", "medic")]
    staff = [{"profession": name, "tier": "mid", "count": 2, "calendar": "office"} for name in ("manager", "medic")]
    return cl.Scenario.from_dict(
        {
            "colead": 1,
            "name": "courses",
            "seed": 1,
            "horizon_weeks": weeks,
            "warm_up_weeks": 0,
            "professions": {"manager": {}, "medic": {}},
            "calendars": {"office": {"weeks": [{"open": ["mon-fri 10:00-17:00"], "duty": ["mon-fri 09:00-17:00"]}]}},
            "organisations": {"trust": {}},
            "decisions": {"beds": {"per_week": 3, "needs": needs, "rule": "majority"}},
            "unit_types": {"ward": {"staff": staff, "decisions": {"beds": {}}}},
            "units": {"north": {"type": "ward"}},
            "network": {"kind": "barabasi_albert", "edges_per_person": 1},
            "strategies": {"baseline": [], generated.TRIED: [course, course]},
        }
    )


@pytest.mark.parametrize(
    ("session_hours", "preparation_hours", "dose", "weeks"),
    [(3.5, 80, 0.5, 1), (3.5, 80, 0.5, 9), (0, 80, 1, 4), (7, 20, 1, 1), (8, 80, 3, 4)],
)
def test_preparation_takes_the_duty_that_is_there(
    session_hours: float, preparation_hours: float, dose: float, weeks: float
) -> None:
    promises.check_all(_prepared_at_home(session_hours, preparation_hours, dose, weeks), generated.TRIED)
