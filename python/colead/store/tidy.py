# SPDX-License-Identifier: Apache-2.0
"""Stored runs as tidy columns, in batches: a store may hold more than fits into memory."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from colead import _core
from colead.base.errors import StoreError
from colead.runs import run_tasks
from colead.runs.recipe import RecipeBook
from colead.store.rows import RunRow, fingerprint_of
from colead.tables import Table
from colead.tables.dated import DATE, dated_decisions
from colead.tables.joined import joined, table_of_runs

RUNS_AT_ONCE = 256
RUN_COLUMNS = {"scenario": "text", "arm": "text", "seed": "whole", "strategy": "text", "replication": "whole"}
COLUMNS: dict[str, dict[str, str]] = {
    "runs": {
        "key": "text",
        **RUN_COLUMNS,
        "doses": "text",
        "begins_week": "real",
        "status": "text",
        "error": "text",
        "fingerprint": "text",
        "programme_hours": "real",
        "joint_hours": "real",
        "decisions": "whole",
        "events": "whole",
        "seconds": "real",
        "build": "text",
    },
    "metrics": {**RUN_COLUMNS, "metric": "text", "group": "text", "unit": "text", "value": "real"},
    "series": {**RUN_COLUMNS, "week": "real", "metric": "text", "group": "text", "unit": "text", "value": "real"},
}
TABLES = tuple(COLUMNS)
TYPES: Mapping[str, Any] = {"text": np.str_, "whole": np.uint64, "real": np.float64, "day": "datetime64[D]"}
Batch = dict[str, list[Any]]


def columns_of(store: Readable, table: str) -> dict[str, str]:
    """Columns of a table by name, with what they hold. Behind `week` stands `date` where a scenario of the store says
    on which day observation begins; it is None in rows of those that do not."""
    columns: dict[str, str] = {}
    for name, kind in COLUMNS[table].items():
        columns[name] = kind
        if name == "week" and store.is_dated():
            columns[DATE] = "day"
    return columns


def tidy_batches(store: Readable, columns: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, Batch]]:
    """(table, columns) by and by, in the order of scenario, arm, seed and replication. Raises StoreError on damage.

    columns: those of each table, as `columns_of` has them.
    """
    reader = _Reader(store, columns)
    for row in store.runs_in_order():
        reader.add(row)
        if reader.runs >= RUNS_AT_ONCE:
            yield from reader.take()
    yield from reader.take()


class Readable(Protocol):
    """What holds runs: a store."""

    path: Path

    def runs_in_order(self) -> Iterator[RunRow]: ...
    def experiment(self, row: RunRow, book: RecipeBook) -> _core.Experiment: ...
    def names(self, row: RunRow) -> tuple[str, str]: ...
    def is_dated(self) -> bool: ...


def table_of(store: Readable, name: str) -> Table:
    """One of the tables as a whole, in memory: with dates where every row has one, for it knows no missing day."""
    kinds = {table: columns_of(store, table) for table in TABLES}
    columns: Batch = {column: [] for column in kinds[name]}
    for table, batch in tidy_batches(store, kinds):
        if table == name:
            for column, values in batch.items():
                columns[column] += values
    if None in columns.get(DATE, ()):
        columns.pop(DATE)
    return table_of_runs({column: _typed(values, kinds[name][column]) for column, values in columns.items()})


def _typed(values: list[Any], kind: str) -> Any:
    return values if kind == "text" and values else np.array(values, dtype=TYPES[kind])


def decisions_of(store: Readable) -> Table:
    """The decision log of every finished run, which is made once more."""
    book, pieces = RecipeBook(), []
    done = (row for row in store.runs_in_order() if row.status == "done")
    for _, group in itertools.groupby(done, key=lambda row: (row.scenario, row.arm)):
        rows = list(group)
        name, written = store.names(rows[0])
        recipe, experiment = json.loads(written), store.experiment(rows[0], book)
        tasks = [(len(experiment.arms) - 1, int(row.seed), int(row.replication)) for row in rows]
        results = run_tasks(experiment, tasks, keep=_core.Keep(records="summary"))
        for row, result in zip(rows, results, strict=True):
            if fingerprint_of(result) != row.fingerprint:
                raise StoreError(f"{row.name} in {store.path} comes out differently now: see `colead doctor`")
            own = {"scenario": name, "arm": recipe["id"], "seed": np.uint64(row.seed), "strategy": recipe["strategy"]}
            log = _core.decisions_table(experiment, [result], [int(row.replication)])
            pieces.append((own, dated_decisions(log, experiment.scenario)))
    return joined(pieces, ("scenario", "arm", "seed"))


class StoredTables:
    """Tables of all finished runs that a store holds, in memory; `colead export` writes them by and by."""

    @property
    def metrics(self: Readable) -> Table:
        """Every figure of every run: scenario, arm, seed, strategy, replication, metric, group, unit, value."""
        return table_of(self, "metrics")

    @property
    def values(self: Readable) -> Table:
        """The same as `metrics`, under the name that every answer has for it."""
        return table_of(self, "metrics")

    @property
    def series(self: Readable) -> Table:
        """Figures over time: scenario, arm, seed, strategy, replication, week, metric, group, unit, value. Behind
        `week` stands `date` where every scenario of the store gives `observed_from`."""
        return table_of(self, "series")

    @property
    def decisions(self: Readable) -> Table:
        """The decision log: scenario, arm, seed, and the columns of `Result.decisions`. Runs are made once more."""
        return decisions_of(self)


class _Reader:
    def __init__(self, store: Readable, columns: Mapping[str, Mapping[str, str]]) -> None:
        self._store = store
        self._columns = columns
        self._book = RecipeBook()
        self._known: dict[bytes, tuple[str, Any, _core.Experiment]] = {}
        self._empty()

    def _empty(self) -> None:
        self._batches: dict[str, Batch] = {table: {name: [] for name in self._columns[table]} for table in TABLES}
        self.runs = 0

    def take(self) -> Iterator[tuple[str, Batch]]:
        batches = self._batches
        self._empty()
        yield from ((table, batch) for table, batch in batches.items() if batch[next(iter(batch))])

    def add(self, row: RunRow) -> None:
        self.runs += 1
        name, recipe, experiment = self._made_from(row)
        first = (name, recipe["id"], int(row.seed), recipe["strategy"], int(row.replication))
        result = row.read(self._store.path, experiment) if row.status == "done" else None
        self._put("runs", (row.key.hex(), *first, *_facts(recipe, row, result)))
        if result is None:
            return
        for figure in experiment.figures([result]):
            self._put("metrics", (*first, figure.metric, figure.group, figure.unit, figure.values[0]))
        points = _core.series_table(experiment, [result], [0])
        own = [name for name in self._columns["series"] if name not in RUN_COLUMNS]
        there = (points[name].tolist() if name in points.column_names else [None] * len(points) for name in own)
        for point in zip(*there, strict=True):
            self._put("series", (*first, *point))

    def _made_from(self, row: RunRow) -> tuple[str, Any, _core.Experiment]:
        if row.arm not in self._known:
            experiment = self._store.experiment(row, self._book)
            name, written = self._store.names(row)
            self._known[row.arm] = name, json.loads(written), experiment
        return self._known[row.arm]

    def _put(self, table: str, values: tuple[Any, ...]) -> None:
        for column, value in zip(self._batches[table].values(), values, strict=True):
            column.append(value)


def _facts(recipe: Any, row: RunRow, result: _core.RunResult | None) -> tuple[Any, ...]:
    doses = "" if recipe["doses"] is None else json.dumps(recipe["doses"])
    fingerprint = None if result is None else (row.fp_trace or b"").hex() + (row.fp_out or b"").hex()
    figures = (
        (None, None, None, None)
        if result is None
        else (result.programme_hours, result.joint_hours, result.decided, result.events)
    )
    return (
        doses, recipe["begins_week"], row.status, row.error, fingerprint, *figures, row.wall,
        row.build_id,
    )  # fmt: skip
