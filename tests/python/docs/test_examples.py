# SPDX-License-Identifier: Apache-2.0
"""Every examples/python/x.py prints x.out, which stands beside it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT

EXAMPLES = ROOT / "examples" / "python"
PROGRAMS = sorted(EXAMPLES.glob("*.py"))

# The public table of the deterministic integer form of the garbage can, light load, 36 runs a row.
GARBAGE_CAN = {
    "all": (344, 148, 196, 0, 400, 0, 1840),
    "hierarchical": (343, 164, 143, 36, 400, 1553, 1170),
    "specialised": (338, 221, 0, 117, 379, 5301, 0),
}
SINGLE_RUNS = """\
all-all: 10/10/0/0/20
all-hierarchical: 10/4/6/0/20
all-specialised: 9/0/9/0/0
hierarchical-all: 10/6/1/3/17
hierarchical-hierarchical: 10/6/4/0/18
specialised-specialised: 10/7/0/3/12
"""
MARCH_1991 = {"0.1": 0.954, "0.3": 0.869, "0.5": 0.813, "0.7": 0.767, "0.9": 0.738}


def recorded(name: str) -> str:
    return (EXAMPLES / f"{name}.out").read_text(encoding="utf-8")


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.stem)
def test_an_example_prints_what_was_recorded(program: Path) -> None:
    done = subprocess.run([sys.executable, program], cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == recorded(program.stem)


def test_every_recorded_output_has_its_program() -> None:
    assert [path.stem for path in sorted(EXAMPLES.glob("*.out"))] == [path.stem for path in PROGRAMS]


def test_the_garbage_can_gives_the_public_table() -> None:
    rows = {
        cells[0]: tuple(map(int, cells[1:]))
        for line in recorded("garbage_can").splitlines()[1:4]
        if (cells := line.split())
    }
    assert rows == GARBAGE_CAN
    singles = recorded("garbage_can").splitlines(keepends=True)
    assert [line for line in SINGLE_RUNS.splitlines(keepends=True) if line not in singles] == []


def test_march_1991_gives_the_published_curve() -> None:
    found = dict(re.findall(r"^(0\.\d) +(\d\.\d+)", recorded("march_1991"), flags=re.MULTILINE))
    assert {p1: float(mean) for p1, mean in found.items()} == pytest.approx(MARCH_1991, abs=0.012)


@pytest.mark.parametrize("name", ["garbage_can", "march_1991"])
def test_the_classics_are_written_in_under_120_lines(name: str) -> None:
    assert len((EXAMPLES / f"{name}.py").read_text(encoding="utf-8").splitlines()) < 120
