# SPDX-License-Identifier: Apache-2.0
"""One run with everything kept, and how a decision is found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from colead import _core
from colead.base.checks import key_number, seed_or
from colead.base.errors import ModelError
from colead.base.shown import quoted
from colead.runs import RunOptions, run_tasks

QUIETLY = RunOptions()  # on all cores, and nobody is told


@dataclass(frozen=True)
class RecordedRun:
    """A run of one strategy that kept its accounts and its ledger of trust."""

    experiment: _core.Experiment = field(repr=False)
    result: _core.RunResult = field(repr=False)
    scenario: str
    strategy: str
    seed: int
    replication: int

    @cached_property
    def briefs(self) -> dict[str, _core.DecisionBrief]:
        """What is known of each decision without its account, by id, in the order in which they closed."""
        return {brief.id: brief for brief in _core.decision_briefs(self.experiment, self.result)}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.briefs)}

    @cached_property
    def trust(self) -> _core.TrustLedger:
        return _core.trust_ledger(self.experiment, self.result)

    def record(self, decision: str) -> _core.DecisionAccount:
        """The account of a decision as it was kept; ModelError with a near name for one that there is not."""
        require_decision(decision, list(self.briefs), f"under '{self.strategy}'")
        return _core.decision_account(self.experiment, self.result, self._places[decision])


def require_decision(decision: str, known: list[str], where: str) -> None:
    if decision in known:
        return
    near = near_decision(decision, known)
    advice = f"did you mean '{near}'?" if near else "`colead explain` without --decision lists some"
    raise ModelError(f"no decision {quoted(decision)} closed {where}; {advice}")


def near_decision(decision: str, known: list[str]) -> str:
    """The next number of the same unit and class, else the nearest name of the two."""
    kind, _, number = decision.rpartition(".")
    numbers = {name.rpartition(".")[0]: name for name in reversed(known)}
    if kind in numbers and number.isdigit():
        same = [name for name in known if name.rpartition(".")[0] == kind]
        return min(same, key=lambda name: abs(int(name.rpartition(".")[2]) - int(number)))
    near = _core.nearest(kind or decision, list(numbers))
    return numbers[near] if near else _core.nearest(decision, known)


class RunKey(NamedTuple):
    """What a run's luck is made from; with a strategy of a scenario it is the run."""

    seed: int
    replication: int

    @classmethod
    def of(cls, scenario: _core.Scenario, replication: int = 0, seed: int | None = None) -> RunKey:
        """By default the scenario's seed."""
        return cls(seed_or(scenario.seed, seed), key_number("replication", replication))


def record_runs(
    scenario: _core.Scenario, strategies: Sequence[str], key: RunKey, options: RunOptions = QUIETLY
) -> list[RecordedRun]:
    """The same replication under each of the strategies. Unknown strategies: ModelError."""
    return recorded(_core.Experiment(scenario), strategies, key, options)


def recorded(
    experiment: _core.Experiment, strategies: Sequence[str], key: RunKey, options: RunOptions = QUIETLY
) -> list[RecordedRun]:
    """The same in an experiment that there is."""
    tasks = [(experiment.strategy(strategy), *key) for strategy in strategies]
    results = run_tasks(experiment, tasks, options, keep=_core.Keep(records="full", trust=True))
    return [
        RecordedRun(experiment, result, experiment.scenario.name, strategy, *key)
        for strategy, result in zip(strategies, results, strict=True)
    ]
