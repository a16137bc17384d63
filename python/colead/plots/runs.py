# SPDX-License-Identifier: Apache-2.0
"""Runs of one strategy: figures of each replication, and what was sampled over the weeks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np

from colead.base.shown import quoted
from colead.experiments.intervals import mean_interval
from colead.plots.effects import rounded
from colead.plots.labels import names_axis, rows_high
from colead.plots.style import BLUE, GREY, SERIES, AnyChart, Row, finished, rows
from colead.plots.weeks import Weeks
from colead.words import titles

if TYPE_CHECKING:
    from colead.experiments.charted import ChartedResult

WIDTH, HEIGHT, ROW_HEIGHT = 420, 240, 30


def figures(result: ChartedResult, metric: str) -> AnyChart:
    """A row for each group: replications as pale points, the mean with its interval."""
    found = [one for one in result.figures if one.metric == metric]
    if not found:
        raise ValueError(f"metric must be one of the result's, not {quoted(metric)}")
    by = titles.scale(found[0].unit)
    points, means = [], []
    for one in found:
        name = "All" if one.group == "all" else titles.group_words(one.group)
        interval = one.interval(result.confidence)
        points += [{"name": name, "value": rounded(by * value)} for value in one.values]
        ends = {"low": rounded(by * interval.low), "high": rounded(by * interval.high)}
        means.append({"name": name, "mean": rounded(by * interval.mean), **ends})
    order = [str(row["name"]) for row in means]
    down = alt.Y("name:N", sort=order, title=None, axis=names_axis(order))
    title = titles.unit_words(found[0].unit).capitalize()
    across = alt.X("value:Q", title=title, scale=alt.Scale(zero=False, padding=12))
    pale = alt.Chart(rows(points)).mark_point(filled=True, color=GREY, opacity=0.4).encode(x=across, y=down)
    base = alt.Chart(rows(means))
    lines = base.mark_rule(strokeWidth=2.5, color=BLUE).encode(x="low:Q", x2="high:Q", y=down)
    dots = base.mark_point(filled=True, size=90, color=BLUE, opacity=1).encode(x="mean:Q", y=down)
    shown = alt.layer(pale, lines, dots).properties(
        title=titles.metric_title(metric), width=WIDTH, height=rows_high(order, ROW_HEIGHT)
    )
    return finished(shown)


def weeks(result: ChartedResult, metric: str) -> AnyChart:
    """Mean over replications by week and group, with Student's interval as a band."""
    found: dict[tuple[str, float], list[float]] = defaultdict(list)
    unit = ""
    for row in result.series:
        if row["metric"] == metric:
            found[row["group"], row["week"]].append(row["value"])
            unit = row["unit"]
    if not found:
        raise ValueError(f"metric must be one that is sampled over time, not {quoted(metric)}")
    groups = list(dict.fromkeys(group for group, _ in found))
    shown = [group for group in groups if group != "all"] or groups
    values = [
        _point(group, week, found[group, week], unit, result.confidence) for group, week in found if group in shown
    ]
    names = [titles.group_words(group) if group != "all" else "All" for group in shown]
    time = Weeks(result.source, "Weeks since observation began")
    base = alt.Chart(rows(time.dated(values)))
    colour: Any = alt.Color("name:N", title=None, sort=names, scale=alt.Scale(domain=names, range=_colours(names)))
    x = time.axis
    scale = alt.Scale(zero=False, nice=True)
    title = titles.unit_words(unit).capitalize()
    band = base.mark_area(opacity=0.18).encode(
        x=x, y=alt.Y("low:Q", scale=scale, title=title), y2="high:Q", color=colour
    )
    lines = base.mark_line(strokeWidth=2).encode(x=x, y=alt.Y("mean:Q", scale=scale), color=colour)
    layers = alt.layer(band, lines).properties(title=titles.metric_title(metric), width=WIDTH, height=HEIGHT)
    return finished(layers)


def _point(group: str, week: float, values: list[float], unit: str, confidence: float) -> Row:
    by = titles.scale(unit)
    one = mean_interval(np.array(values), confidence)
    name = "All" if group == "all" else titles.group_words(group)
    low, mean, high = (rounded(by * value) for value in (one.low, one.mean, one.high))
    return {"name": name, "week": week, "low": low, "mean": mean, "high": high}


def _colours(names: list[str]) -> list[str]:
    return [SERIES[at % len(SERIES)] for at in range(len(names))]
