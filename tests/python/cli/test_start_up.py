# SPDX-License-Identifier: Apache-2.0
"""What a command does not need is not imported: the list of commands and a check of a file are there at once."""

from __future__ import annotations

import inspect
import json
import os
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import colead as cl
from colead.base.lazy import homes_of
from colead.cli.commands import COMMANDS, text_of
from colead.experiments import plotted

SCENARIO = Path(__file__).resolve().parents[3] / "scenarios" / "small_unit.yaml"
# What takes long: arrays, tables, charts, clusters, other processes, and the rooms of this package that use them.
HEAVY = {
    *("numpy", "pandas", "polars", "pyarrow", "duckdb", "altair", "vl_convert", "jinja2", "dask", "distributed"),
    *("multiprocessing", "concurrent", "sqlite3", "asyncio"),
    *("colead.experiments.compare", "colead.store.store", "colead.plots", "colead.report.sections"),
}
# Packages whose names are imported when they are asked for.
LAZY = ("colead", "colead.python_kinds", "colead.report", "colead.runs", "colead.store")
PROGRAM = """
import json, sys
{work}
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def imported_by(work: str) -> set[str]:
    uncounted = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(work=work)],
        env=uncounted,  # counting lines needs imports of its own
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "work",
    [
        "import colead",
        "from colead.cli.app import main; assert main(['--help']) == 0",
        "from colead.cli.app import main; assert main(['--version']) == 0",
        f"from colead.cli.app import main; assert main(['validate', {str(SCENARIO)!r}]) == 0",
        f"from colead.cli.app import main; assert main(['show', {str(SCENARIO)!r}]) == 0",
    ],
    ids=["import", "help", "version", "validate", "show"],
)
def test_what_is_not_needed_is_not_imported(work: str) -> None:
    assert not imported_by(work) & HEAVY


def test_a_name_is_imported_when_it_is_asked_for() -> None:
    found = imported_by("import colead as cl; cl.compare; from colead import explain; assert cl.explain is explain")
    assert {"colead.experiments.compare", "numpy"} <= found


def test_an_answer_does_not_import_its_charts_and_its_report() -> None:
    found = imported_by("import colead as cl; cl.Comparison; cl.Result; cl.Simulation; cl.Stress; cl.Sweep")
    assert "colead.experiments.plotted" in found
    assert not found & {"altair", "colead.plots", "colead.report"}


@pytest.mark.parametrize("name", [*LAZY, "colead.experiments.plotted"])
def test_every_public_name_of_a_lazy_module_has_a_home(name: str) -> None:
    module = import_module(name)
    assert module.__spec__ is not None
    homes = homes_of(module.__spec__)
    assert set(module.__all__) == set(homes)
    assert set(module.__all__) <= set(dir(module))
    for one, home in homes.items():
        assert getattr(module, one) is getattr(import_module(home), one)
    inside = {one.name for one in pkgutil.iter_modules(getattr(module, "__path__", []))}
    assert not set(homes) & inside, "a module of that name would hide it"


def test_names_complete_to_what_is_public() -> None:
    public = {name for name in dir(cl) if not name.startswith("__")}
    assert public == {"theory", *cl.__all__} - {"__version__"}
    assert {"__version__", "__doc__"} <= set(dir(cl))
    assert all(getattr(cl, name) is not None for name in public)


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(AttributeError, match=r"module 'colead' has no attribute 'comparing'"):
        _ = cl.comparing
    with pytest.raises(AttributeError, match=r"module 'colead.experiments.plotted' has no attribute 'plots'"):
        _ = plotted.plots  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_of_a_command_what_the_command_says(name: str) -> None:
    text = text_of(name)
    assert text
    assert text == inspect.getdoc(COMMANDS[name])
