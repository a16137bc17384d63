# SPDX-License-Identifier: Apache-2.0
"""Who makes the runs, where they are kept and who is told: the same words wherever runs are asked for."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeAlias, TypedDict, get_args, runtime_checkable

from colead import _core
from colead.base.checks import about, thread_count
from colead.base.known_names import known_or_raise
from colead.runs.outcome import OnProgress, Outcome, Task
from colead.runs.pool import Pool

StorePath: TypeAlias = str | os.PathLike[str]
OnError = Literal["stop", "collect"]


class KeepFields(TypedDict):
    """What is kept of every run, as `_core.Keep` takes it."""

    records: str
    trust: bool
    people: bool
    draws: bool


class PlanRecord(TypedDict):
    """What came of planning a comparison: sides as (recipe of the arm, strategy, scale of its doses)."""

    sides: Sequence[tuple[Mapping[str, Any], str, float]]
    replications: int
    seed: int
    confidence: float


class Journal(Protocol):
    """Where finished runs are written down as they come."""

    def stored(self) -> dict[Task, Outcome]: ...
    def same_as(self, task: Task) -> Task: ...
    def add(self, task: Task, outcome: Outcome, seconds: float, build: str) -> None: ...
    def tick(self) -> None: ...


@runtime_checkable
class RunStore(Protocol):
    """What remembers runs and what was asked: colead.store.Store."""

    def journal(
        self, experiment: _core.Experiment, tasks: Sequence[Task], keep: KeepFields
    ) -> AbstractContextManager[Journal]: ...
    def remember(self, kind: str, scenario: _core.Scenario, options: Mapping[str, Any], plan: PlanRecord) -> None: ...
    def recall(self, kind: str, scenario: _core.Scenario, options: Mapping[str, Any]) -> PlanRecord | None: ...


@runtime_checkable
class HasExecutor(Protocol):
    """A Dask client."""

    def get_executor(self, **options: Any) -> Executor: ...


Workforce: TypeAlias = Executor | HasExecutor
Progress: TypeAlias = bool | OnProgress | None


@dataclass(frozen=True, slots=True)
class RunOptions:
    """How runs are made; none of these options changes a bit of a run.

    threads: of this process, None for all it may use; executor: any of `concurrent.futures` or a Dask client, in place
    of threads; store: where every finished run is kept at once and found again, open or (above `run_tasks`) its path;
    progress: whether to show it, or a function of (done, total, seconds), called at most ten times a second, that ends
    the work with `Interrupted` by returning False; on_error: whether the first run that fails ends the work ("stop"),
    or failures are collected and the rest is judged where it is complete ("collect"); memory: the most that runs on
    threads may be expected to take together, in bytes, None for what this machine has free.
    """

    threads: int | None = None
    executor: Workforce | None = None
    store: RunStore | StorePath | None = None
    progress: Progress = None
    on_error: OnError = "stop"
    memory: float | None = None

    def __post_init__(self) -> None:
        thread_count(self.threads)
        with about("on_error"):
            known_or_raise("on_error", str(self.on_error), get_args(OnError))
        with about("memory"):
            if self.memory is not None and not self.memory > 0:
                raise ValueError(f"memory must be above 0, not {self.memory:g}")
        executor = self.executor
        if executor is not None and not isinstance(executor, Executor) and not hasattr(executor, "get_executor"):
            raise TypeError(f"executor must be a concurrent.futures.Executor or a Dask client, not {executor!r:.40}")

    @property
    def workers(self) -> int:
        """Threads of this process."""
        return thread_count(self.threads)

    @property
    def at_once(self) -> int:
        """Runs that can be at work at once: on the threads of this process, or on the workers of the executor."""
        if self.executor is None:
            return self.workers
        executor = self.executor
        return Pool(executor if isinstance(executor, Executor) else executor.get_executor(pure=False)).workers()

    @property
    def kept_in(self) -> RunStore | None:
        """The open store; TypeError for a path, which `Store` opens."""
        if isinstance(self.store, str | os.PathLike):
            raise TypeError(f"the store '{os.fspath(self.store)}' is not open; colead.open_store opens one")
        return self.store
