# SPDX-License-Identifier: Apache-2.0
"""What a strategy brings against the hours a year it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from colead.plots.effects import effect_row
from colead.plots.labels import with_labels
from colead.plots.style import VERDICTS, VERMILION, AnyChart, Row, finished, rows, verdict_scale
from colead.words import titles

if TYPE_CHECKING:
    from colead.experiments.compared import Compared

HEIGHT = 340


def benefit_against_hours(comparison: Compared, metric: str = "decision_efficiency") -> AnyChart:
    """Difference in one metric, with its interval, over the hours a year that a strategy takes from people.

    The strategies worth having stand at the top left when higher is better, at the bottom left when lower is. Where
    there is a budget a line stands at it.
    """
    return finished(benefit_panel(comparison, metric, width=620))


def benefit_panel(comparison: Compared, metric: str, *, width: Any = "container") -> AnyChart:
    values = benefit_rows(comparison, metric)
    first = comparison.effect(comparison.strategies[1], metric)
    way = {"higher": "Higher is better", "lower": "Lower is better", "neither": ""}[first.better]
    budget = comparison.budget_hours_a_year
    most = max([1.0, *(row["hours"] for row in values), budget or 0.0])
    x = alt.X(
        "hours:Q",
        title="Hours a year spent on the strategy",
        scale=alt.Scale(domain=[min([0.0, *(row["hours"] for row in values)]), 1.04 * most], nice=False),
    )
    y = alt.Y(
        "low:Q",
        title=f"Difference ({titles.difference_unit(first.unit)})",
        scale=alt.Scale(zero=True, nice=False, padding=14),
    )
    zero = alt.Chart(rows([{"at": 0}])).mark_rule(color="#444444", strokeDash=[3, 3]).encode(y="at:Q")
    limit = [] if budget is None else [_limit(budget)]
    return alt.layer(zero, *limit, *_marks(values, x, y)).properties(
        title=alt.Title(titles.metric_title(metric), subtitle=way), width=width, height=HEIGHT
    )


def _limit(budget: float) -> AnyChart:
    line: AnyChart = alt.Chart(rows([{"at": budget}])).mark_rule(color=VERMILION, strokeWidth=2).encode(x="at:Q")
    return line


def _marks(values: list[Row], x: alt.X, y: alt.Y) -> list[AnyChart]:
    """Intervals, points and their names."""
    colour = alt.Color("verdict:N", scale=verdict_scale("color"), legend=None)
    base = alt.Chart(rows(values))
    tooltip = [
        alt.Tooltip("name:N", title="Strategy"),
        alt.Tooltip("hours:Q", title="Hours a year", format=",.0f"),
        alt.Tooltip("says:N", title="Difference"),
    ]
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
    return [bars, leaders, points, *_names(base)]


def _names(base: alt.Chart) -> list[alt.Chart]:
    """Beside their points, on the side that has room."""
    return [
        base.transform_filter(alt.datum.side == side)
        .mark_text(
            align=side, baseline="middle", lineBreak="\n", dx=3 if side == "left" else -3, fontSize=12, color="#222222"
        )
        .encode(x="label_from:Q", y="label_at:Q", text="label:N")
        for side in ("left", "right")
    ]


def benefit_rows(comparison: Compared, metric: str) -> list[Row]:
    """A row for each strategy; those without a difference (too few pairs) are left out."""
    costs = {cost.strategy: cost.hours_a_year for cost in comparison.costs}
    values = [
        effect_row(effect, comparison.title_of(effect.strategy)) | {"hours": round(costs[effect.strategy])}
        for effect in comparison.effects
        if (effect.metric, effect.group) == (metric, "all") and effect.verdict in VERDICTS and effect.pairs > 1
    ]
    return with_labels(values, "difference", HEIGHT)
