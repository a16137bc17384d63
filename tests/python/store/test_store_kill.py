# SPDX-License-Identifier: Apache-2.0
"""A comparison is killed at any moment and taken up again: nothing that was finished more than a second ago is lost."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from support import ROOT, TINY

import colead as cl

SMALL_UNIT = ROOT / "scenarios" / "small_unit.yaml"
KILLS = int(os.environ.get("COLEAD_KILLS", "20"))  # 500 under `make check-all`
REPLICATIONS = 200


@pytest.fixture(scope="module")
def processes() -> ForkServerContext:
    """Children of a server that has colead loaded and no threads: they are at work at once."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["colead", "colead.store", "numpy"])
    return context


def compare_tiny(store: str, result: str, begun: str) -> None:
    """A short comparison of many runs; says by a file that it has begun."""
    text = TINY.read_text(encoding="utf-8").replace("horizon_weeks: 12", "horizon_weeks: 4")
    scenario = cl.Scenario.from_yaml(text)
    Path(begun).touch()
    comparison = cl.compare(scenario, replications=REPLICATIONS, store=store, threads=1, progress=False)
    Path(result).write_text(json.dumps(comparison.to_json()), encoding="utf-8")


def compare_small_unit(store: str, log: str) -> None:
    """Writes down when how many runs were finished."""
    with Path(log).open("a", encoding="utf-8") as stream:

        def note(done: int, _total: int, _seconds: float) -> None:
            stream.write(f"{time.monotonic()} {done}\n")
            stream.flush()

        cl.compare(cl.Scenario.load(SMALL_UNIT), replications=1000, store=store, threads=1, progress=note)


def kill(process: BaseProcess) -> bool:
    """False when it had ended before."""
    alive = process.exitcode is None
    process.kill()
    process.join(30)
    return alive


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


def finished_before_the_last_second(log: Path) -> int:
    """Runs reported more than a second before the last report but one: by the last they were written.

    A row is written when a later one comes a second after it. Between two of them a busy machine may let any time pass,
    so seconds are counted from report to report and never to the kill.
    """
    reports = [line.split() for line in log.read_text(encoding="utf-8").splitlines() if line.count(" ") == 1]
    last = float(reports[-2][0]) if len(reports) > 1 else 0.0
    return max((int(done) for at, done in reports if float(at) <= last - 1.0), default=0)


def test_killed_at_random_moments_a_comparison_ends_with_the_same_bits(
    processes: ForkServerContext, tmp_path: Path
) -> None:
    whole, begun = str(tmp_path / "whole"), str(tmp_path / "begun")
    began = time.monotonic()
    compare_tiny(str(tmp_path / "uninterrupted.sqlite"), whole, begun)
    length = time.monotonic() - began
    draw = random.Random(20)
    kills = comparisons = 0
    while kills < KILLS:
        comparisons += 1
        store, result = (str(tmp_path / f"{name}{comparisons}") for name in ("store", "result"))
        survived, idle = 0, 0
        while kills < KILLS and not Path(result).exists():
            Path(begun).unlink()
            process = processes.Process(target=compare_tiny, args=(store, result, begun))
            process.start()
            while not Path(begun).exists():
                time.sleep(0.005)
            process.join(draw.uniform(0.0, length / 10 * (1 + idle)))
            kills += kill(process)
            before, survived = survived, stored(Path(store))
            assert survived >= before
            idle = idle + 1 if survived == before else 0  # longer, when the machine is too busy to get on
        compare_tiny(store, result, begun)
        assert Path(result).read_bytes() == Path(whole).read_bytes()
        assert stored(Path(store)) == stored(tmp_path / "uninterrupted.sqlite")  # nothing lost, nothing twice
    print(f"{kills} kills in {comparisons} comparisons: nothing lost, nothing twice, the same bits")


def test_ctrl_c_on_the_command_line_keeps_what_was_finished(tmp_path: Path) -> None:
    store, result = tmp_path / "runs.sqlite", tmp_path / "result.json"
    command = [sys.executable, "-m", "colead.cli", "compare", str(TINY), "-n", "20000", "--threads", "1"]
    process = subprocess.Popen(
        [*command, "--store", str(store), "--json", str(result), "--quiet"], stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 600
    while stored(store) == 0 and time.monotonic() < deadline:
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=600)
    assert process.returncode == 130
    assert f"{store}: 0 runs found, {stored(store)} made" in told
    assert "Traceback" not in told
    assert not result.exists()


def test_a_kill_costs_at_most_a_second_of_finished_work(processes: ForkServerContext, tmp_path: Path) -> None:
    store, log = tmp_path / "runs.sqlite", tmp_path / "log"
    process = processes.Process(target=compare_small_unit, args=(str(store), str(log)))
    process.start()
    while last_report(log) < 3:
        assert process.is_alive()
        time.sleep(0.05)
    first = last_report(log)
    while not finished_before_the_last_second(log) > first:
        assert process.is_alive()
        time.sleep(0.05)
    kill(process)
    finished = finished_before_the_last_second(log)
    assert finished > 0
    assert stored(store) >= finished
