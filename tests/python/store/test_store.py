# SPDX-License-Identifier: Apache-2.0
"""No finished run is lost, and what is found again is what was made."""

from __future__ import annotations

import importlib
import json
import multiprocessing
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from stored_runs import OFF, TASKS, change, never, put, some_row, text_of
from support import TINY

import colead as cl
from colead import _core
from colead.base.errors import NonDeterminismError
from colead.experiments.stored import Store, open_store
from colead.runs import RunFailure, RunOptions, Task, run_tasks
from colead.runs.recipe import recipe_of
from colead.statistics.until import Until
from colead.store import disk, journal
from colead.store.doctor import examine
from colead.store.keys import Keys, text_of_kind
from colead.store.rows import with_checksum


def test_a_stored_comparison_is_the_comparison(tiny: cl.Scenario, comparison: cl.Comparison, path: Path) -> None:
    assert text_of(cl.compare(tiny, store=path, progress=False)) == text_of(comparison)
    with open_store(path) as store:
        assert len(store) > 0
        assert store.count("failed") == 0


def test_what_is_stored_is_not_made_again(
    tiny: cl.Scenario, comparison: cl.Comparison, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("colead.runs.tasks.run_locally", never)
    with Store(copy) as store:
        assert text_of(cl.compare(tiny, store=store, progress=False)) == text_of(comparison)
        assert store.made == 0
        assert store.found == len(store)


def test_more_replications_add_to_those_there(tiny: cl.Scenario, copy: Path) -> None:
    with Store(copy) as store:
        before = len(store)
        more = cl.compare(tiny, replications=6, store=store, progress=False)
        assert store.found == before
        assert store.made == 2 * len(tiny.strategies)
    assert text_of(more) == text_of(cl.compare(tiny, replications=6, progress=False))


def test_any_part_of_a_store_is_completed_to_the_same(tiny: cl.Scenario, comparison: cl.Comparison, copy: Path) -> None:
    change(copy, "DELETE FROM run WHERE CAST(replication AS INTEGER) % 2 = 1")
    assert text_of(cl.compare(tiny, store=copy, progress=False)) == text_of(comparison)


def test_runs_and_comparisons_share_a_store(tiny: cl.Scenario, copy: Path) -> None:
    with Store(copy) as store:
        runs = cl.run(tiny, "shadowing", replications=4, store=store, progress=False)
        assert store.made == 0
    assert runs.to_json() == cl.run(tiny, "shadowing", replications=4, progress=False).to_json()


def test_a_renamed_strategy_and_a_new_one_find_what_was_made(tiny_text: str, copy: Path) -> None:
    text = tiny_text.replace("  shadowing: [", "  walking_along: [").replace("name: tiny", "name: other")
    text = text.replace("strategies:\n", "strategies:\n  new: [{kind: protected_time, hours_per_week: 2}]\n")
    other = cl.Scenario.from_yaml(text)
    with Store(copy) as store:
        compared = {row.key for row in store.runs() if json.loads(row.keep)["people"]}
        cl.compare(other, strategies=["walking_along", "protected"], store=store, progress=False)
        # The placebo is of another strategy now and is new; what is compared is all there.
        assert {row.key for row in store.runs() if json.loads(row.keep)["people"]} == compared


def test_scenarios_live_side_by_side(tiny_text: str, tiny: cl.Scenario, comparison: cl.Comparison, copy: Path) -> None:
    other = cl.Scenario.from_yaml(tiny_text.replace("per_week: 6", "per_week: 7"))
    with Store(copy) as store:
        first = cl.compare(other, store=store, progress=False)
        assert store.found == 0
        assert text_of(cl.compare(tiny, store=store, progress=False)) == text_of(comparison)
    assert text_of(first) == text_of(cl.compare(other, progress=False))


def test_a_store_tells_its_last_comparison_without_running(
    tiny: cl.Scenario, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    equal = cl.compare(
        tiny, strategies=["shadowing", "protected"], seed=3, equal_hours=True, store=copy, progress=False
    )
    monkeypatch.setattr("colead.runs.tasks.run_locally", never)
    with open_store(copy) as store:
        again = store.comparison()
    assert text_of(again) == text_of(equal)
    assert again.source is not None
    sources = [record.source for record in tiny.assumptions]
    assert "a guess" in sources
    assert [record.source for record in again.source.assumptions] == sources


@pytest.mark.parametrize("seconds", [0.0, 0.5])
def test_a_sequential_comparison_is_told_again_too(tiny: cl.Scenario, path: Path, seconds: float) -> None:
    until = Until("lead_time_mean", 1.0, budget=12, budget_seconds=seconds)
    first = cl.compare(tiny, until=until, judge_by="trust_mean", store=path, progress=False)
    with open_store(path) as store:
        again = store.comparison()
    assert again.effects == first.effects
    assert again.fingerprint == first.fingerprint
    if seconds == 0:
        assert text_of(again) == text_of(first)


def test_a_store_with_runs_missing_says_how_many(copy: Path) -> None:
    change(copy, "DELETE FROM run WHERE replication = '3'")
    with open_store(copy) as store, pytest.raises(cl.StoreError, match=r"\d+ of \d+ runs are not in"):
        store.comparison()


def test_a_store_without_comparison_says_so(path: Path) -> None:
    with Store(path, create=True) as store, pytest.raises(cl.StoreError, match="holds no comparison"):
        store.comparison()


# Keys


def test_keys_hang_on_all_that_changes_a_run_and_nothing_else(tiny_text: str) -> None:
    def key(text: str = tiny_text, task: Task = (2, 7, 0), keep: dict[str, Any] = OFF) -> bytes:
        return Keys(recipe_of(_core.Experiment(cl.Scenario.from_yaml(text))), keep)(task)

    known = key()
    assert len(known) == 16
    same = [("title: Two wards", "title: Wards"), ("seed: 7", "seed: 8"), ("replications: 4", "replications: 9")]
    for old, new in same:
        assert old in tiny_text
        assert key(tiny_text.replace(old, new)) == known
    other = [("per_week: 6", "per_week: 7"), ("every_weeks: 4}]\n  prot", "every_weeks: 5}]\n  prot")]
    for old, new in other:
        assert old in tiny_text
        assert key(tiny_text.replace(old, new)) != known
    assert len({known, key(task=(2, 8, 0)), key(task=(2, 7, 1)), key(task=(1, 7, 0)), key(task=(3, 7, 0))}) == 5
    assert key(keep=OFF | {"records": "summary"}) != known


def test_parts_left_out_of_the_key_change_no_run(tiny_text: str) -> None:
    def results(text: str) -> list[bytes]:
        made = _core.Experiment(cl.Scenario.from_yaml(text)).run_tasks([(2, 7, 0), (2, 7, 1)], threads=1)
        return [result.to_bytes() for result in made]

    text = (
        tiny_text.replace("name: tiny", "name: x").replace("title: Two wards", "title: y").replace("seed: 7", "seed: 1")
    )
    text = text.replace("question: Does shadowing help?", "question: z").replace("replications: 4", "replications: 9")
    assert results(text) == results(tiny_text)


def test_a_kind_in_python_is_known_by_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    for name, gain in (("slow_one", 1), ("slow_two", 2)):
        (tmp_path / f"{name}.py").write_text(f"class Slow:\n    gain = {gain}\n")
    texts = {text_of_kind(importlib.import_module(name).Slow) for name in ("slow_one", "slow_two")}
    assert len(texts) == 2
    with pytest.raises(cl.StoreError, match="its text cannot be read"):
        text_of_kind(type("Made", (), {}))


def test_doses_and_beginnings_have_keys_of_their_own(tiny: cl.Scenario) -> None:
    experiment = _core.Experiment(tiny)
    experiment.add_arm("half", strategy="shadowing", doses=[0.5])
    experiment.add_arm("whole", strategy="shadowing", doses=[1.0])
    experiment.add_arm("late", strategy="shadowing", begins_week=2.0)
    keys = Keys(recipe_of(experiment), OFF)
    half, whole, late, written = (keys((arm, 7, 0)) for arm in (4, 5, 6, 2))
    assert whole == written
    assert len({half, whole, late}) == 3


# Non-determinism, failures, builds


def test_another_fingerprint_under_the_same_key_is_a_hard_error(experiment: _core.Experiment, path: Path) -> None:
    with Store(path, create=True) as first, Store(path) as second, second.journal(experiment, TASKS, OFF) as late:
        assert late.stored() == {}
        run_tasks(experiment, TASKS, RunOptions(store=first))
        row = some_row(path)
        changed = with_checksum(replace(row, fp_out=b"12345678"))
        change(path, "UPDATE run SET fp_out = ?, crc = ? WHERE key = ?", changed.fp_out, changed.crc, row.key)
        results = experiment.run_tasks(TASKS, threads=1)
        for task, result in zip(TASKS, results, strict=True):
            late.add(task, result, 0.0, "build")
        with pytest.raises(NonDeterminismError, match="non-determinism found"):
            late.commit()


def test_failed_runs_are_rows_and_are_tried_again(experiment: _core.Experiment, path: Path) -> None:
    with Store(path, create=True) as store:
        with store.journal(experiment, TASKS[:1], OFF) as writing:
            writing.stored()
            writing.add(TASKS[0], RunFailure(TASKS[0], cl.ModelError("no luck")), 0.0, "build")
        assert (len(store), store.count("failed")) == (0, 1)
        assert some_row(path).error == "ModelError: no luck"
        run_tasks(experiment, TASKS[:1], RunOptions(store=store))
        assert (len(store), store.count("failed")) == (1, 0)


def test_runs_of_another_build_are_tried_before_they_are_used(
    tiny: cl.Scenario, comparison: cl.Comparison, copy: Path
) -> None:
    change(copy, "UPDATE run SET build_id = 'another'")
    assert text_of(cl.compare(tiny, store=copy, progress=False)) == text_of(comparison)
    with open_store(copy) as store:
        rows = list(store.runs())
    for row, other in zip(rows, rows[1:] + rows[:1], strict=True):
        put(copy, replace(row, **{name: getattr(other, name) for name in ("result", "fp_trace", "fp_out")}))
    with pytest.raises(NonDeterminismError, match="another build"):
        cl.compare(tiny, store=copy, progress=False)


# Two at once, interrupts, full disks


def test_two_processes_may_write_at_once(comparison: cl.Comparison, path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        both = [pool.apply_async(compared, (str(path),)) for _ in range(2)]
        assert {found.get(timeout=600) for found in both} == {text_of(comparison)}
        pool.close()
        pool.join()
    with open_store(path) as store:
        assert examine(store, remake=2).problems == ()


def compared(path: str) -> str:
    return text_of(cl.compare(cl.Scenario.load(TINY), store=path, progress=False, threads=1))


def test_an_interrupt_leaves_what_was_finished(tiny: cl.Scenario, path: Path) -> None:
    def stop(done: int, _total: int, _seconds: float) -> None:
        if done >= 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cl.compare(tiny, replications=2000, store=path, progress=stop)
    with open_store(path) as store:
        assert len(store) >= 10
        assert examine(store, remake=1).problems == ()


def test_a_full_disk_leaves_the_store_readable_and_is_taken_up_again(
    tiny: cl.Scenario, comparison: cl.Comparison, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "BATCH_ROWS", 2)
    with Store(path, create=True) as store:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages + 12}")
        with pytest.raises(cl.StoreError, match="is full"):
            cl.compare(tiny, store=store, progress=False)
        kept = len(store)
        assert 0 < kept < 16
        assert store.made == kept
    with open_store(path) as store:
        assert examine(store, remake=1).problems == ()
    with Store(path) as store:
        assert text_of(cl.compare(tiny, store=store, progress=False)) == text_of(comparison)
        assert store.found >= kept


def test_little_room_is_refused_before_the_start(
    tiny: cl.Scenario, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(copy.parent)
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda _path: usage._replace(free=disk.LEAST_FREE + 1000))
    cl.compare(tiny, store=copy, progress=False)  # nothing is to be made
    monkeypatch.setattr("colead.runs.tasks.run_locally", never)
    with pytest.raises(cl.StoreError, match="must stay free"):
        cl.compare(tiny, replications=6, store=copy, progress=False)


def test_disks_across_a_network_are_known(tmp_path: Path) -> None:
    mounts = "1 0 0:1 / / rw - ext4 /dev/a rw\n2 1 0:2 / {} rw,relatime shared:1 - nfs4 server:/x rw\n"
    assert disk.is_on_network(tmp_path / "x", mounts.format(tmp_path))
    assert not disk.is_on_network(tmp_path / "x", mounts.format("/elsewhere"))
    assert disk.kind_of_file_system(tmp_path / "x", "nonsense\n") == ""


def test_across_a_network_there_is_no_write_ahead_log_and_a_notice(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("colead.store.schema.is_on_network", lambda _path: True)
    with pytest.warns(UserWarning, match="network file system"):
        store = Store(path, create=True)
    with store:
        assert store._connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
