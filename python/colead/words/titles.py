# SPDX-License-Identifier: Apache-2.0
"""Plain British English for names and units: what a board reads instead of `lead_time_mean` and `h`.

The title of a figure stands in the metric that gives it; one without a title (written in Python, say) is called by its
own name in words.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Sequence

from colead import _core
from colead.base.text import decimals_for, number

# What is kept of every post (colead.experiments.checks.people), with its unit.
PEOPLE = {
    "regret": ("Loss against one's own best option", "value points"),
    "own_score": ("Gain by one's own values", "value points"),
    "trust_received": ("Trust received", "points on a scale 0 to 1"),
    "understanding": ("Understanding of others' roles", "points on a scale 0 to 1"),
    "displaced_hours": ("Hours taken out of other duties", "hours a person and run"),
    "joint_hours": ("Hours of joint work", "hours a person and run"),
    "programme_hours": ("Hours in the strategy", "hours a person and run"),
}

# Unit as the model writes it: what a reader sees. Shares become per cent.
UNITS = {
    "share": "%",
    "share of duty": "% of duty",
    "h": "hours",
    "h per decision": "hours for each decision",
    "h per person-week": "hours for each person and week",
    "value": "value points",
    "value per week": "value points a week",
    "value per 100 h": "value points for 100 hours",
    "trust": "scale 0 to 1",
    "respect": "scale 0 to 1",
    "k": "scale 0 to 1",
    "psi": "scale 0 to 1",
    "need": "scale 0 to 1",
    "index": "index",
    "ratio": "ratio",
    "cosine": "1 is full agreement",
    "1 - cosine": "0 is full agreement",
    "L1": "0 is none, 2 the most",
    "weight": "weight",
    "correlation": "correlation",
    "events per decision": "for each decision",
    "reworks per decision": "for each decision",
    "per 100 person-years": "for 100 people and year",
}

GROUPS = {
    "all": "all",
    "undetected": "not yet noticed",
    "work": "work on the decision",
    "waiting_for_person": "waiting for a person",
    "no_shared_slot": "no shared free slot",
    "conflicting_criteria": "conflicting criteria",
    "low_trust": "low trust",
    "role_ignorance": "role not understood",
    "formal_channel": "formal channel",
    "rework": "rework",
    "resolution": "resolved",
    "oversight": "time ran out: left as it was",
    "flight": "moved into another decision",
    "escalated": "escalated",
    "joint": "joint",
    "one_sided": "one side alone",
    "none": "before anybody had noticed",
    "formal": "on paper",
}

# In this order: own work first, then what kept it waiting.
CAUSES: tuple[str, ...] = _core.CAUSES
STYLES = ("resolution", "oversight", "flight", "escalated")
PERCENTAGES = ("share", "share of duty")


def plain(identifier: str) -> str:
    """`joint_accountability` as `Joint accountability`."""
    words = identifier.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def strategy(scenario: _core.Scenario | None, name: str) -> str:
    """What a strategy is called where somebody reads: the title it has in the scenario, else its name in words."""
    written = name if scenario is None else scenario.strategy_title(name)
    return plain(name) if written == name else written


def as_written(scenario: _core.Scenario | None, name: str) -> str:
    """The same for who also types names: the title it has in the scenario, else its name as it is typed."""
    return name if scenario is None else scenario.strategy_title(name)


def strategies(scenario: _core.Scenario | None, names: Sequence[str]) -> dict[str, str]:
    """What several strategies are called, by name: those that share a title have their names beside it."""
    found = {name: strategy(scenario, name) for name in names}
    shared = {title for title, count in Counter(found.values()).items() if count > 1}
    return {name: f"{title} ({name})" if title in shared else title for name, title in found.items()}


@functools.cache
def shipped_titles() -> dict[str, str]:
    """Title of every figure that a shipped metric gives, by its name."""
    metrics = next(catalogue for catalogue in _core.kinds() if catalogue.name == "metrics")
    return {output.name: output.title for kind in metrics.kinds for output in kind.outputs}


def metric_title(metric: str) -> str:
    return shipped_titles().get(metric) or plain(metric)


def unit_words(unit: str) -> str:
    return UNITS.get(unit, unit.replace("_", " "))


def with_unit(shown: str, unit: str) -> str:
    """A figure with its unit behind it."""
    words = unit_words(unit)
    return f"{shown} on a scale from 0 to 1" if words == "scale 0 to 1" else f"{shown}\u00a0{words}"


def difference_unit(unit: str) -> str:
    """Differences of percentages are percentage points."""
    words = unit_words(unit)
    return (
        words.replace("%", "percentage points", 1)
        if unit in PERCENTAGES
        else words.replace("scale 0 to 1", "points on a scale 0 to 1")
    )


def group_words(group: str) -> str:
    """`manager->medic` as `Managers towards medics`; a cause or an ending in words."""
    if group in GROUPS:
        return GROUPS[group]
    head, colon, tail = group.partition(":")
    giver, arrow, taker = head.partition("->")
    words = f"{plural(plain(giver))} towards {plural(taker.replace('_', ' '))}" if arrow else plain(head)
    return f"{words}: {tail.replace('_', ' ')}" if colon else words


def plural(word: str) -> str:
    """Of a profession's name. English as far as it goes: Nurse, Midwife and Secretary come out right."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith("fe"):
        return word[:-2] + "ves"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def scale(unit: str) -> float:
    """What a value in this unit is multiplied with before it is shown."""
    return 100.0 if unit in PERCENTAGES else 1.0


def figures(value: float, width: float | None = None) -> str:
    """A number as precise as its interval's half width deserves, with thousands apart and a true minus sign."""
    if not math.isfinite(value):
        return "not known"
    worth = width if width is not None and math.isfinite(width) and width > 0 else abs(value) / 10
    shown = number(value, decimals_for(worth))
    whole, point, rest = shown.lstrip("-").partition(".")
    grouped = f"{int(whole):,}" if whole.isdigit() else whole
    return ("\u2212" if shown.startswith("-") else "") + grouped + point + rest


def figures_apart(one: float, other: float) -> tuple[str, str]:
    """Both as `figures`, with as many more digits as it takes to see that they differ."""
    shown = figures(one), figures(other)
    return shown if shown[0] != shown[1] else (figures(one, abs(one - other)), figures(other, abs(one - other)))
