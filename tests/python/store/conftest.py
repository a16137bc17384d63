# SPDX-License-Identifier: Apache-2.0
"""Stores that the tests of this room begin with."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import colead as cl
from colead import _core


@pytest.fixture(scope="module")
def experiment(tiny: cl.Scenario) -> _core.Experiment:
    return _core.Experiment(tiny)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, tiny: cl.Scenario) -> Path:
    """A store with a finished comparison; not to be written to."""
    path = tmp_path_factory.mktemp("made") / "runs.sqlite"
    cl.compare(tiny, store=path, progress=False)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "runs.sqlite"


@pytest.fixture
def copy(made: Path, path: Path) -> Path:
    with closing(sqlite3.connect(made)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    return path
