# SPDX-License-Identifier: Apache-2.0
"""How sure the ranking is: over chance, and over plausible worlds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import altair as alt

from colead.plots.effects import rounded
from colead.plots.labels import names_axis, rows_high
from colead.plots.style import BLUE, AnyChart, Row, finished, rows

if TYPE_CHECKING:
    from colead.experiments.charted import ChartedStress
    from colead.experiments.compared import Compared

FEWEST_BARS = 3
WORTH_A_BAR = 0.005  # less is no visible bar; the data of the figure have it all the same


def ranking(comparison: Compared) -> AnyChart:
    """Probability of each strategy of being the best in the metric the comparison is judged by."""
    if not comparison.ranking:
        raise ValueError("the comparison has no ranking: no metric tells better from worse, or too few replications")
    return finished(ranking_panel(comparison, width=420))


def ranking_panel(comparison: Compared, *, width: Any = "container") -> AnyChart:
    values = [
        {"name": comparison.title_of(one.strategy), "percent": rounded(100 * one.probability_best)}
        for place, one in enumerate(comparison.ranking)
        if place < FEWEST_BARS or one.probability_best >= WORTH_A_BAR
    ]
    return _bars(values, "Probability of being the best (%)", width)


def robustness(stress: ChartedStress) -> AnyChart:
    """Share of plausible worlds in which each strategy is the best, with intervals."""
    return finished(robustness_panel(stress, width=420))


def robustness_panel(stress: ChartedStress, *, width: Any = "container") -> AnyChart:
    values = [
        {
            "name": stress.title_of(one.strategy),
            "percent": rounded(100 * one.share_best),
            "low": rounded(100 * one.low),
            "high": rounded(100 * one.high),
        }
        for place, one in enumerate(stress.strategies)
        if (place < FEWEST_BARS or one.share_best >= WORTH_A_BAR) and (not one.over or stress.best.over)
    ]
    return _bars(values, "Worlds in which it is the best (%)", width)


def _bars(values: Sequence[Row], title: str, width: Any) -> AnyChart:
    names = [row["name"] for row in values]
    base = alt.Chart(rows(list(values)))
    x = alt.X("percent:Q", title=title, scale=alt.Scale(domain=[0, 100]))
    y = alt.Y("name:N", sort=names, title=None, axis=names_axis(names))
    tooltip = [alt.Tooltip("name:N", title="Strategy"), alt.Tooltip("percent:Q", title=title, format=".1f")]
    layers = [base.mark_bar(height={"band": 0.65}, color=BLUE).encode(x=x, y=y, tooltip=tooltip)]
    if any("low" in row for row in values):
        layers.append(base.mark_rule(strokeWidth=2, color="#222222").encode(x="low:Q", x2="high:Q", y=y))
    return alt.layer(*layers).properties(width=width, height=rows_high(names, 24))
