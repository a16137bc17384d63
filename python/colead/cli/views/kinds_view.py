# SPDX-License-Identifier: Apache-2.0
"""Kinds and their parameters for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from colead import _core
from colead.cli.views import sources_view
from colead.sources import cited
from colead.sources.plausible import plausible

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
    """Every parameter of every kind; what all of them have stands once, before them."""
    shared = _shared(kinds)
    parts = [*_common(kinds, shared, width), *(part for kind in kinds for part in _detail(kind, shared, width))]
    return Group(*parts, *_sources(kinds))


def _shared(kinds: Sequence[_core.KindInfo]) -> dict[str, str]:
    """Names of the parameters that several kinds all have in the same words, with the commonest default."""
    if len(kinds) < 2:
        return {}
    meant = [{(field.name, field.doc) for field in kind.fields} for kind in kinds]
    names = [field.name for field in kinds[0].fields if (field.name, field.doc) in set.intersection(*meant)]
    defaults = {
        name: [field.default for kind in kinds for field in kind.fields if field.name == name] for name in names
    }
    return {name: max(sorted(set(found)), key=found.count) for name, found in defaults.items()}


def _common(kinds: Sequence[_core.KindInfo], shared: dict[str, str], width: int) -> Iterator[RenderableType]:
    if not shared:
        return
    yield Text("What all of them have; a kind names the defaults that differ.", "bold")
    rows = [replace(field, default=shared[field.name]) for field in kinds[0].fields if field.name in shared]
    yield from _parameters_view(list(_parameters(rows)), width)
    yield ""


def _sources(kinds: Sequence[_core.KindInfo]) -> Iterator[RenderableType]:
    """What the kinds and their parameters cite."""
    own = [kind.source for kind in kinds]
    known = cited(*own, *(field.source for kind in kinds for field in _parameters(kind.fields)))
    if known:
        yield Padding(sources_view.table(known), (0, 0, 0, 2))
        yield Text(sources_view.HINT, "dim")


def _detail(kind: _core.KindInfo, shared: dict[str, str], width: int) -> Iterator[RenderableType]:
    yield Text.assemble((kind.name, "bold"), "  ", kind.summary)
    if kind.source:
        yield Text(f"source: {kind.source}", "dim")
    other = [field for field in kind.fields if field.name in shared and field.default != shared[field.name]]
    if other:
        changed = ", ".join(f"{field.name}: {field.default or '[]'}" for field in other)
        yield Padding(Text(f"its own defaults: {changed}"), (0, 0, 0, 2))
    rows = list(_parameters([field for field in kind.fields if field.name not in shared]))
    if rows:
        yield from _parameters_view(rows, width)
    else:
        yield Text("  no parameters" + (" of its own" if shared else ""), "dim")
    if kind.outputs:
        yield Padding(_output_table(kind.outputs), (0, 0, 0, 2))
    yield ""


def _parameters_view(rows: Sequence[_core.FieldInfo], width: int) -> Iterator[RenderableType]:
    if width < WIDTH_OF_TABLE:
        yield from (Padding(part, (0, 0, 0, 2)) for row in rows for part in _block(row))
    else:
        yield Padding(_parameter_table(rows), (0, 0, 0, 2))


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
    grounds = "; ".join(part for part in (row.source, _plausible(row)) if part)
    return meaning.append(f" ({grounds})", "dim") if grounds else meaning


def _plausible(row: _core.FieldInfo) -> str:
    """Between what an assumption varies where no range is written with it, or that it does not."""
    if row.grade != "C" or row.type not in ("number", "integer"):
        return ""
    try:
        value = float(row.default)
    except ValueError:  # required, or a list: it is a number only where it is written
        return "plausible: by its rule"
    found = plausible(row, value)
    if found is None or not found.moves:
        return "" if found is None else "no range: " + found.why.partition(".")[0].lower()
    return f"plausible {found.low:.3g} to {found.high:.3g}"


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
