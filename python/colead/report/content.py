# SPDX-License-Identifier: Apache-2.0
"""What a report is written from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from colead.base.as_resolved import Resolved, resolved_of
from colead.words import titles

if TYPE_CHECKING:
    from colead import _core
    from colead._core import Effect
    from colead.experiments.compared import Compared
    from colead.experiments.question import Question
    from colead.experiments.stress_answer import Stress
    from colead.explain import Waterfall
    from colead.report.decision_story import ToldDecisions
    from colead.report.network import NetworkStory


@dataclass(frozen=True)
class ReportContent:
    """A comparison with the scenario it came from, and what was made beside it; None: it was not asked for."""

    comparison: Compared
    scenario: _core.Scenario
    network: NetworkStory | None = None
    decisions: ToldDecisions | None = None
    waterfalls: tuple[Waterfall, ...] = ()  # of one replication, the baseline's first
    stress: Stress | None = None

    @cached_property
    def settings(self) -> Resolved:
        """The scenario with every value resolved."""
        return resolved_of(self.scenario)

    @cached_property
    def rivals(self) -> tuple[str, ...]:
        """The strategies compared with the baseline."""
        return tuple(one for one in self.comparison.strategies if one != self.comparison.baseline)

    @property
    def main_metric(self) -> str:
        """What the answer is given in."""
        return self.comparison.judged_by

    @property
    def tried(self) -> Stress | None:
        """The stress test, where it is judged by what the answer is given in."""
        return self.stress if self.stress is not None and self.stress.metric == self.main_metric else None

    @property
    def best(self) -> str:
        """The strategy that the answer is about."""
        return self.comparison.best

    @property
    def surely_better(self) -> list[Effect]:
        """What others change in the main metric that keep within the budget and improve it for sure by as much as
        matters, though the best so far may do so by chance; the greatest gain first."""
        possible = [one for one in self.rivals if one != self.best and one not in self.comparison.over_budget]
        found = [self.comparison.effect(one, self.main_metric) for one in possible]
        return sorted((one for one in found if one.verdict == "better"), key=lambda effect: -effect.gain)

    @property
    def question(self) -> Question:
        """What was asked; ValueError for a comparison that does not know it."""
        if self.comparison.question is None:
            raise ValueError("a report needs the question that was asked, and this comparison has none")
        return self.comparison.question

    def title(self, strategy: str) -> str:
        """What a strategy is called in a heading, a cell or at the beginning of a sentence."""
        return self.comparison.title_of(strategy)

    def called(self, strategy: str) -> str:
        """What it is called inside a sentence."""
        title = self.title(strategy)
        return title.lower() if title == titles.plain(strategy) else title

    @property
    def baseline_name(self) -> str:
        return self.title(self.comparison.baseline)

    @property
    def confidence(self) -> str:
        return f"{100 * self.comparison.confidence:g}\u00a0%"

    def effect(self, strategy: str, metric: str, group: str = "all") -> Effect | None:
        """None where the scenario does not measure it, or no two pairs have it."""
        for effect in self.comparison.effects:
            if (effect.strategy, effect.metric, effect.group) == (strategy, metric, group):
                return effect if effect.pairs > 1 else None
        return None
