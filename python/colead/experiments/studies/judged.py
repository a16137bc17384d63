# SPDX-License-Identifier: Apache-2.0
"""What the runs of a study say of its claims: one rule for every claim."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from colead.experiments.intervals import mean_interval
from colead.experiments.studies.conduct import Measured, Tried
from colead.experiments.studies.study_file import Claim, StudyFile
from colead.statistics.crossing import Crossing, find_crossing
from colead.statistics.information import value_of_each
from colead.statistics.shares import wilson

State = Literal["yes", "no", "cannot tell"]
Answer = Literal["yes", "no", "in part", "it depends", "cannot tell"]


@dataclass(frozen=True)
class Finding:
    """What the runs say of one claim. difference, low, high: mean over replications of variant less the other, with its
    interval, in the unit of the metric; matters: the smallest difference that matters there; pairs: replications that
    had a value."""

    claim: Claim
    unit: str
    pairs: int
    difference: float
    low: float
    high: float
    matters: float
    state: State


@dataclass(frozen=True)
class Robust:
    """The direction of all claims together over plausible worlds: in how many it held, the interval of Wilson (1927) of
    that share, the share that the study asks for; and the number that the spread of the first claim rests on most,
    with its share of it (0: none that these worlds can show)."""

    held: int
    worlds: int
    impossible: int
    low: float
    high: float
    wanted: float
    most: str
    most_share: float

    @property
    def holds(self) -> bool:
        return self.held >= self.wanted * self.worlds


def state_of(direction: float, low: float, high: float, matters: float) -> State:
    """A claim says that a difference reaches `matters` in its direction (1 or -1). Yes when the whole interval does, no
    when none of it does, else nobody can tell. Where any difference matters, 0 is no difference."""
    near, far = sorted((direction * low, direction * high))
    if math.isnan(near) or math.isinf(far):
        return "cannot tell"
    if near > 0.0 and near >= matters:
        return "yes"
    return "no" if far < matters or far <= 0.0 else "cannot tell"


def findings(study: StudyFile, measured: Measured) -> tuple[Finding, ...]:
    return tuple(_finding(study, measured, claim) for claim in study.claims)


def _finding(study: StudyFile, measured: Measured, claim: Claim) -> Finding:
    found = mean_interval(measured.contrast(claim), study.scenario.confidence)
    matters = measured.matters.get(claim.metric, 0.0) if claim.matters is None else claim.matters
    return Finding(
        claim=claim,
        unit=measured.outputs[claim.metric].unit,
        pairs=found.size,
        difference=found.mean,
        low=found.low,
        high=found.high,
        matters=matters,
        state=state_of(claim.sign, found.low, found.high, matters),
    )


def answered(found: Sequence[Finding], robust: Robust | None) -> Answer:
    """All claims together: each has to hold. Yes only where it also holds in enough plausible worlds."""
    states = {one.state for one in found}
    if states == {"yes"}:
        return "yes" if robust is None or robust.holds else "it depends"
    if "no" in states:
        return "in part" if "yes" in states else "no"
    return "cannot tell"


def robust_of(study: StudyFile, tried: Tried | None) -> Robust | None:
    if tried is None or study.worlds is None:
        return None
    signs = np.array([claim.sign for claim in study.claims])
    towards = tried.contrasts * signs
    held, worlds = int((towards > 0).all(axis=1).sum()), len(towards)
    low, high = wilson(held / worlds, worlds, study.scenario.confidence)
    answer = towards[:, 0]
    gains = np.stack([np.zeros(worlds), answer], axis=1)
    told = value_of_each(tried.varied, tried.places, gains, answer, seed=study.seed)
    most = max(told, key=lambda one: one.share_of_spread)
    return Robust(
        held, worlds, tried.impossible, low, high, study.worlds.share, most.path, max(0.0, most.share_of_spread)
    )


def crossings(study: StudyFile, measured: Measured) -> tuple[tuple[Claim, Crossing], ...]:
    """Where over the levels a difference that a claim is about turns its sign; each difference once."""
    if study.levels is None:
        return ()
    found: dict[object, tuple[Claim, Crossing]] = {}
    levels = np.array(study.levels.values)
    for claim in study.claims:
        differences = np.stack([measured.difference(claim, level) for level in study.levels.values])
        crossing = find_crossing(levels, differences, study.scenario.confidence, study.seed)
        if crossing is not None and claim.than is not None:
            found.setdefault((claim.figure, claim.variant, claim.than), (claim, crossing))
    return tuple(found.values())
