# SPDX-License-Identifier: Apache-2.0
"""What a study says: the question, what was to count for and against, each claim, and the answer last."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from colead.base.text import escaped, wrapped
from colead.experiments.study import Study

WIDEST_NAME = 28


def study_view(study: Study) -> RenderableType:
    asked = study.asked
    counts_for, counts_against = study.counts
    return Group(
        Text(escaped(asked.question), "bold"),
        Text(f"For: {escaped(counts_for)}."),
        Text(f"Against: {escaped(counts_against)}.", "dim"),
        "",
        _means(study),
        "",
        Text(escaped(study.sentence), "bold"),
    )


def _means(study: Study) -> Table:
    """Means with half widths of their intervals: a row for each metric and level, a column for each variant."""
    asked = study.asked
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("metric", vertical="top")
    if asked.levels is not None:
        table.add_column(escaped(asked.levels.title), justify="right", vertical="top")
    for variant in asked.variants:
        table.add_column("\n".join(wrapped(escaped(variant.title), WIDEST_NAME)), justify="right", vertical="top")
    for metric, group in asked.figures:
        for level in asked.places:
            found = [one for one in study.means if (one.metric, one.group, one.level) == (metric, group, level)]
            name = metric if group == "all" else f"{metric}:{group}"
            at = [] if level is None else [f"{level:g}"]
            table.add_row(escaped(f"{name} ({found[0].unit})"), *at, *(one.text for one in found))
    return table
