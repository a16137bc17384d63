# SPDX-License-Identifier: Apache-2.0
"""What charts read of an answer, and no more of it: an answer fits by its shape, and charts do not know its class.

Of a comparison they read much: `Compared`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from colead._core import Figure, Scenario, Table
    from colead.experiments.network import Network
    from colead.experiments.question import Question
    from colead.experiments.robustness import Robustness
    from colead.statistics.designs import Floats, Points
    from colead.statistics.student import Array


class ChartedResult(Protocol):
    """What charts read of the runs of one strategy: `Result`."""

    @property
    def confidence(self) -> float: ...
    @property
    def figures(self) -> Sequence[Figure]: ...
    @property
    def series(self) -> Table: ...
    @property
    def source(self) -> Scenario | None: ...


class ChartedSimulation(Protocol):
    """What charts read of a living run: `Simulation`."""

    @property
    def now_weeks(self) -> float: ...
    @property
    def network(self) -> Network: ...
    @property
    def open_decisions(self) -> Table: ...


class ChartedStress(Protocol):
    """What charts read of a stress test: `Stress`."""

    @property
    def question(self) -> Question | None: ...
    @property
    def metric(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def worlds(self) -> int: ...
    @property
    def baseline(self) -> str: ...
    @property
    def strategies(self) -> Sequence[Robustness]: ...
    @property
    def best(self) -> Robustness: ...
    @property
    def gains(self) -> Array: ...
    def title_of(self, strategy: str) -> str: ...


class ChartedSweep(Protocol):
    """What charts read of a sweep: `Sweep`."""

    @property
    def question(self) -> Question | None: ...
    @property
    def points(self) -> Points: ...
    @property
    def strategies(self) -> Sequence[str]: ...
    @property
    def metric_names(self) -> Sequence[str]: ...
    @property
    def units(self) -> Mapping[str, str]: ...
    @property
    def means(self) -> Table: ...
    @property
    def effects(self) -> Table: ...
    def mean(self, strategy: str, metric: str) -> Floats: ...
