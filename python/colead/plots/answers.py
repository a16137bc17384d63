# SPDX-License-Identifier: Apache-2.0
"""What `.plot` of runs, sweeps, stress tests and living runs offers; every method returns an Altair chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colead.plots.ranking import robustness
from colead.plots.runs import figures, weeks
from colead.plots.simulation import stages, trust_now
from colead.plots.style import AnyChart
from colead.plots.sweep import sweep_heat_map, sweep_lines
from colead.plots.worlds import gains

if TYPE_CHECKING:
    from colead.experiments.charted import ChartedResult, ChartedSimulation, ChartedStress, ChartedSweep


class ResultPlots:
    """What `result.plot` offers."""

    def __init__(self, result: ChartedResult) -> None:
        self._result = result

    def over_time(self, metric: str = "trust_mean") -> AnyChart:
        """A sampled metric over the weeks: mean over replications with its interval, a line for each group."""
        return weeks(self._result, metric)

    def figures(self, metric: str = "lead_time_mean") -> AnyChart:
        """A metric in each replication, with mean and interval: a row for each group."""
        return figures(self._result, metric)


class SweepPlots:
    """What `sweep.plot` offers."""

    def __init__(self, sweep: ChartedSweep) -> None:
        self._sweep = sweep

    def lines(self, metric: str | None = None, *, differences: bool = False) -> AnyChart:
        """A metric over the first axis with intervals, a line for each strategy, a panel for each value of a second
        axis. `differences`: paired differences to the first strategy."""
        return sweep_lines(self._sweep, metric, differences=differences)

    def heat_map(self, metric: str | None = None, strategy: str | None = None) -> AnyChart:
        """Mean of a metric over two axes, for one strategy, by default the last."""
        return sweep_heat_map(self._sweep, metric, strategy)


class StressPlots:
    """What `stress.plot` offers."""

    def __init__(self, stress: ChartedStress) -> None:
        self._stress = stress

    def robustness(self) -> AnyChart:
        """Share of plausible worlds in which each strategy is the best, with intervals."""
        return robustness(self._stress)

    def gains(self) -> AnyChart:
        """Gain over the baseline of each strategy in every world."""
        return gains(self._stress)


class SimulationPlots:
    """What `simulation.plot` offers: the run as it stands now."""

    def __init__(self, simulation: ChartedSimulation) -> None:
        self._simulation = simulation

    def trust(self) -> AnyChart:
        """How trust is spread over ties, by who trusts whom."""
        return trust_now(self._simulation)

    def stages(self) -> AnyChart:
        """Decisions on their way, by the stage they are at."""
        return stages(self._simulation)
