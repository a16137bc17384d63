# SPDX-License-Identifier: Apache-2.0
"""How far the work has come: a bar on a terminal or in a notebook, else a line every ten seconds; always on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from colead.base.text import duration
from colead.runs import notebook
from colead.runs.outcome import OnProgress, share_of

SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def showing(progress: bool | OnProgress, label: str) -> Iterator[OnProgress | None]:
    """The callback for what `progress` asks for: a function of one's own, something to look at, or nothing."""
    if callable(progress):
        yield progress
    elif not progress:
        yield None
    elif notebook.in_notebook():
        yield notebook.bar(label)
    elif (console := Console(stderr=True)).is_terminal:
        with _bar(console) as bar:
            yield _moving(bar, label)
    else:
        yield _lines(label)


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("runs,"),
        TimeRemainingColumn(),
        TextColumn("left"),
        console=console,
        auto_refresh=False,  # the callback comes often enough, and no thread is left behind
        transient=True,
    )


def _moving(bar: Progress, label: str) -> OnProgress:
    task = bar.add_task(label)

    def move(done: int, total: int, _seconds: float) -> None:
        bar.update(task, completed=total * share_of(done, total), total=total, refresh=True)

    return move


def _lines(label: str) -> OnProgress:
    last = 0.0

    def tell(done: int, total: int, seconds: float) -> None:
        nonlocal last
        if seconds < last:  # the next batch has begun
            last = 0.0
        if seconds - last < SECONDS_BETWEEN_LINES:
            return
        last = seconds
        print(f"{label}: {so_far(done, total, seconds)}", file=sys.stderr, flush=True)

    return tell


def so_far(done: int, total: int, seconds: float) -> str:
    """`3 of 8 runs (41 %) after 20 s, about 29 s left`; the share where it is more than the finished runs."""
    share = share_of(done, total)
    percent = f" ({100 * share:.0f} %)" if share > done / max(1, total) else ""
    left = f", about {duration(seconds / share * (1 - share))} left" if 0 < share < 1 else ""
    return f"{done} of {total} runs{percent} after {duration(seconds)}{left}"
