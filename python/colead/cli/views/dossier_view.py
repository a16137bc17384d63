# SPDX-License-Identifier: Apache-2.0
"""What a dossier says: how many claims of each kind hold, and those that do not."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from colead.base.text import escaped
from colead.experiments.dossier import Dossier
from colead.report.dossier_page import cells


def dossier_view(dossier: Dossier) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("claims")
    table.add_column("hold", justify="right")
    table.add_column("fail", justify="right")
    for kind, (holds, fails) in dossier.counts.items():
        table.add_row(Text(escaped(kind), "red" if fails else ""), str(holds), str(fails))
    parts: list[RenderableType] = [table, ""]
    for row in dossier.failing:
        claim, source, expected, got, error, _, command = cells(row)
        chance = f" (standard error {error})" if error else ""
        parts.append(Text(escaped(f"{row.kind}: {claim}: expected {expected}, got {got}{chance}; {source}"), "red"))
        parts.append(Text(escaped(f"  {command}"), "dim"))
    parts += ["", Text(escaped(dossier.sentence.capitalize()) + ".", "bold")]
    return Group(*parts)
