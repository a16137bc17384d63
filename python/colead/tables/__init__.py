# SPDX-License-Identifier: Apache-2.0
"""Results as tables: columns that pandas, polars, pyarrow and DuckDB read, and rows that are objects."""

from colead._core import Table
from colead.tables.rows import Rows

__all__ = ["Rows", "Table"]
