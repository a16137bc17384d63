# SPDX-License-Identifier: Apache-2.0
"""Studies: the runs are those of a comparison, a claim is judged by one rule, and the sentence says what came out."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from support import TINY

import colead as cl
from colead.experiments.studies.conduct import Measured
from colead.experiments.studies.judged import Finding, Robust, answered, state_of
from colead.experiments.studies.sentence import answer_sentence
from colead.experiments.studies.study_file import Claim

HEAD = f"""\
study: 1
name: s
title: Beds
question: Does it help?
hypothesis: hypothesis_7
design: Two wards.
scenario: {TINY}
"""
SIDES = """\
variants:
  as_it_is: {title: as it is}
  beside: {title: with days beside each other, strategy: shadowing}
replications: 4
"""
Make = Callable[[str], cl.Study]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def made(text: str) -> cl.Study:
        path = tmp_path / "s.yaml"
        path.write_text(HEAD + text, encoding="utf-8")
        return cl.study(path, progress=False)

    return made


def test_the_difference_is_that_of_a_comparison(make: Make, tiny: cl.Scenario) -> None:
    found = make(SIDES + "claims: [{metric: lead_time, variant: beside, than: as_it_is, is: higher}]\n")
    effect = cl.compare(tiny, strategies=["shadowing"], replications=4, mechanisms=False, progress=False).effect(
        "shadowing", "lead_time_mean"
    )
    (one,) = found.findings
    assert (one.difference, one.low, one.high) == pytest.approx((effect.difference, effect.low, effect.high), rel=1e-12)
    assert (one.matters, one.pairs, one.unit) == (effect.matters, 4, "h")


def test_equal_hours_are_those_of_a_comparison(make: Make, tiny: cl.Scenario) -> None:
    text = """\
variants:
  protected: {title: with time, strategy: protected}
  beside: {title: with days beside each other, strategy: shadowing}
replications: 4
equal_hours: true
claims: [{metric: understanding_mean, variant: beside, than: protected, is: higher}]
"""
    compared = cl.compare(
        tiny, strategies=["protected", "shadowing"], replications=4, equal_hours=True, mechanisms=False, progress=False
    )
    assert {cost.dose_scale != 1 for cost in compared.costs[1:]} == {True, False}  # one is as written, the cheapest
    protected, beside = (compared.effect(one, "understanding_mean").mean for one in ("protected", "shadowing"))
    assert make(text).findings[0].difference == pytest.approx(beside - protected, rel=1e-12)


LEVELS = "levels: {title: rate, paths: [decisions.beds.per_week], values: [3, 6, 12]}\n"


def test_levels_are_the_points_of_a_sweep(make: Make, tiny: cl.Scenario) -> None:
    claims = """\
claims:
  - {metric: lead_time, variant: as_it_is, is: higher, since: 3, at: 12}
  - {metric: lead_time, variant: beside, than: as_it_is, is: higher, since: 3, at: 12}
"""
    found = make(SIDES + LEVELS + claims)
    swept = cl.sweep(
        tiny, {"decisions.beds.per_week": [3.0, 6.0, 12.0]}, strategies=["baseline", "shadowing"], replications=4,
        progress=False,
    )  # fmt: skip
    alone, against = found.findings
    means, effects = (
        swept.mean("baseline", "lead_time_mean"),
        swept.mean("shadowing", "lead_time_mean", against="baseline"),
    )
    assert alone.difference == pytest.approx(means[2] - means[0], rel=1e-12)
    assert against.difference == pytest.approx(effects[2] - effects[0], rel=1e-9)
    assert [one.mean for one in found.means if one.variant == "as_it_is"] == pytest.approx(list(means))
    assert [one.mean for one in found.differences] == pytest.approx(list(effects))


def test_more_to_decide_takes_longer_in_every_plausible_world(make: Make) -> None:
    claims = "claims: [{metric: lead_time, variant: as_it_is, is: higher, since: 3, at: 12, matters: 0}]\n"
    found = make(SIDES + LEVELS + claims + "worlds: {count: 10, replications: 2}\n")
    assert found.robust is not None
    assert (found.robust.held, found.robust.worlds, found.robust.impossible) == (10, 10, 0)
    assert found.robust.most == "professions.medic.pressure"  # the one number with a range
    assert found.answer == "yes"
    opposite = make(SIDES + LEVELS + claims.replace("higher", "lower") + "worlds: {count: 10, replications: 2}\n")
    assert opposite.robust is not None
    assert (opposite.answer, opposite.robust.held) == ("no", 0)


def test_no_result_depends_on_threads_or_time(make: Make, tmp_path: Path) -> None:
    text = SIDES + LEVELS + "claims: [{metric: lead_time, variant: beside, than: as_it_is, is: lower, at: 6}]\n"
    once = make(text)
    again = cl.study(tmp_path / "s.yaml", threads=1, progress=False)
    assert (again, again.sentence) == (once, once.sentence)
    other = cl.study(tmp_path / "s.yaml", seed=99, progress=False)
    assert other.findings != once.findings


def test_fewer_weeks_and_runs_are_taken_at_their_word(make: Make, tmp_path: Path) -> None:
    make(SIDES + "claims: [{metric: lead_time, variant: beside, than: as_it_is, is: lower}]\n")
    found = cl.study(tmp_path / "s.yaml", replications=2, horizon_weeks=4, progress=False)
    assert (found.asked.scenario.horizon_weeks, found.findings[0].pairs) == (4.0, 2)
    with pytest.raises(ValueError, match="replications"):
        cl.study(tmp_path / "s.yaml", replications=1, progress=False)


def test_the_caller_can_stop_it(make: Make, tmp_path: Path) -> None:
    make(SIDES + "claims: [{metric: lead_time, variant: beside, than: as_it_is, is: lower}]\n")
    with pytest.raises(cl.Interrupted):
        cl.study(tmp_path / "s.yaml", progress=lambda *_: False)


# ---- One rule for every claim ----

STATES = [
    # direction, low, high, matters, state
    (1.0, 1.0, 3.0, 1.0, "yes"),
    (1.0, 0.9, 3.0, 1.0, "cannot tell"),
    (1.0, 0.2, 0.9, 1.0, "no"),  # sure, and too small to matter
    (1.0, -3.0, -1.0, 1.0, "no"),
    (-1.0, -3.0, -1.0, 1.0, "yes"),
    (-1.0, -3.0, 0.5, 1.0, "cannot tell"),
    (-1.0, -0.9, 2.0, 1.0, "no"),
    (1.0, 0.1, 3.0, 0.0, "yes"),
    (1.0, 0.0, 0.0, 0.0, "no"),  # exactly alike
    (1.0, -1.0, 0.5, 0.0, "cannot tell"),
    (1.0, -math.inf, math.inf, 0.0, "cannot tell"),
    (1.0, math.nan, math.nan, 0.0, "cannot tell"),
]


@pytest.mark.parametrize(("direction", "low", "high", "matters", "state"), STATES)
def test_a_claim_holds_where_its_whole_interval_does(
    direction: float, low: float, high: float, matters: float, state: str
) -> None:
    assert state_of(direction, low, high, matters) == state


CLAIM = Claim("lead_time_mean", "all", "beside", "as_it_is", "higher")


def finding(state: str, difference: float = 3.0, half: float = 0.5, matters: float = 2.0) -> Finding:
    return Finding(CLAIM, "h", 9, difference, difference - half, difference + half, matters, state)  # type: ignore[arg-type]


def robust(held: int) -> Robust:
    return Robust(held, 20, 0, 0.1, 0.9, 0.8, "x.y", 0.25)


ANSWERS = [
    (["yes", "yes"], None, "yes"),
    (["yes", "no"], None, "in part"),
    (["no", "cannot tell"], None, "no"),
    (["yes", "cannot tell"], None, "cannot tell"),
    (["yes"], robust(16), "yes"),
    (["yes"], robust(15), "it depends"),
    (["no"], robust(20), "no"),
]


@pytest.mark.parametrize(("states", "worlds", "answer"), ANSWERS)
def test_an_answer_needs_every_claim_and_enough_worlds(states: list[str], worlds: Robust | None, answer: str) -> None:
    assert answered([finding(state) for state in states], worlds) == answer


@pytest.fixture
def asked(make: Make) -> cl.Study:
    return make(SIDES + "claims: [{metric: lead_time, variant: beside, than: as_it_is, is: higher}]\n")


SENTENCES = [
    (
        [finding("yes")], None,
        "Yes. Mean lead time: 3.0 hours [2.5, 3.5] higher with days beside each other than as it is, "
        "at least the 2 hours that would matter.",
    ),
    (
        [finding("no", 0.9, 0.1)], None,
        "No. Mean lead time: 0.90 hours [0.80, 1.00] higher with days beside each other than as it is, "
        "less than the 2 hours that would matter.",
    ),
    (
        [finding("no", -3.0)], None,
        "No. Mean lead time: 3.0 hours [2.5, 3.5] lower with days beside each other than as it is, "
        "the opposite of what was claimed.",
    ),
    (
        [finding("cannot tell", 1.0, 1.5, 0.0)], None,
        "Cannot tell. Mean lead time: 1.0 hours [-0.5, 2.5] higher with days beside each other than as it is, "
        "which may be no difference.",
    ),
    (
        [finding("yes", matters=1.0)], robust(5),
        "It depends on what is assumed. Mean lead time: 3.0 hours [2.5, 3.5] higher with days beside each other than "
        "as it is, at least the 1 hour that would matter. The direction claimed came out in 5 of 20 plausible worlds, "
        "25 % [10, 90]; the size rests most on x.y (25 % of its spread).",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("found", "worlds", "sentence"), SENTENCES)
def test_the_sentence_says_what_came_out(
    asked: cl.Study, found: list[Finding], worlds: Robust | None, sentence: str
) -> None:
    assert answer_sentence(asked.asked, answered(found, worlds), found, (), worlds) == sentence


def test_what_counts_is_said_of_the_claims_and_not_of_the_runs(asked: cl.Study) -> None:
    counts_for, counts_against = asked.counts
    assert counts_for.startswith("mean lead time at least 2 hours higher with days beside each other than as it is")
    assert "no part of the interval" in counts_against


def test_a_number_to_compare_with_is_taken_off() -> None:
    values = {("a", None, ("m", "all")): np.array([1.0, 2.0, 4.0])}
    claim = Claim("m", "all", "a", 2.0, "higher")
    assert Measured(values, {}, {}).contrast(claim).tolist() == [-1.0, 0.0, 2.0]
    assert Measured(values, {}, {}).contrast(replace(claim, than=None)).tolist() == [1.0, 2.0, 4.0]


def test_a_sign_that_turns_is_found_between_its_levels(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def falling(_self: Measured, _claim: Claim, level: float | None) -> np.ndarray:
        return 9.0 - (level or 0.0) + np.array([-0.2, 0.1, 0.2, -0.1])

    monkeypatch.setattr(Measured, "difference", falling)
    found = make(SIDES + LEVELS + "claims: [{metric: lead_time, variant: beside, than: as_it_is, is: higher, at: 3}]\n")
    ((_, crossing),) = found.crossings
    assert crossing.level == pytest.approx(9.0)
    assert crossing.low <= 9.0 <= crossing.high
    assert "above up to rate 9.0" in found.sentence
    assert found.headline.startswith("Yes. Mean lead time with days beside each other against that as it is: above")
