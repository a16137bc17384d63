# SPDX-License-Identifier: Apache-2.0
"""A library that is not there is named in one way, wherever it is missed."""

from __future__ import annotations

import re

import pytest
from support import ROOT, Command

from colead.base import optional_libraries
from colead.base.errors import MissingLibraryError
from colead.base.optional_libraries import extra_library, how_to_draw
from colead.cli import destinations
from colead.report import formats

DRAWING = "this needs vl-convert-python: pip install 'colead[pictures]'"


def test_the_library_and_the_extra_are_named() -> None:
    with pytest.raises(MissingLibraryError, match=re.escape("this needs nowhere: pip install 'colead[graph]'")):
        extra_library("nowhere.at_all", "graph")
    assert how_to_draw() == DRAWING


def test_reports_and_pictures_name_it_alike(
    colead: Command, tiny_file: str, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (destinations, formats):
        monkeypatch.setattr(module, "can_draw", lambda: False)
    monkeypatch.setattr(optional_libraries, "DRAWING", ("nowhere", "pictures"))
    for option in ("--png", "--report"):
        outcome = colead("compare", tiny_file, option, f"{tmp_path}/out.html")
        assert outcome.code == 2
        assert "pip install 'colead[pictures]'" in " ".join(outcome.err.replace("│", " ").split())
        assert "this needs nowhere" in " ".join(outcome.err.replace("│", " ").split())


def test_extras_are_written_in_one_way_in_code_and_pages() -> None:
    """In quotes, as a shell needs it, wherever somebody is told to type it; with a name that there is."""
    extras = set(re.findall(r"^(\w+) = \[", (ROOT / "pyproject.toml").read_text(encoding="utf-8"), flags=re.MULTILINE))
    pages = [*ROOT.glob("docs/**/*.md"), *ROOT.glob("python/colead/**/*.py"), ROOT / "README.md"]
    found = 0
    for page in pages:
        for quote, extra in re.findall(r"pip install (['\"]?)colead\[(\w+)\]", page.read_text(encoding="utf-8")):
            assert quote == "'", page
            assert extra in extras, page
            found += 1
    assert found > 10
