# SPDX-License-Identifier: Apache-2.0
"""Timetables of a capacity."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from colead.base.checks import whole
from colead.base.shown import ShownFields

MOST_PLACES = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Schedule(ShownFields):
    """How many places there are when: `Resource(engine, capacity=Schedule([0, 8, 18], [2, 5, 2], period=24))`.

    Times are those of the engine's clock and in its unit; a change comes before whatever else happens at its time.
    Before the first time of a period the last value of the period before holds. A change keeps no run going by itself:
    `run()` ends when nothing else is to happen and nobody waits who will get a place by the timetable.

    Parameters:
        times: 0 or more, each greater than the one before; the first is 0 where there is no period.
        values: the capacity from each of these times on: whole numbers, 0 or more, at least one above 0.
        period: after how long it begins again, beyond the last time; None: never, and the last value stays.

    Raises:
        TypeError, ValueError: for others.

    Example:
        >>> nurses = Schedule(times=[0, 8, 18], values=[2, 5, 2], period=24)
        >>> nurses.at(12), nurses.at(24 + 20)
        (5, 2)
    """

    times: Sequence[float]
    values: Sequence[int]
    period: float | None = None

    def __post_init__(self) -> None:
        times = tuple(_instant("times", time) for time in self.times)
        values = tuple(whole("values of a Schedule", value, 0, MOST_PLACES) for value in self.values)
        period = None if self.period is None else _instant("period", self.period)
        for name, value in (("times", times), ("values", values), ("period", period)):
            object.__setattr__(self, name, value)
        if objection := _objection(times, values, period):
            raise ValueError(objection)

    def at(self, time: float) -> int:
        """The capacity at a time.

        Parameters:
            time: of the engine's clock, in its unit, 0 or more.

        Returns:
            The value from the last of `times` on that is not later.

        Raises:
            TypeError, ValueError: for what is no such time.
        """
        instant = _instant("time", time)
        rounding = 2.0 * math.ulp(instant)  # of a sum of steps, or of a multiple of the period
        within = instant if self.period is None else instant % self.period
        if self.period is not None and within + rounding >= self.period:
            within = 0.0
        return self.values[bisect_right(self.times, within + rounding) - 1]


def _instant(name: str, value: float) -> float:
    try:
        time = math.nan if isinstance(value, bool | str) else float(value)
    except (TypeError, ValueError):
        time = math.nan
    except OverflowError:
        time = math.inf
    if math.isnan(time):
        raise TypeError(f"{name} of a Schedule must be numbers of the engine's unit, not {value!r}")
    if not 0 <= time < math.inf:
        raise ValueError(f"{name} of a Schedule must be finite and 0 or more, not {value!r}")
    return time


def _objection(times: tuple[float, ...], values: tuple[int, ...], period: float | None) -> str:
    """What is wrong with a timetable, and what was expected; empty if nothing is."""
    if not times or len(times) != len(values):
        return f"a Schedule needs a value for each time, and one time at least, not {len(times)} and {len(values)}"
    for before, after in pairwise(times):
        if after <= before:
            return f"times of a Schedule must each be greater than the one before, not {after:g} after {before:g}"
    if period is None and times[0] > 0:
        return f"times of a Schedule without a period must begin with 0, not {times[0]:g}: nothing says what is before"
    if period is not None and period <= times[-1]:
        return f"period of a Schedule must lie beyond its last time {times[-1]:g}, not at {period:g}"
    return "" if any(values) else "values of a Schedule must not all be 0: nobody would ever get a place"
