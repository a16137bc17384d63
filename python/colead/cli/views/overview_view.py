# SPDX-License-Identifier: Apache-2.0
"""What is in a scenario file, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from colead.base.text import duration, escaped, gigabytes
from colead.drafting.in_words import hours_words
from colead.drafting.what_is_there import StrategyThere, WhatIsThere
from colead.words.phrases import TIERS
from colead.words.titles import plural

MOST_UNITS = 8
MOST_STRATEGIES = 50
LONG_SECONDS = 10.0
LARGE_BYTES = 5e8
INDENT = (0, 0, 0, 2)


def overview_view(there: WhatIsThere) -> RenderableType:
    """Dates, people, decisions, strategies."""
    return Group(
        *_observed(there),
        *_people(there),
        *_units(there),
        *_decisions(there),
        *_cost(there),
        *_strategies(there),
    )


def _observed(there: WhatIsThere) -> Iterator[RenderableType]:
    if there.observed:
        yield _line("observed", there.observed)


def _people(there: WhatIsThere) -> Iterator[RenderableType]:
    for profession, tiers in there.people.items():
        total = sum(tiers.values())
        title = there.profession_titles[profession].lower()
        parts = ", ".join(f"{count} {TIERS[tier]}" for tier, count in tiers.items())
        yield _line("people", f"{total} {escaped(title if total == 1 else plural(title))}: {parts}")


def _units(there: WhatIsThere) -> Iterator[RenderableType]:
    if len(there.units) < 2:
        return
    named = [f"{escaped(unit)} {count}" for unit, count in there.units.items()]
    more = f", and {len(named) - MOST_UNITS} more" if len(named) > MOST_UNITS else ""
    yield _line("units", ", ".join(named[:MOST_UNITS]) + more)


def _decisions(there: WhatIsThere) -> Iterator[RenderableType]:
    rates = [f"{escaped(name)} {rate:.3g}" for name, rate in there.decisions.items()]
    yield _line("decisions", f"a week: {', '.join(rates) or 'none'}")


def _cost(there: WhatIsThere) -> Iterator[RenderableType]:
    """Where it is worth knowing before one begins."""
    if there.run_seconds >= LONG_SECONDS or there.run_bytes >= LARGE_BYTES:
        time, memory = duration(there.run_seconds), gigabytes(there.run_bytes)
        yield _line("a run", f"about {time} on one core and {memory} of memory")


def _strategies(there: WhatIsThere) -> Iterator[RenderableType]:
    shown = [one for one in there.strategies if one.compared]
    if not any(one.interventions for one in shown):
        return
    yield ""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("strategy", vertical="top", overflow="fold", max_width=26)
    table.add_column("hours a year", justify="right", vertical="top", no_wrap=True)
    table.add_column("who does what, how long and how often")
    for one in shown[:MOST_STRATEGIES]:
        table.add_row(Text(escaped(one.id), "bold"), hours_words(one.hours).removesuffix(" h a year"), _words(one))
    yield Padding(table, INDENT)
    yield Padding(Text(_footnote(there, shown), "dim"), INDENT)


def _words(one: StrategyThere) -> Text:
    title = f"{escaped(one.title)}. " if one.title != one.id else ""
    said = escaped(one.words[:1].upper() + one.words[1:])
    return Text(title + said + (f". {escaped(one.description)}" if one.description else ""))


def _footnote(there: WhatIsThere, shown: Sequence[StrategyThere]) -> str:
    said = "Hours a year if all who are asked come; what rules take (waiting, longer meetings) shows in a run."
    if there.budget > 0:
        said += f" The budget is {there.budget:,.0f} h a year."
    if len(shown) > MOST_STRATEGIES:
        said += f" {len(shown) - MOST_STRATEGIES} more strategies are compared; --json has all."
    more = len(there.strategies) - len(shown)
    if more > 0:
        said += f" {more} more strategies are in the file and not compared; --strategy names them."
    return said


def _line(head: str, text: str) -> RenderableType:
    return Padding(Text.assemble((f"{head}: ", "dim"), text), INDENT)
