# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import itertools
import math
import os
import pickle
import signal
import threading
import time
from dataclasses import FrozenInstanceError, replace

import pytest

import colead as cl


def effects_of(comparison: cl.Comparison, strategy: str) -> list[cl.Effect]:
    return [effect for effect in comparison.effects if effect.strategy == strategy]


def same(one: cl.Comparison, other: cl.Comparison) -> bool:
    """Bit for bit; NaN equals NaN."""
    return one.to_json() == other.to_json() and one.effects == other.effects and one.costs == other.costs


def test_a_comparison_says_what_was_compared(comparison: cl.Comparison) -> None:
    assert comparison.scenario == "tiny"
    assert (comparison.seed, comparison.replications, comparison.confidence) == (7, 4, 0.95)
    assert comparison.baseline == "baseline"
    assert comparison.strategies == ("baseline", "placebo", "shadowing", "protected")
    assert {effect.strategy for effect in comparison.effects} == {"placebo", "shadowing", "protected"}
    assert comparison.decision_count > 0
    assert comparison.seconds > 0
    assert {"lead_time_mean", "trust_mean", "joint_share"} <= set(comparison.metric_names)


def test_an_effect_lies_inside_its_interval(comparison: cl.Comparison) -> None:
    for effect in comparison.effects:
        assert effect.better in {"higher", "lower", "neither"}
        if effect.pairs > 1:
            assert effect.low <= effect.difference <= effect.high
            assert effect.mean - effect.baseline_mean == pytest.approx(effect.difference, abs=1e-9)


def test_results_are_frozen(comparison: cl.Comparison) -> None:
    with pytest.raises(FrozenInstanceError):
        comparison.seed = 1  # type: ignore[misc]
    with pytest.raises(AttributeError):
        comparison.effects[0].low = 1.0  # type: ignore[misc]


def test_results_survive_pickling(comparison: cl.Comparison) -> None:
    assert same(pickle.loads(pickle.dumps(comparison)), comparison)


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_threads_change_nothing(tiny: cl.Scenario, comparison: cl.Comparison, threads: int) -> None:
    assert same(cl.compare(tiny, threads=threads, progress=False), comparison)


def test_progress_changes_nothing(tiny: cl.Scenario, comparison: cl.Comparison) -> None:
    assert same(cl.compare(tiny, progress=lambda *_progress: True), comparison)


def test_another_seed_is_another_comparison(tiny: cl.Scenario, comparison: cl.Comparison) -> None:
    other = cl.compare(tiny, seed=2**64 - 1, progress=False)
    assert other.seed == 2**64 - 1
    assert other.fingerprint != comparison.fingerprint


def test_a_zero_dose_is_the_baseline_bit_for_bit(tiny: cl.Scenario, comparison: cl.Comparison) -> None:
    for effect in effects_of(comparison, "placebo"):
        assert effect.pairs == 0 or effect.difference == effect.low == effect.high == 0.0, effect
    baseline = cl.run(tiny, "baseline", replications=3, progress=False)
    placebo = cl.run(tiny, "placebo", replications=3, progress=False)
    assert [run.outputs for run in placebo.runs] == [run.outputs for run in baseline.runs]
    assert placebo.figures == baseline.figures


def test_a_full_dose_is_not_the_baseline(comparison: cl.Comparison) -> None:
    assert any(effect.difference != 0 for effect in effects_of(comparison, "shadowing") if effect.pairs)
    cost = {cost.strategy: cost.programme_hours for cost in comparison.costs}
    assert cost["baseline"] == 0
    assert cost["shadowing"] > 0


def test_strategies_and_baseline_may_be_chosen(tiny: cl.Scenario, comparison: cl.Comparison) -> None:
    chosen = cl.compare(tiny, strategies=["shadowing"], progress=False)
    assert chosen.strategies == ("baseline", "shadowing")
    plain = {"low_adjusted": 0.0, "high_adjusted": 0.0}  # these depend on how many are compared
    among_all = effects_of(comparison, "shadowing")
    assert [replace(e, **plain) for e in chosen.effects] == [replace(e, **plain) for e in among_all]
    turned = cl.compare(tiny, baseline="shadowing", strategies=["baseline"], progress=False)
    there = comparison.effect("shadowing", "lead_time_mean").difference
    assert turned.effect("baseline", "lead_time_mean").difference == pytest.approx(-there)


def test_equal_hours_scales_doses(tiny: cl.Scenario) -> None:
    equal = cl.compare(tiny, strategies=["shadowing", "protected"], equal_hours=True, progress=False)
    assert {cost.dose_scale for cost in equal.costs} != {1.0}
    assert equal.costs[0].dose_scale == 1.0


def test_a_run_gives_every_figure_by_replication(tiny: cl.Scenario) -> None:
    runs = cl.run(tiny, "shadowing", replications=3, progress=False)
    assert (runs.scenario, runs.strategy, runs.seed, runs.replications) == ("tiny", "shadowing", 7, 3)
    figure = runs.figure("lead_time_mean")
    assert (figure.unit, figure.better, len(figure.values)) == ("h", "lower", 3)
    found = figure.interval()
    assert found.size == 3
    assert found.low < found.mean < found.high
    assert found.standard_error > 0
    assert len({run.trace for run in runs.runs}) == 3


def test_a_run_of_one_has_no_interval(tiny: cl.Scenario) -> None:
    runs = cl.run(tiny, replications=1, progress=False)
    assert runs.strategy == "baseline"
    found = runs.figure("lead_time_mean").interval()
    assert found.size == 1
    assert math.isnan(found.low)
    assert math.isnan(found.high)


def test_the_first_replications_are_those_of_a_longer_set(tiny: cl.Scenario) -> None:
    few = cl.run(tiny, replications=2, progress=False)
    assert cl.run(tiny, replications=4, progress=False).runs[:2] == few.runs


def test_unknown_strategies_and_figures_are_model_errors(tiny: cl.Scenario, comparison: cl.Comparison) -> None:
    with pytest.raises(cl.ModelError, match="did you mean 'shadowing'"):
        cl.compare(tiny, strategies=["shadwing"], progress=False)
    with pytest.raises(RuntimeError, match="unknown strategy"):
        cl.run(tiny, "nothing", progress=False)
    with pytest.raises(cl.ModelError, match="unknown metric 'happiness'"):
        comparison.effect("shadowing", "happiness")


@pytest.mark.parametrize(
    ("option", "value", "error"),
    [
        ("replications", 1, ValueError),
        ("replications", True, TypeError),
        ("replications", 8.0, TypeError),
        ("threads", 0, ValueError),
        ("threads", 10**9, ValueError),
        ("seed", -1, ValueError),
        ("seed", 2**64, ValueError),
        ("confidence", math.nan, ValueError),
        ("confidence", 1.0, ValueError),
        ("strategies", "shadowing", TypeError),
    ],
)
def test_wrong_options_are_refused(tiny: cl.Scenario, option: str, value: object, error: type[Exception]) -> None:
    with pytest.raises(error, match=option):
        cl.compare(tiny, progress=False, **{option: value})  # type: ignore[arg-type]


def test_options_are_keyword_only(tiny: cl.Scenario) -> None:
    with pytest.raises(TypeError):
        cl.compare(tiny, "baseline")  # type: ignore[call-arg]


def test_more_than_the_budget_is_refused_before_any_run(tiny: cl.Scenario) -> None:
    began = time.process_time()
    with pytest.raises(cl.BudgetError, match="runs and about"):
        cl.compare(tiny, replications=10**8, progress=False)
    assert time.process_time() - began < 1


def test_progress_comes_from_this_thread_and_ends_with_all(tiny: cl.Scenario) -> None:
    seen: list[tuple[int, int, float]] = []
    threads = set()

    def look(done: int, total: int, seconds: float) -> None:
        seen.append((done, total, seconds))
        threads.add(threading.get_ident())

    cl.compare(tiny, replications=50, threads=2, progress=look)
    assert threads == {threading.get_ident()}
    assert seen[-1][:2] == (200, 200)
    steps = [later[2] - earlier[2] for earlier, later in itertools.pairwise(seen[:-1])]
    assert all(step >= 0.1 for step in steps)


def test_progress_may_stop_the_work(tiny: cl.Scenario) -> None:
    with pytest.raises(cl.Interrupted):
        cl.compare(tiny, replications=5000, progress=lambda *_progress: False)


def test_an_error_of_the_callback_is_the_callers(tiny: cl.Scenario) -> None:
    def fail(*_progress: float) -> None:
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="mine"):
        cl.compare(tiny, replications=5000, progress=fail)


def test_ctrl_c_stops_at_once_and_leaves_python_usable(tiny: cl.Scenario, comparison: cl.Comparison) -> None:
    sent = [0.0]

    def interrupt() -> None:
        time.sleep(0.3)
        sent[0] = time.process_time()
        os.kill(os.getpid(), signal.SIGINT)

    sender = threading.Thread(target=interrupt)
    sender.start()
    with pytest.raises(KeyboardInterrupt):
        cl.compare(tiny, replications=20_000, threads=2, progress=False)
    late = time.process_time() - sent[0]  # work of both threads; a wall clock would count what else the machine does
    sender.join()
    assert late < 2 * 0.2
    assert same(cl.compare(tiny, progress=False), comparison)


def test_other_threads_of_python_go_on_meanwhile(tiny: cl.Scenario) -> None:
    ticks = 0
    finished = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not finished.wait(0.005):
            ticks += 1

    ticker = threading.Thread(target=tick)
    ticker.start()
    cl.compare(tiny, replications=200, threads=1, progress=False)
    finished.set()
    ticker.join()
    assert ticks > 5
