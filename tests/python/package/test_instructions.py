# SPDX-License-Identifier: Apache-2.0
"""Instructions as a gate: what is recorded, and what is judged against it."""

from __future__ import annotations

import json
import sys

import pytest
from support import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import instructions

RECORDED = {"compiler": "gcc 12.2.0", "plan": 1000, "found": 2000, "decision": 500.0}


def test_what_is_recorded_can_be_judged() -> None:
    recorded = json.loads(instructions.RECORD.read_text("utf-8"))
    assert recorded.keys() == RECORDED.keys()
    lines, fine = instructions.judged(recorded, recorded)
    assert fine
    assert [line.split()[-4] for line in lines] == ["1.000"] * 3


@pytest.mark.parametrize(("decision", "fine"), [(400.0, True), (510.0, True), (510.1, False)])
def test_a_phase_may_take_two_per_cent_more(decision: float, fine: bool) -> None:
    lines, judged = instructions.judged(RECORDED | {"decision": decision}, RECORDED)
    assert judged is fine
    assert lines[2].endswith(", more than 1.02") is not fine


def test_another_compiler_is_told_and_not_judged() -> None:
    lines, fine = instructions.judged(RECORDED | {"compiler": "clang 14", "decision": 900.0}, RECORDED)
    assert (lines, fine) == (["instructions: recorded for gcc 12.2.0, this is clang 14: not judged"], True)
