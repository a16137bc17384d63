# SPDX-License-Identifier: Apache-2.0
"""What is said of a name that there is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import colead as cl
from colead.base.known_names import did_you_mean, require_known, unknown_name

KNOWN = ("baseline", "shadowing", "real_time")


@pytest.mark.parametrize(("written", "meant"), [("shadwing", "shadowing"), ("real", "real_time"), ("xyz", "")])
def test_a_near_name_or_the_one_that_was_begun_is_suggested(written: str, meant: str) -> None:
    assert did_you_mean(written, KNOWN) == (f" (did you mean '{meant}'?)" if meant else "")


def test_where_nothing_is_near_all_names_are_listed_up_to_a_number() -> None:
    assert unknown_name("strategy", "xyz", KNOWN) == (
        "unknown strategy 'xyz'; expected one of: baseline, shadowing, real_time"
    )
    many = [f"name_{number}" for number in range(25)]
    assert unknown_name("strategy", "xyz", many).endswith("name_19, ... (25 in all)")


def test_the_first_unknown_name_is_refused() -> None:
    require_known("strategy", KNOWN, KNOWN)
    with pytest.raises(cl.ModelError, match=r"unknown strategy 'reel_time' \(did you mean 'real_time'\?\)"):
        require_known("strategy", ["baseline", "reel_time", "xyz"], KNOWN)


LONG = "x" * 60_000


@pytest.mark.parametrize(
    "ask",
    [
        lambda scenario: scenario[LONG],
        lambda scenario: cl.run(scenario, LONG, progress=False),
        lambda _scenario: cl.run(LONG),
        lambda scenario: cl.run(scenario, seed=LONG),
        lambda scenario: cl.run(scenario, on_error=LONG),
        lambda scenario: cl.Simulation(scenario, LONG),
        lambda scenario: cl.compare(scenario, metric=LONG),
        lambda scenario: cl.compare(scenario, until=LONG),
        lambda scenario: cl.compare(scenario, strategies=LONG),
        lambda scenario: cl.compare(scenario, equal_hours=LONG),
        lambda scenario: cl.stress(scenario, only=[LONG]),
        lambda scenario: cl.run(scenario, replications=1, progress=False).figure(LONG),
    ],
)
def test_of_a_long_name_the_beginning_is_told(tiny: cl.Scenario, ask: Callable[[Any], object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError, cl.ModelError)) as told:
        ask(tiny)
    assert len(str(told.value)) < 1000
    assert "xxxxxxxx" in str(told.value)
