# SPDX-License-Identifier: Apache-2.0
"""Stores on the command line, and what is exported from them."""

from __future__ import annotations

import csv
import json
import re
import shlex
from pathlib import Path

import pytest
from stored_runs import OFF, change, some_row
from support import ROOT, TINY, Command

import colead as cl
from colead import _core
from colead.experiments.stored import open_store
from colead.runs import RunFailure
from colead.store.export import csv_cell, export_csv, export_parquet


def test_something_else_as_store_is_a_type_error(tiny: cl.Scenario) -> None:
    with pytest.raises(TypeError, match="store must be"):
        cl.compare(tiny, store=3, progress=False)  # type: ignore[arg-type]


# What failed


def test_a_stored_comparison_tells_of_the_runs_that_failed(
    experiment: _core.Experiment, comparison: cl.Comparison, copy: Path
) -> None:
    task = (experiment.strategy("shadowing"), 7, 2)
    with cl.Store(copy) as store:
        rows = {(json.loads(store.names(row)[1])["id"], int(row.replication)): row.key for row in store.runs()}
        change(copy, "DELETE FROM run WHERE key = ?", rows["shadowing", 2])
        with store.journal(experiment, [task], OFF | {"people": True}) as writing:
            writing.stored()
            writing.add(task, RunFailure(task, LookupError("no luck")), 0.0, "build")
        again = store.comparison()
    assert (again.replications, again.replications_asked) == (3, 4)
    assert [(one.strategy, one.replication, one.error) for one in again.failures] == [
        ("shadowing", 2, "LookupError: no luck")
    ]
    effect, whole = (one.effect("protected", "lead_time_mean") for one in (again, comparison))
    assert (effect.pairs, whole.pairs) == (3, 4)
    kept = [
        row["value"]
        for row in comparison.differences.to_dicts()
        if (row["strategy"], row["metric"], row["group"]) == ("protected", "lead_time_mean", "all")
        and row["replication"] != 2
    ]
    assert effect.difference == pytest.approx(sum(kept) / 3, abs=1e-12)


# The command line and exports


def test_compare_on_the_command_line_takes_up_a_store(colead: Command, tmp_path: Path, path: Path) -> None:
    first, second, third = (tmp_path / name for name in ("a.json", "b.json", "c.json"))
    begun = colead("compare", TINY, "--replications", 2, "--store", path, "--json", first, "--quiet")
    assert begun.code == 0
    assert "0 runs found" in begun.err
    resumed = colead("compare", TINY, "--store", path, "--json", second, "--quiet")
    assert resumed.code == 0
    assert " 0 runs found" not in resumed.err
    assert colead("compare", TINY, "--json", third, "--quiet").code == 0
    assert second.read_bytes() == third.read_bytes()


def test_what_is_no_store_is_the_users_mistake(colead: Command, tmp_path: Path) -> None:
    (tmp_path / "x.sqlite").write_text("text" * 1000)
    for arguments in (["compare", TINY, "--store"], ["doctor"], ["export", "--csv", str(tmp_path)]):
        refused = colead(*arguments, tmp_path / "x.sqlite")
        assert refused.code == 2
        assert "no SQLite database" in refused.err


def test_exports_hold_every_run_and_figure(made: Path, tiny: cl.Scenario, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    with open_store(made) as store:
        paths = export_parquet(store, tmp_path / "tables")
        export_csv(store, tmp_path / "tables")
        count = len(list(store.runs_in_order()))
    assert [path.name for path in paths] == ["runs.parquet", "metrics.parquet", "series.parquet"]
    runs, metrics, series = (parquet.read_table(path) for path in paths)
    assert runs.num_rows == count
    assert series.num_rows > 0
    figure = cl.run(tiny, "shadowing", replications=4, progress=False).figure("lead_time_mean")
    rows = [
        row
        for row in metrics.to_pylist()
        if (row["arm"], row["metric"], row["group"]) == ("shadowing", "lead_time_mean", "all")
    ]
    assert tuple(row["value"] for row in rows) == figure.values
    assert [row["replication"] for row in rows] == [0, 1, 2, 3]
    with (tmp_path / "tables" / "metrics.csv").open(newline="") as stream:
        written = list(csv.DictReader(stream))
    assert len(written) == metrics.num_rows
    for text, row in zip(written, metrics.to_pylist(), strict=True):
        assert text["value"] == ("" if row["value"] != row["value"] else repr(row["value"]))
    assert sorted(path.name for path in (tmp_path / "tables").iterdir() if path.name.startswith(".")) == []


def test_commands_and_example_of_the_guide_run_one_after_another(
    colead: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = (ROOT / "docs/guides/store.md").read_text(encoding="utf-8")
    (tmp_path / "scenarios").symlink_to(ROOT / "scenarios")
    monkeypatch.chdir(tmp_path)
    (block,) = re.findall(r"```sh\n(.*?)```", guide, flags=re.DOTALL)
    for line in block.splitlines():
        words = shlex.split(line, comments=True)[1:]
        quick = ["--strategy", "check_ins", "--quiet"] if words[0] == "compare" else []
        outcome = colead(*words, *quick)
        assert outcome.code == 0, outcome.err
    (example,) = re.findall(r"<!-- example: store -->\n```python\n(.*?)```", guide, flags=re.DOTALL)
    exec(example.replace("replications=8", "replications=8, strategies=['check_ins'], progress=False"), {})


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_cells_are_no_formulas(start: str) -> None:
    assert csv_cell(f"{start}cmd|' /C calc'!A0") == f"'{start}cmd|' /C calc'!A0"
    assert csv_cell(-1.5) == "-1.5"
    assert csv_cell("plain") == "plain"


def test_a_failed_export_leaves_what_was_there(copy: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "metrics.csv").write_text("before")
    row = some_row(copy)
    change(copy, "UPDATE run SET result = ? WHERE key = ?", b"x", row.key)
    with open_store(copy) as store, pytest.raises(cl.StoreError, match="damaged"):
        export_csv(store, folder)
    assert [path.name for path in folder.iterdir()] == ["metrics.csv"]
    assert (folder / "metrics.csv").read_text() == "before"
