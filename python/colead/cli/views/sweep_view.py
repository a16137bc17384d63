# SPDX-License-Identifier: Apache-2.0
"""A sweep as tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from colead.base.text import decimals_for, escaped, exact, number, wrapped
from colead.cli.views.not_happened_view import of_runs
from colead.experiments.sweep_values import Sweep

WIDEST = 16


def sweep_view(found: Sweep) -> RenderableType:
    """A table for each metric: a row for each point, a mean over replications for each strategy."""
    note = (
        f"Means of {found.replications} replication{'s' * (found.replications > 1)} at {len(found.points)} points "
        f"({found.points.design}), all on the same luck. Seed {found.seed}."
    )
    left = (
        f"{len(found.failures)} runs failed: a replication that failed in one strategy of a point counts in none of it."
    )
    return Group(
        *of_runs(left, found.failures),
        *(part for metric in found.metric_names for part in _of(found, metric)),
        Text(note, "dim"),
    )


def _of(found: Sweep, metric: str) -> Iterator[RenderableType]:
    unit = found.units[metric]
    yield Text(f"{metric} ({unit})" if unit else metric, "bold")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for path in found.parameters:
        table.add_column(_lines(path), vertical="top", overflow="fold")
    for strategy in found.strategies:
        table.add_column(_lines(strategy), justify="right", vertical="top", overflow="fold")
    means = [found.mean(strategy, metric) for strategy in found.strategies]
    decimals = decimals_for(max(abs(mean).max() for mean in means) / 100)
    for at, row in enumerate(found.points.values):
        table.add_row(*map(_value, row), *(number(float(mean[at]), decimals) for mean in means))
    yield table
    yield ""


def _value(value: object) -> str:
    return exact(value) if isinstance(value, float) else _lines(str(value))


def _lines(text: str) -> str:
    return "\n".join(wrapped(escaped(text), WIDEST))
