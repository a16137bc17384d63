# SPDX-License-Identifier: Apache-2.0
"""The page on which a board decides: recommendation, caveat, one picture, what would change it; at most 350 words."""

from __future__ import annotations

from collections.abc import Iterator

from colead._core import Effect
from colead.base.grades import by_grade
from colead.experiments.budget import hours_words
from colead.experiments.price import loses
from colead.plots.decision import OVER, dashed_line, decision_panel, decision_rows
from colead.report import findings
from colead.report.blocks import Figure, Section, Table, Variant, Words
from colead.report.content import ReportContent
from colead.report.grounds import rests_on
from colead.report.lights import lights
from colead.report.mechanism import mechanism, what_it_costs
from colead.report.turning import what_to_measure, would_turn
from colead.words import hospital, titles
from colead.words.main_metrics import BOARD_METRICS

MOST_TOLD = 2  # effects told beside the one it is judged by


def decision(content: ReportContent) -> Section:
    return Section("decision", "The decision", list(_blocks(content)), annex=False)


def _blocks(content: ReportContent) -> Iterator[object]:
    yield Words(recommendation(content), "lead")
    if content.comparison.begun:
        yield Words(content.comparison.begun)
    yield Words(caveat(content), "warning")
    yield lights(content)
    yield _figure(content)
    if content.comparison.recommended is not None:
        how = " ".join(text for text in (mechanism(content), what_it_costs(content)) if text)
        yield Words(how, heading="How it works, and what it costs")
    else:
        yield Words(f"{content.title(content.best)}: {small(what_it_costs(content))}", heading="What it would cost")
    yield from would_turn(content)
    yield Words(what_to_measure(content), heading="What to measure in the first three months")
    if content.decisions is not None:
        yield Words(content.decisions.in_a_sentence, heading="A typical decision")


def recommendation(content: ReportContent) -> str:
    """With a verb: consider, or leave things as they are; never what is over the budget."""
    comparison = content.comparison
    budget = comparison.budget_hours_a_year
    within = "" if budget is None else f"Within {hours_words(budget)}: "
    name = content.called(content.best)
    if content.best in comparison.over_budget:
        cheapest = min(comparison.costs[1:], key=lambda cost: cost.hours_a_year)
        return (
            f"No strategy keeps within {hours_words(budget or 0.0)}: leave things as they are, or look for a smaller "
            f"one. The cheapest, {content.called(cheapest.strategy)}, takes {cheapest.hours_a_year:,.0f}."
        )
    effect = comparison.effect(content.best, content.main_metric)
    if comparison.recommended is None and (sure := content.surely_better):
        safe = content.called(sure[0].strategy)
        return capital(
            f"{within}consider {safe}, which gains for sure. {hospital.changed(sure[0])}. {capital(name)} may gain "
            f"more, or nothing: more runs would tell.{_beyond_budget(content)}"
        )
    if comparison.recommended is None:
        least = "" if not effect.matters else f" ({hospital.matters_in(effect)})"
        unsure = "" if effect.verdict == "worse" or findings.within(effect, effect.matters) else "for sure by "
        what = "for sure" if effect.verdict == "unclear" else f"{unsure}as much as matters{least}"
        text = f"{within}no strategy improves {findings.lowered(effect.metric)} {what}: leave things as they are."
        return capital(f"{text} Nearest comes {name}. {hospital.changed(effect)}.{_beyond_budget(content)}")
    told = [hospital.changed(effect), *(hospital.changed(one) for one in _others(content, effect.metric))]
    return capital(
        f"{within}consider {name}. {'. '.join(told[: 1 + MOST_TOLD])}.{_loses(content)}{_unchanged(content)}"
    )


def _loses(content: ReportContent) -> str:
    """Who is told to consider it is told in the same breath that it does not pay."""
    if not loses(content.comparison, content.best):
        return ""
    return " But it takes hours that the scenario values above what better decisions bring."


def _beyond_budget(content: ReportContent) -> str:
    """Of what would gain as much as matters, were the budget larger: a smaller form of it may fit."""
    found = [content.comparison.effect(one, content.main_metric) for one in content.comparison.over_budget]
    gaining = [effect for effect in found if effect.verdict == "better" and effect.gain >= effect.matters]
    if not gaining:
        return ""
    most = max(gaining, key=lambda effect: effect.gain)
    hours = next(cost.hours_a_year for cost in content.comparison.costs if cost.strategy == most.strategy)
    return (
        f" {content.title(most.strategy)} is over the budget ({hours:,.0f} hours a year). With it, "
        f"{small(hospital.changed(most))}: look for a smaller form of it."
    )


def _others(content: ReportContent, judged: str) -> list[Effect]:
    found = (content.effect(content.best, metric) for metric in BOARD_METRICS if metric != judged)
    return [effect for effect in found if effect is not None and effect.verdict in ("better", "worse")]


def _unchanged(content: ReportContent) -> str:
    """Of trust and the like: that no strategy changes them by as much as matters, where none does."""
    same: dict[str, list[str]] = {}
    for metric in ("trust_mean", "understanding_mean"):
        found = [effect for one in content.rivals if (effect := content.effect(one, metric)) is not None]
        if found and all(findings.within(effect, effect.matters) for effect in found):
            same.setdefault(hospital.matters_in(found[0]), []).append(titles.metric_title(metric).split(" ")[0].lower())
    return "".join(f" No strategy changes {' or '.join(names)} by as much as {least}." for least, names in same.items())


def caveat(content: ReportContent) -> str:
    grades = by_grade(rests_on(content))
    return (
        f"This is a simulation, not a trial. It compares assumptions: {grades['C']} of the {sum(grades.values())} "
        "numbers behind it have never been measured. The ranges say how well it was computed, not how true it is."
    )


def _figure(content: ReportContent) -> Figure:
    comparison = content.comparison
    rows = decision_rows(comparison)
    unit = titles.difference_unit(comparison.effect(content.best, content.main_metric).unit)
    spoken = "; ".join(
        f"{row['name']}: {row['hours']:,} hours a year, gain {row['says']}, {row['what']}" for row in rows
    )
    table = Table(
        f"Gain in {findings.lowered(content.main_metric)} ({unit}) and hours a year",
        ["Strategy", "Hours a year", "Gain (interval)", "What it is"],
        [[row["name"], f"{row['hours']:,}", row["says"], row["what"]] for row in rows],
        numeric=frozenset({1, 2}),
    )
    over = any(row["what"] == OVER for row in rows)
    return Figure(
        findings.of_decision(content),
        [Variant("", decision_panel(comparison), f"Gain over hours a year. {spoken}.")],
        caption=" ".join(
            filter(
                None,
                (
                    "Grey: no gain that matters for sure, or another strategy gains as much for fewer hours.",
                    dashed_line(comparison),
                    "Crosses: over the budget." if over else "",
                ),
            )
        ),
        table=table,
    )


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    return text[:1].lower() + text[1:]
