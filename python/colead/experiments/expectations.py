# SPDX-License-Identifier: Apache-2.0
"""What somebody believes of a strategy, held against the interval of a paired difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["must_not_rise", "must_not_fall", "must_rise", "must_fall"]
State = Literal["violated", "supported", "undecided"]
WORDS: dict[Direction, str] = {
    "must_not_rise": "must not raise",
    "must_not_fall": "must not lower",
    "must_rise": "must raise",
    "must_fall": "must lower",
}


@dataclass(frozen=True, slots=True)
class CheckedExpectation:
    """One statement of a scenario's `expectations`, and what the comparison says of it."""

    strategy: str
    than: str
    metric: str
    group: str
    unit: str
    direction: Direction
    because: str
    state: State
    difference: float
    low: float
    high: float

    @property
    def statement(self) -> str:
        part = "" if self.group == "all" else f" ({self.group})"
        return f"{self.strategy} against {self.than} {WORDS[self.direction]} {self.metric}{part}"


def state_of(direction: Direction, low: float, high: float) -> State:
    """Violated when the interval holds only what must not be, supported when it holds only what must be or, for
    `must_not`, nothing clearly beyond 0 on the wrong side; NaN bounds decide nothing.

    An interval of one point, as of a strategy that changes nothing, supports `must_not` and violates `must`.
    """
    if low != low or high != high:
        return "undecided"
    if direction in ("must_not_fall", "must_rise"):
        low, high = -high, -low
    # From here on: the difference must not be above 0, or (strictly) must be below it.
    if direction in ("must_not_rise", "must_not_fall"):
        return "violated" if low > 0 else "supported" if high <= 0 else "undecided"
    return "violated" if low >= 0 else "supported" if high < 0 else "undecided"
