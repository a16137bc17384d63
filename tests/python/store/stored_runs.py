# SPDX-License-Identifier: Apache-2.0
"""Runs to be stored, and what the tests do to the file."""

from __future__ import annotations

import json
import sqlite3
import struct
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import colead as cl
from colead.experiments.stored import open_store
from colead.runs import Task
from colead.store.rows import COLUMNS, RunRow, with_checksum

TASKS: list[Task] = [(arm, 7, replication) for arm in (0, 2) for replication in range(5)]
OFF = {"records": "off", "trust": False, "people": False, "draws": False}


def text_of(comparison: cl.Comparison) -> str:
    return json.dumps(comparison.to_json())


def change(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, values)


def put(path: Path, row: RunRow) -> None:
    """Writes a row over the one of its key, with the checksum that it should have."""
    values = with_checksum(row)
    names = [name for name in COLUMNS if name != "key"]
    columns = ", ".join(f"{name} = ?" for name in names)
    change(path, f"UPDATE run SET {columns} WHERE key = ?", *(getattr(values, name) for name in names), row.key)


def some_row(path: Path) -> RunRow:
    with open_store(path) as store:
        return next(store.runs())


def naming_no_output(row: RunRow, section: str) -> bytes:
    """Its result with another output in the first line of `figures` or `series`, under a checksum that is right."""
    assert row.result is not None
    data = bytearray(zlib.decompress(row.result))
    tag, before = {"figures": (2, 0), "series": (3, 8)}[section]  # a line of the series begins with its week
    place = 14
    while struct.unpack_from("<H", data, place)[0] != tag:
        place += 10 + struct.unpack_from("<Q", data, place + 2)[0]
    struct.pack_into("<I", data, place + 10 + 8 + before, 2**32 - 2)
    data[-4:] = struct.pack("<I", zlib.crc32(data[:-4]))
    return zlib.compress(bytes(data), 1)


def never(*_arguments: object, **_options: object) -> Any:
    raise AssertionError("a run was made")
