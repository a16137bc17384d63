# SPDX-License-Identifier: Apache-2.0
"""The interventions of a strategy, and arms in which some of them are switched off."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from colead import _core


def interventions(scenario: _core.Scenario) -> dict[str, tuple[str, ...]]:
    """Kinds of the interventions of each strategy, in order; one that comes again is numbered."""
    strategies = json.loads(scenario.resolved_json()).get("strategies", {})
    return {name: _numbered([item["kind"] for item in items]) for name, items in strategies.items()}


def _numbered(kinds: Sequence[str]) -> tuple[str, ...]:
    often, seen = Counter(kinds), Counter[str]()
    names = []
    for kind in kinds:
        seen[kind] += 1
        names.append(f"{kind} {seen[kind]}" if often[kind] > 1 else kind)
    return tuple(names)


def parts(experiment: _core.Experiment, arm: int) -> tuple[str, ...]:
    """Those of an arm's strategy."""
    return interventions(experiment.scenario)[experiment.arm(arm).strategy]


def switched(experiment: _core.Experiment, strategy: str, on: Sequence[bool]) -> int:
    """The arm of a strategy in which only some of its interventions have their doses."""
    code = "".join("1" if part else "0" for part in on)
    return experiment.add_arm(f"{strategy}/{code}", strategy=strategy, doses=[1.0 if part else 0.0 for part in on])


def largest_bundle(scenario: _core.Scenario) -> str:
    """The strategy with most interventions, the first of several."""
    found = interventions(scenario)
    return max(scenario.strategies, key=lambda name: len(found[name]))
