# SPDX-License-Identifier: Apache-2.0
"""Hours a year that strategies may take: a budget, those over it, equal hours, and what is said of each."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from numbers import Real

from colead._core import StrategyCost
from colead.base.checks import real


def over_budget(costs: Iterable[StrategyCost], budget: float | None) -> tuple[str, ...]:
    """Strategies that take more hours a year than the budget, beyond the baseline's; none where there is no budget."""
    if budget is None:
        return ()
    return tuple(cost.strategy for cost in costs if cost.hours_a_year > budget)


def while_at_work(costs: Iterable[StrategyCost], share: float) -> list[StrategyCost]:
    """Costs whose hours a year, and a week, are of that share of the observed time."""
    return [
        StrategyCost(
            cost.strategy,
            cost.dose_scale,
            cost.programme_hours,
            cost.all_hours,
            cost.hours_per_person_week / share,
            cost.hours_a_year / share,
        )
        for cost in costs
    ]


def hours_words(hours: float) -> str:
    """`3,000 hours a year`."""
    return f"{hours:,.0f} hours a year"


def left_out(costs: Iterable[StrategyCost], budget: float, over: Iterable[str], called: Callable[[str], str]) -> str:
    """A sentence about the strategies that a budget rules out; empty where it rules out none. called: what each of them
    is called."""
    taken = {cost.strategy: cost.hours_a_year for cost in costs}
    listed = ", ".join(f"{called(name)} ({taken[name]:,.0f})" for name in over)
    return f"Over the budget of {hours_words(budget)} and never recommended: {listed}." if listed else ""


def none_within(costs: Iterable[StrategyCost], budget: float, over: Iterable[str], called: Callable[[str], str]) -> str:
    """The answer where no strategy keeps within the budget. called: what each of them is called."""
    taken = {cost.strategy: cost.hours_a_year for cost in costs}
    cheapest = min(over, key=lambda name: taken[name])
    return (
        f"No strategy keeps within the budget of {hours_words(budget)}: the cheapest, {called(cheapest)}, takes "
        f"{taken[cheapest]:,.0f}."
    )


def equal_hours_told(costs: Sequence[StrategyCost], called: Callable[[str], str]) -> str:
    """What strategies take that are compared at equal hours, and those that buy no hours, which no dose can scale.

    costs: the baseline's first; called: what a strategy is called.
    """
    scaled = [cost for cost in costs[1:] if cost.dose_scale != 1 or cost.programme_hours > 0]
    if not scaled:
        return ""
    ends = [f"{end(cost.hours_a_year for cost in scaled):,.0f}" for end in (min, max)]
    told = f"Doses are scaled to equal hours: {' to '.join(dict.fromkeys(ends))} a year."
    listed = ", ".join(f"{called(c.strategy)} ({c.hours_a_year:,.0f})" for c in costs[1:] if c not in scaled)
    return f"{told} Not scaled, for want of sessions: {listed}." if listed else told


def hours_or_cheapest(value: object) -> bool | float:
    """What equal_hours may be: whether, or the hours a year to which doses are scaled. TypeError, ValueError."""
    if isinstance(value, bool):
        return value
    if not isinstance(value, Real):
        raise TypeError(f"equal_hours must be True, False or hours a year, not {value!r:.40}")
    hours = real("equal_hours", value)
    if not (math.isfinite(hours) and hours > 0):
        raise ValueError(f"equal_hours must be hours a year above 0, not {value!r:.40}")
    return hours
