# SPDX-License-Identifier: Apache-2.0
"""Where the time went: from the baseline's lead time to a strategy's, cause by cause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from colead.plots.effects import rounded
from colead.plots.labels import names_axis, rows_high
from colead.plots.outcomes import mean_of
from colead.plots.style import BLUE, GREY, VERMILION, AnyChart, Row, finished, rows
from colead.words import titles

if TYPE_CHECKING:
    from colead.experiments.compared import Compared

WHOLE = "All, until in force"  # of decisions in force: the mean lead time counts in what is open too
KINDS = {"hours": GREY, "less": BLUE, "more": VERMILION}


def delay(comparison: Compared, strategy: str | None = None) -> AnyChart:
    """Waterfall of the mean hours from arrival until in force.

    Without a strategy, the baseline's hours by cause, which add up to its lead time. With one, what each cause adds to
    or takes from the baseline's lead time until the strategy's is reached. Means of paired runs.
    """
    return finished(delay_panel(comparison, strategy, width=480))


def delay_panel(comparison: Compared, strategy: str | None, *, width: Any = "container") -> AnyChart:
    built_up = strategy is None or strategy == comparison.baseline
    values = baseline_rows(comparison) if built_up else bridge_rows(comparison, str(strategy))
    title = (
        f"Where the time goes: {comparison.title_of(comparison.baseline)}"
        if built_up
        else f"From {comparison.title_of(comparison.baseline)} to {comparison.title_of(str(strategy))}"
    )
    names = [row["name"] for row in values]
    base = alt.Chart(rows(values))
    y = alt.Y("name:N", sort=names, title=None, axis=names_axis(names))
    tooltip = [alt.Tooltip("name:N", title="Cause"), alt.Tooltip("says:N", title="Hours")]
    scale = alt.Scale(zero=False, nice=False, padding=34)
    if built_up:
        scale = alt.Scale(domain=[0, 1.1 * max((row["end"] for row in values), default=1.0)], nice=False)
    bars = base.mark_bar(height={"band": 0.7}).encode(
        x=alt.X("start:Q", title="Hours for each decision", scale=scale),
        x2="end:Q",
        y=y,
        color=alt.Color("kind:N", legend=None, scale=alt.Scale(domain=list(KINDS), range=list(KINDS.values()))),
        tooltip=tooltip,
    )
    labels = base.mark_text(align="left", dx=5, fontSize=12, color="#222222").encode(x="label_at:Q", y=y, text="says:N")
    return alt.layer(bars, labels).properties(title=title, width=width, height=rows_high(names, 26))


def _hours_by_cause(comparison: Compared, strategy: str) -> dict[str, float]:
    found = {cause: mean_of(comparison, strategy, "delay_hours", cause) for cause in titles.CAUSES}
    return {cause: hours for cause, hours in found.items() if hours is not None}


def baseline_rows(comparison: Compared) -> list[Row]:
    """Causes one after another, then their sum."""
    values, at = [], 0.0
    hours = _hours_by_cause(comparison, comparison.baseline)
    for cause, taken in sorted(hours.items(), key=lambda item: -item[1]):
        values.append(_bar(titles.plain(titles.GROUPS[cause]), at, taken))
        at += taken
    return [*values, _bar(WHOLE, 0.0, at)]


def bridge_rows(comparison: Compared, strategy: str) -> list[Row]:
    """The baseline's lead time, what each cause changes in it, the strategy's lead time."""
    before, after = (_hours_by_cause(comparison, one) for one in (comparison.baseline, strategy))
    at = sum(before.values())
    low = min(at, sum(after.values()))
    changes = {cause: after.get(cause, 0.0) - hours for cause, hours in before.items()}
    reached = at
    for change in changes.values():
        reached += change
        low = min(low, reached)
    floor = low - 0.25 * max(sum(abs(change) for change in changes.values()), 1e-9)
    values = [_cut_off(_bar(comparison.title_of(comparison.baseline), 0.0, at), floor)]
    for cause, change in sorted(changes.items(), key=lambda item: item[1]):
        values.append(_bar(titles.plain(titles.GROUPS[cause]), at, change, "less" if change < 0 else "more"))
        at += change
    return [*values, _cut_off(_bar(comparison.title_of(strategy), 0.0, at), floor)]


def _bar(name: str, start: float, hours: float, kind: str = "hours") -> Row:
    """From `start` on, so many hours; a change says its sign."""
    says = titles.figures(hours, max(abs(hours) / 30, 0.03))
    return {
        "name": name,
        "start": rounded(start),
        "end": rounded(start + hours),
        "label_at": rounded(max(start, start + hours)),
        "kind": kind,
        "says": f"+{says}" if kind != "hours" and hours > 0 else says,
    }


def _cut_off(bar: Row, floor: float) -> Row:
    """A whole, shown from near its end on, so that what changes in it can be seen."""
    return bar | {"start": rounded(max(floor, 0.0))}
