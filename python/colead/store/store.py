# SPDX-License-Identifier: Apache-2.0
"""One SQLite file in which no finished run is lost, and what was asked of it last."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from colead import _core
from colead.base.errors import StoreError
from colead.base.fronts import front
from colead.base.shown import Shown, Told
from colead.runs.options import KeepFields, StorePath
from colead.runs.outcome import Task
from colead.store import rows
from colead.store.journal import Journal, Wanted
from colead.store.questions import StoredQuestions
from colead.store.schema import connect, telling, transaction
from colead.store.tidy import StoredTables


class StoreFile(Shown, StoredTables, StoredQuestions):
    """Runs in one file: all of `cl.Store` but the answers, which stand on a higher floor."""

    @front
    def __init__(self, path: StorePath, *, create: bool = False) -> None:
        if os.fspath(path) == "":
            raise StoreError("'' is no file; a store is one, such as runs.sqlite")
        self.path = Path(path)
        self._connection = connect(self.path, create=create)
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
        """All runs by scenario and arm, unchecked: see `RunRow.check`.

        Returns:
            Rows, read one by one.
        """
        yield from (row for _, row in self._in_order("scenario, arm, key"))

    def runs_in_order(self) -> Iterator[rows.RunRow]:
        """All runs by scenario, arm, seed and replication; a run of which more was kept another time comes once.

        Returns:
            Rows, read one by one.

        Raises:
            StoreError: at the first that is damaged.
        """
        order = "scenario, arm, length(seed), seed, length(replication), replication, status, keep"
        last: tuple[Any, ...] = ()
        for run, row in self._in_order(order):
            row.require_whole(self.path)
            if run != last:
                yield row
            last = run

    def _in_order(self, order: str) -> Iterator[tuple[tuple[Any, ...], rows.RunRow]]:
        """A result is a hundred times its key: keys are sorted, then rows are read one by one."""
        for place, *run in self._query(f"SELECT rowid, scenario, arm, seed, replication FROM run ORDER BY {order}"):
            for values in self._query(f"{rows.SELECT} WHERE rowid = ?", place):
                yield tuple(run), rows.RunRow(*values)

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
        """Takes runs and questions out; the next comparison that wants them makes them anew. Scenarios and arms that
        nothing is left of go with them.

        Parameters:
            keys: of the runs and questions.
        """
        values = [(key,) for key in keys]
        with telling(self.path), transaction(self._connection):
            self._connection.executemany("DELETE FROM run WHERE key IS ?", values)
            self._connection.executemany("DELETE FROM experiment WHERE hash IS ?", values)
            self._connection.execute("DELETE FROM run WHERE typeof(key) <> 'blob'")  # by which nothing can be asked
            self._connection.execute("DELETE FROM experiment WHERE typeof(hash) <> 'blob'")
            self._connection.execute("DELETE FROM arm WHERE hash NOT IN (SELECT arm FROM run)")
            used = "SELECT scenario FROM run UNION SELECT scenario FROM experiment"
            self._connection.execute(f"DELETE FROM scenario WHERE hash NOT IN ({used})")

    def _query(self, statement: str, *values: Any) -> list[Any]:
        with telling(self.path):
            return self._connection.execute(statement, values).fetchall()
