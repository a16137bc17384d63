# SPDX-License-Identifier: Apache-2.0
"""Kinds and their parameters for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

Record = dict[str, Any]


def overview(catalogues: list[Record]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("catalogue", style="bold", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("what it does")
    for catalogue in catalogues:
        for index, kind in enumerate(catalogue["kinds"]):
            last = index == len(catalogue["kinds"]) - 1
            table.add_row("" if index else catalogue["name"], kind["name"], Text(kind["summary"]), end_section=last)
    return Group(table, Text("colead kinds CATALOGUE [KIND] shows the parameters.", "dim"))


def details(kinds: list[Record]) -> RenderableType:
    return Group(*(part for kind in kinds for part in _detail(kind)))


def _detail(kind: Record) -> Iterator[RenderableType]:
    yield Text.assemble((kind["name"], "bold"), "  ", kind["summary"])
    if kind["source"]:
        yield Text(f"source: {kind['source']}", "dim")
    if rows := list(_parameters(kind["fields"])):
        yield Padding(_parameter_table(rows), (0, 0, 0, 2))
    else:
        yield Text("  no parameters", "dim")
    if kind.get("outputs"):
        yield Padding(_output_table(kind["outputs"]), (0, 0, 0, 2))
    yield ""


def _parameters(fields: list[Record]) -> Iterator[Record]:
    """Every field, those inside others after them."""
    for field in fields:
        yield field
        yield from _parameters(field["fields"])


def _parameter_table(rows: list[Record]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("parameter", overflow="fold", min_width=12)
    table.add_column("default", overflow="fold", min_width=7)
    table.add_column("unit", overflow="fold")
    table.add_column("range", overflow="fold")
    table.add_column("grade", no_wrap=True)
    table.add_column("meaning and source", ratio=1)
    for row in rows:
        default = "required" if row["required"] else row["default"]
        values = "one of: " + ", ".join(row["options"]) if row["type"] == "choice" else row["range"]
        meaning = Text(row["doc"])
        if row["source"]:
            meaning.append(f" ({row['source']})", "dim")
        table.add_row(Text(row["path"], "bold"), Text(default), Text(row["unit"]), Text(values), row["grade"], meaning)
    return table


def _output_table(outputs: list[Record]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("measure", overflow="fold", min_width=12)
    table.add_column("unit", overflow="fold")
    table.add_column("better", no_wrap=True)
    table.add_column("meaning", ratio=1)
    for output in outputs:
        better = "" if output["better"] == "neither" else output["better"]
        table.add_row(Text(output["name"], "bold"), Text(output["unit"]), better, Text(output["doc"]))
    return table
