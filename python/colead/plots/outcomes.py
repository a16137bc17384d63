# SPDX-License-Identifier: Apache-2.0
"""What became of decisions: how they ended, by strategy."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import altair as alt

from colead.plots.labels import names_axis, rows_high
from colead.plots.style import BLUE, GREY, ORANGE, SKY_BLUE, AnyChart, Row, finished, rows
from colead.words import titles

if TYPE_CHECKING:
    from colead.experiments.compared import Compared

COLOURS = (BLUE, GREY, ORANGE, SKY_BLUE)


def outcomes(comparison: Compared) -> AnyChart:
    """Shares of decisions that were resolved, ran out of time, moved into another or were escalated, by strategy."""
    return finished(outcomes_panel(comparison, width=560))


def outcomes_panel(comparison: Compared, *, width: Any = "container") -> AnyChart:
    values = outcome_rows(comparison)
    names = list(dict.fromkeys(row["name"] for row in values))
    styles = [titles.GROUPS[style] for style in titles.STYLES]
    chart: AnyChart = (
        alt.Chart(rows(values))
        .mark_bar(height={"band": 0.75}, stroke="white", strokeWidth=0.5)
        .encode(
            x=alt.X("share:Q", title="Share of decisions (%)", scale=alt.Scale(domain=[0, 100])),
            y=alt.Y("name:N", sort=names, title=None, axis=names_axis(names)),
            color=alt.Color(
                "style:N",
                title=None,
                scale=alt.Scale(domain=styles, range=list(COLOURS)),
                legend=alt.Legend(columns=alt.ExprRef("width < 480 ? 1 : 2"), symbolType="square"),
            ),
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("name:N", title="Strategy"),
                alt.Tooltip("style:N", title="Ending"),
                alt.Tooltip("share:Q", title="Share (%)", format=".1f"),
            ],
        )
        .properties(title="How decisions ended", width=width, height=rows_high(names, 26))
    )
    return chart


def outcome_rows(comparison: Compared) -> list[Row]:
    """Mean share of each ending in per cent; a row for each strategy, the baseline first, and ending."""
    return [
        {
            "name": comparison.title_of(strategy),
            "style": titles.GROUPS[style],
            "share": round(100 * share, 3),
            "rank": rank,
        }
        for strategy in comparison.strategies
        for rank, style in enumerate(titles.STYLES)
        if (share := mean_of(comparison, strategy, "style_share", style)) is not None
    ]


def mean_of(comparison: Compared, strategy: str, metric: str, group: str = "all") -> float | None:
    """Mean of a strategy, the baseline's among them; None where there is no such figure."""
    of_baseline = strategy == comparison.baseline
    for effect in comparison.effects:
        if (effect.metric, effect.group) == (metric, group) and (of_baseline or effect.strategy == strategy):
            value = effect.baseline_mean if of_baseline else effect.mean
            return None if math.isnan(value) else value
    return None
