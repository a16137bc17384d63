# SPDX-License-Identifier: Apache-2.0
"""The page's file, without a browser and without the engine: content, policy, refusals."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from support import TINY, Command

import colead as cl
from colead.base.errors import MissingLibraryError
from colead.browser import engine
from colead.browser.content import content_of
from colead.browser.page import render
from colead.statistics.flips import Flip


@pytest.fixture(scope="module")
def scenario() -> cl.Scenario:
    return cl.Scenario.load(TINY)


@dataclass
class Stressed:
    """As much of a stress test as the page takes."""

    scenario: str
    flips: tuple[Flip, ...]
    sentence: str = "It flips"
    question: None = None
    metric: str = "lead_time_mean"

    def title_of(self, strategy: str) -> str:
        return strategy.title()


def flip(path: str, chance: float) -> Flip:
    return Flip(path, True, 0.3, 0.2, 0.35, "shadowing", 0.7, 0.2, 40, chance)


def embedded(html: str, name: str) -> str:
    found = re.search(rf'<script type="application/\w+" id="{name}">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_scenario_in_it_is_the_same_scenario(scenario: cl.Scenario) -> None:
    content = content_of(scenario, None)
    assert content["name"] == "tiny.yaml"
    assert cl.Scenario.from_yaml(content["text"], "tiny.yaml").canonical() == scenario.canonical()


def test_words_come_from_the_library(scenario: cl.Scenario) -> None:
    content = content_of(scenario, None)
    first = content["metrics"][0]
    assert (first["name"], first["unit"], first["better"]) == ("lead_time_mean", "hours", "lower")
    overdue = next(one for one in content["metrics"] if one["name"] == "overdue_share")
    assert (overdue["scale"], overdue["difference_unit"]) == (100.0, "percentage points")
    assert content["documents"]["unit_types.*.staff[].count"] == "positions"
    assert "unit_types.*.staff[].count" in content["whole_numbers"]
    assert "load" not in content["whole_numbers"]
    assert content["documents"]["shadowing:every_weeks"]
    assert set(content["kinds"]) >= {"shadowing", "protected_time"}


def test_flips_are_marked_and_hints_are_called_hints(scenario: cl.Scenario) -> None:
    stressed = Stressed("tiny", (flip("load", 0.01), flip("professions.medic.pressure", 0.5)))
    content = content_of(scenario, stressed)  # type: ignore[arg-type]
    assert content["stressed"] == "It flips."
    assert [(one["path"], one["value"], one["title"], one["clear"]) for one in content["flips"]] == [
        ("load", 0.3, "Shadowing", True), ("professions.medic.pressure", 0.3, "Shadowing", False),
    ]  # fmt: skip
    assert content_of(scenario, None)["stressed"] == ""
    with pytest.raises(ValueError, match="the stress test is of 'other', not of 'tiny'"):
        content_of(scenario, Stressed("other", ()))  # type: ignore[arg-type]


def test_the_policy_allows_this_script_and_nothing_from_anywhere(scenario: cl.Scenario) -> None:
    html = render(content_of(scenario, None), b"engine")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    parts = policy[1].replace("&#39;", "'").split("; ")
    assert parts[0] == "default-src 'none'"
    assert "unsafe-inline" not in policy[1]
    assert [part for part in parts if part.startswith("worker-src")] == ["worker-src blob:"]
    assert len(re.findall("sha256-", policy[1])) == 2
    assert "http://" not in html.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in html


def test_names_cannot_end_the_data() -> None:
    text = TINY.read_text("utf-8").replace("title: Two wards", 'title: "</script><script>alert(1)</script>"')
    html = render(content_of(cl.Scenario.from_yaml(text, "tiny.yaml"), None), b"engine")
    assert "<script>alert" not in html
    assert "</script><script>alert" in json.loads(embedded(html, "content"))["text"]


def test_equal_scenarios_give_equal_pages(scenario: cl.Scenario) -> None:
    again = cl.Scenario.load(TINY)
    assert render(content_of(scenario, None), b"engine") == render(content_of(again, None), b"engine")


def test_without_the_engine_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, scenario: cl.Scenario, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(engine, "ENGINE", tmp_path / "none.wasm")
    with pytest.raises(MissingLibraryError, match="make playground"):
        cl.playground(scenario, tmp_path / "page.html")
    done = Command(capsys)("playground", TINY, "--output", tmp_path / "page.html")
    assert done.code == 2
    assert "make playground" in done.err
    assert not (tmp_path / "page.html").exists()


class OwnKind(cl.Metric):
    """A metric that only Python knows."""

    outputs = (cl.Output("own_figure", unit="1"),)

    def report(self, world: object, figures: Any) -> None:
        del world
        figures.add("own_figure", 1.0)


def test_kinds_written_in_python_are_refused() -> None:
    text = TINY.read_text("utf-8") + "metrics: [own_kind]\n"
    with pytest.raises(ValueError, match="written in Python cannot run in a page"):
        content_of(cl.Scenario.from_yaml(text, "tiny.yaml", kinds=[OwnKind]), None)
