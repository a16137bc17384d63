# SPDX-License-Identifier: Apache-2.0
"""The placebo: a strategy whose every dose is zero must be the organisation as it is, to the last bit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from colead import _core
from colead.base.as_json import Plain
from colead.experiments.bundles import parts, switched
from colead.experiments.sequential import RunTasks

REPLICATIONS = 2


@dataclass(frozen=True, slots=True)
class Placebo(Plain):
    """What was checked and whether traces and outputs were equal. If `exact` is False the fault is colead's."""

    strategies: tuple[str, ...]
    replications: int
    exact: bool


def placebo(experiment: _core.Experiment, plan: _core.ComparisonPlan, numbers: Sequence[int], run: RunTasks) -> Placebo:
    """Runs the strategy with most interventions at zero dose against no interventions at all, on the comparison's luck.

    numbers: of the replications of the comparison; the first of them are taken. A baseline that has interventions of
    its own is taken at zero dose too. Without any intervention there is nothing to check, and the placebo is exact on 0
    replications.
    """
    sides = [(side.arm, side.strategy, parts(experiment, side.arm)) for side in plan.sides]
    arm, name, most = max(sides[1:], key=lambda side: len(side[2]), default=sides[0])
    if not most:
        return Placebo((), 0, True)
    nothing = [_without_doses(experiment, side_arm) for side_arm in (sides[0][0], arm)]
    first = numbers[:REPLICATIONS]
    count = len(first)
    results = run([(side_arm, plan.seed, r) for side_arm in nothing for r in first])
    exact = all(a.fingerprint == b.fingerprint for a, b in zip(results[:count], results[count:], strict=True))
    return Placebo((name,), count, exact)


def _without_doses(experiment: _core.Experiment, arm: int) -> int:
    interventions = len(parts(experiment, arm))
    strategy = experiment.arm(arm).strategy
    return switched(experiment, strategy, [False] * interventions) if interventions else experiment.strategy(strategy)
