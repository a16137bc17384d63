# SPDX-License-Identifier: Apache-2.0
"""How likely it is that a difference lies on its good side, from the interval that Student's t gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colead.statistics.student import t_probability, t_quantile

if TYPE_CHECKING:
    from colead.experiments.comparison import Effect


def chance_of_gain(effect: Effect, confidence: float) -> float | None:
    """Posterior probability, under a flat prior, that the true difference is on the better side.

    None with fewer than two pairs, without a spread, or where neither way is better.
    """
    half = (effect.high - effect.low) / 2
    if effect.pairs < 2 or effect.better == "neither" or not half > 0:
        return None
    freedom = effect.pairs - 1
    error = half / t_quantile((1 + confidence) / 2, freedom)
    risen = t_probability(effect.difference / error, freedom)
    return risen if effect.better == "higher" else 1 - risen


def in_words(probability: float) -> str:
    """A probability without false certainty."""
    if probability > 0.999:
        return "more than 99.9\u00a0%"
    if probability < 0.001:
        return "less than 0.1\u00a0%"
    return f"{100 * probability:.3g}\u00a0%"
