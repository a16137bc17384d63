# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from colead.plots.people import group_name, group_rows, groups_panel, people_panel, people_rows
from colead.plots.style import Row
from colead.report import findings, sentences
from colead.report.blocks import Figure, Grid, Section, Table, Variant, Words
from colead.report.content import ReportContent
from colead.words import titles
from colead.words.main_metrics import PEOPLE_METRICS


def people(content: ReportContent) -> Section | None:
    metrics = [metric for metric in PEOPLE_METRICS if people_rows(content.comparison, metric)]
    if not metrics:
        return None
    return Section(
        "people",
        "Who gains and who loses",
        [
            Words(
                "What is good for the organisation on average may be paid for by one profession. These are the same "
                f"paired differences to {content.baseline_name}, for each profession. A hollow point may be no "
                "difference."
            ),
            Grid([_figure(content, metric) for metric in metrics]),
            *_groups(content),
        ],
    )


FIGURES = ("own_score", "regret", "trust_received", "understanding", "displaced_hours", "programme_hours")


def _groups(content: ReportContent) -> list[object]:
    """Professions, tiers and units under the strategy of the answer, and harm that an average would hide."""
    comparison, best = content.comparison, content.best
    figures = [
        one
        for one in FIGURES
        if any((p.strategy, p.figure, p.pairs > 1) == (best, one, True) for p in comparison.people)
    ]
    if not figures:
        return []
    rows = {figure: group_rows(comparison, best, figure) for figure in figures}
    headings = {figure: titles.PEOPLE[figure][0] for figure in figures}
    variants = [
        Variant(
            headings[figure],
            groups_panel(comparison, best, figure),
            f"{headings[figure]}: difference by group. {_listed(rows[figure])}.",
        )
        for figure in figures
    ]
    cells = [[headings[figure], row["name"], row["says"], row["verdict"]] for figure in figures for row in rows[figure]]
    table = Table(
        f"Differences by group under {content.title(best)}",
        ["What", "Group", "Difference (interval)", "Verdict"],
        cells,
    )
    figure = Figure(
        f"Group by group: {content.title(best)}",
        variants,
        chooses="In",
        subtitle=f"Mean difference to {content.baseline_name} over the posts of each group.",
        table=table,
    )
    return [figure, *_hidden_harm(content)]


def _hidden_harm(content: ReportContent) -> list[object]:
    harm = content.comparison.hidden_harm
    if not harm:
        return [
            Words(
                "No strategy that is better for all together in one of these makes a group worse off in it, as far "
                "as can be told."
            )
        ]
    rows = [
        [
            content.title(one.strategy),
            titles.PEOPLE[one.figure][0],
            group_name(one),
            titles.figures(one.difference, (one.high - one.low) / 2),
        ]
        for one in harm
    ]
    headers = ["Strategy", "Better for all together in", "but worse for", "by"]
    return [
        Words("Harm that an average hides: better for all together, worse for a group.", "warning"),
        Table("Groups that lose where all together gain", headers, rows, frozenset({3})),
    ]


def _listed(rows: list[Row]) -> str:
    return "; ".join(f"{row['name']} {row['says']}" for row in rows)


def _figure(content: ReportContent, metric: str) -> Figure:
    found = [effect for effect in content.comparison.effects if effect.metric == metric and effect.group != "all"]
    way = {"higher": "Higher is better", "lower": "Lower is better", "neither": ""}[found[0].better]
    title = titles.metric_title(metric)
    rows = people_rows(content.comparison, metric)
    listed = "; ".join(f"{row['name']}, {row['group'].lower()} {row['says']}" for row in rows)
    alt = f"{title}: difference by strategy and profession. {listed}."
    variants = [Variant(title, people_panel(content.comparison, metric), alt)]
    return Figure(
        findings.of_groups(content, metric),
        variants,
        subtitle=way,
        table=sentences.effect_table(content, found, f"{title} by profession"),
    )
