# SPDX-License-Identifier: Apache-2.0
"""Interventions that can bring nothing, whatever is run, or hardly anything, and why; the hours they ask may be spent
all the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from colead import _core
from colead.base.as_resolved import Calendar, Intervention, Resolved
from colead.base.year import WEEKS_A_YEAR
from colead.drafting.slots import ever_at_work, most_at_work
from colead.drafting.staff import People, meant

# Two people of different professions have to be there; in these, of one unit.
ACROSS = ("check_in", "open_conversation", "real_time", "values_exchange")
WITHIN_A_UNIT = ("check_in",)
DIARY_WEEKS: Final = 4  # how far ahead hours are booked
FILTERS: Final = ("professions", "tiers", "units")


@cache
def rules() -> frozenset[str]:
    """Shipped kinds without sessions of their own: they act by a standing rule."""
    catalogue = next(one for one in _core.kinds() if one.name == "interventions")
    length = {
        kind.name: field.default for kind in catalogue.kinds for field in kind.fields if field.name == "session_hours"
    }
    return frozenset(name for name, default in length.items() if default == "0")


def why_it_cannot_act(intervention: Intervention, people: Sequence[People], resolved: Resolved) -> str:
    """The first reason, in words; empty when there is none to be seen in the file."""
    horizon = float(resolved["horizon_weeks"])
    heeded = _heeded(intervention)
    people = [one for one in people if one.count > 0]
    those = meant(people, heeded)
    if float(intervention["dose"]) == 0:
        return "its dose is 0"
    if float(intervention["start_week"]) >= horizon:
        return f"it starts in week {intervention['start_week']:g}, after the last of {horizon:g}"
    if not those:
        return f"there is nobody whom its {_filters(heeded)} name"
    if intervention["kind"] in rules():
        nothing = intervention["kind"] == "protected_time" and float(intervention["hours_per_week"]) == 0
        return "it keeps no hours free" if nothing else ""
    return (
        _sessions(intervention, those)
        or _slot(intervention, those, resolved["calendars"])
        or _preparation(intervention, those, resolved["calendars"])
        or _company(intervention, those, people)
    )


def why_it_hardly_acts(intervention: Intervention, people: Sequence[People], resolved: Resolved) -> str:
    """What is for those who enter, where less than one of them is expected; empty for all else."""
    if intervention["trigger"] != "entry" or why_it_cannot_act(intervention, people, resolved):
        return ""
    weeks = float(resolved["horizon_weeks"]) - float(intervention["start_week"])
    entrants = sum(one.entrants for one in meant(people, intervention)) * weeks / WEEKS_A_YEAR
    return f"of those it asks, {entrants:.2g} are expected to enter in its {weeks:g} weeks" if entrants < 1 else ""


def _heeded(intervention: Intervention) -> Intervention:
    """With the filters that count alone: a standing rule without sessions holds for whole units."""
    if intervention["kind"] not in rules() - {"protected_time"} or float(intervention["session_hours"]) > 0:
        return intervention
    return {**intervention, "professions": [], "tiers": []}


def _sessions(intervention: Intervention, those: Sequence[People]) -> str:
    if intervention["kind"] not in shipped():
        return ""  # what a kind of one's own does without hours is its own affair
    if float(intervention["session_hours"]) + float(intervention["preparation_hours"]) == 0:
        return "its sessions take no time"
    for name, part in (("share", intervention["share"]), ("probability", intervention["probability"])):
        if part == 0:
            return f"its {name} is 0"
    if intervention["trigger"] == "entry" and sum(one.entrants for one in those) == 0:
        return "nobody enters"
    return ""


def _slot(intervention: Intervention, those: Sequence[People], calendars: Mapping[str, Calendar]) -> str:
    """A session at a fixed time takes place for those who are at work for the whole of it."""
    if intervention["at"] == "any" or float(intervention["session_hours"]) == 0:
        return ""
    theirs = [calendars[name] for name in dict.fromkeys(one.calendar for one in those)]
    hours = float(intervention["session_hours"]) * float(intervention["dose"])
    if ever_at_work(theirs, intervention["at"], hours):
        return ""
    return f"nobody whom it asks is at work for {hours:g} h from {intervention['at']}"


def _preparation(intervention: Intervention, those: Sequence[People], calendars: Mapping[str, Calendar]) -> str:
    """What is done outside the session finds its place in the diary of four weeks, or nobody comes."""
    if float(intervention["preparation_hours"]) == 0:
        return ""
    theirs = [calendars[name] for name in dict.fromkeys(one.calendar for one in those)]
    hours = float(intervention["session_hours"]) + float(intervention["preparation_hours"])
    hours *= float(intervention["dose"])
    if hours <= most_at_work(theirs, DIARY_WEEKS):
        return ""
    return f"nobody whom it asks is at work for {hours:g} h in four weeks"


@cache
def shipped() -> frozenset[str]:
    catalogue = next(one for one in _core.kinds() if one.name == "interventions")
    return frozenset(kind.name for kind in catalogue.kinds)


def _company(intervention: Intervention, those: Sequence[People], people: Sequence[People]) -> str:
    kind = intervention["kind"]
    if kind in ACROSS:
        groups = {one.unit if kind in WITHIN_A_UNIT else "" for one in those}
        mixed = any(len({one.profession for one in those if unit in ("", one.unit)}) > 1 for unit in groups)
        where = " of one unit" if kind in WITHIN_A_UNIT else ""
        return "" if mixed else f"it needs people of two professions{where}, and asks those of one"
    if kind == "shadowing":
        units, tiers = intervention["units"], intervention["host_tiers"]
        hosts = [one for one in people if one.unit in (units or (one.unit,)) and one.tier in (tiers or (one.tier,))]
        if not any(host.profession != guest.profession for host in hosts for guest in those):
            return "there is no host of another profession"
    if kind == "late_merge" and not any(one.tier in ("senior", "board") for one in those):
        return "nobody whom it asks is senior"
    return ""


def _filters(intervention: Intervention) -> str:
    named = {name: intervention[name] for name in FILTERS}
    return " and ".join(name for name, those in named.items() if those)
