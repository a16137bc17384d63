# SPDX-License-Identifier: Apache-2.0
"""A page takes no chance for a gain, and no lack of evidence for a lack of difference."""

from __future__ import annotations

from dataclasses import replace

import pytest

import colead as cl
from colead._core import SeriesEffect
from colead.plots.decision import NO_GAIN, OUTDONE, WORTH, decision_rows
from colead.plots.over_time import MOST_LINES
from colead.report import ReportContent, findings
from colead.report.blocks import Grid
from colead.report.lights import computed, survives
from colead.report.sections.answer import sentence
from colead.report.sections.decision import recommendation
from colead.report.sections.relations import relations
from colead.words import hospital, titles
from colead.words.main_metrics import QUALITY

TIME = "lead_time_mean"
Values = dict[str, float]
WIDE: Values = {"difference": -1.0, "low": -11.0, "high": 9.0, "matters": 2.0, "baseline_mean": 60.0, "mean": 59.0}
LUCKY: Values = {"difference": -8.0, "low": -18.0, "high": 2.0, "matters": 2.0, "baseline_mean": 60.0, "mean": 52.0}
SURE: Values = {"difference": -5.0, "low": -6.0, "high": -4.0, "matters": 2.0, "baseline_mean": 60.0, "mean": 55.0}
SAME: Values = {"difference": 0.0, "low": 0.0, "high": 0.0, "matters": 2.0, "baseline_mean": 60.0, "mean": 60.0}
WORSE: Values = {"difference": 9.0, "low": 8.0, "high": 10.0, "matters": 2.0, "baseline_mean": 60.0, "mean": 69.0}


@pytest.fixture
def names(comparison: cl.Comparison) -> tuple[str, str, str]:
    """The best, another, and the rest."""
    first, second, third = (one.strategy for one in comparison.ranking if one.strategy != comparison.baseline)
    return first, second, third


def changed_to(comparison: cl.Comparison, metric: str, **of: Values) -> cl.Comparison:
    effects = [
        replace(one, **of[one.strategy]) if (one.metric, one.group) == (metric, "all") and one.strategy in of else one
        for one in comparison.effects
    ]
    return replace(comparison, effects=tuple(effects))


def test_who_is_better_for_sure_is_not_hidden_by_who_may_be_better_still(
    comparison: cl.Comparison, tiny: cl.Scenario, names: tuple[str, str, str]
) -> None:
    first, second, third = names
    found = changed_to(comparison, TIME, **{first: LUCKY, second: SURE, third: SAME})
    content = ReportContent(found, tiny)
    assert found.recommended is None
    said = sentence(content)
    assert said.startswith(f"The best so far, {titles.plain(first)}, lowers ")
    assert f"which may be chance; {titles.plain(second)} surely lowers" in said
    board = recommendation(content)
    assert board.startswith(f"Consider {second}, which gains for sure. Decisions are in force ")
    assert "no strategy" not in board.lower()
    assert findings.of_decision(content) == f"{titles.plain(first)} may gain most, {second} gains for sure"
    assert findings.of_metric(content, TIME).endswith(f": {second} clearly improves it")


def test_what_is_clearly_worse_may_not_be_chance(
    comparison: cl.Comparison, tiny: cl.Scenario, names: tuple[str, str, str]
) -> None:
    content = ReportContent(changed_to(comparison, TIME, **dict.fromkeys(names, WORSE)), tiny)
    assert sentence(content).startswith("No strategy clearly improves ")
    assert "may be chance" not in sentence(content)


def test_a_wide_interval_is_no_lack_of_difference(
    comparison: cl.Comparison, tiny: cl.Scenario, names: tuple[str, str, str]
) -> None:
    content = ReportContent(changed_to(comparison, TIME, **dict.fromkeys(names, WIDE)), tiny)
    assert findings.of_metric(content, TIME).endswith(": no strategy clearly changes it by as much as 2 hours")
    assert "improves lead time for sure by as much as matters (2 hours)" in recommendation(content).replace(
        titles.metric_title(TIME).lower(), "lead time"
    )
    assert computed(content).word == "No"
    same = ReportContent(changed_to(comparison, TIME, **dict.fromkeys(names, SAME)), tiny)
    assert findings.of_metric(same, TIME).endswith(": no strategy changes it by as much as 2 hours")
    assert "for sure" not in recommendation(same)


def test_as_soon_and_as_good_as_before_are_said_of_narrow_intervals_alone(comparison: cl.Comparison) -> None:
    effect = comparison.effect("shadowing", TIME)
    said = hospital.changed(replace(effect, **WIDE | {"difference": -0.1, "mean": 59.9}))
    assert said.endswith(", but it may be 11 hours sooner or 9 later")
    quality = comparison.effect("shadowing", QUALITY)
    wide = replace(quality, difference=0.001, low=-0.1, high=0.102)
    assert hospital.changed(wide) == "Decisions may be from 10 points in 100 worse to 10 better"
    narrow = replace(quality, difference=0.001, low=-0.002, high=0.004)
    assert hospital.changed(narrow) == "Decisions are as good as before, to half a point in 100"


def test_nobody_is_outdone_by_a_gain_that_may_be_chance_nor_by_an_equal(
    comparison: cl.Comparison, names: tuple[str, str, str]
) -> None:
    first, second, third = names
    equal = [replace(one, hours_a_year=100.0) if one.strategy in names else one for one in comparison.costs]
    found = replace(comparison, costs=tuple(equal))
    looks = _looks(changed_to(found, TIME, **{first: LUCKY, second: SURE, third: SURE}))
    assert [looks[one] for one in names] == [NO_GAIN, WORTH, WORTH]
    less = SURE | {"difference": -4.5, "low": -5.5, "high": -3.5}
    looks = _looks(changed_to(found, TIME, **{first: LUCKY, second: SURE, third: less}))
    assert [looks[one] for one in names] == [NO_GAIN, WORTH, OUTDONE]


def _looks(comparison: cl.Comparison) -> dict[str, str]:
    of = {titles.plain(one): one for one in comparison.strategies}
    return {of[row["name"]]: row["what"] for row in decision_rows(comparison)}


def test_what_no_strategy_changes_is_told_with_its_own_measure(
    comparison: cl.Comparison, tiny: cl.Scenario, names: tuple[str, str, str]
) -> None:
    trust = {"difference": 0.001, "low": -0.001, "high": 0.003, "matters": 0.02}
    understanding = {"difference": 0.05, "low": 0.04, "high": 0.06, "matters": 0.1}
    found = changed_to(comparison, TIME, **{names[0]: SURE})
    found = changed_to(found, "trust_mean", **dict.fromkeys(names, trust))
    said = recommendation(
        ReportContent(changed_to(found, "understanding_mean", **dict.fromkeys(names, understanding)), tiny)
    )
    assert "No strategy changes trust by as much as 0.02 " in said
    assert "No strategy changes understanding by as much as 0.1 " in said
    wide = understanding | {"low": -0.2, "high": 0.3}
    unsure = changed_to(found, "understanding_mean", **dict.fromkeys(names, wide))
    said = recommendation(ReportContent(unsure, tiny))
    assert "understanding by as much" not in said


def test_a_placebo_takes_no_worlds_from_leaving_things_as_they_are(
    comparison: cl.Comparison, tiny: cl.Scenario, names: tuple[str, str, str]
) -> None:
    found = changed_to(comparison, TIME, **dict.fromkeys(names, SAME))
    stress = cl.stress(tiny, worlds=20, strategies=["placebo"], horizon_weeks=4, progress=False)
    light = survives(ReportContent(found, tiny, stress=stress))
    assert light.why.startswith("To leave things as they are is the best in 20 of 20 plausible worlds")
    assert light.word == "Mostly"


@pytest.mark.parametrize(("rivals", "alike"), [(6, True), (12, False)])
def test_a_strategy_has_one_colour_in_figures_side_by_side(rivals: int, alike: bool) -> None:
    unit = cl.Scenario.load("small_unit").with_({"horizon_weeks": 4, "warm_up_weeks": 0})
    names = [name for name in unit.strategies if name != "baseline"][:rivals]
    found = cl.compare(unit, strategies=names, replications=2, mechanisms=False, progress=False)
    orders = {"a->b": 1, "b->a": 12, "a->c": 5, "c->a": 7}  # others end highest and lowest in each
    points = [
        SeriesEffect(name, week, "trust_mean", group, "trust", 2, 0.5 + order * place % 13 * week / 200, 0.0, 0.0, 0.0)
        for group, order in orders.items()
        for place, name in enumerate(found.strategies)
        for week in (0.0, 4.0)
    ]
    section = relations(ReportContent(replace(found, series_effects=tuple(points)), unit))
    assert section is not None
    lines = next(block for block in section.blocks if isinstance(block, Grid)).figures
    assert len(lines) == 4
    shown = [tuple(figure.table.headers[1:]) for figure in lines if figure.table is not None]
    assert (len(set(shown)) == 1) is alike
    for names_shown in shown:
        assert len(names_shown) <= MOST_LINES
        assert "Baseline" in names_shown
