# SPDX-License-Identifier: Apache-2.0
"""Why a decision went as it did: accounts add up, names are helped with, two runs differ by the strategy alone."""

from __future__ import annotations

import json
import math
import re

import numpy as np
import pytest
from support import Command

import colead as cl
from colead import explain
from colead.explain.divergence import downstream, first_divergence
from colead.explain.recorded_run import RecordedRun, RunKey, near_decision, record_runs
from colead.explain.stories import medoid
from colead.explain.ties import tie_in
from colead.words import titles


@pytest.fixture(scope="module")
def both(tiny: cl.Scenario) -> list[RecordedRun]:
    return record_runs(tiny, [other_strategy(tiny), tiny.baseline], RunKey.of(tiny))


def other_strategy(scenario: cl.Scenario) -> str:
    assert "shadowing" in scenario.strategies
    return "shadowing"


@pytest.fixture(scope="module")
def records(both: list[RecordedRun]) -> list[cl._core.DecisionAccount]:
    return [both[0].record(name) for name in both[0].briefs]


def test_ids_name_unit_class_and_number(records: list[cl._core.DecisionAccount]) -> None:
    for record in records:
        unit, decision_class, number = record.id.rsplit(".", 2)
        assert (unit, decision_class) == (record.unit, record.decision_class)
        assert number.isdigit()
    assert len({record.id for record in records}) == len(records)


def test_delays_add_up_to_the_lead_time_without_gaps(records: list[cl._core.DecisionAccount]) -> None:
    for record in records:
        at = 0.0
        for entry in record.delays:
            assert entry.from_hours == pytest.approx(at, abs=1e-9)
            at = entry.to_hours
        assert at == pytest.approx(record.lead_hours, abs=1e-9)


def test_scores_are_the_sum_of_their_parts(records: list[cl._core.DecisionAccount]) -> None:
    scores = [score for record in records for meeting in record.meetings for score in meeting.scores]
    assert len(scores) > 100
    for score in scores:
        parts = [getattr(score, key) for key in ("known", "own_cues", "common_cues", "error")]
        assert sum(parts) + sum(score.evidence.values()) == pytest.approx(score.own_view, abs=1e-9)
        assert score.own_view + score.influence + score.definitions == pytest.approx(score.final, abs=1e-9)
        assert score.option > 0 or score.definitions == 0.0  # the status quo is what it is
        assert score.time_pressure == 0.0


def test_every_account_has_a_text_without_blanks_or_nan(both: list[RecordedRun]) -> None:
    for name in both[0].briefs:
        account = explain.Account("tiny", "s", 1, 0, both[0].record(name))
        assert str(account).startswith(f"{name} under 's'")
        assert all(section.lines for section in account.sections)
        assert not re.search(r"\bnan\b|None|[{}]", str(account))
        json.dumps(account.to_json(), allow_nan=False)


def test_keeping_changes_no_fingerprint_and_bytes_carry_the_account(tiny: cl.Scenario) -> None:
    core = cl._core
    experiment = core.Experiment(tiny)
    task = [(0, 3, 1)]
    (off,) = experiment.run_tasks(task, threads=1)
    (full,) = experiment.run_tasks(task, threads=1, keep=core.Keep(records="full", trust=True))
    assert full.fingerprint == off.fingerprint
    again = core.RunResult.from_bytes(full.to_bytes())
    assert core.decision_account(experiment, again, 0) == core.decision_account(experiment, full, 0)
    with pytest.raises(ValueError, match="records='full'"):
        core.decision_account(experiment, off, 0)


def test_why_is_the_account_of_the_run_that_is_asked_for(tiny: cl.Scenario, both: list[RecordedRun]) -> None:
    name = next(iter(both[1].briefs))
    account = explain.why(tiny, decision=name)
    assert account.record == both[1].record(name)
    assert (account.strategy, account.replication, account.seed) == (tiny.baseline, 0, tiny.seed)


def test_a_simulation_tells_why_unless_its_past_is_another(tiny: cl.Scenario, both: list[RecordedRun]) -> None:
    name = next(iter(both[0].briefs))
    sim = cl.Simulation(tiny, other_strategy(tiny))
    assert sim.why(name).record == both[0].record(name)
    assert sim.branch().why(name).record == both[0].record(name)
    with pytest.raises(cl.ModelError, match="branch"):
        sim.branch(replication=5).why(name)


def test_an_unknown_decision_is_refused_with_a_near_name(tiny: cl.Scenario, both: list[RecordedRun]) -> None:
    name = next(iter(both[1].briefs))
    kind, _, _ = name.rpartition(".")
    with pytest.raises(cl.ModelError, match=f"did you mean '{kind}"):
        explain.why(tiny, decision=f"{kind}.100000")
    with pytest.raises(cl.ModelError, match="did you mean"):
        explain.why(tiny, decision=name[:2] + name[3:])


def test_the_near_decision_is_the_nearest_number_of_its_kind() -> None:
    known = ["a.beds.1", "a.beds.8", "a.rota.5"]
    assert near_decision("a.beds.6", known) == "a.beds.8"
    assert near_decision("a.rotta.6", known) == "a.rota.5"


def test_a_strategy_against_itself_never_parts(both: list[RecordedRun]) -> None:
    assert first_divergence(both[0], both[0]) is None
    same = downstream(both[0], both[0])
    assert (same.decided_otherwise, same.at_another_time, same.ties_changed, same.only_in_one) == (0, 0, 0, 0)
    assert same.decisions == len(both[0].briefs)


def test_nothing_differs_before_the_first_divergence(both: list[RecordedRun]) -> None:
    parted = first_divergence(*both)
    assert parted is not None
    for name, brief in both[0].briefs.items():
        other = both[1].briefs.get(name)
        if other is not None and max(brief.decided_week, other.decided_week) < parted.week:
            assert (brief.chosen, brief.lead_hours) == (other.chosen, other.lead_hours)
    touched = downstream(*both)
    assert sum(week.ties_changed for week in touched.by_week) == touched.ties_changed > 0
    assert sum(week.decisions for week in touched.by_week) == touched.decisions
    assert min(week.week for week in touched.by_week if week.ties_changed) >= math.floor(parted.week)


def test_two_runs_choose_a_decision_that_went_another_way(tiny: cl.Scenario) -> None:
    found = explain.interesting(tiny, strategy=other_strategy(tiny), against=tiny.baseline)["flipped"]
    told = explain.two_runs(tiny, strategy=other_strategy(tiny))
    assert told.decision == found[0].brief.id
    a, b = told.here.record, told.there.record
    assert (a.chosen, a.style) != (b.chosen, b.style)
    assert a.arrived_week == b.arrived_week
    assert told.differences
    for one in told.differences:
        assert (one.strategy, one.against) == (told.strategy, told.against)
        assert one.here != one.there
        assert one.sentence() in told.narrative
    assert told.to_json()["differences"] == [one.sentence() for one in told.differences]
    assert told.decision in told.narrative
    for strategy in (told.strategy, told.against):
        for title in ("Who spoke", "What tipped it", "What came of it"):
            assert f"**{title}: {titles.plain(strategy)}.**" in told.narrative
    story = told.narrative[told.narrative.index("**What came up") : told.narrative.index("### How the two runs parted")]
    assert len(story.split()) <= 500  # at most a page
    assert ".medic." not in story
    assert ".manager." not in story
    assert [moment.hours for moment in told.timeline] == sorted(moment.hours for moment in told.timeline)
    json.dumps(told.to_json(), allow_nan=False)


def test_the_account_of_a_tie_adds_up_to_its_trust(both: list[RecordedRun]) -> None:
    ledger = both[0].trust
    pairs = {(int(h), int(t)) for h, t in zip(ledger.entries["holder"], ledger.entries["target"], strict=True)}
    assert len(pairs) > 20
    for holder, target in sorted(pairs)[:20]:
        told = tie_in(both[0], ledger.posts[holder], ledger.posts[target])
        account = told.record
        assert [line["text"] in str(told) for line in told.to_json()["changes"]] == [True] * len(account.changes)
        assert account.start + sum(change.size for change in account.changes) == pytest.approx(account.trust, abs=1e-6)
        for half in account.changes[:: max(1, len(account.changes) // 3)]:
            until = tie_in(both[0], account.holder, account.target, half.week)
            assert until.record.changes == tuple(change for change in account.changes if change.week <= half.week)
    with pytest.raises(cl.ModelError, match="did you mean"):
        tie_in(both[0], ledger.posts[0] + "x", ledger.posts[1])


def test_the_waterfall_adds_up_to_the_mean_lead_time(tiny: cl.Scenario) -> None:
    fall = explain.waterfall(tiny, replications=3)
    assert fall.hours == pytest.approx(sum(step.hours for step in fall.steps))
    runs = [record_runs(tiny, [tiny.baseline], RunKey.of(tiny, r))[0] for r in range(3)]
    lead_times = [brief.lead_hours for run in runs for brief in run.briefs.values()]
    assert fall.decisions == len(lead_times)
    assert fall.hours == pytest.approx(sum(lead_times) / len(lead_times))
    for step in fall.steps:
        assert sum(step.by_profession.values()) <= step.hours + 1e-9
    waited = next(step for step in fall.steps if step.cause == "waiting_for_person")
    assert set(waited.by_profession) == {"manager", "medic"}


def test_the_medoid_is_the_row_nearest_to_all_others() -> None:
    rows = np.array([[0.0, 0.0], [1.0, 0.0], [0.9, 0.1], [9.0, 9.0]])
    direct = [sum(math.dist(row, other) for other in rows) for row in rows]
    assert medoid(rows) == int(np.argmin(direct))


def test_a_story_tells_of_the_typical_the_best_and_the_worst(tiny: cl.Scenario) -> None:
    told = explain.story(tiny, strategy=other_strategy(tiny), replications=6)
    assert told.best.score >= told.typical.score >= told.worst.score
    for chapter in (told.typical, told.best, told.worst):
        runs = [cl.run(tiny, name, replications=6, progress=False) for name in (told.against, told.strategy)]
        for figure in chapter.figures:
            for run, value in zip(runs, (figure.against, figure.strategy), strict=True):
                assert run.figure(figure.metric).values[chapter.replication] == value
    assert "The typical run" in told.narrative
    json.dumps(told.to_json(), allow_nan=False)
    with pytest.raises(cl.ModelError, match="against itself"):
        explain.story(tiny, strategy=tiny.baseline)


def test_the_command_lists_explains_and_sets_side_by_side(colead: Command, tiny_file: str, tiny: cl.Scenario) -> None:
    other = other_strategy(tiny)
    listed = colead("explain", tiny_file, "--strategy", other, "--against", tiny.baseline)
    assert listed.code == 0
    assert "What went another way" in listed.out
    name = explain.two_runs(tiny, strategy=other).decision
    one = colead("explain", tiny_file, "--decision", name)
    assert one.code == 0
    assert "Where the time went" in one.out
    both = colead("explain", tiny_file, "--strategy", other, "--against", tiny.baseline, "--decision", name)
    assert both.code == 0
    assert f"under '{other}'" in both.out
    assert f"under '{tiny.baseline}'" in both.out
    record = json.loads(colead("explain", tiny_file, "--decision", name, "--json", "-").out)
    assert record["decision"]["id"] == name


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--decision", "nowhere.nothing.1"], "no decision 'nowhere.nothing.1' closed"),
        (["--strategy", "basline"], "did you mean 'baseline'?"),
        (["--against", "baseline"], "is the strategy itself"),
        (["--story"], "needs another strategy"),
        (["--replications", "9"], "only a story"),
    ],
)
def test_the_command_refuses_what_makes_no_sense(
    colead: Command, tiny_file: str, arguments: list[str], message: str
) -> None:
    answer = colead("explain", tiny_file, *arguments)
    assert answer.code == 2
    assert message in " ".join(answer.err.split())
