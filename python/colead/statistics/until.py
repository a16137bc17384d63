# SPDX-License-Identifier: Apache-2.0
"""How precise an answer is wanted."""

from __future__ import annotations

import math
from dataclasses import dataclass

from colead.base.fronts import check_fields
from colead.base.shown import ShownFields

MOST_REPLICATIONS = 10**8


@dataclass(frozen=True, slots=True)
class Until(ShownFields):
    """Repeat until the answer on a metric is settled.

    Parameters:
        metric: its name.
        smallest_difference: the smallest that matters, above 0, in the unit of the metric.
        confidence: that everything said at the end is true, in [0.5, 1), however often one has looked.
        budget: most replications of each strategy.
        budget_seconds: most time, 0 for no limit. What a limit in seconds gives depends on the machine.

    Raises:
        ValueError: for a number outside its limits.

    Example:
        >>> cl.Until("lead_time_mean", 0.5, budget=200).confidence
        0.95
    """

    metric: str
    smallest_difference: float
    confidence: float = 0.95
    budget: int = 1000
    budget_seconds: float = 0.0

    def __post_init__(self) -> None:
        check_fields(self)
        if not (math.isfinite(self.smallest_difference) and self.smallest_difference > 0):
            raise ValueError(f"smallest_difference must be above 0, not {self.smallest_difference!r}")
        if not 0.5 <= self.confidence < 1:
            raise ValueError(f"confidence must be from 0.5 to below 1, not {self.confidence!r}")
        if not 2 <= self.budget <= MOST_REPLICATIONS:
            raise ValueError(f"budget must be from 2 to {MOST_REPLICATIONS} replications, not {self.budget}")
        if not (math.isfinite(self.budget_seconds) and self.budget_seconds >= 0):
            raise ValueError(f"budget_seconds must be 0 or more, not {self.budget_seconds!r}")
