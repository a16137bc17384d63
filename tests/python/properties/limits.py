# SPDX-License-Identifier: Apache-2.0
"""A scenario in which every shipped intervention, rule and need stands, and the limits of each of its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import generated
from support import TINY

import colead as cl

# Of a range that reaches down to 0, or nearly: the smallest number that is no 0 (FieldReader refuses smaller ones).
NEAREST_TO_ZERO = 1e-12
BETWEEN_FIELDS = ("colead", "compare.", "expectations")


@dataclass(frozen=True)
class Limit:
    """One number of the scenario at an end of what the field table lets it be."""

    path: str
    value: float

    def __str__(self) -> str:
        return f"{self.path}={self.value:g}"


@cache
def everything() -> cl.Scenario:
    """The tiny scenario for three weeks, with a strategy of every intervention there is at its defaults."""
    text = TINY.read_text(encoding="utf-8")
    text = text.replace("horizon_weeks: 12", "horizon_weeks: 3").replace("warm_up_weeks: 2", "warm_up_weeks: 1")
    every = ", ".join(f"{{kind: {kind}}}" for kind in generated.kinds("interventions"))
    text = text.replace("  baseline: []\n", f"  baseline: []\n  {generated.TRIED}: [{every}]\n")
    return cl.Scenario.from_yaml(text)


@cache
def limits() -> tuple[Limit, ...]:
    found = []
    for number in everything().assumptions:
        if number.path.startswith(BETWEEN_FIELDS) or number.ranged:
            continue
        ends = [number.low, number.high]
        if number.low <= 0 < number.high <= 1000 and not _whole(number):
            ends.append(NEAREST_TO_ZERO)
        found += [Limit(number.path, value) for value in ends if abs(value) < 1e300]
    return tuple(found)


def _whole(number: cl._core.Assumption) -> bool:
    return number.path.endswith(("count", "cues", "options", "degree", "attempts"))


def at(*those: Limit) -> cl.Scenario | None:
    """The scenario with its numbers there; None where they do not go together or a run would take long."""
    try:
        scenario = everything().with_({one.path: one.value for one in those})
    except cl.ScenarioError:
        return None
    return scenario if generated.affordable(scenario) and generated.accepted(scenario) else None
