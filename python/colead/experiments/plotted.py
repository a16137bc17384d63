# SPDX-License-Identifier: Apache-2.0
"""`.plot` of every answer: the charts stand two floors up, and are imported when somebody asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from colead.plots import ComparisonPlots, ResultPlots, SimulationPlots, StressPlots, SweepPlots


class ComparisonCharts:
    """A comparison with its charts."""

    __slots__ = ()

    @property
    def plot(self) -> ComparisonPlots:
        """Charts of this comparison."""
        made: ComparisonPlots = _charts("ComparisonPlots", self)
        return made


class ResultCharts:
    """Runs of one strategy with their charts."""

    __slots__ = ()

    @property
    def plot(self) -> ResultPlots:
        """Charts of these runs."""
        made: ResultPlots = _charts("ResultPlots", self)
        return made


class SweepCharts:
    """A sweep with its charts."""

    __slots__ = ()

    @property
    def plot(self) -> SweepPlots:
        """Charts of this sweep."""
        made: SweepPlots = _charts("SweepPlots", self)
        return made


class StressCharts:
    """A stress test with its charts."""

    __slots__ = ()

    @property
    def plot(self) -> StressPlots:
        """Charts of this stress test."""
        made: StressPlots = _charts("StressPlots", self)
        return made


class SimulationCharts:
    """A living run with its charts."""

    __slots__ = ()

    @property
    def plot(self) -> SimulationPlots:
        """Charts of this run as it stands now."""
        made: SimulationPlots = _charts("SimulationPlots", self)
        return made


def _charts(name: str, of: object) -> Any:
    from colead import plots

    return getattr(plots, name)(of)
