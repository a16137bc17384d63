# SPDX-License-Identifier: Apache-2.0
"""The second placebo: what works through people's time must do nothing without it.

Sessions of no hours, and sessions to which nobody can come, must leave the organisation as it is to the last bit; under
a strategy that has standing rules as well, as its rules alone make it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from colead import _core
from colead.base.as_json import Plain
from colead.experiments.bundles import parts
from colead.experiments.sequential import RunTasks
from colead.runs import Task

How = Literal["no_hours", "nobody"]
HOWS: tuple[How, ...] = ("no_hours", "nobody")
OF_OFFERS = "attendance_"  # how well an offer was taken up is known even where nobody came


@dataclass(frozen=True, slots=True)
class HoursCheck(Plain):
    """One strategy without hours or without anybody; `against` is the baseline or the strategy's rules alone."""

    strategy: str
    how: How
    against: Literal["baseline", "rules"]
    exact: bool


def hours_checks(experiment: _core.Experiment, sides: Mapping[str, Task], run: RunTasks) -> tuple[HoursCheck, ...]:
    """Each compared strategy that holds sessions, on one replication: two runs each, and what they must equal.

    sides: a run of each strategy, the baseline's first, all of one replication.
    """
    (first, seed, replication), *others = sides.values()
    if parts(experiment, first) and any(experiment.arm(arm).begins_week > 0 for arm, _, _ in sides.values()):
        return ()  # until they begin, the baseline's own interventions run
    bare = _without_interventions(experiment, first)
    tasks: list[Task] = [(bare, seed, replication)]
    asked: list[tuple[str, Literal["baseline", "rules"], int]] = []
    for strategy, (arm, _, _) in zip(list(sides)[1:], others, strict=True):
        by_rule = experiment.acts_by_rule(arm)
        if all(by_rule):
            continue
        against: Literal["baseline", "rules"] = "rules" if any(by_rule) else "baseline"
        if against == "rules":
            tasks.append((_present(experiment, arm, "rules_only"), seed, replication))
        asked.append((strategy, against, len(tasks) - 1 if against == "rules" else 0))
        tasks += [(_present(experiment, arm, how), seed, replication) for how in HOWS]
    if not asked:
        return ()
    results = run(tasks)
    checks, at = [], 1
    for name, against, reference in asked:
        at += against == "rules"
        for how in HOWS:
            checks.append(HoursCheck(name, how, against, same_run(experiment, results[reference], results[at])))
            at += 1
    return tuple(checks)


def _present(experiment: _core.Experiment, arm: int, presence: str) -> int:
    """The arm, with another presence at its sessions."""
    as_it_is = experiment.arm(arm)
    return replace(as_it_is, id=f"{as_it_is.id}/{presence}", presence=presence).add_to(experiment)


def _without_interventions(experiment: _core.Experiment, arm: int) -> int:
    interventions = len(parts(experiment, arm))
    if not interventions:
        return arm
    as_it_is = experiment.arm(arm)
    return replace(as_it_is, id=f"{as_it_is.id}/nothing", doses=(0.0,) * interventions).add_to(experiment)


def same_run(experiment: _core.Experiment, one: _core.RunResult, other: _core.RunResult) -> bool:
    """Whether all that happened and every figure are equal, but for how an offer was taken up."""
    if one.run().trace != other.run().trace or one.programme_hours != other.programme_hours:
        return False
    figures = [experiment.figures([result]) for result in (one, other)]
    return all(_equal(a, b) for a, b in zip(*figures, strict=True) if not a.metric.startswith(OF_OFFERS))


def _equal(one: _core.Figure, other: _core.Figure) -> bool:
    same = (one.metric, one.group) == (other.metric, other.group)
    return same and all(a == b or (a != a and b != b) for a, b in zip(one.values, other.values, strict=True))


def failures(checks: Sequence[HoursCheck]) -> tuple[HoursCheck, ...]:
    return tuple(check for check in checks if not check.exact)
