# SPDX-License-Identifier: Apache-2.0
"""Two numbers of which a sentence says that they differ are never written alike."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any, cast

import pytest

import colead as cl
from colead import explain
from colead.report import ReportContent
from colead.report.blocks import Table
from colead.report.turning import would_turn
from colead.statistics.flips import Flip
from colead.words import phrases, titles


@pytest.mark.parametrize(
    ("one", "other", "form", "shown"),
    [
        (0.31, 0.44, ".2f", ("0.31", "0.44")),
        (0.4401, 0.4432, ".2f", ("0.440", "0.443")),
        (0.1841, 0.1839, ".0%", ("18.41%", "18.39%")),
        (0.452, 0.4524, ".3g", ("0.452", "0.4524")),
        (0.5, 0.5, ".2f", ("0.50", "0.50")),
    ],
)
def test_digits_are_added_until_two_numbers_differ(one: float, other: float, form: str, shown: tuple[str, str]) -> None:
    assert phrases.told_apart(one, other, form) == shown


def test_figures_of_two_runs_differ_where_the_runs_do() -> None:
    assert titles.figures_apart(65.2, 80.1) == ("65", "80")
    assert titles.figures_apart(65.2, 65.3) == ("65.20", "65.30")
    assert titles.figures_apart(65.2, 65.2) == ("65", "65")


def test_the_smallest_change_that_would_have_turned_a_decision_is_seen() -> None:
    scenario = cl.Scenario.load("small_unit").with_({"horizon_weeks": 13, "warm_up_weeks": 4})
    account = explain.why(scenario, strategy="check_ins", replication=2, decision="service.bed_flow.25")
    changes = re.findall(r"(\S+) instead of (\S+?):", " ".join(str(account).split()))
    assert changes, "this decision is told with what would have turned it"
    assert all(after != before for after, before in changes), changes


def test_a_number_that_turns_the_answer_is_not_told_from_the_wrong_side_of_today() -> None:
    flip = Flip("load", True, 1.0449, 1.0, 1.1, "shadowing", 0.6, 0.3, 40, 0.01)
    content = SimpleNamespace(
        tried=SimpleNamespace(flips=(flip,), worlds=40),
        scenario=SimpleNamespace(assumptions=(SimpleNamespace(path="load", value=1.0441),)),
        called=lambda name: name,
    )
    (table,) = would_turn(cast("ReportContent", content))
    assert isinstance(table, Table)
    row: list[Any] = list(table.rows[0])
    assert row[1:3] == ["1.044", "above 1.045"]
