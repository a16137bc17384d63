# SPDX-License-Identifier: Apache-2.0
"""Every notebook runs from top to bottom; what it promises stands in its own assertions."""

from __future__ import annotations

from pathlib import Path

import jupytext
import pytest
from nbclient import NotebookClient
from support import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.py"))


def test_there_are_four_notebooks() -> None:
    assert len(NOTEBOOKS) >= 4


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs(path: Path) -> None:
    notebook = jupytext.read(path)
    NotebookClient(notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}).execute()
    promises = [cell for cell in notebook.cells if cell.cell_type == "code" and "assert " in cell.source]
    assert promises, "a notebook says what it promises"
