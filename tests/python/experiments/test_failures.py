# SPDX-License-Identifier: Apache-2.0
"""A failing run is named by strategy, replication and seed; the others are kept where that is asked for."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import numpy as np
import pytest
from support import ROOT, Command

import colead as cl
from colead.report.content import ReportContent
from colead.report.sections.not_happened import not_happened

sys.path.insert(0, str(ROOT / "tests/python/runs"))

from brittle_kind import RUNS, failing_in_one

SIDES = ["brittle", "shadowing"]


@pytest.fixture(scope="module")
def failing() -> tuple[cl.Scenario, int]:
    return failing_in_one()


@pytest.fixture(scope="module")
def collected(failing: tuple[cl.Scenario, int]) -> cl.Comparison:
    return cl.compare(
        failing[0], strategies=SIDES, replications=RUNS, mechanisms=False, progress=False, on_error="collect"
    )


def kept(bad: int) -> list[int]:
    return [number for number in range(RUNS) if number != bad]


def test_the_first_failure_ends_the_work_and_says_which_run_it_was(failing: tuple[cl.Scenario, int]) -> None:
    scenario, bad = failing
    again = f"cl.run(scenario, 'brittle', replication={bad}, seed=7)"
    for ask in (
        lambda: cl.run(scenario, "brittle", replications=RUNS, progress=False),
        lambda: cl.compare(scenario, strategies=SIDES, replications=RUNS, progress=False),
    ):
        with pytest.raises(LookupError, match="nobody has the minutes") as caught:
            ask()
        assert caught.value.__notes__ == [f"strategy 'brittle', replication {bad}, seed 7; to make it again: {again}"]
    with pytest.raises(LookupError, match="nobody has the minutes"):
        eval(again, {"cl": cl, "scenario": scenario})


def test_the_rest_of_one_strategy_is_what_it_would_be_without_the_failing_run(
    failing: tuple[cl.Scenario, int],
) -> None:
    scenario, bad = failing
    result = cl.run(scenario, "brittle", replications=RUNS, progress=False, on_error="collect")
    assert list(result.numbers) == kept(bad)
    assert [(one.strategy, one.replication, one.seed) for one in result.failures] == [("brittle", bad, 7)]
    assert result.failures[0].error == "LookupError: nobody has the minutes"
    alone = [cl.run(scenario, "brittle", replication=r, progress=False).runs[0] for r in kept(bad)]
    assert list(result.runs) == alone
    assert sorted(set(result.metrics["replication"].tolist())) == kept(bad)
    assert [one["replication"] for one in result.to_json()["failures"]] == [bad]


def test_strategies_are_compared_on_the_replications_that_all_of_them_have(
    failing: tuple[cl.Scenario, int], collected: cl.Comparison
) -> None:
    scenario, bad = failing
    assert (collected.replications, collected.replications_asked) == (RUNS - 1, RUNS)
    assert [(one.strategy, one.replication) for one in collected.failures] == [("brittle", bad)]
    sides = {}
    for name in ("baseline", "shadowing"):  # neither fails: the same runs one by one
        whole = cl.run(scenario, name, replications=RUNS, progress=False).figure("lead_time_mean").values
        sides[name] = np.array(whole)[kept(bad)]
    effect = collected.effect("shadowing", "lead_time_mean")
    assert effect.pairs == RUNS - 1
    assert effect.difference == pytest.approx(float((sides["shadowing"] - sides["baseline"]).mean()), abs=1e-12)
    assert sorted(set(collected.differences["replication"].tolist())) == kept(bad)
    record = collected.to_json()
    assert (record["replications"], record["replications_asked"]) == (RUNS - 1, RUNS)
    assert record["failures"][0]["again"] == f"cl.run(scenario, 'brittle', replication={bad}, seed=7)"


def test_the_report_tells_of_the_failing_run(failing: tuple[cl.Scenario, int], collected: cl.Comparison) -> None:
    section = not_happened(ReportContent(collected, failing[0]))
    assert section is not None
    words, table = section.blocks[:2]
    assert words.text.startswith(f"1 run failed: {RUNS - 1} of {RUNS} replications are complete")
    assert table.rows == [
        ["Brittle", str(failing[1]), "7", "LookupError: nobody has the minutes", collected.failures[0].again]
    ]


def test_nothing_is_left_out_where_nothing_fails(tiny: cl.Scenario, comparison: cl.Comparison) -> None:
    found = cl.compare(tiny, progress=False, on_error="collect")
    assert found.to_json() == comparison.to_json()
    assert found.failures == ()


def test_a_store_keeps_the_failing_run_as_a_failure(
    failing: tuple[cl.Scenario, int], collected: cl.Comparison, tmp_path: Path
) -> None:
    with cl.Store(tmp_path / "runs.db", create=True) as store:
        first = cl.compare(
            failing[0], strategies=SIDES, replications=RUNS, mechanisms=False, progress=False, on_error="collect",
            store=store,
        )  # fmt: skip
        assert first.to_json() == collected.to_json()
        assert store.count("failed") == 1


def test_what_a_run_is_left_with_must_be_enough(failing: tuple[cl.Scenario, int]) -> None:
    scenario, bad = failing
    with pytest.raises(LookupError, match="nobody has the minutes"):
        cl.run(scenario, "brittle", replication=bad, progress=False, on_error="collect")
    with pytest.raises(ValueError, match=r"unknown on_error 'colect' \(did you mean 'collect'\?\)"):
        cl.run(scenario, on_error="colect", progress=False)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="replication contradicts replications"):
        cl.run(scenario, replications=2, replication=1, progress=False)


def test_a_sweep_names_the_point_and_means_what_is_complete(failing: tuple[cl.Scenario, int]) -> None:
    scenario, bad = failing
    axis = {"decisions.beds.meeting_minutes": [30, 45]}
    sides = ["baseline", "brittle"]
    with pytest.raises(LookupError) as caught:
        cl.sweep(scenario, axis, strategies=sides, replications=RUNS, progress=False)
    assert f"replication {bad}, seed 7 at point 0" in caught.value.__notes__[0]
    assert "scenario.with_({'decisions.beds.meeting_minutes': 30})" in caught.value.__notes__[0]
    found = cl.sweep(scenario, axis, strategies=sides, replications=RUNS, progress=False, on_error="collect")
    assert [(one.place, one.replication) for one in found.failures] == [(0, bad), (1, bad)]
    values = found.values["baseline", "lead_time_mean"]
    assert np.isnan(values[:, bad]).all()
    whole = cl.sweep(scenario, axis, replications=RUNS, progress=False).values["baseline", "lead_time_mean"]
    assert found.mean("baseline", "lead_time_mean").tolist() == pytest.approx(whole[:, kept(bad)].mean(axis=1).tolist())


def test_until_it_is_settled_goes_on_without_the_failing_replication(
    failing: tuple[cl.Scenario, int], collected: cl.Comparison
) -> None:
    scenario, bad = failing
    until = cl.Until("lead_time_mean", 1e-6, budget=RUNS)  # so small that all the budget is spent
    asked = {"strategies": SIDES, "until": until, "mechanisms": False, "progress": False}
    found = cl.compare(scenario, **asked, on_error="collect")  # type: ignore[arg-type]
    assert (found.replications, found.replications_asked) == (RUNS - 1, RUNS)
    assert [(one.strategy, one.replication) for one in found.failures] == [("brittle", bad)]
    assert found.effects == collected.effects
    assert found.precision is not None
    assert (found.precision.reason, found.precision.replications) == ("replications", RUNS)
    with pytest.raises(LookupError, match="nobody has the minutes"):
        cl.compare(scenario, **asked)  # type: ignore[arg-type]


def test_a_stress_test_goes_on_without_the_failing_runs(failing: tuple[cl.Scenario, int]) -> None:
    scenario, bad = failing
    asked = {
        "worlds": 20,
        "strategies": ["brittle"],
        "replications": bad + 2,
        "horizon_weeks": 2,
        "stated_only": True,
        "progress": False,
    }
    with pytest.raises(LookupError) as caught:
        cl.stress(scenario, **asked)  # type: ignore[arg-type]
    assert f"strategy 'brittle', replication {bad}, seed 7 at point 0" in caught.value.__notes__[0]
    found = cl.stress(scenario, **asked, on_error="collect")  # type: ignore[arg-type]
    assert (found.worlds, found.impossible, found.lost, len(found.failures)) == (20, 0, 0, 20)
    assert {one.replication for one in found.failures} == {bad}


def test_the_command_line_says_what_failed_what_is_left_and_how_to_make_it_again(
    colead: Command, failing: tuple[cl.Scenario, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario, bad = failing
    for name in ("commands.compare", "answers"):
        monkeypatch.setattr(importlib.import_module(f"colead.cli.{name}"), "scenario_of", lambda _file: scenario)
    few = ("--replications", RUNS, "--quiet", "--on-error", "collect")
    compared = colead("compare", "x.yaml", "--strategy", "brittle", *few)
    assert compared.code == 0, compared.err
    said = " ".join(compared.out.split())
    assert f"1 run failed: {RUNS - 1} of {RUNS} replications are complete in every strategy" in said
    assert f"Failed: strategy 'brittle', replication {bad}, seed 7 failed: LookupError: nobody has the minutes" in said
    ran = colead("run", "x.yaml", "--strategy", "brittle", *few, "--json", "-")
    assert [one["replication"] for one in json.loads(ran.out)["failures"]] == [bad]
    refused = colead("run", "x.yaml", "--on-error", "colect")
    assert (refused.code, "did you mean 'collect'?" in refused.err) == (2, True)


def test_the_command_of_a_failing_run_of_a_file_makes_that_run(tiny: cl.Scenario, colead: Command) -> None:
    from colead import _core
    from colead.runs import RunFailure
    from colead.runs.failed import at_place, failed_run

    experiment = _core.Experiment(tiny)
    arm = experiment.strategy("shadowing")
    told = failed_run(experiment, RunFailure((arm, 7, 2), cl.ModelError("no luck")))
    words = told.again.split()
    assert words[:2] == ["colead", "run"]
    outcome = colead(*words[1:], "--quiet", "--json", "-")
    (expected,) = experiment.run_tasks([(arm, 7, 2)], threads=1)
    prints = expected.fingerprint
    assert json.loads(outcome.out)["fingerprints"] == [f"{prints.trace:016x}{prints.outputs:016x}"]
    assert "--vary" in at_place(told, experiment, tiny, 3, {"decisions.beds.per_week": 4.5}).again
