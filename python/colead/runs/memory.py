# SPDX-License-Identifier: Apache-2.0
"""Whether runs fit into the memory of this machine, asked before anything is founded."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from colead.base.errors import BudgetError
from colead.base.text import gigabytes

LEAST_RESULT = 2e3  # bytes that no run's result is kept in fewer
SMALL = 1e9  # bytes that no machine lacks: for less nothing is looked up
MEMORY_INFO = Path("/proc/meminfo")
CONTROL_GROUP = Path("/sys/fs/cgroup")


def require_memory(bytes_a_run: float, at_once: int, memory: float | None = None) -> None:
    """BudgetError where so many runs at once take more than there is: `memory` bytes, or what this machine has free.

    The message says what would fit: fewer threads, or what allows more.
    """
    needed = bytes_a_run * at_once
    if memory is None and needed <= SMALL:
        return
    there = free_memory() if memory is None else memory
    if there is None or needed <= there:
        return
    fit = int(there // bytes_a_run)
    runs = "1 run takes" if at_once == 1 else f"{at_once} runs at once take"
    left = f"{gigabytes(there)} are free on this machine" if memory is None else f"{gigabytes(there)} are allowed"
    if fit > 0:
        helps = f"--threads {fit} (threads={fit}) fits"
    else:
        helps = "a smaller service fits: fewer organisations or units (count:)"
    raise BudgetError(f"{runs} about {gigabytes(needed)} of memory, and {left}; {helps}, --memory GB allows more")


def require_results(runs: int) -> None:
    """BudgetError where the results of so many runs take more memory than is free, however little each holds."""
    needed = LEAST_RESULT * runs
    there = None if needed <= SMALL else free_memory()
    if there is not None and needed > there:
        raise BudgetError(
            f"the results of {runs:,} runs take at least {gigabytes(needed)} of memory, and {gigabytes(there)} are "
            f"free on this machine: at most {int(there // LEAST_RESULT):,} runs fit"
        )


def free_memory() -> float | None:
    """Bytes that programs can still take here, within the limit of the control group if there is one; None where it
    cannot be told."""
    return min(_limits(), default=None)


def _limits() -> Iterator[float]:
    if MEMORY_INFO.is_file():
        for line in MEMORY_INFO.read_text("ascii").splitlines():
            if line.startswith("MemAvailable:"):
                yield float(line.split()[1]) * 1024
    elif hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        yield float(os.sysconf("SC_PHYS_PAGES")) * os.sysconf("SC_PAGE_SIZE")
    most, now = (_number(CONTROL_GROUP / name) for name in ("memory.max", "memory.current"))
    if most is not None and now is not None:
        yield max(0.0, most - now)


def _number(file: Path) -> float | None:
    """The number in a file; None where there is no file, or it says `max`."""
    try:
        return float(file.read_text("ascii"))
    except (OSError, ValueError):
        return None
