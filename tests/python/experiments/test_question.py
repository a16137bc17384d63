# SPDX-License-Identifier: Apache-2.0
"""One question, resolved once: how often a scenario is made ready, what is refused, the command that asks the same."""

from __future__ import annotations

import json
import pickle
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from support import ROOT, TINY, Command

import colead as cl
from colead import _core
from colead.base.checks import option_refused
from colead.experiments.forms import Branch
from colead.experiments.judge import judge
from colead.experiments.make_runs import make_runs
from colead.experiments.question import Question
from colead.report.collect import collect
from colead.report.sections import sections
from colead.runs import RunFailure, RunOptions
from colead.runs.failed import at_place, failed_run

SMALL_UNIT = ROOT / "scenarios" / "small_unit.yaml"
RANGED = "pressure: {value: 0.4, range: [0.2, 0.7], grade: C}"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[cl.Scenario]:
    """Scenarios of which an experiment is constructed from now on."""
    construct, seen = _core.Experiment, list[cl.Scenario]()

    def counted(scenario: cl.Scenario, outputs: Sequence[str] = ()) -> _core.Experiment:
        seen.append(scenario)
        return construct(scenario, outputs)

    monkeypatch.setattr(_core, "Experiment", counted)
    return seen


# One experiment a call


def test_a_comparison_constructs_one_experiment(colead: Command, made: list[cl.Scenario]) -> None:
    asked = ("--until", "lead_time 1h 95%", "--metric", "decision_efficiency", "--budget", 10)
    outcome = colead("compare", SMALL_UNIT, *asked, "--quiet")
    assert outcome.code == 0, outcome.err
    text = cl.Scenario.load(SMALL_UNIT).resolved_json()
    assert sum(one.resolved_json() == text for one in made) == 1
    assert all(one.resolved_json() != text for one in made[1:])  # with one number at 0: what carries the answer


@pytest.mark.parametrize("luck", ["same", "redrawn"])
def test_a_branch_constructs_one_experiment(tiny: cl.Scenario, made: list[cl.Scenario], luck: Any) -> None:
    cl.branch(tiny, at_week=4, strategies=["shadowing"], luck=luck, replications=2, progress=False)
    assert len(made) == 1


def test_an_attribution_constructs_one_experiment(colead: Command, made: list[cl.Scenario]) -> None:
    outcome = colead("attribute", SMALL_UNIT, "--replications", 2, "--quiet")
    assert outcome.code == 0, outcome.err
    assert len(made) == 1


def test_a_stress_test_constructs_one_experiment_and_one_a_world(made: list[cl.Scenario], tiny_text: str) -> None:
    scenario = cl.Scenario.from_yaml(tiny_text.replace("pressure: 0.4", RANGED))
    asked = {"worlds": 20, "strategies": ["shadowing"], "horizon_weeks": 4, "progress": False}
    found = cl.stress(scenario, **asked, stated_only=True)  # type: ignore[arg-type]
    assert found.worlds + found.impossible == 20
    assert len(made) == 1 + 20
    made.clear()
    cl.stress(scenario, **asked)  # type: ignore[arg-type]
    assert len(made) == 1 + 2 + 20  # all ranges by rule are tried at both ends, at once


def test_a_sweep_constructs_one_experiment_and_one_a_point(tiny: cl.Scenario, made: list[cl.Scenario]) -> None:
    cl.sweep(tiny, {"professions.medic.pressure": [0.2, 0.3, 0.4]}, replications=1, progress=False)
    assert len(made) == 1 + 3


def test_a_screening_and_a_search_construct_one_experiment_and_one_a_world(
    made: list[cl.Scenario], tiny_text: str
) -> None:
    scenario = cl.Scenario.from_yaml(tiny_text.replace("pressure: 0.4", RANGED))
    found = cl.screen(scenario, "shadowing", samples=2, horizon_weeks=4, stated_only=True, progress=False)
    assert len(made) == 1 + found.worlds
    made.clear()
    axes = {"professions.medic.pressure": (0.1, 0.4)}
    searched = cl.optimise(
        scenario, axes, strategy="shadowing", metric="trust_mean", trials=3, replications=1, progress=False
    )
    assert len(searched.trials) == 3
    assert len(made) == 1 + 3


def test_runs_of_one_strategy_and_a_warm_up_construct_one_each(tiny: cl.Scenario, made: list[cl.Scenario]) -> None:
    cl.run(tiny, replications=1, progress=False)
    assert len(made) == 1
    cl.warm_up(tiny, replications=1, progress=False)
    assert len(made) == 2


def test_a_report_is_collected_in_the_experiment_of_its_question(
    comparison: cl.Comparison, made: list[cl.Scenario]
) -> None:
    assert collect(comparison).decisions is not None
    assert made == []


# Resolved once


def test_what_is_not_given_is_the_scenarios_own(tiny: cl.Scenario) -> None:
    question = Question.of(tiny)
    assert question.sides == tiny.strategies
    assert (question.replications, question.seed, question.confidence) == (4, 7, 0.95)
    assert question.judged is not None
    assert question.judged is not None
    assert question.judged.name == "lead_time_mean"
    assert question.until is None


def test_names_are_resolved_to_the_end(tiny: cl.Scenario) -> None:
    question = Question.of(tiny, until=cl.Until("lead_time", 2.0), metric="trust_mean")
    assert question.until == cl.Until("lead_time_mean", 2.0)
    assert question.judged is not None
    assert question.judged is not None
    assert question.judged.name == "trust_mean"
    by_until = Question.of(tiny, until="trust_mean 0.1", budget="10min")
    assert by_until.judged is not None
    assert by_until.judged is not None
    assert by_until.judged.name == "trust_mean"
    assert by_until.until == cl.Until("trust_mean", 0.1, budget_seconds=600.0)


@pytest.mark.parametrize(
    ("keywords", "option", "said"),
    [
        ({"baseline": "baselime"}, "baseline", "did you mean 'baseline'"),
        ({"strategies": ["shadwing"]}, "strategies", "did you mean 'shadowing'"),
        ({"strategies": "shadowing"}, "strategies", "not one text"),
        ({"strategies": ["baseline"]}, "strategies", "nothing to compare"),
        ({"strategies": []}, "strategies", "nothing to compare"),
        ({"replications": 1}, "replications", "from 2"),
        ({"replications": 2.0}, "replications", "whole number"),
        ({"seed": -1}, "seed", "from 0"),
        ({"confidence": 1.0}, "confidence", "from 0.5 to 0.9999"),
        ({"until": "lead_time"}, "until", "expected METRIC DIFFERENCE"),
        ({"until": "trust_sd 0.1"}, "until", "neither side"),
        ({"until": "lead_time 1h", "replications": 4}, "until", "contradicts"),
        ({"until": "lead_time 1h", "budget": "much"}, "budget", "cannot read the budget"),
        ({"budget": "50"}, "budget", "belongs to until"),
        ({"metric": "luck"}, "metric", "unknown metric"),
        ({"form": Branch(1000.0)}, "at_week", "at_week must be from 0"),
        ({"form": Branch(2.0), "equal_hours": True}, "at_week", "cannot be used together"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_its_name(
    tiny: cl.Scenario, keywords: dict[str, Any], option: str, said: str
) -> None:
    with pytest.raises((TypeError, ValueError, cl.ModelError), match=said) as refused:
        Question.of(tiny, **keywords)
    assert option_refused(refused.value) == option


def test_luck_and_past_belong_to_a_branch(colead: Command, tiny_file: str) -> None:
    for option in (("--luck", "redrawn"), ("--past", 1)):
        outcome = colead("compare", tiny_file, *option)
        assert (outcome.code, outcome.out) == (2, "")
        assert "belongs to --branch-week" in outcome.err
    assert "luck must be same or redrawn" in colead("compare", tiny_file, "--branch-week", 2, "--luck", "new").err


# Asked again


@pytest.mark.parametrize(
    "keywords",
    [
        {},
        {"seed": 2**64 - 1, "confidence": 0.9, "replications": 3},
        {"baseline": "shadowing", "strategies": ["protected", "baseline"], "replications": 2},
        {"strategies": ["shadowing", "protected"], "equal_hours": True, "replications": 2},
        {"until": cl.Until("lead_time_mean", 1.5, confidence=0.9, budget=12), "metric": "trust_mean"},
        {"form": Branch(4.0), "replications": 2, "metric": "decision_efficiency"},
        {"form": Branch(4.0, "redrawn", 1), "replications": 2, "strategies": ["shadowing"]},
    ],
)
def test_the_command_asks_the_same(colead: Command, tiny: cl.Scenario, keywords: dict[str, Any]) -> None:
    question = Question.of(tiny, **keywords)
    found = judge(question, make_runs(question, RunOptions()))
    program, *arguments = shlex.split(question.command())
    assert program == "colead"
    again = colead(*arguments, "--quiet", "--json", "-")
    assert again.code == 0, again.err
    assert json.loads(again.out) == json.loads(json.dumps(found.to_json()))


CHANGED: dict[str, Callable[[cl.Scenario], cl.Scenario]] = {
    "a value": lambda one: one.with_({"horizon_weeks": 8}),
    "a range": lambda one: one.with_({"load": {"value": 1.0, "range": [0.9, 1.1], "grade": "C", "source": "guess"}}),
    "a strategy": lambda one: one.with_strategy("mine", [{"kind": "shadowing", "every_weeks": 2}]),
    "from a dict": lambda one: cl.Scenario.from_dict(one.to_dict()),
    "from a text": lambda one: cl.Scenario.from_yaml(one.resolved_yaml()),
}


@pytest.mark.parametrize("how", CHANGED)
def test_the_command_of_a_scenario_that_no_file_holds_asks_the_same_once_it_is_saved(
    colead: Command, tiny: cl.Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.chdir(tmp_path)
    scenario = CHANGED[how](tiny)
    found = cl.run(scenario, scenario.strategies[-1], replications=2, progress=False)
    assert found.question is not None
    assert found.question.file in ("tiny_changed.yaml", "tiny.yaml")
    assert found.question.to_save == f"scenario.save('{found.question.file}')"
    exec(found.question.to_save, {"scenario": scenario})
    again = colead(*shlex.split(found.question.command())[1:], "--quiet", "--json", "-")
    assert again.code == 0, again.err
    assert json.loads(again.out) == json.loads(json.dumps(found.to_json()))


def test_a_scenario_as_its_file_has_it_needs_no_saving(tiny: cl.Scenario, tmp_path: Path) -> None:
    found = cl.run(tiny, replications=1, progress=False).question
    assert found is not None
    assert (found.to_save, Path(found.file).name) == ("", "tiny.yaml")
    copy, text = tmp_path / "copy.yaml", TINY.read_text(encoding="utf-8")
    copy.write_text(text, encoding="utf-8")
    question = Question.of(cl.Scenario.load(copy))
    assert question.to_save == ""
    copy.write_text(text.replace("horizon_weeks: 12", "horizon_weeks: 20"), encoding="utf-8")
    assert question.to_save == "scenario.save('tiny_changed.yaml')", "the file has another scenario by now"
    copy.unlink()
    assert question.to_save == "", "a file that is not here may stand elsewhere"


def test_a_run_that_failed_in_a_changed_scenario_is_made_again_in_python(tiny: cl.Scenario) -> None:
    changed = tiny.with_({"horizon_weeks": 8})
    experiment = Question.of(changed).experiment
    told = failed_run(experiment, RunFailure((0, 7, 2), cl.ModelError("no luck")))
    assert told.again == "cl.run(scenario, 'baseline', replication=2, seed=7)"
    placed = at_place(told, experiment, changed, 3, {"load": 1.5})
    assert placed.again == "cl.run(scenario.with_({'load': 1.5}), 'baseline', replication=2, seed=7)"


def test_a_report_says_what_has_to_be_saved_first(tiny: cl.Scenario) -> None:
    asked: dict[str, Any] = {"strategies": ["shadowing"], "replications": 2, "progress": False}
    for scenario, wanted in ((tiny, False), (tiny.with_({"horizon_weeks": 8}), True)):
        (section,) = (one for one in sections(collect(cl.compare(scenario, **asked))) if one.id == "repeat")
        assert ("scenario.save('tiny_changed.yaml')" in repr(section)) == wanted


def test_a_limit_of_time_is_asked_again_as_what_came_of_it(tiny: cl.Scenario) -> None:
    wanted = cl.Until("lead_time_mean", 1e-6, budget_seconds=1e-9)
    found = cl.compare(tiny, strategies=["shadowing"], until=wanted, progress=False)
    assert found.question is not None
    assert "--budget 10 " in found.question.command()


def test_a_question_survives_pickling_and_still_answers(comparison: cl.Comparison) -> None:
    again = pickle.loads(pickle.dumps(comparison)).question
    assert comparison.question is not None
    assert again.asked() == comparison.question.asked()
    assert again.command() == comparison.question.command()
    assert judge(again, make_runs(again, RunOptions())).fingerprint == comparison.fingerprint


def test_judging_is_a_function_of_the_runs(tiny: cl.Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    question = Question.of(tiny, replications=3)
    runs = make_runs(question, RunOptions(threads=2))

    def never(*_arguments: object, **_options: object) -> None:
        raise AssertionError("judging made a run")

    monkeypatch.setattr("colead.runs.tasks.run_locally", never)
    assert judge(question, runs).to_json() == judge(question, runs).to_json()
    assert [len(made) for made in runs.by_strategy.values()] == [3] * 4
    assert list(runs.by_strategy) == list(question.sides)
