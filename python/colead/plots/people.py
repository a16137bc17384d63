# SPDX-License-Identifier: Apache-2.0
"""Who gains and who loses: the same difference for each profession, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import altair as alt

from colead.base.shown import quoted
from colead.plots.effects import band, effect_row, forest, rounded
from colead.plots.labels import names_axis, rows_high
from colead.plots.style import SERIES, AnyChart, Row, finished, rows
from colead.words import phrases, titles
from colead.words.main_metrics import PEOPLE_METRICS

if TYPE_CHECKING:
    from colead.experiments.checks.people import PeopleEffect
    from colead.experiments.compared import Compared


def people(comparison: Compared, metrics: Sequence[str] = PEOPLE_METRICS, *, columns: int = 2) -> AnyChart:
    """Paired differences by profession, a panel for each metric that has them, a row for each strategy."""
    panels = [people_panel(comparison, one, width=260) for one in metrics if people_rows(comparison, one)]
    if not panels:
        raise ValueError(f"metrics must have figures by profession, and none of {', '.join(metrics)} has")
    return finished(alt.concat(*panels, columns=columns))


def people_panel(comparison: Compared, metric: str, *, width: Any = "container") -> AnyChart:
    """Filled points: the interval does not hold 0."""
    values = people_rows(comparison, metric)
    names = list(dict.fromkeys(row["name"] for row in values))
    groups = list(dict.fromkeys(row["group"] for row in values))
    first = next(effect for effect in comparison.effects if effect.metric == metric)
    way = "" if first.better == "neither" else f"{first.better} is better".capitalize()
    y = alt.Y("name:N", sort=names, title=None, axis=names_axis(names))
    beside = alt.YOffset("group:N", sort=groups)
    colours = alt.Scale(domain=groups, range=list(SERIES))
    colour = alt.Color("group:N", title=None, scale=colours, legend=alt.Legend(symbolType="circle", symbolOpacity=1))
    x_title = f"Difference ({titles.difference_unit(first.unit)})"
    tooltip = [
        alt.Tooltip("name:N", title="Strategy"),
        alt.Tooltip("group:N", title="Profession"),
        alt.Tooltip("says:N", title="Difference"),
        alt.Tooltip("verdict:N", title="Verdict"),
    ]
    base = alt.Chart(rows(values))
    scale = alt.Scale(zero=True, nice=False, padding=12)
    zero = alt.Chart(rows([{"at": 0}])).mark_rule(color="#444444", strokeDash=[3, 3]).encode(x="at:Q")
    lines = base.mark_rule(strokeWidth=2.5).encode(
        x=alt.X("low:Q", title=x_title, scale=scale), x2="high:Q", y=y, yOffset=beside, color=colour, tooltip=tooltip
    )
    points = base.mark_point(size=70, opacity=1, strokeWidth=2).encode(
        x="difference:Q",
        y=y,
        yOffset=beside,
        color=colour,
        fill=alt.condition(
            alt.datum.verdict == "unclear", alt.value("white"), alt.Fill("group:N", scale=colours, legend=None)
        ),
        tooltip=tooltip,
    )
    title = alt.Title(titles.metric_title(metric), subtitle=way)
    height = rows_high(names, 15 * max(len(groups), 2))
    matters = titles.scale(first.unit) * first.matters
    return alt.layer(*band(matters), zero, lines, points).properties(title=title, width=width, height=height)


def people_rows(comparison: Compared, metric: str) -> list[Row]:
    """A row for each strategy and profession (every group but all) that has a difference."""
    return [
        effect_row(effect, comparison.title_of(effect.strategy)) | {"group": titles.plural(titles.plain(effect.group))}
        for effect in comparison.effects
        if effect.metric == metric and effect.group != "all" and effect.pairs > 1
    ]


def groups(comparison: Compared, figure: str = "own_score", strategy: str | None = None) -> AnyChart:
    """What a strategy (by default the first) does to everybody, each profession, tier and unit, in one figure."""
    chosen = strategy or next(one for one in comparison.strategies if one != comparison.baseline)
    return finished(groups_panel(comparison, chosen, figure, width=360))


def groups_panel(comparison: Compared, strategy: str, figure: str, *, width: Any = "container") -> AnyChart:
    title, unit = titles.PEOPLE.get(figure, (titles.plain(figure), ""))
    return forest(group_rows(comparison, strategy, figure), title=alt.Title(title), unit=unit, width=width)


def group_rows(comparison: Compared, strategy: str, figure: str) -> list[Row]:
    """A row for each group that has a difference. ValueError names the figures there are."""
    found = [one for one in comparison.people if (one.strategy, one.figure) == (strategy, figure) and one.pairs > 1]
    if not found:
        known = ", ".join(dict.fromkeys(one.figure for one in comparison.people))
        raise ValueError(f"figure must be one of {known or 'none: no people were kept'}, not {quoted(figure)}")
    return [_group_row(one) for one in found]


def _group_row(one: PeopleEffect) -> Row:
    low, middle, high = (
        titles.figures(value, (one.high - one.low) / 2) for value in (one.low, one.difference, one.high)
    )
    return {
        "name": group_name(one),
        "difference": rounded(one.difference),
        "low": rounded(one.low),
        "high": rounded(one.high),
        "verdict": _verdict(one),
        "says": f"{middle} (from {low} to {high})",
    }


def group_name(one: PeopleEffect) -> str:
    name = titles.plain(one.group)
    tier = f"{titles.plain(phrases.TIERS.get(one.group, one.group))} people"
    return {"all": "Everybody", "profession": titles.plural(name), "tier": tier}.get(one.by, name)


def _verdict(one: PeopleEffect) -> str:
    if not (one.low > 0 or one.high < 0):
        return "unclear"
    if one.better == "neither":
        return "changed"
    return "better" if (one.low > 0) == (one.better == "higher") else "worse"
