# SPDX-License-Identifier: Apache-2.0
"""The picture of a study, titled with what it found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import altair as alt

from colead.base.text import wrapped
from colead.plots.effects import rounded
from colead.plots.style import GREEN, LINE, SERIES, AnyChart, Row, finished, rows
from colead.words import titles

if TYPE_CHECKING:
    from colead.experiments.study import Estimate, Study

WIDTH, HEIGHT, ROW_HEIGHT = 460, 260, 34
TITLE_WIDTH = 64
LOGARITHMIC_FROM = 8.0  # largest over smallest level


def study_picture(study: Study) -> AnyChart:
    """A panel for each metric of a claim: differences to the first variant, or means, with their intervals.

    With levels they are lines over the levels, else rows. The grey band holds differences too small to matter.
    """
    asked = study.asked
    means = asked.picture == "means" or len(asked.variants) == 1
    estimates = study.means if means else study.differences
    matters = {one.claim.figure: one.matters for one in study.findings}
    panels = []
    for figure in asked.pictured:
        own = [one for one in estimates if (one.metric, one.group) == figure]
        values = [_row(study, one) for one in own]
        draw = _rows_panel if asked.levels is None else _lines_panel
        panels.append(draw(study, own[0], values, 0.0 if means else matters.get(figure, 0.0)))
    runs = f"{asked.replications} replications; lines show {100 * asked.scenario.confidence:g} % intervals"
    runs += "; green: where the sign turns" if study.crossings and not means else ""
    title = alt.Title(wrapped(study.headline, TITLE_WIDTH), subtitle=[*wrapped(asked.title, TITLE_WIDTH), runs])
    return finished(alt.concat(*panels, columns=1).properties(title=title))


def _row(study: Study, one: Estimate) -> Row:
    by = titles.scale(one.unit)
    return {
        "variant": study.asked.variant(one.variant).title,
        "level": one.level,
        "mean": rounded(by * one.mean),
        "low": rounded(by * one.low),
        "high": rounded(by * one.high),
    }


def _axis_title(study: Study, one: Estimate) -> list[str]:
    title = titles.metric_title(one.metric)
    group = "" if one.group == "all" else f": {titles.group_words(one.group)}"
    if not one.than:
        return [f"{title}{group}", f"({titles.unit_words(one.unit)})"]
    than = study.asked.variant(one.than).title
    return [f"{title}{group}", f"difference to {than} ({titles.difference_unit(one.unit)})"]


def _band(values: float, unit: str, across: str) -> Any:
    size = titles.scale(unit) * values
    low, high = (alt.Y("low:Q"), alt.Y2("high:Q")) if across == "y" else (alt.X("low:Q"), alt.X2("high:Q"))
    encoded = {"y": low, "y2": high} if across == "y" else {"x": low, "x2": high}
    return alt.Chart(rows([{"low": -size, "high": size}])).mark_rect(color=LINE, opacity=0.5).encode(**encoded)


def _zero(across: str) -> Any:
    place = {across: alt.Y("at:Q") if across == "y" else alt.X("at:Q")}
    return alt.Chart(rows([{"at": 0}])).mark_rule(color="#444444", strokeDash=[3, 3]).encode(**place)


def _colour(study: Study, values: Sequence[Row]) -> alt.Color:
    order = [one.title for one in study.asked.variants]
    there = [title for title in order if any(row["variant"] == title for row in values)]
    colours = [SERIES[order.index(title) % len(SERIES)] for title in there]
    return alt.Color("variant:N", title=None, scale=alt.Scale(domain=there, range=colours))


def _lines_panel(study: Study, first: Estimate, values: list[Row], matters: float) -> AnyChart:
    levels = study.asked.levels
    assert levels is not None
    wide = min(levels.values) > 0 and max(levels.values) / min(levels.values) >= LOGARITHMIC_FROM
    across = alt.X(
        "level:Q",
        title=levels.title + (", times what it is" if levels.times else ""),
        scale=alt.Scale(type="log" if wide else "linear", nice=False, padding=16, zero=False),
        axis=alt.Axis(values=list(levels.values), grid=False, labelExpr="format(datum.value, '~g')"),
    )
    up = alt.Y("mean:Q", title=_axis_title(study, first), scale=alt.Scale(zero=bool(first.than), nice=True))
    base = alt.Chart(rows(values)).encode(x=across, color=_colour(study, values))
    bars = base.mark_rule(strokeWidth=2).encode(y=alt.Y("low:Q"), y2="high:Q")
    lines = base.mark_line(strokeWidth=1.5).encode(y=up)
    points = base.mark_point(filled=True, size=60, opacity=1).encode(
        y=up, shape=alt.Shape("variant:N", title=None, legend=None)
    )
    under = [_band(matters, first.unit, "y"), _zero("y")] if first.than else []
    return alt.layer(*under, *_turns(study, first), bars, lines, points).properties(width=WIDTH, height=HEIGHT)


def _turns(study: Study, first: Estimate) -> list[Any]:
    """Where the difference that is drawn turns its sign: the interval as a strip."""
    found = [
        {"low": crossing.low, "high": crossing.high}
        for claim, crossing in study.crossings
        if (*claim.figure, claim.than) == (first.metric, first.group, first.than)
    ]
    if not found:
        return []
    return [alt.Chart(rows(found)).mark_rect(color=GREEN, opacity=0.25).encode(x="low:Q", x2="high:Q")]


def _rows_panel(study: Study, first: Estimate, values: list[Row], matters: float) -> AnyChart:
    order = [row["variant"] for row in values]
    down = alt.Y("variant:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False, labelPadding=8))
    across = alt.X(
        "mean:Q", title=_axis_title(study, first), scale=alt.Scale(zero=bool(first.than), nice=False, padding=12)
    )
    base = alt.Chart(rows(values)).encode(y=down, color=_colour(study, values).legend(None))
    bars = base.mark_rule(strokeWidth=2.5).encode(x=alt.X("low:Q"), x2="high:Q")
    points = base.mark_point(filled=True, size=90, opacity=1).encode(x=across)
    under = [_band(matters, first.unit, "x"), _zero("x")] if first.than else []
    return alt.layer(*under, bars, points).properties(width=WIDTH, height=ROW_HEIGHT * max(len(values), 1))
