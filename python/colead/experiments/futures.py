# SPDX-License-Identifier: Apache-2.0
"""The arms of a branch, and what a replication is where all share one past."""

from __future__ import annotations

from collections.abc import Sequence

from colead import _core
from colead.experiments.question import Question
from colead.runs import Task


class Futures:
    """Arms of strategies that begin at the week of the branch, added to the experiment of the question.

    Where luck is redrawn every replication of a strategy has an arm of its own, and is run in one and the same past.
    """

    def __init__(self, question: Question) -> None:
        self._question = question
        redrawn = question.branch is not None and question.branch.redrawn
        self._past = question.branch.past if question.branch is not None else 0
        self._others: dict[int, tuple[int, ...]] = {}
        sides = []
        for name in question.sides:
            first = self._arm(name, 1 if redrawn else 0)
            sides.append(_core.Side(first, name))
            if redrawn:
                self._others[first] = tuple(self._arm(name, n) for n in range(2, question.replications + 1))
        self.plan = _core.ComparisonPlan(sides, question.replications, question.seed, question.confidence)

    def tasks(self, tasks: Sequence[Task]) -> Sequence[Task]:
        """Those that make these replications: the n-th of a redrawn arm is its n-th future of the one past."""
        return [
            ((arm, *self._others[arm])[r], seed, self._past) if arm in self._others else (arm, seed, r)
            for arm, seed, r in tasks
        ]

    def _arm(self, strategy: str, redraw: int) -> int:
        experiment = self._question.experiment
        week = 0.0 if self._question.branch is None else self._question.branch.week
        if week == 0 and redraw == 0:
            return experiment.strategy(strategy)
        future = f"~{redraw}" if redraw else ""
        return experiment.add_arm(f"{strategy}@{week:g}{future}", strategy=strategy, begins_week=week, redraw=redraw)
