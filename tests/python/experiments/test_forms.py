# SPDX-License-Identifier: Apache-2.0
"""Forms of a question: what each takes and refuses, and the command that asks the same."""

from __future__ import annotations

import json
import pickle
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import TINY, Command

import colead as cl
from colead.base.checks import option_refused
from colead.experiments.axis_text import axis_text, parse_axes
from colead.experiments.best import Budgeted
from colead.experiments.forms import Division, Form, OneStrategy, Settling
from colead.experiments.question import Question
from colead.experiments.ranges import Ranges
from colead.experiments.stress import in_worlds, stressed
from colead.experiments.varying import Screen, Search, Space, Worlds, axes_of
from colead.experiments.warm_up import settled
from colead.runs import RunOptions
from colead.statistics.designs import parameters_of

RANGED = "pressure: {value: 0.4, range: [0.2, 0.7], grade: C}"
DOSE = "strategies.shadowing[0].dose"
ALONE = "protected: [{kind: protected_time}]"
BUNDLE = "both: [{kind: shadowing, every_weeks: 4}, {kind: protected_time}]"


@pytest.fixture(scope="module")
def ranged(tmp_path_factory: pytest.TempPathFactory) -> cl.Scenario:
    file = tmp_path_factory.mktemp("forms") / "ranged.yaml"
    file.write_text(TINY.read_text(encoding="utf-8").replace("pressure: 0.4", RANGED), encoding="utf-8")
    return cl.Scenario.load(str(file))


def stress(scenario: cl.Scenario) -> cl.Stress:
    return cl.stress(
        scenario, worlds=20, strategies=["protected"], metric="trust", horizon_weeks=4, seed=3, progress=False
    )


def stress_of_some(scenario: cl.Scenario) -> cl.Stress:
    only = ["professions.medic"]
    return cl.stress(scenario, worlds=21, spread=0.25, only=only, horizon_weeks=4, replications=2, progress=False)


def screen(scenario: cl.Scenario) -> cl.Screening:
    return cl.screen(scenario, "protected", method="morris", samples=2, horizon_weeks=4, progress=False)


def attribute(scenario: cl.Scenario) -> cl.Attribution:
    return cl.attribute(scenario, metric="trust_mean", group="medic->manager", replications=3, progress=False)


def sweep(scenario: cl.Scenario) -> cl.Sweep:
    axes = {"decisions.beds.per_week": (3, 6), "decisions.beds.rule": ["majority"]}
    strategies = ["shadowing", "baseline"]
    return cl.sweep(
        scenario, axes, levels=2, strategies=strategies, metrics=["trust_mean"], replications=2, progress=False
    )


def sweep_of_a_hypercube(scenario: cl.Scenario) -> cl.Sweep:
    return cl.sweep(
        scenario, {"decisions.beds.per_week": (3.0, 6.0)}, design="lhs", points=3, replications=1, progress=False
    )


def optimise(scenario: cl.Scenario) -> cl.Optimisation:
    return cl.optimise(
        scenario,
        {DOSE: (0.0, 2.0)},
        strategy="shadowing",
        metric="understanding_mean",
        against="placebo",
        hours_at_most=500.5,
        trials=2,
        replications=2,
        progress=False,
    )


def run(scenario: cl.Scenario) -> cl.Result:
    return cl.run(scenario, "shadowing", replications=3, seed=11, confidence=0.9, progress=False)


def run_of_the_baseline(scenario: cl.Scenario) -> cl.Result:
    return cl.run(scenario, replications=1, progress=False)


def warm_up(scenario: cl.Scenario) -> cl.WarmUpCheck:
    return cl.warm_up(scenario, strategy="protected", replications=2, seed=5, progress=False)


def best(scenario: cl.Scenario) -> cl.BestUse:
    return cl.best(scenario, hours=40.5, strategies=["protected"], replications=4, metric="trust", progress=False)


ASKED = [run, run_of_the_baseline, warm_up, stress, stress_of_some, screen, best, sweep, sweep_of_a_hypercube, optimise]


@pytest.mark.parametrize("ask", ASKED)
def test_the_command_asks_the_same(colead: Command, ranged: cl.Scenario, ask: Callable[[cl.Scenario], Any]) -> None:
    found = ask(ranged)
    program, *arguments = shlex.split(found.question.command())
    assert program == "colead"
    again = colead(*arguments, "--quiet", "--json", "-")
    assert again.code == 0, again.err
    assert json.loads(again.out) == json.loads(json.dumps(found.to_json()))


def test_an_attribution_has_a_command_too(colead: Command, tmp_path: Path, tiny_text: str) -> None:
    file = tmp_path / "bundle.yaml"
    file.write_text(tiny_text.replace(ALONE, BUNDLE), encoding="utf-8")
    found = attribute(cl.Scenario.load(str(file)))
    assert found.question is not None
    assert found.strategy == "both"
    again = colead(*shlex.split(found.question.command())[1:], "--quiet", "--json", "-")
    assert again.code == 0, again.err
    assert json.loads(again.out) == json.loads(json.dumps(found.to_json()))


def test_a_group_that_a_metric_has_not_is_refused(colead: Command, tmp_path: Path, tiny_text: str) -> None:
    file = tmp_path / "bundle.yaml"
    file.write_text(tiny_text.replace(ALONE, BUNDLE), encoding="utf-8")
    refused = colead("attribute", file, "--metric", "trust_mean", "--group", "medic->manger", "-n", 2, "--quiet")
    assert (refused.code, refused.out) == (2, "")
    assert "--group" in refused.err
    assert "did you mean 'medic->manager'" in refused.err


def test_what_people_read_names_what_was_asked(colead: Command, ranged: cl.Scenario) -> None:
    file = Question.of(ranged).file
    swept = colead("sweep", file, "--vary", "decisions.beds.per_week=3,6", "--metric", "trust_mean", "-n", 1, "--quiet")
    assert "trust_mean (trust)" in swept.out
    assert "at 2 points (grid)" in swept.out
    screened = colead("screen", file, "--strategy", "protected", "--samples", 2, "--horizon-weeks", 4, "--quiet")
    assert "professions.medic.pressure" in screened.out
    searched = colead(
        "optimise", file, "--vary", f"{DOSE}=0:2", "--strategy", "shadowing", "--trials", 2, "-n", 1, "-q"
    )
    assert "2 trials of 'shadowing', 2 allowed" in searched.out


def test_a_search_that_keeps_to_no_hours_says_so(colead: Command, ranged: cl.Scenario) -> None:
    asked = ("--vary", f"{DOSE}=1,2", "--strategy", "shadowing", "--hours-at-most", -1, "--trials", 1, "-n", 1)
    outcome = colead("optimise", Question.of(ranged).file, *asked, "--quiet")
    assert (outcome.code, outcome.out) == (2, "")
    assert "allow more hours" in outcome.err


def test_no_command_has_a_sampler_of_ones_own(tiny: cl.Scenario) -> None:
    form = Search(axes_of({DOSE: (0.0, 2.0)}), None, None, None, 2, sampler=object())  # type: ignore[arg-type]
    question = Question.of(tiny, strategies=["shadowing"], metric="trust_mean", form=form)
    with pytest.raises(ValueError, match="sampler of one's own"):
        question.command()


def test_a_question_of_one_form_is_no_other(tiny: cl.Scenario, ranged: cl.Scenario) -> None:
    with pytest.raises(TypeError, match="a comparison was asked for, not a stress test"):
        stressed(Question.of(tiny), RunOptions())
    assert in_worlds(Question.of(ranged, seed=5, metric="trust_mean"), 20).seed == 5


@pytest.mark.parametrize("word", ["baseline", "until", "budget", "confidence", "equal_hours"])
@pytest.mark.parametrize("form", ["worlds", "screen", "space", "search", "settling"])
def test_what_says_nothing_in_a_form_is_refused(ranged: cl.Scenario, form: str, word: str) -> None:
    forms: dict[str, Form] = {
        "worlds": Worlds(20, Ranges.of(ranged)),
        "screen": Screen.of("morris", None, Ranges.of(ranged)),
        "space": Space.of({DOSE: [1.0]}, "grid", None, 2, ["trust_mean"]),
        "search": Search(axes_of({DOSE: [1.0]}), None, None, None, 1),
        "settling": Settling(),
    }
    given: Any = {"equal_hours": True, "confidence": 0.9}.get(word, "baseline")
    with pytest.raises(ValueError, match=f"cannot be used together with {word}"):
        Question.of(ranged, form=forms[form], strategies=["shadowing"], **{word: given})


@pytest.mark.parametrize(
    ("make", "option"),
    [
        (lambda one: Worlds(19, Ranges.of(one)), "worlds"),
        (lambda one: Ranges.of(one, only=["professions.medicine"]), "only"),
        (lambda one: Ranges.of(one, spread=2.0), "spread"),
        (lambda one: Screen.of("moris", None, Ranges.of(one)), "method"),
        (lambda one: Screen.of("morris", 1, Ranges.of(one)), "samples"),
        (lambda _: Space.of({DOSE: [1.0]}, "sobel", None, 2, []), "design"),  # type: ignore[arg-type]
        (lambda _: Space.of({DOSE: [1.0]}, "grid", None, 1, []), "levels"),
        (lambda _: Space.of({DOSE: []}, "grid", None, 2, []), "parameters"),
        (lambda _: Search((), None, None, None, 0), "trials"),
        (lambda _: Search((), None, "least", None, 1), "direction"),  # type: ignore[arg-type]
        (lambda one: Question.of(one, strategies=["shadowing"], form=Division()), "strategy"),
        (lambda one: Question.of(one, strategies=["shadowin"], form=OneStrategy()), "strategy"),
        (lambda one: Question.of(one, metric="trust_mean", form=OneStrategy()), "form"),
        (lambda one: Question.of(one, replications=0, form=Settling()), "replications"),
        (lambda one: Question.of(one, replications=3, form=Budgeted(1.0)), "replications"),
        (lambda one: Budgeted.of(one, 0.0), "hours"),
        (lambda one: Question.of(one, seed=-1, form=Settling()), "seed"),
        (lambda one: Question.of(one, strategies=["shadowin"], form=Division()), "strategy"),
        (lambda one: Question.of(one, strategies=[], form=Space.of({DOSE: [1.0]}, "grid", None, 2, [])), "strategies"),
        (lambda one: Question.of(one, metric="luck", form=Worlds(20, Ranges.of(one))), "metric"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_its_name(
    ranged: cl.Scenario, make: Callable[[cl.Scenario], object], option: str
) -> None:
    with pytest.raises((TypeError, ValueError, cl.ModelError)) as refused:
        make(ranged)
    assert option_refused(refused.value) == option


def test_fewer_weeks_than_the_scenario_can_use_are_refused_before_anything_runs(ranged: cl.Scenario) -> None:
    with pytest.raises(cl.ScenarioError, match="horizon_weeks"):
        Ranges.of(ranged, horizon_weeks=-1.0)


def test_a_warm_up_is_looked_at_without_one_and_asked_of_the_scenario_as_written(tiny: cl.Scenario) -> None:
    found = cl.warm_up(tiny, replications=1, progress=False)
    again = pickle.loads(pickle.dumps(found.question))
    for question in (found.question, again):
        assert question.scenario.warm_up_weeks == tiny.warm_up_weeks > 0
        ran = question.experiment.scenario
        assert (ran.warm_up_weeks, ran.horizon_weeks) == (0, tiny.warm_up_weeks + tiny.horizon_weeks)
    with pytest.raises(TypeError, match="a run of one strategy was asked for, not a check of the warm-up"):
        settled(Question.of(tiny, form=OneStrategy()), RunOptions())


def test_answers_survive_pickling_with_their_question(ranged: cl.Scenario) -> None:
    found = screen(ranged)
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert again.question.command() == found.question.command()


# Axes as text


@pytest.mark.parametrize(
    ("text", "axis"),
    [
        ("a=3,6.5,true,maj", [3, 6.5, True, "maj"]),
        ("a = 4:8", (4, 8)),
        ("a=4.0:8", (4.0, 8)),
        ("a=-1e-3:0.5", (-0.001, 0.5)),
        ('a=["x,y", 3]', ["x,y", 3]),
        ("a=08:00", ["08:00"]),
        ('a="3"', ["3"]),
    ],
)
def test_an_axis_is_read_as_it_is_typed(text: str, axis: object) -> None:
    assert parse_axes([text]) == {"a": axis}
    assert [type(one) for one in parse_axes([text])["a"]] == [type(one) for one in axis]  # type: ignore[attr-defined]


@pytest.mark.parametrize("axis", [[3, 6.5, True, "x,y", "3", "a:b"], (4, 8), (4.0, 8.0), (0.1, 2.0), ["[1"]])
def test_an_axis_is_written_as_it_is_read(axis: Any) -> None:
    (parameter,) = parameters_of({"units.ward[0].x": axis})
    assert parameters_of(parse_axes([axis_text(parameter)])) == (parameter,)


@pytest.mark.parametrize("text", ["a", "a=", "=3", "a=[1,"])
def test_an_axis_that_cannot_be_read_is_refused_with_what_is_expected(text: str) -> None:
    with pytest.raises(ValueError, match="expected PATH=VALUE") as refused:
        parse_axes([text])
    assert option_refused(refused.value) == "parameters"


def test_a_path_stands_once() -> None:
    with pytest.raises(ValueError, match="'a' is given twice"):
        parse_axes(["a=1", "a=2"])
