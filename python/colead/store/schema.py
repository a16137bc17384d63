# SPDX-License-Identifier: Apache-2.0
"""The file: tables, versions, and what is refused at the door."""

from __future__ import annotations

import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from colead.base.errors import StoreError
from colead.store.disk import is_on_network

APPLICATION = 0x434F4C44  # "COLD"
VERSION = 2  # since 2 scenarios and questions have checksums
BUSY_SECONDS = 30.0

TABLES = """
CREATE TABLE scenario (
  hash BLOB PRIMARY KEY,     -- first 16 bytes of the SHA-256 of the text
  name TEXT NOT NULL,
  text TEXT NOT NULL,        -- every value resolved, JSON
  written TEXT NOT NULL,     -- as written, with ranges, grades and sources, YAML
  kinds TEXT NOT NULL,       -- JSON: names of kinds written in Python that it needs
  crc INTEGER                -- CRC-32 of the other columns
) WITHOUT ROWID;
CREATE TABLE arm (
  hash BLOB PRIMARY KEY,     -- of scenario and recipe
  id TEXT NOT NULL,
  recipe TEXT NOT NULL       -- JSON: strategy, doses, begins_week
) WITHOUT ROWID;
CREATE TABLE run (
  key BLOB PRIMARY KEY,      -- 16 bytes; see keys.py
  scenario BLOB NOT NULL REFERENCES scenario (hash),
  arm BLOB NOT NULL REFERENCES arm (hash),
  seed TEXT NOT NULL,        -- unsigned 64 bits, in decimals: SQLite's integers have a sign
  replication TEXT NOT NULL,
  keep TEXT NOT NULL,        -- JSON: what was kept of the run beyond its figures
  status TEXT NOT NULL CHECK (status IN ('done', 'failed')),
  result BLOB,
  crc INTEGER NOT NULL,      -- CRC-32 of all columns that say what the run was and gave
  fp_trace BLOB,             -- 8 bytes, most significant first
  fp_out BLOB,
  build_id TEXT NOT NULL,
  wall REAL NOT NULL,        -- seconds
  error TEXT
);
CREATE TABLE experiment (
  hash BLOB PRIMARY KEY,     -- of kind, scenario and options
  kind TEXT NOT NULL,        -- compare, run
  scenario BLOB NOT NULL REFERENCES scenario (hash),
  options TEXT NOT NULL,     -- JSON: what was asked for
  plan TEXT NOT NULL,        -- JSON: arms, replications, seed that followed from it
  number INTEGER NOT NULL,   -- the last one asked for has the highest
  crc INTEGER                -- CRC-32 of the other columns
) WITHOUT ROWID;
"""

CHECKED = ("scenario", "experiment")  # have a column crc since version 2


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """The open file, checked to be a store that this version reads."""
    if str(path) == ":memory:" or str(path).startswith("file:"):
        raise StoreError(f"'{path}' is no file; a store is one, such as runs.sqlite")
    if path.is_dir():
        raise StoreError(f"{path} is a folder; a store is one file, such as {path / 'runs.sqlite'}")
    if not path.exists() and not create:
        raise StoreError(f"there is no store {path}; `colead compare FILE --store {path}` makes one")
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent}")
    try:
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        connection.text_factory = _text
    except sqlite3.Error as error:
        raise StoreError(f"{path} cannot be opened: {error}") from error
    try:
        _prepare(connection, path, create)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise explained(error, path) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, create: bool) -> None:
    if create and _pragma(connection, "schema_version") == 0:
        _make(connection)
    application, version = _pragma(connection, "application_id"), _pragma(connection, "user_version")
    if application != APPLICATION:
        raise StoreError(f"{path} is a database of another program, not a colead store; choose another file")
    if version > VERSION:
        raise StoreError(
            f"{path} was made by a newer colead (store version {version}, this one reads {VERSION}); install that one"
        )
    _require_tables(connection, path)
    if create:
        _choose_journal(connection, path)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA trusted_schema = OFF")  # a store may come from somebody else


def _text(data: bytes) -> str | bytes:
    """What is no UTF-8 stays bytes, which no column of text may hold: see `damage.require_types`."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data


def _require_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Before anything is read: a view in place of a table, or a trigger, may go on for ever."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"  # virtual ones have no page
    found = {name for (name,) in connection.execute(tables)}
    with closing(sqlite3.connect(":memory:")) as pattern:
        pattern.executescript(TABLES)
        for (table,) in pattern.execute(tables).fetchall():
            if table not in found:
                raise StoreError(f"{path} is damaged: it has no table {table}; begin another store")
            missing = set(_columns(pattern, table)) - set(_columns(connection, table))
            if missing - ({"crc"} if table in CHECKED else set()):
                raise StoreError(f"{path} is damaged: its table {table} has no {min(missing)}; begin another store")
    if connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'trigger'").fetchone():
        raise StoreError(f"{path} is damaged: it has triggers, and a store has none; begin another store")


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]


def checksum_column(connection: sqlite3.Connection) -> str:
    """What is selected for the checksum of a scenario or a question; a store of version 1 has none."""
    return "crc" if all("crc" in _columns(connection, table) for table in CHECKED) else "NULL"


def add_checksums(connection: sqlite3.Connection) -> None:
    """A store of version 1 has room for them afterwards; what is in it stays without. Within a transaction."""
    for table in CHECKED:
        if "crc" not in _columns(connection, table):
            connection.execute(f"ALTER TABLE {table} ADD COLUMN crc INTEGER")
            connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _make(connection: sqlite3.Connection) -> None:
    """Two processes may come to an empty file at once: the second finds the tables made."""
    connection.execute("BEGIN EXCLUSIVE")
    try:
        if _pragma(connection, "application_id") != APPLICATION:
            for statement in TABLES.split(";\n"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _choose_journal(connection: sqlite3.Connection, path: Path) -> None:
    """A write-ahead log needs memory shared by all who use the file; over a network there is none."""
    on_network = is_on_network(path)
    connection.execute(f"PRAGMA journal_mode = {'DELETE' if on_network else 'WAL'}")
    if on_network:
        warnings.warn(
            f"{path} lies on a network file system: kept with a rollback journal, slower and for one machine at a time",
            UserWarning,
            stacklevel=2,
        )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Errors of SQLite become StoreErrors that say what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise explained(error, path) from error


def explained(error: sqlite3.DatabaseError, path: Path) -> StoreError:
    """What SQLite says, with what to do about it."""
    code = getattr(error, "sqlite_errorname", "") or ""
    if code.startswith("SQLITE_NOTADB"):
        return StoreError(f"{path} is no SQLite database; choose another file")
    if code.startswith("SQLITE_CORRUPT"):
        return StoreError(f"{path} is damaged ({error}); `colead doctor {path}` says what can be saved")
    if code.startswith("SQLITE_FULL"):
        return StoreError(
            f"the disk under {path} is full; what was finished is in the store. Free some space and start again"
        )
    if code.startswith("SQLITE_BUSY"):
        return StoreError(f"another process has held {path} for {BUSY_SECONDS:.0f} s; wait for it and start again")
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return StoreError(f"{path} may not be written ({error})")
    return StoreError(f"{path}: {error}")
