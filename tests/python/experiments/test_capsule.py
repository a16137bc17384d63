# SPDX-License-Identifier: Apache-2.0
"""A capsule is run again: the same bits, or the first event that differs, by name."""

from __future__ import annotations

import contextlib
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

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


def index_changed(capsule: Path, target: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    def text(before: str) -> str:
        index = json.loads(before)
        change(index)
        return json.dumps(index)

    return changed(capsule, target, "capsule.json", text)


def test_runs_that_were_taken_out_added_or_changed_are_missed(capsule: Path, tmp_path: Path) -> None:
    changes: tuple[Callable[[dict[str, Any]], object], ...] = (
        lambda index: index.update(runs=[]),
        lambda index: index["runs"].pop(),
        lambda index: index["runs"].append(index["runs"][0]),
        lambda index: index.update(fingerprint="0" * 16),
    )
    for change in changes:
        found = cl.verify(index_changed(capsule, tmp_path / "x", change), progress=False)
        assert (found.same, found.whole, found.differing) == (False, False, ())
        assert "not those of its comparison" in found.sentence
    assert cl.verify(capsule, progress=False).whole


def test_the_runs_of_every_way_to_compare_are_those_of_its_comparison(tiny: cl.Scenario, tmp_path: Path) -> None:
    ways = (
        cl.branch(tiny, at_week=4, luck="redrawn", past=3, replications=2, progress=False).comparison,
        cl.compare(tiny, strategies=["shadowing"], until="lead_time 9h 60%", mechanisms=False, progress=False),
    )
    for way in ways:
        assert cl.verify(cl.write_capsule(way, tmp_path / "x"), progress=False).same


@pytest.mark.parametrize(
    ("said", "change"),
    [
        ("it has no arm 99", lambda index: index["runs"][0].update(task=[99, 7, 0])),
        ("it has no arm 0 of strategy 'other'", lambda index: index["runs"][0].update(strategy="other")),
        ("it has no arm 0", lambda index: index.update(arms=[])),
        ("not those of the scenario", lambda index: index["arms"][0].update(begins_week=3.0)),
        ("must be int, not 0.5", lambda index: index["runs"][0].update(task=[0.5, 7, 0])),
        ("task must be from 0 to", lambda index: index["runs"][0].update(task=[0, 2**64, 0])),
        ("16 hexadecimal digits", lambda index: index["runs"][0].update(fingerprint=["-1", "0"])),
        ("Infinity is no number", lambda index: index["runs"][0].update(replication=float("inf"))),
        ("must be str, not 5", lambda index: index.update(version=5)),
        ("lacks 'command'", lambda index: index.pop("command")),
    ],
)
def test_an_index_that_says_what_cannot_be_is_refused(
    capsule: Path, tmp_path: Path, said: str, change: Callable[[dict[str, Any]], object]
) -> None:
    with pytest.raises(ModelError, match=re.escape(said)):
        cl.verify(index_changed(capsule, tmp_path / "x", change), progress=False)


def test_every_byte_of_a_capsule_that_is_turned_is_told_in_words(capsule: Path, tmp_path: Path) -> None:
    data, path = capsule.read_bytes(), tmp_path / "x"
    for at in range(0, len(data), max(1, len(data) // 150)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        with contextlib.suppress(ModelError):
            read_capsule(path)
    for size in (0, 1, 100, len(data) // 2, len(data) - 1):
        path.write_bytes(data[:size])
        with pytest.raises(ModelError, match="expected a capsule"):
            read_capsule(path)


@pytest.mark.parametrize("row", ["nan,met,,,", "1.0,met,d," + "x" * 200_000 + ",", "1.0,met"])
def test_a_log_that_is_none_is_refused(capsule: Path, tmp_path: Path, row: str) -> None:
    with pytest.raises(ModelError, match="expected a capsule"):
        read_capsule(changed(capsule, tmp_path / "x", "events/0-0.csv", lambda text: text + row + "\n"))


def test_a_capsule_that_cannot_be_written_leaves_the_one_before(
    capsule: Path, tiny: cl.Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    target = tmp_path / "x"
    target.write_bytes(capsule.read_bytes())
    again = cl.compare(tiny, strategies=["shadowing"], replications=2, mechanisms=False, progress=False)
    monkeypatch.setattr("colead.experiments.capsule.events_of", stopped)
    with pytest.raises(KeyboardInterrupt):
        cl.write_capsule(again, target)
    assert target.read_bytes() == capsule.read_bytes()
    assert list(tmp_path.iterdir()) == [target]
