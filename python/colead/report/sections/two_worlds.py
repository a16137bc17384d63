# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from colead.plots.timeline import timeline_panel
from colead.report.blocks import Figure, Fold, Section, Table, Variant, Words
from colead.report.content import ReportContent
from colead.report.decision_story import DecisionStory, OneWorld
from colead.words import titles


def two_worlds(content: ReportContent) -> Section | None:
    story = content.two_worlds
    if story is None:
        return None
    return Section(
        "two-worlds",
        "The same decision in two worlds",
        [
            Words(f"{story.title}, run {story.replication + 1}", "lead"),
            Words("The same people, the same day and the same luck in both worlds; only the strategy differs."),
            _otherwise(story),
            _figure(story),
            *(_steps(world) for world in story.worlds if world.happenings),
            *(
                Fold(f"More of it under {titles.plain(world.strategy)}", _told(world))
                for world in story.worlds
                if world.told
            ),
            *([Words(story.afterwards)] if story.afterwards else []),
        ],
    )


def _otherwise(story: DecisionStory) -> Table:
    names = [titles.plain(world.strategy) for world in story.worlds]
    return Table("What went otherwise", ["What", *names], [list(parts) for parts in story.differences])


def _told(world: OneWorld) -> list[object]:
    return [Words(f"{title}. {text}") for title, text in world.told]


def _figure(story: DecisionStory) -> Figure:
    worlds = {titles.plain(world.strategy): world.hours_by_cause for world in story.worlds}
    causes = [cause for cause in titles.CAUSES if any(hours.get(cause, 0) > 0 for hours in worlds.values())]
    rows = [
        [titles.plain(titles.GROUPS[cause]), *(f"{hours.get(cause, 0):.1f}" for hours in worlds.values())]
        for cause in causes
    ]
    rows.append(["All, from arrival until in force", *(f"{sum(hours.values()):.1f}" for hours in worlds.values())])
    spoken = "; ".join(
        f"{name}: {sum(hours.values()):.0f} hours, of them "
        + ", ".join(f"{hours[c]:.0f} {titles.GROUPS[c]}" for c in causes if hours.get(c, 0) > 0)
        for name, hours in worlds.items()
    )
    return Figure(
        "Where this decision's time went",
        [Variant("", timeline_panel(worlds), f"Hours of the decision by cause in both worlds. {spoken}.")],
        table=Table(
            "Hours of this decision by cause", ["Cause", *worlds], rows, numeric=frozenset(range(1, len(worlds) + 1))
        ),
    )


def _steps(world: OneWorld) -> Table:
    return Table(
        f"Under {titles.plain(world.strategy)}: {world.outcome}",
        ["Hours since it arrived", "What happened"],
        [[f"{step.hours:,.1f}", step.text] for step in world.happenings],
    )
