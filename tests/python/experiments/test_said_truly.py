# SPDX-License-Identifier: Apache-2.0
"""What the answers to questions say in words follows from their figures."""

from __future__ import annotations

import pytest

import colead as cl

RARE = ("per_week: 6", "per_week: 0.04")


def rare(text: str) -> cl.Scenario:
    """Some runs have no decision at all, and so no lead time."""
    return cl.Scenario.from_yaml(text.replace(*RARE).replace("load: 1.5", "load: 1"))


def test_a_verdict_says_of_how_many_replications_it_is(tiny_text: str) -> None:
    found = cl.compare(rare(tiny_text), replications=8, seed=4, mechanisms=False, progress=False)
    effects = [found.effect(one, "lead_time_mean") for one in found.strategies[1:]]
    assert {one.pairs for one in effects} == {6}
    assert "This is of the 6 of 8 replications in which every strategy has lead_time_mean." in found.verdict
    means = {one.strategy: one.mean for one in found.ranking}
    for one in effects:
        assert means[one.strategy] - means["baseline"] == pytest.approx(one.difference)


def test_what_cannot_be_ranked_is_said_to_be_so(tiny_text: str) -> None:
    found = cl.compare(rare(tiny_text), replications=2, seed=4, mechanisms=False, progress=False)
    assert not found.ranking
    assert found.verdict.startswith("Nothing is ranked: in ")
    assert found.recommended is None
