# SPDX-License-Identifier: Apache-2.0
"""The same decision in two runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from colead import _core
from colead.base.as_json import Plain
from colead.base.errors import ModelError
from colead.explain.account import Account
from colead.explain.divergence import Divergence, Downstream, Parting, parting
from colead.explain.lab import decision_name, lab_story
from colead.explain.recorded_run import RecordedRun, RunKey, record_runs, require_decision
from colead.explain.sections import STEPS
from colead.explain.why_decision import account_in, flipped
from colead.words import phrases


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the timeline: `hours` since the decision arrived, in the run of `strategy`."""

    strategy: str
    week: float
    hours: float
    step: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that went otherwise: what, and how it went `here`, under `strategy`, and `there`, under `against`."""

    what: str
    here: str
    there: str
    strategy: str
    against: str

    def sentence(self) -> str:
        return f"{self.what}: {self.here} under '{self.strategy}', {self.there} under '{self.against}'."

    def to_json(self) -> str:
        """Written as its sentence."""
        return self.sentence()


@dataclass(frozen=True)
class TwoRuns(Plain):
    """One decision under a strategy (`here`) and under another (`there`), with the same luck in everything else."""

    scenario: str
    strategy: str
    against: str
    seed: int
    replication: int
    decision: str
    here: Account = field(repr=False)
    there: Account = field(repr=False)
    differences: tuple[Difference, ...]
    divergence: Divergence | None
    downstream: Downstream = field(repr=False)
    timeline: tuple[Moment, ...] = field(repr=False)
    ALSO: ClassVar[tuple[str, ...]] = ("narrative",)

    @property
    def narrative(self) -> str:
        """About a page of Markdown."""
        return _told(self)


def two_runs(
    scenario: _core.Scenario,
    *,
    strategy: str,
    against: str | None = None,
    replication: int = 0,
    seed: int | None = None,
    decision: str | None = None,
) -> TwoRuns:
    """The same decision under two strategies, with the same luck in everything else.

    Parameters:
        scenario: the organisation.
        strategy: the name of a strategy.
        against: that of another; by default the scenario's baseline.
        replication: which repetition it is, from 0 on.
        seed: the number all luck is made from, 0 to 2**64 - 1; by default the scenario's.
        decision: its name, `unit.class.number`; by default the one that went another way and matters most (value apart
            times stakes).

    Returns:
        Both accounts, what went otherwise and where the runs parted; `narrative` tells it on a page.

    Raises:
        ModelError: when the decision did not close in both runs, when no decision went another way, and for an unknown
            strategy.

    Example:
        >>> explain.two_runs(scenario, strategy="shadowing").against
        'baseline'
    """
    other = scenario.baseline if against is None else against
    here, there = record_runs(scenario, [strategy, other], RunKey.of(scenario, replication, seed))
    return two_runs_of(here, there, decision)


def two_runs_of(
    here: RecordedRun, there: RecordedRun, decision: str | None = None, parted: Parting | None = None
) -> TwoRuns:
    """Of two runs that there are; parted: how they part, where that is known already."""
    apart = parting(here, there) if parted is None else parted
    name = decision or _most_telling(here, there)
    both = [known for known in here.briefs if known in there.briefs]
    require_decision(name, both, f"under both '{here.strategy}' and '{there.strategy}'")
    ours, theirs = account_in(here, name), account_in(there, name)
    return TwoRuns(
        scenario=here.scenario,
        strategy=here.strategy,
        against=there.strategy,
        seed=here.seed,
        replication=here.replication,
        decision=name,
        here=ours,
        there=theirs,
        differences=tuple(differences(ours, theirs)),
        divergence=apart.divergence,
        downstream=apart.downstream,
        timeline=tuple(sorted([*moments(ours), *moments(theirs)], key=lambda moment: moment.hours)),
    )


def _most_telling(here: RecordedRun, there: RecordedRun) -> str:
    found = flipped(here, there)
    if not found:
        raise ModelError(
            f"no decision went another way under '{here.strategy}' than under '{there.strategy}' in replication "
            f"{here.replication}; name one with `decision`, or try another replication"
        )
    return found[0].brief.id


def moments(account: Account) -> list[Moment]:
    out = []
    for step in account.record.steps:
        if step.step not in STEPS:
            continue
        text = STEPS[step.step].format(who=phrases.post(step.who), other=phrases.post(step.other))
        out.append(Moment(account.strategy, step.week, step.hours, step.step, text))
    return out


def differences(here: Account, there: Account) -> list[Difference]:
    """What is not the same, most important first."""
    a, b = here.record, there.record
    found = []

    def compare(what: str, ours: str, theirs: str) -> None:
        if ours != theirs:
            found.append(Difference(what, ours, theirs, here.strategy, there.strategy))

    compare("What was chosen", phrases.option(a.chosen), phrases.option(b.chosen))
    compare("Worth to patients and public", phrases.points(a.value), phrases.points(b.value))
    compare("How it ended", phrases.STYLES[a.style], phrases.STYLES[b.style])
    compare("How it was taken up", phrases.ROUTES[a.route.taken], phrases.ROUTES[b.route.taken])
    compare("Time until in force", phrases.hours(a.lead_hours), phrases.hours(b.lead_hours))
    compare("At the table that decided", _table(a), _table(b))
    compare("Private information voiced", _voiced(a), _voiced(b))
    compare("Meetings", str(len(a.meetings)), str(len(b.meetings)))
    compare("Buy-in", f"{a.buy_in:.0%}", f"{b.buy_in:.0%}")
    return found


def _table(record: _core.DecisionAccount) -> str:
    if not record.meetings:
        return "nobody"
    return phrases.posts(person.post for person in record.meetings[-1].people)


def _voiced(record: _core.DecisionAccount) -> str:
    return f"{record.unique_voiced} of {record.unique_held}"


def _told(runs: TwoRuns) -> str:
    here = runs.here.record
    lines = [
        f"## {decision_name(here)}: the same decision in two runs",
        "",
        f"People, problem and luck are the same in both runs; only the strategy differs: '{runs.strategy}' here, "
        f"'{runs.against}' there. People are named by their posts. Every step: `--decision {runs.decision}`.",
        "",
        "### What went otherwise",
        "",
        *([f"- {one.sentence()}" for one in runs.differences] or ["- Nothing that was kept."]),
        "",
        *_lab(runs),
        "### How the two runs parted",
        "",
        *_parting(runs),
    ]
    return "\n".join(lines) + "\n"


def _lab(runs: TwoRuns) -> list[str]:
    """What each knew, who spoke, what tipped it: in the run of the other strategy first."""
    lines = []
    for passage in lab_story(runs.there, runs.here):
        lines += [f"**{passage.title}.** " + " ".join(passage.lines), ""]
    return lines


def _parting(runs: TwoRuns) -> list[str]:
    if runs.divergence is None:
        return ["They did not: everything that was kept is the same."]
    down = runs.downstream
    return [
        f"The first thing that went otherwise: {runs.divergence.text}",
        "",
        f"By the end, of {down.decisions} decisions that closed in both runs {down.decided_otherwise} had chosen "
        f"otherwise, {down.by_another_route} had been taken up another way and {down.at_another_time} were in force at "
        f"another time; {down.only_in_one} closed in one run only. Trust went another way in {down.ties_changed} of "
        f"{down.ties} ties between two people (on average {phrases.points(down.mean_change_of_trust)} on a scale of 0 "
        "to 1).",
    ]
