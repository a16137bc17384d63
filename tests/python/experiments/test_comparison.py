# SPDX-License-Identifier: Apache-2.0
"""What a comparison says of itself, from its own numbers."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

import colead as cl
from colead.statistics.student import t_quantile


def test_the_standard_error_is_that_of_the_interval(comparison: cl.Comparison) -> None:
    seen = [effect for effect in comparison.effects if effect.pairs > 1]
    assert any(effect.standard_error > 0 for effect in seen)
    for effect in seen:
        half = effect.standard_error * t_quantile(0.5 + comparison.confidence / 2, effect.pairs - 1)
        assert (effect.high - effect.low) / 2 == pytest.approx(half, rel=1e-9)


def test_gain_turns_a_difference_so_that_more_is_better(comparison: cl.Comparison) -> None:
    effect = replace(comparison.effects[0], difference=2.0, pairs=4)
    assert replace(effect, better="higher").gain == 2.0
    assert replace(effect, better="lower").gain == -2.0
    assert replace(effect, better="neither").gain == 0.0
    assert replace(effect, better="higher", pairs=1).gain == -math.inf


def test_the_best_is_the_first_of_the_ranking_beside_the_baseline(comparison: cl.Comparison) -> None:
    ranks = {rank.strategy: rank for rank in comparison.ranking}
    for first in ("protected", "shadowing"):
        ranking = (ranks["baseline"], ranks[first], *(one for name, one in ranks.items() if name != first))
        assert replace(comparison, ranking=ranking).best == first


def test_without_a_ranking_the_greatest_gain_is_best(comparison: cl.Comparison) -> None:
    unranked = replace(comparison, ranking=())
    gains = {name: unranked.effect(name, unranked.judged_by).gain for name in unranked.strategies[1:]}
    assert unranked.judged_by == "decision_efficiency"
    assert gains[unranked.best] == max(gains.values())
