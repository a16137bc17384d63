# SPDX-License-Identifier: Apache-2.0
"""The event log: every step of every decision, leave, turnover and sessions, as a table and as a file."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from support import TINY, Command

import colead as cl

NAMES = ("strategy", "replication", "week", "kind", "decision", "person", "other", "unit", "intervention")
NO_STEPS = ("fell_sick", "recovered", "leave_began", "leave_ended", "left", "entered", "session", "attended")


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
        assert len({row["decision"] for row in own if row["decision"]}) == len(closed)
    assert all(bool(row["decision"]) == (row["kind"] not in NO_STEPS) for row in rows)
    assert all(row["decision"].startswith(f"{row['unit']}.") for row in rows if row["decision"])
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


PEOPLE, OBSERVED = 10, 52.0
STAFF = "calendar: office}"
AWAY = "calendar: office, tenure_years: 0.4, absence: {sickness_share: 0.1, annual_leave_weeks: 6}}"
TO_ALL = "every_weeks: 4, lasts_weeks: 40, session_hours: 2, preparation_hours: 0, selection: everybody"


@pytest.fixture(scope="module")
def busy() -> cl.Result:
    """A year in which people are sick, on leave, come and go, and everybody may come to sessions until week 40."""
    text = TINY.read_text(encoding="utf-8").replace(STAFF, AWAY).replace("horizon_weeks: 12", "horizon_weeks: 52")
    text = text.replace("kind: shadowing, dose: 1, every_weeks: 4", f"kind: silo_training, {TO_ALL}")
    return cl.run(cl.Scenario.from_yaml(text), "shadowing", replications=2, progress=False)


def of_kind(result: cl.Result, kind: str, replication: int = 0) -> list[dict[str, Any]]:
    rows = result.events.to_dicts()
    return [row for row in rows if (row["kind"], row["replication"]) == (kind, replication)]


def test_who_leaves_and_who_enters_is_told_as_often_as_the_metric_counts_it(busy: cl.Result) -> None:
    for replication in (0, 1):
        left = of_kind(busy, "left", replication)
        assert len(left) == busy.figure("leavers").values[replication] > 10
        entered = of_kind(busy, "entered", replication)
        for one, other in zip(left, entered, strict=True):
            assert (one["week"], one["person"], one["unit"]) == (other["week"], other["person"], other["unit"])
            assert one["person"].startswith(f"{one['unit']}.")


@pytest.mark.parametrize(
    ("begins", "ends", "share", "within"),
    [("fell_sick", "recovered", 0.1, 0.05), ("leave_began", "leave_ended", 6 * 7 / 365.25, 0.04)],
)
def test_spells_begin_and_end_in_turn_and_take_their_share(
    busy: cl.Result, begins: str, ends: str, share: float, within: float
) -> None:
    """A spell that runs at either end of the observed time has one of its two lines."""
    away = total = 0.0
    for replication in (0, 1):
        people = cl.Simulation(busy.source, "shadowing").people["person"].tolist()  # type: ignore[arg-type]
        for person in people:
            spells = [
                row
                for row in busy.events.to_dicts()
                if row["person"] == person and row["replication"] == replication and row["kind"] in (begins, ends)
            ]
            kinds = [row["kind"] for row in spells]
            assert all(one != other for one, other in pairwise(kinds))
            weeks = [row["week"] for row in spells]
            if kinds[:1] == [ends]:
                weeks.insert(0, 0.0)
            if kinds[-1:] == [begins]:
                weeks.append(OBSERVED)
            away += sum(weeks[1::2]) - sum(weeks[::2])
            total += OBSERVED
    assert away / total == pytest.approx(share, abs=within)


def test_sessions_and_who_came_to_them_are_told(busy: cl.Result) -> None:
    sessions = of_kind(busy, "session")
    assert [row["week"] for row in sessions] == [4.0 * n for n in range(10)]  # from the end of the warm-up on
    assert {row["person"] for row in sessions} == {""}
    attended = of_kind(busy, "attended")
    assert {row["intervention"] for row in (*sessions, *attended)} == {"silo_training"}
    hours_a_week = busy.figure("strategy_hours").values[0]
    assert 2.0 * len(attended) == pytest.approx(hours_a_week * PEOPLE * OBSERVED)
    assert len(attended) > 5 * len(sessions)


def test_a_run_without_any_of_it_tells_only_of_decisions(tiny: cl.Scenario) -> None:
    events = cl.run(tiny, "placebo", replications=1, progress=False).events
    assert not {"fell_sick", "leave_began", "session", "attended"} & set(events["kind"].tolist())
