# SPDX-License-Identifier: Apache-2.0
"""One door for every kind of executor: how many work in it, and what to do when it has broken."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import ParamSpec, TypeVar

SECONDS_BETWEEN_COUNTS = 5.0

P = ParamSpec("P")
T = TypeVar("T")


class Pool:
    """An executor. A pool of processes that lost one is finished for good: a new one of its size takes its place."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._own: ProcessPoolExecutor | None = None
        self._counted_at = -SECONDS_BETWEEN_COUNTS
        self._workers = 1

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        return (self._own or self._executor).submit(function, *args, **kwargs)

    def workers(self) -> int:
        """Blocks that can be at work at once; counted anew every few seconds, because clusters grow and shrink."""
        now = time.monotonic()
        if now - self._counted_at >= SECONDS_BETWEEN_COUNTS:
            self._workers, self._counted_at = max(1, _workers_of(self._executor)), now
        return self._workers

    def renew(self) -> None:
        """After a BrokenExecutor. Executors of other makers see to their workers themselves."""
        if not isinstance(self._executor, ProcessPoolExecutor):
            return
        if self._own is not None:
            if not _is_broken(self._own):
                return
            self._own.shutdown(wait=False)
        self._own = ProcessPoolExecutor(_workers_of(self._executor), mp_context=multiprocessing.get_context("spawn"))

    def close(self) -> None:
        if self._own is not None:
            self._own.shutdown(wait=True, cancel_futures=True)
            self._own = None


def _workers_of(executor: Executor) -> int:
    client = getattr(executor, "_client", None)
    if client is not None and hasattr(client, "nthreads"):
        return sum(client.nthreads().values())
    return int(getattr(executor, "_max_workers", 0) or os.cpu_count() or 1)


def _is_broken(pool: ProcessPoolExecutor) -> bool:
    return bool(getattr(pool, "_broken", False))
