# SPDX-License-Identifier: Apache-2.0
"""What a table becomes in other libraries."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from colead._core import Table
from colead.base.as_json import JsonObject
from colead.base.optional_libraries import extra_library
from colead.base.text import escaped

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

SHOWN_ROWS = 10

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


def to_dicts(table: Table) -> list[Row]:
    names = table.column_names
    columns = [table.column(name).tolist() for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def described(table: Table) -> str:
    """How many rows and columns, and the first rows."""
    names = table.column_names
    head = f"<colead.Table: {len(table)} rows, {len(names)} columns>"
    cells = [[escaped(name), *(_cell(value) for value in table.column(name)[:SHOWN_ROWS])] for name in names]
    widths = [max(map(len, column)) for column in cells]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in zip(*cells, strict=True)
    ]
    more = ["..."] if len(table) > SHOWN_ROWS else []
    return "\n".join([head, *lines, *more])


def as_html(table: Table) -> str:
    """The first rows for a notebook."""
    names = table.column_names
    columns = [table.column(name)[:SHOWN_ROWS] for name in names]
    head = "".join(f"<th>{escape(escaped(name))}</th>" for name in names)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(_cell(value))}</td>" for value in row) + "</tr>"
        for row in zip(*columns, strict=True)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><p>{len(table)} rows</p>"


def state_of(table: Table) -> tuple[Any, ...]:
    """For pickle: the columns, from which the same table is made."""
    return from_state, ({name: _plain(table.column(name)) for name in table.column_names},)


def from_state(columns: Mapping[str, Any]) -> Table:
    return Table.from_columns(columns)


def _plain(column: np.ndarray[Any, Any]) -> Any:
    return np.array(column, dtype=np.str_) if column.dtype == object else np.array(column)


def _cell(value: Any) -> str:
    return f"{value:.6g}" if isinstance(value, float) else escaped(str(value))
