# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from colead.experiments.budget import left_out
from colead.experiments.checks import placebos_told
from colead.experiments.price import stay_open
from colead.experiments.verdict import carried_by
from colead.report import chance, sentences
from colead.report.blocks import Section, Words
from colead.report.content import ReportContent
from colead.report.mechanism import what_it_costs
from colead.report.sections.decision import caveat
from colead.words import hospital, titles
from colead.words.main_metrics import QUALITY, TIME


def answer(content: ReportContent) -> Section:
    blocks: list[object] = [Words(sentence(content), "lead")]
    comparison = content.comparison
    told = (
        f"{content.title(content.best)}: {what_it_costs(content)} {stay_open(comparison, content.best)}",
        _other_says(content),
        _worse_says(content),
        _budget_says(content),
        caveat(content),
        placebos_told.held(comparison.placebo, comparison.hours_checks, content.title),
    )
    blocks += [Words(text.rstrip()) for text in told if text]
    return Section("answer", "The answer in figures", blocks)


def sentence(content: ReportContent) -> str:
    """The answer in one sentence, with interval and probability."""
    effect = content.comparison.effect(content.best, content.main_metric)
    title = sentences.lowered(titles.metric_title(effect.metric))
    if effect.verdict == "immaterial":
        worse = any(one.verdict == "worse" for name in content.rivals if (one := content.effect(name, effect.metric)))
        none = f"improves {title} by what matters" if worse else f"makes a difference to {title} that matters"
        return (
            f"No strategy {none}: the best, {content.title(content.best)}, "
            f"{sentences.change(effect, content.confidence)}."
        )
    if effect.verdict not in ("better", "changed"):
        said = f"{content.title(content.best)}, {sentences.change(effect, content.confidence)}"
        said += "" if effect.verdict == "worse" else ", which may be chance"
        if sure := content.surely_better:
            surely = sentences.change(sure[0], content.confidence)
            return f"The best so far, {said}; {content.title(sure[0].strategy)} surely {surely}."
        return f"No strategy clearly improves {title} on {content.baseline_name}: the best, {said}."
    likely = chance.chance_of_gain(effect)
    probability = (
        f", and the probability that it helps at all is {chance.in_words(likely)}" if likely is not None else ""
    )
    least = f"; from {hospital.matters_in(effect)} on it matters" if effect.matters else ""
    said = f"{content.title(content.best)} {sentences.change(effect, content.confidence, least)}{probability}."
    carried = content.comparison.carried
    if carried is None or carried.strategy != content.best:
        return said
    return f"{said} {carried_by(carried, hospital.path_words)}"


def _other_says(content: ReportContent) -> str:
    """The other of the two things asked for, quality and time: who gains most in it."""
    other = QUALITY if content.main_metric == TIME else TIME
    found = [effect for strategy in content.rivals if (effect := content.effect(strategy, other))]
    title = sentences.lowered(titles.metric_title(other))
    better = [effect for effect in found if effect.verdict == "better"]
    if not better:
        return f"No strategy clearly improves {title}." if found else ""
    best = max(better, key=lambda effect: effect.gain)
    also = "also " if best.strategy == content.best else ""
    most = ", the most of all" if len(found) > 1 and best.gain >= max(effect.gain for effect in found) else ""
    return f"{content.title(best.strategy)} {also}{sentences.change(best, content.confidence)}{most}."


def _worse_says(content: ReportContent) -> str:
    """What the best strategy makes worse among the main metrics."""
    worse = [
        effect
        for metric in (
            QUALITY,
            TIME,
            "overdue_share",
            "trust_mean",
            "understanding_mean",
            "safety_mean",
        )
        if (effect := content.effect(content.best, metric)) and effect.verdict == "worse"
    ]
    if not worse:
        return ""
    listed = "; it ".join(sentences.change(effect, content.confidence) for effect in worse)
    return f"What it makes worse: {content.title(content.best)} {listed}."


def _budget_says(content: ReportContent) -> str:
    """Which strategies a budget rules out."""
    comparison = content.comparison
    budget = comparison.budget_hours_a_year
    return "" if budget is None else left_out(comparison.costs, budget, comparison.over_budget, content.title)
