# SPDX-License-Identifier: Apache-2.0
"""What never acted is told after the runs: in Python, in the terminal, in JSON and in the report."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from support import Command

import colead as cl
from colead.report.content import ReportContent
from colead.report.sections.not_happened import not_happened

# A week has at most 20 decisions; only where all of them are late is somebody parachuted in.
BUNDLE = """  bundle:
    - {kind: shadowing, every_weeks: 4}
    - {kind: parachute, trigger: overdue, threshold: 1, every_weeks: 4, session_hours: 1}
    - {kind: protected_time, start_week: 40}
  placebo:"""


@pytest.fixture
def text(tiny_text: str) -> str:
    return tiny_text.replace("  placebo:", BUNDLE, 1)


@pytest.fixture
def found(text: str) -> cl.Comparison:
    scenario = cl.Scenario.from_yaml(text, "bundle.yaml")
    return cl.compare(scenario, replications=2, mechanisms=False, progress=False)


def named(found: cl.Comparison) -> list[tuple[str, str, int]]:
    return [(one.strategy, one.name, one.runs) for one in found.never_acted]


def test_each_intervention_without_which_every_run_is_the_same_is_told(found: cl.Comparison) -> None:
    assert named(found) == [
        ("bundle", "parachute", 2),
        ("bundle", "protected_time", 2),
        ("placebo", "shadowing", 2),
    ]
    why = {one.name: one.why for one in found.never_acted}
    assert why == {
        "parachute": "",
        "protected_time": "it starts in week 40, after the last of 12",
        "shadowing": "its dose is 0",
    }
    assert found.never_acted[0].sentence == "parachute of strategy 'bundle' never acted in any of 2 runs"
    assert [one["name"] for one in found.to_json()["never_acted"]] == ["parachute", "protected_time", "shadowing"]


def test_what_acts_in_one_run_alone_is_not_told(text: str) -> None:
    often = cl.Scenario.from_yaml(text.replace("threshold: 1,", "threshold: 0.01,"), "often.yaml")
    found = cl.compare(often, strategies=["bundle"], replications=2, mechanisms=False, progress=False)
    assert named(found) == [("bundle", "protected_time", 2)]


def test_one_strategy_tells_it_too(text: str) -> None:
    result = cl.run(cl.Scenario.from_yaml(text, "bundle.yaml"), "bundle", replications=2, progress=False)
    assert [one.name for one in result.never_acted] == ["parachute", "protected_time"]
    assert [one["name"] for one in result.to_json()["never_acted"]] == ["parachute", "protected_time"]


def test_an_expectation_that_no_run_decides_is_told(text: str) -> None:
    asked = (
        "expectations:\n"
        "  - {strategy: shadowing, than: placebo, metric: trust_mean, direction: must_rise, because: a guess}\n"
    )
    scenario = cl.Scenario.from_yaml(text + asked, "asked.yaml")
    found = cl.compare(scenario, strategies=["shadowing"], replications=2, mechanisms=False, progress=False)
    assert [(one.what, one.why) for one in found.never_acted] == [("expectation", "'placebo' was not compared")]
    decided = cl.compare(scenario, strategies=["shadowing", "placebo"], replications=2, progress=False)
    assert [one.what for one in decided.never_acted] == ["intervention"]


def test_the_report_tells_it(found: cl.Comparison, text: str) -> None:
    section = not_happened(ReportContent(found, cl.Scenario.from_yaml(text, "bundle.yaml")))
    assert section is not None
    assert [row[2] for row in section.blocks[1].rows] == ["parachute", "protected_time", "shadowing"]
    acted = dataclasses.replace(found, never_acted=())
    assert not_happened(ReportContent(acted, cl.Scenario.from_yaml(text, "bundle.yaml"))) is None


def test_terminal_and_json_tell_it(colead: Command, text: str, tmp_path: Path) -> None:
    file = tmp_path / "bundle.yaml"
    file.write_text(text, encoding="utf-8")
    few = ("--replications", 2, "--quiet", "--strategy", "bundle")
    shown = colead("compare", file, *few)
    assert shown.code == 0, shown.err
    assert "Never acted: parachute of strategy 'bundle' never acted in any of 2 runs." in shown.out
    ran = colead("run", file, "--strategy", "bundle", "--replications", 1, "--quiet", "--metric", "trust_mean")
    assert "Never acted: parachute of strategy 'bundle' never acted in the 1 run." in ran.out
