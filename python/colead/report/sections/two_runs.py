# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from colead.plots.timeline import timeline_panel
from colead.report.blocks import Figure, Fold, Section, Table, Variant, Words
from colead.report.content import ReportContent
from colead.report.decision_story import DecisionStory, OneRun
from colead.words import phrases, titles


def two_runs(content: ReportContent) -> Section | None:
    if content.decisions is None:
        return None
    return Section("two-runs", "The same decision in two runs", list(_blocks(content)))


def _blocks(content: ReportContent) -> Iterator[object]:
    told = content.decisions
    assert told is not None
    story = told.typical
    yield Words(f"{story.title}, run {story.replication + 1}", "lead")
    yield Words(
        f"A typical decision: of all that change, its change is nearest to the middle one. {told.otherwise:,} of "
        f"{told.decisions:,} decisions came out otherwise. People, day and luck are the same in both runs; only the "
        "strategy differs."
    )
    for passage in story.story:
        yield Words(" ".join(passage.lines), heading=passage.title)
    yield _figure(story)
    yield _otherwise(story) if story.differences else Words("Nothing that is told here went otherwise in this one.")
    yield from (_steps(run) for run in story.runs if run.happenings)
    for title, other in (("One that was gained", told.gained), ("One that was lost", told.lost)):
        if other is not None:
            yield Fold(f"{title}: {other.title}", _short(other))
    if story.afterwards:
        yield Words(story.afterwards)


def _short(story: DecisionStory) -> list[object]:
    told = (Words(" ".join(one.lines), heading=one.title) for one in story.story)
    return [*told, replace(_otherwise(story), caption=f"What went otherwise: {story.title}")]


def _otherwise(story: DecisionStory) -> Table:
    names = [run.name for run in story.runs]
    return Table("What went otherwise", ["What", *names], [list(parts) for parts in story.differences])


def _figure(story: DecisionStory) -> Figure:
    runs = {run.name: run.hours_by_cause for run in story.runs}
    causes = [cause for cause in titles.CAUSES if any(hours.get(cause, 0) > 0 for hours in runs.values())]
    rows = [
        [titles.plain(titles.GROUPS[cause]), *(f"{hours.get(cause, 0):.1f}" for hours in runs.values())]
        for cause in causes
    ]
    rows.append(["All, from arrival until in force", *(f"{sum(hours.values()):.1f}" for hours in runs.values())])
    spoken = "; ".join(
        f"{name}: {phrases.hours(sum(hours.values()))}, of them "
        + ", ".join(f"{phrases.hours(hours[c])} {titles.GROUPS[c]}" for c in causes if hours.get(c, 0) > 0)
        for name, hours in runs.items()
    )
    sums = " and ".join(f"{phrases.hours(sum(hours.values()))} under {name}" for name, hours in runs.items())
    return Figure(
        f"This decision took {sums}",
        [Variant("", timeline_panel(runs), f"Hours of the decision by cause in both runs. {spoken}.")],
        table=Table(
            "Hours of this decision by cause", ["Cause", *runs], rows, numeric=frozenset(range(1, len(runs) + 1))
        ),
    )


def _steps(run: OneRun) -> Table:
    return Table(
        f"Under {run.name}: {run.outcome}",
        ["Hours since it arrived", "What happened"],
        [[f"{step.hours:,.1f}", step.text] for step in run.happenings],
    )
