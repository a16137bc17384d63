# SPDX-License-Identifier: Apache-2.0
"""What a comparison gives, and its parts: plain objects that nothing changes afterwards."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from colead import _core
from colead._core import Effect, SeriesEffect, StrategyCost
from colead.base.as_json import JsonObject, json_record
from colead.base.errors import ModelError, UnknownNameError
from colead.base.known_names import require_figure, require_known
from colead.base.same import Same
from colead.base.shown import Shown, Told
from colead.experiments.budget import over_budget
from colead.experiments.carried import Carried
from colead.experiments.checks.acted import NeverActed
from colead.experiments.checks.coupling import Coupling
from colead.experiments.checks.hours_check import HoursCheck
from colead.experiments.checks.net_benefit import NetBenefit
from colead.experiments.checks.people import PeopleEffect
from colead.experiments.checks.placebo import Placebo
from colead.experiments.effect_table import told_of
from colead.experiments.expectations import CheckedExpectation
from colead.experiments.kept_runs import KeptRuns, paired_differences
from colead.experiments.plotted import ComparisonCharts
from colead.experiments.question import Question
from colead.experiments.sequential import Precision
from colead.runs import FailedRun
from colead.statistics.ranking import Rank
from colead.tables import Rows, Table
from colead.words import titles
from colead.words.main_metrics import QUALITY

if TYPE_CHECKING:
    from colead.experiments.stress_answer import Stress


@dataclass(frozen=True, repr=False, eq=False)
class Comparison(ComparisonCharts, Same, Shown):
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
        series_effects: effects over time, by week.
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

    scenario: str
    seed: int
    replications: int
    confidence: float
    baseline: str
    strategies: tuple[str, ...]
    effects: Rows[Effect]
    costs: Rows[StrategyCost]
    fingerprint: int
    decision_count: int
    event_count: int
    seconds: float = field(default=math.nan, compare=False)
    ranking: tuple[Rank, ...] = ()
    verdict: str = ""
    precision: Precision | None = None
    expectations: tuple[CheckedExpectation, ...] = ()
    carried: Carried | None = None
    placebo: Placebo | None = None
    hours_checks: tuple[HoursCheck, ...] = ()
    coupling: Coupling | None = field(default=None, repr=False)
    net_benefit: tuple[NetBenefit, ...] = ()
    people: tuple[PeopleEffect, ...] = field(default=(), repr=False)
    series_effects: tuple[SeriesEffect, ...] = field(default=(), repr=False)
    budget_hours_a_year: float | None = None
    never_acted: tuple[NeverActed, ...] = ()
    replications_asked: int | None = None
    failures: tuple[FailedRun, ...] = ()
    runs: KeptRuns | None = field(default=None, compare=False, repr=False)
    question: Question | None = field(default=None, compare=False, repr=False)  # what was asked

    @property
    def source(self) -> _core.Scenario | None:
        """The scenario that was compared; None for a comparison that does not know its question."""
        return None if self.question is None else self.question.scenario

    @cached_property
    def _titles(self) -> dict[str, str]:
        return titles.strategies(self.source, self.strategies)

    def title_of(self, strategy: str) -> str:
        """What a strategy is called where somebody reads.

        Parameters:
            strategy: its name, as commands and functions take it.

        Returns:
            Its title in the scenario, else its name in words; where several share a title, with the name beside it.

        Example:
            >>> cl.compare(scenario, replications=2, mechanisms=False, progress=False).title_of("shadowing")
            'Shadowing'
        """
        return self._titles.get(strategy) or titles.strategy(self.source, strategy)

    @property
    def branch_week(self) -> float | None:
        """Where strategies begin at a week of the observed time, that week."""
        return None if self.question is None or self.question.branch is None else self.question.branch.week

    def report(self, path: str | Path, *, stress: Stress | None = None, playground: str | Path | None = None) -> Path:
        """Writes a report for a board: one self-contained HTML file, or what is made from it.

        Parameters:
            path: the file to write. A name in .html needs nothing else; .pdf is printed by an installed Chromium or
                Chrome, .docx made by an installed pandoc.
            stress: what `cl.stress` found, to be shown too.
            playground: the page that `cl.playground` wrote: a report in .html links to it. Keep both files together.

        Returns:
            The path of the file.

        Raises:
            ValueError: when the comparison does not know its scenario, no strategy has two pairs of runs, or the format
                is none of these or its program is not installed, or there is no such page or the report is no .html.
            OSError: when the file cannot be written, or that program fails.
        """
        from colead.report import write_report

        return write_report(self, path, stress=stress, playground=playground)

    @cached_property
    def _by_key(self) -> dict[tuple[str, str, str], Effect]:
        return {(effect.strategy, effect.metric, effect.group): effect for effect in self.effects}

    @property
    def metrics(self) -> Table:
        """Every figure of every run: strategy, replication, metric, group, unit, value (NaN: no such event)."""
        return self._kept.metrics

    @property
    def series(self) -> Table:
        """Figures over time: strategy, replication, week (since observation began), metric, group, unit, value."""
        return self._kept.series

    @property
    def decisions(self) -> Table:
        """The decision log of every run, as `Result.decisions`. Runs are made once more for it."""
        return self._kept.decisions

    @property
    def values(self) -> Table:
        """The same as `metrics`, beside `differences`."""
        return self._kept.metrics

    @cached_property
    def differences(self) -> Table:
        """What effects are means of: each replication less the baseline's, for every strategy but the baseline.

        Columns as those of `metrics`; NaN where either run had no such event.
        """
        return paired_differences(self._kept, self.effects)

    @property
    def _kept(self) -> KeptRuns:
        if self.runs is None:
            raise ModelError("this comparison does not know its runs")
        return self.runs

    @property
    def metric_names(self) -> tuple[str, ...]:
        """Names of all metrics that were compared."""
        return tuple(dict.fromkeys(effect.metric for effect in self.effects))

    def effect(self, strategy: str, metric: str, group: str = "all") -> Effect:
        """One effect.

        Parameters:
            strategy, metric, group: names; "all" is everybody.

        Returns:
            The mean paired difference to the baseline, with its interval.

        Raises:
            UnknownNameError: when there is none.
        """
        found = self._by_key.get((strategy, metric, group))
        if found is None:
            require_known("strategy", [strategy], self.strategies[1:])
            require_figure([(one.metric, one.group) for one in self.effects], metric, group)
            raise UnknownNameError(f"no effect of '{strategy}' on '{metric}' in group '{group}'")
        return found

    @property
    def judged_by(self) -> str:
        """The metric of ranking and verdict; without a ranking quality of decisions, or the first metric there is."""
        if self.ranking:
            return self.ranking[0].metric
        return QUALITY if QUALITY in self.metric_names else self.metric_names[0]

    @property
    def best(self) -> str:
        """The strategy that is best beside the baseline: the first of the ranking, else that with the greatest gain.

        Strategies over the budget come into question only where no other is left; see `recommended`.
        """
        every = [strategy for strategy in self.strategies if strategy != self.baseline]
        rivals = [strategy for strategy in every if strategy not in self.over_budget] or every
        for rank in self.ranking:
            if rank.strategy in rivals:
                return rank.strategy
        return max(rivals, key=lambda strategy: self.effect(strategy, self.judged_by).gain)

    @property
    def over_budget(self) -> tuple[str, ...]:
        """Strategies that take more hours a year than the budget; none where there is no budget."""
        return over_budget(self.costs, self.budget_hours_a_year)

    @property
    def recommended(self) -> str | None:
        """The best strategy, where it keeps within the budget and is better than the baseline by as much as matters."""
        best = self.best
        better = self.effect(best, self.judged_by).verdict == "better"
        return best if better and best not in self.over_budget else None

    @property
    def hidden_harm(self) -> tuple[PeopleEffect, ...]:
        """Groups that are worse off in something in which all together are better off."""
        return tuple(one for one in self.people if one.hidden_harm)

    def _told(self) -> Told:
        return told_of(self)

    def _came_out(self) -> tuple[object, ...]:
        asked = (self.scenario, self.seed, self.baseline, self.strategies, self.confidence, self.budget_hours_a_year)
        doses = tuple(cost.dose_scale for cost in self.costs)
        return (*asked, doses, self.fingerprint, self.replications, self.replications_asked, self.failures)

    def to_json(self) -> JsonObject:
        """What `colead compare --json` writes.

        Returns:
            A record in which NaN is null and the fingerprint a hexadecimal text.
        """
        return {
            "scenario": self.scenario,
            "seed": self.seed,
            "replications": self.replications,
            "baseline": self.baseline,
            "strategies": list(self.strategies),
            "effects": [json_record(asdict(effect)) for effect in self.effects],
            "costs": [json_record(asdict(cost)) for cost in self.costs],
            "fingerprint": f"{self.fingerprint:016x}",
            "budget_hours_a_year": self.budget_hours_a_year,
            "over_budget": list(self.over_budget),
            "recommended": self.recommended,
            "verdict": self.verdict,
            "precision": None if self.precision is None else json_record(asdict(self.precision)),
            "ranking": [json_record(asdict(rank)) for rank in self.ranking],
            "expectations": [json_record(asdict(one) | {"statement": one.statement}) for one in self.expectations],
            "carried": None if self.carried is None else self.carried.to_json(),
            "hours_checks": [one.to_json() for one in self.hours_checks],
            "placebo": None if self.placebo is None else self.placebo.to_json(),
            "coupling": None if self.coupling is None else self.coupling.to_json(),
            "net_benefit": [one.to_json() for one in self.net_benefit],
            "people": [one.to_json() for one in self.people],
            "never_acted": [one.to_json() for one in self.never_acted],
            "replications_asked": self.replications_asked,
            "failures": [one.to_json() for one in self.failures],
        }
