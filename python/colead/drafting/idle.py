# SPDX-License-Identifier: Apache-2.0
"""What a file says and no run can bear out: classes that never arise, numbers and expectations to no effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast

from colead import _core
from colead.base.as_resolved import DecisionClass, Resolved

EVERY_MEMBER = "two_key"  # a rule by which some of each profession must be content


def idle_parts(scenario: _core.Scenario, resolved: Resolved, rates: Mapping[str, float]) -> Iterator[str]:
    """A sentence each. rates: decisions a week of every class that some unit lists."""
    for name, rate in rates.items():
        if rate == 0:
            yield f"no decision of class '{name}' can come up: its rate is 0 in every unit that lists it"
        yield from _keys(name, resolved["decisions"][name])
    yield from _expectations(scenario, resolved)


def _keys(name: str, decision: DecisionClass) -> Iterator[str]:
    """More keys than a profession has members at the table: all of them are meant, whatever the number."""
    rule: Mapping[str, Any] = decision["rule"]
    asked = rule.get("keys", 1) if rule["kind"] == EVERY_MEMBER else 1
    there: dict[str, int] = {}
    for need in decision["needs"]:
        there[need["profession"]] = there.get(need["profession"], 0) + need["count"]
    most = max(there.values(), default=0)
    if asked > max(most, 1):
        yield f"decision '{name}' asks for {asked} keys of a profession, and at most {most} of one decide: all of them"


def _expectations(scenario: _core.Scenario, resolved: Resolved) -> Iterator[str]:
    watched = _watched(resolved)
    for place, one in enumerate(scenario.expectations):
        if one.more and not resolved["strategies"][one.more]:
            yield f"expectations[{place}] can never be decided: '{one.more}' has no intervention to do more of"
        elif watched and one.metric not in watched:
            yield f"expectations[{place}] can never be decided: no metric of `metrics` gives {one.metric}"


def _watched(resolved: Resolved) -> frozenset[str]:
    """What the metrics of the scenario give; empty where a kind of one's own is among them, which may give anything."""
    named = list(cast("Mapping[str, Any]", resolved).get("metrics", ()))
    kinds = [one if isinstance(one, str) else one["kind"] for one in named] or list(_given())
    if not all(kind in _given() for kind in kinds):
        return frozenset()
    return frozenset(name for kind in kinds for name in _given()[kind])


@cache
def _given() -> Mapping[str, tuple[str, ...]]:
    """Names of the figures of each shipped metric."""
    catalogue = next(one for one in _core.kinds() if one.name == "metrics")
    return {kind.name: tuple(output.name for output in kind.outputs) for kind in catalogue.kinds}
