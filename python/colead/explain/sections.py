# SPDX-License-Identifier: Apache-2.0
"""The text of an account, section by section. A person without statistics should be able to read it aloud."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import asdict, dataclass

from colead import _core
from colead.explain.table_talk import around_the_table, scores, turning_points, what_was_said
from colead.words import phrases

SHOWN_TERM = 0.05


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[str, ...]


def sections_of(record: _core.DecisionAccount) -> tuple[Section, ...]:
    meeting = deciding(record)
    parts = [("What happened", what_happened(record)), ("Where the time went", where_time_went(record))]
    parts += [("How it was taken up", route(record)), ("The options", options(record))]
    if meeting is not None:
        parts += [
            ("Who sat at the table", around_the_table(record, meeting)),
            ("What was said", what_was_said(record, meeting)),
            ("How each came to a view", scores(meeting)),
            ("What tipped it", turning_points(record, meeting)),
        ]
    parts.append(("What came of it", what_came(record)))
    return tuple(Section(title, tuple(lines)) for title, lines in parts)


def deciding(record: _core.DecisionAccount) -> _core.DecisionMeeting | None:
    """The last meeting: the one that decided, where one did."""
    return record.meetings[-1] if record.meetings else None


def what_happened(record: _core.DecisionAccount) -> list[str]:
    lines = [
        f"A decision on {phrases.plain(record.decision_class)} came up in {phrases.plain(record.unit)} in "
        f"{phrases.week(record.arrived_week)}.",
        f"After {phrases.hours(record.lead_hours)} it was {phrases.STYLES[record.style]}"
        + (f": {phrases.option(record.chosen)}." if record.style in ("resolution", "escalated") else "."),
    ]
    events = [step for step in record.steps if step.step in STEPS]
    lines += [f"{phrases.hours(step.hours)} in: {STEPS[step.step].format(**_named(step))}." for step in events]
    return lines


STEPS = {
    "noticed": "noticed by {who}",
    "delegated": "{who} handed the seat to {other}",
    "asked_superior": "{who} asked {other}",
    "no_slot": "no shared time in four weeks of diaries",
    "met": "a meeting",
    "on_paper": "decided on paper",
    "settled_alone": "settled by one person",
    "no_agreement": "no agreement",
    "fled": "moved into another decision",
    "escalated": "went a tier up",
    "out_of_patience": "somebody lost patience",
    "due": "it was due",
    "defaulted": "time had run out: things were left as they were",
    "reworking": "it came back to {who} and had to be reworked",
    "in_force": "in force",
    "outcome": "its outcome showed",
    "seniors_changed": "other seniors were asked",
    "signing_off": "no meeting could be found: it was to be signed on paper, one after another",
    "signed_off": "{who} signed",
}


def _named(step: _core.AccountStep) -> dict[str, str]:
    return {"who": phrases.post(step.who), "other": phrases.post(step.other)}


def where_time_went(record: _core.DecisionAccount) -> list[str]:
    totals: dict[tuple[str, str | None], float] = defaultdict(float)
    for entry in record.delays:
        totals[entry.cause, entry.who] += entry.hours
    lines = []
    for (cause, who), spent in sorted(totals.items(), key=lambda item: -item[1]):
        share = spent / record.lead_hours if record.lead_hours > 0 else 0.0
        whose = f" ({phrases.post(who)})" if who is not None else ""
        lines.append(f"{phrases.hours(spent)} ({share:.0%}): {phrases.cause(cause)}{whose}.")
    return [*lines, f"{phrases.hours(record.lead_hours)} in all."] if lines else ["No time passed."]


TERMS = {
    "tendency": "the kind of decision",
    "policy": "the strategy",
    "trust": "the owner's trust in the others",
    "understanding": "the owner's understanding of their role",
    "habit": "habit of formal channels",
    "load": "the owner's workload",
}


def route(record: _core.DecisionAccount) -> list[str]:
    taken = record.route
    lines = [f"It was taken up {phrases.ROUTES[taken.taken]}."]
    if not taken.choice:
        return [*lines, "Only one profession was needed, so there was nothing to choose."]
    chance, terms = taken.joint_probability, asdict(taken.terms)
    lines.append(f"The chance of deciding together was {chance:.0%}.")
    for sign, verb in ((1, "raised"), (-1, "lowered")):
        named = [TERMS[name] for name, value in terms.items() if sign * value >= SHOWN_TERM]
        if named:
            lines.append(_capital(f"{phrases.listed(named)} {verb} it."))
    return lines


def options(record: _core.DecisionAccount) -> list[str]:
    lines = []
    best = max(option.worth for option in record.options)
    for option in record.options:
        marks = ["chosen"] if option.option == record.chosen else []
        marks += ["the best there was"] if option.worth == best else []
        detail = ", ".join(f"{phrases.plain(k)} {phrases.points(v)}" for k, v in option.attributes.items() if v)
        lines.append(
            f"{_capital(phrases.option(option.option))}: worth {phrases.points(option.worth)} to patients and "
            "public" + (f" ({detail})" if detail else "") + (f" - {', '.join(marks)}" if marks else "") + "."
        )
    return lines


def what_came(record: _core.DecisionAccount) -> list[str]:
    lost = record.best_value - record.value
    lines = [f"Buy-in of those it concerned: {record.buy_in:.0%}."] if record.buy_in > 0 else []
    lines.append(
        "Nothing better was to be had." if lost <= 0 else f"The best option was worth {phrases.points(lost)} more."
    )
    if math.isfinite(record.realised_value):
        lines.append(f"What was chosen brought {phrases.points(record.realised_value)} in the end.")
    if record.reworks:
        lines.append(f"It had to be reworked {phrases.counted(record.reworks, 'time')}.")
    lines += [
        f"{phrases.post(person.post)} would have gained {phrases.points(person.regret)} by another."
        for person in record.people
        if person.regret > SHOWN_TERM
    ]
    return [_capital(line) for line in lines]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
