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
            source="domain 2.1",
        )  # fmt: skip
        asymmetry: float = cl.number(
            2.0, doc="how much heavier a bad one weighs", unit="1", low=0, high=100, grade="C", source="domain 2.1"
        )

        def __post_init__(self) -> None:
            if self.alpha_plus * self.asymmetry > 1:
                raise ValueError("alpha_plus times asymmetry must not be above 1")

    def __init__(self, params: object = None, **values: object) -> None:
        super().__init__(params, **values)
        self.keep_good = math.log1p(-self.params.alpha_plus)
        self.keep_bad = math.log1p(-self.params.alpha_plus * self.params.asymmetry)

    def read(self, regards, now_weeks, out):
        for i, (positive, negative, prior) in enumerate(_rows(regards.positive, regards.negative, regards.prior)):
            recorded = _sum(positive) + _sum(negative) > 0
            out[i] = regards.level[i] if recorded else np.float32(_sum(prior) / 3)

    def uncertainty(self, regards, now_weeks, out):
        for i, (positive, negative) in enumerate(_rows(regards.positive, regards.negative)):
            out[i] = _kept(self.keep_good, _sum(positive)) * _kept(self.keep_bad, _sum(negative))

    def record(self, evidence, now_weeks):
        ties = evidence.ties
        for tie, facet, good, bad, prior in zip(
            evidence.tie, evidence.facet, evidence.positive, evidence.negative, evidence.prior.tolist(), strict=True
        ):
            recorded = _sum(ties.positive[tie].tolist()) + _sum(ties.negative[tie].tolist()) > 0
            level = float(ties.level[tie] if recorded else np.float32(_sum(prior) / 3))
            level = 1.0 - (1.0 - level) * _kept(self.keep_good, float(good))
            ties.level[tie] = level * _kept(self.keep_bad, float(bad))
            ties.positive[tie, facet] += good
            ties.negative[tie, facet] += bad


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


def _rows(*arrays):
    return zip(*(array.tolist() for array in arrays), strict=True)


def _sum(three):
    return three[0] + three[1] + three[2]


def _kept(log_keep, amount):
    return 1.0 if amount == 0 else math.exp(log_keep * amount)
