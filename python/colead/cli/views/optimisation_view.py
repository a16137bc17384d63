# SPDX-License-Identifier: Apache-2.0
"""A search as a table for a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from colead.base.errors import ModelError
from colead.base.text import decimals_for, escaped, number, wrapped
from colead.experiments.optimise import Optimisation

MOST_TRIALS = 10
WIDEST = 24


def optimisation_view(found: Optimisation) -> RenderableType:
    """The best trials that kept to the hours, the best first, and how far to believe them."""
    worst_first = found.direction == "maximise"
    tried = [trial for trial in found.trials if trial.allowed and trial.value == trial.value]
    if not tried:
        raise ModelError("no trial kept to hours_at_most, or none has a value; allow more hours or more trials")
    tried.sort(key=lambda trial: trial.value, reverse=worst_first)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for path in tried[0].point:
        table.add_column("\n".join(wrapped(escaped(path), WIDEST)), overflow="fold", vertical="top")
    for title in (f"{found.metric}\n{found.unit}", "hours\nbeyond"):
        table.add_column(title, justify="right", no_wrap=True, vertical="top")
    decimals = decimals_for(max(abs(trial.value) for trial in tried) / 100)
    for trial in tried[:MOST_TRIALS]:
        values = (f"{value:.4g}" if isinstance(value, float) else escaped(str(value)) for value in trial.point.values())
        table.add_row(*values, number(trial.value, decimals), number(trial.programme_hours, 0))
    against = "" if found.against is None else f" against '{escaped(found.against)}'"
    note = (
        f"{len(found.trials)} trials of '{escaped(found.strategy)}'{against}, {len(tried)} allowed, the best "
        f"{min(len(tried), MOST_TRIALS)} shown. The best of many trials flatters itself: compare it with another seed."
    )
    return Group(table, "", Text(note, "dim"))
