# SPDX-License-Identifier: Apache-2.0
"""A store as tables for other programs: `runs`, `metrics`, `series`."""

from __future__ import annotations

import csv
import math
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from colead.base.errors import StoreError
from colead.base.files import written_whole
from colead.base.optional_libraries import extra_library
from colead.store.store import StoreFile
from colead.store.tidy import TABLES, columns_of, tidy_batches

Columns: TypeAlias = Mapping[str, Sequence[Any]]
Kinds: TypeAlias = Mapping[str, str]  # what columns hold, by name
# A spreadsheet takes a text that begins with one of these for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Sink(Protocol):
    def write(self, columns: Columns) -> None: ...
    def close(self) -> None: ...


def export_csv(store: StoreFile, folder: str | os.PathLike[str]) -> tuple[Path, ...]:
    """runs.csv, metrics.csv and series.csv; texts that a spreadsheet would run as formulas begin with an apostrophe."""
    return _export(store, Path(folder), ".csv", CsvSink)


def export_parquet(store: StoreFile, folder: str | os.PathLike[str]) -> tuple[Path, ...]:
    """runs.parquet, metrics.parquet and series.parquet; needs pyarrow (the extra `frames`)."""
    extra_library("pyarrow", "frames")
    return _export(store, Path(folder), ".parquet", ParquetSink)


def _export(store: StoreFile, folder: Path, ending: str, make: Callable[[Path, Kinds], Sink]) -> tuple[Path, ...]:
    """Each file is whole or as it was before."""
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file; tables go into a folder")
    folder.mkdir(parents=True, exist_ok=True)
    targets = tuple(folder / f"{table}{ending}" for table in TABLES)
    with written_whole(targets) as temporary:
        kinds = {table: columns_of(store, table) for table in TABLES}
        sinks = {table: make(path, kinds[table]) for table, path in zip(TABLES, temporary, strict=True)}
        try:
            for table, columns in tidy_batches(store, kinds):
                sinks[table].write(columns)
        finally:
            for sink in sinks.values():
                sink.close()
    return targets


class CsvSink:
    def __init__(self, path: Path, kinds: Kinds) -> None:
        self._stream = path.open("w", encoding="utf-8", newline="")
        self._names = tuple(kinds)
        self._writer = csv.writer(self._stream)
        self._writer.writerow(self._names)

    def write(self, columns: Columns) -> None:
        self._writer.writerows(
            tuple(map(csv_cell, row)) for row in zip(*(columns[name] for name in self._names), strict=True)
        )

    def close(self) -> None:
        self._stream.close()


def csv_cell(value: Any) -> Any:
    """Missing numbers are empty; nothing is a formula."""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    if isinstance(value, float):
        return "" if math.isnan(value) else repr(value)
    return "" if value is None else value


class ParquetSink:
    def __init__(self, path: Path, kinds: Kinds) -> None:
        arrow = self._arrow = extra_library("pyarrow", "frames")
        types = {"text": arrow.string(), "real": arrow.float64(), "whole": arrow.uint64(), "day": arrow.date32()}
        self._schema = arrow.schema([(name, types[kind]) for name, kind in kinds.items()])
        self._writer = extra_library("pyarrow.parquet", "frames").ParquetWriter(path, self._schema, compression="zstd")

    def write(self, columns: Columns) -> None:
        self._writer.write_table(self._arrow.table(dict(columns), schema=self._schema))

    def close(self) -> None:
        self._writer.close()
