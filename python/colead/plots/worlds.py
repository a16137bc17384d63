# SPDX-License-Identifier: Apache-2.0
"""What each strategy gains in every plausible world."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from colead.plots.effects import rounded
from colead.plots.labels import names_axis, rows_high
from colead.plots.style import BLUE, GREY, AnyChart, finished, rows
from colead.words import titles

if TYPE_CHECKING:
    from colead.experiments.charted import ChartedStress

WIDTH, ROW_HEIGHT = 420, 34


def gains(stress: ChartedStress) -> AnyChart:
    """A tick for each world, and a box over the middle half of them; right of 0 is better than the baseline."""
    if stress.question is None:
        raise ValueError("this stress test does not know its question, so not whose gains are whose")
    by = titles.scale(stress.unit)
    sides = stress.question.sides
    order = [stress.title_of(one.strategy) for one in stress.strategies if one.strategy != stress.baseline]
    values = [
        {"name": stress.title_of(side), "gain": rounded(by * float(world[at] - world[0]))}
        for world in stress.gains
        for at, side in enumerate(sides)
        if at > 0
    ]
    base = alt.Chart(rows(values))
    down = alt.Y("name:N", sort=order, title=None, axis=names_axis(order))
    title = f"Gain over {stress.title_of(stress.baseline)} ({titles.difference_unit(stress.unit)}); positive is better"
    across = alt.X("gain:Q", title=title, scale=alt.Scale(nice=True, padding=12))
    ticks = base.mark_tick(color=GREY, opacity=0.5, thickness=1).encode(x=across, y=down)
    boxes = base.mark_boxplot(color=BLUE, opacity=0.5, extent=1.5, size=14, outliers=False).encode(x=across, y=down)
    zero = alt.Chart(rows([{"at": 0}])).mark_rule(color="#444444", strokeDash=[3, 3]).encode(x="at:Q")
    subtitle = f"{stress.worlds} plausible worlds"
    shown = alt.layer(zero, ticks, boxes).properties(
        title=alt.Title(titles.metric_title(stress.metric), subtitle=subtitle),
        width=WIDTH,
        height=rows_high(order, ROW_HEIGHT),
    )
    return finished(shown)
