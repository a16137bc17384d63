# SPDX-License-Identifier: Apache-2.0
"""Worlds of a tiny scenario that fit the evidence."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support import Command

import colead as cl
from colead.experiments.calibrate import _Runs, calibrate
from colead.experiments.evidence import read_survey

# ---- On a scenario ----

ONLY = ["decisions.beds.per_week", "professions.medic.pressure"]


@pytest.fixture(scope="module")
def fit(tiny: cl.Scenario) -> cl.Calibration:
    evidence = [cl.Evidence("value_per_week", figure(tiny, rate=5.0), 0.2)]
    return calibrate(tiny, evidence=evidence, only=ONLY, samples=60, worlds=30, discrepancy=0.0, progress=False)


def figure(scenario: cl.Scenario, rate: float) -> float:
    known = cl.run(scenario.with_({"decisions.beds.per_week": rate}), replications=8, progress=False)
    return float(np.mean(known.figure("value_per_week").values))


def test_the_evidence_constrains_what_it_is_of_and_nothing_else(fit: cl.Calibration) -> None:
    assert fit.possible
    numbers = {one.path: one for one in fit.numbers}
    assert numbers["decisions.beds.per_week"].constrained
    assert numbers["decisions.beds.per_week"].by == "value_per_week"
    assert not numbers["professions.medic.pressure"].constrained
    assert numbers["professions.medic.pressure"].part == 1.0
    assert "constrains decisions.beds.per_week most" in fit.sentence


def test_worlds_that_fit_are_kept_and_stressed(fit: cl.Calibration, tmp_path: Path, tiny: cl.Scenario) -> None:
    path = tmp_path / "worlds.json"
    kept = cl.FittedWorlds.load(fit.worlds.save(path).file)
    assert kept.paths == fit.worlds.paths
    assert (kept.values == fit.worlds.values).all()
    found = cl.stress(
        tiny, worlds_from=kept, worlds=20, strategies=["shadowing"], only=ONLY, horizon_weeks=4, progress=False
    )
    assert found.worlds == min(20, len(kept))
    assert f"of {found.worlds} worlds that fit the evidence" in found.sentence
    column = [one.path for one in found.varied].index("decisions.beds.per_week")
    held = found.varied[column].at(found.places[:, column])
    assert held == pytest.approx(kept.values[: found.worlds, kept.paths.index("decisions.beds.per_week")])


def test_no_result_depends_on_the_number_of_threads(tiny: cl.Scenario) -> None:
    evidence = [cl.Evidence("value_per_week", 7.0, 3.0), cl.Evidence("trust_mean", 0.0, 9.0, time="slope")]
    one, three = (
        calibrate(tiny, evidence=evidence, only=ONLY, samples=40, worlds=20, waves=2, threads=threads, progress=False)
        for threads in (1, 3)
    )
    assert one == three
    assert (one.worlds.values == three.worlds.values).all()
    assert (one.sampled == three.sampled).all()


def test_data_that_no_world_can_make_are_said_to_be_impossible(tiny: cl.Scenario) -> None:
    evidence = [cl.Evidence("trust_mean", 0.999, 0.001), cl.Evidence("value_per_week", 7.0, 3.0)]
    found = calibrate(tiny, evidence=evidence, only=ONLY, samples=40, worlds=20, waves=1, progress=False)
    assert not found.possible
    assert [one.evidence.metric for one in found.impossible] == ["trust_mean"]
    assert found.sentence.startswith("No world fits the evidence")
    assert "trust_mean = 0.999 +- 0.001" in found.sentence
    assert np.isnan([(one.low, one.high) for one in found.figures]).all()  # of no worlds that fit


def test_worlds_in_which_nothing_is_measured_do_not_contradict_each_other(
    tiny: cl.Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_Runs, "_in_world", lambda *_: np.array([np.nan]))
    evidence = [cl.Evidence("value_per_week", 7.0, 3.0)]
    with pytest.raises(cl.ModelError, match="only 0 of 40 worlds can be used: 40 lack a figure"):
        calibrate(tiny, evidence=evidence, only=ONLY, samples=40, worlds=20, waves=1, progress=False)


# ---- Surveys ----


def test_a_survey_is_read_with_any_way_to_say_how_exact_it_is(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_text(
        "metric,group,week,value,tolerance,low,high,people,source\n"
        "trust_mean,medic->manager,,0.6,0.05,,,,ours\n"
        "trust_mean,all,26,0.62,,0.58,0.66,,ours\n"
        "joint_share,all,,0.5,,,,96,ours\n",
        encoding="utf-8",
    )
    first, second, third = read_survey(path)
    assert (first.group, first.tolerance, first.time, first.source) == ("medic->manager", 0.05, "run", "ours")
    assert (second.time, second.week) == ("week", 26.0)
    assert second.tolerance == pytest.approx(0.04 / 1.959964)
    assert third.tolerance == pytest.approx((0.25 / 100) ** 0.5)  # of 96 and four more


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ":1:1: the file is empty"),
        ("metrc,value\n", ":1:1: unknown column 'metrc' (did you mean 'metric'?)"),
        ("metric\n", ":1:1: column 'value' is missing"),
        ("metric,value,people\n", ":2:1: there is no row"),
        ("metric,value,people\ntrust_mean,a lot,9\n", ":2:2: 'a lot' is no number"),
        ("metric,value\ntrust_mean,0.5\n", ":2:1: expected one of: tolerance; low and high; people"),
        ("metric,value,people\ntrust_mean,7,9\n", ":2:1: people belongs to a share"),
        ("metric,value,people\ntrust_mean,7\n", ":2:1: 2 cells (expected 3"),
        ("metric,value,people,time\ntrust_mean,.7,9,weak\n", "did you mean 'week'"),
        ("metric;value;people\ntrust_mean;0,7;9\n", ":1:1: cells are parted by semicolons (expected commas"),
        ("metric\tvalue\n", ":1:1: cells are parted by tabs"),
        ("metric,value,people,grade\ntrust_mean,.7,9,Z\n", ":2:1: unknown grade 'Z'"),
        ("metric,value,low,high\ntrust_mean,.7,.8,.6\n", ":2:1: value must lie from low to high"),
        ("metric,value,low,high\ntrust_mean,.7,.8,.9\n", ":2:1: value must lie from low to high"),
        ("metric,value,people\na,.7,9\nb,.7,9\na,.6,9\n", ":4:1: a stands twice, on line 2 and on line 4"),
        ('metric,value,people,source\na,.7,9,"two\nlines"\na,x,9,\n', ":4:2: 'x' is no number"),
        ('metric,value,people,source\na,.7,9,"open\n', ":2:1: unexpected end of data"),
        ("metric,value,people,source\na,.7,9," + "x" * 200_000 + "\n", ":2:1: field larger than field limit"),
    ],
)
def test_a_survey_that_cannot_be_read_says_where(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "survey.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(said)):
        read_survey(path)


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_a_survey_in_another_encoding_says_what_is_expected(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "survey.csv"
    path.write_text("metric,value,people,source\ntrust_mean,.7,9,\xe4\n", encoding=encoding)
    with pytest.raises(ValueError, match="expected plain text saved as UTF-8"):
        read_survey(path)


@pytest.mark.parametrize(("mark", "end"), [("", "\n"), ("\ufeff", "\r\n"), ("", "\r")])
def test_marks_ends_of_lines_and_separators_in_texts_make_no_difference(tmp_path: Path, mark: str, end: str) -> None:
    path = tmp_path / "survey.csv"
    lines = ["metric,value,people,source", "trust_mean,.7,9,a\u2028b\x0cc", "", '"trust_sd",.2,9,"d, ""e"""']
    path.write_text(mark + end.join(lines) + end, encoding="utf-8", newline="")
    assert [(one.metric, one.source) for one in read_survey(path)] == [
        ("trust_mean", "a\u2028b\x0cc"),
        ("trust_sd", 'd, "e"'),
    ]


def test_evidence_that_runs_do_not_come_to_is_refused(colead: Command, tiny_file: str, tmp_path: Path) -> None:
    survey = tmp_path / "survey.csv"
    for text, words, said in (
        ("metric,value,tolerance\ntrust_men,.5,.1\n", (), "--data: unknown metric 'trust_men' (did you mean"),
        ("metric,value,tolerance,week\ntrust_mean,.5,.1,13\n", (), "--data: week 13 of trust_mean is not observed"),
        (
            "metric,value,tolerance,week\ntrust_mean,.5,.1,10\n",
            ("--horizon-weeks", "4"),
            "--horizon-weeks: week 10 of trust_mean is not observed: expected 0 to 4",
        ),
        (
            "metric,value,tolerance\ntrust_mean,.5,.1\n",
            ("--discrepancy", "1e200"),
            "--discrepancy: discrepancy must be",
        ),
    ):
        survey.write_text(text, encoding="utf-8")
        outcome = colead("calibrate", tiny_file, "--data", survey, *words, "--quiet")
        assert (outcome.code, said in outcome.err) == (2, True), outcome.err


def test_no_figure_counts_twice(tiny: cl.Scenario) -> None:
    twice = [cl.Evidence("trust_mean", 0.6, 0.05), cl.Evidence("trust_mean", 0.7, 0.05)]
    with pytest.raises(cl.ModelError, match="trust_mean stands twice"):
        calibrate(tiny, evidence=twice, progress=False)
    for wrong in ({"grade": "Z"}, {"week": float("nan"), "time": "week"}):
        with pytest.raises(ValueError, match=r"unknown grade 'Z'|week of trust_mean must be a number"):
            cl.Evidence("trust_mean", 0.6, 0.05, **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", ["0.5", True, None, 10**400, float("nan")])
def test_numbers_from_python_are_numbers(tiny: cl.Scenario, wrong: Any) -> None:
    refused = (TypeError, ValueError)
    with pytest.raises(refused, match="value of trust_mean must be a number"):
        cl.Evidence("trust_mean", wrong, 0.1)
    with pytest.raises(refused, match="tolerance of trust_mean must be"):
        cl.Evidence("trust_mean", 0.5, wrong)
    with pytest.raises(refused, match="at_week must be"):
        cl.branch(tiny, at_week=wrong, replications=2, progress=False)
    if wrong is not True:
        with pytest.raises(refused, match="equal_hours must be"):
            cl.compare(tiny, equal_hours=wrong, replications=2, progress=False)


def test_every_run_that_is_asked_for_is_made(tiny: cl.Scenario) -> None:
    evidence = [cl.Evidence("trust_mean", 0.5, 0.5)]
    found = calibrate(tiny, evidence=evidence, only=ONLY, samples=43, worlds=20, waves=4, progress=False)
    assert found.runs == 8 + 43 + 20


def test_a_file_of_worlds_that_was_changed_is_refused(fit: cl.Calibration, tmp_path: Path) -> None:
    path = tmp_path / "worlds.json"
    good = fit.worlds.to_json()
    none = {name: value for name, value in good.items() if name != "values"}
    for said, record in {
        "lacks 'values'": none,
        "low must be a list": good | {"low": None},
        "low and high must have 2 numbers": good | {"low": [0.0]},
        "seed must be from 0": good | {"seed": -1},
        "seed must be int": good | {"seed": 1.5},
        "each once": good | {"paths": [good["paths"][0]] * 2},
        "not \\[worlds\\]\\[numbers\\]": good | {"values": [[1.0]]},
        "must be float, not 'x'": good | {"values": [["x", 1.0]]},
        "no number of low may be above": good | {"low": [1e9, 1e9]},
        "NaN is no number": good | {"values": [[float("nan"), 1.0]]},
        "holds no worlds": {"format": "other"},
    }.items():
        path.write_text(json.dumps(record), encoding="utf-8")
        with pytest.raises(ValueError, match=said):
            cl.FittedWorlds.load(path)


def test_the_command_fits_to_a_survey_and_keeps_the_worlds(colead: Command, tiny_file: str, tmp_path: Path) -> None:
    survey, worlds = tmp_path / "survey.csv", tmp_path / "worlds.json"
    survey.write_text("metric,value,tolerance\nvalue_per_week,7,3\n", encoding="utf-8")
    words = ("--samples", 40, "--worlds", 20, "--waves", 1, "--only", ONLY[0], "--quiet")
    outcome = colead("calibrate", tiny_file, "--data", survey, "--worlds-to", worlds, *words)
    assert outcome.code == 0
    assert "worlds drawn fit the evidence" in " ".join(outcome.out.split())
    assert json.loads(worlds.read_text(encoding="utf-8"))["scenario"] == "tiny"
    silent = tmp_path / "silent.csv"
    silent.write_text("metric,value,tolerance\ntrust_mean,0.5,9\n", encoding="utf-8")
    said = colead("calibrate", tiny_file, "--data", silent, "--png", tmp_path, *words)
    assert said.code == 0
    assert "it constrains no number that varied" in " ".join(said.out.split())
    assert "no picture: the evidence constrains no number that varied" in said.err
    assert list(tmp_path.glob("*.png")) == []
    refused = colead("calibrate", tiny_file, *words)
    assert (refused.code, refused.out) == (2, "")
    assert "there is nothing to fit to" in refused.err
