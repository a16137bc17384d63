# SPDX-License-Identifier: Apache-2.0
"""One measurement counts once, however many staff groups it stands at; each assumption counts."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from support import ROOT

import colead as cl
from colead.base.grades import by_grade


@dataclass(frozen=True)
class Number:
    path: str
    value: float
    grade: str
    source: str


def test_what_one_source_says_counts_once_and_each_assumption_counts() -> None:
    numbers = [
        Number("unit_types.ward.staff[0].absence.sickness_share", 0.0119, "A", "hscic_2012"),
        Number("unit_types.ward.staff[1].absence.sickness_share", 0.0119, "A", "hscic_2012"),
        Number("unit_types.ward.staff[2].absence.sickness_share", 0.0412, "A", "hscic_2012"),
        Number("units.ward.safety", 0.62, "A", "staff_survey_2023"),
        Number("decisions.rota.per_week", 1.0, "C", "assumed_arrivals"),
        Number("decisions.beds.per_week", 1.0, "C", "assumed_arrivals"),
        Number("compare.replications", 20.0, "", ""),
        Number("horizon_weeks", 20.0, "", ""),
    ]
    assert by_grade(numbers) == {"A": 3, "C": 2, "": 2}


def test_the_same_value_of_another_field_or_source_is_another_number() -> None:
    numbers = [
        Number("professions.medic.prior_ability", 0.65, "R", "hsj_2003"),
        Number("professions.medic.prior_benevolence", 0.65, "R", "hsj_2003"),
        Number("professions.manager.prior_ability", 0.65, "R", "davies_2003"),
    ]
    assert by_grade(numbers) == {"R": 3}


@pytest.mark.parametrize("name", ["small_unit", "acute_hospital"])
def test_a_scenario_counts_its_numbers_itself_and_to_the_same_end(name: str) -> None:
    scenario = cl.Scenario.load(ROOT / "scenarios" / f"{name}.yaml")
    expected = by_grade(scenario.assumptions)
    assert expected["A"] > 0
    assert scenario.numbers_by_grade == {grade: expected[grade] for grade in ("", "A", "B", "C", "R")}
