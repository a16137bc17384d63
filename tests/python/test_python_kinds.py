# SPDX-License-Identifier: Apache-2.0
"""Kinds written in Python stand beside those in C++: same reading, same mistakes, same results."""

from __future__ import annotations

import dataclasses
import gc
import pickle
import threading
import traceback
from typing import Literal

import numpy as np
import pytest
import sample_kinds

import colead as cl

KINDS = [sample_kinds.AlikeAsymmetric, sample_kinds.SlowTrust]


def with_trust(text: str, trust: str) -> str:
    return text + f"\ntrust: {trust}\n"


@pytest.fixture
def read(tiny_text):
    def read(trust, *kinds):
        return cl.Scenario.from_yaml(with_trust(tiny_text, trust), "own.yaml", kinds=kinds)

    return read


def fingerprints(scenario, *, threads=2, replications=3, strategy=None):
    runs = cl.run(scenario, strategy, replications=replications, threads=threads, progress=False).runs
    return [(run.trace, run.outputs) for run in runs]


def test_a_trust_model_equal_in_rule_gives_the_same_bits_as_the_one_in_c_plus_plus(read):
    native = read("{kind: linear_asymmetric, alpha_plus: 0.08, asymmetry: 3}")
    own = read("{kind: alike_asymmetric, alpha_plus: 0.08, asymmetry: 3}", sample_kinds.AlikeAsymmetric)
    assert fingerprints(own) == fingerprints(native)


def test_results_do_not_depend_on_the_number_of_threads(read):
    scenario = read("slow_trust", sample_kinds.SlowTrust)
    assert fingerprints(scenario, threads=1) == fingerprints(scenario, threads=3)


def test_parameters_reach_the_kind_and_change_results(read):
    assert fingerprints(read("{kind: slow_trust, gain: 0.5}", sample_kinds.SlowTrust)) != fingerprints(
        read("slow_trust", sample_kinds.SlowTrust)
    )


def test_written_out_and_read_back_it_is_the_same_scenario(read):
    scenario = read("{kind: slow_trust, gain: 0.125}", sample_kinds.SlowTrust)
    again = cl.Scenario.from_yaml(scenario.resolved_yaml(), kinds=[sample_kinds.SlowTrust])
    assert again.canonical() == scenario.canonical()
    assert "gain: 0.125" in scenario.resolved_yaml()


@pytest.mark.parametrize(
    ("trust", "code", "says"),
    [
        ("{kind: slow_trust, gian: 0.1}", "SCHEMA", "gain"),
        ("{kind: slow_trust, gain: 1.5}", "RANGE", "[0, 1]"),
        ("{kind: slow_trust, gain: apple}", "TYPE", "gain"),
        ("{kind: slow_trusts}", "REF", "slow_trust"),
        ("{kind: alike_asymmetric, alpha_plus: 0.9}", "RANGE", "alpha_plus times asymmetry must not be above 1"),
    ],
)
def test_mistakes_are_told_with_place_and_suggestion_like_those_of_any_kind(read, trust, code, says):
    with pytest.raises(cl.ScenarioError) as caught:
        read(trust, *KINDS)
    assert caught.value.code.upper() == code
    assert (caught.value.file, caught.value.line > 0) == ("own.yaml", True)
    assert says in str(caught.value)


def test_only_scenarios_given_a_kind_know_it(read):
    read("slow_trust", sample_kinds.SlowTrust)
    with pytest.raises(cl.ScenarioError, match="unknown trust kind"):
        read("slow_trust")


def test_a_name_of_a_shipped_kind_is_taken(read):
    class Constant(sample_kinds.SlowTrust):
        """Named like a shipped one."""

    with pytest.raises(cl.ModelError, match="'constant' is in catalogue 'trust' already"):
        read("constant", Constant)


def test_numbers_of_a_kind_are_assumptions_with_their_grade(read):
    listed = {one["path"]: one for one in read("slow_trust", sample_kinds.SlowTrust).assumptions}
    assert listed["trust.gain"]["grade"] == "C"
    assert (listed["trust.gain"]["low"], listed["trust.gain"]["high"]) == (0.0, 1.0)


def test_an_exception_arrives_with_its_traceback_and_the_interpreter_goes_on(read):
    scenario = read("failing_trust", sample_kinds.FailingTrust)
    for threads in (1, 3):
        with pytest.raises(LookupError, match="no such memory") as caught:
            fingerprints(scenario, threads=threads, replications=6)
        assert "in record" in "".join(traceback.format_exception(caught.value))
    assert fingerprints(read("slow_trust", sample_kinds.SlowTrust))


def test_a_trust_outside_0_and_1_is_refused(read):
    with pytest.raises(cl.ModelError, match=r"loud_trust: read\(\) must fill out with numbers in \[0, 1\]"):
        fingerprints(read("loud_trust", sample_kinds.LoudTrust))


def test_runs_from_several_python_threads_do_not_wait_for_each_other(read):
    scenario = read("slow_trust", sample_kinds.SlowTrust)
    expected, results = fingerprints(scenario), []
    threads = [threading.Thread(target=lambda: results.append(fingerprints(scenario))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert results == [expected] * 3


def test_a_scenario_pickles_with_its_kinds_by_reference(read):
    scenario = read("{kind: slow_trust, gain: 0.2}", sample_kinds.SlowTrust)
    copy = pickle.loads(pickle.dumps(scenario))
    assert copy.kinds == (sample_kinds.SlowTrust,)
    assert fingerprints(copy) == fingerprints(scenario)


def test_a_kind_that_cannot_be_imported_does_not_pickle_and_says_why(read):
    class Local(sample_kinds.SlowTrust):
        """Nobody else can import me."""

    scenario = read("local", Local)
    assert fingerprints(scenario)
    with pytest.raises(pickle.PicklingError, match="top level of a module"):
        pickle.dumps(scenario)


def test_what_a_kind_sees_is_frozen_and_outlives_the_call_as_a_copy(read):
    kept = []

    class Keeper(sample_kinds.SlowTrust):
        """Keeps what it was shown."""

        def read(self, regards, now_weeks, out):
            kept[:] = [regards, regards.positive, regards.prior, out]
            super().read(regards, now_weeks, out)

    fingerprints(read("keeper", Keeper), threads=1, replications=1)
    gc.collect()
    regards, positive, prior, out = kept
    for array in (positive, prior, regards.level, regards.known):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
        with pytest.raises(ValueError, match="WRITEABLE"):
            array.flags.writeable = True
    with pytest.raises(AttributeError):
        regards.positive = positive
    assert len(regards) == len(positive) == len(out)
    assert np.isfinite(prior).all()


def test_an_object_of_a_kind_cannot_be_changed_once_a_scenario_has_made_it(read):
    class Hoarder(sample_kinds.SlowTrust):
        """Counts its calls, which threads would share."""

        calls = 0

        def read(self, regards, now_weeks, out):
            self.calls += 1
            super().read(regards, now_weeks, out)

    with pytest.raises(AttributeError, match="'calls' cannot change"):
        fingerprints(read("hoarder", Hoarder))


def test_incomplete_and_wrong_classes_are_refused(read):
    class Half(cl.TrustModel):
        """Lacks read."""

    with pytest.raises(TypeError, match="Half lacks read"):
        read("half", Half)
    with pytest.raises(TypeError, match="must be a class made from"):
        read("constant", object())
    with pytest.raises(TypeError, match="must be a class made from"):
        read("constant", cl.own_kinds.Kind)


def test_parameters_of_every_type_are_read_and_handed_over(read):
    seen = []

    class Many(sample_kinds.SlowTrust):
        """Has parameters of every type."""

        @dataclasses.dataclass(frozen=True)
        class Params:
            gain: float = 0.05
            count: int = cl.number(3, low=1, high=9, doc="how many", unit="1")
            sure: bool = False
            word: str = "none"
            path: Literal["up", "down"] = "up"
            steps: tuple[float, ...] = (1.0, 2.0)
            words: tuple[str, ...] = ()

        def __init__(self, params=None):
            super().__init__(params)
            seen.append(params)

    read("many", Many)
    read("{kind: many, count: 4, sure: true, word: ja, path: down, steps: [3, 4.5], words: [a, b]}", Many)
    defaults, given = seen
    assert dataclasses.astuple(defaults) == (0.05, 3, False, "none", "up", (1.0, 2.0), ())
    assert dataclasses.astuple(given) == (0.05, 4, True, "ja", "down", (3.0, 4.5), ("a", "b"))
