# SPDX-License-Identifier: Apache-2.0
"""The account of a tie: trust of one post in another, change by change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from colead import _core
from colead.base.as_json import JsonObject
from colead.base.errors import ModelError
from colead.base.known_names import did_you_mean
from colead.explain.recorded_run import RecordedRun, record_runs
from colead.words import phrases


@dataclass(frozen=True, slots=True)
class TieChange:
    """One line: `size` is what it changed on the scale of 0 to 1, `facet` of what trust it spoke (none: of no one)."""

    week: float
    cause: str
    facet: str | None
    size: float
    trust: float  # after it

    @property
    def text(self) -> str:
        return f"{phrases.points(self.size)} {phrases.TRUST_CAUSES[self.cause]} in {phrases.week(self.week)}"


@dataclass(frozen=True, slots=True)
class TieAccount:
    """Trust of `holder` in `target` from `start` on: start + the sizes of the changes = trust.

    A new holder of one of the posts begins a new account; this is the last one that had begun by the time asked for.
    Forgetting is booked when a tie is next touched, and at the end of the run.
    """

    strategy: str
    holder: str
    target: str
    began_week: float
    start: float
    changes: tuple[TieChange, ...]

    @property
    def trust(self) -> float:
        return self.changes[-1].trust if self.changes else self.start

    def to_json(self) -> JsonObject:
        return {
            "strategy": self.strategy,
            "holder": self.holder,
            "target": self.target,
            "began_week": self.began_week,
            "start": self.start,
            "trust": self.trust,
            "changes": [asdict(change) | {"text": change.text} for change in self.changes],
        }

    def __str__(self) -> str:
        holder, target = phrases.post(self.holder), phrases.post(self.target)
        head = f"{holder} in {target}: {self.start:.2f} at first, {self.trust:.2f} now"
        return "\n".join([head, *(f"  {change.text}" for change in self.changes)])


def tie(
    scenario: _core.Scenario,
    holder: str,
    target: str,
    *,
    strategy: str | None = None,
    until_week: float | None = None,
    replication: int = 0,
    seed: int | None = None,
) -> TieAccount:
    """The account of one tie up to a week after the warm-up, by default to the horizon. ModelError: no such tie."""
    used = scenario.baseline if strategy is None else strategy
    (run,) = record_runs(scenario, strategies=[used], replication=replication, seed=seed)
    return tie_in(run, holder, target, until_week)


def tie_in(run: RecordedRun, holder: str, target: str, until_week: float | None = None) -> TieAccount:
    ledger = run.trust
    pair = [_index(ledger.posts, name) for name in (holder, target)]
    starts, entries = (_lines(part, pair, until_week) for part in (ledger.starts, ledger.entries))
    if not len(starts["week"]):
        raise ModelError(f"'{holder}' does not know '{target}'" + (" by then" if until_week is not None else ""))
    began = starts["week"][-1]
    mask = entries["week"] >= began
    rows = zip(*(entries[key][mask] for key in ("week", "cause", "facet", "before", "after")), strict=True)
    changes = []
    for week, cause, facet, before, after in rows:
        name = ledger.causes[cause]
        own = name in ("faded", "expectation", "ended")
        changes.append(
            TieChange(
                float(week), name, None if own else ledger.facets[facet], float(after) - float(before), float(after)
            )
        )
    # A new holder's account may begin at the very moment at which the last one ended.
    while changes and changes[0].cause == "ended":
        changes.pop(0)
    return TieAccount(run.strategy, holder, target, float(began), float(starts["trust"][-1]), tuple(changes))


def _index(posts: Sequence[str], name: str) -> int:
    if name in posts:
        return posts.index(name)
    raise ModelError(f"no post '{name}'{did_you_mean(name, list(posts))}")


def _lines(lines: _core.Table, pair: list[int], until_week: float | None) -> dict[str, np.ndarray[Any, Any]]:
    mask: Any = (lines["holder"] == pair[0]) & (lines["target"] == pair[1])
    if until_week is not None:
        mask &= lines["week"] <= until_week
    return {key: lines[key][mask] for key in lines.column_names}
