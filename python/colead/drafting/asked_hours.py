# SPDX-License-Identifier: Apache-2.0
"""What a strategy asks of people in hours a year, worked out from the file alone, before any run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from colead.base.as_resolved import Intervention, Resolved
from colead.base.year import WEEKS_A_YEAR
from colead.drafting.staff import People, counted, meant

MONTHS_A_YEAR = 12.0
Sure = Literal["all", "most", "none"]


@dataclass(frozen=True)
class AskedHours:
    """Person-hours a year over the observed time.

    a_year: if everybody came who is asked, the hours of hosts and of reserved time with them.
    sure: "all" when that is what is asked; "most" when trouble or word of mouth decides how often or of whom, so that
    it is the most there can be; "none" when there are no sessions: what a rule takes is seen in a run alone.
    people: who are asked, as heads; occasions: how often in the observed time.
    """

    a_year: float
    sure: Sure
    people: int
    occasions: float


def asked_hours(intervention: Intervention, people: Sequence[People], resolved: Resolved) -> AskedHours:
    """What one intervention of a resolved scenario asks.

    intervention: with every field resolved; people: of the whole scenario.
    """
    those = meant(people, intervention)
    horizon = float(resolved["horizon_weeks"])
    observed = max(0.0, _end(intervention, horizon) - float(intervention["start_week"]))
    reserved = _reserved(intervention, counted(those), observed)
    each = float(intervention["dose"]) * _hours_each(intervention)
    trigger = intervention["trigger"]
    occasions = _occasions(intervention, observed)
    if trigger == "entry":
        invited = float(intervention["share"]) * sum(one.entrants for one in those) * observed / WEEKS_A_YEAR
    else:
        invited = float(intervention["share"]) * counted(those) * occasions
    hours = _within_budget(each * invited * float(intervention["probability"]), intervention, observed, resolved)
    total = hours + reserved
    sure: Sure = "all"
    if total == 0.0:
        sure = "none"
    elif trigger in ("overdue", "failure") or intervention["kind"] in ("learning_network", "leader_behaviour"):
        sure = "most"
    return AskedHours(total / horizon * WEEKS_A_YEAR, sure, counted(those), occasions)


def together(parts: Sequence[AskedHours]) -> AskedHours:
    """The interventions of one strategy."""
    kinds = {part.sure for part in parts}
    sure: Sure = "most" if "most" in kinds else "all" if "all" in kinds else "none"
    return AskedHours(
        math.fsum(part.a_year for part in parts),
        sure,
        max((part.people for part in parts), default=0),
        math.fsum(part.occasions for part in parts),
    )


def _end(intervention: Intervention, horizon: float) -> float:
    lasts = float(intervention["lasts_weeks"])
    return min(horizon, float(intervention["start_week"]) + lasts) if lasts > 0 else horizon


def _hours_each(intervention: Intervention) -> float:
    """Of one who is asked, each time, with the hours of the host."""
    return math.fsum(
        (
            intervention.get("session_hours", 0.0),
            intervention.get("preparation_hours", 0.0),
            intervention.get("host_hours", 0.0),
        )
    )


def weeks_between(intervention: Intervention) -> float:
    """From one delivery to the next; 0: once."""
    months = float(intervention["every_months"])
    return months * WEEKS_A_YEAR / MONTHS_A_YEAR if months > 0 else float(intervention["every_weeks"])


def _occasions(intervention: Intervention, observed: float) -> float:
    """The first at once, the others after it; with a trigger as many as there can be."""
    if observed <= 0.0:
        return 0.0
    between = weeks_between(intervention)
    if intervention["trigger"] in ("overdue", "failure"):
        between = max(between, 1.0)  # it is looked at once a week
    return float(math.ceil(observed / between - 1e-9)) if between > 0 else 1.0


def _reserved(intervention: Intervention, people: int, observed: float) -> float:
    weekly = float(intervention.get("hours_per_week", 0.0)) * float(intervention["dose"])
    return weekly * people * observed


def _within_budget(hours: float, intervention: Intervention, observed: float, resolved: Resolved) -> float:
    weekly = float(intervention["budget_hours"])
    return hours if weekly <= 0 else min(hours, weekly * (observed + 1.0) * len(resolved["organisations"]))
