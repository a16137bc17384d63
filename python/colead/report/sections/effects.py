# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from colead.plots.effects import baseline_says, effects_panel, known
from colead.report import findings, sentences
from colead.report.blocks import Figure, Fold, Grid, Section, Variant, Words
from colead.report.content import ReportContent
from colead.words import titles


def effects(content: ReportContent) -> Section:
    comparison = content.comparison
    metrics = known(comparison, None) or [content.main_metric]
    everything = [effect for effect in comparison.effects if effect.group == "all"]
    return Section(
        "effects",
        "What each strategy changes",
        [
            Words(
                f"Each line is the difference a strategy makes to {content.baseline_name}, averaged over pairs of "
                f"runs with the same luck, with its {content.confidence} interval. A triangle pointing up is better, "
                "one pointing down is worse; a circle means that the interval holds 0, so there may be no difference; "
                "a square means that the difference is smaller than what matters, which is the width of the grey band "
                "to either side; a diamond means a change that is neither better nor worse."
            ),
            Grid([_figure(content, metric) for metric in metrics]),
            Words(
                "The intervals are for one line at a time. Of many lines that are truly 0, about "
                f"{100 * (1 - comparison.confidence):.2g} in 100 will not look it.",
                "note",
            ),
            Fold(
                "Every metric in figures",
                [sentences.effect_table(content, everything, "All metrics, all strategies", searchable=True)],
            ),
        ],
    )


def _figure(content: ReportContent, metric: str) -> Figure:
    comparison = content.comparison
    found = [effect for effect in comparison.effects if (effect.metric, effect.group) == (metric, "all")]
    title = titles.metric_title(metric)
    spoken = "; ".join(
        f"{content.title(effect.strategy)} {sentences.interval(effect)}" for effect in found if effect.pairs > 1
    )
    alt = f"{title}: difference to {content.baseline_name} in {titles.difference_unit(found[0].unit)}. {spoken}."
    return Figure(
        findings.of_metric(content, metric),
        [Variant(title, effects_panel(comparison, metric), alt)],
        subtitle=baseline_says(found, content.baseline_name),
        table=sentences.effect_table(content, found, f"{title}: differences to {content.baseline_name}"),
        wide=False,
    )
