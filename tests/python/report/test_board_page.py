# SPDX-License-Identifier: Apache-2.0
"""The page on which a board decides: what it recommends, how sure it is called, and in which words."""

from __future__ import annotations

import html as html_text
import re
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from support import Command

import colead as cl
from colead.base.grades import by_grade
from colead.explain.recorded_run import RunKey, record_runs
from colead.explain.typical import telling
from colead.plots.decision import BEST, OVER, decision_rows
from colead.report import ReportContent, formats, html
from colead.report.grounds import rests_on
from colead.report.lights import computed, evidence, lights, survives
from colead.report.mechanism import mechanism, what_it_costs
from colead.report.sections.decision import caveat, recommendation
from colead.report.turning import what_to_measure
from colead.words import hospital, titles

TIME = "lead_time_mean"


def with_effect(comparison: cl.Comparison, metric: str, group: str = "all", **values: float) -> cl.Comparison:
    """The comparison with other figures for its best strategy."""
    changed = [
        replace(one, **values) if (one.strategy, one.metric, one.group) == (comparison.best, metric, group) else one
        for one in comparison.effects
    ]
    return replace(comparison, effects=tuple(changed))


@pytest.fixture
def helps(comparison: cl.Comparison) -> cl.Comparison:
    figures = {"difference": -4.0, "low": -4.6, "high": -3.4, "baseline_mean": 69.0, "mean": 65.0, "matters": 2.0}
    return with_effect(comparison, TIME, **figures)


def test_what_helps_is_recommended_with_a_verb_and_in_hours(helps: cl.Comparison, tiny: cl.Scenario) -> None:
    said = recommendation(ReportContent(helps, tiny))
    name = titles.plain(helps.best).lower()
    assert said.startswith(
        f"Consider {name}. Decisions are in force 3.4 to 4.6 hours sooner (on average after 65 hours"
    )


def test_within_a_budget_it_is_named(helps: cl.Comparison, tiny: cl.Scenario) -> None:
    said = recommendation(ReportContent(replace(helps, budget_hours_a_year=1e6), tiny))
    assert said.startswith("Within 1,000,000 hours a year: consider ")


def test_what_is_over_the_budget_is_never_recommended(helps: cl.Comparison, tiny: cl.Scenario) -> None:
    page = ReportContent(replace(helps, budget_hours_a_year=-1e6), tiny)
    said = recommendation(page)
    assert said.startswith("No strategy keeps within -1,000,000 hours a year: leave things as they are")
    assert "onsider" not in said


def test_what_may_be_chance_or_does_not_matter_is_left(comparison: cl.Comparison, tiny: cl.Scenario) -> None:
    chance = with_effect(comparison, TIME, difference=-4.0, low=-9.0, high=1.0, matters=2.0)
    small = with_effect(comparison, TIME, difference=-1.0, low=-1.2, high=-0.8, matters=2.0)
    assert "for sure: leave things as they are" in recommendation(ReportContent(chance, tiny))
    assert "as much as matters (2 hours): leave things as they are" in recommendation(ReportContent(small, tiny))


def test_what_would_gain_were_the_budget_larger_is_named_and_not_recommended(
    helps: cl.Comparison, tiny: cl.Scenario
) -> None:
    hours = {cost.strategy: cost.hours_a_year for cost in helps.costs}
    most = hours[helps.best]
    others = tuple(rank for rank in helps.ranking if rank.strategy != helps.best)
    limited = replace(helps, budget_hours_a_year=most - 1.0, ranking=others)
    content = ReportContent(limited, tiny)
    assert limited.over_budget == (helps.best,)
    said = recommendation(content)
    assert "leave things as they are. Nearest comes " in said
    assert said.endswith(
        f"{titles.plain(helps.best)} is over the budget ({most:,.0f} hours a year). With it, decisions are in force "
        "3.4 to 4.6 hours sooner (on average after 65 hours, not 69): look for a smaller form of it."
    )


def test_no_change_is_told_without_digits_that_say_nothing(comparison: cl.Comparison) -> None:
    same = replace(
        comparison.effect("shadowing", TIME),
        difference=-0.004, low=-0.14, high=0.13, baseline_mean=80.988, mean=80.984, matters=2.0,
    )  # fmt: skip
    assert hospital.changed(same) == "Decisions are in force as soon as before (on average after 81.0 hours)"


def test_strategies_are_called_by_their_titles(helps: cl.Comparison, tiny_text: str) -> None:
    line = "shadowing: [{kind: shadowing, dose: 1, every_weeks: 4}]"
    assert line in tiny_text
    titled = tiny_text.replace(line, f"shadowing: {{title: NHS days, interventions: {line.split(': ', 1)[1]}}}")
    both = titled.replace("[{kind: protected_time}]", "{title: NHS days, interventions: [{kind: protected_time}]}")
    assert helps.question is not None
    for text, names in ((titled, ("NHS days", "Protected")), (both, ("NHS days (shadowing)", "NHS days (protected)"))):
        scenario = cl.Scenario.from_yaml(text)
        named = replace(helps, question=replace(helps.question, scenario=scenario))
        assert (named.title_of("shadowing"), named.title_of("protected")) == names
        assert {row["name"] for row in decision_rows(named)} >= set(names)
        page = ReportContent(named, scenario)
        assert page.called("shadowing") == names[0]
    assert page.called("baseline") == "baseline"


def test_the_caveat_counts_the_numbers_that_went_into_the_runs(comparison: cl.Comparison, tiny: cl.Scenario) -> None:
    content = ReportContent(comparison, tiny)
    grades = by_grade(rests_on(content))
    assert f"{grades['C']} of the {sum(grades.values())} numbers" in caveat(content)


def test_three_kinds_of_certainty_are_told_apart(helps: cl.Comparison, tiny: cl.Scenario) -> None:
    content = ReportContent(helps, tiny)
    assert [light.word for light in lights(content).items] == ["Yes", "Not tried", "Very low"]
    assert computed(content).dots == "\u25cf\u25cf\u25cf"
    assert survives(content).level == 0
    assert evidence(content).why.startswith("No study has measured what")


def test_computing_is_unsure_where_the_interval_holds_nothing_or_the_edge(
    comparison: cl.Comparison, tiny: cl.Scenario
) -> None:
    chance = with_effect(comparison, TIME, difference=-4.0, low=-9.0, high=1.0, matters=2.0)
    edge = with_effect(comparison, TIME, difference=-2.5, low=-4.0, high=-1.0, matters=2.0)
    assert computed(ReportContent(chance, tiny)).word == "No"
    assert computed(ReportContent(edge, tiny)).word == "Nearly"


def test_stress_lights_the_second_and_says_what_to_measure(helps: cl.Comparison, tiny: cl.Scenario) -> None:
    stress = cl.stress(tiny, worlds=20, strategies=helps.strategies, horizon_weeks=4, progress=False)
    content = ReportContent(helps, tiny, stress=stress)
    mine = next(one for one in stress.strategies if one.strategy == helps.best)
    assert survives(content).why == f"The best in {20 * mine.share_best:.0f} of 20 plausible worlds ({stress.tried})."
    assert "To learn in which world you are: " in what_to_measure(content)


def test_where_nothing_is_recommended_the_light_is_about_leaving_things(
    comparison: cl.Comparison, tiny: cl.Scenario
) -> None:
    small = with_effect(comparison, TIME, difference=-1.0, low=-1.2, high=-0.8, matters=2.0)
    assert small.recommended is None
    stress = cl.stress(tiny, worlds=20, strategies=small.strategies, horizon_weeks=4, progress=False)
    kept = next(one for one in stress.strategies if one.strategy == small.baseline)
    assert survives(ReportContent(small, tiny, stress=stress)).why == (
        f"To leave things as they are is the best in {20 * kept.share_best:.0f} of 20 plausible worlds "
        f"({stress.tried})."
    )


def test_the_mechanism_names_the_causes_that_change_most(helps: cl.Comparison, tiny: cl.Scenario) -> None:
    one = with_effect(helps, "delay_hours", "undetected", difference=-5.0, low=-5.5, high=-4.5)
    both = with_effect(one, "delay_hours", "work", difference=1.5, low=1.2, high=1.8)
    others = [
        replace(effect, difference=0.0, low=-1.0, high=1.0)
        if (effect.strategy, effect.metric) == (helps.best, "delay_hours")
        and effect.group not in ("undetected", "work")
        else effect
        for effect in both.effects
    ]
    said = mechanism(ReportContent(replace(both, effects=tuple(others)), tiny))
    assert said == (
        "It works through problems noticed sooner (5.0 hours a decision); the price is more work on the decision "
        "itself (1.5 hours a decision)."
    )


def test_what_it_costs_is_hours_a_year_and_of_whom(helps: cl.Comparison, tiny: cl.Scenario) -> None:
    said = what_it_costs(ReportContent(helps, tiny))
    cost = next(cost for cost in helps.costs if cost.strategy == helps.best)
    assert said.startswith(f"It takes {cost.hours_a_year:,.0f} hours a year of everybody together")


def test_shares_are_told_in_thousands_and_scales_as_scales(comparison: cl.Comparison) -> None:
    late = replace(comparison.effect("shadowing", "overdue_share"), difference=-0.007, low=-0.009, high=-0.005)
    assert hospital.changed(late) == "5 to 9 fewer decisions in 1,000 run past the day they are due"
    trust = replace(comparison.effect("shadowing", "trust_mean"), difference=0.05, low=0.04, high=0.06)
    assert hospital.changed(trust).endswith("rises by 0.04 to 0.06 on a scale from 0 to 1")
    days = replace(
        comparison.effect("shadowing", TIME), difference=24.0, low=12.0, high=36.0, baseline_mean=240.0, mean=264.0
    )
    assert (
        hospital.changed(days) == "Decisions are in force 0.5 to 1.5 days later (on average after 11.0 days, not 10.0)"
    )


def test_numbers_have_names_a_hospital_can_read() -> None:
    assert hospital.path_words("decisions.bed_flow.per_week") == "decisions a week (bed flow)"
    assert hospital.path_words("professions.medic.pressure") == "pressure (medic)"
    assert hospital.path_words("strategies.shadowing[0].understanding") == "understanding (shadowing)"


def test_the_picture_says_what_each_strategy_is(helps: cl.Comparison) -> None:
    looks = {row["name"]: row["what"] for row in decision_rows(helps)}
    assert looks[titles.plain(helps.best)] == BEST
    limited = replace(helps, budget_hours_a_year=-1e6)
    assert {row["what"] for row in decision_rows(limited)} == {OVER}


def test_a_gain_points_up_whichever_way_the_metric_goes(helps: cl.Comparison) -> None:
    row = next(row for row in decision_rows(helps) if row["name"] == titles.plain(helps.best))
    assert (row["low"], row["gain"], row["high"]) == (3.4, 4.0, 4.6)


def test_the_typical_decision_is_nearest_to_the_median_change(tiny: cl.Scenario) -> None:
    here, there = record_runs(tiny, ["shadowing", "baseline"], RunKey.of(tiny))
    found = telling(here, there)
    assert found.typical is not None
    assert 0 < found.otherwise <= found.decisions
    pairs = [(one, there.briefs[name]) for name, one in here.briefs.items() if name in there.briefs]
    changed = [
        a.lead_hours - b.lead_hours
        for a, b in pairs
        if (a.chosen, a.style, a.route, a.lead_hours) != (b.chosen, b.style, b.route, b.lead_hours)
    ]
    typical = here.briefs[found.typical].lead_hours - there.briefs[found.typical].lead_hours
    nearer = sum(abs(one) > abs(typical) for one in changed)
    assert nearer > 0  # it is not the extreme one
    for name, sign in ((found.gained, 1), (found.lost, -1)):
        if name is not None:
            assert sign * (here.briefs[name].value - there.briefs[name].value) > 0


def test_words_of_the_machinery_stay_out_of_the_boards_page(helps: cl.Comparison, tiny: cl.Scenario) -> None:
    page = html(ReportContent(helps, tiny))
    board = page[page.index('<section id="decision"') : page.index('<section id="question"')]
    board = re.sub(r"<figure.*?</figure>", "", board, flags=re.DOTALL)
    text = html_text.unescape(re.sub(r"<[^>]+>", " ", board)).lower()
    assert [
        word for word in ("seed", "luck", "tier", "regret", "placebo", "baseline", "replication") if word in text
    ] == []


def test_a_name_without_a_known_ending_is_refused_before_the_work(
    colead: Command, tiny_file: str, tmp_path: Path
) -> None:
    outcome = colead("compare", tiny_file, "--quiet", "--report", tmp_path / "r.odt")
    assert outcome.code == 2
    assert "must end in one of .html, .htm, .pdf, .docx" in outcome.err.replace("\n", " ")
    outcome = colead("compare", tiny_file, "--quiet", "--pdf", tmp_path / "r.html")
    assert outcome.code == 2
    assert "must end in .pdf" in outcome.err


def test_without_its_program_a_format_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ValueError, match="made by pandoc, which is not installed"):
        formats.require_format("r.docx")
    with pytest.raises(ValueError, match="printed by Chromium or Chrome, and none is installed"):
        formats.require_format("r.pdf")
    formats.require_format("r.html")


PROGRAM = """#!{python}
import pathlib, sys
made = next(word.split("=", 1)[1] for word in sys.argv if word.startswith(("--output=", "--print-to-pdf=")))
page = pathlib.Path(sys.argv[-1].removeprefix("file://")).read_text("utf-8")
pathlib.Path(made).write_text(f"{{page.count('<img')}} pictures, scripts: {{'<script' in page}}")
"""


@pytest.mark.parametrize(("name", "ending"), [("pandoc", "docx"), ("chromium", "pdf")])
def test_the_installed_program_makes_the_format(
    name: str,
    ending: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    comparison: cl.Comparison,
    tiny: cl.Scenario,
) -> None:
    program = tmp_path / name
    program.write_text(PROGRAM.format(python=sys.executable), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    page = html(ReportContent(comparison, tiny))
    formats.write(page, tmp_path / f"r.{ending}")
    made = (tmp_path / f"r.{ending}").read_text("utf-8")
    pictures = page.count('<div class="picture"><svg')
    assert pictures > 8
    assert made == (f"{pictures} pictures, scripts: False" if ending == "docx" else "0 pictures, scripts: True")


def test_a_program_that_fails_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "pandoc"
    program.write_text(f"#!{sys.executable}\nimport sys\nsys.exit('no room')\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OSError, match="pandoc failed: no room"):
        formats.write("<p>x</p>", tmp_path / "r.docx")
    assert not (tmp_path / "r.docx").exists()
