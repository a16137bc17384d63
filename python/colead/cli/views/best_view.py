# SPDX-License-Identifier: Apache-2.0
"""The best use of hours for a terminal: the answer, its caveat, the finalists, and what was tried."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from colead import _core
from colead.base.text import escaped, wrapped
from colead.drafting.use_text import strategy_lines
from colead.experiments.best_use import BestUse, Contender
from colead.experiments.halving import counts

WIDEST_USE = 34


def best_view(found: BestUse, scenario: _core.Scenario) -> RenderableType:
    return Group(*_parts(found, scenario))


def _parts(found: BestUse, scenario: _core.Scenario) -> Iterator[RenderableType]:
    yield Text(escaped(found.sentence), "bold")
    yield Text(
        "The interval says how well this scenario was computed, not how true it is. `colead stress` tries other "
        "assumptions."
    )
    yield ""
    if found.finalists:
        yield _table(found)
        yield ""
        yield from _next_hours(found)
    yield Text(_tried(found), "dim")
    if found.winner is not None:
        yield ""
        yield from _to_write(found.winner, scenario)


def _table(found: BestUse) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column(f"on fresh luck, {found.comparison.replications if found.comparison else 0} pairs", no_wrap=True)
    table.add_column("hours\na year", justify="right", no_wrap=True)
    table.add_column(f"{found.metric}\nimproves by", justify="right", no_wrap=True)
    table.add_column("probability\nbest", justify="right", no_wrap=True)
    for one in found.finalists:
        name = "\n".join(wrapped(escaped(one.use.says), WIDEST_USE))
        hours = f"{one.hours_a_year:,.0f}" + ("\nover" if one.over else "")
        chance = "-" if one.over else f"{one.probability_best:.2f}"
        table.add_row(
            Text(name), hours, Text(found.amount(one.gain, one.low, one.high, one).replace(" [", "\n[")), chance
        )
    return table


def _next_hours(found: BestUse) -> Iterator[RenderableType]:
    more, winner = found.next_hours, found.winner
    if more is None or winner is None:
        return
    if more.reason:
        yield Text(f"What more hours would bring is not known: {more.reason}.")
    else:
        amount = found.amount(more.per_100_hours, more.low, more.high, winner)
        yield Text(f"The next 100 hours a year would bring {amount}.")
    yield ""


def _tried(found: BestUse) -> str:
    ended = counts(found.tried)
    return (
        f"Tried: {len(found.tried)} uses (which strategy, for whom, how often) on common luck, seed {found.seed}; "
        f"{ended['over']} over the budget, {ended['outdone']} outdone, {ended['final']} in the final contest on luck "
        "that the search had not seen. The intervals of the finalists hold together."
    )


def _to_write(winner: Contender, scenario: _core.Scenario) -> Iterator[Text]:
    """How the winner is written in the scenario."""
    use = winner.use
    if not any(use.changes):
        yield Text(f"It is '{escaped(use.which)}' as the scenario has it.")
        return
    yield Text("Below strategies: of the scenario, or written to a file by --output:")
    for line in strategy_lines(use.written(scenario)):
        yield Text(escaped(line))
