# SPDX-License-Identifier: Apache-2.0
"""Two runs with the same luck under two strategies: where they first part, and what that touched."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

from colead import _core
from colead.base.as_json import Plain
from colead.explain.recorded_run import RecordedRun
from colead.words import phrases

Array = npt.NDArray[Any]
# (week, what happened, id of the decision, who, whom)
Happening = tuple[float, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Divergence(Plain):
    """The first thing that happened in one run and not, or not so, in the other."""

    week: float
    where: str  # the strategy in whose run it happened
    what: str  # a step of a decision, or the cause of a change of trust
    decision: str | None
    whom: tuple[str, ...]  # posts
    ALSO: ClassVar[tuple[str, ...]] = ("text",)

    @property
    def text(self) -> str:
        about = f" in {phrases.decision(self.decision)}" if self.decision else ""
        touched = f", touching {phrases.posts(self.whom)}" if self.whom else ""
        return f"{phrases.week(self.week).capitalize()}, under '{self.where}': {self.what}{about}{touched}."


@dataclass(frozen=True, slots=True)
class WeekOfChange:
    """What went otherwise: decisions by the week in which they arrived, ties by that in which they first differed."""

    week: int
    decisions: int
    decisions_changed: int
    ties_changed: int


@dataclass(frozen=True, slots=True)
class Downstream(Plain):
    """What the difference touched until the horizon."""

    decisions: int  # that closed in both runs
    decided_otherwise: int
    at_another_time: int
    by_another_route: int
    ended_otherwise: int
    only_in_one: int
    ties: int
    ties_changed: int
    mean_change_of_trust: float  # of ties in both runs at the end
    by_week: tuple[WeekOfChange, ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """Where two runs first part, None where they never do, and what that touched."""

    divergence: Divergence | None
    downstream: Downstream


def parting(here: RecordedRun, there: RecordedRun) -> Parting:
    """Of two runs: the same for every decision in them."""
    return Parting(first_divergence(here, there), downstream(here, there))


class _Happenings:
    """What happened in a run, as far as one asks."""

    def __init__(self, run: RecordedRun) -> None:
        self._steps = [
            (at.week, at.step, at.decision, at.who or "", at.other or "")
            for at in _core.decision_steps(run.experiment, run.result)
        ]
        ledger = run.trust
        self._posts, self._causes, entries = ledger.posts, ledger.causes, ledger.entries
        silent = [number for number, cause in enumerate(self._causes) if cause in ("faded", "expectation")]
        kept = ~np.isin(entries["cause"], silent)
        self._entries = [entries[name][kept] for name in ("week", "cause", "holder", "target")]
        weeks = [step[0] for step in self._steps]
        weeks += self._entries[0].tolist()
        self.first, self.last = min(weeks, default=math.inf), max(weeks, default=-math.inf)

    def until(self, week: float) -> Iterator[Happening]:
        """That week included."""
        yield from (step for step in self._steps if step[0] <= week)
        early = self._entries[0] <= week
        rows = zip(*(column[early].tolist() for column in self._entries), strict=True)
        for at, cause, holder, target in rows:
            yield at, f"trust: {self._causes[cause]}", "", self._posts[holder], self._posts[target]


def happenings(run: RecordedRun) -> Iterator[Happening]:
    """Everything that happened in a run and was kept."""
    return _Happenings(run).until(math.inf)


def first_divergence(here: RecordedRun, there: RecordedRun) -> Divergence | None:
    """None when nothing that was kept differs. `here` wins where both runs part at the same moment.

    Looks at the first week of the runs, then at twice as many, and so on: most runs part soon.
    """
    ours, theirs = _Happenings(here), _Happenings(there)
    first, last = min(ours.first, theirs.first), max(ours.last, theirs.last)
    weeks = 1.0
    while True:
        until = first + weeks
        counts = Counter(ours.until(until))
        counts.subtract(Counter(theirs.until(until)))
        apart = [(happening[0], -sign, happening) for happening, sign in counts.items() if sign != 0]
        if apart:
            return _told(min(apart), here, there)
        if not until < last:
            return None
        weeks *= 2.0


def _told(parted: tuple[float, int, Happening], here: RecordedRun, there: RecordedRun) -> Divergence:
    _, side, (week, what, decision, who, other) = parted
    where = here.strategy if side < 0 else there.strategy
    return Divergence(week, where, _named(what), decision or None, tuple(name for name in (who, other) if name))


def happening_text(happening: Happening) -> str:
    """Such as "week 3: a meeting in decision ..., touching ...". Words that no event has stay as they are."""
    week, what, decision, who, other = happening
    posts = tuple(name for name in (who, other) if name)
    about = f" in {phrases.decision(decision)}" if decision else ""
    touched = f", touching {phrases.posts(posts)}" if posts else ""
    return f"{phrases.week(week)}: {_named(what)}{about}{touched}"


def _named(what: str) -> str:
    step = what.removeprefix("trust: ")
    if what == step:
        return STEPS.get(step, phrases.plain(step))
    return f"a change of trust, {phrases.TRUST_CAUSES.get(step, step)}"


STEPS = {
    "arrived": "a decision arrived",
    "noticed": "a decision was noticed",
    "routed": "it was settled how to take up a decision",
    "prepared": "somebody was prepared",
    "met": "a meeting",
    "booked": "a meeting was booked",
    "in_force": "a decision came into force",
    "outcome": "an outcome showed",
}


def downstream(here: RecordedRun, there: RecordedRun) -> Downstream:
    both = [name for name in here.briefs if name in there.briefs]
    pairs = [(here.briefs[name], there.briefs[name]) for name in both]
    changed = [_outcome(a) != _outcome(b) for a, b in pairs]
    ties = _Ties(here, there)
    return Downstream(
        decisions=len(both),
        decided_otherwise=sum(a.chosen != b.chosen for a, b in pairs),
        at_another_time=sum(a.lead_hours != b.lead_hours for a, b in pairs),
        by_another_route=sum(a.route != b.route for a, b in pairs),
        ended_otherwise=sum(a.style != b.style for a, b in pairs),
        only_in_one=len(here.briefs) + len(there.briefs) - 2 * len(both),
        ties=ties.count,
        ties_changed=len(ties.weeks),
        mean_change_of_trust=ties.mean_change,
        by_week=tuple(_by_week([a.arrived_week for a, _ in pairs], changed, ties.weeks)),
    )


def _outcome(brief: _core.DecisionBrief) -> tuple[int, str, str, float]:
    return brief.chosen, brief.style, brief.route, brief.lead_hours


def _by_week(arrived: list[float], changed: list[bool], ties: list[float]) -> Iterator[WeekOfChange]:
    decisions = Counter(math.floor(week) for week in arrived)
    otherwise = Counter(math.floor(week) for week, other in zip(arrived, changed, strict=True) if other)
    first = Counter(max(0, math.floor(week)) for week in ties)
    last = max([*decisions, *first], default=-1)
    for week in range(last + 1):
        yield WeekOfChange(week, decisions[week], otherwise[week], first[week])


class _Ties:
    """For each tie of two runs when its account first differed, and how far apart trust stood in the end."""

    def __init__(self, here: RecordedRun, there: RecordedRun) -> None:
        a, b = _accounts(here), _accounts(there)
        self.count = len(a.keys() | b.keys())
        self.weeks = []
        changes = []
        for key in a.keys() | b.keys():
            week = _first_difference(a.get(key), b.get(key))
            if week is not None:
                self.weeks.append(week)
            if key in a and key in b:
                changes.append(float(a[key][1][-1]) - float(b[key][1][-1]))
        self.mean_change = float(np.mean(changes)) if changes else 0.0


def _accounts(run: RecordedRun) -> dict[int, tuple[Array, Array]]:
    """By tie: weeks and standing after each line, the start as the first."""
    starts, entries = run.trust.starts, run.trust.entries
    key = np.concatenate([_keys(starts), _keys(entries)])
    week = np.concatenate([starts["week"], entries["week"]])
    trust = np.concatenate([starts["trust"], entries["after"]])
    if len(key) == 0:
        return {}
    order = np.lexsort((np.arange(len(key)), week, key))
    key, week, trust = key[order], week[order], trust[order]
    cuts = np.flatnonzero(np.diff(key)) + 1
    firsts = key[np.concatenate([[0], cuts])]
    pieces = zip(np.split(week, cuts), np.split(trust, cuts), strict=True)
    return {int(name): piece for name, piece in zip(firsts, pieces, strict=True)}


def _keys(lines: _core.Table) -> Array:
    keys: Array = lines["holder"].astype(np.uint64) << np.uint64(32) | lines["target"].astype(np.uint64)
    return keys


def _first_difference(a: tuple[Array, Array] | None, b: tuple[Array, Array] | None) -> float | None:
    if a is None or b is None:
        known = a if a is not None else b
        return None if known is None else float(known[0][0])
    length = min(len(a[0]), len(b[0]))
    differ = np.flatnonzero((a[0][:length] != b[0][:length]) | (a[1][:length] != b[1][:length]))
    if len(differ) > 0:
        return float(min(a[0][differ[0]], b[0][differ[0]]))
    if len(a[0]) == len(b[0]):
        return None
    longer = a if len(a[0]) > length else b
    return float(longer[0][length])
