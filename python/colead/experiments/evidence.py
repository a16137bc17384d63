# SPDX-License-Identifier: Apache-2.0
"""What has been measured of an organisation: of the metrics of its baseline, with how exact it is."""

from __future__ import annotations

import csv
import io
import math
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from colead import _core
from colead.base.checks import about, real
from colead.base.errors import ModelError
from colead.base.files import read_text
from colead.base.fronts import check_fields
from colead.base.known_names import did_you_mean, unknown_name
from colead.base.shown import ShownFields, quoted
from colead.experiments.judged_metric import metric_named
from colead.experiments.series import Series, series_of
from colead.statistics.student import Array

When = Literal["run", "week", "slope"]
WHENS: tuple[When, ...] = ("run", "week", "slope")
GRADES = ("A", "B", "C", "R")
LARGEST_SURVEY = 1 << 26
NORMAL_95 = 1.959964  # half width of a 95 % interval in standard deviations
NEEDED = ("metric", "value")
TEXTS = ("metric", "group", "time", "grade", "source")
NUMBERS = ("week", "value", "tolerance", "low", "high", "people")
COLUMNS = (*TEXTS, *NUMBERS)
PARTED_OTHERWISE = {";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True, slots=True)
class Evidence(ShownFields):
    """One measured figure of the organisation as it is, that is of the baseline.

    Fields:
        metric, group: which figure, of which part.
        value: what was measured, in the unit of the metric (of a slope: that a year).
        tolerance: its standard deviation, above 0: how exact the measurement is.
        time: "run" for the figure of a whole run, "week" for that of one week, "slope" for its change a year.
        week: which week since observation began, where `time` is "week".
        grade: A, B, C or R: how well it is known.
        source: where it comes from.

    Example:
        >>> cl.Evidence("trust_mean", 0.6, 0.05, source="our survey").statement
        'trust_mean = 0.6 +- 0.05'
    """

    metric: str
    value: float
    tolerance: float
    group: str = "all"
    time: When = "run"
    week: float = 0.0
    grade: str = "C"
    source: str = ""

    def __post_init__(self) -> None:
        with about("evidence"):
            if not math.isfinite(real(f"value of {self.metric}", self.value)):
                raise ValueError(f"value of {self.metric} must be a number, not {self.value!r:.40}")
            if not 0 < real(f"tolerance of {self.metric}", self.tolerance) < math.inf:
                raise ValueError(f"tolerance of {self.metric} must be above 0, not {self.tolerance!r:.40}")
            if not math.isfinite(real(f"week of {self.metric}", self.week)):
                raise ValueError(f"week of {self.metric} must be a number, not {self.week!r:.40}")
            check_fields(self)
            if self.time not in WHENS:
                raise ValueError(unknown_name("time", self.time, WHENS))
            if self.grade not in GRADES:
                raise ValueError(unknown_name("grade", self.grade, GRADES))

    @property
    def name(self) -> str:
        """Which figure it is of, in a few words."""
        part = "" if self.group == "all" else f" ({self.group})"
        when = {"run": "", "week": f" in week {self.week:g}", "slope": " a year"}[self.time]
        return f"{self.metric}{part}{when}"

    @property
    def statement(self) -> str:
        """The figure with its value."""
        return f"{self.name} = {self.value:.4g} +- {self.tolerance:.2g}"


def written_evidence(scenario: _core.Scenario) -> tuple[Evidence, ...]:
    """That of the section `evidence` of a scenario."""
    return tuple(
        Evidence(
            one.metric,
            one.value,
            one.tolerance,
            one.group,
            one.time,
            one.week,
            one.grade or "C",
            one.source,
        )
        for one in scenario.evidence
    )


def checked(evidence: Sequence[Evidence], experiment: _core.Experiment, option: str) -> tuple[Evidence, ...]:
    """The same, all of which the runs give; ModelError for a metric there is not, and a figure that stands twice."""
    with about(option):
        for at, one in enumerate(evidence):
            metric_named(one.metric, experiment.outputs)
            require_observed(one, experiment.scenario.horizon_weeks)
            if one.name in [other.name for other in evidence[:at]]:
                raise ModelError(
                    f"{one.name} stands twice: say once what all measurements of it tell, with its tolerance"
                )
    return tuple(evidence)


def require_observed(one: Evidence, horizon_weeks: float) -> None:
    """ModelError for a week that runs do not come to."""
    if one.time == "week" and not 0 <= one.week <= horizon_weeks:
        raise ModelError(f"week {one.week:g} of {one.metric} is not observed: expected 0 to {horizon_weeks:g}")


def measured(evidence: Sequence[Evidence], experiment: _core.Experiment, results: Sequence[_core.RunResult]) -> Array:
    """The figures of runs [runs, evidence]; NaN where a run has no such figure."""
    over_time = series_of(experiment, results) if any(one.time != "run" for one in evidence) else {}
    return np.stack([_figure(one, experiment, results, over_time) for one in evidence], axis=1)


def _figure(
    one: Evidence,
    experiment: _core.Experiment,
    results: Sequence[_core.RunResult],
    over_time: Mapping[tuple[str, str], Series],
) -> Array:
    """Of each run."""
    if one.time == "run":
        return np.asarray(experiment.values(results, one.metric, one.group), dtype=np.float64)
    found = over_time.get((one.metric, one.group))
    if found is None:
        return np.full(len(results), np.nan)
    return found.slopes() if one.time == "slope" else found.near(one.week)


def read_survey(path: str | os.PathLike[str]) -> tuple[Evidence, ...]:
    """Evidence of a CSV file with a head: metric and value, and either tolerance (a standard deviation), or low and
    high (a 95 % interval), or people (how many were asked, where the value is a share); group, time, week, grade and
    source where they are wanted. ValueError with file, line and column for what is none."""
    name = os.fspath(path)
    with about("data"):
        rows = list(_lines(name))
        if not rows:
            raise ValueError(f"{name}:1:1: the file is empty (expected a head: {', '.join(COLUMNS)})")
        head = [title.strip() for title in rows[0][1]]
        _check_head(name, head)
        known: dict[str, int] = {}
        found = [_row(name, line, head, row, known) for line, row in rows[1:] if any(map(str.strip, row))]
        if not found:
            raise ValueError(f"{name}:2:1: there is no row of evidence under the head")
    return tuple(found)


def _lines(name: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of cells, each with the line at which it begins."""
    try:
        reader = csv.reader(io.StringIO(read_text(Path(name), LARGEST_SURVEY), newline=""), strict=True)
    except (OSError, ValueError) as error:
        raise ValueError(f"{name}: cannot be read: {error}") from None
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise ValueError(f"{name}:{line}:1: {error} (expected cells parted by commas)") from None


def _check_head(name: str, head: Sequence[str]) -> None:
    for mark, called in PARTED_OTHERWISE.items():
        if len(head) == 1 and mark in head[0]:
            raise ValueError(f"{name}:1:1: cells are parted by {called} (expected commas, and points in numbers: 0.6)")
    for at, title in enumerate(head):
        if title not in COLUMNS:
            advice = did_you_mean(title, COLUMNS) or f" (expected one of: {', '.join(COLUMNS)})"
            raise ValueError(f"{name}:1:{at + 1}: unknown column {quoted(title)}{advice}")
        if title in head[:at]:
            raise ValueError(f"{name}:1:{at + 1}: column {quoted(title)} stands twice")
    for title in NEEDED:
        if title not in head:
            raise ValueError(f"{name}:1:1: column '{title}' is missing")


def _row(name: str, line: int, head: Sequence[str], row: Sequence[str], known: dict[str, int]) -> Evidence:
    """What a row says; known: the figures above it, with their lines."""
    if len(row) != len(head):
        raise ValueError(f"{name}:{line}:1: {len(row)} cells (expected {len(head)}, as in the head)")
    cells = {title: cell.strip() for title, cell in zip(head, row, strict=True) if cell.strip()}
    numbers = {title: _number(name, line, head.index(title) + 1, cells[title]) for title in NUMBERS if title in cells}
    for title in NEEDED:
        if title not in cells:
            raise ValueError(f"{name}:{line}:{head.index(title) + 1}: '{title}' is empty")
    try:
        tolerance = _tolerance(numbers)
        time = cells.get("time", "week" if "week" in numbers else "run")
        if (time == "week") != ("week" in numbers):
            raise ValueError("a week belongs to time 'week', and needs one")
        texts = {title: cells[title] for title in ("group", "grade", "source") if title in cells}
        when: When = next((one for one in WHENS if one == time), "run")
        if when != time:
            raise ValueError(unknown_name("time", time, WHENS))
        week = numbers.get("week", 0.0)
        made = Evidence(cells["metric"], numbers["value"], tolerance, time=when, week=week, **texts)
        if (first := known.setdefault(made.name, line)) != line:
            raise ValueError(f"{made.name} stands twice, on line {first} and on line {line}: say once what both tell")
        return made
    except ValueError as error:
        raise ValueError(f"{name}:{line}:1: {error}") from None


def _tolerance(numbers: Mapping[str, float]) -> float:
    given = [ways for ways in (("tolerance",), ("low", "high"), ("people",)) if set(ways) <= set(numbers)]
    if len(given) != 1 or ("low" in numbers) != ("high" in numbers):
        raise ValueError("expected one of: tolerance; low and high; people")
    if given[0] == ("tolerance",):
        return numbers["tolerance"]
    if given[0] == ("people",):
        share, people = numbers["value"], numbers["people"]
        if not 0 <= share <= 1 or people < 1:
            raise ValueError("people belongs to a share from 0 to 1 of at least one person")
        smoothed = (share * people + 2.0) / (people + 4.0)  # Agresti and Coull 1998: no share has an error of 0
        return math.sqrt(smoothed * (1.0 - smoothed) / (people + 4.0))
    low, value, high = (numbers[title] for title in ("low", "value", "high"))
    if not low < high or not low <= value <= high:
        raise ValueError(f"value must lie from low to high, and low below high, not {low:g}, {value:g}, {high:g}")
    return (high - low) / (2.0 * NORMAL_95)


def _number(name: str, line: int, column: int, cell: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f"{name}:{line}:{column}: {quoted(cell)} is no number (expected one such as 0.6)")
    return value
