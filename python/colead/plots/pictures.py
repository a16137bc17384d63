# SPDX-License-Identifier: Apache-2.0
"""Charts as pictures for slides, without a browser and without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from colead.base.optional_libraries import drawing_library
from colead.plots.benefit import benefit_against_hours
from colead.plots.decision import decision, decision_rows
from colead.plots.delay import delay
from colead.plots.effects import effects, known
from colead.plots.outcomes import outcome_rows, outcomes
from colead.plots.over_time import heat_map, series_groups, trust, understanding
from colead.plots.people import people, people_rows
from colead.plots.ranking import ranking
from colead.words.main_metrics import PEOPLE_METRICS

if TYPE_CHECKING:
    from colead.experiments.compared import Compared

PIXELS_PER_POINT = 2.0


def write_png(comparison: Compared, folder: str | Path) -> list[Path]:
    """One PNG for each chart the comparison has data for, into a folder that is made where missing."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for name, draw in charts(comparison):
        path = target / f"{name}.png"
        path.write_bytes(png(draw()))
        written.append(path)
    return written


def png(chart: Any) -> bytes:
    vl_convert = drawing_library()
    return bytes(vl_convert.vegalite_to_png(chart.to_json(), scale=PIXELS_PER_POINT))


def svg(chart: Any) -> str:
    vl_convert = drawing_library()
    return str(vl_convert.vegalite_to_svg(chart.to_json()))


def write_picture(chart: Any, path: str | Path) -> None:
    """As SVG or PNG, by the end of the name. ValueError for another one."""
    target = Path(path)
    if target.suffix == ".svg":
        target.write_text(svg(chart), encoding="utf-8")
    elif target.suffix == ".png":
        target.write_bytes(png(chart))
    else:
        raise ValueError(f"a picture is a .svg or .png file, not '{path}'")


def charts(comparison: Compared) -> Iterator[tuple[str, Callable[[], Any]]]:
    """File stem and chart. Strategies are numbered: their names are no safe file names."""
    metrics = known(comparison, None)
    if decision_rows(comparison):
        yield "decision", partial(decision, comparison)
    if metrics:
        yield "effects", partial(effects, comparison)
    if "decision_efficiency" in metrics:
        yield "benefit_against_hours", partial(benefit_against_hours, comparison)
    if outcome_rows(comparison):
        yield "outcomes", partial(outcomes, comparison)
    if comparison.ranking:
        yield "ranking", partial(ranking, comparison)
    if "delay_hours" in comparison.metric_names:
        yield "delay", partial(delay, comparison)
        for number, strategy in enumerate(comparison.strategies[1:], 1):
            yield f"delay_{number:02}", partial(delay, comparison, strategy)
    if any(people_rows(comparison, metric) for metric in PEOPLE_METRICS):
        yield "people", partial(people, comparison)
    for metric, draw in (("trust_mean", trust), ("understanding_mean", understanding)):
        if series_groups(comparison, metric):
            yield metric, partial(draw, comparison)
            yield f"{metric}_heat_map", partial(heat_map, comparison, metric)
