# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from mistakes import FIVE_MISTAKES, with_mistakes

import colead as cl


def test_a_scenario_tells_what_it_is(tiny: cl.Scenario) -> None:
    assert (tiny.name, tiny.title, tiny.question) == ("tiny", "Two wards", "Does shadowing help?")
    assert tiny.strategies == ("baseline", "placebo", "shadowing", "protected")
    assert (tiny.baseline, tiny.replications, tiny.confidence) == ("baseline", 4, 0.95)
    assert (tiny.units, tiny.professions, tiny.decisions) == (("north", "south"), ("manager", "medic"), ("beds",))
    assert (tiny.people, tiny.horizon_weeks, tiny.warm_up_weeks) == (10, 12.0, 2.0)
    assert tiny.decisions_per_week == pytest.approx(15.0)
    assert "tiny" in repr(tiny)


def test_a_scenario_is_immutable(tiny: cl.Scenario) -> None:
    with pytest.raises(AttributeError):
        tiny.seed = 8  # type: ignore[misc]
    with pytest.raises(AttributeError):
        tiny.assumptions[0].value = 8.0  # type: ignore[misc]


def test_all_five_mistakes_of_a_text_are_reported(tiny_text: str) -> None:
    text = with_mistakes(tiny_text)
    with pytest.raises(cl.ScenarioError) as caught:
        cl.Scenario.from_yaml(text, name="ward.yaml")
    diagnostics = caught.value.diagnostics
    assert len(diagnostics) == 5
    lines = text.splitlines()
    for diagnostic, (_, wrong, code, named, suggestion) in zip(diagnostics, FIVE_MISTAKES, strict=True):
        assert (diagnostic.file, diagnostic.code, diagnostic.suggestion) == ("ward.yaml", code, suggestion)
        line = next(number for number, line in enumerate(lines, start=1) if wrong in line)
        assert (diagnostic.line, diagnostic.column) == (line, lines[line - 1].index(named) + 1)
        assert named in diagnostic.message


@pytest.mark.parametrize("months", ["1e-5", "0.0999", "-1"])
def test_a_rotation_of_less_than_three_days_is_refused(tiny_text: str, months: str) -> None:
    staff = "count: 2, calendar: office"
    with pytest.raises(cl.ScenarioError, match=r"unit_types\.ward\.staff\[0\]\.rotation_months: ") as caught:
        cl.Scenario.from_yaml(tiny_text.replace(staff, f"{staff}, rotation_months: {months}"))
    assert (caught.value.code, caught.value.line) == ("RANGE", 28)
    if months != "-1":
        assert "must be 0 or at least 0.1 months (three days)" in str(caught.value)
    for taken in ("0", "0.1"):
        assert cl.Scenario.from_yaml(tiny_text.replace(staff, f"{staff}, rotation_months: {taken}"))


def test_the_error_tells_of_the_first_mistake(tiny_text: str) -> None:
    with pytest.raises(ValueError, match="horizon_weks") as caught:
        cl.Scenario.from_yaml(with_mistakes(tiny_text), name="ward.yaml")
    error = caught.value
    assert isinstance(error, cl.ScenarioError)
    assert (error.code, error.file, error.line, error.column) == ("SCHEMA", "ward.yaml", 8, 1)
    assert error.path == "horizon_weks"
    assert str(error).count("\n") == 4


def test_errors_and_diagnostics_survive_pickling(tiny_text: str) -> None:
    with pytest.raises(cl.ScenarioError) as caught:
        cl.Scenario.from_yaml(with_mistakes(tiny_text))
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.diagnostics == caught.value.diagnostics


def test_a_diagnostic_is_frozen() -> None:
    diagnostic = cl.Diagnostic("IO", "x.yaml", 0, 0, "", "gone")
    assert str(diagnostic) == "x.yaml: IO: gone"
    with pytest.raises(AttributeError):
        diagnostic.line = 3  # type: ignore[misc]


def test_a_scenario_survives_pickling(tiny: cl.Scenario) -> None:
    assert pickle.loads(pickle.dumps(tiny)).canonical() == tiny.canonical()


def test_resolved_yaml_loads_again_and_says_the_same(tiny: cl.Scenario) -> None:
    again = cl.Scenario.from_yaml(tiny.resolved_yaml())
    assert again.canonical() == tiny.canonical()
    assert again.resolved_yaml() == tiny.resolved_yaml()
    assert again.resolved_json() == tiny.resolved_json()


@pytest.mark.parametrize("seed", [0, 2**53 + 1, 2**64 - 1])
def test_seeds_are_exact(tiny_text: str, seed: int) -> None:
    scenario = cl.Scenario.from_yaml(tiny_text.replace("seed: 7", f"seed: {seed}"))
    assert scenario.seed == seed
    assert cl.run(scenario, replications=1, progress=False).seed == seed


@pytest.mark.parametrize("seed", ["-1", str(2**64), "1.5", "1e3"])
def test_other_seeds_are_refused(tiny_text: str, seed: str) -> None:
    with pytest.raises(cl.ScenarioError, match="seed"):
        cl.Scenario.from_yaml(tiny_text.replace("seed: 7", f"seed: {seed}"))


def test_assumptions_have_value_range_grade_source_and_place(tiny: cl.Scenario) -> None:
    by_path = {record.path: record for record in tiny.assumptions}
    stated = by_path["professions.medic.pressure"]
    assert (stated.value, stated.low, stated.high) == (0.2, 0.1, 0.4)
    assert (stated.grade, stated.source, stated.origin) == ("C", "a guess", "stated")
    assert stated.file is not None
    assert stated.file.endswith("tiny.yaml")
    assert stated.line == 12
    default = by_path["professions.medic.competence"]
    assert (default.origin, default.line, default.file) == ("default", None, None)


def test_origins_name_the_line_of_what_was_written(tiny: cl.Scenario) -> None:
    places = {record.path: record.line for record in tiny.origins}
    assert places["seed"] == 7
    assert places["description"] is None


def test_a_path_may_be_a_path_or_a_text(tiny_file: str) -> None:
    assert cl.Scenario.load(tiny_file).canonical() == cl.Scenario.load(Path(tiny_file)).canonical()


@pytest.mark.parametrize("name", ["missing.yaml", ".", "\x1b[31mred.yaml"])
def test_a_file_that_cannot_be_read_is_an_error_of_the_user(tmp_path: Path, name: str) -> None:
    with pytest.raises(cl.ScenarioError) as caught:
        cl.Scenario.load(tmp_path / name)
    assert caught.value.code == "IO"
    assert "\x1b" not in str(caught.value)


def test_names_may_hold_markup_but_no_control_characters(tiny_text: str) -> None:
    marked = cl.Scenario.from_yaml(tiny_text.replace("name: tiny", "name: '[red]tiny[/red]'"))
    assert marked.name == "[red]tiny[/red]"
    with pytest.raises(cl.ScenarioError) as caught:
        cl.Scenario.from_yaml(tiny_text.replace("name: tiny", r'name: "\e[31mtiny"'))
    assert caught.value.code == "ENCODING"


def test_what_a_file_may_ask_for_is_the_users_to_raise(tiny_text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLEAD_BUDGET", "people=9")  # there are ten
    with pytest.raises(
        cl.ScenarioError, match=r"BUDGET: .* 10 people .*COLEAD_BUDGET='people=\.\.\.' in the environment"
    ):
        cl.Scenario.from_yaml(tiny_text)
    monkeypatch.setenv("COLEAD_BUDGET", "people=10, runs=1e9")
    assert cl.Scenario.from_yaml(tiny_text).people == 10
    monkeypatch.setenv("COLEAD_BUDGET", "persons=10")
    with pytest.raises(cl.ModelError, match="COLEAD_BUDGET says people, runs or decisions and how many"):
        cl.Scenario.from_yaml(tiny_text)
