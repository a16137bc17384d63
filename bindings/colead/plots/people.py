# SPDX-License-Identifier: Apache-2.0
"""Who gains and who loses: the same difference for each profession."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import altair as alt

from colead import wording
from colead.plots.effects import effect_row, forest
from colead.plots.style import AnyChart, finished

if TYPE_CHECKING:
    from colead.results import Comparison

MEASURES = ("regret", "felt_compromise", "presence_share", "displaced_hours")


def people(comparison: Comparison, strategy: str | None = None, *, columns: int = 2) -> AnyChart:
    """What a strategy (by default the first after the baseline) changes for each profession, in several measures."""
    chosen = strategy or comparison.strategies[1]
    panels = [
        people_panel(comparison, chosen, measure, width=260)
        for measure in MEASURES
        if people_rows(comparison, chosen, measure)
    ]
    if not panels:
        raise ValueError(f"strategy must be one with figures by profession, not '{chosen}'")
    return finished(
        alt.concat(
            *panels, columns=columns, title=f"{wording.plain(chosen)} against {wording.plain(comparison.baseline)}"
        )
    )


def people_panel(comparison: Comparison, strategy: str, measure: str, *, width: Any = "container") -> AnyChart:
    first = comparison.effect(strategy, measure)
    way = "" if first.better == "neither" else f"{first.better} is better".capitalize()
    return forest(
        people_rows(comparison, strategy, measure),
        title=alt.Title(wording.measure_title(measure), subtitle=way),
        unit=wording.difference_unit(first.unit),
        width=width,
    )


def people_rows(
    comparison: Comparison, strategy: str, measure: str, professions: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """A row for each profession (by default every group but all) that has a difference."""
    return [
        effect_row(effect, wording.plural(wording.plain(effect.group)))
        for effect in comparison.effects
        if (effect.strategy, effect.metric) == (strategy, measure)
        and effect.group != "all"
        and effect.pairs > 1
        and (not professions or effect.group in professions)
    ]
