# SPDX-License-Identifier: Apache-2.0
"""What the answers to questions say in words follows from their figures."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from support import Command

import colead as cl
from colead.experiments.carried import Carried, Mechanism
from colead.experiments.plausible_worlds import InWorld
from colead.experiments.verdict import Held, carried_by, sentence
from colead.statistics.ranking import Rank

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


def lead_time(strategy: str, mean: float, low: float, high: float) -> Rank:
    """low, high: of the difference to base, whose mean is 10."""
    return Rank(strategy, "lead_time_mean", "h", mean, 0.5, 0.0, low, high)


BASE = lead_time("base", 10.0, 0.0, 0.0)


def test_a_lead_that_does_not_matter_hides_no_loss_that_does() -> None:
    near, far, unclear = lead_time("near", 9.5, -1.5, 0.5), lead_time("far", 60, 40, 60), lead_time("c", 20, -1, 21)
    said = sentence([near, BASE, unclear, far], "base", True, None, Held(2.0))
    assert said.startswith("No gain on lead_time_mean that matters: near leads, by 0.5 h [-0.5, 1.5] (95 %, ")
    assert said.endswith("over base, less than 2 h (probability best 0.50). Clearly worse than base: far.")
    behind = lead_time("behind", 10.5, -0.5, 1.5)
    said = sentence([BASE, behind, far], "base", True, None, Held(2.0))
    assert said.startswith("No gain on lead_time_mean that matters: base leads, ")
    assert said.endswith("Clearly worse than base: far.")


def test_a_lead_by_chance_hides_nobody_who_is_better_for_sure() -> None:
    lucky, sure, small = lead_time("lucky", 2, -18, 2), lead_time("sure", 5, -6, -4), lead_time("small", 9, -1.2, -0.8)
    said = sentence([lucky, sure, small, BASE], "base", True, None, Held(2.0))
    assert said.startswith("lucky leads on lead_time_mean, by 8 h [-2, 18] (95 %, all strategies together) over base, ")
    assert said.endswith("but not clearly; probability best 0.50. Clearly better than base: sure.")


def test_an_interval_beyond_what_matters_is_not_passed_over() -> None:
    wide, narrow = lead_time("a", 8.5, -11.0, 8.0), lead_time("a", 8.5, -1.9, -1.1)
    least, further = "over base, less than 2 h", ", though the interval reaches further"
    assert least + further + " (" in sentence([wide, BASE], "base", True, None, Held(2.0))
    assert least + " (" in sentence([narrow, BASE], "base", True, None, Held(2.0))


def test_a_gain_far_above_what_matters_is_not_about_as_much() -> None:
    said = sentence([lead_time("a", 5.0, -9.9, -0.1), BASE], "base", True, None, Held(2.0))
    assert "a is better than base on lead_time_mean by 5 h [0, 10] (95 %), perhaps less than what matters (2 h)" in said


def test_a_number_that_takes_most_of_a_gain_by_chance_is_not_said_to_carry_nothing() -> None:
    maybe = Mechanism("strategies.a[0].x", 0.3, "C", 4.0, 0.8, 3.2, -1.0, 7.4)
    assert carried_by(Carried("a", "lead_time_mean", "h", 2, 2, (maybe,))) == (
        "No single assumed number of what it does surely carries it: of the one that can be 0, each taken to 0 by "
        "itself, the most, strategies.a[0].x, takes 80 % of the gain away, which may be chance (2 replications)."
    )


@pytest.mark.parametrize(("gain", "carried"), [(-0.5, 0.2), (0.0, 0.0), (math.nan, math.nan), (2.0, math.nan)])
def test_without_a_gain_on_the_first_replications_nothing_is_said_to_carry_it(gain: float, carried: float) -> None:
    one = Mechanism("strategies.a[0].x", 0.3, "C", gain, gain - carried, carried, carried, carried)
    assert carried_by(Carried("a", "lead_time_mean", "h", 6, 6, (one,))) == (
        "On which assumed number it rests cannot be told: the first 6 replications show no gain to take away."
    )


def test_strategies_that_tie_in_every_world_are_said_to_be_equally_good(tiny: cl.Scenario) -> None:
    found = cl.stress(tiny, worlds=20, strategies=["placebo"], horizon_weeks=4, progress=False)
    assert {one.share_best for one in found.strategies} == {0.5}
    assert found.sentence.startswith("baseline and placebo are equally good in all 20 plausible worlds (tried ")
    assert "no other" not in found.sentence
    beside = cl.stress(tiny, worlds=20, strategies=["placebo", "shadowing"], horizon_weeks=4, progress=False)
    assert beside.sentence.startswith("baseline and placebo are equally good in all 20 plausible worlds (tried ")
    assert beside.sentence.endswith(", and no other is better in any")


def test_an_answer_that_never_changes_has_no_spread_to_share_out(colead: Command, tiny_file: str) -> None:
    said = colead("stress", tiny_file, "--worlds", 20, "--strategy", "placebo", "--horizon-weeks", 4, "--quiet").out
    assert "nothing: the answer is the same in every world" in said
    assert "one by one" not in said


def test_what_is_never_worse_but_sometimes_as_good_is_best_everywhere(tiny: cl.Scenario) -> None:
    found = cl.stress(tiny, worlds=20, strategies=["shadowing"], horizon_weeks=4, progress=False)
    first = replace(found.strategies[0], share_best=0.7, expected_regret=0.0)
    other = replace(found.strategies[1], share_best=0.3, expected_regret=1.0)
    said = replace(found, strategies=(first, other), gains=np.ones((20, 2))).sentence
    assert said.startswith(f"{first.strategy} is best in all 20 plausible worlds (tried ")
    assert said.endswith(", in some as good as others")


def test_worlds_without_the_metric_are_not_called_impossible(tiny_text: str) -> None:
    text = tiny_text.replace("per_week: 6", "per_week: 0.01").replace("load: 1.5", "load: 1")
    scenario = cl.Scenario.from_yaml(text)
    found = cl.stress(scenario, worlds=20, replications=1, seed=2, only=["decisions."], progress=False)
    assert (found.worlds, found.impossible, found.lost) == (11, 0, 9)
    for ask in (
        lambda: cl.stress(scenario, worlds=20, replications=1, seed=3, only=["decisions."], progress=False),
        lambda: cl.screen(scenario, strategy="shadowing", replications=1, seed=3, only=["decisions."], progress=False),
    ):
        with pytest.raises(cl.ModelError, match="have no replication in which every strategy has lead_time_mean"):
            ask()


def test_worlds_are_judged_by_replications_that_every_strategy_has(
    tiny: cl.Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A strategy without a figure on a bad replication is not better for it."""
    good, bad = [1.0, 2.0], [50.0, 60.0]
    one = InWorld(np.array([[good[0], bad[0]], [good[1], np.nan]]), np.zeros(2), ())
    monkeypatch.setattr("colead.experiments.plausible_worlds._worlds", lambda *_: (one for _ in range(20)))
    found = cl.stress(tiny, worlds=20, strategies=["shadowing"], replications=2, progress=False)
    assert (found.best.strategy, found.best.share_best) == ("baseline", 1.0)
