# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from colead.experiments.budget import equal_hours_told
from colead.plots.benefit import benefit_panel, benefit_rows
from colead.report import findings, sentences
from colead.report.blocks import Figure, Section, Table, Variant, Words
from colead.report.content import ReportContent
from colead.words import titles
from colead.words.main_metrics import QUALITY, TIME


def hours(content: ReportContent) -> Section:
    comparison = content.comparison
    scaled = equal_hours_told(comparison.costs, content.title) if comparison.at_equal_hours else ""
    metrics = [
        metric
        for metric in dict.fromkeys((content.main_metric, QUALITY, TIME, "value_per_week"))
        if any(content.effect(strategy, metric) for strategy in content.rivals)
    ]
    return Section(
        "hours",
        "What it costs in hours, and what it brings",
        [
            Words(
                "A strategy is paid for in people's hours: sessions, preparation, hosting, reserved time, and "
                "whatever joint work it adds or saves. They come out of the same working weeks that decisions need. "
                "Hours a year, of everybody together, beyond what is spent anyway." + _budget(content)
            ),
            Figure(
                findings.of_hours(content),
                [_variant(content, metric) for metric in metrics],
                chooses="Benefit in",
                caption="Lines are intervals. A strategy high up and far left brings much for few hours (far down "
                "where lower is better).",
                table=_table(content),
            ),
            *([Words(scaled, "note")] if scaled else []),
        ],
    )


def _variant(content: ReportContent, metric: str) -> Variant:
    rows = benefit_rows(content.comparison, metric)
    title = titles.metric_title(metric)
    spoken = "; ".join(f"{row['name']}: {row['hours']:,} hours a year, {row['says']}" for row in rows)
    return Variant(
        title, benefit_panel(content.comparison, metric), f"{title}: difference over hours a year. {spoken}."
    )


def _table(content: ReportContent) -> Table:
    rows = []
    for cost in content.comparison.costs:
        main = content.effect(cost.strategy, QUALITY)
        sooner = content.effect(cost.strategy, TIME)
        rows.append(
            [
                content.title(cost.strategy),
                f"{cost.hours_a_year:,.0f}{_over(content, cost.strategy)}",
                f"{cost.hours_per_person_week:.2g}",
                _net(content, cost.strategy),
                sentences.interval(main) if main else "",
                sentences.interval(sooner) if sooner else "",
            ]
        )
    headers = [
        "Strategy",
        "Hours a year",
        "Hours for each person and week",
        "Net value gained by each 100 of these hours",
        titles.metric_title(QUALITY),
        titles.metric_title(TIME),
    ]
    return Table("Hours and benefits of each strategy", headers, rows, numeric=frozenset({1, 2, 3, 4, 5}))


def _budget(content: ReportContent) -> str:
    budget = content.comparison.budget_hours_a_year
    return "" if budget is None else f" The budget is {budget:,.0f}; what takes more is never recommended."


def _over(content: ReportContent, strategy: str) -> str:
    return " (over the budget)" if strategy in content.comparison.over_budget else ""


def _net(content: ReportContent, strategy: str) -> str:
    """Gain in net value for each 100 of all hours, or why there is none to tell."""
    for one in content.comparison.net_benefit:
        if one.strategy == strategy:
            half = (one.high - one.low) / 2
            low, middle, high = (titles.figures(value, half) for value in (one.low, one.per_100_hours, one.high))
            return one.reason or f"{middle} ({low} to {high})"
    return ""
