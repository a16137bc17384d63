# SPDX-License-Identifier: Apache-2.0
"""Ideas with their line for a scenario file, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from colead import _core
from colead.drafting.ideas import Priced
from colead.drafting.in_words import hours_words
from colead.words.phrases import listed


def ideas_view(found: Sequence[Priced], where: str) -> RenderableType:
    """One below the other, the nearest first."""
    summaries = {kind.name: kind.summary for catalogue in _core.kinds() for kind in catalogue.kinds}
    return Group(*(part for one in found for part in _idea(one, summaries, where)), _more(found))


def _idea(one: Priced, summaries: dict[str, str], where: str) -> Iterator[RenderableType]:
    others = one.idea.names[1:]
    yield Text.assemble((one.idea.name, "bold"), f"  also: {', '.join(others)}" if others else "")
    for line in one.idea.lines:
        yield Padding(Text(line, "cyan"), (0, 0, 0, 2))
    for kind in dict.fromkeys(one.kinds):
        yield _line("does", f"{summaries[kind]} ({kind})")
    yield _line(f"in {where}", f"{one.words}: {_hours(one)}")
    yield _line("left out", one.idea.left_out)
    yield ""


def _hours(one: Priced) -> str:
    return hours_words(one.hours) + (", if all who are asked come" if one.hours.sure != "none" else "")


def _line(head: str, text: str) -> RenderableType:
    return Padding(Text.assemble((f"{head}: ", "dim"), text), (0, 0, 0, 2))


def _more(found: Sequence[Priced]) -> Text:
    kinds = listed([f"`colead kinds {kind}`" for kind in dict.fromkeys(kind for one in found for kind in one.kinds)])
    return Text(f"The line goes under a strategy of a scenario; what can be changed in it: {kinds}.", "dim")
