# SPDX-License-Identifier: Apache-2.0
"""The event log: every step of every decision, as a table and as a file."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from support import Command

import colead as cl

NAMES = ("strategy", "replication", "week", "kind", "decision", "person", "other", "unit")


@pytest.fixture(scope="module")
def result(tiny: cl.Scenario) -> cl.Result:
    return cl.run(tiny, "shadowing", replications=2, progress=False)


def test_it_holds_the_life_of_each_decision_of_the_log(result: cl.Result) -> None:
    events = result.events
    assert events.column_names == NAMES
    rows = events.to_dicts()
    for replication in (0, 1):
        own = [row for row in rows if row["replication"] == replication]
        assert [row["week"] for row in own] == sorted(row["week"] for row in own)
        closed = [row for row in result.decisions.to_dicts() if row["replication"] == replication]
        arrived = [row["week"] for row in own if row["kind"] == "arrived"]
        assert sorted(arrived) == sorted(row["arrived_weeks"] for row in closed)
        assert len({row["decision"] for row in own}) == len(closed)
    assert all(row["decision"].startswith(f"{row['unit']}.") for row in rows)
    people = {row["person"] for row in rows if row["person"]}
    assert people <= set(cl.Simulation(result.source, "shadowing").people["person"].tolist())  # type: ignore[arg-type]


def test_a_file_holds_the_same(colead: Command, result: cl.Result, tiny_file: str, tmp_path: Path) -> None:
    few = ("--strategy", "shadowing", "--replications", 2, "--quiet")
    for name in ("events.csv", "events.parquet"):
        assert colead("run", tiny_file, *few, "--events", tmp_path / name).code == 0
    expected = result.events.to_dicts()
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as stream:
        read = list(csv.DictReader(stream))
    assert [{**row, "replication": int(row["replication"]), "week": float(row["week"])} for row in read] == expected
    assert pq.read_table(tmp_path / "events.parquet").to_pylist() == expected


@pytest.mark.parametrize("name", ["events.txt", "events", "no/folder/events.csv"])
def test_another_ending_is_refused_before_anything_is_run(colead: Command, tiny_file: str, name: str) -> None:
    outcome = colead("run", tiny_file, "--replications", 10**8, "--events", name)
    assert (outcome.code, outcome.out) == (2, "")
    assert "--events" in outcome.err
