# SPDX-License-Identifier: Apache-2.0
"""The report as a file: what stands in it, in which order; nothing in it runs or loads but its own scripts."""

from __future__ import annotations

import base64
import hashlib
import html as html_text
import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from report_samples import HOSTILE, network_story
from support import Command

import colead as cl
from colead.experiments.forms import Branch
from colead.explain import two_runs, waterfall
from colead.plots.waiting import waiting_rows
from colead.report import ReportContent, html
from colead.report.chance import chance_of_gain, in_words
from colead.report.collect import collect, snapshot
from colead.report.collect import network_story as network_of
from colead.report.decision_story import story_of
from colead.report.inline import json_for_script, require_inlinable
from colead.report.layout import Post, positions
from colead.report.network import NetworkStory
from colead.report.sentences import change
from colead.report.stress_des import checklist
from colead.statistics.student import t_quantile
from colead.words import phrases
from colead.words.titles import plain

# The order in which a board reads (what has no data yet is left out).
ORDER = [
    "decision", "question", "answer", "not-happened", "effects", "hours", "relations", "decisions", "people",
    "network", "two-runs", "robustness", "assumptions", "model", "repeat",
]  # fmt: skip


@pytest.fixture(scope="module")
def page(comparison: cl.Comparison, tiny: cl.Scenario) -> str:
    return html(ReportContent(comparison, tiny))


@pytest.fixture(scope="module")
def story(comparison: cl.Comparison) -> NetworkStory:
    return network_story(comparison.strategies)


def scripts(page: str) -> list[str]:
    return re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)


def test_sections_stand_in_the_order_a_board_reads(page: str) -> None:
    found = re.findall(r'<section id="([\w-]+)"', page)
    assert found == [name for name in ORDER if name in found]
    assert {
        "decision",
        "question",
        "answer",
        "effects",
        "hours",
        "decisions",
        "people",
        "assumptions",
        "model",
        "repeat",
    } <= set(found)
    assert re.findall(r'<li><a href="#([\w-]+)">', page) == found


def test_policy_lets_exactly_the_pages_own_scripts_and_style_count(page: str) -> None:
    policy = html_text.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])  # type: ignore[index]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    inline = [*scripts(page), *re.findall(r"<style>(.*?)</style>", page, flags=re.DOTALL)]
    wanted = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline}
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == wanted


def test_the_head_says_what_was_compared(page: str) -> None:
    assert '<p class="subtitle">3 strategies against Baseline, 4 paired runs each</p>' in page


def test_nothing_is_asked_of_a_network(page: str) -> None:
    assert re.findall(r'<[^>]+\s(?:src|href|action|data)="(?!#)[^"]*"', page) == []
    assert re.search(r"@import|url\(", page.split("</style>", maxsplit=1)[0]) is None


def test_no_attribute_carries_a_script_or_a_style(page: str) -> None:
    body = page[page.index("<body>") : page.index("<script")]
    assert re.findall(r"<[^>]*\s(?:on\w+|style)=", body) == []


def test_hostile_names_are_text(tiny_text: str) -> None:
    text = re.sub(r"^(title|question): .*$", f'\\1: "{HOSTILE} & more"', tiny_text, flags=re.MULTILINE)
    scenario = cl.Scenario.from_yaml(text)
    comparison = cl.compare(scenario, replications=2, progress=False)
    page = html(ReportContent(comparison, scenario))
    assert HOSTILE not in page
    assert html_text.escape(HOSTILE) in page


def test_data_cannot_end_their_script() -> None:
    text = json_for_script({"name": "</script><!--&\u2028\u2029"})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"name": "</script><!--&\u2028\u2029"}


@pytest.mark.parametrize("script", ["x = '</SCRIPT>'", "// <!-- old"])
def test_a_script_that_could_end_its_element_is_refused(script: str) -> None:
    with pytest.raises(ValueError, match="must not contain"):
        require_inlinable(script, "x.js")


def test_every_figure_has_a_description_and_its_data(page: str) -> None:
    figures = re.findall(r'<figure class="chart".*?</figure>', page, flags=re.DOTALL)
    assert len(figures) > 8
    for figure in figures:
        assert re.search(r'role="img" aria-label="[^"]{20,}"', figure), figure[:200]
        assert '<details class="data">' in figure
        assert figure.count("<tr>") > 1


def test_equal_comparisons_give_equal_bytes(comparison: cl.Comparison, tiny: cl.Scenario, page: str) -> None:
    assert html(ReportContent(replace(comparison, seconds=1.0), tiny)) == page


def test_every_number_that_went_into_the_runs_is_listed_and_no_other(tiny: cl.Scenario) -> None:
    some = cl.compare(tiny, strategies=["protected"], replications=2, mechanisms=False, progress=False)
    listed = html(ReportContent(some, tiny))
    listed = listed[listed.index('id="assumptions"') : listed.index('id="model"')]
    assert "strategies.protected[0]" in listed
    assert "strategies.shadowing[0]" not in listed


def test_every_number_of_the_scenario_is_listed(page: str, tiny: cl.Scenario) -> None:
    listed = page[page.index('id="assumptions"') : page.index('id="model"')]
    assert [record.path for record in tiny.assumptions if f">{record.path}<" not in listed] == []


def test_the_answer_names_interval_and_probability(comparison: cl.Comparison, tiny: cl.Scenario) -> None:
    seen = {"difference": 0.05, "low": 0.03, "high": 0.07, "standard_error": 0.02 / t_quantile(0.975, 3)}
    sure = [
        replace(effect, **seen) if effect.metric == "decision_efficiency" else effect for effect in comparison.effects
    ]
    page = html(ReportContent(replace(comparison, effects=tuple(sure), ranking=()), tiny))
    answer = page[page.index('id="answer"') :]
    lead = re.findall(r'<p class="lead">(.*?)</p>', answer)[0].replace("\u00a0", " ")
    assert "raises quality of decisions by 5.0 percentage points (95 % interval 3.0 to 7.0; from 1 perc" in lead
    assert "; from 1 percentage point on it matters)" in lead
    assert re.search(r"probability that it helps at all is (more than )?\d", lead)


def test_an_unclear_answer_is_called_unclear(comparison: cl.Comparison, tiny: cl.Scenario) -> None:
    vague = [replace(effect, difference=0.01, low=-0.03, high=0.05) for effect in comparison.effects]
    page = html(ReportContent(replace(comparison, effects=tuple(vague), ranking=()), tiny))
    assert "No strategy clearly improves quality of decisions" in page


def test_a_fall_is_said_with_its_ends_in_order(comparison: cl.Comparison) -> None:
    effect = replace(
        comparison.effect(comparison.strategies[1], "lead_time_mean"), difference=-4.0, low=-5.0, high=-3.0
    )
    assert change(effect, "95 %") == "lowers mean lead time by 4.0 hours (95 % interval 3.0 to 5.0)"
    unclear = replace(effect, low=-9.0, high=1.0)
    assert change(unclear, "95 %") == "lowers mean lead time by 4 hours (95 % interval \u22121 to 9)"


def test_a_comparison_without_its_scenario_makes_no_report(comparison: cl.Comparison, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="needs the scenario"):
        replace(comparison, question=None).report(tmp_path / "r.html")


def test_checklist_has_the_twenty_items(comparison: cl.Comparison, tiny: cl.Scenario) -> None:
    items = checklist(ReportContent(comparison, tiny))
    assert [item.name.split(" ")[0] for item in items] == [
        f"{part}.{number}"
        for part, last in ((1, 3), (2, 5), (3, 4), (4, 3), (5, 4), (6, 1))
        for number in range(1, last + 1)
    ]
    assert all(item.answer or item.missing for item in items)


def test_chance_of_gain_is_the_share_of_the_posterior_on_the_better_side(comparison: cl.Comparison) -> None:
    effect = comparison.effect(comparison.strategies[1], "lead_time_mean")
    touching = replace(effect, difference=-1.0, standard_error=1 / t_quantile(0.975, 8), pairs=9)
    assert chance_of_gain(touching) == pytest.approx(0.975, abs=1e-9)
    assert chance_of_gain(replace(touching, better="higher")) == pytest.approx(0.025, abs=1e-9)
    assert chance_of_gain(replace(touching, better="neither")) is None
    assert chance_of_gain(replace(touching, standard_error=0.0)) is None


def test_certainty_is_never_claimed() -> None:
    assert (in_words(1.0), in_words(0.0)) == ("more than 99.9\u00a0%", "less than 0.1\u00a0%")


def test_positions_are_the_same_every_time_and_nobody_covers_another(story: NetworkStory) -> None:
    ties = story.runs[0].snapshots[0].keys()
    at = positions(story.posts, ties)
    assert np.array_equal(at, positions(story.posts, ties))
    assert np.hypot(*at.T).max() <= 1 + 1e-12
    apart = np.hypot(*(at[:, None] - at[None, :]).transpose(2, 0, 1)) + 9 * np.eye(len(at))
    assert apart.min() > 0.02


def test_network_travels_whole(story: NetworkStory) -> None:
    data = story.block().data
    for given, run in zip(story.runs, data["runs"], strict=True):
        pairs = list(zip(run["ties"][::2], run["ties"][1::2], strict=True))
        for ties, frame in zip(given.snapshots, run["frames"], strict=True):
            kept = {tie: level / 200 for tie, level in zip(pairs, base64.b64decode(frame), strict=True) if level != 255}
            assert kept == pytest.approx(dict(ties), abs=0.0026)


def test_report_from_the_command_line(colead: Command, tiny_file: str, tmp_path: Path) -> None:
    outcome = colead("compare", tiny_file, "-n", 2, "--quiet", "--report", tmp_path / "r.html")
    assert outcome.code == 0, outcome.err
    assert "r.html" in outcome.err
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert f"colead compare {tiny_file} --replications 2 --seed" in html_text.unescape(page)


def test_the_answer_is_judged_by_what_the_comparison_is_judged_by(comparison: cl.Comparison, tiny: cl.Scenario) -> None:
    content = ReportContent(comparison, tiny)
    assert content.main_metric == comparison.ranking[0].metric == "lead_time_mean"
    by_quality = [replace(rank, metric="decision_efficiency") for rank in comparison.ranking]
    assert ReportContent(replace(comparison, ranking=tuple(by_quality)), tiny).main_metric == "decision_efficiency"


def test_ranking_gives_every_strategy_its_probability(page: str, comparison: cl.Comparison) -> None:
    section = page[page.index('id="robustness"') : page.index('id="assumptions"')]
    rows = re.findall(r'<tr><th scope="row">([^<]*)</th><td class="number">([^<]*)</td>', section)
    expected = [(plain(rank.strategy), in_words(rank.probability_best)) for rank in comparison.ranking]
    assert [(name, html_text.unescape(chance)) for name, chance in rows] == expected
    assert "Other assumptions were not tried" in section


def test_stress_says_in_how_many_worlds_each_strategy_is_best(comparison: cl.Comparison, tiny: cl.Scenario) -> None:
    stress = cl.stress(tiny, worlds=20, strategies=comparison.strategies, progress=False)
    page = html(ReportContent(comparison, tiny, stress=stress))
    section = page[page.index('id="robustness"') : page.index('id="assumptions"')]
    assert f"the best in {100 * stress.best.share_best:.0f}\u00a0% of 20 plausible worlds" in section
    assert "were not tried" not in section
    assert "no stress run" not in page
    assert stress.question is not None
    assert stress.question.command().split("--seed")[0] in page[page.index('id="repeat"') :]


def test_report_of_a_store_needs_no_new_run(colead: Command, tiny_file: str, tmp_path: Path) -> None:
    store, first, again = tmp_path / "runs.sqlite", tmp_path / "first.html", tmp_path / "again.html"
    made = colead("compare", tiny_file, "-n", 3, "--quiet", "--store", store, "--report", first)
    assert made.code == 0, made.err
    outcome = colead("report", store, "--report", again, "--scenario", tiny_file, "--quiet")
    assert outcome.code == 0, outcome.err
    assert again.read_bytes() == first.read_bytes()


def test_another_scenario_is_refused(colead: Command, tiny_file: str, tiny_text: str, tmp_path: Path) -> None:
    store, other = tmp_path / "runs.sqlite", tmp_path / "other.yaml"
    other.write_text(tiny_text.replace("per_week: 6", "per_week: 7"), encoding="utf-8")
    colead("compare", tiny_file, "-n", 2, "--quiet", "--store", store)
    outcome = colead("report", store, "--report", tmp_path / "r.html", "--scenario", other)
    assert outcome.code == 2
    assert "is not the scenario of these runs" in outcome.err


def test_a_ties_trust_is_the_mean_of_its_directions() -> None:
    ties = cl.Table.from_columns(
        {"source": ["a", "b", "c"], "target": ["b", "a", "a"], "trust": [0.2, 0.6, 0.5]},
    )
    posts = [Post(name, "medic", "ward") for name in "abc"]
    assert snapshot(ties, posts) == pytest.approx({(0, 1): 0.4, (0, 2): 0.5})


def test_the_network_shown_is_that_of_the_runs_compared(tiny: cl.Scenario) -> None:
    story = network_of(tiny, ["baseline", "shadowing"], seed=tiny.seed, frames=3)
    assert story.weeks == [0.0, 6.0, 12.0]
    assert [run.strategy for run in story.runs] == ["baseline", "shadowing"]
    assert len(story.posts) == tiny.people
    assert {post.unit for post in story.posts} == set(tiny.units)
    run = cl.Simulation(tiny, "shadowing", seed=tiny.seed)
    run.run_until(12.0)
    assert story.runs[1].snapshots[-1] == snapshot(run.network.ties, list(story.posts))
    assert story.runs[0].snapshots[-1] != story.runs[1].snapshots[-1]


def test_both_runs_of_a_decision_are_told_and_their_hours_add_up(tiny: cl.Scenario, comparison: cl.Comparison) -> None:
    found = two_runs(tiny, strategy="shadowing", against="baseline", seed=comparison.seed)
    story = story_of(found)
    assert [run.strategy for run in story.runs] == ["baseline", "shadowing"]
    for run, account in zip(story.runs, (found.there, found.here), strict=True):
        assert sum(run.hours_by_cause.values()) == pytest.approx(account.record.lead_hours, abs=1e-6)
        assert run.happenings
    assert [passage.title for passage in story.story][:2] == ["What came up", "What each knew"]
    assert len(story.differences) == len(found.differences)
    assert {what: (before, after) for what, before, after in story.differences}["What was chosen"] == (
        phrases.option(found.there.record.chosen),
        phrases.option(found.here.record.chosen),
    )


def test_a_written_report_has_the_network_and_the_two_runs(comparison: cl.Comparison, tmp_path: Path) -> None:
    page = comparison.report(tmp_path / "r.html").read_text(encoding="utf-8")
    found = re.findall(r'<section id="([\w-]+)"', page)
    assert found == ORDER


def test_hours_waited_for_professions_add_up_to_the_lead_time(tiny: cl.Scenario) -> None:
    found = waterfall(tiny, strategy="shadowing", replications=2)
    rows = waiting_rows(found)
    assert sum(row["hours"] for row in rows) == pytest.approx(found.hours, rel=1e-5)
    assert {row["group"] for row in rows} >= {"Managers", "Medics"}


def test_harm_that_an_average_hides_is_told(comparison: cl.Comparison, tiny: cl.Scenario) -> None:
    first = next(one for one in comparison.people if one.figure == "own_score" and one.group == "medic")
    harmed = replace(first, difference=-0.2, low=-0.3, high=-0.1, worse=True, hidden_harm=True)
    section = html(ReportContent(replace(comparison, people=(*comparison.people, harmed)), tiny))
    assert "Harm that an average hides" in section
    assert "Harm that an average hides" not in html(ReportContent(replace(comparison, people=()), tiny))


def test_what_the_comparison_checked_of_itself_is_told(page: str) -> None:
    repeat = page[page.index('id="repeat"') :]
    assert "Both placebos held: " in repeat
    assert "times as many runs would be needed" in repeat


def test_a_branch_is_told_as_one(comparison: cl.Comparison) -> None:
    assert comparison.question is not None
    asked = replace(comparison.question, form=Branch(6.0))
    content = collect(replace(comparison, question=asked))
    assert content.network is None
    assert content.decisions is None
    assert "--branch-week 6 " in html(content)
