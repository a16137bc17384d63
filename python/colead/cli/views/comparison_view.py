# SPDX-License-Identifier: Apache-2.0
"""Comparisons and runs as tables for a terminal of any width. Nothing is cut off: what does not fit goes below."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console, Group, RenderableType
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from colead._core import Effect, StrategyCost
from colead.base.text import decimals_for, escaped, number, wrapped
from colead.experiments.comparison import Comparison, Verdict
from colead.words.main_metrics import MAIN_METRICS

MARKS: dict[Verdict, str] = {"better": "+", "worse": "-", "unclear": "~", "changed": "*", "immaterial": "="}
COLOURS: dict[Verdict, str] = {
    "better": "green",
    "worse": "red",
    "unclear": "dim",
    "changed": "cyan",
    "immaterial": "dim",
}
QUIET = ("unclear", "immaterial")
WIDEST_NAME = 18


@dataclass(frozen=True)
class Column:
    """A metric: what stands above it, and a cell for each strategy."""

    header: Text
    cells: list[Text]


def comparison_view(
    comparison: Comparison, console: Console, *, metrics: Sequence[str] = MAIN_METRICS, all_groups: bool = False
) -> RenderableType:
    """Strategies as rows, metrics as columns, in as many panels as the console's width asks for."""
    columns = [_metric_column(comparison, key) for key in _keys(comparison, metrics, all_groups)]
    columns.append(_hours_column(comparison))
    few = any("(n=" in cell.plain for column in columns for cell in column.cells)
    names = [_strategy_name(cost) for cost in comparison.costs]
    parts: list[RenderableType] = []
    for panel in _panels(names, columns, console):
        parts += [_table(names, panel), ""]
    return Group(*parts, *_notes(comparison, few))


def _keys(comparison: Comparison, metrics: Sequence[str], all_groups: bool) -> list[tuple[str, str]]:
    found = dict.fromkeys((effect.metric, effect.group) for effect in comparison.effects)
    of_metric = {metric: [key for key in found if key[0] == metric] for metric in metrics}
    if all_groups:
        return [key for keys in of_metric.values() for key in keys]
    # A metric without a figure for all is shown by its groups.
    return [
        key for metric, keys in of_metric.items() for key in ([(metric, "all")] if (metric, "all") in keys else keys)
    ]


def _metric_column(comparison: Comparison, key: tuple[str, str]) -> Column:
    effects = {effect.strategy: effect for effect in comparison.effects if (effect.metric, effect.group) == key}
    known = max(effects.values(), key=lambda effect: effect.pairs)
    scale, unit = (100.0, "%") if known.unit == "share" else (1.0, known.unit)
    decimals = _decimals(effects.values(), scale)
    cells = [Text(number(scale * known.baseline_mean, decimals), "bold")]
    for strategy in comparison.strategies[1:]:
        effect = effects.get(strategy)
        cells.append(_effect_cell(effect, comparison, scale, decimals) if effect else Text("n/a", "dim"))
    width = max(len(line) for cell in cells for line in cell.plain.splitlines())
    metric, group = key
    return Column(_header(metric.replace("_", " "), "" if group == "all" else group, unit, width), cells)


def _decimals(effects: Iterable[Effect], scale: float) -> int:
    """As many as the usual interval is worth, or a few more if a clear effect would otherwise seem to be none."""
    known = [effect for effect in effects if effect.pairs > 1]
    widths = [scale * (effect.high - effect.low) / 2 for effect in known if effect.high > effect.low]
    decimals = decimals_for(statistics.median(widths)) if widths else 1
    bounds = [scale * bound for effect in known if effect.verdict not in QUIET for bound in (effect.low, effect.high)]
    finer = (decimals + extra for extra in range(3))
    return next((most for most in finer if all(float(number(bound, most)) != 0 for bound in bounds)), decimals)


def _effect_cell(effect: Effect, comparison: Comparison, scale: float, decimals: int) -> Text:
    low, middle, high = (number(scale * value, decimals) for value in (effect.low, effect.difference, effect.high))
    if effect.pairs < 2:
        return Text(f"n/a\n(n={effect.pairs})", "dim")
    cell = Text(f"{middle} {MARKS[effect.verdict]}", COLOURS[effect.verdict])
    cell.append(f"\n[{low}, {high}]", "default" if effect.verdict not in QUIET else "dim")
    if effect.pairs < comparison.replications:
        cell.append(f"\n(n={effect.pairs})", "dim")
    return cell


def _hours_column(comparison: Comparison) -> Column:
    """What each strategy takes, and where there is a budget, which are over it."""
    budget = comparison.budget_hours_a_year
    if budget is None:
        return Column(
            _header("all hours", "", "h per run", 9), [Text(number(c.all_hours, 0)) for c in comparison.costs]
        )
    cells = []
    for cost in comparison.costs:
        cell = Text(f"{cost.hours_a_year:,.0f}")
        if cost.strategy != comparison.baseline:
            over = cost.strategy in comparison.over_budget
            cell.append("\nover" if over else "\nwithin", COLOURS["worse"] if over else "dim")
        cells.append(cell)
    return Column(_header("all hours", f"budget {budget:,.0f}", "h per year", 10), cells)


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


def _notes(comparison: Comparison, few: bool) -> Iterator[Text]:
    confidence = f"{100 * comparison.confidence:g} %"
    yield Text.assemble(
        f"First row: mean of '{escaped(comparison.baseline)}'. Below: difference to it and {confidence} interval, ",
        ("+ better", COLOURS["better"]),
        ", ",
        ("- worse", COLOURS["worse"]),
        ", ~ unclear (the interval holds 0), = no difference that matters, ",
        ("* changed", COLOURS["changed"]),
        ", where neither way is better. Differences of % are percentage points.",
    )
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
