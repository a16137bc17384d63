# SPDX-License-Identifier: Apache-2.0
"""The page of studies says what comes out of the runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support import ROOT

import colead as cl
from colead.report.study_page import section

NAMES = sorted((one.stem for one in (ROOT / "studies").glob("*.yaml")), key=lambda one: (len(one), one))
PAGE = ROOT / "docs/studies.md"
ANSWERS = ("Yes. ", "No. ", "In part. ", "It depends on what is assumed. ", "Cannot tell. ")
FIRST = "h7"  # its picture is the first that a reader meets


def quoted(page: str, name: str) -> str:
    """The answer that stands under the heading of a study."""
    found = re.search(rf"^## {name.upper()}\. .*?^> (.*?)$", page, flags=re.MULTILINE | re.DOTALL)
    assert found, f"the page has no study {name}"
    return found[1]


def test_the_page_has_every_study_its_answer_and_its_picture() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in NAMES:
        assert quoted(page, name).startswith(ANSWERS)
        assert "<svg" in (PAGE.with_suffix("") / f"{name}.svg").read_text(encoding="utf-8")
    assert re.findall(r"studies/(\w+)\.svg", page)[0] == FIRST


@pytest.mark.parametrize("name", NAMES)
def test_slow_the_page_says_what_the_runs_say(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = cl.study(Path("studies") / f"{name}.yaml", progress=False)
    page = PAGE.read_text(encoding="utf-8")
    assert quoted(page, name) == found.sentence, "run scripts/make_studies.py"
    assert section(found) in page, "run scripts/make_studies.py"
