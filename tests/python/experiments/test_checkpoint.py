# SPDX-License-Identifier: Apache-2.0
"""A living run is saved, and goes on elsewhere with the same bits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import colead as cl
from colead.experiments.checkpoint import digest


def prints(sim: cl.Simulation) -> list[tuple[int, int]]:
    return [(run.trace, run.outputs) for run in sim.finish().runs]


@pytest.mark.parametrize("steps", [0, 1, 137])
@pytest.mark.parametrize("week", [-2.0, -0.5, 3.3, 12.0])
def test_a_run_goes_on_with_the_same_bits(tiny: cl.Scenario, tmp_path: Path, week: float, steps: int) -> None:
    sim = cl.Simulation(tiny, "shadowing", replication=1)
    sim.run_until(week)
    for _ in range(steps):
        sim.step()
    again = cl.Simulation.load(sim.save(tmp_path / "run.json"))
    assert (again.now_weeks, again.events, again.strategy) == (sim.now_weeks, sim.events, "shadowing")
    assert (again.seed, again.replication) == (7, 1)
    assert digest(again._run) == digest(sim._run)
    assert prints(again) == prints(sim) == prints(cl.Simulation(tiny, "shadowing", replication=1))


def test_branches_are_taken_again_where_they_were_taken(tiny: cl.Scenario, tmp_path: Path) -> None:
    sim = cl.Simulation(tiny)
    sim.run_until(2.5)
    sim.step()
    turned = sim.branch(strategy="protected")
    turned.run_until(5)
    turned = turned.branch(replication=9)
    turned.run_until(6)
    again = cl.Simulation.load(turned.save(tmp_path / "run.json"))
    assert (again.strategy, again.replication) == ("protected", 9)
    assert prints(again) == prints(turned) != prints(cl.Simulation(tiny, "protected", replication=9))
    with pytest.raises(cl.ModelError, match="cannot be run again from the beginning"):
        again.why("north.beds.1")


def test_a_file_that_is_no_checkpoint_or_not_the_same_run_is_refused(tiny: cl.Scenario, tmp_path: Path) -> None:
    sim = cl.Simulation(tiny)
    sim.run_until(1)
    good: dict[str, Any] = json.loads(sim.save(tmp_path / "run.json").read_text("utf-8"))
    cases = {
        "comes out otherwise": good | {"digest": "0" * 64},
        "is no checkpoint that this version reads": good | {"colead_checkpoint": 2},
        "is no checkpoint that colead wrote": {name: value for name, value in good.items() if name != "turns"},
        "the run ends after": good | {"reached": {"week": 1.0, "events": 10**9}},
        "checkpoint lacks 'digest'": {name: value for name, value in good.items() if name != "digest"},
        "checkpoint has no place for 'luck'": good | {"luck": 1},
        r"checkpoint.reached.week must be float, not '1'": good | {"reached": {"week": "1", "events": 1}},
        r"checkpoint.reached.events must be int, not True": good | {"reached": {"week": 1.0, "events": True}},
        r"checkpoint.turns must be a list, not \{\}": good | {"turns": {}},
        r"checkpoint.turns\[0\] must be an object, not 3": good | {"turns": [3]},
        r"checkpoint.begun.seed must be int, not 7.5": good | {"begun": good["begun"] | {"seed": 7.5}},
        "replication must be from 0 to": good
        | {"turns": [{"at": good["reached"], "strategy": None, "replication": -1}]},
        "seed must be from 0 to": good | {"begun": good["begun"] | {"seed": -1}},
        r"checkpoint.reached.week must be a finite number": good | {"reached": {"week": 10**400, "events": 1}},
        "NaN is no number": good | {"reached": {"week": float("nan"), "events": 1}},
        "checkpoint.scenario.name must be text": good | {"scenario": good["scenario"] | {"name": "\ud800"}},
        "the file was changed, or another build of this version": good | {"digest": "1" * 64},
        "and the two do not give the same bits": good | {"digest": "1" * 64, "version": "0.0.1"},
        "bad.json: run": good | {"scenario": good["scenario"] | {"name": "run", "resolved": "{", "written": "{"}},
        "'nobody'": good | {"begun": good["begun"] | {"strategy": "nobody"}},
    }
    for message, record in cases.items():
        file = tmp_path / "bad.json"
        file.write_text(json.dumps(record), encoding="utf-8")
        with pytest.raises(cl.ModelError, match=message):
            cl.Simulation.load(file)
    with pytest.raises(FileNotFoundError):
        cl.Simulation.load(tmp_path / "missing.json")


@pytest.mark.parametrize("text", ["", "[" * 200_000, '{"colead_checkpoint": 1, "colead_checkpoint": 1}', "\ufeff[]"])
def test_a_text_that_is_no_checkpoint_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(cl.ModelError, match="is no checkpoint"):
        cl.Simulation.load(file)


def test_a_name_like_an_option_and_kinds_that_are_no_classes(
    tiny: cl.Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = cl.Simulation(tiny).save("-")
    assert file.read_text(encoding="utf-8").startswith("{")
    with pytest.raises(TypeError, match="kinds must be classes, not 5"):
        cl.Simulation.load(file, kinds=[5])  # type: ignore[list-item]
    with pytest.raises(FileNotFoundError, match=r"nothere/x.json'"):
        cl.Simulation(tiny).save("nothere/x.json")
