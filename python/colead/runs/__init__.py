# SPDX-License-Identifier: Apache-2.0
"""How runs are carried out: threads of this process, or any executor. See `run_tasks` and `RunOptions`."""

from colead.runs.options import Progress, RunOptions, RunStore, StorePath, Workforce
from colead.runs.outcome import OnProgress, Outcome, RunFailure, Task
from colead.runs.tasks import run_tasks, try_tasks

__all__ = [
    "OnProgress",
    "Outcome",
    "Progress",
    "RunFailure",
    "RunOptions",
    "RunStore",
    "StorePath",
    "Task",
    "Workforce",
    "run_tasks",
    "try_tasks",
]
