# SPDX-License-Identifier: Apache-2.0
"""Shipped rules called on their own."""

from __future__ import annotations

import numpy as np
import pytest

import colead as cl
from colead import theory
from colead.python_kinds import Voter

EVERYBODY = np.full((3, 3), 1 / 3)


def test_influence_moves_opinions_as_the_closed_form_says() -> None:
    anchor = [0.0, 0.2, 1.0]
    assert cl.kinds.degroot()(anchor, EVERYBODY).tolist() == pytest.approx([0.4] * 3)
    bounded = cl.kinds.hegselmann_krause(bound=0.3)(anchor, EVERYBODY)
    assert bounded.tolist() == pytest.approx([0.1, 0.1, 1.0])
    settled = cl.kinds.friedkin_johnsen()(anchor, EVERYBODY, susceptibility=0.5, rounds=100)
    assert settled == pytest.approx(theory.friedkin_johnsen(EVERYBODY, [0.5] * 3, anchor))


def test_opinions_on_several_matters_keep_their_shape() -> None:
    several = np.arange(6.0).reshape(3, 2) / 5
    assert cl.kinds.degroot()(several, EVERYBODY) == pytest.approx(np.tile(several.mean(axis=0), (3, 1)))
    assert cl.kinds.degroot()(several, EVERYBODY, rounds=0) == pytest.approx(several)


def test_luck_comes_from_the_seed_alone() -> None:
    apart = np.linspace(0, 1, 12)
    heard = np.full((12, 12), 1 / 12)
    deffuant = cl.kinds.deffuant(bound=0.5)
    first, again, other = (deffuant(apart, heard, seed=seed, rounds=3) for seed in (4, 4, 5))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    assert first.mean() == pytest.approx(0.5)  # two that meet move towards each other by the same way


def test_a_decision_is_what_the_rule_says_of_the_scores() -> None:
    table = [Voter(), Voter(), Voter(profession=1, owner=True, accountability=1.0)]
    scores = [[0, 1], [0, 1], [1, 0]]
    assert cl.kinds.majority()(scores, table) == 1
    assert cl.kinds.unanimity()(scores, table) is None
    assert cl.kinds.single_owner(consultation=0.0)(scores, table) == 0


def test_trust_is_read_out_of_experiences() -> None:
    beta = cl.kinds.beta_evidence(forgets=False)
    nothing = beta([])
    assert (nothing.trust, nothing.uncertainty) == (0.5, 1.0)
    good = beta([(week, facet, 2.0, 0.0) for week in (0, 4) for facet in ("ability", "benevolence", "integrity")])
    assert good.trust == pytest.approx(theory.Opinion.from_evidence(4, 0).expectation, abs=1e-6)
    forgetful = cl.kinds.beta_evidence(evidence_half_life_months=1)
    fresh = forgetful([(0, "ability", 5, 0)])
    assert 0.5 < forgetful([(0, "ability", 5, 0)], now_weeks=52).trust < fresh.trust


def test_a_generator_makes_ties_of_people() -> None:
    people = [(f"person {n}", n % 2, n % 3 == 0) for n in range(30)]
    everybody = cl.kinds.erdos_renyi(p=1.0, mean_degree=0)([(name, unit, int(job)) for name, unit, job in people])
    assert everybody.shape == (30 * 29, 2)
    assert (everybody[:, 0] != everybody[:, 1]).all()
    assert cl.kinds.watts_strogatz(degree=4)([]).shape == (0, 2)


def test_it_tells_what_it_is() -> None:
    assert repr(cl.kinds.deffuant(bound=0.3)).startswith("<colead.InfluenceAlone deffuant(bound=0.3)>\n")
    assert "deffuant" in dir(cl.kinds)
    assert "shadowing" not in dir(cl.kinds)


def test_names_that_there_are_not_are_refused_with_the_nearest() -> None:
    with pytest.raises(AttributeError, match=r"unknown rule 'defuant' \(did you mean 'deffuant'\?\)"):
        _ = cl.kinds.defuant
    with pytest.raises(AttributeError, match="'shadowing' is one of the interventions, which need a whole world"):
        _ = cl.kinds.shadowing
    with pytest.raises(cl.ScenarioError, match=r"deffuant: .* unknown key 'bond' .* \(did you mean 'bound'\?\)"):
        cl.kinds.deffuant(bond=0.2)
    with pytest.raises(cl.ScenarioError, match=r"hegselmann_krause: .*bound"):
        cl.kinds.hegselmann_krause(bound=-1)


def test_what_does_not_fit_is_refused() -> None:
    degroot, majority, beta = cl.kinds.degroot(), cl.kinds.majority(), cl.kinds.beta_evidence()
    with pytest.raises(ValueError, match=r"weights of 2 people must be \[2, 2\], not of shape \(3, 3\)"):
        degroot([0, 1], EVERYBODY)
    with pytest.raises(ValueError, match="each row must sum to 1"):
        degroot([0, 1], [[1, 1], [0, 1]])
    with pytest.raises(ValueError, match="susceptibility must lie from 0 to 1"):
        degroot([0, 0, 1], EVERYBODY, susceptibility=1.5)
    with pytest.raises(ValueError, match="scores of 1 voters must have a row for each"):
        majority([[0, 1], [1, 0]], [Voter()])
    with pytest.raises(ValueError, match=r"unknown tier 'seniour' \(did you mean 'senior'\?\)"):
        majority([[0, 1]], [Voter(tier="seniour")])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="in the order of their weeks"):
        beta([(3, "ability", 1, 0), (2, "ability", 1, 0)])
    with pytest.raises(ValueError, match=r"unknown facet 'abilty' \(did you mean 'ability'\?\)"):
        beta([(0, "abilty", 1, 0)])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="names must be unique"):
        cl.kinds.erdos_renyi()([("a", 0, 0), ("a", 0, 0)])


def test_the_kinds_say_what_they_are() -> None:
    told = repr(cl.kinds)
    assert told.startswith("<colead.kinds: ")
    assert f"{len(next(one.kinds for one in cl.kinds() if one.name == 'trust'))} trust" in told
    assert len(told.splitlines()) == 2
