# SPDX-License-Identifier: Apache-2.0
"""Titles of charts that say what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from colead.plots.style import Row
from colead.plots.waiting import NOBODY
from colead.report import chance
from colead.report.sentences import lowered as small
from colead.words import hospital, titles

if TYPE_CHECKING:
    from colead._core import Effect
    from colead.report.content import ReportContent


def lowered(metric: str) -> str:
    return small(titles.metric_title(metric))


def of_decision(content: ReportContent) -> str:
    """Of gain against hours."""
    comparison = content.comparison
    name = content.title(content.best)
    budget = comparison.budget_hours_a_year
    within = "" if budget is None else f" within {budget:,.0f} hours a year"
    if content.best in comparison.over_budget:
        return f"No strategy keeps within {budget or 0.0:,.0f} hours a year"
    if comparison.recommended is None:
        if sure := content.surely_better:
            return f"{name} may gain most{within}, {content.called(sure[0].strategy)} gains for sure"
        return f"No strategy{within} clearly gains as much as matters"
    return f"{name} gains most{within}"


def of_metric(content: ReportContent, metric: str) -> str:
    """Of what every strategy changes in one metric."""
    title = titles.metric_title(metric)
    found = [effect for one in content.rivals if (effect := content.effect(one, metric)) is not None]
    told = [effect for effect in found if effect.verdict in ("better", "worse", "changed")]
    if not told:
        least = found[0].matters if found else 0.0
        if not least:
            return f"{title}: no strategy clearly changes it"
        clearly = "" if all(within(effect, least) for effect in found) else "clearly "
        return f"{title}: no strategy {clearly}changes it by as much as {hospital.matters_in(found[0])}"
    unclear = any(effect.verdict == "unclear" for effect in found)
    better = [effect for effect in told if effect.verdict == "better"]
    worse = [effect for effect in told if effect.verdict == "worse"]
    if better:
        most = max(effect.gain for effect in better)
        how = "improves it most" if most >= max(one.gain for one in found) else "clearly improves it"
        return f"{title}: {_most(content, better)} {how}{_also(content, worse, ' worsens it')}"
    if worse:
        return f"{title}: {_most(content, worse)} worsens it most, none {'clearly ' * unclear}improves it"
    return f"{title}: {_most(content, told)} changes it most"


def within(effect: Effect, least: float) -> bool:
    """Whether the whole interval is smaller than that, or nothing is changed at all."""
    return max(abs(effect.low), abs(effect.high)) < least or effect.low == effect.high == 0.0


def _most(content: ReportContent, effects: list[Effect]) -> str:
    return content.called(max(effects, key=lambda effect: abs(effect.difference)).strategy)


def _also(content: ReportContent, effects: list[Effect], words: str) -> str:
    return f", {_most(content, effects)}{words}" if effects else ""


def of_hours(content: ReportContent) -> str:
    """Of benefit against hours."""
    hours = [cost.hours_a_year for cost in content.comparison.costs if cost.strategy in content.rivals]
    best = next(cost.hours_a_year for cost in content.comparison.costs if cost.strategy == content.best)
    name = content.title(content.best)
    return f"{name} takes {best:,.0f} hours a year; the strategies run from {min(hours):,.0f} to {max(hours):,.0f}"


def of_endings(shares: dict[str, dict[str, float]], content: ReportContent) -> str:
    """Of how decisions ended: per cent resolved, by the name of the strategy."""
    resolved = titles.GROUPS["resolution"]
    before, after = (
        shares[content.title(one)].get(resolved, 0.0) for one in (content.comparison.baseline, content.best)
    )
    name = content.called(content.best)
    if abs(after - before) < 1.0:
        return f"{before:.0f} of 100 decisions are resolved in the baseline, and about as many under {name}"
    return f"{after:.0f} of 100 decisions are resolved under {name}, {before:.0f} in the baseline"


def of_time(content: ReportContent) -> str:
    """Of where the hours of a decision go."""
    found = [
        (effect.baseline_mean, cause)
        for cause in titles.CAUSES
        if (effect := content.effect(content.best, "delay_hours", cause)) is not None
    ]
    if not found:
        return "Where the time went"
    most, cause = max(found)
    every = sum(hours for hours, _ in found)
    return f"Most of a decision's {every:.0f} hours in the baseline is {titles.GROUPS[cause]} ({most:.0f})"


def of_waiting(rows: list[Row]) -> str:
    """Of who was waited for: hours by group."""
    by_group: dict[str, float] = {}
    for row in rows:
        by_group[str(row["group"])] = by_group.get(str(row["group"]), 0.0) + float(row["hours"])
    people = {group: hours for group, hours in by_group.items() if group != NOBODY}
    if not people:
        return "Who was waited for"
    most = max(people, key=lambda group: people[group])
    return f"{most} were waited for most: {people[most]:.0f} hours a decision in the baseline"


def of_groups(content: ReportContent, metric: str) -> str:
    """Of a metric by profession."""
    title = titles.metric_title(metric)
    found = [
        effect
        for effect in content.comparison.effects
        if effect.metric == metric and effect.group != "all" and effect.pairs > 1
    ]
    told = [effect for effect in found if effect.verdict in ("better", "worse", "changed")]
    if not told:
        return f"{title}: no profession is changed by as much as can be told"
    most = max(told, key=lambda effect: abs(effect.difference))
    whom = titles.plural(most.group.replace("_", " "))
    return f"{title} changes most for {whom} under {content.called(most.strategy)}"


def over_time(metric: str, ends: dict[str, tuple[float, float]], content: ReportContent) -> str:
    """Of a figure by week: where it ends."""
    title = titles.metric_title(metric)
    best, base = content.best, content.comparison.baseline
    if best not in ends or base not in ends:
        return f"{title} over time"
    effect = content.effect(best, metric)
    if effect is not None and abs(ends[best][1] - ends[base][1]) < effect.matters:
        return f"{title} ends at {ends[base][1]:.2f} in the baseline, and much the same under {content.called(best)}"
    return f"{title} ends at {ends[best][1]:.2f} under {content.called(best)}, {ends[base][1]:.2f} in the baseline"


def of_ranking(content: ReportContent) -> str:
    """Of how sure the ranking is, as far as chance goes."""
    first = content.comparison.ranking[0]
    return (
        f"{content.title(first.strategy)} is the best with a probability of {chance.in_words(first.probability_best)}"
    )
