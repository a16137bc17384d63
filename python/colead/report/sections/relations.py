# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import math

from colead.plots.over_time import MOST_LINES, groups_without_value, heat_map_panel, over_time_panel, series_groups
from colead.report import findings
from colead.report.blocks import Figure, Grid, Section, Table, Variant, Words
from colead.report.content import ReportContent
from colead.words import titles

METRICS = ("trust_mean", "understanding_mean")
INTRODUCTION = (
    "Trust and understanding have a direction: managers may trust medics more than medics trust managers. Both are "
    "measured on a scale from 0 (none) to 1 (full)."
)


def relations(content: ReportContent) -> Section | None:
    """Trust and understanding by who feels it for whom, over time."""
    metrics = [metric for metric in METRICS if series_groups(content.comparison, metric)]
    left_out = _left_out(content)
    if not metrics and not left_out:
        return None
    return Section(
        "relations",
        "Trust and understanding between professions",
        [
            *([Words(INTRODUCTION)] if metrics else []),
            *(_heat_map(content, metric) for metric in metrics),
            *(
                Grid([_lines(content, metric, group, shown) for group, shown in _telling(content, metric).items()])
                for metric in metrics
            ),
            *([Words(left_out)] if left_out else []),
        ],
    )


def _left_out(content: ReportContent) -> str:
    """What has no picture, in a sentence; empty where all has one."""
    found = [
        titles.metric_title(metric) + ("" if group == "all" else f" ({titles.plain(titles.group_words(group))})")
        for metric in METRICS
        for group in groups_without_value(content.comparison, metric)
    ]
    if not found:
        return ""
    return f"Without a picture, as no sampled week has a value in both runs of a pair: {'; '.join(found)}."


def _ends(content: ReportContent, metric: str, group: str) -> dict[str, tuple[float, float]]:
    """Mean in the first and in the last week that have one, by strategy."""
    found: dict[str, list[float]] = {}
    for point in content.comparison.series_effects:
        if (point.metric, point.group) == (metric, group) and point.pairs > 0:
            found.setdefault(point.strategy, []).append(point.mean)
    return {strategy: (means[0], means[-1]) for strategy, means in found.items()}


def _heat_map(content: ReportContent, metric: str) -> Figure:
    title = titles.metric_title(metric)
    groups = series_groups(content.comparison, metric)
    ends = {group: _ends(content, metric, group) for group in groups}
    spoken = ". ".join(
        f"{titles.plain(titles.group_words(group))}, first and last week: "
        + "; ".join(f"{content.title(one)} {first:.2f}, {last:.2f}" for one, (first, last) in ends[group].items())
        for group in groups
    )
    rows = [
        [
            content.title(strategy),
            *(f"{value:.3f}" for group in groups for value in ends[group].get(strategy, (math.nan,) * 2)),
        ]
        for strategy in content.comparison.strategies
    ]
    headers = [
        "Strategy",
        *(
            f"{titles.plain(titles.group_words(group))}, {when}"
            for group in groups
            for when in ("at first", "in the end")
        ),
    ]
    ends_of_all = ends[groups[0]]
    return Figure(
        findings.over_time(metric, ends_of_all, content),
        [Variant("", heat_map_panel(content.comparison, metric), f"Heat map by strategy and direction. {spoken}.")],
        subtitle="By strategy and direction; choose the week with the slider.",
        table=Table(
            f"{title}: mean in the first and in the last week", headers, rows, numeric=frozenset(range(1, len(headers)))
        ),
    )


def _lines(content: ReportContent, metric: str, group: str, shown: list[str]) -> Figure:
    ends = _ends(content, metric, group)
    spoken = "; ".join(
        f"{content.title(one)} from {ends[one][0]:.2f} to {ends[one][1]:.2f}" for one in shown if one in ends
    )
    direction = titles.group_words(group)
    return Figure(
        findings.over_time(metric, ends, content),
        [
            Variant(
                "",
                over_time_panel(content.comparison, metric, group, shown),
                f"Lines over the weeks, {direction}: {spoken}.",
            )
        ],
        subtitle=titles.plain(direction),
        caption=f"Bands are {content.confidence} intervals of the difference to {content.baseline_name}. Shown are "
        "the strategy of the answer and those that end highest and lowest here or beside; all are in the map above.",
        table=_points(content, metric, group, shown),
    )


def _telling(content: ReportContent, metric: str) -> dict[str, list[str]]:
    """As few lines as tell the story, by group: the best strategy, and those that end highest and lowest.

    The same in all figures of a metric while colours last, so that a strategy has one colour in figures side by side.
    """
    chosen = {
        group: {content.comparison.baseline, content.best, *_ending(content, metric, group)}
        for group in series_groups(content.comparison, metric)
    }
    together = set().union(*chosen.values())
    if len(together) <= MOST_LINES:
        chosen = dict.fromkeys(chosen, together)
    return {group: [one for one in content.comparison.strategies if one in names] for group, names in chosen.items()}


def _ending(content: ReportContent, metric: str, group: str) -> list[str]:
    """Those that end highest, two of them, and lowest in a figure."""
    final = {strategy: last for strategy, (_, last) in _ends(content, metric, group).items()}
    ranked = sorted((one for one in content.rivals if one in final), key=lambda one: -final[one])
    return [*ranked[:2], *ranked[-1:]]


def _points(content: ReportContent, metric: str, group: str, shown: list[str]) -> Table:
    by_week: dict[float, dict[str, float]] = {}
    for point in content.comparison.series_effects:
        if (point.metric, point.group) == (metric, group) and point.pairs > 0 and point.strategy in shown:
            by_week.setdefault(point.week, {})[point.strategy] = point.mean
    rows = [
        [f"{week:g}", *(f"{means[one]:.3f}" if one in means else "" for one in shown)]
        for week, means in by_week.items()
    ]
    return Table(
        f"{titles.metric_title(metric)}, {titles.group_words(group)}, by week",
        ["Week", *map(content.title, shown)],
        rows,
        numeric=frozenset(range(1, len(shown) + 1)),
    )
