# SPDX-License-Identifier: Apache-2.0
"""One SQLite file in which no finished run is lost, and what was asked of it last."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from colead import _core
from colead.base.errors import StoreError
from colead.base.fronts import front
from colead.base.shown import Shown, Told
from colead.runs.options import KeepFields, PlanRecord, StorePath
from colead.runs.outcome import Task
from colead.runs.recipe import Recipe, as_written, recipe_from
from colead.store import rows
from colead.store.asked import LastAsked, question_key
from colead.store.journal import INSERT_SCENARIO, Journal, Wanted, scenario_row
from colead.store.keys import short_hash
from colead.store.schema import connect, telling
from colead.store.tidy import StoredTables


class StoreFile(Shown, StoredTables):
    """Runs in one file: all of `cl.Store` but the answers, which stand on a higher floor."""

    @front
    def __init__(self, path: StorePath, *, create: bool = False) -> None:
        self.path = Path(path)
        self._connection = connect(self.path, create=create)
        self._only_stored = False
        self._kinds_needed: dict[bytes, tuple[str, ...]] = {}
        self._named: set[bytes] = set()
        self.found = 0
        """Runs that were read instead of made, since the store was opened; each once, and none of its own making."""
        self.made = 0
        """Runs that were made and written since then."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _told(self) -> Told:
        return Told(f"'{self.path}'", rows=[["found", self.found], ["made", self.made]])

    def __len__(self) -> int:
        """Finished runs."""
        return self.count("done")

    def close(self) -> None:
        """Closes the file. Leaving a `with` block does too."""
        self._connection.close()

    @front
    def count(self, status: str) -> int:
        """How many runs there are of one status.

        Parameters:
            status: "done" for finished runs.

        Returns:
            Their number.
        """
        return int(self._query("SELECT count(*) FROM run WHERE status = ?", status)[0][0])

    @contextmanager
    def journal(self, experiment: _core.Experiment, tasks: Sequence[Task], keep: KeepFields) -> Iterator[Journal]:
        """What `run_tasks` writes to. What has finished is on the disk afterwards, whatever ends the work.

        Parameters:
            experiment, tasks, keep: what is run: the arms, (arm, seed, replication) of each run, and what is kept of
                it.

        Returns:
            The journal, for a `with` block.
        """
        wanted = Wanted(experiment, tasks, keep)
        journal = Journal(self._connection, self.path, wanted, only_stored=self._only_stored)
        try:
            yield journal
        except BaseException:
            with suppress(StoreError):  # what ended the work is told, not what came of it
                journal.commit()
            raise
        else:
            journal.commit()
        finally:
            self.found += len(journal.found - self._named)
            self.made += len(journal.made)
            self._named |= journal.found | journal.made

    def runs(self) -> Iterator[rows.RunRow]:
        """All runs, scenario by scenario, unchecked: see `RunRow.read`.

        Returns:
            Rows, read one by one.
        """
        for (key,) in self._query("SELECT key FROM run ORDER BY scenario, key"):
            yield from self._rows("WHERE key = ?", key)

    def runs_in_order(self) -> Iterator[rows.RunRow]:
        """All runs by scenario, arm, seed and replication, unchecked; a run of which more was kept another time comes
        once.

        Returns:
            Rows, read one by one.
        """
        order = "scenario, arm, length(seed), seed, length(replication), replication, status, keep"
        last: tuple[Any, ...] = ()
        # A result is a hundred times its key: keys are sorted, then rows are read one by one.
        for key, *run in self._query(f"SELECT key, scenario, arm, seed, replication FROM run ORDER BY {order}"):
            if tuple(run) == last:
                continue
            last = tuple(run)
            yield from self._rows("WHERE key = ?", key)

    def _rows(self, which: str, *values: Any) -> Iterator[rows.RunRow]:
        with telling(self.path):
            for row in self._connection.execute(f"{rows.SELECT} {which}", values):
                yield rows.RunRow(*row)

    def damage(self) -> Iterator[str]:
        """What is wrong with the file itself, as SQLite sees it.

        Returns:
            One sentence for each fault.
        """
        try:
            for check in ("integrity_check", "foreign_key_check"):
                for found in self._connection.execute(f"PRAGMA {check}"):
                    if found[0] != "ok":
                        yield f"{check}: {' '.join(map(str, found))}"
        except sqlite3.DatabaseError as error:
            yield str(error)

    def drop(self, keys: Iterable[bytes]) -> None:
        """Takes runs out; the next comparison that wants them makes them anew.

        Parameters:
            keys: of the runs.
        """
        with telling(self.path), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("DELETE FROM run WHERE key = ?", [(key,) for key in keys])

    def recipe(self, row: rows.RunRow) -> Recipe:
        """How a run was made.

        Parameters:
            row: the run.

        Returns:
            Its scenario and arms; its own arm is the last.

        Raises:
            StoreError: when the scenario or arm is missing or damaged.
        """
        found = self._query(
            "SELECT text, recipe FROM scenario, arm WHERE scenario.hash = ? AND arm.hash = ?", row.scenario, row.arm
        )
        if not found:
            raise StoreError(f"scenario or arm of {row.name} is not in {self.path}")
        text, recipe = found[0]
        if short_hash(text) != row.scenario or short_hash(row.scenario.hex(), recipe) != row.arm:
            raise StoreError(f"scenario or arm of {row.name} in {self.path} is damaged")
        plain = tuple(as_written(name) for name in json.loads(text)["strategies"])
        arm = recipe_from(json.loads(recipe))
        again = replace(arm, id=f"{arm.id} again")
        return Recipe(text, (*plain, again))

    def kinds_needed(self, row: rows.RunRow) -> tuple[str, ...]:
        """What has to be there before a run can be made again.

        Parameters:
            row: the run.

        Returns:
            Names of the kinds written in Python.
        """
        if row.scenario not in self._kinds_needed:
            found = self._query("SELECT kinds FROM scenario WHERE hash = ?", row.scenario)
            self._kinds_needed[row.scenario] = tuple(json.loads(found[0][0])) if found else ()
        return self._kinds_needed[row.scenario]

    def names(self, row: rows.RunRow) -> tuple[str, str]:
        """What a run is of.

        Parameters:
            row: the run.

        Returns:
            The scenario's name, and the arm as JSON.
        """
        name, arm = self._query(
            "SELECT name, recipe FROM scenario, arm WHERE scenario.hash = ? AND arm.hash = ?", row.scenario, row.arm
        )[0]
        return name, arm

    def is_dated(self) -> bool:
        """Whether a scenario of a finished run says on which day observation begins.

        Returns:
            True where one of them does.
        """
        finished = "hash IN (SELECT scenario FROM run WHERE status = 'done')"
        texts = f"SELECT 1 FROM scenario WHERE {finished} AND json_extract(text, '$.observed_from') <> '' LIMIT 1"
        return bool(self._query(texts))

    def remember(self, kind: str, scenario: _core.Scenario, options: Mapping[str, Any], plan: PlanRecord) -> None:
        """Notes what was asked for and planned, so that it can be shown again from the store alone.

        Parameters:
            kind, scenario, options: the question.
            plan: what came of planning it.
        """
        if self._only_stored:
            return
        with telling(self.path):
            row = scenario_row(scenario, scenario.resolved_json(), getattr(scenario, "kinds", ()))
            self._connection.execute(INSERT_SCENARIO, row)
            self._connection.execute("UPDATE scenario SET written = ? WHERE hash = ?", (row[3], row[0]))
            self._connection.execute(
                "INSERT OR REPLACE INTO experiment (hash, kind, scenario, options, plan, number) VALUES "
                "(?, ?, ?, ?, ?, (SELECT coalesce(max(number), 0) + 1 FROM experiment))",
                (
                    question_key(kind, scenario, options), kind, row[0], json.dumps(options, sort_keys=True),
                    json.dumps(plan),
                ),
            )  # fmt: skip

    def recall(self, kind: str, scenario: _core.Scenario, options: Mapping[str, Any]) -> PlanRecord | None:
        """The plan remembered for the same question.

        Parameters:
            kind, scenario, options: the question.

        Returns:
            The plan, or None.
        """
        found = self._query("SELECT plan FROM experiment WHERE hash = ?", question_key(kind, scenario, options))
        return json.loads(found[0][0]) if found else None

    def last_asked(self) -> LastAsked:
        """The question of the comparison that was asked for last.

        Returns:
            Its scenario and words.

        Raises:
            StoreError: when there is none.
        """
        asked = self._query(
            "SELECT name, text, written, options FROM experiment JOIN scenario ON scenario = scenario.hash "
            "WHERE kind = 'compare' ORDER BY number DESC LIMIT 1"
        )
        if not asked:
            raise StoreError(f"{self.path} holds no comparison; `colead compare FILE --store {self.path}` makes one")
        return LastAsked(*asked[0])

    @contextmanager
    def making_none(self) -> Iterator[None]:
        """Within it a run that is not in the file is an error, and nothing is remembered.

        Returns:
            A `with` block.
        """
        self._only_stored = True
        try:
            yield
        finally:
            self._only_stored = False

    def _query(self, statement: str, *values: Any) -> list[Any]:
        with telling(self.path):
            return self._connection.execute(statement, values).fetchall()
