# SPDX-License-Identifier: Apache-2.0
"""The one picture of a decision: what each strategy gains against the hours a year it takes, with the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from colead.plots.effects import rounded
from colead.plots.labels import with_labels
from colead.plots.style import BLACK, BLUE, GREY, VERMILION, AnyChart, Row, finished, rows
from colead.words import hospital, titles

if TYPE_CHECKING:
    from colead._core import Effect
    from colead.experiments.compared import Compared

HEIGHT = 280
HALO: Any = {"stroke": "white", "strokeWidth": 4, "color": "white"}  # behind a name, so that no line strikes it out
# What a strategy is: colour and shape. Nothing is told by colour alone.
LOOKS = {
    "recommended": (BLUE, "triangle-up"),
    "worth a look": (BLACK, "circle"),
    "outdone by another": (GREY, "circle"),
    "no gain that matters": (GREY, "circle"),
    "over the budget": (VERMILION, "cross"),
}
BEST, WORTH, OUTDONE, NO_GAIN, OVER = LOOKS


def decision(comparison: Compared) -> AnyChart:
    """What each strategy gains on the metric the comparison is judged by, over the hours a year it takes.

    Higher is better, whichever way the metric goes. Grey is what does not gain as much as matters for sure, or what
    another strategy outdoes with fewer hours; beyond the line at the budget nothing is recommended; the dashed line is
    the smallest gain that matters. ValueError where no strategy has a difference.
    """
    if not _judged(comparison):
        raise ValueError(f"no strategy has a difference in '{comparison.judged_by}': there is nothing to draw")
    panel = decision_panel(comparison, width=620)
    if words := dashed_line(comparison):
        panel = panel.properties(title=alt.Title(words, anchor="end", fontSize=11, fontWeight="normal"))
    return finished(panel)


def decision_panel(comparison: Compared, *, width: Any = "container") -> AnyChart:
    values = decision_rows(comparison)
    unit = titles.difference_unit(_judged(comparison)[0].unit)
    x = alt.X("hours:Q", title="Hours a year, of everybody together", scale=_across(comparison, values))
    y = alt.Y("low:Q", title=f"Gain ({unit})", scale=alt.Scale(zero=True, nice=False, padding=14))
    domain, colours, shapes = list(LOOKS), [c for c, _ in LOOKS.values()], [s for _, s in LOOKS.values()]
    colour = alt.Color("what:N", scale=alt.Scale(domain=domain, range=colours), legend=None)
    shape = alt.Shape("what:N", scale=alt.Scale(domain=domain, range=shapes), legend=None)
    tooltip = [
        alt.Tooltip("name:N", title="Strategy"),
        alt.Tooltip("hours:Q", title="Hours a year", format=",.0f"),
        alt.Tooltip("says:N", title="Gain"),
        alt.Tooltip("what:N", title="It is"),
    ]
    base = alt.Chart(rows(values))
    bars = base.mark_rule(strokeWidth=1.5, opacity=0.6).encode(x=x, y=y, y2="high:Q", color=colour, tooltip=tooltip)
    points = base.mark_point(filled=True, size=90, opacity=1).encode(
        x="hours:Q", y="gain:Q", color=colour, shape=shape, tooltip=tooltip
    )
    leaders = base.mark_rule(color="#8A8A8A", strokeWidth=0.8).encode(
        x="hours:Q", x2="label_from:Q", y="gain:Q", y2="label_at:Q"
    )
    names = [
        base.transform_filter(alt.datum.side == side)
        .mark_text(align=side, baseline="middle", lineBreak="\n", dx=3 if side == "left" else -3, fontSize=12, **looks)
        .encode(x="label_from:Q", y="label_at:Q", text="label:N", **colours_of)
        for side in ("left", "right")
        for looks, colours_of in ((HALO, {}), ({}, {"color": colour}))
    ]
    return alt.layer(*_lines(comparison), bars, leaders, points, *names).properties(width=width, height=HEIGHT)


def _across(comparison: Compared, values: list[Row]) -> alt.Scale:
    hours = [float(row["hours"]) for row in values]
    most = max([*hours, comparison.budget_hours_a_year or 0.0, 1.0])
    return alt.Scale(domain=[min([0.0, *hours]), 1.08 * most], nice=False)


def _lines(comparison: Compared) -> list[AnyChart]:
    """No gain, the smallest gain that matters, and the budget."""
    zero = alt.Chart(rows([{"at": 0}])).mark_rule(color="#444444").encode(y="at:Q")
    lines: list[AnyChart] = [zero]
    matters = _matters(comparison)
    if matters > 0:
        lines.append(alt.Chart(rows([{"at": matters}])).mark_rule(color="#444444", strokeDash=[4, 4]).encode(y="at:Q"))
    budget = comparison.budget_hours_a_year
    if budget is not None:
        row = [{"at": budget, "says": f"budget {budget:,.0f}"}]
        rule = alt.Chart(rows(row)).mark_rule(color=VERMILION, strokeWidth=2).encode(x="at:Q")
        words = alt.Chart(rows(row)).mark_text(align="right", dx=-5, baseline="top", fontSize=12, color="#A34700")
        lines += [rule, words.encode(x="at:Q", y=alt.value(0), text="says:N")]
    return lines


def _matters(comparison: Compared) -> float:
    """The smallest gain that matters, in the unit of the axis; 0 where any does."""
    effect = _judged(comparison)[0]
    return titles.scale(effect.unit) * effect.matters


def dashed_line(comparison: Compared) -> str:
    """What the dashed line is, for beside the chart: at the line there are names of strategies. Empty without one."""
    if _matters(comparison) == 0:
        return ""
    return f"Dashed: smallest gain that matters, {hospital.matters_in(_judged(comparison)[0])}."


def _judged(comparison: Compared) -> list[Effect]:
    found = [one for one in comparison.effects if (one.metric, one.group) == (comparison.judged_by, "all")]
    return [one for one in found if one.pairs > 1]


def decision_rows(comparison: Compared) -> list[Row]:
    """A row for each strategy with at least two pairs of runs: hours a year, gain with its interval, and what it is."""
    costs = {cost.strategy: cost.hours_a_year for cost in comparison.costs}
    effects = _judged(comparison)
    values = []
    for effect in effects:
        by = titles.scale(effect.unit) * (-1 if effect.better == "lower" else 1)
        low, high = sorted((by * effect.low, by * effect.high))
        half = (high - low) / 2
        gain, from_, to = (titles.figures(value, half) for value in (by * effect.difference, low, high))
        values.append(
            {
                "name": comparison.title_of(effect.strategy),
                "hours": round(costs[effect.strategy]),
                "gain": rounded(by * effect.difference),
                "low": rounded(low),
                "high": rounded(high),
                "what": what_it_is(comparison, effect, effects),
                "says": f"{gain} (from {from_} to {to})",
            }
        )
    return with_labels(values, "gain", HEIGHT)


def what_it_is(comparison: Compared, effect: Effect, effects: list[Effect]) -> str:
    """Over the budget, recommended, without a sure gain that matters, outdone by one that gains as much for fewer
    hours, or worth a look."""
    costs = {cost.strategy: cost.hours_a_year for cost in comparison.costs}
    if effect.strategy in comparison.over_budget:
        return OVER
    if effect.strategy == comparison.recommended:
        return BEST
    if effect.verdict != "better":
        return NO_GAIN
    own = (costs[effect.strategy], -effect.gain)
    sure = [(costs[other.strategy], -other.gain) for other in effects if other.verdict == "better"]
    outdone = any(hours <= own[0] and loss <= own[1] and (hours, loss) != own for hours, loss in sure)
    return OUTDONE if outdone else WORTH
