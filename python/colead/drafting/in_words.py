# SPDX-License-Identifier: Apache-2.0
"""Who does what, how long and how often: an intervention in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from colead.base.as_resolved import Intervention, Titled
from colead.drafting.asked_hours import AskedHours
from colead.drafting.staff import People, by_profession, counted, meant
from colead.words.phrases import TIERS, listed
from colead.words.titles import figures, plain, plural

SELECTED = {
    "everybody": "",
    "random": "drawn anew each time",
    "voluntary": "whoever wants to",
    "needy": "those who need it most",
    "connected": "the best connected",
}
ONE_HOUR = 60.0


def strategy_words(interventions: Sequence[Intervention], people: Sequence[People]) -> str:
    """The interventions of a strategy, one after the other; the organisation as it is when there are none."""
    if not interventions:
        return "nothing is changed"
    return "; ".join(intervention_words(one, people) for one in interventions)


def intervention_words(intervention: Intervention, people: Sequence[People]) -> str:
    """`shadowing: all 24 people, whoever wants to, 7.5 h and 4 h of a host, every 26 weeks`."""
    parts = [who(intervention, people), SELECTED[intervention["selection"]], how_long(intervention)]
    if how_long(intervention):
        parts.append(how_often(intervention))
    parts.append(when(intervention))
    return f"{plain(intervention['kind']).lower()}: " + ", ".join(part for part in parts if part)


def who(intervention: Intervention, people: Sequence[People]) -> str:
    """Those meant, as heads: `4 managers and 20 medics`, `30 % of 12 senior medics`."""
    those = meant(people, intervention)
    share = float(intervention["share"])
    part = f"{figures(100 * share)} % of " if share < 1 else ""
    if counted(those) == counted(people):
        return f"{part}all {counted(people)} people"
    return part + (heads(those) or "nobody")


def heads(people: Sequence[People], titles: Mapping[str, Titled] | None = None) -> str:
    """`4 managers and 20 medics`; a tier where a profession has but one here."""
    words = []
    for profession, tiers in by_profession(people).items():
        own = titles[profession].get("title") if titles is not None and profession in titles else None
        title = (own or plain(profession)).lower()
        total = sum(tiers.values())
        tier = f"{TIERS[next(iter(tiers))]} " if len(tiers) == 1 else ""
        words.append(f"{total} {tier}{title if total == 1 else plural(title)}")
    return listed(words)


def how_long(intervention: Intervention) -> str:
    """`7.5 h, 4 h of a host`; empty where there are no sessions."""
    dose = float(intervention["dose"])
    words = [
        f"{length(dose * hours)}{what}"
        for hours, what in (
            (intervention.get("session_hours", 0.0), ""),
            (intervention.get("preparation_hours", 0.0), " of preparation"),
            (intervention.get("host_hours", 0.0), " of a host"),
        )
        if hours > 0
    ]
    weekly = float(intervention.get("hours_per_week", 0.0))
    if weekly > 0:
        words.append(f"{length(dose * weekly)} a week kept free")
    return " and ".join(words)


def length(hours: float) -> str:
    """`30 min`, `7.5 h`."""
    return f"{hours * ONE_HOUR:.3g} min" if hours < 1 else f"{hours:.3g} h"


def how_often(intervention: Intervention) -> str:
    """`every 4 weeks`, `for each newcomer`, `when decisions are overdue`."""
    trigger, weeks, months = intervention["trigger"], float(intervention["every_weeks"]), intervention["every_months"]
    if trigger == "entry":
        return "for each newcomer"
    between = _every(weeks, float(months))
    if trigger != "schedule":
        what = "decisions are overdue" if trigger == "overdue" else "outcomes fail"
        least = f", at most {between}" if between else ""
        return f"in a unit where {100 * float(intervention['threshold']):.3g} % of {what}{least}"
    if float(intervention.get("hours_per_week", 0.0)) > 0 and float(intervention["session_hours"]) == 0:
        return ""
    return between or "once"


def when(intervention: Intervention) -> str:
    """What limits the time, if anything does."""
    start, lasts = float(intervention["start_week"]), float(intervention["lasts_weeks"])
    words = [f"from week {start:g}"] if start > 0 else []
    words += [f"for {lasts:g} weeks"] if lasts > 0 else []
    words += [f"at {intervention['at']}"] if intervention["at"] != "any" else []
    chance = float(intervention["probability"])
    words += [f"with chance {chance:g}"] if chance < 1 else []
    return ", ".join(words)


def hours_words(hours: AskedHours) -> str:
    """`626 h a year`, `at most 217 h a year`, `no sessions`."""
    if hours.sure == "none":
        return "no sessions"
    return ("at most " if hours.sure == "most" else "") + f"{round(hours.a_year):,} h a year"


def _every(weeks: float, months: float) -> str:
    if months > 0:
        return "every month" if months == 1 else f"every {months:g} months"
    if weeks == 0:
        return ""
    return "every week" if weeks == 1 else f"every {weeks:g} weeks"
