# SPDX-License-Identifier: Apache-2.0
"""The interventions of a strategy, and arms in which some of them are switched off."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from colead import _core


def parts(experiment: _core.Experiment, arm: int) -> tuple[str, ...]:
    """Kinds of the interventions of an arm's strategy, in order; one that comes again is numbered."""
    strategies = json.loads(experiment.scenario.resolved_json()).get("strategies", {})
    kinds = [item["kind"] for item in strategies[experiment.arm(arm).strategy]]
    often, seen = Counter(kinds), Counter[str]()
    names = []
    for kind in kinds:
        seen[kind] += 1
        names.append(f"{kind} {seen[kind]}" if often[kind] > 1 else kind)
    return tuple(names)


def switched(experiment: _core.Experiment, strategy: str, on: Sequence[bool]) -> int:
    """The arm of a strategy in which only some of its interventions have their doses."""
    code = "".join("1" if part else "0" for part in on)
    return experiment.add_arm(f"{strategy}/{code}", strategy=strategy, doses=[1.0 if part else 0.0 for part in on])


def largest_bundle(experiment: _core.Experiment) -> str:
    """The strategy with most interventions, the first of several."""
    counts = {name: len(parts(experiment, experiment.strategy(name))) for name in experiment.scenario.strategies}
    return max(counts, key=lambda name: counts[name])
