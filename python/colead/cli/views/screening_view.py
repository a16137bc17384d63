# SPDX-License-Identifier: Apache-2.0
"""A screening as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from colead.base.text import decimals_for, escaped, number
from colead.experiments.screen import Screening

EFFECT = ("mean\neffect", "deviation")
TITLES = {"morris": EFFECT, "groups": EFFECT, "sobol": ("total\nshare", "with\nothers")}


def screening_view(found: Screening) -> RenderableType:
    """Numbers by what they do, the greatest first."""
    in_unit = found.method != "sobol"
    scale = 100.0 if found.unit == "share" or not in_unit else 1.0
    unit = "points" if found.unit == "share" and in_unit else found.unit if in_unit else "% of variance"
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("number", overflow="fold")
    for title in ("grade", *TITLES[found.method], "95 %\n+-"):
        table.add_column(title, justify="left" if title == "grade" else "right", vertical="top", no_wrap=True)
    decimals = decimals_for(scale * next((one.influence for one in found.influences), 1.0) / 10)
    for one in found.influences:
        numbers = (number(scale * value, decimals) for value in (one.influence, one.interplay, one.error))
        table.add_row(escaped(one.path), one.grade or "-", *numbers)
    title = (
        f"What '{escaped(found.strategy)}' gains over '{escaped(found.baseline)}' on {found.metric} hangs on ({unit})"
    )
    method = "Morris, groups first" if found.groups else found.method.capitalize()
    note = f"Method of {method}: {found.worlds} worlds on common luck."
    notes = [Text(one, "dim") for one in (note, found.untold) if one]
    return Group(Text(title, "bold"), "", *_groups(found, scale, decimals), table, "", *notes)


def _groups(found: Screening, scale: float, decimals: int) -> Iterator[RenderableType]:
    if not found.groups:
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("moved at once", overflow="fold")
    for title in ("numbers", "mean\neffect", "95 %\n+-"):
        table.add_column(title, justify="right", vertical="top", no_wrap=True)
    table.add_column("then", no_wrap=True)
    for one in found.groups:
        sizes = (number(scale * value, decimals) for value in (one.influence, one.error))
        table.add_row(escaped(one.name), str(one.numbers), *sizes, "each by itself" if one.opened else "")
    yield from (table, "")
