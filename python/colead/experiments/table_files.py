# SPDX-License-Identifier: Apache-2.0
"""A table as a file: CSV or Parquet, by its ending."""

from __future__ import annotations

import csv
from pathlib import Path

from colead.base.files import written_whole
from colead.base.optional_libraries import extra_library
from colead.experiments.table_endings import require_ending
from colead.store.export import csv_cell
from colead.tables import Table


def write_table(table: Table, target: str) -> Path:
    """The whole file or nothing, in the format of its ending. In CSV no text is a formula of a spreadsheet."""
    require_ending(target)
    path = Path(target)
    with written_whole([path]) as (temporary,):
        if path.suffix.lower() == ".parquet":
            extra_library("pyarrow.parquet", "frames").write_table(table.to_arrow(), temporary, compression="zstd")
        else:
            _write_csv(table, temporary)
    return path


def _write_csv(table: Table, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(table.column_names)
        rows = zip(*(table.column(name).tolist() for name in table.column_names), strict=True)
        writer.writerows(tuple(map(csv_cell, row)) for row in rows)
