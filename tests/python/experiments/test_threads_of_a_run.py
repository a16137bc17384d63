# SPDX-License-Identifier: Apache-2.0
"""A living run in many hands: whoever comes second is refused or sees what is so, whatever they ask."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import colead as cl

WEEKS = 6
ASKED: dict[str, Callable[[cl.Simulation], Any]] = {
    "people": lambda sim: len(sim.people),
    "units": lambda sim: len(sim.units),
    "network": lambda sim: len(sim.network.ties),
    "decisions": lambda sim: len(sim.decisions),
    "open decisions": lambda sim: len(sim.open_decisions),
    "branch": lambda sim: sim.branch().now_weeks,
    "other luck": lambda sim: sim.branch(replication=1).replication,
    "copy": lambda sim: copy.copy(sim).seed,
    "repr": repr,
    "notebook": lambda sim: sim._repr_html_(),
    "clock": lambda sim: (sim.now_weeks, sim.finished, sim.events),
    "names": lambda sim: (sim.strategy, sim.seed, sim.replication, sim.scenario.name),
    "graphml": lambda sim: sim.network.to_networkx().number_of_nodes(),
}


def asked_while_running(sim: cl.Simulation, ask: list[Callable[[cl.Simulation], Any]]) -> list[Exception]:
    """What three threads are refused with while a fourth carries the run on."""
    refused: list[Exception] = []
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            for one in ask:
                try:
                    one(sim)
                except Exception as error:
                    refused.append(error)

    looking = [threading.Thread(target=look) for _ in range(3)]
    for thread in looking:
        thread.start()
    try:
        for week in range(1, WEEKS + 1):
            while sim_weeks(sim) < week:
                try:
                    sim.run_until(week)
                except cl.ModelError as error:
                    refused.append(error)
    finally:
        over.set()
        for thread in looking:
            thread.join()
    return refused


def sim_weeks(sim: cl.Simulation) -> float:
    try:
        return sim.now_weeks
    except cl.ModelError:
        return -1.0


@pytest.mark.parametrize("what", [*ASKED, "everything"])
def test_a_run_that_goes_on_is_refused_to_others_or_told_as_it_is(tiny: cl.Scenario, what: str) -> None:
    scenario = tiny.with_({"decisions.beds.per_week": 200.0})
    sim = cl.Simulation(scenario)
    refused = asked_while_running(sim, [*ASKED.values()] if what == "everything" else [ASKED[what]])
    assert {str(error) for error in refused} <= {"this run is being carried on by another thread"}
    assert {type(error) for error in refused} <= {cl.ModelError}
    alone = cl.Simulation(scenario)
    alone.run_until(WEEKS)
    assert (sim.now_weeks, sim.events) == (alone.now_weeks, alone.events)
    assert repr(sim.people.to_dicts()) == repr(alone.people.to_dicts())
    assert repr(sim.decisions.to_dicts()) == repr(alone.decisions.to_dicts())


def test_a_run_that_others_look_at_is_saved_as_it_is(tiny: cl.Scenario, tmp_path: Path) -> None:
    sim = cl.Simulation(tiny.with_({"decisions.beds.per_week": 200.0}))
    refused = asked_while_running(sim, [lambda run: run.save(tmp_path / f"{threading.get_ident()}.json")])
    assert {str(error) for error in refused} <= {"this run is being carried on by another thread"}
    sim.save(tmp_path / "whole.json")
    assert cl.Simulation.load(tmp_path / "whole.json").events == sim.events
