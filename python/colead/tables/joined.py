# SPDX-License-Identifier: Apache-2.0
"""Tables one below the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from colead import _core
from colead._core import Table
from colead.tables.dated import DATE

# How the columns that all tables of runs have follow each other; what a table has beside them comes after.
ORDER = ("strategy", "replication", "week", "date", "metric", "group", "unit", "value")


def joined(pieces: Sequence[tuple[Mapping[str, Any], Table]], first: Sequence[str] = ()) -> Table:
    """One table of pieces with the same columns, each with values of its own that stand in all of its rows. There are
    dates where every piece has them: a table knows no missing day.

    first: names of the columns that stand before those of runs.
    """
    names = dict.fromkeys(name for own, table in pieces for name in (*own, *table.column_names))
    if not all(DATE in table.column_names for _, table in pieces):
        names.pop(DATE, None)
    known = [name for name in (*first, *_order(names)) if name in names]
    columns = {name: _column(name, pieces) for name in (*known, *(n for n in names if n not in known))}
    told = {name: table.text_of(name) for _, table in pieces for name in table.column_names if name in columns}
    return table_of_runs(columns, **told)


def table_of_runs(columns: Mapping[str, Any], **texts: tuple[str, str]) -> Table:
    """A table whose columns are told by their names. texts: (unit, text) of others."""
    known = {name: _core.text_of_column(name, "metric" in columns) for name in columns}
    return Table.from_columns(columns, texts=known | texts)


def _order(names: Mapping[str, None]) -> Sequence[str]:
    """A log of decisions has a unit and a value of another meaning."""
    return ORDER if "metric" in names else ORDER[:2]


def _column(name: str, pieces: Sequence[tuple[Mapping[str, Any], Table]]) -> Any:
    parts = [np.full(len(table), own[name]) if name in own else np.asarray(table.column(name)) for own, table in pieces]
    texts = any(part.dtype.kind in "OU" for part in parts)
    return np.concatenate([part.astype(np.str_) for part in parts] if texts else parts)
