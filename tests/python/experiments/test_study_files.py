# SPDX-License-Identifier: Apache-2.0
"""Study files: what a good one says, and every mistake told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import TINY

import colead as cl
from colead.experiments.studies.changes import at_level, changed, matching
from colead.experiments.studies.read_study import read_study

STUDY = f"""\
study: 1
name: s1
title: Beds
question: Do more decisions take longer?
hypothesis: hypothesis_3
design: Two wards.
scenario: {TINY}
strategies:
  both: [{{kind: shadowing, every_weeks: 4}}, {{kind: protected_time}}]
changes: {{horizon_weeks: 6}}
variants:
  as_it_is: {{title: as it is}}
  pulled: {{title: with strong scorecards, changes: {{"professions.*.pressure": 0.9}}}}
  both: {{title: with both, strategy: both}}
levels: {{title: rate, paths: [decisions.beds.per_week], values: [3, 6, 12]}}
replications: 3
seed: 5
claims:
  - {{metric: lead_time, variant: pulled, than: as_it_is, is: lower, at: 6, matters: 1.5}}
  - {{metric: "route_share:joint", variant: both, is: higher, since: 3, at: 12}}
also: [trust_mean]
worlds: {{count: 12, replications: 2, share: 0.75, only: [professions.]}}
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "s1.yaml"
    path.write_text(STUDY, encoding="utf-8")
    return path


def test_everything_written_is_read(good: Path) -> None:
    study = read_study(good)
    assert (study.name, study.replications, study.seed, study.equal_hours) == ("s1", 3, 5, False)
    assert study.scenario.horizon_weeks == 6
    assert [one.name for one in study.variants] == ["as_it_is", "pulled", "both"]
    assert study.variant("pulled").strategy == "baseline"
    assert study.levels is not None
    assert study.levels.values == (3.0, 6.0, 12.0)
    first, second = study.claims
    assert (first.figure, first.than, first.sign, first.at, first.matters) == (
        ("lead_time_mean", "all"), "as_it_is", -1.0, 6.0, 1.5,
    )  # fmt: skip
    assert (second.figure, second.than, second.since, second.at) == (("route_share", "joint"), None, 3.0, 12.0)
    assert study.figures == (("lead_time_mean", "all"), ("route_share", "joint"), ("trust_mean", "all"))
    assert study.worlds is not None
    assert (study.worlds.count, study.worlds.share, study.worlds.only) == (12, 0.75, ("professions.",))


# What is written, what is written instead, what stands at the mistake, code, what the message or advice names.
MISTAKES = [
    ("study: 1", "study: 2", "2\nname", "RANGE", "2"),
    ("question:", "questionn:", "questionn", "SCHEMA", "question"),
    ("hypothesis_3", "hypothesis_33", "hypothesis_33", "REF", "hypothesis_3"),
    ("design: Two wards.", "design: []", "[]", "TYPE", "text"),
    ("changes: {horizon_weeks: 6}", "changes: {horizn_weeks: 6}", "6}", "SCHEMA", "horizon_weeks"),
    ("changes: {horizon_weeks: 6}", "changes: {horizon_weeks: x}", "x}", "SCHEMA", "x"),
    ("strategy: both}", "strategy: bot}", "bot}", "REF", "both"),
    ("{title: as it is}", "{ttitle: as it is}", "ttitle", "SCHEMA", "title"),
    ('"professions.*.pressure": 0.9', '"professions.*.prezzure": 0.9', "0.9", "SCHEMA", "prezzure"),
    ("values: [3, 6, 12]", "values: [3, 12, 6]", "[3, 12", "RANGE", "rise"),
    ("values: [3, 6, 12]", "values: [3, apple, 12]", "apple", "TYPE", "apple"),
    ("values: [3, 6, 12]", "values: [3, 6, 120000]", "[decisions.beds", "SCHEMA", "120000"),
    ("replications: 3", "replications: 1", "1\nseed", "RANGE", "1"),
    ("replications: 3", "replications: 3.5", "3.5", "TYPE", "3.5"),
    ("metric: lead_time,", "metric: lead_tme_mean,", "lead_tme", "REF", "lead_time_mean"),
    ("variant: pulled,", "variant: puled,", "puled", "REF", "pulled"),
    ("than: as_it_is", "than: pulled", "pulled, is", "REF", "itself"),
    ("than: as_it_is", "than: [1]", "[1]", "TYPE", "number"),
    ("at: 6", "at: 7", "7, ", "REF", "7"),
    (", at: 6,", ",", "{metric: lead", "SCHEMA", "at"),
    ("since: 3", "since: 12", "12, at", "REF", "another level"),
    ("is: higher", "is: better", "better", "REF", "higher"),
    ("matters: 1.5", "matters: -1", "-1}", "RANGE", "-1"),
    ("also: [trust_mean]", "also: [trust_mean, trust_men]", "trust_men]", "REF", "trust_mean"),
    ("share: 0.75", "share: 75", "75,", "RANGE", "75"),
]


def place_of(text: str, what: str) -> tuple[int, int]:
    before = text[: text.index(what)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize(("right", "wrong", "stands", "code", "named"), MISTAKES)
def test_a_mistake_is_told_where_it_stands(
    good: Path, right: str, wrong: str, stands: str, code: str, named: str
) -> None:
    assert right in STUDY
    text = STUDY.replace(right, wrong, 1)
    good.write_text(text, encoding="utf-8")
    with pytest.raises(cl.ScenarioError) as caught:
        read_study(good)
    told = {(one.line, one.column): one for one in caught.value.diagnostics}
    assert place_of(text, stands) in told, str(caught.value)
    one = told[place_of(text, stands)]
    assert (one.file, one.code) == (str(good), code)
    assert named in str(one)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(good: Path) -> None:
    text = STUDY.replace("replications: 3", "replications: 0").replace("is: lower", "is: less")
    good.write_text(text.replace("title: Beds", "title: 3"), encoding="utf-8")
    with pytest.raises(cl.ScenarioError) as caught:
        read_study(good)
    assert [one.line for one in caught.value.diagnostics] == [3, 16, 19]


def test_a_scenario_that_is_not_there_and_one_that_is_wrong(good: Path, tmp_path: Path) -> None:
    good.write_text(STUDY.replace(str(TINY), "nowhere.yaml"), encoding="utf-8")
    with pytest.raises(cl.ScenarioError, match=r"s1\.yaml:7:11: PATH: scenario: there is no file"):
        read_study(good)
    (tmp_path / "wrong.yaml").write_text("colead: 1\nnam: x\n", encoding="utf-8")
    good.write_text(STUDY.replace(str(TINY), "wrong.yaml"), encoding="utf-8")
    with pytest.raises(cl.ScenarioError, match=r"wrong\.yaml:2:1"):
        read_study(good)


def test_the_same_gate_as_for_scenarios_stops_hostile_bytes(good: Path) -> None:
    good.write_text(STUDY + "again: &a [*a]\n", encoding="utf-8")
    with pytest.raises(cl.ScenarioError) as caught:
        read_study(good)
    assert (caught.value.code, caught.value.line) == ("ALIAS", 23)


def test_a_pattern_names_every_number_it_fits(tiny: cl.Scenario) -> None:
    found = matching(tiny, "professions.*.pressure")
    assert found == ("professions.manager.pressure", "professions.medic.pressure")
    assert matching(tiny, "any.thing") == ("any.thing",)
    with pytest.raises(cl.ModelError, match="no number of the scenario has a path like"):
        matching(tiny, "professions.*.pleasure")


def value(scenario: cl.Scenario, path: str) -> float:
    return next(one.value for one in scenario.assumptions if one.path == path)


def test_changes_take_places_join_mappings_and_may_leave_a_range(tiny: cl.Scenario) -> None:
    off = changed(tiny, {"professions.*.pressure": 0})
    assert value(off, "professions.manager.pressure") == value(off, "professions.medic.pressure") == 0.0
    joined = changed(tiny, {"decisions.beds": {"due_days": 9}, "strategies": {"new": [{"kind": "check_in"}]}})
    assert value(joined, "decisions.beds.due_days") == 9.0
    assert value(joined, "decisions.beds.per_week") == value(tiny, "decisions.beds.per_week")
    assert joined.strategies == (*tiny.strategies, "new")


def test_a_level_sets_or_multiplies_its_numbers(tiny: cl.Scenario) -> None:
    paths = ["professions.*.pressure"]
    assert value(at_level(tiny, paths, 0.5, times=False), "professions.manager.pressure") == 0.5
    halved = at_level(tiny, paths, 0.5, times=True)
    assert value(halved, "professions.manager.pressure") == pytest.approx(0.2)
    assert value(halved, "professions.medic.pressure") == pytest.approx(0.1)
    with pytest.raises(cl.ModelError, match="no number"):
        at_level(tiny, ["decisions.beds.rule"], 2.0, times=True)
