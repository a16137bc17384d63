# SPDX-License-Identifier: Apache-2.0
"""The account of a tie: trust of one post in another, change by change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from colead import _core
from colead.base.as_json import JsonObject, json_value
from colead.base.errors import UnknownNameError
from colead.base.known_names import did_you_mean
from colead.base.shown import quoted
from colead.explain.recorded_run import RecordedRun, RunKey, record_runs
from colead.words import phrases


def text_of(change: _core.TieChange) -> str:
    return f"{phrases.points(change.size)} {phrases.TRUST_CAUSES[change.cause]} in {phrases.week(change.week)}"


@dataclass(frozen=True, slots=True)
class TieAccount:
    """Trust of one post in another in one run, change by change. `record` holds it.

    A new holder of one of the posts begins a new account; this is the last one that had begun by the time asked for.
    Forgetting is booked when a tie is next touched, and at the end of the run.
    """

    strategy: str
    record: _core.TieAccount

    def to_json(self) -> JsonObject:
        changes = [json_value(change) | {"text": text_of(change)} for change in self.record.changes]
        record: JsonObject = {"strategy": self.strategy} | json_value(self.record)
        return record | {"changes": changes}

    def __str__(self) -> str:
        one = self.record
        holder, target = phrases.post(one.holder), phrases.post(one.target)
        head = f"{holder} in {target}: {one.start:.2f} at first, {one.trust:.2f} now"
        return "\n".join([head, *(f"  {text_of(change)}" for change in one.changes)])


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
    """The account of one tie: trust of one post in another, change by change.

    Parameters:
        scenario: the organisation.
        holder, target: names of posts: who trusts, and whom; `Simulation.people` lists them.
        strategy: the name of a strategy; by default the scenario's baseline.
        until_week: how far it goes, in weeks since observation began; by default to the horizon.
        replication: which repetition it is, from 0 on.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.

    Returns:
        The account; its text is `str()` of it.

    Raises:
        ModelError: for a post or tie that there is not, with a near name, and for an unknown strategy.

    Example:
        >>> told = explain.tie(scenario, "north.medic.mid.1", "north.medic.mid.2")  # doctest: +SKIP
        >>> 0 <= told.record.trust <= 1  # doctest: +SKIP
        True
    """
    used = scenario.baseline if strategy is None else strategy
    (run,) = record_runs(scenario, [used], RunKey.of(scenario, replication, seed))
    return tie_in(run, holder, target, until_week)


def tie_in(run: RecordedRun, holder: str, target: str, until_week: float | None = None) -> TieAccount:
    one, other = (_index(run.trust.posts, name) for name in (holder, target))
    return TieAccount(run.strategy, _core.tie_account(run.experiment, run.result, one, other, until_week))


def _index(posts: Sequence[str], name: str) -> int:
    if name in posts:
        return posts.index(name)
    raise UnknownNameError(f"no post {quoted(name)}{did_you_mean(name, list(posts))}")
