# SPDX-License-Identifier: Apache-2.0
"""A report that links to the page in which its answer can be tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support import TINY, Command

import colead as cl
from colead.browser import engine


@pytest.fixture
def _built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Something that is packed in place of the engine: nothing here runs it."""
    file = tmp_path / "engine.wasm"
    file.write_bytes(b"engine")
    monkeypatch.setattr(engine, "ENGINE", file)


@pytest.fixture(scope="module")
def comparison() -> cl.Comparison:
    return cl.compare(cl.Scenario.load(TINY), strategies=["shadowing"], replications=2, progress=False)


def link_of(report: Path) -> str | None:
    found = re.search(r'<a href="([^"]*)">Try it yourself</a>', report.read_text("utf-8"))
    return None if found is None else found[1]


def test_the_link_leads_from_the_report_to_the_page(comparison: cl.Comparison, tmp_path: Path) -> None:
    for folder in ("reports", "pages"):
        (tmp_path / folder).mkdir()
    page = tmp_path / "pages" / "try it.html"
    page.write_text("a page", encoding="utf-8")
    report = comparison.report(tmp_path / "reports" / "report.html", playground=page)
    assert link_of(report) == "../pages/try%20it.html"
    assert link_of(comparison.report(tmp_path / "alone.html")) is None


def test_a_link_to_nothing_is_refused(comparison: cl.Comparison, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"there is no playground '.*page\.html'"):
        comparison.report(tmp_path / "report.html", playground=tmp_path / "page.html")


@pytest.mark.usefixtures("_built")
def test_the_command_writes_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, report, store = tmp_path / "page.html", tmp_path / "report.html", tmp_path / "runs.sqlite"
    colead = Command(capsys)
    asked = ("compare", TINY, "--strategy", "shadowing", "--replications", 2, "--quiet", "--store", store)
    done = colead(*asked, "--report", report, "--playground", page)
    assert done.code == 0
    assert f"playground written to {page}" in done.err.replace("\n", " ")
    assert link_of(report) == "page.html"
    again, other = tmp_path / "again.html", tmp_path / "other.html"
    assert colead("report", store, "--report", again, "--playground", other, "--quiet").code == 0
    assert link_of(again) == "other.html"
    assert '<script type="application/gzip" id="engine">' in other.read_text("utf-8")


@pytest.mark.usefixtures("_built")
def test_it_belongs_to_a_report_that_a_browser_opens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    colead = Command(capsys)
    for report in ((), ("--report", tmp_path / "report.pdf")):
        done = colead("compare", TINY, "--quiet", *report, "--playground", tmp_path / "page.html")
        assert done.code == 2
        assert "belongs to --report" in done.err


def test_without_the_engine_nothing_is_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(engine, "ENGINE", tmp_path / "none.wasm")
    done = Command(capsys)(
        "compare", TINY, "--report", tmp_path / "report.html", "--playground", tmp_path / "page.html"
    )  # fmt: skip
    assert done.code == 2
    assert "make playground" in done.err
    assert list(tmp_path.iterdir()) == []
