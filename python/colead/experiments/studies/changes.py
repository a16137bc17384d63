# SPDX-License-Identifier: Apache-2.0
"""Values put in the place of those of a scenario, by paths in which `*` stands for anything.

A mapping joins what is there, as in a scenario that extends another; everything else takes its place. A study may go
beyond the plausible range of a number, to take a mechanism away: the number then stands without its range.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.errors import ModelError
from colead.base.scenario_parts import part
from colead.base.shown import quoted


def matching(scenario: _core.Scenario, pattern: str) -> tuple[str, ...]:
    """Paths of the scenario's numbers that the pattern fits; a path without `*` is itself. ModelError: fits none."""
    if "*" not in pattern:
        return (pattern,)
    wanted = re.compile(".*".join(re.escape(part) for part in pattern.split("*")))
    found = tuple(one.path for one in scenario.assumptions if wanted.fullmatch(one.path))
    if not found:
        raise ModelError(f"no number of the scenario has a path like {quoted(pattern)}")
    return found


def changed(scenario: _core.Scenario, changes: Mapping[str, Any]) -> _core.Scenario:
    """The scenario with every value in its place. ScenarioError or ModelError for what cannot be there."""
    settled = {path: value for pattern, value in changes.items() for path in matching(scenario, pattern)}
    if any(isinstance(value, dict) for value in settled.values()):
        settled = {path: _joined(_found(scenario, path), value) for path, value in settled.items()}
    return scenario.with_(_without_ranges(scenario, settled)) if settled else scenario


def _without_ranges(scenario: _core.Scenario, settled: Mapping[str, Any]) -> JsonObject:
    ranged = {one.path for one in scenario.assumptions if one.ranged}
    return {path: {"value": value} if path in ranged else value for path, value in settled.items()}


def _found(scenario: _core.Scenario, path: str) -> Any:
    """What stands at a path; None where nothing does."""
    try:
        return part(scenario, path)
    except KeyError:
        return None


def _joined(known: Any, value: Any) -> Any:
    if not isinstance(known, dict) or not isinstance(value, dict):
        return value
    return known | {key: _joined(known.get(key), one) for key, one in value.items()}


def at_level(scenario: _core.Scenario, patterns: Iterable[str], value: float, *, times: bool) -> _core.Scenario:
    """The scenario where every number of these paths is `value`, or `value` times what it is."""
    known = {one.path: one.value for one in scenario.assumptions}
    settled: dict[str, float] = {}
    for pattern in patterns:
        for path in matching(scenario, pattern):
            if times and path not in known:
                raise ModelError(f"{quoted(path)} is no number of the scenario, so it cannot be multiplied")
            settled[path] = value * known[path] if times else value
    return scenario.with_(_without_ranges(scenario, settled))
