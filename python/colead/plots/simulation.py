# SPDX-License-Identifier: Apache-2.0
"""A living run as it stands: trust over ties, decisions on their way."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import altair as alt

from colead.plots.effects import rounded
from colead.plots.style import BLUE, AnyChart, finished, rows
from colead.words import titles

if TYPE_CHECKING:
    from colead.experiments.charted import ChartedSimulation

WIDTH = 420


def trust_now(simulation: ChartedSimulation) -> AnyChart:
    """A histogram for each direction between professions."""
    network = simulation.network
    professions = {row["person"]: row["profession"] for row in network.people}
    values = [
        {
            "pair": titles.group_words(f"{professions[tie['source']]}->{professions[tie['target']]}"),
            "trust": rounded(tie["trust"]),
        }
        for tie in network.ties
    ]
    if not values:
        raise ValueError("nobody knows anybody in this run: there is no tie to show")
    chart = (
        alt.Chart(rows(values))
        .mark_bar(color=BLUE)
        .encode(
            x=alt.X("trust:Q", bin=alt.Bin(extent=[0, 1], step=0.05), title="Trust, 0 to 1"),
            y=alt.Y("count():Q", title="Ties"),
        )
        .properties(width=WIDTH, height=90)
        .facet(row=alt.Row("pair:N", title=None, header=alt.Header(labelAngle=0, labelAlign="left", labelOrient="top")))
        .properties(title=f"Trust in week {simulation.now_weeks:g}")
    )
    return finished(chart)


def stages(simulation: ChartedSimulation) -> AnyChart:
    """A bar for each stage that an open decision is at."""
    counts = Counter(simulation.open_decisions["stage"].tolist())
    values = [{"stage": titles.plain(stage), "count": count} for stage, count in counts.most_common()]
    if not values:
        raise ValueError("no decision is on its way now: there is nothing to show")
    order = [titles.plain(stage) for stage, _ in counts.most_common()]
    chart = (
        alt.Chart(rows(values))
        .mark_bar(color=BLUE, height={"band": 0.65})
        .encode(
            x=alt.X("count:Q", title="Decisions on their way", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("stage:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False, labelPadding=8)),
        )
        .properties(title=f"Decisions in week {simulation.now_weeks:g}", width=WIDTH, height=26 * len(order))
    )
    return finished(chart)
