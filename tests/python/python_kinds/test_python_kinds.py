# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: ARG002 - a contract names arguments that not every kind needs
"""Kinds written in Python stand beside those in C++: same reading, same mistakes, same results."""

from __future__ import annotations

import copy
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
        (
            "{kind: alike_asymmetric, alpha_plus: 0.9, asymmetry: 3}",
            "RANGE",
            "alpha_plus times asymmetry must not be above 1",
        ),
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
    listed = {one.path: one for one in read("slow_trust", sample_kinds.SlowTrust).assumptions}
    assert listed["trust.gain"].grade == "C"
    assert (listed["trust.gain"].low, listed["trust.gain"].high) == (0.0, 1.0)


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
        thread.join(timeout=600)
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
        read("constant", cl.python_kinds.Kind)


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


def edited(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("old", "native", "own", "kind"),
    [
        ("rule: unanimity", "rule: majority", "rule: alike_majority", sample_kinds.AlikeMajority),
        (
            "colead: 1",
            "colead: 1\ninfluence: degroot",
            "colead: 1\ninfluence: alike_degroot",
            sample_kinds.AlikeDegroot,
        ),
        ("kind: erdos_renyi", "kind: erdos_renyi", "kind: alike_erdos_renyi", sample_kinds.AlikeErdosRenyi),
    ],
)
def test_every_contract_gives_the_bits_of_the_same_rule_in_c_plus_plus(tiny_text, old, native, own, kind):
    in_cpp = cl.Scenario.from_yaml(edited(tiny_text, old, native))
    in_python = cl.Scenario.from_yaml(edited(tiny_text, old, own), kinds=[kind])
    assert fingerprints(in_python) == fingerprints(in_cpp)


def test_a_metric_equal_in_rule_gives_equal_values_and_changes_nothing(tiny_text):
    kinds = [sample_kinds.AlikeBuyIn, sample_kinds.TrustWatch]
    text = tiny_text + "\nmetrics: [buy_in, trust, alike_buy_in, trust_watch]\n"
    watched = cl.run(cl.Scenario.from_yaml(text, kinds=kinds), replications=3, progress=False)
    assert watched.figure("own_buy_in").values == watched.figure("buy_in").values
    np.testing.assert_allclose(
        watched.figure("own_trust_mean").values, watched.figure("trust_end").values, rtol=1e-6, atol=0
    )
    unwatched = cl.run(cl.Scenario.from_yaml(tiny_text), replications=3, progress=False)
    assert [run.trace for run in watched.runs] == [run.trace for run in unwatched.runs]


def with_strategy(text: str, intervention: str) -> str:
    return edited(text, "  protected: [{kind: protected_time}]", f"  own: [{intervention}]")


@pytest.mark.parametrize("kind", [sample_kinds.CoffeeRound, sample_kinds.OpenDoors, sample_kinds.ByInvitation])
def test_an_intervention_acts_and_with_a_dose_of_0_does_nothing_at_all(tiny_text, kind):
    name = cl.python_kinds.declare.kind_name(kind)

    def prints(dose, strategy):
        text = with_strategy(tiny_text, f"{{kind: {name}, dose: {dose}}}")
        return fingerprints(cl.Scenario.from_yaml(text, kinds=[kind]), strategy=strategy)

    assert prints(0, "own") == prints(0, "baseline")
    assert prints(2, "own") != prints(2, "baseline")


def test_an_intervention_has_the_delivery_of_its_class_unless_a_scenario_says_otherwise(tiny_text):
    written = cl.Scenario.from_yaml(
        with_strategy(tiny_text, "{kind: coffee_round, every_weeks: 3}"), kinds=[sample_kinds.CoffeeRound]
    ).resolved_yaml()
    own = written[written.index("coffee_round") :]
    assert "every_weeks: 3" in own
    assert "session_hours: 0.25" in own
    assert "accredited: false" in own


def test_a_view_of_the_world_ends_with_its_call(tiny_text):
    kept = []

    class Keeper(sample_kinds.CoffeeRound):
        """Keeps what it was lent."""

        def deliver(self, world, occasion, attendees):
            kept[:] = [world, world.people, occasion, attendees, world.people.values]

    text = with_strategy(tiny_text, "{kind: keeper}")
    cl.run(cl.Scenario.from_yaml(text, kinds=[Keeper]), "own", replications=1, threads=1, progress=False)
    world, people, occasion, attendees, values = kept
    for use in (
        lambda: world.now_weeks,
        lambda: people.profession,
        lambda: world.learn_roles(0, 0.5),
        lambda: occasion.mix(attendees),
        lambda: occasion.gain(0.1, 1.0),
    ):
        with pytest.raises(RuntimeError, match="only in the call it was handed to"):
            use()
    assert values.shape == (10, 6)


def test_who_only_looks_cannot_change_the_world(tiny_text):
    class Meddler(sample_kinds.CoffeeRound):
        """Tries to change the world from where it may only look."""

        def admits(self, world, occasion, person):
            if hasattr(world, "learn_roles"):
                return True
            occasion.set_member(person, True)
            return True

    scenario = cl.Scenario.from_yaml(with_strategy(tiny_text, "{kind: meddler}"), kinds=[Meddler])
    with pytest.raises(RuntimeError, match="may only look"):
        fingerprints(scenario, strategy="own")


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda world, _: world.learn_role(99, 0, 0.1), IndexError, "no person 99 among 10"),
        (lambda world, _: world.learn_role(0, 2, 0.1), IndexError, "no profession 2 among 2"),
        (lambda world, _: world.learn_role(0, 1, 1.5), ValueError, "gain must be a number from 0.0 to 1.0, not 1.5"),
        (lambda world, _: world.give_evidence(0, 1, "abilty"), ValueError, "did you mean 'ability'"),
        (lambda _, occasion: occasion.shift_policy("joint_tendancy", 1), ValueError, "did you mean 'joint_tendency'"),
        (lambda world, _: world.teach_values(0, [1.0], 0.5), ValueError, "a weight for each criterion"),
    ],
)
def test_what_cannot_be_done_is_refused_by_name(tiny_text, call, error, says):
    class Clumsy(sample_kinds.CoffeeRound):
        """Asks for what cannot be done."""

        def deliver(self, world, occasion, attendees):
            call(world, occasion)

    scenario = cl.Scenario.from_yaml(with_strategy(tiny_text, "{kind: clumsy}"), kinds=[Clumsy])
    with pytest.raises(error, match=says):
        fingerprints(scenario, strategy="own")


def test_answers_that_no_rule_may_give_are_refused(tiny_text):
    class Dreamer(cl.DecisionRule):
        """Chooses what is not on the table."""

        def decide(self, ballot):
            return ballot.options

    class Nobody(cl.Generator):
        """Ties people to nobody."""

        def generate(self, nodes, luck):
            return [(0, len(nodes))]

    class Endless(cl.InfluenceRule):
        """Runs away."""

        def round(self, discussion, draws):
            discussion.opinion[:] = np.inf

    class Unknown(sample_kinds.AlikeLeadTime):
        """Gives what it has not declared."""

        def report(self, world, figures):
            figures.add("own_lead_time_men", 1.0)

    for old, new, kind, says in (
        ("rule: unanimity", "rule: dreamer", Dreamer, "decide\\(\\) must return None or an option from 0"),
        ("kind: erdos_renyi, mean_degree: 3", "kind: nobody", Nobody, "pairs of different people from 0 to 9"),
        ("colead: 1", "colead: 1\ninfluence: endless", Endless, "finite opinions"),
        ("colead: 1", "colead: 1\nmetrics: [unknown]", Unknown, "did you mean 'own_lead_time_mean'"),
    ):
        with pytest.raises((cl.ModelError, cl.ScenarioError, ValueError), match=says):
            fingerprints(cl.Scenario.from_yaml(edited(tiny_text, old, new), kinds=[kind]))


def test_a_living_run_with_kinds_in_python_equals_the_same_run_and_branches(tiny_text):
    text = with_trust(tiny_text, "alike_asymmetric") + "metrics: [alike_lead_time, trust]\n"
    scenario = cl.Scenario.from_yaml(text, kinds=[sample_kinds.AlikeAsymmetric, sample_kinds.AlikeLeadTime])
    run = cl.run(scenario, "baseline", replications=1, seed=5, progress=False)
    living = cl.Simulation(scenario, "baseline", seed=5, replication=0)
    living.run_until(weeks=4)
    branch = copy.copy(living)
    expected = run.figure("own_lead_time_mean").values
    for one in (living, branch):
        assert one.finish().figure("own_lead_time_mean").values == expected
