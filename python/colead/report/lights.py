# SPDX-License-Identifier: Apache-2.0
"""Three kinds of certainty, told apart: of the computing, of the assumptions, and of the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from colead.base.grades import by_grade
from colead.report.grounds import of_strategy
from colead.statistics.information import ties_shared
from colead.words import titles

if TYPE_CHECKING:
    from colead.experiments.robustness import Robustness
    from colead.experiments.stress_answer import Stress
    from colead.report.content import ReportContent

MOST = 3
MOSTLY, OFTEN = 0.8, 0.5  # share of plausible worlds in which it is the best


@dataclass(frozen=True)
class Light:
    """One question of certainty: what is asked, the answer in a word or two, how good it is from 0 (not known) or 1
    (poor) to 3 (good), and why."""

    asks: str
    word: str
    level: int
    why: str

    @property
    def dots(self) -> str:
        return "\u25cf" * self.level + "\u25cb" * (MOST - self.level)


@dataclass(frozen=True)
class Lights:
    """The three of them, side by side."""

    kind: ClassVar[str] = "lights"
    items: tuple[Light, ...]


def lights(content: ReportContent) -> Lights:
    return Lights((computed(content), survives(content), evidence(content)))


def computed(content: ReportContent) -> Light:
    """Whether more runs would change the answer."""
    effect = content.comparison.effect(content.best, content.main_metric)
    runs = f"{content.comparison.replications} pairs of runs"
    either = effect.matters > 0 and effect.low < -effect.matters and effect.high > effect.matters
    if effect.verdict == "unclear" or either:
        return Light("Computed precisely", "No", 1, f"{runs} cannot tell it from chance.")
    touching = effect.matters > 0 and effect.low < -effect.matters < effect.high
    touching = touching or (effect.matters > 0 and effect.low < effect.matters < effect.high)
    if touching:
        return Light("Computed precisely", "Nearly", 2, f"After {runs} it may be just more or just less than matters.")
    return Light("Computed precisely", "Yes", 3, f"{runs} leave a narrow interval.")


def survives(content: ReportContent) -> Light:
    """Whether it is the best when the assumptions are others."""
    asks = "Survives other assumptions"
    if content.stress is None:
        return Light(asks, "Not tried", 0, "Nobody has yet asked what happens when the assumptions are others.")
    if content.tried is None:
        judged, given = (titles.metric_title(one).lower() for one in (content.stress.metric, content.main_metric))
        return Light(asks, "Not tried", 0, f"In other worlds it was judged by {judged} alone, not by {given}.")
    stress, recommended = content.tried, content.comparison.recommended
    answer = recommended or content.comparison.baseline
    here = next((one for one in stress.strategies if one.strategy == answer), None)
    if here is None:
        return Light(asks, "Not tried", 0, f"{content.title(answer)} was not tried in other worlds.")
    share = _best_or_equal(stress, here)
    word, level = ("Mostly", 3) if share >= MOSTLY else ("Often", 2) if share >= OFTEN else ("No", 1)
    what = "The best" if recommended else "To leave things as they are is the best"
    where = f"{stress.worlds} {stress.sort_of_worlds} ({stress.tried})"
    return Light(asks, word, level, f"{what} in {share * stress.worlds:.0f} of {where}.")


def _best_or_equal(stress: Stress, one: Robustness) -> float:
    """In which share of worlds nothing is better: a placebo, which ties with the baseline, takes none of its worlds."""
    if stress.question is None or one.share_best == 0.0:
        return one.share_best
    sides = stress.question.sides
    over = {row.strategy for row in stress.strategies if row.over}
    rivals = [at for at, side in enumerate(sides) if side not in over or one.over]
    first, _ = ties_shared(stress.gains[:, rivals])
    return float((first[:, rivals.index(sides.index(one.strategy))] > 0.0).mean())


def evidence(content: ReportContent) -> Light:
    """How much of what the strategy does has been measured anywhere."""
    asks = "Evidence behind it"
    grades = by_grade(of_strategy(content, content.best))
    known, total = grades["A"] + grades["B"], sum(grades.values())
    name = content.called(content.best)
    if total == 0:
        return Light(asks, "None", 0, f"No number says what {name} does.")
    if known == 0:
        return Light(asks, "Very low", 1, f"No study has measured what {name} does; all {total} numbers are assumed.")
    word, level = ("Moderate", 3) if 2 * known >= total else ("Low", 2)
    return Light(asks, word, level, f"{known} of {total} numbers about {name} have a source that measured them.")
