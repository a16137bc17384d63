# SPDX-License-Identifier: Apache-2.0
"""How runs are carried out: threads of this process, or any executor. See `run_tasks`."""

from colead.runs.outcome import OnProgress, Outcome, RunFailure, Task
from colead.runs.tasks import Progress, Workforce, run_tasks

__all__ = ["OnProgress", "Outcome", "Progress", "RunFailure", "Task", "Workforce", "run_tasks"]
