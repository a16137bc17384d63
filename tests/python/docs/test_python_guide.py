# SPDX-License-Identifier: Apache-2.0
"""What docs/guides/python.md promises works as written."""

from __future__ import annotations

import multiprocessing
import re
import subprocess
import sys
import types
from pathlib import Path

import pytest
from support import ROOT

import colead as cl
from colead.runs import notebook, progress

PAGE = (ROOT / "docs" / "guides" / "python.md").read_text(encoding="utf-8")


def test_the_examples_of_the_guide_run_as_written(tmp_path: Path) -> None:
    blocks = re.findall(r"<!-- example: \w+ -->\n```python\n(.*?)```", PAGE, flags=re.DOTALL)
    assert len(blocks) == 3
    script = tmp_path / "guide.py"
    script.write_text("\n".join(blocks), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script)], cwd=ROOT, check=False, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr


def outputs(task: tuple[cl.Scenario, int]) -> int:
    scenario, seed = task
    return cl.run(scenario, replications=1, seed=seed, progress=False).runs[0].outputs


def test_scenarios_travel_to_spawned_processes(tiny: cl.Scenario) -> None:
    tasks = [(tiny, seed) for seed in (1, 2)]
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(outputs, tasks) == list(map(outputs, tasks))


def test_importing_starts_no_thread() -> None:
    code = "import threading, colead, os; print(threading.active_count(), len(os.listdir('/proc/self/task')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=600)
    assert done.stdout.split()[0] == "1"


def test_importing_needs_no_optional_library() -> None:
    code = (
        "import sys, colead; print(sorted(set(sys.modules) & {'pandas', 'polars', 'pyarrow', 'duckdb', 'networkx', "
        "'xarray', 'scipy', 'optuna', 'SALib', 'distributed', 'IPython'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=600)
    assert done.stdout.strip() == "[]"


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match=r"needs polars: pip install 'colead\[frames\]'"):
        cl.Table.from_columns({"a": [1]}).to_polars()


class Shown:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def update(self, line: str) -> None:
        self.lines.append(line)


def test_a_notebook_shows_a_bar_that_moves(monkeypatch: pytest.MonkeyPatch, tiny: cl.Scenario) -> None:
    shell = type("ZMQInteractiveShell", (), {})()
    shown = Shown()
    kernel = types.ModuleType("IPython")
    kernel.get_ipython = lambda: shell  # type: ignore[attr-defined]
    display = types.ModuleType("IPython.display")
    display.HTML = str  # type: ignore[attr-defined]
    display.display = lambda line, display_id: shown  # type: ignore[attr-defined] # noqa: ARG005
    monkeypatch.setitem(sys.modules, "IPython", kernel)
    monkeypatch.setitem(sys.modules, "IPython.display", display)
    assert notebook.in_notebook()
    cl.run(tiny, replications=3, progress=True)
    assert "3 of 3 runs" in shown.lines[-1]


def test_outside_a_notebook_nothing_is_displayed(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.showing(True, "<b>") as tell:
        assert tell is not None
    assert capsys.readouterr().out == ""
    assert "&lt;b&gt;" in notebook._line("<b>", 0, 1, 0.0)


def test_an_error_of_a_callback_arrives_as_it_was_raised(tiny: cl.Scenario) -> None:
    class OwnError(Exception):
        pass

    def fail(_done: int, _total: int, _seconds: float) -> None:
        raise OwnError("mine")

    with pytest.raises(OwnError, match="mine"):
        cl.run(tiny, replications=50, progress=fail)
    assert cl.run(tiny, replications=1, progress=False).replications == 1
