# SPDX-License-Identifier: Apache-2.0
"""Comparisons and runs as tables for a terminal of any width. Nothing is cut off: what does not fit goes below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console, Group, RenderableType
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from colead._core import StrategyCost
from colead.base.text import escaped, wrapped
from colead.experiments.comparison import Comparison
from colead.experiments.effect_table import (
    QUIET,
    Cell,
    MetricColumn,
    Tone,
    hours_column,
    keys_of,
    legend_parts,
    metric_column,
)
from colead.words.main_metrics import MAIN_METRICS

COLOURS: dict[Tone, str] = {
    "mean": "bold",
    "none": "dim",
    "plain": "",
    "over": "red",
    "within": "dim",
    "better": "green",
    "worse": "red",
    "unclear": "dim",
    "changed": "cyan",
    "immaterial": "dim",
}
OF_HOURS = ("over", "within")
WIDEST_NAME = 18


@dataclass(frozen=True)
class Column:
    """A metric: what stands above it, and a cell for each strategy."""

    header: Text
    cells: list[Text]


def comparison_view(
    comparison: Comparison, console: Console, *, metrics: Sequence[str] = MAIN_METRICS, all_groups: bool = False
) -> RenderableType:
    """Strategies as rows, metrics as columns, in as many panels as the console's width asks for, and how to read it."""
    parts, few = panels_view(comparison, console, metrics=metrics, all_groups=all_groups)
    return Group(*parts, *_notes(comparison, few))


def panels_view(
    comparison: Comparison, console: Console, *, metrics: Sequence[str], all_groups: bool = False
) -> tuple[list[RenderableType], bool]:
    """The tables alone, and whether a cell tells of fewer pairs than there are."""
    columns = [_column(metric_column(comparison, key)) for key in keys_of(comparison, metrics, all_groups)]
    columns.append(_column(hours_column(comparison), 9 if comparison.budget_hours_a_year is None else 10))
    few = any("(n=" in cell.plain for column in columns for cell in column.cells)
    names = [_strategy_name(cost) for cost in comparison.costs]
    parts: list[RenderableType] = []
    for panel in _panels(names, columns, console):
        parts += [_table(names, panel), ""]
    return parts, few


def _column(found: MetricColumn, width: int | None = None) -> Column:
    cells = [_cell(cell) for cell in found.cells]
    if width is None:
        width = max(len(line) for cell in cells for line in cell.plain.splitlines())
    return Column(_header(found.title, found.group, found.unit, width), cells)


def _cell(cell: Cell) -> Text:
    if cell.tone in OF_HOURS:
        return Text(cell.text).append("\n" + cell.interval, COLOURS[cell.tone])
    out = Text(cell.text, COLOURS[cell.tone])
    if cell.interval:
        out.append("\n" + cell.interval, "dim" if cell.tone in QUIET else "default")
    if cell.pairs:
        out.append("\n" + cell.pairs, "dim")
    return out


def _strategy_name(cost: StrategyCost) -> Text:
    name = Text("\n".join(wrapped(escaped(cost.strategy), WIDEST_NAME)), "bold")
    if cost.dose_scale != 1:
        name.append(f"\ndose x {cost.dose_scale:.3g}", "not bold dim")
    return name


def _header(title: str, group: str, unit: str, width: int) -> Text:
    header = Text("\n".join(wrapped(escaped(title), width)), "bold")
    if group:
        header.append("\n" + "\n".join(wrapped(escaped(group), max(width, 10))), "not bold italic")
    return header.append("\n" + "\n".join(wrapped(unit, width)), "not bold dim")


def _table(names: list[Text], columns: Iterable[Column]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("strategy", vertical="top", no_wrap=True)
    shown = list(columns)
    for column in shown:
        table.add_column(column.header, justify="right", vertical="top", no_wrap=True)
    for row, name in enumerate(names):
        table.add_row(name, *(column.cells[row] for column in shown), end_section=row == 0)
    return table


def _panels(names: list[Text], columns: list[Column], console: Console) -> Iterator[list[Column]]:
    """Columns in as few panels as fit, each about as wide as the others."""
    fit = 1
    while fit < len(columns) and all(
        _width(names, part, console) <= console.width for part in _split(columns, fit + 1)
    ):
        fit += 1
    return iter(_split(columns, -(-len(columns) // -(-len(columns) // fit))))


def _split(columns: list[Column], size: int) -> list[list[Column]]:
    return [columns[start : start + size] for start in range(0, len(columns), size)]


def _width(names: list[Text], columns: list[Column], console: Console) -> int:
    endless = console.options.update(width=10_000)
    return Measurement.get(console, endless, _table(names, columns)).maximum


def legend(comparison: Comparison) -> Text:
    """How the cells are read."""
    return Text.assemble(*((escaped(text), COLOURS[tone]) for text, tone in legend_parts(comparison)))


def _notes(comparison: Comparison, few: bool) -> Iterator[Text]:
    yield legend(comparison)
    yield Text(
        f"Paired on common random numbers: {comparison.replications} replications, seed {comparison.seed}, fingerprint "
        f"{comparison.fingerprint:016x}; {comparison.decision_count:,} decisions simulated{_rate(comparison)}."
    )
    if few:
        yield Text("(n=...): pairs of runs that have the figure, where some have none.", "dim")


def _rate(comparison: Comparison) -> str:
    """Decisions per second; not where pilot runs, which nobody counts, took a part of the time."""
    if not comparison.seconds > 0 or any(cost.dose_scale != 1 for cost in comparison.costs):
        return ""
    return f", {comparison.decision_count / comparison.seconds:,.0f} decisions per second"
