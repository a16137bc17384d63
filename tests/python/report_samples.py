# SPDX-License-Identifier: Apache-2.0
"""What a report of the tests is made of, where making it for real would take its time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import colead as cl
from colead._core import SeriesEffect
from colead.report.layout import Post
from colead.report.network import NetworkStory, RunNetwork

HOSTILE = "<script>alert(1)</script>"
GROUPS = ("all", "manager->medic", "medic->manager")


def with_series(comparison: cl.Comparison) -> cl.Comparison:
    """Trust and understanding that rise evenly, the faster the later a strategy stands."""
    points = [
        SeriesEffect(strategy, week, metric, group, "trust", 4, 0.5 + gain * week, gain * week, 0.0, 2 * gain * week)
        for strategy, gain in zip(comparison.strategies, (0.0, 0.01, 0.02, 0.03), strict=True)
        for metric in ("trust_mean", "understanding_mean")
        for group in GROUPS
        for week in (0.0, 4.0, 8.0)
    ]
    return replace(comparison, series_effects=tuple(points))


def network_story(strategies: Sequence[str]) -> NetworkStory:
    """24 people in four wards; trust rises in the second run only."""
    posts = [Post(f"p{i}", "manager" if i % 3 == 0 else "medic", f"Ward {i % 4}") for i in range(24)]
    ties = {
        (a, b): 0.3 + 0.02 * ((a + b) % 20)
        for a in range(24)
        for b in range(a + 1, 24)
        if (a * b) % 3 == 1 or a % 9 == 0
    }
    risen = [{tie: min(1.0, trust + rise) for tie, trust in ties.items()} for rise in (0.0, 0.2, 0.4)]
    return NetworkStory(
        posts, [0.0, 26.0, 52.0], [RunNetwork(strategies[0], [ties] * 3), RunNetwork(strategies[1], risen)], 0
    )
