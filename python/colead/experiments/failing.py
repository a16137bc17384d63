# SPDX-License-Identifier: Apache-2.0
"""What is left where runs failed: the replications that every side has, and the failures by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from colead import _core
from colead.runs import FailedRun, Outcome, RunFailure
from colead.runs.failed import at_place, complete, failed_run, failed_run_of, note
from colead.statistics.student import Array

MOST_LISTED = 5


def parted(
    experiment: _core.Experiment, outcomes: Sequence[Outcome], sides: int, fewest: int = 1
) -> tuple[list[int], tuple[FailedRun, ...]]:
    """Places of the replications that are complete, and the runs that failed. Outcomes stand side by side.

    Where fewer than `fewest` are complete, what the first failing run raised is raised.
    """
    failed = [outcome for outcome in outcomes if isinstance(outcome, RunFailure)]
    whole = complete(outcomes, sides)
    told = tuple(failed_run(experiment, one) for one in failed)
    if failed and len(whole) < fewest:
        raise failed[0].error
    return whole, told


def in_place(
    experiment: _core.Experiment,
    outcomes: Sequence[Outcome],
    scenario: _core.Scenario,
    place: int,
    changes: Mapping[str, object],
) -> tuple[FailedRun, ...]:
    """Runs that failed in a scenario with some values changed: the world or point of that number."""
    failed = [failed_run(experiment, outcome) for outcome in outcomes if isinstance(outcome, RunFailure)]
    return tuple(at_place(one, experiment, scenario, place, changes) for one in failed)


@contextmanager
def naming_place(
    experiment: _core.Experiment, scenario: _core.Scenario, place: int, changes: Mapping[str, object]
) -> Iterator[None]:
    """What a run raises within says at which world or point it was."""
    try:
        yield
    except Exception as error:
        told = failed_run_of(error)
        if told is not None and told.place is None:
            note(error, at_place(told, experiment, scenario, place, changes))
        raise


def values_of(
    experiment: _core.Experiment, outcomes: Sequence[Outcome], metric: str, sides: int, group: str = "all"
) -> Array:
    """A metric [sides, replications]; NaN for a run that failed and for one without such an event."""
    values = np.full(len(outcomes), np.nan)
    made = [place for place, one in enumerate(outcomes) if isinstance(one, _core.RunResult)]
    values[made] = experiment.values([one for one in outcomes if isinstance(one, _core.RunResult)], metric, group)
    return values.reshape(sides, -1)


def complete_in(outcomes: Sequence[Outcome], sides: int) -> NDArray[np.bool_]:
    """[replications]: whether every side has it."""
    whole = np.zeros(len(outcomes) // sides, dtype=np.bool_)
    whole[complete(outcomes, sides)] = True
    return whole


def sentences(failures: Sequence[FailedRun]) -> Iterator[str]:
    """A line for each of the first failures, and how many more there are."""
    for one in failures[:MOST_LISTED]:
        yield f"Failed: {one}."
    more = len(failures) - MOST_LISTED
    if more > 0:
        yield f"And {more} more runs failed; --json lists them all."


def left_of(complete: int, asked: int, failures: Sequence[FailedRun]) -> str:
    """How many replications are left of those asked for; empty where no run failed."""
    if not failures:
        return ""
    runs = "1 run" if len(failures) == 1 else f"{len(failures)} runs"
    return (
        f"{runs} failed: {complete} of {asked} replications are complete in every strategy, and the rest is left out."
    )
