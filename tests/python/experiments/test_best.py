# SPDX-License-Identifier: Apache-2.0
"""The best use of so many hours a year: never over them, on luck that the search has not seen."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from support import ROOT, Command

import colead as cl
from colead.drafting.use_text import WrittenUse, scenario_text
from colead.experiments.best import fresh
from colead.experiments.halving import FINALISTS, affordable_levels
from colead.experiments.uses import EVERYBODY, LEVELS, at_level, audiences, scenario_with, schedule_words, uses_of

STRATEGIES = ["protected_time", "shadowing"]


@pytest.fixture(scope="module")
def unit() -> cl.Scenario:
    """The small unit for half a year, which is enough to tell the two strategies apart."""
    return cl.Scenario.load(ROOT / "scenarios" / "small_unit.yaml").with_({"horizon_weeks": 26, "warm_up_weeks": 4})


@pytest.fixture(scope="module")
def found(unit: cl.Scenario) -> cl.BestUse:
    return cl.best(unit, hours=400, strategies=STRATEGIES, replications=6, progress=False)


def test_uses_are_strategies_by_audience_by_level(unit: cl.Scenario) -> None:
    uses = uses_of(unit, ["protected_time"])
    assert {use.often for use in uses} == set(LEVELS)
    assert {use.who for use in uses} == {
        EVERYBODY, "managers", "medics", "senior people", "junior people", "senior managers", "senior medics",
    }  # fmt: skip
    assert len({use.name for use in uses}) == len(uses) == 7 * len(LEVELS)
    senior = next(use for use in uses if (use.who, use.often) == ("senior medics", 0.5))
    assert senior.interventions[0]["professions"] == ["medic"]
    assert senior.interventions[0]["tiers"] == ["senior", "board"]
    assert senior.interventions[0]["dose"] == 0.5
    assert senior.says == "Protected time, senior medics, 0.25 hours a week"
    assert set(senior.changes[0]) == {"professions", "tiers", "dose"}


def test_who_gains_for_sure_is_told_where_the_leader_may_not(found: cl.BestUse) -> None:
    one = found.finalists[0]
    first = replace(one, gain=10.0, low=-1.0, high=21.0, over=False)
    sure = replace(one, gain=5.0, low=4.0, high=6.0, over=False)
    said = replace(found, matters=2.0, finalists=(first, sure)).sentence
    assert "nothing that was tried" not in said
    assert "leads by 10 hours [-1, 21]" in said
    assert "surely improves" in said
    assert "by 5.0 hours [4.0, 6.0]" in said
    alone = replace(found, matters=2.0, finalists=(replace(first, gain=-0.5, low=-2.0, high=1.0),)).sentence
    assert "nothing that was tried clearly improves" in alone
    assert "comes nearest, with -0.5 hours" in alone


def test_an_audience_keeps_to_those_it_was_written_for(unit: cl.Scenario) -> None:
    managers = audiences([("manager", "senior"), ("medic", "early")])[1]
    assert managers.narrowed({"professions": ["medic"], "tiers": []}) is None
    assert managers.narrowed({"professions": [], "tiers": ["early"]}) == {
        "professions": ["manager"],
        "tiers": ["early"],
    }
    assert uses_of(unit, ["baseline"]) == ()


@pytest.mark.parametrize(
    ("written", "level", "words"),
    [
        ({"every_weeks": 4}, 0.5, "every 8 weeks"),
        ({"every_weeks": 1}, 1.0, "every week"),
        ({"every_months": 2}, 2.0, "every month"),
        ({"every_weeks": 0, "dose": 1}, 4.0, "at 4 times the dose"),
        ({"every_weeks": 0, "dose": 1, "hours_per_week": 2}, 0.25, "0.5 hours a week"),
        ({"trigger": "overdue", "every_weeks": 4, "dose": 1}, 2.0, "at 2 times the dose"),
    ],
)
def test_a_level_is_said_as_a_schedule(written: dict[str, object], level: float, words: str) -> None:
    changed = at_level([written], level)
    assert changed is not None
    assert schedule_words(changed[0]) == words


def test_levels_that_cannot_be_written_are_none() -> None:
    assert at_level([{"every_months": 1}], 2.0) is None
    assert at_level([{"every_weeks": 0, "dose": 10}], 4.0) is None
    assert at_level([{"every_weeks": 400}], 0.5) is None


def test_levels_near_the_budget_are_tried(unit: cl.Scenario) -> None:
    levels = [use for use in uses_of(unit, ["protected_time"]) if use.who == EVERYBODY]
    assert [use.often for use in affordable_levels(levels, 400.0, 300.0)] == [0.5, 0.25, 0.125]
    assert [use.often for use in affordable_levels(levels, 0.0, 300.0)] == [4.0, 2.0, 1.0]
    assert affordable_levels(levels, 1e6, 300.0) == []


def test_a_use_in_a_scenario_of_uses_is_the_strategy_as_written(unit: cl.Scenario) -> None:
    use = next(one for one in uses_of(unit, ["shadowing"]) if one.who == EVERYBODY and one.often == 1.0)
    made, _ = scenario_with(unit, [use], 400.0)
    one = cl.run(made, use.name, replications=2, progress=False)
    other = cl.run(unit, "shadowing", replications=2, progress=False)
    assert [run.trace for run in one.runs] == [run.trace for run in other.runs]


def test_nothing_over_the_budget_is_called_best(found: cl.BestUse) -> None:
    assert found.hours_a_year == 400.0
    assert 1 <= len(found.finalists) <= FINALISTS
    for one in found.finalists:
        assert one.over == (one.hours_a_year > 400.0)
    assert found.leader is not None
    assert found.leader.hours_a_year <= 400.0


def test_the_final_contest_is_on_luck_the_search_has_not_seen(found: cl.BestUse, unit: cl.Scenario) -> None:
    assert found.comparison is not None
    assert found.comparison.seed == fresh(unit.seed) == unit.seed + 1
    assert found.comparison.replications == 6
    assert fresh(2**64 - 1) == 0


def test_the_winners_interval_is_that_of_an_ordinary_comparison(found: cl.BestUse) -> None:
    assert found.comparison is not None
    for one in found.finalists:
        effect = found.comparison.effect(one.use.name, "lead_time_mean")
        assert one.gain == pytest.approx(-effect.difference)
        assert (one.low, one.high) == pytest.approx((-effect.high_adjusted, -effect.low_adjusted))
        assert one.high - one.low >= effect.high - effect.low


def test_everything_tried_is_told(found: cl.BestUse) -> None:
    names = [one.use.name for one in found.tried]
    assert len(set(names)) == len(names)
    assert {one.use.name for one in found.tried if one.outcome == "final"} == {one.use.name for one in found.finalists}
    assert {one.use.which for one in found.tried} == set(STRATEGIES)
    for one in found.tried:
        assert (one.outcome == "over") <= (one.hours_a_year > 400.0)


def test_it_finds_at_least_what_a_person_finds_by_hand(found: cl.BestUse, unit: cl.Scenario) -> None:
    """Half an hour a week for senior people, on the luck of the final contest."""
    by_hand = next(use for use in uses_of(unit, ["protected_time"]) if (use.who, use.often) == ("senior people", 1.0))
    made, _ = scenario_with(unit, [by_hand], 400.0)
    comparison = cl.compare(made, replications=6, seed=fresh(unit.seed), mechanisms=False, progress=False)
    effect = comparison.effect(by_hand.name, "lead_time_mean")
    assert found.leader is not None
    hours = comparison.costs[1].hours_a_year
    assert hours > 400.0 or found.leader.gain >= effect.gain - (effect.high - effect.low) / 2


def test_the_same_seed_finds_the_same(found: cl.BestUse, unit: cl.Scenario) -> None:
    again = cl.best(unit, hours=400, strategies=STRATEGIES, replications=6, threads=1, progress=False)
    assert json.dumps(again.to_json(), sort_keys=True) == json.dumps(found.to_json(), sort_keys=True)


def test_without_anything_within_the_budget_nothing_is_found(tiny: cl.Scenario) -> None:
    nothing = cl.best(tiny, hours=0.001, strategies=["protected"], replications=4, progress=False)
    assert nothing.finalists == ()
    assert nothing.winner is None
    assert nothing.sentence == "No use that was tried keeps within 0 hours a year."
    assert {one.outcome for one in nothing.tried} == {"over"}


def test_the_budget_of_the_scenario_is_the_usual_one(tiny: cl.Scenario) -> None:
    limited = tiny.with_({"compare.budget_hours_a_year": 300})
    assert cl.best(limited, strategies=["shadowing"], replications=4, progress=False).hours_a_year == 300.0
    with pytest.raises(ValueError, match=r"hours must be given.*compare\.budget_hours_a_year"):
        cl.best(tiny, progress=False)


@pytest.mark.parametrize("wrong", [0, -1, float("nan"), float("inf")])
def test_hours_of_no_sense_are_refused(tiny: cl.Scenario, wrong: float) -> None:
    with pytest.raises(ValueError, match="hours must be above 0"):
        cl.best(tiny, hours=wrong, progress=False)


def test_there_must_be_something_to_choose_from(tiny: cl.Scenario) -> None:
    with pytest.raises(cl.ModelError, match="no strategy to choose from"):
        cl.best(tiny, hours=100, strategies=["baseline"], progress=False)


def test_the_command_says_the_answer_first_and_what_was_tried(colead: Command, tiny_file: str, tmp_path: Path) -> None:
    file = tmp_path / "best.json"
    outcome = colead("best", tiny_file, "--hours", 300, "--strategy", "shadowing", "-n", 4, "--quiet", "--json", file)
    assert outcome.code == 0, outcome.err
    record = json.loads(file.read_text("utf-8"))
    assert outcome.out.startswith("Within 300 hours a year")
    assert " ".join(outcome.out.split()).startswith(record["sentence"])
    assert f"Tried: {len(record['tried'])} uses" in outcome.out
    assert all(one["over"] or one["hours_a_year"] <= 300 for one in record["finalists"])


def test_the_command_needs_hours(colead: Command, tiny_file: str) -> None:
    outcome = colead("best", tiny_file)
    assert outcome.code == 2
    assert "hours must be given" in outcome.err


def test_chosen_strategies_with_titles_are_searched_and_written(tiny_text: str, tmp_path: Path) -> None:
    """As `colead init` writes them: titles, and a list of those to compare."""
    line = "protected: [{kind: protected_time}]"
    assert line in tiny_text
    named = tiny_text.replace(line, "protected: {title: Quiet hour, interventions: [{kind: protected_time}]}")
    file, made = tmp_path / "named.yaml", tmp_path / "best.yaml"
    file.write_text(named.replace("compare: {", "compare: {strategies: [protected], "), encoding="utf-8")
    scenario = cl.Scenario.load(file)
    assert scenario.strategy_title("protected") == "Quiet hour"
    uses = uses_of(scenario, ["protected"])
    some = next(use for use in uses if use.who == "managers" and use.often == 0.5)
    assert some.says.startswith("Quiet hour, managers, ")
    read, possible = scenario_with(scenario, [some], 500.0)
    assert possible == (some,)
    assert read.strategy_title(some.name) == some.named == some.says.replace(", ", " (", 1) + ")"
    written = some.written(scenario)
    assert written.name == "protected_managers"
    made.write_text(scenario_text(file.name, scenario, written, 500.0), encoding="utf-8")
    again = cl.Scenario.load(made)
    assert again.compared == ("protected", "protected_managers")
    assert again.budget_hours_a_year == 500.0
    resolved = json.loads(again.resolved_json())["strategies"]
    assert resolved["protected_managers"] == list(some.interventions)
    assert WrittenUse.of(again, "protected managers", title="x", interventions=()).name.endswith("managers_2")


def test_a_find_is_written_beside_its_scenario_alone(colead: Command, tiny_file: str, tmp_path: Path) -> None:
    for target, says in (
        ("-", "name a file"),
        (tiny_file, "is there"),
        (tmp_path / "elsewhere.yaml", "a scenario extends a file in its own folder"),
        (tmp_path / "no" / "x.yaml", "there is no folder"),
    ):
        found = colead("best", tiny_file, "--hours", 10, "--output", target)
        assert found.code == 2
        assert says in " ".join(found.err.replace("\u2502", " ").split())


def test_a_gain_smaller_than_what_matters_is_said_to_be_that(found: cl.BestUse) -> None:
    leader = found.leader
    assert leader is not None
    sure = replace(leader, gain=1.96, low=1.31, high=2.61)
    small = replace(found, matters=2.0, finalists=(sure,))
    assert small.winner is None
    assert small.sentence.startswith(
        "Within 400 hours a year nothing that was tried improves mean lead time by as much as matters (2 hours): "
    )
    assert small.amount(sure.gain, sure.low, sure.high, sure) == "2.0 hours [1.3, 2.6]"
    chance = replace(found, matters=2.0, finalists=(replace(sure, low=-0.2),))
    assert "nothing that was tried clearly improves mean lead time" in chance.sentence
