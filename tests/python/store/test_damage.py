# SPDX-License-Identifier: Apache-2.0
"""Whatever happens to the file of a store is found, told and mended."""

from __future__ import annotations

import random
import sqlite3
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from stored_runs import change, naming_no_output, put, some_row, text_of
from support import TINY, Command

import colead as cl
from colead.experiments.stored import Store, open_store
from colead.runs.locally import run_locally
from colead.store.doctor import examine
from colead.store.rows import COLUMNS, MOST_BYTES, NOT_COVERED, with_checksum


@pytest.mark.parametrize("column", [name for name in COLUMNS if name not in ("build_id", "wall", "error")])
def test_a_changed_column_is_found(copy: Path, column: str) -> None:
    row = some_row(copy)
    value = getattr(row, column)
    other: object
    if isinstance(value, bytes):
        other = bytes([value[0] ^ 1]) + value[1:]
    elif column in ("status", "keep"):
        other = {"status": "failed", "keep": "{}"}[column]
    else:
        other = str(int(value) + 1)
    change(copy, f"UPDATE run SET {column} = ? WHERE key = ?", other, row.key)
    with open_store(copy) as store:
        assert examine(store, remake=0).problems != ()


def test_any_flipped_bit_of_a_result_is_found(copy: Path) -> None:
    row = some_row(copy)
    assert row.result is not None
    for bit in range(0, 8 * len(row.result), 8 * len(row.result) // 64):
        flipped = bytearray(row.result)
        flipped[bit // 8] ^= 1 << bit % 8
        assert not replace(row, result=bytes(flipped)).is_whole()
        with pytest.raises(cl.StoreError, match="damaged"):
            replace(row, result=bytes(flipped)).read(copy, None)


def test_a_damaged_run_is_refused_then_repaired(
    tiny: cl.Scenario, comparison: cl.Comparison, copy: Path, colead: Command
) -> None:
    row = some_row(copy)
    assert row.result is not None
    change(copy, "UPDATE run SET result = ? WHERE key = ?", row.result[:-1] + b"x", row.key)
    with pytest.raises(cl.StoreError, match=r"doctor .* --repair"):
        cl.compare(tiny, store=copy, progress=False)
    found = colead("doctor", copy, "--repair")
    assert found.code == 1
    assert f"run {row.key.hex()}" in found.out
    assert "1 damaged runs and questions taken out" in found.out
    assert text_of(cl.compare(tiny, store=copy, progress=False)) == text_of(comparison)
    assert colead("doctor", copy).code == 0


@pytest.mark.parametrize("section", ["figures", "series"])
def test_a_run_that_names_an_output_that_there_is_not_is_refused_then_repaired(
    tiny: cl.Scenario, copy: Path, tmp_path: Path, colead: Command, section: str
) -> None:
    """Both checksums are right: somebody wrote it so."""
    row = some_row(copy)
    changed = with_checksum(replace(row, result=naming_no_output(row, section)))
    change(copy, "UPDATE run SET result = ?, crc = ? WHERE key = ?", changed.result, changed.crc, row.key)
    for command in (("export", copy, "--csv", tmp_path / "tables"), ("compare", TINY, "--store", copy)):
        told = colead(*command)
        assert told.code == 2
        assert "names output 4294967294, and it has" in told.err
        assert "--repair" in told.err
    assert "1 damaged runs and questions taken out" in colead("doctor", copy, "--repair").out
    cl.compare(tiny, store=copy, progress=False)
    assert colead("doctor", copy).code == 0


def test_a_damaged_scenario_text_is_found(copy: Path) -> None:
    change(copy, "UPDATE scenario SET text = replace(text, '\"load\":1.5', '\"load\":1.6')")
    with open_store(copy) as store:
        assert "damaged" in examine(store, remake=1).problems[0]


def test_doctor_makes_stored_runs_again(copy: Path, colead: Command) -> None:
    good = colead("doctor", copy, "--runs", 3)
    assert (good.code, good.err) == (0, "")
    assert "3 made again, all with the same bits" in good.out
    with open_store(copy) as store:
        for row in list(store.runs()):
            # A result of another replication: whole in itself, but not the run it says it is.
            changed = with_checksum(replace(row, replication=str(int(row.replication) + 100)))
            change(
                copy, "UPDATE run SET replication = ?, crc = ? WHERE key = ?", changed.replication, changed.crc, row.key
            )
    bad = colead("doctor", copy)
    assert bad.code == 1
    assert "comes out differently" in bad.out


# What is refused at the door


@pytest.mark.parametrize("opened", [open_store, lambda path: Store(path, create=True)])
def test_other_files_are_refused(tmp_path: Path, opened: Callable[[Path], Store]) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no database, only a long text\n" * 100)
    with pytest.raises(cl.StoreError, match="no SQLite database"):
        opened(text)
    assert text.read_text().startswith("no database")
    other = tmp_path / "other.sqlite"
    change(other, "CREATE TABLE mine (x)")
    with pytest.raises(cl.StoreError, match="another program"):
        opened(other)
    with pytest.raises(cl.StoreError, match="is a folder"):
        opened(tmp_path)
    with pytest.raises(cl.StoreError, match="no folder"):
        Store(tmp_path / "nowhere" / "runs.sqlite", create=True)


def test_a_missing_store_is_made_only_by_what_writes(path: Path) -> None:
    with pytest.raises(cl.StoreError, match="there is no store"):
        open_store(path)
    assert not path.exists()


def test_a_newer_version_is_refused(copy: Path) -> None:
    change(copy, "PRAGMA user_version = 999")
    with pytest.raises(cl.StoreError, match="newer colead"):
        open_store(copy)


def test_a_torn_file_is_reported(copy: Path, colead: Command) -> None:
    data = copy.read_bytes()
    copy.write_bytes(data[: len(data) // 2])
    found = colead("doctor", copy)
    assert found.code in (1, 2)
    assert "Traceback" not in found.err


def test_no_flipped_byte_of_the_file_goes_unseen(copy: Path, colead: Command) -> None:
    """Either the doctor sees it, or it changed nothing that is stored; and nothing else than that happens."""
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    data = copy.read_bytes()
    with open_store(copy) as store:
        rows = [row.values() for row in store.runs()]
    draw = random.Random(7)
    for _ in range(60):
        place = draw.randrange(len(data))
        copy.write_bytes(data[:place] + bytes([data[place] ^ (1 << draw.randrange(8))]) + data[place + 1 :])
        found = colead("doctor", copy, "--runs", 0)
        assert found.code in (0, 1, 2)
        assert "Traceback" not in found.err
        if found.code == 0:
            with open_store(copy) as store:
                changed = [row.values() for row in store.runs()]
            assert [covered(row) for row in changed] == [covered(row) for row in rows], place


def covered(values: tuple[Any, ...]) -> list[Any]:
    return [value for name, value in zip(COLUMNS, values, strict=True) if name not in NOT_COVERED]


def test_a_bomb_is_not_blown_up(copy: Path) -> None:
    """A megabyte that would be a gigabyte: no more is made of it than the limit."""
    deflator, nothing = zlib.compressobj(9), bytes(1 << 24)
    bomb = b"".join([*(deflator.compress(nothing) for _ in range(64)), deflator.flush()])
    assert len(bomb) < 1 << 21
    put(copy, replace(some_row(copy), result=bomb))
    row = some_row(copy)
    tracemalloc.start()
    try:
        with pytest.raises(cl.StoreError, match=f"run {row.key.hex()} .* is larger than 268,435,456 bytes"):
            row.read(copy, None)
        assert tracemalloc.get_traced_memory()[1] < 1.25 * MOST_BYTES
    finally:
        tracemalloc.stop()


def test_a_result_that_would_not_be_read_is_not_kept(
    tiny: cl.Scenario, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("colead.store.rows.MOST_BYTES", 100)
    change(copy, "DELETE FROM run")
    with pytest.raises(cl.StoreError, match="a store keeps at most 100 of each"):
        cl.compare(tiny, store=copy, progress=False)


def test_the_report_of_a_store_makes_no_run_of_the_comparison(
    copy: Path, colead: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def watched(*arguments: Any, keep: Any, **options: Any) -> None:
        made.append(keep)
        run_locally(*arguments, keep=keep, **options)

    monkeypatch.setattr("colead.runs.tasks.run_locally", watched)
    written = colead("report", copy, "--report", tmp_path / "report.html")
    assert written.code == 0, written.err
    assert "Does shadowing help?" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert [keep.records for keep in made] == ["full"]  # the two runs that one decision is told from
