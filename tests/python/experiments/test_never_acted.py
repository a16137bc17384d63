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
    return [(one.strategy, one.name, one.runs) for one in found.never_acted if not one.by_itself]


def test_each_intervention_without_which_every_run_is_the_same_is_told(found: cl.Comparison) -> None:
    assert named(found) == [
        ("bundle", "parachute", 2),
        ("bundle", "protected_time", 2),
        ("placebo", "shadowing", 2),
    ]
    why = {one.name: one.why for one in found.never_acted if not one.by_itself}
    assert why == {
        "parachute": "",
        "protected_time": "it starts in week 40, after the last of 12",
        "shadowing": "its dose is 0",
    }
    assert found.never_acted[0].sentence == "parachute of strategy 'bundle' never acted in any of 2 runs"
    assert [one["name"] for one in found.to_json()["never_acted"]][:3] == ["parachute", "protected_time", "shadowing"]


def test_what_acts_in_one_run_alone_is_not_told(text: str) -> None:
    often = cl.Scenario.from_yaml(text.replace("threshold: 1,", "threshold: 0.01,"), "often.yaml")
    found = cl.compare(often, strategies=["bundle"], replications=2, mechanisms=False, progress=False)
    assert named(found) == [("bundle", "protected_time", 2)]


def test_one_strategy_tells_it_too(text: str) -> None:
    result = cl.run(cl.Scenario.from_yaml(text, "bundle.yaml"), "bundle", replications=2, progress=False)
    assert [one.name for one in result.never_acted][:2] == ["parachute", "protected_time"]
    assert [one["name"] for one in result.to_json()["never_acted"]] == [one.name for one in result.never_acted]


def by_themselves(found: cl.Comparison | cl.Result) -> list[tuple[str, str, str]]:
    return [(one.what, one.name, one.why) for one in found.never_acted if one.by_itself]


ALONE = "no decision of class 'rota' can come up: its rate is 0 in every unit that lists it"


ROTA = """  rota: {per_week: 0, needs: [{profession: manager}], due_days: 3, effort_hours: 1, rule: unanimity}
unit_types:"""


def test_what_never_took_place_is_told(colead: Command, tiny_text: str, tmp_path: Path) -> None:
    text = tiny_text.replace("unit_types:", ROTA, 1).replace("decisions: {beds: {}}", "decisions: {beds: {}, rota: {}}")
    scenario = cl.Scenario.from_yaml(text, "rota.yaml")
    asked = {"strategies": ["shadowing"], "mechanisms": False, "progress": False}
    short = cl.compare(scenario.with_({"horizon_weeks": 2}), replications=2, **asked)  # type: ignore[arg-type]
    told = by_themselves(short)
    assert told[0] == ("decision class", "rota", "its rate is 0")
    assert ("event", "leaver", "") in told
    assert ("meeting", "discussion", "") not in told
    assert {one.runs for one in short.never_acted if one.by_itself} == {4}
    first = next(one for one in short.never_acted if one.by_itself)
    assert first.sentence == "no decision of class 'rota' came up in any of 4 runs: its rate is 0"
    assert "rota" in [one["name"] for one in short.to_json()["never_acted"]]
    section = not_happened(ReportContent(short, scenario))
    assert section is not None
    assert section.blocks[-1].rows[0] == [
        "decision class", "no decision of class 'rota' came up", "4", "its rate is 0",
    ]  # fmt: skip
    file = tmp_path / "rota.yaml"
    file.write_text(text, encoding="utf-8")
    assert ALONE in " ".join(colead("validate", file).out.split())
    shown = colead("compare", file, "--replications", 2, "--quiet", "--strategy", "shadowing")
    assert "Never took place in any of 4 runs: no decision of class 'rota' came up" in " ".join(shown.out.split())


def test_who_leaves_and_who_meets_is_not_told(tiny: cl.Scenario) -> None:
    long = tiny.with_({"horizon_weeks": 520, "unit_types.ward.staff[0].tenure_years": 1})
    result = cl.run(long, replications=1, progress=False)
    assert result.figure("leavers").values[0] > 0
    assert [name for _, name, _ in by_themselves(result) if name in ("leaver", "discussion")] == []


def test_where_no_decision_comes_up_that_alone_is_told(tiny: cl.Scenario, tmp_path: Path) -> None:
    idle = tiny.with_({"load": 0})
    found = cl.compare(idle, strategies=["shadowing"], replications=2, mechanisms=False, progress=False)
    assert by_themselves(found) == [("decision class", "beds", "its rate is 0")]
    with pytest.raises(cl.ModelError, match="a report needs at least two replications in which something was decided"):
        found.report(tmp_path / "report.html")


def test_an_expectation_that_no_run_decides_is_told(text: str) -> None:
    asked = (
        "expectations:\n"
        "  - {strategy: shadowing, than: placebo, metric: trust_mean, direction: must_rise, because: a guess}\n"
    )
    scenario = cl.Scenario.from_yaml(text + asked, "asked.yaml")
    found = cl.compare(scenario, strategies=["shadowing"], replications=2, mechanisms=False, progress=False)
    told = [(one.what, one.why) for one in found.never_acted if not one.by_itself]
    assert told == [("expectation", "'placebo' was not compared")]
    decided = cl.compare(scenario, strategies=["shadowing", "placebo"], replications=2, progress=False)
    assert [one.what for one in decided.never_acted if not one.by_itself] == ["intervention"]


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
