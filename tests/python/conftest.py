# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

import colead as cl
from colead.cli.app import main

TINY = Path(__file__).with_name("tiny.yaml")


@pytest.fixture
def tiny_text() -> str:
    return TINY.read_text(encoding="utf-8")


@pytest.fixture
def tiny_file() -> str:
    return str(TINY)


@pytest.fixture(scope="session")
def tiny() -> cl.Scenario:
    return cl.Scenario.load(TINY)


@pytest.fixture(scope="session")
def comparison(tiny: cl.Scenario) -> cl.Comparison:
    return cl.compare(tiny, progress=False)


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


@pytest.fixture
def colead(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setenv("COLUMNS", "120")
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    return Command(capsys)
