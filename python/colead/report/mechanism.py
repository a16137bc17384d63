# SPDX-License-Identifier: Apache-2.0
"""How the best strategy does it, and what it costs whom: sentences for the page on which somebody decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colead.base.year import WEEKS_A_YEAR
from colead.experiments.price import price
from colead.words import hospital, phrases, titles
from colead.words.main_metrics import TIME

if TYPE_CHECKING:
    from colead._core import Effect
    from colead.report.content import ReportContent

MOST_CAUSES = 2
WORTH_TELLING = 0.1  # of the greatest change
# What less and more of each cause of delay is.
CAUSES = {
    "undetected": ("problems noticed sooner", "problems noticed later"),
    "work": ("less work on the decision itself", "more work on the decision itself"),
    "waiting_for_person": ("less waiting for a person", "more waiting for a person"),
    "no_shared_slot": ("a shared free hour found sooner", "a shared free hour found later"),
    "conflicting_criteria": ("less dispute about what counts", "more dispute about what counts"),
    "low_trust": ("less delay through low trust", "more delay through low trust"),
    "role_ignorance": ("roles better understood", "roles less understood"),
    "formal_channel": ("less time on paper", "more time on paper"),
    "rework": ("less rework", "more rework"),
}


def mechanism(content: ReportContent) -> str:
    """Where the gain comes from, by the causes of delay that change for sure; empty where none does or the answer is
    not about time."""
    if content.main_metric != TIME:
        return ""
    changes = sorted(_clear_changes(content), key=lambda effect: effect.difference)
    sooner = [effect for effect in changes if effect.difference < 0][:MOST_CAUSES]
    later = [effect for effect in reversed(changes) if effect.difference > 0][:MOST_CAUSES]
    parts = [f"It works through {_listed(sooner)}"] if sooner else []
    if later:
        parts.append(f"{'the price is' if parts else 'It brings'} {_listed(later)}")
    return "; ".join(parts) + "." if parts else ""


def _clear_changes(content: ReportContent) -> list[Effect]:
    every = (content.effect(content.best, "delay_hours", cause) for cause in CAUSES)
    found = [effect for effect in every if effect is not None and effect.low * effect.high > 0]
    least = WORTH_TELLING * max((abs(effect.difference) for effect in found), default=0.0)
    return [effect for effect in found if abs(effect.difference) >= least]


def _listed(effects: list[Effect]) -> str:
    return phrases.listed([_said(effect) for effect in effects])


def _said(effect: Effect) -> str:
    words = CAUSES[effect.group][effect.difference > 0]
    return f"{words} ({titles.figures(abs(effect.difference), abs(effect.difference) / 3)} hours a decision)"


def what_it_costs(content: ReportContent) -> str:
    """Hours a year, from whom and from what they come, whether it pays, and harm that an average hides."""
    cost = next(cost for cost in content.comparison.costs if cost.strategy == content.best)
    text = f"It takes {cost.hours_a_year:,.0f} hours a year of everybody together{_of_each(content)}."
    told = price(content.comparison, content.best)
    text += f" {told}" if told else ""
    harm = [one for one in content.comparison.hidden_harm if one.strategy == content.best]
    if harm:
        one = harm[0]
        whom = titles.plural(one.group.replace("_", " "))
        text += f" It leaves {whom} worse off in {titles.PEOPLE[one.figure][0].lower()}."
    rework = content.effect(content.best, hospital.REWORK)
    if rework is not None and rework.verdict == "worse" and hospital.is_one_in_thousand(rework):
        text += f" {hospital.changed(rework)}."
    return text


def _of_each(content: ReportContent) -> str:
    """`: 20 of each manager, 31 of each medic`, of the same hours by profession; empty where that is not measured."""
    weeks = WEEKS_A_YEAR / content.comparison.share_at_work
    shares = [
        f"{titles.figures(one.difference * weeks, 1.0)} of each {one.group.replace('_', ' ')}"
        for one in content.comparison.effects
        if (one.strategy, one.metric) == (content.best, "all_hours") and one.group != "all" and one.pairs > 1
    ]
    return f": {phrases.listed(shares)}" if shares else ""
