# SPDX-License-Identifier: Apache-2.0
"""What runs in another process: a block of runs comes as text and integers, results go back as bytes."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from colead import _core
from colead.base.errors import ModelError
from colead.runs.build import build_id
from colead.runs.locally import run_locally
from colead.runs.options import KeepFields
from colead.runs.outcome import Outcome, Receiver, RunFailure, Task
from colead.runs.recipe import Recipe, RecipeBook

_book = RecipeBook()


@dataclass(frozen=True, slots=True)
class BlockResult:
    """What became of a block, run by run: bytes of a result, or what was raised."""

    version: str
    build: str
    results: tuple[bytes | Exception, ...]
    seconds: tuple[float, ...]


def run_block(recipe: Recipe, keep: KeepFields | None, tasks: Sequence[Task]) -> BlockResult:
    """The runs of a block on one thread; failures come back beside the results of the others."""
    _leave_ctrl_c_to_the_parent()
    results: list[bytes | Exception] = [b""] * len(tasks)
    seconds = [0.0] * len(tasks)
    last = time.perf_counter()

    def take(index: int, outcome: Outcome, _seconds: float, _build: str) -> None:
        nonlocal last
        now = time.perf_counter()
        seconds[index], last = now - last, now
        results[index] = _portable(outcome.error) if isinstance(outcome, RunFailure) else outcome.to_bytes()

    run_locally(
        _book.experiment(recipe),
        tasks,
        Receiver(take, collect=True),
        threads=1,
        keep=None if keep is None else _core.Keep(**keep),
    )
    return BlockResult(_core.__version__, build_id(), tuple(results), tuple(seconds))


def _portable(error: Exception) -> Exception:
    """The error itself where it survives the way, else one that tells of it."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return ModelError(f"{type(error).__name__}: {error}")
    return error


def _leave_ctrl_c_to_the_parent() -> None:
    """A terminal sends Ctrl-C to every process of a pool; the one who asked for the runs ends them in order."""
    in_a_pool = multiprocessing.parent_process() is not None
    if in_a_pool and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
