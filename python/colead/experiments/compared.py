# SPDX-License-Identifier: Apache-2.0
"""What came of a comparison: what charts and reports read. Plain objects that nothing changes afterwards."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field
from functools import cached_property

from colead._core import Effect, SeriesEffect, StrategyCost
from colead.base.as_json import JsonObject, json_record
from colead.base.errors import ModelError, UnknownNameError
from colead.base.fronts import front
from colead.base.known_names import require_figure, require_known
from colead.base.same import Same
from colead.experiments.budget import over_budget
from colead.experiments.carried import Carried
from colead.experiments.checks.acted import NeverActed
from colead.experiments.checks.coupling import Coupling
from colead.experiments.checks.hours_check import HoursCheck
from colead.experiments.checks.net_benefit import NetBenefit
from colead.experiments.checks.people import PeopleEffect
from colead.experiments.checks.placebo import Placebo
from colead.experiments.expectations import CheckedExpectation
from colead.experiments.kept_runs import KeptRuns, TablesOfRuns, paired_differences
from colead.experiments.question import Question
from colead.experiments.sequential import Precision
from colead.experiments.titled import Titled
from colead.runs import FailedRun
from colead.statistics.ranking import Rank
from colead.tables import Rows, Table
from colead.words.main_metrics import QUALITY


@dataclass(frozen=True, repr=False, eq=False)
class Compared(TablesOfRuns, Titled, Same):
    """What came of comparing strategies on common random numbers: what its fields are is told by `Comparison`, which
    is this with its table, its charts and its report."""

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
    ranking: Rows[Rank] = field(default=Rows(of=Rank))
    verdict: str = ""
    precision: Precision | None = None
    expectations: Rows[CheckedExpectation] = field(default=Rows(of=CheckedExpectation))
    carried: Carried | None = None
    placebo: Placebo | None = None
    hours_checks: Rows[HoursCheck] = field(default=Rows(of=HoursCheck))
    coupling: Coupling | None = field(default=None, repr=False)
    net_benefit: Rows[NetBenefit] = field(default=Rows(of=NetBenefit))
    people: Rows[PeopleEffect] = field(default=Rows(of=PeopleEffect), repr=False)
    series_effects: Rows[SeriesEffect] = field(default=Rows(of=SeriesEffect), repr=False)
    budget_hours_a_year: float | None = None
    never_acted: Rows[NeverActed] = field(default=Rows(of=NeverActed))
    replications_asked: int | None = None
    failures: Rows[FailedRun] = field(default=Rows(of=FailedRun))
    runs: KeptRuns | None = field(default=None, compare=False, repr=False)
    question: Question | None = field(default=None, compare=False, repr=False)  # what was asked

    def _named(self) -> tuple[str, ...]:
        return self.strategies

    @property
    def at_equal_hours(self) -> bool:
        """Whether doses were scaled until strategies took the same hours."""
        asked = self.question is not None and self.question.equal_hours is not False
        return asked or any(cost.dose_scale != 1 for cost in self.costs)

    @property
    def branch_week(self) -> float | None:
        """Where strategies begin at a week of the observed time, that week."""
        return None if self.question is None or self.question.branch is None else self.question.branch.week

    @property
    def share_at_work(self) -> float:
        """Of the observed time, the part in which strategies are at work: 1, unless they begin in the middle."""
        return 1.0 if self.question is None else self.question.share_at_work

    @property
    def begun(self) -> str:
        """Where strategies begin in the middle and whose past they share, in sentences; else nothing."""
        return "" if self.question is None else self.question.begun

    @cached_property
    def _by_key(self) -> dict[tuple[str, str, str], Effect]:
        return {(effect.strategy, effect.metric, effect.group): effect for effect in self.effects}

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

    @front
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
    def hidden_harm(self) -> Rows[PeopleEffect]:
        """Groups that are worse off in something in which all together are better off."""
        return Rows((one for one in self.people if one.hidden_harm), of=PeopleEffect)

    def _came_out(self) -> tuple[object, ...]:
        asked = (self.scenario, self.seed, self.baseline, self.strategies, self.confidence, self.budget_hours_a_year)
        doses = tuple(cost.dose_scale for cost in self.costs)
        return (*asked, doses, self.fingerprint, self.replications, self.replications_asked, self.failures)

    def to_json(self) -> JsonObject:
        """What `colead compare --json` writes.

        Returns:
            A record in which NaN is null and the fingerprint a hexadecimal text; with "branch" where strategies begin
            in the middle of a run.
        """
        begins = None if self.question is None else self.question.branch
        return ({} if begins is None else {"branch": begins.to_json()}) | {
            "scenario": self.scenario,
            "seed": self.seed,
            "replications": self.replications,
            "confidence": self.confidence,
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
