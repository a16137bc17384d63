# SPDX-License-Identifier: Apache-2.0
"""The table of a comparison, for a terminal and for a notebook: strategies as rows, metrics as columns."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from colead.base.shown import Told, counted
from colead.base.text import decimals_for, number
from colead.experiments.budget import equal_hours_told
from colead.words.main_metrics import HEADLINE_METRICS

if TYPE_CHECKING:
    from colead._core import Effect, StrategyCost
    from colead.experiments.compared import Compared

Verdict = Literal["better", "worse", "unclear", "changed", "immaterial"]
Tone = Literal["mean", "none", "plain", "over", "within", "better", "worse", "unclear", "changed", "immaterial"]
MARKS: dict[Verdict, str] = {"better": "+", "worse": "-", "unclear": "~", "changed": "*", "immaterial": "="}
QUIET = ("unclear", "immaterial")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place: the figure with its mark, and below it the interval and how many pairs it rests on."""

    text: str
    tone: Tone
    interval: str = ""
    pairs: str = ""


@dataclass(frozen=True, slots=True)
class MetricColumn:
    """A metric: its title, the group it is of ("" for all), its unit, and a cell for each strategy."""

    title: str
    group: str
    unit: str
    cells: tuple[Cell, ...]


def keys_of(compared: Compared, metrics: Sequence[str], all_groups: bool) -> list[tuple[str, str]]:
    """(metric, group) of each column."""
    found = dict.fromkeys((effect.metric, effect.group) for effect in compared.effects)
    of_metric = {metric: [key for key in found if key[0] == metric] for metric in metrics}
    if all_groups:
        return [key for keys in of_metric.values() for key in keys]
    # A metric without a figure for all is shown by its groups.
    return [
        key for metric, keys in of_metric.items() for key in ([(metric, "all")] if (metric, "all") in keys else keys)
    ]


def metric_column(compared: Compared, key: tuple[str, str]) -> MetricColumn:
    """The baseline's mean, then each strategy's difference to it."""
    effects = {effect.strategy: effect for effect in compared.effects if (effect.metric, effect.group) == key}
    known = max(effects.values(), key=lambda effect: effect.pairs)
    scale, unit = (100.0, "%") if known.unit == "share" else (1.0, known.unit)
    decimals = _decimals(effects.values(), scale)
    cells = [Cell(number(scale * known.baseline_mean, decimals), "mean")]
    for strategy in compared.strategies[1:]:
        effect = effects.get(strategy)
        cells.append(_effect_cell(effect, compared, scale, decimals) if effect else Cell("n/a", "none"))
    metric, group = key
    return MetricColumn(metric.replace("_", " "), "" if group == "all" else group, unit, tuple(cells))


def _decimals(effects: Iterable[Effect], scale: float) -> int:
    """As many as the usual interval is worth, or a few more if a clear effect would otherwise seem to be none."""
    known = [effect for effect in effects if effect.pairs > 1]
    widths = [scale * (effect.high - effect.low) / 2 for effect in known if effect.high > effect.low]
    decimals = decimals_for(statistics.median(widths)) if widths else 1
    bounds = [scale * bound for effect in known if effect.verdict not in QUIET for bound in (effect.low, effect.high)]
    finer = (decimals + extra for extra in range(3))
    return next((most for most in finer if all(float(number(bound, most)) != 0 for bound in bounds)), decimals)


def _effect_cell(effect: Effect, compared: Compared, scale: float, decimals: int) -> Cell:
    low, middle, high = (number(scale * value, decimals) for value in (effect.low, effect.difference, effect.high))
    if effect.pairs < 2:
        return Cell("n/a", "none", pairs=f"(n={effect.pairs})")
    pairs = f"(n={effect.pairs})" if effect.pairs < compared.replications else ""
    return Cell(f"{middle} {MARKS[effect.verdict]}", effect.verdict, f"[{low}, {high}]", pairs)


def hours_column(compared: Compared) -> MetricColumn:
    """What each strategy takes, and where there is a budget, which are over it."""
    budget = compared.budget_hours_a_year
    if budget is None:
        return MetricColumn(
            "all hours", "", "h per run", tuple(Cell(number(cost.all_hours, 0), "plain") for cost in compared.costs)
        )
    cells = [_hours_cell(cost, compared) for cost in compared.costs]
    return MetricColumn("all hours", f"budget {budget:,.0f}", "h per year", tuple(cells))


def _hours_cell(cost: StrategyCost, compared: Compared) -> Cell:
    hours = f"{cost.hours_a_year:,.0f}"
    if cost.strategy == compared.baseline:
        return Cell(hours, "plain")
    over = cost.strategy in compared.over_budget
    return Cell(hours, "over" if over else "within", "over" if over else "within")


def headline_metrics(compared: Compared) -> tuple[str, ...]:
    """The one that is judged by, then the main ones that were watched: three."""
    watched = dict.fromkeys((compared.judged_by, *HEADLINE_METRICS))
    return tuple(name for name in watched if name in compared.metric_names)[:3]


def legend_parts(compared: Compared) -> tuple[tuple[str, Tone], ...]:
    """How the cells are read, each part with its tone, and what hours they are for."""
    scaled = equal_hours_told(compared.costs, str) if compared.at_equal_hours else ""
    return (
        (
            f"First row: mean of '{compared.baseline}'. Below: difference to it and {100 * compared.confidence:g} % "
            "interval, ",
            "plain",
        ),
        ("+ better", "better"),
        (", ", "plain"),
        ("- worse", "worse"),
        (", ~ unclear (the interval holds 0), = no difference that matters, ", "plain"),
        ("* changed", "changed"),
        (", where neither way is better. Differences of % are percentage points.", "plain"),
        *((f" {text}", "plain") for text in (scaled, compared.begun) if text),
    )


def told_of(compared: Compared) -> Told:
    """The answer of a comparison with the table that `colead compare` prints."""
    columns = [metric_column(compared, key) for key in keys_of(compared, headline_metrics(compared), False)]
    columns.append(hours_column(compared))
    others = counted(len(compared.strategies) - 1, "strategy", "strategies")
    head = f"'{compared.scenario}': {others} against '{compared.baseline}', "
    head += f"{counted(compared.replications, 'replication')}, seed {compared.seed}"
    names = [
        cost.strategy + (f"\ndose x {cost.dose_scale:.3g}" if cost.dose_scale != 1 else "") for cost in compared.costs
    ]
    return Told(
        head,
        answer=compared.verdict,
        columns=["strategy", *("\n".join(filter(None, (one.title, one.group, one.unit))) for one in columns)],
        rows=[[name, *(_text(column.cells[row]) for column in columns)] for row, name in enumerate(names)],
        notes=("".join(text for text, _ in legend_parts(compared)), f"Fingerprint {compared.fingerprint:016x}."),
    )


def _text(cell: Cell) -> str:
    return "\n".join(filter(None, (cell.text, cell.interval, cell.pairs)))
