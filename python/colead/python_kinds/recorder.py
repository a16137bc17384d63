# SPDX-License-Identifier: Apache-2.0
"""A metric that keeps what it sees, for laws about single decisions."""

from __future__ import annotations

import math
from typing import Any, ClassVar

from colead import _core
from colead.python_kinds.contracts import Metric, Output
from colead.python_kinds.proving_ground import Subject, results


class ArrivalRecorder(Metric):
    """Keeps when each decision arrived and was due."""

    source = "conformance"
    outputs = (Output("recorded_decisions", unit="decisions", doc="how many were seen"),)
    seen: ClassVar[dict[int, tuple[int, int]]] = {}

    def observe(self, world: _core.WorldView, closed: _core.Decisions) -> None:  # noqa: ARG002
        moments: Any = zip(closed.arrived_us.tolist(), closed.due_us.tolist(), strict=True)
        self.seen.update(zip(closed.identity.tolist(), moments, strict=True))

    def report(self, world: _core.WorldView, figures: _core.Figures) -> None:  # noqa: ARG002
        figures.add("recorded_decisions", float(len(self.seen)) if self.seen else math.nan)


def arrivals(subject: Subject, strategy: str) -> dict[int, tuple[int, int]]:
    """(arrived, due) in microseconds of every decision of one strategy, by identity."""
    watched = Subject(subject.catalogue, subject.name, (*subject.kinds, ArrivalRecorder))
    ArrivalRecorder.seen.clear()
    results(watched.scenario(metrics="[arrival_recorder]"), strategy=strategy, threads=1, replications=1)
    return dict(ArrivalRecorder.seen)
