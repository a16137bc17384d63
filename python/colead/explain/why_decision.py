# SPDX-License-Identifier: Apache-2.0
"""Asking for the account of a decision, and which decisions are worth asking about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from colead import _core
from colead.base.as_json import JsonObject, json_value
from colead.base.checks import whole
from colead.explain.account import Account
from colead.explain.recorded_run import RecordedRun, RunKey, record_runs
from colead.words import titles

Brief = _core.DecisionBrief


@dataclass(frozen=True, slots=True)
class NotedDecision:
    """A decision worth a look; `against` is the same one under the other strategy, where it went another way there."""

    brief: Brief
    against: Brief | None = None

    def to_json(self) -> JsonObject:
        record: JsonObject = json_value(self.brief)
        return record if self.against is None else record | {"against": json_value(self.against)}


def why(
    scenario: _core.Scenario,
    *,
    decision: str,
    strategy: str | None = None,
    replication: int = 0,
    seed: int | None = None,
) -> Account:
    """The account of one decision.

    Parameters:
        scenario: the organisation.
        decision: its name, `unit.class.number`, such as "south.beds.36"; `interesting` finds some.
        strategy: the name of a strategy; by default the scenario's baseline.
        replication: which repetition it is, from 0 on.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.

    Returns:
        Why it went as it did; its text is `str()` of it, what was kept its `record`.

    Raises:
        ModelError: for a decision that did not close, with a near name, and for an unknown strategy.

    Example:
        >>> explain.why(scenario, decision="south.beds.36").record.unit
        'south'
    """
    used = scenario.baseline if strategy is None else strategy
    (run,) = record_runs(scenario, [used], RunKey.of(scenario, replication, seed))
    return account_in(run, decision)


def account_in(run: RecordedRun, decision: str) -> Account:
    title = titles.strategy(run.experiment.scenario, run.strategy)
    return Account(run.scenario, run.strategy, run.seed, run.replication, run.record(decision), title)


def interesting(
    scenario: _core.Scenario,
    *,
    strategy: str | None = None,
    against: str | None = None,
    replication: int = 0,
    seed: int | None = None,
    count: int = 5,
) -> dict[str, tuple[NotedDecision, ...]]:
    """Decisions worth a look, by reason: 'regret', 'longest' and, against another strategy, 'flipped'.

    Parameters:
        scenario: the organisation.
        strategy: the name of a strategy; by default the scenario's baseline.
        against: another strategy, to find decisions that went another way under it.
        replication: which repetition it is, from 0 on.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        count: how many of each reason at the most, from 1 on.

    Returns:
        Noted decisions, those first that stand out most. Each has the head of its account as its `brief`: id,
        lead_hours, style, chosen, value, best_value ...

    Raises:
        ModelError: for an unknown strategy.
        ValueError: for a number outside its limits.

    Example:
        >>> sorted(explain.interesting(scenario, against="shadowing", count=1))
        ['flipped', 'longest', 'regret']
    """
    most = whole("count", count, 1, 10**6)
    used = scenario.baseline if strategy is None else strategy
    names = [used] if against is None else [used, against]
    runs = record_runs(scenario, names, RunKey.of(scenario, replication, seed))
    return interesting_in(runs[0], runs[1] if against is not None else None, most)


def interesting_in(
    run: RecordedRun, other: RecordedRun | None = None, count: int = 5
) -> dict[str, tuple[NotedDecision, ...]]:
    briefs = list(run.briefs.values())
    out = {
        "regret": _top(briefs, count, lambda brief: float(brief.best_value - brief.value)),
        "longest": _top(briefs, count, lambda brief: float(brief.lead_hours)),
    }
    if other is not None:
        out["flipped"] = tuple(flipped(run, other)[:count])
    return out


def _top(briefs: list[Brief], count: int, size: Callable[[Brief], float]) -> tuple[NotedDecision, ...]:
    return tuple(map(NotedDecision, sorted(briefs, key=lambda brief: (-size(brief), brief.id))[:count]))


def flipped(here: RecordedRun, there: RecordedRun) -> list[NotedDecision]:
    """Decisions that went another way, those first that matter most: value apart times stakes, then hours apart."""
    out = []
    for name, brief in here.briefs.items():
        other = there.briefs.get(name)
        if other is None or (brief.chosen, brief.style) == (other.chosen, other.style):
            continue
        out.append((brief, other))
    ranked = sorted(out, key=lambda pair: (*(-size for size in weight_of(*pair)), pair[0].id))
    return [NotedDecision(brief, other) for brief, other in ranked]


def weight_of(brief: Brief, other: Brief) -> tuple[float, float]:
    stakes = max(brief.stakes, other.stakes)
    return stakes * abs(brief.value - other.value), abs(brief.lead_hours - other.lead_hours)
