# SPDX-License-Identifier: Apache-2.0
"""The shipped scenarios, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from colead.base.text import escaped
from colead.drafting.shipped import ShippedScenario, folder


def scenarios_view(found: Sequence[ShippedScenario]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("scenario", style="bold", no_wrap=True, vertical="top")
    table.add_column("people", justify="right", vertical="top")
    table.add_column("what it asks")
    for one in found:
        table.add_row(one.name, str(one.people), Text(f"{one.title}: {one.asks}"))
    return Group(
        table,
        "",
        Text(f"They stand in {escaped(str(folder()))}. `colead scenarios NAME` copies one to be changed.", "dim"),
    )
