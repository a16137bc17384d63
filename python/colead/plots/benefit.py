# SPDX-License-Identifier: Apache-2.0
"""What a strategy brings against the hours it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from colead.plots.effects import effect_row
from colead.plots.style import VERDICTS, AnyChart, Row, finished, rows, verdict_scale
from colead.words import titles

if TYPE_CHECKING:
    from colead.experiments.comparison import Comparison

HEIGHT = 340
LINES_APART = HEIGHT / 15  # labels nearer than this would touch


def benefit_against_hours(comparison: Comparison, metric: str = "decision_efficiency") -> AnyChart:
    """Difference in one metric, with its interval, over the hours a strategy takes from people in one run.

    The strategies worth having stand at the top left when higher is better, at the bottom left when lower is.
    """
    return finished(benefit_panel(comparison, metric, width=620))


def benefit_panel(comparison: Comparison, metric: str, *, width: Any = "container") -> AnyChart:
    values = benefit_rows(comparison, metric)
    first = comparison.effect(comparison.strategies[1], metric)
    title = titles.metric_title(metric)
    way = {"higher": "Higher is better", "lower": "Lower is better", "neither": ""}[first.better]
    x, y = _axes(values, titles.difference_unit(first.unit))
    colour = alt.Color("verdict:N", scale=verdict_scale("color"), legend=None)
    base = alt.Chart(rows(values))
    tooltip = [
        alt.Tooltip("name:N", title="Strategy"),
        alt.Tooltip("hours:Q", title="Hours", format=",.0f"),
        alt.Tooltip("says:N", title="Difference"),
    ]
    zero = alt.Chart(rows([{"at": 0}])).mark_rule(color="#444444", strokeDash=[3, 3]).encode(y="at:Q")
    bars = base.mark_rule(strokeWidth=2).encode(x=x, y=y, y2="high:Q", color=colour, tooltip=tooltip)
    points = base.mark_point(filled=True, size=90, opacity=1).encode(
        x="hours:Q",
        y="difference:Q",
        color=colour,
        shape=alt.Shape("verdict:N", scale=verdict_scale("shape"), legend=None),
        tooltip=tooltip,
    )
    leaders = base.mark_rule(color="#8A8A8A", strokeWidth=0.8).encode(
        x="hours:Q", x2="label_from:Q", y="difference:Q", y2="label_at:Q"
    )
    return alt.layer(zero, bars, leaders, points, *_names(base)).properties(
        title=alt.Title(title, subtitle=way), width=width, height=HEIGHT
    )


def _axes(values: list[Row], unit: str) -> tuple[alt.X, alt.Y]:
    most = max((row["hours"] for row in values), default=1) or 1
    x_scale = alt.Scale(domain=[0, 1.04 * most], nice=False)
    y_scale = alt.Scale(zero=True, nice=False, padding=14)
    return (
        alt.X("hours:Q", title="Hours spent on the strategy in one run", scale=x_scale),
        alt.Y("low:Q", title=f"Difference ({unit})", scale=y_scale),
    )


def _names(base: alt.Chart) -> list[alt.Chart]:
    """Beside their points, on the side that has room."""
    return [
        base.transform_filter(alt.datum.side == side)
        .mark_text(align=side, dx=3 if side == "left" else -3, fontSize=12, color="#222222")
        .encode(x="label_from:Q", y="label_at:Q", text="name:N")
        for side in ("left", "right")
    ]


def benefit_rows(comparison: Comparison, metric: str) -> list[Row]:
    """A row for each strategy; those without a difference (too few pairs) are left out."""
    costs = {cost.strategy: cost.all_hours for cost in comparison.costs}
    values = [
        effect_row(effect, titles.plain(effect.strategy)) | {"hours": round(costs[effect.strategy])}
        for effect in comparison.effects
        if (effect.metric, effect.group) == (metric, "all") and effect.verdict in VERDICTS and effect.pairs > 1
    ]
    return _with_labels(values)


def _with_labels(values: list[Row]) -> list[Row]:
    """Where each name stands: beside its point, moved no further up or down than its neighbours ask for."""
    if not values:
        return values
    bounds = [0.0, *(row[key] for row in values for key in ("low", "high"))]
    apart = (max(bounds) - min(bounds)) / HEIGHT * LINES_APART
    most = max(row["hours"] for row in values)
    inorder = sorted(values, key=lambda row: (float(row["difference"]), str(row["name"])))
    heights = spread([float(row["difference"]) for row in inorder], apart)
    placed: list[Row] = []
    for row, height in zip(inorder, heights, strict=True):
        side, away = ("left", 0.025) if row["hours"] <= most / 2 else ("right", -0.025)
        placed.append(row | {"side": side, "label_at": height, "label_from": row["hours"] + away * most})
    return placed


def spread(heights: list[float], apart: float) -> list[float]:
    """The places nearest to rising heights (least squares) that are at least `apart` from each other: isotonic
    regression by pooling adjacent violators."""
    pools: list[list[float]] = []  # sum and count of what stands together, less the distances within
    for index, height in enumerate(heights):
        pools.append([height - index * apart, 1.0])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, count = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += count
    levels = [total / count for total, count in pools for _ in range(int(count))]
    return [level + index * apart for index, level in enumerate(levels)]
