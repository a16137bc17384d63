# SPDX-License-Identifier: Apache-2.0
"""Sentences and table rows for effects, the same in every section."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from colead.plots.style import VERDICTS
from colead.report.blocks import Cell, Table
from colead.words import titles

if TYPE_CHECKING:
    from colead._core import Effect
    from colead.report.content import ReportContent


def interval(effect: Effect) -> str:
    """`0.6 (0.2 to 1.0)` in the units people read."""
    by = titles.scale(effect.unit)
    half = by * (effect.high - effect.low) / 2
    middle, low, high = (titles.figures(by * value, half) for value in (effect.difference, effect.low, effect.high))
    return f"{middle} ({low} to {high})"


def change(effect: Effect, confidence: str, note: str = "") -> str:
    """`raises ... by 0.6 percentage points (95 % interval 0.2 to 1.0)`; a note stands behind the interval."""
    if effect.low == effect.high == 0.0:
        return f"leaves {lowered(titles.metric_title(effect.metric))} exactly as it is"
    by = titles.scale(effect.unit)
    half = by * (effect.high - effect.low) / 2
    ends = sorted((effect.low, effect.high), key=abs) if effect.low * effect.high > 0 else [effect.low, effect.high]
    falls = effect.difference < 0
    sign = -1 if falls else 1
    if falls and effect.low * effect.high <= 0:
        ends = [effect.high, effect.low]
    size = titles.figures(by * sign * effect.difference, half)
    low, high = (titles.figures(by * sign * end, half) for end in ends)
    verb = "lowers" if falls else "raises"
    unit = titles.difference_unit(effect.unit)
    return (
        f"{verb} {lowered(titles.metric_title(effect.metric))} by {size} {unit} ({confidence} interval {low} to "
        f"{high}{note})"
    )


def lowered(title: str) -> str:
    return title[:1].lower() + title[1:]


def effect_table(content: ReportContent, effects: Iterable[Effect], caption: str, *, searchable: bool = False) -> Table:
    """Strategy, metric, baseline, difference with interval, verdict, pairs."""
    rows: list[list[Cell]] = [
        [
            content.title(effect.strategy),
            named(effect),
            titles.difference_unit(effect.unit),
            titles.figures(titles.scale(effect.unit) * effect.baseline_mean, None),
            interval(effect),
            VERDICTS[effect.verdict][0],
            effect.pairs,
        ]
        for effect in effects
        if effect.pairs > 1
    ]
    headers = ["Strategy", "Metric", "Unit", "Baseline mean", "Difference (interval)", "Verdict", "Pairs"]
    return Table(caption, headers, rows, numeric=frozenset({3, 4, 6}), searchable=searchable)


def named(effect: Effect) -> str:
    title = titles.metric_title(effect.metric)
    return title if effect.group == "all" else f"{title}: {titles.group_words(effect.group)}"
