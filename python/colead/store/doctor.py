# SPDX-License-Identifier: Apache-2.0
"""Whether a store still tells the truth."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

from colead import _core
from colead.base.errors import ModelError, StoreError
from colead.runs.recipe import RecipeBook
from colead.store.asked import QuestionRow
from colead.store.damage import Damage, DamagedRowError
from colead.store.origins import ScenarioRow
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
    """Keys of damaged runs and questions, and of those whose scenario or arm is damaged."""
    without_checksum: int
    """Scenarios and questions that were stored before they had one."""


def examine(store: StoreFile, *, remake: int, seed: int = 0) -> Findings:
    """Checks the file, every row, and `remake` runs drawn at random by making them again."""
    check = _Check(store, remake, seed)
    problems = list(store.damage())
    try:
        check.rows()
    except StoreError as error:  # no further row can be read
        problems.append(str(error))
    problems += check.problems
    problems += _differences(store, check.sample)
    return Findings(
        store.count("done"), store.count("failed"), len(check.sample), tuple(problems), tuple(check.damaged),
        check.without_checksum,
    )  # fmt: skip


class _Check:
    """Every row of a store, looked at once."""

    def __init__(self, store: StoreFile, remake: int, seed: int) -> None:
        self._store = store
        self._remake = remake
        self._draw = random.Random(seed)
        self._book = RecipeBook()
        self._origin: tuple[bytes, bytes] | None = None
        self._known: _core.Experiment | None = None
        self._seen = 0
        self.sample: list[RunRow] = []
        self.problems: dict[str, None] = {}  # each once, in order
        self.damaged: list[bytes] = []
        self.without_checksum = 0

    def rows(self) -> None:
        lost = {row.hash for row in self._store.scenarios() if not self._is_good(row)}
        for question in self._store.questions():
            if not self._is_good(question) or question.scenario in lost:
                self.damaged.append(question.hash)
        for row in self._store.runs():
            if not self._run_is_good(row):
                self.damaged.append(row.key)

    def _is_good(self, row: ScenarioRow | QuestionRow) -> bool:
        self.without_checksum += row.crc is None
        try:
            row.check()
        except ValueError as error:
            self.problems[f"{row.called} is damaged ({error})"] = None
            return False
        return True

    def _run_is_good(self, row: RunRow) -> bool:
        try:
            row.check()
            known = self._experiment(row)
            if row.status == "done":
                row.opened(known)
        except DamagedRowError as error:  # its scenario or arm
            self.problems[str(error)] = None
            return False
        except Damage as error:
            self.problems[f"{row.name} is damaged ({error})"] = None
            return False
        if known is not None and row.status == "done":
            self._seen += 1
            _keep_sample(self.sample, row, self._remake, self._seen, self._draw)
        return True

    def _experiment(self, row: RunRow) -> _core.Experiment | None:
        """What the run is of; None where kinds written in Python, which are not imported from a file, are needed, or
        another version of colead."""
        if self._origin != (row.scenario, row.arm):
            self._store.recipe(row)
            self._known = None
            if not self._store.kinds_needed(row):
                try:
                    self._known = self._store.experiment(row, self._book)
                except StoreError as error:
                    self.problems[str(error)] = None
            self._origin = (row.scenario, row.arm)
        return self._known


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
            experiment = store.experiment(row, book)
            task = (len(experiment.arms) - 1, int(row.seed), int(row.replication))
            (result,) = experiment.run_tasks([task], threads=1, keep=_core.Keep(**json.loads(row.keep)))
        except StoreError as error:
            yield str(error)
            continue
        except (ModelError, ValueError) as error:
            yield f"{row.name} cannot be made again: {error}"
            continue
        if fingerprint_of(result) != row.fingerprint:
            yield (
                f"{row.name} comes out differently now (stored by build {row.build_id}): results of different builds "
                "must not be mixed"
            )
