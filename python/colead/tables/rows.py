# SPDX-License-Identifier: Apache-2.0
"""Sequences of plain objects that are tables as well."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, overload

import numpy as np

from colead._core import Table
from colead.base.fronts import front
from colead.base.shown import as_html, as_text, told_of_rows
from colead.tables.dated import dated
from colead.tables.frames import Row

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

T = TypeVar("T")
EMPTY_COLUMNS: Mapping[str, Any] = {"float": np.float64, "int": np.int64, "bool": np.bool_}


class Rows(Sequence[T]):
    """An immutable sequence of frozen dataclasses which any reader of tables takes for a table, a field a column.

    None among numbers is NaN, among texts "". Fields that hold other objects have no column. Equal to another sequence
    of equal rows.

    Parameters:
        items: the rows.
        of: the dataclass, for the columns of a table without rows.
        observed_from: the day on which observation begins: rows with a `week` then have a column `date` behind it.

    Example:
        >>> found = cl.compare(scenario, replications=2, mechanisms=False, progress=False)
        >>> len(found.effects) == len(found.effects.column("difference"))
        True
    """

    __slots__ = ("_items", "_monday", "_of")

    @front
    def __init__(
        self, items: Iterable[T] = (), *, of: type[T] | None = None, observed_from: date | None = None
    ) -> None:
        rows = tuple(items)
        object.__setattr__(self, "_items", rows)
        object.__setattr__(self, "_of", type(rows[0]) if rows else of)
        object.__setattr__(self, "_monday", observed_from)

    _items: tuple[T, ...]
    _of: type[T] | None
    _monday: date | None

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[T]: ...
    @overload
    def __getitem__(self, index: str) -> np.ndarray[Any, Any]: ...
    def __getitem__(self, index: int | slice | str) -> T | Rows[T] | np.ndarray[Any, Any]:
        if isinstance(index, str):
            return self.column(index)
        if isinstance(index, slice):
            return Rows(self._items[index], of=self._of, observed_from=self._monday)
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rows):
            return self._items == other._items
        return self._items == tuple(other) if isinstance(other, list | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return as_text("Rows", told_of_rows(self._items, self._of))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"rows never change: '{name}' cannot be set")

    def __reduce__(self) -> tuple[Any, ...]:
        return _rows, (self._items, self._of, self._monday)

    @property
    def table(self) -> Table:
        """The rows as columns, copied."""
        columns = {field.name: column for field in self._fields() if (column := self._values(field)) is not None}
        return Table.from_columns(dated(columns, self._monday))

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns, in the order of the fields."""
        return self.table.column_names

    @property
    def columns(self) -> tuple[str, ...]:
        """The same as `column_names`."""
        return self.column_names

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns)."""
        return len(self), len(self.column_names)

    @front
    def column(self, name: str) -> np.ndarray[Any, Any]:
        """One field of every row.

        Parameters:
            name: of the field.

        Returns:
            A read-only array of shape (rows,).

        Raises:
            KeyError: for a name there is not.
        """
        return self.table.column(name)

    def to_dicts(self) -> list[Row]:
        """Plain Python objects.

        Returns:
            A dict for each row, by column.
        """
        return self.table.to_dicts()

    def to_pandas(self) -> pd.DataFrame:
        """Needs pandas.

        Returns:
            A data frame with a row for each of these.
        """
        return self.table.to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """Needs polars.

        Returns:
            A data frame with a row for each of these.
        """
        return self.table.to_polars()

    def to_arrow(self) -> pa.Table:
        """Needs pyarrow.

        Returns:
            A table with a row for each of these.
        """
        return self.table.to_arrow()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self.table.__arrow_c_schema__()

    def _repr_html_(self) -> str:
        return as_html("Rows", told_of_rows(self._items, self._of))

    def _ipython_key_completions_(self) -> list[str]:
        return list(self.column_names)

    def _fields(self) -> tuple[dataclasses.Field[Any], ...]:
        return dataclasses.fields(self._of) if self._of is not None and dataclasses.is_dataclass(self._of) else ()

    def _values(self, field: dataclasses.Field[Any]) -> Any:
        if not self:
            kind = str(getattr(field.type, "__name__", field.type)).split(" ")[0]
            return np.array([], dtype=EMPTY_COLUMNS.get(kind, np.str_))
        values = [getattr(row, field.name) for row in self]
        if any(isinstance(value, str) for value in values):
            return ["" if value is None else value for value in values]
        plain = all(value is None or isinstance(value, bool | int | float) for value in values)
        return values if plain else None


def _rows(items: tuple[T, ...], of: type[T] | None, observed_from: date | None = None) -> Rows[T]:
    return Rows(items, of=of, observed_from=observed_from)
