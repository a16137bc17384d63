# SPDX-License-Identifier: Apache-2.0
"""What is given in place of a scenario: its name, its file, its text. Whoever is asked says how one is made."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from support import TINY

import colead as cl

# Everything of `cl` that takes a scenario, and what it needs beside.
ASKED: Mapping[str, Callable[[Any], object]] = {
    "Simulation": cl.Simulation,
    "attribute": lambda scenario: cl.attribute(scenario, "shadowing"),
    "best": lambda scenario: cl.best(scenario, hours=100),
    "branch": lambda scenario: cl.branch(scenario, at_week=2),
    "calibrate": cl.calibrate,
    "compare": cl.compare,
    "dossier": cl.dossier,
    "optimise": lambda scenario: cl.optimise(scenario, {"seed": (1, 2)}, strategy="shadowing", metric="trust_mean"),
    "panel": lambda scenario: cl.panel(scenario, [0]),
    "run": cl.run,
    "screen": lambda scenario: cl.screen(scenario, "shadowing"),
    "stress": lambda scenario: cl.stress(scenario, horizon_weeks=2),
    "sweep": lambda scenario: cl.sweep(scenario, {"seed": (1, 2)}),
    "warm_up": cl.warm_up,
}


def _takes_a_scenario(name: str) -> bool:
    given = getattr(cl, name)
    if name == "playground" or (isinstance(given, type) and name != "Simulation"):  # answers are made by the library
        return False
    try:
        return "scenario" in inspect.signature(given).parameters
    except (TypeError, ValueError):
        return False


def test_nothing_that_takes_one_is_missing_here() -> None:
    assert set(ASKED) == {name for name in cl.__all__ if _takes_a_scenario(name)}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("small_unit", "cl.Scenario.load('small_unit') makes one"),
        (Path("my unit.yaml"), "cl.Scenario.load('my unit.yaml') makes one"),
        (TINY.read_text("utf-8"), "cl.Scenario.from_yaml(...) makes one"),
        (None, "not None; cl.Scenario.load reads one from a file"),
    ],
)
def test_a_name_or_a_file_is_refused_with_the_call_that_makes_a_scenario(asked: str, given: object, told: str) -> None:
    with pytest.raises(TypeError) as refused:
        ASKED[asked](given)
    assert str(refused.value).startswith("expected a Scenario")
    assert told in str(refused.value)
