# SPDX-License-Identifier: Apache-2.0
"""Where things stand, the command line as a function, and what is soon on a busy machine."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from colead.cli.app import main

ROOT = Path(__file__).resolve().parents[2]
TINY = Path(__file__).with_name("tiny.yaml")


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


class Command:
    """`colead` in this process, for a terminal of 120 columns that is none."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Outcome:
        code = main([str(argument) for argument in arguments])
        out, err = self._capsys.readouterr()
        return Outcome(code, out, err)


REFERENCE_SECONDS = 0.08  # of a piece of work, on a core that nothing else is at work beside


def is_soon(seconds: float, limit: float) -> bool:
    """Whether so much processor time is below the limit for a machine at rest. Who shares a core, or its memory, makes
    each second of processor time do less: how much less is told by a piece of work of known length, as long as the
    limit seems to be passed."""
    return seconds < limit or seconds < limit * _reference_work() / REFERENCE_SECONDS


def _reference_work() -> float:
    """Texts, lists and a mapping that is larger than the nearest memory, as reading a file makes them."""
    began = time.process_time()
    made: dict[str, list[object]] = {}
    for n in range(60_000):
        key = f"unit {n * 7919 % 60_000}"
        made[key] = [n, key.split()]
    sorted(made)
    return time.process_time() - began
