# SPDX-License-Identifier: Apache-2.0
"""Trust, understanding and other figures over time: lines with intervals, and a heat map with a week slider."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import altair as alt

from colead.base.checks import names_of
from colead.base.known_names import known_or_raise, require_known
from colead.plots.effects import rounded
from colead.plots.labels import names_axis, rows_high
from colead.plots.style import BLACK, SERIES, AnyChart, Row, finished, rows
from colead.plots.weeks import Weeks
from colead.words import titles

if TYPE_CHECKING:
    from colead._core import SeriesEffect
    from colead.experiments.compared import Compared

MOST_LINES = 1 + len(SERIES)


def trust(comparison: Compared, strategies: Sequence[str] | None = None) -> AnyChart:
    """Mean trust by direction between professions over the weeks, a line for each strategy."""
    return over_time(comparison, "trust_mean", strategies)


def understanding(comparison: Compared, strategies: Sequence[str] | None = None) -> AnyChart:
    """Mean understanding of the other profession's role over the weeks, by direction."""
    return over_time(comparison, "understanding_mean", strategies)


def over_time(comparison: Compared, metric: str, strategies: Sequence[str] | None = None) -> AnyChart:
    """A sampled figure over the weeks, a panel for each group it has (that of all only when it has no other), with the
    baseline and at most six strategies: those named, or the first.

    A band is the interval of the paired difference to the baseline, drawn around the strategy's line: where it leaves
    the baseline's line out, the two differ.
    """
    require_sampled(comparison, metric)
    groups = series_groups(comparison, metric)
    panels = [over_time_panel(comparison, metric, group, strategies, width=320) for group in groups]
    return finished(alt.concat(*panels, columns=2))


def require_sampled(comparison: Compared, metric: str) -> None:
    """UnknownNameError for a metric that the comparison does not have over time, ValueError for one without a value."""
    sampled = list(dict.fromkeys(point.metric for point in comparison.series_effects))
    known_or_raise("metric over time", metric, sampled)
    if not series_groups(comparison, metric):
        raise ValueError(f"'{metric}' has no value in any week that was sampled: there is nothing to draw")


def series_groups(comparison: Compared, metric: str) -> list[str]:
    """Groups of a sampled metric that have a value in some week; that of all only when there is no other."""
    found = [group for group, valued in _valued(comparison, metric).items() if valued]
    return [group for group in found if group != "all"] or found


def groups_without_value(comparison: Compared, metric: str) -> list[str]:
    """Groups of a sampled metric that have no value in any week; that of all only when there is no other."""
    found = [group for group, valued in _valued(comparison, metric).items() if not valued]
    return [group for group in found if group != "all"] or found


def _valued(comparison: Compared, metric: str) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for point in comparison.series_effects:
        if point.metric == metric:
            found[point.group] = found.get(point.group, False) or point.pairs > 0
    return found


def over_time_panel(
    comparison: Compared,
    metric: str,
    group: str,
    strategies: Sequence[str] | None = None,
    *,
    width: Any = "container",
) -> AnyChart:
    shown = shown_strategies(comparison, strategies)
    points = [
        point
        for point in comparison.series_effects
        if (point.metric, point.group) == (metric, group) and point.strategy in shown
    ]
    names = [comparison.title_of(strategy) for strategy in shown]
    unit = titles.unit_words(points[0].unit) if points else ""
    weeks = Weeks(comparison.source, "Weeks since observation began")
    base = alt.Chart(rows(weeks.dated(_row(comparison, point) for point in points)))
    x = weeks.axis
    colour = alt.Color(
        "name:N",
        title=None,
        sort=names,
        scale=alt.Scale(domain=names, range=[BLACK, *SERIES][: len(names)]),
        legend=alt.Legend(columns=2, symbolType="stroke", symbolOpacity=1, symbolStrokeWidth=3),
    )
    y_scale = alt.Scale(zero=False, nice=True, domain=span(comparison, metric))
    alone = len({point.week for point in points}) == 1  # no line goes through one point
    bands = (base.mark_rule(strokeWidth=2) if alone else base.mark_area(opacity=0.18)).encode(
        x=x, y=alt.Y("low:Q", scale=y_scale, title=unit.capitalize()), y2="high:Q", color=colour
    )
    lines = (base.mark_point(filled=True, size=60) if alone else base.mark_line(strokeWidth=2)).encode(
        x=x,
        y=alt.Y("mean:Q", scale=y_scale),
        color=colour,
        tooltip=[
            alt.Tooltip("name:N", title="Strategy"),
            *weeks.tooltip,
            alt.Tooltip("mean:Q", title="Mean", format=".4~g"),
        ],
    )
    title = alt.Title(titles.metric_title(metric), subtitle="" if group == "all" else titles.group_words(group))
    return alt.layer(bands, lines).properties(title=title, width=width, height=240)


def shown_strategies(comparison: Compared, strategies: Sequence[str] | None) -> list[str]:
    """The baseline and as many others as a chart can tell apart."""
    named = names_of("strategies", strategies) or ()
    asked = [strategy for strategy in (named or comparison.strategies[1:]) if strategy != comparison.baseline]
    require_known("strategy", asked, comparison.strategies)
    if named and len(asked) > MOST_LINES - 1:
        raise ValueError(f"a chart tells at most {MOST_LINES - 1} strategies from the baseline, not {len(asked)}")
    return [comparison.baseline, *asked[: MOST_LINES - 1]]


def span(comparison: Compared, metric: str) -> list[float]:
    """Lowest and highest of the groups shown, so that panels side by side have one scale."""
    groups = series_groups(comparison, metric)
    found = [
        row[key]
        for point in comparison.series_effects
        if point.metric == metric and point.group in groups
        for row in (_row(comparison, point),)
        for key in ("low", "high")
        if row[key] is not None
    ]
    return [min(found), max(found)] if found else [0.0, 1.0]


def _row(comparison: Compared, point: SeriesEffect) -> Row:
    by = titles.scale(point.unit)
    around = point.mean - point.difference
    return {
        "name": comparison.title_of(point.strategy),
        "week": point.week,
        "mean": rounded(by * point.mean),
        "low": rounded(by * (around + point.low)),
        "high": rounded(by * (around + point.high)),
    }


def heat_map(
    comparison: Compared, metric: str = "trust_mean", *, week: float | None = None, width: Any = 420
) -> AnyChart:
    """A figure by strategy and direction in one week, chosen with a slider (by default it stands at the last)."""
    return finished(heat_map_panel(comparison, metric, week=week, width=width))


def heat_map_panel(
    comparison: Compared, metric: str, *, week: float | None = None, width: Any = "container"
) -> AnyChart:
    require_sampled(comparison, metric)
    groups = series_groups(comparison, metric)
    points = [point for point in comparison.series_effects if point.metric == metric and point.group in groups]
    weeks = sorted({point.week for point in points})
    at = min(weeks, key=lambda one: abs(one - (weeks[-1] if week is None else week)))
    step = weeks[1] - weeks[0] if len(weeks) > 1 else 1
    slider = alt.binding_range(min=weeks[0], max=weeks[-1], step=step, name="Week ")
    names = [comparison.title_of(strategy) for strategy in comparison.strategies]
    base = alt.Chart(_cells(comparison, points)).transform_filter("abs(datum.week - week) < 1e-6")
    two_lines = "split(datum.label, '\\n')"
    above = alt.Axis(labelAngle=0, orient="top", labelPadding=19, ticks=False, domain=False, labelExpr=two_lines)
    x = alt.X("pair:N", title=None, axis=above)
    y = alt.Y("name:N", sort=names, title=None, axis=names_axis(names))
    means = [titles.scale(point.unit) * point.mean for point in points if point.pairs]
    low, high = min(means), max(means)
    colour = alt.Color(
        "mean:Q",
        title=titles.plain(titles.unit_words(points[0].unit)),
        scale=alt.Scale(scheme="blues", domain=[low, high]),
        legend=alt.Legend(orient="bottom", gradientLength=200),
    )
    tooltip = [
        alt.Tooltip("name:N", title="Strategy"),
        alt.Tooltip("pair:N", title="Who in whom"),
        alt.Tooltip("mean:Q", title="Mean", format=".3f"),
    ]
    cells = base.mark_rect(stroke="white", strokeWidth=2).encode(x=x, y=y, color=colour, tooltip=tooltip)
    dark = alt.datum.mean > (low + 0.7 * (high - low))  # from there on white is read better than black
    texts = base.mark_text(fontSize=12).encode(
        x=x,
        y=y,
        text=alt.Text("mean:Q", format=".3f"),
        color=alt.condition(dark, alt.value("white"), alt.value("#111111")),
    )
    return (
        alt.layer(cells, texts)
        .add_params(alt.param(name="week", value=at, bind=slider))
        .properties(title=titles.metric_title(metric), width=width, height=rows_high(names, 28))
    )


def _cells(comparison: Compared, points: Sequence[SeriesEffect]) -> Any:
    return rows([_cell(comparison, point) for point in points])


def _cell(comparison: Compared, point: SeriesEffect) -> Row:
    return {
        "name": comparison.title_of(point.strategy),
        "pair": titles.plain(titles.group_words(point.group)).replace(" towards ", " towards\n"),
        "week": point.week,
        "mean": rounded(titles.scale(point.unit) * point.mean),
    }
