# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: ARG002 - a contract names arguments that not every kind needs
"""Kinds of the tests' own: rules of C++ kinds written again in Python, and some that misbehave."""

from __future__ import annotations

import math

import numpy as np

import colead as cl


class AlikeAsymmetric(cl.TrustModel):
    """The rule of linear_asymmetric, number by number."""

    source = "libsim/colead/trust/linear_asymmetric.cpp"

    class Params:
        alpha_plus: float = cl.number(
            0.05, doc="share of the gap to 1 a good experience closes", unit="per event", low=0, high=1, grade="C",
            source="assumed_evidence",
        )  # fmt: skip
        asymmetry: float = cl.number(
            1.0, doc="how much more a bad one weighs", unit="1", low=0, high=100, grade="C", source="assumed_evidence"
        )

        def __post_init__(self) -> None:
            if self.alpha_plus * self.asymmetry > 1:
                raise ValueError("alpha_plus times asymmetry must not be above 1")

    def __init__(self, params: object = None, **values: object) -> None:
        super().__init__(params, **values)
        self.keep_good = math.log1p(-self.params.alpha_plus)
        self.keep_bad = math.log1p(-self.params.alpha_plus * self.params.asymmetry)

    def read(self, regards, now_weeks, out):
        ties = _rows(regards.recorded, regards.level, regards.prior)
        out[:] = [level if recorded else _sum(prior) / 3 for recorded, level, prior in ties]

    def uncertainty(self, regards, now_weeks, out):
        for i, (positive, negative) in enumerate(_rows(regards.positive, regards.negative)):
            out[i] = _kept(self.keep_good, _sum(positive)) * _kept(self.keep_bad, _sum(negative))

    def record(self, evidence, now_weeks):
        positive, negative, level = evidence.ties.positive, evidence.ties.negative, evidence.ties.level
        recorded = evidence.ties.recorded.tolist()
        pieces = (evidence.tie, evidence.facet, evidence.positive, evidence.negative, evidence.prior)
        for tie, facet, good, bad, prior in _rows(*pieces):
            mean = float(np.float32(_sum(prior) / 3))
            before = level.item(tie) if recorded[tie] else mean
            of_facet = min(max(before + (prior[facet] - mean), 0.0), 1.0)
            after = 1.0 - (1.0 - of_facet) * _kept(self.keep_good, good)
            after *= _kept(self.keep_bad, bad)
            level[tie] = min(max(before + (after - of_facet), 0.0), 1.0)
            if good:
                positive[tie, facet] += good
            if bad:
                negative[tie, facet] += bad
            recorded[tie] = recorded[tie] or good > 0 or bad > 0


class SlowTrust(cl.TrustModel):
    """Trust follows the balance of experience, slowly."""

    source = "tests"

    class Params:
        gain: float = cl.number(
            0.05, doc="weight of one experience", unit="1", low=0, high=1, grade="C", source="tests"
        )

    def read(self, regards, now_weeks, out):
        balance = regards.positive.sum(axis=1) - regards.negative.sum(axis=1)
        out[:] = np.clip(regards.prior.mean(axis=1) + self.params.gain * balance, 0, 1)


class FailingTrust(SlowTrust):
    """Raises after a while."""

    def record(self, evidence, now_weeks):
        if now_weeks > 6:
            raise LookupError("no such memory")
        super().record(evidence, now_weeks)


class LoudTrust(SlowTrust):
    """Gives a trust above 1."""

    def read(self, regards, now_weeks, out):
        out[:] = 1.5


class AlikeMajority(cl.DecisionRule):
    """The rule of majority."""

    source = "libsim/colead/decisions/majority.cpp"

    class Params:
        threshold: float = cl.number(
            0.5,
            doc="share of votes to exceed",
            unit="share",
            low=0,
            high=0.999,
            grade="C",
            source="design_decision_rules",
        )

    def decide(self, ballot):
        votes = np.bincount(ballot.scores.argmax(axis=1), minlength=ballot.options)
        leaders = np.flatnonzero(votes == votes.max())
        if len(leaders) > 1:
            return 0
        return int(leaders[0]) if votes.max() > self.params.threshold * votes.sum() + 1e-12 * votes.sum() else None


class AlikeDegroot(cl.InfluenceRule):
    """The rule of degroot."""

    source = "DeGroot 1974"

    def round(self, discussion, draws):
        heard = np.zeros_like(discussion.opinion)
        for i in range(len(discussion)):
            for e in range(discussion.first[i], discussion.first[i + 1]):
                heard[i] += discussion.weight[e] * discussion.opinion[discussion.listened[e]]
        discussion.opinion[:] = heard


class AlikeErdosRenyi(cl.Generator):
    """The rule of erdos_renyi, for up to 4096 people."""

    source = "Gilbert 1959"

    class Params:
        mean_degree: float = cl.number(
            8.0,
            doc="people a person knows",
            unit="people",
            low=0,
            grade="C",
            source="assumed_network",
            high=1e6,
        )

    def generate(self, nodes, luck):
        if len(nodes) < 2:
            return []
        first, second = np.triu_indices(len(nodes), k=1)
        chance = self.params.mean_degree / (len(nodes) - 1)
        tied = luck.ties(nodes.identity[first], nodes.identity[second]) < chance
        there = np.stack([first[tied], second[tied]], axis=1)
        return np.concatenate([there, there[:, ::-1]])


class AlikeLeadTime(cl.Metric):
    """Mean time from arrival to in force of what was finished; what is open does not count."""

    source = "design_metrics"
    outputs = (cl.Output("own_lead_time_mean", unit="h", better="lower", doc="mean time from arrival to in force"),)

    def __init__(self, params=None, **values):
        super().__init__(params, **values)
        self.microseconds, self.count = 0, 0

    def observe(self, world, closed):
        ended = np.array([style != "open" for style in closed.style])
        self.microseconds += int((closed.decided_us - closed.arrived_us)[ended].sum())
        self.count += int(ended.sum())

    def report(self, world, figures):
        mean = self.microseconds / self.count if self.count else float("nan")
        figures.add("own_lead_time_mean", mean / 3600e6)


class AlikeBuyIn(cl.Metric):
    """Mean buy-in, as buy_in gives it."""

    source = "design_metrics"
    outputs = (cl.Output("own_buy_in", unit="share", better="higher", doc="mean buy-in into what was decided"),)

    def __init__(self, params=None, **values):
        super().__init__(params, **values)
        self.total, self.count = 0.0, 0

    def observe(self, world, closed):
        for style, buy_in in zip(closed.style, closed.buy_in, strict=True):
            if style != "flight":
                self.total += float(buy_in)
                self.count += 1

    def report(self, world, figures):
        figures.add("own_buy_in", self.total / self.count if self.count else float("nan"))


class TrustWatch(cl.Metric):
    """Mean trust over the ties between professions, as trust gives it on the last day, over time too."""

    source = "design_metrics"
    outputs = (cl.Output("own_trust_mean", unit="trust", better="higher", doc="mean trust between professions"),)

    def sample(self, world, series):
        self.report(world, series)

    def report(self, world, figures):
        ties, profession = world.ties, world.people.profession
        across = profession[ties.source] != profession[ties.target]
        levels = world.trust(ties.source[across], ties.target[across])
        figures.add("own_trust_mean", float(np.mean(levels)) if across.any() else float("nan"))


class CoffeeRound(cl.Intervention):
    """Coffee with somebody of another profession."""

    source = "example"
    delivery = {"every_weeks": 2, "session_hours": 0.25, "accredited": False}  # noqa: RUF012

    class Params:
        understanding: float = cl.number(
            0.1, doc="gain in role understanding of a reference programme", unit="share", low=0, high=1, grade="C",
            source="example",
        )  # fmt: skip

    def deliver(self, world, occasion, attendees):
        profession = world.people.profession
        hours = dict(zip(attendees.person.tolist(), attendees.hours.tolist(), strict=True))
        for guest, host in occasion.round_table(attendees, 1):
            gain = occasion.gain(self.params.understanding, hours[guest])
            world.learn_role(guest, profession[host], gain)


class OpenDoors(cl.Intervention):
    """A standing rule: joint routes are the custom while it lasts."""

    source = "example"
    delivery = {"every_weeks": 0, "session_hours": 0}  # noqa: RUF012

    class Params:
        tendency: float = cl.number(
            0.8, doc="added to the logit of a joint route", unit="logit", low=-5, high=5, grade="C", source="example"
        )

    def rule(self, world, occasion, sign):
        occasion.shift_policy("joint_tendency", sign * occasion.dose * self.params.tendency)


class ByInvitation(CoffeeRound):
    """Coffee for a standing group of about half."""

    def admits(self, world, occasion, person):
        return occasion.uniform(person, use="join") < 0.5


def _rows(*arrays):
    return zip(*(array.tolist() for array in arrays), strict=True)


def _sum(three):
    return three[0] + three[1] + three[2]


def _kept(log_keep, amount):
    return 1.0 if amount == 0 else math.exp(log_keep * amount)
