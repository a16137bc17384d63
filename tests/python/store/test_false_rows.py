# SPDX-License-Identifier: Apache-2.0
"""Stores whose checksums are right and whose content is not, or that have none: told by name, printed by nobody."""

from __future__ import annotations

import re
import sqlite3
import struct
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from stored_runs import change, put, some_row, text_of
from support import TINY, Command

import colead as cl
from colead.experiments.stored import Store, open_store
from colead.store.doctor import examine
from colead.store.origins import StoredOrigins
from colead.store.rows import RunRow

SUMMARY, FIGURES = 1, 2
HANGS = "SELECT * FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n)"


def sections(data: bytes) -> dict[int, bytes]:
    """Of a record, by their tags."""
    found, body = {}, data[14:-4]
    while body:
        tag, size = struct.unpack_from("<HQ", body)
        found[tag], body = body[10 : 10 + size], body[10 + size :]
    return found


def record(content: dict[int, bytes]) -> bytes:
    """A record of such sections, whole in itself."""
    body = b"".join(struct.pack("<HQ", tag, len(part)) + part for tag, part in content.items())
    data = b"CLRR" + struct.pack("<HQ", 2, len(body)) + body
    return data + struct.pack("<I", zlib.crc32(data))


def no_hours(content: dict[int, bytes]) -> dict[int, bytes]:
    summary = content[SUMMARY]
    return content | {SUMMARY: summary[:16] + struct.pack("<d", float("nan")) + summary[24:]}


def no_figures(content: dict[int, bytes]) -> dict[int, bytes]:
    return {tag: part for tag, part in content.items() if tag != FIGURES}


def group_called(name: bytes) -> Callable[[dict[int, bytes]], dict[int, bytes]]:
    return lambda content: content | {FIGURES: content[FIGURES].replace(b"\3\0\0\0all", name, 1)}


def told_everywhere(colead: Command, path: Path, folder: Path, key: str) -> None:
    """By the key, in a line, by every command that reads the store."""
    found = colead("doctor", path, "--runs", 0)
    assert (found.code, found.err) == (1, "")
    assert key in found.out
    assert "is damaged (" in found.out
    for words in (["export", path, "--csv", folder], ["compare", TINY, "--store", path, "--quiet"], ["report", path]):
        outcome = colead(*words)
        assert outcome.code == 2, outcome
        assert outcome.out == ""
        assert key in outcome.err
        assert "is damaged (" in outcome.err


@pytest.mark.parametrize(
    "changed",
    [
        no_hours,
        no_figures,
        group_called(b"\3\0\0\0<b>"),
        group_called(b"\3\0\0\0\x1b[m"),
        group_called(b"\3\0\0\0\xff\xfe\xfd"),
        group_called(b"\0\0\0\0"),
        lambda content: content | {99: b""},
        lambda content: content | {SUMMARY: content[SUMMARY][:-1]},
    ],
)
def test_a_record_that_no_run_gave_is_damage(
    copy: Path, colead: Command, tmp_path: Path, changed: Callable[[dict[int, bytes]], dict[int, bytes]]
) -> None:
    row = judged_row(copy)
    assert row.result is not None
    data = zlib.decompress(row.result)
    assert record(sections(data)) == data
    put(copy, replace(row, result=zlib.compress(record(changed(sections(data))))))
    told_everywhere(colead, copy, tmp_path / "tables", f"run {row.key.hex()}")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("seed", "x"),
        ("seed", "07"),
        ("replication", str(2**64)),
        ("replication", "99"),
        ("keep", "{}x"),
        ("keep", '{"recording": "off"}'),
        ("wall", "abc"),
        ("wall", float("inf")),
        ("error", b"\xff"),
        ("build_id", b"\xff"),
        ("result", None),
        ("result", "text"),
        ("fp_trace", "text"),
        ("fp_out", b"12345678"),
    ],
)
def test_a_row_that_no_run_gave_is_damage(
    copy: Path, colead: Command, tmp_path: Path, column: str, value: object
) -> None:
    row = judged_row(copy)
    put(copy, replace(row, **{column: value}))
    if value == "99":  # whole in itself: only who asks for the run of this key sees that it is another
        assert f"run {row.key.hex()}" in colead("compare", TINY, "--store", copy, "--quiet").err
        return
    told_everywhere(colead, copy, tmp_path / "tables", f"run {row.key.hex()}")


def test_a_store_that_cannot_be_read_further_loses_no_run(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise cl.StoreError("another process has held it")

    monkeypatch.setattr(StoredOrigins, "recipe", busy)
    with open_store(copy) as store:
        found = examine(store, remake=0)
    assert found.problems == ("another process has held it",)
    assert found.damaged == ()


def judged_row(path: Path) -> RunRow:
    """One that the comparison itself, its report and an export read."""
    with open_store(path) as store:
        return next(row for row in store.runs_in_order() if '"people": true' in row.keep)


@pytest.mark.parametrize("key", ["NULL", "x'ff'", "CAST(x'ff' AS TEXT)", "'text'", "7"])
def test_a_key_that_is_none_is_told_and_taken_out(
    tiny: cl.Scenario, comparison: cl.Comparison, copy: Path, colead: Command, tmp_path: Path, key: str
) -> None:
    change(copy, f"UPDATE run SET key = {key} WHERE key = ?", some_row(copy).key)
    exported = colead("export", copy, "--csv", tmp_path / "tables")
    assert (exported.code, "is damaged (" in exported.err) == (2, True)
    assert "is damaged (" in colead("doctor", copy, "--repair").out
    assert colead("doctor", copy).code == 0
    assert text_of(cl.compare(tiny, store=copy, progress=False)) == text_of(comparison)


@pytest.mark.parametrize(
    ("table", "statement"),
    [
        ("scenario", "UPDATE scenario SET name = x'ff'"),
        ("scenario", "UPDATE scenario SET name = CAST(x'ff' AS TEXT)"),
        ("scenario", "UPDATE scenario SET name = 'other'"),
        ("scenario", "UPDATE scenario SET kinds = '['"),
        ("scenario", "UPDATE scenario SET text = replace(text, '}', ']')"),
        ("scenario", "UPDATE scenario SET written = replace(written, '[0.1, 0.4]', '[0.1, 0.9]')"),
        ("arm", "UPDATE arm SET id = x'ff'"),
        ("arm", "UPDATE arm SET recipe = replace(recipe, '}', ']')"),
    ],
)
def test_a_false_scenario_or_arm_is_damage(
    copy: Path, colead: Command, tmp_path: Path, table: str, statement: str
) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        keys = [f"{table} {key.hex()}" for (key,) in connection.execute(f"SELECT hash FROM {table}")]
    change(copy, statement)
    found, exported = colead("doctor", copy), colead("export", copy, "--csv", tmp_path / "tables")
    assert (found.code, exported.code) == (1, 2)
    assert found.err == exported.out == ""
    for told in (found.out, exported.err):
        assert "is damaged (" in told
        assert any(key in told for key in keys)
    assert colead("doctor", copy, "--repair").code == 1
    assert colead("doctor", copy).code == 0


@pytest.mark.parametrize(
    ("column", "old", "new"),
    [
        ("plan", '"seed": 7', '"seed": 5'),
        ("plan", '"confidence": 0.95', '"confidence": 0.91'),
        ("plan", "1.0]", "1.5]"),
        ("plan", "}", "]"),
        ("plan", '"sides"', '"side"'),
        ("options", '"seed": 7', '"seed": 5'),
        ("options", "}", "]"),
        ("options", '"baseline"', '"base"'),
        ("kind", "compare", "compare "),
        ("number", "1", "9"),
    ],
)
@pytest.mark.parametrize("with_checksum", [True, False])
def test_a_changed_question_is_damage(
    tiny: cl.Scenario, comparison: cl.Comparison, copy: Path, colead: Command, column: str, old: str, new: str,
    with_checksum: bool,
) -> None:  # fmt: skip
    key = question_key(copy)
    change(copy, f"UPDATE experiment SET {column} = replace({column}, ?, ?)", old, new)
    if not with_checksum:
        change(copy, "UPDATE experiment SET crc = NULL")
        if new not in ("]", '"side"', '"base"'):
            assert "1 scenarios and questions were stored before they had a checksum" in colead("doctor", copy).out
            return
    told = [colead("doctor", copy, "--runs", 0)]
    told += [colead("compare", TINY, "--store", copy, "--quiet")] if column != "options" or with_checksum else []
    told += [colead("report", copy)] if column != "kind" else []
    for outcome in told:
        assert outcome.code in (1, 2)
        assert f"question {key} " in outcome.out + outcome.err
        assert "is damaged (" in outcome.out + outcome.err
        assert "Traceback" not in outcome.err
    colead("doctor", copy, "--repair")
    assert text_of(cl.compare(tiny, store=copy, progress=False)) == text_of(comparison)
    assert colead("doctor", copy).code == 0


def question_key(path: Path) -> str:
    with open_store(path) as store:
        (row,) = store.questions()
        return row.hash.hex()


def test_a_store_of_before_is_read_and_written_and_has_no_checksum(
    tiny: cl.Scenario, comparison: cl.Comparison, copy: Path, colead: Command, tmp_path: Path
) -> None:
    for table in ("scenario", "experiment"):
        change(copy, f"ALTER TABLE {table} DROP COLUMN crc")
    change(copy, "PRAGMA user_version = 1")
    before = copy.read_bytes()
    good = colead("doctor", copy)
    assert good.code == 0, good
    assert "2 scenarios and questions were stored before they had a checksum" in good.out
    with open_store(copy) as store:
        assert text_of(store.comparison()) == text_of(comparison)
    assert colead("export", copy, "--csv", tmp_path / "tables").code == 0
    assert copy.read_bytes() == before
    with Store(copy) as store:
        assert text_of(cl.compare(tiny, store=store, progress=False)) == text_of(comparison)
        assert store.made == 0
        assert examine(store, remake=0).without_checksum == 0


# What is refused at the door


@pytest.mark.parametrize("table", ["run", "scenario", "arm", "experiment"])
@pytest.mark.parametrize(
    "command", [["doctor"], ["export", "--csv", "tables"], ["report"], ["compare", TINY, "--store"]]
)
@pytest.mark.parametrize("put_there", [None, f"CREATE VIEW {{}} AS {HANGS}", "CREATE TABLE {} (x)"])
def test_a_store_without_a_table_is_refused_before_anything_is_read(
    copy: Path, colead: Command, command: list[object], table: str, put_there: str | None
) -> None:
    change(copy, f"DROP TABLE {table}")
    if put_there is not None:
        change(copy, put_there.format(table))
    refused = colead(*command, copy)
    assert (refused.code, refused.out) == (2, "")
    assert re.search(rf"is damaged: (it has no table {table}|its table {table} has no \w+);", refused.err)


def test_a_store_with_triggers_is_refused(copy: Path, colead: Command) -> None:
    change(copy, f"CREATE TRIGGER t AFTER INSERT ON run BEGIN {HANGS}; END")
    refused = colead("compare", TINY, "--store", copy)
    assert refused.code == 2
    assert "it has triggers" in refused.err


@pytest.mark.parametrize("name", [":memory:", "file:x.sqlite", "file::memory:?cache=shared", ""])
def test_what_names_no_file_is_no_store(
    tiny: cl.Scenario, colead: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = colead("compare", TINY, "--store", name, "--quiet")
    assert (refused.code, refused.out) == (2, "")
    assert f"'{name}' is no file; a store is one" in refused.err
    with pytest.raises(cl.StoreError, match="is no file"):
        cl.compare(tiny, store=name, progress=False)
    assert list(tmp_path.iterdir()) == []
