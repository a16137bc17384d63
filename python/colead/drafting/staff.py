# SPDX-License-Identifier: Apache-2.0
"""The people a scenario file writes: by unit, profession and tier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from colead.base.as_resolved import Intervention, Resolved, StaffGroup, copies_of

TIERS = ("early", "mid", "senior", "board")
MONTHS_A_YEAR = 12.0


@dataclass(slots=True)
class People:
    """A staff group in a unit as it is written, with all copies of it: people of one profession and tier.

    entrants: of them in a year, as tenure or rotation has it. calendar: id of theirs.
    """

    unit: str
    profession: str
    tier: str
    count: int
    entrants: float
    calendar: str = ""


def people_of(resolved: Resolved) -> tuple[People, ...]:
    """Everybody in a resolved scenario, unit by unit."""
    groups = {
        name: [(one["profession"], one["tier"], one["count"], _entrants(one), one["calendar"]) for one in kind["staff"]]
        for name, kind in resolved["unit_types"].items()
    }
    return tuple(
        People(unit, profession, tier, copies * count, copies * entrants, calendar)
        for unit, facts in resolved["units"].items()
        for copies in (copies_of(resolved, unit),)
        for profession, tier, count, entrants, calendar in groups[facts["type"]]
    )


def meant(people: Iterable[People], who: Intervention) -> tuple[People, ...]:
    """Those whom the `professions`, `tiers` and `units` of an intervention name; an empty list names all."""
    chosen = tuple(people)
    if professions := frozenset(who["professions"]):
        chosen = tuple(one for one in chosen if one.profession in professions)
    if tiers := frozenset(who["tiers"]):
        chosen = tuple(one for one in chosen if one.tier in tiers)
    if units := frozenset(who["units"]):
        chosen = tuple(one for one in chosen if one.unit in units)
    return chosen


def counted(people: Iterable[People]) -> int:
    return sum(map(attrgetter("count"), people))


def by_profession(people: Sequence[People]) -> dict[str, dict[str, int]]:
    """Heads by profession and, inside it, by tier from the highest down."""
    heads: Counter[tuple[str, str]] = Counter()
    for one in people:
        heads[one.profession, one.tier] += one.count
    return {
        profession: {tier: heads[profession, tier] for tier in reversed(TIERS) if heads[profession, tier]}
        for profession in dict.fromkeys(one.profession for one in people)
    }


def _entrants(group: StaffGroup) -> float:
    months = float(group["rotation_months"])
    yearly = MONTHS_A_YEAR / months if months > 0 else 1.0 / float(group["tenure_years"])
    return yearly * int(group["count"])
