# SPDX-License-Identifier: Apache-2.0
"""Runs on the threads of the compiled core, in this process."""

from __future__ import annotations

import time
from collections.abc import Sequence

from colead import _core
from colead.base.errors import Interrupted
from colead.runs.build import build_id
from colead.runs.outcome import Done, OnOutcome, OnProgress, Receiver, RunFailure, Task


def run_locally(
    experiment: _core.Experiment, tasks: Sequence[Task], receiver: Receiver, *, threads: int, keep: _core.Keep | None
) -> None:
    """Makes every run and hands each to the receiver, in this thread, as soon as it is finished."""
    batch = _Batch(experiment, tasks, threads, keep, receiver.on_outcome)
    try:
        batch.run(range(len(tasks)), receiver.on_progress)
    except (KeyboardInterrupt, Interrupted):
        raise
    except Exception:
        if batch.callback_failed:
            raise
        batch.run_what_is_left(receiver.collect)


class _Batch:
    def __init__(
        self,
        experiment: _core.Experiment,
        tasks: Sequence[Task],
        threads: int,
        keep: _core.Keep | None,
        on_outcome: OnOutcome,
    ) -> None:
        self._experiment = experiment
        self._tasks = tasks
        self._threads = threads
        self._options = {} if keep is None else {"keep": keep}
        self._on_outcome = on_outcome
        self._finished: set[int] = set()
        self.callback_failed = False
        self._share = 0.0

    def run(self, indices: Sequence[int], on_progress: OnProgress | None) -> None:
        began = time.perf_counter()
        done = 0

        def finished(position: int, result: _core.RunResult) -> None:
            nonlocal done
            done += 1
            seconds = (time.perf_counter() - began) * min(self._threads, len(indices)) / done
            self._hand_on(indices[position], result, seconds)

        self._experiment.run_tasks(
            [self._tasks[index] for index in indices],
            threads=self._threads,
            on_progress=self._guarded(on_progress),
            on_result=finished,
            on_share=self._note,
            **self._options,
        )

    def run_what_is_left(self, collect: bool) -> None:
        """One by one, so that it shows which runs fail."""
        for index in range(len(self._tasks)):
            if index in self._finished:
                continue
            try:
                self.run([index], None)
            except (KeyboardInterrupt, Interrupted):
                raise
            except Exception as error:
                if self.callback_failed:
                    raise
                self._finished.add(index)
                self._on_outcome(index, RunFailure(self._tasks[index], error), 0.0, build_id())
                if not collect:
                    raise

    def _hand_on(self, index: int, result: _core.RunResult, seconds: float) -> None:
        self._finished.add(index)
        try:
            self._on_outcome(index, result, seconds, build_id())
        except BaseException:
            self.callback_failed = True
            raise

    def _note(self, share: float) -> None:
        self._share = share

    def _guarded(self, on_progress: OnProgress | None) -> OnProgress | None:
        """A failing callback is the caller's mistake, not a failed run."""
        if on_progress is None:
            return None

        def report(done: int, total: int, seconds: float) -> bool | None:
            try:
                return on_progress(Done.of(done, max(self._share, done / max(1, total))), total, seconds)
            except BaseException:
                self.callback_failed = True
                raise

        return report
