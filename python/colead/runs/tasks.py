# SPDX-License-Identifier: Apache-2.0
"""The map that everything uses: tasks in, results out, whoever makes the runs and whatever was made before."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from typing import Any, Literal, Protocol, TypeAlias, overload

from colead import _core
from colead.base.checks import thread_count
from colead.base.errors import ModelError
from colead.runs.blocks import BlockRunner
from colead.runs.locally import run_locally
from colead.runs.outcome import OnOutcome, OnProgress, Outcome, Task
from colead.runs.progress import showing
from colead.runs.recipe import recipe_of

KEEP_FIELDS = ("records", "trust", "people", "draws")


class Journal(Protocol):
    """Where finished runs are written down as they come."""

    def stored(self) -> dict[Task, _core.RunResult]: ...
    def same_as(self, task: Task) -> Task: ...
    def add(self, task: Task, outcome: Outcome, seconds: float, build: str) -> None: ...
    def tick(self) -> None: ...


class RunStore(Protocol):
    """What remembers runs: colead.store.Store."""

    def journal(
        self, experiment: _core.Experiment, tasks: Sequence[Task], keep: dict[str, Any]
    ) -> AbstractContextManager[Journal]: ...


class HasExecutor(Protocol):
    """A Dask client."""

    def get_executor(self, **options: Any) -> Executor: ...


Workforce: TypeAlias = Executor | HasExecutor
Progress: TypeAlias = bool | OnProgress | None


@overload
def run_tasks(
    experiment: _core.Experiment,
    tasks: Sequence[Task],
    *,
    threads: int | None = ...,
    executor: Workforce | None = ...,
    store: RunStore | None = ...,
    keep: _core.Keep | None = ...,
    progress: Progress = ...,
    on_error: Literal["raise"] = ...,
) -> list[_core.RunResult]: ...
@overload
def run_tasks(
    experiment: _core.Experiment,
    tasks: Sequence[Task],
    *,
    threads: int | None = ...,
    executor: Workforce | None = ...,
    store: RunStore | None = ...,
    keep: _core.Keep | None = ...,
    progress: Progress = ...,
    on_error: Literal["collect"],
) -> list[Outcome]: ...
def run_tasks(
    experiment: _core.Experiment,
    tasks: Sequence[Task],
    *,
    threads: int | None = None,
    executor: Workforce | None = None,
    store: RunStore | None = None,
    keep: _core.Keep | None = None,
    progress: Progress = None,
    on_error: Literal["raise", "collect"] = "raise",
) -> list[Any]:
    """The result of every task, in the order of the tasks: those in the store are read, the others are made.

    tasks are (arm, seed, replication). Runs are made on `threads` of this process, or in blocks by `executor` (any of
    `concurrent.futures`, or a Dask client). Each finished run goes into `store` at once. With on_error="collect" a run
    that fails is a RunFailure in its place; else the first failure ends the work and is raised. None of these options
    changes a bit of a result. progress is called at most ten times a second with (done, total, seconds) of the runs to
    be made, and ends the work with `Interrupted` by returning False.
    """
    if on_error not in ("raise", "collect"):
        raise ValueError(f"on_error must be 'raise' or 'collect', not {on_error!r}")
    if executor is not None and not isinstance(executor, Executor) and not hasattr(executor, "get_executor"):
        raise TypeError(f"executor must be a concurrent.futures.Executor or a Dask client, not {executor!r}")
    planned = [_checked(task, len(experiment.arms)) for task in tasks]
    work = _Work(experiment, keep, on_error == "collect")
    workers = thread_count(threads)
    with showing(progress or False, "running") as on_progress:
        if store is None:
            made = work.make(list(dict.fromkeys(planned)), workers, executor, on_progress)
        else:
            made = work.make_missing(planned, workers, executor, on_progress, store)
    return [made[task] for task in planned]


class _Work:
    """What to run and how to treat failures."""

    def __init__(self, experiment: _core.Experiment, keep: _core.Keep | None, collect: bool) -> None:
        self._experiment = experiment
        self._keep = keep
        self._collect = collect

    def make_missing(
        self,
        planned: Sequence[Task],
        threads: int,
        executor: Workforce | None,
        on_progress: OnProgress | None,
        store: RunStore,
    ) -> dict[Task, Outcome]:
        """Planned minus stored. Tasks that ask for the same run are one run."""
        with store.journal(self._experiment, planned, keep_fields(self._keep)) as journal:
            known: dict[Task, Outcome] = dict(journal.stored())
            wanted = dict.fromkeys(map(journal.same_as, planned))
            missing = [task for task in wanted if task not in known]
            known |= self.make(missing, threads, executor, on_progress, journal)
            return {task: known[journal.same_as(task)] for task in planned}

    def make(
        self,
        tasks: Sequence[Task],
        threads: int,
        executor: Workforce | None,
        on_progress: OnProgress | None,
        journal: Journal | None = None,
    ) -> dict[Task, Outcome]:
        made: dict[Task, Outcome] = {}
        if not tasks:
            return made

        def take(index: int, outcome: Outcome, seconds: float, build: str) -> None:
            made[tasks[index]] = outcome
            if journal is not None:
                journal.add(tasks[index], outcome, seconds, build)

        looking = _looking(on_progress, journal)
        if executor is not None:
            self._block_runner(executor, take).run(tasks, looking)
        else:
            run_locally(
                self._experiment,
                tasks,
                threads=threads,
                keep=self._keep,
                on_outcome=take,
                on_progress=looking,
                collect=self._collect,
            )
        return made

    def _block_runner(self, executor: Workforce, on_outcome: OnOutcome) -> BlockRunner:
        pool = executor if isinstance(executor, Executor) else executor.get_executor(pure=False)
        keep = None if self._keep is None else keep_fields(self._keep)
        return BlockRunner(pool, recipe_of(self._experiment), keep=keep, on_outcome=on_outcome, collect=self._collect)


def keep_fields(keep: _core.Keep | None) -> dict[str, Any]:
    chosen = _core.Keep() if keep is None else keep
    return {name: getattr(chosen, name) for name in KEEP_FIELDS}


def _looking(on_progress: OnProgress | None, journal: Journal | None) -> OnProgress | None:
    """The store is looked after between results too: what is finished must not wait for the next one."""
    if journal is None:
        return on_progress

    def look(done: int, total: int, seconds: float) -> bool | None:
        journal.tick()
        return on_progress(done, total, seconds) if on_progress else None

    return look


def _checked(task: Task, arms: int) -> Task:
    arm, seed, replication = task
    if not 0 <= arm < arms:
        raise ModelError(f"there is no arm {arm}: the experiment has {arms}")
    return int(arm), int(seed), int(replication)
