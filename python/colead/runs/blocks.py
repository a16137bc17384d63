# SPDX-License-Identifier: Apache-2.0
"""Runs on the workers of any `concurrent.futures` executor, in blocks.

A block holds about a quarter of a second of work, so that what it costs to send one (docs/guides/scaling_out.md) is
small beside it. A block whose worker has died is sent again.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import dataclass

from colead import _core
from colead.base.errors import ExecutorError, Interrupted
from colead.runs.options import KeepFields
from colead.runs.outcome import Receiver, RunFailure, Task
from colead.runs.pool import Pool
from colead.runs.recipe import Recipe
from colead.runs.worker import BlockResult, run_block

BLOCK_SECONDS = 0.25
BLOCKS_A_WORKER = 2  # one at work, one waiting
ATTEMPTS = 3
SECONDS_BETWEEN_LOOKS = 0.1
# Named, because only those who use Dask have these classes.
LOST_WORKER = {"KilledWorker", "CommClosedError", "FutureCancelledError", "NoValidWorkerError"}


@dataclass(slots=True)
class _Block:
    start: int
    tasks: tuple[Task, ...]
    attempts: int = 0


class BlockRunner:
    """Sends tasks out and takes results in, all from the calling thread."""

    def __init__(self, executor: Executor, recipe: Recipe, keep: KeepFields | None, receiver: Receiver) -> None:
        self._pool = Pool(executor)
        self._recipe = recipe
        self._keep = keep
        self._receiver = receiver
        self._waiting: deque[_Block] = deque()
        self._out: dict[Future[BlockResult], _Block] = {}
        self._seconds_a_run: float | None = None

    def run(self, tasks: Sequence[Task]) -> None:
        """Returns when each task has been handed to the receiver; on any exception nothing is left in the pool."""
        began = time.perf_counter()
        on_progress = self._receiver.on_progress
        self._tasks, self._next, self._done = tasks, 0, 0
        try:
            while self._done < len(tasks):
                self._send()
                finished, _ = wait(self._out, SECONDS_BETWEEN_LOOKS, FIRST_COMPLETED)
                for future in finished:
                    self._take(future)
                if on_progress and on_progress(self._done, len(tasks), time.perf_counter() - began) is False:
                    raise Interrupted("stopped by the caller")
        finally:
            for future in self._out:
                future.cancel()
            self._pool.close()

    def _send(self) -> None:
        """Until every worker has a block at work and one waiting; one each before the time of a run is known."""
        workers = self._pool.workers()
        most = workers * (BLOCKS_A_WORKER if self._seconds_a_run is not None else 1)
        while len(self._out) < most and (block := self._next_block(workers)) is not None:
            block.attempts += 1
            try:
                self._out[self._pool.submit(run_block, self._recipe, self._keep, block.tasks)] = block
            except BrokenExecutor as error:
                self._send_again(block, error)

    def _next_block(self, workers: int) -> _Block | None:
        if self._waiting:
            return self._waiting.popleft()
        left = len(self._tasks) - self._next
        if left == 0:
            return None
        size = min(left, block_size(self._seconds_a_run, left, workers))
        block = _Block(self._next, tuple(self._tasks[self._next : self._next + size]))
        self._next += size
        return block

    def _take(self, future: Future[BlockResult]) -> None:
        block = self._out.pop(future)
        try:
            result = future.result()
        except (BrokenExecutor, CancelledError, ConnectionError) as error:
            self._send_again(block, error)
            return
        except Exception as error:
            if type(error).__name__ not in LOST_WORKER:
                raise
            self._send_again(block, error)
            return
        self._learn(result)
        for index, (got, seconds) in enumerate(zip(result.results, result.seconds, strict=True), block.start):
            self._hand_on(index, got, seconds, result.build)

    def _hand_on(self, index: int, got: bytes | Exception, seconds: float, build: str) -> None:
        self._done += 1
        if isinstance(got, bytes):
            self._receiver.on_outcome(index, _core.RunResult.from_bytes(got), seconds, build)
            return
        failure = RunFailure(self._tasks[index], got)
        self._receiver.on_outcome(index, failure, seconds, build)
        if not self._receiver.collect:
            raise got

    def _learn(self, result: BlockResult) -> None:
        if result.version != _core.__version__:
            raise ExecutorError(f"a worker has colead {result.version}, this process {_core.__version__}: install one")
        seconds = sum(result.seconds) / len(result.seconds)
        known = self._seconds_a_run
        self._seconds_a_run = seconds if known is None else 0.7 * known + 0.3 * seconds

    def _send_again(self, block: _Block, error: BaseException) -> None:
        if isinstance(error, BrokenExecutor):
            self._pool.renew()
        if block.attempts < ATTEMPTS:
            self._waiting.append(block)
            return
        lost = ExecutorError(f"a block of runs was lost {ATTEMPTS} times, at last with {type(error).__name__}: {error}")
        for index in range(block.start, block.start + len(block.tasks)):
            self._hand_on(index, lost, 0.0, "unknown")


def block_size(seconds_a_run: float | None, left: int, workers: int) -> int:
    """Runs in the next block: a quarter of a second of work, fewer near the end so that no worker waits for another."""
    if seconds_a_run is None:
        return 1
    wanted = round(BLOCK_SECONDS / max(seconds_a_run, 1e-6))
    share = -(-left // (2 * workers))
    return max(1, min(wanted, share))
