# SPDX-License-Identifier: Apache-2.0
"""Whether a store still tells the truth."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from colead import _core
from colead.base.errors import ModelError, ScenarioError, StoreError
from colead.runs.recipe import RecipeBook, rebuilt
from colead.store.rows import RunRow, fingerprint_of
from colead.store.store import StoreFile

MOST_LISTED = 10


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found; a healthy store has no problems."""

    done: int
    failed: int
    made_again: int
    problems: tuple[str, ...]
    damaged: tuple[bytes, ...]
    """Keys of damaged rows."""


def examine(store: StoreFile, *, remake: int, seed: int = 0) -> Findings:
    """Checks the file, every row, and `remake` runs drawn at random by making them again."""
    problems = list(store.damage())
    damaged = []
    sample: list[RunRow] = []
    draw = random.Random(seed)
    seen = 0
    experiments = _Experiments(store)
    for row in store.runs() if not problems else ():
        if row.status == "done" and not _readable(row, store, experiments.of(row)):
            damaged.append(row.key)
            problems.append(f"{row.name} is damaged")
        elif not row.is_whole():
            damaged.append(row.key)
            problems.append(f"{row.name}, a failed one, is damaged")
        elif row.status == "done" and not store.kinds_needed(row):  # what Python wrote is not imported from a file
            seen += 1
            _keep_sample(sample, row, remake, seen, draw)
    problems += _differences(store, sample)
    return Findings(store.count("done"), store.count("failed"), len(sample), tuple(problems), tuple(damaged))


class _Experiments:
    """What a row may be a run of; rows come scenario by scenario."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store
        self._scenario = b""
        self._made: _core.Experiment | None = None

    def of(self, row: RunRow) -> _core.Experiment | None:
        """None where it cannot be made here: that is told of the runs that are made again."""
        if row.scenario != self._scenario:
            self._scenario, self._made = row.scenario, self._rebuilt(row)
        return self._made

    def _rebuilt(self, row: RunRow) -> _core.Experiment | None:
        if self._store.kinds_needed(row):  # what Python wrote is not imported from a file
            return None
        with suppress(ScenarioError, StoreError, ModelError, ValueError):
            return rebuilt(replace(self._store.recipe(row), arms=()))
        return None


def _readable(row: RunRow, store: StoreFile, experiment: _core.Experiment | None) -> bool:
    try:
        result = row.read(store.path, experiment)
    except StoreError:
        return False
    return fingerprint_of(result) == row.fingerprint


def _keep_sample(sample: list[RunRow], row: RunRow, size: int, seen: int, draw: random.Random) -> None:
    """Every row is as likely as any other (Vitter 1985, algorithm R)."""
    if len(sample) < size:
        sample.append(row)
    elif (place := draw.randrange(seen)) < size:
        sample[place] = row


def _differences(store: StoreFile, sample: list[RunRow]) -> Iterator[str]:
    book = RecipeBook()
    for row in sample:
        try:
            experiment = book.experiment(store.recipe(row))
            task = (len(experiment.arms) - 1, int(row.seed), int(row.replication))
            (result,) = experiment.run_tasks([task], threads=1, keep=_core.Keep(**json.loads(row.keep)))
        except (ScenarioError, StoreError, ValueError) as error:
            yield f"{row.name} cannot be made again: {error}"
            continue
        if fingerprint_of(result) != row.fingerprint:
            yield (
                f"{row.name} comes out differently now (stored by build {row.build_id}): results of different builds "
                "must not be mixed"
            )
