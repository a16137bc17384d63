# SPDX-License-Identifier: Apache-2.0
"""Accounts of decisions for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.markdown import Markdown
from rich.table import Table
from rich.text import Text

from colead import _core
from colead.base.text import escaped
from colead.explain.account import Account
from colead.explain.recorded_run import RecordedRun
from colead.explain.two_runs import TwoRuns
from colead.explain.why_decision import NotedDecision
from colead.words import phrases

SIDE_BY_SIDE = 100  # columns below which two accounts stand one below the other

ENDED = {"oversight": "time ran out", "flight": "moved elsewhere", "open": "still open"}

REASONS = {
    "regret": "Where most was lost against the best option",
    "longest": "What took longest",
    "flipped": "What went another way",
}


def account_view(account: Account) -> RenderableType:
    head = f"{account.id} under '{account.strategy}' (replication {account.replication}, seed {account.seed})"
    return Group(Text(escaped(head), style="bold"), _sections(account))


def _sections(account: Account) -> RenderableType:
    parts: list[RenderableType] = []
    for section in account.sections:
        parts += ["", Text(section.title, style="bold"), *(_line(line) for line in section.lines)]
    return Group(*parts)


def _line(line: str) -> RenderableType:
    """Continued lines stand under the first word."""
    row = Table.grid(padding=0)
    row.add_column(width=2 if not line.startswith("  ") else 4)
    row.add_column(ratio=1, overflow="fold")
    row.add_row("", Text(escaped(line.strip())))
    return row


def two_runs_view(runs: TwoRuns, console: Console) -> RenderableType:
    """What differs, then the two accounts, side by side where there is room."""
    head = Text(escaped(f"{runs.decision} in two runs (replication {runs.replication}, seed {runs.seed})"))
    head.stylize("bold")
    found = [_line(one.sentence()) for one in runs.differences] or [Text("  Nothing that was kept differs.")]
    parts: list[RenderableType] = [head, "", *found]
    if runs.divergence is not None:
        parts += [
            "",
            Text("How the two runs parted", style="bold"),
            _line(runs.divergence.text),
            _line(_reach(runs)),
        ]
    if console.width >= SIDE_BY_SIDE:
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for account in (runs.here, runs.there):
            table.add_column(escaped(f"under '{account.strategy}'"), ratio=1, vertical="top", overflow="fold")
        for ours, theirs in _beside(runs.here, runs.there):
            table.add_row(ours, theirs)
        return Group(*parts, "", table)
    return Group(*parts, "", account_view(runs.here), "", account_view(runs.there))


def _beside(here: Account, there: Account) -> Sequence[tuple[RenderableType, RenderableType]]:
    """Sections of the same heading in one row."""
    sides = [{section.title: section for section in account.sections} for account in (here, there)]
    titles = list(dict.fromkeys([*sides[0], *sides[1]]))
    rows = []
    for title in titles:
        cells = []
        for side in sides:
            lines = side[title].lines if title in side else ("There was no meeting.",)
            cells.append(Group(Text(title, style="bold"), *(_line(line) for line in lines), ""))
        rows.append((cells[0], cells[1]))
    return rows


def _reach(runs: TwoRuns) -> str:
    down = runs.downstream
    return (
        f"By the end {down.decided_otherwise} of {down.decisions} decisions had been decided otherwise, "
        f"{down.at_another_time} were in force at another time, and trust had gone another way in "
        f"{down.ties_changed} of {down.ties} ties."
    )


def narrative_view(markdown: str) -> RenderableType:
    return Markdown(escaped_lines(markdown))


def escaped_lines(text: str) -> str:
    return "\n".join(escaped(line) for line in text.split("\n"))


def interesting_view(found: Mapping[str, Sequence[NotedDecision]], runs: Sequence[RecordedRun]) -> RenderableType:
    parts: list[RenderableType] = []
    for reason, briefs in found.items():
        parts += [Text(REASONS[reason], style="bold"), _table(briefs, runs if reason == "flipped" else runs[:1]), ""]
    run = runs[0]
    note = f"'{run.strategy}', replication {run.replication}, seed {run.seed}. Explain one with --decision ID."
    return Group(*parts, Text(escaped(note)))


def _table(noted: Sequence[NotedDecision], runs: Sequence[RecordedRun]) -> RenderableType:
    if not noted:
        return Text("  none")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    table.add_column("decision", no_wrap=True)  # to be copied
    for run in runs:
        side = escaped(f" ({run.strategy})") if len(runs) > 1 else ""
        table.add_column(f"choice{side}", overflow="fold")
        table.add_column("worth", justify="right", no_wrap=True)
        if len(runs) == 1:
            table.add_column("best", justify="right", no_wrap=True)
        table.add_column("time", justify="right", no_wrap=True)
    for one in noted:
        brief = one.brief
        what, worth, best, spent = _choice(brief)
        if one.against is None:
            table.add_row(escaped(brief.id), what, worth, best, spent)
            continue
        there, worth_there, _, spent_there = _choice(one.against)
        table.add_row(escaped(brief.id), what, worth, spent, there, worth_there, spent_there)
    return table


def _choice(brief: _core.DecisionBrief) -> tuple[str, str, str, str]:
    decided = brief.style in ("resolution", "escalated")
    option = phrases.letter(brief.chosen) if brief.chosen > 0 else "as it is"
    what = option if decided else ENDED[brief.style]
    worth, best = phrases.points(brief.value), phrases.points(brief.best_value)
    return what, worth, best, phrases.hours(brief.lead_hours)
