# SPDX-License-Identifier: Apache-2.0
"""Closed forms in Python: values that are known from elsewhere, the algebra of opinions, and what is refused."""

from __future__ import annotations

import doctest
import importlib
import inspect
import math
import pkgutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import colead as cl
from colead import theory

MODULES = [f"colead.theory.{one.name}" for one in pkgutil.iter_modules(theory.__path__)]
AMOUNTS = st.floats(0, 50)


def test_it_is_reached_from_the_package() -> None:
    assert cl.theory is theory


@pytest.mark.parametrize("name", ["colead.theory", *MODULES])
def test_examples_give_what_they_say(name: str) -> None:
    found = doctest.testmod(importlib.import_module(name), extraglobs={"theory": theory})
    assert found.attempted > 0
    assert found.failed == 0


@pytest.mark.parametrize("name", theory.__all__)
def test_every_name_tells_what_it_is(name: str) -> None:
    text = inspect.getdoc(getattr(theory, name)) or ""
    sections = ["Fields:"] if inspect.isclass(getattr(theory, name)) else ["Parameters:", "Returns:", "Raises:"]
    assert [one for one in [*sections, "Example:"] if one not in text] == []


def test_queues_are_as_the_books_have_them() -> None:
    # Erlang's C for two servers at a load of 1: 1/3. Mean wait C / (servers / service - rate).
    assert theory.erlang_c(2, 1.0) == pytest.approx(1 / 3)
    assert theory.many_servers(2, 1.0, 1.0).wait == pytest.approx(1 / 3)
    assert theory.erlang_b(2, 1.0) == pytest.approx(0.2)
    assert theory.single_server_wait(0.8, 1.0) == pytest.approx(4.0)
    # Cobham, two classes of the same exponential work: R / (1 - rho1) and R / ((1 - rho1) (1 - rho)).
    assert theory.priority_waits([(0.3, 1.0, 1.0), (0.5, 1.0, 1.0)]) == pytest.approx((0.8 / 0.7, 0.8 / (0.7 * 0.2)))
    # With patience as long as a service an M/M/c+M is an M/M/infinity: Poisson, so one server is idle with exp(-load).
    line = theory.impatient_line(1, 1.5, 1.0, 1.0)
    assert line.utilisation == pytest.approx(1 - math.exp(-1.5))
    assert line.length == pytest.approx(1.5 - (1 - math.exp(-1.5)))


def test_rhythms() -> None:
    cycle = theory.Cycle(mean=3.0, swing=1.5, period=24.0)
    assert theory.mean_arrivals(cycle, 0, 24) == pytest.approx(72.0)
    assert theory.mean_arrivals(cycle, 0, 12) == pytest.approx(36 + 1.5 * 24 / math.pi)
    both = theory.joint_availability((3.0, 1.0), (1.0, 3.0))
    assert both.both == pytest.approx(0.25 * 0.75)
    assert both.wait_from_none > both.wait > 0


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_fusing_opinions_adds_their_evidence(r: float, s: float, r2: float, s2: float) -> None:
    one, other = theory.Opinion.from_evidence(r, s), theory.Opinion.from_evidence(r2, s2)
    assert (one + other).evidence() == pytest.approx((r + r2, s + s2), abs=1e-6)
    assert (one + other).expectation == pytest.approx((other + one).expectation)


def test_what_is_heard_from_nobody_known_says_nothing() -> None:
    praise = theory.Opinion.from_evidence(20, 0)
    assert praise.heard_from(theory.Opinion()) == theory.Opinion()
    distrusted = praise.heard_from(theory.Opinion(belief=0.0, disbelief=1.0, uncertainty=0.0))
    assert (distrusted.disbelief, distrusted.uncertainty) == (0.0, 1.0)
    sure = praise.heard_from(theory.Opinion(belief=1.0, disbelief=0.0, uncertainty=0.0))
    assert sure == praise


def test_trust_from_experience() -> None:
    level = theory.linear_trust(good=0.8, up=0.02, down=0.1)
    assert level.mean == pytest.approx(0.8 * 0.02 / (0.8 * 0.02 + 0.2 * 0.1))
    assert theory.linear_trust_after(100_000, 0.1, good=0.8, up=0.02, down=0.1) == pytest.approx(level.mean)
    beta = theory.reputation(3, 1)
    assert beta.mean == pytest.approx(4 / 6)
    assert beta.deviation == pytest.approx(math.sqrt(4 * 2 / (36 * 7)))


def test_groups() -> None:
    assert theory.majority_success(3, 0.7) == pytest.approx(0.7**3 + 3 * 0.7**2 * 0.3)
    assert theory.galam_threshold(4) == pytest.approx((1 + math.sqrt(13)) / 6)
    assert theory.voter_success(10, 3) == pytest.approx(0.3)
    assert theory.disagreement_probability([1, 0], [1, 1]) == pytest.approx(0.25)


def test_influence_is_what_averaging_comes_to() -> None:
    weights = np.array([[0.6, 0.3, 0.1], [0.2, 0.5, 0.3], [0.3, 0.3, 0.4]])
    long = np.linalg.matrix_power(weights, 200)
    assert theory.degroot_influence(weights) == pytest.approx(long[0])
    susceptibility, anchor = np.array([0.9, 0.5, 0.2]), np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]])
    settled = theory.friedkin_johnsen(weights, susceptibility, anchor)
    moved = susceptibility[:, None] * (weights @ settled) + (1 - susceptibility)[:, None] * anchor
    assert settled == pytest.approx(moved)
    assert theory.total_influence(weights, susceptibility) @ anchor == pytest.approx(settled)


def test_spread_and_decay() -> None:
    assert theory.bass_share(0.03, 0.0, 10.0) == pytest.approx(1 - math.exp(-0.3))
    assert theory.bass_peak(0.03, 0.38).time == pytest.approx(math.log(0.38 / 0.03) / 0.41)
    half = theory.dose_schedule(gain=0.5, period=26.0, decay=theory.decay_rate(26.0))
    assert half.peak == pytest.approx(2 / 3)  # x = x/2 + (1 - x/2)/2
    silos = theory.silo_figures(50, 50, within=0.2, across=0.02)
    assert (silos.ties_within, silos.ties_across) == pytest.approx((2 * 0.2 * 50 * 49 / 2, 0.02 * 2500))


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda: theory.erlang_c(2, 2.5), "load"),
        (lambda: theory.majority_success(3, 1.5), "0"),
        (lambda: theory.Opinion(0.5, 0.6, 0.1), "sum to 1"),
        (lambda: theory.Opinion(base_rate=1.2), "base rate"),
        (lambda: theory.Opinion(1.0, 0.0, 0.0).evidence(), "no finite evidence"),
        (lambda: theory.degroot_influence([[1.0, 0.0]]), r"\[n, n\]"),
        (lambda: theory.degroot_influence(np.eye(2)), "no one consensus"),
    ],
)
def test_what_lies_outside_is_refused(ask: object, says: str) -> None:
    with pytest.raises(cl.ModelError, match=says):
        ask()  # type: ignore[operator]


def test_what_is_no_number_of_people_is_refused() -> None:
    with pytest.raises(TypeError, match=r"people must be a whole number, not 2\.5"):
        theory.majority_success(2.5, 0.6)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="servers must be from 0 to 1000000, not -1"):
        theory.erlang_b(-1, 1.0)
