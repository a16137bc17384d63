# SPDX-License-Identifier: Apache-2.0
"""A first scenario: short, commented, to be changed by hand."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from colead.base.as_resolved import Need, resolved_of
from colead.drafting.shipped import PART, reference
from colead.drafting.staff import TIERS
from colead.drafting.teams import ROLES, Role, Team
from colead.drafting.wanted import Wanted
from colead.drafting.yaml_text import flow, text_of

# Enough to see what ideas cost and do in a minute or two; the answer of a report takes more.
REPLICATIONS = 20
LOOSE = 0.5  # of the ties that there is room for: a pattern is drawn among them


@dataclass(frozen=True)
class Draft:
    """What a first scenario is made of. budget: hours a year, None when nobody said."""

    title: str
    teams: tuple[Team, ...]
    ideas: tuple[Wanted, ...]
    budget: float | None

    @property
    def name(self) -> str:
        return _id(self.title)


def draft_text(draft: Draft) -> str:
    """The YAML of the scenario; it extends the shipped parts."""
    return "\n".join((*_head(draft), *_people(draft.teams), *_strategies(draft), *_compare(draft))) + "\n"


def _head(draft: Draft) -> Iterator[str]:
    yield "# A first draft of `colead init`: every line is yours to change. It wins over what it builds on."
    yield "#   colead validate FILE    what is in it, and hours a year of each strategy, before anything is run"
    yield "#   colead compare FILE     which strategy helps"
    yield "colead: 1"
    yield f"extends: {PART}  # professions, working patterns, classes of decisions and their rates: all assumptions"
    yield f"name: {draft.name}"
    yield f"title: {text_of(draft.title)}"
    yield "question: Which of these ideas is worth its hours?"
    yield "seed: 1  # another number, other luck"
    yield f"horizon_weeks: {reference().horizon_weeks:g}  # watched for so long, once the warm-up has settled it"
    yield f"warm_up_weeks: {reference().warm_up_weeks:g}"
    yield ""
    yield "organisations:"
    yield "  hospital: {title: The hospital, visibility: 0.3}  # share of outcomes that those outside a decision see"
    yield ""


def _people(teams: Sequence[Team]) -> Iterator[str]:
    patterns: dict[tuple[tuple[str, int], ...], str] = {}
    for team in teams:
        patterns.setdefault(tuple(team.people.items()), f"team_{len(patterns) + 1}")
    yield "# Who works in a service. Only people who take part in joint decisions count."
    yield "unit_types:"
    for people, pattern in patterns.items():
        yield f"  {pattern}:"
        yield "    staff:"
        for role, count in people:
            group = ROLES[role]
            yield (
                f"      - {{profession: {group.profession}, tier: {group.tier}, count: {count}, "
                f"calendar: {group.calendar}, {_as_shipped(group)}}}  # {role}s"
            )
        yield f"    decisions: {{{', '.join(f'{name}: {{}}' for name in decisions_for(dict(people)))}}}"
    yield ""
    yield "units:  # load: 1.2 for a service with a fifth more decisions"
    ids = _unique([_id(team.service) for team in teams])
    for unit, team in zip(ids, teams, strict=True):
        yield f"  {unit}: {{title: {text_of(team.service)}, type: {patterns[tuple(team.people.items())]}}}"
    yield ""
    yield from _network(teams)


def _network(teams: Sequence[Team]) -> Iterator[str]:
    """Who knows whom: as in the shipped scenarios where people are enough for as many ties, else fewer."""
    one = len(teams) == 1
    usual, within, index = (10.0, 1.0, -0.5) if one else (14.0, 0.8, -0.4)
    people = sum(sum(team.people.values()) for team in teams)
    near = _ties_at_most([team.people for team in teams], index) / within
    everybody: Counter[str] = Counter()
    for team in teams:
        everybody.update(team.people)
    far = float("inf") if one else (_ties_at_most([everybody], index) - near * within) / (1.0 - within)
    degree = min(usual, math.floor(2.0 * LOOSE * min(near, far) / people))
    if degree == usual and not one:
        return  # as in the part
    if degree < 1:
        yield "# Who knows whom: too few people for a pattern."
        yield "network: {kind: stochastic_block, mixing: probabilities, ei_index: 0, p_in: 0.5, p_out: 0.5}"
    else:
        yield "# Who knows whom: ties of each, as many as so few people can have."
        yield (
            f"network: {{kind: stochastic_block, mean_degree: {degree:g}, within_unit: {within:g}, "
            f"mixing: ei_index, ei_index: {index:g}}}"
        )
    yield ""


def _ties_at_most(groups: Sequence[Mapping[str, int]], index: float) -> float:
    """Ties inside groups of people, of which a share (1 + index) / 2 is across professions."""
    same = other = 0.0
    for people in groups:
        heads: Counter[str] = Counter()
        for role, count in people.items():
            heads[ROLES[role].profession] += count
        total = sum(heads.values())
        inside = sum(count * (count - 1) / 2.0 for count in heads.values())
        same, other = same + inside, other + total * (total - 1) / 2.0 - inside
    across = (1.0 + index) / 2.0
    return min(same / (1.0 - across), other / across)


def _as_shipped(role: Role) -> str:
    """What the shipped service writes of people of this profession and tier; an executive is in none."""
    staff = resolved_of(reference())["unit_types"]["service"]["staff"]
    alike = [one for one in staff if (one["profession"], one["tier"]) == (role.profession, role.tier)]
    if not alike:
        return role.rest
    group = alike[0]
    rotate = group["rotation_months"] > 0
    stays = f"rotation_months: {group['rotation_months']:g}" if rotate else f"tenure_years: {group['tenure_years']:g}"
    away = group["absence"]
    absence = {"sickness_share": away["sickness_share"], "annual_leave_weeks": away["annual_leave_weeks"]}
    told = f", absence: {flow(absence)}" if any(absence.values()) else ""
    return f"background: {group['background']:g}, {stays}{told}"


def _strategies(draft: Draft) -> Iterator[str]:
    yield "# What is compared; `colead validate` puts each into a sentence, with its hours a year. `colead kinds KIND`"
    yield "# tells what else a line can say. The baseline, the organisation as it is today, stands in the part."
    yield "strategies:"
    for strategy, wanted in zip(strategy_ids(draft.ideas), draft.ideas, strict=True):
        yield f"  {strategy}:"
        yield f"    title: {text_of(wanted.title)}"
        yield "    interventions:"
        for one in wanted.interventions:
            yield f"      - {flow(one)}"
        yield f"    # left out: {wanted.idea.left_out}"
    yield ""


def _compare(draft: Draft) -> Iterator[str]:
    yield "# The strategies of the part are there too: name one here, or leave this list out to compare all of them."
    yield "compare:"
    yield "  baseline: baseline"
    yield f"  strategies: [{', '.join(strategy_ids(draft.ideas))}]"
    if draft.budget is not None:
        yield f"  budget_hours_a_year: {draft.budget:g}"
    yield f"  replications: {REPLICATIONS}"


def strategy_ids(ideas: Sequence[Wanted]) -> list[str]:
    """An id for each, none twice and none of a shipped strategy."""
    return _unique([idea.id for idea in ideas], taken=reference().strategies)


def decisions_for(people: Mapping[str, int]) -> list[str]:
    """Classes of the shipped service whose needs these people can fill; the highest need is served first."""
    return [name for name, needs in _needs().items() if _filled(needs, people)]


def _filled(needs: Sequence[Need], people: Mapping[str, int]) -> bool:
    left = [(ROLES[role].profession, TIERS.index(ROLES[role].tier)) for role, n in people.items() for _ in range(n)]
    left.sort(key=lambda one: one[1])
    for need in sorted(needs, key=lambda one: -TIERS.index(one["tier"])):
        for _ in range(int(need["count"])):
            fits = [one for one in left if one[0] == need["profession"] and one[1] >= TIERS.index(need["tier"])]
            if not fits:
                return False
            left.remove(fits[0])
    return True


@cache
def _needs() -> Mapping[str, tuple[Need, ...]]:
    """By class of decision that arises in the shipped service."""
    resolved = resolved_of(reference())
    arises = resolved["unit_types"]["service"]["decisions"]
    return {name: tuple(resolved["decisions"][name]["needs"]) for name in arises}


def _id(text: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")[:40].strip("_")
    return plain if plain[:1].isalpha() else f"unit_{plain}".rstrip("_")


def _unique(names: Sequence[str], taken: Sequence[str] = ()) -> list[str]:
    out: list[str] = []
    for name in names:
        number, free = 2, name
        while free in out or free in taken or free == "all":
            number, free = number + 1, f"{name}_{number}"
        out.append(free)
    return out
