# SPDX-License-Identifier: Apache-2.0
"""An exception in the middle of an event leaves a run that nothing can be told of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sample_kinds

import colead as cl

GO_ON: dict[str, Callable[[cl.Simulation], object]] = {
    "finish": lambda sim: sim.finish(),
    "step": lambda sim: sim.step(),
    "run_until": lambda sim: sim.run_until(12),
    "people": lambda sim: sim.people,
    "units": lambda sim: sim.units,
    "network": lambda sim: sim.network,
    "decisions": lambda sim: sim.decisions,
    "open_decisions": lambda sim: sim.open_decisions,
    "a copy": lambda sim: sim.branch().finish(),
    "another strategy": lambda sim: sim.branch(strategy="shadowing"),
    "other luck": lambda sim: sim.branch(replication=1),
}


@pytest.fixture
def sim(tiny_text: str) -> cl.Simulation:
    text = f"{tiny_text}\ntrust: failing_trust\n"
    return cl.Simulation(cl.Scenario.from_yaml(text, "own.yaml", kinds=[sample_kinds.FailingTrust]))


@pytest.mark.parametrize("call", GO_ON)
def test_a_run_does_not_go_on_after_an_exception_inside_an_event(sim: cl.Simulation, call: str) -> None:
    with pytest.raises(LookupError, match="no such memory"):
        sim.finish()
    week = sim.now_weeks
    assert 4 < week < 12
    said = rf"this run is broken since week {round(week, 2):g}, .*: begin it again, or go on from a branch made before"
    with pytest.raises(cl.ModelError, match=said):
        GO_ON[call](sim)
    assert (sim.now_weeks, sim.finished) == (week, False)


def test_a_branch_made_before_is_whole(sim: cl.Simulation) -> None:
    sim.run_until(3)
    before = sim.branch()
    with pytest.raises(LookupError):
        sim.finish()
    before.run_until(3.5)
    assert before.now_weeks == 3.5
    assert len(before.people) == len(cl.Simulation(sim.scenario).people)
