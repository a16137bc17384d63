# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from collections import Counter

from colead import _core
from colead.base.grades import by_grade
from colead.report.blocks import Fold, Section, Table, Words
from colead.report.content import ReportContent
from colead.report.grounds import rests_on
from colead.sources import told

GRADES = {
    "A": "A: seen at the source",
    "B": "B: standard reference",
    "C": "C: assumption, no measurement known",
    "R": "R: computed by us",
    "": "not graded: a choice or a size",
}
ORIGINS = {
    "written": "written in the scenario",
    "stated": "written with its own source",
    "default": "default of the model",
}


def assumptions(content: ReportContent) -> Section:
    records = rests_on(content)
    grades = by_grade(records)
    origins = Counter(str(record.origin) for record in records)
    counted = Table(
        "How well the numbers are known (what one source says counts once)",
        ["Grade", "Numbers"],
        [[words, grades[grade]] for grade, words in GRADES.items() if grades[grade]],
        numeric=frozenset({1}),
    )
    everything = Table(
        "Every number with its range, grade and source",
        ["Number", "Value", "Unit", "Plausible range", "Grade", "Source", "Where it was written"],
        [_row(record) for record in records],
        numeric=frozenset({1}),
        searchable=True,
    )
    return Section(
        "assumptions",
        "What this rests on",
        [
            Words(
                f"{grades.total():,} numbers went into the simulation.{_repeated(len(records), grades.total())} "
                f"{origins['written'] + origins['stated']:,} are written in the scenario, {origins['default']:,} are "
                "defaults of the model. Those of strategies that were not run are not among them."
            ),
            counted,
            Fold("Every assumption", [everything]),
        ],
    )


def _repeated(places: int, numbers: int) -> str:
    """What one source says counts once, in however many places it stands."""
    return f" They stand in {places:,} places, for what one source says counts once." if places > numbers else ""


def _row(record: _core.Assumption) -> list[str]:
    place = f"{record.file}, line {record.line}" if record.line else ORIGINS.get(record.origin, record.origin)
    unit = "" if record.unit == "1" else record.unit
    source = told(record.source)
    return [record.path, f"{record.value:.6g}", unit, _range(record), record.grade, source, place]


def _range(record: _core.Assumption) -> str:
    """Only where somebody stated one; the limits of what can be typed are no plausible range."""
    return f"{record.low:.4g} to {record.high:.4g}" if record.origin == "stated" else ""
