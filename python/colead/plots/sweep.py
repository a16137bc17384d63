# SPDX-License-Identifier: Apache-2.0
"""A sweep: a metric over one axis with intervals, or over two as colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np

from colead.base.errors import ModelError
from colead.base.known_names import require_known
from colead.experiments.sweep_tables import figure_of, label_of
from colead.plots.effects import rounded
from colead.plots.style import SERIES, AnyChart, Row, finished, rows
from colead.words import titles

if TYPE_CHECKING:
    from colead.experiments.charted import ChartedSweep
    from colead.statistics.designs import Parameter

WIDTH, HEIGHT, PANELS = 280, 220, 3
MOST_AXES = 2


def sweep_lines(sweep: ChartedSweep, metric: str | None, *, differences: bool = False) -> AnyChart:
    """Means, or paired differences to the first strategy, over the first axis; panels are values of a second one."""
    figure, first, second = _figure(sweep, metric), *_axes(sweep)
    found = sweep.effects if differences else sweep.means
    if not len(found):
        raise ModelError("one strategy alone was run: there is no difference to show")
    centre = "difference" if differences else "mean"
    wanted = figure_of(figure)
    values = [_row(sweep, row, centre, first, second) for row in found if (row["metric"], row["group"]) == wanted]
    unit = sweep.units[figure]
    words = titles.difference_unit(unit) if differences else titles.unit_words(unit)
    shown = [_panel(sweep, values, first, words, differences)] if second is None else []
    if second is not None:
        for value in dict.fromkeys(row["panel"] for row in values):
            own = [row for row in values if row["panel"] == value]
            above = f"{second.path} = {value}"
            shown.append(_panel(sweep, own, first, words, differences).properties(title=above))
    subtitle = f"Difference to {titles.strategy(_scenario(sweep), sweep.strategies[0])}" if differences else ""
    title = alt.Title(_title(figure), subtitle=subtitle)
    return finished(alt.concat(*shown, columns=PANELS).resolve_scale(y="shared").properties(title=title))


def sweep_heat_map(sweep: ChartedSweep, metric: str | None, strategy: str | None) -> AnyChart:
    """Means of one strategy over two axes."""
    figure, first, second = _figure(sweep, metric), *_axes(sweep)
    if second is None:
        raise ModelError("a heat map needs a sweep of two axes; `lines` shows one")
    of = sweep.strategies[-1] if strategy is None else strategy
    require_known("strategy", [of], sweep.strategies)
    means, by = sweep.mean(of, figure), titles.scale(sweep.units[figure])
    values = [
        {"x": label_of(point[0]), "y": label_of(point[1]), "mean": rounded(by * float(mean))}
        for point, mean in zip(sweep.points.values, means, strict=True)
    ]
    orders = {name: list(dict.fromkeys(str(row[name]) for row in values)) for name in ("x", "y")}
    base = alt.Chart(rows(values)).encode(
        x=alt.X("x:N", sort=orders["x"], title=first.path, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("y:N", sort=orders["y"][::-1], title=second.path),
    )
    shade = alt.Color("mean:Q", title=titles.unit_words(sweep.units[figure]), scale=alt.Scale(scheme="blues"))
    cells = base.mark_rect(stroke="white", strokeWidth=2).encode(color=shade)
    known = by * means[~np.isnan(means)]
    dark = known.min() + 0.55 * np.ptp(known) if known.size else 0.0
    texts = base.mark_text(fontSize=12).encode(
        text=alt.Text("mean:Q", format=".3~g"),
        color=alt.condition(f"datum.mean > {dark}", alt.value("white"), alt.value("#111111")),
    )
    title = alt.Title(_title(figure), subtitle=titles.strategy(_scenario(sweep), of))
    size = {"width": 56 * len(orders["x"]), "height": 40 * len(orders["y"])}
    return finished(alt.layer(cells, texts).properties(title=title, **size))


def _figure(sweep: ChartedSweep, metric: str | None) -> str:
    if metric is None:
        return sweep.metric_names[0]
    require_known("metric", [metric], sweep.metric_names)
    return metric


def _axes(sweep: ChartedSweep) -> tuple[Parameter, Parameter | None]:
    axes = sweep.points.parameters
    if sweep.points.design != "grid":
        raise ModelError(f"a design of '{sweep.points.design}' lies on no lines: sweep a grid, or take `means`")
    if len(axes) > MOST_AXES:
        raise ModelError(f"{len(axes)} axes do not go on one picture: take `means`, or sweep {MOST_AXES} of them")
    return axes[0], axes[1] if len(axes) == MOST_AXES else None


def _scenario(sweep: ChartedSweep) -> Any:
    return None if sweep.question is None else sweep.question.scenario


def _title(figure: str) -> str:
    metric, group = figure_of(figure)
    return titles.metric_title(metric) + ("" if group == "all" else f": {titles.group_words(group)}")


def _row(sweep: ChartedSweep, row: Row, centre: str, first: Parameter, second: Parameter | None) -> Row:
    point = sweep.points.values[row["point"]]
    by = titles.scale(row["unit"])
    low, middle, high = (rounded(by * row[name]) for name in ("low", centre, "high"))
    at = point[0] if _numeric(first) else label_of(point[0])
    name = titles.strategy(_scenario(sweep), row["strategy"])
    panel = "" if second is None else label_of(point[1])
    return {"at": at, "name": name, "panel": panel, "low": low, "middle": middle, "high": high}


def _numeric(axis: Parameter) -> bool:
    return all(isinstance(value, int | float) and not isinstance(value, bool) for value in axis.values)


def _panel(sweep: ChartedSweep, values: list[Row], first: Parameter, words: str, differences: bool) -> AnyChart:
    numeric = _numeric(first)
    order = list(dict.fromkeys(row["at"] for row in values))
    scale = alt.Scale(zero=False, nice=False, padding=12)
    x = alt.X("at:Q", title=first.path, scale=scale) if numeric else alt.X("at:N", sort=order, title=first.path)
    names = [titles.strategy(_scenario(sweep), one) for one in sweep.strategies[int(differences) :]]
    colours = [SERIES[at % len(SERIES)] for at in range(len(names))]
    colour = alt.Color("name:N", title=None, sort=names, scale=alt.Scale(domain=names, range=colours))
    base = alt.Chart(rows(values)).encode(x=x, color=colour)
    y = alt.Scale(zero=differences, nice=True)
    bars = base.mark_rule(strokeWidth=2).encode(y=alt.Y("low:Q", scale=y, title=words.capitalize()), y2="high:Q")
    lines = base.mark_line(strokeWidth=1.5).encode(y=alt.Y("middle:Q", scale=y))
    points = base.mark_point(filled=True, size=60, opacity=1).encode(y=alt.Y("middle:Q", scale=y))
    zero = alt.Chart(rows([{"at": 0}])).mark_rule(color="#444444", strokeDash=[3, 3]).encode(y=alt.Y("at:Q", scale=y))
    shown: AnyChart = alt.layer(*([zero] if differences else []), bars, lines, points)
    return shown.properties(width=WIDTH, height=HEIGHT)
