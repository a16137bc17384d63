# SPDX-License-Identifier: Apache-2.0
"""What a comparison says, around its table: violated expectations before it, ranking and verdict after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from colead._text import decimals_for, escaped, number, wrapped
from colead.analysis.expectations import CheckedExpectation
from colead.analysis.ranking import Rank
from colead.results import Comparison

WIDEST_NAME = 18
COLOURS = {"violated": "bold red", "supported": "green", "undecided": "dim"}


def before_table(comparison: Comparison) -> Iterator[RenderableType]:
    """Expectations: each that is violated, and a count of the others."""
    if not comparison.expectations:
        return
    violated = [one for one in comparison.expectations if one.state == "violated"]
    for one in violated:
        yield _violation(one)
    counts = {state: sum(one.state == state for one in comparison.expectations) for state in COLOURS}
    shown = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
    yield Text(f"Expectations of the scenario: {shown}.", "" if violated else "dim")
    yield ""


def after_table(comparison: Comparison) -> Iterator[RenderableType]:
    """The ranking, and the verdict last, where the eye rests."""
    if comparison.ranking:
        yield ranking_table(comparison.ranking, comparison.confidence)
        yield ""
    if comparison.verdict:
        yield Text(escaped(comparison.verdict), "bold")


def _violation(one: CheckedExpectation) -> Text:
    scale = 100.0 if one.unit == "share" else 1.0
    decimals = decimals_for(scale * (one.high - one.low) / 2 if one.high > one.low else scale * one.difference / 10)
    low, middle, high = (number(scale * value, decimals) for value in (one.low, one.difference, one.high))
    unit = "points" if one.unit == "share" else one.unit
    why = f" (believed because {escaped(one.because)})" if one.because else ""
    said = f"{escaped(one.statement)}, but does by {middle} {unit} [{low}, {high}]{why}."
    return Text.assemble(("Expectation violated: ", COLOURS["violated"]), said)


def ranking_table(ranks: Sequence[Rank], confidence: float) -> Table:
    scale, unit = (100.0, "points") if ranks[0].unit == "share" else (1.0, ranks[0].unit)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    title = "\n".join(["ranking on", *wrapped(ranks[0].metric, WIDEST_NAME)])
    table.add_column(title, vertical="top", no_wrap=True)
    for title in ("probability\nbest", f"expected\nregret {unit}", f"{100 * confidence:g} %\ntogether"):
        table.add_column(title, justify="right", vertical="top", no_wrap=True)
    widths = [scale * (rank.high - rank.low) / 2 for rank in ranks if rank.high > rank.low]
    decimals = decimals_for(min(widths)) if widths else 2
    for rank in ranks:
        bounds = f"[{number(scale * rank.low, decimals)}, {number(scale * rank.high, decimals)}]"
        interval = "" if rank.low == rank.high == 0 else bounds
        regret = number(scale * rank.expected_regret, decimals)
        name = "\n".join(wrapped(escaped(rank.strategy), WIDEST_NAME))
        table.add_row(Text(name), f"{rank.probability_best:.2f}", regret, interval)
    return table
