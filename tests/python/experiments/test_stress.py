# SPDX-License-Identifier: Apache-2.0
"""Stress tests on a tiny scenario."""

from __future__ import annotations

import json
import re
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support import TINY, Command

import colead as cl
from colead.experiments.ranges import changes_of, varied_numbers
from colead.experiments.robustness import robustness, standing
from colead.statistics.information import Information
from colead.statistics.sample_information import SampleWorth
from colead.statistics.space import latin_hypercube

SMALL_UNIT = TINY.parents[2] / "scenarios" / "small_unit.yaml"
RANGED = "pressure: {value: 0.4, range: [0.2, 0.7], grade: C}"


def test_a_number_at_the_end_of_what_is_possible_varies_within_it(tiny: cl.Scenario) -> None:
    whole = tiny.with_({"network": {"kind": "stochastic_block", "mean_degree": 3, "within_unit": 1.0}})
    within = next(one for one in varied_numbers(whole, spread=0.2).varied if one.path == "network.within_unit")
    assert (within.low, within.high) == (0.8, 1.0)
    found = cl.stress(
        whole, worlds=20, strategies=["shadowing"], replications=1, horizon_weeks=1, spread=0.2, progress=False
    )
    assert (found.worlds, found.impossible) == (20, 0)


# ---- On a scenario ----


@pytest.fixture(scope="module")
def stressed() -> cl.Stress:
    scenario = cl.Scenario.from_yaml(TINY.read_text(encoding="utf-8").replace("pressure: 0.4", RANGED))
    return cl.stress(scenario, worlds=30, replications=2, stated_only=True, progress=False)


def test_worlds_give_what_whole_runs_give(stressed: cl.Stress, tmp_path: Path) -> None:
    """Without a store only the judged metric watches; with one every metric does."""
    scenario = stressed.question.scenario if stressed.question else None
    assert scenario is not None
    whole = cl.stress(
        scenario, worlds=30, replications=2, stated_only=True, progress=False, store=tmp_path / "runs.colead"
    )
    assert whole == stressed
    assert np.array_equal(whole.gains, stressed.gains)
    assert whole.to_json() == stressed.to_json()


def test_a_stress_test_says_what_varied_and_who_is_best(stressed: cl.Stress) -> None:
    assert {one.path for one in stressed.varied} == {"professions.medic.pressure", "professions.manager.pressure"}
    assert (stressed.worlds, stressed.impossible, stressed.replications) == (30, 0, 2)
    assert sum(one.share_best for one in stressed.strategies) == pytest.approx(1.0)
    assert stressed.sentence.startswith(f"{stressed.best.strategy} is best in ")
    assert stressed.unvaried > 100
    baseline = next(one for one in stressed.strategies if one.strategy == "baseline")
    placebo = next(one for one in stressed.strategies if one.strategy == "placebo")
    assert (placebo.gain, placebo.gain_low, placebo.gain_high) == (0.0, 0.0, 0.0)
    assert placebo.share_best == baseline.share_best


def test_a_world_is_the_scenario_with_these_numbers(stressed: cl.Stress) -> None:
    """Common luck: the figures of world 3 are those of a comparison of that scenario."""
    world = 3
    changes = {one.path: float(one.at(stressed.places[:, n])[world]) for n, one in enumerate(stressed.varied)}
    scenario = cl.Scenario.load(TINY).with_(changes)
    comparison = cl.compare(scenario, replications=2, progress=False)
    gain = stressed.gains[world] - stressed.gains[world, 0]
    for row, strategy in enumerate(comparison.strategies[1:], start=1):
        assert -comparison.effect(strategy, "lead_time_mean").difference == pytest.approx(gain[row])


def test_a_stress_test_is_a_function_of_scenario_and_seed(stressed: cl.Stress) -> None:
    scenario = cl.Scenario.from_yaml(TINY.read_text(encoding="utf-8").replace("pressure: 0.4", RANGED))
    again = cl.stress(scenario, worlds=30, replications=2, stated_only=True, threads=1, progress=False)
    assert json.dumps(again.to_json()) == json.dumps(stressed.to_json())


class Watched(ThreadPoolExecutor):
    """Tells how many blocks of runs were with it at once."""

    most = waiting = 0

    def submit(self, *given: Any, **named: Any) -> Future[Any]:
        future = super().submit(*given, **named)
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        future.add_done_callback(lambda _: setattr(self, "waiting", self.waiting - 1))
        return future


def test_an_executor_is_asked_for_several_worlds_at_once_and_gives_the_same(stressed: cl.Stress) -> None:
    scenario = cl.Scenario.from_yaml(TINY.read_text(encoding="utf-8").replace("pressure: 0.4", RANGED))
    with Watched(3) as executor:
        there = cl.stress(scenario, worlds=30, replications=2, stated_only=True, executor=executor, progress=False)
    assert json.dumps(there.to_json()) == json.dumps(stressed.to_json())
    assert executor.most > 1


def test_everything_assumed_varies_unless_only_stated_ranges_are_asked_for(tiny: cl.Scenario) -> None:
    few, stay = varied_numbers(tiny, stated_only=True)
    every, left = varied_numbers(tiny)
    more, _ = varied_numbers(tiny, spread=0.2)
    assert {one.path for one in few} == {"professions.medic.pressure"}
    assert {one.path for one in every} > {"decisions.beds.per_week", "behaviour.voice.safety", *(o.path for o in few)}
    places = [path for one in every for path in one.paths]
    assert len(places) == len(set(places)) == len(few) + stay - left
    assert all(one.low <= one.value <= one.high for one in every)
    rate = next(one for one in more if one.path == "decisions.beds.per_week")
    assert (rate.low, rate.high) == pytest.approx((4.8, 7.2))
    only, _ = varied_numbers(tiny, spread=0.2, only=["decisions."])
    assert only
    assert all(one.path.startswith("decisions.") for one in only)
    with pytest.raises(ValueError, match="no number that varies begins with 'decisins"):
        varied_numbers(tiny, only=["decisins.beds"])


def test_what_to_measure_next_comes_with_how_much_of_it(stressed: cl.Stress) -> None:
    number = Information("professions.medic.pressure", "C", worth=0.3, noise=0.1, share_of_spread=0.5)
    samples = tuple(
        SampleWorth(number.path, size, "people asked", 0.5 / size**0.5, worth, 0.25)
        for size, worth in ((10, 0.05), (30, 0.12), (100, 0.2))
    )
    found = replace(stressed, information=(number,), samples=samples)
    assert found.enough_sample == samples[1]
    assert found.measurement == "30 people asked or more; 25 % of such measurements would change the choice"
    assert found.to_json()["enough_sample"]["size"] == 30
    assert replace(found, samples=samples[:1]).measurement == ""
    assert (stressed.samples != ()) == any(one.clear for one in stressed.information)


def test_stress_refuses_what_it_cannot_do(tiny: cl.Scenario, tiny_text: str) -> None:
    plain = cl.Scenario.from_yaml(
        tiny_text.replace('{value: 0.2, range: [0.1, 0.4], grade: C, source: "a guess"}', "0.2")
    )
    with pytest.raises(cl.ModelError, match="written range"):
        cl.stress(plain, stated_only=True, progress=False)
    with pytest.raises(cl.ModelError, match="did you mean 'shadowing'"):
        cl.stress(tiny, strategies=["shadwing"], progress=False)
    with pytest.raises(ValueError, match="worlds must be from 20"):
        cl.stress(tiny, worlds=3, progress=False)
    with pytest.raises(cl.Interrupted):
        cl.stress(tiny, progress=lambda *_progress: False)


def test_the_command_says_the_sentence(colead: Command, tiny_file: str) -> None:
    outcome = colead("stress", tiny_file, "--worlds", 20, "--quiet")
    assert (outcome.code, outcome.err) == (0, "")
    flat = " ".join(outcome.out.split())
    assert re.search(r"is best in \d+ % of 20 plausible worlds", flat)
    assert re.search(r"tried \d+ of \d+ values", flat)
    record = json.loads(colead("stress", tiny_file, "--worlds", 20, "--quiet", "--json", "-").out)
    assert record["sentence"] in flat
    assert len(record["strategies"]) == 4


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--strategy", "shadwing"), "did you mean 'shadowing'?"),
        (("--only", "nothing"), "begins with 'nothing'"),
        (("--worlds", "2"), "--worlds"),
        (("--metric", "utilisation"), "neither side"),
    ],
)
def test_the_command_refuses_in_one_line(colead: Command, tiny_file: str, options: tuple[str, ...], said: str) -> None:
    outcome = colead("stress", tiny_file, *options)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert said in outcome.err


# ---- Everything that is assumed ----


def test_what_is_compared_comes_first_and_what_is_not_stays(tiny: cl.Scenario) -> None:
    numbers, _ = varied_numbers(tiny, strategies=["shadowing"])
    ours = [one.path.startswith("strategies.") for one in numbers]
    assert ours == sorted(ours, reverse=True)
    assert any(path.startswith("strategies.shadowing[0].") for one in numbers for path in one.paths)
    assert not any(path.startswith("strategies.protected") for one in numbers for path in one.paths)


def test_one_default_in_many_places_is_one_number(tiny: cl.Scenario) -> None:
    numbers, _ = varied_numbers(tiny)
    (one,) = [one for one in numbers if one.path.endswith("absence.sickness_days")]
    assert len(one.also) == 1  # two groups of staff
    world = tiny.with_(changes_of([one], np.array([one.high])))
    values = {record.path: record.value for record in world.assumptions}
    assert [values[path] for path in one.paths] == [one.high, one.high]


def test_shares_of_a_whole_keep_their_sum_in_every_world() -> None:
    unit = cl.Scenario.load(SMALL_UNIT)
    numbers, _ = varied_numbers(unit, only=["societal_weights"])
    assert len(numbers) > 1
    for place in (0.0, 0.3, 1.0):
        changes = changes_of(numbers, np.array([one.low + place * (one.high - one.low) for one in numbers]))
        assert sum(changes.values()) == pytest.approx(1.0)
        assert unit.with_(changes).name == unit.name


def test_no_world_of_the_ranges_is_refused_and_no_share_leaves_0_to_1(tiny: cl.Scenario) -> None:
    numbers, _ = varied_numbers(tiny)
    assert all(one.low >= 0.0 and one.high <= 1.0 for one in numbers if one.unit in ("share", "probability"))
    places = latin_hypercube([one.path for one in numbers], 20, 5)
    values = np.stack([one.at(places[:, at]) for at, one in enumerate(numbers)], axis=1)
    assert [tiny.with_(changes_of(numbers, row)).name for row in values] == [tiny.name] * 20


def test_stress_says_how_many_numbers_were_tried(tiny: cl.Scenario) -> None:
    found = cl.stress(tiny, strategies=["shadowing"], worlds=20, horizon_weeks=4, progress=False)
    numbers, left = varied_numbers(tiny, strategies=["shadowing"])
    tried = sum(len(one.paths) for one in numbers)
    assert f"(tried {tried} of {tried + left} values)" in found.sentence
    assert found.impossible == 0


def test_what_is_over_the_budget_is_best_in_no_world() -> None:
    gains = np.array([[0.0, 3.0, 1.0], [0.0, 3.0, -1.0], [0.0, 2.0, 1.0], [0.0, 2.0, 1.0]])
    hours = np.array([0.0, 900.0, 100.0])
    free = standing(gains, hours, None)
    assert robustness("abc", gains, hours, free)[0].strategy == "b"
    found = standing(gains, hours, 500.0)
    rows = robustness("abc", gains, hours, found)
    assert [(one.strategy, one.share_best, one.over) for one in rows] == [
        ("c", 0.75, False),
        ("a", 0.25, False),
        ("b", 0.0, True),
    ]
    assert found.best.tolist() == [2, 0, 2, 2]
    assert rows[0].expected_regret == pytest.approx(0.25)  # against the best of those within the budget
    assert rows[2].gain == pytest.approx(2.5)


def test_where_all_are_over_the_budget_they_are_ranked_and_it_is_said(tiny: cl.Scenario) -> None:
    limited = tiny.with_({"compare.budget_hours_a_year": 0.001})
    found = cl.stress(limited, worlds=20, strategies=["shadowing", "protected"], horizon_weeks=4, progress=False)
    assert [one.over for one in found.strategies if one.strategy != "baseline"] == [True, True]
    assert found.sentence.startswith("No strategy keeps within 0 hours a year; of them all ")
    assert found.to_json()["budget_hours_a_year"] == 0.001
    assert sum(one.share_best for one in found.strategies) == pytest.approx(1.0)
