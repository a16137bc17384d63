# SPDX-License-Identifier: Apache-2.0
"""Runs being made are written down as they finish: in batches, and never later than a second after."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from colead import _core
from colead.base.errors import ModelError, NonDeterminismError, StoreError
from colead.runs.build import build_id
from colead.runs.options import KeepFields
from colead.runs.outcome import Outcome, RunFailure, Task
from colead.runs.recipe import recipe_of
from colead.store import rows
from colead.store.damage import told
from colead.store.disk import require_room
from colead.store.keys import Keys, own_kinds, short_hash
from colead.store.origins import INSERT_ARM, put_scenario, scenario_row
from colead.store.schema import telling, transaction

BATCH_ROWS = 64
BATCH_SECONDS = 0.8  # looked at every tenth of a second: a finished run waits a second at most
KEYS_AT_ONCE = 400


@dataclass(frozen=True, slots=True)
class Wanted:
    """The runs that are asked for, and what is kept of each."""

    experiment: _core.Experiment
    tasks: Sequence[Task]
    keep: KeepFields


class Journal:
    """The runs of one experiment in a store: which are there, and those that come."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, wanted: Wanted, *, only_stored: bool = False
    ) -> None:
        self._only_stored = only_stored
        self._connection = connection
        self.path = path
        self._experiment = wanted.experiment
        self._keep = wanted.keep
        self._recipe = recipe_of(wanted.experiment)
        keys = Keys(self._recipe, wanted.keep)
        self._keys = {task: keys(task) for task in wanted.tasks}
        self._first: dict[bytes, Task] = {}
        for task, key in self._keys.items():
            self._first.setdefault(key, task)
        self._pending: list[rows.RunRow] = []
        self._pending_since = 0.0
        self._scenario = scenario_row(wanted.experiment.scenario, self._recipe.text, own_kinds(self._recipe))
        self._arms: dict[int, tuple[bytes, str, str]] = {}
        self._missing = 0
        self.found: set[bytes] = set()
        """Keys of the runs that were there."""
        self.made: set[bytes] = set()
        """Keys of the runs that were written and are on the disk."""

    def same_as(self, task: Task) -> Task:
        """The first task that asks for the same run."""
        return self._first[self._keys[task]]

    def stored(self) -> dict[Task, Outcome]:
        """Every run that is there, checked; one of each other build is made again and must come out the same. Where no
        run may be made, those that failed come as failures.

        Raises StoreError where runs are missing and none may be made, or where there is no room for them.
        """
        found: dict[Task, Outcome] = {}
        samples: dict[str, tuple[Task, rows.RunRow]] = {}
        for row in self._rows(self._first):
            task = self._first[row.key]
            found[task] = row.read(self.path, self._experiment)
            self._require_same(row, task)
            samples.setdefault(row.build_id, (task, row))
        self.found = {self._keys[task] for task in found}
        missing = self._missing = len(self._first) - len(found)
        if self._only_stored:
            failed = self._failed(found)
            if missing > len(failed):
                raise StoreError(
                    f"{missing - len(failed)} of {len(self._first)} runs are not in {self.path} yet: give the "
                    "comparison this store again and it makes them"
                )
            return found | failed
        samples.pop(build_id(), None)
        for build, (task, row) in samples.items():
            self._check(build, task, row)
        if missing:
            self._require_room()
        return found

    def _require_same(self, row: rows.RunRow, task: Task) -> None:
        """A row that is whole in itself may stand under the key of another run."""
        _, seed, replication = task
        if (row.seed, row.replication, row.keep) != (str(seed), str(replication), rows.keep_text(self._keep)):
            raise told(row.name, self.path, "its key is of another run")

    def _failed(self, found: Mapping[Task, Outcome]) -> dict[Task, Outcome]:
        """Of the others those that were tried and failed."""
        keys = [key for key, task in self._first.items() if task not in found]
        failed: dict[Task, Outcome] = {}
        for row in self._rows(keys, "failed"):
            row.require_whole(self.path)
            task = self._first[row.key]
            error = row.error or "it failed"
            failed[task] = RunFailure(task, ModelError(error), error)
        return failed

    def _rows(self, keys: Iterable[bytes], status: str = "done") -> Iterator[rows.RunRow]:
        rest = iter(keys)
        while chunk := list(islice(rest, KEYS_AT_ONCE)):
            marks = ",".join("?" * len(chunk))
            with telling(self.path):
                got = self._connection.execute(f"{rows.SELECT} WHERE status = ? AND key IN ({marks})", [status, *chunk])
                values = got.fetchall()
            yield from (rows.RunRow(*row) for row in values)

    def _check(self, build: str, task: Task, row: rows.RunRow) -> None:
        (result,) = self._experiment.run_tasks([task], threads=1, keep=_core.Keep(**self._keep))
        if rows.fingerprint_of(result) != row.fingerprint:
            raise NonDeterminismError(
                f"{self.path} holds runs of another build of colead ({build}, this is {build_id()}), and this build "
                f"does not give the same bits ({row.name}): go on with that build, or begin another store"
            )

    def add(self, task: Task, outcome: Outcome, seconds: float, build: str) -> None:
        arm, seed, replication = task
        origin, keep = self._scenario.hash, rows.keep_text(self._keep)
        name = rows.RunName(self._keys[task], origin, self._arm(arm), seed, replication, keep)
        if not self._pending:
            self._pending_since = time.monotonic()
        self._pending.append(rows.row_of(name, outcome, seconds, build))
        if len(self._pending) >= BATCH_ROWS:
            self.commit()
        else:
            self.tick()

    def tick(self) -> None:
        if self._pending and time.monotonic() - self._pending_since >= BATCH_SECONDS:
            self.commit()

    def commit(self) -> None:
        """What has come so far is on the disk afterwards."""
        if not self._pending:
            return
        with telling(self.path):
            conflicts = self._write()
        self.made |= {row.key for row in self._pending} - {row.key for row in conflicts}
        self._pending.clear()
        if conflicts:
            raise NonDeterminismError(
                f"non-determinism found: {conflicts[0].name} is in {self.path} with another fingerprint. One of the "
                f"two is wrong: `colead doctor {self.path}` makes stored runs again"
            )
        self._require_room()

    def _write(self) -> list[rows.RunRow]:
        """Writes all that is pending and returns the rows that are there with another fingerprint."""
        with transaction(self._connection):
            put_scenario(self._connection, self._scenario)  # with each batch: a repair may have taken it out
            self._connection.executemany(INSERT_ARM, self._arms.values())
            return [row for row in self._pending if not self._put(row)]

    def _put(self, row: rows.RunRow) -> bool:
        """False when the run is there and was another. A run that failed before may be done now."""
        if self._connection.execute(rows.INSERT, row.values()).rowcount == 1:
            return True
        (values,) = self._connection.execute(f"{rows.SELECT} WHERE key = ?", (row.key,)).fetchall()
        there = rows.RunRow(*values)
        if row.status == "failed":
            return True
        if there.status == "failed":
            self._connection.execute(rows.REPLACE, row.values())
            return True
        return there.fingerprint == row.fingerprint

    def _arm(self, arm: int) -> bytes:
        """Its hash; it is written with the runs that need it."""
        if arm not in self._arms:
            text = json.dumps(asdict(self._recipe.arms[arm]))
            self._arms[arm] = short_hash(self._scenario.hash.hex(), text), self._recipe.arms[arm].id, text
        return self._arms[arm][0]

    def _require_room(self) -> None:
        """For all that is still to come, judged by the runs that are there."""
        mean = self._connection.execute("SELECT avg(length(result)) FROM (SELECT result FROM run LIMIT 100)").fetchone()
        require_room(self.path, int((mean[0] or 0) * max(0, self._missing - len(self.made))))
