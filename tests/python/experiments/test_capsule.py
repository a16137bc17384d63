# SPDX-License-Identifier: Apache-2.0
"""A capsule is run again: the same bits, or the first event that differs, by name."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from support import TINY, Command

import colead as cl
from colead.base.errors import ModelError
from colead.experiments.capsule import SealedRun, read_capsule
from colead.experiments.verify import first_difference

FEW = ("--strategy", "shadowing", "--replications", 2, "--quiet")


@pytest.fixture(scope="module")
def capsule(tiny: cl.Scenario, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("capsule") / "answer.capsule"
    found = cl.compare(tiny, strategies=["shadowing"], replications=2, mechanisms=False, progress=False)
    return cl.write_capsule(found, path)


def changed(capsule: Path, target: Path, name: str, change: Callable[[str], str]) -> Path:
    """The same capsule with one of its files changed."""
    with zipfile.ZipFile(capsule) as before, zipfile.ZipFile(target, "w") as after:
        for entry in before.namelist():
            text = before.read(entry).decode()
            after.writestr(entry, change(text) if entry == name else text)
    return target


def test_what_was_sealed_runs_again_to_the_same_bits(capsule: Path) -> None:
    found = cl.verify(capsule, progress=False)
    assert found.same
    assert found.sentence == "the same bits: 4 runs"
    sealed = read_capsule(capsule)
    assert [(run.strategy, run.replication, bool(run.events)) for run in sealed.runs] == [
        ("baseline", 0, True),
        ("baseline", 1, False),
        ("shadowing", 0, True),
        ("shadowing", 1, False),
    ]
    assert all(len(log) > 100 for log in sealed.logs.values())


def test_one_changed_event_is_named(capsule: Path, tmp_path: Path) -> None:
    log = read_capsule(capsule).logs["events/1-0.csv"]
    at = next(n for n, row in enumerate(log) if n > 50 and row[1] == "met" and row[2])
    week, _, decision, _, _ = log[at]

    def without(text: str) -> str:
        lines = text.splitlines(keepends=True)
        assert lines[at + 1].startswith(repr(week))
        return "".join(lines[: at + 1] + lines[at + 2 :])

    found = cl.verify(changed(capsule, tmp_path / "x", "events/1-0.csv", without), progress=False)
    assert not found.same
    assert found.differing == (("shadowing", 0),)
    first = found.first
    assert first is not None
    assert (first.strategy, first.replication, first.week) == ("shadowing", 0, week)
    assert (first.kind, first.decision, first.only_in) == ("met", decision, "the new run")
    assert "a meeting" in found.sentence


def test_an_event_at_another_time_is_named_by_the_earlier_one(capsule: Path, tmp_path: Path) -> None:
    week = read_capsule(capsule).logs["events/0-0.csv"][-1][0]

    def earlier(text: str) -> str:
        lines = text.splitlines(keepends=True)
        return "".join([*lines[:-1], lines[-1].replace(repr(week), repr(week - 1e-9), 1)])

    found = cl.verify(changed(capsule, tmp_path / "x", "events/0-0.csv", earlier), progress=False)
    assert found.first is not None
    assert found.first.strategy == "baseline"
    assert found.first.only_in == "the capsule"


def test_another_number_in_the_scenario_is_found_in_the_runs(capsule: Path, tmp_path: Path) -> None:
    def busier(text: str) -> str:
        scenario = json.loads(text)
        scenario["decisions"]["beds"]["per_week"] = 6.5
        return json.dumps(scenario)

    found = cl.verify(changed(capsule, tmp_path / "x", "scenario.json", busier), progress=False)
    assert len(found.differing) == 4
    assert found.first is not None
    assert found.sentence.startswith("4 of 4 runs differ; the first event that differs: strategy")


def test_a_figure_that_differs_where_no_event_does_is_told(capsule: Path, tmp_path: Path) -> None:
    def other_figures(text: str) -> str:
        index = json.loads(text)
        index["runs"][1]["fingerprint"][1] = "0" * 16
        return json.dumps(index)

    found = cl.verify(changed(capsule, tmp_path / "x", "capsule.json", other_figures), progress=False)
    assert found.differing == (("baseline", 1),)
    assert found.first is None
    assert "'baseline', replication 1" in found.sentence


def test_equal_hours_and_a_branch_are_sealed_with_their_arms(tiny: cl.Scenario, tmp_path: Path) -> None:
    scaled = cl.compare(
        tiny, strategies=["shadowing"], replications=2, equal_hours=30.0, mechanisms=False, progress=False
    )
    path = cl.write_capsule(scaled, tmp_path / "scaled.capsule", all_events=True)
    assert len(read_capsule(path).logs) == 4
    assert cl.verify(path, progress=False).same


def test_equal_comparisons_are_equal_bytes(capsule: Path, tiny: cl.Scenario, tmp_path: Path) -> None:
    again = cl.compare(tiny, strategies=["shadowing"], replications=2, mechanisms=False, progress=False)
    assert cl.write_capsule(again, tmp_path / "x").read_bytes() == capsule.read_bytes()


def test_what_is_no_capsule_is_refused(capsule: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_text("no capsule", encoding="utf-8")
    later = changed(
        capsule, tmp_path / "later", "capsule.json", lambda text: text.replace('"format": 1', '"format": 2')
    )
    broken = changed(capsule, tmp_path / "broken", "events/0-0.csv", lambda text: text.replace("week", "year", 1))
    for path, said in ((plain, "expected a capsule"), (later, "format 2"), (broken, "a log has the columns")):
        with pytest.raises(ModelError, match=said):
            cl.verify(path, progress=False)


def test_the_first_difference_of_two_logs_is_the_earliest() -> None:
    run = SealedRun("baseline", 0, (0, 7, 0), (1, 2))
    a, b, c = ((float(n), "met", f"d{n}", "", "") for n in range(3))
    assert first_difference(run, (a, b), (a, b)) is None
    for sealed, now, expected in (
        ((a, b, c), (a, c), (1.0, "the capsule")),
        ((a, c), (a, b, c), (1.0, "the new run")),
        ((a,), (a, c), (2.0, "the new run")),
        ((a, c), (a,), (2.0, "the capsule")),
    ):
        found = first_difference(run, sealed, now)
        assert found is not None
        assert (found.week, found.only_in) == expected


def test_the_commands_seal_and_verify(colead: Command, tmp_path: Path) -> None:
    path = tmp_path / "answer.capsule"
    assert colead("compare", TINY, *FEW, "--capsule", path).code == 0
    good = colead("verify", path, "--quiet")
    assert (good.code, good.out) == (0, "The same bits: 4 runs.\n")
    bad = changed(path, tmp_path / "x", "events/0-0.csv", lambda text: text.replace("\n", "\n-99.0,met,,,\n", 1))
    told = colead("verify", bad, "--quiet", "--json", "-")
    assert told.code == 1
    assert json.loads(told.out)["first"]["kind"] == "met"
    assert colead("compare", TINY, *FEW, "--all-events").code == 2
