# SPDX-License-Identifier: Apache-2.0
"""One table, byte for byte, from one thread, two threads, processes, Dask with a worker killed, and a resumed store."""

from __future__ import annotations

import json
import multiprocessing
import re
import subprocess
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from support import ROOT, TINY, Command

import colead as cl

REPLICATIONS = 60
PROGRAM = Path(__file__).with_name("dask_program.py")


@pytest.fixture(scope="module")
def expected(tiny: cl.Scenario) -> str:
    return table(tiny, threads=1)


def table(scenario: cl.Scenario, **how: Any) -> str:
    return json.dumps(cl.compare(scenario, replications=REPLICATIONS, progress=False, **how).to_json())


def test_two_threads_give_the_table_of_one(tiny: cl.Scenario, expected: str) -> None:
    assert table(tiny, threads=2) == expected


def test_processes_give_the_table_of_one_thread(tiny: cl.Scenario, expected: str) -> None:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert table(tiny, executor=pool) == expected


def test_a_resumed_store_gives_the_table_of_one_thread(tiny: cl.Scenario, expected: str, tmp_path: Path) -> None:
    store = tmp_path / "runs.sqlite"

    def stop(done: int, total: int, _seconds: float) -> bool:
        return done < total // 3

    with pytest.raises(cl.Interrupted):
        cl.compare(tiny, replications=REPLICATIONS, store=store, threads=1, progress=stop)
    with cl.open_store(store) as opened:
        assert 0 < len(opened) < 4 * REPLICATIONS
    assert table(tiny, store=store, threads=2) == expected


def test_dask_gives_the_table_of_one_thread_though_a_worker_is_killed(expected: str, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    found = tmp_path / "found.json"
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(TINY), str(REPLICATIONS), str(found)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    what = json.loads(found.read_text(encoding="utf-8"))
    assert what["workers_killed"] == 1
    assert json.dumps(what["killed"]) == expected
    assert what["code"] == 0
    assert json.dumps(what["command"]) == expected


def test_no_scheduler_is_the_users_mistake(colead: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("colead.runs.dask.SECONDS_TO_CONNECT", 1)
    refused = colead("compare", TINY, "--dask", "tcp://127.0.0.1:1", "--quiet")
    assert refused.code == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:1" in refused.err


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("x;y", "missing port number in address 'x;y'"),
        ("", "missing port number in address ''"),
        ("tcp://127.0.0.1:a", "invalid literal for int() with base 10: 'a'"),
        ("http://127.0.0.1:1", "unknown address scheme 'http'"),
        ("inproc://x", "not enough values to unpack"),
        ("tls://127.0.0.1:1", "Dask is set up without certificates (distributed.comm.tls)"),
    ],
)
def test_what_is_no_address_is_refused_in_one_line_and_at_once(colead: Command, address: str, why: str) -> None:
    pytest.importorskip("distributed")
    threads = threading.active_count()
    refused = colead("compare", TINY, "--dask", address, "--quiet")
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert refused.err.startswith(f"colead: no Dask scheduler answers at {address}: {why}")
    assert threading.active_count() == threads, "no client is left that would wait for its end"


def test_the_example_of_the_guide_runs(tmp_path: Path) -> None:
    guide = (ROOT / "docs/guides/scaling_out.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"<!-- example: executor -->\n```python\n(.*?)```", guide, flags=re.DOTALL)
    program = tmp_path / "program.py"
    program.write_text(example, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(program)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr
    scenario = cl.Scenario.load(ROOT / "scenarios/small_unit.yaml")
    here = cl.compare(scenario, strategies=["check_ins"], replications=4, progress=False)
    assert done.stdout == f"{here.fingerprint:016x}\n"
