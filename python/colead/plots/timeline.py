# SPDX-License-Identifier: Apache-2.0
"""The hours of one decision by cause, a bar for each run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

from colead.plots.effects import rounded
from colead.plots.labels import names_axis, rows_high
from colead.plots.style import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY_BLUE, VERMILION, AnyChart, finished, rows
from colead.words import titles

COLOURS = (GREY, BLUE, ORANGE, SKY_BLUE, PURPLE, VERMILION, GREEN, "#5B4B8A", "#8C7A00")


def timeline(runs: Mapping[str, Mapping[str, float]]) -> AnyChart:
    """Hours by cause of the same decision in several runs, given as name of a run -> cause -> hours."""
    return finished(timeline_panel(runs, width=560))


def timeline_panel(runs: Mapping[str, Mapping[str, float]], *, width: Any = "container") -> AnyChart:
    causes = [cause for cause in titles.CAUSES if any(hours.get(cause, 0) > 0 for hours in runs.values())]
    values = [
        {"name": name, "cause": titles.GROUPS[cause], "hours": rounded(hours.get(cause, 0.0)), "rank": rank}
        for name, hours in runs.items()
        for rank, cause in enumerate(causes)
    ]
    colours = [COLOURS[titles.CAUSES.index(cause)] for cause in causes]
    legend = alt.Legend(columns=alt.ExprRef("width < 520 ? 1 : 3"), symbolType="square")
    chart: AnyChart = (
        alt.Chart(rows(values))
        .mark_bar(height={"band": 0.7}, stroke="white", strokeWidth=0.5)
        .encode(
            x=alt.X("hours:Q", title="Hours since the decision arrived, added up by cause"),
            y=alt.Y("name:N", sort=list(runs), title=None, axis=names_axis(list(runs))),
            color=alt.Color(
                "cause:N",
                title=None,
                scale=alt.Scale(domain=[titles.GROUPS[c] for c in causes], range=colours),
                legend=legend,
            ),
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("name:N", title="Run"),
                alt.Tooltip("cause:N", title="Cause"),
                alt.Tooltip("hours:Q", title="Hours", format=".1f"),
            ],
        )
        .properties(width=width, height=rows_high(list(runs), 34))
    )
    return chart
