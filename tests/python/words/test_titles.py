# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pytest

import colead as cl
from colead.experiments.checks.people import FIGURES
from colead.words import titles


def shipped_outputs() -> list[cl._core.OutputInfo]:
    metrics = next(catalogue for catalogue in cl.kinds() if catalogue.name == "metrics")
    return [output for kind in metrics.kinds for output in kind.outputs]


def test_every_shipped_metric_has_a_title_of_its_own() -> None:
    names = [output.name for output in shipped_outputs()]
    assert [name for name in names if not titles.shipped_titles()[name]] == []
    assert len(set(titles.shipped_titles().values())) == len(names)
    assert titles.metric_title("lead_time_p90") == "Lead time of the slowest tenth"


def test_titles_and_units_carry_no_identifier() -> None:
    words = [*titles.shipped_titles().values(), *(titles.unit_words(output.unit) for output in shipped_outputs())]
    assert [word for word in words if "_" in word or "->" in word] == []


def test_an_unknown_metric_is_called_by_its_own_name() -> None:
    assert titles.metric_title("corridor_talk") == "Corridor talk"


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("manager->medic", "Managers towards medics"),
        ("midwife->secretary", "Midwives towards secretaries"),
        ("manager->medic:finance", "Managers towards medics: finance"),
        ("waiting_for_person", "waiting for a person"),
        ("bed_flow", "Bed flow"),
    ],
)
def test_groups_in_words(group: str, words: str) -> None:
    assert titles.group_words(group) == words


@pytest.mark.parametrize(
    ("value", "width", "shown"),
    [
        (-3.81, 0.8, "\u22123.8"),
        (28782.0, 500.0, "28,782"),
        (float("nan"), 1.0, "not known"),
        (0.00961, None, "0.0096"),
    ],
)
def test_numbers_are_as_precise_as_their_interval(value: float, width: float | None, shown: str) -> None:
    assert titles.figures(value, width) == shown


def test_differences_of_shares_are_percentage_points() -> None:
    assert titles.unit_words("share") == "%"
    assert titles.difference_unit("share") == "percentage points"
    assert titles.scale("share") == 100
    assert titles.difference_unit("h") == "hours"


def test_every_figure_of_people_has_a_title() -> None:
    assert list(titles.PEOPLE) == list(FIGURES)
