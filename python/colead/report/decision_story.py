# SPDX-License-Identifier: Apache-2.0
"""A decision in two runs as the report tells it, from its accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from colead.explain.two_runs import moments
from colead.words import phrases, titles

if TYPE_CHECKING:
    from colead.explain import Account, TwoRuns

TOLD = ("How it was taken up", "What was said", "How each came to a view", "What tipped it", "What came of it")


@dataclass(frozen=True)
class Happening:
    """A step of the decision: hours since it arrived, and what happened, in a sentence."""

    hours: float
    text: str


@dataclass(frozen=True)
class OneRun:
    """How the decision went under one strategy. `hours_by_cause` adds up to the lead time; `told` is by heading."""

    strategy: str
    outcome: str
    hours_by_cause: dict[str, float]
    happenings: Sequence[Happening]
    told: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class DecisionStory:
    """One decision of one replication under two strategies, the baseline first."""

    title: str
    replication: int
    runs: Sequence[OneRun]
    differences: Sequence[tuple[str, str, str]] = ()  # what, in the first run, in the second
    afterwards: str = ""


def story_of(found: TwoRuns) -> DecisionStory:
    """In plain words; the strategy's run second."""
    here = found.here.record
    down = found.downstream
    when = phrases.week(here.arrived_week)
    return DecisionStory(
        title=f"{titles.plain(here.decision_class)} in {here.unit.replace('_', ' ')}, {when}",
        replication=found.replication,
        runs=[_run(found.there), _run(found.here)],
        differences=[(one.what, one.there, one.here) for one in found.differences],
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
    sections = {section.title: section.lines for section in account.sections}
    return OneRun(
        strategy=account.strategy,
        outcome=phrases.STYLES[record.style],
        hours_by_cause=dict(hours),
        happenings=[Happening(moment.hours, capital(moment.text)) for moment in moments(account)],
        told=[(title, " ".join(line.strip() for line in sections[title])) for title in TOLD if title in sections],
    )


def capital(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
