# SPDX-License-Identifier: Apache-2.0
"""`colead run --panel`: people, ties and units at some weeks, as a file."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from support import Command

import colead as cl
from colead.experiments.panel import PanelOf

FEW = ("--strategy", "shadowing", "--replications", 2, "--quiet")


@pytest.mark.parametrize("of", ["people", "ties", "units"])
def test_a_file_holds_what_the_function_gives(
    colead: Command, tiny: cl.Scenario, tiny_file: str, tmp_path: Path, of: PanelOf
) -> None:
    asked = ("--panel-weeks", "0,6.5,12", *(() if of == "people" else ("--panel-of", of)))
    for name in ("panel.csv", "panel.parquet"):
        outcome = colead("run", tiny_file, *FEW, "--panel", tmp_path / name, *asked)
        assert outcome.code == 0, outcome.err
        assert f"panel written to {tmp_path / name}" in outcome.err
    table = cl.panel(tiny, [0, 6.5, 12], of=of, strategies=["shadowing"], replications=2, progress=False)
    assert pq.read_table(tmp_path / "panel.parquet").equals(table.to_arrow())
    with (tmp_path / "panel.csv").open(encoding="utf-8", newline="") as stream:
        names, *rows = csv.reader(stream)
    assert tuple(names) == table.column_names
    for row, expected in zip(rows, table.to_dicts(), strict=True):
        written = [repr(value) if isinstance(value, float) else str(value) for value in expected.values()]
        assert row == ["" if value == "nan" else value for value in written]


def test_dates_stand_behind_weeks(colead: Command, tiny_text: str, tmp_path: Path) -> None:
    file, target = tmp_path / "dated.yaml", tmp_path / "panel.csv"
    file.write_text(tiny_text.replace("seed: 7", "seed: 7\nobserved_from: 2027-01-04"), encoding="utf-8")
    asked = ("--panel", target, "--panel-of", "units", "--panel-weeks", "0,1")
    assert colead("run", file, *FEW, *asked).code == 0
    with target.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0])[:4] == ["strategy", "replication", "week", "date"]
    assert {(row["week"], row["date"]) for row in rows} == {("0.0", "2027-01-04"), ("1.0", "2027-01-11")}


def test_the_answer_stays_and_a_manifest_stands_beside_the_file(
    colead: Command, tiny_file: str, tmp_path: Path
) -> None:
    target, one, other = (tmp_path / name for name in ("panel.csv", "one.json", "other.json"))
    assert colead("run", tiny_file, *FEW, "--json", one).code == 0
    assert colead("run", tiny_file, *FEW, "--json", other, "--panel", target, "--panel-weeks", 3).code == 0
    assert one.read_bytes() == other.read_bytes()
    manifest = json.loads((tmp_path / "panel.csv.manifest.json").read_text(encoding="utf-8"))
    assert manifest["result"]["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest()
    assert "--panel-weeks 3" in manifest["command"]


WEEKS = "--panel-weeks"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--panel", "p.csv"), "--panel: say at which weeks: --panel-weeks 0,26,52"),
        ((WEEKS, "0,1"), f"{WEEKS}: belongs to --panel FILE"),
        (("--panel-of", "ties"), "--panel-of: belongs to --panel FILE"),
        (("--panel", "p.txt", WEEKS, "0"), "--panel: 'p.txt': unknown ending '.txt'"),
        (("--panel", "no/folder/p.csv", WEEKS, "0"), "--panel: there is no folder 'no/folder'"),
        (("--panel", "p.csv", WEEKS, "0;6"), f"{WEEKS}: cannot read '0;6'; expected numbers with commas between"),
        (("--panel", "p.csv", WEEKS, "0,,6"), f"{WEEKS}: cannot read '0,,6'"),
        (("--panel", "p.csv", WEEKS, "6,0"), f"{WEEKS}: weeks must be in rising order: 0 stands behind 6"),
        (("--panel", "p.csv", WEEKS, "0,13"), f"{WEEKS}: weeks must lie from 0"),
        (("--panel", "p.csv", WEEKS, "nan"), f"{WEEKS}: weeks must lie from 0"),
        (
            ("--panel", "p.csv", WEEKS, "0", "--panel-of", "tie"),
            "--panel-of: unknown panel 'tie' (did you mean 'ties'?)",
        ),
    ],
)
def test_what_cannot_be_looked_at_is_refused_before_anything_is_run(
    colead: Command, tiny_file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = colead("run", tiny_file, "--replications", 10**8, *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"colead: Invalid value for {told}" in " ".join(outcome.err.split())
    assert list(tmp_path.iterdir()) == []
