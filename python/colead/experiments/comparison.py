# SPDX-License-Identifier: Apache-2.0
"""What a comparison gives: what was compared, with its table, its charts and its report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from colead.base.fronts import front
from colead.base.shown import Shown, Told
from colead.experiments import plotted
from colead.experiments.compared import Compared
from colead.experiments.effect_table import told_of
from colead.experiments.stress_answer import Stress


@dataclass(frozen=True, repr=False, eq=False)
class Comparison(Compared, Shown):
    """Strategies against a baseline on common random numbers. Immutable.

    Fields:
        scenario, seed, replications, confidence: what was run: name, key of all luck, runs of each strategy, and
            confidence of the intervals.
        baseline, strategies: names; `strategies` begins with the baseline.
        effects: a row for each strategy, metric and group: mean paired difference to the baseline, in the metric's
            unit.
        costs: a row for each strategy: person-hours a run beyond the baseline's.
        fingerprint: hash of all runs.
        decision_count, event_count: how many there were in all runs.
        seconds: time it took; two comparisons may differ in it and be equal.
        budget_hours_a_year: the budget of the scenario; None: there is none.
        ranking, verdict: the strategies within the budget on one metric, the best first, and the answer in a sentence.
        precision: how far the answer was settled where `until` was asked for.
        expectations: the scenario's beliefs, held against the runs.
        carried: which assumed number carries the gain.
        placebo: every dose at 0, which must be the baseline bit for bit.
        hours_checks, coupling, net_benefit, people: hours that were spent as planned, luck that was shared, gains less
            hours, and effects by group of people.
        series_effects: effects over time: a row for each strategy, week, metric and group, with a `date` behind `week`
            where the scenario gives `observed_from`.
        never_acted: interventions without which every run is the same, decisions, meetings and events that never took
            place, and expectations that no run could decide.
        replications_asked, failures: how many were asked of each strategy, and the runs that could not be made; a
            replication is left out where one of its runs failed.
        runs: what was run, from which the tables are made.
        question: what was asked.

    Example:
        >>> found = cl.compare(scenario, replications=2, mechanisms=False, progress=False)
        >>> found.best in found.strategies
        True
    """

    @property
    def plot(self) -> plotted.ComparisonPlots:
        """Charts of this comparison."""
        return plotted.ComparisonPlots(self)

    @front
    def report(self, path: str | Path, *, stress: Stress | None = None, playground: str | Path | None = None) -> Path:
        """Writes a report for a board: one self-contained HTML file, or what is made from it.

        Parameters:
            path: the file to write. A name in .html needs nothing else; .pdf is printed by an installed Chromium or
                Chrome, .docx made by an installed pandoc.
            stress: what `cl.stress` found of the same scenario, to be shown too.
            playground: the page that `cl.playground` wrote: a report in .html links to it. Keep both files together.

        Returns:
            The path of the file.

        Raises:
            ValueError: when the comparison does not know its scenario, the stress test is of another one, no strategy
                has two pairs of runs, or the format is none of these or its program is not installed, or there is no
                such page or the report is no .html.
            OSError: when the file cannot be written, or that program fails.
        """
        from colead.report import write_report

        return write_report(self, path, stress=stress, playground=playground)

    def _told(self) -> Told:
        return told_of(self)
