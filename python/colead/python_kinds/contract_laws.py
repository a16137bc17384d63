# SPDX-License-Identifier: Apache-2.0
"""Laws of each contract, as in tests/conformance for the kinds written in C++."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from colead import _core
from colead.python_kinds.proving_ground import Subject, demand, results, traces

Check = Callable[[Subject], None]

# ---- Trust models ----


def trust_stays_between_0_and_1_whatever_the_evidence(subject: Subject) -> None:
    trial, luck = _core.TrustTrial(subject.scenario()), np.random.default_rng(3)
    for _ in range(20):
        tie, week = trial.tie(), 0.0
        for _ in range(15):
            amount = luck.random(2) * (1000 if luck.random() < 0.1 else 1)
            trial.record([(tie, int(luck.integers(3)), float(amount[0]), float(amount[1]))], week)
            for prior in (0.0, 0.3, 1.0):
                demand(0 <= trial.read(tie, week + 1, prior) <= 1, "trust leaves [0, 1]")
            demand(0 <= trial.uncertainty(tie, week + 1) <= 1, "uncertainty leaves [0, 1]")
            week += float(luck.random()) * 10


def reading_changes_nothing(subject: Subject) -> None:
    trial = _core.TrustTrial(subject.scenario())
    tie = trial.tie()
    trial.record([(tie, 0, 1.0, 0.25)], 1.0)
    before, first = trial.state(tie), trial.read(tie, 30.0)
    trial.uncertainty(tie, 60.0)
    demand((trial.state(tie), trial.read(tie, 30.0)) == (before, first), "a second reading differs")


def good_evidence_never_lowers_and_bad_never_raises(subject: Subject) -> None:
    trial = _core.TrustTrial(subject.scenario())
    for facet in range(3):
        for start in (0.0, 0.4, 3.0):
            plain, better, worse = trial.tie(), trial.tie(), trial.tie()
            for tie in (plain, better, worse):
                trial.record([(tie, facet, start, start / 2)], 1.0)
            trial.record([(better, facet, 0.7, 0.0)], 2.0)
            trial.record([(worse, facet, 0.0, 0.7)], 2.0)
            level = trial.read(plain, 2.0)
            demand(trial.read(better, 2.0) >= level - 1e-6, "good evidence lowers trust")
            demand(trial.read(worse, 2.0) <= level + 1e-6, "bad evidence raises trust")


def a_batch_is_that_many_single_pieces_in_order(subject: Subject) -> None:
    trial = _core.TrustTrial(subject.scenario())
    ties = [trial.tie() for _ in range(4)]
    pieces = [(0, 0, 0.5, 0.1), (1, 2, 0.0, 0.9), (0, 1, 0.2, 0.0)]
    trial.record(pieces, 3.0)
    for tie, facet, good, bad in pieces:
        trial.record([(ties[tie + 2], facet, good, bad)], 3.0)
    for together, apart in ((0, 2), (1, 3)):
        demand(trial.read(ties[together], 4.0) == trial.read(ties[apart], 4.0), "a batch gives another trust")


def of_a_stranger_nothing_is_known(subject: Subject) -> None:
    trial = _core.TrustTrial(subject.scenario())
    demand(trial.uncertainty(None, 5.0) == 1.0, "uncertainty about a stranger must be 1")
    demand(trial.read(None, 5.0, 0.2) <= trial.read(None, 5.0, 0.8), "a better prior gives less trust in a stranger")


# ---- Decision rules ----


def _table(people: int, options: int, key: int) -> tuple[np.ndarray, list[dict[str, object]]]:
    luck = np.random.default_rng(key)
    scores = np.column_stack([np.zeros(people), 2 * luck.random((people, options - 1)) - 1])
    shares = luck.dirichlet(np.ones(people))
    voters: list[dict[str, object]] = [
        {
            "profession": int(luck.integers(2)),
            "tier": int(luck.integers(4)),
            "owner": i == 0,
            "safety_owner": bool(luck.random() < 0.3),
            "competence": 0.5 + 0.49 * float(luck.random()),
            "accountability": float(shares[i]),
        }
        for i in range(people)
    ]
    return scores, voters


def same_ballot_same_ruling(subject: Subject) -> None:
    scenario = subject.scenario()
    for key in range(60):
        table = _table(1 + key % 8, 2 + key % 5, key)
        first = _core.trial_decide(scenario, *table)
        demand(_core.trial_decide(scenario, *table) == first, "the same ballot gives another ruling")


def agrees_on_what_everybody_puts_first(subject: Subject) -> None:
    scenario = subject.scenario()
    for key in range(60):
        scores, voters = _table(1 + key % 8, 5, key)
        scores[:, key % 5] = 5.0
        demand(_core.trial_decide(scenario, scores, voters) == key % 5, "what everybody wants is not agreed on")


def the_order_round_the_table_does_not_matter(subject: Subject) -> None:
    scenario = subject.scenario()
    for key in range(60):
        scores, voters = _table(2 + key % 7, 4, key)
        turned = _core.trial_decide(scenario, np.roll(scores, 1, axis=0), voters[-1:] + voters[:-1])
        demand(turned == _core.trial_decide(scenario, scores, voters), "another order gives another ruling")


def professions_are_names_only(subject: Subject) -> None:
    scenario = subject.scenario()
    for key in range(60):
        scores, voters = _table(2 + key % 7, 4, key)
        swapped = [voter | {"profession": 1 - int(str(voter["profession"]))} for voter in voters]
        demand(
            _core.trial_decide(scenario, scores, swapped) == _core.trial_decide(scenario, scores, voters),
            "swapping the professions gives another ruling",
        )


def indifference_keeps_the_status_quo(subject: Subject) -> None:
    _, voters = _table(4, 4, 1)
    ruling = _core.trial_decide(subject.scenario(), np.zeros((4, 4)), voters)
    demand(ruling in (0, None), "indifference changes something")


# ---- Influence rules ----


def _group(people: int, matters: int, key: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    luck = np.random.default_rng(key)
    return luck.random((people, matters)), luck.dirichlet(np.ones(people), size=people), luck.random(people)


def opinions_stay_within_those_there_were(subject: Subject) -> None:
    scenario = subject.scenario()
    for key in range(15):
        opinion, weights, susceptibility = _group(2 + key % 7, 3, key)
        after = _core.trial_discuss(scenario, opinion, weights, susceptibility, rounds=10)
        inside = (after >= opinion.min(axis=0) - 1e-12) & (after <= opinion.max(axis=0) + 1e-12)
        demand(bool(inside.all()), "an opinion leaves the range of those there were")


def a_consensus_stays_where_it_is(subject: Subject) -> None:
    _, weights, susceptibility = _group(5, 2, 3)
    opinion = np.tile([0.25, -3.0], (5, 1))
    after = _core.trial_discuss(subject.scenario(), opinion, weights, susceptibility, rounds=6)
    demand(bool(np.allclose(after, opinion, rtol=0, atol=1e-12)), "a consensus moves")


def luck_comes_from_the_draws_alone(subject: Subject) -> None:
    scenario, group = subject.scenario(), _group(6, 2, 4)
    first = _core.trial_discuss(scenario, *group, rounds=5, seed=9)
    again = _core.trial_discuss(scenario, *group, rounds=5, seed=9)
    demand(np.array_equal(first, again), "the same draws give other opinions")


# ---- Generators ----


def _seats(people: int) -> tuple[list[str], list[int], list[int]]:
    return (
        [f"unit{i // 12}.{i}" for i in range(people)],
        [i // 12 for i in range(people)],
        [int(i % 3 == 0) for i in range(people)],
    )


def ties_join_two_different_people_once(subject: Subject) -> None:
    scenario = subject.scenario()
    for seed in range(5):
        ties = [tuple(tie) for tie in _core.trial_ties(scenario, *_seats(48), seed=seed).tolist()]
        demand(len(set(ties)) == len(ties), "a tie stands there twice")
        demand(all(a != b for a, b in ties), "somebody is tied to themselves")


def luck_makes_the_network(subject: Subject) -> None:
    scenario = subject.scenario()
    first = _core.trial_ties(scenario, *_seats(48), seed=1)
    demand(np.array_equal(first, _core.trial_ties(scenario, *_seats(48), seed=1)), "the same luck gives other ties")
    other = _core.trial_ties(scenario, *_seats(48), seed=2)
    demand(len(first) == 0 or not np.array_equal(first, other), "another seed gives the same ties")


def nobody_has_no_ties(subject: Subject) -> None:
    demand(len(_core.trial_ties(subject.scenario(), [], [], [])) == 0, "ties of nobody")


# ---- Interventions ----


def a_dose_of_0_is_the_baseline_bit_for_bit(subject: Subject) -> None:
    scenario = subject.scenario({"dose": 0})
    demand(traces(scenario, strategy="own") == traces(scenario, strategy="baseline"), "a dose of 0 changes something")


def a_dose_changes_what_happens(subject: Subject) -> None:
    scenario = subject.scenario({"dose": 2})
    demand(traces(scenario, strategy="own") != traces(scenario, strategy="baseline"), "a dose of 2 changes nothing")


def the_luck_of_others_is_left_alone(subject: Subject) -> None:
    from colead.python_kinds.recorder import arrivals

    known = arrivals(subject, "baseline")
    seen = arrivals(subject, "own")
    shared = known.keys() & seen.keys()
    demand(len(shared) > len(seen) * 3 / 4, "other decisions arrive")
    demand(all(known[key] == seen[key] for key in shared), "decisions arrive at other times or are due at others")


# ---- Metrics ----


def watching_changes_nothing(subject: Subject) -> None:
    watched = [result.run().trace for result in results(subject.scenario())]
    plain = Subject("metrics", "joint_share", ())
    demand(watched == [result.run().trace for result in results(plain.scenario())], "watched runs differ")


def figures_are_finite_or_unknown(subject: Subject) -> None:
    experiment = _core.Experiment(subject.scenario())
    figures = experiment.figures(experiment.run_tasks([(0, 11, r) for r in range(3)], threads=1))
    for figure in figures:
        demand(not any(math.isinf(value) for value in figure.values), f"{figure.metric} is infinite")


def how_often_it_is_sampled_changes_no_decision(subject: Subject) -> None:
    text = subject.scenario().resolved_yaml().replace("sample_every_weeks: 4", "sample_every_weeks: 0.5")
    often = _core.Scenario.from_yaml(text, kinds=subject.kinds)
    demand(
        [result.run().trace for result in results(often)]
        == [result.run().trace for result in results(subject.scenario())],
        "sampling more often changes what happens",
    )


BY_CATALOGUE: dict[str, list[Check]] = {
    "trust": [
        trust_stays_between_0_and_1_whatever_the_evidence,
        reading_changes_nothing,
        good_evidence_never_lowers_and_bad_never_raises,
        a_batch_is_that_many_single_pieces_in_order,
        of_a_stranger_nothing_is_known,
    ],
    "decisions": [
        same_ballot_same_ruling,
        agrees_on_what_everybody_puts_first,
        the_order_round_the_table_does_not_matter,
        professions_are_names_only,
        indifference_keeps_the_status_quo,
    ],
    "influence": [
        opinions_stay_within_those_there_were,
        a_consensus_stays_where_it_is,
        luck_comes_from_the_draws_alone,
    ],
    "generators": [ties_join_two_different_people_once, luck_makes_the_network, nobody_has_no_ties],
    "interventions": [
        a_dose_of_0_is_the_baseline_bit_for_bit,
        a_dose_changes_what_happens,
        the_luck_of_others_is_left_alone,
    ],
    "metrics": [watching_changes_nothing, figures_are_finite_or_unknown, how_often_it_is_sampled_changes_no_decision],
}
