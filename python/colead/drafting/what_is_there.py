# SPDX-License-Identifier: Apache-2.0
"""What a scenario file says: people, decisions, strategies with their hours, and what to look at before a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from colead import _core
from colead.base.as_json import Plain
from colead.base.as_resolved import Resolved, copies_of, resolved_of
from colead.base.scenario_parts import observed_words
from colead.base.year import WEEKS_A_YEAR
from colead.drafting.asked_hours import AskedHours, asked_hours, together
from colead.drafting.cannot_act import why_it_cannot_act, why_it_hardly_acts
from colead.drafting.idle import idle_parts
from colead.drafting.in_words import strategy_words
from colead.drafting.slots import at_work_a_week
from colead.drafting.staff import People, by_profession, meant, people_of
from colead.words.titles import plain

DAYS_A_WEEK = 7.0
MOST_OF_WORK = 0.5  # nobody keeps more than half of the working week for it


@dataclass(frozen=True)
class StrategyThere:
    """A strategy of the file. words: who does what, how long and how often."""

    id: str
    title: str
    description: str
    words: str
    hours: AskedHours
    interventions: int
    compared: bool


@dataclass(frozen=True)
class WhatIsThere(Plain):
    """What a scenario holds.

    people: heads by profession and tier; units: heads by unit; decisions: a week, by class, those that arise;
    budget: hours a year that the file allows, 0 when it says nothing; look_at: sentences, what may surprise;
    run_seconds, run_bytes: about what one run takes, on one core of the machine where that was measured.
    observed: the first and the last day that is observed, empty where the file names no date.
    profession_titles: those that the file gives, not written as JSON.
    """

    people: dict[str, dict[str, int]]
    units: dict[str, int]
    decisions: dict[str, float]
    strategies: tuple[StrategyThere, ...]
    budget: float
    look_at: tuple[str, ...]
    run_seconds: float = 0.0
    run_bytes: float = 0.0
    observed: str = ""
    profession_titles: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)


def what_is_there(scenario: _core.Scenario) -> WhatIsThere:
    """Read off the resolved scenario; nothing is run."""
    resolved = resolved_of(scenario)
    people = people_of(resolved)
    listed = weekly_of_listed(resolved)
    decisions = _arising(listed)
    compared = frozenset((*scenario.compared, scenario.baseline))
    strategies = tuple(_strategy(name, name in compared, resolved, people) for name in scenario.strategies)
    heads = Counter[str]()
    for one in people:
        heads[one.unit] += one.count
    budget = float(resolved["compare"].get("budget_hours_a_year") or 0.0)
    return WhatIsThere(
        by_profession(people),
        {unit: heads[unit] for unit in resolved["units"]},
        decisions,
        strategies,
        budget,
        (
            *_cannot_act(resolved, people, [one.id for one in strategies if one.compared]),
            *idle_parts(scenario, resolved, listed),
            *_over_budget(strategies, budget),
            *_too_much(resolved, people, [one.id for one in strategies if one.compared]),
            *_short_warm_up(resolved, decisions),
            *(notice.split(": ", 2)[-1] for notice in scenario.notices),
        ),
        scenario.run_seconds,
        scenario.run_bytes,
        observed_words(scenario),
        {name: one.get("title") or plain(name) for name, one in resolved["professions"].items()},
    )


def over_budget(scenario: _core.Scenario) -> tuple[str, ...]:
    """Compared strategies that ask more hours a year than the file allows, a sentence each."""
    there = what_is_there(scenario)
    return tuple(_over_budget(there.strategies, there.budget))


def short_warm_up(scenario: _core.Scenario) -> tuple[str, ...]:
    """A sentence where the warm-up is shorter than the slowest decisions take."""
    resolved = resolved_of(scenario)
    return tuple(_short_warm_up(resolved, weekly(resolved)))


def weekly(resolved: Resolved) -> dict[str, float]:
    """Decisions a week by class, the most frequent first; without those that do not arise."""
    return _arising(weekly_of_listed(resolved))


def _arising(listed: Mapping[str, float]) -> dict[str, float]:
    return {name: rate for name, rate in listed.items() if rate > 0}


def weekly_of_listed(resolved: Resolved) -> dict[str, float]:
    """Decisions a week of every class that some unit lists, the most frequent first; 0 for those that do not arise."""
    rates: dict[str, float] = {}
    for written, unit in resolved["units"].items():
        copies = copies_of(resolved, written)
        for name, arises in resolved["unit_types"][unit["type"]]["decisions"].items():
            rate = resolved["decisions"][name]["per_week"] * arises["load"] * unit["load"] * resolved["load"]
            rates[name] = rates.get(name, 0.0) + copies * float(rate)
    return dict(sorted(rates.items(), key=lambda one: -one[1]))


def _strategy(name: str, compared: bool, resolved: Resolved, people: Sequence[People]) -> StrategyThere:
    interventions = resolved["strategies"][name]
    text = resolved.get("strategy_texts", {}).get(name, {})
    return StrategyThere(
        name,
        text.get("title") or name,
        text.get("description") or "",
        strategy_words(interventions, people),
        together([asked_hours(one, people, resolved) for one in interventions]),
        len(interventions),
        compared,
    )


def _cannot_act(resolved: Resolved, people: Sequence[People], compared: Sequence[str]) -> Iterator[str]:
    for name in compared:
        for place, one in enumerate(resolved["strategies"][name]):
            why = why_it_cannot_act(one, people, resolved)
            if why:
                yield f"strategy '{name}' [{place}] {one['kind']} can bring nothing: {why}"
            elif hardly := why_it_hardly_acts(one, people, resolved):
                yield f"strategy '{name}' [{place}] {one['kind']} will hardly act: {hardly}"


def _over_budget(strategies: Sequence[StrategyThere], budget: float) -> Iterator[str]:
    for one in strategies:
        if budget > 0 and one.compared and one.hours.a_year > budget:
            may = "may ask" if one.hours.sure == "most" else "asks"
            yield f"strategy '{one.id}' {may} {one.hours.a_year:,.0f} h a year, more than the budget of {budget:,.0f} h"


def _too_much(resolved: Resolved, people: Sequence[People], compared: Sequence[str]) -> Iterator[str]:
    """Interventions that can act and ask more than half of the time of those they ask: minutes as hours, say."""
    a_week = {name: at_work_a_week(resolved["calendars"][name]) for name in {some.calendar for some in people}}
    for name in compared:
        for place, one in enumerate(resolved["strategies"][name]):
            asked, those = asked_hours(one, people, resolved).a_year, meant(people, one)
            weekly_hours = sum(some.count * a_week[some.calendar] for some in those)
            there = weekly_hours * WEEKS_A_YEAR
            if asked > MOST_OF_WORK * there and not why_it_cannot_act(one, people, resolved):
                yield (
                    f"strategy '{name}' [{place}] {one['kind']} asks {asked:,.0f} h a year, more than half of the "
                    f"{there:,.0f} h that those it asks are at work; lengths are written in hours"
                )


def _short_warm_up(resolved: Resolved, decisions: Mapping[str, float]) -> Iterator[str]:
    """Decisions that were raised before the warm-up are all over by its end, or it is too short to forget the start."""
    weeks = float(resolved["warm_up_weeks"])
    due = {name: float(resolved["decisions"][name]["due_days"]) / DAYS_A_WEEK for name in decisions}
    longest = max(due, key=lambda name: due[name], default=None)
    if longest is None or weeks >= due[longest] or is_queue(resolved):
        return
    title = resolved["decisions"][longest].get("title") or plain(longest)
    yield (
        f"the warm-up of {weeks:g} weeks is shorter than the {due[longest]:.3g} weeks in which '{title}' falls due; "
        "'colead warm-up FILE' tells how long the first weeks show"
    )


def is_queue(resolved: Resolved) -> bool:
    """Where nothing is ever late, what is due means nothing."""
    return all(float(one["due_days"]) >= 3650 for one in resolved["decisions"].values())
