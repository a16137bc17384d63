# SPDX-License-Identifier: Apache-2.0
"""No gain without hours, all hours in one figure, what matters, and what an answer rests on."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from support import ROOT, Command

import colead as cl
from colead.cli.views.answer_view import before_table
from colead.experiments.carried import MOST_NUMBERS, OF_CONTACT, Carried, Mechanism, mechanism_numbers
from colead.experiments.verdict import Held, carried_by, sentence
from colead.statistics.ranking import Rank

SMALL = ROOT / "scenarios" / "small_unit.yaml"


class FreeLunch(cl.Intervention):
    """Everybody understands more, whoever comes."""

    source = "a test"

    def deliver(self, world, occasion, attendees):  # type: ignore[no-untyped-def] # noqa: ARG002
        for person in range(len(world.people)):
            world.learn_roles(person, 0.5 * occasion.dose)


# ---- The sentence of the answer ----


def ranked(*rows: tuple[str, float, float, float]) -> list[Rank]:
    """Rows of name, mean, and the bounds of the difference to the baseline."""
    return [Rank(name, "trust_mean", "trust", mean, 0.5, 0.0, low, high) for name, mean, low, high in rows]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [("base", 0.6, 0.0, 0.0), ("near", 0.5, -0.3, 0.1)],
            "base leads on trust_mean, by 0.10 trust [-0.10, 0.30] (95 %) over near, but not clearly; ",
        ),
        (
            [("near", 0.6, -0.1, 0.3), ("base", 0.5, 0.0, 0.0)],
            "near leads on trust_mean, by 0.10 trust [-0.10, 0.30] (95 %) over base, but not clearly; ",
        ),
        (
            [("base", 0.6, 0.0, 0.0), ("near", 0.5, -0.15, -0.05), ("far", 0.2, -0.5, -0.3)],
            "base is best on trust_mean among 3 strategies, by 0.10 trust [0.05, 0.15] "
            "(95 %, all strategies together) over near; ",
        ),
        (
            [("base", 0.6, 0.0, 0.0), ("near", 0.5, -0.15, -0.05), ("far", 0.4, -0.5, 0.1)],
            "base leads on trust_mean, by 0.10 trust [0.05, 0.15] "
            "(95 %, all strategies together) over near, but not clearly; ",
        ),
        (
            [("base", 0.6, 0.0, 0.0), ("same", 0.6, 0.0, 0.0)],
            "No difference on trust_mean: same is exactly as base.",
        ),
    ],
)
def test_a_baseline_that_leads_is_spoken_of_as_any_other(
    rows: list[tuple[str, float, float, float]], said: str
) -> None:
    assert sentence(ranked(*rows), "base", lower_is_better=False, precision=None).startswith(said)


def test_a_baseline_ahead_by_less_than_matters_is_no_difference() -> None:
    rows = ranked(("base", 0.6, 0.0, 0.0), ("near", 0.5, -0.15, -0.05))
    said = sentence(rows, "base", lower_is_better=False, precision=None, held=Held(0.2))
    assert said.startswith(
        "No difference on trust_mean that matters: base leads, by 0.10 trust [0.05, 0.15] (95 %) over near"
    )


# ---- The second placebo ----


def test_sessions_without_hours_or_people_are_the_baseline_bit_for_bit(comparison: cl.Comparison) -> None:
    checked = {(one.strategy, one.how): one for one in comparison.hours_checks}
    assert {name for name, _ in checked} == {"placebo", "shadowing"}  # protected time is a rule
    assert all(one.exact and one.against == "baseline" for one in checked.values())
    assert len(checked) == 4


def test_beside_rules_sessions_without_hours_leave_the_rules_alone(tiny_text: str) -> None:
    both = "mixed: [{kind: structured_tool}, {kind: real_time, every_weeks: 1}]\n  protected:"
    scenario = cl.Scenario.from_yaml(tiny_text.replace("protected:", both, 1))
    found = cl.compare(scenario, strategies=["mixed"], replications=2, mechanisms=False, progress=False)
    assert [(one.against, one.exact) for one in found.hours_checks] == [("rules", True)] * 2


def test_a_gain_without_hours_is_caught(tiny_text: str) -> None:
    scenario = cl.Scenario.from_yaml(
        tiny_text.replace("protected:", "lunch: [{kind: free_lunch}]\n  protected:", 1), kinds=[FreeLunch]
    )
    found = cl.compare(scenario, strategies=["lunch"], replications=2, mechanisms=False, progress=False)
    assert [one.exact for one in found.hours_checks] == [False, False]
    assert any("A gain without hours: lunch" in str(part) for part in before_table(found))


def test_it_is_said_before_and_after_the_table(colead: Command, tiny_file: str) -> None:
    said = " ".join(colead("compare", tiny_file, "-n", 2, "--strategy", "shadowing", "--quiet", "--full").out.split())
    assert (
        "No hours, no gain: without hours, and with nobody able to come, shadowing is the organisation as it is" in said
    )
    assert "A gain without hours" not in said


# ---- All hours ----


def test_the_cost_is_every_hour_once(comparison: cl.Comparison) -> None:
    person_weeks = 10 * 12.0
    for cost in comparison.costs[1:]:
        effect = comparison.effect(cost.strategy, "all_hours")
        assert cost.all_hours == pytest.approx(effect.difference * person_weeks)
        assert cost.hours_per_person_week == pytest.approx(effect.difference)
        joint = comparison.effect(cost.strategy, "joint_hours").difference * person_weeks
        assert cost.all_hours == pytest.approx(cost.programme_hours + joint)


def test_reserved_time_is_charged_for_exactly_as_long_as_it_lasts(tiny: cl.Scenario) -> None:
    for lasts, hours in ((12, 60), (2, 10), (1, 5)):
        scenario = tiny.with_(
            {"strategies.protected[0].lasts_weeks": lasts, "strategies.protected[0].hours_per_week": 0.5}
        )
        found = cl.compare(scenario, strategies=["protected"], replications=2, mechanisms=False, progress=False)
        assert found.costs[1].programme_hours == pytest.approx(hours)


def test_net_benefit_is_the_difference_of_net_value_over_that_of_all_hours(comparison: cl.Comparison) -> None:
    for one in comparison.net_benefit:
        if not one.reason:
            value = comparison.effect(one.strategy, "net_value_per_week").difference * 12
            hours = next(cost.all_hours for cost in comparison.costs if cost.strategy == one.strategy)
            assert one.per_100_hours == pytest.approx(100 * value / hours)


def test_displaced_duty_lowers_the_value_by_its_price(tiny: cl.Scenario) -> None:
    free, dear = (
        cl.run(tiny.with_({"behaviour.prices.displaced_hour": price}), "protected", replications=2, progress=False)
        for price in (0, 0.5)
    )
    displaced = free.figure("displaced_hours").values
    assert min(displaced) > 0
    for a, b, hours in zip(
        free.figure("net_value_per_week").values, dear.figure("net_value_per_week").values, displaced, strict=True
    ):
        assert a - b == pytest.approx(0.5 * hours * 10)  # people


# ---- What matters ----


def test_a_smallest_difference_of_no_metric_is_refused_with_its_place(tiny_text: str) -> None:
    text = tiny_text.replace("compare: {", "compare: {matters: {lead_time_men: {difference: 2}}, ")
    with pytest.raises(cl.ScenarioError) as caught:
        cl.Scenario.from_yaml(text)
    problem = caught.value.diagnostics[0]
    assert "lead_time_mean" in str(problem)
    assert problem.line == 1 + tiny_text[: tiny_text.index("compare: {")].count("\n")


def test_below_it_is_no_difference_whatever_the_interval(tiny_text: str) -> None:
    for size in (0.0, 1e6):
        text = tiny_text.replace("compare: {", f"compare: {{matters: {{displaced_hours: {{difference: {size}}}}}, ")
        found = cl.compare(cl.Scenario.from_yaml(text), metric="displaced_hours", mechanisms=False, progress=False)
        effect = found.effect("shadowing", "displaced_hours")
        assert effect.matters == size
        assert (effect.verdict == "immaterial") == (size > 0)
        if size > 0 and found.ranking[0].strategy != "baseline":
            assert found.verdict.startswith("No difference on displaced_hours that matters")


def test_what_matters_changes_no_run(tiny_text: str) -> None:
    text = tiny_text.replace("compare: {", "compare: {matters: {lead_time_mean: {difference: 9}}, ")
    one, other = (cl.Scenario.from_yaml(written) for written in (tiny_text, text))
    assert one.canonical() == other.canonical()


# ---- Ties ----


def test_an_exact_tie_is_no_difference(tiny: cl.Scenario) -> None:
    found = cl.compare(tiny, strategies=["placebo"], replications=3, progress=False)
    assert found.verdict == "No difference on lead_time_mean: placebo is exactly as baseline."
    assert found.effect("placebo", "lead_time_mean").verdict == "immaterial"


def test_an_exact_tie_hides_no_loss_of_the_others(tiny: cl.Scenario) -> None:
    found = cl.compare(tiny, replications=4, metric="value_per_100_hours", mechanisms=False, progress=False)
    assert found.effect("shadowing", "value_per_100_hours").verdict == "worse"
    assert found.verdict.startswith("baseline is best on value_per_100_hours among 3 strategies, by 4.8 ")
    assert found.verdict.endswith("probability best > 0.99. Of the others, placebo is exactly as baseline.")


def test_whoever_leads_has_the_better_mean_from_two_replications_on(tiny: cl.Scenario) -> None:
    found = cl.compare(tiny, replications=2, mechanisms=False, progress=False)
    means = [one.mean for one in found.ranking]
    assert means == sorted(means)
    assert found.ranking[0].strategy == "protected"
    assert "protected leads, by 0.5 h" in found.verdict


def test_nothing_is_infinitely_many_times_as_many(colead: Command, tiny_file: str) -> None:
    said = colead("compare", tiny_file, "-n", 2, "--strategy", "placebo", "--quiet", "--full").out
    assert "inf" not in said.split()


def test_a_gain_for_hours_and_a_value_for_hours_have_two_names(colead: Command, tiny_file: str) -> None:
    """Of a whole run it is the net value for its hours; of a strategy what it gains for those that it takes."""
    options = ("compare", tiny_file, "-n", 2, "--strategy", "shadowing", "--quiet", "--full")
    lines = colead(*options, "--metric", "value_per_100_hours").out.splitlines()
    headings = [(above, line) for above, line in pairwise(lines) if "100 h" in line and "[" not in line]
    assert sum("value per" in above + line for above, line in headings) == 1
    assert [above.split() for above, line in headings if line.startswith("net benefit")] == [["gain", "per"]]


# ---- What the answer rests on ----


def mechanism(gain: float, without: float, half: float) -> Mechanism:
    carried = gain - without
    return Mechanism("strategies.a[0].x", 0.3, "C", gain, without, carried, carried - half, carried + half)


@pytest.mark.parametrize(
    ("gain", "without", "half", "carries", "reverses"),
    [
        (4.0, -1.0, 1.0, True, True),
        (4.0, 2.0, 1.0, True, False),
        (4.0, 2.5, 1.0, False, False),
        (4.0, 0.0, 5.0, False, False),
    ],
)
def test_a_number_carries_from_half_of_the_gain_on_unless_it_is_chance(
    gain: float, without: float, half: float, carries: bool, reverses: bool
) -> None:
    one = mechanism(gain, without, half)
    assert (one.carries, one.reverses) == (carries, reverses)


def test_the_sentence_names_the_number_and_what_is_left() -> None:
    turned = carried_by(Carried("a", "lead_time_mean", "h", 6, 6, (mechanism(4.0, -1.0, 1.0),)))
    assert turned.startswith("All of it rests on one assumed number, strategies.a[0].x = 0.3 (grade C)")
    assert "the sign reverses" in turned
    part = carried_by(Carried("a", "lead_time_mean", "h", 6, 6, (mechanism(4.0, 1.0, 1.0),)))
    assert part.startswith("75 % of it rests on")
    assert "that is what is left" in part
    none = carried_by(Carried("a", "lead_time_mean", "h", 6, 6, (mechanism(4.0, 3.0, 0.5),)))
    assert none == (
        "No single assumed number of what it does carries it: of the one that can be 0, each taken to 0 by itself, the "
        "most, strategies.a[0].x, takes 25 % of the gain away (6 replications)."
    )


def test_a_lead_is_held_against_what_matters_and_says_what_its_interval_is() -> None:
    two = [rank("a", 7.0, -4.0, -2.5), rank("base", 10.0, 0.0, 0.0)]
    three = [rank("a", 7.0, -4.0, -1.5), rank("base", 10.0, 0.0, 0.0), rank("b", 11.0, 0.5, 1.5)]
    assert sentence(two, "base", True, None, Held(2.0)) == (
        "a is better than base on lead_time_mean by 3.0 h [2.5, 4.0] (95 %), more than what matters (2 h); "
        "probability best 0.60."
    )
    assert "[1.5, 4.0] (90 %, all strategies together), perhaps less than what matters (2 h); " in sentence(
        three, "base", True, None, Held(2.0, 0.9)
    )


def test_numbers_that_were_not_tried_are_counted_and_those_of_contact_are_tried(tiny_text: str) -> None:
    many = ", ".join(["{kind: check_in}", "{kind: values_exchange}", "{kind: learning_network}"] * 2)
    fast = f"many: [{many}, {{kind: real_time, every_weeks: 0.2, problem_feed: {{raise_per_hour: 50}}}}]\n  protected:"
    slow = tiny_text.replace("due_days: 3", "due_days: 60\n    detection_days: 20")
    scenario = cl.Scenario.from_yaml(slow.replace("protected:", fast, 1))
    every = mechanism_numbers(scenario, "many")
    assert len(every) > MOST_NUMBERS
    found = cl.compare(scenario, strategies=["many"], replications=3, progress=False)
    assert found.carried is not None
    assert len(found.carried.mechanisms) == MOST_NUMBERS
    assert found.carried.untried == len(every) - MOST_NUMBERS
    assert set(OF_CONTACT) <= {one.path for one in found.carried.mechanisms}
    if not any(one.carries for one in found.carried.mechanisms):
        assert f"of {MOST_NUMBERS} of {len(every)} that can be 0" in found.verdict


def test_hours_and_schedule_are_no_mechanisms() -> None:
    names = [one.path.rsplit(".", 1)[-1] for one in mechanism_numbers(cl.Scenario.load(SMALL), "real_time")]
    assert "raise_per_hour" in names
    assert "contact_understanding" in names
    assert not {"session_hours", "every_weeks", "dose", "share", "minutes_each"} & set(names)


def test_a_gain_is_put_down_to_the_number_it_comes_of(tiny_text: str) -> None:
    slow = tiny_text.replace("due_days: 3", "due_days: 60\n    detection_days: 20")
    fed = "feed: [{kind: real_time, every_weeks: 0.2, problem_feed: {raise_per_hour: 50}}]\n  protected:"
    scenario = cl.Scenario.from_yaml(slow.replace("protected:", fed, 1))
    found = cl.compare(scenario, strategies=["feed"], replications=8, progress=False)
    assert found.carried is not None
    most = found.carried.mechanisms[0]
    assert most.path == "strategies.feed[0].problem_feed.raise_per_hour"
    assert most.carries
    assert most.path in found.verdict


def test_each_number_at_0_is_the_scenario_with_that_number_at_0(tiny_text: str) -> None:
    slow = tiny_text.replace("due_days: 3", "due_days: 60\n    detection_days: 20")
    fed = "feed: [{kind: real_time, every_weeks: 0.2, problem_feed: {raise_per_hour: 50}}]\n  protected:"
    scenario = cl.Scenario.from_yaml(slow.replace("protected:", fed, 1))
    found = cl.compare(scenario, strategies=["feed"], replications=3, progress=False).carried
    assert found is not None
    assert {one.path.split(".")[0] for one in found.mechanisms} == {"strategies", "behaviour"}
    for one in found.mechanisms:
        alone = cl.compare(
            scenario.with_({one.path: 0}), strategies=["feed"], replications=3, mechanisms=False, progress=False
        )
        assert one.without == pytest.approx(-alone.effect("feed", found.metric).difference, rel=1e-12)
    own = sum(one.path.startswith("strategies") for one in found.mechanisms)
    assert found.runs == 3 * (own + 2 * (len(found.mechanisms) - own))


def test_one_minute_in_two_years_changes_next_to_nothing() -> None:
    once = [{"kind": "real_time", "every_weeks": 0, "session_hours": 1 / 60}]
    scenario = cl.Scenario.load(SMALL).with_({"strategies.real_time": once})
    found = cl.compare(scenario, strategies=["real_time"], replications=40, mechanisms=False, progress=False)
    assert abs(found.effect("real_time", "lead_time_mean").difference) < 0.05


def rank(strategy: str, mean: float, low: float, high: float) -> Rank:
    return Rank(strategy, "lead_time_mean", "h", mean, 0.6, 0.0, low, high)


def test_a_clear_lead_that_does_not_matter_is_said_to_be_none() -> None:
    ranks = [rank("a", 9.0, -1.2, -0.8), rank("base", 10.0, 0.0, 0.0)]
    assert sentence(ranks, "base", True, None, Held(2.0)).startswith(
        "No difference on lead_time_mean that matters: a leads"
    )
    assert sentence(ranks, "base", True, None, Held(0.5)).startswith("a is better than base on lead_time_mean by")


def test_a_lead_below_what_matters_is_not_rounded_up_to_it() -> None:
    ranks = [rank("base", 88.0, 0.0, 0.0), rank("a", 89.7, -1.6, 5.0)]
    assert sentence(ranks, "base", True, None, Held(2.0)) == (
        "No difference on lead_time_mean that matters: base leads, by 1.7 h [-1.6, 5.0] (95 %) over a, less than 2 h, "
        "though the interval reaches further (probability best 0.60)."
    )
    assert "by 2 h [-2, 5] (95 %) over a, less than 2.5 h" in sentence(ranks, "base", True, None, Held(2.5))


def test_units_are_words_and_one_point_is_one() -> None:
    ranks = [
        Rank("a", "understanding_mean", "k", 0.5, 0.6, 0.0, 0.03, 0.05),
        Rank("base", "understanding_mean", "k", 0.46, 0.4, 0.0, 0.0, 0.0),
    ]
    assert "by 0.040 understanding [0.030, 0.050] (95 %), more than what matters (0.02 understanding)" in sentence(
        ranks, "base", False, None, Held(0.02)
    )
    shares = [replace(one, metric="joint_share", unit="share") for one in ranks]
    assert "more than what matters (1 point); " in sentence(shares, "base", False, None, Held(0.01))
