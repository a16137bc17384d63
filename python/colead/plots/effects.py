# SPDX-License-Identifier: Apache-2.0
"""Forest plots: paired differences to the baseline with their intervals, a panel for each metric."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import altair as alt

from colead.base.checks import names_of
from colead.base.known_names import known_or_raise
from colead.plots.labels import names_axis, rows_high
from colead.plots.style import VERDICTS, AnyChart, Row, finished, rows, verdict_scale
from colead.words import titles
from colead.words.main_metrics import CHARTED_METRICS

if TYPE_CHECKING:
    from colead._core import Effect
    from colead.experiments.compared import Compared

ROW_HEIGHT = 22


def effects(comparison: Compared, metrics: Sequence[str] | None = None, *, columns: int = 2) -> AnyChart:
    """Paired differences to the baseline, with intervals, in panels of `columns` abreast.

    Right of the line at 0 a figure has risen. A triangle pointing up stands for better, one pointing down for worse, a
    circle for an interval that holds 0.
    """
    panels = [effects_panel(comparison, metric, width=300) for metric in known(comparison, metrics)]
    if not panels:
        raise ValueError("there is no effect to show: the comparison has none of these metrics")
    return finished(alt.concat(*panels, columns=columns))


def known(comparison: Compared, metrics: Iterable[str] | None) -> list[str]:
    """The metrics asked for, by default the main ones, as far as the comparison has a figure for all."""
    found = {effect.metric for effect in comparison.effects if effect.group == "all"}
    if metrics is None:
        return [metric for metric in CHARTED_METRICS if metric in found]
    asked = list(names_of("metrics", metrics) or ())
    for metric in asked:
        known_or_raise("metric", metric, sorted(found))
    return asked


def effects_panel(comparison: Compared, metric: str, *, group: str = "all", width: Any = "container") -> AnyChart:
    """One metric, a row for each strategy in the order of the comparison."""
    found = [effect for effect in comparison.effects if (effect.metric, effect.group) == (metric, group)]
    return forest(
        [effect_row(effect, comparison.title_of(effect.strategy)) for effect in found],
        title=alt.Title(
            titles.metric_title(metric), subtitle=baseline_says(found, comparison.title_of(comparison.baseline))
        ),
        unit=titles.difference_unit(found[0].unit) if found else "",
        width=width,
        matters=titles.scale(found[0].unit) * found[0].matters if found else 0.0,
    )


def baseline_says(found: list[Effect], baseline: str) -> str:
    """Which way is better, and where the baseline stands."""
    first = max(found, key=lambda effect: effect.pairs)
    by = titles.scale(first.unit)
    mean = titles.figures(by * first.baseline_mean, by * abs(first.baseline_mean) / 30)
    way = "" if first.better == "neither" else f"{first.better} is better; ".capitalize()
    return f"{way}{baseline}: {titles.with_unit(mean, first.unit)}"


def effect_row(effect: Effect, name: str) -> Row:
    """A row of a forest plot: differences in the units people read."""
    by = titles.scale(effect.unit)
    half = by * (effect.high - effect.low) / 2
    low, middle, high = (titles.figures(by * value, half) for value in (effect.low, effect.difference, effect.high))
    return {
        "name": name,
        "difference": rounded(by * effect.difference),
        "low": rounded(by * effect.low),
        "high": rounded(by * effect.high),
        "verdict": VERDICTS[effect.verdict][0],
        "says": f"{middle} (from {low} to {high})",
    }


def band(matters: float) -> list[AnyChart]:
    """The differences across the picture that are smaller than what matters."""
    if not matters > 0:
        return []
    edges = {"from": -1.5 * matters, "low": -matters, "high": matters, "to": 1.5 * matters}
    base = alt.Chart(rows([edges]))
    shown = base.mark_rect(color="#EFEFEF").encode(x="low:Q", x2="high:Q")
    room = base.mark_rule(opacity=0).encode(x="from:Q", x2="to:Q")
    return [shown, room]


def rounded(value: float) -> float | None:
    """Six significant digits are more than any screen shows; NaN is none."""
    return None if math.isnan(value) else float(f"{value:.6g}")


def forest(
    values: list[Row], *, title: alt.Title, unit: str, width: Any = "container", matters: float = 0.0
) -> AnyChart:
    """Intervals as lines and differences as points around a line at 0.

    matters: the smallest difference that matters. What is smaller lies within the grey band, and the scale shows the
    whole band however small the differences are; 0: any matters.
    """
    order = [row["name"] for row in values]
    across = alt.X("low:Q", title=f"Difference ({unit})", scale=alt.Scale(zero=True, nice=False, padding=12))
    down = alt.Y("name:N", sort=order, title=None, axis=names_axis(order))
    tooltip = [
        alt.Tooltip("name:N", title="Strategy"),
        alt.Tooltip("says:N", title="Difference"),
        alt.Tooltip("verdict:N", title="Verdict"),
    ]
    base = alt.Chart(rows(values))
    colour = alt.Color("verdict:N", scale=verdict_scale("color"), legend=None)
    lines = base.mark_rule(strokeWidth=2.5).encode(x=across, x2="high:Q", y=down, color=colour, tooltip=tooltip)
    points = base.mark_point(filled=True, size=90, opacity=1).encode(
        x=alt.X("difference:Q"),
        y=down,
        color=colour,
        shape=alt.Shape("verdict:N", scale=verdict_scale("shape"), legend=None),
        tooltip=tooltip,
    )
    zero = alt.Chart(rows([{"at": 0}])).mark_rule(color="#444444", strokeDash=[3, 3]).encode(x="at:Q")
    height = rows_high(order, ROW_HEIGHT)
    return alt.layer(*band(matters), zero, lines, points).properties(title=title, width=width, height=height)
