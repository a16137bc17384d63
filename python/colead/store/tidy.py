# SPDX-License-Identifier: Apache-2.0
"""Stored runs as tidy columns, in batches: a store may hold more than fits into memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from colead import _core
from colead.runs.recipe import RecipeBook
from colead.store.rows import RunRow
from colead.store.store import Store

RUNS_AT_ONCE = 256
RUN_COLUMNS = {"scenario": "text", "arm": "text", "seed": "whole", "replication": "whole"}
COLUMNS: dict[str, dict[str, str]] = {
    "runs": {
        "key": "text",
        **RUN_COLUMNS,
        "strategy": "text",
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
SERIES = ("week", "metric", "group", "unit", "value")
TABLES = tuple(COLUMNS)
Batch = dict[str, list[Any]]


def tidy_batches(store: Store) -> Iterator[tuple[str, Batch]]:
    """(table, columns) by and by, in the order of scenario, arm, seed and replication. Raises StoreError on damage."""
    reader = _Reader(store)
    for row in store.runs_in_order():
        reader.add(row)
        if reader.runs >= RUNS_AT_ONCE:
            yield from reader.take()
    yield from reader.take()


class _Reader:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._book = RecipeBook()
        self._known: dict[bytes, tuple[str, Any, _core.Experiment]] = {}
        self._empty()

    def _empty(self) -> None:
        self._batches: dict[str, Batch] = {table: {name: [] for name in COLUMNS[table]} for table in TABLES}
        self.runs = 0

    def take(self) -> Iterator[tuple[str, Batch]]:
        batches = self._batches
        self._empty()
        yield from ((table, batch) for table, batch in batches.items() if batch[next(iter(batch))])

    def add(self, row: RunRow) -> None:
        self.runs += 1
        name, recipe, experiment = self._made_from(row)
        first = (name, recipe["id"], int(row.seed), int(row.replication))
        result = row.read(self._store.path) if row.status == "done" else None
        self._put("runs", (row.key.hex(), *first, *_facts(recipe, row, result)))
        if result is None:
            return
        for figure in experiment.figures([result]):
            self._put("metrics", (*first, figure.metric, figure.group, figure.unit, figure.values[0]))
        points = _core.series_table(experiment, [result], [0])
        for point in zip(*(points[name].tolist() for name in SERIES), strict=True):
            self._put("series", (*first, *point))

    def _made_from(self, row: RunRow) -> tuple[str, Any, _core.Experiment]:
        if row.arm not in self._known:
            recipe = self._store.recipe(row)
            name, written = self._store.names(row)
            self._known[row.arm] = name, json.loads(written), self._book.experiment(recipe)
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
        recipe["strategy"], doses, recipe["begins_week"], row.status, row.error, fingerprint, *figures, row.wall,
        row.build_id,
    )  # fmt: skip
