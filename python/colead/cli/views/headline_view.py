# SPDX-License-Identifier: Apache-2.0
"""The answer of a comparison on one screen: answer, caveat, three metrics, and how to see more."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.text import Text

from colead.base.text import escaped
from colead.cli.views.answer_view import faults
from colead.cli.views.comparison_view import legend, panels_view
from colead.cli.views.not_happened_view import not_happened
from colead.drafting.what_is_there import over_budget, short_warm_up
from colead.experiments.checks import placebos_told
from colead.experiments.comparison import Comparison
from colead.experiments.effect_table import headline_metrics
from colead.experiments.price import price, stay_open
from colead.words import titles


def headline_view(
    comparison: Comparison, console: Console, *, metrics: Sequence[str] = (), all_groups: bool = False
) -> Iterator[RenderableType]:
    """What is violated comes first, for nothing below it counts then."""
    yield from faults(comparison)
    yield from not_happened(comparison)
    if comparison.verdict:
        yield Text(escaped(comparison.verdict), "bold")
        yield ""
    if comparison.ranking:
        yield Text(escaped(_costs(comparison)))
        yield ""
    yield from _caveats(comparison)
    shown = tuple(metrics) or headline_metrics(comparison)
    parts, _ = panels_view(comparison, console, metrics=shown, all_groups=all_groups)
    yield from parts
    yield legend(comparison)
    yield ""
    yield from _more(comparison)


def _costs(comparison: Comparison) -> str:
    """What the strategy that leads takes of everybody, and what that leaves undone."""
    name = comparison.best
    hours = next(cost.hours_a_year for cost in comparison.costs if cost.strategy == name)
    called = titles.as_written(comparison.source, name)
    told = (
        f"{called} takes {hours:,.0f} hours a year of everybody together.",
        price(comparison, name),
        stay_open(comparison, name),
    )
    return " ".join(text for text in told if text)


def _caveats(comparison: Comparison) -> Iterator[RenderableType]:
    yield Text(
        f"How sure: {comparison.replications} replications tell how precisely this model was computed. What "
        "strategies do to people are assumptions that no study has measured; `colead stress FILE` tries others."
        f"{_held(comparison)}"
    )
    if comparison.source is not None:
        for told in (*over_budget(comparison.source), *short_warm_up(comparison.source)):
            yield Text(f"Look at: {escaped(told)}.")
    for one in comparison.hidden_harm[:1]:
        more = len(comparison.hidden_harm) - 1
        others = f", and {more} more (--full)" if more else ""
        yield Text(
            f"Hidden harm: {escaped(one.strategy)} makes {one.figure.replace('_', ' ')} worse for {one.by} "
            f"{escaped(one.group)}{others}."
        )
    yield ""


def _held(comparison: Comparison) -> str:
    held = placebos_told.held(
        comparison.placebo, comparison.hours_checks, lambda name: titles.as_written(comparison.source, name)
    )
    return f" {escaped(held)}" if held else ""


def _more(comparison: Comparison) -> Iterator[RenderableType]:
    file = "FILE" if comparison.question is None else shlex.quote(comparison.question.file)
    yield Text(
        f"More: --full (all metrics, ranking, checks), --show METRIC, --report FILE; colead stress {escaped(file)}.",
        "dim",
    )
    yield Text(
        f"Paired on common random numbers: {comparison.replications} replications, seed {comparison.seed}, fingerprint "
        f"{comparison.fingerprint:016x}.",
        "dim",
    )
