# SPDX-License-Identifier: Apache-2.0
"""What a table becomes in other libraries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from colead._core import Table
from colead.base.as_json import JsonObject
from colead.base.optional_libraries import extra_library
from colead.base.shown import LONGEST_LINE, SHOWN_ROWS, Told, cell, counted, cut, facts
from colead.base.shown import as_html as told_as_html
from colead.base.text import escaped

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Row: TypeAlias = JsonObject  # what stands in one row, a column a key


def to_pandas(table: Table) -> pd.DataFrame:
    pandas: Any = extra_library("pandas", "frames")
    frame: pd.DataFrame = pandas.DataFrame({name: table.column(name) for name in table.column_names}, copy=True)
    return frame


def to_polars(table: Table) -> pl.DataFrame:
    polars: Any = extra_library("polars", "frames")
    frame: pl.DataFrame = polars.DataFrame(table)
    return frame


def to_arrow(table: Table) -> pa.Table:
    pyarrow: Any = extra_library("pyarrow", "frames")
    made: pa.Table = pyarrow.table(table)
    return made


def as_narwhals(table: Table) -> Any:
    """What `narwhals.from_native` asks a table for: a frame of the first library of the extra that is there."""
    narwhals: Any = extra_library("narwhals", "frames")
    there = [name for name in ("pyarrow", "polars", "pandas") if find_spec(name) is not None]
    frame = narwhals.from_arrow(table, backend=there[0] if there else "pyarrow")
    return frame._compliant_frame.__narwhals_dataframe__()


def to_dicts(table: Table) -> list[Row]:
    names = table.column_names
    columns = [table.column(name).tolist() for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def part(table: Table, key: object) -> Table | Row:
    """By number a row, by slice the rows of it, by a list of names the columns of it."""
    if isinstance(key, slice):
        return _with_texts(table, {name: table.column(name)[key] for name in table.column_names})
    if isinstance(key, list | tuple) and all(isinstance(name, str) for name in key):
        return _with_texts(table, {name: table.column(name) for name in key})
    if not isinstance(key, bool) and hasattr(key, "__index__"):
        at = key.__index__()
        if not -len(table) <= at < len(table):
            raise IndexError(f"there is no row {at}: the table has {counted(len(table), 'row')}")
        return to_dicts(_with_texts(table, {name: table.column(name)[[at]] for name in table.column_names}))[0]
    example = table.column_names[0] if table.column_names else "value"
    raise TypeError(
        f"a table is read by the name of a column, such as table['{example}'], by a list of names, by the number of a "
        f"row or by a slice of rows, not by a {type(key).__name__}"
    )


def rows_of(table: Table) -> Iterator[Row]:
    """Row by row, each a dict: also what `pandas.DataFrame(table)` reads."""
    return iter(to_dicts(table))


def _with_texts(table: Table, columns: Mapping[str, Any]) -> Table:
    return Table.from_columns(columns, texts={name: table.text_of(name) for name in columns})


def described(table: Table) -> str:
    """How many rows and columns, their names, and the first row: as far as each goes on one line."""
    names = table.column_names
    head = f"<colead.Table: {counted(len(table), 'row')}, {counted(len(names), 'column')}>"
    if not names:
        return head
    first = [[cell(value) for value in table.column(name)[:1]] for name in names]
    columns = [[escaped(name), *map(escaped, values)] for name, values in zip(names, first, strict=True)]
    widths = [max(map(len, column)) for column in columns]
    lines = [
        cut("  ".join(one.ljust(width) for one, width in zip(row, widths, strict=True)).rstrip(), LONGEST_LINE)
        for row in zip(*columns, strict=True)
    ]
    return "\n".join([head, *lines])


def as_html(table: Table) -> str:
    """The first rows for a notebook."""
    return told_as_html("Table", told(table))


def told(table: Table) -> Told:
    """Its first rows."""
    columns = [table.column(name)[:SHOWN_ROWS].tolist() for name in table.column_names]
    head = f"{counted(len(table), 'row')}, {counted(len(columns), 'column')}"
    rows = [list(row) for row in zip(*columns, strict=True)]
    return Told(head, columns=table.column_names, rows=rows, count=len(table))


def record_as_html(record: Any) -> str:
    """A record of the compiled module: a line for each field."""
    fields = {name: getattr(record, name) for name in record.__dataclass_fields__}
    shown = {name: cut(str(value)) if isinstance(value, tuple | list) else value for name, value in fields.items()}
    return told_as_html(type(record).__name__, Told("", rows=facts(shown)))


def state_of(table: Table) -> tuple[Any, ...]:
    """For pickle: the columns and what is said of them, from which the same table is made."""
    names = table.column_names
    return from_state, ({name: _plain(table.column(name)) for name in names}, {n: table.text_of(n) for n in names})


def from_state(columns: Mapping[str, Any], texts: Mapping[str, tuple[str, str]] | None = None) -> Table:
    return Table.from_columns(columns, texts=dict(texts or {}))


def _plain(column: np.ndarray[Any, Any]) -> Any:
    return np.array(column, dtype=np.str_) if column.dtype == object else np.array(column)
