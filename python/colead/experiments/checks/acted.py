# SPDX-License-Identifier: Apache-2.0
"""What never acted: interventions without which every run is the same, and expectations that no run could decide.
What takes place by itself and never did is found in `took_place`.

An intervention at dose 0 is as if it were not there, to the last bit. So one that is taken away and leaves every run
equal has changed nothing in any of them. Where a strategy is a single intervention on a baseline without any, the runs
of the comparison say so; else each intervention is taken away in turn, replication by replication, until a run differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import ClassVar, Final, Literal

from colead import _core
from colead.base.as_json import Plain
from colead.base.as_resolved import resolved_of
from colead.drafting.cannot_act import why_it_cannot_act, why_it_hardly_acts
from colead.drafting.staff import people_of
from colead.experiments.bundles import interventions, parts
from colead.experiments.checks.hours_check import same_run
from colead.experiments.expectations import CheckedExpectation
from colead.experiments.kept_runs import KeptRuns
from colead.experiments.sequential import RunTasks
from colead.runs import Task
from colead.runs.failed import failed_run_of

What = Literal["intervention", "expectation", "decision class", "meeting", "event"]


DID_NOT_TAKE_PLACE: Final[Mapping[tuple[What, str], str]] = {
    ("meeting", "discussion"): "no decision was discussed at a meeting",
    ("event", "rework"): "no decision came back",
    ("event", "escalation"): "no decision was escalated",
    ("event", "leaver"): "nobody left",
}


@dataclass(frozen=True, slots=True)
class NeverActed(Plain):
    """Something of a strategy that changed nothing in any run of it, or that took place in no run at all.

    strategy: whose it is; empty for what is of all together. what: intervention, expectation, decision class, meeting
    or event. name: its kind, numbered where it comes again, the statement, the class, or which meeting or event. runs:
    in how many it never acted. why: what the file says of it; empty where nothing is to be seen there. spent: whether
    hours went on an intervention that could bring nothing, so that runs with it are not those without it.
    """

    ALSO: ClassVar[tuple[str, ...]] = ("sentence",)

    strategy: str
    what: What
    name: str
    runs: int
    why: str = ""
    spent: bool = False

    @property
    def sentence(self) -> str:
        why = f": {self.why}" if self.why else ""
        runs = "the 1 run" if self.runs == 1 else f"any of {self.runs} runs"
        if self.what == "intervention":
            spent = ", though hours went on it" if self.spent else ""
            return f"{self.name} of strategy '{self.strategy}' never acted in {runs}{spent}{why}"
        if self.by_itself:
            return f"{self.did_not} in {runs}{why}"
        return f"expectation '{self.name}' was never decided in {runs}{why}"

    @property
    def by_itself(self) -> bool:
        """Whether it is about what takes place by itself: decisions of a class, meetings, events."""
        return self.what not in ("intervention", "expectation")

    @property
    def did_not(self) -> str:
        """Of what takes place by itself, that it did not, without the runs."""
        return DID_NOT_TAKE_PLACE.get((self.what, self.name), f"no decision of class '{self.name}' came up")


def never_acted(
    experiment: _core.Experiment, strategies: Sequence[str], kept: KeptRuns, run: RunTasks
) -> tuple[NeverActed, ...]:
    """Interventions of these strategies, the baseline first, without which every run of theirs is the same, and those
    of which the file says that they can bring nothing."""
    names, reasons = interventions(experiment.scenario), _reasons(experiment.scenario)
    bare = None if names[strategies[0]] else kept.results[strategies[0]]
    places = [(strategy, place) for strategy in strategies for place in range(len(names[strategy]))]
    alone = {one for one in places if bare is not None and len(names[one[0]]) == 1}
    tried = [one for one in places if one not in alone]
    others = {one: iter(bare or ()) for one in alone} | _without(experiment, tried, kept, run)
    found = []
    for strategy, place in places:
        runs = kept.results[strategy]
        pairs = zip(runs, others[strategy, place], strict=True)
        same = all(other is not None and same_run(experiment, one, other) for one, other in pairs)
        cannot, hardly = reasons[strategy][place]
        if same or cannot:
            why, name = cannot or hardly, names[strategy][place]
            found.append(NeverActed(strategy, "intervention", name, len(runs), why, spent=not same))
    return tuple(found)


def _without(
    experiment: _core.Experiment, places: Sequence[tuple[str, int]], kept: KeptRuns, run: RunTasks
) -> dict[tuple[str, int], Iterator[_core.RunResult | None]]:
    """By strategy and place its runs without that intervention, in order; None for one that fails.

    The first replication is made of all at once, on all threads; the others one by one as they are asked for.
    """
    if not places:
        return {}
    tasks = {}
    for strategy, place in places:
        known = kept.tasks[strategy]
        arms = {arm: _left_out(experiment, arm, place) for arm in dict.fromkeys(arm for arm, _, _ in known)}
        tasks[strategy, place] = [(arms[arm], seed, replication) for arm, seed, replication in known]
    try:
        made = run([wanted[0] for wanted in tasks.values()])
    except Exception as error:
        if failed_run_of(error) is None:
            raise
        return {one: _one_by_one(wanted, run) for one, wanted in tasks.items()}
    return {
        one: chain([first], _one_by_one(wanted[1:], run))
        for first, (one, wanted) in zip(made, tasks.items(), strict=True)
    }


def _one_by_one(tasks: Sequence[Task], run: RunTasks) -> Iterator[_core.RunResult | None]:
    for task in tasks:
        try:
            yield run([task])[0]
        except Exception as error:
            if failed_run_of(error) is None:
                raise
            yield None


def _left_out(experiment: _core.Experiment, arm: int, place: int) -> int:
    as_it_is = experiment.arm(arm)
    doses = list(as_it_is.doses or (1.0,) * len(parts(experiment, arm)))
    doses[place] = 0.0
    name = f"{as_it_is.id}/without {place}"
    if name in experiment.arms:
        return experiment.arms.index(name)
    return replace(as_it_is, id=name, doses=tuple(doses)).add_to(experiment)


def _reasons(scenario: _core.Scenario) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Why it cannot act and why it hardly does, by strategy and place; empty where nothing is to be seen."""
    resolved = resolved_of(scenario)
    people = people_of(resolved)
    return {
        name: [(why_it_cannot_act(one, people, resolved), why_it_hardly_acts(one, people, resolved)) for one in items]
        for name, items in resolved["strategies"].items()
    }


def never_decided(
    scenario: _core.Scenario, strategies: Sequence[str], checked: Sequence[CheckedExpectation], runs: int
) -> tuple[NeverActed, ...]:
    """Expectations about these strategies that no run could decide, and why."""
    found = []
    empty = frozenset(name for name, names in interventions(scenario).items() if not names)
    answers = {(one.strategy, one.metric, one.group, one.direction): one for one in checked}
    for record in scenario.expectations:
        strategy = record.strategy or record.more
        if strategy not in strategies:
            continue
        answer = answers.get((strategy, record.metric, record.group, record.direction))
        if answer is not None and answer.difference == answer.difference:
            continue
        why = "the figure has no value" if answer is not None else _why_not_asked(record, strategies, empty)
        group = "" if record.group == "all" else f" ({record.group})"
        statement = f"{strategy} {record.direction} {record.metric}{group}"
        found.append(NeverActed(strategy, "expectation", statement, runs, why))
    return tuple(found)


def _why_not_asked(record: _core.Expectation, strategies: Sequence[str], empty: frozenset[str]) -> str:
    if record.more in empty:
        return f"'{record.more}' has no intervention to do more of"
    if record.than and record.than not in strategies:
        return f"'{record.than}' was not compared"
    if not record.than and record.strategy == strategies[0]:
        return "it holds the baseline against itself"
    return "its metric was not watched"
