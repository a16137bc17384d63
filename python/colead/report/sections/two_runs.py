# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from colead.plots.timeline import timeline_panel
from colead.report.blocks import Figure, Fold, Section, Table, Variant, Words
from colead.report.content import ReportContent
from colead.report.decision_story import DecisionStory, OneRun
from colead.words import titles


def two_runs(content: ReportContent) -> Section | None:
    story = content.two_runs
    if story is None:
        return None
    return Section(
        "two-runs",
        "The same decision in two runs",
        [
            Words(f"{story.title}, run {story.replication + 1}", "lead"),
            Words("The same people, the same day and the same luck in both runs; only the strategy differs."),
            _otherwise(story),
            _figure(story),
            *(_steps(run) for run in story.runs if run.happenings),
            *(Fold(f"More of it under {titles.plain(run.strategy)}", _told(run)) for run in story.runs if run.told),
            *([Words(story.afterwards)] if story.afterwards else []),
        ],
    )


def _otherwise(story: DecisionStory) -> Table:
    names = [titles.plain(run.strategy) for run in story.runs]
    return Table("What went otherwise", ["What", *names], [list(parts) for parts in story.differences])


def _told(run: OneRun) -> list[object]:
    return [Words(f"{title}. {text}") for title, text in run.told]


def _figure(story: DecisionStory) -> Figure:
    runs = {titles.plain(run.strategy): run.hours_by_cause for run in story.runs}
    causes = [cause for cause in titles.CAUSES if any(hours.get(cause, 0) > 0 for hours in runs.values())]
    rows = [
        [titles.plain(titles.GROUPS[cause]), *(f"{hours.get(cause, 0):.1f}" for hours in runs.values())]
        for cause in causes
    ]
    rows.append(["All, from arrival until in force", *(f"{sum(hours.values()):.1f}" for hours in runs.values())])
    spoken = "; ".join(
        f"{name}: {sum(hours.values()):.0f} hours, of them "
        + ", ".join(f"{hours[c]:.0f} {titles.GROUPS[c]}" for c in causes if hours.get(c, 0) > 0)
        for name, hours in runs.items()
    )
    return Figure(
        "Where this decision's time went",
        [Variant("", timeline_panel(runs), f"Hours of the decision by cause in both runs. {spoken}.")],
        table=Table(
            "Hours of this decision by cause", ["Cause", *runs], rows, numeric=frozenset(range(1, len(runs) + 1))
        ),
    )


def _steps(run: OneRun) -> Table:
    return Table(
        f"Under {titles.plain(run.strategy)}: {run.outcome}",
        ["Hours since it arrived", "What happened"],
        [[f"{step.hours:,.1f}", step.text] for step in run.happenings],
    )
