# SPDX-License-Identifier: Apache-2.0
"""How runs are carried out: threads of this process, or any executor. See `run_tasks` and `RunOptions`."""

from typing import TYPE_CHECKING

from colead.base.lazy import lazily

if TYPE_CHECKING:
    from colead.runs.failed import FailedRun
    from colead.runs.options import OnError, Progress, RunOptions, RunStore, StorePath, Workforce
    from colead.runs.outcome import OnProgress, Outcome, RunFailure, Task
    from colead.runs.tasks import as_asked, run_tasks, try_tasks
else:
    __getattr__, __dir__ = lazily(__spec__)

__all__ = [
    "FailedRun",
    "OnError",
    "OnProgress",
    "Outcome",
    "Progress",
    "RunFailure",
    "RunOptions",
    "RunStore",
    "StorePath",
    "Task",
    "Workforce",
    "as_asked",
    "run_tasks",
    "try_tasks",
]
