# SPDX-License-Identifier: Apache-2.0
"""How likely it is that a difference lies on its good side, from the interval that Student's t gave it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from colead.results import Effect

BISECTIONS = 80


def student_t(value: float, freedom: int) -> float:
    """P(T <= value) for whole degrees of freedom; Abramowitz and Stegun 26.7.3 and 26.7.4, exact."""
    angle = math.atan2(value, math.sqrt(freedom))
    sine, square = math.sin(angle), math.cos(angle) ** 2
    term = math.cos(angle) if freedom % 2 else 1.0
    total = 0.0
    for step in range(1 if freedom % 2 else 0, freedom - 1, 2):
        total += term
        term *= square * (step + 1) / (step + 2)
    inner = 2.0 / math.pi * (angle + sine * total) if freedom % 2 else sine * total
    return 0.5 * (1.0 + inner)


def student_t_quantile(probability: float, freedom: int) -> float:
    low, high = -1e3, 1e3
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if student_t(middle, freedom) < probability else (low, middle)
    return (low + high) / 2


def chance_of_gain(effect: Effect, confidence: float) -> float | None:
    """Posterior probability, under a flat prior, that the true difference is on the better side.

    None with fewer than two pairs, without a spread, or where neither way is better.
    """
    half = (effect.high - effect.low) / 2
    if effect.pairs < 2 or effect.better == "neither" or not half > 0:
        return None
    freedom = effect.pairs - 1
    error = half / student_t_quantile((1 + confidence) / 2, freedom)
    risen = student_t(effect.difference / error, freedom)
    return risen if effect.better == "higher" else 1 - risen


def in_words(probability: float) -> str:
    """A probability without false certainty."""
    if probability > 0.999:
        return "more than 99.9\u00a0%"
    if probability < 0.001:
        return "less than 0.1\u00a0%"
    return f"{100 * probability:.3g}\u00a0%"
