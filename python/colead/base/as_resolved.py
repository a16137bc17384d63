# SPDX-License-Identifier: Apache-2.0
"""A scenario as its values: the part of the file format that pages and searches read, every default filled in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NotRequired, TypedDict, cast

from colead import _core


class Intervention(TypedDict, total=False):
    """What all kinds have, and hours that some have; a kind's own fields stand beside them."""

    kind: str
    at: str
    budget_hours: float
    dose: float
    every_months: float
    every_weeks: float
    host_hours: float
    host_tiers: list[str]
    hours_per_week: float
    lasts_weeks: float
    preparation_hours: float
    probability: float
    professions: list[str]
    selection: str
    session_hours: float
    share: float
    start_week: float
    threshold: float
    tiers: list[str]
    trigger: str
    units: list[str]


class Absence(TypedDict):
    """How much of a year people are away."""

    sickness_share: float
    annual_leave_weeks: float


class NamedKind(TypedDict):
    """A kind by its name; its own fields stand beside it."""

    kind: str


class NetworkKind(NamedKind):
    """The network's; a given one has no mean degree."""

    mean_degree: NotRequired[float]


class Titled(TypedDict):
    """What may have a title, and is called by its name where it has none."""

    title: NotRequired[str]


class CalendarWeek(TypedDict):
    """Hours of one week as written, such as "mon-fri 09:00-17:00"."""

    duty: list[str]
    open: list[str]


class Calendar(Titled):
    """A cycle of weeks."""

    weeks: list[CalendarWeek]


class StaffGroup(TypedDict):
    """People of one profession and tier in a type of unit."""

    profession: str
    tier: str
    count: int
    calendar: str
    rotation_months: float
    tenure_years: float
    background: float
    absence: Absence


class Need(TypedDict):
    """Who has to be at the table."""

    profession: str
    tier: str
    count: int


class DecisionClass(Titled):
    """A class of decisions."""

    per_week: float
    due_days: float
    rule: NamedKind
    needs: list[Need]


class Arising(TypedDict):
    """How much of a class arises in a type of unit."""

    load: float


class UnitType(TypedDict):
    """Who works in units of a type, and what arises there."""

    staff: list[StaffGroup]
    decisions: dict[str, Arising]


class Unit(TypedDict):
    """One unit, or so many alike in each of its organisations; a store may hold it from before there were counts."""

    type: str
    load: float
    organisation: NotRequired[str]
    count: NotRequired[int]


class Organisation(TypedDict):
    """One employer, or so many alike."""

    title: str
    count: NotRequired[int]


class Asked(TypedDict, total=False):
    """What is compared."""

    baseline: str
    budget_hours_a_year: float | None
    strategies: list[str]


class Resolved(TypedDict):
    """A whole scenario."""

    horizon_weeks: float
    warm_up_weeks: float
    sample_every_weeks: float
    load: float
    calendars: dict[str, Calendar]
    compare: Asked
    decisions: dict[str, DecisionClass]
    expectations: list[Mapping[str, object]]
    influence: NamedKind
    network: NetworkKind
    organisations: dict[str, Organisation]
    professions: dict[str, Titled]
    strategies: dict[str, list[Intervention]]
    strategy_texts: NotRequired[dict[str, dict[str, str]]]
    trust: NamedKind
    unit_types: dict[str, UnitType]
    units: dict[str, Unit]


def copies_of(resolved: Resolved, unit: str) -> int:
    """How many units a written one stands for: its count times that of its organisation."""
    facts = resolved["units"][unit]
    organisation = resolved["organisations"].get(facts.get("organisation", ""))
    return int(facts.get("count", 1)) * (1 if organisation is None else int(organisation.get("count", 1)))


def resolved_of(scenario: _core.Scenario) -> Resolved:
    """Its values, as a store keeps them too."""
    return cast("Resolved", json.loads(scenario.resolved_json()))
