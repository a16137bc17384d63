# SPDX-License-Identifier: Apache-2.0
"""Kinds and their parameters for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from colead import _core
from colead.cli.views import sources_view
from colead.sources import cited

WIDTH_OF_TABLE = 110


def overview(catalogues: Sequence[_core.CatalogueInfo]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("catalogue", style="bold", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("what it does")
    for catalogue in catalogues:
        for index, kind in enumerate(catalogue.kinds):
            last = index == len(catalogue.kinds) - 1
            table.add_row("" if index else catalogue.name, kind.name, Text(kind.summary), end_section=last)
    return Group(table, Text("colead kinds CATALOGUE [KIND] shows the parameters.", "dim"))


def details(kinds: Sequence[_core.KindInfo], width: int) -> RenderableType:
    return Group(*(part for kind in kinds for part in _detail(kind, width)), *_sources(kinds))


def _sources(kinds: Sequence[_core.KindInfo]) -> Iterator[RenderableType]:
    """What the kinds and their parameters cite."""
    own = [kind.source for kind in kinds]
    known = cited(*own, *(field.source for kind in kinds for field in _parameters(kind.fields)))
    if known:
        yield Padding(sources_view.table(known), (0, 0, 0, 2))
        yield Text(sources_view.HINT, "dim")


def _detail(kind: _core.KindInfo, width: int) -> Iterator[RenderableType]:
    yield Text.assemble((kind.name, "bold"), "  ", kind.summary)
    if kind.source:
        yield Text(f"source: {kind.source}", "dim")
    rows = list(_parameters(kind.fields))
    if not rows:
        yield Text("  no parameters", "dim")
    elif width < WIDTH_OF_TABLE:
        yield from (Padding(part, (0, 0, 0, 2)) for row in rows for part in _block(row))
    else:
        yield Padding(_parameter_table(rows), (0, 0, 0, 2))
    if kind.outputs:
        yield Padding(_output_table(kind.outputs), (0, 0, 0, 2))
    yield ""


def _parameters(fields: Sequence[_core.FieldInfo]) -> Iterator[_core.FieldInfo]:
    """Every field, those inside others after them."""
    for field in fields:
        yield field
        yield from _parameters(field.fields)


def _default(row: _core.FieldInfo) -> str:
    return "required" if row.required else str(row.default)


def _values(row: _core.FieldInfo) -> str:
    """What may be written."""
    if row.type == "choice":
        return "one of: " + ", ".join(row.options)
    if row.type == "boolean":
        return "true, false"
    if row.catalogue:
        return f"{row.catalogue} kind"
    return str(row.range)


def _meaning(row: _core.FieldInfo) -> Text:
    meaning = Text(row.doc)
    return meaning.append(f" ({row.source})", "dim") if row.source else meaning


def _block(row: _core.FieldInfo) -> Iterator[RenderableType]:
    """A parameter on a few lines, where the terminal is too narrow for a table."""
    default = _default(row)
    facts = [default if row.required else f"default {default}"] if default else []
    facts += [row.unit, _values(row), f"grade {row.grade}" if row.grade else ""]
    yield Text.assemble((row.path, "bold"), "  ", "; ".join(fact for fact in facts if fact))
    yield Padding(_meaning(row), (0, 0, 0, 4))


def _parameter_table(rows: Sequence[_core.FieldInfo]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("parameter", overflow="fold", min_width=12)
    table.add_column("default", overflow="fold", min_width=8)
    table.add_column("unit", overflow="fold", max_width=14)
    table.add_column("range", overflow="fold", max_width=26)
    table.add_column("grade", no_wrap=True)
    table.add_column("meaning and source", ratio=1)
    for row in rows:
        path = Text(row.path, "bold")
        table.add_row(path, Text(_default(row)), Text(row.unit), Text(_values(row)), row.grade, _meaning(row))
    return table


def _output_table(outputs: Sequence[_core.OutputInfo]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("metric", overflow="fold", min_width=12)
    table.add_column("unit", overflow="fold")
    table.add_column("better", no_wrap=True)
    table.add_column("meaning", ratio=1)
    for output in outputs:
        better = "" if output.better == "neither" else output.better
        table.add_row(Text(output.name, "bold"), Text(output.unit), better, Text(output.doc))
    return table
