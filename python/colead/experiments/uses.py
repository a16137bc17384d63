# SPDX-License-Identifier: Apache-2.0
"""Ways of using people's hours: which strategy, for whom, and how often; the uses that a finder tries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from colead import _core
from colead.base.as_resolved import Intervention, Resolved, resolved_of
from colead.base.errors import ScenarioError
from colead.drafting.use_text import WrittenUse
from colead.words import titles

LEVELS = (0.125, 0.25, 0.5, 1.0, 2.0, 4.0)  # times as often as written
SENIOR = ("senior", "board")
JUNIOR = ("early", "mid")
EVERYBODY = "as written"
SHORTEST, LONGEST, MOST_DOSE = 0.02, 520.0, 20.0  # limits of every_weeks and dose (interventions of any kind)
Group = tuple[str, str]  # profession, tier


@dataclass(frozen=True)
class Use:
    """One way of using hours.

    Fields:
        name: what its strategy is called.
        which: the strategy of the scenario that it comes from.
        title: what that strategy is called.
        who: for whom it is, in words; "as written": for those it was meant for.
        often: times as often as written, or times the dose of what has no schedule.
        when: how often in words.
        interventions: those of its strategy, with every value.
        changes: what to change in each intervention of `which` as it is written in the scenario.

    Example:
        >>> found.winner.use.when  # doctest: +SKIP
        'every 2 weeks'
    """

    name: str
    which: str
    title: str
    who: str
    often: float
    when: str
    interventions: tuple[Intervention, ...] = field(repr=False, compare=False)
    changes: tuple[Intervention, ...] = field(default=(), repr=False, compare=False)

    def written(self, scenario: _core.Scenario) -> WrittenUse:
        """As a strategy to be written into a scenario.

        Parameters:
            scenario: the one it was found in, whose names are taken.

        Returns:
            Its name, title and interventions.
        """
        words = f"{self.which} {self.when if self.who == EVERYBODY else self.who}"
        return WrittenUse.of(scenario, words, title=self.named, interventions=self.interventions)

    @property
    def named(self) -> str:
        """`Shadowing (senior medics, every 4 weeks)`: as the title of a strategy."""
        audience = "" if self.who == EVERYBODY else f"{self.who}, "
        return f"{self.title} ({audience}{self.when})"

    @property
    def says(self) -> str:
        """`Shadowing, senior medics, every 4 weeks`."""
        return ", ".join((self.title, *(() if self.who == EVERYBODY else (self.who,)), self.when))


@dataclass(frozen=True, slots=True)
class Audience:
    """People a strategy may be narrowed to: in words, and by profession and tier; empty: all."""

    words: str
    professions: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()

    def narrowed(self, intervention: Intervention) -> Intervention | None:
        """The intervention for these people alone; None where it is meant for none of them."""
        professions = _both(intervention.get("professions", []), self.professions)
        tiers = _both(intervention.get("tiers", []), self.tiers)
        if professions is None or tiers is None:
            return None
        return intervention | {"professions": professions, "tiers": tiers}


def _both(written: Sequence[str], own: Sequence[str]) -> list[str] | None:
    """Those that both name, where an empty list names all; None where that is nobody."""
    if not written or not own:
        return list(written or own)
    return [one for one in written if one in own] or None


def uses_of(scenario: _core.Scenario, strategies: Sequence[str]) -> tuple[Use, ...]:
    """Every use of the strategies: for each audience that is another than the one written, at each level that can be
    written. A strategy without interventions has none."""
    settings = resolved_of(scenario)
    staff = staff_groups(settings)
    found = []
    for which in strategies:
        written, title = settings["strategies"][which], titles.strategy(scenario, which)
        for audience, narrowed in _narrowings(written, audiences(staff), staff):
            for level in LEVELS:
                interventions = at_level(narrowed, level)
                if interventions is not None:
                    name = f"{which}-{audience.words}-{level:g}".replace(" ", "_").replace(".", "_")
                    when = ", ".join(dict.fromkeys(map(schedule_words, interventions)))
                    changes = tuple(map(_changed, interventions, written))
                    found.append(Use(name, which, title, audience.words, level, when, interventions, changes))
    return tuple(found)


def _changed(now: Intervention, before: Intervention) -> Intervention:
    was: Mapping[str, object] = before
    return cast("Intervention", {name: value for name, value in now.items() if was.get(name) != value})


def staff_groups(settings: Resolved) -> tuple[Group, ...]:
    """Profession and tier of everybody there is."""
    rows = (group for kind in settings["unit_types"].values() for group in kind["staff"] if group["count"] > 0)
    return tuple(dict.fromkeys((str(group["profession"]), str(group["tier"])) for group in rows))


def audiences(staff: Sequence[Group]) -> tuple[Audience, ...]:
    """Those written, each profession, senior and junior people, and the senior people of each profession."""
    professions = list(dict.fromkeys(profession for profession, _ in staff))
    named = {one: titles.plural(one.replace("_", " ")) for one in professions}
    return (
        Audience(EVERYBODY),
        *(Audience(named[one], (one,)) for one in professions),
        Audience("senior people", (), SENIOR),
        Audience("junior people", (), JUNIOR),
        *(Audience(f"senior {named[one]}", (one,), SENIOR) for one in professions),
    )


def _narrowings(
    written: Sequence[Intervention], every: Sequence[Audience], staff: Sequence[Group]
) -> Iterator[tuple[Audience, list[Intervention]]]:
    """Each audience that makes another strategy of it, with its interventions."""
    seen = set()
    for audience in every if written else ():
        narrowed = [audience.narrowed(one) for one in written]
        meant = tuple(_meant_for(one, staff) for one in narrowed)
        if any(not groups for groups in meant) or meant in seen:
            continue
        seen.add(meant)
        yield audience, [one for one in narrowed if one is not None]


def _meant_for(intervention: Intervention | None, staff: Sequence[Group]) -> tuple[Group, ...]:
    if intervention is None:
        return ()
    professions, tiers = intervention["professions"], intervention["tiers"]
    return tuple(
        (profession, tier)
        for profession, tier in staff
        if (not professions or profession in professions) and (not tiers or tier in tiers)
    )


def at_level(interventions: Sequence[Intervention], level: float) -> tuple[Intervention, ...] | None:
    """Interventions that come so many times as often, or with so many times the dose where they have no schedule; None
    where one of them cannot."""
    changed = [_rescaled(one, level) for one in interventions]
    return None if any(one is None for one in changed) else tuple(one for one in changed if one is not None)


def _rescaled(intervention: Intervention, level: float) -> Intervention | None:
    if level == 1.0:
        return intervention
    scheduled = intervention.get("trigger", "schedule") == "schedule"
    months, weeks = float(intervention.get("every_months", 0)), float(intervention.get("every_weeks", 0))
    if scheduled and months > 0:
        apart = months / level
        return intervention | {"every_months": int(apart)} if apart >= 1 and apart == int(apart) else None
    if scheduled and weeks > 0:
        apart = weeks / level
        return intervention | {"every_weeks": apart} if SHORTEST <= apart <= LONGEST else None
    dose = float(intervention.get("dose", 1)) * level
    return intervention | {"dose": dose} if dose <= MOST_DOSE else None


def schedule_words(intervention: Intervention) -> str:
    """`every 4 weeks`, `2 hours a week`, `at 0.5 times the dose`."""
    if intervention.get("trigger", "schedule") == "schedule":
        every = {"month": intervention.get("every_months", 0.0), "week": intervention.get("every_weeks", 0.0)}
        for unit, apart in every.items():
            if apart > 0:
                return f"every {unit}" if apart == 1 else f"every {apart:g} {unit}s"
    dose = float(intervention.get("dose", 1))
    if "hours_per_week" in intervention:
        hours = dose * float(intervention["hours_per_week"])
        return "1 hour a week" if hours == 1 else f"{hours:g} hours a week"
    return "as written" if dose == 1 else f"at {dose:g} times the dose"


def scenario_with(
    scenario: _core.Scenario, uses: Sequence[Use], budget_hours_a_year: float
) -> tuple[_core.Scenario, tuple[Use, ...]]:
    """The scenario with its baseline and these uses as its strategies, and the uses that it can have: a use that the
    scenario refuses is left out."""
    tree = resolved_of(scenario)
    baseline = {scenario.baseline: tree["strategies"][scenario.baseline]}
    title = {scenario.baseline: {"title": titles.strategy(scenario, scenario.baseline)}}
    tree["expectations"] = []
    tree["compare"] |= {"baseline": scenario.baseline, "budget_hours_a_year": budget_hours_a_year}
    tree["compare"].pop("strategies", None)

    def read(some: Sequence[Use]) -> _core.Scenario:
        tree["strategies"] = baseline | {use.name: list(use.interventions) for use in some}
        tree["strategy_texts"] = title | {use.name: {"title": use.named} for use in some}
        return _core.Scenario.from_dict(tree, scenario.name, kinds=scenario.kinds)

    try:
        return read(uses), tuple(uses)
    except ScenarioError:
        possible = tuple(use for use in uses if _can_be_read(read, use))
        return read(possible), possible


def _can_be_read(read: Any, use: Use) -> bool:
    try:
        read([use])
    except ScenarioError:
        return False
    return True
