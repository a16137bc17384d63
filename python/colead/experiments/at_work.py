# SPDX-License-Identifier: Apache-2.0
"""Options of runs made ready: the store open, progress shown."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from colead.runs import OnProgress, Progress, RunOptions
from colead.runs.outcome import Done, share_of
from colead.runs.progress import showing
from colead.store import using


@contextmanager
def at_work(options: RunOptions, label: str) -> Iterator[RunOptions]:
    """The same options for as long as the work goes on. A store given by its path is made if need be, and closed."""
    with using(options.store) as store, showing(options.progress or False, label) as on_progress:
        yield replace(options, store=store, progress=on_progress)


def silent(options: RunOptions) -> RunOptions:
    """The same without progress: for a few runs beside many."""
    return replace(options, progress=None)


def part_of(on_progress: Progress, at: int, batches: int, began: float) -> OnProgress | bool:
    """Progress of one batch of equally large ones, as progress of all of them."""
    if not callable(on_progress):
        return False

    def tell(done: int, total: int, _seconds: float) -> bool | None:
        share = (at + share_of(done, total)) / batches
        return on_progress(Done.of(at * total + done, share), batches * total, time.perf_counter() - began)

    return tell
