# SPDX-License-Identifier: Apache-2.0
"""One run to be made, and what may become of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from colead import _core

Task: TypeAlias = tuple[int, int, int]
"""(arm, seed, replication): the number of an arm of the experiment, and the key of all luck."""


@dataclass(frozen=True, slots=True)
class RunFailure:
    """A run that could not be made: in the place of its result where failures are collected. told: type and message
    of an error of which only the words were kept."""

    task: Task
    error: Exception
    told: str = ""

    @property
    def message(self) -> str:
        """Type and message of the error."""
        return self.told or f"{type(self.error).__name__}: {self.error}"

    def __str__(self) -> str:
        arm, seed, replication = self.task
        return f"replication {replication} of arm {arm} with seed {seed} failed: {self.message}"


Outcome: TypeAlias = _core.RunResult | RunFailure
OnOutcome: TypeAlias = Callable[[int, Outcome, float, str], None]
"""(index of the task, what became of it, seconds it took: its own or the mean of its batch, build that made it)."""
OnProgress: TypeAlias = Callable[[int, int, float], bool | None]
"""(done, total, seconds); False stops the work. `done` may know more than its number: see `Done`."""


class Done(int):
    """Runs that are finished. `share`: of the whole work, runs under way counted by the weeks they have behind them."""

    share: float

    @classmethod
    def of(cls, done: int, share: float) -> Done:
        made = cls(done)
        made.share = share
        return made


def share_of(done: int, total: int) -> float:
    """How much of the whole work is done, as far as `done` tells."""
    return done.share if isinstance(done, Done) else done / max(1, total)


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who hears of runs as they are made. collect: a failure is handed on like a result and the others go on, else it
    is handed on and raised."""

    on_outcome: OnOutcome
    on_progress: OnProgress | None = None
    collect: bool = False
