# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections import Counter

from colead import wording
from colead.report import chance, says
from colead.report.blocks import Facts, Section, Words
from colead.report.material import QUALITY, TIME, Material


def answer(material: Material) -> Section:
    blocks: list[object] = [Words(sentence(material), "lead"), _facts(material)]
    blocks += [Words(text) for text in (_time_says(material), _worse_says(material)) if text]
    blocks.append(Words(_sureness(material), "warning"))
    return Section("answer", "The answer", blocks)


def sentence(material: Material) -> str:
    """The answer in one sentence, with interval and probability."""
    effect = material.comparison.effect(material.best, material.main_measure)
    title = says.lowered(wording.measure_title(effect.metric))
    if effect.verdict not in ("better", "changed"):
        return (
            f"No strategy clearly improves {title} on {material.baseline_name}: the best, "
            f"{wording.plain(material.best)}, "
            f"{says.change(effect, material.confidence)}, which may be chance."
        )
    likely = chance.chance_of_gain(effect, material.comparison.confidence)
    probability = (
        f", and the probability that it helps at all is {chance.in_words(likely)}" if likely is not None else ""
    )
    return f"{wording.plain(material.best)} {says.change(effect, material.confidence)}{probability}."


def _facts(material: Material) -> Facts:
    best = wording.plain(material.best)
    items: list[tuple[str, str, str]] = []
    for metric in (material.main_measure, TIME, "trust_mean"):
        effect = material.effect(material.best, metric)
        if effect is not None and metric not in [item[0] for item in items]:
            by = wording.scale(effect.unit)
            half = by * (effect.high - effect.low) / 2
            shown = wording.figures(by * effect.difference, half)
            sign = "+" if effect.difference > 0 else ""
            items.append(
                (wording.measure_title(metric), f"{sign}{shown}", f"{wording.difference_unit(effect.unit)}, {best}")
            )
    cost = next(cost for cost in material.comparison.costs if cost.strategy == material.best)
    items.append(("Cost", f"{cost.programme_hours:,.0f} hours", f"of people's time in one run, {best}"))
    return Facts(items)


def _time_says(material: Material) -> str:
    """What speaks for another strategy: the one that is quickest."""
    found = [effect for strategy in material.rivals if (effect := material.effect(strategy, TIME))]
    sooner = [effect for effect in found if effect.verdict == "better"]
    if not sooner:
        return (
            "No strategy clearly shortens the time from the arrival of a decision until it is in force."
            if found
            else ""
        )
    best = min(sooner, key=lambda effect: effect.difference)
    also = "also " if best.strategy == material.best else ""
    return (
        f"Sooner decisions: {wording.plain(best.strategy)} "
        f"{also}{says.change(best, material.confidence)}, the most of all."
    )


def _worse_says(material: Material) -> str:
    """What the best strategy makes worse among the main measures."""
    worse = [
        effect
        for metric in (
            QUALITY,
            TIME,
            "overdue_share",
            "trust_mean",
            "understanding_mean",
            "safety_mean",
            "value_per_100_hours",
        )
        if (effect := material.effect(material.best, metric)) and effect.verdict == "worse"
    ]
    if not worse:
        return ""
    listed = "; it ".join(says.change(effect, material.confidence) for effect in worse)
    return f"Its price besides hours: {wording.plain(material.best)} {listed}."


def _sureness(material: Material) -> str:
    """How much of the answer rests on guesses."""
    grades = Counter(str(record["grade"]) for record in material.scenario.assumptions)
    total = sum(grades.values())
    return (
        f"How sure is this? The intervals say how well this scenario was computed, not how true it is: "
        f"{grades['C']} of its "
        f"{total} numbers are assumptions for which no measurement is known (grade C). All numbers stand "
        f"below, with their sources."
    )
