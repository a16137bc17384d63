# SPDX-License-Identifier: Apache-2.0
"""Peers measured beside us: what a line says, and what is asked for that is not there."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import peers


def costs(*values: float) -> peers.Cost:
    """Each call the next of these."""
    left: Iterator[float] = iter(values)
    return lambda: next(left)


def test_a_ratio_is_of_what_was_measured_together() -> None:
    work = peers.Work("queue", costs(10, 20, 40), {"slow": costs(30, 40, 200), "fast": costs(5, 5, 10)}, {"slow": 2.0})
    ours, slow, fast = peers.measured(work, 3)
    assert ours.split() == ["queue", "colead", "20.0", "ns"]
    assert slow.split() == ["slow", "40.0", "ns", "3.00", "[2.00,", "5.00]", "times", "ours", "goal", "2"]
    assert fast.split() == ["fast", "5.0", "ns", "0.25", "[0.25,", "0.50]", "times", "ours"]


@pytest.mark.parametrize("name", ["simcpp20", "cimba"])
def test_a_folder_without_its_sources_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=f"--{name} .*: no include/"):
        getattr(peers, name)(tmp_path)


def test_who_is_not_measured_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers.importlib.util, "find_spec", lambda _name: None)
    parser = argparse.ArgumentParser()
    peers.add_options(parser)
    told = list(peers.rows(parser.parse_args(["--work", "^nothing$"])))
    assert [line.partition(":")[0] for line in told] == ["simcpp20", "cimba", "simpy", "mesa", "ndlib"]


@pytest.mark.parametrize("people", [11, 50])
def test_everybody_on_the_ring_knows_ten(people: int) -> None:
    rows = peers.ring(people)
    assert {len(set(known)) for known in rows} == {10}
    assert all(i in rows[j] for i, known in enumerate(rows) for j in known)
