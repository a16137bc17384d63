# SPDX-License-Identifier: Apache-2.0
"""What taking a bundle apart gives: plain objects that nothing changes afterwards."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from colead.base.as_json import Plain
from colead.base.same import Same
from colead.base.shown import Shown, Told, told_of_rows
from colead.experiments.question import Question
from colead.tables import Rows


@dataclass(frozen=True, slots=True)
class PartEffect:
    """What one part of a bundle does to a metric, with Student's intervals over replications.

    `shapley` is the part's share of the whole effect: its difference averaged over the orders in which the parts could
    be added (Shapley 1953). Shares add up to the whole. `alone`: without the other parts. `last`: added to all of them.
    `main`: averaged over all combinations of the others (NaN where not all were run).
    """

    part: str
    shapley: float
    shapley_low: float
    shapley_high: float
    of_whole: float
    main: float
    main_low: float
    main_high: float
    alone: float
    last: float


@dataclass(frozen=True, slots=True)
class Interaction:
    """How much more a part does where another is on than where it is off, halved; averaged over the other parts."""

    first: str
    second: str
    effect: float
    low: float
    high: float


@dataclass(frozen=True, repr=False, eq=False)
class Attribution(Same, Shown, Plain):
    """The effect of a bundle on one metric, and how it divides into the effects of its parts.

    Fields:
        scenario, strategy, metric, group, unit, better: what was taken apart, in which unit, and which way is better.
        seed, replications, pairs, confidence: what was run, how many pairs have a value, and the intervals' confidence.
        design, arms: which combinations were run, and how many.
        without: mean without any part.
        whole, whole_low, whole_high: the effect of all parts, with its interval.
        parts, interactions: the effects of each part, and of each pair of them.
        seconds: time it took; two may differ in it and be equal.
        question: what was asked; its `command()` asks the same.

    Example:
        >>> bundle = [{"kind": "shadowing", "every_weeks": 4}, {"kind": "protected_time"}]
        >>> found = cl.attribute(scenario.with_({"strategies.shadowing": bundle}), "shadowing", progress=False)
        >>> len(found.parts)
        2
    """

    scenario: str
    strategy: str
    metric: str
    group: str
    unit: str
    better: str
    seed: int
    replications: int
    pairs: int
    confidence: float
    design: str
    arms: int
    without: float
    whole: float
    whole_low: float
    whole_high: float
    parts: Rows[PartEffect]
    interactions: Rows[Interaction]
    seconds: float = field(default=math.nan, compare=False)
    question: Question | None = field(default=None, compare=False, repr=False)

    def _told(self) -> Told:
        parts = told_of_rows(self.parts)
        whole = f"{self.whole:.4g} {self.unit} [{self.whole_low:.4g}, {self.whole_high:.4g}]"
        head = f"'{self.scenario}': '{self.strategy}' on {self.metric}, {whole}, divided among {len(self.parts)} parts"
        return Told(head, columns=parts.columns, rows=parts.rows, count=parts.count)
