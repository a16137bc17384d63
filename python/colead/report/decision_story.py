# SPDX-License-Identifier: Apache-2.0
"""A decision in two runs as the report tells it, from its accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from colead.explain.lab import Passage, decision_name, lab_story
from colead.explain.two_runs import moments
from colead.words import phrases, titles

if TYPE_CHECKING:
    from colead.explain import Account, TwoRuns


@dataclass(frozen=True)
class Happening:
    """A step of the decision: hours since it arrived, and what happened, in a sentence."""

    hours: float
    text: str


@dataclass(frozen=True)
class OneRun:
    """How the decision went under one strategy. `hours_by_cause` adds up to the lead time."""

    strategy: str
    outcome: str
    hours_by_cause: dict[str, float]
    happenings: Sequence[Happening]
    title: str = ""

    @property
    def name(self) -> str:
        """What its strategy is called."""
        return self.title or titles.plain(self.strategy)


@dataclass(frozen=True)
class DecisionStory:
    """One decision of one replication under two strategies, the baseline first."""

    title: str
    replication: int
    runs: Sequence[OneRun]
    differences: Sequence[tuple[str, str, str]] = ()  # what, in the first run, in the second
    story: Sequence[Passage] = ()
    afterwards: str = ""


@dataclass(frozen=True)
class ToldDecisions:
    """The decisions a report tells of: the typical one, one gained and one lost, of how many."""

    typical: DecisionStory
    gained: DecisionStory | None
    lost: DecisionStory | None
    decisions: int
    otherwise: int

    @property
    def in_a_sentence(self) -> str:
        """How the typical decision went in both runs, and how many came out otherwise."""
        before, after = (sum(run.hours_by_cause.values()) for run in self.typical.runs)
        ended = [run.outcome for run in self.typical.runs]
        apart = max(abs(after - before), before / 10)
        now, then = (titles.figures(hours, apart) for hours in (after, before))
        change = f"in force after {now} hours, not {then}" if now != then else f"in force after {now} hours in both"
        if ended[0] != ended[1]:
            change += f"; {ended[1]}, not {ended[0]}"
        share = 100.0 * self.otherwise / self.decisions if self.decisions else 0.0
        return f"{self.typical.title}: {change}. {titles.figures(share, 3.0)} of 100 decisions came out otherwise."


def story_of(found: TwoRuns) -> DecisionStory:
    """In plain words; the strategy's run second."""
    down = found.downstream
    return DecisionStory(
        title=decision_name(found.here.record),
        replication=found.replication,
        runs=[_run(found.there), _run(found.here)],
        differences=[(one.what, one.there, one.here) for one in found.differences],
        story=lab_story(found.there, found.here),
        afterwards=(
            f"What followed until the end of this run: of {down.decisions:,} decisions made in both runs, "
            f"{down.decided_otherwise:,} came to another choice and {down.at_another_time:,} at another time; "
            f"trust went another way in {down.ties_changed:,} of {down.ties:,} working ties."
        ),
    )


def _run(account: Account) -> OneRun:
    record = account.record
    hours: dict[str, float] = defaultdict(float)
    for delay in record.delays:
        hours[delay.cause] += delay.hours
    return OneRun(
        strategy=account.strategy,
        outcome=phrases.STYLES[record.style],
        hours_by_cause=dict(hours),
        happenings=[Happening(moment.hours, capital(moment.text)) for moment in moments(account)],
        title=account.title,
    )


def capital(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
