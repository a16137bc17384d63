# SPDX-License-Identifier: Apache-2.0
"""How records are put into words: posts, options, lengths of time, causes."""

from __future__ import annotations

import math
from collections.abc import Iterable

from colead.words.titles import GROUPS

TIERS = {"early": "early-career", "mid": "middle-grade", "senior": "senior", "board": "board-level"}

STYLES = {
    "resolution": "agreed",
    "oversight": "left as it was, because time ran out before anybody decided",
    "flight": "not decided: the problem moved into another decision",
    "escalated": "settled a tier higher up",
    "open": "still open",
}

ROUTES = {
    "joint": "by all sides together",
    "one_sided": "by one side alone",
    "formal": "on paper, through the formal channel",
    "none": "before anybody had noticed",
}

BEHAVIOURS = {
    "exception": "a superior was asked",
    "monitoring": "people checked each other's work",
    "delegation": "a seat was handed on",
    "search": "another alternative was looked for",
    "clarification": "aims and the meaning of the criteria were talked through",
    "steamrolling": "somebody forced the own choice",
    "politicking": "people manoeuvred",
}

TRUST_CAUSES = {
    "outcome": "credit or blame for how a decision turned out",
    "heard": "heard",
    "ignored": "not heard",
    "overruled": "overruled",
    "steamrolled": "forced",
    "excluded": "left out of a decision",
    "politicked": "played",
    "attended": "came to the table",
    "absent": "did not come",
    "gossip": "word of mouth",
    "contact": "time spent together",
    "help": "was helped",
    "session": "a session of the strategy",
    "spoke": "said what nobody else knew",
    "kept_back": "kept what nobody else knew",
    "included": "asked to decide together",
    "rebuffed": "turned away",
    "in_time": "a due date was kept",
    "late": "a due date was missed",
    "faded": "faded with time",
    "expectation": "what is expected of the profession changed",
    "ended": "one of the two left the post, or they lost touch",
}

HOURS_IN_A_DAY = 24.0
MOST_DIGITS = 15


def post(name: str | None) -> str:
    """`theatres.medic.senior.2` as `the senior medic no. 2 of theatres`."""
    if name is None:
        return "somebody"
    parts = name.rsplit(".", 3)
    if len(parts) != 4:
        return name
    unit, profession, tier, number = parts
    return f"the {TIERS.get(tier, tier)} {plain(profession)} no. {number} of {plain(unit)}"


def decision(name: str) -> str:
    """`service.theatre_list.165` as `theatre list no. 165 of service`."""
    parts = name.rsplit(".", 2)
    if len(parts) != 3:
        return name
    unit, decision_class, number = parts
    return f"{plain(decision_class)} no. {number} of {plain(unit)}"


def posts(names: Iterable[str | None]) -> str:
    return listed([post(name) for name in names])


def listed(words: list[str]) -> str:
    """`a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def option(number: int | None) -> str:
    """0 leaves things as they are, the others are A, B, C ..."""
    if number is None:
        return "no agreement"
    return "leaving things as they are" if number == 0 else f"option {letter(number)}"


def letter(number: int) -> str:
    return chr(ord("A") + number - 1)


def hours(value: float) -> str:
    """`40 minutes`, `5.5 hours`, `3.2 days`."""
    if value < 1.0:
        return counted(round(value * 60), "minute")
    if value < 2 * HOURS_IN_A_DAY:
        return f"{value:.1f} hours"
    return f"{value / HOURS_IN_A_DAY:.1f} days"


def counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def week(value: float) -> str:
    """Weeks are named by the one that is running: 0.3 is in week 1."""
    return f"week {math.floor(value) + 1}"


def points(value: float) -> str:
    """A value with its sign; two decimals, as many as matter on a scale where an option is worth about 1."""
    shown = f"{value:+.2f}"
    return "0.00" if shown in ("+0.00", "-0.00") else shown


def told_apart(one: float, other: float, form: str) -> tuple[str, str]:
    """Both in the form, such as `.2f` or `.0%`, with as many more digits as it takes to see that they differ."""
    digits, kind = int(form[1:-1]), form[-1]
    shown = f"{one:{form}}", f"{other:{form}}"
    while shown[0] == shown[1] and one != other and digits < MOST_DIGITS:
        digits += 1
        shown = f"{one:.{digits}{kind}}", f"{other:.{digits}{kind}}"
    return shown


def cause(name: str) -> str:
    return GROUPS.get(name, name.replace("_", " "))


def plain(identifier: str) -> str:
    return identifier.replace("_", " ")
