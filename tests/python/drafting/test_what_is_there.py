# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

import colead as cl
from colead.drafting.cannot_act import why_it_cannot_act
from colead.drafting.in_words import hours_words, intervention_words
from colead.drafting.shipped import reference
from colead.drafting.slots import ever_at_work, most_at_work
from colead.drafting.staff import people_of
from colead.drafting.what_is_there import what_is_there


def with_strategy(*interventions: dict[str, Any]) -> cl.Scenario:
    return reference().with_({"strategies.check_ins": list(interventions)})


def test_people_decisions_and_strategies_of_the_small_unit() -> None:
    there = what_is_there(reference())
    assert there.people == {
        "manager": {"senior": 1, "mid": 1, "early": 2},
        "medic": {"senior": 12, "mid": 4, "early": 4},
    }
    assert there.units == {"service": 24}
    assert there.decisions["bed_flow"] == 6
    assert sum(there.decisions.values()) == pytest.approx(reference().decisions_per_week)
    assert "service_redesign" not in there.decisions  # it does not arise there
    check_ins = next(one for one in there.strategies if one.id == "check_ins")
    assert check_ins.words == "check in: all 24 people, whoever wants to, 30 min, every week"
    assert hours_words(check_ins.hours) == "626 h a year"


@pytest.mark.parametrize(
    ("intervention", "words"),
    [
        ({"kind": "shadowing", "host_hours": 4}, "whoever wants to, 7.5 h and 4 h of a host, every 26 weeks"),
        ({"kind": "protected_time", "hours_per_week": 1, "tiers": ["senior"]}, "1 senior manager and 12 senior medics"),
        ({"kind": "entry_curriculum"}, "80 % of all 24 people, 15 h, for each newcomer"),
        (
            {"kind": "parachute", "threshold": 0.25},
            "in a unit where 25 % of decisions are overdue, at most every 26 weeks",
        ),
        (
            {"kind": "check_in", "every_months": 1, "start_week": 4, "lasts_weeks": 26},
            "every month, from week 4, for 26 weeks",
        ),
        ({"kind": "values_exchange", "every_weeks": 0, "at": "wed 14:00"}, "3 h, once, at wed 14:00"),
    ],
)
def test_an_intervention_in_words(intervention: dict[str, Any], words: str) -> None:
    resolved = json.loads(with_strategy(intervention).resolved_json())
    assert words in intervention_words(resolved["strategies"]["check_ins"][0], people_of(resolved))


@pytest.mark.parametrize(
    ("intervention", "why"),
    [
        ({"kind": "check_in", "dose": 0}, "dose is 0"),
        ({"kind": "check_in", "start_week": 104}, "starts in week 104"),
        ({"kind": "check_in", "tiers": ["board"]}, "nobody whom its tiers name"),
        ({"kind": "check_in", "professions": ["medic"]}, "two professions of one unit"),
        ({"kind": "real_time", "professions": ["medic"]}, "two professions"),
        ({"kind": "check_in", "session_hours": 0}, "take no time"),
        ({"kind": "check_in", "share": 0}, "share is 0"),
        ({"kind": "check_in", "probability": 0}, "probability is 0"),
        ({"kind": "shadowing", "host_tiers": ["board"]}, "no host"),
        ({"kind": "late_merge", "tiers": ["early"]}, "senior"),
        ({"kind": "protected_time", "hours_per_week": 0}, "no hours free"),
        ({"kind": "recognition"}, ""),
        ({"kind": "recognition", "tiers": ["board"]}, ""),  # a standing rule of whole units: told by a notice
        ({"kind": "protected_time", "tiers": ["board"]}, "nobody whom its tiers name"),
        ({"kind": "shadowing"}, ""),
    ],
)
def test_what_cannot_act_is_told_with_its_reason(intervention: dict[str, Any], why: str) -> None:
    resolved = json.loads(with_strategy(intervention).resolved_json())
    found = why_it_cannot_act(resolved["strategies"]["check_ins"][0], people_of(resolved), resolved)
    assert why in found
    assert bool(found) == bool(why)


@pytest.mark.parametrize("intervention", [{"kind": "check_in", "tiers": ["board"]}, {"kind": "check_in", "share": 0}])
def test_what_asks_nobody_changes_nothing(intervention: dict[str, Any]) -> None:
    scenario = with_strategy(intervention).with_({"horizon_weeks": 26.0})
    comparison = cl.compare(scenario, strategies=["check_ins"], replications=2, mechanisms=False, progress=False)
    moved = [effect.metric for effect in comparison.effects if abs(effect.difference) > 0]
    assert moved == []


def test_a_warm_up_shorter_than_the_slowest_clock_is_told() -> None:
    assert what_is_there(reference()).look_at == ()
    (told,) = what_is_there(reference().with_({"warm_up_weeks": 8.0})).look_at
    assert "warm-up of 8 weeks is shorter than the 12.9 weeks" in told
    assert "Business case" in told


def test_the_shipped_strategies_can_all_act() -> None:
    there = what_is_there(reference())
    assert [one.id for one in there.strategies if one.hours.sure == "none"] == ["baseline", "joint_accountability"]


@pytest.mark.parametrize(
    ("calendar", "slot", "hours", "there"),
    [
        ("mon-fri 09:00-17:00", "wed 16:00", 1, True),
        ("mon-fri 09:00-17:00", "wed 16:00", 1.25, False),
        ("mon-fri 09:00-17:00", "sat 10:00", 0.25, False),
        ("fri-mon 09:00-17:00", "sun 10:00", 2, True),
        ("fri-mon 09:00-17:00", "tue 10:00", 2, False),
        ("sun 20:00-08:00", "mon 06:00", 2, True),
        ("sun 20:00-08:00", "sun 23:00", 3, True),
        ("tue,thu 13:00-17:30", "thu 13:00", 4.5, True),
        ("daily 00:00-24:00", "sun 23:45", 5, True),
    ],
)
def test_a_session_at_a_slot_needs_somebody_at_work(calendar: str, slot: str, hours: float, there: bool) -> None:
    assert ever_at_work([{"weeks": [{"duty": [calendar], "open": []}]}], slot, hours) is there


@pytest.mark.parametrize(
    ("cycle", "weeks", "hours"),
    [
        (["mon-fri 09:00-17:00"], 4, 160),
        (["daily 00:00-24:00"], 4, 672),
        (["sun 20:00-08:00"], 4, 48),
        (["mon-fri 09:00-17:00", "mon 09:00-10:00"], 1, 40),
        (["mon-fri 09:00-17:00", "mon 09:00-10:00"], 4, 82),
        (["mon-fri 09:00-17:00", "mon 09:00-10:00", "tue 09:00-10:00"], 4, 82),
        (["sun 00:00-24:00", "mon 00:00-24:00", "sat 00:00-01:00", "sat 00:00-01:00"], 1, 48),  # from the Sunday on
    ],
)
def test_most_at_work_is_of_any_weeks_on_end(cycle: list[str], weeks: int, hours: float) -> None:
    calendar = {"weeks": [{"duty": [week], "open": []} for week in cycle]}
    assert most_at_work([{"weeks": [{"duty": ["mon 09:00-09:15"], "open": []}]}, calendar], weeks) == hours


@pytest.mark.parametrize(("preparation", "told"), [(60, False), (158.5, True)])
def test_preparation_for_which_nobody_has_the_duty_never_acts(preparation: float, told: bool, tiny_text: str) -> None:
    course = f"protected: [{{kind: blended_course, every_weeks: 4, preparation_hours: {preparation / 4}, dose: 4, "
    course += "session_hours: 0.5, selection: everybody}]"
    scenario = cl.Scenario.from_yaml(tiny_text.replace("protected: [{kind: protected_time}]", course))
    why = f"nobody whom it asks is at work for {preparation + 2:g} h in four weeks"
    looked = [one for one in what_is_there(scenario).look_at if "blended_course" in one]
    assert looked == ([f"strategy 'protected' [0] blended_course can bring nothing: {why}"] if told else [])
    result = cl.run(scenario, "protected", replications=1, progress=False)
    assert [one.why for one in result.never_acted if not one.by_itself] == ([why] if told else [])
    assert np.any(result.figure("strategy_hours").values) is not told


def test_a_slot_that_nobody_has_is_told_of_and_never_acts(tiny_text: str) -> None:
    late = "protected: [{kind: check_in, every_weeks: 2, session_hours: 1, at: 'sat 10:00'}]"
    text = tiny_text.replace("protected: [{kind: protected_time}]", late)
    scenario = cl.Scenario.from_yaml(text)
    told = "strategy 'protected' [0] check_in can bring nothing: nobody whom it asks is at work for 1 h from sat 10:00"
    assert told in what_is_there(scenario).look_at
    result = cl.run(scenario, "protected", replications=1, progress=False)
    reasons = [one.why for one in result.never_acted if not one.by_itself]
    assert reasons == ["nobody whom it asks is at work for 1 h from sat 10:00"]


def told_of(tiny_text: str, staff: str, intervention: str) -> tuple[list[str], list[str]]:
    """What is told of a strategy, with this group of staff besides those of tiny, before a run and after it."""
    own = "      - {profession: medic, count: 3, calendar: office}\n"
    text = tiny_text.replace(own, own + f"      - {staff}\n").replace("[{kind: protected_time}]", f"[{intervention}]")
    scenario = cl.Scenario.from_yaml(text)
    result = cl.run(scenario, "protected", replications=1, progress=False)
    before = [
        one.split(": ", 1)[1] for one in what_is_there(scenario).look_at if one.startswith("strategy 'protected'")
    ]
    return before, [one.sentence.split(": ", 1)[1] for one in result.never_acted if not one.by_itself]


@pytest.mark.parametrize(
    ("intervention", "why"),
    [
        ("{kind: shadowing, tiers: [board], every_weeks: 4}", "there is nobody whom its tiers name"),
        ("{kind: protected_time, tiers: [board]}", "there is nobody whom its tiers name"),
        ("{kind: shadowing, host_tiers: [board], every_weeks: 4}", "there is no host of another profession"),
        (
            "{kind: check_in, every_weeks: 2, session_hours: 1, at: 'sat 10:00'}",
            "nobody whom it asks is at work for 1 h from sat 10:00",
        ),
    ],
)
def test_a_group_of_nobody_is_nobody(intervention: str, why: str, tiny_text: str) -> None:
    weekend = 'weekend: {weeks: [{open: ["sat-sun 09:00-17:00"], duty: ["sat-sun 09:00-17:00"]}]}'
    text = tiny_text.replace("calendars:\n", f"calendars:\n  {weekend}\n")
    nobody = "{profession: medic, tier: board, count: 0, calendar: weekend}"
    assert told_of(text, nobody, intervention) == ([why], [why])


def test_a_profession_without_people_is_named(tiny_text: str) -> None:
    text = tiny_text.replace("professions:\n", "professions:\n  nurse: {}\n")
    before, after = told_of(
        text,
        "{profession: nurse, count: 0, calendar: office}",
        "{kind: shadowing, professions: [nurse], every_weeks: 4}",
    )
    assert before == after == ["there is nobody whom its professions name"]


def test_hours_that_can_bring_nothing_are_told_after_the_run_too(tiny_text: str) -> None:
    alone = "[{kind: shadowing, host_tiers: [board], every_weeks: 4}]"
    scenario = cl.Scenario.from_yaml(tiny_text.replace("[{kind: protected_time}]", alone))
    result = cl.run(scenario, "protected", replications=2, progress=False)
    assert min(result.figure("all_hours").values) > 0
    (told,) = (one for one in result.never_acted if not one.by_itself)
    assert told.sentence == (
        "shadowing of strategy 'protected' never acted in any of 2 runs, though hours went on it: "
        "there is no host of another profession"
    )


@pytest.mark.parametrize(("years", "told"), [(1000, "0.0023"), (5, "0.46"), (2, "")])
def test_entry_where_hardly_anybody_enters_is_told(years: float, told: str, tiny_text: str) -> None:
    text = tiny_text.replace("calendar: office}", f"calendar: office, tenure_years: {years}}}")
    before, after = told_of(text, "{profession: medic, count: 0, calendar: office}", "{kind: entry_curriculum}")
    why = f"of those it asks, {told} are expected to enter in its 12 weeks"  # ten people, 12/52 of a year
    assert before == ([why] if told else [])
    if years == 1000:
        assert after == [why]


BELIEF = {"metric": "trust_mean", "direction": "must_rise", "because": "a guess"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"load": 0}, "no decision of class 'beds' can come up: its rate is 0 in every unit that lists it"),
        (
            {"decisions.beds.rule": {"kind": "two_key", "keys": 2}},
            "decision 'beds' asks for 2 keys of a profession, and at most 1 of one decide: all of them",
        ),
        ({"decisions.beds.rule": {"kind": "two_key"}}, ""),
        (
            {"expectations": [{"more": "baseline", **BELIEF}]},
            "expectations[0] can never be decided: 'baseline' has no intervention to do more of",
        ),
        (
            {"metrics": ["lead_time"], "expectations": [{"strategy": "shadowing", **BELIEF}]},
            "expectations[0] can never be decided: no metric of `metrics` gives trust_mean",
        ),
        ({"metrics": ["trust"], "expectations": [{"strategy": "shadowing", **BELIEF}]}, ""),
        ({"expectations": [{"strategy": "shadowing", **BELIEF}, {"more": "shadowing", **BELIEF}]}, ""),
    ],
)
def test_what_no_run_can_bear_out_is_told(tiny: cl.Scenario, changes: dict[str, Any], told: str) -> None:
    before = set(what_is_there(tiny).look_at)
    assert [one for one in what_is_there(tiny.with_(changes)).look_at if one not in before] == ([told] if told else [])


@pytest.mark.parametrize(
    ("intervention", "told"),
    [
        ({"kind": "protected_time", "hours_per_week": 30}, True),  # thirty minutes were meant
        ({"kind": "protected_time", "hours_per_week": 3}, False),
        ({"kind": "check_in", "every_weeks": 0.2, "session_hours": 15}, True),
        ({"kind": "check_in", "every_weeks": 1, "session_hours": 15, "tiers": ["senior"]}, False),
    ],
)
def test_minutes_that_were_written_as_hours_are_worth_a_look(intervention: dict[str, Any], told: bool) -> None:
    looked = [one for one in what_is_there(with_strategy(intervention)).look_at if "more than half of the" in one]
    assert bool(looked) == told
    if told:
        assert looked[0].startswith(f"strategy 'check_ins' [0] {intervention['kind']} asks ")
        assert looked[0].endswith("lengths are written in hours")
