# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from colead.plots.delay import WHOLE, baseline_rows, bridge_rows, delay_panel
from colead.plots.outcomes import outcome_rows, outcomes_panel
from colead.plots.style import Row
from colead.plots.waiting import waiting_panel, waiting_rows
from colead.report import findings
from colead.report.blocks import Figure, Section, Table, Variant, Words
from colead.report.content import ReportContent
from colead.words import titles


def decisions(content: ReportContent) -> Section | None:
    figures = [figure for figure in (_endings(content), _time(content), _waiting(content)) if figure is not None]
    if not figures:
        return None
    blocks: list[object] = [
        Words(
            "Lead times can fall because decisions are made sooner, or because nobody makes them; so both are shown "
            "here."
        ),
        *figures,
    ]
    return Section("decisions", "What became of decisions, and where the time went", blocks)


def _endings(content: ReportContent) -> Figure | None:
    rows = outcome_rows(content.comparison)
    if not rows:
        return None
    names = list(dict.fromkeys(row["name"] for row in rows))
    by_name = {name: {row["style"]: row["share"] for row in rows if row["name"] == name} for name in names}
    styles = [titles.GROUPS[style] for style in titles.STYLES]
    table = Table(
        "How decisions ended, in per cent of all decisions",
        ["Strategy", *(titles.plain(style) for style in styles)],
        [[name, *(f"{by_name[name].get(style, 0):.1f}" for style in styles)] for name in names],
        numeric=frozenset(range(1, 1 + len(styles))),
    )
    spoken = "; ".join(
        f"{name}: " + ", ".join(f"{style} {by_name[name].get(style, 0):.0f}\u00a0%" for style in styles)
        for name in names
    )
    return Figure(
        findings.of_endings(by_name, content),
        [Variant("", outcomes_panel(content.comparison), f"Shares of decisions by how they ended. {spoken}.")],
        table=table,
    )


def _time(content: ReportContent) -> Figure | None:
    comparison = content.comparison
    if "delay_hours" not in comparison.metric_names:
        return None
    first = [content.best, comparison.baseline, *(one for one in content.rivals if one != content.best)]
    variants = [
        Variant(
            f"{content.baseline_name} alone"
            if strategy == comparison.baseline
            else f"From {content.baseline_name} to {content.title(strategy)}",
            delay_panel(comparison, strategy),
            _spoken(content, strategy),
        )
        for strategy in first
    ]
    before = {row["name"]: row["says"] for row in baseline_rows(comparison)}
    changes = {
        strategy: {row["name"]: row["says"] for row in bridge_rows(comparison, strategy)[1:-1]}
        for strategy in content.rivals
    }
    table = Table(
        f"Mean hours of a decision by cause in {content.baseline_name}, and the change under each strategy",
        ["Cause", content.baseline_name, *(content.title(strategy) for strategy in content.rivals)],
        [
            [cause, hours, *(changes[strategy].get(cause, "") for strategy in content.rivals)]
            for cause, hours in before.items()
            if cause != WHOLE
        ],
        numeric=frozenset(range(1, 2 + len(content.rivals))),
    )
    return Figure(
        findings.of_time(content),
        variants,
        chooses="Show",
        subtitle="Mean hours of a decision from its arrival until it is in force. Every hour has exactly one cause. "
        "Only of decisions that are in force: the mean lead time also counts in what is still open.",
        caption="Between two strategies the scale does not begin at 0: grey bars are whole lead times cut short.",
        table=table,
    )


def _waiting(content: ReportContent) -> Figure | None:
    if not content.waterfalls:
        return None
    found = {content.title(one.strategy): waiting_rows(one) for one in reversed(content.waterfalls)}
    variants = [
        Variant(
            f"Under {name}",
            waiting_panel(one),
            f"Hours by cause and who was waited for, under {name}. {_listed(rows)}.",
        )
        for one, (name, rows) in zip(reversed(content.waterfalls), found.items(), strict=True)
    ]
    rows = [[name, row["name"], row["group"], f"{row['hours']:.2f}"] for name, parts in found.items() for row in parts]
    table = Table(
        "Hours by cause and who was waited for", ["Strategy", "Cause", "Waited for", "Hours"], rows, frozenset({3})
    )
    return Figure(
        findings.of_waiting(found[content.baseline_name]),
        variants,
        chooses="Show",
        subtitle="Mean hours of a decision, by the profession that was ready last. One run of each strategy.",
        table=table,
    )


def _listed(rows: list[Row]) -> str:
    return "; ".join(f"{row['name']}, {row['group']} {row['hours']:.1f}" for row in rows)


def _spoken(content: ReportContent, strategy: str) -> str:
    alone = strategy == content.comparison.baseline
    rows = baseline_rows(content.comparison) if alone else bridge_rows(content.comparison, strategy)
    return "Waterfall of hours by cause. " + "; ".join(f"{row['name']} {row['says']}" for row in rows) + "."
