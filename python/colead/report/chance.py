# SPDX-License-Identifier: Apache-2.0
"""How likely it is that a difference lies on its good side, from the interval that Student's t gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colead.statistics.student import t_probability

if TYPE_CHECKING:
    from colead._core import Effect


def chance_of_gain(effect: Effect) -> float | None:
    """Posterior probability, under a flat prior, that the true difference is on the better side.

    None with fewer than two pairs, without a spread, or where neither way is better.
    """
    if effect.pairs < 2 or effect.better == "neither" or not effect.standard_error > 0:
        return None
    risen = t_probability(effect.difference / effect.standard_error, effect.pairs - 1)
    return risen if effect.better == "higher" else 1 - risen


def in_words(probability: float) -> str:
    """A probability without false certainty."""
    if probability > 0.999:
        return "more than 99.9\u00a0%"
    if probability < 0.001:
        return "less than 0.1\u00a0%"
    return f"{100 * probability:.3g}\u00a0%"
