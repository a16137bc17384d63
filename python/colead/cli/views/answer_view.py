# SPDX-License-Identifier: Apache-2.0
"""What a comparison says, around its table: violated expectations before it, ranking and verdict after it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from colead.base.text import decimals_for, escaped, number, wrapped
from colead.cli.views.not_happened_view import not_happened
from colead.experiments.checks.hours_check import HoursCheck, failures
from colead.experiments.comparison import Comparison
from colead.experiments.expectations import CheckedExpectation
from colead.statistics.ranking import Rank

WIDEST_NAME = 18
WITHOUT = {"no_hours": "without hours", "nobody": "with nobody able to come"}
AGAINST = {"baseline": "the organisation as it is", "rules": "its rules alone"}
COLOURS = {"violated": "bold red", "supported": "green", "undecided": "dim"}


def faults(comparison: Comparison) -> Iterator[RenderableType]:
    """What must not be: a placebo that was none, a gain without hours, an expectation that is violated."""
    if comparison.placebo is not None and not comparison.placebo.exact:
        yield Text(
            "The placebo failed: a strategy at zero dose is not the organisation as it is. This is a fault of "
            "colead's; do not rely on the results below.",
            "bold red",
        )
        yield ""
    for check in failures(comparison.hours_checks):
        yield Text(
            f"A gain without hours: {escaped(check.strategy)} {WITHOUT[check.how]} is not {AGAINST[check.against]}."
            " This is a fault of colead's; do not rely on the results below.",
            "bold red",
        )
        yield ""
    violated = [one for one in comparison.expectations if one.state == "violated"]
    for one in violated:
        yield _violation(one)
    if violated:
        yield ""


def before_table(comparison: Comparison) -> Iterator[RenderableType]:
    """What must not be, then a count of the expectations."""
    yield from faults(comparison)
    yield from not_happened(comparison)
    if not comparison.expectations:
        return
    counts = {state: sum(one.state == state for one in comparison.expectations) for state in COLOURS}
    shown = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
    yield Text(f"Expectations of the scenario: {shown}.", "" if counts["violated"] else "dim")
    yield ""


def after_table(comparison: Comparison) -> Iterator[RenderableType]:
    """Grounds to rely on it, the ranking, and the verdict last, where the eye rests."""
    yield from _net_benefit(comparison)
    yield from _hidden_harm(comparison)
    yield from _grounds(comparison)
    if comparison.ranking:
        yield ranking_table(comparison.ranking, comparison.confidence)
        yield ""
    if comparison.verdict:
        yield Text(escaped(comparison.verdict), "bold")


def _net_benefit(comparison: Comparison) -> Iterator[RenderableType]:
    if not comparison.net_benefit:
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("net benefit", vertical="top", no_wrap=True)
    table.add_column("gain per\n100 hours", justify="right", no_wrap=True)
    table.add_column(f"{100 * comparison.confidence:g} %", justify="right", no_wrap=True)
    widths = [(one.high - one.low) / 2 for one in comparison.net_benefit if not one.reason]
    decimals = decimals_for(min(widths)) if widths and min(widths) > 0 else 2
    for one in comparison.net_benefit:
        name = Text("\n".join(wrapped(escaped(one.strategy), WIDEST_NAME)))
        if one.reason:
            table.add_row(name, "-", Text("\n".join(wrapped(one.reason, WIDEST_NAME)), "dim"))
            continue
        low, middle, high = (number(value, decimals) for value in (one.low, one.per_100_hours, one.high))
        table.add_row(name, middle, f"[{low}, {high}]")
    yield table
    yield ""


def _grounds(comparison: Comparison) -> Iterator[RenderableType]:
    """Placebo and coupling, a line each."""
    placebo, coupling = comparison.placebo, comparison.coupling
    if placebo is not None and placebo.exact and placebo.strategies:
        count = f"{placebo.replications} replication{'' if placebo.replications == 1 else 's'}"
        yield Text(
            f"Placebo: {escaped(placebo.strategies[0])} at zero dose changes nothing, bit for bit ({count}).", "dim"
        )
    yield from _hours_checked(comparison.hours_checks)
    if coupling is None or not coupling.variance:
        return
    if not all(math.isfinite(factor) for factor in coupling.variance_reduction):
        yield ""  # strategies that change nothing: no runs would be needed to see that
        return
    least, middle, largest = (f"{factor:.3g}" for factor in coupling.variance_reduction)
    shares = [coupling.matched_share(strategy) for strategy in comparison.strategies[1:]]
    yield Text(
        f"Common luck: {100 * min(shares):.0f} to {100 * max(shares):.0f} % of draws are shared with the baseline; "
        f"independent runs would need {middle} times as many (median; {least} to {largest}) for the same intervals.",
        "dim",
    )
    yield ""


def _hours_checked(checks: Sequence[HoursCheck]) -> Iterator[RenderableType]:
    """What holds sessions changes nothing without hours: a line for all strategies."""
    exact = [check for check in checks if check.exact]
    for against, as_what in AGAINST.items():
        names = list(dict.fromkeys(check.strategy for check in exact if check.against == against))
        if names:
            yield Text(
                f"No hours, no gain: without hours, and with nobody able to come, {_listed(names)} "
                f"{'is' if len(names) == 1 else 'are each'} {as_what}, bit for bit (1 replication).",
                "dim",
            )


def _listed(names: Sequence[str]) -> str:
    shown = [escaped(name) for name in names]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _hidden_harm(comparison: Comparison) -> Iterator[RenderableType]:
    for one in comparison.hidden_harm:
        yield Text.assemble(
            ("Hidden harm: ", "bold red"),
            f"{escaped(one.strategy)} makes {one.figure.replace('_', ' ')} better for all together and worse for "
            f"{one.by} {escaped(one.group)} ({one.difference:+.3g}).",
        )
    if comparison.hidden_harm:
        yield ""


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
