# SPDX-License-Identifier: Apache-2.0
"""What pages say is neither more nor other than what the figures say."""

from __future__ import annotations

import html as html_text
import re
from dataclasses import replace
from pathlib import Path

import pytest

import colead as cl
from colead.browser.content import content_of
from colead.experiments.checks import placebos_told
from colead.experiments.price import loses, price, stay_open
from colead.explain.lab import lab_story
from colead.explain.recorded_run import RunKey, record_runs
from colead.explain.why_decision import account_in
from colead.plots.decision import BEST, NO_GAIN, OUTDONE, WORTH, decision_rows
from colead.plots.effects import effects_panel
from colead.plots.outcomes import outcomes_panel
from colead.plots.over_time import heat_map_panel
from colead.plots.ranking import ranking_panel
from colead.report import ReportContent, html
from colead.report.lights import survives
from colead.report.mechanism import what_it_costs
from colead.report.odd import arising_in
from colead.report.page import compiled
from colead.report.sections.answer import sentence
from colead.report.sections.decision import recommendation
from colead.report.stills import still
from colead.report.turning import would_turn
from colead.words import hospital, phrases, titles

TIME = "lead_time_mean"
NET = "net_value_per_week"


def with_effect(comparison: cl.Comparison, strategy: str, metric: str, **values: float) -> cl.Comparison:
    changed = [
        replace(one, **values) if (one.strategy, one.metric, one.group) == (strategy, metric, "all") else one
        for one in comparison.effects
    ]
    return replace(comparison, effects=tuple(changed))


@pytest.fixture
def helps(comparison: cl.Comparison) -> cl.Comparison:
    gain = {"difference": -4.0, "low": -4.6, "high": -3.4, "baseline_mean": 69.0, "mean": 65.0, "matters": 2.0}
    return with_effect(comparison, comparison.best, TIME, **gain)


def test_a_still_picture_keeps_every_digit_of_its_texts(comparison: cl.Comparison) -> None:
    drawn = still(compiled(heat_map_panel(comparison, "trust_mean")), "chart-1", 400).svg
    cells = re.findall(r">(\d\.\d+)</text>", drawn)
    assert [cell for cell in cells if len(cell) == 5]
    means = {f"{one.mean:.3f}" for one in comparison.series_effects if one.metric == "trust_mean"}
    assert {cell for cell in cells if len(cell) == 5} <= means
    assert not re.search(r' (?:d|transform)="[^"]*\d\.\d{3,}', drawn)


def test_a_gain_that_may_be_chance_or_does_not_matter_is_not_worth_a_look(helps: cl.Comparison) -> None:
    other = next(one for one in helps.strategies[1:] if one != helps.best)
    small = {"difference": -0.01, "low": -0.1, "high": 0.08, "matters": 2.0}
    looks = {row["name"]: row["what"] for row in decision_rows(with_effect(helps, other, TIME, **small))}
    assert looks[titles.plain(helps.best)] == BEST
    assert looks[titles.plain(other)] == NO_GAIN
    large = {"difference": -3.0, "low": -3.5, "high": -2.5, "matters": 2.0}
    looks = {row["name"]: row["what"] for row in decision_rows(with_effect(helps, other, TIME, **large))}
    assert looks[titles.plain(other)] in (WORTH, OUTDONE)


def test_who_is_told_to_consider_it_is_told_that_it_does_not_pay(helps: cl.Comparison, tiny: cl.Scenario) -> None:
    worse = {"difference": -1.0, "low": -1.1, "high": -0.9, "baseline_mean": 2.5, "mean": 1.5, "matters": 0.0}
    dear = with_effect(helps, helps.best, NET, **worse)
    assert loses(dear, dear.best)
    content = ReportContent(dear, tiny)
    assert "But it takes hours that the scenario values above what better decisions bring." in recommendation(content)
    assert "net value falls from 2.5 to 1.5 value points a week" in what_it_costs(content)
    better = {"difference": 1.0, "low": 0.9, "high": 1.1, "baseline_mean": 1.5, "mean": 2.5, "matters": 0.0}
    good = ReportContent(with_effect(helps, helps.best, NET, **better), tiny)
    assert "But it takes hours" not in recommendation(good)
    assert "brings more than it costs: net value rises from 1.5 to 2.5" in what_it_costs(good)


def test_hours_of_each_profession_are_of_the_hours_of_all(comparison: cl.Comparison, tiny: cl.Scenario) -> None:
    told = what_it_costs(ReportContent(comparison, tiny))
    whole = float(re.findall(r"It takes ([\d,.]+) hours", told)[0].replace(",", ""))
    of_each = {who: float(hours.replace(",", "")) for hours, who in re.findall(r"([\d,.]+) of each (\w+)", told)}
    people = {one.group: one.posts for one in comparison.people if one.by == "profession"}
    assert set(of_each) == set(people)
    assert sum(people[who] * hours for who, hours in of_each.items()) == pytest.approx(whole, abs=0.1 * tiny.people)


def test_hours_of_duty_are_told_where_they_change(comparison: cl.Comparison) -> None:
    metric = {"difference": 0.5, "low": 0.4, "high": 0.6, "matters": 0.0}
    assert comparison.source is not None
    hours = 0.5 * comparison.source.people * 52.1775
    said = price(with_effect(comparison, "shadowing", "displaced_hours", **metric), "shadowing")
    assert said.startswith(f"{hours:,.0f} hours a year more than before come out of clinical or operational duty.")


def test_decisions_that_stay_open_are_counted_with_it_and_without_it(comparison: cl.Comparison) -> None:
    none = {"mean": 0.0, "baseline_mean": 0.0, "difference": 0.0, "low": 0.0, "high": 0.0, "pairs": 4, "matters": 0.01}
    some = none | {"mean": 0.03, "baseline_mean": 0.01, "difference": 0.02, "low": 0.015, "high": 0.025}
    metric = "never_decided_share"
    assert stay_open(with_effect(comparison, "shadowing", metric, **none), "shadowing").startswith("No decision is ")
    assert stay_open(with_effect(comparison, "shadowing", metric, **some), "shadowing") == (
        "Of 1,000 decisions that are a year old, 30 are still open with it and 10 without it."
    )


def test_both_placebos_are_told_and_a_failure_is(comparison: cl.Comparison, tiny: cl.Scenario) -> None:
    held = placebos_told.held(comparison.placebo, comparison.hours_checks, comparison.title_of)
    assert held.startswith("Both placebos held: ")
    broken = tuple(replace(one, exact=False) for one in comparison.hours_checks[:1])
    page = html(ReportContent(replace(comparison, hours_checks=broken), tiny))
    assert "A placebo failed: " in page
    assert "Both placebos held" not in page


def test_a_heading_of_a_story_is_followed_by_what_it_announces(tiny: cl.Scenario) -> None:
    here, there = record_runs(tiny, ["shadowing", "baseline"], RunKey.of(tiny))
    announced = 0
    for name in list(here.briefs)[:40]:
        if name not in there.briefs:
            continue
        for passage in lab_story(account_in(there, name), account_in(here, name)):
            assert not passage.lines or not passage.lines[-1].endswith(":"), passage
            assert not any(" 0 of 0 pieces" in f" {line}" for line in passage.lines)
            announced += any("would have turned it, all else as it was: if" in line for line in passage.lines)
    assert announced


def test_classes_that_come_up_nowhere_are_not_counted() -> None:
    small = cl.Scenario.load("small_unit").with_({"horizon_weeks": 2, "warm_up_weeks": 0})
    found = cl.compare(small, strategies=["check_ins"], replications=2, mechanisms=False, progress=False)
    content = ReportContent(found, small)
    assert "service_redesign" not in arising_in(content.settings)
    assert "decisions of 6 classes" in html(content)


def test_every_tier_has_one_word() -> None:
    assert set(phrases.TIERS) == {"early", "mid", "senior", "board"}
    assert phrases.post("trust.manager.board.1") == "the board-level manager no. 1 of trust"


def test_long_names_beside_an_axis_stand_in_lines_and_are_not_cut(helps: cl.Comparison, tiny_text: str) -> None:
    title = "Protected hour (senior people, 1 hour a week)"
    line = "shadowing: [{kind: shadowing, dose: 1, every_weeks: 4}]"
    assert line in tiny_text
    titled = tiny_text.replace(line, f'shadowing: {{title: "{title}", interventions: {line.split(": ", 1)[1]}}}')
    assert helps.question is not None
    named = replace(helps, question=replace(helps.question, scenario=cl.Scenario.from_yaml(titled)))
    for panel in (ranking_panel(named), effects_panel(named, TIME), outcomes_panel(named)):
        drawn = html_text.unescape(still(compiled(panel), "chart-1", 380).svg)
        assert "\u2026" not in drawn
        assert "Protected hour" in drawn
        assert title not in drawn.replace("</tspan>", "")


@pytest.mark.parametrize(("other", "none"), [(0.0, "makes a difference"), (3.0, "improves")])
def test_what_changes_nothing_is_not_said_to_raise_by_0(
    comparison: cl.Comparison, tiny: cl.Scenario, other: float, none: str
) -> None:
    same = {"difference": 0.0, "low": 0.0, "high": 0.0}
    more = {"difference": other, "low": other - 0.1, "high": other + 0.1, "matters": 2.0}
    best = comparison.best
    (rival,) = (one for one in comparison.strategies[1:] if one not in (best, "placebo"))
    content = ReportContent(with_effect(with_effect(comparison, best, TIME, **same), rival, TIME, **more), tiny)
    title = content.title(best)
    said = sentence(content)
    assert said.startswith(f"No strategy {none} ")
    assert said.endswith(f": the best, {title}, leaves mean lead time exactly as it is.")
    trust = replace(comparison.effect(best, "trust_mean"), difference=0.0, low=0.0, high=0.0)
    assert hospital.changed(trust) == "Trust between professions stays exactly as it is"


def test_a_stress_test_of_other_values_is_not_told_of_these(tmp_path: Path) -> None:
    scenario = cl.Scenario.load("small_unit").only("shadowing").with_({"horizon_weeks": 4, "warm_up_weeks": 1})
    stress = cl.stress(scenario, worlds=20, replications=1, progress=False)
    for other, message in (
        (scenario.with_({"load": 3}), "the stress test is of 'small_unit' with other values"),
        (scenario.with_({"name": "elsewhere"}), "the stress test is of 'small_unit', not of 'elsewhere'"),
    ):
        compared = cl.compare(other, replications=2, progress=False)
        with pytest.raises(ValueError, match=message):
            compared.report(tmp_path / "report.html", stress=stress)
        with pytest.raises(ValueError, match=message):
            content_of(other, stress)
    assert list(tmp_path.iterdir()) == []
    assert content_of(scenario, stress)["stressed"] == f"{stress.sentence}."


def test_a_stress_test_judged_by_another_figure_does_not_light_the_answer(tiny: cl.Scenario) -> None:
    compared = cl.compare(tiny, strategies=["shadowing"], replications=2, metric=TIME, progress=False)
    stress = cl.stress(tiny, worlds=20, strategies=["shadowing"], metric="trust_mean", horizon_weeks=4, progress=False)
    content = ReportContent(compared, tiny, stress=stress)
    light = survives(content)
    assert (light.word, light.why) == (
        "Not tried",
        "In other worlds it was judged by trust between professions alone, not by mean lead time.",
    )
    (turns,) = would_turn(content)
    assert "Not yet tried" in str(turns)
    assert content_of(tiny, stress)["stressed"].startswith("Judged by trust between professions: ")
