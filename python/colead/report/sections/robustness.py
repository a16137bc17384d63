# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

from colead.plots.ranking import ranking_panel, robustness_panel
from colead.report import chance, findings
from colead.report.blocks import Cell, Figure, Section, Table, Variant, Words
from colead.report.content import ReportContent
from colead.words import titles

if TYPE_CHECKING:
    from colead.experiments.stress_answer import Stress
    from colead.statistics.flips import Flip

CLEAR = 0.05  # how often chance may show as strong a turn


def robustness(content: ReportContent) -> Section:
    blocks: list[object] = _over_chance(content)
    if content.stress is None:
        blocks.append(
            Words(
                "Other assumptions were not tried. A stress run draws the uncertain numbers from their ranges many "
                "times, says in how many of these worlds each strategy is the best, and which number would turn the "
                "ranking. From runs that were kept:",
                "missing",
                command="colead report STORE --stress 100",
            )
        )
    else:
        blocks += _over_worlds(content, content.stress)
    return Section("robustness", "Would the ranking hold?", blocks)


def _over_chance(content: ReportContent) -> list[object]:
    ranking = content.comparison.ranking
    if not ranking:
        return []
    unit = titles.difference_unit(ranking[0].unit)
    by = titles.scale(ranking[0].unit)
    rows: list[list[Cell]] = [
        [
            content.title(one.strategy),
            chance.in_words(one.probability_best),
            titles.figures(by * one.expected_regret, None),
        ]
        for one in ranking
    ]
    title = titles.metric_title(ranking[0].metric)
    spoken = "; ".join(f"{name} {probability}" for name, probability, _ in rows)
    return [
        Words(
            f"Judged by {title.lower()}, as far as chance goes: with so many runs, how probable is it that each "
            "strategy is truly the best of all, and what would choosing it be expected to lose against the best?"
        ),
        Figure(
            findings.of_ranking(content),
            [Variant("", ranking_panel(content.comparison), f"Probability of being the best. {spoken}.")],
            table=Table(
                "Probability of being the best, and expected loss",
                ["Strategy", "Probability of being the best", f"Expected loss against the best ({unit})"],
                rows,
                numeric=frozenset({1, 2}),
            ),
        ),
    ]


def _over_worlds(content: ReportContent, stress: Stress) -> list[object]:
    by, unit = titles.scale(stress.unit), titles.difference_unit(stress.unit)
    rows: list[list[Cell]] = [
        [
            content.title(one.strategy),
            "over the budget"
            if one.over and not stress.best.over
            else f"{100 * one.share_best:.0f} ({100 * one.low:.0f} to {100 * one.high:.0f})",
            f"{titles.figures(by * one.gain, None)} ({titles.figures(by * one.gain_low, None)} to "
            f"{titles.figures(by * one.gain_high, None)})",
            titles.figures(by * one.expected_regret, None),
        ]
        for one in stress.strategies
    ]
    headers = [
        "Strategy",
        "Best in % of worlds (interval)",
        f"Gain, {unit} (middle 90 % of worlds)",
        f"Expected loss, {unit}",
    ]
    best = stress.best
    won = best.share_best * stress.worlds
    spoken = "; ".join(f"{row[0]} {row[1]}" for row in rows)
    return [
        Words(
            f"{content.title(best.strategy)} is the best in {100 * best.share_best:.0f}\u00a0% of {stress.worlds} "
            f"{stress.sort_of_worlds}, judged by {titles.metric_title(stress.metric).lower()}. In each world the "
            f"uncertain numbers were drawn anew from their ranges, for all strategies alike ({stress.tried}).",
        ),
        Figure(
            f"{content.title(best.strategy)} is the best in {won:.0f} of {stress.worlds} worlds",
            [Variant("", robustness_panel(stress), f"Share of worlds in per cent, with its interval. {spoken}.")],
            table=Table("The ranking over plausible worlds", headers, rows, numeric=frozenset({1, 2, 3})),
        ),
        *_turns(content, stress),
    ]


def _turns(content: ReportContent, stress: Stress) -> list[object]:
    blocks: list[object] = []
    if stress.flips:
        rows = [_turn(content, flip) for flip in _worth_telling(stress)]
        headers = ["When this number", "is", "the best is", "Best there", "How sure"]
        blocks.append(Table("Numbers that would turn the ranking", headers, rows))
    else:
        blocks.append(
            Words(f"In {stress.worlds} worlds no single number was seen to turn the ranking within its range.")
        )
    measure = stress.measure_next
    if measure is not None:
        enough = f": {stress.measurement}" if stress.measurement else ""
        grade = measure.grade or "not given"
        blocks.append(Words(f"The number most worth measuring next: {measure.path} (grade {grade}){enough}."))
    return blocks


def _worth_telling(stress: Stress) -> list[Flip]:
    """All that are clear, or a few hints where none is."""
    clear = [flip for flip in stress.flips if flip.chance <= CLEAR]
    return clear[:10] or list(stress.flips[:5])


def _turn(content: ReportContent, flip: Flip) -> list[Cell]:
    side = "above" if flip.above else "below"
    sure = "clear" if flip.chance <= CLEAR else "a hint: chance could show as much"
    there = f"in {100 * flip.share:.0f} % of worlds, the favourite in {100 * flip.favourite_share:.0f} %"
    return [
        flip.path,
        f"{side} {flip.value:.3g} ({flip.low:.3g} to {flip.high:.3g})",
        content.title(flip.strategy),
        there,
        sure,
    ]
