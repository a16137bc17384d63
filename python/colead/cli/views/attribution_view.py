# SPDX-License-Identifier: Apache-2.0
"""An attribution as tables for a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from colead.base.text import decimals_for, escaped, number
from colead.experiments.attribution import Attribution


def attribution_view(found: Attribution) -> RenderableType:
    """Parts by the size of their share, then the interactions whose interval does not hold 0."""
    scale, unit = (100.0, "%") if found.unit == "share" else (1.0, found.unit)
    decimals = decimals_for(scale * max((found.whole_high - found.whole_low) / 2, 1e-12))

    def shown(middle: float, low: float, high: float) -> str:
        return "{}\n[{}, {}]".format(*(number(scale * value, decimals) for value in (middle, low, high)))

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for heading in ("part", f"share\n({unit})", "of\nwhole", "\nalone", "added\nlast"):
        table.add_column(heading, justify="left" if heading == "part" else "right", overflow="fold", vertical="top")
    clear = found.whole_low > 0 or found.whole_high < 0
    for part in sorted(found.parts, key=lambda one: -abs(one.shapley)):
        table.add_row(
            escaped(part.part),
            shown(part.shapley, part.shapley_low, part.shapley_high),
            f"{100 * part.of_whole:.0f} %" if clear else "-",
            number(scale * part.alone, decimals),
            number(scale * part.last, decimals),
        )
    table.add_section()
    table.add_row("whole", shown(found.whole, found.whole_low, found.whole_high), "100 %", "", "")
    title = f"What '{escaped(found.strategy)}' does to {found.metric.replace('_', ' ')}, divided among its parts"
    notes = [
        Text(line, "dim")
        for line in (
            f"Shapley shares with {100 * found.confidence:g} % intervals over {found.pairs} replications on common "
            f"luck; {found.design}, {found.arms} arms.",
            *(
                f"Together, {escaped(pair.first)} and {escaped(pair.second)} do "
                f"{' '.join(shown(pair.effect, pair.low, pair.high).split())} {unit} more than each by itself would."
                for pair in found.interactions
                if pair.low > 0 or pair.high < 0
            ),
        )
    ]
    return Group(Text(title, "bold"), "", table, "", *notes)
