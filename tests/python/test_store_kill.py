# SPDX-License-Identifier: Apache-2.0
"""A comparison is killed at any moment and taken up again: nothing that was finished more than a second ago is lost."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import time
from contextlib import closing
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from conftest import TINY

import colead as cl

SMALL_UNIT = Path(__file__).resolve().parents[2] / "scenarios" / "small_unit.yaml"
KILLS = 20
REPLICATIONS = 200


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Children of a server that has colead loaded and no threads: they are at work at once."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["colead", "colead.store", "numpy"])
    return context


def compare_tiny(store: str, result: str) -> None:
    comparison = cl.compare(cl.Scenario.load(TINY), replications=REPLICATIONS, store=store, threads=1, progress=False)
    Path(result).write_text(json.dumps(comparison.to_json()), encoding="utf-8")


def compare_small_unit(store: str, log: str) -> None:
    """Writes down when how many runs were finished."""
    with Path(log).open("a", encoding="utf-8") as stream:

        def note(done: int, _total: int, _seconds: float) -> None:
            stream.write(f"{time.monotonic()} {done}\n")
            stream.flush()

        cl.compare(cl.Scenario.load(SMALL_UNIT), replications=1000, store=store, threads=1, progress=note)


def kill(process: BaseProcess) -> None:
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join(30)


def stored(path: Path) -> int:
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'run'").fetchone()[0]
        return int(connection.execute("SELECT count(*) FROM run").fetchone()[0]) if tables else 0


def last_report(log: Path) -> int:
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return int(lines[-1].split()[-1]) if lines else 0


def test_killed_at_random_moments_a_comparison_ends_with_the_same_bits(
    processes: ForkServerContext, tmp_path: Path
) -> None:
    store, result, whole = (tmp_path / name for name in ("runs.sqlite", "result.json", "whole.json"))
    began = time.monotonic()
    compare_tiny(str(tmp_path / "uninterrupted.sqlite"), str(whole))
    length = time.monotonic() - began
    draw = random.Random(20)
    survived = [0]
    for _ in range(KILLS):
        process = processes.Process(target=compare_tiny, args=(str(store), str(result)))
        process.start()
        process.join(draw.uniform(0.02, length / 8))
        kill(process)
        survived.append(stored(store))
    assert survived == sorted(survived)
    assert survived[-1] > 0
    compare_tiny(str(store), str(result))
    assert result.read_bytes() == whole.read_bytes()


def test_a_kill_costs_at_most_a_second_of_finished_work(processes: ForkServerContext, tmp_path: Path) -> None:
    store, log = tmp_path / "runs.sqlite", tmp_path / "log"
    process = processes.Process(target=compare_small_unit, args=(str(store), str(log)))
    process.start()
    while last_report(log) < 3:
        assert process.is_alive()
        time.sleep(0.05)
    time.sleep(2.0)
    killed_at = time.monotonic()
    kill(process)
    reports = [line.split() for line in log.read_text().splitlines() if line.count(" ") == 1]
    finished = max(int(done) for at, done in reports if float(at) <= killed_at - 1.0)
    assert finished > 0
    assert stored(store) >= finished
