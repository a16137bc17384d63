# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: ARG002 - a contract names arguments that not every kind needs
"""The same laws over kinds in Python and over shipped ones; and the suite notices who breaks them."""

from __future__ import annotations

import pytest
import sample_kinds

import colead as cl
from colead.python_kinds import conformance

OWN = [
    sample_kinds.AlikeAsymmetric,
    sample_kinds.SlowTrust,
    sample_kinds.AlikeMajority,
    sample_kinds.AlikeDegroot,
    sample_kinds.AlikeErdosRenyi,
    sample_kinds.CoffeeRound,
    sample_kinds.OpenDoors,
    sample_kinds.AlikeLeadTime,
    sample_kinds.AlikeBuyIn,
    sample_kinds.TrustWatch,
]
SHIPPED = [
    ("trust", "beta_evidence"),
    ("trust", "linear_asymmetric"),
    ("trust", "constant"),
    ("decisions", "unanimity"),
    ("influence", "friedkin_johnsen"),
    ("generators", "watts_strogatz"),
    ("interventions", "shadowing"),
    ("metrics", "backlog"),
]


@pytest.mark.parametrize(
    "law",
    [law for kind in (*OWN, *SHIPPED) for law in conformance.laws(kind)],
    ids=lambda law: f"{law.subject.name}-{law.name}",
)
def test_kinds_keep_the_laws(law):
    law()


class Grudging(sample_kinds.SlowTrust):
    """Good experience lowers trust."""

    def read(self, regards, now_weeks, out):
        super().read(regards, now_weeks, out)
        out[:] = 1 - out


class Stubborn(sample_kinds.AlikeMajority):
    """Whoever sits first decides."""

    def decide(self, ballot):
        return int(ballot.scores[0].argmax())


class Louder(sample_kinds.AlikeDegroot):
    """Everybody exaggerates."""

    def round(self, discussion, draws):
        super().round(discussion, draws)
        discussion.opinion[:] *= 1.5


class Gift(sample_kinds.CoffeeRound):
    """Teaches whatever the dose."""

    def deliver(self, world, occasion, attendees):
        for person in range(len(world.people)):
            world.learn_roles(person, 0.5)


class Unexplained(sample_kinds.SlowTrust):
    """Has a number that nobody explains."""

    class Params:
        gain: float = 0.05


@pytest.mark.parametrize(
    ("kind", "broken"),
    [
        (Grudging, "good evidence never lowers and bad never raises"),
        (Stubborn, "the order round the table does not matter"),
        (Louder, "opinions stay within those there were"),
        (Gift, "a dose of 0 is the baseline bit for bit"),
        (Unexplained, "explains every field"),
    ],
)
def test_a_kind_that_breaks_a_law_is_told_which(kind, broken):
    with pytest.raises(conformance.ConformanceError, match=broken):
        conformance.check(kind)


def test_a_check_of_another_contract_is_refused():
    with pytest.raises(TypeError, match="is of the catalogue 'trust', not 'decisions'"):
        conformance.check_decision_rule(sample_kinds.SlowTrust)


def test_kinds_and_schema_know_ones_own_only_when_told():
    def trust(kinds):
        return [entry.name for entry in next(c for c in cl.kinds(kinds) if c.name == "trust").kinds]

    assert trust([sample_kinds.SlowTrust]) == [*trust([]), "slow_trust"]
    assert "slow_trust" in str(cl.schema([sample_kinds.SlowTrust])["definitions"]["trust"])
    assert "slow_trust" not in str(cl.schema())
