# SPDX-License-Identifier: Apache-2.0
"""The runs of one strategy as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from colead._core import Figure
from colead.base.text import decimals_for, escaped, number, wrapped
from colead.cli.views.not_happened_view import of_interventions, of_runs
from colead.experiments.failing import left_of
from colead.experiments.result import Result
from colead.words.phrases import counted

TITLES = ("metric", "group", "unit")
SHARES = (0.42, 0.30, 0.28)  # of the room for texts
NARROWEST = 8


def runs_view(runs: Result, console: Console, *, metrics: Sequence[str] = ()) -> RenderableType:
    """Every figure with its mean and interval."""
    figures = [figure for figure in runs.figures if not metrics or figure.metric in metrics]
    numbers = [_numbers(figure, runs.confidence) for figure in figures]
    interval_title = f"{100 * runs.confidence:g} % interval"
    columns = list(zip(("mean", interval_title, "runs"), *numbers, strict=False))
    taken = sum(max(map(len, column)) + 2 for column in columns) + 4
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for title in TITLES:
        table.add_column(title, overflow="fold")
    for column in columns:
        table.add_column(column[0], justify="right", no_wrap=True)
    last = ""
    for figure, row in zip(figures, numbers, strict=True):
        texts = ("" if figure.metric == last else figure.metric, figure.group, figure.unit)
        table.add_row(*(_text(*part, console.width - taken) for part in zip(texts, SHARES, strict=True)), *row)
        last = figure.metric
    rate = ""
    if runs.seconds > 0:
        rate = f"; {sum(run.decisions for run in runs.runs) / runs.seconds:,.0f} decisions per second"
    note = f"'{escaped(runs.strategy)}': {counted(runs.replications, 'replication')}, seed {runs.seed}{rate}."
    asked = runs.replications + len(runs.failures)
    return Group(
        *of_runs(left_of(runs.replications, asked, runs.failures), runs.failures),
        *of_interventions(() if runs.source is None else runs.never_acted),
        table,
        "",
        Text(note),
    )


def _text(text: str, share: float, room: int) -> Text:
    return Text("\n".join(wrapped(escaped(text), max(NARROWEST, int(share * room)))))


def _numbers(figure: Figure, confidence: float) -> tuple[str, str, str]:
    found = figure.interval(confidence)
    decimals = decimals_for((found.high - found.low) / 2 if found.high > found.low else found.mean / 10)
    between = f"[{number(found.low, decimals)}, {number(found.high, decimals)}]" if found.size > 1 else ""
    return number(found.mean, decimals), between, str(found.size)
