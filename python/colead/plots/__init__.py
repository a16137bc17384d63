# SPDX-License-Identifier: Apache-2.0
"""Charts of results, the same in Python, notebooks and the report: Altair, in colours everybody can tell apart.

>>> comparison.plot.effects()  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from colead.plots.answers import ResultPlots, SimulationPlots, StressPlots, SweepPlots
from colead.plots.benefit import benefit_against_hours
from colead.plots.decision import decision
from colead.plots.delay import delay
from colead.plots.effects import effects
from colead.plots.outcomes import outcomes
from colead.plots.over_time import heat_map, over_time, trust, understanding
from colead.plots.people import groups, people
from colead.plots.pictures import write_png
from colead.plots.ranking import ranking, robustness
from colead.plots.style import AnyChart
from colead.plots.timeline import timeline
from colead.plots.waiting import waiting

if TYPE_CHECKING:
    from colead.experiments.compared import Compared

__all__ = [
    "ComparisonPlots",
    "ResultPlots",
    "SimulationPlots",
    "StressPlots",
    "SweepPlots",
    "benefit_against_hours",
    "decision",
    "delay",
    "effects",
    "groups",
    "heat_map",
    "outcomes",
    "over_time",
    "people",
    "ranking",
    "robustness",
    "timeline",
    "trust",
    "understanding",
    "waiting",
    "write_png",
]


class ComparisonPlots:
    """What `comparison.plot` offers; every method returns an Altair chart, shown inline by notebooks."""

    def __init__(self, comparison: Compared) -> None:
        self._comparison = comparison

    def effects(self, metrics: Sequence[str] | None = None, *, columns: int = 2) -> AnyChart:
        """Forest plots of paired differences to the baseline, a panel for each metric."""
        return effects(self._comparison, metrics, columns=columns)

    def benefit_against_hours(self, metric: str = "decision_efficiency") -> AnyChart:
        """Difference in a metric over the hours a year that a strategy takes."""
        return benefit_against_hours(self._comparison, metric)

    def decision(self) -> AnyChart:
        """Gain over hours a year, with the budget and the smallest gain that matters: the picture for who decides."""
        return decision(self._comparison)

    def outcomes(self) -> AnyChart:
        """How decisions ended, by strategy."""
        return outcomes(self._comparison)

    def delay(self, strategy: str | None = None) -> AnyChart:
        """Waterfall of the hours of a decision: the baseline's causes, or what a strategy changes in them."""
        return delay(self._comparison, strategy)

    def ranking(self) -> AnyChart:
        """Probability of each strategy of being the best."""
        return ranking(self._comparison)

    def people(self, *, columns: int = 2) -> AnyChart:
        """What strategies change for each profession."""
        return people(self._comparison, columns=columns)

    def groups(self, figure: str = "own_score", strategy: str | None = None) -> AnyChart:
        """What a strategy does to each profession, tier and unit."""
        return groups(self._comparison, figure, strategy)

    def trust(self, strategies: Sequence[str] | None = None) -> AnyChart:
        """Mean trust over the weeks, by who trusts whom."""
        return trust(self._comparison, strategies)

    def understanding(self, strategies: Sequence[str] | None = None) -> AnyChart:
        """Mean understanding of the other's role over the weeks."""
        return understanding(self._comparison, strategies)

    def over_time(self, metric: str, strategies: Sequence[str] | None = None) -> AnyChart:
        """Any sampled metric over the weeks."""
        return over_time(self._comparison, metric, strategies)

    def heat_map(self, metric: str = "trust_mean", *, week: float | None = None) -> AnyChart:
        """A sampled metric by strategy and direction, with a slider for the week."""
        return heat_map(self._comparison, metric, week=week)

    def write_png(self, folder: str | Path) -> list[Path]:
        """Every chart there are data for as a picture for slides; returns the files."""
        return write_png(self._comparison, folder)
