# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: ARG002 - a contract names arguments that not every kind needs
"""A kind written in Python that fails where a delivery is better than a limit: in replications that one can choose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import colead as cl

TINY = (Path(__file__).parents[1] / "tiny.yaml").read_text(encoding="utf-8")
RUNS = 6
SEEN: list[float] = []


class Brittle(cl.Intervention):
    """One meeting, which fails when it is too good."""

    source = "tests"
    delivery = {"every_weeks": 0, "session_hours": 1}  # noqa: RUF012

    class Params:
        limit: float = cl.number(
            1.0, doc="quality above which it fails", unit="1", low=0, high=9, grade="C", source="t"
        )

    def deliver(self, world: Any, occasion: Any, attendees: Any) -> None:
        SEEN.append(occasion.quality)
        if occasion.quality > self.params.limit:
            raise LookupError("nobody has the minutes")


def brittle(limit: float) -> cl.Scenario:
    text = TINY.replace("  placebo:", f"  brittle: [{{kind: brittle, limit: {limit}}}]\n  placebo:")
    return cl.Scenario.from_yaml(text, "brittle.yaml", kinds=[Brittle])


def failing_in_one() -> tuple[cl.Scenario, int]:
    """The scenario in which one of the first replications fails, and which it is."""
    found = []
    for replication in range(RUNS):
        SEEN.clear()
        cl.run(brittle(9), "brittle", replication=replication, threads=1, progress=False)
        found.append(SEEN[0])
    second, first = sorted(found)[-2:]
    return brittle((first + second) / 2), found.index(first)
