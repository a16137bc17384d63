# SPDX-License-Identifier: Apache-2.0
"""Runs that do not fit into memory are refused before they begin, with what would fit and what allows more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, TINY, Command

import colead as cl
from colead import _core
from colead.runs import RunOptions, memory, run_tasks
from colead.runs.memory import free_memory, require_memory

SERVICE = ROOT / "scenarios" / "health_service_england.yaml"


def test_what_fits_is_not_refused() -> None:
    require_memory(7e9, 2, 14e9)
    require_memory(1e6, 900)  # a gigabyte is there everywhere


@pytest.mark.parametrize(
    ("at_once", "there", "told"),
    [
        (4, 16e9, r"4 runs at once take about 28 GB of memory, and 16 GB are allowed; --threads 2 \(threads=2\) fits"),
        (1, 2e9, "1 run takes about 7.0 GB of memory, and 2.0 GB are allowed; a smaller service fits"),
    ],
)
def test_the_refusal_says_what_would_fit_and_what_allows_more(at_once: int, there: float, told: str) -> None:
    with pytest.raises(cl.BudgetError, match=told) as refused:
        require_memory(7e9, at_once, there)
    assert "--memory GB allows more" in str(refused.value)


def test_without_a_limit_it_is_what_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "free_memory", lambda: 3e9)
    with pytest.raises(cl.BudgetError, match=r"3\.0 GB are free on this machine"):
        require_memory(7e9, 1)
    monkeypatch.setattr(memory, "free_memory", lambda: None)
    require_memory(7e9, 1)  # where nobody knows, nothing is refused


def test_results_that_cannot_be_kept_are_refused_before_runs_are_listed(
    tiny: cl.Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "free_memory", lambda: 3e9)
    told = r"results of 100,000,000 runs take at least 200 GB .* 3\.0 GB are free .* at most 1,500,000 runs"
    with pytest.raises(cl.BudgetError, match=told):
        cl.run(tiny, replications=10**8, progress=False)
    monkeypatch.setattr(memory, "free_memory", lambda: None)
    memory.require_results(10**8)  # where nobody knows, nothing is refused


def test_free_memory_heeds_the_control_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    information = tmp_path / "meminfo"
    information.write_text("MemTotal: 9000 kB\nMemAvailable:    4000 kB\n", encoding="ascii")
    monkeypatch.setattr(memory, "MEMORY_INFO", information)
    monkeypatch.setattr(memory, "CONTROL_GROUP", tmp_path)
    assert free_memory() == 4000 * 1024
    (tmp_path / "memory.max").write_text("max\n", encoding="ascii")
    (tmp_path / "memory.current").write_text("1000\n", encoding="ascii")
    assert free_memory() == 4000 * 1024
    (tmp_path / "memory.max").write_text("2500\n", encoding="ascii")
    assert free_memory() == 1500


def test_runs_are_refused_before_anything_is_founded(tiny: cl.Scenario) -> None:
    experiment = _core.Experiment(tiny)
    tasks = [(0, 1, 0), (0, 1, 1)]
    with pytest.raises(cl.BudgetError, match=r"--threads 1 \(threads=1\) fits"):
        run_tasks(experiment, tasks, RunOptions(2, memory=1.5 * tiny.run_bytes))
    assert len(run_tasks(experiment, tasks, RunOptions(1, memory=1.5 * tiny.run_bytes))) == 2
    with pytest.raises(ValueError, match="memory must be above 0"):
        RunOptions(memory=0.0)


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="the peak of memory is not known here")
def test_the_estimate_is_what_a_run_takes() -> None:
    """Four trusts, measured by the memory of a process beyond that of one which only reads the file."""
    program = (
        "import pathlib, re, colead as cl\n"
        "from colead import _core\n"
        "status = pathlib.Path('/proc/self/status')\n"
        "peak = lambda: 1024 * float(re.search(r'VmHWM:\\s+(\\d+)', status.read_text()).group(1))\n"
        f"edits = {{'organisations.hospital.count': 4, 'horizon_weeks': 8, 'warm_up_weeks': 8}}\n"
        f"scenario = cl.Scenario.load({str(SERVICE)!r}).with_(edits)\n"
        "before = peak()\n"
        "_core.Experiment(scenario).run_tasks([(0, 1, 0)], threads=1)\n"
        "print((peak() - before) / scenario.run_bytes)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=300)
    assert 0.5 < float(done.stdout) < 1.5


def limit_seen(_bytes: float, _at_once: int, limit: float | None = None) -> None:
    if limit is not None:
        raise cl.BudgetError(f"the limit is {limit:g}")


@pytest.mark.parametrize("command", ["verify", "dossier", "study"])
def test_every_command_that_takes_a_limit_keeps_it(
    colead: Command, tiny: cl.Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    found = cl.compare(tiny, strategies=["shadowing"], replications=2, mechanisms=False, progress=False)
    files = {
        "verify": cl.write_capsule(found, tmp_path / "answer.capsule"),
        "dossier": TINY,
        "study": ROOT / "studies" / "h7.yaml",
    }
    monkeypatch.setattr("colead.runs.tasks.require_memory", limit_seen)
    told = colead(command, files[command], "--memory", "0.5", "--quiet")
    assert (told.code, told.err) == (2, "colead: the limit is 5e+08\n")


def test_a_panel_does_not_take_more_than_is_free(tiny: cl.Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "SMALL", 0.0)
    monkeypatch.setattr(memory, "free_memory", lambda: 1.0)
    with pytest.raises(cl.BudgetError, match="are free on this machine"):
        cl.panel(tiny, [0], replications=2, progress=False)
