# SPDX-License-Identifier: Apache-2.0
"""What a search for the best use of hours gives, and its parts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from colead.base.as_json import JsonObject, json_record
from colead.base.fronts import front
from colead.base.same import Same
from colead.base.shown import Shown, Told, counted
from colead.base.text import decimals_for, number
from colead.experiments.budget import hours_words
from colead.experiments.comparison import Comparison
from colead.experiments.halving import Tried
from colead.experiments.price import price
from colead.experiments.question import Question
from colead.experiments.uses import Use
from colead.tables import Rows
from colead.words import titles


@dataclass(frozen=True, slots=True)
class NextHours:
    """What the next 100 hours a year beyond the winner's would bring, in the unit of the metric, positive is better.

    Fields:
        per_100_hours, low, high: with Fieller's interval; NaN where the hours cannot be told from none.
        hours_a_year: what was run to find out: the winner 1.5 times as often.
        reason: why there is no figure; else empty.
    """

    per_100_hours: float
    low: float
    high: float
    hours_a_year: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Contender:
    """A finalist on fresh luck.

    Fields:
        use: which strategy, for whom, how often.
        hours_a_year: beyond the baseline's.
        gain, low, high: advantage over the baseline in the unit of the metric, positive is better; the intervals of all
            finalists hold together, so that choosing among them does not flatter.
        probability_best: of all finalists within the budget and the baseline; NaN for one over it.
        over: whether it proved to be over the budget.
    """

    use: Use
    hours_a_year: float
    gain: float
    low: float
    high: float
    probability_best: float
    over: bool


@dataclass(frozen=True, repr=False, eq=False)
class BestUse(Same, Shown):
    """What was found: the finalists on fresh luck, the best first, and all that was tried on the way.

    Fields:
        scenario, baseline, metric, unit, seed, confidence: what was asked, of what.
        hours_a_year: the budget.
        matters: smallest difference that matters; 0: any does.
        finalists: at most four.
        tried: everything that was run in the search.
        next_hours: what more hours would bring; None where nothing won.
        comparison: the final contest, with its report; None where no use keeps within the budget.
        seconds: time it took; two may differ in it and be equal.
        question: what was asked; its `command()` asks the same.

    Example:
        >>> found = cl.best(scenario, hours=200, strategies=["shadowing"], replications=4, progress=False)
        >>> all(one.over or one.hours_a_year <= 200 for one in found.finalists)
        True
    """

    scenario: str
    baseline: str
    metric: str
    unit: str
    seed: int
    confidence: float
    hours_a_year: float
    matters: float
    finalists: Rows[Contender]
    tried: Rows[Tried] = field(repr=False)
    next_hours: NextHours | None
    comparison: Comparison | None = field(repr=False)
    seconds: float = field(default=math.nan, compare=False)
    question: Question | None = field(default=None, compare=False, repr=False)

    @property
    def leader(self) -> Contender | None:
        """The best finalist within the budget; None where there is none."""
        return next((one for one in self.finalists if not one.over), None)

    @property
    def winner(self) -> Contender | None:
        """The leader, where it is better than the baseline for sure and by as much as matters."""
        leader = self.leader
        return leader if leader is not None and self._sure(leader) else None

    def _sure(self, one: Contender) -> bool:
        return one.low > 0 and one.gain >= self.matters

    @property
    def sentence(self) -> str:
        """The answer in a sentence."""
        leader, budget = self.leader, hours_words(self.hours_a_year)
        if leader is None:
            return f"No use that was tried keeps within {budget}."
        amount = self.amount(leader.gain, leader.low, leader.high, leader)
        title = titles.metric_title(self.metric).lower()
        if self.winner is None:
            how = f"clearly improves {title}"
            if leader.low > 0:
                by = titles.scale(self.unit)
                how = (
                    f"improves {title} by as much as matters ({f'{by * self.matters:g} {self.unit_in_words}'.rstrip()})"
                )
            leads = "leads by" if leader.gain > 0 else "comes nearest, with"
            led = f"{leader.use.says}, {leads} {amount} for {leader.hours_a_year:,.0f} hours a year"
            safe = next((one for one in self.finalists if not one.over and self._sure(one)), None)
            if safe is not None:
                surely = self.amount(safe.gain, safe.low, safe.high, safe)
                return (
                    f"Within {budget} {led}, but not clearly. {safe.use.says} surely improves {title}, by {surely} for "
                    f"{safe.hours_a_year:,.0f} hours a year."
                )
            return f"Within {budget} nothing that was tried {how}: {led}."
        paid = "" if self.comparison is None else price(self.comparison, leader.use.name)
        return (
            f"Within {budget}: {leader.use.says}. It improves {title} by {amount} for {leader.hours_a_year:,.0f} hours "
            f"a year. {paid}".rstrip()
        )

    def _told(self) -> Told:
        head = f"'{self.scenario}': {counted(len(self.tried), 'use')} tried, seed {self.seed}"
        columns = ("use", "hours a year", f"{self.metric} improves by", "low", "high", "probability best")
        rows = [
            [one.use.says, one.hours_a_year, one.gain, one.low, one.high, "over" if one.over else one.probability_best]
            for one in self.finalists
        ]
        return Told(head, self.sentence, columns, rows)

    @property
    def unit_in_words(self) -> str:
        """The unit in which differences of the metric are told, such as "hours" or "percentage points"."""
        return titles.difference_unit(self.unit)

    @front
    def in_words(self, value: float, beside: Contender) -> str:
        """An amount of the metric, in `unit_in_words`.

        Parameters:
            value: the amount, in the unit of the metric.
            beside: the finalist whose interval tells how many digits it deserves.

        Returns:
            The number alone, such as "1.9".
        """
        by = titles.scale(self.unit)
        half = by * (beside.high - beside.low) / 2
        return number(by * value, decimals_for(half if half > 0 else by * value / 10))

    @front
    def amount(self, middle: float, low: float, high: float, beside: Contender) -> str:
        """An amount with its unit and interval.

        Parameters:
            middle, low, high: in the unit of the metric.
            beside: the finalist whose interval tells how many digits they deserve.

        Returns:
            Such as "1.9 hours [1.2, 2.6]".
        """
        told, least, most = (self.in_words(value, beside) for value in (middle, low, high))
        return f"{f'{told} {self.unit_in_words}'.rstrip()} [{least}, {most}]"

    def to_json(self) -> JsonObject:
        """What `colead best --json` writes.

        Returns:
            A record in which NaN is null.
        """
        return {
            "scenario": self.scenario,
            "sentence": self.sentence,
            "baseline": self.baseline,
            "metric": self.metric,
            "unit": self.unit,
            "seed": self.seed,
            "confidence": self.confidence,
            "hours_a_year": self.hours_a_year,
            "matters": self.matters,
            "winner": None if self.winner is None else self.winner.use.name,
            "finalists": [_record(one) for one in self.finalists],
            "tried": [_record(one) for one in self.tried],
            "next_hours": None if self.next_hours is None else json_record(asdict(self.next_hours)),
            "comparison": None if self.comparison is None else self.comparison.to_json(),
        }


def _record(one: Contender | Tried) -> JsonObject:
    fields = asdict(one)
    use = fields.pop("use")
    return json_record({"use": use["name"], "says": one.use.says} | fields) | {
        "interventions": list(one.use.interventions)
    }


def contenders(comparison: Comparison, finalists: Sequence[Use], metric: str) -> tuple[Contender, ...]:
    """Finalists as the final contest shows them on a metric: within the budget first, by their gain."""
    hours = {cost.strategy: cost.hours_a_year for cost in comparison.costs}
    chances = {rank.strategy: rank.probability_best for rank in comparison.ranking}
    out = []
    for use in finalists:
        effect = comparison.effect(use.name, metric)
        ends = (effect.low_adjusted, effect.high_adjusted)
        low, high = (-ends[1], -ends[0]) if effect.better == "lower" else ends
        over = use.name in comparison.over_budget
        out.append(Contender(use, hours[use.name], effect.gain, low, high, chances.get(use.name, math.nan), over))
    return tuple(sorted(out, key=lambda one: (one.over, -one.gain)))
