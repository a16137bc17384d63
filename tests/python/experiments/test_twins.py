# SPDX-License-Identifier: Apache-2.0
"""Twins: data made by a world whose numbers are known. A calibration has to find them again.

The usual run has a few; `make twins` has 40 on the shipped small unit.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from support import TINY

import colead as cl
from colead import _core
from colead.experiments.calibrate import Match
from colead.experiments.evidence import measured
from colead.experiments.fit import Fit
from colead.experiments.ranges import Ranges
from colead.statistics.space import latin_hypercube
from colead.statistics.student import Array

TWINS = int(os.environ.get("COLEAD_TWINS", "6"))
SMALL_UNIT = Path(__file__).resolve().parents[3] / "scenarios" / "small_unit.yaml"
FIGURES = (
    cl.Evidence("trust_mean", 0.0, 1.0, "manager->medic"),
    cl.Evidence("understanding_mean", 0.0, 1.0),
    cl.Evidence("joint_hours", 0.0, 1.0),
    cl.Evidence("value_per_week", 0.0, 1.0),
)
SAMPLES, LUCK_RUNS, SEED = 120, 12, 3


def organisation() -> tuple[cl.Scenario, list[str]]:
    if TWINS < 40:
        unit = cl.Scenario.load(TINY).with_({"horizon_weeks": 26})
        return unit, ["professions.medic.prior_ability", "decisions.beds.per_week", "decisions.beds.effort_hours"]
    unit = cl.Scenario.load(SMALL_UNIT).with_({"horizon_weeks": 52, "warm_up_weeks": 26})
    return unit, ["professions.medic.prior_ability", "decisions.bed_flow.per_week", "decisions.bed_flow.default_share"]


def figures(scenario: cl.Scenario, ranges: Ranges, places: Array, seed: int) -> Array:
    """One run in each world, each with luck of its own."""
    out = []
    for luck, place in enumerate(places):
        values = np.array([one.at(place[at]) for at, one in enumerate(ranges.numbers)])
        world = _core.Experiment(scenario.with_(ranges.changes(values)))
        out.append(measured(FIGURES, world, world.run_tasks([(0, seed, luck)], threads=1))[0])
    return np.array(out)


def test_intervals_hold_the_truth_of_twins_and_say_more_than_the_ranges() -> None:
    scenario, only = organisation()
    ranges = Ranges.of(scenario, strategies=(), only=only)
    plain = _core.Experiment(scenario)
    spread = measured(FIGURES, plain, plain.run_tasks([(0, SEED, n) for n in range(LUCK_RUNS)], threads=1)).var(
        axis=0, ddof=1
    )
    learnt = latin_hypercube(ranges.paths, SAMPLES, SEED)
    seen = figures(scenario, ranges, learnt, SEED)
    truths = np.random.default_rng(8).random((TWINS, len(ranges.numbers)))
    data = figures(scenario, ranges, truths, SEED + 1)
    held, parts = [], []
    for truth, row in zip(truths, data, strict=True):
        tolerance = 0.1 * np.sqrt(spread) + 1e-9
        evidence = tuple(
            cl.Evidence(one.metric, float(value), float(sd), one.group)
            for one, value, sd in zip(FIGURES, row, tolerance, strict=True)
        )
        match = Match(Fit(evidence, ranges, discrepancy=0.0), spread, learnt, seen, SEED)
        low, high = np.quantile(match.sampled, [0.05, 0.95], axis=0)
        held.append((low <= truth) & (truth <= high))
        parts.append(high - low)
        if os.environ.get("COLEAD_TWINS_SHOW"):
            nearest = np.argsort((((seen - row) / seen.std(axis=0)) ** 2).sum(axis=1))[: SAMPLES // 10]
            ends = np.quantile(learnt[nearest], [0.05, 0.95], axis=0)
            print(
                "rejection", (ends[0] <= truth) & (truth <= ends[1]), ends[1] - ends[0], "matching", held[-1], parts[-1]
            )
    share = float(np.mean(held))
    if TWINS >= 40:
        assert 0.85 <= share <= 0.95
    # 18 intervals of 90 %: fewer than 12 would hold by chance in one case of ten thousand.
    assert share >= 12 / 18
    assert np.mean(parts, axis=0).min() < 0.6  # the rate of decisions shows in their value
