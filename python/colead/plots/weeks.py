# SPDX-License-Identifier: Apache-2.0
"""Time along a chart: weeks, or dates where the scenario says on which Monday observation begins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import altair as alt
import numpy as np

from colead.base.dates import date_of
from colead.plots.style import Row

if TYPE_CHECKING:
    from colead._core import Scenario


class Weeks:
    """The axis of weeks, what a tooltip says of one, and the rows that both read."""

    def __init__(self, scenario: Scenario | None, title: str) -> None:
        self._scenario = scenario if scenario is not None and scenario.observed_from is not None else None
        self._title = title

    @property
    def axis(self) -> alt.X:
        """Days in UTC, so that no reader sees the day before."""
        if self._scenario is None:
            return alt.X("week:Q", title=self._title, scale=alt.Scale(nice=False))
        return alt.X("date:T", title="Date", scale=alt.Scale(type="utc", nice=False), axis=alt.Axis(tickCount=5))

    @property
    def tooltip(self) -> list[alt.Tooltip]:
        """The week, and its day where that is known."""
        week = [alt.Tooltip("week:Q", title="Week")]
        return week if self._scenario is None else [*week, alt.Tooltip("day:N", title="Date")]

    def dated(self, points: Iterable[Row]) -> list[Row]:
        """The rows, each with the day of its week as a date and as it is read."""
        found = list(points)
        if self._scenario is None or not found:
            return found
        days = np.datetime_as_string(date_of(self._scenario, [row["week"] for row in found]))
        return [row | {"date": str(day), "day": str(day)} for row, day in zip(found, days, strict=True)]
