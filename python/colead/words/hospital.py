# SPDX-License-Identifier: Apache-2.0
"""Effects in the words of a hospital: days and hours, so many in 1,000, sooner and later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from colead.words import titles
from colead.words.main_metrics import QUALITY, TIME

if TYPE_CHECKING:
    from colead._core import Effect

HOURS_IN_DAYS = 96.0  # from four days on, hours are told as days
IN_THOUSAND = 1000.0
ROUGHLY = 3.0  # times as rough as a table
# What more of a share means, for the shares a board asks about: so many more decisions in 1,000 ...
OF_DECISIONS = {
    "overdue_share": "run past the day they are due",
    "never_decided_share": "are never taken",
    "joint_share": "are taken by both sides together",
    "jointly_resolved_share": "are agreed by both sides together",
    "open_at_end": "are still open at the end",
}
# Numbers whose name says little away from its place.
NUMBERS = {"per_week": "decisions a week"}
REWORK = "rework_per_decision"
SCALES = ("trust", "respect", "k", "psi", "index")


def changed(effect: Effect) -> str:
    """What a strategy changes in one metric: `Decisions are in force 3 to 4 hours sooner (65 hours in place of 69)`.

    The two numbers are the ends of the interval; where it holds 0, the mean alone is told as what was seen.
    """
    if effect.metric == TIME:
        return _sooner(effect)
    if effect.unit == "share" and effect.metric in OF_DECISIONS:
        return f"{_in_thousand(effect)} decisions in 1,000 {OF_DECISIONS[effect.metric]}"
    if effect.metric == REWORK:
        return f"{_in_thousand(effect)} returns for rework in 1,000 decisions"
    if effect.metric == QUALITY:
        if effect.low * effect.high <= 0:
            if 200.0 * max(abs(effect.low), abs(effect.high)) < 1.0:
                return "Decisions are as good as before, to half a point in 100"
            half = ROUGHLY * 50.0 * (effect.high - effect.low)
            worse, better = (titles.figures(100.0 * abs(end), half) for end in (effect.low, effect.high))
            return f"Decisions may be from {worse} points in 100 worse to {better} better"
        return f"Decisions are {_ends(effect, 100.0)} points in 100 {'better' if effect.difference > 0 else 'worse'}"
    if effect.low == effect.high == 0.0:
        return f"{titles.metric_title(effect.metric)} stays exactly as it is"
    way = "rises" if effect.difference > 0 else "falls"
    scale = " on a scale from 0 to 1" if effect.unit in SCALES else ""
    unit = "" if scale else f" {titles.difference_unit(effect.unit)}"
    return f"{titles.metric_title(effect.metric)} {way} by {_ends(effect, titles.scale(effect.unit))}{unit}{scale}"


def _sooner(effect: Effect) -> str:
    by, unit = (1.0 / 24.0, "days") if effect.baseline_mean >= HOURS_IN_DAYS else (1.0, "hours")
    when = "sooner" if effect.difference < 0 else "later"
    apart = by * max(abs(effect.difference), effect.high - effect.low, effect.matters / 2)
    before, after = (titles.figures(by * mean, apart) for mean in (effect.baseline_mean, effect.mean))
    if before == after and effect.low * effect.high <= 0:
        same = f"Decisions are in force as soon as before (on average after {before} {unit})"
        if max(abs(effect.low), abs(effect.high)) <= effect.matters:
            return same
        sooner, later = (titles.figures(by * abs(end), ROUGHLY * apart / 2) for end in (effect.low, effect.high))
        return same if sooner == later == "0" else f"{same}, but it may be {sooner} {unit} sooner or {later} later"
    return f"Decisions are in force {_ends(effect, by)} {unit} {when} (on average after {after} {unit}, not {before})"


def _in_thousand(effect: Effect) -> str:
    return f"{_ends(effect, IN_THOUSAND)} {'more' if effect.difference > 0 else 'fewer'}"


def is_one_in_thousand(effect: Effect) -> bool:
    """Whether it is as much as one in 1,000: less is not worth a sentence on a page."""
    return IN_THOUSAND * abs(effect.difference) >= 1.0


def _ends(effect: Effect, by: float) -> str:
    """`3 to 4`: the ends of the interval without their sign; one number where both look the same."""
    half = by * (effect.high - effect.low) / 2
    if effect.low * effect.high <= 0:
        return titles.figures(by * abs(effect.difference), ROUGHLY * half)
    ends = sorted(abs(by * end) for end in (effect.low, effect.high))
    low, high = (titles.figures(end, ROUGHLY * max(half, ends[1] / 30)) for end in ends)
    return low if low == high else f"{low} to {high}"


def matters_in(effect: Effect) -> str:
    """The smallest difference that matters in a metric, with its unit."""
    size, unit = titles.scale(effect.unit) * effect.matters, titles.difference_unit(effect.unit)
    if size == 1.0:
        unit = re.sub(r"^(hour|decision|percentage point|point)s\b", r"\1", unit)
    return f"{size:g} {unit}"


def path_words(path: str) -> str:
    """The number that a path leads to: `professions.medic.pressure` as `pressure (medic)`."""
    *before, last = path.replace("[", ".").replace("]", "").split(".")
    names = [name.replace("_", " ") for name in before[1:] if not name.isdigit()]
    said = NUMBERS.get(last, last.replace("_", " "))
    return f"{said} ({', '.join(names)})" if names else said
