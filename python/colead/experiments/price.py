# SPDX-License-Identifier: Apache-2.0
"""What a strategy is paid with beside its hours: duty that is left, net value, and decisions that stay open."""

from __future__ import annotations

import math

from colead._core import Effect
from colead.base.year import WEEKS_A_YEAR
from colead.experiments.checks.net_benefit import VALUE
from colead.experiments.compared import Compared
from colead.words import titles

DUTY = "displaced_hours"
NEVER = "never_decided_share"
IN_THOUSAND = 1000.0


def effect_of(comparison: Compared, strategy: str, metric: str) -> Effect | None:
    """None where it is not measured, or no two pairs have it."""
    if metric not in comparison.metric_names:
        return None
    effect = comparison.effect(strategy, metric)
    return effect if effect.pairs > 1 else None


def loses(comparison: Compared, strategy: str) -> bool:
    """Whether it costs more than it brings, for sure, at the price that the scenario puts on an hour of duty."""
    effect = effect_of(comparison, strategy, VALUE)
    return effect is not None and effect.verdict == "worse"


def price(comparison: Compared, strategy: str) -> str:
    """Hours of duty that it takes or gives back, and whether it brings more than it costs; sentences, or nothing."""
    return " ".join(text for text in (_duty(comparison, strategy), _net(comparison, strategy)) if text)


def _duty(comparison: Compared, strategy: str) -> str:
    effect, source = effect_of(comparison, strategy, DUTY), comparison.source
    if effect is None or source is None or effect.verdict not in ("better", "worse"):
        return ""
    hours = abs(effect.difference) * source.people * WEEKS_A_YEAR / comparison.share_at_work
    way = "more" if effect.difference > 0 else "fewer"
    return f"{hours:,.0f} hours a year {way} than before come out of clinical or operational duty."


def _net(comparison: Compared, strategy: str) -> str:
    effect = effect_of(comparison, strategy, VALUE)
    if effect is None or effect.verdict not in ("better", "worse"):
        return ""
    before, after = (titles.figures(mean, abs(effect.difference) / 3) for mean in (effect.baseline_mean, effect.mean))
    unit = titles.unit_words(effect.unit)
    if effect.verdict == "worse":
        said = f"it costs more than it brings: net value falls from {before} to {after} {unit}"
    else:
        said = f"it brings more than it costs: net value rises from {before} to {after} {unit}"
    return f"At the price that the scenario puts on an hour of duty, {said}."


def stay_open(comparison: Compared, strategy: str) -> str:
    """How many decisions are never taken with it and without it, in a sentence; empty where none is a year old."""
    effect = effect_of(comparison, strategy, NEVER)
    if effect is None or not math.isfinite(effect.mean):
        return ""
    if effect.mean == effect.baseline_mean == 0.0:
        return "No decision is still open after a year, with it or without it."
    half = IN_THOUSAND * max(effect.high - effect.low, abs(effect.difference)) / 2
    after, before = (titles.figures(IN_THOUSAND * mean, half) for mean in (effect.mean, effect.baseline_mean))
    sure = {"unclear": ", which may be chance", "immaterial": ", less than matters"}.get(effect.verdict, "")
    return f"Of 1,000 decisions that are a year old, {after} are still open with it and {before} without it{sure}."
