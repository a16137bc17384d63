# SPDX-License-Identifier: Apache-2.0
"""Who was waited for: the hours of a decision by cause and by the profession that was ready last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from colead.plots.effects import rounded
from colead.plots.style import GREY, SERIES, AnyChart, Row, finished, rows
from colead.words import titles

if TYPE_CHECKING:
    from colead.explain import Waterfall

NOBODY = "nobody in particular"


def waiting(waterfall: Waterfall) -> AnyChart:
    """Mean hours of a decision under one strategy, by cause, each bar split by the profession that was waited for."""
    return finished(waiting_panel(waterfall, width=480))


def waiting_panel(waterfall: Waterfall, *, width: Any = "container") -> AnyChart:
    values = waiting_rows(waterfall)
    names = list(dict.fromkeys(row["name"] for row in values))
    groups = [*dict.fromkeys(row["group"] for row in values if row["group"] != NOBODY), NOBODY]
    legend = alt.Legend(columns=alt.ExprRef("width < 480 ? 1 : 3"), symbolType="square")
    scale = alt.Scale(domain=groups, range=[*SERIES[: len(groups) - 1], GREY])
    chart: AnyChart = (
        alt.Chart(rows(values))
        .mark_bar(height={"band": 0.7}, stroke="white", strokeWidth=0.5)
        .encode(
            x=alt.X("hours:Q", title="Hours for each decision"),
            y=alt.Y("name:N", sort=names, title=None, axis=alt.Axis(ticks=False, domain=False, labelPadding=8)),
            color=alt.Color("group:N", title=None, scale=scale, legend=legend),
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("name:N", title="Cause"),
                alt.Tooltip("group:N", title="Waited for"),
                alt.Tooltip("hours:Q", title="Hours", format=".2f"),
            ],
        )
        .properties(width=width, height=26 * len(names))
    )
    return chart


def waiting_rows(waterfall: Waterfall) -> list[Row]:
    """A row for each cause and profession; what is nobody's comes last. The hours add up to the lead time."""
    found = []
    for step in sorted(waterfall.steps, key=lambda step: -step.hours):
        name = titles.plain(titles.GROUPS[step.cause])
        parts = {titles.plural(titles.plain(side)): hours for side, hours in step.by_profession.items()}
        rest = step.hours - sum(parts.values())
        parts |= {NOBODY: rest} if rest > 1e-9 else {}
        found += [
            {"name": name, "group": group, "hours": rounded(hours), "rank": rank}
            for rank, (group, hours) in enumerate(parts.items())
        ]
    return found
