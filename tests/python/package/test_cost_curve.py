# SPDX-License-Identifier: Apache-2.0
"""The table of what a decision costs as the service grows: figures beside their goals, and the slope of the whole."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import cost_curve

PROGRAM = """#!{python}
import json, sys
hospitals = int(sys.argv[1])
print(json.dumps({{
    "hospitals": hospitals, "people": 300 * hospitals, "ties": 4500 * hospitals, "found_seconds": 0.01,
    "run_seconds": 0.02 * hospitals ** 1.5, "decided": 500 * hospitals, "ns_a_decision": 10000 * hospitals ** 0.5,
    "allocations_a_decision": 0.7,
    "empty_bytes": 1e6, "peak_bytes": 1e6 + 1e6 * hospitals, "network_bytes": 225000 * hospitals,
}}))
"""


def test_the_slope_is_that_of_the_power() -> None:
    assert cost_curve.slope([(x, 3.0 * x**1.2) for x in (10.0, 100.0, 5000.0)]) == pytest.approx(1.2)


@pytest.mark.parametrize(
    ("people", "goal"), [(297, "1"), (29_700, "1.3"), (148_000, "1.5"), (1_500_000, "2"), (9_000_000, "")]
)
def test_what_a_decision_may_cost_depends_on_the_size(people: int, goal: str) -> None:
    assert cost_curve.goal_of(people) == goal


def test_a_line_a_size_with_goals(tmp_path: Path) -> None:
    program = tmp_path / "decision_cost"
    program.write_text(PROGRAM.format(python=sys.executable), encoding="utf-8")
    program.chmod(0o755)
    head, first, second, last = cost_curve.curve(program, [1, 100], ["4", "4"], 0)
    assert head.split()[:3] == ["hospitals", "people", "decided"]
    assert len(head) == len(first) == len(second)
    # people, decided, found, ns, times the first, goal, instructions, times the first, goal, allocations, bytes a
    # person and a tie
    assert " ".join(first.split()) == "1 300 500 0.01 10,000 1.00 1 - - 1 0.70 0 - 1,000 50.0 40"
    assert " ".join(second.split()) == "100 30,000 50,000 0.01 100,000 10.00 1.3 - - 1.3 0.70 0 2,583 1,000 50.0 40"
    assert last == "log-log slope of CPU seconds over people: 1.500 (goal 1.05)"
