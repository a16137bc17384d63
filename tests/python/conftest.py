# SPDX-License-Identifier: Apache-2.0
"""Fixtures that every room uses."""

from __future__ import annotations

import signal

import pytest
from claims import Claims, Record
from support import TINY, Command

import colead as cl


def pytest_configure() -> None:
    """Ctrl-C reaches tests and what they start, also where the shell or service that began them has it ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


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


@pytest.fixture
def claims(record_property: Record) -> Claims:
    """What a test tells the dossier."""
    return Claims(record_property)


@pytest.fixture
def colead(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setenv("COLUMNS", "120")
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    return Command(capsys)
