# SPDX-License-Identifier: Apache-2.0
"""The map that everything uses: tasks in, results out, whoever makes the runs and whatever was made before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from typing import cast

from colead import _core
from colead.base.errors import ModelError
from colead.runs.blocks import BlockRunner
from colead.runs.failed import failed_run
from colead.runs.locally import run_locally
from colead.runs.memory import require_memory
from colead.runs.options import Journal, KeepFields, RunOptions, Workforce
from colead.runs.outcome import OnProgress, Outcome, Receiver, RunFailure, Task
from colead.runs.progress import showing
from colead.runs.recipe import recipe_of

ALONE = RunOptions()


def run_tasks(
    experiment: _core.Experiment,
    tasks: Sequence[Task],
    options: RunOptions = ALONE,
    keep: _core.Keep | None = None,
) -> list[_core.RunResult]:
    """The result of every task, in the order of the tasks: those in the store are read, the others are made.

    tasks are (arm, seed, replication). Runs are made on threads of this process, or in blocks by an executor. The first
    run that fails ends the work; what it raised is raised, and says which run it was. See `try_tasks`.
    """
    return cast("list[_core.RunResult]", _Work(experiment, options, keep, collect=False).outcomes(tasks))


def try_tasks(
    experiment: _core.Experiment,
    tasks: Sequence[Task],
    options: RunOptions = ALONE,
    keep: _core.Keep | None = None,
) -> list[Outcome]:
    """As `run_tasks`, with a RunFailure in the place of each run that fails; the others are made all the same."""
    return _Work(experiment, options, keep, collect=True).outcomes(tasks)


class _Work:
    """What to run, how, and how to treat failures."""

    def __init__(
        self, experiment: _core.Experiment, options: RunOptions, keep: _core.Keep | None, *, collect: bool
    ) -> None:
        self._experiment = experiment
        self._options = options
        self._keep = keep
        self._collect = collect

    def outcomes(self, tasks: Sequence[Task]) -> list[Outcome]:
        planned = [_checked(task, len(self._experiment.arms)) for task in tasks]
        with showing(self._options.progress or False, "running") as on_progress:
            if self._options.kept_in is None:
                made = self._make(list(dict.fromkeys(planned)), on_progress, None)
            else:
                made = self._make_missing(planned, on_progress)
        return [made[task] for task in planned]

    def _make_missing(self, planned: Sequence[Task], on_progress: OnProgress | None) -> dict[Task, Outcome]:
        """Planned minus stored. Tasks that ask for the same run are one run."""
        store = self._options.kept_in
        assert store is not None
        if not self._experiment.watches_all:
            raise ModelError("a store keeps whole runs: every metric of the scenario must watch")
        with store.journal(self._experiment, planned, keep_fields(self._keep)) as journal:
            known = dict(journal.stored())
            self._name_failures(known.values())
            wanted = dict.fromkeys(map(journal.same_as, planned))
            missing = [task for task in wanted if task not in known]
            known |= self._make(missing, on_progress, journal)
            return {task: known[journal.same_as(task)] for task in planned}

    def _name_failures(self, outcomes: Iterable[Outcome]) -> None:
        """Those that a store remembers where nothing may be made; the first is raised unless they are collected."""
        for failure in [one for one in outcomes if isinstance(one, RunFailure)]:
            failed_run(self._experiment, failure)
            if not self._collect:
                raise failure.error

    def _make(
        self, tasks: Sequence[Task], on_progress: OnProgress | None, journal: Journal | None
    ) -> dict[Task, Outcome]:
        made: dict[Task, Outcome] = {}
        if not tasks:
            return made

        def take(index: int, outcome: Outcome, seconds: float, build: str) -> None:
            made[tasks[index]] = outcome
            if isinstance(outcome, RunFailure):
                failed_run(self._experiment, outcome)  # the error says from now on which run it was
            if journal is not None:
                journal.add(tasks[index], outcome, seconds, build)

        receiver = Receiver(take, _looking(on_progress, journal), self._collect)
        if self._options.executor is not None:
            self._block_runner(self._options.executor, receiver).run(tasks)
        else:
            at_once = min(self._options.workers, len(tasks))
            require_memory(self._experiment.scenario.run_bytes, at_once, self._options.memory)
            run_locally(self._experiment, tasks, receiver, threads=self._options.workers, keep=self._keep)
        return made

    def _block_runner(self, executor: Workforce, receiver: Receiver) -> BlockRunner:
        pool = executor if isinstance(executor, Executor) else executor.get_executor(pure=False)
        keep = None if self._keep is None else keep_fields(self._keep)
        return BlockRunner(pool, recipe_of(self._experiment), keep, receiver)


def as_asked(
    experiment: _core.Experiment,
    tasks: Sequence[Task],
    options: RunOptions = ALONE,
    keep: _core.Keep | None = None,
) -> list[Outcome]:
    """As `try_tasks` where failures are to be collected, else as `run_tasks`."""
    return _Work(experiment, options, keep, collect=options.on_error == "collect").outcomes(tasks)


def keep_fields(keep: _core.Keep | None) -> KeepFields:
    chosen = _core.Keep() if keep is None else keep
    return {"records": chosen.records, "trust": chosen.trust, "people": chosen.people, "draws": chosen.draws}


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
