# SPDX-License-Identifier: Apache-2.0
"""Sources for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group as Lines
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from colead.sources import GRADES, PAGE, Group, Source

HINT = f"colead sources KEY tells what was found there; the same stands in {PAGE}, below the heading of the key."


def table(sources: Sequence[Source]) -> Table:
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    shown.add_column("source", style="bold", overflow="fold", min_width=12)
    shown.add_column("grade", no_wrap=True)
    shown.add_column("what it is", ratio=1)
    for source in sources:
        shown.add_row(source.key, source.grade, Text(source.cite))
    return shown


def every(groups: Sequence[Group]) -> RenderableType:
    return Lines(*(part for group in groups for part in _group(group)), Text(HINT, "dim"))


def _group(group: Group) -> Iterator[RenderableType]:
    yield Text(group.title, "bold")
    yield Padding(table(group.sources), (0, 0, 1, 2))


def one(source: Source) -> RenderableType:
    grade = f"grade {source.grade}: {GRADES[source.grade]}" if source.grade else GRADES[""]
    facts = [
        Text.assemble((source.key, "bold"), "  ", source.cite),
        Text(source.title),
        Text(source.found),
        Text(f"plausible: {source.range}" if source.range else ""),
        Text(grade),
        Text(source.where, "dim"),
        Text(f"{PAGE}#{source.key}", "dim"),
    ]
    return Lines(*(fact for fact in facts if fact.plain))
