# SPDX-License-Identifier: Apache-2.0
"""How runs are carried out changes none of them."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import colead as cl
from colead import _core
from colead.base.errors import ExecutorError
from colead.runs import RunFailure, RunOptions, Task, run_tasks, try_tasks
from colead.runs.blocks import BLOCK_SECONDS, block_size
from colead.runs.recipe import rebuilt, recipe_of
from colead.runs.worker import run_block

TASKS: list[Task] = [(arm, 7, replication) for arm in (0, 2) for replication in range(6)]


@pytest.fixture(scope="module")
def experiment(tiny: cl.Scenario) -> _core.Experiment:
    return _core.Experiment(tiny)


@pytest.fixture(scope="module")
def expected(experiment: _core.Experiment) -> list[bytes]:
    return [result.to_bytes() for result in experiment.run_tasks(TASKS, threads=1)]


@pytest.fixture(scope="module")
def processes() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield pool


def bytes_of(results: list[_core.RunResult]) -> list[bytes]:
    return [result.to_bytes() for result in results]


class Unsteady(Executor):
    """Runs what it is given at once, but its first blocks are lost."""

    def __init__(self, losses: int, error: type[BaseException]) -> None:
        self.losses = losses
        self.error = error
        self.blocks: list[tuple[Task, ...]] = []

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.blocks.append(args[2])
        if len(self.blocks) <= self.losses:
            future.set_exception(self.error("worker lost"))
        else:
            future.set_result(pickle.loads(pickle.dumps(function(*pickle.loads(pickle.dumps(args)), **kwargs))))
        return future


@pytest.mark.parametrize("threads", [1, 2])
def test_results_come_in_the_order_of_tasks(experiment: _core.Experiment, expected: list[bytes], threads: int) -> None:
    assert bytes_of(run_tasks(experiment, TASKS, RunOptions(threads=threads))) == expected
    assert bytes_of(run_tasks(experiment, TASKS[::-1], RunOptions(threads=threads))) == expected[::-1]


def test_a_task_asked_for_twice_is_made_once(experiment: _core.Experiment, expected: list[bytes]) -> None:
    totals = set()
    results = run_tasks(
        experiment,
        [TASKS[0], TASKS[1], TASKS[0]],
        RunOptions(1, progress=lambda _done, total, _seconds: totals.add(total)),
    )
    assert bytes_of(results) == [expected[0], expected[1], expected[0]]
    assert totals == {2}


class Faulty:
    """An experiment one of whose runs fails."""

    def __init__(self, experiment: _core.Experiment, bad: Task) -> None:
        self._experiment = experiment
        self._bad = bad

    def __getattr__(self, name: str) -> Any:
        return getattr(self._experiment, name)

    def run_tasks(self, tasks: Sequence[Task], **options: Any) -> Any:
        good = list(itertools.takewhile(lambda task: task != self._bad, tasks))
        results = self._experiment.run_tasks(good, **options)
        if len(good) < len(tasks):
            raise cl.ModelError("no luck")
        return results


@pytest.mark.parametrize("threads", [1, 2])
def test_a_failing_run_is_told_from_the_others(
    experiment: _core.Experiment, expected: list[bytes], threads: int
) -> None:
    faulty: Any = Faulty(experiment, TASKS[3])
    outcomes = try_tasks(faulty, TASKS, RunOptions(threads))
    failed = [index for index, outcome in enumerate(outcomes) if isinstance(outcome, RunFailure)]
    assert failed == [3]
    for index, outcome in enumerate(outcomes):
        assert isinstance(outcome, RunFailure) or outcome.to_bytes() == expected[index]
    with pytest.raises(cl.ModelError, match="no luck"):
        run_tasks(faulty, TASKS, RunOptions(threads=threads))


def test_a_failing_run_is_stored_as_a_row_and_the_others_too(experiment: _core.Experiment, tmp_path: Path) -> None:
    faulty: Any = Faulty(experiment, TASKS[3])
    for make, done in ((run_tasks, 3), (try_tasks, len(TASKS) - 1)):
        with cl.Store(tmp_path / f"{make.__name__}.sqlite", create=True) as store:
            with suppress(cl.ModelError):
                make(faulty, TASKS, RunOptions(1, store=store))  # type: ignore[operator]
            assert (len(store), store.count("failed")) == (done, 1)


def test_no_tasks_are_no_work(experiment: _core.Experiment) -> None:
    assert run_tasks(experiment, []) == []


def test_a_recipe_keeps_which_outputs_are_watched_for(tiny: cl.Scenario) -> None:
    experiment = _core.Experiment(tiny, ["lead_time_p90"])
    again = rebuilt(pickle.loads(pickle.dumps(recipe_of(experiment))))
    assert not experiment.watches_all
    assert not again.watches_all
    assert [output.name for output in again.outputs] == [output.name for output in experiment.outputs]
    assert recipe_of(_core.Experiment(tiny)).outputs == ()


def test_a_store_keeps_whole_runs_only(tiny: cl.Scenario, tmp_path: Path) -> None:
    experiment = _core.Experiment(tiny, ["lead_time_p90"])
    path = tmp_path / "runs.colead"
    cl.run(tiny, "baseline", replications=1, store=path, progress=False)
    with (
        cl.open_store(path) as store,
        pytest.raises(cl.ModelError, match="every metric of the scenario must watch"),
    ):
        run_tasks(experiment, [(0, 1, 0)], RunOptions(store=store))


def test_a_recipe_makes_the_same_experiment(tiny: cl.Scenario) -> None:
    other = _core.Experiment(tiny)
    half = other.add_arm("half", strategy="shadowing", doses=[0.5], begins_week=0.0)
    late = other.add_arm("late", strategy="shadowing", begins_week=3.0)
    again = rebuilt(pickle.loads(pickle.dumps(recipe_of(other))))
    assert again.arms == other.arms
    tasks = [(arm, 7, 1) for arm in (0, 1, 2, half, late)]
    assert bytes_of(again.run_tasks(tasks, threads=1)) == bytes_of(other.run_tasks(tasks, threads=1))


@pytest.mark.parametrize("name", ["small_unit", "acute_hospital", "care_system"])
def test_shipped_scenarios_survive_the_way_to_a_worker(name: str) -> None:
    scenario = cl.Scenario.load(f"scenarios/{name}.yaml")
    text = scenario.resolved_json()
    assert cl.Scenario.from_yaml(text).resolved_json() == text


def test_a_pool_of_threads_gives_the_same(experiment: _core.Experiment, expected: list[bytes]) -> None:
    with ThreadPoolExecutor(2) as pool:
        assert bytes_of(run_tasks(experiment, TASKS, RunOptions(executor=pool))) == expected


def test_a_pool_of_processes_gives_the_same(
    experiment: _core.Experiment, expected: list[bytes], processes: ProcessPoolExecutor
) -> None:
    assert bytes_of(run_tasks(experiment, TASKS, RunOptions(executor=processes))) == expected


def test_what_is_kept_comes_back_from_processes(experiment: _core.Experiment, processes: ProcessPoolExecutor) -> None:
    keep = _core.Keep(records="summary")
    here = run_tasks(experiment, TASKS[:2], RunOptions(1), keep)
    there = run_tasks(experiment, TASKS[:2], RunOptions(executor=processes), keep)
    assert bytes_of(there) == bytes_of(here)
    assert here[0].to_bytes() != run_tasks(experiment, TASKS[:1], RunOptions(threads=1))[0].to_bytes()


def test_a_pool_whose_worker_is_killed_loses_nothing(experiment: _core.Experiment) -> None:
    tasks = [(arm, 7, replication) for arm in (0, 2) for replication in range(40)]
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        killed = []

        def kill_one(done: int, total: int, _seconds: float) -> None:
            if 0 < done < total and not killed:
                killed.append(next(iter(pool._processes)))
                os.kill(killed[0], signal.SIGKILL)

        results = run_tasks(experiment, tasks, RunOptions(executor=pool, progress=kill_one))
    assert killed
    assert bytes_of(results) == bytes_of(run_tasks(experiment, tasks, RunOptions(threads=1)))


@pytest.mark.parametrize("error", [BrokenExecutor, CancelledError, ConnectionError])
def test_lost_blocks_are_sent_again(
    experiment: _core.Experiment, expected: list[bytes], error: type[BaseException]
) -> None:
    assert bytes_of(run_tasks(experiment, TASKS, RunOptions(executor=Unsteady(2, error)))) == expected


def test_a_block_lost_three_times_is_reported(experiment: _core.Experiment) -> None:
    executor = Unsteady(1000, BrokenExecutor)
    with pytest.raises(ExecutorError, match="lost 3 times"):
        run_tasks(experiment, TASKS[:1], RunOptions(executor=executor))
    assert len(executor.blocks) == 3


def test_collected_failures_stand_in_their_places(experiment: _core.Experiment) -> None:
    outcomes = try_tasks(experiment, TASKS[:2], RunOptions(executor=Unsteady(1000, BrokenExecutor)))
    assert [type(outcome) for outcome in outcomes] == [RunFailure, RunFailure]
    failure = outcomes[1]
    assert isinstance(failure, RunFailure)
    assert failure.task == TASKS[1]
    assert "replication 1 of arm 0 with seed 7 failed: ExecutorError" in str(failure)
    assert len(try_tasks(experiment, TASKS[:2], RunOptions(1))) == 2


def test_blocks_in_flight_are_bounded_and_grow_to_the_wanted_time(experiment: _core.Experiment) -> None:
    executor = Unsteady(0, BrokenExecutor)
    tasks = [(0, 7, replication) for replication in range(400)]
    run_tasks(experiment, tasks, RunOptions(executor=executor))
    sizes = [len(block) for block in executor.blocks]
    assert sum(sizes) == 400
    assert sizes[0] == 1
    assert max(sizes) > 1


def test_block_size_follows_from_the_time_of_a_run() -> None:
    assert block_size(None, 1000, 2) == 1
    assert block_size(BLOCK_SECONDS / 10, 10**6, 2) == 10
    assert block_size(60.0, 1000, 2) == 1
    assert block_size(1e-9, 10**6, 2) == 250_000
    assert block_size(BLOCK_SECONDS / 100, 8, 4) == 1


def test_a_block_needs_only_text_and_integers(experiment: _core.Experiment, expected: list[bytes]) -> None:
    block = run_block(recipe_of(experiment), None, TASKS)
    assert list(block.results) == expected
    assert block.version == cl.__version__
    assert len(block.seconds) == len(TASKS)


def test_progress_may_stop_an_executor(experiment: _core.Experiment) -> None:
    with ThreadPoolExecutor(1) as pool, pytest.raises(cl.Interrupted):
        run_tasks(experiment, TASKS, RunOptions(executor=pool, progress=lambda *_progress: False))


def test_ctrl_c_ends_work_in_a_pool_and_leaves_it_usable(
    experiment: _core.Experiment, expected: list[bytes], processes: ProcessPoolExecutor
) -> None:
    run_tasks(experiment, TASKS[:1], RunOptions(executor=processes))  # its workers are up
    sender = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    sender.start()
    with pytest.raises(KeyboardInterrupt):
        run_tasks(experiment, [(0, 7, replication) for replication in range(20_000)], RunOptions(executor=processes))
    sender.join()
    assert bytes_of(run_tasks(experiment, TASKS, RunOptions(executor=processes))) == expected


def test_errors_of_callbacks_are_the_callers(experiment: _core.Experiment) -> None:
    def fail(*_progress: float) -> None:
        raise ZeroDivisionError("mine")

    tasks = [(0, 7, replication) for replication in range(5000)]
    with pytest.raises(ZeroDivisionError, match="mine"):
        try_tasks(experiment, tasks, RunOptions(1, progress=fail))


def test_wrong_tasks_and_options_are_refused(experiment: _core.Experiment) -> None:
    with pytest.raises(cl.ModelError, match="no arm 99"):
        run_tasks(experiment, [(99, 1, 0)])
    with pytest.raises(ValueError, match="threads"):
        RunOptions(threads=0)
    with pytest.raises(TypeError, match="executor"):
        RunOptions(executor=3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"'runs\.sqlite' is not open"):
        run_tasks(experiment, TASKS, RunOptions(store="runs.sqlite"))


def test_waiting_for_workers_costs_no_time_of_the_others(experiment: _core.Experiment) -> None:
    """A slow block does not hold the quick ones back."""
    slow_first, others_done = threading.Event(), threading.Event()

    def slowly(function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        others_done.wait(600)  # for ever, if the others were held back
        return function(*args)

    class OneSlow(ThreadPoolExecutor):
        def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            if slow_first.is_set():
                return super().submit(function, *args, **kwargs)
            slow_first.set()
            return super().submit(slowly, function, args)

    seen: list[bool] = []

    def progress(done: int, *_rest: object) -> None:
        if done >= len(TASKS) - 1:
            seen.append(others_done.is_set())
            others_done.set()

    with OneSlow(2) as pool:
        run_tasks(experiment, TASKS, RunOptions(executor=pool, progress=progress))
    assert seen[0] is False  # all but the slow one were done while it waited
    assert len(seen) == 2
