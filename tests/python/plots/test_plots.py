# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import dataclasses
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from report_samples import with_series
from support import Command

import colead as cl
from colead.plots import ComparisonPlots
from colead.plots.benefit import benefit_rows
from colead.plots.delay import baseline_rows, bridge_rows
from colead.plots.effects import effects_panel
from colead.plots.labels import APART, WIDEST, spread, with_labels
from colead.plots.outcomes import outcome_rows
from colead.plots.people import group_rows
from colead.plots.style import VERDICTS
from colead.words import titles

JARGON = ("_mean", "lead_time", "->", "decision_efficiency", "NaN")


def spoken(chart: Any) -> list[str]:
    """Every text a reader of the chart sees: titles, subtitles and the words in its data."""

    def walk(node: Any, key: str = "") -> list[str]:
        if isinstance(node, dict):
            return [text for name, child in node.items() for text in walk(child, name)]
        if isinstance(node, list):
            return [text for child in node for text in walk(child, key)]
        return [node] if isinstance(node, str) and key in ("title", "subtitle", "text", "name", "says", "pair") else []

    return walk(json.loads(chart.to_json()))


def marks_of(chart: Any) -> set[str]:
    """Kinds of the marks of a chart."""

    def walk(node: Any) -> list[str]:
        if isinstance(node, dict):
            mark = node.get("mark")
            own = [] if mark is None else [mark if isinstance(mark, str) else mark["type"]]
            return own + [found for key, child in node.items() if key != "mark" for found in walk(child)]
        return [found for child in node for found in walk(child)] if isinstance(node, list) else []

    return set(walk(json.loads(chart.to_json())))


def rows_of(chart: Any) -> list[dict[str, Any]]:
    return max(json.loads(chart.to_json())["datasets"].values(), key=len)


@pytest.fixture(scope="module")
def sampled(comparison: cl.Comparison) -> cl.Comparison:
    return with_series(comparison)


def test_effects_shows_every_strategy_with_its_own_interval(comparison: cl.Comparison) -> None:
    shown = {row["name"]: row for row in rows_of(effects_panel(comparison, "lead_time_mean"))}
    assert list(shown) == [titles.plain(strategy) for strategy in comparison.strategies[1:]]
    for strategy in comparison.strategies[1:]:
        effect, row = comparison.effect(strategy, "lead_time_mean"), shown[titles.plain(strategy)]
        assert (row["low"], row["difference"], row["high"]) == pytest.approx(
            (effect.low, effect.difference, effect.high), rel=1e-5
        )
        assert row["verdict"] == VERDICTS[effect.verdict][0]


def test_shares_are_shown_in_percentage_points(comparison: cl.Comparison) -> None:
    strategy = comparison.strategies[1]
    row = rows_of(effects_panel(comparison, "overdue_share"))[0]
    assert row["difference"] == pytest.approx(100 * comparison.effect(strategy, "overdue_share").difference, rel=1e-5)


def test_effects_of_an_unknown_metric_names_the_ones_there_are(comparison: cl.Comparison) -> None:
    with pytest.raises(ValueError, match=r"unknown metric 'lead_time_men' \(did you mean 'lead_time_mean'\?\)"):
        comparison.plot.effects(["lead_time_men"])


def test_a_series_of_one_point_is_shown_as_a_point(sampled: cl.Comparison) -> None:
    last = max(point.week for point in sampled.series_effects)
    one = dataclasses.replace(sampled, series_effects=cl.Rows(p for p in sampled.series_effects if p.week == last))
    marks = {chart: marks_of(chart.plot.trust()) for chart in (sampled, one)}
    assert marks == {sampled: {"area", "line"}, one: {"rule", "point"}}
    with pytest.raises(cl.UnknownNameError, match=r"unknown metric over time 'trust_men' \(did you mean 'trust_mean'"):
        sampled.plot.over_time("trust_men")


def test_baseline_waterfall_adds_up_to_the_lead_time(comparison: cl.Comparison) -> None:
    *causes, total = baseline_rows(comparison)
    expected = comparison.effect(comparison.strategies[1], "delay_hours").baseline_mean
    assert total["end"] == pytest.approx(expected, rel=1e-5)
    assert [row["start"] for row in causes] == pytest.approx([0.0, *(row["end"] for row in causes[:-1])])
    assert causes[-1]["end"] == pytest.approx(total["end"])


def test_bridge_leads_from_the_baselines_lead_time_to_the_strategys(comparison: cl.Comparison) -> None:
    for strategy in comparison.strategies[1:]:
        effect = comparison.effect(strategy, "delay_hours")
        before, *changes, after = bridge_rows(comparison, strategy)
        assert (before["end"], after["end"]) == pytest.approx((effect.baseline_mean, effect.mean), rel=1e-4)
        assert changes[0]["start"] == pytest.approx(before["end"], rel=1e-5)
        assert changes[-1]["end"] == pytest.approx(after["end"], rel=1e-5)
        assert all(
            (row["end"] < row["start"]) == (row["kind"] == "less") for row in changes if row["end"] != row["start"]
        )


def test_outcomes_of_a_strategy_add_up_to_all_decisions(comparison: cl.Comparison) -> None:
    sums: dict[str, float] = {}
    for row in outcome_rows(comparison):
        sums[row["name"]] = sums.get(row["name"], 0.0) + row["share"]
    assert list(sums) == [titles.plain(strategy) for strategy in comparison.strategies]
    assert list(sums.values()) == pytest.approx([100.0] * len(sums), abs=0.01)


def test_names_beside_points_do_not_overlap(comparison: cl.Comparison) -> None:
    rows = benefit_rows(comparison, "decision_efficiency")
    bounds = [0.0, *(row[key] for row in rows for key in ("low", "high"))]
    apart = (max(bounds) - min(bounds)) * APART
    heights = sorted(row["label_at"] for row in rows)
    assert all(above - below > 0.999 * apart for below, above in pairwise(heights))


def test_a_long_name_stands_in_lines_that_fit_beside_a_point_on_a_phone() -> None:
    rows = [
        {"name": "Protected hour (senior people, 1 hour a week)", "hours": 900, "gain": 2.0, "low": 1.0, "high": 3.0},
        {"name": "Away day", "hours": 100, "gain": 1.9, "low": 1.0, "high": 3.0},
    ]
    placed = {row["name"]: row for row in with_labels(rows, "gain", 340)}
    lines = placed[rows[0]["name"]]["label"].split("\n")
    assert " ".join(lines) == rows[0]["name"]
    assert max(map(len, lines)) <= WIDEST
    apart = placed[rows[0]["name"]]["label_at"] - placed["Away day"]["label_at"]
    assert apart == pytest.approx(3.0 * APART * (1 + len(lines)) / 2)


def test_names_stay_beside_points_that_have_room_and_share_the_shift_where_they_have_none() -> None:
    assert spread([0.0, 5.0, 9.0], 1.0) == [0.0, 5.0, 9.0]
    assert spread([2.0, 2.0, 2.0], 1.0) == pytest.approx([1.0, 2.0, 3.0])
    assert spread([0.0, 2.0, 2.5, 9.0], 1.0) == pytest.approx([0.0, 1.75, 2.75, 9.0])


def test_lines_over_time_carry_the_interval_of_the_paired_difference(sampled: cl.Comparison) -> None:
    strategy = sampled.strategies[1]
    point = next(
        p for p in sampled.series_effects if (p.strategy, p.week, p.group) == (strategy, 8.0, "manager->medic")
    )
    row = next(
        row
        for row in rows_of(sampled.plot.trust([strategy]))
        if (row["name"], row["week"]) == (titles.plain(strategy), 8)
    )
    assert (row["mean"], row["low"], row["high"]) == pytest.approx((point.mean, 0.5 + point.low, 0.5 + point.high))


def test_heat_map_has_a_slider_over_the_weeks_sampled(sampled: cl.Comparison) -> None:
    chart = json.loads(sampled.plot.heat_map().to_json())
    slider = next(param for param in chart["params"] if param["name"] == "week")
    assert (slider["value"], slider["bind"]["min"], slider["bind"]["max"], slider["bind"]["step"]) == (8, 0, 8, 4)


def test_a_comparison_without_samples_says_so(comparison: cl.Comparison) -> None:
    with pytest.raises(ValueError, match="unknown metric over time 'buy_in'"):
        comparison.plot.over_time("buy_in")


def test_charts_speak_plain_words(sampled: cl.Comparison) -> None:
    plot = sampled.plot
    charts = [
        plot.effects(),
        plot.benefit_against_hours(),
        plot.decision(),
        plot.outcomes(),
        plot.delay(),
        plot.people(),
        plot.trust(),
        plot.heat_map(),
    ]
    texts = [text for chart in charts for text in spoken(chart)]
    assert [text for text in texts if any(word in text for word in JARGON)] == []


def test_every_chart_becomes_a_picture(sampled: cl.Comparison, tmp_path: Path) -> None:
    written = sampled.plot.write_png(tmp_path / "slides")
    names = {path.name for path in written}
    assert {
        "effects.png",
        "benefit_against_hours.png",
        "decision.png",
        "outcomes.png",
        "delay.png",
        "people.png",
        "trust_mean.png",
    } <= names
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in written)


def test_pictures_from_the_command_line(colead: Command, tiny_file: str, tmp_path: Path) -> None:
    outcome = colead("compare", tiny_file, "-n", 2, "--quiet", "--png", tmp_path / "slides")
    assert outcome.code == 0, outcome.err
    assert (tmp_path / "slides" / "effects.png").exists()
    assert "slides" in outcome.err


def test_a_file_is_no_folder_for_pictures(colead: Command, tiny_file: str) -> None:
    outcome = colead("compare", tiny_file, "-n", 2, "--quiet", "--png", tiny_file)
    assert outcome.code == 2
    assert "is not a folder" in outcome.err


def test_plot_gives_the_charts_of_this_comparison(comparison: cl.Comparison) -> None:
    assert isinstance(comparison.plot, ComparisonPlots)
    assert comparison.plot.effects().to_dict() == comparison.plot.effects().to_dict()


def test_groups_of_people_are_shown_with_their_own_intervals(comparison: cl.Comparison) -> None:
    rows = {row["name"]: row for row in group_rows(comparison, "shadowing", "displaced_hours")}
    found = {
        one.group: one for one in comparison.people if (one.strategy, one.figure) == ("shadowing", "displaced_hours")
    }
    assert rows["Everybody"]["difference"] == pytest.approx(found["all"].difference, rel=1e-5)
    assert (rows["Managers"]["low"], rows["Managers"]["high"]) == pytest.approx(
        (found["manager"].low, found["manager"].high), rel=1e-5
    )
    assert {"North", "South"} <= set(rows)
    assert rows["Everybody"]["verdict"] == "worse"  # shadowing takes hours


def test_an_unknown_figure_of_people_names_the_ones_there_are(comparison: cl.Comparison) -> None:
    with pytest.raises(ValueError, match=r"figure must be one of regret, own_score.*not 'joy'"):
        comparison.plot.groups("joy")
